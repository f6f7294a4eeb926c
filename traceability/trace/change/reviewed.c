/* SPDX-License-Identifier: Apache-2.0 */
#include "trace/change/reviewed.h"

#include "trace/change/suspicion.h"

enum { COMMITS_MAX = 32 };

/* Whether a line of the ledger speaks of the link, whatever its content was. */
static bool is_about(const struct tg_review *review, const struct tg_matrix_item *item,
		     const struct tg_matrix_link *link)
{
	const struct tg_fact_claim *claim = link->claim;
	const char *name = claim->symbol ? claim->symbol->name : claim->claim.path;
	struct tg_str code = tg_str(review->code), first = {0};

	tg_str_split(&code, ' ', &first);
	return review->verb == claim->claim.verb && tg_str_is(first, name) &&
	       strcmp(review->item, item->item->key) == 0;
}

/* The review that was written down last. */
static bool last_review(struct tg_arena *arena, const struct tg_known *known,
			struct tg_store *store, struct tg_reviewed_link *ret)
{
	bool found = false;
	size_t i;

	for (i = 0; i < known->reviews.at.count; i++) {
		const struct tg_review *review = &known->reviews.at.at[i];
		struct tg_stored_commit commit;

		if (!is_about(review, ret->item, ret->link) ||
		    !tg_store_line_origin(arena, store, TG_REVIEW_FILE, review->text, &commit) ||
		    (found && commit.seconds < ret->commit.seconds))
			continue;
		found = true;
		ret->review = review;
		ret->commit = commit;
	}
	return found;
}

/* To look at a commit takes time: only so many are. */
static void choose(struct tg_reviewed_link *links, size_t count)
{
	struct tg_map commits = {0};
	size_t i;

	for (i = 0; i < count; i++) {
		struct tg_str key = tg_str_n((const char *)links[i].commit.oid.byte,
					     sizeof(links[i].commit.oid.byte));

		if (commits.entries.count < COMMITS_MAX)
			tg_map_add(&commits, key);
		links[i].compared = tg_map_has(&commits, key);
	}
	tg_map_done(&commits);
}

size_t tg_reviewed_links(struct tg_arena *arena, struct tg_known *known, struct tg_store *store,
			 struct tg_reviewed_link **ret)
{
	TG_VEC(struct tg_reviewed_link) found = {0};
	size_t i, l, count;

	for (i = 0; i < known->matrix.count; i++) {
		for (l = 0; l < known->matrix.items[i].link_count; l++) {
			struct tg_reviewed_link one = {
				.item = &known->matrix.items[i],
				.link = (struct tg_matrix_link *)&known->matrix.items[i].links[l]};

			if (one.link->review == TG_CHANGED_SINCE &&
			    last_review(arena, known, store, &one))
				*TG_VEC_ADD(&found) = one;
		}
	}
	choose(found.at, found.count);
	*ret = TG_VEC_KEEP(arena, &found);
	count = found.count;
	TG_VEC_DONE(&found);
	return count;
}

/* All links that were reviewed in the commit of the first of them. */
static bool compare(struct tg_known *known, struct tg_store *store, struct tg_reviewed_link *links,
		    size_t count, struct tg_err *err)
{
	const struct tg_oid *commit = &links[0].commit.oid;
	const struct tg_facts *then = tg_known_other(known, store, commit, err);
	struct tg_comparison *comparison;
	size_t i;

	if (!then)
		return false;
	comparison = tg_comparison_begin(&known->arena, then, &known->now);
	for (i = 0; i < count; i++) {
		struct tg_matrix_link *link = links[i].link;

		if (!tg_oid_eq(&links[i].commit.oid, commit) || !link->claim->symbol)
			continue;
		link->change = (struct tg_meaning_change){.grade = TG_SAME, .path = ""};
		link->since = then;
		tg_comparison_symbol(comparison, link->claim->symbol, &link->change);
	}
	tg_comparison_end(comparison);
	return true;
}

/* @satisfies TG-TRC-7 */
bool tg_reviewed_compare(struct tg_known *known, struct tg_store *store,
			 struct tg_reviewed_link *links, size_t count, struct tg_err *err)
{
	struct tg_map done = {0};
	bool ok = true;
	size_t i;

	for (i = 0; ok && i < count; i++)
		if (links[i].compared &&
		    tg_map_add(&done, tg_str_n((const char *)links[i].commit.oid.byte,
					       sizeof(links[i].commit.oid.byte))))
			ok = compare(known, store, links + i, count - i, err);
	tg_map_done(&done);
	return ok && tg_store_asof(store, &known->commit, err);
}
