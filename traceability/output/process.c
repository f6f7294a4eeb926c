/* SPDX-License-Identifier: Apache-2.0 */
#include "output/process.h"

#include "base/json.h"
#include "base/text.h"
#include "output/table.h"

enum { SHOWN_HOLDING = 3, SHOWN_LACKING = 8 };

static void put(struct tg_buf *out, const char *text)
{
	tg_escape_terminal(out, tg_str(text), false);
}

static void fact_text(struct tg_buf *out, const struct tg_witness_fact *fact)
{
	char hex[TG_OID_HEX], time[TG_TIME_TEXT];

	tg_buf_printf(out, "    %s ", fact->holds ? "+" : "-");
	if (fact->commit)
		tg_buf_printf(out, "%.8s %.10s ", tg_oid_hex(&fact->commit->oid, hex),
			      tg_time_text(fact->commit->seconds, time));
	put(out, fact->what);
	if (fact->path[0] && strcmp(fact->path, fact->what) != 0) {
		tg_buf_puts(out, "  ");
		put(out, fact->path);
		if (fact->line)
			tg_buf_printf(out, ":%u", fact->line);
	}
	tg_buf_puts(out, ": ");
	put(out, fact->how);
	tg_buf_putc(out, '\n');
}

/* What does not hold first: that is what somebody has to look at. */
static void facts_text(struct tg_buf *out, const struct tg_witness *witness, bool holding,
		       size_t most)
{
	size_t i, shown = 0, all = 0;

	for (i = 0; i < witness->count; i++) {
		if (witness->facts[i].holds != holding)
			continue;
		if (all++ < most) {
			fact_text(out, &witness->facts[i]);
			shown++;
		}
	}
	if (all > shown)
		tg_buf_printf(out, "    %s and %zu more (-v lists all)\n", holding ? "+" : "-",
			      all - shown);
}

static void practice_text(struct tg_buf *out, const struct tg_process_practice *practice, bool all)
{
	size_t i;

	tg_buf_printf(out, "%s  %s: %s\n", practice->entry->id, practice->entry->title,
		      tg_practice_state_name(practice->state));
	for (i = 0; i < practice->witness_count; i++) {
		const struct tg_witness *witness = &practice->witnesses[i];

		tg_buf_printf(out, "  %s: %zu of %zu (%s)\n", witness->rule, witness->holding,
			      witness->count, witness->asks);
		facts_text(out, witness, false, all ? SIZE_MAX : SHOWN_LACKING);
		facts_text(out, witness, true, all ? SIZE_MAX : SHOWN_HOLDING);
	}
	if (practice->document) {
		tg_buf_puts(out, "  document: ");
		put(out, practice->document->item->key);
		tg_buf_puts(out, "  ");
		put(out, practice->document->item->title);
		tg_buf_putc(out, '\n');
	}
	tg_buf_printf(out, "  no repository shows: %s\n\n", practice->beyond);
}

static void put_text(struct tg_buf *out, const struct tg_process_report *report)
{
	const struct tg_process *process = report->process;
	size_t i, count = 0;

	tg_buf_puts(out, "IEC 62443-4-1 as far as the repository witnesses it, at ");
	put(out, report->revision);
	if (report->since) {
		tg_buf_puts(out, ", changes since ");
		put(out, report->since);
	}
	tg_buf_puts(out, "\n\n");
	for (i = 0; i < process->count; i++)
		if (process->at[i].witness_count)
			practice_text(out, &process->at[i], report->all);
	tg_buf_puts(out, "Covered by a document item:");
	for (i = 0; i < process->count; i++)
		if (!process->at[i].witness_count && process->at[i].document) {
			tg_buf_printf(out, "%s %s (", count++ ? "," : "", process->at[i].entry->id);
			put(out, process->at[i].document->item->key);
			tg_buf_putc(out, ')');
		}
	tg_buf_puts(out, count ? "\n" : " none\n");
	tg_buf_puts(out, "Beyond a repository, to be covered by a requirement that names the "
			 "document:");
	for (i = 0, count = 0; i < process->count; i++)
		if (process->at[i].state == TG_PRACTICE_BEYOND)
			tg_buf_printf(out, "%s %s", count++ ? "," : "", process->at[i].entry->id);
	tg_buf_puts(out, count ? "\n" : " none\n");
}

static void fact_json(struct tg_json *json, const struct tg_witness_fact *fact)
{
	char hex[TG_OID_HEX], time[TG_TIME_TEXT];

	tg_json_open(json, '{');
	tg_json_pair_bool(json, "holds", fact->holds);
	tg_json_pair(json, "what", fact->what);
	tg_json_pair(json, "how", fact->how);
	if (fact->commit) {
		tg_json_pair(json, "commit", tg_oid_hex(&fact->commit->oid, hex));
		tg_json_pair(json, "author", fact->commit->author);
		tg_json_pair(json, "when", tg_time_text(fact->commit->seconds, time));
	}
	if (fact->path[0])
		tg_json_pair(json, "path", fact->path);
	if (fact->line)
		tg_json_pair_int(json, "line", fact->line);
	tg_json_close(json, '}');
}

static void witness_json(struct tg_json *json, const struct tg_witness *witness)
{
	size_t i;

	tg_json_open(json, '{');
	tg_json_pair(json, "rule", witness->rule);
	tg_json_pair(json, "asks", witness->asks);
	tg_json_pair_int(json, "count", (int64_t)witness->count);
	tg_json_pair_int(json, "holding", (int64_t)witness->holding);
	tg_json_key(json, "facts");
	tg_json_open(json, '[');
	for (i = 0; i < witness->count; i++)
		fact_json(json, &witness->facts[i]);
	tg_json_close(json, ']');
	tg_json_close(json, '}');
}

static void put_json(struct tg_buf *out, const struct tg_process_report *report)
{
	struct tg_json json = {.out = out, .indent = 2};
	size_t i, w;

	tg_json_open(&json, '{');
	tg_json_pair(&json, "revision", report->revision);
	tg_json_pair(&json, "since", report->since);
	tg_json_key(&json, "practices");
	tg_json_open(&json, '[');
	for (i = 0; i < report->process->count; i++) {
		const struct tg_process_practice *practice = &report->process->at[i];

		tg_json_open(&json, '{');
		tg_json_pair(&json, "id", practice->entry->id);
		tg_json_pair(&json, "title", practice->entry->title);
		tg_json_pair(&json, "state", tg_practice_state_name(practice->state));
		tg_json_pair(&json, "document",
			     practice->document ? practice->document->item->key : NULL);
		tg_json_pair(&json, "beyond", practice->beyond);
		tg_json_key(&json, "witnesses");
		tg_json_open(&json, '[');
		for (w = 0; w < practice->witness_count; w++)
			witness_json(&json, &practice->witnesses[w]);
		tg_json_close(&json, ']');
		tg_json_close(&json, '}');
	}
	tg_json_close(&json, ']');
	tg_json_close(&json, '}');
	tg_buf_putc(out, '\n');
}

static void practice_row(struct tg_table_rows *rows, const struct tg_process_practice *practice,
			 const struct tg_witness *witness, const struct tg_witness_fact *fact)
{
	char hex[TG_OID_HEX];

	tg_table_text(rows, practice->entry->id);
	tg_table_text(rows, practice->entry->title);
	tg_table_text(rows, tg_practice_state_name(practice->state));
	tg_table_text(rows, practice->document ? practice->document->item->key : "");
	tg_table_text(rows, witness ? witness->rule : "");
	tg_table_text(rows, !fact ? "" : fact->holds ? "holds" : "lacks");
	tg_table_text(rows, fact ? fact->what : "");
	tg_table_text(rows, fact ? fact->how : practice->beyond);
	tg_table_text(rows,
		      fact && fact->commit
			      ? tg_arena_strdup(rows->arena, tg_oid_hex(&fact->commit->oid, hex))
			      : "");
	tg_table_text(rows, fact ? fact->path : "");
}

/* A row for each thing that was looked at, and one for each practice where nothing was. */
static bool put_table(struct tg_buf *out, const char *format,
		      const struct tg_process_report *report, struct tg_err *err)
{
	static const char *const columns[] = {"practice", "title", "state", "document",
					      "rule",     "holds", "what",  "how",
					      "commit",   "path",  NULL};
	struct tg_arena arena = {0};
	struct tg_table_rows rows = {.arena = &arena};
	struct tg_table table;
	size_t i, w, f, seen;
	bool ok;

	for (i = 0; i < report->process->count; i++) {
		const struct tg_process_practice *practice = &report->process->at[i];

		for (w = 0, seen = 0; w < practice->witness_count; w++)
			for (f = 0; f < practice->witnesses[w].count; f++, seen++)
				practice_row(&rows, practice, &practice->witnesses[w],
					     &practice->witnesses[w].facts[f]);
		if (!seen)
			practice_row(&rows, practice, NULL, NULL);
	}
	table = tg_table_done(&rows, columns);
	ok = tg_table_write(out, format, &table, err);
	tg_arena_done(&arena);
	return ok;
}

bool tg_process_write(struct tg_buf *out, const char *format,
		      const struct tg_process_report *report, struct tg_err *err)
{
	if (strcmp(format, "text") == 0)
		put_text(out, report);
	else if (strcmp(format, "json") == 0)
		put_json(out, report);
	else
		return put_table(out, format, report, err);
	return true;
}
