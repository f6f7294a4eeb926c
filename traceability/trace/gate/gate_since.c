/* SPDX-License-Identifier: Apache-2.0 */
/*
 * gate_since.c - which commit of the change brought what a reason speaks of: the one that brought
 * its line; for an item, the last one that touched the code, a test or the text it consists of.
 */
#include "trace/gate/gate_steps.h"

/* Beyond so many files with reasons the commits are left out: nobody reads on. */
enum { BLAMED_FILES_MAX = 200 };

struct search {
	struct tg_gate_steps *steps;
	struct tg_map blames;  /* path -> struct tg_blame *, or NULL */
	struct tg_map touched; /* path -> struct touch *: the last commit that changed it */
};

struct touch {
	size_t order; /* smaller = later */
	const char *commit;
};

static const char *hex_of(struct search *search, const struct tg_oid *oid)
{
	char hex[TG_OID_HEX];

	return tg_arena_strdup(&search->steps->run->arena, tg_oid_hex(oid, hex));
}

static bool on_commit(void *user, size_t position, const struct tg_commit *commit,
		      const struct tg_change *changes, size_t change_count,
		      const struct tg_rename *renames, size_t rename_count, struct tg_err *err)
{
	struct search *search = user;
	struct touch *touch = TG_NEW(&search->steps->run->arena, struct touch);
	size_t i;

	(void)renames;
	(void)rename_count;
	(void)err;
	touch->order = SIZE_MAX - position;
	touch->commit = hex_of(search, &commit->oid);
	/* The first commit behind the base comes with its whole tree: what is as at the base was
	 * not changed by it. */
	for (i = 0; i < change_count; i++) {
		const struct tg_oid *then = tg_map_get(&search->steps->base_tree, changes[i].path);
		void **slot;

		if (then && tg_oid_eq(then, &changes[i].after))
			continue;
		slot = tg_map_put(&search->touched, changes[i].path);
		if (!*slot)
			*slot = touch;
	}
	return true;
}

static const struct tg_blame *blame_of(struct search *search, const char *path)
{
	struct tg_gate_steps *steps = search->steps;
	const struct tg_str *text;
	void **slot;

	if (tg_map_has(&search->blames, tg_str(path)))
		return tg_map_get(&search->blames, tg_str(path));
	if (search->blames.entries.count >= BLAMED_FILES_MAX)
		return NULL;
	text = tg_gate_head_text(steps, path);
	slot = tg_map_put(&search->blames, tg_str(path));
	*slot = text ? tg_history_blame(steps->history, path, &steps->run->head, &steps->run->base,
					*text)
		     : NULL;
	return *slot;
}

static const char *line_since(struct search *search, const char *path, unsigned line)
{
	const struct tg_blame *blame = line ? blame_of(search, path) : NULL;
	const struct touch *touch;
	struct tg_oid oid;

	if (blame && tg_blame_line(blame, line, &oid))
		return tg_oid_is_zero(&oid) ? "" : hex_of(search, &oid);
	touch = tg_map_get(&search->touched, tg_str(path));
	return touch ? touch->commit : "";
}

/* The last commit that touched anything of the item's own chain. */
static const char *item_since(struct search *search, const char *key)
{
	const struct tg_matrix *matrix = &search->steps->run->known_now.matrix;
	const struct touch *last = NULL, *touch;
	size_t i, l;

	for (i = 0; i < matrix->count; i++) {
		const struct tg_matrix_item *item = &matrix->items[i];

		if (strcmp(item->item->key, key) != 0)
			continue;
		last = tg_map_get(&search->touched, tg_str(item->item->path));
		for (l = 0; l < item->link_count; l++) {
			touch = tg_map_get(&search->touched,
					   tg_str(item->links[l].claim->claim.path));
			if (touch && (!last || touch->order < last->order))
				last = touch;
		}
	}
	return last ? last->commit : "";
}

static void fill(struct search *search, struct tg_reason *reason)
{
	if (reason->since[0])
		return;
	switch (reason->kind) {
	case TG_REASON_VERDICT:
		reason->since = item_since(search, reason->item);
		break;
	case TG_REASON_FINDING:
	case TG_REASON_LINK:
	case TG_REASON_TEST:
	case TG_REASON_CLAIM:
	case TG_REASON_SUPPRESSION:
	case TG_REASON_INCOMPLETE:
	case TG_REASON_POLICY:
		if (reason->path[0])
			reason->since = line_since(search, reason->path, reason->line);
		break;
	default:
		break;
	}
}

bool tg_gate_since(struct tg_gate_steps *steps, struct tg_err *err)
{
	struct tg_gate_run *run = steps->run;
	struct search search = {.steps = steps};
	struct tg_walk walk = {.tips = &run->head,
			       .tip_count = 1,
			       .since = &run->base,
			       .on_commit = on_commit,
			       .user = &search};
	bool ok = !run->gate.count || tg_oid_eq(&run->head, &run->base) ||
		  tg_history_walk(steps->history, &walk, err);
	size_t i;

	for (i = 0; ok && i < run->gate.count; i++)
		fill(&search, &run->gate.reasons[i]);
	for (i = 0; i < search.blames.entries.count; i++)
		tg_blame_free(search.blames.entries.at[i].value);
	tg_map_done(&search.blames);
	tg_map_done(&search.touched);
	return ok;
}
