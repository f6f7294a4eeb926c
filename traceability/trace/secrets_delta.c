/* SPDX-License-Identifier: Apache-2.0 */
#include "trace/secrets_delta.h"

#include "trace/secrets_run.h"

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

/* Keeps of `found`, of the version before, what stands in text that is the same in this one. */
static void carry_over(tg_secrets *found, const struct tg_delta *delta, size_t start, size_t end)
{
	size_t i, kept = 0;

	for (i = 0; i < found->count; i++) {
		struct tg_secret secret = found->at[i];

		if (secret.match_end <= start && secret.end <= start) {
			found->at[kept++] = secret;
		} else if (secret.match_start >= delta->old_end && secret.start >= delta->old_end) {
			size_t shift = end - delta->old_end; /* may wrap: so does the sum */

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

/* Scans `text` as the next version of `previous`, in which `found` stood. */
void tg_secrets_scan_next(struct tg_secrets_run *run, struct tg_str text, struct tg_scan_file *file)
{
	struct tg_delta delta = tg_delta_of(text, tg_buf_view(&run->previous));
	size_t start = key_before(text, delta.start);
	size_t first, i;

	if (delta.start == delta.end && delta.old_start == delta.old_end)
		return;
	while (start > 0 && text.ptr[start - 1] != '\n')
		start--;
	for (i = 0; i < run->found.count; i++) /* a key that reaches into what has changed */
		if (run->found.at[i].start < start && run->found.at[i].end > start)
			start = run->found.at[i].match_start;
	carry_over(&run->found, &delta, start, delta.end);
	first = run->found.count;
	file->is_binary = tg_scan_is_binary(text);
	tg_scan(run->scanner, tg_str_n(text.ptr + start, delta.end - start), file, &run->found);
	for (i = first; i < run->found.count; i++) {
		run->found.at[i].start += start;
		run->found.at[i].end += start;
		run->found.at[i].match_start += start;
		run->found.at[i].match_end += start;
	}
}
