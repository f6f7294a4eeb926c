/* SPDX-License-Identifier: Apache-2.0 */
#include "output/secrets.h"

#include "base/json.h"
#include "base/text.h"

enum { PLACES_SHOWN = 20 };

static bool is_shown(const struct tg_found_secret *secret, const struct tg_secrets_output *how)
{
	return secret->state == TG_SECRET_OPEN || how->with_accepted;
}

static void put_str(struct tg_buf *out, struct tg_str text)
{
	tg_escape_terminal(out, text, false);
}

static void text_origin(struct tg_buf *out, const struct tg_found_secret *secret)
{
	const struct tg_commit *commit = &secret->origin;
	char hex[TG_OID_HEX], when[TG_TIME_TEXT];

	if (tg_oid_is_zero(&commit->oid))
		return;
	tg_oid_hex(&commit->oid, hex);
	tg_time_text(commit->author.seconds, when);
	tg_buf_printf(out, "  since:  commit %.12s of %.10s by ", hex, when);
	put_str(out, commit->author.name);
	tg_buf_puts(out, " <");
	put_str(out, commit->author.email);
	tg_buf_printf(out, ">, %s\n", secret->present ? "still there" : "gone from the tree");
}

/* The same line of another version of the file says nothing new. */
static bool is_repeated(const struct tg_found_secret *secret, size_t at)
{
	size_t i;

	for (i = 0; i < at && i < 200; i++)
		if (secret->places.at[i].range.line == secret->places.at[at].range.line &&
		    strcmp(secret->places.at[i].path, secret->places.at[at].path) == 0)
			return true;
	return false;
}

static void text_places(struct tg_buf *out, const struct tg_found_secret *secret)
{
	size_t i, shown = 0;

	for (i = 1; i < secret->places.count; i++) {
		if (is_repeated(secret, i))
			continue;
		if (++shown > PLACES_SHOWN) {
			tg_buf_puts(out, "  also:   in more places; --format json lists them\n");
			return;
		}
		tg_buf_puts(out, "  also:   ");
		put_str(out, tg_str(secret->places.at[i].path));
		tg_buf_printf(out, ":%u%s\n", secret->places.at[i].range.line,
			      secret->places.at[i].present ? "" : " (in history)");
	}
}

static void text_secret(struct tg_buf *out, const struct tg_found_secret *secret,
			struct tg_arena *arena, bool color)
{
	static const char *const colors[] = {"\x1b[36m", "\x1b[33m", "\x1b[31m"};
	const struct tg_secret_place *first = &secret->places.at[0];
	char id[TG_HASH_HEX];

	put_str(out, tg_str(first->path));
	tg_buf_printf(out, ":%u:%u: %s%s%s: ", first->range.line, first->range.column,
		      color ? colors[secret->severity] : "", tg_severity_name(secret->severity),
		      color ? "\x1b[0m" : "");
	put_str(out, tg_str(secret->rule->title));
	tg_buf_puts(out, secret->wrapped ? " in base64: " : ": ");
	put_str(out, tg_str(secret->shown));
	tg_buf_printf(out, " [%s]\n", secret->rule->id);
	text_origin(out, secret);
	text_places(out, secret);
	tg_buf_puts(out, "  to do:  ");
	put_str(out, tg_str(tg_secret_advice(arena, secret)));
	tg_buf_printf(out, "\n  id:     %s\n\n", tg_hash_hex(secret->id, id));
}

void tg_secrets_text(struct tg_buf *out, const struct tg_secrets_report *report,
		     const struct tg_secrets_output *how)
{
	struct tg_arena arena = {0};
	size_t i;

	for (i = 0; i < report->secrets.count; i++)
		if (is_shown(&report->secrets.at[i], how))
			text_secret(out, &report->secrets.at[i], &arena, how->color);
	tg_arena_done(&arena);
}

static void json_commit(struct tg_json *json, const struct tg_commit *commit)
{
	char hex[TG_OID_HEX], when[TG_TIME_TEXT];

	tg_json_key(json, "introduced");
	if (tg_oid_is_zero(&commit->oid)) {
		tg_json_null(json);
		return;
	}
	tg_json_open(json, '{');
	tg_json_pair(json, "commit", tg_oid_hex(&commit->oid, hex));
	tg_json_pair_str(json, "author", commit->author.name);
	tg_json_pair_str(json, "email", commit->author.email);
	tg_json_pair(json, "date", tg_time_text(commit->author.seconds, when));
	tg_json_pair_str(json, "subject", commit->subject);
	tg_json_close(json, '}');
}

static void json_place(struct tg_json *json, const struct tg_secret_place *place)
{
	char hex[TG_OID_HEX];

	tg_json_open(json, '{');
	tg_json_pair(json, "path", place->path);
	tg_json_pair_int(json, "line", place->range.line);
	tg_json_pair_int(json, "column", place->range.column);
	tg_json_pair_int(json, "endLine", place->range.end_line);
	tg_json_pair_int(json, "endColumn", place->range.end_column);
	tg_json_pair_bool(json, "present", place->present);
	if (!tg_oid_is_zero(&place->blob))
		tg_json_pair(json, "blob", tg_oid_hex(&place->blob, hex));
	if (!tg_oid_is_zero(&place->commit))
		tg_json_pair(json, "commit", tg_oid_hex(&place->commit, hex));
	tg_json_close(json, '}');
}

static void json_secret(struct tg_json *json, const struct tg_found_secret *secret,
			struct tg_arena *arena)
{
	static const char *const states[] = {"open", "accepted", "allowed"};
	char id[TG_HASH_HEX];
	size_t i;

	tg_json_open(json, '{');
	tg_json_pair(json, "id", tg_hash_hex(secret->id, id));
	tg_json_pair(json, "rule", secret->rule->id);
	tg_json_pair(json, "title", secret->rule->title);
	tg_json_pair(json, "severity", tg_severity_name(secret->severity));
	tg_json_pair(json, "confidence", tg_confidence_name(secret->rule->confidence));
	tg_json_pair(json, "shown", secret->shown);
	tg_json_pair_bool(json, "base64", secret->wrapped);
	tg_json_pair(json, "state", states[secret->state]);
	tg_json_pair(json, "reason", secret->reason);
	tg_json_pair_bool(json, "present", secret->present);
	json_commit(json, &secret->origin);
	tg_json_key(json, "places");
	tg_json_open(json, '[');
	for (i = 0; i < secret->places.count; i++)
		json_place(json, &secret->places.at[i]);
	tg_json_close(json, ']');
	tg_json_pair(json, "advice", tg_secret_advice(arena, secret));
	tg_json_close(json, '}');
}

static void json_unread(struct tg_json *json, const char *key, const struct tg_unread *unread,
			size_t count)
{
	size_t i;

	tg_json_key(json, key);
	tg_json_open(json, '[');
	for (i = 0; i < count; i++) {
		tg_json_open(json, '{');
		tg_json_pair(json, "path", unread[i].path);
		tg_json_pair(json, "reason", unread[i].why);
		tg_json_close(json, '}');
	}
	tg_json_close(json, ']');
}

void tg_secrets_json(struct tg_buf *out, const struct tg_secrets_report *report,
		     const struct tg_secrets_output *how)
{
	struct tg_json json = {.out = out, .indent = 2};
	struct tg_arena arena = {0};
	size_t i;

	tg_json_open(&json, '{');
	tg_json_pair(&json, "tool", "tracegate");
	tg_json_pair(&json, "version", how->version);
	tg_json_pair(&json, "where", how->where);
	tg_json_key(&json, "secrets");
	tg_json_open(&json, '[');
	for (i = 0; i < report->secrets.count; i++)
		if (is_shown(&report->secrets.at[i], how))
			json_secret(&json, &report->secrets.at[i], &arena);
	tg_json_close(&json, ']');
	json_unread(&json, "unread", report->unread.at, report->unread.count);
	json_unread(&json, "leftOut", report->left_out.at, report->left_out.count);
	tg_json_pair_int(&json, "files", (int64_t)report->files);
	tg_json_pair_int(&json, "contents", (int64_t)report->blobs);
	tg_json_pair_int(&json, "commits", (int64_t)report->commits);
	tg_json_pair_int(&json, "bytes", (int64_t)report->bytes);
	tg_json_close(&json, '}');
	tg_buf_putc(out, '\n');
	tg_arena_done(&arena);
}
