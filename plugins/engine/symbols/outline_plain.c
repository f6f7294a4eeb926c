/* SPDX-License-Identifier: Apache-2.0 */
/*
 * outline_plain.c - declarations at file scope, read from left to right: words of a type, then
 * declarators. Everything that is not plainly one of these ends the reading with "no answer".
 */
#include "engine/symbols/outline_plain.h"

#include <stdlib.h>

#include "engine/symbols/outline_active.h"

/* One declaration: its words before the first declarator. */
struct specifiers {
	size_t begin;
	bool is_static, is_extern, is_typedef;
	bool typed;     /* a type was named */
	bool is_own;    /* by a name of the program's own */
	bool is_tagged; /* it is a struct, union or enum: tokens [tag, tag_end) */
	bool has_body;  /* with its members */
	size_t tag, tag_end;
	size_t tag_name; /* 0 = it has none */
};

struct plain {
	struct tg_arena *arena;
	const struct tg_piece *file; /* active tokens of the whole file */
	const char *base;
	TG_VEC(struct tg_symbol) found;
	struct tg_map tags;      /* of structs, unions and enums that are declared already */
	struct tg_map internal;  /* names that were declared static */
	struct tg_map variables; /* names of variables that are defined */
	const struct tg_map *macros;
	struct {
		size_t offset;
		unsigned line;
		size_t line_begin;
	} at; /* counted up to here */
};

/* What the token at `i` is: enum tg_token_code. */
static uint8_t code_at(const struct plain *p, size_t i)
{
	return tg_piece_code(p->file, i);
}

static struct tg_str text_of(const struct plain *p, size_t i)
{
	return tg_token_text(&p->file->tokens, i);
}

/* A name at file scope that no macro of this file can stand for. */
static bool is_name(const struct plain *p, size_t i)
{
	return tg_piece_is_name(p->file, i) && !tg_map_has(p->macros, text_of(p, i));
}

static bool is_tag_word(const struct plain *p, size_t i)
{
	return tg_code_is_tag(code_at(p, i));
}

/* Line and column of an offset at or behind the one that was asked for last, else from afresh. */
static void locate(struct plain *p, size_t offset, unsigned *line, unsigned *column)
{
	const char *text = p->file->tokens.content.ptr;

	if (offset < p->at.offset || !p->at.line) {
		p->at.offset = p->at.line_begin = 0;
		p->at.line = 1;
	}
	while (p->at.offset < offset) {
		const char *end = memchr(text + p->at.offset, '\n', offset - p->at.offset);

		if (!end)
			break;
		p->at.offset = p->at.line_begin = (size_t)(end - text) + 1;
		p->at.line++;
	}
	*line = p->at.line;
	*column = (unsigned)(offset - p->at.line_begin) + 1;
}

static struct tg_symbol *new_symbol(struct plain *p, enum tg_symbol_kind kind, size_t name,
				    size_t from, size_t end)
{
	const struct tg_token *at = p->file->tokens.at;
	struct tg_symbol *symbol = TG_VEC_ADD(&p->found);
	struct tg_str text = text_of(p, name);

	*symbol = (struct tg_symbol){
		.kind = kind,
		.name = tg_arena_strndup(p->arena, text.ptr, text.len),
		.path = "",
		.range = {.offset = at[from].offset,
			  .end_offset = at[end - 1].offset + at[end - 1].length},
	};
	locate(p, symbol->range.offset, &symbol->range.line, &symbol->range.column);
	return symbol;
}

/* ---- the words of a type ---- */

static bool is_type_keyword(struct tg_str word)
{
	static const char *const words[] = {"_Bool", "bool",  "char",   "double",   "float", "int",
					    "long",  "short", "signed", "unsigned", "void"};
	size_t i;

	for (i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (tg_str_is(word, words[i]))
			return !tg_str_is(word, "bool"); /* a macro of a header that is not here */
	return false;
}

static bool is_qualifier(const struct plain *p, size_t i)
{
	return tg_code_is_qualifier(code_at(p, i));
}

/* Marks the tags that stand between the braces of a struct, which C puts at file scope. */
static void mark_inner_tags(struct plain *p, size_t from, size_t end)
{
	for (; from < end; from++)
		if (is_tag_word(p, from) && tg_piece_is_name(p->file, from + 1))
			tg_map_add(&p->tags, text_of(p, from + 1));
}

/* `struct tag`, `struct tag { ... }` or `struct { ... }` at `i`; gives the token behind it or 0. */
static size_t read_tag(struct plain *p, size_t i, struct specifiers *s)
{
	if (s->typed)
		return 0;
	s->typed = s->is_tagged = true;
	s->tag = i++;
	if (tg_piece_is_name(p->file, i)) {
		if (!is_name(p, i))
			return 0;
		s->tag_name = i++;
	}
	if (code_at(p, i) == '{') {
		size_t end = tg_piece_close(p->file, i);

		if (end >= p->file->tokens.count)
			return 0;
		s->has_body = true;
		mark_inner_tags(p, i + 1, end - 1);
		i = end;
	} else if (!s->tag_name) {
		return 0;
	}
	s->tag_end = i;
	return i;
}

/* Reads specifiers from `i`; gives the token behind them, 0 = there is something else. */
static size_t read_specifiers(struct plain *p, size_t i, struct specifiers *s)
{
	s->begin = i;
	while (i < p->file->tokens.count && p->file->tokens.at[i].kind == TG_TOKEN_WORD) {
		struct tg_str word = text_of(p, i);

		if (is_tag_word(p, i)) {
			i = read_tag(p, i, s);
			if (!i)
				return 0;
			continue;
		}
		s->is_static |= tg_str_is(word, "static");
		s->is_extern |= tg_str_is(word, "extern");
		s->is_typedef |= tg_str_is(word, "typedef");
		if (is_type_keyword(word)) {
			if (s->is_tagged || s->is_own)
				return 0;
			s->typed = true;
		} else if (!tg_code_is_keyword(code_at(p, i))) {
			if (s->typed)
				break; /* what is declared */
			if (!is_name(p, i))
				return 0;
			s->typed = s->is_own = true;
		} else if (!is_qualifier(p, i) && !tg_str_is(word, "static") &&
			   !tg_str_is(word, "extern") && !tg_str_is(word, "typedef") &&
			   !tg_str_is(word, "inline")) {
			return 0;
		}
		i++;
	}
	return s->typed ? i : 0;
}

/* ---- symbols ---- */

static const char *id_of(const struct plain *p, bool is_internal, const char *letters,
			 const char *name)
{
	if (is_internal)
		return tg_arena_printf(p->arena, "c:%s@%s%s", p->base, letters, name);
	return tg_arena_printf(p->arena, "c:@%s%s", letters, name);
}

/* A named struct, union or enum, where it is declared for the first time or has its body. */
static void put_tag(struct plain *p, const struct specifiers *s, bool alone)
{
	struct tg_symbol *symbol;
	bool seen;

	if (!s->tag_name)
		return;
	seen = !tg_map_add(&p->tags, text_of(p, s->tag_name));
	if (seen && !s->has_body && !alone)
		return;
	symbol = new_symbol(p, TG_SYMBOL_TYPE, s->tag_name, s->tag, s->tag_end);
	symbol->usr = id_of(p, false,
			    code_at(p, s->tag) == TG_CODE_STRUCT  ? "S@"
			    : code_at(p, s->tag) == TG_CODE_UNION ? "U@"
								  : "E@",
			    symbol->name);
	symbol->definition = s->has_body;
}

/* Drops the struct whose name the typedef behind it repeats: both are one symbol. */
static void join_typedef(struct plain *p, const struct tg_symbol *alias)
{
	struct tg_symbol *before = alias > p->found.at ? &p->found.at[p->found.count - 2] : NULL;

	if (!before || before->kind != TG_SYMBOL_TYPE || strcmp(before->name, alias->name) != 0 ||
	    before->range.offset <= alias->range.offset ||
	    before->range.end_offset > alias->range.end_offset)
		return;
	*before = *alias;
	p->found.count--;
}

static bool put_typedef(struct plain *p, const struct specifiers *s, size_t name, size_t end,
			bool plain_name)
{
	bool anonymous = s->is_tagged && !s->tag_name;
	struct tg_symbol *symbol;

	if (anonymous && (!plain_name || code_at(p, end) != ';'))
		return false; /* which of the names is the struct's? */
	symbol = new_symbol(p, TG_SYMBOL_TYPE, name, s->begin, end);
	symbol->usr = id_of(p, !anonymous, "T@", symbol->name);
	symbol->definition = true;
	join_typedef(p, symbol);
	return true;
}

static bool put_variable(struct plain *p, const struct specifiers *s, size_t name, size_t end,
			 bool has_value)
{
	struct tg_symbol *symbol = new_symbol(p, TG_SYMBOL_VARIABLE, name, s->begin, end);

	symbol->definition = !s->is_extern || has_value;
	if (s->is_static)
		tg_map_add(&p->internal, text_of(p, name));
	symbol->internal = tg_map_has(&p->internal, text_of(p, name));
	symbol->usr = id_of(p, symbol->internal, "", symbol->name);
	/* Of `int x; int x = 1;` the second alone defines. */
	return !symbol->definition || tg_map_add(&p->variables, text_of(p, name));
}

static void put_function(struct plain *p, const struct specifiers *s, size_t name, size_t end,
			 bool has_body)
{
	struct tg_symbol *symbol = new_symbol(p, TG_SYMBOL_FUNCTION, name, s->begin, end);

	if (s->is_static)
		tg_map_add(&p->internal, text_of(p, name));
	symbol->definition = has_body;
	symbol->internal = tg_map_has(&p->internal, text_of(p, name));
	symbol->usr = id_of(p, symbol->internal, "F@", symbol->name);
}

/* ---- declarators ---- */

/* Behind the value that begins at `i`: the "," or ";" of the declaration. */
static size_t skip_value(const struct plain *p, size_t i)
{
	while (i < p->file->tokens.count && code_at(p, i) != ',' && code_at(p, i) != ';')
		i = code_at(p, i) == '(' || code_at(p, i) == '[' || code_at(p, i) == '{'
			    ? tg_piece_close(p->file, i)
			    : i + 1;
	return i;
}

/* `(*name)(...)` or `(*name[])(...)` at `i`; gives the token behind, 0 = it is none. */
static size_t read_function_pointer(const struct plain *p, size_t i, size_t *ret_name)
{
	size_t behind = tg_piece_close(p->file, i);

	if (code_at(p, i + 1) != '*')
		return 0;
	for (i += 2; code_at(p, i) == '*' || is_qualifier(p, i); i++)
		;
	if (!is_name(p, i) || (code_at(p, i + 1) != ')' && code_at(p, i + 1) != '[') ||
	    code_at(p, behind) != '(')
		return 0;
	*ret_name = i;
	return tg_piece_close(p->file, behind);
}

/* `name(...)` at `i`, and its body; gives the token behind the function, 0 = no answer. */
static size_t read_function(struct plain *p, const struct specifiers *s, size_t i, bool *ret_body)
{
	size_t end = tg_piece_close(p->file, i + 1), behind;

	*ret_body = code_at(p, end) == '{';
	if (*ret_body) {
		behind = tg_piece_close(p->file, end);
		if (behind > p->file->tokens.count || code_at(p, behind - 1) != '}' ||
		    s->is_typedef)
			return 0;
		put_function(p, s, i, behind, true);
		return behind;
	}
	if (code_at(p, end) != ';' && code_at(p, end) != ',')
		return 0;
	if (!s->is_typedef)
		put_function(p, s, i, end, false);
	return end;
}

/* One declarator at `i`; gives the "," or ";" behind it, or behind a body, 0 = no answer. */
static size_t read_declarator(struct plain *p, const struct specifiers *s, size_t i, bool *ret_body)
{
	bool plain_name = true, has_value;
	size_t name, end;

	for (; code_at(p, i) == '*' || is_qualifier(p, i); i++)
		plain_name = false;
	name = i;
	if (code_at(p, i) == '(') {
		/* `unknown (*name)(...)` is a function to a parser that lacks its header. */
		i = s->is_own && plain_name ? 0 : read_function_pointer(p, i, &name);
		if (!i)
			return 0;
		plain_name = false;
	} else if (!is_name(p, i)) {
		return 0;
	} else if (code_at(p, i + 1) == '(' && !s->is_typedef) {
		return read_function(p, s, i, ret_body);
	} else {
		i++;
	}
	for (; code_at(p, i) == '['; plain_name = false)
		i = tg_piece_close(p->file, i);
	if (s->is_typedef && code_at(p, i) == '(')
		i = tg_piece_close(p->file, i);
	end = i;
	has_value = code_at(p, i) == '=';
	if (has_value)
		end = i = skip_value(p, i + 1);
	if (i >= p->file->tokens.count || (code_at(p, i) != ',' && code_at(p, i) != ';'))
		return 0;
	if (s->is_typedef ? has_value || !put_typedef(p, s, name, end, plain_name)
			  : !put_variable(p, s, name, end, has_value))
		return 0;
	return i;
}

/* One declaration at `i`; gives the token behind it, 0 = no answer. */
static size_t read_declaration(struct plain *p, size_t i)
{
	struct specifiers s = {0};
	bool body = false;

	i = read_specifiers(p, i, &s);
	if (!i)
		return 0;
	put_tag(p, &s, code_at(p, i) == ';');
	if (code_at(p, i) == ';')
		return s.is_tagged ? i + 1 : 0;
	for (;;) {
		i = read_declarator(p, &s, i, &body);
		if (!i)
			return 0;
		if (body || code_at(p, i) == ';')
			return body ? i : i + 1;
		i++;
	}
}

static int by_place(const void *left, const void *right)
{
	const struct tg_symbol *a = left, *b = right;

	if (a->range.offset != b->range.offset)
		return a->range.offset < b->range.offset ? -1 : 1;
	if (a->kind != b->kind)
		return a->kind < b->kind ? -1 : 1;
	return strcmp(a->usr, b->usr);
}

/* Ends are counted last: they come in another order than beginnings. */
static void finish(struct plain *p, struct tg_symbol **ret_symbols, size_t *ret_count)
{
	struct tg_symbol *copy = tg_arena_alloc(p->arena, p->found.count * sizeof(*copy) + 1);
	size_t i;

	for (i = 0; i < p->found.count; i++) {
		struct tg_range *range = &p->found.at[i].range;

		locate(p, range->end_offset, &range->end_line, &range->end_column);
	}
	if (p->found.count) {
		qsort(p->found.at, p->found.count, sizeof(*p->found.at), by_place);
		memcpy(copy, p->found.at, p->found.count * sizeof(*copy));
	}
	*ret_symbols = copy;
	*ret_count = p->found.count;
}

bool tg_outline_plain(struct tg_arena *arena, const struct tg_piece *file, const char *base,
		      struct tg_symbol **ret_symbols, size_t *ret_count)
{
	struct tg_active active = {0};
	struct tg_piece piece = {.tokens = file->tokens};
	struct plain p = {.arena = arena, .file = &piece, .base = base, .macros = &active.macros};
	bool ok = tg_active_tokens(&active, &file->tokens);
	size_t i = 0;

	piece.tokens.at = active.at;
	piece.tokens.count = active.count;
	while (ok && i < piece.tokens.count) {
		if (code_at(&p, i) == ';') {
			i++;
			continue;
		}
		i = read_declaration(&p, i);
		ok = i != 0;
	}
	if (ok)
		finish(&p, ret_symbols, ret_count);
	TG_VEC_DONE(&p.found);
	tg_map_done(&p.tags);
	tg_map_done(&p.internal);
	tg_map_done(&p.variables);
	tg_active_done(&active);
	return ok;
}
