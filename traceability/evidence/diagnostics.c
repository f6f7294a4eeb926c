/* SPDX-License-Identifier: Apache-2.0 */
/*
 * diagnostics.c - findings of tools that write no SARIF: the XML of cppcheck (version 2) and the
 * JSON of gcc up to 12 (-fdiagnostics-format=json). Both name the weakness where they know it.
 */
#include <stdlib.h>

#include "evidence/sarif.h"
#include "format/value.h"
#include "format/xml.h"

struct diagnostics {
	struct tg_arena *arena;
	struct tg_sarif *out;
	const char *tool;
	TG_VEC(struct tg_foreign_finding) findings;
	/* of cppcheck: */
	bool is_results, placed;
	struct tg_foreign_finding open; /* the error whose places are read */
	const char *version;
};

static void skip(struct diagnostics *d, unsigned line, const char *why)
{
	if (!d->out->unread++)
		d->out->first_unread = tg_arena_printf(d->arena, "line %u: %s", line, why);
}

static void add_weakness(struct diagnostics *d, struct tg_foreign_finding *foreign,
			 unsigned long number)
{
	const char **list = tg_arena_alloc(d->arena, sizeof(*list));

	*list = tg_arena_printf(d->arena, "CWE-%lu", number);
	foreign->weaknesses = list;
	foreign->weakness_count = 1;
}

static void begin(struct diagnostics *d, struct tg_foreign_finding *foreign, const char *rule,
		  const char *message)
{
	*foreign = (struct tg_foreign_finding){
		.finding = {.function = "", .usr = "", .macro = "", .reason = "", .path = ""}};
	foreign->finding.rule = tg_arena_printf(d->arena, "%s/%s", d->tool, rule);
	foreign->finding.message = tg_arena_strdup(d->arena, message);
	foreign->finding.confidence = TG_MEDIUM;
	foreign->finding.state = TG_FINDING_OPEN;
}

static unsigned number_of(const char *text)
{
	unsigned long number = text ? strtoul(text, NULL, 10) : 0;

	return number < INT32_MAX ? (unsigned)number : 0;
}

/* The one run that such a file is. */
static void publish(struct diagnostics *d)
{
	struct tg_sarif_run *run = TG_NEW(d->arena, struct tg_sarif_run);
	struct tg_foreign_finding *copy =
		tg_arena_alloc(d->arena, (d->findings.count + 1) * sizeof(*copy));

	if (d->findings.count)
		memcpy(copy, d->findings.at, d->findings.count * sizeof(*copy));
	*run = (struct tg_sarif_run){.tool = d->tool,
				     .version = d->version ? d->version : "",
				     .category = "",
				     .at = copy,
				     .count = d->findings.count};
	d->out->runs = run;
	d->out->run_count = 1;
}

/* ---- cppcheck ---- */

static enum tg_severity cppcheck_severity(const char *word)
{
	if (strcmp(word, "error") == 0)
		return TG_ERROR;
	return strcmp(word, "warning") == 0 ? TG_WARNING : TG_NOTE;
}

static void open_error(struct diagnostics *d, const char **attributes)
{
	const char *id = tg_xml_attribute(attributes, "id");
	const char *message = tg_xml_attribute(attributes, "msg");
	const char *severity = tg_xml_attribute(attributes, "severity");
	const char *weakness = tg_xml_attribute(attributes, "cwe");

	begin(d, &d->open, id ? id : "", message ? message : "");
	d->open.finding.severity = cppcheck_severity(severity ? severity : "");
	if (number_of(weakness))
		add_weakness(d, &d->open, number_of(weakness));
	d->placed = false;
}

/* Of several places the first is where it happens; the others tell how it came to that. */
static void take_location(struct diagnostics *d, const char **attributes)
{
	const char *file = tg_xml_attribute(attributes, "file");
	struct tg_range *range = &d->open.finding.range;

	if (d->placed || !file)
		return;
	d->placed = true;
	d->open.finding.path = tg_arena_strdup(d->arena, file);
	range->line = number_of(tg_xml_attribute(attributes, "line"));
	range->column = number_of(tg_xml_attribute(attributes, "column"));
	if (!range->line)
		range->line = 1;
	range->end_line = range->line;
}

static bool cppcheck_open(void *user, const char *name, const char **attributes, unsigned line,
			  struct tg_err *err)
{
	struct diagnostics *d = user;
	const char *version = tg_xml_attribute(attributes, "version");

	if (!d->is_results) {
		d->is_results = strcmp(name, "results") == 0;
		if (!d->is_results || !version || strcmp(version, "2") != 0)
			return tg_fail(err, TG_ERR_INPUT,
				       "line %u: this is no XML of cppcheck in version 2; run "
				       "'cppcheck --xml --xml-version=2 ... 2>FILE'",
				       line);
	} else if (strcmp(name, "cppcheck") == 0) {
		d->version = version ? tg_arena_strdup(d->arena, version) : "";
	} else if (strcmp(name, "error") == 0) {
		open_error(d, attributes);
		d->open.finding.range.end_line = line; /* until it has a place: for the message */
	} else if (strcmp(name, "location") == 0) {
		take_location(d, attributes);
	}
	return true;
}

/* What cppcheck says of itself ("missingIncludeSystem") has no place and is no finding. */
static bool cppcheck_close(void *user, const char *name, struct tg_err *err)
{
	struct diagnostics *d = user;
	const struct tg_finding *finding = &d->open.finding;

	(void)err;
	if (strcmp(name, "error") != 0 || strcmp(finding->rule, "cppcheck/") == 0)
		return true;
	if (d->placed)
		*TG_VEC_ADD(&d->findings) = d->open;
	else if (finding->severity != TG_NOTE)
		skip(d, finding->range.end_line, "the error has no place in a file");
	return true;
}

bool tg_cppcheck_read(struct tg_arena *arena, const char *file, struct tg_str content,
		      struct tg_sarif *ret, struct tg_err *err)
{
	static const struct tg_xml_handler handler = {.open = cppcheck_open,
						      .close = cppcheck_close};
	struct diagnostics d = {.arena = arena, .out = ret, .tool = "cppcheck"};
	bool ok;

	*ret = (struct tg_sarif){.first_unread = ""};
	ok = tg_xml_parse(content, file, &handler, &d, err);
	if (ok)
		publish(&d);
	TG_VEC_DONE(&d.findings);
	return ok;
}

/* ---- gcc ---- */

static enum tg_severity gcc_severity(const char *kind)
{
	if (strcmp(kind, "error") == 0 || strcmp(kind, "fatal error") == 0)
		return TG_ERROR;
	return strcmp(kind, "note") == 0 ? TG_NOTE : TG_WARNING;
}

static void read_diagnostic(struct diagnostics *d, const struct tg_value *value)
{
	const struct tg_value *locations = tg_value_get(value, "locations");
	const struct tg_value *caret = tg_value_get(locations ? locations->first : NULL, "caret");
	const char *path = tg_value_text(caret, "file", "");
	const char *kind = tg_value_text(value, "kind", "");
	const char *rule = tg_value_text(value, "option", kind);
	const char *message = tg_value_text(value, "message", "");
	const char *weakness = tg_value_text(tg_value_get(value, "metadata"), "cwe", "");
	struct tg_foreign_finding foreign;

	if (!*path || !*message || !*rule) {
		skip(d, value->line,
		     !*path ? "the diagnostic has no place in a file"
			    : "the diagnostic has no message or kind");
		return;
	}
	begin(d, &foreign, rule, message);
	foreign.finding.path = path;
	foreign.finding.severity = gcc_severity(kind);
	foreign.finding.range.line = number_of(tg_value_text(caret, "line", ""));
	foreign.finding.range.column = number_of(tg_value_text(caret, "byte-column", ""));
	if (!foreign.finding.range.line)
		foreign.finding.range.line = 1;
	foreign.finding.range.end_line = foreign.finding.range.line;
	if (number_of(weakness))
		add_weakness(d, &foreign, number_of(weakness));
	*TG_VEC_ADD(&d->findings) = foreign;
}

bool tg_gcc_read(struct tg_arena *arena, const char *file, struct tg_str content,
		 struct tg_sarif *ret, struct tg_err *err)
{
	struct diagnostics d = {.arena = arena, .out = ret, .tool = "gcc"};
	const struct tg_value *root = tg_json_parse(arena, content, file, err);

	*ret = (struct tg_sarif){.first_unread = ""};
	if (!root)
		return false;
	if (root->kind != TG_VALUE_LIST)
		return tg_value_fail(root, err,
				     "this is no list of gcc's; run 'gcc "
				     "-fdiagnostics-format=json ... 2>FILE', or import what newer "
				     "versions write as SARIF");
	for (TG_VALUE_EACH(value, root))
		read_diagnostic(&d, value);
	publish(&d);
	TG_VEC_DONE(&d.findings);
	return true;
}
