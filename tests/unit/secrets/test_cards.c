/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Every card of a secret: what it describes is found under its name, near misses are not.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "knowledge/secrets.h"
#include "secrets/sample.h"
#include "secrets/scan.h"

struct fixture {
	struct tg_arena arena;
	struct tg_secret_rules rules;
	struct tg_scanner *scanner;
};

static int set_up(void **state)
{
	struct fixture *fixture = tg_alloc_zero(1, sizeof(*fixture));
	struct tg_err err = {0};

	*state = fixture;
	if (!tg_secret_rules_load(&fixture->arena, SOURCE_DIR "/rules", &fixture->rules, &err))
		fail_msg("%s", err.text);
	fixture->scanner =
		tg_scanner_make(fixture->rules.rules.at, fixture->rules.rules.count, 0, &err);
	if (!fixture->scanner)
		fail_msg("%s", err.text);
	return 0;
}

static int tear_down(void **state)
{
	struct fixture *fixture = *state;

	tg_scanner_free(fixture->scanner);
	tg_secret_rules_done(&fixture->rules);
	tg_arena_done(&fixture->arena);
	tg_vec_free(fixture);
	return 0;
}

/* A file's name that a glob accepts. */
static void name_for(const struct tg_secret_rule *rule, struct tg_buf *out)
{
	const char *at = rule->path_count ? rule->paths[0] : "src/app.conf";

	for (; *at; at++) {
		if (at[0] == '*' && at[1] == '*' && at[2] == '/')
			at += 2;
		else if (*at == '*')
			tg_buf_putc(out, 'x');
		else
			tg_buf_putc(out, *at);
	}
}

/* True when the rule finds something in the example. */
static bool finds(struct fixture *fixture, const struct tg_secret_rule *rule, const char *example,
		  uint64_t seed, struct tg_buf *text)
{
	struct tg_buf path = {0};
	struct tg_scan_file file;
	tg_secrets found = {0};
	bool hit = false;
	size_t i;

	tg_buf_clear(text);
	if (rule->how == TG_SECRET_VALUE && !rule->is_setting)
		tg_buf_printf(text, rule->exact ? "%s = \"" : "%s_1 = \"", rule->keywords[0]);
	sample_expand(text, example, seed);
	if (rule->how == TG_SECRET_VALUE && !rule->is_setting)
		tg_buf_puts(text, "\"\n");
	name_for(rule, &path);
	tg_scan_file(&file, path.ptr);
	tg_scan(fixture->scanner, tg_buf_view(text), &file, &found);
	for (i = 0; i < found.count; i++)
		/* A name may serve two rules, and a token's own form says more than a name. */
		hit |= found.at[i].rule == rule ||
		       (rule->how == TG_SECRET_VALUE && found.at[i].rule->how < TG_SECRET_BUILTIN);
	TG_VEC_DONE(&found);
	tg_buf_done(&path);
	return hit;
}

static void every_example_is_found(void **state)
{
	struct fixture *fixture = *state;
	struct tg_buf text = {0};
	size_t i, e, wrong = 0, examples = 0;
	uint64_t seed;

	for (i = 0; i < fixture->rules.rules.count; i++) {
		const struct tg_secret_rule *rule = &fixture->rules.rules.at[i];

		for (e = 0; e < rule->example_count; e++) {
			for (seed = 1; seed <= 20; seed++, examples++) {
				if (finds(fixture, rule, rule->examples[e], seed * 977 + i, &text))
					continue;
				wrong++;
				print_error("%s:%u: %s is not found in\n%s\n", rule->file,
					    rule->line, rule->id, text.ptr);
				break;
			}
		}
	}
	tg_buf_done(&text);
	assert_true(examples > 4000);
	assert_int_equal(wrong, 0);
}

static void no_counter_example_is_found(void **state)
{
	struct fixture *fixture = *state;
	struct tg_buf text = {0};
	size_t i, e, wrong = 0;

	for (i = 0; i < fixture->rules.rules.count; i++) {
		const struct tg_secret_rule *rule = &fixture->rules.rules.at[i];

		for (e = 0; e < rule->counter_count; e++) {
			if (!finds(fixture, rule, rule->counter_examples[e], 77 + i, &text))
				continue;
			wrong++;
			print_error("%s:%u: %s finds what it must not\n%s\n", rule->file,
				    rule->line, rule->id, text.ptr);
		}
	}
	tg_buf_done(&text);
	assert_int_equal(wrong, 0);
}

/* The same token with its last character missing, or with nothing but x in it, is none. */
static void near_misses_of_tokens_are_silent(void **state)
{
	struct fixture *fixture = *state;
	struct tg_buf text = {0}, cut = {0};
	size_t i, at, wrong = 0, tried = 0;

	for (i = 0; i < fixture->rules.rules.count; i++) {
		const struct tg_secret_rule *rule = &fixture->rules.rules.at[i];
		size_t prefix;

		if (rule->how != TG_SECRET_TOKEN || !rule->example_count ||
		    strncmp(rule->examples[0], rule->keywords[0], strlen(rule->keywords[0])) != 0)
			continue;
		prefix = strlen(rule->keywords[0]);
		tg_buf_clear(&cut);
		sample_expand(&cut, rule->examples[0], 5 + i);
		for (at = prefix; at < cut.len; at++)
			cut.ptr[at] = cut.ptr[at] == '-' || cut.ptr[at] == '.' ? cut.ptr[at] : 'x';
		tried++;
		if (!finds(fixture, rule, cut.ptr, 1, &text))
			continue;
		wrong++;
		print_error("%s finds a placeholder: %s\n", rule->id, text.ptr);
	}
	tg_buf_done(&text);
	tg_buf_done(&cut);
	assert_true(tried > 100);
	assert_int_equal(wrong, 0);
}

static void there_are_at_least_two_hundred(void **state)
{
	struct fixture *fixture = *state;
	size_t i, forms = 0;

	for (i = 0; i < fixture->rules.rules.count; i++)
		forms += !fixture->rules.rules.at[i].is_setting;
	assert_true(forms >= 200);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_example_is_found),
		cmocka_unit_test(no_counter_example_is_found),
		cmocka_unit_test(near_misses_of_tokens_are_silent),
		cmocka_unit_test(there_are_at_least_two_hundred),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
