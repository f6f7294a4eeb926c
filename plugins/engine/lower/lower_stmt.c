/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Statements. libclang leaves out what is not written, so that the parts of `for` and of C++'s
 * `if (init; condition)` are told apart by the semicolons between their parentheses.
 */
#include "engine/lower/lower_state.h"

/* The parts between the parentheses of a statement. */
struct header {
	unsigned parts; /* 0 when it could not be read */
	bool written[3];
};

static struct header read_header(struct lowering *L, uint32_t n)
{
	struct header header = {.parts = 1};
	struct tg_token_reader reader;
	unsigned depth = 0;
	struct tg_str text;

	if (!lower_spelled(L, tg_clang.getCursorLocation(lower_cursor(L, n)), &reader))
		return (struct header){0};
	lower_token(&reader); /* the keyword */
	text = lower_token(&reader);
	if (tg_str_is(text, "constexpr"))
		text = lower_token(&reader);
	if (!tg_str_is(text, "("))
		return (struct header){0};
	while ((text = lower_token(&reader)).len) {
		if (!depth && tg_str_is(text, ")"))
			return header;
		if (!depth && tg_str_is(text, ";")) {
			if (header.parts++ == 3)
				break;
			continue;
		}
		header.written[header.parts - 1] = true;
		depth = lower_depth(depth, text);
	}
	return (struct header){0};
}

/* Lowers raw `c`, or an absent part for 0, and gives its next sibling. */
static uint32_t lower_part(struct lowering *L, uint32_t c)
{
	if (!c) {
		lower_absent(L);
		return 0;
	}
	lower_any(L, c);
	return lower_next(L, c);
}

/* A condition; C++ may declare a variable there, which libclang shows before its value. */
static uint32_t lower_condition(struct lowering *L, uint32_t c)
{
	bool declares = c && lower_cursor(L, c).kind == CXCursor_VarDecl;
	uint32_t next = lower_part(L, c);

	return declares && next ? lower_next(L, next) : next;
}

/* IF and SWITCH: init|ABSENT, condition, statements. */
static void lower_branch(struct lowering *L, enum tg_ir_kind kind, uint32_t n)
{
	tg_node node = lower_open(L, kind, n);
	uint32_t c = lower_first(L, n);
	bool init = L->cplusplus && read_header(L, n).parts == 2;

	c = init ? lower_part(L, c) : (lower_absent(L), c);
	c = lower_condition(L, c);
	c = lower_part(L, c);
	if (kind == TG_IR_IF)
		lower_part(L, c);
	lower_close(L, node);
}

static void lower_while(struct lowering *L, uint32_t n)
{
	tg_node node = lower_open(L, TG_IR_WHILE, n);

	lower_part(L, lower_condition(L, lower_first(L, n)));
	lower_close(L, node);
}

/* Which parts are there when the tokens do not say: by the looks of the children. */
static void guess_parts(const struct lowering *L, uint32_t n, bool written[3])
{
	uint32_t first = lower_first(L, n);
	unsigned count = lower_count(L, n) - 1; /* without the body */
	enum CXCursorKind kind = lower_cursor(L, first).kind;
	bool assigns = kind == CXCursor_DeclStmt ||
		       (kind == CXCursor_BinaryOperator &&
			tg_clang.getCursorBinaryOperatorKind(lower_cursor(L, first)) ==
				CXBinaryOperator_Assign);

	written[0] = count == 3 || (count && assigns);
	written[1] = count == 3 || (count == 2 && !assigns) || (count == 1 && !assigns) ||
		     (count == 2 && assigns);
	written[2] = count == 3 || (count == 2 && !assigns);
}

static void lower_for(struct lowering *L, uint32_t n)
{
	tg_node node = lower_open(L, TG_IR_FOR, n);
	struct header header = read_header(L, n);
	unsigned count = lower_count(L, n), i, expected = 1;
	uint32_t c = lower_first(L, n);

	for (i = 0; i < 3; i++)
		expected += header.written[i];
	if (header.parts != 3 || (expected != count && !L->cplusplus))
		guess_parts(L, n, header.written);
	for (i = 0; i < 3; i++) {
		if (!header.written[i])
			lower_absent(L);
		else
			c = i == 1 ? lower_condition(L, c) : lower_part(L, c);
	}
	lower_part(L, c);
	lower_close(L, node);
}

static void lower_case(struct lowering *L, uint32_t n)
{
	tg_node node = lower_open(L, TG_IR_CASE, n);
	uint32_t c = lower_part(L, lower_first(L, n));

	if (lower_count(L, n) > 2)
		c = lower_part(L, c);
	else
		lower_absent(L);
	lower_part(L, c);
	lower_close(L, node);
}

static void lower_all(struct lowering *L, enum tg_ir_kind kind, uint32_t n)
{
	tg_node node = lower_open(L, kind, n);

	lower_children(L, n);
	lower_close(L, node);
	if (kind == TG_IR_COMPOUND)
		lower_mark_directives(L, node);
}

/* RETURN, DEFAULT, LABEL: one part. */
static tg_node lower_one(struct lowering *L, enum tg_ir_kind kind, uint32_t n)
{
	tg_node node = lower_open(L, kind, n);

	lower_part(L, lower_first(L, n));
	lower_close(L, node);
	return node;
}

static void lower_goto(struct lowering *L, uint32_t n)
{
	tg_decl label = lower_decl(L, tg_clang.getCursorReferenced(lower_cursor(L, n)));
	tg_node node = lower_open(L, TG_IR_GOTO, n);

	L->node.at[node].decl = label;
	lower_close(L, node);
}

static void lower_label(struct lowering *L, uint32_t n)
{
	tg_decl label = lower_decl(L, lower_cursor(L, n));
	tg_node node = lower_one(L, TG_IR_LABEL, n);

	L->node.at[node].decl = label;
	L->decl.at[label].node = node;
}

static void lower_catch(struct lowering *L, uint32_t n)
{
	tg_node node = lower_open(L, TG_IR_CATCH, n);
	uint32_t c = lower_first(L, n);

	if (lower_count(L, n) < 2)
		lower_absent(L);
	else
		c = lower_part(L, c);
	lower_part(L, c);
	lower_close(L, node);
}

void lower_stmt(struct lowering *L, uint32_t n)
{
	switch (lower_cursor(L, n).kind) {
	case CXCursor_CompoundStmt:
		lower_all(L, TG_IR_COMPOUND, n);
		break;
	case CXCursor_DeclStmt:
		lower_all(L, TG_IR_DECL_STMT, n);
		break;
	case CXCursor_IfStmt:
		lower_branch(L, TG_IR_IF, n);
		break;
	case CXCursor_SwitchStmt:
		lower_branch(L, TG_IR_SWITCH, n);
		break;
	case CXCursor_WhileStmt:
		lower_while(L, n);
		break;
	case CXCursor_DoStmt:
		lower_all(L, TG_IR_DO, n);
		break;
	case CXCursor_ForStmt:
		lower_for(L, n);
		break;
	case CXCursor_CXXForRangeStmt:
		lower_all(L, TG_IR_FOR_RANGE, n);
		break;
	case CXCursor_CaseStmt:
		lower_case(L, n);
		break;
	case CXCursor_DefaultStmt:
		lower_one(L, TG_IR_DEFAULT, n);
		break;
	case CXCursor_BreakStmt:
		lower_close(L, lower_open(L, TG_IR_BREAK, n));
		break;
	case CXCursor_ContinueStmt:
		lower_close(L, lower_open(L, TG_IR_CONTINUE, n));
		break;
	case CXCursor_ReturnStmt:
		lower_one(L, TG_IR_RETURN, n);
		break;
	case CXCursor_GotoStmt:
		lower_goto(L, n);
		break;
	case CXCursor_IndirectGotoStmt:
		lower_one(L, TG_IR_GOTO_INDIRECT, n);
		break;
	case CXCursor_LabelStmt:
		lower_label(L, n);
		break;
	case CXCursor_NullStmt:
		lower_close(L, lower_open(L, TG_IR_NULL_STMT, n));
		break;
	case CXCursor_GCCAsmStmt:
	case CXCursor_MSAsmStmt:
		lower_all(L, TG_IR_ASM, n);
		break;
	case CXCursor_CXXTryStmt:
		lower_all(L, TG_IR_TRY, n);
		break;
	case CXCursor_CXXCatchStmt:
		lower_catch(L, n);
		break;
	case CXCursor_UnexposedStmt: /* a statement with an attribute */
		if (lower_count(L, n) == 1) {
			lower_any(L, lower_first(L, n));
			break;
		}
		/* fall through */
	default:
		lower_all(L, TG_IR_OTHER, n);
		break;
	}
}
