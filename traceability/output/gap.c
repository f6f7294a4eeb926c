/* SPDX-License-Identifier: Apache-2.0 */
#include "output/gap.h"

#include "knowledge/mapping.h"
#include "knowledge/signers.h"
#include "output/table.h"

static const char *see_parts(struct tg_arena *arena, const struct tg_witnesses *witnesses)
{
	return witnesses->parts
		       ? tg_arena_printf(arena, "bill of materials with %zu part%s",
					 witnesses->parts, witnesses->parts == 1 ? "" : "s")
		       : NULL;
}

static const char *see_statements(struct tg_arena *arena, const struct tg_witnesses *witnesses)
{
	return witnesses->statements
		       ? tg_arena_printf(arena, "%zu statement%s about vulnerabilities",
					 witnesses->statements,
					 witnesses->statements == 1 ? "" : "s")
		       : NULL;
}

static const char *see_results(struct tg_arena *arena, const struct tg_witnesses *witnesses)
{
	return witnesses->results
		       ? tg_arena_printf(arena, "%zu test run%s imported", witnesses->results,
					 witnesses->results == 1 ? "" : "s")
		       : NULL;
}

static const char *see_policy(struct tg_arena *arena, const struct tg_witnesses *witnesses)
{
	(void)arena;
	return *witnesses->security_policy ? witnesses->security_policy : NULL;
}

static const char *see_contact(struct tg_arena *arena, const struct tg_witnesses *witnesses)
{
	return witnesses->has_contact
		       ? tg_arena_printf(arena, "a contact in %s", witnesses->security_policy)
		       : NULL;
}

static const char *see_signatures(struct tg_arena *arena, const struct tg_witnesses *witnesses)
{
	return witnesses->signed_tags
		       ? tg_arena_printf(arena,
					 "%zu of %zu tags signed with a key of " TG_SIGNERS_FILE,
					 witnesses->signed_tags, witnesses->tags)
		       : NULL;
}

/*
 * Points that something beside code and tests witnesses, and what to do when it is not there.
 * `whole`: it is what the point asks for; else it shows a part of a process.
 */
static const struct {
	const char *point;
	const char *(*witness)(struct tg_arena *arena, const struct tg_witnesses *witnesses);
	bool whole;
	const char *remedy;
} witnessed[] = {
	{"CRA-AI-II-1", see_parts, true, "import a bill of materials: tracegate import sbom FILE"},
	{"CRA-AI-II-2", see_statements, false,
	 "import what is said of vulnerabilities: tracegate import vex FILE"},
	{"CRA-AI-II-3", see_results, false, "import test results: tracegate import junit FILE"},
	{"CRA-AI-II-4", see_statements, false,
	 "publish and import statements: tracegate import vex FILE"},
	{"CRA-AI-II-5", see_policy, true, "write SECURITY.md or security.txt"},
	{"CRA-AI-II-6", see_contact, true, "name a contact in SECURITY.md or security.txt"},
	{"CRA-AI-II-7", see_signatures, false,
	 "sign the tags of releases, and list the keys in " TG_SIGNERS_FILE},
};

/* What is known of one point. */
struct point {
	const struct tg_entry *entry;
	enum tg_applies applies;
	enum tg_gap_state state;
	struct tg_buf through;   /* requirements with their verdict */
	struct tg_buf uncovered; /* what published tables say the standards lack */
	struct tg_buf close;
	const char *evidence;
	bool whole;           /* the evidence is what the point asks for */
	size_t proven, named; /* of the requirements that it is mapped to */
};

static void join(struct tg_buf *out, const char *between, const char *text)
{
	if (out->len)
		tg_buf_puts(out, between);
	tg_buf_puts(out, text);
}

static bool is_proven(const struct tg_matrix_item *item)
{
	return item && (item->verdict == TG_VERDICT_OK || item->verdict == TG_JUSTIFIED);
}

/* A requirement that the point is covered by; those that the target does not ask for count only
 * where something claims them. */
static void take_requirement(const struct tg_gap_report *report, struct point *point,
			     const struct tg_entry *entry, struct tg_map *seen)
{
	const struct tg_matrix_item *item = tg_levels_item(&report->levels.known->matrix, entry);
	const struct tg_process_practice *practice = tg_process_find(report->process, entry);
	enum tg_applies applies = tg_target_applies(report->levels.target, entry);
	bool proven = is_proven(item) || (practice && tg_practice_is_met(practice));
	struct tg_buf text = {0};

	if (!entry->catalog->assessed || (applies == TG_NOT_ASKED && !item) ||
	    !tg_map_add(seen, tg_str(entry->tag)))
		return;
	tg_buf_printf(&text, "%s %s", entry->id,
		      applies == TG_NOT_APPLICABLE ? "not applicable"
		      : is_proven(item)            ? tg_verdict_name(item->verdict)
		      : practice && practice->witness_count
			      ? tg_practice_state_name(practice->state)
		      : item ? tg_verdict_name(item->verdict)
			     : "UNCOVERED");
	join(&point->through, ", ", text.ptr);
	tg_buf_done(&text);
	if (applies == TG_NOT_APPLICABLE)
		return;
	point->named++;
	point->proven += proven;
}

static void take_gap(struct point *point, const struct tg_mapping *mapping)
{
	struct tg_buf text = {0};

	tg_buf_printf(&text, "%s (%s)", mapping->note,
		      mapping->source->proposal ? "tracegate proposal" : mapping->source->title);
	join(&point->uncovered, "; ", text.ptr);
	tg_buf_done(&text);
}

static void take_mappings(const struct tg_gap_report *report, struct point *point)
{
	const struct tg_mapping_ref *ref =
		point->entry->mappings ? point->entry->mappings->first : NULL;
	struct tg_map seen = {0};
	size_t i;

	for (; ref; ref = ref->next) {
		const struct tg_mapping *mapping = ref->mapping;

		if (!ref->forward)
			continue;
		if (mapping->relation == TG_GAP)
			take_gap(point, mapping);
		else if (mapping->relation == TG_COVERS || mapping->relation == TG_PARTIAL)
			for (i = 0; i < mapping->to_count; i++)
				take_requirement(report, point, mapping->to[i], &seen);
	}
	tg_map_done(&seen);
}

static void take_witness(struct tg_arena *arena, const struct tg_gap_report *report,
			 struct point *point)
{
	size_t i;

	for (i = 0; i < sizeof(witnessed) / sizeof(*witnessed); i++) {
		if (strcmp(witnessed[i].point, point->entry->id) != 0)
			continue;
		point->evidence = witnessed[i].witness(arena, report->witnesses);
		point->whole = point->evidence && witnessed[i].whole;
		if (!point->evidence)
			join(&point->close, "; ", witnessed[i].remedy);
	}
}

/*
 * Met: claimed itself and proven, or witnessed as a whole, or all its requirements are proven and
 * no table says that they leave something out.
 */
static void decide(struct point *point, const struct tg_matrix_item *item)
{
	bool through = point->named && point->proven == point->named;

	if (point->applies == TG_NOT_APPLICABLE)
		point->state = TG_GAP_NONE;
	else if (is_proven(item) || point->whole || (through && !point->uncovered.len))
		point->state = TG_GAP_MET;
	else if (point->proven || point->evidence)
		point->state = TG_GAP_PARTLY;
	else if (!(point->entry->proof & (TG_PROOF_CODE | TG_PROOF_TEST | TG_PROOF_BUILD)))
		point->state = TG_GAP_DOCUMENT;
	else
		point->state = TG_GAP_OPEN;
}

static void say_how_to_close(struct point *point)
{
	struct tg_buf text = {0};

	if (point->applies == TG_UNDECIDED)
		join(&point->close, "; ", "say in " TG_ASSESSMENT_FILE " whether it applies");
	if (point->state == TG_GAP_MET || point->state == TG_GAP_NONE)
		return;
	if (!(point->entry->proof & (TG_PROOF_CODE | TG_PROOF_TEST | TG_PROOF_BUILD)))
		tg_buf_printf(&text, "write a requirement that covers %s, and name the document",
			      point->entry->id);
	else if (point->named > point->proven)
		tg_buf_printf(&text,
			      "prove the %zu of %zu requirements that are not, or what "
			      "covers %s itself",
			      point->named - point->proven, point->named, point->entry->id);
	else
		tg_buf_printf(&text,
			      "write a requirement that covers %s, code that satisfies and "
			      "a test that verifies it",
			      point->entry->id);
	join(&point->close, "; ", text.ptr);
	tg_buf_done(&text);
}

/* The numbers that the 2022 proposal, or another numbering, gave the point. */
static const char *former_of(struct tg_arena *arena, const struct tg_entry *entry)
{
	struct tg_buf text = {0};
	const struct tg_alias *alias;
	const char *kept;

	for (alias = entry->aliases; alias; alias = alias->next)
		if (alias->kind == TG_ALIAS_FORMER)
			join(&text, ", ", *alias->ref ? alias->ref : alias->text);
	kept = tg_arena_strndup(arena, text.ptr ? text.ptr : "", text.len);
	tg_buf_done(&text);
	return kept;
}

static const char *const state_names[] = {"met", "partly", "open", "document needed",
					  "not applicable"};

static void add_row(struct tg_table_rows *rows, const struct tg_gap_report *report,
		    const struct point *point, const struct tg_matrix_item *item)
{
	struct tg_arena *arena = rows->arena;
	const struct tg_decision *decision =
		tg_assessment_on(report->levels.target->assessment, point->entry);

	tg_table_text(rows, point->entry->id);
	tg_table_text(rows, point->entry->title);
	tg_table_text(rows, state_names[point->state]);
	tg_table_text(rows, tg_applies_name(point->applies));
	tg_table_text(rows, decision ? decision->reason : "");
	tg_table_text(rows, item ? tg_verdict_name(item->verdict) : "");
	tg_table_text(rows, point->evidence);
	tg_table_text(rows, point->through.len ? tg_arena_strdup(arena, point->through.ptr) : "");
	tg_table_text(rows,
		      point->uncovered.len ? tg_arena_strdup(arena, point->uncovered.ptr) : "");
	tg_table_text(rows, point->close.len ? tg_arena_strdup(arena, point->close.ptr) : "");
	tg_table_text(rows, former_of(arena, point->entry));
}

/* Points of Annex I, which are what products have to meet. */
static bool is_point(const struct tg_entry *entry)
{
	return strncmp(entry->id, "CRA-AI-", 7) == 0 && strcmp(entry->kind, "requirement") == 0 &&
	       !entry->child;
}

static void add_point(struct tg_table_rows *rows, const struct tg_gap_report *report,
		      const struct tg_entry *entry, size_t *open)
{
	struct point point = {.entry = entry,
			      .applies = tg_target_applies(report->levels.target, entry)};
	const struct tg_matrix_item *item = tg_levels_item(&report->levels.known->matrix, entry);

	take_mappings(report, &point);
	take_witness(rows->arena, report, &point);
	decide(&point, item);
	say_how_to_close(&point);
	*open += point.state != TG_GAP_MET && point.state != TG_GAP_NONE;
	add_row(rows, report, &point, item);
	tg_buf_done(&point.through);
	tg_buf_done(&point.uncovered);
	tg_buf_done(&point.close);
}

/* For people: that a point applies goes without saying. */
static void leave_out_applies(struct tg_table_rows *rows, size_t columns)
{
	enum { APPLIES = 3 };
	size_t at;

	for (at = APPLIES; at < rows->cells.count; at += columns)
		if (tg_str_is(rows->cells.at[at].text, tg_applies_name(TG_APPLIES)))
			rows->cells.at[at].text = (struct tg_str){0};
}

bool tg_gap_write(struct tg_buf *out, const char *format, const struct tg_gap_report *report,
		  size_t *ret_open, struct tg_err *err)
{
	static const char *const columns[] = {"point",       "title",    "state",    "applies",
					      "reason",      "verdict",  "evidence", "through",
					      "not covered", "to close", "formerly", NULL};
	const struct tg_catalogs *catalogs = report->levels.catalogs;
	struct tg_arena arena = {0};
	struct tg_table_rows rows = {.arena = &arena};
	const struct tg_entry *entry;
	struct tg_table written;
	size_t i;
	bool ok;

	*ret_open = 0;
	for (i = 0; i < catalogs->catalogs.count; i++)
		for (entry = catalogs->catalogs.at[i]->first; entry; entry = entry->next)
			if (is_point(entry))
				add_point(&rows, report, entry, ret_open);
	if (strcmp(format, "text") == 0)
		leave_out_applies(&rows, sizeof(columns) / sizeof(*columns) - 1);
	written = tg_table_done(&rows, columns);
	ok = strcmp(format, "text") == 0 ? tg_table_write_blocks(out, &written)
					 : tg_table_write(out, format, &written, err);
	tg_arena_done(&arena);
	return ok;
}
