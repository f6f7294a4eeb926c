/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "engine/symbols/token.h"

/* The tokens of `text`, each followed by '|'; comments are told by the scanner for them alone. */
static void check(const char *text, const char *tokens, const char *comments)
{
	struct tg_token_reader reader = {.content = tg_str(text)};
	struct tg_buf all = {0}, only = {0}, both = {0};
	struct tg_token token;

	tg_buf_puts(&all, "");
	tg_buf_puts(&only, "");
	while (tg_token_next(&reader, &token)) {
		tg_buf_add(&all, text + token.offset, token.length);
		tg_buf_putc(&all, '|');
		if (token.kind == TG_TOKEN_COMMENT) {
			tg_buf_add(&both, text + token.offset, token.length);
			tg_buf_putc(&both, '|');
		}
	}
	reader = (struct tg_token_reader){.content = tg_str(text)};
	while (tg_token_next_comment(&reader, &token)) {
		tg_buf_add(&only, text + token.offset, token.length);
		tg_buf_putc(&only, '|');
	}
	assert_string_equal(all.ptr, tokens);
	assert_string_equal(only.ptr, comments);
	assert_string_equal(both.ptr ? both.ptr : "", comments);
	tg_buf_done(&all);
	tg_buf_done(&only);
	tg_buf_done(&both);
}

static void tokens_are_the_longest(void **state)
{
	(void)state;
	check("a+++b", "a|++|+|b|", "");
	check("x<<=1;y->z...", "x|<<=|1|;|y|->|z|...|", "");
	check("a##b #c", "a|##|b|#|c|", "");
	check("1.5e+3-0x1p-2+.5f", "1.5e+3|-|0x1p-2|+|.5f|", "");
	check("1'000'000u 08", "1'000'000u|08|", "");
	check("@`\\ x", "@|`|\\|x|", "");
	check("", "", "");
}

static void literals_are_whole(void **state)
{
	(void)state;
	check("\"a\\\"b\" 'c' '\\'' L\"w\" u8\"e\" U'x'",
	      "\"a\\\"b\"|'c'|'\\''|L\"w\"|u8\"e\"|U'x'|", "");
	check("R\"x(a)\" /* )x\" y", "R\"x(a)\" /* )x\"|y|", "");
	check("LR\"(\n)\" z", "LR\"(\n)\"|z|", "");
	check("fooR\"a\"", "fooR|\"a\"|", "");
	check("\"open\nnext", "\"open|next|", "");
	check("\"spli\\\ned\" q", "\"spli\\\ned\"|q|", "");
	check("'", "'|", "");
	check("\"\\", "\"\\|", "");
}

static void comments_are_found(void **state)
{
	(void)state;
	check("/* a */ x // b\ny", "/* a */|x|// b|y|", "/* a */|// b|");
	check("\"/* no */\" '/*' /**/", "\"/* no */\"|'/*'|/**/|", "/**/|");
	check("// spliced \\\nstill\nx", "// spliced \\\nstill|x|", "// spliced \\\nstill|");
	check("// dos\r\nx\r\n", "// dos|x|", "// dos|");
	check("// dos \\\r\nstill\r\nx", "// dos \\\r\nstill|x|", "// dos \\\r\nstill|");
	check("/* open", "/* open|", "/* open|");
	check("/*/ x */ y", "/*/ x */|y|", "/*/ x */|");
	check("//", "//|", "//|");
	check("// \\", "// \\|", "// \\|");
	check("a / b /= c", "a|/|b|/=|c|", "");
	check("1'0/* d */", "1'0|/* d */|", "/* d */|");
}

static void a_byte_order_mark_is_no_token(void **state)
{
	struct tg_token_reader reader = {.content = tg_str("\xef\xbb\xbf#define x")};
	struct tg_token token;

	(void)state;
	assert_true(tg_token_next(&reader, &token));
	assert_int_equal(token.offset, 3);
	assert_int_equal(token.flags, TG_TOKEN_LINE_START | TG_TOKEN_DIRECTIVE);
}

static void directives_are_marked(void **state)
{
	const char *text = "a # b\n /* c */ #if x \\\n y\nz";
	struct tg_arena arena = {0};
	struct tg_tokens tokens = tg_tokenize(&arena, tg_str(text));
	/* a # b, the comment, # if x y, z */
	static const unsigned flags[] = {1, 0, 0, 1, 3, 2, 2, 2, 1};
	size_t i;

	(void)state;
	assert_int_equal(tokens.count, 9);
	for (i = 0; i < tokens.count; i++)
		assert_int_equal(tokens.at[i].flags, flags[i]);
	assert_int_equal(tg_token_find(&tokens, 0), 0);
	assert_int_equal(tg_token_find(&tokens, 1), 1);
	assert_int_equal(tg_token_find(&tokens, 1000), 9);
	tg_arena_done(&arena);
}

static void hash_knows_tokens_not_layout(void **state)
{
	struct tg_hash a = tg_token_hash_of(tg_str("int f(int a) { return a + 1; }"));

	(void)state;
	assert_true(
		tg_hash_eq(a, tg_token_hash_of(tg_str("int f ( int a )\n{\n\treturn a+1;\n}"))));
	assert_true(tg_hash_eq(
		a, tg_token_hash_of(tg_str("int f(int/* c */a){ret\\\nurn a+1;} // d"))));
	assert_false(tg_hash_eq(a, tg_token_hash_of(tg_str("int f(int a) { return a + 2; }"))));
	assert_false(tg_hash_eq(a, tg_token_hash_of(tg_str("intf(int a) { return a + 1; }"))));
	assert_false(tg_hash_eq(tg_token_hash_of(tg_str("\"a\\\\b\"")),
				tg_token_hash_of(tg_str("\"ab\""))));
	assert_false(tg_hash_eq(tg_token_hash_of(tg_str("")), tg_token_hash_of(tg_str("x"))));
}

/* All bytes are taken, whatever they are. */
static void nothing_stops_the_reader(void **state)
{
	static const char odd[] = "\0\x01\xff\"'/*\\\r\n#R(";
	unsigned seed = 1, round, i;
	char text[64];

	(void)state;
	for (round = 0; round < 20000; round++) {
		struct tg_token_reader reader = {.content = tg_str_n(text, sizeof(text))};
		struct tg_token token = {0};
		uint32_t last = 0;

		for (i = 0; i < sizeof(text); i++) {
			seed = seed * 1103515245u + 12345u;
			text[i] = odd[(seed >> 16) % sizeof(odd)];
		}
		while (tg_token_next(&reader, &token)) {
			assert_true(token.length > 0 && token.offset >= last);
			last = token.offset + token.length;
		}
		assert_true(last <= sizeof(text));
		reader.at = 0;
		while (tg_token_next_comment(&reader, &token))
			assert_true(token.length >= 2);
	}
}

/* A brace in a literal is none, `->` is one token, and a word with a splice in it is a name. */
static void codes_tell_what_a_token_is(void **state)
{
	static const struct {
		const char *text;
		uint8_t code;
	} tokens[] = {
		{"{", '{'},
		{"\x7f", '\x7f'},
		{"->", TG_CODE_ARROW},
		{"->*", TG_CODE_NONE},
		{"+=", TG_CODE_NONE},
		{"\"{\"", TG_CODE_NONE},
		{"'{'", TG_CODE_NONE},
		{"1", TG_CODE_NONE},
		{"/*{*/", TG_CODE_NONE},
		{"struct", TG_CODE_STRUCT},
		{"structs", TG_CODE_NONE},
		{"stru", TG_CODE_NONE},
		{"for", TG_CODE_FOR},
		{"while", TG_CODE_KEYWORD},
		{"_Static_assert", TG_CODE_KEYWORD},
		{"unsigned", TG_CODE_TYPE},
		{"st\\\nruct", TG_CODE_NONE},
		{"\xc3\xa4", TG_CODE_NONE},
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(tokens) / sizeof(*tokens); i++) {
		struct tg_token_reader reader = {.content = tg_str(tokens[i].text)};
		struct tg_token token = {.code = 255};

		assert_true(tg_token_next(&reader, &token));
		assert_int_equal(token.length, strlen(tokens[i].text));
		assert_int_equal(token.code, tokens[i].code);
	}
	assert_true(tg_code_is_keyword(TG_CODE_KEYWORD) && !tg_code_is_keyword(TG_CODE_ARROW));
	assert_true(tg_code_is_tag(TG_CODE_ENUM) && !tg_code_is_tag(TG_CODE_TYPE));
	assert_true(tg_code_is_qualifier(TG_CODE_RESTRICT) && !tg_code_is_qualifier(TG_CODE_VOID));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(tokens_are_the_longest),
		cmocka_unit_test(literals_are_whole),
		cmocka_unit_test(comments_are_found),
		cmocka_unit_test(a_byte_order_mark_is_no_token),
		cmocka_unit_test(directives_are_marked),
		cmocka_unit_test(hash_knows_tokens_not_layout),
		cmocka_unit_test(nothing_stops_the_reader),
		cmocka_unit_test(codes_tell_what_a_token_is),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
