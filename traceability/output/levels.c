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

/* Code or tests that stand for the item or for what covers it; an item may be met by several. */
static void name_links(struct tg_buf *out, const struct tg_matrix_item *item, bool tests,
		       unsigned depth)
{
	size_t i;

	for (i = 0; i < item->link_count; i++)
		if (item->links[i].is_test == tests)
			join(out, item->links[i].claim->symbol ? item->links[i].claim->symbol->name
							       : item->links[i].claim->claim.path);
	for (i = 0; depth && i < item->down_count; i++)
		name_links(out, item->down[i], tests, depth - 1);
}

static const char *links_of(struct tg_arena *arena, const struct tg_matrix_item *item, bool tests)
{
	struct tg_buf names = {0};
	const char *kept;

	if (item)
		name_links(&names, item, tests, 3);
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

static void add_row(struct tg_table_rows *rows, const struct tg_levels *levels,
		    const struct tg_entry *entry, enum tg_applies applies)
{
	const struct tg_matrix_item *item = tg_levels_item(&levels->known->matrix, entry);
	const char *verdict = item ? tg_verdict_name(item->verdict) : "UNCOVERED";

	tg_table_text(rows, entry->id);
	tg_table_text(rows, entry->title);
	tg_table_text(rows, entry->edition);
	tg_table_text(rows, entry->planned ? "planned" : tg_applies_name(applies));
	tg_table_text(rows, applies == TG_NOT_APPLICABLE || entry->planned ? "" : verdict);
	tg_table_text(rows, links_of(rows->arena, item, false));
	tg_table_text(rows, links_of(rows->arena, item, true));
	tg_table_text(rows, reason_of(rows->arena, levels, entry));
	tg_table_text(rows, criteria_of(rows->arena, levels, entry, "artefact"));
	tg_table_text(rows, criteria_of(rows->arena, levels, entry, "acceptance"));
	tg_table_text(rows, item && !is_proven(item) ? item->trail : "");
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

static void add_catalog(struct tg_table_rows *rows, const struct tg_levels *levels,
			const struct tg_catalog *catalog)
{
	const struct tg_entry *entry;

	for (entry = catalog->first; entry; entry = entry->next) {
		enum tg_applies applies = tg_target_applies(levels->target, entry);

		if (applies != TG_NOT_ASKED || is_announced(levels, entry))
			add_row(rows, levels, entry, applies);
	}
}

/* Columns of the table. */
enum {
	ID = 0,
	TITLE,
	EDITION,
	APPLIES,
	VERDICT,
	CODE,
	TESTS,
	REASON,
	ARTEFACTS,
	ACCEPTANCE,
	MISSING
};

/* How many of the requirements that have to be met stand where. */
static void write_sum(struct tg_buf *out, const struct tg_levels *levels,
		      const struct tg_table *table)
{
	const struct tg_target *target = levels->target;
	size_t counts[TG_VERDICTS] = {0}, asked = 0, row, i;

	for (row = 0; row < table->row_count; row++) {
		struct tg_str verdict = table->cells[row * table->column_count + VERDICT].text;

		for (i = 0; verdict.len && i < TG_VERDICTS; i++)
			counts[i] += tg_str_is(verdict, tg_verdict_name((enum tg_verdict)i));
		asked += verdict.len > 0;
	}
	tg_buf_printf(out, "%zu requirements of IEC 62443-4-2, %zu of them proven\n", asked,
		      counts[TG_VERDICT_OK] + counts[TG_JUSTIFIED]);
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
static void write_text(struct tg_buf *out, const struct tg_levels *levels,
		       const struct tg_table *table)
{
	static const char *const columns[] = {"requirement", "verdict",    "title", "applies",
					      "missing",     "code",       "tests", "reason",
					      "artefacts",   "acceptance", NULL};
	static const size_t from[] = {APPLIES, MISSING, CODE, TESTS, REASON, ARTEFACTS, ACCEPTANCE};
	struct tg_arena arena = {0};
	struct tg_table_rows rows = {.arena = &arena};
	struct tg_table shown;
	size_t row, i;

	write_sum(out, levels, table);
	for (row = 0; row < table->row_count; row++) {
		const struct tg_cell *cells = &table->cells[row * table->column_count];

		tg_table_text(&rows, tg_arena_printf(&arena, "%-14.*s", (int)cells[ID].text.len,
						     cells[ID].text.ptr));
		tg_table_text(&rows,
			      tg_arena_printf(&arena, "%-10.*s", (int)cells[VERDICT].text.len,
					      cells[VERDICT].text.ptr));
		tg_table_text(&rows, cells[TITLE].text.ptr);
		for (i = 0; i < sizeof(from) / sizeof(*from); i++) {
			struct tg_str text = cells[from[i]].text;

			tg_table_text(&rows,
				      from[i] == APPLIES && tg_str_is(text, "applies")
					      ? ""
					      : tg_arena_strndup(&arena, text.ptr ? text.ptr : "",
								 text.len));
		}
	}
	shown = tg_table_done(&rows, columns);
	tg_table_write_blocks(out, &shown);
	tg_arena_done(&arena);
}

bool tg_levels_write(struct tg_buf *out, const char *format, const struct tg_levels *levels,
		     struct tg_err *err)
{
	static const char *const columns[] = {"requirement", "title",      "edition", "applies",
					      "verdict",     "code",       "tests",   "reason",
					      "artefacts",   "acceptance", "missing", NULL};
	struct tg_arena arena = {0};
	struct tg_table_rows rows = {.arena = &arena};
	struct tg_table table;
	bool ok = true;
	size_t i;

	for (i = 0; i < levels->catalogs->catalogs.count; i++)
		if (strcmp(levels->catalogs->catalogs.at[i]->id, "iec62443-4-2") == 0)
			add_catalog(&rows, levels, levels->catalogs->catalogs.at[i]);
	table = tg_table_done(&rows, columns);
	if (strcmp(format, "text") == 0)
		write_text(out, levels, &table);
	else
		ok = tg_table_write(out, format, &table, err);
	tg_arena_done(&arena);
	return ok;
}
