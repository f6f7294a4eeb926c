/* SPDX-License-Identifier: Apache-2.0 */
#include "output/gate.h"

#include "base/json.h"
#include "base/text.h"
#include "output/style.h"

static const char *const outcomes[] = {"passed", "blocked", "incomplete"};
static const enum tg_style styles[] = {TG_GREEN, TG_RED, TG_MAGENTA};

static void reason_text(struct tg_buf *out, const struct tg_reason *reason, bool color)
{
	struct tg_buf place = {0};

	tg_buf_puts(out, "  ");
	tg_styled(out, color, reason->blocks ? TG_RED : TG_DIM,
		  reason->blocks ? "blocks" : "shown ");
	tg_buf_puts(out, "  ");
	tg_styled(out, color, TG_PLAIN, reason->what);
	tg_buf_putc(out, '\n');
	if (reason->path[0]) {
		tg_buf_printf(&place, "          at %s", reason->path);
		if (reason->line)
			tg_buf_printf(&place, ":%u", reason->line);
		if (reason->since[0])
			tg_buf_printf(&place, ", since %.12s", reason->since);
		if (reason->item[0] && reason->kind != TG_REASON_VERDICT)
			tg_buf_printf(&place, ", against %s", reason->item);
		tg_styled(out, color, TG_DIM, place.ptr);
		tg_buf_putc(out, '\n');
	}
	if (reason->way_out[0] && reason->blocks) {
		tg_buf_puts(out, "          -> ");
		tg_styled(out, color, TG_PLAIN, reason->way_out);
		tg_buf_putc(out, '\n');
	}
	tg_buf_done(&place);
}

void tg_gate_hook_text(struct tg_buf *out, const struct tg_gate_report *report)
{
	size_t i;

	for (i = 0; i < report->gate->count; i++)
		reason_text(out, &report->gate->reasons[i], report->color);
}

void tg_gate_text(struct tg_buf *out, const struct tg_gate_report *report)
{
	const struct tg_gate *gate = report->gate;
	struct tg_buf line = {0};

	tg_gate_hook_text(out, report);
	if (gate->count)
		tg_buf_putc(out, '\n');
	tg_buf_puts(out, "gate ");
	tg_styled(out, report->color, styles[gate->outcome], outcomes[gate->outcome]);
	tg_buf_printf(&line,
		      ": %zu reason%s to block, %zu new and %zu known findings, %zu items better "
		      "(against %s, %.12s)",
		      gate->blocking, gate->blocking == 1 ? "" : "s", gate->new_findings,
		      gate->known_findings, gate->fixed_items, report->base_name, report->base);
	tg_styled(out, report->color, TG_PLAIN, line.ptr);
	tg_buf_putc(out, '\n');
	if (report->policy->mode == TG_GATE_ADVISE && gate->outcome != TG_GATE_PASSED)
		tg_buf_puts(out, "the policy only advises: exit code 0\n");
	tg_buf_done(&line);
}

void tg_gate_json(struct tg_buf *out, const struct tg_gate_report *report)
{
	struct tg_json json = {.out = out, .indent = 2};
	const struct tg_gate *gate = report->gate;
	size_t i;

	tg_json_open(&json, '{');
	tg_json_pair(&json, "format", "tracegate-gate/1");
	tg_json_pair(&json, "version", report->version);
	tg_json_pair(&json, "outcome", outcomes[gate->outcome]);
	tg_json_pair(&json, "mode", report->policy->mode == TG_GATE_ADVISE ? "advise" : "enforce");
	tg_json_pair_int(&json, "exitCode", tg_gate_exit(gate, report->policy));
	tg_json_pair(&json, "base", report->base);
	tg_json_pair(&json, "head", report->head);
	tg_json_pair(&json, "sandbox", report->sandbox);
	tg_json_pair_int(&json, "newFindings", (int64_t)gate->new_findings);
	tg_json_pair_int(&json, "knownFindings", (int64_t)gate->known_findings);
	tg_json_pair_int(&json, "betterItems", (int64_t)gate->fixed_items);
	tg_json_pair_int(&json, "unitsAnalysed", (int64_t)report->units);
	tg_json_pair_int(&json, "unitsAnalysedAtBase", (int64_t)report->units_again);
	tg_json_key(&json, "reasons");
	tg_json_open(&json, '[');
	for (i = 0; i < gate->count; i++) {
		const struct tg_reason *reason = &gate->reasons[i];

		tg_json_open(&json, '{');
		tg_json_pair(&json, "kind", tg_reason_name(reason->kind));
		tg_json_pair_bool(&json, "blocks", reason->blocks);
		tg_json_pair(&json, "what", reason->what);
		tg_json_pair(&json, "path", reason->path);
		tg_json_pair_int(&json, "line", reason->line);
		tg_json_pair(&json, "since", reason->since);
		tg_json_pair(&json, "item", reason->item);
		tg_json_pair(&json, "wayOut", reason->way_out);
		tg_json_close(&json, '}');
	}
	tg_json_close(&json, ']');
	tg_json_close(&json, '}');
	tg_buf_putc(out, '\n');
}

void tg_gate_markdown(struct tg_buf *out, const struct tg_gate_report *report)
{
	static const char *const words[] = {"passed", "blocked", "incomplete"};
	const struct tg_gate *gate = report->gate;
	size_t i;

	tg_buf_printf(out, "## tracegate: %s\n\n", words[gate->outcome]);
	tg_buf_puts(out, "Against ");
	tg_escape_markdown(out, tg_str(report->base_name));
	tg_buf_printf(out,
		      " (%.12s): %zu reasons to block, %zu new findings, %zu known, %zu "
		      "requirements or threats better.\n\n",
		      report->base, gate->blocking, gate->new_findings, gate->known_findings,
		      gate->fixed_items);
	if (!gate->count)
		return;
	tg_buf_puts(out, "| | what | where | way out |\n|---|---|---|---|\n");
	for (i = 0; i < gate->count && i < 100; i++) {
		const struct tg_reason *reason = &gate->reasons[i];

		tg_buf_printf(out, "| %s | ", reason->blocks ? "blocks" : "shown");
		tg_escape_markdown(out, tg_str(reason->what));
		tg_buf_puts(out, " | ");
		tg_escape_markdown(out, tg_str(reason->path));
		if (reason->line)
			tg_buf_printf(out, "\\:%u", reason->line);
		tg_buf_puts(out, " | ");
		tg_escape_markdown(out, tg_str(reason->blocks ? reason->way_out : ""));
		tg_buf_puts(out, " |\n");
	}
	if (gate->count > i)
		tg_buf_printf(out, "\n%zu more reasons stand in the other reports.\n",
			      gate->count - i);
}
