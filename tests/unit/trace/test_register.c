/* SPDX-License-Identifier: Apache-2.0 */
/* The register of suppressions, and what a change does to suppressions beside the code. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/text.h"
#include "trace/decisions/register.h"

static const char *const start = "version: 1\nsuppressions:\n  - ";

/* What the register with one entry, given as flow members, comes to for one finding. */
static struct tg_register_entry apply(struct tg_arena *arena, const char *entry,
				      struct tg_finding *finding, struct tg_hash code, bool locked)
{
	static const struct tg_rule_setting setting = {.id = "memory/gets"};
	struct tg_card card = {.id = "memory/gets", .suppressible = !locked};
	struct tg_cards cards = {.at = &card, .count = 1};
	struct tg_ruleset ruleset = {.at = &setting, .count = 1};
	struct tg_allow_policy policy = {0};
	struct tg_register entries;
	struct tg_err err = {0};
	int64_t today;
	const char *text = tg_arena_printf(arena, "%s{%s}\n", start, entry);

	*tg_map_put(&cards.by_id, tg_str(card.id)) = &card;
	assert_true(tg_date_parse(tg_str("2026-06-01"), &today));
	if (!tg_register_parse(arena, tg_str(text), "r", &policy, today, &entries, &err))
		fail_msg("%s", err.text);
	assert_int_equal(entries.count, 1);
	tg_register_apply(&entries, arena, &ruleset, &cards, finding, &code, 1, true);
	tg_map_done(&cards.by_id);
	return entries.entries[0];
}

#define GOVERNED "reason: this buffer is filled by ourselves alone, owner: kim, until: 2026-06-01"

static const struct {
	const char *entry;
	enum tg_entry_state state;
	bool locked;
	const char *problem;
} cases[] = {
	{"rule: memory/gets, path: 'src/*', " GOVERNED, TG_ENTRY_IN_FORCE, false, ""},
	{"rule: memory/gets, path: src/, " GOVERNED, TG_ENTRY_IN_FORCE, false, ""},
	{"rule: memory/gets, fingerprint: '000000000000', " GOVERNED, TG_ENTRY_IN_FORCE, false, ""},
	{"rule: memory/gets, path: lib/, " GOVERNED, TG_ENTRY_UNUSED, false, "no finding"},
	{"rule: memory/gets, fingerprint: '000000000001', " GOVERNED, TG_ENTRY_UNUSED, false, ""},
	{"rule: memory/gets, " GOVERNED, TG_ENTRY_MALFORMED, false, "must say where"},
	{"rule: 'memory/*', path: src/, " GOVERNED, TG_ENTRY_MALFORMED, false, "one rule"},
	{"rule: memory/none, path: src/, " GOVERNED, TG_ENTRY_MALFORMED, false, "there is no rule"},
	{"rule: memory/gets, path: src/, " GOVERNED, TG_ENTRY_MALFORMED, true, "cannot be"},
	{"rule: memory/gets, path: src/, reason: short, owner: kim, until: 2026-06-01",
	 TG_ENTRY_MALFORMED, false, "25 characters"},
	{"rule: memory/gets, path: src/, reason: this buffer is filled by ourselves alone, "
	 "until: 2026-06-01",
	 TG_ENTRY_MALFORMED, false, "owner"},
	{"rule: memory/gets, path: src/, reason: this buffer is filled by ourselves alone, "
	 "owner: kim, until: 2026-05-31",
	 TG_ENTRY_EXPIRED, false, "expired"},
	{"rule: memory/gets, path: src/, reason: this buffer is filled by ourselves alone, "
	 "owner: kim, until: soon",
	 TG_ENTRY_MALFORMED, false, "not a date"},
	{"rule: memory/gets, path: src/, code: 000000000000, " GOVERNED, TG_ENTRY_IN_FORCE, false,
	 ""},
	{"rule: memory/gets, path: src/, code: '111111111111', " GOVERNED, TG_ENTRY_ENDED, false,
	 "changed since"},
};

/* @verifies TG-RUL-1 */
static void each_entry_holds_or_says_why_not(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct tg_arena arena = {0};
		struct tg_finding finding = {.rule = "memory/gets", .path = "src/a.c"};
		struct tg_register_entry got = apply(&arena, cases[i].entry, &finding,
						     (struct tg_hash){0}, cases[i].locked);

		if (got.state != cases[i].state || !strstr(got.problem, cases[i].problem))
			fail_msg("case %zu is %s: %s", i, tg_entry_state_name(got.state),
				 got.problem);
		assert_int_equal(finding.state == TG_FINDING_SUPPRESSED,
				 got.state == TG_ENTRY_IN_FORCE);
		tg_arena_done(&arena);
	}
}

static void a_broken_register_names_its_line(void **state)
{
	static const char *const texts[][2] = {
		{"suppressions: []\n", "r:1:1: the line 'version: 1' is missing; add it"},
		{"version: 1\nsuppressions:\n  - rul: x\n", "r:3:5: "},
		{"version: 1\nsuppressions: 3\n", "r:2:15: 'suppressions' is a list"},
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
		struct tg_arena arena = {0};
		struct tg_allow_policy policy = {0};
		struct tg_register entries;
		struct tg_err err = {0};

		assert_false(tg_register_parse(&arena, tg_str(texts[i][0]), "r", &policy, 0,
					       &entries, &err));
		if (strncmp(err.text, texts[i][1], strlen(texts[i][1])) != 0)
			fail_msg("%s", err.text);
		tg_arena_done(&arena);
	}
}

static void the_policy_refuses_what_has_no_ticket_or_lasts_too_long(void **state)
{
	struct tg_allow allow = {.ticket = tg_str(""), .last_day = 100};

	(void)state;
	assert_null(tg_allow_refuse(&allow, &(struct tg_allow_policy){false, 0}, 10));
	assert_non_null(tg_allow_refuse(&allow, &(struct tg_allow_policy){true, 0}, 10));
	assert_null(tg_allow_refuse(&allow, &(struct tg_allow_policy){false, 90}, 10));
	assert_non_null(tg_allow_refuse(&allow, &(struct tg_allow_policy){false, 89}, 10));
}

#define RECORD(rule, until)                                                                      \
	"/* tracegate-allow(" rule "): both buffers have the same size; owner=kim; until=" until \
	" */\n"

/* What becomes of the records of one side on the other, one letter a change. */
static void expect_edits(const char *before_path, const char *before, const char *after_path,
			 const char *after, size_t covered, const char *want)
{
	struct tg_arena arena = {0};
	tg_allow_records old = {0}, now = {0};
	tg_allow_edits edits = {0};
	size_t i;

	tg_allows_read(&arena, before_path, tg_str(before), &old);
	tg_allows_read(&arena, after_path, tg_str(after), &now);
	for (i = 0; i < now.count; i++)
		now.at[i].covers = covered;
	tg_allows_compare(&old, &now, &edits);
	assert_int_equal(edits.count, strlen(want));
	for (i = 0; i < edits.count; i++)
		assert_int_equal("awp"[edits.at[i].change], want[i]);
	TG_VEC_DONE(&old);
	TG_VEC_DONE(&now);
	TG_VEC_DONE(&edits);
	tg_arena_done(&arena);
}

static void what_a_change_does_to_suppressions_is_seen(void **state)
{
	static const char *const one = "int a;\n" RECORD("memory/x", "2027-01-31");

	(void)state;
	expect_edits("a.c", one, "a.c", one, 0, "");
	expect_edits("a.c", one, "b.c", one, 0, "");
	expect_edits("a.c", "", "a.c", one, 0, "a");
	expect_edits("a.c", one, "a.c", RECORD("memory/x", "2028-01-31"), 0, "p");
	expect_edits("a.c", one, "a.c", RECORD("memory/x", "2026-01-31"), 0, "");
	expect_edits("a.c", one, "a.c", RECORD("memory/y", "2027-01-31"), 0, "a");
	expect_edits("a.c", one, "a.c",
		     RECORD("memory/x", "2027-01-31") RECORD("memory/x", "2027-01-31"), 0, "a");
	expect_edits("a.c", one, "a.c", one, 2, "w");
}

static void a_record_knows_its_line_and_what_it_covers(void **state)
{
	struct tg_finding findings[] = {
		{.rule = "memory/x",
		 .path = "a.c",
		 .state = TG_FINDING_SUPPRESSED,
		 .reason = "both buffers have the same size"},
		{.rule = "memory/x",
		 .path = "b.c",
		 .state = TG_FINDING_SUPPRESSED,
		 .reason = "both buffers have the same size"},
		{.rule = "memory/x", .path = "a.c", .state = TG_FINDING_OPEN, .reason = ""},
	};
	struct tg_arena arena = {0};
	tg_allow_records records = {0};

	(void)state;
	tg_allows_read(
		&arena, "a.c",
		tg_str("int a;\n\n" RECORD(
			"memory/x",
			"2027-01-31") "char *s = \"tracegate-allow(memory/z): no comment\";\n"
				      "// tracegate-allow(memory/y): a reason that goes on\n"
				      "// in a second line; owner=kim; until=2027-01-31\n"),
		&records);
	tg_allows_count(&records, findings, 3);
	assert_int_equal(records.count, 2);
	assert_int_equal(records.at[0].line, 3);
	assert_int_equal(records.at[0].covers, 1);
	assert_string_equal(records.at[0].owner, "kim");
	assert_int_equal(records.at[1].line, 5);
	assert_string_equal(records.at[1].reason, "a reason that goes on in a second line");
	assert_null(records.at[1].problem);
	TG_VEC_DONE(&records);
	tg_arena_done(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_entry_holds_or_says_why_not),
		cmocka_unit_test(a_broken_register_names_its_line),
		cmocka_unit_test(the_policy_refuses_what_has_no_ticket_or_lasts_too_long),
		cmocka_unit_test(what_a_change_does_to_suppressions_is_seen),
		cmocka_unit_test(a_record_knows_its_line_and_what_it_covers),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
