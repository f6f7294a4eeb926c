/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/file.h"
#include "knowledge/card.h"
#include "knowledge/catalog.h"
#include "knowledge/ruleset.h"

#define RULES SOURCE_DIR "/rules"

#define FRONT                            \
	"---\n"                          \
	"id: memory/sample\n"            \
	"title: A sample\n"              \
	"severity: warning\n"            \
	"confidence: high\n"             \
	"cwe: [401, 690]\n"              \
	"misra: ['22.1', Dir 4.7]\n"     \
	"requirements: [SI-2, CR 7.2]\n" \
	"since: '0.1'\n"
#define BODY                \
	"---\n"             \
	"\n"                \
	"Why it matters.\n" \
	"\n"                \
	"```text\n"         \
	"## Instead\n"      \
	"```\n"             \
	"\n"                \
	"## Instead\n"      \
	"\n"                \
	"Do better.\n"      \
	"\n"                \
	"```c bad\n"        \
	"int bad;\n"        \
	"```\n"             \
	"\n"                \
	"```c good\n"       \
	"int good;\n"       \
	"int better;\n"     \
	"```\n"             \
	"\n"                \
	"## Not found\n"    \
	"\n"                \
	"The rest.\n"

static bool parse(struct tg_arena *arena, const char *text, struct tg_card *card,
		  struct tg_err *err)
{
	return tg_card_parse(arena, tg_str(text), "sample.md", "memory/sample", card, err);
}

static void front_matter_is_read(void **state)
{
	struct tg_arena arena = {0};
	struct tg_err err = {0};
	struct tg_card card;

	(void)state;
	assert_true(parse(&arena, FRONT "suppressible: false\n" BODY, &card, &err));
	assert_string_equal(card.pack, "memory");
	assert_string_equal(card.title, "A sample");
	assert_int_equal(card.severity, TG_WARNING);
	assert_int_equal(card.confidence, TG_HIGH);
	assert_int_equal(card.cwe.count, 2);
	assert_string_equal(card.cwe.at[1], "690");
	assert_string_equal(card.misra.at[1], "Dir 4.7");
	assert_string_equal(card.requirements.at[1], "CR 7.2");
	assert_int_equal(card.cert.count, 0);
	assert_false(card.suppressible);
	assert_int_equal(card.body_line, 12);
	tg_arena_done(&arena);
}

static void sections_and_examples_are_found(void **state)
{
	struct tg_arena arena = {0};
	struct tg_example example;
	struct tg_err err = {0};
	struct tg_card card;
	size_t at = 0;

	(void)state;
	assert_true(parse(&arena, FRONT BODY, &card, &err));
	assert_true(tg_str_starts(tg_card_section(&card, ""), "Why it matters."));
	assert_true(tg_str_starts(tg_card_section(&card, "Instead"), "Do better."));
	assert_true(tg_str_is(tg_card_section(&card, "Not found"), "The rest."));
	assert_int_equal(tg_card_section(&card, "Nowhere").len, 0);
	assert_true(tg_card_example(&card, &at, &example));
	assert_true(example.bad);
	assert_true(tg_str_is(example.code, "int bad;\n"));
	assert_int_equal(example.line, 23);
	assert_true(tg_card_example(&card, &at, &example));
	assert_false(example.bad);
	assert_true(tg_str_is(example.code, "int good;\nint better;\n"));
	assert_int_equal(example.line, 27);
	assert_false(tg_card_example(&card, &at, &example));
	tg_arena_done(&arena);
}

/* Each text fails with an error that begins with the place and holds `want`. */
static void mistakes_name_their_place(void **state)
{
	static const struct {
		const char *text, *place, *want;
	} cases[] = {
		{"no front matter\n", "sample.md:1:1: ", "begins with a line '---'"},
		{"---\nid: memory/sample\n", "sample.md:", "does not end with '---'"},
		{"---\nid: memory/other\ntitle: t\nseverity: note\nconfidence: low\nsince: "
		 "'1'\n" BODY,
		 "sample.md:2:", "must be the card's path"},
		{"---\nid: memory/sample\n" BODY, "sample.md:2:", "has no 'title'"},
		{"---\nid: memory/sample\ntitle: t\nseverity: fatal\nconfidence: low\nsince: "
		 "'1'\n" BODY,
		 "sample.md:4:", "note, warning or error"},
		{FRONT "colour: red\n" BODY, "sample.md:10:", "colour"},
		{FRONT "cert: [memory]\n" BODY, "sample.md:10:", "MEM31-C"},
		{FRONT "tags: words\n" BODY, "sample.md:10:", "'tags' must be a list"},
		{FRONT "---\nWhy.\n", "sample.md:11:", "'## Instead' is missing"},
		{FRONT "---\n## Instead\nx\n", "sample.md:11:", "why the rule matters"},
		{FRONT "---\nWhy.\n## Instead\nx\n## Not found\ny\n", "sample.md:11:", "```c bad"},
	};
	struct tg_arena arena = {0};
	struct tg_card card;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct tg_err err = {0};

		assert_false(parse(&arena, cases[i].text, &card, &err));
		if (strncmp(err.text, cases[i].place, strlen(cases[i].place)) != 0 ||
		    !strstr(err.text, cases[i].want))
			fail_msg("case %zu: %s", i, err.text);
	}
	tg_arena_done(&arena);
}

static void every_card_of_the_project_is_sound(void **state)
{
	struct tg_catalogs catalogs = {0};
	struct tg_arena arena = {0};
	struct tg_cards cards;
	struct tg_err err = {0};
	size_t i, j;

	(void)state;
	if (!tg_cards_load(&arena, RULES, &cards, &err) ||
	    !tg_catalogs_open(&catalogs, RULES, &err))
		fail_msg("%s", err.text);
	assert_true(cards.count >= 25);
	for (i = 0; i < cards.count; i++) {
		const struct tg_card *card = &cards.at[i];

		if (i)
			assert_true(strcmp(cards.at[i - 1].id, card->id) < 0);
		assert_ptr_equal(tg_card_find(&cards, card->id), card);
		for (j = 0; j < card->requirements.count; j++) {
			struct tg_resolved found;

			memset(&err, 0, sizeof(err));
			if (!tg_catalog_resolve(&catalogs, tg_str(card->requirements.at[j]), &found,
						&err) ||
			    found.via || strcmp(found.entry->id, card->requirements.at[j]) != 0)
				fail_msg("%s: '%s' is not the id of an entry: %s", card->file,
					 card->requirements.at[j], err.text);
		}
	}
	tg_catalogs_done(&catalogs);
	tg_cards_done(&cards);
	tg_arena_done(&arena);
}

static void a_misspelt_id_has_a_nearest(void **state)
{
	struct tg_arena arena = {0};
	struct tg_cards cards, none;
	struct tg_err err = {0};

	(void)state;
	assert_true(tg_cards_load(&arena, RULES, &cards, &err));
	assert_null(tg_card_find(&cards, "memory/relloc-lost"));
	assert_string_equal(tg_card_nearest(&cards, "memory/relloc-lost"), "memory/realloc-lost");
	assert_string_equal(tg_card_nearest(&cards, "realloc-lost"), "memory/realloc-lost");
	assert_null(tg_card_nearest(&cards, "nothing/at-all-like-it"));
	assert_false(tg_cards_load(&arena, SOURCE_DIR "/tests/lint", &none, &err));
	assert_int_equal(err.code, TG_ERR_MISSING);
	tg_cards_done(&cards);
	tg_arena_done(&arena);
}

static void profiles_choose_rules(void **state)
{
	struct tg_arena arena = {0};
	struct tg_ruleset all, quiet, design, some;
	struct tg_cards cards;
	struct tg_words names;
	struct tg_err err = {0};

	(void)state;
	assert_true(tg_cards_load(&arena, RULES, &cards, &err));
	assert_true(tg_ruleset_load(&arena, RULES, &cards, "all", NULL, &all, &err));
	assert_int_equal(all.count, cards.count);
	assert_true(tg_ruleset_load(&arena, RULES, &cards, NULL, NULL, &quiet, &err));
	assert_true(quiet.count > 50 && quiet.count < all.count);
	assert_true(tg_ruleset_find(&all, "memory/gets")->locked);
	assert_true(tg_ruleset_load(&arena, RULES, &cards, "sd-4", NULL, &design, &err));
	assert_true(design.count > 5 && design.count < all.count);
	assert_null(tg_ruleset_find(&design, "memory/realloc-lost"));
	assert_int_equal(tg_ruleset_find(&all, "network/bind-any")->severity, TG_WARNING);
	assert_int_equal(tg_ruleset_find(&design, "network/bind-any")->severity, TG_ERROR);
	assert_true(
		tg_ruleset_load(&arena, RULES, &cards, "si-2", "tls/*, memory/gets", &some, &err));
	assert_non_null(tg_ruleset_find(&some, "tls/old-protocol"));
	assert_non_null(tg_ruleset_find(&some, "memory/gets"));
	assert_null(tg_ruleset_find(&some, "memory/realloc-lost"));
	assert_true(tg_ruleset_profiles(&arena, RULES, &names, &err));
	assert_string_equal(names.at[0], "all");
	tg_cards_done(&cards);
	tg_arena_done(&arena);
}

/* @verifies TG-RUL-2 */
static void a_rule_knows_where_it_runs(void **state)
{
	struct tg_arena arena = {0};
	struct tg_rule_profiles profiles;
	struct tg_membership quiet, loud;
	struct tg_cards cards;
	struct tg_ruleset ruleset;
	struct tg_err err = {0};
	size_t i;

	(void)state;
	assert_true(tg_cards_load(&arena, RULES, &cards, &err));
	assert_true(tg_rule_profiles_read(&arena, RULES, &profiles, &err));
	loud = tg_rule_profiles_of(&arena, &profiles, tg_card_find(&cards, "memory/gets"));
	assert_true(loud.in_default && loud.profiles.count > 2 && !loud.because[0]);
	quiet = tg_rule_profiles_of(&arena, &profiles,
				    tg_card_find(&cards, "syntax/switch-default"));
	assert_false(quiet.in_default);
	assert_non_null(strstr(quiet.because, "style"));
	assert_true(tg_ruleset_load(&arena, RULES, &cards, NULL, NULL, &ruleset, &err));
	for (i = 0; i < cards.count; i++)
		assert_int_equal(tg_rule_profiles_of(&arena, &profiles, &cards.at[i]).in_default,
				 tg_ruleset_find(&ruleset, cards.at[i].id) != NULL);
	tg_cards_done(&cards);
	tg_arena_done(&arena);
}

static void wrong_profiles_and_rules_are_refused(void **state)
{
	static const struct {
		const char *profile, *only, *want;
	} cases[] = {
		{"paranoid", NULL, "there are all, "},
		{"../profiles/default", NULL, "there is no profile"},
		{"products", NULL, "products.yaml"},
		{NULL, "memory/relloc-lost", "did you mean 'memory/realloc-lost'"},
		{NULL, "memory/gets,nothing/of-the-kind", "'nothing/of-the-kind'"},
		{NULL, "memory/gets,,tls/*", "there is no rule ''"},
		{NULL, "", "there is no rule ''"},
	};
	struct tg_arena arena = {0};
	struct tg_ruleset ruleset;
	struct tg_cards cards;
	struct tg_err err = {0};
	size_t i;

	(void)state;
	assert_true(tg_cards_load(&arena, RULES, &cards, &err));
	for (i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		memset(&err, 0, sizeof(err));
		assert_false(tg_ruleset_load(&arena, RULES, &cards, cases[i].profile, cases[i].only,
					     &ruleset, &err));
		if (!strstr(err.text, cases[i].want) || tg_exit_code(&err) != 2)
			fail_msg("case %zu: %s", i, err.text);
	}
	tg_cards_done(&cards);
	tg_arena_done(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(front_matter_is_read),
		cmocka_unit_test(sections_and_examples_are_found),
		cmocka_unit_test(mistakes_name_their_place),
		cmocka_unit_test(every_card_of_the_project_is_sound),
		cmocka_unit_test(a_misspelt_id_has_a_nearest),
		cmocka_unit_test(profiles_choose_rules),
		cmocka_unit_test(a_rule_knows_where_it_runs),
		cmocka_unit_test(wrong_profiles_and_rules_are_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
