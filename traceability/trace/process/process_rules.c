/* SPDX-License-Identifier: Apache-2.0 */
/*
 * process_rules.c - the rules of process.h: what each looks at, and what holds.
 */
#include "base/file.h"
#include "base/text.h"
#include "trace/process/process_look.h"

enum { SECONDS_A_DAY = 86400 };

/* ---- SI-1, SR-2, SR-5: somebody else looked ---- */

static void add_reviewed(struct tg_look *look, size_t index, const char *path)
{
	const char *how = tg_look_reviewer(look, index);

	tg_look_add_commit(look, how != NULL, index, how ? how : "nobody else looked at it", path);
}

static void changes_reviewed(struct tg_look *look)
{
	size_t i;

	for (i = 0; i < look->past.commit_count; i++)
		if (look->commits[i].in_range && look->commits[i].claim)
			add_reviewed(look, i, look->commits[i].claim);
}

static void model_reviewed(struct tg_look *look)
{
	size_t i;

	for (i = 0; i < look->past.commit_count; i++)
		if (look->commits[i].in_range && look->commits[i].threat)
			add_reviewed(look, i, look->commits[i].threat);
}

static void requirements_reviewed(struct tg_look *look)
{
	size_t i;

	for (i = 0; i < look->past.commit_count; i++)
		if (look->commits[i].in_range && look->commits[i].requirement)
			add_reviewed(look, i, look->commits[i].requirement);
}

/* ---- SI-1: static analysis ran ---- */

static bool is_unit(const char *path)
{
	static const char *const ends[] = {".c", ".cc", ".cpp", ".cxx"};
	size_t i;

	for (i = 0; i < sizeof(ends) / sizeof(*ends); i++)
		if (tg_str_ends(tg_str(path), ends[i]))
			return true;
	return false;
}

static void analysed(struct tg_look *look)
{
	const struct tg_facts *now = &look->in->known->now;
	struct tg_map seen = {0};
	size_t i;

	for (i = 0; i < now->claim_count; i++) {
		const struct tg_fact_claim *claim = &now->claims[i];
		const char *path = claim->claim.path;
		bool done;

		if (claim->in_test || claim->claim.verb == TG_VERIFIES || !is_unit(path) ||
		    !tg_map_add(&seen, tg_str(path)))
			continue;
		done = tg_store_was_checked(look->in->store, path);
		tg_look_add(look, done, path,
			    done ? "this very content was analysed"
				 : "no finished analysis of it is stored")
			->path = path;
	}
	tg_map_done(&seen);
}

/* ---- SVV: tests ---- */

/* The tag of a commit by its id in hexadecimal digits, else the beginning of that. */
static const char *name_of(struct tg_look *look, const char *revision)
{
	struct tg_oid oid;
	const char *tag = NULL;

	if (tg_oid_parse(tg_str(revision), &oid))
		tag = tg_store_tag_of(look->arena, look->in->store, &oid);
	return tag ? tag : tg_arena_printf(look->arena, "%.8s", revision);
}

/* The first test that passed on the present content, of the item or, where it has none, of all
 * that it rests on; NULL: something has none. */
static const struct tg_matrix_link *passing(const struct tg_matrix_item *item, unsigned depth)
{
	const struct tg_matrix_link *found = NULL;
	size_t i;

	for (i = 0; i < item->link_count; i++) {
		const struct tg_matrix_link *link = &item->links[i];

		if (!link->is_test)
			continue;
		if (link->hollow[0] || link->evidence != TG_EVIDENCE_PASSED)
			return NULL;
		found = link;
	}
	for (i = 0; !found && depth && i < item->down_count; i++) {
		const struct tg_matrix_link *below = passing(item->down[i], depth - 1);

		if (!below)
			return NULL;
		if (i + 1 == item->down_count)
			found = below;
	}
	return found;
}

static bool asks_for_test(const struct tg_item *item)
{
	size_t i;

	for (i = 0; i < item->need_count; i++)
		if (tg_str_ends(tg_str(item->needs[i]), "test"))
			return true;
	return !item->need_count;
}

static void tested(struct tg_look *look, const struct tg_matrix_item *item)
{
	enum { DEPTH = 16 };
	const struct tg_matrix_link *test = passing(item, DEPTH);
	const char *where = test ? name_of(look, test->run->revision) : "";
	struct tg_witness_fact *fact;
	const char *how = item->why;

	if (test)
		how = strcmp(test->run->revision, look->in->known->now.revision) == 0
			      ? tg_arena_printf(look->arena, "tests passed on %s itself", where)
			      : tg_arena_printf(look->arena,
						"tests passed on %s, and nothing that they rest "
						"on changed since",
						where);
	else if (item->verdict == TG_JUSTIFIED)
		how = tg_arena_printf(look->arena, "accepted: %s", item->why);
	fact = tg_look_add(look, test || item->verdict == TG_JUSTIFIED, item->item->key, how);
	fact->path = item->item->path;
	fact->line = item->item->line;
}

static void requirements_tested(struct tg_look *look)
{
	const struct tg_matrix *matrix = &look->in->known->matrix;
	size_t i;

	for (i = 0; i < matrix->count; i++)
		if (matrix->items[i].item->kind == TG_ITEM_REQUIREMENT &&
		    asks_for_test(matrix->items[i].item))
			tested(look, &matrix->items[i]);
}

static void threats_tested(struct tg_look *look)
{
	const struct tg_matrix *matrix = &look->in->known->matrix;
	size_t i;

	for (i = 0; i < matrix->count; i++)
		if (matrix->items[i].item->kind == TG_ITEM_THREAT)
			tested(look, &matrix->items[i]);
}

static enum tg_independence asked_of(const struct tg_policy *policy, const char *path)
{
	size_t i;

	for (i = 0; i < policy->independence_count; i++)
		if (tg_glob_match(policy->independence[i].tests, path))
			return policy->independence[i].from;
	return TG_FREE_OF_AUTHOR;
}

static const char *domain_of(const char *email)
{
	const char *at = strrchr(email, '@');

	return at ? at + 1 : "";
}

/* Who wrote the code that a test checks and is not apart from who wrote the test; NULL: nobody. */
static const char *too_near(struct tg_look *look, const struct tg_matrix_item *item,
			    const struct tg_stored_commit *test, enum tg_independence from)
{
	const struct tg_stored_commit *code;
	size_t i;

	for (i = 0; i < item->link_count; i++) {
		const struct tg_matrix_link *link = &item->links[i];

		code = link->is_test ? NULL : tg_look_origin(look, link->claim);
		if (!code)
			continue;
		if (tg_same_person(code->author, code->email, test->author, test->email) ||
		    (from == TG_FREE_OF_ORGANISATION &&
		     strcmp(domain_of(code->email), domain_of(test->email)) == 0))
			return tg_arena_printf(look->arena, "%s wrote %s, which it checks",
					       code->author,
					       link->claim->symbol ? link->claim->symbol->name
								   : link->claim->claim.path);
	}
	return NULL;
}

static void independent(struct tg_look *look, const struct tg_matrix_item *item,
			const struct tg_fact_claim *claim)
{
	enum tg_independence from = asked_of(&look->in->known->policy, claim->claim.path);
	const struct tg_stored_commit *test;
	const char *name = claim->symbol ? claim->symbol->name : claim->claim.path, *near;
	struct tg_witness_fact *fact;

	test = from == TG_FREE_OF_NOBODY ? NULL : tg_look_origin(look, claim);
	if (!test)
		return;
	near = too_near(look, item, test, from);
	fact = tg_look_add(look, !near,
			   tg_arena_printf(look->arena, "%s of %s", name, item->item->key),
			   tg_arena_printf(look->arena, "written by %s%s%s", test->author,
					   near ? "; " : "", near ? near : ""));
	fact->commit = test;
	fact->path = claim->claim.path;
	fact->line = claim->claim.line;
}

static void testers_independent(struct tg_look *look)
{
	const struct tg_matrix *matrix = &look->in->known->matrix;
	size_t i, l;

	for (i = 0; i < matrix->count; i++)
		for (l = 0; l < matrix->items[i].link_count; l++)
			if (matrix->items[i].links[l].is_test)
				independent(look, &matrix->items[i],
					    matrix->items[i].links[l].claim);
}

/* ---- SM-6, SM-8: releases ---- */

static void releases_signed(struct tg_look *look)
{
	size_t i;

	for (i = 0; i < look->past.tag_count; i++) {
		const struct tg_past_tag *tag = &look->past.tags[i];
		size_t at = tg_look_index(look, tag->commit);
		struct tg_signature signature = {TG_SIGNATURE_NONE,
						 "a name alone: no tag object, no signature"};

		if (at == SIZE_MAX || !look->commits[at].in_range)
			continue;
		if (tag->annotated) {
			signature = tg_signature_of_tag(look->arena, look->in->signing,
							&tag->object, tag->seconds, tag->email);
			signature.how = tg_arena_printf(look->arena, "made by %s, %s", tag->tagger,
							signature.how);
		}
		tg_look_add(look, signature.state == TG_SIGNATURE_VALID, tag->name, signature.how)
			->commit = &look->past.commits[at].shown;
	}
}

/* ---- SUM-5: fixes reach a release ---- */

/* "CVE-2026-1234", "GHSA-..." within a text. */
static bool names_vulnerability(struct tg_str text)
{
	return tg_str_find(text, 0, "CVE-") < text.len || tg_str_find(text, 0, "GHSA-") < text.len;
}

static bool is_fix(const struct tg_past_commit *commit)
{
	size_t i;

	if (names_vulnerability(tg_str(commit->shown.subject)))
		return true;
	for (i = 0; i < commit->trailer_count; i++)
		if (tg_str_is(commit->trailers[i].key, "Security-fix") ||
		    names_vulnerability(commit->trailers[i].value))
			return true;
	return false;
}

static void fixes_released(struct tg_look *look)
{
	size_t most = look->in->known->policy.fix_days, i;

	for (i = 0; i < look->past.commit_count; i++) {
		const struct tg_past_commit *commit = &look->past.commits[i];
		const struct tg_past_tag *tag = look->commits[i].release;
		int64_t days;

		if (!look->commits[i].in_range || !is_fix(commit))
			continue;
		if (!tag) {
			tg_look_add_commit(look, false, i, "no release carries it yet", "");
			continue;
		}
		days = (tag->seconds - commit->shown.seconds) / SECONDS_A_DAY;
		tg_look_add_commit(look, !most || days <= (int64_t)most, i,
				   tg_arena_printf(look->arena, "released in %s after %lld day%s%s",
						   tag->name, (long long)days, days == 1 ? "" : "s",
						   most && days > (int64_t)most
							   ? ", later than policy allows"
							   : ""),
				   "");
	}
}

const struct tg_process_rule tg_process_rules[] = {
	{"SM-6", "releases-signed", "every tag is signed with an allowed key", releases_signed},
	{"SM-8", "releases-signed", "every tag is signed with an allowed key", releases_signed},
	{"SR-2", "model-follows-code",
	 "code that begins to open sockets or start programs comes with a change of the threat "
	 "model",
	 tg_look_model_follows},
	{"SR-2", "model-knows-code",
	 "code that takes data from outside is tied to the threat model, and each boundary of the "
	 "model "
	 "is crossed by code",
	 tg_look_model_knows},
	{"SR-2", "model-reviewed", "somebody else looked at each change of the threat model",
	 model_reviewed},
	{"SR-5", "requirements-reviewed", "somebody else looked at each change of requirements",
	 requirements_reviewed},
	{"SI-1", "changes-reviewed", "somebody else looked at each change of linked code",
	 changes_reviewed},
	{"SI-1", "analysed", "each source with linked code was analysed as it stands", analysed},
	{"SVV-1", "requirements-tested", "tests of each requirement passed on this code",
	 requirements_tested},
	{"SVV-2", "threats-tested", "tests of what acts against each threat passed on this code",
	 threats_tested},
	{"SVV-5", "testers-independent", "who wrote a test is free of who wrote the code",
	 testers_independent},
	{"DM-4", "decisions-reasoned",
	 "each finding and vulnerability is decided on with a reason, each suppression and waiver "
	 "is "
	 "in force",
	 tg_look_decisions},
	{"SUM-5", "fixes-released", "each security fix is in a release, in time", fixes_released},
};

const size_t tg_process_rule_count = sizeof(tg_process_rules) / sizeof(*tg_process_rules);
