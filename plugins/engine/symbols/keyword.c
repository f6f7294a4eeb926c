/* SPDX-License-Identifier: Apache-2.0 */
#include "engine/symbols/keyword.h"

enum { WORDS_MAX = 18 }; /* that begin with one letter, and an end */

struct keyword {
	const char *text;
	uint8_t length, code;
};

#define WORD(text)                                      \
	{                                               \
		text, sizeof(text) - 1, TG_CODE_KEYWORD \
	}
#define WORD_AS(text, code)                            \
	{                                              \
		text, sizeof(text) - 1, TG_CODE_##code \
	}

/* Words by their first letter, from '_' on. */
static const struct keyword keywords['z' - '_' + 1][WORDS_MAX] = {
	['_' - '_'] = {WORD("_Alignas"), WORD("_Alignof"), WORD_AS("_Atomic", TYPE),
		       WORD_AS("_Bool", TYPE), WORD_AS("_Complex", TYPE), WORD("_Generic"),
		       WORD("_Noreturn"), WORD("_Static_assert"), WORD_AS("_Thread_local", TYPE),
		       WORD("__asm__"), WORD("__attribute__"), WORD("__inline"), WORD("__inline__"),
		       WORD("__restrict"), WORD("__restrict__"), WORD("__typeof__"),
		       WORD("__volatile__")},
	['a' - '_'] = {WORD("alignas"), WORD("alignof"), WORD("asm"), WORD_AS("auto", TYPE)},
	['b' - '_'] = {WORD_AS("bool", TYPE), WORD("break")},
	['c' - '_'] = {WORD("case"), WORD_AS("char", TYPE), WORD("class"), WORD_AS("const", CONST),
		       WORD("continue")},
	['d' - '_'] = {WORD("default"), WORD("defined"), WORD("delete"), WORD("do"),
		       WORD_AS("double", TYPE)},
	['e' - '_'] = {WORD("else"), WORD_AS("enum", ENUM), WORD_AS("extern", EXTERN)},
	['f' - '_'] = {WORD_AS("false", FALSE), WORD_AS("float", TYPE), WORD_AS("for", FOR)},
	['g' - '_'] = {WORD("goto")},
	['i' - '_'] = {WORD("if"), WORD_AS("inline", INLINE), WORD_AS("int", TYPE)},
	['l' - '_'] = {WORD_AS("long", TYPE)},
	['n' - '_'] = {WORD("namespace"), WORD("new"), WORD("nullptr")},
	['r' - '_'] = {WORD_AS("register", REGISTER), WORD_AS("restrict", RESTRICT),
		       WORD_AS("return", RETURN)},
	['s' - '_'] = {WORD_AS("short", TYPE), WORD_AS("signed", TYPE), WORD("sizeof"),
		       WORD_AS("static", STATIC), WORD_AS("struct", STRUCT), WORD("switch")},
	['t' - '_'] = {WORD("template"), WORD("this"), WORD("throw"), WORD_AS("true", TRUE),
		       WORD_AS("typedef", TYPE), WORD("typename"), WORD("typeof")},
	['u' - '_'] = {WORD_AS("union", UNION), WORD_AS("unsigned", TYPE), WORD("using")},
	['v' - '_'] = {WORD_AS("void", VOID), WORD_AS("volatile", VOLATILE)},
	['w' - '_'] = {WORD("while")},
};

uint8_t tg_keyword_code(const char *word, size_t length)
{
	const struct keyword *known;

	if (length < 2 || *word < '_' || *word > 'z')
		return TG_CODE_NONE;
	for (known = keywords[*word - '_']; known->length; known++)
		if (known->length == length && known->text[1] == word[1] &&
		    memcmp(known->text, word, length) == 0)
			return known->code;
	return TG_CODE_NONE;
}
