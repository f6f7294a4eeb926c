/* SPDX-License-Identifier: Apache-2.0 */
/*
 * scan.c - literals call their rules; what is found is sorted, and the best of overlaps is kept.
 */
#include "secrets/scan.h"

#include <stdlib.h>

#include "base/file.h"
#include "secrets/internal.h"

enum {
	SCANNER_VERSION = 1, /* raise it when other code finds other things */
	WRAPPED_LEAST = 4,   /* characters that a prefix must leave in base64 */
	WRAPPED_RUN = 24,    /* of a run that is looked into */
};

/* Instead of the index of a rule. */
static const uint32_t NO_RULE = UINT32_MAX;

/* Names of whatever is secret; judge.c decides. */
static const char *const secret_words[] = {
	"passw",        "passphrase", "passcode",    "pwd",         "secret",      "token",
	"apikey",       "api_key",    "api-key",     "access_key",  "access-key",  "accesskey",
	"auth",         "credential", "encryption",  "private_key", "privatekey",  "private-key",
	"_pass",        "psk",        "dbpass",      "signing",     "hmac",        "_pw",
	"shared_key",   "sharedkey",  "account_key", "accountkey",  "master_key",  "masterkey",
	"session_key",  "community",  "license_key", "service_key", "app_key",     "appkey",
	" pass",        "\"pass",     "'pass",       "-pass",       "storage_key", "webhook",
	"consumer_key",
};

/* ---- making ---- */

/* What the bytes of a prefix look like in base64, at each of three alignments. */
static void add_wrapped(struct tg_scanner *scanner, const char *prefix, uint32_t rule)
{
	static const char digits[] =
		"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	size_t length = strlen(prefix), shift;

	for (shift = 0; shift < 3; shift++) {
		size_t first = (8 * shift + 5) / 6, last = 8 * (shift + length) / 6, i;
		char *text;

		if (last < first + WRAPPED_LEAST)
			continue;
		text = tg_arena_alloc(&scanner->arena, last - first + 1);
		for (i = first; i < last; i++) {
			size_t bit = 6 * i - 8 * shift, byte = bit / 8;
			unsigned pair = (unsigned)(uint8_t)prefix[byte] << 8;

			if (byte + 1 < length)
				pair |= (uint8_t)prefix[byte + 1];
			text[i - first] = digits[pair >> (10 - bit % 8) & 63];
		}
		tg_filter_add(&scanner->filter,
			      &(struct tg_literal){.text = text,
						   .size = (uint8_t)(last - first),
						   .cased = true,
						   .action = TG_ACTION_WRAPPED,
						   .rule = rule});
	}
}

static void add_literal(struct tg_scanner *scanner, const char *text, bool cased,
			enum tg_action action, uint32_t rule)
{
	char *copy = tg_arena_strdup(&scanner->arena, text);
	size_t length = strlen(copy), i;

	if (length > 200)
		length = 200;
	for (i = 0; i < length && !cased; i++)
		copy[i] = tg_lower(copy[i]);
	tg_filter_add(&scanner->filter, &(struct tg_literal){.text = copy,
							     .size = (uint8_t)length,
							     .cased = cased,
							     .action = (uint8_t)action,
							     .rule = rule});
	if (action == TG_ACTION_TOKEN || action == TG_ACTION_KEY)
		add_wrapped(scanner, copy, rule);
}

static void add_rule(struct tg_scanner *scanner, uint32_t number)
{
	static const enum tg_action actions[] = {TG_ACTION_TOKEN, TG_ACTION_NAME, TG_ACTION_TEXT};
	const struct tg_secret_rule *rule = &scanner->rules[number];
	size_t i;

	if (rule->how == TG_SECRET_BUILTIN)
		for (i = 0; i < rule->keyword_count; i++)
			*tg_map_put(&scanner->builtins, tg_str(rule->keywords[i])) =
				(void *)(uintptr_t)(number + 1);
	if (rule->how > TG_SECRET_TEXT)
		return;
	for (i = 0; i < rule->keyword_count; i++)
		add_literal(scanner, rule->keywords[i], rule->how == TG_SECRET_TOKEN,
			    actions[rule->how], number);
}

static bool compile(struct tg_scanner *scanner, uint32_t number, struct tg_err *err)
{
	static const enum tg_anchor anchors[] = {TG_ANCHOR_START, TG_ANCHOR_BOTH, TG_ANCHOR_NONE};
	const struct tg_secret_rule *rule = &scanner->rules[number];

	if (rule->how > TG_SECRET_TEXT || scanner->patterns[number])
		return true;
	scanner->patterns[number] = tg_regex_make(rule->pattern, anchors[rule->how], err);
	return scanner->patterns[number] ||
	       tg_while(err, "%s:%u: rule '%s'", rule->file, rule->line, rule->id);
}

struct tg_scanner *tg_scanner_make(const struct tg_secret_rule *rules, size_t count, size_t checked,
				   struct tg_err *err)
{
	struct tg_scanner *scanner = tg_alloc_zero(1, sizeof(*scanner));
	size_t i;

	scanner->rules = rules;
	scanner->count = count;
	scanner->patterns = tg_alloc_zero(count + 1, sizeof(struct tg_regex *));
	scanner->done = tg_alloc_zero(count + 1, sizeof(*scanner->done));
	scanner->matcher = tg_matcher_make();
	for (i = 0; i < count; i++)
		add_rule(scanner, (uint32_t)i);
	add_literal(scanner, "-----BEGIN ", true, TG_ACTION_KEY, NO_RULE);
	add_literal(scanner, "PuTTY-User-Key-File-", true, TG_ACTION_KEY, NO_RULE);
	for (i = 0; i < sizeof(secret_words) / sizeof(*secret_words); i++)
		add_literal(scanner, secret_words[i], false, TG_ACTION_NAME, NO_RULE);
	tg_filter_build(&scanner->filter);
	for (i = checked; i < count; i++) {
		if (!compile(scanner, (uint32_t)i, err)) {
			tg_scanner_free(scanner);
			return NULL;
		}
	}
	return scanner;
}

void tg_scanner_free(struct tg_scanner *scanner)
{
	size_t i;

	if (!scanner)
		return;
	for (i = 0; i < scanner->count; i++)
		tg_regex_free(scanner->patterns[i]);
	free(scanner->patterns);
	free(scanner->done);
	tg_filter_done(&scanner->filter);
	tg_matcher_free(scanner->matcher);
	tg_map_done(&scanner->builtins);
	tg_arena_done(&scanner->arena);
	free(scanner);
}

void tg_scanner_free_(struct tg_scanner **scanner)
{
	tg_scanner_free(*scanner);
	*scanner = NULL;
}

const struct tg_scan_stats *tg_scanner_stats(const struct tg_scanner *scanner)
{
	return &scanner->stats;
}

static void hash_words(struct tg_hasher *hasher, const char *const *words, size_t count)
{
	size_t i;

	tg_hash_number(hasher, count);
	for (i = 0; i < count; i++)
		tg_hash_add(hasher, tg_str(words[i]));
}

struct tg_hash tg_scanner_hash(const struct tg_scanner *scanner)
{
	struct tg_hasher hasher;
	size_t i;

	tg_hash_begin(&hasher);
	tg_hash_number(&hasher, SCANNER_VERSION);
	for (i = 0; i < scanner->count; i++) {
		const struct tg_secret_rule *rule = &scanner->rules[i];

		tg_hash_add(&hasher, tg_str(rule->id));
		tg_hash_add(&hasher, tg_str(rule->pattern));
		tg_hash_number(&hasher, (uint64_t)rule->how << 16 | (uint64_t)rule->checksum << 8 |
						(uint64_t)rule->severity << 4 | rule->exact);
		tg_hash_number(&hasher, (uint64_t)(rule->entropy * 1000));
		hash_words(&hasher, rule->keywords, rule->keyword_count);
		hash_words(&hasher, rule->paths, rule->path_count);
		hash_words(&hasher, rule->unless_lines, rule->unless_count);
	}
	return tg_hash_end(&hasher);
}

/* ---- matching ---- */

const struct tg_secret_rule *tg_scan_builtin(const struct tg_scanner *scanner, const char *stem)
{
	size_t number = (size_t)(uintptr_t)tg_map_get(&scanner->builtins, tg_str(stem));

	return number ? &scanner->rules[number - 1] : NULL;
}

/* True when a line of the text begins with `begin`, behind blanks. */
static bool has_line(struct tg_str text, const char *begin)
{
	size_t at = 0;

	while (at < text.len) {
		while (at < text.len && (text.ptr[at] == ' ' || text.ptr[at] == '\t'))
			at++;
		if (tg_str_starts(tg_span(text, at, text.len), begin))
			return true;
		while (at < text.len && text.ptr[at++] != '\n')
			;
	}
	return false;
}

bool tg_scan_applies(const struct tg_scanner *scanner, const struct tg_secret_rule *rule)
{
	size_t i;

	for (i = 0; i < rule->unless_count; i++)
		if (has_line(scanner->text, rule->unless_lines[i]))
			return false;
	if (!rule->path_count)
		return true;
	for (i = 0; i < rule->path_count; i++)
		if (tg_glob_match(rule->paths[i], scanner->file->path))
			return true;
	return false;
}

struct tg_secret *tg_scan_found(struct tg_scanner *scanner, const struct tg_secret_rule *rule,
				size_t start, size_t end, size_t match_start, size_t match_end)
{
	struct tg_secret *secret = TG_VEC_ADD(scanner->out);

	*secret = (struct tg_secret){.rule = rule,
				     .start = start,
				     .end = end,
				     .is_test = scanner->file->is_test,
				     .match_start = match_start,
				     .match_end = match_end};
	return secret;
}

bool tg_scan_match(struct tg_scanner *scanner, uint32_t rule, struct tg_str subject, size_t from,
		   struct tg_match *ret)
{
	enum tg_matched matched;

	if (!compile(scanner, rule, NULL))
		return false;
	scanner->stats.windows++;
	matched = tg_regex_match(scanner->matcher, scanner->patterns[rule], subject, from, ret);
	if (matched == TG_MATCH_EXCEEDED) {
		scanner->stats.exceeded++;
		scanner->stats.exceeded_rule = &scanner->rules[rule];
	}
	return matched == TG_MATCH_YES;
}

/* Form, entropy and checksum of what a pattern found. `prefix` bytes of it are fixed. */
static bool holds(struct tg_scanner *scanner, const struct tg_secret_rule *rule, size_t start,
		  size_t end, size_t prefix)
{
	struct tg_str token = tg_span(scanner->text, start, end);
	struct tg_str body = tg_str_n(token.ptr + prefix, token.len - prefix);

	if (rule->is_setting)
		return true;
	if (tg_is_placeholder(body) || tg_is_test_vector(body) ||
	    (rule->entropy > 0 && tg_entropy(body) < rule->entropy)) {
		scanner->stats.placeholders++;
		return false;
	}
	if (tg_checksum_holds(rule->checksum, token, prefix))
		return true;
	scanner->stats.checksums++;
	return false;
}

/* True when a token may begin here: nothing it could be the middle of stands before it. */
static bool begins_token(struct tg_str text, size_t at)
{
	char before = at ? text.ptr[at - 1] : ' ';

	if (!tg_is_alpha(before) && !tg_is_digit(before))
		return true;
	/* "\nghp_", "%3Dghp_" */
	return (at > 1 && text.ptr[at - 2] == '\\' && strchr("nrtbf", before)) ||
	       (at > 2 && text.ptr[at - 3] == '%');
}

static void on_token(struct tg_scanner *scanner, const struct tg_literal *literal, size_t at)
{
	const struct tg_secret_rule *rule = &scanner->rules[literal->rule];
	size_t limit = scanner->text.len - at;
	struct tg_match match;
	char next;

	if (!begins_token(scanner->text, at) || !tg_scan_applies(scanner, rule))
		return;
	limit = limit > TG_WINDOW_AFTER ? TG_WINDOW_AFTER : limit;
	if (!tg_scan_match(scanner, literal->rule, tg_str_n(scanner->text.ptr + at, limit),
			   literal->size, &match))
		return;
	next = match.end < limit ? scanner->text.ptr[at + match.end] : ' ';
	if (tg_is_alpha(next) || tg_is_digit(next))
		return;
	if (holds(scanner, rule, at, at + match.end, literal->size))
		tg_scan_found(scanner, rule, at, at + match.end, at, at + match.end);
}

/* The part of the line around `at` that a pattern sees. */
static struct tg_str window_at(struct tg_str text, size_t at)
{
	size_t start = at, end = at;

	while (start > 0 && at - start < TG_WINDOW_BEFORE && text.ptr[start - 1] != '\n')
		start--;
	while (end < text.len && end - at < TG_WINDOW_AFTER && text.ptr[end] != '\n')
		end++;
	return tg_span(text, start, end);
}

static void on_text(struct tg_scanner *scanner, const struct tg_literal *literal, size_t at)
{
	const struct tg_secret_rule *rule = &scanner->rules[literal->rule];
	struct tg_str window;
	struct tg_match match;
	size_t base, from = 0;

	if (at < scanner->done[literal->rule] || !tg_scan_applies(scanner, rule))
		return;
	window = window_at(scanner->text, at);
	base = (size_t)(window.ptr - scanner->text.ptr);
	if (base < scanner->done[literal->rule]) /* the rest of a long line */
		from = scanner->done[literal->rule] - base;
	while (from <= window.len && tg_scan_match(scanner, literal->rule, window, from, &match)) {
		if (holds(scanner, rule, base + match.group_start, base + match.group_end, 0))
			tg_scan_found(scanner, rule, base + match.group_start,
				      base + match.group_end, base + match.start, base + match.end);
		from = match.end > from ? match.end : from + 1;
		scanner->done[literal->rule] = base + from;
	}
	if (scanner->done[literal->rule] < at + literal->size)
		scanner->done[literal->rule] = at + literal->size;
	/* What the pattern saw of the line without a match needs no second look. */
	if (base + window.len == scanner->text.len || scanner->text.ptr[base + window.len] == '\n')
		scanner->done[literal->rule] = base + window.len;
}

/* True when the line begins as a comment of a configuration. */
static bool is_commented(struct tg_str text, size_t at)
{
	size_t start = at;

	while (start > 0 && text.ptr[start - 1] != '\n' && at - start < TG_WINDOW_BEFORE)
		start--;
	while (start < at && (text.ptr[start] == ' ' || text.ptr[start] == '\t'))
		start++;
	return start < at && (strchr("#;!", text.ptr[start]) ||
			      (text.ptr[start] == '/' && text.ptr[start + 1] == '/'));
}

static void on_value(struct tg_scanner *scanner, const struct tg_literal *literal,
		     const struct tg_pair *pair)
{
	const struct tg_secret_rule *rule = &scanner->rules[literal->rule];
	struct tg_str value = tg_span(scanner->text, pair->start, pair->end);
	struct tg_match match;

	if (rule->exact && pair->name_end - pair->name_start != literal->size)
		return;
	if (rule->is_setting && (pair->compared || is_commented(scanner->text, pair->name_start)))
		return;
	if (!tg_scan_applies(scanner, rule))
		return;
	if (!tg_scan_match(scanner, literal->rule, value, 0, &match))
		return;
	if (holds(scanner, rule, pair->start + match.group_start, pair->start + match.group_end, 0))
		tg_scan_found(scanner, rule, pair->start + match.group_start,
			      pair->start + match.group_end, pair->name_start, pair->end);
}

static void on_name(struct tg_scanner *scanner, const struct tg_literal *literal, size_t at)
{
	const struct tg_secret_rule *rule;
	struct tg_pair pair;
	const char *stem;

	/* One judgement a name, however many of its words are known. */
	if (literal->rule == NO_RULE && at < scanner->name_end)
		return;
	if (!tg_pair_at(scanner, at, literal->size, &pair))
		return;
	if (literal->rule != NO_RULE) {
		on_value(scanner, literal, &pair);
		return;
	}
	scanner->name_end = pair.name_end;
	if (scanner->file->is_lock || !tg_judge_pair(scanner, &pair, &stem))
		return;
	rule = tg_scan_builtin(scanner, stem);
	if (rule)
		tg_scan_found(scanner, rule, pair.start, pair.end, pair.name_start, pair.end);
}

static void on_literal(struct tg_scanner *scanner, const struct tg_literal *literal, size_t at);

/* Looks into a run of base64 that holds what a prefix looks like in it. */
static void on_wrapped(struct tg_scanner *scanner, size_t at)
{
	struct tg_scanner outer = *scanner;
	struct tg_buf plain = {0};
	tg_secrets inner = {0};
	size_t start = at, end = at;

	if (scanner->depth || at < scanner->run_end)
		return;
	while (start > 0 && at - start < TG_WRAP_LIMIT &&
	       tg_is_base64(scanner->text.ptr[start - 1]))
		start--;
	while (end < scanner->text.len && end - start < TG_WRAP_LIMIT &&
	       tg_is_base64(scanner->text.ptr[end]))
		end++;
	scanner->run_end = outer.run_end = end;
	if (end - start < WRAPPED_RUN ||
	    !tg_base64_decode(&plain, tg_span(scanner->text, start, end))) {
		tg_buf_done(&plain);
		return;
	}
	scanner->depth = 1;
	scanner->text = tg_buf_view(&plain);
	scanner->out = &inner;
	scanner->pem_end = 0;
	tg_filter_run(&scanner->filter, scanner->text, on_literal, scanner);
	outer.stats = scanner->stats;
	*scanner = outer;
	if (inner.count)
		tg_scan_found(scanner, inner.at[0].rule, start, end, start, end)->wrapped = true;
	TG_VEC_DONE(&inner);
	tg_buf_done(&plain);
}

static void on_literal(struct tg_scanner *scanner, const struct tg_literal *literal, size_t at)
{
	bool plain = !scanner->binary && !scanner->depth;

	if (literal->action == TG_ACTION_TOKEN)
		on_token(scanner, literal, at);
	else if (literal->action == TG_ACTION_KEY)
		tg_scan_pem(scanner, at);
	else if (literal->action == TG_ACTION_NAME && plain)
		on_name(scanner, literal, at);
	else if (literal->action == TG_ACTION_TEXT && plain)
		on_text(scanner, literal, at);
	else if (literal->action == TG_ACTION_WRAPPED && plain)
		on_wrapped(scanner, at);
}

/* ---- results ---- */

static int by_start(const void *left, const void *right)
{
	const struct tg_secret *a = left, *b = right;

	if (a->start != b->start)
		return a->start < b->start ? -1 : 1;
	if (a->end != b->end)
		return a->end > b->end ? -1 : 1;
	return strcmp(a->rule->id, b->rule->id);
}

/* How specific a rule is: a known form says more than a name. */
static int rank(const struct tg_secret *secret)
{
	static const int ranks[] = {[TG_SECRET_TOKEN] = 4,
				    [TG_SECRET_VALUE] = 2,
				    [TG_SECRET_TEXT] = 3,
				    [TG_SECRET_BUILTIN] = 1,
				    [TG_SECRET_FILE] = 0};

	return secret->wrapped ? 5 : ranks[secret->rule->how];
}

/* Of overlapping secrets the most specific stays; settings are no secrets and always stay. */
static void keep_best(tg_secrets *secrets, size_t first)
{
	size_t i, j, kept = first;

	for (i = first; i < secrets->count; i++) {
		struct tg_secret secret = secrets->at[i];
		bool worse = false;

		for (j = kept; j-- > first && !secret.rule->is_setting;) {
			struct tg_secret *other = &secrets->at[j];

			if (other->end <= secret.start || other->rule->is_setting)
				continue;
			worse = rank(other) >= rank(&secret);
			if (!worse)
				memmove(other, other + 1, (--kept - j) * sizeof(*other));
			if (worse)
				break;
		}
		if (!worse)
			secrets->at[kept++] = secret;
	}
	secrets->count = kept;
}

bool tg_scan_is_binary(struct tg_str text)
{
	return text.len &&
	       memchr(text.ptr, 0, text.len < TG_BINARY_PROBE ? text.len : TG_BINARY_PROBE);
}

const struct tg_secret_rule *tg_scan_path(const struct tg_scanner *scanner, const char *path)
{
	struct tg_scan_file file = {.path = path};
	struct tg_scanner probe = {.file = &file};
	size_t i;

	for (i = 0; i < scanner->count; i++)
		if (scanner->rules[i].how == TG_SECRET_FILE &&
		    tg_scan_applies(&probe, &scanner->rules[i]))
			return &scanner->rules[i];
	return NULL;
}

void tg_scan(struct tg_scanner *scanner, struct tg_str text, const struct tg_scan_file *file,
	     tg_secrets *out)
{
	size_t first = out->count;

	scanner->text = text;
	scanner->file = file;
	scanner->out = out;
	scanner->binary = file->is_binary || tg_scan_is_binary(text);
	scanner->depth = 0;
	scanner->name_end = scanner->run_end = scanner->pem_end = 0;
	scanner->stats.bytes += text.len;
	memset(scanner->done, 0, scanner->count * sizeof(*scanner->done));
	if (scanner->binary)
		tg_scan_binary_key(scanner);
	tg_filter_run(&scanner->filter, text, on_literal, scanner);
	if (out->count - first < 2)
		return;
	qsort(out->at + first, out->count - first, sizeof(*out->at), by_start);
	keep_best(out, first);
}

void tg_secret_redact(struct tg_buf *out, struct tg_str secret, const struct tg_secret_rule *rule)
{
	size_t shown = rule->how == TG_SECRET_TOKEN ? 4 : 0;

	if (rule->is_setting) {
		tg_buf_str(out, secret.len > 120 ? tg_str_n(secret.ptr, 120) : secret);
		return;
	}
	if (secret.len >= 16 && shown)
		tg_buf_str(out, tg_str_n(secret.ptr, shown));
	tg_buf_printf(out, "*** (%zu characters)", secret.len);
}
