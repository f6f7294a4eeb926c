/* SPDX-License-Identifier: Apache-2.0 */
/*
 * meaning_names.c - macros, enumerators and fields of a file, and what each means.
 */
#include "engine/symbols/meaning.h"
#include "engine/symbols/meaning_locals.h"

/* The same with the tokens' hash, for a text that is none of the file's. */
static void take_text(struct tg_arena *arena, struct tg_str text, struct tg_symbol *symbol)
{
	struct tg_tokens tokens = tg_tokenize_code(arena, text);

	symbol->tokens = tg_token_hash(&tokens);
	tg_meaning_of(arena, &tokens, symbol);
}

/* The same for tokens [from, end) of the file. */
static void take_slice(struct tg_arena *arena, const struct tg_tokens *file, size_t from,
		       size_t end, struct tg_symbol *symbol)
{
	struct tg_tokens tokens = {file->content, file->at + from, end - from};

	symbol->tokens = tg_token_hash(&tokens);
	tg_meaning_of(arena, &tokens, symbol);
}

struct names {
	struct tg_arena *arena;
	struct tg_piece file;
	TG_VEC(struct tg_symbol) found;
	unsigned line; /* of `offset` */
	size_t offset;
};

/* Counts from where it was counted last; a nested struct is read again, a little further back. */
static unsigned line_of(struct names *names, size_t offset)
{
	const char *text = names->file.tokens.content.ptr;

	for (; names->offset < offset; names->offset++)
		names->line += text[names->offset] == '\n';
	for (; names->offset > offset; names->offset--)
		names->line -= text[names->offset - 1] == '\n';
	return names->line;
}

/* A symbol called by the token `name` whose text goes from token `from` to before `end`. */
static struct tg_symbol *new_symbol(struct names *names, enum tg_symbol_kind kind, size_t name,
				    size_t from, size_t end)
{
	const struct tg_token *at = names->file.tokens.at;
	struct tg_str text = tg_token_text(&names->file.tokens, name);
	size_t end_offset = at[end - 1].offset + at[end - 1].length;
	unsigned line = line_of(names, at[from].offset);
	struct tg_symbol *symbol = TG_VEC_ADD(&names->found);

	*symbol = (struct tg_symbol){
		.kind = kind,
		.name = tg_arena_strndup(names->arena, text.ptr, text.len),
		.path = "",
		.range = {line, 1, line, 1, at[from].offset, end_offset},
		.definition = true,
	};
	symbol->usr =
		tg_arena_printf(names->arena, "c:%s@%s", tg_symbol_kind_name(kind), symbol->name);
	return symbol;
}

/* `#define NAME body` at `i`; gives the token behind it. */
static size_t read_macro(struct names *names, size_t i)
{
	const struct tg_piece *file = &names->file;
	size_t name = i + 2, end = name + 1;

	while (end < file->tokens.count && (file->tokens.at[end].flags & TG_TOKEN_DIRECTIVE) &&
	       !(file->tokens.at[end].flags & TG_TOKEN_LINE_START))
		end++;
	if (end <= name + 1)
		return end; /* only to be asked whether it is there */
	take_slice(names->arena, &file->tokens, name, end,
		   new_symbol(names, TG_SYMBOL_MACRO, name, name, end));
	return end;
}

/* An enumerator means the last value that was written, and how many stand between. */
static void read_enumerators(struct names *names, size_t open)
{
	const struct tg_piece *file = &names->file;
	size_t end = tg_piece_close(file, open) - 1, i, next, value = 0, value_end = 0;
	unsigned distance = 0;

	for (i = open + 1; i < end; i = next + 1, distance++) {
		struct tg_symbol *symbol;
		struct tg_buf text = {0};

		for (next = i; next < end && tg_piece_code(file, next) != ',';)
			next = tg_piece_code(file, next) == '(' ? tg_piece_close(file, next)
								: next + 1;
		if (!tg_piece_is_name(file, i))
			continue;
		if (tg_piece_code(file, i + 1) == '=') {
			value = i + 2;
			value_end = next;
			distance = 0;
		}
		symbol = new_symbol(names, TG_SYMBOL_CONSTANT, i, i, next > i ? next : i + 1);
		tg_buf_printf(&text, "%u ", distance);
		if (value_end > value)
			tg_buf_add(&text, file->tokens.content.ptr + file->tokens.at[value].offset,
				   file->tokens.at[value_end - 1].offset +
					   file->tokens.at[value_end - 1].length -
					   file->tokens.at[value].offset);
		take_text(names->arena, tg_buf_view(&text), symbol);
		tg_buf_done(&text);
	}
}

/* The symbol of each name that the declaration of tokens [from, end) gives to a field. */
static void read_declaration(struct names *names, struct tg_str owner, size_t from, size_t end)
{
	struct tg_piece piece = {.tokens = names->file.tokens};
	size_t i;

	piece.tokens.count = end + 1;
	tg_piece_declaration(&piece, from);
	for (i = from; i < end; i++) {
		struct tg_symbol *symbol;

		if (piece.tokens.at[i].kind != TG_TOKEN_WORD ||
		    !tg_map_get(&piece.locals, tg_token_text(&piece.tokens, i)))
			continue;
		symbol = new_symbol(names, TG_SYMBOL_FIELD, i, from, end);
		symbol->usr = tg_arena_printf(names->arena, "c:field@%.*s@%s", (int)owner.len,
					      owner.ptr, symbol->name);
		take_slice(names->arena, &names->file.tokens, from, end, symbol);
	}
	tg_map_done(&piece.locals);
}

/* The tag of a struct, else the name that a typedef gives it; "" for one without a name. */
static struct tg_str owner_of(const struct tg_piece *file, size_t open, size_t behind)
{
	if (tg_piece_is_name(file, open - 1))
		return tg_token_text(&file->tokens, open - 1);
	return tg_piece_is_name(file, behind) ? tg_token_text(&file->tokens, behind) : tg_str("");
}

/* The fields between the braces that open at `open`. */
static void read_fields(struct names *names, size_t open)
{
	const struct tg_piece *file = &names->file;
	size_t end = tg_piece_close(file, open) - 1, from = open + 1, i;
	struct tg_str owner = owner_of(file, open, end + 1);

	for (i = from; i < end; i++) {
		if (tg_piece_code(file, i) == '{') {
			i = tg_piece_close(file, i) - 1;
		} else if (tg_piece_code(file, i) == ';') {
			read_declaration(names, owner, from, i);
			from = i + 1;
		}
	}
}

struct tg_symbol *tg_meaning_names(struct tg_arena *arena, const struct tg_tokens *tokens,
				   size_t *ret_count)
{
	struct names names = {.arena = arena, .file = {.tokens = *tokens}, .line = 1};
	const struct tg_piece *file = &names.file;
	struct tg_symbol *copy;
	size_t i = 0;

	while (i < file->tokens.count) {
		bool directive = file->tokens.at[i].flags & TG_TOKEN_DIRECTIVE;
		uint8_t code = file->tokens.at[i].code;

		if (!directive && !tg_code_is_tag(code)) {
			i++;
			continue;
		}
		if (directive && code == '#' && tg_piece_is(file, i + 1, "define") &&
		    i + 2 < file->tokens.count) {
			i = read_macro(&names, i);
			continue;
		}
		if (!directive) {
			size_t open = i + 1 + tg_piece_is_name(file, i + 1);

			if (tg_piece_code(file, open) == '{' && code == TG_CODE_ENUM)
				read_enumerators(&names, open);
			else if (tg_piece_code(file, open) == '{')
				read_fields(&names, open);
		}
		i++;
	}
	copy = TG_VEC_KEEP(arena, &names.found);
	*ret_count = names.found.count;
	TG_VEC_DONE(&names.found);
	return copy;
}
