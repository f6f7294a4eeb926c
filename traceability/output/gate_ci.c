/* SPDX-License-Identifier: Apache-2.0 */
/*
 * gate_ci - the verdict for CI systems: annotations of GitHub, a folded section of GitLab's log,
 * and JUnit with one case for each kind of reason.
 */
#include <time.h>

#include "base/text.h"
#include "output/gate.h"

/* GitHub shows ten errors and ten warnings of a step; what is beyond is said in one line. */
enum { ANNOTATIONS_MAX = 10 };

static void annotation(struct tg_buf *out, const struct tg_reason *reason)
{
	struct tg_buf text = {0};

	tg_buf_puts(out, reason->blocks ? "::error " : "::warning ");
	if (reason->path[0]) {
		tg_buf_puts(out, "file=");
		tg_escape_command(out, tg_str(reason->path), true);
		if (reason->line)
			tg_buf_printf(out, ",line=%u", reason->line);
		tg_buf_putc(out, ',');
	}
	tg_buf_puts(out, "title=tracegate ");
	tg_buf_puts(out, tg_reason_name(reason->kind));
	tg_buf_puts(out, "::");
	tg_buf_puts(&text, reason->what);
	if (reason->item[0] && reason->kind != TG_REASON_VERDICT)
		tg_buf_printf(&text, " (%s)", reason->item);
	tg_escape_command(out, tg_buf_view(&text), false);
	if (reason->way_out[0]) {
		/* The escape of a line feed: the way out stands on a line of its own. */
		tg_buf_puts(out, "%0A");
		tg_escape_command(out, tg_str(reason->way_out), false);
	}
	tg_buf_putc(out, '\n');
	tg_buf_done(&text);
}

void tg_gate_github(struct tg_buf *out, const struct tg_gate_report *report)
{
	const struct tg_gate *gate = report->gate;
	size_t shown[2] = {0, 0}, left_out = 0, i;

	for (i = 0; i < gate->count; i++) {
		size_t *of_kind = &shown[gate->reasons[i].blocks];

		if (*of_kind < ANNOTATIONS_MAX) {
			annotation(out, &gate->reasons[i]);
			(*of_kind)++;
		} else {
			left_out++;
		}
	}
	if (left_out)
		tg_buf_printf(out, "::notice title=tracegate::%zu more reasons stand in the log\n",
			      left_out);
}

void tg_gate_gitlab_log(struct tg_buf *out, const struct tg_gate_report *report)
{
	const struct tg_gate *gate = report->gate;
	long long now = (long long)time(NULL);
	size_t i;

	tg_buf_printf(out, "section_start:%lld:tracegate_gate\r\033[0Ktracegate: %zu reasons\n",
		      now, gate->count);
	for (i = 0; i < gate->count; i++) {
		const struct tg_reason *reason = &gate->reasons[i];

		if (reason->path[0]) {
			tg_escape_terminal(out, tg_str(reason->path), false);
			tg_buf_printf(out, ":%u: ", reason->line ? reason->line : 1);
		}
		tg_buf_puts(out, reason->blocks ? "error: " : "warning: ");
		tg_escape_terminal(out, tg_str(reason->what), false);
		tg_buf_putc(out, '\n');
	}
	tg_buf_printf(out, "section_end:%lld:tracegate_gate\r\033[0K\n", now);
}

static void attribute(struct tg_buf *out, const char *name, const char *value)
{
	tg_buf_printf(out, " %s=\"", name);
	tg_escape_xml(out, tg_str(value));
	tg_buf_putc(out, '"');
}

static void junit_reason(struct tg_buf *out, const struct tg_reason *reason)
{
	const char *element = reason->kind == TG_REASON_INCOMPLETE ? "error" : "failure";
	struct tg_buf text = {0};

	tg_buf_printf(out, "      <%s", element);
	attribute(out, "type", tg_reason_name(reason->kind));
	attribute(out, "message", reason->what);
	tg_buf_putc(out, '>');
	if (reason->path[0])
		tg_buf_printf(&text, "%s:%u: ", reason->path, reason->line);
	tg_buf_puts(&text, reason->what);
	if (reason->item[0])
		tg_buf_printf(&text, "\nagainst %s", reason->item);
	if (reason->since[0])
		tg_buf_printf(&text, "\nsince %s", reason->since);
	if (reason->way_out[0])
		tg_buf_printf(&text, "\n%s", reason->way_out);
	tg_escape_xml(out, tg_buf_view(&text));
	tg_buf_printf(out, "</%s>\n", element);
	tg_buf_done(&text);
}

static void junit_case(struct tg_buf *out, const struct tg_gate *gate, enum tg_reason_kind kind)
{
	size_t i;

	tg_buf_puts(out, "    <testcase classname=\"tracegate.gate\"");
	attribute(out, "name", tg_reason_name(kind));
	tg_buf_puts(out, ">\n");
	for (i = 0; i < gate->count; i++)
		if (gate->reasons[i].kind == kind && gate->reasons[i].blocks)
			junit_reason(out, &gate->reasons[i]);
	tg_buf_puts(out, "    </testcase>\n");
}

void tg_gate_junit(struct tg_buf *out, const struct tg_gate_report *report)
{
	const struct tg_gate *gate = report->gate;
	bool bad[TG_REASONS] = {false};
	size_t failures = 0, i;
	unsigned kind;

	for (i = 0; i < gate->count; i++)
		bad[gate->reasons[i].kind] |= gate->reasons[i].blocks;
	for (kind = 0; kind < TG_REASONS; kind++)
		failures += bad[kind] && kind != TG_REASON_INCOMPLETE;
	tg_buf_printf(out,
		      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n"
		      "  <testsuite name=\"tracegate gate\" tests=\"%d\" failures=\"%zu\" "
		      "errors=\"%d\" skipped=\"0\" time=\"0\">\n",
		      TG_REASONS, failures, bad[TG_REASON_INCOMPLETE]);
	for (kind = 0; kind < TG_REASONS; kind++)
		junit_case(out, gate, (enum tg_reason_kind)kind);
	tg_buf_puts(out, "  </testsuite>\n</testsuites>\n");
}
