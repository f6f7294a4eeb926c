/* SPDX-License-Identifier: Apache-2.0 */
/*
 * site_process - what the repository witnesses of the development process.
 */
#include "base/text.h"
#include "output/site_html.h"

static void fact(struct tg_html *page, const struct tg_witness_fact *fact)
{
	const char *holds = fact->holds ? "holds" : "lacks";
	char hex[TG_OID_HEX], time[TG_TIME_TEXT];

	tg_html_rawf(page, "<tr data-row data-holds=\"%s\"><td class=\"%s\">%s</td><td>", holds,
		     holds, holds);
	if (fact->commit)
		tg_html_rawf(page, "<code>%.8s</code> %.10s ", tg_oid_hex(&fact->commit->oid, hex),
			     tg_time_text(fact->commit->seconds, time));
	tg_html_raw(page, "</td><td>");
	tg_html_text(page, fact->what);
	tg_html_raw(page, "</td><td>");
	tg_html_text(page, fact->how);
	tg_html_raw(page, "</td><td>");
	if (fact->path[0])
		tg_html_place(page, fact->path, fact->line);
	tg_html_raw(page, "</td></tr>\n");
}

static void witness(struct tg_html *page, const struct tg_witness *witness)
{
	size_t i;

	tg_html_raw(page, "<p>");
	tg_html_text(page, witness->asks);
	tg_html_rawf(page, ": <b>%zu of %zu</b></p>\n", witness->holding, witness->count);
	if (!witness->count)
		return;
	tg_html_raw(page,
		    "<table "
		    "class=\"facts\">\n<thead><tr><th></th><th>Commit</th><th>What</th><th>How</th>"
		    "<th>Place</th></tr></thead>\n<tbody>\n");
	for (i = 0; i < witness->count; i++)
		fact(page, &witness->facts[i]);
	tg_html_raw(page, "</tbody></table>\n");
}

static void practice(struct tg_html *page, const struct tg_process_practice *practice)
{
	size_t i;

	tg_html_raw(page, "<h2>");
	tg_html_text(page, practice->entry->id);
	tg_html_raw(page, " ");
	tg_html_text(page, practice->entry->title);
	tg_html_rawf(page, ": %s</h2>\n<p class=\"dim\">", tg_practice_state_name(practice->state));
	tg_html_text(page, practice->entry->text);
	tg_html_raw(page, "</p>\n");
	for (i = 0; i < practice->witness_count; i++)
		witness(page, &practice->witnesses[i]);
	if (practice->document) {
		tg_html_raw(page, "<p>Document: ");
		tg_html_item(page, practice->document->item);
		tg_html_raw(page, "</p>\n");
	}
	tg_html_raw(page, "<p class=\"dim\">No repository shows: ");
	tg_html_text(page, practice->beyond);
	tg_html_raw(page, "</p>\n");
}

void tg_site_process(struct tg_html *page)
{
	const struct tg_process *process = page->site->process;
	const char *const values[] = {"holds", "lacks"};
	size_t i;

	tg_html_raw(page, "<h1>Process, as far as the repository witnesses it</h1>\n<p "
			  "class=\"dim\">Requirements of IEC 62443-4-1 with the commits, tests "
			  "and releases that hold or lack. A witness says what was done, not that "
			  "somebody had to.</p>\n");
	tg_html_tools(page);
	tg_html_choice(page, "holds", "All that was looked at", values, 2);
	tg_html_tools_end(page);
	for (i = 0; i < process->count; i++)
		if (process->at[i].witness_count || process->at[i].document)
			practice(page, &process->at[i]);
	tg_html_raw(page, "<h2>Beyond a repository</h2>\n<p>To be covered by a requirement that "
			  "names the document:</p>\n<ul>\n");
	for (i = 0; i < process->count; i++) {
		if (process->at[i].state != TG_PRACTICE_BEYOND)
			continue;
		tg_html_raw(page, "<li>");
		tg_html_text(page, process->at[i].entry->id);
		tg_html_raw(page, " ");
		tg_html_text(page, process->at[i].entry->title);
		tg_html_raw(page, "</li>\n");
	}
	tg_html_raw(page, "</ul>\n");
}
