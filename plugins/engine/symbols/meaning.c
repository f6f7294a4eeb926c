/* SPDX-License-Identifier: Apache-2.0 */
#include "engine/symbols/meaning.h"

#include "engine/symbols/meaning_form.h"
#include "engine/symbols/meaning_locals.h"

/* Begins every hash: another way to compute them gets another number. */
#define SCHEME "tracegate/meaning/3"

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
	size_t begin;            /* of the parameters of a function or macro, else of everything */
	struct tg_form *form_of; /* each token of a function, or NULL */
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

/* A number in one of the ways to write it; where it is glued to a name, its text counts. */
static void put_value(struct reading *r, size_t i)
{
	char room[32];
	struct tg_str text = tg_token_text(&r->piece.tokens, i), value = tg_str("");

	if (text.len > 1 && *text.ptr >= '0' && *text.ptr <= '9' &&
	    !tg_piece_is(&r->piece, i + 1, "##") && (!i || !tg_piece_is(&r->piece, i - 1, "##")))
		value = tg_form_number(text, room);
	put(r, 't', value.len ? value : text);
}

/* `struct name const` and `name const` mean what they mean with the qualifier in front; gives the
 * qualifier behind the name at `i`, 0: there is none. */
static size_t qualifier_behind(const struct reading *r, size_t i)
{
	size_t name = i + tg_code_is_tag(tg_piece_code(&r->piece, i));
	uint8_t code = tg_piece_code(&r->piece, name + 1);

	if (code != TG_CODE_CONST && code != TG_CODE_VOLATILE)
		return 0;
	return tg_piece_is_name(&r->piece, name) ? name + 1 : 0;
}

/* The words of a type at `i`; gives the last of them. */
static size_t put_type(struct reading *r, size_t i)
{
	char room[64];
	size_t count = tg_form_type(&r->piece, i, room);

	if (count)
		put(r, 'k', tg_str(room));
	else
		put_token(r, 'k', i);
	return count ? i + count - 1 : i;
}

/* The word at `i`; gives the last token that was read. */
static size_t put_word(struct reading *r, size_t i)
{
	uint8_t code = tg_piece_code(&r->piece, i);
	size_t qualifier =
		code == TG_CODE_NONE || tg_code_is_tag(code) ? qualifier_behind(r, i) : 0;

	if (qualifier)
		put_token(r, 'k', qualifier);
	if (code == TG_CODE_NONE) {
		put_name(r, i);
	} else if (is_typename(r, i)) {
		put(r, 'k', tg_str("typename"));
	} else if (code >= TG_CODE_TYPE && !tg_code_is_tag(code) && !is_linkage(r, i)) {
		return put_type(r, i);
	} else if (!is_linkage(r, i)) {
		put_token(r, 'k', i);
		if (qualifier)
			put_name(r, i + 1);
	}
	return qualifier ? qualifier : i;
}

/* The token at `i`, with what it takes along; gives the last of them. */
static size_t put_any(struct reading *r, size_t i)
{
	const struct tg_token *at = r->piece.tokens.at;

	if (at[i].kind == TG_TOKEN_WORD)
		return put_word(r, i);
	if (at[i].kind == TG_TOKEN_STRING && goes_on(&r->piece.tokens, i))
		return put_string(r, i);
	if (at[i].kind == TG_TOKEN_NUMBER)
		put_value(r, i);
	else if (at[i].code != ',' || tg_piece_code(&r->piece, i + 1) != '}')
		put_token(r, 't', i);
	return i;
}

static void put_all(struct reading *r)
{
	const struct tg_form *form = r->form_of;
	size_t i;

	tg_buf_room(&r->form, tg_token_span(&r->piece.tokens).len * 2);
	tg_buf_puts(&r->form, SCHEME);
	put(r, 'K', tg_str(tg_symbol_kind_name(r->symbol->kind)));
	for (i = 0; i < r->piece.tokens.count; i++) {
		uint16_t close;

		if (!form) {
			i = put_any(r, i);
			continue;
		}
		if (form[i].open)
			put(r, 't', tg_str("{"));
		if (!form[i].drop)
			i = put_any(r, i);
		for (close = form[i].close; close; close--)
			put(r, 't', tg_str("}"));
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
	r->form_of = tg_form_of(piece, body);
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
	tg_free_(&r->form_of);
}

/* @satisfies TG-TRC-5 */
void tg_meaning_of(struct tg_arena *arena, const struct tg_tokens *code, struct tg_symbol *symbol)
{
	struct reading r = {.arena = arena,
			    .symbol = symbol,
			    .name = tg_str(symbol->name),
			    .piece = {.tokens = *code}};

	if (symbol->kind != TG_SYMBOL_MACRO)
		r.piece.tokens = tg_form_active(arena, code);
	read_locals(&r);
	finish(&r);
}
