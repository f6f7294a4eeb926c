/* SPDX-License-Identifier: Apache-2.0 */
/* Initialiser lists, with designators. */
#include "engine/lower/lower_state.h"

static bool is_designated(const struct lowering *L, uint32_t n)
{
	uint32_t first = n + 1;

	return lower_cursor(L, n).kind == CXCursor_UnexposedExpr && first < L->raw.at[n].end &&
	       (lower_cursor(L, first).kind == CXCursor_MemberRef || lower_count(L, n) > 1) &&
	       tg_clang.getCursorType(lower_cursor(L, n)).kind == CXType_Void;
}

/* True when `...` follows the index at raw `n` within its brackets. */
static bool opens_range(struct lowering *L, uint32_t n)
{
	struct tg_token_reader reader;
	struct tg_str text;
	unsigned depth = 0;

	if (!lower_spelled(L, tg_clang.getCursorLocation(lower_cursor(L, n)), &reader))
		return false;
	while ((text = lower_token(&reader)).len) {
		if (!depth && (tg_str_is(text, "...") || tg_str_is(text, "]")))
			return tg_str_is(text, "...");
		depth = lower_depth(depth, text);
	}
	return false;
}

/* The designators from raw `c` on, one in the other, and the value in the innermost. */
static void lower_designators(struct lowering *L, uint32_t n, uint32_t c)
{
	uint32_t end = L->raw.at[n].end, next = L->raw.at[c].end;
	CXCursor designator = lower_cursor(L, c);
	int64_t first = 0, last = 0;
	tg_node node;

	if (next >= end) {
		lower_any(L, c);
		return;
	}
	node = lower_open(L, TG_IR_DESIGNATED, n);
	L->node.at[node].extra = 1;
	if (designator.kind == CXCursor_MemberRef) {
		tg_decl field = lower_decl(L, tg_clang.getCursorReferenced(designator));

		L->node.at[node].decl = field;
		L->node.at[node].type = L->decl.at[field].type;
	} else if (lower_evaluate(designator, &first)) {
		L->node.at[node].value = first;
		if (L->raw.at[next].end < end && opens_range(L, c) &&
		    lower_evaluate(lower_cursor(L, next), &last)) {
			if (last >= first && last - first < UINT32_MAX)
				L->node.at[node].extra = (uint32_t)(last - first + 1);
			next = L->raw.at[next].end;
		}
	}
	lower_designators(L, n, next);
	lower_close(L, node);
}

/* A literal, perhaps converted or negated: nothing a rule would miss in a long table. */
static bool is_plain(const struct lowering *L, uint32_t n)
{
	uint32_t c;

	if (L->raw.at[n].end - n > 4)
		return false;
	for (c = n; c < L->raw.at[n].end; c++) {
		switch (lower_cursor(L, c).kind) {
		case CXCursor_IntegerLiteral:
		case CXCursor_FloatingLiteral:
		case CXCursor_CharacterLiteral:
		case CXCursor_UnaryOperator:
		case CXCursor_UnexposedExpr:
		case CXCursor_ParenExpr:
			break;
		default:
			return false;
		}
	}
	return true;
}

void lower_init_list(struct lowering *L, uint32_t n)
{
	tg_node node = lower_open_expr(L, TG_IR_INIT_LIST, n);
	int64_t count = 0;
	uint32_t c;

	for (c = lower_first(L, n); c; c = lower_next(L, c)) {
		if (count++ >= LOWER_MAX_ELEMENTS && is_plain(L, c))
			continue;
		if (is_designated(L, c))
			lower_designators(L, c, c + 1);
		else
			lower_any(L, c);
	}
	L->node.at[node].value = count;
	lower_close(L, node);
}
