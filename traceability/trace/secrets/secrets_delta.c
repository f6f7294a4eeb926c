/* SPDX-License-Identifier: Apache-2.0 */
#include "trace/secrets/secrets_delta.h"

#include <stdlib.h>

#include "trace/secrets/secrets_run.h"

enum { STEP = 256 };

static size_t common_prefix(struct tg_str a, struct tg_str b)
{
	size_t limit = a.len < b.len ? a.len : b.len, at = 0;

	while (limit - at >= STEP && memcmp(a.ptr + at, b.ptr + at, STEP) == 0)
		at += STEP;
	while (at < limit && a.ptr[at] == b.ptr[at])
		at++;
	return at;
}

static size_t common_suffix(struct tg_str a, struct tg_str b, size_t prefix)
{
	size_t limit = (a.len < b.len ? a.len : b.len) - prefix, at = 0;

	while (limit - at >= STEP &&
	       memcmp(a.ptr + a.len - at - STEP, b.ptr + b.len - at - STEP, STEP) == 0)
		at += STEP;
	while (at < limit && a.ptr[a.len - at - 1] == b.ptr[b.len - at - 1])
		at++;
	return at;
}

struct tg_delta tg_delta_of(struct tg_str text, struct tg_str old)
{
	size_t prefix = common_prefix(text, old);
	size_t suffix = common_suffix(text, old, prefix);

	if (prefix == text.len && prefix == old.len)
		return (struct tg_delta){prefix, prefix, prefix, prefix};
	while (prefix > 0 && text.ptr[prefix - 1] != '\n')
		prefix--;
	/* Back to where a line of both begins. */
	while (suffix > 0 && text.ptr[text.len - suffix] != '\n')
		suffix--;
	return (struct tg_delta){prefix, text.len - suffix, prefix, old.len - suffix};
}

/* Reads a content; one that cannot be read is counted. */
bool tg_secrets_read_blob(struct tg_secrets_run *run, const struct tg_oid *oid, const char *path,
			  struct tg_buf *out)
{
	size_t size = 0;
	char hex[TG_OID_HEX];
	enum tg_blob_state state =
		tg_history_blob(run->options->history, oid, TG_SECRETS_BLOB_LIMIT, out, &size);

	run->report->blobs++;
	run->report->bytes += out->len;
	if (state == TG_BLOB_READ)
		return true;
	tg_oid_hex(oid, hex);
	if (state == TG_BLOB_TOO_LARGE)
		tg_secrets_unread(run, path,
				  tg_arena_printf(&run->report->arena,
						  "content %.12s of %zu MB is larger than %d MB",
						  hex, size >> 20, TG_SECRETS_BLOB_LIMIT >> 20));
	else
		tg_secrets_unread(run, path,
				  tg_arena_printf(&run->report->arena,
						  "content %.12s is missing or corrupt", hex));
	return false;
}

/* Keeps of `found`, of the version before, what stands in text that is the same in this one and
 * outside of [start, end), which is matched again. */
static void carry_over(tg_secrets *found, const struct tg_delta *delta, size_t start, size_t end)
{
	size_t shift = delta->end - delta->old_end; /* may wrap: so does the sum */
	size_t i, kept = 0;

	for (i = 0; i < found->count; i++) {
		struct tg_secret secret = found->at[i];

		if (secret.match_end <= start && secret.end <= start) {
			found->at[kept++] = secret;
		} else if (secret.match_start >= delta->old_end && secret.start >= delta->old_end &&
			   secret.match_start + shift >= end && secret.start + shift >= end) {
			secret.start += shift;
			secret.end += shift;
			secret.match_start += shift;
			secret.match_end += shift;
			found->at[kept++] = secret;
		}
	}
	found->count = kept;
}

/* Where matching begins for text that changed at `at`: there, or at the head of a key that may
 * reach so far. */
static size_t key_before(struct tg_str text, size_t at)
{
	static const char head[] = "-----BEGIN ";
	size_t from = at > TG_SECRETS_MARGIN ? at - TG_SECRETS_MARGIN : 0;
	const char *key =
		text.ptr ? memmem(text.ptr + from, at - from, head, sizeof(head) - 1) : NULL;

	return key ? (size_t)(key - text.ptr) : at;
}

/* Where matching ends that begins at `start`, for text that changed in [changed, at): a key that
 * begins before what changed goes on behind it. */
static size_t key_behind(struct tg_str text, size_t start, size_t changed, size_t at)
{
	size_t end = text.len - start > TG_SECRETS_MARGIN ? start + TG_SECRETS_MARGIN : text.len;
	const char *line;

	if (start == changed || end <= at)
		return at;
	line = memchr(text.ptr + end, '\n', text.len - end);
	return line ? (size_t)(line - text.ptr) + 1 : text.len;
}

/* Matches [start, end) of `text`; what is found is put into its place. */
static void scan_part(struct tg_secrets_run *run, struct tg_str text, size_t start, size_t end,
		      const struct tg_scan_file *file)
{
	size_t first = run->found.count, i;

	for (i = 0; i < first; i++) /* it was found in the part before */
		if (run->found.at[i].start < end && run->found.at[i].end > start)
			start = run->found.at[i].end;
	if (start >= end)
		return;
	tg_scan(run->scanner, tg_str_n(text.ptr + start, end - start), file, &run->found);
	for (i = first; i < run->found.count; i++) {
		run->found.at[i].start += start;
		run->found.at[i].end += start;
		run->found.at[i].match_start += start;
		run->found.at[i].match_end += start;
	}
}

/* A set of the hashes of lines, seeded, so that no text can hide behind another. */
struct line_set {
	uint64_t *slots;
	size_t mask;
};

static bool line_known(const struct line_set *set, struct tg_str line, bool add)
{
	uint64_t hash = tg_hash_seeded(line) | 1;
	size_t at = (size_t)(hash >> 8) & set->mask;

	while (set->slots[at] && set->slots[at] != hash)
		at = (at + 1) & set->mask;
	if (set->slots[at])
		return true;
	if (add)
		set->slots[at] = hash;
	return false;
}

static struct line_set line_set_of(struct tg_str text)
{
	struct line_set set = {.mask = 63};
	struct tg_str rest = text, line;
	size_t lines = 1, i;

	for (i = 0; i < text.len; i++)
		lines += text.ptr[i] == '\n';
	while (set.mask < 2 * lines)
		set.mask = 2 * set.mask + 1;
	set.slots = tg_alloc_zero(set.mask + 1, sizeof(*set.slots));
	while (tg_str_line(&rest, &line))
		line_known(&set, line, true);
	return set;
}

/* Matches the lines of [start, end) that `old` has not, with the blank between near ones. */
static void scan_new_lines(struct tg_secrets_run *run, struct tg_str text, size_t start, size_t end,
			   struct tg_str old, const struct tg_scan_file *file)
{
	enum { NEAR = 256 };
	struct line_set set = line_set_of(old);
	struct tg_str rest = tg_str_n(text.ptr + start, end - start), line;
	size_t from = 0, to = 0;

	while (tg_str_line(&rest, &line)) {
		size_t at = (size_t)(line.ptr - text.ptr);

		if (line_known(&set, line, false))
			continue;
		if (to && at > to + NEAR) {
			scan_part(run, text, key_before(text, from), to, file);
			to = 0;
		}
		if (!to)
			from = at;
		to = rest.len ? (size_t)(rest.ptr - text.ptr) : end;
	}
	if (to)
		scan_part(run, text, key_before(text, from), to, file);
	free(set.slots);
}

/* True when something was found in the part of the version before that is not the same. */
static bool found_within(const tg_secrets *found, const struct tg_delta *delta)
{
	size_t i;

	for (i = 0; i < found->count; i++)
		if (found->at[i].match_end > delta->old_start &&
		    found->at[i].match_start < delta->old_end)
			return true;
	return false;
}

/* Scans `text` as the next version of `previous`, in which `found` stood. */
void tg_secrets_scan_next(struct tg_secrets_run *run, struct tg_str text, struct tg_scan_file *file)
{
	enum { WORTH_IT = 1024 };
	struct tg_str old = tg_buf_view(&run->previous);
	struct tg_delta delta = tg_delta_of(text, old);
	size_t start = key_before(text, delta.start), end, i;
	bool by_lines;

	if (delta.start == delta.end && delta.old_start == delta.old_end)
		return;
	while (start > 0 && text.ptr[start - 1] != '\n')
		start--;
	for (i = 0; i < run->found.count; i++) /* a key that reaches into what has changed */
		if (run->found.at[i].start < start && run->found.at[i].end > start)
			start = run->found.at[i].match_start;
	end = key_behind(text, start, delta.start, delta.end);
	for (i = 0; i < run->found.count; i++) /* none is cut in two */
		if (run->found.at[i].match_start >= delta.old_end &&
		    run->found.at[i].match_start - delta.old_end < end - delta.end &&
		    run->found.at[i].match_end - delta.old_end > end - delta.end)
			end = run->found.at[i].match_end - delta.old_end + delta.end;
	file->is_binary = tg_scan_is_binary(text);
	by_lines = start == delta.start && !file->is_binary && delta.end - start > WORTH_IT &&
		   delta.old_end - delta.old_start > WORTH_IT && !found_within(&run->found, &delta);
	carry_over(&run->found, &delta, start, end);
	if (by_lines)
		scan_new_lines(run, text, start, delta.end,
			       tg_str_n(old.ptr + delta.old_start, delta.old_end - delta.old_start),
			       file);
	else
		scan_part(run, text, start, end, file);
}
