/* SPDX-License-Identifier: Apache-2.0 */
/* Expressions. */
#include "engine/lower/lower_state.h"

/* enum CXBinaryOperatorKind -> enum tg_ir_op; compound assignments give their base. */
static enum tg_ir_op binary_op(enum CXBinaryOperatorKind kind)
{
	static const uint8_t ops[] = {
		[CXBinaryOperator_Mul] = TG_OP_MUL,       [CXBinaryOperator_Div] = TG_OP_DIV,
		[CXBinaryOperator_Rem] = TG_OP_REM,       [CXBinaryOperator_Add] = TG_OP_ADD,
		[CXBinaryOperator_Sub] = TG_OP_SUB,       [CXBinaryOperator_Shl] = TG_OP_SHL,
		[CXBinaryOperator_Shr] = TG_OP_SHR,       [CXBinaryOperator_LT] = TG_OP_LT,
		[CXBinaryOperator_GT] = TG_OP_GT,         [CXBinaryOperator_LE] = TG_OP_LE,
		[CXBinaryOperator_GE] = TG_OP_GE,         [CXBinaryOperator_EQ] = TG_OP_EQ,
		[CXBinaryOperator_NE] = TG_OP_NE,         [CXBinaryOperator_And] = TG_OP_AND,
		[CXBinaryOperator_Xor] = TG_OP_XOR,       [CXBinaryOperator_Or] = TG_OP_OR,
		[CXBinaryOperator_LAnd] = TG_OP_LAND,     [CXBinaryOperator_LOr] = TG_OP_LOR,
		[CXBinaryOperator_Assign] = TG_OP_ASSIGN, [CXBinaryOperator_MulAssign] = TG_OP_MUL,
		[CXBinaryOperator_DivAssign] = TG_OP_DIV, [CXBinaryOperator_RemAssign] = TG_OP_REM,
		[CXBinaryOperator_AddAssign] = TG_OP_ADD, [CXBinaryOperator_SubAssign] = TG_OP_SUB,
		[CXBinaryOperator_ShlAssign] = TG_OP_SHL, [CXBinaryOperator_ShrAssign] = TG_OP_SHR,
		[CXBinaryOperator_AndAssign] = TG_OP_AND, [CXBinaryOperator_XorAssign] = TG_OP_XOR,
		[CXBinaryOperator_OrAssign] = TG_OP_OR,   [CXBinaryOperator_Comma] = TG_OP_COMMA,
	};

	return (unsigned)kind < sizeof(ops) ? (enum tg_ir_op)ops[kind] : TG_OP_NONE;
}

static enum tg_ir_op unary_op(enum CXUnaryOperatorKind kind)
{
	static const uint8_t ops[] = {
		[CXUnaryOperator_PostInc] = TG_OP_POST_INC,
		[CXUnaryOperator_PostDec] = TG_OP_POST_DEC,
		[CXUnaryOperator_PreInc] = TG_OP_PRE_INC,
		[CXUnaryOperator_PreDec] = TG_OP_PRE_DEC,
		[CXUnaryOperator_AddrOf] = TG_OP_ADDRESS,
		[CXUnaryOperator_Deref] = TG_OP_DEREF,
		[CXUnaryOperator_Plus] = TG_OP_PLUS,
		[CXUnaryOperator_Minus] = TG_OP_MINUS,
		[CXUnaryOperator_Not] = TG_OP_NOT,
		[CXUnaryOperator_LNot] = TG_OP_LNOT,
		[CXUnaryOperator_Real] = TG_OP_REAL,
		[CXUnaryOperator_Imag] = TG_OP_IMAG,
		[CXUnaryOperator_Extension] = TG_OP_EXTENSION,
	};

	return (unsigned)kind < sizeof(ops) ? (enum tg_ir_op)ops[kind] : TG_OP_NONE;
}

/*
 * The type of an expression. libclang shows a parameter `char buf[8]` and what is computed from
 * it with the type as written, an array; in truth it is a pointer.
 */
static tg_type expr_type(struct lowering *L, uint32_t n)
{
	CXCursor cursor = lower_cursor(L, n);
	tg_type type = lower_type(L, tg_clang.getCursorType(cursor));
	unsigned cls = L->type.at[type].cls;

	if (cls != TG_TYPE_ARRAY && cls != TG_TYPE_FUNCTION)
		return type;
	switch (cursor.kind) {
	case CXCursor_ParenExpr:
	case CXCursor_UnexposedExpr:
		return lower_count(L, n) == 1 ? lower_expr_type(L, lower_first(L, n)) : type;
	case CXCursor_DeclRefExpr:
		return tg_clang.getCursorReferenced(cursor).kind == CXCursor_ParmDecl
			       ? lower_decayed(L, type)
			       : type;
	case CXCursor_UnaryOperator:
		if (tg_clang.getCursorUnaryOperatorKind(cursor) == CXUnaryOperator_Deref)
			return type;
		if (tg_clang.getCursorUnaryOperatorKind(cursor) == CXUnaryOperator_Extension)
			return lower_expr_type(L, lower_first(L, n));
		return lower_decayed(L, type);
	case CXCursor_BinaryOperator:
	case CXCursor_CompoundAssignOperator:
	case CXCursor_ConditionalOperator:
	case CXCursor_CallExpr:
	case CXCursor_CStyleCastExpr:
		return lower_decayed(L, type);
	default:
		return type;
	}
}

tg_type lower_expr_type(struct lowering *L, uint32_t n)
{
	if (!L->raw.at[n].type) {
		tg_type type = expr_type(L, n);

		L->raw.at[n].type = type + 1;
	}
	return L->raw.at[n].type - 1;
}

tg_node lower_open_expr(struct lowering *L, enum tg_ir_kind kind, uint32_t n)
{
	tg_type type = lower_expr_type(L, n);
	tg_node node = lower_open(L, kind, n);

	L->node.at[node].type = type;
	return node;
}

void lower_set_value(struct lowering *L, tg_node node, int64_t value)
{
	L->node.at[node].value = value;
	L->node.at[node].flags |= TG_IR_HAS_VALUE;
}

static void lower_integer(struct lowering *L, uint32_t n)
{
	CXCursor cursor = lower_cursor(L, n);
	tg_node node = lower_open_expr(
		L, cursor.kind == CXCursor_CharacterLiteral ? TG_IR_CHARACTER : TG_IR_INTEGER, n);
	int64_t value = 0;

	if (lower_evaluate(cursor, &value))
		lower_set_value(L, node, value);
	else if (cursor.kind == CXCursor_CXXNullPtrLiteralExpr)
		lower_set_value(L, node, 0);
	lower_close(L, node);
}

static void lower_floating(struct lowering *L, uint32_t n)
{
	tg_node node = lower_open_expr(L, TG_IR_FLOATING, n);
	uint32_t of = lower_first(L, n);

	*LOWER_ADD(L, &L->reals) = lower_evaluate_real(lower_cursor(L, of ? of : n));
	L->node.at[node].extra = (uint32_t)L->reals.count - 1;
	lower_close(L, node);
}

static void lower_string_literal(struct lowering *L, uint32_t n)
{
	tg_node node = lower_open_expr(L, TG_IR_STRING, n);
	size_t size = 0;
	tg_text text = 0;

	if (!lower_string(L, lower_cursor(L, n), &text, &size))
		L->node.at[node].kind = TG_IR_OTHER;
	L->node.at[node].extra = text;
	L->node.at[node].value = (int64_t)size;
	lower_close(L, node);
}

/* What raw `n` names in a template, where it may be one of several functions: its name. */
static CXCursor overloaded(const struct lowering *L, uint32_t n)
{
	uint32_t c;

	for (c = n + 1; c < L->raw.at[n].end; c = L->raw.at[c].end)
		if (lower_cursor(L, c).kind == CXCursor_OverloadedDeclRef)
			return lower_cursor(L, c);
	return lower_cursor(L, n);
}

/* The declaration that raw `n` names. */
static tg_decl referenced(struct lowering *L, uint32_t n)
{
	CXCursor to = tg_clang.getCursorReferenced(lower_cursor(L, n));
	CXString name;
	tg_decl decl;

	if (lower_is_declaration(to.kind))
		return lower_decl(L, to);
	name = tg_clang.getCursorSpelling(overloaded(L, n));
	decl = *tg_clang.getCString(name) ? lower_named(L, tg_str(tg_clang.getCString(name))) : 0;
	tg_clang.disposeString(name);
	return decl;
}

static void lower_ref(struct lowering *L, uint32_t n)
{
	tg_decl decl = referenced(L, n);
	tg_node node = lower_open_expr(L, TG_IR_REF, n);

	L->node.at[node].decl = decl;
	if (L->decl.at[decl].kind == TG_DECL_ENUM_CONSTANT)
		lower_set_value(L, node, L->decl.at[decl].value);
	lower_close(L, node);
}

static void lower_member(struct lowering *L, uint32_t n)
{
	tg_decl decl = referenced(L, n);
	tg_node node = lower_open_expr(L, TG_IR_MEMBER, n), base;
	uint32_t first = lower_first(L, n);

	L->node.at[node].decl = decl;
	base = (tg_node)L->node.count;
	if (first) {
		lower_any(L, first);
	} else { /* C++: a member of the object at hand */
		base = lower_open(L, TG_IR_THIS, n);
		L->node.at[base].flags |= TG_IR_IMPLICIT;
		lower_close(L, base);
	}
	L->node.at[node].op = L->type.at[L->node.at[base].type].cls == TG_TYPE_POINTER || !first
				      ? TG_OP_ARROW
				      : TG_OP_DOT;
	lower_close(L, node);
}

/* The callee without the decay of a function's name. */
static void lower_callee(struct lowering *L, uint32_t n)
{
	uint32_t inner = n;

	while (lower_cursor(L, inner).kind == CXCursor_ParenExpr ||
	       lower_cursor(L, inner).kind == CXCursor_UnexposedExpr) {
		if (lower_count(L, inner) != 1)
			break;
		inner = lower_first(L, inner);
	}
	if (lower_cursor(L, inner).kind == CXCursor_DeclRefExpr &&
	    tg_clang.getCursorReferenced(lower_cursor(L, inner)).kind == CXCursor_FunctionDecl)
		n = inner;
	lower_any(L, n);
}

/* C++ shows an operator's callee between its operands; the callee is what is no argument. */
static uint32_t find_callee(struct lowering *L, uint32_t n, int count)
{
	uint32_t c;
	int i;

	if (!L->cplusplus)
		return lower_first(L, n);
	for (c = lower_first(L, n); c; c = lower_next(L, c)) {
		for (i = 0; i < count; i++)
			if (tg_clang.equalCursors(
				    lower_cursor(L, c),
				    tg_clang.Cursor_getArgument(lower_cursor(L, n), (unsigned)i)))
				break;
		if (i >= count)
			return c;
	}
	return 0;
}

static tg_decl referenced_function(struct lowering *L, uint32_t callee)
{
	tg_decl decl = referenced(L, callee);

	return L->decl.at[decl].kind == TG_DECL_FUNCTION ? decl : 0;
}

static void lower_call(struct lowering *L, uint32_t n)
{
	CXCursor cursor = lower_cursor(L, n);
	tg_decl decl = referenced(L, n);
	tg_node node = lower_open_expr(L, TG_IR_CALL, n);
	uint32_t callee = find_callee(L, n, tg_clang.Cursor_getNumArguments(cursor)), c;
	unsigned kind = L->decl.at[decl].kind;

	if (kind >= TG_DECL_FUNCTION && kind <= TG_DECL_DESTRUCTOR)
		L->node.at[node].decl = decl;
	else if (callee && L->cplusplus && !decl) /* a name alone */
		L->node.at[node].decl = referenced_function(L, callee);
	if (callee)
		lower_callee(L, callee);
	else
		lower_absent(L);
	/* `(rename)(a, b)`: of a name in parentheses the parser says nothing here. */
	if (!decl && L->node.at[node + 1].kind == TG_IR_REF &&
	    L->decl.at[L->node.at[node + 1].decl].kind == TG_DECL_FUNCTION)
		L->node.at[node].decl = L->node.at[node + 1].decl;
	for (c = lower_first(L, n); c; c = lower_next(L, c))
		if (c != callee)
			lower_any(L, c);
	lower_close(L, node);
}

static void lower_operator(struct lowering *L, uint32_t n)
{
	CXCursor cursor = lower_cursor(L, n);
	enum tg_ir_op op = binary_op(tg_clang.getCursorBinaryOperatorKind(cursor));
	enum tg_ir_kind kind = op == TG_OP_ASSIGN ? TG_IR_ASSIGN : TG_IR_BINARY;
	tg_node node;

	if (cursor.kind == CXCursor_CompoundAssignOperator)
		kind = TG_IR_ASSIGN;
	node = lower_open_expr(L, op ? kind : TG_IR_OTHER, n);
	L->node.at[node].op = (uint8_t)op;
	lower_children(L, n);
	lower_close(L, node);
}

static void lower_unary(struct lowering *L, uint32_t n)
{
	enum tg_ir_op op = unary_op(tg_clang.getCursorUnaryOperatorKind(lower_cursor(L, n)));
	tg_node node;

	if (op == TG_OP_EXTENSION && lower_first(L, n)) {
		lower_any(L, lower_first(L, n));
		return;
	}
	node = lower_open_expr(L, op ? TG_IR_UNARY : TG_IR_OTHER, n);
	L->node.at[node].op = (uint8_t)op;
	lower_children(L, n);
	lower_close(L, node);
}

/* Kinds whose operand is the last child; lengths in the type named may stand before it. */
static void lower_last_only(struct lowering *L, enum tg_ir_kind kind, uint32_t n)
{
	tg_node node = lower_open_expr(L, kind, n);
	uint32_t last = lower_last(L, n);

	if (last)
		lower_any(L, last);
	else
		lower_absent(L);
	lower_close(L, node);
}

static void lower_all(struct lowering *L, enum tg_ir_kind kind, uint32_t n)
{
	tg_node node = lower_open_expr(L, kind, n);

	lower_children(L, n);
	lower_close(L, node);
}

static void lower_label_address(struct lowering *L, uint32_t n)
{
	tg_node node = lower_open_expr(L, TG_IR_LABEL_ADDRESS, n);
	uint32_t c;

	for (c = n + 1; c < L->raw.at[n].end; c = L->raw.at[c].end)
		if (lower_cursor(L, c).kind == CXCursor_LabelRef)
			L->node.at[node].decl =
				lower_decl(L, tg_clang.getCursorReferenced(lower_cursor(L, c)));
	lower_close(L, node);
}

static void lower_dynamic_cast(struct lowering *L, uint32_t n)
{
	tg_node at = (tg_node)L->node.count;

	lower_last_only(L, TG_IR_CAST, n);
	L->node.at[at].op = TG_OP_DYNAMIC;
}

void lower_expr(struct lowering *L, uint32_t n)
{
	n = lower_strip(L, n);
	switch (lower_cursor(L, n).kind) {
	case CXCursor_UnexposedExpr:
		lower_unexposed(L, n);
		break;
	case CXCursor_IntegerLiteral:
	case CXCursor_CharacterLiteral:
	case CXCursor_CXXBoolLiteralExpr:
	case CXCursor_CXXNullPtrLiteralExpr:
		lower_integer(L, n);
		break;
	case CXCursor_FloatingLiteral:
	case CXCursor_ImaginaryLiteral:
		lower_floating(L, n);
		break;
	case CXCursor_StringLiteral:
		lower_string_literal(L, n);
		break;
	case CXCursor_DeclRefExpr:
		lower_ref(L, n);
		break;
	case CXCursor_MemberRefExpr:
		lower_member(L, n);
		break;
	case CXCursor_CallExpr:
		lower_call(L, n);
		break;
	case CXCursor_BinaryOperator:
	case CXCursor_CompoundAssignOperator:
		lower_operator(L, n);
		break;
	case CXCursor_UnaryOperator:
		lower_unary(L, n);
		break;
	case CXCursor_UnaryExpr:
		lower_sizeof(L, n);
		break;
	case CXCursor_GenericSelectionExpr:
		lower_generic(L, n);
		break;
	case CXCursor_InitListExpr:
		lower_init_list(L, n);
		break;
	case CXCursor_AddrLabelExpr:
		lower_label_address(L, n);
		break;
	case CXCursor_ArraySubscriptExpr:
		lower_all(L, TG_IR_SUBSCRIPT, n);
		break;
	case CXCursor_ConditionalOperator:
		lower_all(L, TG_IR_CONDITIONAL, n);
		break;
	case CXCursor_StmtExpr:
		lower_all(L, TG_IR_STMT_EXPR, n);
		break;
	case CXCursor_CXXNewExpr:
		lower_new(L, n);
		break;
	case CXCursor_CXXDeleteExpr:
		lower_delete(L, n);
		break;
	case CXCursor_CXXThisExpr:
		lower_all(L, TG_IR_THIS, n);
		break;
	case CXCursor_LambdaExpr:
	case CXCursor_BlockExpr:
		lower_last_only(L, TG_IR_LAMBDA, n);
		break;
	case CXCursor_CXXThrowExpr:
		lower_last_only(L, TG_IR_THROW, n);
		break;
	case CXCursor_CXXDynamicCastExpr:
		lower_dynamic_cast(L, n);
		break;
	case CXCursor_CStyleCastExpr:
	case CXCursor_CXXStaticCastExpr:
	case CXCursor_CXXReinterpretCastExpr:
	case CXCursor_CXXConstCastExpr:
	case CXCursor_CXXFunctionalCastExpr:
		lower_last_only(L, TG_IR_CAST, n);
		break;
	case CXCursor_CompoundLiteralExpr:
		lower_last_only(L, TG_IR_COMPOUND_LITERAL, n);
		break;
	default:
		lower_all(L, TG_IR_OTHER, n);
		break;
	}
}
