/* SPDX-License-Identifier: Apache-2.0 */
#include "evidence/sarif.h"

#include <ctype.h>
#include <stdlib.h>

#include "evidence/sarif_rule.h"

struct sarif {
	struct tg_arena *arena;
	struct tg_sarif *out;
	const struct tg_value *run;
	struct tg_sarif_rules rules;
	const char *tool;
	TG_VEC(struct tg_foreign_finding) findings;
	TG_VEC(struct tg_sarif_run) runs;
};

static void skip(struct sarif *sarif, const struct tg_value *at, const char *why)
{
	if (!sarif->out->unread++)
		sarif->out->first_unread =
			tg_arena_printf(sarif->arena, "line %u: %s", at->line, why);
}

static unsigned number(const struct tg_value *region, const char *name)
{
	const struct tg_value *value = tg_value_get(region, name);
	int64_t number;

	return value && tg_value_int(value, &number, NULL) && number > 0 && number < INT32_MAX
		       ? (unsigned)number
		       : 0;
}

static int hex(char c)
{
	return isdigit((unsigned char)c) ? c - '0' : (tolower((unsigned char)c) - 'a') + 10;
}

/* A file's path out of a URI: without `file://`, and with its %XX as characters. */
static const char *path_of_uri(struct tg_arena *arena, struct tg_str uri)
{
	struct tg_buf path = {0};
	const char *kept;
	size_t i;

	if (tg_str_starts(uri, "file://"))
		uri = tg_str_n(uri.ptr + 7, uri.len - 7);
	else if (tg_str_starts(uri, "file:"))
		uri = tg_str_n(uri.ptr + 5, uri.len - 5);
	for (i = 0; i < uri.len; i++) {
		bool coded = uri.ptr[i] == '%' && i + 2 < uri.len &&
			     isxdigit((unsigned char)uri.ptr[i + 1]) &&
			     isxdigit((unsigned char)uri.ptr[i + 2]);
		char c =
			coded ? (char)(hex(uri.ptr[i + 1]) * 16 + hex(uri.ptr[i + 2])) : uri.ptr[i];

		i += coded ? 2 : 0;
		if (c)
			tg_buf_putc(&path, c);
	}
	kept = tg_arena_strndup(arena, path.ptr ? path.ptr : "", path.len);
	tg_buf_done(&path);
	return kept;
}

/* The n-th element of a list, or NULL. */
static const struct tg_value *element(const struct tg_value *list, const struct tg_value *index)
{
	int64_t wanted;

	if (!index || !tg_value_int(index, &wanted, NULL) || wanted < 0)
		return NULL;
	for (TG_VALUE_EACH(value, list))
		if (wanted-- == 0)
			return value;
	return NULL;
}

/* Where an artifact is: by its own URI or by its number; a base that has a URI goes in front. */
static const char *path_of(struct sarif *sarif, const struct tg_value *location)
{
	const struct tg_value *artifact =
		element(tg_value_get(sarif->run, "artifacts"), tg_value_get(location, "index"));
	const char *uri = tg_value_text(location, "uri", "");
	const char *base = tg_value_text(location, "uriBaseId", "");
	const struct tg_value *bases = tg_value_get(sarif->run, "originalUriBaseIds");
	const char *front = tg_value_text(tg_value_get(bases, base), "uri", "");

	if (!*uri)
		uri = tg_value_text(tg_value_get(artifact, "location"), "uri", "");
	if (*uri && *front && uri[0] != '/' && strncmp(uri, "file:", 5) != 0)
		uri = tg_arena_printf(sarif->arena, "%s%s%s", front,
				      front[strlen(front) - 1] == '/' ? "" : "/", uri);
	return path_of_uri(sarif->arena, tg_str(uri));
}

static enum tg_severity severity_of(const char *level)
{
	if (strcmp(level, "error") == 0)
		return TG_ERROR;
	return strcmp(level, "note") == 0 || strcmp(level, "none") == 0 ? TG_NOTE : TG_WARNING;
}

/* A suppression holds unless somebody refused it, or has not looked at it yet. */
static bool is_suppressed(const struct tg_value *result, const char **ret_reason)
{
	const struct tg_value *list = tg_value_get(result, "suppressions");

	*ret_reason = "";
	for (TG_VALUE_EACH(suppression, list)) {
		const char *status = tg_value_text(suppression, "status", "accepted");

		if (strcmp(status, "accepted") != 0)
			return false;
		*ret_reason = tg_value_text(suppression, "justification", "suppressed there");
	}
	return list && list->count;
}

/* What is no finding: results that say that all is well, and those that are gone. */
static bool is_finding(const struct tg_value *result)
{
	const char *kind = tg_value_text(result, "kind", "fail");
	const char *state = tg_value_text(result, "baselineState", "");

	return strcmp(kind, "pass") != 0 && strcmp(kind, "notApplicable") != 0 &&
	       strcmp(kind, "informational") != 0 && strcmp(state, "absent") != 0;
}

static void read_result(struct sarif *sarif, const struct tg_value *result)
{
	const struct tg_value *locations = tg_value_get(result, "locations");
	const struct tg_value *place =
		tg_value_get(locations ? locations->first : NULL, "physicalLocation");
	const struct tg_value *region = tg_value_get(place, "region");
	struct tg_foreign_finding foreign = {.finding = {.function = "", .usr = "", .macro = ""}};
	struct tg_finding *finding = &foreign.finding;
	const struct tg_sarif_rule *rule;

	if (!is_finding(result))
		return;
	rule = tg_sarif_rule_of(&sarif->rules, result);
	finding->path = path_of(sarif, tg_value_get(place, "artifactLocation"));
	finding->range.line = number(region, "startLine");
	finding->message = tg_sarif_message(sarif->arena, rule, tg_value_get(result, "message"));
	if (!*rule->id || !*finding->path || !*finding->message) {
		skip(sarif, result,
		     !*rule->id        ? "the result names no rule"
		     : !*finding->path ? "the result has no place in a file"
				       : "the result has no message");
		return;
	}
	if (!finding->range.line)
		finding->range.line = 1; /* it concerns the file */
	finding->range.column = number(region, "startColumn");
	finding->range.end_line = number(region, "endLine");
	finding->range.end_column = number(region, "endColumn");
	if (!finding->range.end_line)
		finding->range.end_line = finding->range.line;
	finding->rule = tg_arena_printf(sarif->arena, "%s/%s", sarif->tool, rule->id);
	finding->severity = severity_of(tg_value_text(result, "level", rule->level));
	finding->confidence = TG_MEDIUM;
	finding->state =
		is_suppressed(result, &finding->reason) ? TG_FINDING_SUPPRESSED : TG_FINDING_OPEN;
	tg_sarif_weaknesses(sarif->arena, rule, result, &foreign);
	*TG_VEC_ADD(&sarif->findings) = foreign;
}

/* The tool's name as one word: "Clang Static Analyzer" is "clang-static-analyzer". */
static const char *tool_name(struct tg_arena *arena, const char *name)
{
	char *word = tg_arena_strdup(arena, name), *at;

	for (at = word; *at; at++) {
		unsigned char c = (unsigned char)*at;

		*at = isalnum(c) || c == '.' || c == '+' ? (char)tolower(c) : '-';
	}
	return word;
}

static bool did_fail(const struct tg_value *run)
{
	for (TG_VALUE_EACH(invocation, tg_value_get(run, "invocations")))
		if (strcmp(tg_value_text(invocation, "executionSuccessful", "true"), "false") == 0)
			return true;
	return false;
}

static void *keep(struct tg_arena *arena, const void *at, size_t count, size_t size)
{
	void *copy = tg_arena_alloc(arena, (count + 1) * size);

	if (count)
		memcpy(copy, at, count * size);
	return copy;
}

static bool read_run(struct sarif *sarif, const struct tg_value *run, struct tg_err *err)
{
	const struct tg_value *driver = tg_value_get(tg_value_get(run, "tool"), "driver");
	const char *name = tg_value_text(driver, "name", "");
	struct tg_sarif_run *added;

	if (!*name)
		return tg_value_fail(run, err, "the run does not name its tool (tool.driver.name)");
	sarif->run = run;
	sarif->tool = tool_name(sarif->arena, name);
	sarif->findings.count = 0;
	tg_sarif_rules_read(sarif->arena, run, &sarif->rules);
	for (TG_VALUE_EACH(result, tg_value_get(run, "results")))
		read_result(sarif, result);
	tg_sarif_rules_done(&sarif->rules);
	added = TG_VEC_ADD(&sarif->runs);
	*added = (struct tg_sarif_run){
		.tool = sarif->tool,
		.version = tg_value_text(driver, "semanticVersion",
					 tg_value_text(driver, "version", "")),
		.category = tg_value_text(tg_value_get(run, "automationDetails"), "id", ""),
		.failed = did_fail(run),
		.count = sarif->findings.count,
	};
	added->at = keep(sarif->arena, sarif->findings.at, sarif->findings.count,
			 sizeof(*sarif->findings.at));
	return true;
}

static bool read_log(struct sarif *sarif, const struct tg_value *root, struct tg_err *err)
{
	const struct tg_value *runs = tg_value_get(root, "runs");
	const char *version = tg_value_text(root, "version", "");

	if (!runs || runs->kind != TG_VALUE_LIST)
		return tg_value_fail(root, err, "this is no SARIF: there is no list 'runs'");
	if (strncmp(version, "2.1", 3) != 0)
		return tg_value_fail(root, err,
				     "its version is '%s'; SARIF 2.1.0 is read here, let the tool "
				     "write that",
				     version);
	for (TG_VALUE_EACH(run, runs))
		if (!read_run(sarif, run, err))
			return false;
	return runs->count || tg_value_fail(runs, err,
					    "there is no run in it, and silence is no "
					    "evidence");
}

bool tg_sarif_read(struct tg_arena *arena, const char *file, struct tg_str content,
		   struct tg_sarif *ret, struct tg_err *err)
{
	struct sarif sarif = {.arena = arena, .out = ret};
	const struct tg_value *root;
	bool ok;

	*ret = (struct tg_sarif){.first_unread = ""};
	root = tg_json_parse(arena, content, file, err);
	ok = root && read_log(&sarif, root, err);
	ret->run_count = sarif.runs.count;
	ret->runs = keep(arena, sarif.runs.at, sarif.runs.count, sizeof(*sarif.runs.at));
	TG_VEC_DONE(&sarif.findings);
	TG_VEC_DONE(&sarif.runs);
	return ok;
}
