/* SPDX-License-Identifier: Apache-2.0 */
#include "engine/symbols/meaning.h"

#include "engine/symbols/meaning_locals.h"

/* Begins every hash: another way to compute them gets another number. */
#define SCHEME "tracegate/meaning/2"

enum {
	REFS_MAX = 4096, /* names in one symbol: a table of a thousand is in, a hostile one not */
	LOCALS = 32,
	DIGITS_MAX = 20,
};

struct reading {
	struct tg_arena *arena;
	struct tg_piece piece;
	struct tg_symbol *symbol;
	struct tg_str name; /* the symbol's */
	struct tg_buf form; /* what is hashed */
	/* Names, of fields and of all else -> their number from 1, as a pointer. */
	struct tg_map fields, others;
	TG_VEC(struct tg_symref) list;
	size_t begin; /* of the parameters of a function or macro, else of everything */
	struct {
		struct tg_str word;
		void *number;
	} locals[LOCALS]; /* that were asked for last */
};

/* A class, a number and what ends it, with room for `more` bytes behind them; printf() would take
 * most of the time of all this. */
static inline char *put_digits(struct reading *r, char class, size_t number, char end, size_t more)
{
	char *room = tg_buf_room(&r->form, DIGITS_MAX + 2 + more), *at = room;
	char digits[DIGITS_MAX];
	size_t count = 0;

	*at++ = class;
	for (; number >= 10; number /= 10)
		digits[count++] = (char)('0' + number % 10);
	*at++ = (char)('0' + number);
	while (count)
		*at++ = digits[--count];
	*at++ = end;
	r->form.len += (size_t)(at - room);
	return at;
}

/* One word of the form: a class and a text, so that no two sequences look the same. */
static void put(struct reading *r, char class, struct tg_str text)
{
	char *at = put_digits(r, class, text.len, ':', text.len);

	if (text.len)
		memcpy(at, text.ptr, text.len);
	r->form.len += text.len;
}

/* The same for a token. */
static inline void put_token(struct reading *r, char class, size_t i)
{
	const struct tg_tokens *tokens = &r->piece.tokens;
	struct tg_str text = tg_token_text(tokens, i);
	char *at = put_digits(r, class, text.len, ':', text.len + TG_SHORT);

	tg_copy_short(at, text, tokens->content.len - tokens->at[i].offset);
	r->form.len += text.len;
}

static void put_number(struct reading *r, char class, uintptr_t number)
{
	put_digits(r, class, (size_t)number, ';', 0);
}

static enum tg_ref_use use_of(const struct tg_piece *piece, size_t i)
{
	if (i && tg_code_is_tag(tg_piece_code(piece, i - 1)))
		return TG_USE_TYPE;
	return tg_piece_code(piece, i + 1) == '(' ? TG_USE_CALL : TG_USE_NAME;
}

/* The number of a name in the list of what is mentioned; 0 when the list is full. */
static uintptr_t ref_number(struct reading *r, struct tg_str name, enum tg_ref_use use)
{
	struct tg_map *names = use == TG_USE_FIELD ? &r->fields : &r->others;
	void **place = tg_map_put_kept(names, name);

	if (!*place && r->list.count < REFS_MAX) {
		*TG_VEC_ADD(&r->list) =
			(struct tg_symref){use, tg_arena_strndup(r->arena, name.ptr, name.len)};
		*place = (void *)(uintptr_t)r->list.count;
	}
	return (uintptr_t)*place;
}

static void put_ref(struct reading *r, size_t i)
{
	struct tg_str name = tg_token_text(&r->piece.tokens, i);
	enum tg_ref_use use = use_of(&r->piece, i);
	uintptr_t number = ref_number(r, name, use);

	if (number)
		put_number(r, (char)('x' + use), number);
	else
		put(r, 'w', name);
}

/* Linkage is identity, not meaning: `static int f()` and `int f()` say the same. */
static bool is_linkage(const struct reading *r, size_t i)
{
	uint8_t code = tg_piece_code(&r->piece, i);

	return i < r->begin &&
	       (code == TG_CODE_STATIC || code == TG_CODE_INLINE || code == TG_CODE_EXTERN);
}

/* `template <class T>` and `template <typename T>` say the same. */
static bool is_typename(const struct reading *r, size_t i)
{
	uint8_t before = i > 1 && i < r->begin ? tg_piece_code(&r->piece, i - 1) : TG_CODE_NONE;

	return (before == '<' || before == ',') && tg_piece_is(&r->piece, i, "class") &&
	       tg_piece_is(&r->piece, 0, "template");
}

static void put_field(struct reading *r, struct tg_str word)
{
	ref_number(r, word, TG_USE_FIELD);
	put(r, 'f', word);
}

/* The number of a local, NULL for any other name: a loop says the same few again and again. */
static void *local_of(struct reading *r, struct tg_str word)
{
	size_t mix = (unsigned char)word.ptr[0] * 5u + (unsigned char)word.ptr[word.len - 1] +
		     word.len * 3u;
	size_t place = mix % LOCALS;

	if (!tg_str_eq(r->locals[place].word, word)) {
		r->locals[place].word = word;
		r->locals[place].number = tg_map_get(&r->piece.locals, word);
	}
	return r->locals[place].number;
}

static void put_name(struct reading *r, size_t i)
{
	struct tg_str word = tg_token_text(&r->piece.tokens, i);
	const bool type = r->symbol->kind == TG_SYMBOL_TYPE;
	uint8_t before = i ? tg_piece_code(&r->piece, i - 1) : TG_CODE_NONE;
	/* Tags have a space of names of their own: `struct queue queue`. */
	const bool tag = tg_code_is_tag(before);
	void *local = tag ? NULL : local_of(r, word);

	if (before == '.' || before == TG_CODE_ARROW)
		put_field(r, word);
	else if (tg_str_eq(word, r->name) && (type || !tag))
		put(r, 's', tg_str(""));
	else if (local && (type || r->symbol->kind == TG_SYMBOL_FIELD))
		put(r, 'd', word); /* a field's name is what its users say */
	else if (local)
		put_number(r, 'l', (uintptr_t)local);
	else
		put_ref(r, i);
}

/*
 * Whether the string behind `i` goes on with it: where a literal is cut is layout. One that ends
 * in what could be the beginning of an escape is left alone, and so are prefixes.
 */
static bool goes_on(const struct tg_tokens *tokens, size_t i)
{
	struct tg_str text = tg_token_text(tokens, i);
	size_t k;

	if (i + 1 >= tokens->count || tokens->at[i].kind != TG_TOKEN_STRING ||
	    tokens->at[i + 1].kind != TG_TOKEN_STRING || *text.ptr != '"' ||
	    *tg_token_text(tokens, i + 1).ptr != '"')
		return false;
	for (k = text.len > 5 ? text.len - 5 : 0; k < text.len; k++)
		if (text.ptr[k] == '\\' && k + 1 < text.len && strchr("01234567x", text.ptr[k + 1]))
			return false;
	return true;
}

/* The literal that begins at `i`, in one piece; gives its last token. */
static size_t put_string(struct reading *r, size_t i)
{
	const struct tg_tokens *tokens = &r->piece.tokens;
	struct tg_buf whole = {0};

	tg_buf_str(&whole, tg_token_text(tokens, i));
	for (; goes_on(tokens, i); i++) {
		struct tg_str next = tg_token_text(tokens, i + 1);

		whole.len--; /* its quote */
		tg_buf_add(&whole, next.ptr + 1, next.len - 1);
	}
	put(r, 't', tg_buf_view(&whole));
	tg_buf_done(&whole);
	return i;
}

static void put_all(struct reading *r)
{
	const struct tg_token *at = r->piece.tokens.at;
	size_t i;

	tg_buf_room(&r->form, tg_token_span(&r->piece.tokens).len * 2);
	tg_buf_puts(&r->form, SCHEME);
	put(r, 'K', tg_str(tg_symbol_kind_name(r->symbol->kind)));
	for (i = 0; i < r->piece.tokens.count; i++) {
		if (at[i].kind == TG_TOKEN_STRING && goes_on(&r->piece.tokens, i))
			i = put_string(r, i);
		else if (at[i].kind != TG_TOKEN_WORD)
			put_token(r, 't', i);
		else if (at[i].code == TG_CODE_NONE)
			put_name(r, i);
		else if (is_typename(r, i))
			put(r, 'k', tg_str("typename"));
		else if (!is_linkage(r, i))
			put_token(r, 'k', i);
	}
}

/* Where the parameters of the symbol begin: behind its own name, 0 = it has none. */
static size_t find_parameters(const struct reading *r)
{
	const struct tg_token *at = r->piece.tokens.at;
	size_t i;

	if (r->symbol->kind == TG_SYMBOL_MACRO) /* `#define X (a)` is no function */
		return tg_piece_code(&r->piece, 1) == '(' &&
		       at[1].offset == at[0].offset + at[0].length;

	for (i = 0; i + 1 < r->piece.tokens.count; i++)
		if (tg_piece_code(&r->piece, i + 1) == '(' &&
		    tg_str_eq(tg_token_text(&r->piece.tokens, i), r->name))
			return i + 1;
	return 0;
}

/* Behind `return` at `i`: nothing, a literal, or something that was worked out. */
static enum tg_shape shape_of_return(const struct tg_piece *piece, size_t i)
{
	if (tg_piece_code(piece, i) == ';')
		return TG_SHAPE_EMPTY;
	for (; i < piece->tokens.count && tg_piece_code(piece, i) != ';'; i++) {
		struct tg_str text = tg_token_text(&piece->tokens, i);

		if (piece->tokens.at[i].kind == TG_TOKEN_WORD && !tg_str_is(text, "true") &&
		    !tg_str_is(text, "false") && !tg_str_is(text, "NULL"))
			return TG_SHAPE_RESULT;
	}
	return TG_SHAPE_CONSTANT;
}

/* What the body, which opens at `i`, does at all; `(void)name;` is nothing. */
static enum tg_shape shape_of(const struct tg_piece *piece, size_t i)
{
	size_t end = tg_piece_close(piece, i) - 1, at;

	i++;
	while (tg_piece_code(piece, i) == '(' && tg_piece_code(piece, i + 1) == TG_CODE_VOID &&
	       tg_piece_code(piece, i + 2) == ')' && tg_piece_is_name(piece, i + 3) &&
	       tg_piece_code(piece, i + 4) == ';')
		i += 5;
	if (i == end)
		return TG_SHAPE_EMPTY;
	for (at = i; at < end && tg_piece_code(piece, at) != ';'; at++)
		;
	if (at + 1 == end && tg_piece_code(piece, i) == TG_CODE_RETURN)
		return shape_of_return(piece, i + 1);
	for (at = i; at < end; at++)
		if (tg_piece_code(piece, at) == TG_CODE_RETURN &&
		    shape_of_return(piece, at + 1) == TG_SHAPE_RESULT)
			return TG_SHAPE_RESULT;
	return TG_SHAPE_CODE;
}

/* `struct name {` or `typedef union {`. */
static bool is_record(const struct tg_piece *piece)
{
	size_t i = tg_piece_is(piece, 0, "typedef");

	if (tg_piece_code(piece, i) != TG_CODE_STRUCT && tg_piece_code(piece, i) != TG_CODE_UNION)
		return false;
	while (i < piece->tokens.count && tg_piece_code(piece, i) != '{')
		i++;
	return i < piece->tokens.count;
}

static void read_locals(struct reading *r)
{
	struct tg_piece *piece = &r->piece;
	size_t body;

	if (r->symbol->kind == TG_SYMBOL_FUNCTION || r->symbol->kind == TG_SYMBOL_MACRO)
		r->begin = find_parameters(r);
	else
		r->begin = piece->tokens.count; /* `static` in front of a variable */
	if (r->symbol->kind == TG_SYMBOL_TYPE && is_record(piece)) {
		r->symbol->shape = TG_SHAPE_RECORD;
		tg_piece_declared(piece, 1);
	}
	if (!r->begin || r->begin == piece->tokens.count)
		return;
	if (r->symbol->kind == TG_SYMBOL_MACRO) {
		tg_piece_macro_parameters(piece, r->begin);
		return;
	}
	tg_piece_template_parameters(piece);
	tg_piece_parameters(piece, r->begin);
	body = tg_piece_close(piece, r->begin);
	while (body < piece->tokens.count && tg_piece_code(piece, body) != '{')
		body++;
	if (body == piece->tokens.count)
		return; /* a declaration */
	tg_piece_declared(piece, body + 1);
	r->symbol->shape = shape_of(piece, body);
}

static void finish(struct reading *r)
{
	put_all(r);
	r->symbol->meaning = tg_hash_of(tg_buf_view(&r->form));
	r->symbol->refs = TG_VEC_KEEP(r->arena, &r->list);
	r->symbol->ref_count = r->list.count;
	TG_VEC_DONE(&r->list);
	tg_map_done(&r->fields);
	tg_map_done(&r->others);
	tg_map_done(&r->piece.locals);
	tg_buf_done(&r->form);
}

/* @satisfies TG-TRC-5 */
void tg_meaning_of(struct tg_arena *arena, const struct tg_tokens *code, struct tg_symbol *symbol)
{
	struct reading r = {.arena = arena,
			    .symbol = symbol,
			    .name = tg_str(symbol->name),
			    .piece = {.tokens = *code}};

	read_locals(&r);
	finish(&r);
}

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

/* ---- macros, enumerators, fields ---- */

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
