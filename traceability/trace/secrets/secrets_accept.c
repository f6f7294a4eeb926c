/* SPDX-License-Identifier: Apache-2.0 */
/*
 * secrets_accept.c - the project's own word on secrets: its rules, what it accepts and for how
 * long, a baseline of another scanner.
 */
#include <stdlib.h>

#include "base/file.h"
#include "base/text.h"
#include "format/value.h"
#include "trace/secrets/secrets_run.h"

enum {
	FILE_LIMIT = 4 << 20,
	BASELINE_LIMIT = 32 << 20,
	REASON_LEAST = 25,
	DAYS_MOST = 731, /* that something is accepted for */
};

/* Ids must not change when the first secret is accepted, so this stands in a new file too. */
static const char no_salt[] = "tracegate";

/* ---- policy ---- */

/* The content of a file of the project: of a commit, or on disk. False when it is not there. */
static bool read_project(struct tg_secrets_run *run, const char *path, struct tg_buf *out,
			 bool *ret_there, struct tg_err *err)
{
	const struct tg_secrets_options *options = run->options;
	struct tg_buf full = {0};
	struct tg_oid blob;
	bool ok = true;

	*ret_there = false;
	if (options->policy) {
		*ret_there = tg_history_lookup(options->history, options->policy, path, &blob);
		if (*ret_there &&
		    tg_history_blob(options->history, &blob, FILE_LIMIT, out, NULL) != TG_BLOB_READ)
			return tg_fail(err, TG_ERR_INCOMPLETE, "'%s' of the base cannot be read",
				       path);
		return true;
	}
	tg_path_join(&full, options->root, path);
	*ret_there = tg_file_exists(full.ptr);
	if (*ret_there)
		ok = tg_file_read(full.ptr, FILE_LIMIT, out, err);
	tg_buf_done(&full);
	return ok;
}

/* The hexadecimal digits of an identity, or its beginning. */
static bool parse_id(struct tg_str text, struct tg_hash *ret)
{
	size_t i;

	*ret = (struct tg_hash){{0}};
	if (text.len != TG_HASH_HEX - 1)
		return false;
	for (i = 0; i < text.len; i++) {
		const char *digits = "0123456789abcdef", *digit = strchr(digits, text.ptr[i]);

		if (!digit || !*digit)
			return false;
		ret->byte[i / 2] = (uint8_t)(ret->byte[i / 2] << 4 | (digit - digits));
	}
	return true;
}

static bool read_accepted(struct tg_secrets_run *run, const struct tg_value *entry,
			  struct tg_err *err)
{
	static const char *const keys[] = {"id", "reason", "owner", "until", NULL};
	struct tg_str id = tg_str(tg_value_text(entry, "id", ""));
	const char *until = tg_value_text(entry, "until", "");
	struct tg_accepted *accepted = TG_VEC_ADD(&run->accepted);
	int64_t day;

	accepted->reason = tg_value_text(entry, "reason", "");
	if (!tg_value_keys(entry, keys, err))
		return false;
	if (!parse_id(id, &accepted->id))
		return tg_value_fail(entry, err, "'id' must be the 32 digits of a secret's id");
	if (strlen(accepted->reason) < REASON_LEAST)
		return tg_value_fail(entry, err, "'reason' must have at least %d characters",
				     REASON_LEAST);
	if (!*tg_value_text(entry, "owner", ""))
		return tg_value_fail(entry, err, "'owner' must say who answers for it");
	if (!tg_date_parse(tg_str(until), &day))
		return tg_value_fail(entry, err, "'until' must be a date such as 2027-06-30");
	accepted->expired = day < tg_today();
	return true;
}

static bool read_register(struct tg_secrets_run *run, struct tg_str content, struct tg_err *err)
{
	static const char *const keys[] = {"version", "salt", "accepted", NULL};
	const struct tg_value *file =
		tg_yaml_parse(&run->report->arena, content, TG_SECRETS_FILE, err);
	const struct tg_value *list;

	if (!file)
		return false;
	if (file->kind != TG_VALUE_MAP || strcmp(tg_value_text(file, "version", ""), "1") != 0)
		return tg_value_fail(file, err, "the file begins with 'version: 1'");
	if (!tg_value_keys(file, keys, err))
		return false;
	run->salt = tg_value_text(file, "salt", no_salt);
	list = tg_value_get(file, "accepted");
	if (list && list->kind != TG_VALUE_LIST && list->kind != TG_VALUE_NULL)
		return tg_value_fail(list, err, "'accepted' is a list");
	for (TG_VALUE_EACH(entry, list))
		if (!read_accepted(run, entry, err))
			return false;
	return true;
}

/* Rules of the project as a commit has them: the files below .tracegate/secrets. */
struct policy_files {
	struct tg_secrets_run *run;
	struct tg_buf text;
};

static bool on_policy_file(void *user, const struct tg_change *file, struct tg_err *err)
{
	struct policy_files *files = user;
	struct tg_secrets_run *run = files->run;

	if (!tg_str_starts(file->path, ".tracegate/secrets/") ||
	    !tg_str_ends(file->path, ".yaml") || file->kind != TG_ENTRY_FILE)
		return true;
	if (tg_history_blob(run->options->history, &file->after, FILE_LIMIT, &files->text, NULL) !=
	    TG_BLOB_READ)
		return tg_fail(err, TG_ERR_INCOMPLETE, "a rule of the base cannot be read");
	return tg_secret_rules_parse(
		&run->report->arena, tg_buf_view(&files->text),
		tg_arena_strndup(&run->report->arena, file->path.ptr, file->path.len), "project",
		&run->report->rules, err);
}

bool tg_secrets_read_policy(struct tg_secrets_run *run, struct tg_err *err)
{
	struct policy_files files = {.run = run};
	struct tg_buf content = {0};
	bool there, ok;

	run->salt = no_salt;
	ok = read_project(run, TG_SECRETS_FILE, &content, &there, err) &&
	     (!there || read_register(run, tg_buf_view(&content), err));
	tg_buf_done(&content);
	if (ok && run->options->policy)
		ok = tg_history_tree(run->options->history, run->options->policy, on_policy_file,
				     &files, err);
	else if (ok)
		ok = tg_secret_rules_add_folder(&run->report->arena,
						tg_arena_printf(&run->report->arena,
								"%s/.tracegate/secrets",
								run->options->root),
						&run->report->rules, err);
	tg_buf_done(&files.text);
	return ok;
}

/* ---- a baseline ---- */

/* An entry of gitleaks' JSON report: RuleID, File, StartLine, Commit, Secret. */
static void read_entry(struct tg_secrets_run *run, const struct tg_value *entry)
{
	const char *secret = tg_value_text(entry, "Secret", "");
	struct tg_known_place *known = TG_VEC_ADD(&run->baseline);
	const struct tg_value *line = tg_value_get(entry, "StartLine");
	int64_t number = 0;

	known->rule = tg_value_text(entry, "RuleID", "");
	known->path = tg_value_text(entry, "File", "");
	known->commit = tg_value_text(entry, "Commit", "");
	if (line && tg_value_int(line, &number, NULL))
		known->line = number > 0 && number < 1 << 30 ? (unsigned)number : 0;
	known->by_id = *secret && strcmp(secret, "REDACTED") != 0;
	if (known->by_id) {
		const struct tg_secret_rule plain = {.id = ""};
		const struct tg_secret whole = {.rule = &plain, .end = strlen(secret)};

		known->id = tg_secrets_identity(run, tg_str(secret), &whole, "");
	}
}

/* A line of .gitleaksignore: [commit:]file:rule:line. */
static void read_ignored(struct tg_secrets_run *run, struct tg_str line)
{
	struct tg_str parts[4] = {{0}}, rest = tg_str_trim(line);
	struct tg_known_place *known;
	size_t count = 0;

	if (!rest.len || rest.ptr[0] == '#')
		return;
	while (count < 4 && tg_str_split(&rest, ':', &parts[count]))
		count++;
	if (count < 3)
		return;
	known = TG_VEC_ADD(&run->baseline);
	known->commit =
		count == 4 ? tg_arena_strndup(&run->report->arena, parts[0].ptr, parts[0].len) : "";
	known->path =
		tg_arena_strndup(&run->report->arena, parts[count - 3].ptr, parts[count - 3].len);
	known->rule = "";
	known->line = (unsigned)strtoul(
		tg_arena_strndup(&run->report->arena, parts[count - 1].ptr, parts[count - 1].len),
		NULL, 10);
}

bool tg_secrets_read_baseline(struct tg_secrets_run *run, struct tg_err *err)
{
	const char *path = run->options->baseline;
	struct tg_buf content = {0};
	const struct tg_value *list;
	struct tg_str rest, line;
	bool ok = tg_file_read(path, BASELINE_LIMIT, &content, err);

	rest = tg_str_trim(tg_buf_view(&content));
	if (ok && rest.len && rest.ptr[0] != '[' && rest.ptr[0] != '{') {
		while (tg_str_line(&rest, &line))
			read_ignored(run, line);
	} else if (ok) {
		list = tg_json_parse(&run->report->arena, rest, path, err);
		ok = list != NULL;
		if (ok && list->kind != TG_VALUE_LIST)
			ok = tg_value_fail(list, err, "a baseline is a list of findings");
		for (TG_VALUE_EACH(entry, ok ? list : NULL))
			read_entry(run, entry);
	}
	tg_buf_done(&content);
	return ok;
}

/* ---- judgement ---- */

static bool is_in_baseline(const struct tg_secrets_run *run, const struct tg_found_secret *secret)
{
	size_t i, p;
	char hex[TG_OID_HEX];

	for (i = 0; i < run->baseline.count; i++) {
		const struct tg_known_place *known = &run->baseline.at[i];

		if (known->by_id && tg_hash_eq(known->id, secret->id))
			return true;
		for (p = 0; !known->by_id && p < secret->places.count; p++) {
			const struct tg_secret_place *place = &secret->places.at[p];

			if (strcmp(place->path, known->path) == 0 &&
			    place->range.line == known->line &&
			    (!*known->commit || tg_oid_is_zero(&place->commit) ||
			     strcmp(tg_oid_hex(&place->commit, hex), known->commit) == 0))
				return true;
		}
	}
	return false;
}

void tg_secrets_judge(struct tg_secrets_run *run)
{
	size_t i, a;

	for (i = 0; i < run->report->secrets.count; i++) {
		struct tg_found_secret *secret = &run->report->secrets.at[i];

		for (a = 0; a < run->accepted.count; a++) {
			const struct tg_accepted *accepted = &run->accepted.at[a];

			if (!tg_hash_eq(accepted->id, secret->id) || accepted->expired)
				continue;
			secret->state = TG_SECRET_ACCEPTED;
			secret->reason = accepted->reason;
		}
		if (secret->state == TG_SECRET_OPEN && is_in_baseline(run, secret)) {
			secret->state = TG_SECRET_ACCEPTED;
			secret->reason = "it is in the baseline";
		}
	}
}

/* ---- accepting ---- */

/* A text in single quotes of YAML. */
static void quote(struct tg_buf *out, const char *text)
{
	tg_buf_putc(out, '\'');
	for (; *text; text++) {
		if (*text == '\'')
			tg_buf_putc(out, '\'');
		tg_buf_putc(out, (uint8_t)*text < 0x20 ? ' ' : *text);
	}
	tg_buf_putc(out, '\'');
}

bool tg_secrets_accept(const char *root, const char *id, const char *reason, const char *owner,
		       const char *until, struct tg_err *err)
{
	struct tg_buf path = {0}, text = {0};
	struct tg_hash hash;
	int64_t day;
	bool ok = true;

	if (!parse_id(tg_str(id), &hash))
		return tg_fail(err, TG_ERR_USAGE, "--accept takes the 32 digits of an id");
	if (!reason || strlen(reason) < REASON_LEAST || !owner || !until)
		return tg_fail(err, TG_ERR_USAGE,
			       "--accept needs --reason (at least %d characters), --owner and "
			       "--until",
			       REASON_LEAST);
	if (!tg_date_parse(tg_str(until), &day) || day < tg_today() || day > tg_today() + DAYS_MOST)
		return tg_fail(err, TG_ERR_USAGE,
			       "--until takes a date within the next two years, as 2027-06-30");
	tg_path_join(&path, root, TG_SECRETS_FILE);
	if (tg_file_exists(path.ptr)) {
		ok = tg_file_read(path.ptr, FILE_LIMIT, &text, err);
		if (ok && tg_str_find(tg_buf_view(&text), 0, "\naccepted:") == text.len)
			tg_buf_puts(&text, "accepted:\n");
	} else {
		tg_buf_printf(&text,
			      "# Secrets that somebody answers for; see 'tracegate secrets "
			      "--help'. Ids\n# depend on the salt: choose your own before the "
			      "first one is accepted.\nversion: 1\nsalt: %s\naccepted:\n",
			      no_salt);
	}
	tg_buf_printf(&text, "  - id: '%s'\n    reason: ", id);
	quote(&text, reason);
	tg_buf_puts(&text, "\n    owner: ");
	quote(&text, owner);
	tg_buf_printf(&text, "\n    until: '%s'\n", until);
	ok = ok && tg_file_write(path.ptr, tg_buf_view(&text), err);
	tg_buf_done(&path);
	tg_buf_done(&text);
	return ok;
}
