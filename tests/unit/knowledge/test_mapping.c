/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The mappings and profiles of rules/: that they are complete, go both ways, and say who says so.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "knowledge/mapping.h"
#include "knowledge/profile.h"
#include "rules_folder.h"

static struct tg_catalogs all;

static int open_all(void **state)
{
	struct tg_err err = {0};

	(void)state;
	if (!tg_catalogs_open(&all, SOURCE_DIR "/rules", &err) || !tg_mappings_load(&all, &err) ||
	    !tg_catalogs_weaknesses(&all, &err)) {
		print_error("%s\n", err.text);
		return -1;
	}
	return 0;
}

static int close_all(void **state)
{
	(void)state;
	tg_catalogs_done(&all);
	return 0;
}

static const struct tg_entry *entry(const char *id)
{
	struct tg_resolved found;
	struct tg_err err = {0};

	if (!tg_catalog_resolve(&all, tg_str(id), &found, &err))
		fail_msg("%s", err.text);
	return found.entry;
}

/* What a mapping file says, counted over the entries it starts from. */
struct sum {
	size_t pairs;     /* a gap counts as one, a cited clause as one each */
	size_t proposals; /* of them, by this project */
	size_t starts;    /* entries */
	size_t relations[TG_RELATIONS];
};

static void add_mapping(struct sum *sum, const struct tg_mapping *mapping)
{
	size_t pairs = mapping->cited_count ? mapping->cited_count : mapping->to_count;

	pairs += mapping->relation == TG_GAP;
	sum->pairs += pairs;
	sum->proposals += mapping->source->proposal ? pairs : 0;
	sum->relations[mapping->relation] += pairs;
}

static struct sum sum_of(const char *file_id)
{
	struct sum sum = {0};

	for (size_t i = 0; i < all.catalogs.count; i++) {
		for (const struct tg_entry *e = all.catalogs.at[i]->first; e; e = e->next) {
			bool starts = false;

			for (const struct tg_mapping_ref *r = e->mappings->first; r; r = r->next) {
				if (!r->forward || strcmp(r->mapping->file_id, file_id) != 0)
					continue;
				starts = true;
				add_mapping(&sum, r->mapping);
			}
			sum.starts += starts;
		}
	}
	return sum;
}

static void the_cra_mapping_is_complete(void **state)
{
	struct sum sum = sum_of("cra-62443");

	(void)state;
	assert_int_equal(sum.pairs, 239);
	assert_int_equal(sum.relations[TG_COVERS], 124);
	assert_int_equal(sum.relations[TG_PARTIAL], 91);
	assert_int_equal(sum.relations[TG_GAP], 24);
	assert_int_equal(sum.proposals, 127);
}

static void the_weakness_mappings_are_complete(void **state)
{
	struct sum groups = sum_of("cwe-requirements");
	struct sum official = sum_of("cwe-62443-official");
	struct sum view = sum_of("cwe-ics-view");

	(void)state;
	assert_int_equal(groups.starts, 432);
	assert_int_equal(groups.pairs, groups.proposals);
	assert_int_equal(official.pairs, 199);
	assert_int_equal(official.starts, 39);
	assert_int_equal(official.proposals, 0);
	assert_int_equal(view.pairs, 135 + 5);
}

static void the_horizontal_mapping_is_complete(void **state)
{
	struct sum sum = sum_of("pt-62443");

	(void)state;
	assert_int_equal(sum.pairs, 68);
	assert_int_equal(sum.relations[TG_GAP], 2);
	assert_int_equal(sum.relations[TG_SERVES], 14);
	assert_int_equal(sum.proposals, 0);
}

static size_t count_refs(const struct tg_entry *e, const struct tg_mapping *mapping, bool forward)
{
	size_t count = 0;

	for (const struct tg_mapping_ref *ref = e->mappings->first; ref; ref = ref->next)
		count += ref->mapping == mapping && ref->forward == forward;
	return count;
}

static void every_mapping_goes_both_ways(void **state)
{
	size_t checked = 0;

	(void)state;
	for (size_t i = 0; i < all.catalogs.count; i++) {
		for (const struct tg_entry *e = all.catalogs.at[i]->first; e; e = e->next) {
			for (const struct tg_mapping_ref *r = e->mappings->first; r; r = r->next) {
				size_t count;
				const struct tg_entry *const *other = tg_mapping_others(r, &count);

				for (size_t k = 0; k < count; k++)
					assert_int_equal(
						count_refs(other[k], r->mapping, !r->forward), 1);
				checked += count;
			}
		}
	}
	assert_true(checked > 10000);
}

static void component_requirements_derive_from_the_same_number(void **state)
{
	size_t checked = 0;

	(void)state;
	for (const struct tg_entry *e = entry("SR 1.1")->catalog->first; e; e = e->next) {
		for (const struct tg_mapping_ref *r = e->mappings->first; r; r = r->next) {
			const struct tg_entry *component = r->mapping->from[0];

			if (r->mapping->relation != TG_DERIVES || strcmp(e->kind, "SR") != 0)
				continue;
			assert_string_equal(strchr(e->id, ' '), strchr(component->id, ' '));
			checked++;
		}
	}
	assert_true(checked > 50);
}

static bool holds(const struct tg_entry *const *list, size_t count, const char *id)
{
	for (size_t i = 0; i < count; i++) {
		if (list[i] == entry(id))
			return true;
	}
	return false;
}

static void a_weakness_leads_to_requirements(void **state)
{
	const struct tg_entry *const *list;
	struct tg_err err = {0};
	size_t count;

	(void)state;
	assert_true(tg_mapping_of_weakness(&all, tg_str("CWE-798"), &list, &count, &err));
	assert_true(holds(list, count, "CR 1.5"));
	assert_true(holds(list, count, "SD-4"));
	assert_true(holds(list, count, "CRA-AI-I-2d"));
	assert_false(holds(list, count, "SR 1.5"));
	for (size_t i = 0; i < count; i++)
		assert_true(list[i] != entry("CR 1.5") || i == 0 || !holds(list, i, "CR 1.5"));
	assert_true(tg_mapping_of_weakness(&all, tg_str("CWE-99999"), &list, &count, &err));
	assert_int_equal(count, 0);
	assert_true(tg_mapping_of_weakness(&all, tg_str("CR 1.5"), &list, &count, &err));
	assert_int_equal(count, 0);
}

static void weaknesses_are_read_when_asked_for(void **state)
{
	struct tg_catalogs lazy = {0};
	struct tg_resolved found;
	struct tg_err err = {0};

	(void)state;
	assert_true(tg_catalogs_open(&lazy, SOURCE_DIR "/rules", &err));
	assert_true(tg_mappings_load(&lazy, &err));
	assert_null(tg_catalog_named(&lazy, tg_str("cwe")));
	assert_true(tg_catalog_resolve(&lazy, tg_str("CWE-798"), &found, &err));
	assert_non_null(tg_catalog_named(&lazy, tg_str("cwe")));
	assert_non_null(found.entry->mappings->first);
	tg_catalogs_done(&lazy);
}

static void profiles_are_read(void **state)
{
	struct tg_profiles profiles;
	const struct tg_profile *router;
	struct tg_err err = {0};

	(void)state;
	if (!tg_profiles_load(&all, &profiles, &err))
		fail_msg("%s", err.text);
	assert_int_equal(profiles.count, 20);
	assert_int_equal(profiles.criterion_count, 16);
	router = tg_profile_find(&profiles, tg_str("ot-rms"));
	assert_non_null(router);
	assert_ptr_equal(router->cra, entry("CRA-AIII-I-12"));
	assert_int_equal(tg_profile_find(&profiles, tg_str("CT-NDR"))->components,
			 TG_COMPONENT_ALL | TG_COMPONENT_NETWORK);
	assert_null(tg_profile_find(&profiles, tg_str("OT-NONE")));
	assert_ptr_equal(profiles.criteria[0].requirement, entry("CR 3.10 RE(2)"));
}

#define HEAD "version: 1\nid: m\ntitle: M\nedition: e\nmappings:\n"

static void a_bad_mapping_is_refused_with_its_line(void **state)
{
	static const struct {
		const char *content, *message;
	} cases[] = {
		{HEAD "  - {from: LAW-1, to: [LAW-9], relation: covers, source: A}\n",
		 "m.yaml:6:24: id 'LAW-9' is not known; did you mean LAW-1"},
		{HEAD "  - {from: law 1, to: [LAW-2], relation: covers, source: A}\n",
		 "'law 1' has to be written as 'LAW-1'"},
		{HEAD "  - {from: LAW-1, to: [LAW-2], relation: hugs, source: A}\n",
		 "'hugs' is no relation"},
		{HEAD "  - {from: LAW-1, to: [LAW-2], source: A}\n", "'relation' is missing"},
		{HEAD "  - {from: LAW-1, to: [LAW-2], relation: covers}\n", "'source' is missing"},
		{HEAD "  - {from: LAW-1, to: [LAW-2], relation: covers, source: X}\n",
		 "source 'X' is not explained"},
		{HEAD "  - {from: LAW-1, to: [], relation: covers, source: A}\n",
		 "a gap has nothing"},
		{HEAD "  - {from: LAW-1, to: [LAW-2], relation: gap, source: A}\n",
		 "a gap has nothing"},
		{HEAD "  - {from: LAW-1, to: [LAW-2, LAW-2], relation: covers, source: A}\n",
		 "'LAW-2' stands twice in 'to'"},
		{HEAD "  - {from: [], to: [LAW-2], relation: covers, source: A}\n",
		 "'from' is empty"},
		{HEAD "  - {from: LAW-1, to: LAW-2, relation: covers, source: A, why: x}\n", "why"},
		{HEAD
		 "  - {from: LAW-1, to: [LAW-2, LAW-1a], relation: maps, source: A, cited: [x]}\n",
		 "'cited' needs exactly one id in 'to'"},
		{HEAD "  - {from: {a: b}, to: [LAW-2], relation: maps, source: A}\n",
		 "'from' has to be a list"},
		{"version: 1\nid: m\nmappings: []\n", "'title' is missing"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct rules_folder folder;
		struct tg_catalogs catalogs = {0};
		struct tg_err err = {0};

		rules_folder_open(&folder);
		rules_folder_write(&folder, "mappings/m.yaml", cases[i].content);
		assert_true(tg_catalogs_open(&catalogs, folder.path, &err));
		assert_false(tg_mappings_load(&catalogs, &err));
		if (!strstr(err.text, cases[i].message))
			fail_msg("'%s' is not in '%s'", cases[i].message, err.text);
		tg_catalogs_done(&catalogs);
		rules_folder_done(&folder);
	}
}

static void a_bad_profile_is_refused_with_its_line(void **state)
{
	static const char head[] = "version: 1\nid: p\ntitle: P\nedition: e\n";
	static const struct {
		const char *products, *criteria, *message;
	} cases[] = {
		{"profiles:\n  - {id: P, kind: k, title: t, cra: LAW-9}\n", "criteria: []\n",
		 "products.yaml:6:"},
		{"profiles:\n  - {id: P, kind: k, title: t}\n  - {id: P, kind: k, title: t}\n",
		 "criteria: []\n", "id 'P' stands twice"},
		{"profiles:\n  - {id: P, kind: k, title: t, speed: 3}\n", "criteria: []\n",
		 "speed"},
		{"profiles: []\n", "criteria:\n  - {id: C, kind: k, text: t, sl: [0]}\n",
		 "sl-acceptance.yaml:6:"},
		{"profiles: []\n", "criteria:\n  - {id: C, kind: k}\n", "'text' is missing"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct rules_folder folder;
		struct tg_catalogs catalogs = {0};
		struct tg_profiles profiles;
		struct tg_err err = {0};

		rules_folder_open(&folder);
		rules_folder_write(&folder, "profiles/products.yaml",
				   tg_arena_printf(&folder.arena, "%s%s", head, cases[i].products));
		rules_folder_write(&folder, "profiles/sl-acceptance.yaml",
				   tg_arena_printf(&folder.arena, "%s%s", head, cases[i].criteria));
		assert_true(tg_catalogs_open(&catalogs, folder.path, &err));
		assert_false(tg_profiles_load(&catalogs, &profiles, &err));
		if (!strstr(err.text, cases[i].message))
			fail_msg("'%s' is not in '%s'", cases[i].message, err.text);
		tg_catalogs_done(&catalogs);
		rules_folder_done(&folder);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_cra_mapping_is_complete),
		cmocka_unit_test(the_weakness_mappings_are_complete),
		cmocka_unit_test(the_horizontal_mapping_is_complete),
		cmocka_unit_test(every_mapping_goes_both_ways),
		cmocka_unit_test(component_requirements_derive_from_the_same_number),
		cmocka_unit_test(a_weakness_leads_to_requirements),
		cmocka_unit_test(weaknesses_are_read_when_asked_for),
		cmocka_unit_test(profiles_are_read),
		cmocka_unit_test(a_bad_mapping_is_refused_with_its_line),
		cmocka_unit_test(a_bad_profile_is_refused_with_its_line),
	};

	return cmocka_run_group_tests(tests, open_all, close_all);
}
