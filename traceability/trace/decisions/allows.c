/* SPDX-License-Identifier: Apache-2.0 */
#include "trace/decisions/allows.h"

#include "engine/symbols/token.h"

static const char *copy(struct tg_arena *arena, struct tg_str text)
{
	return tg_arena_strndup(arena, text.ptr ? text.ptr : "", text.len);
}

static unsigned lines_before(struct tg_str text, size_t from, size_t to)
{
	unsigned lines = 0;

	for (; from < to; from++)
		lines += text.ptr[from] == '\n';
	return lines;
}

static void add(struct tg_arena *arena, const char *path, unsigned line,
		const struct tg_allow *allow, tg_allow_records *records)
{
	*TG_VEC_ADD(records) = (struct tg_allow_record){
		.path = path,
		.line = line,
		.rule = copy(arena, allow->rule),
		.reason = copy(arena, allow->reason),
		.owner = copy(arena, allow->owner),
		.until = copy(arena, allow->until),
		.ticket = copy(arena, allow->ticket),
		.code = copy(arena, allow->code),
		.problem = allow->problem,
		.last_day = allow->last_day,
	};
}

/* A run of `//` comments on lines of their own is one text, as the engine reads it. */
static size_t end_of_run(struct tg_str text, struct tg_token_reader *reader,
			 const struct tg_token *first)
{
	size_t end = first->offset + first->length;
	struct tg_token_reader ahead = *reader;
	struct tg_token next;

	while (text.ptr[first->offset + 1] == '/' && tg_token_next_comment(&ahead, &next)) {
		struct tg_str between = tg_str_n(text.ptr + end, next.offset - end);

		if (text.ptr[next.offset + 1] != '/' || tg_str_trim(between).len ||
		    lines_before(text, end, next.offset) != 1)
			break;
		end = next.offset + next.length;
		*reader = ahead;
	}
	return end;
}

void tg_allows_read(struct tg_arena *arena, const char *path, struct tg_str text,
		    tg_allow_records *records)
{
	struct tg_token_reader reader = {.content = text};
	struct tg_token token;
	unsigned line = 1;
	size_t counted = 0;

	/* Most files have none, and looking for the word is quicker than reading tokens. */
	if (tg_str_find(text, 0, "tracegate-allow") >= text.len)
		return;
	while (tg_token_next_comment(&reader, &token)) {
		size_t end = end_of_run(text, &reader, &token), at = 0;
		struct tg_str comment = tg_str_n(text.ptr + token.offset, end - token.offset);
		struct tg_allow allow;

		while (tg_allow_next(arena, comment, &at, &allow)) {
			line += lines_before(text, counted, token.offset + allow.begin);
			counted = token.offset + allow.begin;
			add(arena, path, line, &allow, records);
		}
	}
}

static struct tg_str key_of(struct tg_buf *key, const char *path, const char *rule,
			    const char *reason)
{
	tg_buf_clear(key);
	tg_buf_printf(key, "%s\n%s\n%s", path, rule, reason);
	return tg_buf_view(key);
}

void tg_allows_count(tg_allow_records *records, const struct tg_finding *findings, size_t count)
{
	struct tg_map counts = {0};
	struct tg_buf key = {0};
	size_t i;

	for (i = 0; i < count; i++) {
		const struct tg_finding *f = &findings[i];
		void **number;

		if (f->state != TG_FINDING_SUPPRESSED)
			continue;
		number = tg_map_put(&counts, key_of(&key, f->path, f->rule, f->reason));
		*number = (void *)((uintptr_t)*number + 1);
	}
	for (i = 0; i < records->count; i++) {
		struct tg_allow_record *r = &records->at[i];

		r->covers +=
			(uintptr_t)tg_map_get(&counts, key_of(&key, r->path, r->rule, r->reason));
	}
	tg_buf_done(&key);
	tg_map_done(&counts);
}

/* One tier of tg_allows_compare(): partner[i] is the number of the record before, plus one. */
static void pair_up(const tg_allow_records *before, const tg_allow_records *now, bool same_path,
		    bool *used, size_t *partner)
{
	struct tg_map heads = {0};
	struct tg_buf key = {0};
	TG_AUTO(tg_free_) size_t *next = tg_alloc_zero(before->count + 1, sizeof(*next));
	size_t i;

	for (i = before->count; i-- > 0;) {
		const struct tg_allow_record *r = &before->at[i];
		void **head;

		if (used[i] || r->problem)
			continue;
		head = tg_map_put(&heads,
				  key_of(&key, same_path ? r->path : "", r->rule, r->reason));
		next[i] = (size_t)(uintptr_t)*head;
		*head = (void *)(uintptr_t)(i + 1);
	}
	for (i = 0; i < now->count; i++) {
		const struct tg_allow_record *r = &now->at[i];
		struct tg_str of;
		size_t hit;

		if (partner[i] || r->problem)
			continue;
		of = key_of(&key, same_path ? r->path : "", r->rule, r->reason);
		hit = (size_t)(uintptr_t)tg_map_get(&heads, of);
		if (!hit)
			continue;
		*tg_map_put(&heads, of) = (void *)(uintptr_t)next[hit - 1];
		used[hit - 1] = true;
		partner[i] = hit;
	}
	tg_buf_done(&key);
	tg_map_done(&heads);
}

void tg_allows_compare(const tg_allow_records *before, const tg_allow_records *now,
		       tg_allow_edits *edits)
{
	TG_AUTO(tg_free_) bool *used = tg_alloc_zero(before->count + 1, sizeof(*used));
	TG_AUTO(tg_free_) size_t *partner = tg_alloc_zero(now->count + 1, sizeof(*partner));
	size_t i;

	pair_up(before, now, true, used, partner);
	pair_up(before, now, false, used, partner);
	for (i = 0; i < now->count; i++) {
		const struct tg_allow_record *r = &now->at[i];
		const struct tg_allow_record *old = partner[i] ? &before->at[partner[i] - 1] : NULL;

		if (r->problem)
			continue;
		if (!old)
			*TG_VEC_ADD(edits) = (struct tg_allow_edit){TG_ALLOW_ADDED, r, NULL};
		else if (r->covers > old->covers)
			*TG_VEC_ADD(edits) = (struct tg_allow_edit){TG_ALLOW_WIDENED, r, old};
		else if (r->last_day > old->last_day)
			*TG_VEC_ADD(edits) = (struct tg_allow_edit){TG_ALLOW_PROLONGED, r, old};
	}
}
