/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What `tracegate explain` shows: pages that are wrapped and escaped, JSON that is whole, and
 * ids of rules, profiles and catalogues beside those of requirements.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "knowledge/explain.h"
#include "knowledge/page.h"
#include "rules_folder.h"

static const char card[] = "---\n"
			   "id: pack/rule\n"
			   "title: \"something is \\e[31m off\"\n"
			   "severity: error\n"
			   "confidence: high\n"
			   "cwe: ['7']\n"
			   "requirements: [LAW-2, LAW 1a]\n"
			   "since: '0.1'\n"
			   "---\n"
			   "\n"
			   "Why it matters.\n"
			   "\n"
			   "## Instead\n"
			   "\n"
			   "Do it right.\n"
			   "\n"
			   "```c bad\nint f(void);\n```\n"
			   "\n"
			   "```c good\nint g(void);\n```\n"
			   "\n"
			   "## Not found\n"
			   "\n"
			   "Nothing else.\n";

struct fixture {
	struct rules_folder folder;
	struct tg_knowledge knowledge;
	struct tg_explanation what;
	struct tg_buf out;
};

static void open_fixture(struct fixture *f)
{
	struct tg_err err = {0};

	*f = (struct fixture){0};
	rules_folder_open(&f->folder);
	rules_folder_write(&f->folder, "catalogs/cwe.yaml",
			   "version: 1\nid: cwe\ntitle: C\nedition: e\nprefix: CWE\nsource: s\n"
			   "entries:\n  - {id: CWE-7, kind: Base, title: seven}\n");
	rules_folder_write(
		&f->folder, "profiles/products.yaml",
		"version: 1\nid: p\ntitle: P\nedition: e\nprofiles:\n"
		"  - {id: ROUTER, kind: k, title: a router, cra: LAW-2, components: [host]}\n");
	rules_folder_write(
		&f->folder, "profiles/sl-acceptance.yaml",
		"version: 1\nid: p\ntitle: P\nedition: e\ncriteria:\n"
		"  - {id: c, kind: artefact, requirement: LAW-2, text: a drawing, sl: [2]}\n");
	rules_folder_write(&f->folder, "pack/rule.md", card);
	if (!tg_knowledge_open(&f->knowledge, f->folder.path, &err))
		fail_msg("%s", err.text);
}

static void close_fixture(struct fixture *f)
{
	tg_buf_done(&f->out);
	tg_knowledge_done(&f->knowledge);
	rules_folder_done(&f->folder);
}

static const char *text_of(struct fixture *f, const char *id)
{
	struct tg_err err = {0};

	tg_buf_clear(&f->out);
	if (!tg_explain(&f->knowledge, tg_str(id), &f->what, &err))
		fail_msg("%s", err.text);
	tg_explain_text(&f->knowledge, &f->what, 80, false, &f->out);
	return f->out.ptr;
}

static void assert_holds(const char *text, const char *part)
{
	if (!strstr(text, part))
		fail_msg("'%s' is not in:\n%s", part, text);
}

static void an_entry_shows_what_belongs_to_it(void **state)
{
	struct fixture f;
	const char *text;

	(void)state;
	open_fixture(&f);
	text = text_of(&f, "law-2");
	assert_holds(text, "LAW-2  two\nA:2020, requirement\n");
	assert_holds(text, "Mappings\n  covers\n    LAW-1a            one a\n");
	assert_holds(text, "[list A; confidence high]");
	assert_holds(text, "  artefact          a drawing (SL 2)\n");
	assert_holds(text, "  pack/rule ");
	assert_null(strchr(text, '\033'));
	text = text_of(&f, "LAW-1a");
	assert_holds(text, "under LAW-1 one\n");
	assert_holds(text, "covered by\n    LAW-2 ");
	assert_holds(text_of(&f, "LAW-1"), "Below it\n  LAW-1a            one a\n");
	assert_holds(text_of(&f, "CWE-7"), "pack/rule ");
	close_fixture(&f);
}

static void a_rule_shows_why_and_what_it_serves(void **state)
{
	struct fixture f;
	const char *text;

	(void)state;
	open_fixture(&f);
	text = text_of(&f, "pack/rule");
	assert_holds(text, "rule, error, confidence high, since 0.1");
	assert_holds(text, "  Why it matters.\n");
	assert_holds(text, "Instead\n  Do it right.\n");
	assert_holds(text, "Not found\n  Nothing else.\n");
	assert_holds(text, "  LAW-2             two\n");
	assert_holds(text, "  LAW 1a            one a\n");
	assert_holds(text, "  CWE-7             seven\n");
	assert_null(strchr(text, '\033'));
	text = tg_arena_strdup(&f.folder.arena, text);
	assert_string_equal(text_of(&f, "rule"), text); /* the pack may be left out */
	close_fixture(&f);
}

static void profiles_and_catalogues_have_pages(void **state)
{
	struct fixture f;

	(void)state;
	open_fixture(&f);
	assert_holds(text_of(&f, "router"), "ROUTER  a router\nproduct profile, k\n");
	assert_holds(f.out.ptr, "  CRA               LAW-2 two\n");
	assert_holds(f.out.ptr, "  component types   host device (HDR)\n");
	assert_holds(text_of(&f, "A"), "a  A\n  edition           A:2020\n");
	assert_holds(f.out.ptr, "At the top\n  LAW-1             one\n");
	tg_buf_clear(&f.out);
	tg_explain_list_text(&f.knowledge, 80, &f.out);
	assert_holds(f.out.ptr, "cwe  C\n");
	close_fixture(&f);
}

static void what_is_wrong_is_said(void **state)
{
	static const struct {
		const char *id, *message;
	} cases[] = {
		{"pack/rula", "there is no rule 'pack/rula'; did you mean pack/rule?"},
		{"nothing/alike", "there is no rule 'nothing/alike'"},
		{"LAW-3", "id 'LAW-3' is not known; did you mean LAW-1, LAW-2?"},
		{"", "id '' is not known"},
	};
	struct fixture f;

	(void)state;
	open_fixture(&f);
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct tg_err err = {0};

		assert_false(tg_explain(&f.knowledge, tg_str(cases[i].id), &f.what, &err));
		assert_holds(err.text, cases[i].message);
		assert_int_equal(tg_exit_code(&err), 2);
	}
	close_fixture(&f);
}

/* That the JSON is well formed is for the reader of the program to say; here: what it holds. */
static void json_is_whole(void **state)
{
	static const char *const ids[] = {"LAW-2", "pack/rule", "ROUTER", "a"};
	static const char *const whats[] = {"entry", "rule", "profile", "catalog"};
	struct fixture f;

	(void)state;
	open_fixture(&f);
	for (size_t i = 0; i < sizeof(ids) / sizeof(*ids); i++) {
		struct tg_arena arena = {0};
		struct tg_err err = {0};
		const struct tg_value *root;

		tg_buf_clear(&f.out);
		assert_true(tg_explain(&f.knowledge, tg_str(ids[i]), &f.what, &err));
		tg_explain_json(&f.knowledge, &f.what, &f.out);
		root = tg_json_parse(&arena, tg_buf_view(&f.out), "explain", &err);
		if (!root)
			fail_msg("%s", err.text);
		assert_string_equal(tg_value_text(root, "what", ""), whats[i]);
		tg_arena_done(&arena);
	}
	tg_buf_clear(&f.out);
	tg_explain_list_json(&f.knowledge, &f.out);
	assert_holds(f.out.ptr, "\"id\": \"a\"");
	close_fixture(&f);
}

static void text_is_wrapped_to_the_width(void **state)
{
	struct tg_buf out = {0};
	struct tg_page page = {&out, 44};

	(void)state;
	tg_page_text(&page, 2, 4, tg_str("one two three four five six seven eight nine ten"));
	assert_string_equal(out.ptr, "  one two three four five six seven eight\n    nine ten\n");
	tg_buf_clear(&out);
	tg_page_row(&page, 2, 8, "id", tg_str("one two three four five six seven eight nine"));
	assert_string_equal(out.ptr, "  id      one two three four five six seven\n"
				     "          eight nine\n");
	tg_buf_clear(&out);
	tg_page_row(&page, 2, 4, "a-long-id", tg_str("x"));
	tg_page_field(&page, "empty", tg_str("  "));
	assert_string_equal(out.ptr, "  a-long-id  x\n");
	tg_buf_clear(&out);
	tg_page_text(&page, 0, 0, tg_str("a-word-that-is-much-longer-than-the-line-may-be-wide b"));
	assert_string_equal(out.ptr, "a-word-that-is-much-longer-than-the-line-may-be-wide\nb\n");
	tg_buf_done(&out);
}

static void columns_count_characters_not_bytes(void **state)
{
	struct tg_buf out = {0};
	struct tg_page page = {&out, 40};

	(void)state;
	tg_page_text(
		&page, 0, 0,
		tg_str("\303\244\303\266\303\274 \303\244\303\266\303\274 \303\244\303\266\303\274 "
		       "\303\244\303\266\303\274 \303\244\303\266\303\274 \303\244\303\266\303\274 "
		       "\303\244\303\266\303\274 \303\244\303\266\303\274 \303\244\303\266\303\274 "
		       "\303\244\303\266\303\274 \303\244\303\266\303\274"));
	assert_int_equal(strcspn(out.ptr, "\n"), 10 * 6 + 9);
	tg_buf_done(&out);
}

static void markdown_keeps_its_blocks(void **state)
{
	struct tg_buf out = {0};
	struct tg_page page = {&out, 40};

	(void)state;
	tg_page_markdown(&page, 2,
			 tg_str("one\ntwo\n\n- a point that has to be wrapped somewhere\n- b\n\n"
				"```c bad\nif (x)\n\ty();\n```\n```\nz\n```\nend\n"));
	assert_string_equal(out.ptr, "  one two\n\n"
				     "  - a point that has to be wrapped\n    somewhere\n  - b\n\n"
				     "    bad:\n      if (x)\n      \ty();\n      z\n  end\n");
	tg_buf_done(&out);
}

/*
 * True when MISRA C:2012 with its amendments has a rule or directive of this number. Only how many
 * there are in each chapter is known here: the texts are not free.
 */
static bool is_misra(const char *id)
{
	static const int rules[] = {0, 5, 8, 2, 2, 10, 3,  6, 17, 7,  8, 11,
				    6, 6, 4, 7, 7, 13, 10, 3, 15, 26, 20};
	static const int directives[] = {0, 1, 1, 1, 15, 3};
	bool directive = strncmp(id, "Dir ", 4) == 0;
	int chapter = 0, number = 0;

	if (sscanf(directive ? id + 4 : id, "%d.%d", &chapter, &number) != 2 || chapter < 1 ||
	    number < 1)
		return false;
	if (directive)
		return chapter < 6 && number <= directives[chapter];
	return chapter < 23 && number <= rules[chapter];
}

/* The cards of the project itself: each requirement and each weakness is one we know. */
static void every_id_on_a_card_is_known(void **state)
{
	struct tg_knowledge knowledge = {0};
	struct tg_err err = {0};
	size_t checked = 0;

	(void)state;
	if (!tg_knowledge_open(&knowledge, SOURCE_DIR "/rules", &err))
		fail_msg("%s", err.text);
	for (size_t i = 0; i < knowledge.cards.count; i++) {
		const struct tg_card *one = &knowledge.cards.at[i];
		struct tg_arena *arena = &knowledge.catalogs.arena;

		for (size_t k = 0; k < one->requirements.count; k++, checked++) {
			const struct tg_entry *entry =
				tg_explain_requirement(&knowledge, one->requirements.at[k]);

			if (!entry)
				fail_msg("%s: requirement '%s' is not in the catalogues", one->id,
					 one->requirements.at[k]);
			if (!entry->catalog->assessed || !strcmp(entry->kind, "heading"))
				fail_msg("%s: '%s' is nothing to be assessed", one->id, entry->id);
		}
		for (size_t k = 0; k < one->cwe.count; k++, checked++) {
			const char *id = tg_arena_printf(arena, "CWE-%s", one->cwe.at[k]);

			if (!tg_explain_requirement(&knowledge, id))
				fail_msg("%s: %s is not in catalogs/cwe.yaml", one->id, id);
		}
		for (size_t k = 0; k < one->cert.count; k++, checked++)
			if (!tg_explain_requirement(&knowledge, one->cert.at[k]))
				fail_msg("%s: %s is not in catalogs/cert-c.yaml", one->id,
					 one->cert.at[k]);
		for (size_t k = 0; k < one->misra.count; k++, checked++)
			if (!is_misra(one->misra.at[k]))
				fail_msg("%s: MISRA C:2012 has no '%s'", one->id, one->misra.at[k]);
	}
	assert_true(checked > 0);
	tg_knowledge_done(&knowledge);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_entry_shows_what_belongs_to_it),
		cmocka_unit_test(a_rule_shows_why_and_what_it_serves),
		cmocka_unit_test(profiles_and_catalogues_have_pages),
		cmocka_unit_test(what_is_wrong_is_said),
		cmocka_unit_test(json_is_whole),
		cmocka_unit_test(text_is_wrapped_to_the_width),
		cmocka_unit_test(columns_count_characters_not_bytes),
		cmocka_unit_test(markdown_keeps_its_blocks),
		cmocka_unit_test(every_id_on_a_card_is_known),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
