/* SPDX-License-Identifier: Apache-2.0 */
/* What a product is measured against, on the real catalogues; and what other analysers mean. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "knowledge/analyzer.h"
#include "knowledge/assessment.h"

struct world {
	struct tg_catalogs catalogs;
	struct tg_profiles profiles;
	struct tg_arena arena;
};

static void open_world(struct world *world)
{
	struct tg_err err = {0};

	memset(world, 0, sizeof(*world));
	tg_catalogs_open(&world->catalogs, SOURCE_DIR "/rules", &err);
	tg_profiles_load(&world->catalogs, &world->profiles, &err);
	assert_string_equal(err.text, "");
}

static void close_world(struct world *world)
{
	tg_catalogs_done(&world->catalogs);
	tg_arena_done(&world->arena);
}

static enum tg_applies applies(struct world *world, const struct tg_target *target, const char *id)
{
	struct tg_resolved resolved;
	struct tg_err err = {0};

	tg_catalog_resolve(&world->catalogs, tg_str(id), &resolved, &err);
	assert_string_equal(err.text, "");
	return tg_target_applies(target, resolved.entry);
}

static void decisions_and_profiles_choose(void **state)
{
	static const char text[] =
		"version: 1\nintended_use: a\nsecurity_context: b\ndecisions:\n"
		"  - {id: CRA-AI-I-2g, applies: false, basis: intended-use, reason: No data of any "
		"persons is held.}\n"
		"  - {id: CRA-AI-I-2d, applies: true}\n"
		"  - {id: CR 1.1, applies: false, basis: technical-capability, reason: Nobody can "
		"log "
		"in to it.}\n";
	struct world world;
	struct tg_assessment assessment;
	struct tg_err err = {0};
	struct tg_target target = {.assessment = &assessment, .level = 2};

	(void)state;
	open_world(&world);
	tg_assessment_parse(&world.arena, &world.catalogs, tg_str(text), "a.yaml", &assessment,
			    &err);
	assert_string_equal(err.text, "");
	assert_int_equal(applies(&world, &target, "CRA-AI-I-2g"), TG_NOT_APPLICABLE);
	assert_int_equal(applies(&world, &target, "CRA-AI-I-2d"), TG_APPLIES);
	assert_int_equal(applies(&world, &target, "CRA-AI-I-2e"), TG_UNDECIDED);
	assert_int_equal(applies(&world, &target, "CRA-AI-II-1"), TG_APPLIES);
	/* A decision holds for the enhancements of a requirement. */
	assert_int_equal(applies(&world, &target, "CR 1.1"), TG_NOT_APPLICABLE);
	assert_int_equal(applies(&world, &target, "CR 1.1 RE(1)"), TG_NOT_APPLICABLE);
	/* Levels choose; the profile raises; what is planned is never asked for. */
	assert_int_equal(applies(&world, &target, "CR 6.1 RE(1)"), TG_NOT_ASKED);
	target.profile = tg_profile_find(&world.profiles, tg_str("SIEM"));
	assert_non_null(target.profile);
	assert_int_equal(applies(&world, &target, "CR 6.1 RE(1)"), TG_RAISED);
	assert_int_equal(applies(&world, &target, "CR 3.10 RE(2)"), TG_NOT_ASKED);
	close_world(&world);
}

static void every_vertical_has_a_name(void **state)
{
	static const char *const names[] = {"vpn",    "nms",      "siem",     "nic",
					    "router", "switch",   "firewall", "ids",
					    "app",    "embedded", "host",     "network"};
	struct world world;
	size_t i;

	(void)state;
	open_world(&world);
	for (i = 0; i < sizeof(names) / sizeof(*names); i++)
		assert_non_null(tg_profile_find(&world.profiles, tg_str(names[i])));
	assert_null(tg_profile_find(&world.profiles, tg_str("toaster")));
	close_world(&world);
}

static void rules_of_other_analysers_have_weaknesses_that_exist(void **state)
{
	struct world world;
	struct tg_analyzers analyzers;
	struct tg_err err = {0};
	const char *const *weaknesses;
	size_t i, n, count;

	(void)state;
	open_world(&world);
	tg_analyzers_read(&world.arena, SOURCE_DIR "/rules", &analyzers, &err);
	tg_catalogs_weaknesses(&world.catalogs, &err);
	assert_string_equal(err.text, "");
	for (i = 0; i < analyzers.count; i++)
		for (n = 0; n < analyzers.at[i].weakness_count; n++)
			assert_int_equal(strncmp(analyzers.at[i].weaknesses[n], "CWE-", 4), 0);
	weaknesses = tg_analyzers_weaknesses(&analyzers, "cppcheck", "nullPointerRedundantCheck",
					     &count);
	assert_int_equal(count, 1);
	assert_string_equal(weaknesses[0], "CWE-476");
	weaknesses = tg_analyzers_weaknesses(&analyzers, "clang-tidy", "clang-analyzer-unix.Malloc",
					     &count);
	assert_int_equal(count, 3);
	assert_string_equal(weaknesses[0], "CWE-401");
	assert_null(tg_analyzers_weaknesses(&analyzers, "cppcheck", "style", &count));
	assert_int_equal(count, 0);
	close_world(&world);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(decisions_and_profiles_choose),
		cmocka_unit_test(every_vertical_has_a_name),
		cmocka_unit_test(rules_of_other_analysers_have_weaknesses_that_exist),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
