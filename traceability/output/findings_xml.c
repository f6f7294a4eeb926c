/* SPDX-License-Identifier: Apache-2.0 */
/*
 * findings_xml - JUnit (one case a file, as Jenkins' junit-10 schema has it) and Checkstyle.
 */
#include "base/text.h"
#include "output/findings_formats.h"

static void attribute(struct tg_buf *out, const char *name, const char *value)
{
	tg_buf_printf(out, " %s=\"", name);
	tg_escape_xml(out, tg_str(value));
	tg_buf_putc(out, '"');
}

static bool same_file(const struct tg_findings_report *report, size_t a, size_t b)
{
	return strcmp(report->findings[a].path, report->findings[b].path) == 0;
}

static void junit_failure(struct tg_buf *out, const struct tg_finding *f)
{
	struct tg_buf text = {0};

	tg_buf_puts(out, "    <failure");
	attribute(out, "type", f->rule);
	attribute(out, "message", f->message);
	tg_buf_putc(out, '>');
	tg_buf_printf(&text, "%s:%u:%u: %s: %s [%s]", f->path, f->range.line, f->range.column,
		      tg_severity_name(f->severity), f->message, f->rule);
	tg_escape_xml(out, tg_buf_view(&text));
	tg_buf_puts(out, "</failure>\n");
	tg_buf_done(&text);
}

static void junit_case_open(struct tg_buf *out, const char *path)
{
	tg_buf_puts(out, "   <testcase");
	attribute(out, "name", path);
	attribute(out, "classname", "tracegate");
	tg_buf_puts(out, ">\n");
}

void tg_findings_junit(struct tg_buf *out, const struct tg_findings_report *report)
{
	struct tg_buf cases = {0};
	size_t i, last = SIZE_MAX, files = 0;

	for (i = 0; i < report->count; i++) {
		if (!tg_findings_shown(report, i))
			continue;
		if (last == SIZE_MAX || !same_file(report, i, last)) {
			if (last != SIZE_MAX)
				tg_buf_puts(&cases, "   </testcase>\n");
			junit_case_open(&cases, report->findings[i].path);
			files++;
		}
		junit_failure(&cases, &report->findings[i]);
		last = i;
	}
	if (last != SIZE_MAX)
		tg_buf_puts(&cases, "   </testcase>\n");
	for (i = 0; i < report->incomplete_count; i++) {
		junit_case_open(&cases, report->incomplete[i].path);
		tg_buf_puts(&cases, "    <error");
		attribute(&cases, "type", tg_unit_status_name(report->incomplete[i].status));
		attribute(&cases, "message", report->incomplete[i].detail);
		tg_buf_puts(&cases, "/>\n   </testcase>\n");
	}
	/* A run without anything to say is one case that passed: an empty suite looks like none. */
	if (!files && !report->incomplete_count)
		tg_buf_puts(&cases,
			    "   <testcase name=\"no findings\" classname=\"tracegate\"/>\n");
	tg_buf_puts(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n");
	tg_buf_printf(
		out,
		"  <testsuite name=\"tracegate\" tests=\"%zu\" failures=\"%zu\" errors=\"%zu\">\n",
		files + report->incomplete_count + (!files && !report->incomplete_count), files,
		report->incomplete_count);
	tg_buf_str(out, tg_buf_view(&cases));
	tg_buf_puts(out, "  </testsuite>\n</testsuites>\n");
	tg_buf_done(&cases);
}

void tg_findings_checkstyle(struct tg_buf *out, const struct tg_findings_report *report)
{
	static const char *const severities[] = {"info", "warning", "error"};
	size_t i, last = SIZE_MAX;

	tg_buf_puts(out,
		    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"8.0\">\n");
	for (i = 0; i < report->count; i++) {
		const struct tg_finding *f = &report->findings[i];

		if (!tg_findings_shown(report, i))
			continue;
		if (last == SIZE_MAX || !same_file(report, i, last)) {
			if (last != SIZE_MAX)
				tg_buf_puts(out, "  </file>\n");
			tg_buf_puts(out, "  <file");
			attribute(out, "name", f->path);
			tg_buf_puts(out, ">\n");
		}
		tg_buf_printf(out, "    <error line=\"%u\" column=\"%u\"", f->range.line,
			      f->range.column);
		attribute(out, "severity", severities[f->severity]);
		attribute(out, "message", f->message);
		attribute(out, "source", f->rule);
		tg_buf_puts(out, "/>\n");
		last = i;
	}
	if (last != SIZE_MAX)
		tg_buf_puts(out, "  </file>\n");
	tg_buf_puts(out, "</checkstyle>\n");
}
