/* SPDX-License-Identifier: Apache-2.0 */
/*
 * meaning_locals.c - declarations found by their shape: a type's words, then a name, then one of
 * "= ; , [ ) : {". What is taken for a declaration and is none ("a * b;") has no effect anyway.
 * Of C++ also what lambdas, catch clauses, conditions and template headers declare.
 */
#include "engine/symbols/meaning_locals.h"

size_t tg_piece_close(const struct tg_piece *piece, size_t i)
{
	static const signed char steps[UINT8_MAX + 1] = {
		['('] = 1, ['['] = 1, ['{'] = 1, [')'] = -1, [']'] = -1, ['}'] = -1};
	const struct tg_token *at = piece->tokens.at;
	ptrdiff_t depth = 0;

	for (; i < piece->tokens.count; i++) {
		ptrdiff_t step = steps[at[i].code];

		depth += step;
		if (step < 0 && depth == 0)
			return i + 1;
	}
	return i;
}

static void add(struct tg_piece *piece, size_t i)
{
	void **place = tg_map_put_kept(&piece->locals, tg_token_text(&piece->tokens, i));

	if (!*place)
		*place = (void *)(uintptr_t)piece->locals.entries.count;
}

static bool ends_name(const struct tg_piece *piece, size_t i, const char *ends)
{
	uint8_t code = tg_piece_code(piece, i);

	return code && code < TG_CODE_ARROW && strchr(ends, code);
}

/* The name of `(*name)`, of which the parenthesis is at `i`; 0 when it is none. */
static size_t name_of_pointer(const struct tg_piece *piece, size_t i)
{
	if (tg_piece_code(piece, i) != '(' || tg_piece_code(piece, i + 1) != '*')
		return 0;
	for (i++; tg_piece_code(piece, i) == '*' || tg_piece_code(piece, i) == TG_CODE_CONST; i++)
		;
	return tg_piece_is_name(piece, i) ? i : 0;
}

/* Behind the value whose "=" is at `i`: at the comma or bracket that ends it. */
static size_t behind_value(const struct tg_piece *piece, size_t i)
{
	while (i < piece->tokens.count && !ends_name(piece, i, ",;)}"))
		i = ends_name(piece, i, "([{") ? tg_piece_close(piece, i) : i + 1;
	return i;
}

/*
 * Behind the arguments of a template, which open at `i`; 0 when it is a comparison: they are made
 * of names, numbers and what stands around types.
 */
static size_t behind_template(const struct tg_piece *piece, size_t i)
{
	size_t depth = 0;

	if (tg_piece_code(piece, i) != '<')
		return 0;
	for (; i < piece->tokens.count; i++) {
		if (tg_piece_code(piece, i) == '<') {
			depth++;
		} else if (ends_name(piece, i, "([")) {
			i = tg_piece_close(piece, i) - 1;
		} else if (tg_piece_code(piece, i) == '>' || tg_piece_is(piece, i, ">>")) {
			size_t closes = piece->tokens.at[i].length;

			if (closes >= depth)
				return closes == depth ? i + 1 : 0;
			depth -= closes;
		} else if (piece->tokens.at[i].kind == TG_TOKEN_PUNCTUATOR &&
			   !ends_name(piece, i, ",*&=") && !tg_piece_is(piece, i, "::") &&
			   !tg_piece_is(piece, i, "...")) {
			return 0;
		}
	}
	return 0;
}

void tg_piece_parameters(struct tg_piece *piece, size_t open)
{
	size_t end = tg_piece_close(piece, open), i, words = 0, pointer;

	for (i = open + 1; i + 1 < end; i++) {
		if (tg_piece_code(piece, i) == ',') {
			words = 0;
			continue;
		}
		pointer = name_of_pointer(piece, i);
		if (pointer) {
			add(piece, pointer);
			i = tg_piece_close(piece, i) - 1; /* on to its own parameters */
			if (tg_piece_code(piece, i + 1) == '(')
				i = tg_piece_close(piece, i + 1) - 1;
			continue;
		}
		if (tg_piece_code(piece, i) == '[')
			i = tg_piece_close(piece, i) - 1;
		else if (piece->tokens.at[i].kind == TG_TOKEN_WORD && words++ &&
			 tg_piece_is_name(piece, i) && ends_name(piece, i + 1, ",)[=") &&
			 !tg_code_is_tag(tg_piece_code(piece, i - 1)) &&
			 !tg_piece_is(piece, i - 1, "::"))
			add(piece, i);
		else if (tg_piece_code(piece, i) == '=') /* what it is if nobody says */
			i = behind_value(piece, i) - 1;
	}
}

void tg_piece_template_parameters(struct tg_piece *piece)
{
	size_t end, i;

	if (!tg_piece_is(piece, 0, "template") || !(end = behind_template(piece, 1)))
		return;
	for (i = 2; i + 1 < end; i++)
		if (tg_piece_is_name(piece, i) && !ends_name(piece, i - 1, "<,=") &&
		    !tg_piece_is(piece, i - 1, "::") &&
		    (i + 2 == end || ends_name(piece, i + 1, ",=")))
			add(piece, i);
}

void tg_piece_macro_parameters(struct tg_piece *piece, size_t open)
{
	size_t end = tg_piece_close(piece, open), i;

	for (i = open + 1; i + 1 < end; i++)
		if (tg_piece_is_name(piece, i))
			add(piece, i);
}

/* Words of C++ that stand around a type and are none. */
static bool is_qualifier(struct tg_str word)
{
	return tg_str_is(word, "constexpr") || tg_str_is(word, "thread_local") ||
	       tg_str_is(word, "typename");
}

/* Behind the name of a type at `i`: a::b<c>::d. */
static size_t behind_type_name(const struct tg_piece *piece, size_t i)
{
	for (;;) {
		size_t behind = behind_template(piece, i + 1);

		i = behind ? behind : i + 1;
		if (!tg_piece_is(piece, i, "::") || !tg_piece_is_name(piece, i + 1))
			return i;
		i++;
	}
}

/* Behind the words of a type at `i`; `i` itself when none stands there. */
static size_t skip_type(const struct tg_piece *piece, size_t i)
{
	bool named = false;

	while (i < piece->tokens.count && piece->tokens.at[i].kind == TG_TOKEN_WORD) {
		uint8_t code = piece->tokens.at[i].code;

		if (code >= TG_CODE_TYPE) {
			named = named || (code < TG_CODE_CONST);
			i += tg_code_is_tag(code) && tg_piece_is_name(piece, i + 1) ? 2u : 1u;
		} else if (!named && is_qualifier(tg_token_text(&piece->tokens, i))) {
			i++;
		} else if (!named && code == TG_CODE_NONE) {
			named = true; /* a type's own name */
			i = behind_type_name(piece, i);
		} else {
			break;
		}
	}
	return i;
}

/* The names of `auto [a, b]`, which open at `i`; gives what is behind them. */
static size_t add_bindings(struct tg_piece *piece, size_t i)
{
	size_t end = tg_piece_close(piece, i);

	for (i++; i + 1 < end; i++)
		if (tg_piece_is_name(piece, i))
			add(piece, i);
	return end;
}

/* Adds the names of a declaration at `i`, behind its type. */
static void declarators(struct tg_piece *piece, size_t i)
{
	/* `a::b c(d)` is a variable; `b c(d)` is what C says a function is declared with. */
	const size_t from = i;
	const bool is_new = tg_piece_code(piece, i - 1) == '>' || tg_piece_is(piece, i - 1, ">>") ||
			    (i > 1 && tg_piece_is(piece, i - 2, "::"));

	while (i < piece->tokens.count) {
		size_t pointer = name_of_pointer(piece, i);

		if (pointer) {
			add(piece, pointer);
			i = tg_piece_close(piece, i);
		} else {
			while (ends_name(piece, i, "*&") || tg_piece_is(piece, i, "&&") ||
			       tg_code_is_qualifier(tg_piece_code(piece, i)))
				i++;
			if (tg_piece_code(piece, i) == '[' &&
			    tg_piece_is(piece, from - 1, "auto")) {
				i = add_bindings(piece, i);
			} else {
				if (!tg_piece_is_name(piece, i) ||
				    !ends_name(piece, i + 1, is_new ? "=;,[):{(" : "=;,[):{"))
					return;
				add(piece, i++);
			}
		}
		i = behind_value(piece, i);
		if (tg_piece_code(piece, i) != ',')
			return;
		i++;
	}
}

void tg_piece_declaration(struct tg_piece *piece, size_t i)
{
	size_t behind = skip_type(piece, i);

	if (behind > i && tg_piece_code(piece, behind) == '{') /* struct { ... } name; */
		behind = tg_piece_close(piece, behind);
	if (behind > i)
		declarators(piece, behind);
}

/* Whether a declaration may begin at `i`, behind what ends or opens a statement. */
static inline bool may_begin(const struct tg_piece *piece, size_t from, size_t i)
{
	uint8_t before = tg_piece_code(piece, i - 1);

	return before == ';' || before == '{' || before == '}' ||
	       (before == '(' && i > from + 1 && tg_piece_code(piece, i - 2) == TG_CODE_FOR);
}

/* `if (T name = value)`: a comparison or a product is no declaration. */
static void declared_in_condition(struct tg_piece *piece, size_t i)
{
	size_t behind = skip_type(piece, i), name = behind;

	while (ends_name(piece, name, "*&"))
		name++;
	if (behind > i && tg_piece_is_name(piece, name) && tg_piece_code(piece, name + 1) == '=')
		add(piece, name);
}

/* `[capture](parameters) {`, of which the capture opens at `i`. */
static void declared_by_lambda(struct tg_piece *piece, size_t i)
{
	size_t end = tg_piece_close(piece, i), body;

	body = tg_piece_code(piece, end) == '(' ? tg_piece_close(piece, end) : end;
	while (tg_piece_is(piece, body, "mutable") || tg_piece_is(piece, body, "noexcept"))
		body++;
	if (tg_piece_code(piece, body) != '{' && tg_piece_code(piece, body) != TG_CODE_ARROW)
		return;
	if (tg_piece_code(piece, end) == '(')
		tg_piece_parameters(piece, end);
	for (i++; i + 1 < end; i++)
		if (tg_piece_is_name(piece, i) && tg_piece_code(piece, i + 1) == '=')
			add(piece, i);
}

/* What is declared within a statement, at the bracket `i`. */
static void declared_inside(struct tg_piece *piece, size_t i)
{
	if (tg_piece_code(piece, i) == '[') {
		if (!ends_name(piece, i - 1, "])") && !tg_piece_is_name(piece, i - 1))
			declared_by_lambda(piece, i);
	} else if (tg_piece_is(piece, i - 1, "catch")) {
		tg_piece_parameters(piece, i);
	} else if (tg_piece_code(piece, i - 1) == TG_CODE_KEYWORD &&
		   (tg_piece_is(piece, i - 1, "if") || tg_piece_is(piece, i - 1, "while") ||
		    tg_piece_is(piece, i - 1, "switch"))) {
		declared_in_condition(piece, i + 1);
	}
}

void tg_piece_declared(struct tg_piece *piece, size_t from)
{
	size_t i;

	for (i = from; i < piece->tokens.count; i++) {
		if (piece->tokens.at[i].code == '[' || piece->tokens.at[i].code == '(')
			declared_inside(piece, i);
		if (piece->tokens.at[i].kind != TG_TOKEN_WORD || !may_begin(piece, from, i))
			continue;
		if (tg_piece_is_name(piece, i) && tg_piece_code(piece, i + 1) == ':') {
			add(piece, i); /* a label */
			continue;
		}
		tg_piece_declaration(piece, i);
	}
}
