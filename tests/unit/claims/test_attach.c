/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "claims/claims.h"

/*
 * The symbols of a test's source: `<f ... >` marks a function named f, `<v=x ... >` a variable and
 * `<t=x ... >` a type. The marks themselves are taken out of the text.
 */
struct source {
	struct tg_buf text;
	TG_VEC(struct tg_symbol) symbols;
	char names[16][8];
	size_t named;
};

static const char *take_name(struct source *source, const char **at)
{
	char *name = source->names[source->named++];
	size_t length = 0;

	while (**at && **at != ' ' && length < 7)
		name[length++] = *(*at)++;
	return name;
}

static void parse(struct source *source, const char *text)
{
	size_t open[16], depth = 0;

	*source = (struct source){0};
	while (*text) {
		char c = *text++;
		struct tg_symbol *symbol;

		if (c == '>') {
			source->symbols.at[open[--depth]].range.end_offset = source->text.len;
		} else if (c == '<') {
			open[depth++] = source->symbols.count;
			symbol = TG_VEC_ADD(&source->symbols);
			if (text[1] == '=') {
				symbol->kind = *text == 'v' ? TG_SYMBOL_VARIABLE : TG_SYMBOL_TYPE;
				text += 2;
			}
			symbol->name = take_name(source, &text);
			text++;
			symbol->range.offset = source->text.len;
		} else {
			tg_buf_putc(&source->text, c);
		}
	}
}

/* The names of the symbols that the claims of `text` belong to, "-" for the file. */
static void belong(const char *text, const char *want)
{
	struct source source;
	struct tg_arena arena = {0};
	struct tg_claims claims;
	struct tg_buf out = {0};
	ptrdiff_t index[16];
	size_t i;

	parse(&source, text);
	assert_true(tg_claims_read(&arena, "", tg_buf_view(&source.text), &claims));
	assert_in_range(claims.count, 1, 16);
	tg_claims_attach(tg_buf_view(&source.text), &claims, source.symbols.at,
			 source.symbols.count, index);
	for (i = 0; i < claims.count; i++)
		tg_buf_printf(&out, "%s%s", i ? " " : "",
			      index[i] < 0 ? "-" : source.symbols.at[index[i]].name);
	assert_string_equal(out.ptr, want);
	tg_buf_done(&out);
	tg_buf_done(&source.text);
	TG_VEC_DONE(&source.symbols);
	tg_arena_done(&arena);
}

static void a_comment_belongs_to_what_follows(void **state)
{
	(void)state;
	belong("/* @satisfies A-1 */\n<f int f(void) { }>\n", "f");
	belong("/* @satisfies A-1 */ <f int f(void);>\n", "f");
	belong("// @satisfies A-1\n// @verifies A-2\n\n/* x */\n<f int f(void) { }>\n", "f f");
	belong("/** @satisfies A-1 */\n<f int f(void) {}>\n/** @satisfies A-2 */\n<g int g(void) "
	       "{}>\n",
	       "f g");
	belong("/* @satisfies A-1 */\n<v=x static int x>;\n<f int f(void) {}>\n", "x");
	belong("/* @satisfies A-1, A-2 */\n<t=t struct t { int a; }>;\n", "t t");
}

static void attributes_may_stand_between(void **state)
{
	(void)state;
	belong("/* @satisfies A-1 */\n__attribute__((format(printf, 1, 2)))\n<f int f(void);>\n",
	       "f");
	belong("/* @satisfies A-1 */\n[[nodiscard]] <f int f(void);>\n", "f");
	belong("/* @satisfies A-1 */\nAPI_EXPORT <f int f(void);>\n", "f");
	belong("TG_SATISFIES(\"A-1\")\nTG_MITIGATES(\"T-1(\") <f int f(void);>\n", "f f");
	belong("/* @satisfies A-1 */\nTG_VERIFIES(\"A-2\")\n/* x */ <f int f(void);>\n", "f f");
	belong("/* @satisfies A-1 */\nint undeclared(void);\n<f int f(void);>\n", "-");
	belong("/* @satisfies A-1 */\nX(;\n<f int f(void);>\n", "-");
}

static void a_comment_inside_belongs_to_the_function(void **state)
{
	(void)state;
	belong("<f int f(void) {\n\t/* @satisfies A-1 */\n\t<v=v int v>;\n}>\n<g int g(void);>\n",
	       "f");
	belong("<f int f(void)\n{\n\treturn 0; /* @satisfies A-1 */\n}>\n", "f");
	belong("<f int f(void) /* @satisfies A-1 */\n{\n}>\n", "f");
	belong("<f int f(void) {\n\tTG_SATISFIES(\"A-1\");\n}>\n", "f");
	belong("<t=c class c {\n\t// @satisfies A-1\n\t<m void m();>\n\t// @satisfies A-2\n};>\n",
	       "m c");
}

static void a_comment_behind_code_belongs_to_it(void **state)
{
	(void)state;
	belong("<v=x int x = 1>; /* @satisfies A-1 */\n<f int f(void);>\n", "x");
	belong("<f int f(void) {\n}> /* @satisfies A-1 */\n<g int g(void);>\n", "f");
	belong("<f int f(void) { <v=v int v>; }> // @satisfies A-1\n", "f");
	belong("<v=x int x>;\nint y; /* @satisfies A-1 */\n", "-");
	belong("int y; /* @satisfies A-1 */\n<f int f(void);>\n", "-");
}

static void the_head_of_a_file_belongs_to_the_file(void **state)
{
	(void)state;
	belong("/* @satisfies A-1 */\n#include \"a.h\"\n\n<f int f(void);>\n", "-");
	belong("#include \"a.h\"\n/* @satisfies A-1 */\n\n<f int f(void);>\n", "f");
}

static void a_file_without_symbols_has_its_claims_itself(void **state)
{
	(void)state;
	belong("/* @satisfies A-1 */\n", "-");
	belong("#!/bin/sh\n# @verifies A-1\n", "-");
	belong("/* @satisfies A-1 */\nint f(void);\n", "-");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_comment_belongs_to_what_follows),
		cmocka_unit_test(attributes_may_stand_between),
		cmocka_unit_test(a_comment_inside_belongs_to_the_function),
		cmocka_unit_test(a_comment_behind_code_belongs_to_it),
		cmocka_unit_test(the_head_of_a_file_belongs_to_the_file),
		cmocka_unit_test(a_file_without_symbols_has_its_claims_itself),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
