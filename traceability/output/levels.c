/* SPDX-License-Identifier: Apache-2.0 */
#include "output/levels.h"

#include "output/table.h"

const struct tg_matrix_item *tg_levels_item(const struct tg_matrix *matrix,
					    const struct tg_entry *entry)
{
	size_t i;

	for (i = 0; i < matrix->count; i++)
		if (matrix->items[i].entry == entry)
			return &matrix->items[i];
	return NULL;
}

/* Joins texts with a comma between. */
static void join(struct tg_buf *out, const char *text)
{
	if (out->len)
		tg_buf_puts(out, ", ");
	tg_buf_puts(out, text);
}

/* What is told of a link. */
enum part { NAME, RESULT, NAME_AND_RESULT };

static void tell_link(struct tg_buf *out, const struct tg_matrix_link *link, enum part part)
{
	const struct tg_fact_claim *claim = link->claim;

	join(out, part == RESULT  ? tg_evidence_name(link->evidence)
		  : claim->symbol ? claim->symbol->name
				  : claim->claim.path);
	if (part == NAME_AND_RESULT)
		tg_buf_printf(out, " (%s)", tg_evidence_name(link->evidence));
}

/* Code or tests that stand for the item or for what covers it; an item may be met by several. */
static void name_links(struct tg_buf *out, const struct tg_matrix_item *item, bool tests,
		       enum part part, unsigned depth)
{
	size_t i;

	for (i = 0; i < item->link_count; i++)
		if (item->links[i].is_test == tests)
			tell_link(out, &item->links[i], part);
	for (i = 0; depth && i < item->down_count; i++)
		name_links(out, item->down[i], tests, part, depth - 1);
}

static const char *links_of(struct tg_arena *arena, const struct tg_matrix_item *item, bool tests,
			    enum part part)
{
	struct tg_buf names = {0};
	const char *kept;

	if (item)
		name_links(&names, item, tests, part, 3);
	kept = tg_arena_strndup(arena, names.ptr ? names.ptr : "", names.len);
	tg_buf_done(&names);
	return kept;
}

/* What an evaluation at the level asks to see, of artefacts or of acceptance. */
static const char *criteria_of(struct tg_arena *arena, const struct tg_levels *levels,
			       const struct tg_entry *entry, const char *kind)
{
	unsigned level = levels->target->level;
	struct tg_buf texts = {0};
	const char *kept;
	size_t i;

	for (i = 0; i < levels->profiles->criterion_count; i++) {
		const struct tg_criterion *criterion = &levels->profiles->criteria[i];

		if (criterion->requirement == entry && strcmp(criterion->kind, kind) == 0 &&
		    (!level || !criterion->levels || criterion->levels & (1u << (level - 1))))
			join(&texts, criterion->text);
	}
	kept = tg_arena_strndup(arena, texts.ptr ? texts.ptr : "", texts.len);
	tg_buf_done(&texts);
	return kept;
}

static const char *reason_of(struct tg_arena *arena, const struct tg_levels *levels,
			     const struct tg_entry *entry)
{
	const struct tg_decision *decision = tg_assessment_on(levels->target->assessment, entry);

	if (!decision || !*decision->reason)
		return "";
	return decision->applies ? decision->reason
				 : tg_arena_printf(arena, "%s: %s", tg_basis_name(decision->basis),
						   decision->reason);
}

static bool is_proven(const struct tg_matrix_item *item)
{
	return item->verdict == TG_VERDICT_OK || item->verdict == TG_JUSTIFIED;
}

/* A planned requirement is shown where evaluations already say what they will ask for. */
static bool is_announced(const struct tg_levels *levels, const struct tg_entry *entry)
{
	size_t i;

	for (i = 0; entry->planned && i < levels->profiles->criterion_count; i++)
		if (levels->profiles->criteria[i].requirement == entry)
			return true;
	return false;
}

static struct tg_level level_of(struct tg_arena *arena, const struct tg_levels *levels,
				const struct tg_entry *entry, enum tg_applies applies)
{
	const struct tg_matrix_item *item = tg_levels_item(&levels->known->matrix, entry);

	return (struct tg_level){
		.entry = entry,
		.item = item,
		.applies = applies,
		.asked = applies != TG_NOT_APPLICABLE && !entry->planned,
		.verdict = item ? item->verdict : TG_UNCOVERED,
		.code = links_of(arena, item, false, NAME),
		.tests = links_of(arena, item, true, NAME),
		.results = links_of(arena, item, true, RESULT),
		.tested = links_of(arena, item, true, NAME_AND_RESULT),
		.reason = reason_of(arena, levels, entry),
		.artefacts = criteria_of(arena, levels, entry, "artefact"),
		.acceptance = criteria_of(arena, levels, entry, "acceptance"),
		.missing = item && !is_proven(item) ? item->trail : "",
	};
}

void tg_levels_find(struct tg_arena *arena, const struct tg_levels *levels,
		    const struct tg_level **ret, size_t *ret_count)
{
	TG_VEC(struct tg_level) found = {0};
	const struct tg_entry *entry;
	size_t i;

	for (i = 0; i < levels->catalogs->catalogs.count; i++) {
		if (strcmp(levels->catalogs->catalogs.at[i]->id, "iec62443-4-2") != 0)
			continue;
		for (entry = levels->catalogs->catalogs.at[i]->first; entry; entry = entry->next) {
			enum tg_applies applies = tg_target_applies(levels->target, entry);

			if (applies != TG_NOT_ASKED || is_announced(levels, entry))
				*TG_VEC_ADD(&found) = level_of(arena, levels, entry, applies);
		}
	}
	*ret = TG_VEC_KEEP(arena, &found);
	*ret_count = found.count;
	TG_VEC_DONE(&found);
}

const char *tg_level_applies(const struct tg_level *level)
{
	return level->entry->planned ? "planned" : tg_applies_name(level->applies);
}

void tg_levels_proven(struct tg_buf *out, const struct tg_level *found, size_t count)
{
	size_t proven = 0, justified = 0, untested = 0, i;

	for (i = 0; i < count; i++) {
		bool ok = found[i].asked && found[i].verdict == TG_VERDICT_OK;
		bool no_test = ok && found[i].item && found[i].item->untested;

		justified += found[i].asked && found[i].verdict == TG_JUSTIFIED;
		untested += no_test;
		proven += ok && !no_test;
	}
	tg_buf_printf(out, "%zu of them proven", proven);
	if (justified)
		tg_buf_printf(out, ", %zu justified", justified);
	if (untested)
		tg_buf_printf(out, ", %zu rest on something that no test was asked for", untested);
}

/* How many of the requirements that have to be met stand where. */
static void write_sum(struct tg_buf *out, const struct tg_levels *levels,
		      const struct tg_level *found, size_t count)
{
	const struct tg_target *target = levels->target;
	size_t counts[TG_VERDICTS] = {0}, asked = 0, i;

	for (i = 0; i < count; i++) {
		counts[found[i].verdict] += found[i].asked;
		asked += found[i].asked;
	}
	tg_buf_printf(out, "%zu requirements of IEC 62443-4-2, ", asked);
	tg_levels_proven(out, found, count);
	tg_buf_putc(out, '\n');
	if (target->profile)
		tg_buf_printf(out, "  profile: %s\n", target->profile->title);
	if (target->level)
		tg_buf_printf(out, "  capability security level: %u\n", target->level);
	tg_buf_putc(out, '\n');
	for (i = 0; i < TG_VERDICTS; i++)
		if (counts[i])
			tg_buf_printf(out, "  %4zu %-10s %s\n", counts[i],
				      tg_verdict_name((enum tg_verdict)i),
				      tg_verdict_meaning((enum tg_verdict)i));
	tg_buf_putc(out, '\n');
}

/* For people: what has to be met first, and of each row only what there is to say. */
static void write_text(struct tg_buf *out, struct tg_arena *arena, const struct tg_level *found,
		       size_t count)
{
	static const char *const columns[] = {"requirement", "verdict",    "title", "applies",
					      "missing",     "code",       "tests", "reason",
					      "artefacts",   "acceptance", NULL};
	struct tg_table_rows rows = {.arena = arena};
	struct tg_table shown;
	size_t i;

	for (i = 0; i < count; i++) {
		const struct tg_level *level = &found[i];
		const char *applies = tg_level_applies(level);

		tg_table_text(&rows, tg_arena_printf(arena, "%-14s", level->entry->id));
		tg_table_text(&rows,
			      tg_arena_printf(arena, "%-10s",
					      level->asked ? tg_verdict_name(level->verdict) : ""));
		tg_table_text(&rows, level->entry->title);
		tg_table_text(&rows, strcmp(applies, "applies") == 0 ? "" : applies);
		tg_table_text(&rows, level->missing);
		tg_table_text(&rows, level->code);
		tg_table_text(&rows, level->tested);
		tg_table_text(&rows, level->reason);
		tg_table_text(&rows, level->artefacts);
		tg_table_text(&rows, level->acceptance);
	}
	shown = tg_table_done(&rows, columns);
	tg_table_write_blocks(out, &shown);
}

static bool write_table(struct tg_buf *out, const char *format, struct tg_arena *arena,
			const struct tg_level *found, size_t count, struct tg_err *err)
{
	static const char *const columns[] = {
		"requirement", "title",  "edition",   "applies",    "verdict", "code", "tests",
		"results",     "reason", "artefacts", "acceptance", "missing", NULL};
	struct tg_table_rows rows = {.arena = arena};
	struct tg_table table;
	size_t i;

	for (i = 0; i < count; i++) {
		const struct tg_level *level = &found[i];

		tg_table_text(&rows, level->entry->id);
		tg_table_text(&rows, level->entry->title);
		tg_table_text(&rows, level->entry->edition);
		tg_table_text(&rows, tg_level_applies(level));
		tg_table_text(&rows, level->asked ? tg_verdict_name(level->verdict) : "");
		tg_table_text(&rows, level->code);
		tg_table_text(&rows, level->tests);
		tg_table_text(&rows, level->results);
		tg_table_text(&rows, level->reason);
		tg_table_text(&rows, level->artefacts);
		tg_table_text(&rows, level->acceptance);
		tg_table_text(&rows, level->missing);
	}
	table = tg_table_done(&rows, columns);
	return tg_table_write(out, format, &table, err);
}

bool tg_levels_write(struct tg_buf *out, const char *format, const struct tg_levels *levels,
		     struct tg_err *err)
{
	struct tg_arena arena = {0};
	const struct tg_level *found;
	size_t count;
	bool ok = true;

	tg_levels_find(&arena, levels, &found, &count);
	if (strcmp(format, "text") == 0) {
		write_sum(out, levels, found, count);
		write_text(out, &arena, found, count);
	} else {
		ok = write_table(out, format, &arena, found, count, err);
	}
	tg_arena_done(&arena);
	return ok;
}
