/* SPDX-License-Identifier: Apache-2.0 */
/*
 * walk.c - all commits once, children before parents, newest first.
 *
 * libgit2's own walk stops at the first object that is missing, or ends as if history were
 * empty. This one collects what can be reached, counts what cannot, and sorts the rest.
 */
#include "base/map.h"
#include "history/internal.h"

enum { PROGRESS_STEP = 256, ARENA_LIMIT = 1 << 20 };

struct node {
	struct tg_oid oid;
	struct tg_oid tree; /* zero for one that is not walked */
	int64_t seconds;
	size_t parents, parent_count; /* a run of graph.edges; NONE for one that is not walked */
	unsigned children;            /* not emitted yet */
	bool skip;                    /* not to be emitted */
	bool whole;                   /* its first parent is not there: changes are its tree */
};

#define NONE ((size_t)-1)

struct graph {
	TG_VEC(struct node) nodes;
	TG_VEC(size_t) edges;
	TG_VEC(size_t) heap;   /* nodes without open children, newest on top */
	struct tg_map index;   /* oid -> node + 1 */
	size_t live;           /* nodes to be emitted */
	struct tg_arena arena; /* of the commit at hand, emptied now and then */
};

/* Commits are small and many: their memory is given back by the megabyte. */
static struct tg_arena *commit_arena(struct graph *graph)
{
	if (graph->arena.total > ARENA_LIMIT) {
		tg_arena_done(&graph->arena);
		graph->arena = (struct tg_arena){0};
	}
	return &graph->arena;
}

static struct tg_str key_of(const struct tg_oid *oid)
{
	return tg_str_n((const char *)oid->byte, TG_OID_SIZE);
}

/* The node of a commit, made when it is new. */
static size_t find_node(struct graph *graph, const struct tg_oid *oid)
{
	void **place = tg_map_put(&graph->index, key_of(oid));

	if (!*place) {
		struct node *node = TG_VEC_ADD(&graph->nodes);

		node->oid = *oid;
		node->parents = NONE;
		*place = (void *)(uintptr_t)graph->nodes.count;
	}
	return (size_t)(uintptr_t)*place - 1;
}

static bool is_shallow(const struct tg_history *history, const struct tg_oid *oid)
{
	size_t i;

	for (i = 0; i < history->shallow.count; i++)
		if (tg_oid_eq(&history->shallow.at[i], oid))
			return true;
	return false;
}

/* Reads a node's parents; marks it as one to skip when it is known or cannot be read. */
static void expand(struct tg_history *history, struct graph *graph, const struct tg_walk *walk,
		   size_t at)
{
	struct tg_commit commit;
	size_t i, first = graph->edges.count;

	if (walk->known && walk->known(walk->user, &graph->nodes.at[at].oid)) {
		graph->nodes.at[at].skip = true;
		return;
	}
	if (!tg_history_commit(commit_arena(graph), history, &graph->nodes.at[at].oid, &commit,
			       NULL)) {
		graph->nodes.at[at].skip = true;
		graph->nodes.at[at].whole = true; /* here: unreadable */
		return;
	}
	if (is_shallow(history, &commit.oid))
		commit.parent_count = 0;
	for (i = 0; i < commit.parent_count; i++) {
		size_t parent = find_node(graph, &commit.parents[i]);

		*TG_VEC_ADD(&graph->edges) = parent;
	}
	graph->nodes.at[at].seconds = commit.committer.seconds;
	graph->nodes.at[at].tree = commit.tree;
	graph->nodes.at[at].parents = first;
	graph->nodes.at[at].parent_count = commit.parent_count;
}

/* Marks the ancestors of `since` (but not itself) as not to be emitted. */
static void cut_at(struct tg_history *history, struct graph *graph, const struct tg_walk *walk)
{
	TG_VEC(size_t) open = {0};
	size_t since = find_node(graph, walk->since), i;

	*TG_VEC_ADD(&open) = since;
	while (open.count) {
		size_t at = open.at[--open.count];

		if (graph->nodes.at[at].parents == NONE)
			expand(history, graph, walk, at);
		for (i = 0; i < graph->nodes.at[at].parent_count; i++) {
			size_t parent = graph->edges.at[graph->nodes.at[at].parents + i];

			if (graph->nodes.at[parent].skip)
				continue;
			graph->nodes.at[parent].skip = true;
			graph->nodes.at[parent].whole = true;
			*TG_VEC_ADD(&open) = parent;
		}
	}
	TG_VEC_DONE(&open);
}

/* Reads everything that can be reached from the tips. */
static void collect(struct tg_history *history, struct graph *graph, const struct tg_walk *walk)
{
	size_t i, at;

	if (walk->since)
		cut_at(history, graph, walk);
	for (i = 0; i < walk->tip_count; i++)
		find_node(graph, &walk->tips[i]);
	for (at = 0; at < graph->nodes.count; at++)
		if (!graph->nodes.at[at].skip && graph->nodes.at[at].parents == NONE)
			expand(history, graph, walk, at);
	for (at = 0; at < graph->nodes.count; at++) {
		struct node *node = &graph->nodes.at[at];

		if (node->skip)
			continue;
		graph->live++;
		for (i = 0; i < node->parent_count; i++)
			graph->nodes.at[graph->edges.at[node->parents + i]].children++;
		node->whole = !node->parent_count ||
			      (graph->nodes.at[graph->edges.at[node->parents]].skip &&
			       graph->nodes.at[graph->edges.at[node->parents]].whole);
	}
}

static bool newer(const struct graph *graph, size_t a, size_t b)
{
	const struct node *x = &graph->nodes.at[a], *y = &graph->nodes.at[b];

	if (x->seconds != y->seconds)
		return x->seconds > y->seconds;
	return memcmp(x->oid.byte, y->oid.byte, TG_OID_SIZE) < 0;
}

static void heap_push(struct graph *graph, size_t node)
{
	size_t at = graph->heap.count, up;

	*TG_VEC_ADD(&graph->heap) = node;
	for (; at > 0; at = up) {
		up = (at - 1) / 2;
		if (!newer(graph, node, graph->heap.at[up]))
			break;
		graph->heap.at[at] = graph->heap.at[up];
	}
	graph->heap.at[at] = node;
}

static size_t heap_pop(struct graph *graph)
{
	size_t top = graph->heap.at[0], last = graph->heap.at[--graph->heap.count];
	size_t at = 0, child;

	for (;; at = child) {
		child = 2 * at + 1;
		if (child >= graph->heap.count)
			break;
		if (child + 1 < graph->heap.count &&
		    newer(graph, graph->heap.at[child + 1], graph->heap.at[child]))
			child++;
		if (!newer(graph, graph->heap.at[child], last))
			break;
		graph->heap.at[at] = graph->heap.at[child];
	}
	if (graph->heap.count)
		graph->heap.at[at] = last;
	return top;
}

/* The tree of a node's first parent; false when the node has none that is there. */
static bool parent_tree(struct tg_history *history, struct graph *graph, const struct node *node,
			struct tg_oid *ret)
{
	const struct node *parent;
	struct tg_commit commit;

	if (node->whole)
		return false;
	parent = &graph->nodes.at[graph->edges.at[node->parents]];
	*ret = parent->tree;
	if (!tg_oid_is_zero(ret))
		return true;
	if (!tg_history_commit(commit_arena(graph), history, &parent->oid, &commit, NULL))
		return false;
	*ret = commit.tree;
	return true;
}

static bool emit(struct tg_history *history, struct graph *graph, const struct node *node,
		 size_t position, const struct tg_walk *walk, struct tg_tree_diff *diff,
		 struct tg_err *err)
{
	struct tg_rename_list renames = {0};
	struct tg_oid before;
	bool has_parent = parent_tree(history, graph, node, &before);
	struct tg_commit commit;
	bool ok = tg_history_commit(commit_arena(graph), history, &node->oid, &commit, err);

	if (ok) {
		tg_tree_diff(history, has_parent ? &before : NULL, &commit.tree, diff);
		if (has_parent)
			tg_renames_find(history, &before, &commit.tree, diff->changes.at,
					diff->changes.count, walk, &renames);
		if (diff->problem && walk->on_gap)
			walk->on_gap(walk->user, &commit.oid, diff->problem);
		if (renames.problem && walk->on_gap)
			walk->on_gap(walk->user, &commit.oid, renames.problem);
		ok = walk->on_commit(walk->user, position, &commit, diff->changes.at,
				     diff->changes.count, renames.renames.at, renames.renames.count,
				     err);
	}
	TG_VEC_DONE(&renames.renames);
	return ok;
}

/* A node whose last child was emitted may be next; so may, through it, those it hides. */
static void release(struct graph *graph, const struct node *node)
{
	size_t i;

	for (i = 0; i < node->parent_count; i++) {
		size_t parent = graph->edges.at[node->parents + i];

		if (--graph->nodes.at[parent].children == 0 && !graph->nodes.at[parent].skip)
			heap_push(graph, parent);
	}
}

/* @satisfies TG-HIS-1 */
bool tg_history_walk(struct tg_history *history, const struct tg_walk *walk, struct tg_err *err)
{
	struct tg_tree_diff diff = {0};
	struct graph graph = {0};
	size_t at, done = 0;
	bool ok = true;

	collect(history, &graph, walk);
	for (at = 0; at < graph.nodes.count; at++)
		if (!graph.nodes.at[at].skip && !graph.nodes.at[at].children)
			heap_push(&graph, at);
	while (ok && graph.heap.count) {
		at = heap_pop(&graph);
		ok = emit(history, &graph, &graph.nodes.at[at], graph.live - 1 - done, walk, &diff,
			  err);
		release(&graph, &graph.nodes.at[at]);
		if (++done % PROGRESS_STEP == 0 && walk->on_progress)
			walk->on_progress(walk->user, done, graph.live);
	}
	tg_tree_diff_done(&diff);
	TG_VEC_DONE(&graph.nodes);
	TG_VEC_DONE(&graph.edges);
	TG_VEC_DONE(&graph.heap);
	tg_map_done(&graph.index);
	tg_arena_done(&graph.arena);
	return ok;
}
