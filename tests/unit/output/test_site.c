/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Writes the site of a made-up product with hostile names. With a folder as argument it only
 * writes the site there, with 5,000 findings, for tests/report.
 */
#include <ftw.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file.h"
#include "knowledge/mapping.h"
#include "output/site.h"

#define HOSTILE "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>"

static const struct tg_item_link links[] = {{.target = "T-1", .state = "implemented"},
					    {.target = "M-1", .state = ""},
					    {.target = "CR 1.5", .state = ""},
					    {.target = "CRA-AI-I-2d", .state = ""}};

static const struct tg_item items[] = {
	{.kind = TG_ITEM_THREAT,
	 .key = "T-1",
	 .full = "T-1",
	 .title = "Somebody guesses the password",
	 .text = "An attacker on the network tries one password after the other.",
	 .status = "",
	 .path = "docs/threats.yaml",
	 .line = 7},
	{.kind = TG_ITEM_THREAT,
	 .key = "T-2",
	 .full = "T-2",
	 .title = HOSTILE,
	 .text = HOSTILE,
	 .status = "",
	 .path = "docs/" HOSTILE,
	 .line = 9},
	{.kind = TG_ITEM_MITIGATION,
	 .key = "M-1",
	 .full = "M-1",
	 .title = "Lock the login",
	 .text = "",
	 .status = "",
	 .path = "docs/threats.yaml",
	 .line = 20,
	 .links = links,
	 .link_count = 1},
	{.kind = TG_ITEM_REQUIREMENT,
	 .key = "GW-1",
	 .full = "req~GW-1~1",
	 .revision = 1,
	 .title = "Five failures lock the login",
	 .text = "After five failed attempts the login stays locked for a minute.",
	 .status = "",
	 .path = "docs/requirements.md",
	 .line = 3,
	 .links = &links[1],
	 .link_count = 3},
};

static const struct tg_symbol symbols[] = {
	{.name = "login_attempt",
	 .usr = "c:@F@login_attempt",
	 .path = "src/login.c",
	 .range = {4, 1, 9, 2, 0, 0},
	 .definition = true},
	{.name = "test_login_locks",
	 .usr = "c:@F@test_login_locks",
	 .path = "tests/test_login.c",
	 .range = {12, 1, 30, 2, 0, 0},
	 .definition = true},
};

static const struct tg_fact_claim claims[] = {
	{.claim = {.verb = TG_SATISFIES,
		   .target = "GW-1",
		   .path = "src/login.c",
		   .line = 2,
		   .note = "",
		   .owner = "",
		   .until = ""},
	 .symbol = &symbols[0]},
	{.claim = {.verb = TG_VERIFIES,
		   .target = "GW-1",
		   .path = "tests/test_login.c",
		   .line = 11,
		   .note = "",
		   .owner = "",
		   .until = ""},
	 .symbol = &symbols[1],
	 .in_test = true},
};

static const struct tg_facts facts = {.revision = "0123456789abcdef0123456789abcdef01234567",
				      .items = items,
				      .item_count = 4,
				      .symbols = symbols,
				      .symbol_count = 2,
				      .claims = claims,
				      .claim_count = 2};

static const struct tg_result result = {.suite = "unit",
					.classname = "login",
					.name = "test_login_locks",
					.outcome = TG_PASSED,
					.file = "",
					.message = ""};

static struct tg_str source(void *user, const char *path)
{
	(void)user;
	(void)path;
	return tg_str("line 1\nline 2\nline 3\nint " HOSTILE "\nline 5\nline 6\nline 7\n");
}

struct made {
	struct tg_matrix matrix;
	struct tg_catalogs catalogs;
	struct tg_cards cards;
	struct tg_finding *found;
	struct tg_profiles profiles;
	struct tg_decision decision;
	struct tg_assessment assessment;
	struct tg_target target;
	struct tg_known known; /* its matrix is the one above */
	struct tg_levels levels;
	struct tg_gap_points gap;
	struct tg_arena arena;
};

/* What is asked of the product, with a decision in hostile words. */
static void hold(struct made *m, const struct tg_process *process)
{
	static const struct tg_witnesses witnesses = {.security_policy = HOSTILE,
						      .has_contact = true};
	struct tg_gap_report report = {.witnesses = &witnesses, .process = process};
	size_t i;

	for (i = 0; i < m->matrix.count; i++)
		if (strcmp(m->matrix.items[i].item->key, "CRA-AI-I-2d") == 0)
			m->decision = (struct tg_decision){.entry = m->matrix.items[i].entry,
							   .applies = true,
							   .reason = HOSTILE};
	assert_non_null(m->decision.entry);
	m->assessment = (struct tg_assessment){.present = true, .at = &m->decision, .count = 1};
	m->target = (struct tg_target){.assessment = &m->assessment, .level = 2};
	m->known.matrix = m->matrix;
	m->levels = (struct tg_levels){.known = &m->known,
				       .catalogs = &m->catalogs,
				       .profiles = &m->profiles,
				       .target = &m->target};
	report.levels = m->levels;
	tg_gap_find(&m->arena, &report, &m->gap);
}

static bool write_site(const char *folder, size_t count, struct tg_err *err)
{
	static const struct tg_fact_run run = {.id = 1,
					       .revision = "0123456789abcdef",
					       .then = &facts,
					       .results = &result,
					       .result_count = 1};
	struct made m = {0};
	struct tg_matrix_input in = {.now = &facts,
				     .runs = &run,
				     .run_count = 1,
				     .cards = &m.cards,
				     .catalogs = &m.catalogs,
				     .today = 20000};
	struct tg_site site = {.product = "gateway",
			       .revision = "v1.1",
			       .commit = facts.revision,
			       .date = "2026-01-02T03:04:05Z",
			       .version = "0.1.0",
			       .history = "",
			       .matrix = &m.matrix,
			       .catalogs = &m.catalogs,
			       .cards = &m.cards,
			       .finding_count = count,
			       .analysed = true,
			       .source = source};
	const struct tg_entry clause = {.id = "SI-1", .title = HOSTILE, .text = HOSTILE};
	const struct tg_stored_commit commit = {.subject = HOSTILE, .author = HOSTILE};
	const struct tg_witness_fact fact = {
		.what = HOSTILE, .how = HOSTILE, .commit = &commit, .path = HOSTILE, .line = 4};
	const struct tg_witness witness = {
		.rule = "changes-reviewed", .asks = "all", .facts = &fact, .count = 1};
	const struct tg_process_practice practice = {.entry = &clause,
						     .state = TG_PRACTICE_LACKING,
						     .witnesses = &witness,
						     .witness_count = 1,
						     .beyond = "the rest"};
	const struct tg_process process = {&practice, 1};
	size_t i;
	bool ok;

	site.process = &process;
	site.gap = &m.gap;
	site.levels = &m.levels;
	m.found = tg_alloc_zero(count + 1, sizeof(*m.found));
	for (i = 0; i < count; i++)
		m.found[i] = (struct tg_finding){.rule = i % 2 ? "memory/unbounded-copy"
							       : "tls/verify-off-curl",
						 .severity = i % 3 ? TG_WARNING : TG_ERROR,
						 .message = HOSTILE,
						 .path = "src/login.c",
						 .range = {4, 1, 4, 9, 0, 0},
						 .function = "login_attempt",
						 .usr = "",
						 .macro = "",
						 .reason = ""};
	site.findings = m.found;
	ok = tg_catalogs_open(&m.catalogs, SOURCE_DIR "/rules", err) &&
	     tg_mappings_load(&m.catalogs, err) &&
	     tg_profiles_load(&m.catalogs, &m.profiles, err) && tg_matrix_make(&in, &m.matrix, err);
	if (ok)
		hold(&m, &process);
	ok = ok && tg_site_write(&site, folder, err);
	tg_arena_done(&m.arena);
	tg_matrix_done(&m.matrix);
	tg_catalogs_done(&m.catalogs);
	tg_vec_free(m.found);
	return ok;
}

static int remove_one(const char *path, const struct stat *status, int type, struct FTW *place)
{
	(void)status;
	(void)type;
	(void)place;
	return remove(path);
}

static void remove_folder(const char *folder)
{
	nftw(folder, remove_one, 8, FTW_DEPTH | FTW_PHYS);
}

static void read_page(const char *folder, const char *name, struct tg_buf *page)
{
	struct tg_buf path = {0};
	struct tg_err err = {0};

	tg_path_join(&path, folder, name);
	if (!tg_file_read(path.ptr, 1 << 24, page, &err))
		fail_msg("%s", err.text);
	tg_buf_done(&path);
}

/* @verifies TG-OUT-2 */
static void hostile_names_stay_text_on_every_page(void **state)
{
	static const char *const names[] = {
		"index.html",      "threats.html",         "requirements.html", "coverage.html",
		"findings.html",   "process.html",         "gap.html",          "levels.html",
		"threat-T-2.html", "requirement-GW-1.html"};
	char folder[] = "/tmp/tracegate-site-XXXXXX";
	struct tg_buf page = {0};
	struct tg_err err = {0};
	size_t i;

	(void)state;
	assert_non_null(mkdtemp(folder));
	if (!write_site(folder, 3, &err))
		fail_msg("%s", err.text);
	for (i = 0; i < sizeof(names) / sizeof(*names); i++) {
		read_page(folder, names[i], &page);
		assert_null(strstr(page.ptr, "<script>alert"));
		assert_null(strstr(page.ptr, "<img"));
		assert_non_null(strstr(page.ptr, "default-src 'none'"));
		assert_null(strstr(page.ptr, "http://"));
		assert_null(strstr(page.ptr, "https://"));
	}
	read_page(folder, "gap.html", &page);
	assert_non_null(strstr(page.ptr, "CRA-AI-I-2d</a>"));
	assert_non_null(strstr(page.ptr, "a contact in &lt;script"));
	assert_non_null(strstr(page.ptr, "<li class=\"open\">CR 1.1 "));
	read_page(folder, "levels.html", &page);
	assert_non_null(strstr(page.ptr, "clause-CR_201.5.html"));
	assert_non_null(strstr(page.ptr, "login_attempt"));
	read_page(folder, "requirement-GW-1.html", &page);
	assert_non_null(strstr(page.ptr, "test_login_locks"));
	assert_non_null(strstr(page.ptr, "clause-CR_201.5.html"));
	tg_buf_done(&page);
	remove_folder(folder);
}

static void the_same_matrix_gives_the_same_bytes(void **state)
{
	char one[] = "/tmp/tracegate-site-XXXXXX", two[] = "/tmp/tracegate-site-XXXXXX";
	struct tg_buf first = {0}, second = {0};
	struct tg_err err = {0};

	(void)state;
	assert_non_null(mkdtemp(one));
	assert_non_null(mkdtemp(two));
	assert_true(write_site(one, 2, &err));
	assert_true(write_site(two, 2, &err));
	read_page(one, "coverage.html", &first);
	read_page(two, "coverage.html", &second);
	assert_true(tg_str_eq(tg_buf_view(&first), tg_buf_view(&second)));
	tg_buf_done(&first);
	tg_buf_done(&second);
	remove_folder(one);
	remove_folder(two);
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(hostile_names_stay_text_on_every_page),
		cmocka_unit_test(the_same_matrix_gives_the_same_bytes),
	};
	struct tg_err err = {0};

	if (argc == 2) {
		if (write_site(argv[1], 5000, &err))
			return 0;
		fprintf(stderr, "%s\n", err.text);
		return 1;
	}
	return cmocka_run_group_tests(tests, NULL, NULL);
}
