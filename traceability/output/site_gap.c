/* SPDX-License-Identifier: Apache-2.0 */
/*
 * site_gap - what the law asks for, point by point, and what a security level asks for, each
 * against the evidence.
 */
#include "output/site_html.h"

/* A clause with where it stands, and a link where the product says something about it. */
static void clause(struct tg_html *page, const struct tg_gap_clause *clause)
{
	tg_html_rawf(page, "<li%s>", clause->open ? " class=\"open\"" : "");
	if (clause->item)
		tg_html_item(page, clause->item->item);
	else
		tg_html_text(page, clause->entry->id);
	tg_html_raw(page, " <span class=\"dim\">");
	tg_html_text(page, clause->stand);
	tg_html_raw(page, "</span></li>\n");
}

static void said(struct tg_html *page, const char *label, const char *text)
{
	if (!text || !*text)
		return;
	tg_html_raw(page, "<dt>");
	tg_html_text(page, label);
	tg_html_raw(page, "</dt><dd>");
	tg_html_text(page, text);
	tg_html_raw(page, "</dd>\n");
}

static const char *class_of(enum tg_gap_state state)
{
	static const char *const classes[] = {"OK", "SUSPECT", "UNCOVERED", "UNCOVERED", "none"};

	return classes[state];
}

static void point(struct tg_html *page, const struct tg_gap_point *point)
{
	size_t i;

	tg_html_rawf(page,
		     "<tr data-row data-state=\"%s\"><td><span class=\"verdict v-%s\">%s</span>"
		     "</td><td class=\"id\">",
		     tg_gap_state_name(point->state), class_of(point->state),
		     tg_gap_state_name(point->state));
	if (point->item)
		tg_html_item(page, point->item->item);
	else
		tg_html_text(page, point->entry->id);
	tg_html_raw(page, "</td><td><b>");
	tg_html_text(page, point->entry->title);
	tg_html_raw(page, "</b>\n<dl>\n");
	if (point->item) {
		tg_html_raw(page, "<dt>claimed itself</dt><dd>");
		tg_html_verdict(page, point->item->verdict);
		tg_html_raw(page, "</dd>\n");
	}
	said(page, "applies",
	     point->applies == TG_APPLIES ? NULL : tg_applies_name(point->applies));
	said(page, "because", point->decision ? point->decision->reason : NULL);
	said(page, "evidence", point->evidence);
	if (point->clause_count)
		tg_html_raw(page, "<dt>through</dt><dd><ul class=\"clauses\">\n");
	for (i = 0; i < point->clause_count; i++)
		clause(page, &point->clauses[i]);
	if (point->clause_count)
		tg_html_raw(page, "</ul></dd>\n");
	said(page, "standards lack", point->uncovered);
	said(page, "to close", point->close);
	tg_html_raw(page, "</dl></td></tr>\n");
}

void tg_site_gap(struct tg_html *page)
{
	const struct tg_gap_points *gap = page->site->gap;
	const char *names[TG_GAP_NONE + 1];
	size_t counts[TG_GAP_NONE + 1] = {0}, i;

	for (i = 0; i < gap->count; i++)
		counts[gap->at[i].state]++;
	tg_html_raw(page,
		    "<h1>Annex I of the Cyber Resilience Act</h1>\n<p class=\"dim\">Each point "
		    "with what claims it, the clauses of IEC 62443 through which it is met, "
		    "what published tables say that these lack, and what would close it. A "
		    "point is met only when no clause below it is open.</p>\n"
		    "<ul class=\"tiles\">\n");
	for (i = 0; i <= TG_GAP_NONE; i++) {
		names[i] = tg_gap_state_name((enum tg_gap_state)i);
		if (counts[i])
			tg_html_rawf(page, "<li><b>%zu</b>%s</li>\n", counts[i], names[i]);
	}
	tg_html_raw(page, "</ul>\n");
	tg_html_tools(page);
	tg_html_choice(page, "state", "Any state", names, TG_GAP_NONE + 1);
	tg_html_tools_end(page);
	tg_html_raw(page, "<table>\n<thead><tr><th>State</th><th>Point</th><th>What it asks, and "
			  "what is there</th></tr></thead>\n<tbody>\n");
	for (i = 0; i < gap->count; i++)
		point(page, &gap->at[i]);
	tg_html_raw(page, "</tbody></table>\n");
}

/* ---- a security level ---- */

static void level(struct tg_html *page, const struct tg_level *level)
{
	const char *applies = tg_level_applies(level);
	const char *verdict = level->asked ? tg_verdict_name(level->verdict) : applies;

	tg_html_rawf(page, "<tr data-row data-verdict=\"%s\"><td>", verdict);
	if (level->asked)
		tg_html_verdict(page, level->verdict);
	else
		tg_html_rawf(page, "<span class=\"verdict v-none\">%s</span>", verdict);
	tg_html_raw(page, "</td><td class=\"id\">");
	if (level->item)
		tg_html_item(page, level->item->item);
	else
		tg_html_text(page, level->entry->id);
	tg_html_raw(page, "</td><td><b>");
	tg_html_text(page, level->entry->title);
	tg_html_raw(page, "</b>\n<dl>\n");
	said(page, "applies", strcmp(applies, "applies") == 0 ? NULL : applies);
	said(page, "missing", level->missing);
	said(page, "code", level->code);
	said(page, "tests", level->tested);
	said(page, "because", level->reason);
	said(page, "artefacts", level->artefacts);
	said(page, "acceptance", level->acceptance);
	tg_html_raw(page, "</dl></td></tr>\n");
}

static void level_head(struct tg_html *page, const struct tg_level *found, size_t count)
{
	const struct tg_target *target = page->site->levels->target;
	size_t counts[TG_VERDICTS] = {0}, asked = 0, i;
	struct tg_buf proven = {0};

	for (i = 0; i < count; i++) {
		counts[found[i].verdict] += found[i].asked;
		asked += found[i].asked;
	}
	tg_levels_proven(&proven, found, count);
	tg_html_rawf(
		page,
		"<h1>What IEC 62443-4-2 asks for</h1>\n<p class=\"dim\">%zu requirements, %s; ",
		asked, proven.ptr);
	tg_buf_done(&proven);
	if (target->level)
		tg_html_rawf(page, "capability security level %u", target->level);
	else
		tg_html_raw(page, "no security level is chosen, so that those of all levels are "
				  "here");
	if (target->profile) {
		tg_html_raw(page, "; ");
		tg_html_text(page, target->profile->title);
	}
	tg_html_raw(page, ".</p>\n<ul class=\"tiles\">\n");
	for (i = 0; i < TG_VERDICTS; i++) {
		if (!counts[i])
			continue;
		tg_html_rawf(page, "<li><b>%zu</b>", counts[i]);
		tg_html_verdict(page, (enum tg_verdict)i);
		tg_html_raw(page, "</li>\n");
	}
	tg_html_raw(page, "</ul>\n");
}

void tg_site_levels(struct tg_html *page)
{
	struct tg_arena arena = {0};
	const struct tg_level *found;
	const char *names[TG_VERDICTS];
	size_t count, i;

	tg_levels_find(&arena, page->site->levels, &found, &count);
	level_head(page, found, count);
	for (i = 0; i < TG_VERDICTS; i++)
		names[i] = tg_verdict_name((enum tg_verdict)i);
	tg_html_tools(page);
	tg_html_choice(page, "verdict", "Any verdict", names, TG_VERDICTS);
	tg_html_tools_end(page);
	tg_html_raw(page,
		    "<table>\n<thead><tr><th>Verdict</th><th>Requirement</th><th>What it asks, "
		    "and what is there</th></tr></thead>\n<tbody>\n");
	for (i = 0; i < count; i++)
		level(page, &found[i]);
	tg_html_raw(page, "</tbody></table>\n");
	tg_arena_done(&arena);
}
