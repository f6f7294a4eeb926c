/* SPDX-License-Identifier: Apache-2.0 */
#include "trace/gate/pair.h"

#include <stdlib.h>

#include "base/file.h"
#include "engine/symbols/token.h"

/* Beyond so many files on one side renames are not sought; identities are left to find them. */
enum { CANDIDATES_MAX = 400, SIMILAR_PERCENT = 50 };

/* The lines of a text as sorted hashes, white space left out. */
struct print {
	const char *path;
	const struct tg_str *text;
	uint64_t *lines;
	size_t count;
	bool taken;
};

static uint64_t hash_line(struct tg_str line)
{
	uint64_t hash = 1469598103934665603u;
	size_t i;

	for (i = 0; i < line.len; i++)
		if (!strchr(" \t\r\f\v", line.ptr[i]) || !line.ptr[i])
			hash = (hash ^ (unsigned char)line.ptr[i]) * 1099511628211u;
	return hash;
}

static int by_hash(const void *left, const void *right)
{
	uint64_t a = *(const uint64_t *)left, b = *(const uint64_t *)right;

	return (a > b) - (a < b);
}

static void make_print(struct tg_arena *arena, struct print *print)
{
	struct tg_str rest = *print->text, line;

	while (tg_str_line(&rest, &line))
		print->count++;
	print->lines = tg_arena_alloc(arena, (print->count + 1) * sizeof(*print->lines));
	rest = *print->text;
	print->count = 0;
	while (tg_str_line(&rest, &line))
		if (tg_str_trim(line).len)
			print->lines[print->count++] = hash_line(line);
	qsort(print->lines, print->count, sizeof(*print->lines), by_hash);
}

/* How much of the larger file is in the other, in percent of its lines. */
static unsigned similarity(const struct print *a, const struct print *b)
{
	size_t i = 0, j = 0, common = 0, larger = a->count > b->count ? a->count : b->count;

	while (i < a->count && j < b->count) {
		if (a->lines[i] == b->lines[j]) {
			common++;
			i++;
			j++;
		} else if (a->lines[i] < b->lines[j]) {
			i++;
		} else {
			j++;
		}
	}
	return larger ? (unsigned)(common * 100 / larger) : 0;
}

static struct tg_pair *add_pair(struct tg_pairs *pairs, const char *path,
				const struct tg_str *after)
{
	struct tg_pair *pair = TG_NEW(&pairs->arena, struct tg_pair);

	pair->after = after;
	*tg_map_put(&pairs->by_path, tg_str(path)) = pair;
	return pair;
}

typedef TG_VEC(struct print) print_vec;

static void add_print(struct tg_pairs *pairs, print_vec *prints, const char *path,
		      const struct tg_str *text)
{
	struct print *print = TG_VEC_ADD(prints);

	print->path = path;
	print->text = text;
	make_print(&pairs->arena, print);
}

/* Files of the base in which something was found and which the head does not have. */
static void list_gone(struct tg_pairs *pairs, print_vec *gone)
{
	const struct tg_compare_side *base = pairs->base, *head = pairs->head;
	struct tg_map seen = {0};
	size_t i;

	for (i = 0; i < base->count && gone->count < CANDIDATES_MAX; i++) {
		const char *path = base->findings[i].path;
		const struct tg_str *text;

		if (!tg_map_add(&seen, tg_str(path)) || head->text(head->user, path))
			continue;
		text = base->text(base->user, path);
		if (text)
			add_print(pairs, gone, path, text);
	}
	tg_map_done(&seen);
}

/* Gives a file that is new the most similar one of those that are gone; equal names win a draw. */
static void adopt(struct tg_pairs *pairs, const struct print *fresh, print_vec *gone)
{
	struct tg_pair *pair = tg_map_get(&pairs->by_path, tg_str(fresh->path));
	struct print *best = NULL;
	unsigned best_score = 0;
	size_t i;

	for (i = 0; i < gone->count; i++) {
		struct print *old = &gone->at[i];
		unsigned score = 2 * similarity(old, fresh);

		if (old->taken || score < 2 * SIMILAR_PERCENT)
			continue;
		score += strcmp(tg_path_name(old->path), tg_path_name(fresh->path)) == 0;
		if (score > best_score) {
			best = old;
			best_score = score;
		}
	}
	if (!best)
		return;
	best->taken = true;
	pair->base_path = best->path;
	pair->before = best->text;
}

void tg_pairs_make(struct tg_pairs *pairs)
{
	const struct tg_compare_side *base = pairs->base, *head = pairs->head;
	print_vec fresh = {0}, gone = {0};
	size_t i;

	if (!base->text || !head->text)
		return;
	for (i = 0; i < head->count; i++) {
		const char *path = head->findings[i].path;
		const struct tg_str *after;
		struct tg_pair *pair;

		if (tg_map_get(&pairs->by_path, tg_str(path)))
			continue;
		after = head->text(head->user, path);
		if (!after)
			continue;
		pair = add_pair(pairs, path, after);
		pair->before = base->text(base->user, path);
		if (pair->before)
			pair->base_path = path;
		else if (fresh.count < CANDIDATES_MAX)
			add_print(pairs, &fresh, path, after);
	}
	if (fresh.count)
		list_gone(pairs, &gone);
	for (i = 0; i < fresh.count; i++)
		adopt(pairs, &fresh.at[i], &gone);
	TG_VEC_DONE(&fresh);
	TG_VEC_DONE(&gone);
}

void tg_pairs_done(struct tg_pairs *pairs)
{
	size_t i, side;

	for (i = 0; i < pairs->by_path.entries.count; i++) {
		struct tg_pair *pair = pairs->by_path.entries.at[i].value;

		for (side = 0; side < 2; side++)
			if (pair->words[side])
				tg_map_done(pair->words[side]);
	}
	tg_map_done(&pairs->by_path);
	tg_arena_done(&pairs->arena);
}

struct tg_pair *tg_pair_of(struct tg_pairs *pairs, const char *path)
{
	return tg_map_get(&pairs->by_path, tg_str(path));
}

unsigned tg_pair_line(struct tg_pairs *pairs, struct tg_pair *pair, unsigned line)
{
	if (!pair->base_path)
		return 0;
	if (!pair->mapped) {
		pair->mapped = true;
		tg_history_lines(&pairs->arena, *pair->before, *pair->after, &pair->lines);
	}
	return line && line <= pair->lines.count ? pair->lines.before[line - 1] : 0;
}

bool tg_pair_has_word(struct tg_pairs *pairs, struct tg_pair *pair, unsigned side, const char *word)
{
	const struct tg_str *text = side ? pair->after : pair->before;
	struct tg_token_reader reader = {0};
	struct tg_token token;

	if (!text)
		return false;
	if (!pair->words[side]) {
		pair->words[side] = TG_NEW(&pairs->arena, struct tg_map);
		reader.content = *text;
		while (tg_token_next(&reader, &token))
			if (token.kind == TG_TOKEN_WORD)
				tg_map_add(pair->words[side],
					   tg_str_n(text->ptr + token.offset, token.length));
	}
	return tg_map_has(pair->words[side], tg_str(word));
}
