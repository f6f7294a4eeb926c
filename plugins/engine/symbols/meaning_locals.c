/* SPDX-License-Identifier: Apache-2.0 */
/*
 * meaning_locals.c - declarations found by their shape: a type's words, then a name, then one of
 * "= ; , [ ) :". What is taken for a declaration and is none ("a * b;") has no effect anyway.
 */
#include "engine/symbols/meaning_locals.h"

enum { WORDS_MAX = 18 }; /* that begin with one letter, and a NULL */

/* Words by their first letter, from '_' on. */
static const char *const keywords['z' - '_' + 1][WORDS_MAX] = {
	['_' - '_'] = {"_Alignas", "_Alignof", "_Atomic", "_Bool", "_Complex", "_Generic",
		       "_Noreturn", "_Static_assert", "_Thread_local", "__asm__", "__attribute__",
		       "__inline", "__inline__", "__restrict", "__restrict__", "__typeof__",
		       "__volatile__"},
	['a' - '_'] = {"alignas", "alignof", "asm", "auto"},
	['b' - '_'] = {"bool", "break"},
	['c' - '_'] = {"case", "char", "class", "const", "continue"},
	['d' - '_'] = {"default", "defined", "delete", "do", "double"},
	['e' - '_'] = {"else", "enum", "extern"},
	['f' - '_'] = {"false", "float", "for"},
	['g' - '_'] = {"goto"},
	['i' - '_'] = {"if", "inline", "int"},
	['l' - '_'] = {"long"},
	['n' - '_'] = {"namespace", "new", "nullptr"},
	['r' - '_'] = {"register", "restrict", "return"},
	['s' - '_'] = {"short", "signed", "sizeof", "static", "struct", "switch"},
	['t' - '_'] = {"template", "this", "throw", "true", "typedef", "typename", "typeof"},
	['u' - '_'] = {"union", "unsigned", "using"},
	['v' - '_'] = {"void", "volatile"},
	['w' - '_'] = {"while"},
};

bool tg_is_keyword(struct tg_str word)
{
	const char *const *known;

	if (word.len < 2 || *word.ptr < '_' || *word.ptr > 'z')
		return false;
	for (known = keywords[*word.ptr - '_']; *known; known++)
		if ((*known)[1] == word.ptr[1] && tg_str_is(word, *known))
			return true;
	return false;
}

/* Keywords of which a type is made. */
bool tg_is_type_word(struct tg_str word)
{
	static const char *const words[] = {
		"_Atomic",  "_Bool",    "_Complex", "_Thread_local", "auto",   "bool",   "char",
		"const",    "double",   "enum",     "extern",        "float",  "int",    "long",
		"register", "restrict", "short",    "signed",        "static", "struct", "typedef",
		"union",    "unsigned", "void",     "volatile"};
	size_t i;

	if (!tg_is_keyword(word))
		return false;
	for (i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (tg_str_is(word, words[i]))
			return true;
	return false;
}

bool tg_piece_is_name(const struct tg_piece *piece, size_t i)
{
	return i < piece->tokens.count && piece->tokens.at[i].kind == TG_TOKEN_WORD &&
	       !tg_is_keyword(tg_token_text(&piece->tokens, i));
}

size_t tg_piece_close(const struct tg_piece *piece, size_t i)
{
	size_t depth = 0;

	for (; i < piece->tokens.count; i++) {
		struct tg_str text = tg_token_text(&piece->tokens, i);
		char c = text.len == 1 ? *text.ptr : '\0';

		if (c == '(' || c == '[' || c == '{')
			depth++;
		else if ((c == ')' || c == ']' || c == '}') && --depth == 0)
			return i + 1;
	}
	return i;
}

static void add(struct tg_piece *piece, size_t i)
{
	void **place = tg_map_put(&piece->locals, tg_token_text(&piece->tokens, i));

	if (!*place)
		*place = (void *)(uintptr_t)piece->locals.entries.count;
}

static bool ends_name(const struct tg_piece *piece, size_t i, const char *ends)
{
	struct tg_str text =
		i < piece->tokens.count ? tg_token_text(&piece->tokens, i) : tg_str("");

	return text.len == 1 && strchr(ends, *text.ptr);
}

/* The name of `(*name)`, of which the parenthesis is at `i`; 0 when it is none. */
static size_t name_of_pointer(const struct tg_piece *piece, size_t i)
{
	if (!tg_piece_is(piece, i, "(") || !tg_piece_is(piece, i + 1, "*"))
		return 0;
	for (i++; tg_piece_is(piece, i, "*") || tg_piece_is(piece, i, "const"); i++)
		;
	return tg_piece_is_name(piece, i) ? i : 0;
}

void tg_piece_parameters(struct tg_piece *piece, size_t open)
{
	size_t end = tg_piece_close(piece, open), i, words = 0, pointer;

	for (i = open + 1; i + 1 < end; i++) {
		if (tg_piece_is(piece, i, ",")) {
			words = 0;
			continue;
		}
		pointer = name_of_pointer(piece, i);
		if (pointer) {
			add(piece, pointer);
			i = tg_piece_close(piece, i) - 1; /* on to its own parameters */
			if (tg_piece_is(piece, i + 1, "("))
				i = tg_piece_close(piece, i + 1) - 1;
			continue;
		}
		if (tg_piece_is(piece, i, "["))
			i = tg_piece_close(piece, i) - 1;
		else if (piece->tokens.at[i].kind == TG_TOKEN_WORD && words++ &&
			 tg_piece_is_name(piece, i) && ends_name(piece, i + 1, ",)[") &&
			 !tg_piece_is(piece, i - 1, "struct") &&
			 !tg_piece_is(piece, i - 1, "union") && !tg_piece_is(piece, i - 1, "enum"))
			add(piece, i);
	}
}

void tg_piece_macro_parameters(struct tg_piece *piece, size_t open)
{
	size_t end = tg_piece_close(piece, open), i;

	for (i = open + 1; i + 1 < end; i++)
		if (tg_piece_is_name(piece, i))
			add(piece, i);
}

/* Behind the words of a type at `i`; `i` itself when none stands there. */
static size_t skip_type(const struct tg_piece *piece, size_t i)
{
	bool named = false;

	for (; i < piece->tokens.count; i++) {
		struct tg_str word = tg_token_text(&piece->tokens, i);

		if (piece->tokens.at[i].kind != TG_TOKEN_WORD)
			break;
		if (tg_is_type_word(word)) {
			bool tagged = tg_str_is(word, "struct") || tg_str_is(word, "union") ||
				      tg_str_is(word, "enum");

			named = named ||
				(!tg_str_is(word, "const") && !tg_str_is(word, "static") &&
				 !tg_str_is(word, "register") && !tg_str_is(word, "volatile") &&
				 !tg_str_is(word, "extern"));
			if (tagged && tg_piece_is_name(piece, i + 1))
				i++;
		} else if (!named && !tg_is_keyword(word)) {
			named = true; /* a type's own name */
		} else {
			break;
		}
	}
	return i;
}

/* Adds the names of a declaration at `i`, behind its type. */
static void declarators(struct tg_piece *piece, size_t i)
{
	while (i < piece->tokens.count) {
		size_t pointer = name_of_pointer(piece, i);

		if (pointer) {
			add(piece, pointer);
			i = tg_piece_close(piece, i);
		} else {
			while (tg_piece_is(piece, i, "*") || tg_piece_is(piece, i, "const") ||
			       tg_piece_is(piece, i, "restrict") ||
			       tg_piece_is(piece, i, "volatile"))
				i++;
			if (!tg_piece_is_name(piece, i) || !ends_name(piece, i + 1, "=;,[):"))
				return;
			add(piece, i++);
		}
		while (i < piece->tokens.count && !ends_name(piece, i, ",;)}"))
			i = ends_name(piece, i, "([{") ? tg_piece_close(piece, i) : i + 1;
		if (!tg_piece_is(piece, i, ","))
			return;
		i++;
	}
}

void tg_piece_declaration(struct tg_piece *piece, size_t i)
{
	size_t behind = skip_type(piece, i);

	if (behind > i && tg_piece_is(piece, behind, "{")) /* struct { ... } name; */
		behind = tg_piece_close(piece, behind);
	if (behind > i)
		declarators(piece, behind);
}

void tg_piece_declared(struct tg_piece *piece, size_t from)
{
	size_t i;

	for (i = from; i < piece->tokens.count; i++) {
		bool begins = tg_piece_is(piece, i - 1, "{") || tg_piece_is(piece, i - 1, "}") ||
			      tg_piece_is(piece, i - 1, ";");

		if (tg_piece_is(piece, i - 1, "(") && i > from + 1 &&
		    tg_piece_is(piece, i - 2, "for"))
			begins = true;
		if (!begins || piece->tokens.at[i].kind != TG_TOKEN_WORD)
			continue;
		if (tg_piece_is_name(piece, i) && tg_piece_is(piece, i + 1, ":")) {
			add(piece, i); /* a label */
			continue;
		}
		tg_piece_declaration(piece, i);
	}
}
