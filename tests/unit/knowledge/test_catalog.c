/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The catalogues of rules/: that they are complete, that every id and alias is found however it
 * is written, and that what is wrong in a file is named with its line.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/text.h"
#include "knowledge/catalog.h"
#include "knowledge/spelling.h"
#include "rules_folder.h"

static struct tg_catalogs all;

static int open_all(void **state)
{
	struct tg_err err = {0};

	(void)state;
	if (!tg_catalogs_open(&all, SOURCE_DIR "/rules", &err) ||
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

static const struct tg_catalog *catalog(const char *id)
{
	const struct tg_catalog *found = tg_catalog_named(&all, tg_str(id));

	assert_non_null(found);
	return found;
}

/* How many entries of a catalogue are of a kind and not planned; NULL = of any kind. */
static size_t count_kind(const char *id, const char *kind)
{
	size_t count = 0;

	for (const struct tg_entry *entry = catalog(id)->first; entry; entry = entry->next)
		count += (!kind || !strcmp(entry->kind, kind)) && !entry->planned;
	return count;
}

static const struct tg_entry *entry(const char *id)
{
	struct tg_resolved found;
	struct tg_err err = {0};

	if (!tg_catalog_resolve(&all, tg_str(id), &found, &err))
		fail_msg("%s", err.text);
	return found.entry;
}

static size_t count_children(const char *id, const char *kind)
{
	size_t count = 0;

	for (const struct tg_entry *child = entry(id)->child; child; child = child->sibling)
		count += (!kind || !strcmp(child->kind, kind)) && !child->planned;
	return count;
}

static void the_cra_is_complete(void **state)
{
	(void)state;
	assert_int_equal(catalog("cra")->count, 145);
	assert_int_equal(count_children("CRA-AI-I-2", NULL), 13);
	assert_int_equal(count_children("CRA-AI-II", NULL), 8);
	assert_int_equal(count_children("CRA-AII", NULL), 9);
	assert_int_equal(count_children("CRA-AII-8", NULL), 6);
	assert_int_equal(count_children("CRA-AIII-I", NULL), 19);
	assert_int_equal(count_children("CRA-AIII-II", NULL), 4);
	assert_int_equal(count_children("CRA-AIV", NULL), 3);
	assert_int_equal(count_children("CRA-AV", NULL), 8);
	assert_int_equal(count_children("CRA-AVII", NULL), 8);
	assert_int_equal(count_children("CRA-ART13", NULL), 23);
	assert_int_equal(count_kind("cra", "requirement"), 95);
	assert_int_equal(count_kind("cra", "category"), 26);
}

static void the_process_standard_is_complete(void **state)
{
	static const struct {
		const char *practice;
		size_t count;
	} practices[] = {{"SM", 13}, {"SR", 5}, {"SD", 4},  {"SI", 2},
			 {"SVV", 5}, {"DM", 6}, {"SUM", 5}, {"SG", 7}};

	(void)state;
	assert_int_equal(count_kind("iec62443-4-1", "requirement"), 47);
	assert_int_equal(count_kind("iec62443-4-1", "practice"), 8);
	for (size_t i = 0; i < sizeof(practices) / sizeof(*practices); i++)
		assert_int_equal(count_children(practices[i].practice, NULL), practices[i].count);
	assert_true(entry("SUM-6")->planned);
}

static void the_system_standard_is_complete(void **state)
{
	static const size_t levels[] = {37, 60, 90, 100};

	(void)state;
	assert_int_equal(count_kind("iec62443-3-3", "SR"), 51);
	assert_int_equal(count_kind("iec62443-3-3", "RE"), 49);
	for (unsigned level = 1; level <= 4; level++) {
		size_t count = 0;

		for (const struct tg_entry *e = catalog("iec62443-3-3")->first; e; e = e->next)
			count += strcmp(e->kind, "constraint") && tg_entry_applies(e, 0, level);
		assert_int_equal(count, levels[level - 1]);
	}
}

static void the_component_standard_is_complete(void **state)
{
	static const struct {
		const char *kind;
		size_t count;
	} kinds[] = {{"CCSC", 4}, {"FR", 7},  {"CR", 43},  {"heading", 15}, {"SAR", 2},
		     {"EDR", 8},  {"HDR", 8}, {"NDR", 12}, {"RE", 49}};
	size_t assessed = 0;

	(void)state;
	assert_int_equal(catalog("iec62443-4-2")->count, 149);
	for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++)
		assert_int_equal(count_kind("iec62443-4-2", kinds[i].kind), kinds[i].count);
	for (const struct tg_entry *e = catalog("iec62443-4-2")->first; e; e = e->next)
		assessed += tg_entry_applies(e, 0, 0);
	assert_int_equal(assessed, 126);
	assert_true(entry("CR 3.10 RE(2)")->planned);
}

static void each_component_type_has_its_levels(void **state)
{
	static const struct {
		unsigned type;
		size_t levels[4];
	} types[] = {{TG_COMPONENT_APP, {38, 57, 71, 77}},
		     {TG_COMPONENT_EMBEDDED, {40, 65, 81, 87}},
		     {TG_COMPONENT_HOST, {40, 66, 82, 88}},
		     {TG_COMPONENT_NETWORK, {44, 71, 90, 96}}};

	(void)state;
	for (size_t i = 0; i < sizeof(types) / sizeof(*types); i++) {
		for (unsigned level = 1; level <= 4; level++) {
			size_t count = 0;
			const struct tg_entry *e = catalog("iec62443-4-2")->first;

			for (; e; e = e->next)
				count += tg_entry_applies(e, types[i].type, level);
			assert_int_equal(count, types[i].levels[level - 1]);
		}
	}
}

static void the_other_catalogues_are_there(void **state)
{
	(void)state;
	assert_int_equal(catalog("iec62443")->count, 33);
	assert_int_equal(count_children("IEC 62443-2-4", "area"), 12);
	assert_int_equal(count_children("IEC 62443-3-2", "step"), 7);
	assert_int_equal(count_children("PT1", "clause"), 6);
	assert_int_equal(count_kind("pren40000", "objective"), 14);
	assert_string_equal(entry("CWE-798")->title, "Use of Hard-coded Credentials");
	assert_string_equal(entry("SP.03")->edition, "IEC 62443-2-4:2023");
}

/* Levels are cumulative; enhancements never come before what they enhance. */
static void levels_make_sense(void **state)
{
	(void)state;
	for (size_t i = 0; i < all.catalogs.count; i++) {
		for (const struct tg_entry *e = all.catalogs.at[i]->first; e; e = e->next) {
			unsigned lowest = e->levels & (~e->levels + 1);

			if (e->levels && e->levels != (0x10 - lowest))
				fail_msg("%s: levels are not cumulative", e->id);
			if (e->levels && e->parent && e->parent->levels &&
			    (e->levels & ~e->parent->levels))
				fail_msg("%s starts before %s", e->id, e->parent->id);
		}
	}
}

/* The outcome for one spelling of an entry: that entry, or an ambiguity that names it. */
static void check_found(const struct tg_entry *expected, const char *spelling)
{
	struct tg_resolved found;
	struct tg_err err = {0};

	if (tg_catalog_resolve(&all, tg_str(spelling), &found, &err)) {
		if (found.entry != expected)
			fail_msg("'%s' is %s, not %s", spelling, found.entry->tag, expected->tag);
		return;
	}
	for (size_t i = 0; i < found.count && found.outcome == TG_AMBIGUOUS; i++) {
		if (found.candidates[i] == expected)
			return;
	}
	fail_msg("'%s' does not find %s: %s", spelling, expected->tag, err.text);
}

static void check_spellings(const struct tg_entry *e)
{
	struct tg_buf text = {0};

	check_found(e, e->id);
	check_found(e, e->tag);
	for (const char *c = e->id; *c; c++)
		tg_buf_putc(&text, *c >= 'A' && *c <= 'Z' ? (char)(*c | 0x20) : *c);
	check_found(e, text.ptr);
	tg_buf_clear(&text);
	for (const char *c = e->id; *c; c++)
		tg_buf_putc(&text, strchr(" ()", *c) ? '_' : *c);
	check_found(e, text.ptr);
	tg_buf_clear(&text);
	for (const char *c = e->tag; *c; c++)
		tg_buf_putc(&text, *c == '-' ? ' ' : *c);
	check_found(e, text.ptr);
	tg_buf_done(&text);
}

static void every_id_is_found_in_every_spelling(void **state)
{
	struct tg_resolved found;
	size_t checked = 0;

	(void)state;
	for (size_t i = 0; i < all.catalogs.count; i++) {
		for (const struct tg_entry *e = all.catalogs.at[i]->first; e; e = e->next) {
			check_spellings(e);
			/* the tag is never ambiguous */
			assert_true(tg_catalog_resolve(&all, tg_str(e->tag), &found, NULL));
			assert_ptr_equal(tg_catalog_by_tag(&all, e->tag), e);
			checked++;
		}
	}
	assert_true(checked > 1000);
}

/* @verifies TG-CAT-1 */
static void every_alias_is_found_or_refused(void **state)
{
	size_t plain = 0, doubtful = 0, former = 0;

	(void)state;
	for (const struct tg_entry *e = catalog("cra")->first; e; e = e->next) {
		for (const struct tg_alias *alias = e->aliases; alias; alias = alias->next) {
			struct tg_resolved found;
			bool ok = tg_catalog_resolve(&all, tg_str(alias->text), &found, NULL);

			assert_int_equal(ok, alias->kind != TG_ALIAS_DOUBTFUL);
			assert_true(!ok || found.entry == e);
			check_found(e, alias->text);
			plain += alias->kind == TG_ALIAS_PLAIN;
			doubtful += alias->kind == TG_ALIAS_DOUBTFUL;
			former += alias->kind == TG_ALIAS_FORMER;
		}
	}
	assert_int_equal(plain, 16 + 23 + 97); /* short, osps, ciso */
	assert_int_equal(doubtful, 18 + 1 + 52 + 2);
	assert_int_equal(former, 23);
}

static void people_are_understood(void **state)
{
	static const struct {
		const char *text, *tag;
	} cases[] = {
		{"CR-1.5", "IEC-62443-4-2-CR-1.5"},
		{"cr 3.4 re 1", "IEC-62443-4-2-CR-3.4-RE-1"},
		{"CR 3.4(1)", "IEC-62443-4-2-CR-3.4-RE-1"},
		{"CR3.4RE(1)", "IEC-62443-4-2-CR-3.4-RE-1"},
		{"IEC 62443-4-2 CR 3.4 RE(1)", "IEC-62443-4-2-CR-3.4-RE-1"},
		{"IEC 62443-4-2:2019 CR 3.4", "IEC-62443-4-2-CR-3.4"},
		{"EN IEC 62443-4-2 CR 3.4", "IEC-62443-4-2-CR-3.4"},
		{"ISA/IEC 62443-4-1 SR-2", "IEC-62443-4-1-SR-2"},
		{"62443-4-1 clause 7.5", "IEC-62443-4-1-SD-4"},
		{" SM_9 ", "IEC-62443-4-1-SM-9"},
		{"SR-1", "IEC-62443-4-1-SR-1"},
		{"SR 1.1", "IEC-62443-3-3-SR-1.1"},
		{"SP.3", "IEC-62443-2-4-SP.03"},
		{"IEC 62443-3-3 FR 1", "IEC-62443-3-3-FR-1"},
		{"IEC-62443-3-3-4.2", "IEC-62443-3-3-CCSC-3-3-4.2"},
		{"CRA-I-2a", "CRA-AI-I-2a"},
		{"AI-I-2d", "CRA-AI-I-2d"},
		{"osps:1.2d", "CRA-AI-I-2d"},
		{"1.2d", "CRA-AI-I-2d"},
		{"ciso:1.1.2.a", "CRA-AI-I-2a"},
		{"ciso:3.1.9'", "CRA-AIII-I-10"},
		{"ciso:3.1.10", "CRA-AIII-I-11"},
		{"cra-annex-i-parti-2-a", "CRA-AI-I-2a"},
		{"AnnexI.PartII.1", "CRA-AI-II-1"},
		{"Annex I Part I point (2)(d)", "CRA-AI-I-2d"},
		{"CRA Annex II 8a", "CRA-AII-8a"},
		{"Art.13.8", "CRA-ART13-8"},
		{"CRA Article 13(8)", "CRA-ART13-8"},
		{"CRA-13-3", "CRA-ART13-3"},
		{"Article 14(2)(a)", "CRA-ART14-2a"},
		{"PROP-S1-3k", "CRA-AI-I-2c"},
		{"PROP-ART11", "CRA-ART14"},
		{"cwe 798", "CWE-798"},
		{"PT2 (d)", "PT2-d"},
		{"PRE-1-RQ-1", "PT3-PRE-1-RQ-01"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct tg_resolved found;
		struct tg_err err = {0};

		if (!tg_catalog_resolve(&all, tg_str(cases[i].text), &found, &err))
			fail_msg("%s", err.text);
		assert_string_equal(found.entry->tag, cases[i].tag);
	}
}

/* @verifies TG-CAT-1 */
static void what_is_ambiguous_names_its_candidates(void **state)
{
	static const struct {
		const char *text;
		size_t count;
		const char *first, *second;
	} cases[] = {
		{"CRA-II-1", 2, "CRA-AI-II-1", "CRA-AII-1"},
		{"CRA-II", 2, "CRA-AI-II", "CRA-AII"},
		{"FR 3", 2, "IEC-62443-3-3-FR-3", "IEC-62443-4-2-FR-3"},
		{"SR 1", 14, "IEC-62443-4-1-SR-1", "IEC-62443-3-3-SR-1.1"},
		{"2.1", 2, "CRA-AI-II-1", "CRA-AII-1"},
		{"ciso:3.1.9", 2, "CRA-AIII-I-9", "CRA-AIII-I-10"},
		{"CRA_I_1_a", 2, "CRA-AI-I-2a", "CRA-AI-I-1"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct tg_resolved found;
		struct tg_err err = {0};

		assert_false(tg_catalog_resolve(&all, tg_str(cases[i].text), &found, &err));
		assert_int_equal(found.outcome, TG_AMBIGUOUS);
		assert_int_equal(found.count, cases[i].count);
		assert_true(found.candidates[0] == tg_catalog_by_tag(&all, cases[i].first) ||
			    found.candidates[1] == tg_catalog_by_tag(&all, cases[i].first));
		assert_non_null(strstr(err.text, cases[i].first));
		assert_non_null(strstr(err.text, cases[i].second));
		assert_int_equal(err.code, TG_ERR_INPUT);
	}
}

/* @verifies TG-CAT-1 */
static void what_is_unknown_names_the_nearest(void **state)
{
	static const struct {
		const char *text, *message;
	} cases[] = {
		{"CR 1.55", "id 'CR 1.55' is not known; did you mean CR 1.5?"},
		{"CRA-AI-I-2n", "CRA-AI-I-2a"},
		{"SP.03.05 BR", "did you mean SP.03?"},
		{"IEC 62443-4-2:2010 CR 1.1", "did you mean CR 1.1?"},
		{"CWE-7998", "CWE-799"},
		{"798", "id '798' is not known"},
		{"", "id '' is not known"},
		{"CR\033[31m 1.5", "id 'CR\\x1b[31m 1.5' is not known"},
		{"\303\274", "is not known"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct tg_resolved found;
		struct tg_err err = {0};

		assert_false(tg_catalog_resolve(&all, tg_str(cases[i].text), &found, &err));
		assert_int_equal(found.outcome, TG_UNRESOLVED);
		if (!strstr(err.text, cases[i].message))
			fail_msg("'%s' is not in '%s'", cases[i].message, err.text);
	}
}

static void a_very_long_id_is_not_known(void **state)
{
	char text[4096];
	struct tg_resolved found;
	struct tg_err err = {0};

	(void)state;
	memset(text, '1', sizeof(text));
	assert_false(tg_catalog_resolve(&all, tg_str_n(text, sizeof(text)), &found, &err));
	for (size_t i = 0; i < sizeof(text); i++)
		text[i] = i % 2 ? '1' : 'A';
	assert_false(tg_catalog_resolve(&all, tg_str_n(text, 79), &found, &err));
	assert_false(tg_catalog_resolve(&all, tg_str_n(text, 40), &found, &err));
}

static void spellings_become_one(void **state)
{
	static const struct {
		const char *text, *normal;
	} cases[] = {
		{"CR 3.4 RE(1)", "CR.3.4.RE.1"}, {"cr_3-4/re:1", "CR.3.4.RE.1"},
		{"CR3.04RE01", "CR.3.4.RE.1"},   {"IEC TS 62443-6-2", "62443.6.2"},
		{"EN 304620", "EN.304620"},      {"AnnexIII.PartI", "ANNEX.III.PART.I"},
		{"Particle", "PARTICLE"},        {"3.1.9'", "3.1.9.'"},
		{"CRA 13(2)", "CRA.ART.13.2"},   {"point", ""},
	};
	char normal[TG_SPELLING];

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		assert_int_equal(tg_spelling(tg_str(cases[i].text), normal), *cases[i].normal != 0);
		assert_string_equal(normal, cases[i].normal);
	}
	assert_true(tg_spelling_within("CR.1.5", "CR.1"));
	assert_false(tg_spelling_within("CR.15", "CR.1"));
}

#define HEAD "version: 1\nid: a\ntitle: A\nedition: A:2020\nprefix: LAW\nsource: s\nentries:\n"

static void a_bad_catalogue_is_refused_with_its_line(void **state)
{
	static const struct {
		const char *content, *message;
	} cases[] = {
		{HEAD "  - {id: LAW-1, kind: k, title: t, colour: red}\n", "a.yaml:8:"},
		{HEAD "  - {id: LAW-1, kind: k, title: t, colour: red}\n", "colour"},
		{HEAD "  - {id: LAW-1, kind: k}\n", "a.yaml:8:5: 'title' is missing"},
		{HEAD "  - {id: LAW-1, kind: k, title: t}\n  - {id: LAW-1, kind: k, title: t}\n",
		 "a.yaml:9:5: id 'LAW-1' stands twice; the first is in line 8"},
		{HEAD "  - {id: LAW-1, kind: k, title: t}\n  - {id: LAW 1, kind: k, title: t}\n",
		 "a.yaml:9:5: 'LAW 1' is the same id as 'LAW-1'"},
		{HEAD "  - {id: LAW-1, parent: LAW-9, kind: k, title: t}\n",
		 "parent 'LAW-9' of 'LAW-1' does not stand above it"},
		{HEAD "  - {id: LAW-1, kind: k, title: t, sl: [1, 5]}\n",
		 "'5' is no word for 'sl'"},
		{HEAD "  - {id: LAW-1, kind: k, title: t, components: [car]}\n",
		 "use all, app, embedded, host, network"},
		{HEAD "  - {id: LAW-1, kind: k, title: t, evidence: [code, code]}\n",
		 "'code' stands twice"},
		{HEAD "  - {id: LAW-1, kind: k, title: t, confidence: sure}\n",
		 "'sure' is no word for 'confidence'; use high, medium, low"},
		{HEAD "  - {id: LAW-1, kind: k, title: t, sources: [B]}\n",
		 "source 'B' is not explained in catalogs/sources.yaml"},
		{HEAD "  - {id: LAW-1, kind: k, title: t, status: soon}\n", "'status' can only be"},
		{HEAD "  - {id: LAW-1, kind: k, title: t, aliases: ['x:1']}\n",
		 "scheme 'x' is not explained"},
		{HEAD "  - {id: LAW-1, kind: k, title: t, aliases: [Z1]}\n"
		      "  - {id: LAW-2, kind: k, title: t, aliases: [z-1]}\n",
		 "a.yaml:9:46: 'z-1' stands for 'LAW-1' already; write it under 'ambiguous'"},
		{HEAD "  - {id: LAW-1, kind: k, title: t, aliases: [law 1]}\n",
		 "'law 1' finds its entry without an alias"},
		{HEAD "  - {id: LAW-1, kind: k, title: t}\nambiguous:\n"
		      "  - {aliases: [Z], means: [LAW-7]}\n",
		 "a.yaml:10:28: 'LAW-7' is no id of this file"},
		{HEAD "  - {id: LAW-1, kind: k, title: t}\nformer:\n  - {id: Z, ref: r}\n",
		 "a.yaml:10:5: 'now' is missing"},
		{HEAD "  - {id: '\303\274', kind: k, title: t}\n", "cannot be an id"},
		{HEAD "  - a text\n", "an element of 'entries' has to be a map"},
		{"version: 2\nid: a\nentries: []\n",
		 "version 2 is not known; this program reads 1"},
		{"id: a\nentries: []\n", "'version' is missing; write 'version: 1'"},
		{HEAD "  - {id: &x LAW-1, kind: k, title: t}\n", "a.yaml:8"},
		{HEAD "  - {id: LAW-1, kind: [k, title: t}\n", "a.yaml:"},
		{"", "a.yaml"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct rules_folder folder;
		struct tg_catalogs catalogs = {0};
		struct tg_err err = {0};

		rules_folder_open(&folder);
		rules_folder_write(&folder, "catalogs/a.yaml", cases[i].content);
		assert_false(tg_catalogs_open(&catalogs, folder.path, &err));
		if (!strstr(err.text, cases[i].message))
			fail_msg("'%s' is not in '%s'", cases[i].message, err.text);
		assert_int_equal(tg_exit_code(&err), 2);
		tg_catalogs_done(&catalogs);
		rules_folder_done(&folder);
	}
}

static void a_missing_folder_is_an_error(void **state)
{
	struct tg_catalogs catalogs = {0};
	struct tg_err err = {0};

	(void)state;
	assert_false(tg_catalogs_open(&catalogs, "/nowhere/at/all", &err));
	assert_non_null(strstr(err.text, "/nowhere/at/all"));
	tg_catalogs_done(&catalogs);
}

static void a_small_catalogue_is_read(void **state)
{
	struct rules_folder folder;
	struct tg_catalogs catalogs = {0};
	struct tg_resolved found;
	struct tg_err err = {0};

	(void)state;
	rules_folder_open(&folder);
	assert_true(tg_catalogs_open(&catalogs, folder.path, &err));
	assert_true(tg_catalog_resolve(&catalogs, tg_str("law 1 a"), &found, &err));
	assert_string_equal(found.entry->id, "LAW-1a");
	assert_string_equal(found.entry->parent->id, "LAW-1");
	assert_string_equal(found.entry->edition, "A:2020");
	tg_catalogs_done(&catalogs);
	rules_folder_done(&folder);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_cra_is_complete),
		cmocka_unit_test(the_process_standard_is_complete),
		cmocka_unit_test(the_system_standard_is_complete),
		cmocka_unit_test(the_component_standard_is_complete),
		cmocka_unit_test(each_component_type_has_its_levels),
		cmocka_unit_test(the_other_catalogues_are_there),
		cmocka_unit_test(levels_make_sense),
		cmocka_unit_test(every_id_is_found_in_every_spelling),
		cmocka_unit_test(every_alias_is_found_or_refused),
		cmocka_unit_test(people_are_understood),
		cmocka_unit_test(what_is_ambiguous_names_its_candidates),
		cmocka_unit_test(what_is_unknown_names_the_nearest),
		cmocka_unit_test(a_very_long_id_is_not_known),
		cmocka_unit_test(spellings_become_one),
		cmocka_unit_test(a_bad_catalogue_is_refused_with_its_line),
		cmocka_unit_test(a_missing_folder_is_an_error),
		cmocka_unit_test(a_small_catalogue_is_read),
	};

	return cmocka_run_group_tests(tests, open_all, close_all);
}
