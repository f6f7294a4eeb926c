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
		       ? tg_arena_printf(arena, "%zu of %zu tags signed with an allowed key",
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

/* A point in the making. */
struct making {
	struct tg_gap_point *point;
	TG_VEC(struct tg_gap_clause) clauses;
	struct tg_buf uncovered, close;
	bool whole;    /* the evidence is what the point asks for */
	size_t proven; /* of the clauses that apply, */
	size_t applying;
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

static const char *stand_of(const struct tg_gap_clause *clause)
{
	const struct tg_matrix_item *item = clause->item;

	if (clause->not_applicable)
		return "not applicable";
	if (!is_proven(item) && clause->practice && clause->practice->witness_count)
		return tg_practice_state_name(clause->practice->state);
	return item ? tg_verdict_name(item->verdict) : "UNCOVERED";
}

/* A requirement that the point is covered by; those that the target does not ask for count only
 * where something claims them. */
static void take_clause(const struct tg_gap_report *report, struct making *making,
			const struct tg_entry *entry, struct tg_map *seen)
{
	struct tg_gap_clause clause = {
		.entry = entry,
		.item = tg_levels_item(&report->levels.known->matrix, entry),
		.practice = tg_process_find(report->process, entry),
	};
	enum tg_applies applies = tg_target_applies(report->levels.target, entry);
	bool proven =
		is_proven(clause.item) || (clause.practice && tg_practice_is_met(clause.practice));

	if (!entry->catalog->assessed || (applies == TG_NOT_ASKED && !clause.item) ||
	    !tg_map_add(seen, tg_str(entry->tag)))
		return;
	clause.not_applicable = applies == TG_NOT_APPLICABLE;
	clause.open = !clause.not_applicable && !proven;
	clause.stand = stand_of(&clause);
	*TG_VEC_ADD(&making->clauses) = clause;
	making->applying += !clause.not_applicable;
	making->proven += !clause.not_applicable && proven;
}

static void take_gap(struct making *making, const struct tg_mapping *mapping)
{
	struct tg_buf text = {0};

	tg_buf_printf(&text, "%s (%s)", mapping->note,
		      mapping->source->proposal ? "tracegate proposal" : mapping->source->title);
	join(&making->uncovered, "; ", text.ptr);
	tg_buf_done(&text);
}

static void take_mappings(const struct tg_gap_report *report, struct making *making)
{
	const struct tg_mapping_ref *ref =
		making->point->entry->mappings ? making->point->entry->mappings->first : NULL;
	struct tg_map seen = {0};
	size_t i;

	for (; ref; ref = ref->next) {
		const struct tg_mapping *mapping = ref->mapping;

		if (!ref->forward)
			continue;
		if (mapping->relation == TG_GAP)
			take_gap(making, mapping);
		else if (mapping->relation == TG_COVERS || mapping->relation == TG_PARTIAL)
			for (i = 0; i < mapping->to_count; i++)
				take_clause(report, making, mapping->to[i], &seen);
	}
	tg_map_done(&seen);
}

static void take_witness(struct tg_arena *arena, const struct tg_gap_report *report,
			 struct making *making)
{
	struct tg_gap_point *point = making->point;
	size_t i;

	for (i = 0; i < sizeof(witnessed) / sizeof(*witnessed); i++) {
		if (strcmp(witnessed[i].point, point->entry->id) != 0)
			continue;
		point->evidence = witnessed[i].witness(arena, report->witnesses);
		making->whole = point->evidence && witnessed[i].whole;
		if (!point->evidence)
			join(&making->close, "; ", witnessed[i].remedy);
	}
}

static bool asks_for_code(const struct tg_entry *entry)
{
	return entry->proof & (TG_PROOF_CODE | TG_PROOF_TEST | TG_PROOF_BUILD);
}

/*
 * Met: what claims it is proven, or something witnesses it as a whole, or all its clauses are
 * proven and no table says that they leave something out. Clauses that apply and are not proven
 * keep a point from being met by its own claims, too: these may speak of a part of it.
 *
 * @satisfies TG-OUT-3
 */
static enum tg_gap_state decide(const struct making *making)
{
	const struct tg_gap_point *point = making->point;
	bool through = making->applying && !point->open_count;

	if (point->applies == TG_NOT_APPLICABLE)
		return TG_GAP_NONE;
	if (making->whole || (is_proven(point->item) && !point->open_count) ||
	    (through && !making->uncovered.len))
		return TG_GAP_MET;
	if (making->proven || point->evidence || is_proven(point->item))
		return TG_GAP_PARTLY;
	return asks_for_code(point->entry) ? TG_GAP_OPEN : TG_GAP_DOCUMENT;
}

static void say_how_to_close(struct making *making)
{
	const struct tg_gap_point *point = making->point;
	struct tg_buf text = {0};

	if (point->applies == TG_UNDECIDED)
		join(&making->close, "; ", "say in " TG_ASSESSMENT_FILE " whether it applies");
	if (point->state == TG_GAP_MET || point->state == TG_GAP_NONE)
		return;
	if (is_proven(point->item))
		tg_buf_printf(
			&text,
			"prove the %zu of %zu clauses that are open, or say in " TG_ASSESSMENT_FILE
			" which do not apply",
			point->open_count, making->applying);
	else if (!asks_for_code(point->entry))
		tg_buf_printf(&text, "write a requirement that covers %s, and name the document",
			      point->entry->id);
	else if (point->open_count)
		tg_buf_printf(&text, "prove the %zu of %zu clauses that are open%s%s%s",
			      point->open_count, making->applying,
			      making->uncovered.len ? ", and what covers " : "",
			      making->uncovered.len ? point->entry->id : "",
			      making->uncovered.len ? " itself" : "");
	else
		tg_buf_printf(&text,
			      "write a requirement that covers %s, code that satisfies and "
			      "a test that verifies it",
			      point->entry->id);
	join(&making->close, "; ", text.ptr);
	tg_buf_done(&text);
}

static const char *keep(struct tg_arena *arena, struct tg_buf *text)
{
	const char *kept = tg_arena_strndup(arena, text->ptr ? text->ptr : "", text->len);

	tg_buf_done(text);
	return kept;
}

/* The numbers that the 2022 proposal, or another numbering, gave the point. */
static const char *former_of(struct tg_arena *arena, const struct tg_entry *entry)
{
	struct tg_buf text = {0};
	const struct tg_alias *alias;

	for (alias = entry->aliases; alias; alias = alias->next)
		if (alias->kind == TG_ALIAS_FORMER)
			join(&text, ", ", *alias->ref ? alias->ref : alias->text);
	return keep(arena, &text);
}

/* Points of Annex I, which are what products have to meet. */
static bool is_point(const struct tg_entry *entry)
{
	return strncmp(entry->id, "CRA-AI-", 7) == 0 && strcmp(entry->kind, "requirement") == 0 &&
	       !entry->child;
}

static void find_point(struct tg_arena *arena, const struct tg_gap_report *report,
		       const struct tg_entry *entry, struct tg_gap_point *point)
{
	struct making making = {.point = point};
	size_t i;

	*point = (struct tg_gap_point){
		.entry = entry,
		.decision = tg_assessment_on(report->levels.target->assessment, entry),
		.applies = tg_target_applies(report->levels.target, entry),
		.item = tg_levels_item(&report->levels.known->matrix, entry),
		.former = former_of(arena, entry),
	};
	take_mappings(report, &making);
	take_witness(arena, report, &making);
	for (i = 0; i < making.clauses.count; i++)
		point->open_count += making.clauses.at[i].open;
	point->state = decide(&making);
	say_how_to_close(&making);
	point->clause_count = making.clauses.count;
	point->clauses = TG_VEC_KEEP(arena, &making.clauses);
	point->uncovered = keep(arena, &making.uncovered);
	point->close = keep(arena, &making.close);
	TG_VEC_DONE(&making.clauses);
}

void tg_gap_find(struct tg_arena *arena, const struct tg_gap_report *report,
		 struct tg_gap_points *ret)
{
	const struct tg_catalogs *catalogs = report->levels.catalogs;
	TG_VEC(struct tg_gap_point) points = {0};
	const struct tg_entry *entry;
	size_t i;

	*ret = (struct tg_gap_points){0};
	for (i = 0; i < catalogs->catalogs.count; i++)
		for (entry = catalogs->catalogs.at[i]->first; entry; entry = entry->next)
			if (is_point(entry))
				find_point(arena, report, entry, TG_VEC_ADD(&points));
	for (i = 0; i < points.count; i++)
		ret->open += points.at[i].state != TG_GAP_MET && points.at[i].state != TG_GAP_NONE;
	ret->count = points.count;
	ret->at = TG_VEC_KEEP(arena, &points);
	TG_VEC_DONE(&points);
}

const char *tg_gap_state_name(enum tg_gap_state state)
{
	static const char *const names[] = {"met", "partly", "open", "document needed",
					    "not applicable"};

	return names[state];
}

/* ---- as a table ---- */

/* Clauses with where they stand, or only the names of those that are open. */
static const char *clauses_of(struct tg_arena *arena, const struct tg_gap_point *point, bool open)
{
	struct tg_buf text = {0};
	size_t i;

	for (i = 0; i < point->clause_count; i++) {
		const struct tg_gap_clause *clause = &point->clauses[i];

		if (open && !clause->open)
			continue;
		join(&text, ", ", clause->entry->id);
		if (!open)
			tg_buf_printf(&text, " %s", clause->stand);
	}
	return keep(arena, &text);
}

/* `people`: that a point applies goes without saying. */
static void add_row(struct tg_table_rows *rows, const struct tg_gap_point *point, bool people)
{
	struct tg_arena *arena = rows->arena;

	tg_table_text(rows, point->entry->id);
	tg_table_text(rows, point->entry->title);
	tg_table_text(rows, tg_gap_state_name(point->state));
	tg_table_text(rows, people && point->applies == TG_APPLIES
				    ? ""
				    : tg_applies_name(point->applies));
	tg_table_text(rows, point->decision ? point->decision->reason : "");
	tg_table_text(rows, point->item ? tg_verdict_name(point->item->verdict) : "");
	tg_table_text(rows, point->evidence);
	tg_table_text(rows, clauses_of(arena, point, false));
	tg_table_text(rows, clauses_of(arena, point, true));
	tg_table_text(rows, point->uncovered);
	tg_table_text(rows, point->close);
	tg_table_text(rows, point->former);
}

bool tg_gap_write(struct tg_buf *out, const char *format, const struct tg_gap_points *gap,
		  struct tg_err *err)
{
	static const char *const columns[] = {
		"point",   "title", "state",       "applies",  "reason",   "verdict", "evidence",
		"through", "open",  "not covered", "to close", "formerly", NULL};
	struct tg_arena arena = {0};
	struct tg_table_rows rows = {.arena = &arena};
	struct tg_table written;
	bool people = strcmp(format, "text") == 0, ok;
	size_t i;

	for (i = 0; i < gap->count; i++)
		add_row(&rows, &gap->at[i], people);
	written = tg_table_done(&rows, columns);
	ok = people ? tg_table_write_blocks(out, &written)
		    : tg_table_write(out, format, &written, err);
	tg_arena_done(&arena);
	return ok;
}
