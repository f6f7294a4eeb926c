/* SPDX-License-Identifier: Apache-2.0 */
#include "trace/matrix/matrix.h"

#include <ctype.h>
#include <stdlib.h>

#include "base/file.h"
#include "base/text.h"
#include "trace/matrix/matrix_build.h"

static void problem(struct tg_build *build, const char *path, unsigned line, const char *message)
{
	*TG_VEC_ADD(&build->problems) = (struct tg_matrix_problem){
		path, line, tg_arena_strdup(&build->matrix->arena, message)};
}

static struct tg_build_node *new_node(struct tg_build *build, const struct tg_item *item)
{
	struct tg_build_node *node = TG_NEW(&build->matrix->arena, struct tg_build_node);

	node->out = TG_NEW(&build->matrix->arena, struct tg_matrix_item);
	node->out->item = item;
	node->key = tg_str(item->key);
	*TG_VEC_ADD(&build->nodes) = node;
	return node;
}

/* A clause of a catalogue becomes an item when something names it. */
static struct tg_build_node *clause_node(struct tg_build *build, const struct tg_entry *entry)
{
	void **slot = tg_map_put(&build->by_tag, tg_str(entry->tag));
	struct tg_build_node *node;
	struct tg_item *item;

	if (*slot)
		return *slot;
	item = TG_NEW(&build->matrix->arena, struct tg_item);
	item->kind = TG_ITEM_CLAUSE;
	item->key = item->full = entry->id;
	item->title = entry->title;
	item->text = entry->text;
	item->status = item->path = "";
	node = new_node(build, item);
	node->out->entry = entry;
	*slot = node;
	return node;
}

/* Letters of either case are the same; each character that differs changes two bits at most. */
static uint64_t letters_of(struct tg_str key)
{
	uint64_t letters = 0;
	size_t i;

	for (i = 0; i < key.len; i++)
		letters |= UINT64_C(1)
			   << (key.ptr[i] & (isalpha((unsigned char)key.ptr[i]) ? 31 : 63));
	return letters;
}

static void gather_keys(struct tg_build *build)
{
	struct tg_map groups = {0};
	size_t i;

	for (i = 0; i < build->nodes.count; i++) {
		struct tg_str key = build->nodes.at[i]->key;
		uint64_t of[2] = {letters_of(key), key.len};
		void **place;

		if (build->nodes.at[i]->out->entry)
			continue;
		place = tg_map_put(&groups, tg_str_n((const char *)of, sizeof(of)));
		if (!*place) {
			*TG_VEC_ADD(&build->near) =
				(struct tg_build_near){.letters = of[0], .length = key.len};
			*place = (void *)(uintptr_t)build->near.count;
		}
		*TG_VEC_ADD(&build->near.at[(uintptr_t)*place - 1].nodes) = i;
	}
	tg_map_done(&groups);
}

/* The key of an item that is nearest to a misspelt id, the first of them, or NULL. */
static const char *nearest_key(struct tg_build *build, struct tg_str id)
{
	unsigned limit = id.len < 6 ? 1 : 2;
	uint64_t letters = letters_of(id);
	size_t nearest = SIZE_MAX, g, i;

	if (!build->near.count)
		gather_keys(build); /* all items are there before the first link is looked at */
	for (g = 0; g < build->near.count; g++) {
		const struct tg_build_near *near = &build->near.at[g];

		if (near->length + limit < id.len || id.len + limit < near->length ||
		    (unsigned)__builtin_popcountll(near->letters ^ letters) > 2 * limit)
			continue;
		for (i = 0; i < near->nodes.count; i++) {
			size_t node = near->nodes.at[i];
			unsigned distance = tg_edit_distance(id, build->nodes.at[node]->key, limit);

			if (distance > limit || (distance == limit && node > nearest))
				continue;
			limit = distance;
			nearest = node;
		}
	}
	return nearest == SIZE_MAX ? NULL : build->nodes.at[nearest]->key.ptr;
}

struct tg_build_node *tg_build_resolve(struct tg_build *build, struct tg_str id, struct tg_err *err)
{
	struct tg_build_node *node = tg_map_get(&build->by_id, id);
	struct tg_resolved resolved;
	struct tg_err unknown = {0};
	const char *nearest;

	if (!node)
		node = tg_map_get(&build->by_text, id);
	if (node)
		return node;
	if (build->in->catalogs &&
	    tg_catalog_resolve(build->in->catalogs, id, &resolved, &unknown)) {
		node = clause_node(build, resolved.entry);
		*tg_map_put(&build->by_text, id) = node;
		return node;
	}
	if (!err)
		return NULL;
	nearest = nearest_key(build, id);
	if (!build->in->catalogs) {
		tg_fail(err, TG_ERR_MISSING, "'%.*s' does not exist%s%s%s", (int)id.len, id.ptr,
			nearest ? "; did you mean '" : "", nearest ? nearest : "",
			nearest ? "'?" : "");
		return NULL;
	}
	if (nearest)
		tg_fail(err, TG_ERR_MISSING, "'%.*s' does not exist; did you mean '%s'?",
			(int)id.len, id.ptr, nearest);
	else
		tg_fail(err, unknown.code, "%s", unknown.text);
	return NULL;
}

/* `key` and `full` name the item, and so does "req~x" of "req~x~1". */
static void add_names(struct tg_build *build, struct tg_build_node *node)
{
	const struct tg_item *item = node->out->item;
	struct tg_str full = tg_str(item->full);
	void **slot = tg_map_put_kept(&build->by_id, node->key);

	if (*slot) {
		const struct tg_build_node *other = *slot;
		const struct tg_item *first = other->out->item;
		const char *text = tg_arena_printf(
			&build->matrix->arena, "'%s' is defined twice: %s:%u and %s:%u", item->key,
			first->path, first->line, item->path, item->line);

		problem(build, item->path, item->line, text);
		node->broken = text;
		((struct tg_build_node *)*slot)->broken = text;
		return;
	}
	*slot = node;
	if (!tg_str_eq(full, node->key)) {
		slot = tg_map_put_kept(&build->by_id, full);
		if (!*slot)
			*slot = node;
	}
	while (full.len && full.ptr[full.len - 1] != '~')
		full.len--;
	if (full.len > 1 && !tg_str_eq(tg_str_n(full.ptr, full.len - 1), node->key)) {
		slot = tg_map_put_kept(&build->by_id, tg_str_n(full.ptr, full.len - 1));
		if (!*slot)
			*slot = node;
	}
}

static bool revision_fits(unsigned asked, const struct tg_item *item)
{
	return !asked || !item->revision || asked == item->revision;
}

/* The upward links of an item: what it covers or acts against. */
static void link_item(struct tg_build *build, struct tg_build_node *node)
{
	const struct tg_item *item = node->out->item;
	size_t i;

	for (i = 0; i < item->link_count; i++) {
		const struct tg_item_link *link = &item->links[i];
		struct tg_err err = {0};
		struct tg_build_node *target = tg_build_resolve(build, tg_str(link->target), &err);

		if (target && revision_fits(link->revision, target->out->item)) {
			*TG_VEC_ADD(&node->up) = target;
			*TG_VEC_ADD(&target->down) = node;
			continue;
		}
		if (target)
			tg_fail(&err, TG_ERR_MISSING,
				"'%s' is asked for in revision %u and is at %u", link->target,
				link->revision, target->out->item->revision);
		problem(build, item->path, link->line, err.text);
		if (!node->broken)
			node->broken = tg_arena_printf(&build->matrix->arena, "it covers '%s': %s",
						       link->target, err.text);
	}
}

/*
 * A waiver counts when it says why, who and until when, and that day has not passed.
 * @satisfies TG-TRC-4
 */
static void take_waiver(struct tg_build *build, struct tg_build_node *node,
			const struct tg_fact_claim *fact)
{
	const struct tg_claim *claim = &fact->claim;
	int64_t until;
	const char *wrong = NULL;

	if (!claim->note[0])
		wrong = "a waiver needs a reason behind ' -- '";
	else if (!claim->owner[0])
		wrong = "a waiver needs owner=...";
	else if (!tg_date_parse(tg_str(claim->until), &until))
		wrong = "a waiver needs until=YYYY-MM-DD";
	else if (until < build->in->today)
		wrong = "the waiver has expired";
	if (wrong) {
		problem(build, claim->path, claim->line,
			tg_arena_printf(&build->matrix->arena, "'%s' is not justified: %s",
					claim->target, wrong));
		node->out->no_waiver = fact;
		node->out->no_waiver_why = wrong;
	} else if (!node->out->waiver)
		node->out->waiver = fact;
}

/* `node` is the one that the claim names, or NULL. */
static void take_claim(struct tg_build *build, const struct tg_fact_claim *fact,
		       struct tg_build_node *node)
{
	const struct tg_claim *claim = &fact->claim;
	struct tg_matrix_link *link;

	if (!node) {
		struct tg_err err = {0};

		tg_build_resolve(build, tg_str(claim->target), &err);
		problem(build, claim->path, claim->line, err.text);
		return;
	}
	if (!revision_fits(claim->revision, node->out->item)) {
		const char *text = tg_arena_printf(
			&build->matrix->arena, "%s:%u claims revision %u of '%s', which is at %u",
			claim->path, claim->line, claim->revision, node->out->item->key,
			node->out->item->revision);

		problem(build, claim->path, claim->line, text);
		node->broken = text;
		return;
	}
	if (claim->verb == TG_JUSTIFIES) {
		take_waiver(build, node, fact);
		return;
	}
	if (fact->in_test && claim->verb != TG_VERIFIES) {
		problem(build, claim->path, claim->line,
			tg_arena_printf(&build->matrix->arena,
					"test code cannot satisfy '%s'; did you mean @verifies?",
					claim->target));
		return;
	}
	if (!node->links.at)
		node->links.at = tg_arena_alloc(&build->matrix->arena,
						node->claims * sizeof(*node->links.at));
	link = &node->links.at[node->links.count++];
	link->claim = fact;
	link->is_test = claim->verb == TG_VERIFIES;
	link->cause = link->doubt = link->hollow = link->executed = "";
	link->evidence = TG_EVIDENCE_NONE;
}

/* Where what a text names is remembered: a million claims name ten thousand ids. */
static size_t place_of(const char *text)
{
	size_t place = 5381;

	while (*text)
		place = place * 33 + (unsigned char)*text++;
	return place ^ place >> 17;
}

/* Gives every claim to the node that it names: first counted, so that links need no room twice. */
static void take_claims(struct tg_build *build)
{
	enum { TARGETS = 1 << 14 };
	struct target {
		const char *text;
		struct tg_build_node *node;
	} *targets = tg_alloc_zero(TARGETS, sizeof(*targets));
	const struct tg_facts *now = build->in->now;
	struct tg_build_node **nodes = tg_alloc_zero(now->claim_count + 1, sizeof(*nodes));
	size_t i;

	for (i = 0; i < now->claim_count; i++) {
		const char *text = now->claims[i].claim.target;
		struct target *target = &targets[place_of(text) % TARGETS];

		if (now->claims[i].aside)
			continue;
		if (!target->text || strcmp(target->text, text) != 0)
			*target =
				(struct target){text, tg_build_resolve(build, tg_str(text), NULL)};
		nodes[i] = target->node;
		if (nodes[i])
			nodes[i]->claims++;
	}
	for (i = 0; i < now->claim_count; i++)
		if (!now->claims[i].aside)
			take_claim(build, &now->claims[i], nodes[i]);
	tg_free_(&nodes);
	tg_free_(&targets);
}

const char *tg_build_place(struct tg_build *build, const struct tg_fact_claim *claim)
{
	if (!claim->symbol)
		return tg_path_name(claim->claim.path);
	if (claim->symbol->kind != TG_SYMBOL_FUNCTION)
		return claim->symbol->name;
	return tg_arena_join(&build->matrix->arena, claim->symbol->name, "()", NULL);
}

static int code_before_tests(const void *left, const void *right)
{
	const struct tg_matrix_link *a = left, *b = right;
	int order = a->is_test - b->is_test;

	if (!order && a->claim->claim.path != b->claim->claim.path)
		order = strcmp(a->claim->claim.path, b->claim->claim.path);
	return order ? order
		     : (a->claim->claim.line > b->claim->claim.line) -
			       (a->claim->claim.line < b->claim->claim.line);
}

/* Claims come by file, so most are in order as they are. */
static void sort_links(struct tg_build_node *node)
{
	size_t i;

	for (i = 1; i < node->links.count; i++)
		if (code_before_tests(&node->links.at[i - 1], &node->links.at[i]) > 0) {
			qsort(node->links.at, node->links.count, sizeof(*node->links.at),
			      code_before_tests);
			return;
		}
}

/* Copies a vector of nodes as the items they become. */
static struct tg_matrix_item **items_of(struct tg_arena *arena, struct tg_build_node *const *nodes,
					size_t count)
{
	struct tg_matrix_item **items = tg_arena_alloc(arena, (count + 1) * sizeof(*items));
	size_t i;

	for (i = 0; i < count; i++)
		items[i] = nodes[i]->out;
	return items;
}

static void *copy(struct tg_arena *arena, const void *at, size_t size)
{
	void *memory = tg_arena_alloc(arena, size + 1);

	return size ? memcpy(memory, at, size) : memory;
}

static void publish(struct tg_build *build)
{
	struct tg_arena *arena = &build->matrix->arena;
	size_t i;

	for (i = 0; i < build->nodes.count; i++) {
		struct tg_build_node *node = build->nodes.at[i];

		node->out->up = items_of(arena, node->up.at, node->up.count);
		node->out->up_count = node->up.count;
		node->out->down = items_of(arena, node->down.at, node->down.count);
		node->out->down_count = node->down.count;
		node->out->links = node->links.at;
		node->out->link_count = node->links.count;
		node->out->findings = copy(arena, node->findings.at,
					   node->findings.count * sizeof(*node->findings.at));
		node->out->finding_count = node->findings.count;
	}
	build->matrix->problems = copy(arena, build->problems.at,
				       build->problems.count * sizeof(*build->problems.at));
	build->matrix->problem_count = build->problems.count;
}

static void build_done(struct tg_build *build)
{
	size_t i;

	for (i = 0; i < build->nodes.count; i++) {
		TG_VEC_DONE(&build->nodes.at[i]->up);
		TG_VEC_DONE(&build->nodes.at[i]->down);
		TG_VEC_DONE(&build->nodes.at[i]->findings);
	}
	tg_matrix_index_done(&build->index);
	TG_VEC_DONE(&build->nodes);
	TG_VEC_DONE(&build->problems);
	TG_VEC_DONE(&build->steps);
	for (i = 0; i < build->near.count; i++)
		TG_VEC_DONE(&build->near.at[i].nodes);
	TG_VEC_DONE(&build->near);
	tg_map_done(&build->by_id);
	tg_map_done(&build->by_tag);
	tg_map_done(&build->by_text);
	tg_map_done(&build->by_path);
	tg_map_done(&build->gaps);
	tg_map_done(&build->ambiguous);
}

bool tg_matrix_make(const struct tg_matrix_input *input, struct tg_matrix *matrix,
		    struct tg_err *err)
{
	struct tg_build build = {.in = input, .matrix = matrix};
	const struct tg_facts *now = input->now;
	size_t i, own;

	(void)err;
	*matrix = (struct tg_matrix){0};
	tg_matrix_index_make(&build.index, input);
	for (i = 0; i < now->item_count; i++)
		add_names(&build, new_node(&build, &now->items[i]));
	own = build.nodes.count;
	for (i = 0; i < own; i++)
		link_item(&build, build.nodes.at[i]);
	take_claims(&build);
	tg_build_index_findings(&build);
	/* Looking for findings can name clauses that nothing else does: they get no node to show.
	 */
	own = build.nodes.count;
	tg_build_order(&build, own);
	for (i = 0; i < own; i++) {
		struct tg_build_node *node = build.nodes.at[i];

		sort_links(node);
		tg_build_link_findings(&build, node);
		tg_build_reviews(&build, node);
		tg_build_hollow(&build, node);
		tg_build_evidence(&build, node);
	}
	while (build.nodes.count > own) {
		/* Such a clause has no links of its own: dropping it loses nothing. */
		build.nodes.count--;
	}
	for (i = 0; i < build.nodes.count; i++)
		tg_build_verdict(&build, build.nodes.at[i]);
	publish(&build);
	build_done(&build);
	return true;
}

void tg_matrix_done(struct tg_matrix *matrix)
{
	tg_arena_done(&matrix->arena);
	*matrix = (struct tg_matrix){0};
}

struct tg_matrix_item *tg_matrix_find(const struct tg_matrix *matrix, struct tg_catalogs *catalogs,
				      const char *id, struct tg_err *err)
{
	struct tg_resolved resolved = {0};
	const char *nearest = NULL;
	unsigned best = 3;
	size_t i;

	for (i = 0; i < matrix->count; i++) {
		const struct tg_item *item = matrix->items[i].item;
		unsigned distance;

		if (strcmp(item->key, id) == 0 || strcmp(item->full, id) == 0)
			return &matrix->items[i];
		distance = tg_edit_distance(tg_str(id), tg_str(item->key), best - 1);
		if (distance < best) {
			best = distance;
			nearest = item->key;
		}
	}
	if (catalogs && tg_catalog_resolve(catalogs, tg_str(id), &resolved, nearest ? NULL : err)) {
		for (i = 0; i < matrix->count; i++)
			if (matrix->items[i].entry == resolved.entry)
				return &matrix->items[i];
		tg_fail(err, TG_ERR_MISSING, "nothing in this product names '%s' (%s)",
			resolved.entry->id, resolved.entry->title);
		return NULL;
	}
	if (nearest)
		tg_fail(err, TG_ERR_MISSING, "there is no '%s'; did you mean '%s'?", id, nearest);
	tg_fail(err, TG_ERR_MISSING, "there is no '%s'", id);
	return NULL;
}
