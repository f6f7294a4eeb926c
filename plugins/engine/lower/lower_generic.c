/* SPDX-License-Identifier: Apache-2.0 */
/*
 * _Generic: libclang shows the controlling expression and every alternative, but neither the
 * types nor which alternative was chosen. The types are read from the tokens.
 */
#include "engine/lower/lower_state.h"

/* Adds a token to a type's text, as clang would space it. */
static void add_token(struct tg_buf *out, struct tg_str text)
{
	bool star = tg_str_is(text, "*");

	if (out->len && !(star && out->ptr[out->len - 1] == '*'))
		tg_buf_putc(out, ' ');
	tg_buf_str(out, text);
}

/* Does a written type name the controlling type? `short` and `short int` are the same. */
static bool names_type(const struct lowering *L, struct tg_buf *text, tg_type type)
{
	const struct tg_ir_type *t = &L->type.at[type];
	const char *name = L->text.at + t->name, *at;

	if (strcmp(text->ptr, name) == 0 ||
	    strcmp(text->ptr, L->text.at + L->type.at[t->canonical].name) == 0)
		return true;
	if (strcmp(text->ptr, "unsigned") == 0)
		return strcmp(L->text.at + L->type.at[t->canonical].name, "unsigned int") == 0;
	at = strstr(text->ptr, " int");
	if (at && at != text->ptr && !at[4] && strcmp(text->ptr, "unsigned int") != 0)
		return strncmp(text->ptr, L->text.at + L->type.at[t->canonical].name,
			       (size_t)(at - text->ptr)) == 0 &&
		       strlen(L->text.at + L->type.at[t->canonical].name) ==
			       (size_t)(at - text->ptr);
	return false;
}

/*
 * Reads up to the next `stop` or the closing parenthesis, outside of nested brackets, and gives
 * that token; what stands before it goes to `out` unless it is NULL.
 */
static struct tg_str read_part(struct tg_token_reader *reader, const char *stop, struct tg_buf *out)
{
	struct tg_str text;
	unsigned depth = 0;

	while ((text = lower_token(reader)).len) {
		if (!depth && (tg_str_is(text, stop) || tg_str_is(text, ")")))
			break;
		depth = lower_depth(depth, text);
		if (out)
			add_token(out, text);
	}
	return text;
}

/* The number of the alternative, from 0, whose type is `type`; else of `default`, else -1. */
static int choose(struct lowering *L, struct tg_token_reader *reader, tg_type type)
{
	struct tg_buf text = {0};
	struct tg_str end;
	int chosen = -1, index;

	lower_token(reader); /* _Generic */
	lower_token(reader); /* ( */
	end = read_part(reader, ",", NULL);
	for (index = 0; tg_str_is(end, ","); index++) {
		tg_buf_clear(&text);
		read_part(reader, ":", &text);
		end = read_part(reader, ",", NULL);
		if (!text.len)
			continue;
		if (names_type(L, &text, type)) {
			chosen = index;
			break;
		}
		if (strcmp(text.ptr, "default") == 0)
			chosen = index;
	}
	tg_buf_done(&text);
	return chosen;
}

void lower_generic(struct lowering *L, uint32_t n)
{
	uint32_t control = lower_first(L, n), c, chosen = 0;
	struct tg_token_reader reader;
	int index = -1;
	tg_node node;

	if (control && lower_spelled(L, tg_clang.getCursorLocation(lower_cursor(L, n)), &reader))
		index = choose(L, &reader, lower_decayed(L, lower_expr_type(L, control)));
	for (c = control ? lower_next(L, control) : 0; c; c = lower_next(L, c), index--)
		if (index == 0)
			chosen = c;
	for (c = control && !chosen ? lower_next(L, control) : 0; c; c = lower_next(L, c))
		if (lower_same_type(L, lower_expr_type(L, c), lower_expr_type(L, n)))
			chosen = c;
	node = lower_open_expr(L, chosen ? TG_IR_GENERIC : TG_IR_OTHER, n);
	if (chosen)
		lower_any(L, chosen);
	else
		lower_children(L, n);
	lower_close(L, node);
}
