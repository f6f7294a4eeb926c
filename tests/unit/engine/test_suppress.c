/* SPDX-License-Identifier: Apache-2.0 */
/* The text of a suppression: what is well formed, and what is said of the rest. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/text.h"
#include "engine/check/suppress.h"

static const struct {
	const char *comment;
	const char *problem; /* part of it, or NULL */
} cases[] = {
	{"/* tracegate-allow(memory/x): the caller has checked the size; owner=kim; "
	 "until=2027-01-31 */",
	 NULL},
	{"// tracegate-allow( memory/x ) : the caller has checked the size ; until=2027-01-31; "
	 "owner=k",
	 NULL},
	{"/**\n * tracegate-allow(memory/x): the caller has\n *   checked the size;\n * "
	 "owner=kim;\n"
	 " * until=2027-01-31\n */",
	 NULL},
	{"/* tracegate-allow(a/b): 25 characters, just so many; owner=k; until=2027-01-31; */",
	 NULL},
	{"/* tracegate-allow(a/b): "
	 "\xc3\xa4\xc3\xb6\xc3\xbc\xc3\xa4\xc3\xb6\xc3\xbc\xc3\xa4\xc3\xb6\xc3\xbc"
	 "\xc3\xa4\xc3\xb6\xc3\xbc\xc3\xa4; owner=k; until=2027-01-31 */",
	 "25 characters"},
	{"/* tracegate-allow(a/b): twenty-four characters x; owner=k; until=2027-01-31 */",
	 "25 characters"},
	{"/* tracegate-allow(a/b) the caller has checked the size; owner=k; until=2027-01-31 */",
	 "':'"},
	{"/* tracegate-allow a/b: the caller has checked the size; owner=k; until=2027-01-31 */",
	 "rule is missing"},
	{"/* tracegate-allow(a/b: the caller has checked the size; owner=k; until=2027-01-31 */",
	 "')'"},
	{"/* tracegate-allow(a): the caller has checked the size; owner=k; until=2027-01-31 */",
	 "one rule"},
	{"/* tracegate-allow(a/b, c/d): the caller has checked the size; owner=k; until=2027-01-31 "
	 "*/",
	 "one rule"},
	{"/* tracegate-allow(*): the caller has checked the size; owner=k; until=2027-01-31 */",
	 "one rule"},
	{"/* tracegate-allow(a/b): the caller has checked the size; until=2027-01-31 */", "owner"},
	{"/* tracegate-allow(a/b): the caller has checked the size; owner=; until=2027-01-31 */",
	 "owner"},
	{"/* tracegate-allow(a/b): the caller has checked the size; owner=k */", "last day"},
	{"/* tracegate-allow(a/b): the caller has checked the size; owner=k; until=2027-02-30 */",
	 "date"},
	{"/* tracegate-allow(a/b): the caller has checked the size; owner=k; until=31.1.2027 */",
	 "date"},
	{"/* tracegate-allow(a/b): the caller has checked the size; owner=k; owner=l; "
	 "until=2027-01-31 */",
	 "once"},
	{"/* tracegate-allow(a/b): the caller has checked the size; ticket=7; owner=k; "
	 "until=2027-01-31 */",
	 NULL},
	{"/* tracegate-allow(a/b): the caller has checked the size; code=0123456789ab; owner=k; "
	 "until=2027-01-31 */",
	 NULL},
	{"/* tracegate-allow(a/b): the caller has checked the size; code=0123; owner=k; "
	 "until=2027-01-31 */",
	 "suppressions new"},
	{"/* tracegate-allow(a/b): the caller has checked the size; tickt=7; owner=k; "
	 "until=2027-01-31 */",
	 "only"},
	{"/* tracegate-allow */", "rule is missing"},
};

/* @verifies TG-RUL-1 */
static void each_form_is_taken_or_explained(void **state)
{
	struct tg_arena arena = {0};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct tg_allow allow;
		size_t at = 0;

		if (!tg_allow_next(&arena, tg_str(cases[i].comment), &at, &allow))
			fail_msg("case %zu is not seen", i);
		if (!cases[i].problem != !allow.problem ||
		    (allow.problem && !strstr(allow.problem, cases[i].problem)))
			fail_msg("case %zu: %s", i, allow.problem ? allow.problem : "accepted");
		assert_false(tg_allow_next(&arena, tg_str(cases[i].comment), &at, &allow));
	}
	tg_arena_done(&arena);
}

static void the_parts_come_out_clean(void **state)
{
	struct tg_arena arena = {0};
	struct tg_allow allow;
	int64_t day;
	size_t at = 0;

	(void)state;
	assert_true(tg_allow_next(&arena, tg_str(cases[2].comment), &at, &allow));
	assert_true(tg_str_is(allow.rule, "memory/x"));
	assert_true(tg_str_is(allow.reason, "the caller has checked the size"));
	assert_true(tg_str_is(allow.owner, "kim"));
	assert_true(tg_date_parse(tg_str("2027-01-31"), &day));
	assert_int_equal(allow.last_day, day);
	assert_int_equal(allow.begin, 7);
	tg_arena_done(&arena);
}

static void a_comment_may_hold_several(void **state)
{
	static const char comment[] = "/* tracegate-allow(a/b): the caller has checked the size; "
				      "owner=k; until=2027-01-31\n"
				      " * tracegate-allow(c/d): the length was looked at before; "
				      "owner=k; until=2027-02-28 */";
	struct tg_arena arena = {0};
	struct tg_allow first, second;
	size_t at = 0;

	(void)state;
	assert_true(tg_allow_next(&arena, tg_str(comment), &at, &first));
	assert_true(tg_allow_next(&arena, tg_str(comment), &at, &second));
	assert_null(first.problem);
	assert_null(second.problem);
	assert_true(tg_str_is(first.rule, "a/b"));
	assert_true(tg_str_is(second.rule, "c/d"));
	assert_int_equal(first.end, second.begin);
	tg_arena_done(&arena);
}

static void a_mention_is_no_record(void **state)
{
	static const char *const mentions[] = {
		"/* see tracegate-allow in the handbook */",
		"/* the word tracegate-allow: it stands in the middle */",
		"/* nothing of the kind */",
		"//",
		"",
	};
	struct tg_arena arena = {0};
	struct tg_allow allow;
	size_t i, at;

	(void)state;
	for (i = 0; i < sizeof(mentions) / sizeof(*mentions); i++) {
		at = 0;
		assert_false(tg_allow_next(&arena, tg_str(mentions[i]), &at, &allow));
	}
	at = 0;
	assert_true(tg_allow_next(&arena, tg_str("/* so: tracegate-allow(x) */"), &at, &allow));
	assert_non_null(allow.problem);
	tg_arena_done(&arena);
}

/* Whatever the bytes are, the reader ends and stays within them. */
static void mutated_comments_are_survived(void **state)
{
	const char *sample = cases[2].comment;
	size_t length = strlen(sample), at;
	uint32_t seed = 3;
	unsigned round;

	(void)state;
	for (round = 0; round < 20000; round++) {
		struct tg_arena arena = {0};
		struct tg_allow allow;
		size_t size = 1 + round % length;
		char *copy = malloc(size);

		memcpy(copy, sample, size);
		seed = seed * 1664525 + 1013904223;
		copy[(seed >> 8) % size] = (char)(seed >> 24);
		at = 0;
		while (tg_allow_next(&arena, tg_str_n(copy, size), &at, &allow))
			assert_true(allow.begin < allow.end && allow.end <= size);
		free(copy);
		tg_arena_done(&arena);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_form_is_taken_or_explained),
		cmocka_unit_test(the_parts_come_out_clean),
		cmocka_unit_test(a_comment_may_hold_several),
		cmocka_unit_test(a_mention_is_no_record),
		cmocka_unit_test(mutated_comments_are_survived),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
