/* SPDX-License-Identifier: Apache-2.0 */
#include "engine/ir/dump.h"

#include "base/text.h"

/* clang-format off */
static const char *const kinds[] = {
	[TG_IR_NONE] = "none", [TG_IR_ABSENT] = "absent",
	[TG_IR_COMPOUND] = "compound", [TG_IR_DECL_STMT] = "decl-stmt",
	[TG_IR_EXPR_STMT] = "expr-stmt", [TG_IR_IF] = "if", [TG_IR_WHILE] = "while",
	[TG_IR_DO] = "do", [TG_IR_FOR] = "for", [TG_IR_FOR_RANGE] = "for-range",
	[TG_IR_SWITCH] = "switch", [TG_IR_CASE] = "case", [TG_IR_DEFAULT] = "default",
	[TG_IR_BREAK] = "break", [TG_IR_CONTINUE] = "continue", [TG_IR_RETURN] = "return",
	[TG_IR_GOTO] = "goto", [TG_IR_GOTO_INDIRECT] = "goto-indirect", [TG_IR_LABEL] = "label",
	[TG_IR_NULL_STMT] = "null-stmt", [TG_IR_ASM] = "asm", [TG_IR_TRY] = "try",
	[TG_IR_CATCH] = "catch",
	[TG_IR_INTEGER] = "integer", [TG_IR_FLOATING] = "floating",
	[TG_IR_CHARACTER] = "character", [TG_IR_STRING] = "string", [TG_IR_REF] = "ref",
	[TG_IR_MEMBER] = "member", [TG_IR_SUBSCRIPT] = "subscript", [TG_IR_CALL] = "call",
	[TG_IR_UNARY] = "unary", [TG_IR_BINARY] = "binary", [TG_IR_ASSIGN] = "assign",
	[TG_IR_CONDITIONAL] = "conditional", [TG_IR_CAST] = "cast", [TG_IR_SIZEOF] = "sizeof",
	[TG_IR_ALIGNOF] = "alignof", [TG_IR_OFFSETOF] = "offsetof",
	[TG_IR_INIT_LIST] = "init-list", [TG_IR_DESIGNATED] = "designated",
	[TG_IR_COMPOUND_LITERAL] = "compound-literal", [TG_IR_STMT_EXPR] = "stmt-expr",
	[TG_IR_LABEL_ADDRESS] = "label-address", [TG_IR_GENERIC] = "generic",
	[TG_IR_VA_ARG] = "va-arg", [TG_IR_BUILTIN] = "builtin", [TG_IR_NEW] = "new",
	[TG_IR_DELETE] = "delete", [TG_IR_LAMBDA] = "lambda", [TG_IR_THROW] = "throw",
	[TG_IR_THIS] = "this",
	[TG_IR_UNIT] = "unit", [TG_IR_FUNCTION] = "function", [TG_IR_PARAM] = "param",
	[TG_IR_VAR] = "var", [TG_IR_RECORD] = "record", [TG_IR_FIELD] = "field",
	[TG_IR_ENUM] = "enum", [TG_IR_ENUM_CONSTANT] = "enum-constant",
	[TG_IR_TYPEDEF] = "typedef", [TG_IR_NAMESPACE] = "namespace",
	[TG_IR_STATIC_ASSERT] = "static-assert", [TG_IR_OTHER] = "other",
	[TG_IR_BASE] = "base",
};

static const char *const ops[] = {
	[TG_OP_NONE] = "", [TG_OP_ADD] = "+", [TG_OP_SUB] = "-", [TG_OP_MUL] = "*",
	[TG_OP_DIV] = "/", [TG_OP_REM] = "%", [TG_OP_SHL] = "<<", [TG_OP_SHR] = ">>",
	[TG_OP_AND] = "&", [TG_OP_OR] = "|", [TG_OP_XOR] = "^", [TG_OP_LT] = "<",
	[TG_OP_GT] = ">", [TG_OP_LE] = "<=", [TG_OP_GE] = ">=", [TG_OP_EQ] = "==",
	[TG_OP_NE] = "!=", [TG_OP_LAND] = "&&", [TG_OP_LOR] = "||", [TG_OP_COMMA] = ",",
	[TG_OP_ASSIGN] = "=", [TG_OP_PRE_INC] = "++pre", [TG_OP_PRE_DEC] = "--pre",
	[TG_OP_POST_INC] = "post++", [TG_OP_POST_DEC] = "post--", [TG_OP_ADDRESS] = "&",
	[TG_OP_DEREF] = "*", [TG_OP_PLUS] = "+", [TG_OP_MINUS] = "-", [TG_OP_NOT] = "~",
	[TG_OP_LNOT] = "!", [TG_OP_REAL] = "__real", [TG_OP_IMAG] = "__imag",
	[TG_OP_EXTENSION] = "__extension__", [TG_OP_DOT] = ".", [TG_OP_ARROW] = "->",
	[TG_OP_ARRAY_FORM] = "[]", [TG_OP_PLACEMENT] = "placement",
	[TG_OP_DYNAMIC] = "dynamic",
};
/* clang-format on */

_Static_assert(sizeof(kinds) / sizeof(*kinds) == TG_IR_KINDS, "every kind has a name");
_Static_assert(sizeof(ops) / sizeof(*ops) == TG_OPS, "every operator has a name");

const char *tg_ir_kind_name(unsigned kind)
{
	return kind < TG_IR_KINDS ? kinds[kind] : "";
}

static void put_op(struct tg_buf *out, const struct tg_ir_node *node)
{
	if (!node->op || node->op >= TG_OPS)
		return;
	tg_buf_printf(out, " %s%s", ops[node->op],
		      node->kind == TG_IR_ASSIGN && node->op != TG_OP_ASSIGN ? "=" : "");
}

static void put_type(struct tg_buf *out, const struct tg_ir *ir, const char *before, tg_type type)
{
	if (!type)
		return;
	tg_buf_puts(out, before);
	tg_escape_terminal(out, tg_str(tg_ir_text(ir, ir->type[type].name)), false);
}

static void put_value(struct tg_buf *out, const struct tg_ir *ir, tg_node n)
{
	const struct tg_ir_node *node = &ir->node[n];

	switch (node->kind) {
	case TG_IR_STRING:
		tg_buf_puts(out, " = \"");
		tg_escape_terminal(out, tg_str_n(tg_ir_text(ir, node->extra), (size_t)node->value),
				   false);
		tg_buf_puts(out, "\"");
		break;
	case TG_IR_FLOATING:
		tg_buf_printf(out, " = %.17g", tg_ir_real(ir, n));
		break;
	case TG_IR_INIT_LIST:
		tg_buf_printf(out, " of %lld", (long long)node->value);
		break;
	case TG_IR_DESIGNATED:
		if (!node->decl)
			tg_buf_printf(out, " [%lld]", (long long)node->value);
		if (node->extra > 1)
			tg_buf_printf(out, " and %u more", node->extra - 1);
		break;
	default:
		if (node->flags & TG_IR_HAS_VALUE)
			tg_buf_printf(out, " = %lld", (long long)node->value);
		break;
	}
	if (node->kind == TG_IR_SIZEOF || node->kind == TG_IR_ALIGNOF)
		put_type(out, ir, " of ", node->extra);
}

static void put_place(struct tg_buf *out, const struct tg_ir *ir, const struct tg_ir_node *node)
{
	const struct tg_ir_loc *loc = &ir->loc[node->loc];

	if (node->loc) {
		tg_buf_puts(out, " @");
		if (node->flags & TG_IR_IN_HEADER) {
			tg_escape_terminal(out, tg_str(tg_ir_text(ir, ir->file[loc->file].path)),
					   false);
			tg_buf_putc(out, ':');
		}
		tg_buf_printf(out, "%u:%u", loc->line, loc->column);
	}
	if (node->flags & TG_IR_IMPLICIT)
		tg_buf_puts(out, " implicit");
	if (node->flags & TG_IR_IN_MACRO) {
		tg_buf_puts(out, node->flags & TG_IR_MACRO_ARG ? " argument of " : " macro ");
		tg_escape_terminal(out, tg_str(tg_ir_text(ir, ir->macro[node->macro].name)), false);
	}
}

static void put_node(struct tg_buf *out, const struct tg_ir *ir, tg_node n, unsigned depth)
{
	const struct tg_ir_node *node = &ir->node[n];

	tg_buf_printf(out, "%*s%s", (int)depth * 2, "", tg_ir_kind_name(node->kind));
	put_op(out, node);
	if (node->decl) {
		tg_buf_puts(out, " '");
		tg_escape_terminal(out, tg_str(tg_ir_text(ir, ir->decl[node->decl].name)), false);
		tg_buf_puts(out, "'");
	}
	put_type(out, ir, " : ", node->type);
	put_value(out, ir, n);
	if (node->kind != TG_IR_ABSENT && node->kind != TG_IR_UNIT)
		put_place(out, ir, node);
	tg_buf_putc(out, '\n');
}

/* In pre-order; the depth follows from the ends of the open nodes. */
static void put_tree(struct tg_buf *out, const struct tg_ir *ir, tg_node top)
{
	tg_node n, open = ir->node[top].parent;
	unsigned depth = 0;

	for (n = top; n < ir->node[top].end; n++) {
		for (; open != ir->node[n].parent; open = ir->node[open].parent)
			depth--;
		put_node(out, ir, n, depth);
		depth++;
		open = n;
	}
}

void tg_ir_dump(struct tg_buf *out, const struct tg_ir *ir, const char *function)
{
	uint32_t i;

	if (!function) {
		put_tree(out, ir, 1);
		return;
	}
	for (i = 1; i < ir->function_count; i++) {
		const struct tg_ir_decl *decl = &ir->decl[ir->functions[i]];

		if (strcmp(tg_ir_text(ir, decl->name), function) == 0)
			put_tree(out, ir, decl->node);
	}
}
