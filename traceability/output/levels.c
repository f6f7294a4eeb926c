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

bool tg_levels_write(struct tg_buf *out, const char *format, const struct tg_levels *levels,
		     struct tg_err *err)
{
	static const char *const columns[] = {"requirement", "title",      "edition", "applies",
					      "verdict",     "code",       "tests",   "reason",
					      "artefacts",   "acceptance", NULL};
	struct tg_arena arena = {0};
	struct tg_table_rows rows = {.arena = &arena};
	struct tg_table table;
	size_t i;
	bool ok;

	for (i = 0; i < levels->catalogs->catalogs.count; i++)
		if (strcmp(levels->catalogs->catalogs.at[i]->id, "iec62443-4-2") == 0)
			add_catalog(&rows, levels, levels->catalogs->catalogs.at[i]);
	table = tg_table_done(&rows, columns);
	ok = tg_table_write(out, format, &table, err);
	tg_arena_done(&arena);
	return ok;
}
