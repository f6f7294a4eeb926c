/* SPDX-License-Identifier: Apache-2.0 */
/*
 * _Generic: libclang shows the controlling expression and every alternative, but neither the
 * types nor which alternative was chosen. The types are read from the tokens.
 */
#include "engine/lower_state.h"

/* The text of tokens [begin, end) with single blanks, as clang would spell a type. */
static void type_text(struct tg_buf *out, const struct tg_tokens *tokens, size_t begin, size_t end)
{
	tg_buf_clear(out);
	for (size_t i = begin; i < end; i++) {
		bool star = tg_str_is(tg_token_text(tokens, i), "*");

		if (tokens->at[i].kind == TG_TOKEN_COMMENT)
			continue;
		if (out->len && !(star && out->ptr[out->len - 1] == '*'))
			tg_buf_putc(out, ' ');
		tg_buf_str(out, tg_token_text(tokens, i));
	}
	if (!out->len)
		tg_buf_puts(out, "");
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

/* The end of a part: the next `stop` or the closing parenthesis, outside of nested brackets. */
static size_t part_end(const struct tg_tokens *tokens, size_t i, const char *stop)
{
	unsigned depth = 0;

	for (; i < tokens->count; i++) {
		struct tg_str text = tg_token_text(tokens, i);

		if (!depth && (tg_str_is(text, stop) || tg_str_is(text, ")")))
			break;
		if (tg_str_is(text, "(") || tg_str_is(text, "[") || tg_str_is(text, "{"))
			depth++;
		else if (tg_str_is(text, ")") || tg_str_is(text, "]") || tg_str_is(text, "}"))
			depth--;
	}
	return i;
}

/* The number of the alternative, from 0, whose type is `type`; else of `default`, else -1. */
static int choose(struct lowering *L, const struct tg_tokens *tokens, size_t i, tg_type type)
{
	struct tg_buf text = {0};
	int chosen = -1, index;

	i = part_end(tokens, i + 2, ",");
	for (index = 0; i < tokens->count && tg_str_is(tg_token_text(tokens, i), ","); index++) {
		size_t colon = part_end(tokens, ++i, ":");

		type_text(&text, tokens, i, colon);
		i = part_end(tokens, colon, ",");
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
	struct tg_tokens tokens;
	int index = -1;
	size_t at;
	tg_node node;

	if (control && lower_spelled(L, clang_getCursorLocation(lower_cursor(L, n)), &tokens, &at))
		index = choose(L, &tokens, at, lower_decayed(L, lower_expr_type(L, control)));
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
