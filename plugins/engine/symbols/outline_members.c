/* SPDX-License-Identifier: Apache-2.0 */
#include "engine/symbols/outline_members.h"

#include <stdlib.h>

#include "engine/symbols/meaning_form.h"

enum { DEPTH = 64 }; /* of namespaces */

struct members {
	struct tg_arena *arena;
	const struct tg_piece *file;
	const struct tg_symbol *known;
	size_t known_count;
	TG_VEC(struct tg_symbol) found;
	size_t offset; /* where lines were counted last, */
	unsigned line, column;
};

static void locate(struct members *m, size_t offset, unsigned *line, unsigned *column)
{
	const char *text = m->file->tokens.content.ptr;

	for (; m->offset < offset; m->offset++) {
		m->column = text[m->offset] == '\n' ? 1 : m->column + 1;
		m->line += text[m->offset] == '\n';
	}
	*line = m->line;
	*column = m->column;
}

static bool is_known(const struct members *m, size_t offset)
{
	size_t i;

	for (i = 0; i < m->known_count; i++)
		if (m->known[i].kind == TG_SYMBOL_FUNCTION && m->known[i].range.offset <= offset &&
		    offset < m->known[i].range.end_offset)
			return true;
	return false;
}

/* The name of a class that ends at `i`, with its arguments left out; gives where it begins. */
static size_t class_name(const struct tg_piece *file, size_t i, struct tg_str *ret)
{
	size_t depth = 0;

	for (; i; i--) {
		depth += tg_piece_code(file, i) == '>';
		depth += tg_piece_is(file, i, ">>") ? 2 : 0;
		depth -= depth && tg_piece_code(file, i) == '<';
		if (!depth && tg_piece_code(file, i) != '<')
			break;
	}
	*ret = tg_piece_is_name(file, i) ? tg_token_text(&file->tokens, i) : tg_str("");
	return i;
}

/* "@S@outer@S@inner" for what stands in front of the `::` at `i`; "" when it is no class. */
static const char *classes_of(struct members *m, size_t i, size_t begin)
{
	const char *text = "";

	while (i > begin && tg_piece_is(m->file, i, "::")) {
		struct tg_str name;

		i = class_name(m->file, i - 1, &name);
		if (!name.len)
			return "";
		text = tg_arena_printf(m->arena, "@S@%.*s%s", (int)name.len, name.ptr, text);
		i -= i > begin;
	}
	return text;
}

/* The token at `i` is what a parameter is called: a name behind a type, at the end. */
static bool is_parameter_name(const struct tg_piece *file, size_t begin, size_t i)
{
	uint8_t next = tg_piece_code(file, i + 1), before = tg_piece_code(file, i - 1);

	if (!tg_piece_is_name(file, i) || i == begin)
		return false;
	if (before == '*' && i > begin + 1 && tg_piece_code(file, i - 2) == '(')
		return true; /* (*name)(...) */
	if (next != ',' && next != ')' && next != '=' && next != '[')
		return false;
	if (tg_code_is_tag(before) || tg_piece_is(file, i - 1, "::"))
		return false;
	/* `const Name` is a type without a name. */
	return i > begin + 1 || (before != TG_CODE_CONST && before != TG_CODE_VOLATILE);
}

/* The types of the parameters that open at `open`, as they are written: "int,const Name&". */
static const char *parameter_types(struct members *m, size_t open)
{
	const struct tg_piece *file = m->file;
	size_t end = tg_piece_close(file, open) - 1, begin = open + 1, i;
	struct tg_buf out = {0};
	const char *types;
	char room[64];
	bool value = false, word = false;

	for (i = begin; i < end; i++) {
		size_t count = tg_form_type(file, i, room);
		struct tg_str text = count ? tg_str(room) : tg_token_text(&file->tokens, i);
		uint8_t code = tg_piece_code(file, i);

		if (code == ',') {
			begin = i + 1;
			value = false;
		}
		value |= code == '=';
		if (value || is_parameter_name(file, begin, i)) {
			i = value && (code == '(' || code == '{') ? tg_piece_close(file, i) - 1 : i;
			continue;
		}
		if (word && file->tokens.at[i].kind == TG_TOKEN_WORD)
			tg_buf_putc(&out, ' ');
		tg_buf_str(&out, text);
		word = file->tokens.at[i].kind == TG_TOKEN_WORD;
		i += count ? count - 1 : 0;
	}
	types = tg_arena_strndup(m->arena, out.ptr ? out.ptr : "", out.len);
	tg_buf_done(&out);
	return strcmp(types, "void") == 0 ? "" : types;
}

/* The brace that opens the body of a function whose parameters end before `i`, or where it turns
 * out to be a declaration. */
static size_t find_body(const struct tg_piece *file, size_t i)
{
	bool initialises = false;

	while (i < file->tokens.count) {
		uint8_t code = tg_piece_code(file, i);
		bool value = initialises && code == '{' &&
			     (tg_piece_is_name(file, i - 1) || tg_piece_code(file, i - 1) == '>');

		if (code == ';' || code == '=' || code == '}' || (code == '{' && !value))
			return i;
		initialises = initialises || code == ':';
		i = code == '(' || code == '[' || value ? tg_piece_close(file, i) : i + 1;
	}
	return i;
}

static void add(struct members *m, const char *scope, const char *classes, struct tg_str name,
		size_t begin, size_t open, size_t end)
{
	const struct tg_token *at = m->file->tokens.at;
	struct tg_symbol *symbol = TG_VEC_ADD(&m->found);
	struct tg_range *range = &symbol->range;

	*symbol = (struct tg_symbol){
		.kind = TG_SYMBOL_FUNCTION,
		.name = tg_arena_strndup(m->arena, name.ptr, name.len),
		.path = "",
		.definition = true,
	};
	range->offset = at[begin].offset;
	range->end_offset = at[end - 1].offset + at[end - 1].length;
	locate(m, range->offset, &range->line, &range->column);
	locate(m, range->end_offset, &range->end_line, &range->end_column);
	symbol->usr = tg_arena_printf(m->arena, "c:%s%s@F@%s#%s", scope, classes, symbol->name,
				      parameter_types(m, open));
}

/* The function whose parameters open at `open` and whose declaration begins at `begin`, when it is
 * a member; gives what is behind it. */
static size_t read_function(struct members *m, const char *scope, size_t begin, size_t open)
{
	const struct tg_piece *file = m->file;
	const struct tg_token *at = file->tokens.at;
	size_t name = open - 1, body = find_body(file, tg_piece_close(file, open)), end;
	const char *classes;

	if (tg_piece_is(file, name, "__attribute__") || tg_piece_is(file, name, "alignas") ||
	    tg_piece_is(file, name, "decltype"))
		return tg_piece_close(file, open);

	if (name > begin &&
	    (tg_piece_is(file, name - 1, "operator") || tg_piece_is(file, name - 1, "~")))
		name--;
	if (tg_piece_code(file, body) != '{')
		return body;
	end = tg_piece_close(file, body);
	if (name <= begin || !tg_piece_is(file, name - 1, "::") ||
	    at[name].kind == TG_TOKEN_NUMBER || is_known(m, at[name].offset))
		return end;
	classes = classes_of(m, name - 1, begin);
	if (*classes)
		add(m, scope, classes,
		    tg_str_n(file->tokens.content.ptr + at[name].offset,
			     at[open - 1].offset + at[open - 1].length - at[name].offset),
		    begin, open, end);
	return end;
}

/* The brace that opens the namespace at `i`, with its name; 0 for an alias and all else. */
static size_t open_namespace(struct members *m, size_t i, const char **scope)
{
	const struct tg_piece *file = m->file;

	if (tg_piece_is(file, i, "extern") && file->tokens.at[i + 1].kind == TG_TOKEN_STRING)
		return tg_piece_code(file, i + 2) == '{' ? i + 2 : 0;
	if (!tg_piece_is(file, i, "namespace"))
		return 0;
	for (i++; i < file->tokens.count && tg_piece_code(file, i) != '{'; i++) {
		struct tg_str name = tg_token_text(&file->tokens, i);

		if (tg_piece_is_name(file, i))
			*scope = tg_arena_printf(m->arena, "%s@N@%.*s", *scope, (int)name.len,
						 name.ptr);
		else if (!tg_piece_is(file, i, "::"))
			return 0;
	}
	return i < file->tokens.count ? i : 0;
}

static void read_scope(struct members *m, size_t i, size_t end, const char *scope, unsigned depth)
{
	const struct tg_piece *file = m->file;
	size_t begin = i; /* of the declaration */

	while (i < end) {
		uint8_t code = tg_piece_code(file, i);
		const char *inner = scope;
		size_t open = i == begin && i + 2 < end ? open_namespace(m, i, &inner) : 0;

		if (open && depth < DEPTH) {
			size_t close = tg_piece_close(file, open);

			read_scope(m, open + 1, close - 1, inner, depth + 1);
			begin = i = close;
		} else if (file->tokens.at[i].flags & TG_TOKEN_DIRECTIVE || code == ';' ||
			   code == '}') {
			begin = ++i;
		} else if (code == '{') {
			i = tg_piece_close(file, i);
			begin = tg_piece_code(file, i) == ';' ? i : begin;
		} else if (code == '(' && i > begin) {
			size_t behind = read_function(m, scope, begin, i);

			begin = tg_piece_code(file, behind - 1) == '}' ? behind : begin;
			i = behind;
		} else {
			i += 1;
		}
	}
}

static int by_place(const void *left, const void *right)
{
	const struct tg_symbol *a = left, *b = right;

	if (a->range.offset != b->range.offset)
		return a->range.offset < b->range.offset ? -1 : 1;
	return a->kind != b->kind ? (a->kind < b->kind ? -1 : 1) : strcmp(a->usr, b->usr);
}

void tg_outline_members(struct tg_arena *arena, const struct tg_piece *file,
			struct tg_symbol **symbols, size_t *count)
{
	struct members m = {.arena = arena,
			    .file = file,
			    .known = *symbols,
			    .known_count = *count,
			    .line = 1,
			    .column = 1};
	struct tg_symbol *all;

	read_scope(&m, 0, file->tokens.count, "", 0);
	if (m.found.count) {
		all = tg_arena_alloc(arena, (*count + m.found.count) * sizeof(*all));
		memcpy(all, *symbols, *count * sizeof(*all));
		memcpy(all + *count, m.found.at, m.found.count * sizeof(*all));
		*symbols = all;
		*count += m.found.count;
		qsort(all, *count, sizeof(*all), by_place);
	}
	TG_VEC_DONE(&m.found);
}
