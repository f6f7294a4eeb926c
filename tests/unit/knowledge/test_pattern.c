/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "knowledge/pattern.h"

/* The rule of a front matter, or NULL with the error in `err`. */
static const struct tg_pattern_rule *read(struct tg_arena *arena, const char *front,
					  struct tg_err *err)
{
	const struct tg_pattern_rule *rule = NULL;
	const struct tg_value *map = tg_yaml_parse(arena, tg_str(front), "card.md", err);

	*err = (struct tg_err){0};
	assert_non_null(map);
	return tg_pattern_rule_read(arena, map, "house/rule", &rule, err) ? rule : NULL;
}

static void refuses(const char *front, const char *text)
{
	struct tg_arena arena = {0};
	struct tg_err err = {0};

	assert_null(read(&arena, front, &err));
	if (!strstr(err.text, text))
		fail_msg("'%s' is not in '%s'", text, err.text);
	tg_arena_done(&arena);
}

static void accepts(const char *pattern, bool sequence)
{
	struct tg_arena arena = {0};
	struct tg_err err = {0};
	char front[1024];
	const struct tg_pattern_rule *rule;

	snprintf(front, sizeof(front), "pattern: '%s'\nmessage: m\n", pattern);
	rule = read(&arena, front, &err);
	if (!rule)
		fail_msg("%s: %s", pattern, err.text);
	assert_int_equal(rule->any_count, 1);
	assert_int_equal(rule->any[0].sequence, sequence);
	tg_arena_done(&arena);
}

static void reads_expressions(void **state)
{
	static const char *const patterns[] = {
		"memcpy($dst, $src, $n)",
		"curl_easy_setopt($h, CURLOPT_SSL_VERIFYPEER, 0)",
		"printf($fmt, ...)",
		"$p->next[$i].name",
		"a ? b : c ? d : e",
		"$x = $y += 3",
		"(unsigned char)$c",
		"sizeof(struct timeval *)",
		"sizeof *$p * $n",
		"!$x && ~$y | -1 << 3",
		"f(\"a\" \"b\\n\", \"...\")",
		"$f($f)",
		"*$p++ = 0x1Fu",
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(patterns) / sizeof(*patterns); i++)
		accepts(patterns[i], false);
}

static void reads_statements(void **state)
{
	static const char *const patterns[] = {
		"free($p); ... $p->x;", "if ($c) return; else { break; }",
		"for (;;) { ... }",     "for ($i = 0; $i < $n; $i++) $x;",
		"while ($c) ;",         "do { $x; } while (1);",
		"switch ($s) { ... }",  "const char *$p = getenv($n);",
		"$T $v = $e;",          "int counter = 0;",
		"if (!$p) $x",          "return;",
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(patterns) / sizeof(*patterns); i++)
		accepts(patterns[i], true);
}

static void names_card_and_line_of_a_mistake(void **state)
{
	(void)state;
	refuses("pattern: f(\nmessage: m\n",
		"card.md:1:10: in the pattern: an expression is missing");
	refuses("pattern: |\n  f($x);\n  g($x;\nmessage: m\n", "card.md:3:");
	refuses("pattern: f($x) g\nmessage: m\n", "the expression ends before this");
	refuses("pattern: 'f(\"x)'\nmessage: m\n", "a literal does not end");
	refuses("pattern: f($)\nmessage: m\n", "a '$' without a name");
	refuses("pattern: 'f(1e5)'\nmessage: m\n", "is no integer");
	refuses("pattern: '$x'\nmessage: m\n", "matches everything");
	refuses("pattern: f(@)\nmessage: m\n", "0x40 that is no C");
	refuses("pattern: f()\n", "needs a 'message'");
	refuses("message: m\n", "belongs to a 'pattern'");
	refuses("pattern: []\nmessage: m\n", "the list is empty");
	refuses("pattern: f($x)\nmessage: 'm $y'\n", "no hole '$y'");
	refuses("pattern: f($x)\nmessage: m\nfix: g($z)\n", "no hole '$z'");
}

static void refuses_conditions_that_say_nothing(void **state)
{
#define CARD "pattern: f($x)\nmessage: m\nwhere:\n  - "
	(void)state;
	refuses(CARD "{hole: $x}\n", "tests nothing");
	refuses(CARD "{hole: $y, equals: 1}\n", "no hole '$y'");
	refuses(CARD "{equals: 1}\n", "needs 'hole: $x'");
	refuses(CARD "{hole: $x, file: a.c}\n", "takes no hole");
	refuses(CARD "{hole: $x, equals: 1, below: 2}\n", "two conditions");
	refuses(CARD "{hole: $x, equals: one}\n", "card.md:4:");
	refuses(CARD "{hole: $x, type: []}\n", "the list is empty");
	refuses(CARD "{hole: $x, sort: a}\n", "card.md:4:");
#undef CARD
}

/* A hostile card costs its error and nothing else. */
static void bounds_what_it_reads(void **state)
{
	struct tg_buf front = {0};
	unsigned i;

	(void)state;
	tg_buf_puts(&front, "pattern: ");
	for (i = 0; i < 200; i++)
		tg_buf_putc(&front, '(');
	tg_buf_puts(&front, "\nmessage: m\n");
	refuses(front.ptr, "nests deeper");
	tg_buf_clear(&front);
	tg_buf_puts(&front, "pattern: f(0");
	for (i = 0; i < 600; i++)
		tg_buf_puts(&front, ",0");
	tg_buf_puts(&front, ")\nmessage: m\n");
	refuses(front.ptr, "more than 512 parts");
	tg_buf_clear(&front);
	tg_buf_puts(&front, "pattern: f(0");
	for (i = 0; i < TG_PATTERN_SIZE; i++)
		tg_buf_putc(&front, '0');
	tg_buf_puts(&front, ")\nmessage: m\n");
	refuses(front.ptr, "more than 4096 bytes");
	tg_buf_clear(&front);
	tg_buf_puts(&front, "pattern: f($a0");
	for (i = 1; i < 20; i++)
		tg_buf_printf(&front, ", $a%u", i);
	tg_buf_puts(&front, ")\nmessage: m\n");
	refuses(front.ptr, "more than 16 holes");
	tg_buf_done(&front);
}

static void counts_the_same_hole_once(void **state)
{
	struct tg_arena arena = {0};
	struct tg_err err = {0};
	const struct tg_pattern_rule *rule =
		read(&arena,
		     "pattern: ['$a = realloc($a, $n)', f($n)]\nunless: g($a)\nmessage: $a of $n\n",
		     &err);

	(void)state;
	assert_non_null(rule);
	assert_int_equal(rule->hole_count, 2);
	assert_int_equal(rule->any_count, 2);
	assert_int_equal(rule->unless_count, 1);
	assert_string_equal(rule->holes[0], "a");
	tg_arena_done(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_expressions),
		cmocka_unit_test(reads_statements),
		cmocka_unit_test(names_card_and_line_of_a_mistake),
		cmocka_unit_test(refuses_conditions_that_say_nothing),
		cmocka_unit_test(bounds_what_it_reads),
		cmocka_unit_test(counts_the_same_hole_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
