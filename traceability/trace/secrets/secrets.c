/* SPDX-License-Identifier: Apache-2.0 */
/*
 * secrets.c - one secret once: identity, places, order.
 */
#include "trace/secrets/secrets.h"

#include <stdlib.h>

#include "base/text.h"
#include "engine/check/suppress.h"
#include "knowledge/config.h"
#include "trace/secrets/secrets_run.h"

void tg_secrets_unread(struct tg_secrets_run *run, const char *path, const char *why)
{
	struct tg_unread *unread = TG_VEC_ADD(&run->report->unread);

	unread->path = tg_arena_strdup(&run->report->arena, path);
	unread->why = tg_arena_strdup(&run->report->arena, why);
}

void tg_secrets_left_out(struct tg_secrets_run *run, const char *path, const char *why)
{
	struct tg_unread *unread = TG_VEC_ADD(&run->report->left_out);

	unread->path = tg_arena_strdup(&run->report->arena, path);
	unread->why = tg_arena_strdup(&run->report->arena, why);
}

bool tg_secrets_excluded(struct tg_secrets_run *run, const char *path)
{
	const struct tg_words globs = {run->options->exclude, run->options->exclude_count};
	bool excluded = tg_words_match(&globs, path);

	run->report->excluded += excluded;
	return excluded;
}

struct tg_hash tg_secrets_identity(const struct tg_secrets_run *run, struct tg_str text,
				   const struct tg_secret *secret, const char *path)
{
	struct tg_hasher hasher;

	tg_hash_begin(&hasher);
	tg_hash_add(&hasher, tg_str(run->salt));
	if (secret->rule->is_setting) { /* the same setting in two files is two findings */
		tg_hash_add(&hasher, tg_str(secret->rule->id));
		tg_hash_add(&hasher, tg_str(path));
	}
	tg_hash_add(&hasher, tg_str_n(text.ptr + secret->start, secret->end - secret->start));
	return tg_hash_end(&hasher);
}

/* Lines and columns of a range of bytes. */
static struct tg_range range_of(struct tg_str text, const struct tg_secret *secret,
				const struct tg_secrets_source *source)
{
	struct tg_range range = {.line = source->base_line + 1,
				 .offset = source->base_offset + secret->start,
				 .end_offset = source->base_offset + secret->end};
	const char *at = text.ptr, *line = text.ptr, *stop = text.ptr + secret->start;

	while ((at = memchr(at, '\n', (size_t)(stop - at))) != NULL) {
		range.line++;
		line = ++at;
	}
	range.column = (unsigned)(stop - line) + 1;
	if (line == text.ptr)
		range.column += source->base_column;
	range.end_line = range.line;
	at = stop;
	stop = text.ptr + secret->end;
	while ((at = memchr(at, '\n', (size_t)(stop - at))) != NULL) {
		range.end_line++;
		line = ++at;
	}
	range.end_column = (unsigned)(stop - line) + 1;
	if (line == text.ptr)
		range.end_column += source->base_column;
	return range;
}

/* The line that holds byte `at`, and the one before it. */
static struct tg_str lines_around(struct tg_str text, size_t at)
{
	size_t start = at, end = at;
	int lines = 0;

	while (start > 0 && at - start < 2000) {
		if (text.ptr[start - 1] == '\n' && ++lines == 2)
			break;
		start--;
	}
	while (end < text.len && end - at < 2000 && text.ptr[end] != '\n')
		end++;
	return tg_str_n(text.ptr + start, end - start);
}

/* True when a well-formed tracegate-allow of this rule stands on the line or the one before. */
static bool is_allowed(struct tg_secrets_run *run, struct tg_str text,
		       const struct tg_secret *secret, const char **ret_reason)
{
	struct tg_str lines = lines_around(text, secret->start);
	struct tg_allow allow;
	size_t at = tg_str_find(lines, 0, "tracegate-allow");

	if (at == lines.len)
		return false;
	lines = tg_str_n(lines.ptr + at, tg_str_find(lines, at, "\n") - at);
	lines = tg_str_trim(lines);
	if (tg_str_ends(lines, "*/"))
		lines.len -= 2;
	else if (tg_str_ends(lines, "-->"))
		lines.len -= 3;
	at = 0;
	while (tg_allow_next(&run->report->arena, lines, &at, &allow)) {
		if (allow.problem || allow.last_day < tg_today() ||
		    !tg_str_is(allow.rule, secret->rule->id))
			continue;
		*ret_reason =
			tg_arena_strndup(&run->report->arena, allow.reason.ptr, allow.reason.len);
		return true;
	}
	return false;
}

static struct tg_found_secret *secret_of(struct tg_secrets_run *run, struct tg_str text,
					 const struct tg_secret *secret, const char *path,
					 bool *ret_new)
{
	struct tg_hash id = tg_secrets_identity(run, text, secret, path);
	void **slot = tg_map_put(&run->by_id, tg_str_n((const char *)id.byte, sizeof(id.byte)));
	struct tg_found_secret *found;
	struct tg_buf shown = {0};

	*ret_new = !*slot;
	if (*slot)
		return &run->report->secrets.at[(uintptr_t)*slot - 1];
	found = TG_VEC_ADD(&run->report->secrets);
	*slot = (void *)(uintptr_t)run->report->secrets.count;
	tg_secret_redact(&shown, tg_str_n(text.ptr + secret->start, secret->end - secret->start),
			 secret->rule);
	found->rule = secret->rule;
	found->id = id;
	found->severity = TG_NOTE;
	found->shown = tg_arena_strndup(&run->report->arena, shown.ptr, shown.len);
	found->wrapped = secret->wrapped;
	found->state = TG_SECRET_ALLOWED;
	found->reason = "";
	tg_buf_done(&shown);
	return found;
}

void tg_secrets_add(struct tg_secrets_run *run, struct tg_str text, const struct tg_secret *secret,
		    const struct tg_secrets_source *source)
{
	struct tg_secret_place *place;
	struct tg_found_secret *found;
	const char *reason = "";
	bool is_new;

	found = secret_of(run, text, secret, source->path, &is_new);
	/* It is as bad as the worst place of it, and open when one place is. */
	if (!secret->is_test)
		found->severity = found->severity > secret->rule->severity ? found->severity
									   : secret->rule->severity;
	if (is_allowed(run, text, secret, &reason))
		found->reason = reason;
	else
		found->state = TG_SECRET_OPEN;
	place = TG_VEC_ADD(&found->places);
	place->path = source->path;
	place->range = range_of(text, secret, source);
	place->blob = source->blob;
	place->commit = source->commit;
	place->position = source->position;
	place->present = source->present;
}

/* ---- order and origin ---- */

static int by_place(const void *left, const void *right)
{
	const struct tg_secret_place *a = left, *b = right;

	if (a->present != b->present)
		return a->present ? -1 : 1;
	if (a->position != b->position) /* older first */
		return a->position < b->position ? -1 : 1;
	if (strcmp(a->path, b->path) != 0)
		return strcmp(a->path, b->path);
	return (a->range.offset > b->range.offset) - (a->range.offset < b->range.offset);
}

static int by_weight(const void *left, const void *right)
{
	const struct tg_found_secret *a = left, *b = right;
	int order;

	if (a->severity != b->severity)
		return a->severity > b->severity ? -1 : 1;
	order = strcmp(a->places.at[0].path, b->places.at[0].path);
	if (order)
		return order;
	if (a->places.at[0].range.line != b->places.at[0].range.line)
		return a->places.at[0].range.line < b->places.at[0].range.line ? -1 : 1;
	order = strcmp(a->rule->id, b->rule->id);
	return order ? order : memcmp(a->id.byte, b->id.byte, sizeof(a->id.byte));
}

static void find_origin(struct tg_secrets_run *run, struct tg_found_secret *secret)
{
	const struct tg_secret_place *oldest = NULL;
	size_t i;

	for (i = 0; i < secret->places.count; i++) {
		const struct tg_secret_place *place = &secret->places.at[i];

		secret->present |= place->present;
		if (!tg_oid_is_zero(&place->commit) &&
		    (!oldest || place->position < oldest->position))
			oldest = place;
	}
	if (oldest && run->options->history)
		tg_history_commit(&run->report->arena, run->options->history, &oldest->commit,
				  &secret->origin, NULL);
	qsort(secret->places.at, secret->places.count, sizeof(*secret->places.at), by_place);
}

static void settle(struct tg_secrets_run *run)
{
	const struct tg_scan_stats *stats = tg_scanner_stats(run->scanner);
	size_t i;

	run->report->matched_bytes = stats->bytes;
	if (stats->exceeded)
		tg_secrets_unread(run, "",
				  tg_arena_printf(&run->report->arena,
						  "%zu searches of patterns were stopped by a "
						  "limit, the last one of rule '%s'; make it "
						  "simpler",
						  stats->exceeded, stats->exceeded_rule->id));
	for (i = 0; i < run->report->secrets.count; i++)
		find_origin(run, &run->report->secrets.at[i]);
	tg_secrets_judge(run);
	if (run->report->secrets.count)
		qsort(run->report->secrets.at, run->report->secrets.count,
		      sizeof(*run->report->secrets.at), by_weight);
}

static bool scan(struct tg_secrets_run *run, struct tg_err *err)
{
	switch (run->options->where) {
	case TG_SECRETS_TREE:
		return tg_secrets_tree(run, err);
	case TG_SECRETS_STAGED:
		return tg_secrets_staged(run, err);
	case TG_SECRETS_RANGE:
		return tg_secrets_range(run, err);
	case TG_SECRETS_HISTORY:
		return tg_secrets_history(run, err);
	case TG_SECRETS_UNREACHABLE:
		return tg_secrets_unreachable(run, err);
	}
	return true;
}

bool tg_secrets_scan(const struct tg_secrets_options *options, struct tg_secrets_report *report,
		     struct tg_err *err)
{
	struct tg_secrets_run run = {.options = options, .report = report};
	size_t own;
	bool ok = tg_secret_rules_load(&report->arena, options->rules_dir, &report->rules, err);

	own = report->rules.rules.count;
	ok = ok && tg_secrets_read_policy(&run, err);
	run.scanner =
		ok ? tg_scanner_make(report->rules.rules.at, report->rules.rules.count, own, err)
		   : NULL;
	ok = run.scanner && (!options->baseline || tg_secrets_read_baseline(&run, err)) &&
	     scan(&run, err);
	if (ok)
		settle(&run);
	tg_scanner_free(run.scanner);
	tg_map_done(&run.by_id);
	TG_VEC_DONE(&run.accepted);
	TG_VEC_DONE(&run.baseline);
	TG_VEC_DONE(&run.found);
	tg_buf_done(&run.previous);
	tg_buf_done(&run.scratch);
	return ok;
}

void tg_secrets_done(struct tg_secrets_report *report)
{
	size_t i;

	for (i = 0; i < report->secrets.count; i++)
		TG_VEC_DONE(&report->secrets.at[i].places);
	TG_VEC_DONE(&report->secrets);
	TG_VEC_DONE(&report->unread);
	TG_VEC_DONE(&report->left_out);
	tg_secret_rules_done(&report->rules);
	tg_arena_done(&report->arena);
	*report = (struct tg_secrets_report){0};
}

/* ---- as findings ---- */

const char *tg_secret_advice(struct tg_arena *arena, const struct tg_found_secret *secret)
{
	char id[TG_HASH_HEX];

	if (secret->state != TG_SECRET_OPEN)
		return tg_arena_printf(arena, "accepted: %s", secret->reason);
	if (secret->rule->is_setting)
		return "ship the safe value and let the owner decide otherwise";
	tg_hash_hex(secret->id, id);
	if (tg_oid_is_zero(&secret->origin.oid))
		return tg_arena_printf(arena,
				       "take it out before it is committed and keep it in a "
				       "store of secrets; or 'tracegate secrets --accept %s "
				       "--reason ...'",
				       id);
	return tg_arena_printf(arena,
			       "replace it where it is used and revoke it: it is in history%s; "
			       "then purge it (git filter-repo) or 'tracegate secrets --accept %s "
			       "--reason ...'",
			       secret->present ? " and still in the tree" : "", id);
}

static const char *message_of(struct tg_arena *arena, const struct tg_found_secret *secret)
{
	struct tg_buf text = {0};
	char hex[TG_OID_HEX], when[TG_TIME_TEXT];
	const char *kept;

	tg_buf_printf(&text, "%s%s: %s", secret->rule->title, secret->wrapped ? " in base64" : "",
		      secret->shown);
	if (secret->places.count > 1)
		tg_buf_printf(&text, " in %zu places", secret->places.count);
	if (!tg_oid_is_zero(&secret->origin.oid)) {
		tg_oid_hex(&secret->origin.oid, hex);
		tg_time_text(secret->origin.author.seconds, when);
		tg_buf_printf(&text, "; since commit %.12s of %.10s by %.*s, %s", hex, when,
			      (int)secret->origin.author.name.len, secret->origin.author.name.ptr,
			      secret->present ? "still there" : "gone from the tree");
	}
	kept = tg_arena_strndup(arena, text.ptr, text.len);
	tg_buf_done(&text);
	return kept;
}

static void add_steps(struct tg_arena *arena, const struct tg_found_secret *secret,
		      struct tg_finding *finding)
{
	struct tg_step *steps = tg_arena_alloc(arena, secret->places.count * sizeof(*steps));
	size_t i;

	for (i = 1; i < secret->places.count; i++)
		steps[i - 1] =
			(struct tg_step){secret->places.at[i].path, secret->places.at[i].range,
					 "it stands here as well"};
	finding->steps = steps;
	finding->step_count = secret->places.count - 1;
}

void tg_secrets_findings(struct tg_arena *arena, const struct tg_secrets_report *report,
			 struct tg_finding **ret, size_t *ret_count)
{
	struct tg_finding *findings =
		tg_arena_alloc(arena, (report->secrets.count + 1) * sizeof(*findings));
	size_t i;

	for (i = 0; i < report->secrets.count; i++) {
		const struct tg_found_secret *secret = &report->secrets.at[i];
		struct tg_finding *finding = &findings[i];

		*finding = (struct tg_finding){
			.rule = secret->rule->id,
			.severity = secret->severity,
			.confidence = secret->rule->confidence,
			.message = message_of(arena, secret),
			.path = secret->places.at[0].path,
			.range = secret->places.at[0].range,
			.function = "",
			.usr = "",
			.macro = "",
			.fingerprint = secret->id,
			.fallback = secret->id,
			.state = secret->state == TG_SECRET_OPEN ? TG_FINDING_OPEN
								 : TG_FINDING_SUPPRESSED,
			.reason = secret->reason,
		};
		add_steps(arena, secret, finding);
	}
	if (report->secrets.count)
		qsort(findings, report->secrets.count, sizeof(*findings), tg_finding_cmp);
	*ret = findings;
	*ret_count = report->secrets.count;
}
