/* SPDX-License-Identifier: Apache-2.0 */
/*
 * lower_new.c - new and delete. libclang does not say whether brackets stand there, nor which part
 * is the address of a placement; the tokens do.
 */
#include "engine/lower/lower_state.h"

enum { NEW_TOKENS_MAX = 256 };

struct form {
	bool array, placement, nothrow;
	uint32_t bracket; /* offset of the one that opens */
};

static bool opens(struct tg_str t)
{
	return tg_str_is(t, "(") || tg_str_is(t, "[") || tg_str_is(t, "{") || tg_str_is(t, "<");
}

static bool closes(struct tg_str t)
{
	return tg_str_is(t, ")") || tg_str_is(t, "]") || tg_str_is(t, "}") || tg_str_is(t, ">");
}

/* Behind the bracket that closes the one just read; whether `nothrow` stood within. */
static bool skip(struct tg_token_reader *reader)
{
	unsigned depth = 1, count = 0;
	bool nothrow = false;

	while (depth && count++ < NEW_TOKENS_MAX) {
		struct tg_str t = lower_token(reader);

		nothrow = nothrow || tg_str_is(t, "nothrow");
		if (!t.len)
			break;
		depth += opens(t);
		depth -= closes(t);
	}
	return nothrow;
}

static struct form form_of_new(struct lowering *L, uint32_t n)
{
	CXSourceLocation at = tg_clang.getCursorLocation(lower_cursor(L, n));
	struct tg_token_reader reader;
	struct form form = {0};
	struct tg_str t;
	unsigned count = 0;

	if (!lower_spelled(L, at, &reader))
		return form;
	t = lower_token(&reader);
	if (tg_str_is(t, "::"))
		t = lower_token(&reader);
	if (!tg_str_is(t, "new"))
		return form;
	t = lower_token(&reader);
	if (tg_str_is(t, "(")) {
		form.nothrow = skip(&reader);
		t = lower_token(&reader);
		form.placement =
			t.len && (tg_str_is(t, "::") || tg_str_is(t, "(") ||
				  (*t.ptr >= 'A' && *t.ptr <= 'z' && !opens(t) && !closes(t)));
	}
	for (; t.len && count < NEW_TOKENS_MAX; t = lower_token(&reader), count++) {
		if (tg_str_is(t, "<")) {
			skip(&reader);
		} else if (tg_str_is(t, "[")) {
			form.array = true;
			form.bracket = (uint32_t)(t.ptr - reader.content.ptr);
			break;
		} else if (!tg_str_is(t, "::") && !tg_str_is(t, "*") &&
			   !(*t.ptr >= 'A' && *t.ptr <= 'z' && !opens(t) && !closes(t))) {
			break;
		}
	}
	return form;
}

/* Where a raw node is spelled. */
static uint32_t offset_of(struct lowering *L, uint32_t n)
{
	unsigned offset = 0;

	tg_clang.getSpellingLocation(
		tg_clang.getRangeStart(tg_clang.getCursorExtent(lower_cursor(L, n))), NULL, NULL,
		NULL, &offset);
	return offset;
}

/*
 * The operand between the brackets. One that is a macro is spelled elsewhere, before the bracket as
 * often as behind it; it comes first all the same, but for what stands before the type.
 */
static uint32_t count_of_new(struct lowering *L, uint32_t n, const struct form *form)
{
	uint32_t c, first = 0;
	unsigned before = form->placement || form->nothrow;

	for (c = lower_first(L, n); c; c = lower_next(L, c)) {
		if (!lower_is_expression(lower_cursor(L, c).kind))
			continue;
		if (offset_of(L, c) > form->bracket)
			return c;
		if (before)
			before--;
		else if (!first)
			first = c;
	}
	return first;
}

void lower_new(struct lowering *L, uint32_t n)
{
	struct form form = form_of_new(L, n);
	tg_node node = lower_open_expr(L, TG_IR_NEW, n);
	uint32_t c, size = 0;

	if (form.array)
		size = count_of_new(L, n, &form);
	if (form.placement && !form.nothrow)
		L->node.at[node].op = TG_OP_PLACEMENT;
	else if (size)
		L->node.at[node].op = TG_OP_ARRAY_FORM;
	if (size)
		lower_any(L, size);
	for (c = lower_first(L, n); c; c = lower_next(L, c))
		if (c != size && lower_is_expression(lower_cursor(L, c).kind))
			lower_any(L, c);
	lower_close(L, node);
}

void lower_delete(struct lowering *L, uint32_t n)
{
	tg_node node = lower_open_expr(L, TG_IR_DELETE, n);
	struct tg_token_reader reader;
	struct tg_str t;

	if (lower_spelled(L, tg_clang.getCursorLocation(lower_cursor(L, n)), &reader)) {
		t = lower_token(&reader);
		if (tg_str_is(t, "::"))
			t = lower_token(&reader);
		if (tg_str_is(t, "delete") && tg_str_is(lower_token(&reader), "["))
			L->node.at[node].op = TG_OP_ARRAY_FORM;
	}
	lower_children(L, n);
	lower_close(L, node);
}
