/* SPDX-License-Identifier: Apache-2.0 */
#include "output/status.h"

#include "base/json.h"
#include "base/text.h"
#include "output/style.h"

enum { KEY_COLUMN = 14, KEY_LIMIT = 30 };

/* In the order of the chain; assets and test specifications are no promises. */
static const struct {
	enum tg_item_kind kind;
	const char *title;
} groups[] = {
	{TG_ITEM_THREAT, "Threats"},
	{TG_ITEM_MITIGATION, "Mitigations"},
	{TG_ITEM_REQUIREMENT, "Requirements"},
	{TG_ITEM_CLAUSE, "Clauses of catalogues"},
};

int tg_verdict_style(enum tg_verdict verdict)
{
	if (verdict <= TG_BROKEN)
		return TG_RED;
	if (verdict <= TG_STALE)
		return TG_YELLOW;
	return verdict == TG_VERDICT_OK ? TG_GREEN : TG_CYAN;
}

void tg_place(struct tg_buf *out, const char *path, unsigned line)
{
	tg_escape_terminal(out, tg_str(path), false);
	if (line)
		tg_buf_printf(out, ":%u", line);
}

struct tg_coverage tg_coverage_of(const struct tg_matrix *matrix, const struct tg_catalog *catalog,
				  unsigned components)
{
	struct tg_coverage coverage = {.catalog = catalog};
	const struct tg_entry *entry;
	size_t i;

	for (entry = catalog->first; entry; entry = entry->next)
		coverage.total += tg_entry_applies(entry, components, 0);
	for (i = 0; i < matrix->count; i++) {
		const struct tg_matrix_item *item = &matrix->items[i];

		if (!item->entry || item->entry->catalog != catalog ||
		    !tg_entry_applies(item->entry, components, 0) ||
		    (!item->link_count && !item->down_count))
			continue;
		coverage.covered++;
		coverage.proven += item->verdict == TG_VERDICT_OK || item->verdict == TG_JUSTIFIED;
	}
	return coverage;
}

static void head(struct tg_buf *out, const struct tg_status *status)
{
	char hex[TG_OID_HEX], time[TG_TIME_TEXT];
	const char *product = status->known->config.product;

	tg_styled(out, status->color, TG_BOLD, product[0] ? product : "status");
	tg_buf_puts(out, " at ");
	tg_escape_terminal(out, tg_str(status->revision), false);
	tg_buf_printf(out, " (%.12s, %.10s, ", tg_oid_hex(&status->commit->oid, hex),
		      tg_time_text(status->commit->seconds, time));
	tg_escape_terminal(out, tg_str(status->commit->author), false);
	tg_buf_puts(out, ")\n\n");
}

static void summary(struct tg_buf *out, const struct tg_status *status)
{
	const struct tg_matrix *matrix = &status->known->matrix;
	size_t counts[TG_VERDICTS] = {0}, untested = 0, i;

	for (i = 0; i < matrix->count; i++) {
		counts[matrix->items[i].verdict]++;
		untested += matrix->items[i].untested;
	}
	for (i = 0; i < TG_VERDICTS; i++) {
		if (!counts[i])
			continue;
		tg_buf_printf(out, "%6zu ", counts[i]);
		tg_styled(out, status->color, (enum tg_style)tg_verdict_style((enum tg_verdict)i),
			  tg_verdict_name((enum tg_verdict)i));
		tg_buf_printf(out, "%*s %s\n",
			      10 - (int)strlen(tg_verdict_name((enum tg_verdict)i)), "",
			      tg_verdict_meaning((enum tg_verdict)i));
	}
	if (untested)
		tg_buf_printf(out,
			      "%6s %-10s of these, %zu rest%s on something that no test was asked "
			      "for: 'tracegate why ID'\n",
			      "", "", untested, untested == 1 ? "s" : "");
	if (!matrix->count)
		tg_buf_puts(out, "No threats or requirements are known at this commit. Name their "
				 "files in .tracegate/config.yaml and commit it.\n");
}

/* The trail without the item's own key, which stands in front of it. */
static const char *rest_of_trail(const struct tg_matrix_item *item)
{
	size_t length = strlen(item->item->key);

	if (strncmp(item->trail, item->item->key, length) == 0 &&
	    strncmp(item->trail + length, " -> ", 4) == 0)
		return item->trail + length + 4;
	return item->trail;
}

static size_t key_column(const struct tg_matrix *matrix)
{
	size_t column = KEY_COLUMN, i;

	for (i = 0; i < matrix->count; i++) {
		size_t length = strlen(matrix->items[i].item->key) + 2;

		if (length > column && length <= KEY_LIMIT)
			column = length;
	}
	return column;
}

static void pad(struct tg_buf *out, size_t written, size_t column)
{
	do
		tg_buf_putc(out, ' ');
	while (++written < column);
}

static void row(struct tg_buf *out, const struct tg_status *status,
		const struct tg_matrix_item *item, size_t column)
{
	const char *verdict = tg_verdict_name(item->verdict);
	size_t start = out->len;

	tg_buf_puts(out, "  ");
	tg_escape_terminal(out, tg_str(item->item->key), false);
	pad(out, out->len - start, column + 2);
	tg_styled(out, status->color, (enum tg_style)tg_verdict_style(item->verdict), verdict);
	pad(out, strlen(verdict), 11);
	tg_escape_terminal(out, tg_str(item->item->title), false);
	tg_buf_putc(out, '\n');
	if (item->verdict == TG_VERDICT_OK)
		return;
	pad(out, 0, column + 13);
	tg_styled(out, status->color, TG_DIM, rest_of_trail(item));
	tg_buf_putc(out, '\n');
}

static void items(struct tg_buf *out, const struct tg_status *status)
{
	const struct tg_matrix *matrix = &status->known->matrix;
	size_t column = key_column(matrix), g, i;

	for (g = 0; g < sizeof(groups) / sizeof(*groups); g++) {
		bool any = false;

		for (i = 0; i < matrix->count; i++) {
			if (matrix->items[i].item->kind != groups[g].kind)
				continue;
			if (!any) {
				tg_buf_putc(out, '\n');
				tg_styled(out, status->color, TG_BOLD, groups[g].title);
				tg_buf_putc(out, '\n');
			}
			any = true;
			row(out, status, &matrix->items[i], column);
		}
	}
}

static unsigned components(const struct tg_status *status)
{
	return status->profile ? status->profile->components : status->components;
}

static void catalogs(struct tg_buf *out, const struct tg_status *status)
{
	bool any = false;
	size_t i;

	for (i = 0; i < status->catalogs->catalogs.count; i++) {
		const struct tg_catalog *catalog = status->catalogs->catalogs.at[i];
		struct tg_coverage coverage;

		if (catalog->weaknesses)
			continue;
		coverage = tg_coverage_of(&status->known->matrix, catalog, components(status));
		if (!coverage.total || (!coverage.covered && !status->profile))
			continue;
		if (!any) {
			tg_buf_putc(out, '\n');
			tg_styled(out, status->color, TG_BOLD, "Catalogues");
			tg_buf_putc(out, '\n');
		}
		any = true;
		tg_buf_printf(out, "  %-22s %zu of %zu requirements are claimed, %zu proven\n",
			      catalog->id, coverage.covered, coverage.total, coverage.proven);
	}
}

static void problems(struct tg_buf *out, const struct tg_status *status)
{
	const struct tg_known *known = status->known;
	size_t i;

	if (known->matrix.problem_count || known->near_miss_count || status->idle_count) {
		tg_buf_putc(out, '\n');
		tg_styled(out, status->color, TG_BOLD, "Problems");
		tg_buf_putc(out, '\n');
	}
	for (i = 0; i < status->idle_count; i++) {
		tg_buf_puts(out, "  " TG_CONFIG_FILE ": ");
		tg_escape_terminal(out, tg_str(status->idle[i]), false);
		tg_buf_putc(out, '\n');
	}
	for (i = 0; i < known->matrix.problem_count; i++) {
		tg_buf_puts(out, "  ");
		tg_place(out, known->matrix.problems[i].path, known->matrix.problems[i].line);
		tg_buf_puts(out, ": ");
		tg_escape_terminal(out, tg_str(known->matrix.problems[i].message), false);
		tg_buf_putc(out, '\n');
	}
	for (i = 0; i < known->near_miss_count; i++) {
		tg_buf_puts(out, "  ");
		tg_place(out, known->near_misses[i].path, known->near_misses[i].line);
		tg_buf_puts(out, ": ");
		tg_escape_terminal(out, tg_str(known->near_misses[i].message), false);
		tg_buf_putc(out, '\n');
	}
}

static void unknowns(struct tg_buf *out, const struct tg_status *status)
{
	const struct tg_facts *now = &status->known->now;
	size_t i;

	if (now->gap_count || status->incomplete[0] || !status->known->checked ||
	    status->known->left_out) {
		tg_buf_putc(out, '\n');
		tg_styled(out, status->color, TG_BOLD, "Not known");
		tg_buf_putc(out, '\n');
	}
	if (status->incomplete[0]) {
		tg_buf_puts(out, "  the history is incomplete: ");
		tg_escape_terminal(out, tg_str(status->incomplete), false);
		tg_buf_putc(out, '\n');
	}
	if (!status->known->checked)
		tg_buf_puts(out, "  no findings are stored for this commit; run 'tracegate check "
				 "--store' on it\n");
	if (status->known->left_out)
		tg_buf_printf(out,
			      "  results of %zu imports are not looked at: their commits are not "
			      "in this history, and later ones beside it have results\n",
			      status->known->left_out);
	for (i = 0; i < now->gap_count; i++) {
		tg_buf_puts(out, "  ");
		tg_place(out, now->gaps[i].path[0] ? now->gaps[i].path : "this commit", 0);
		tg_buf_puts(out, ": ");
		tg_escape_terminal(out, tg_str(now->gaps[i].detail), false);
		tg_buf_putc(out, '\n');
	}
}

static void write_text(struct tg_buf *out, const struct tg_status *status)
{
	head(out, status);
	summary(out, status);
	items(out, status);
	catalogs(out, status);
	problems(out, status);
	unknowns(out, status);
}

static void json_items(struct tg_json *json, const struct tg_matrix *matrix)
{
	size_t i;

	tg_json_key(json, "items");
	tg_json_open(json, '[');
	for (i = 0; i < matrix->count; i++) {
		const struct tg_matrix_item *item = &matrix->items[i];

		tg_json_open(json, '{');
		tg_json_pair(json, "id", item->item->key);
		tg_json_pair(json, "kind", tg_item_kind_name(item->item->kind));
		tg_json_pair(json, "title", item->item->title);
		tg_json_pair(json, "verdict", tg_verdict_name(item->verdict));
		tg_json_pair(json, "why", item->why);
		tg_json_pair(json, "trail", item->trail);
		tg_json_pair(json, "path", item->item->path);
		tg_json_pair_int(json, "line", item->item->line);
		tg_json_close(json, '}');
	}
	tg_json_close(json, ']');
}

static void json_catalogs(struct tg_json *json, const struct tg_status *status)
{
	size_t i;

	tg_json_key(json, "catalogs");
	tg_json_open(json, '[');
	for (i = 0; i < status->catalogs->catalogs.count; i++) {
		const struct tg_catalog *catalog = status->catalogs->catalogs.at[i];
		struct tg_coverage coverage;

		if (catalog->weaknesses)
			continue;
		coverage = tg_coverage_of(&status->known->matrix, catalog, components(status));
		if (!coverage.total)
			continue;
		tg_json_open(json, '{');
		tg_json_pair(json, "id", catalog->id);
		tg_json_pair(json, "edition", catalog->edition);
		tg_json_pair_int(json, "requirements", (int64_t)coverage.total);
		tg_json_pair_int(json, "claimed", (int64_t)coverage.covered);
		tg_json_pair_int(json, "proven", (int64_t)coverage.proven);
		tg_json_close(json, '}');
	}
	tg_json_close(json, ']');
}

static void json_message(struct tg_json *json, const char *path, unsigned line, const char *message)
{
	tg_json_open(json, '{');
	tg_json_pair(json, "path", path);
	tg_json_pair_int(json, "line", line);
	tg_json_pair(json, "message", message);
	tg_json_close(json, '}');
}

static void json_lists(struct tg_json *json, const struct tg_status *status)
{
	const struct tg_known *known = status->known;
	size_t i;

	tg_json_key(json, "problems");
	tg_json_open(json, '[');
	for (i = 0; i < status->idle_count; i++)
		json_message(json, TG_CONFIG_FILE, 0, status->idle[i]);
	for (i = 0; i < known->matrix.problem_count; i++)
		json_message(json, known->matrix.problems[i].path, known->matrix.problems[i].line,
			     known->matrix.problems[i].message);
	tg_json_close(json, ']');
	tg_json_key(json, "nearMisses");
	tg_json_open(json, '[');
	for (i = 0; i < known->near_miss_count; i++)
		json_message(json, known->near_misses[i].path, known->near_misses[i].line,
			     known->near_misses[i].message);
	tg_json_close(json, ']');
	tg_json_key(json, "gaps");
	tg_json_open(json, '[');
	for (i = 0; i < known->now.gap_count; i++)
		json_message(json, known->now.gaps[i].path, 0, known->now.gaps[i].detail);
	tg_json_close(json, ']');
}

static void write_json(struct tg_buf *out, const struct tg_status *status)
{
	const struct tg_matrix *matrix = &status->known->matrix;
	struct tg_json json = {.out = out, .indent = 2};
	char hex[TG_OID_HEX], time[TG_TIME_TEXT];
	size_t counts[TG_VERDICTS] = {0}, i;

	for (i = 0; i < matrix->count; i++)
		counts[matrix->items[i].verdict]++;
	tg_json_open(&json, '{');
	tg_json_pair(&json, "version", status->version);
	tg_json_pair(&json, "product", status->known->config.product);
	tg_json_pair(&json, "revision", status->revision);
	tg_json_pair(&json, "commit", tg_oid_hex(&status->commit->oid, hex));
	tg_json_pair(&json, "date", tg_time_text(status->commit->seconds, time));
	tg_json_key(&json, "summary");
	tg_json_open(&json, '{');
	for (i = 0; i < TG_VERDICTS; i++)
		tg_json_pair_int(&json, tg_verdict_name((enum tg_verdict)i), (int64_t)counts[i]);
	tg_json_close(&json, '}');
	json_items(&json, matrix);
	json_catalogs(&json, status);
	json_lists(&json, status);
	tg_json_pair_bool(&json, "checked", status->known->checked > 0);
	tg_json_pair_int(&json, "resultsLeftOut", (int64_t)status->known->left_out);
	tg_json_pair_bool(&json, "historyComplete", !status->incomplete[0]);
	tg_json_pair(&json, "historyIncomplete", status->incomplete[0] ? status->incomplete : NULL);
	tg_json_close(&json, '}');
	tg_buf_putc(out, '\n');
}

static void write_csv(struct tg_buf *out, const struct tg_status *status)
{
	const struct tg_matrix *matrix = &status->known->matrix;
	size_t i, f;

	tg_buf_puts(out, "id,kind,title,verdict,why,trail,path,line\r\n");
	for (i = 0; i < matrix->count; i++) {
		const struct tg_matrix_item *item = &matrix->items[i];
		const char *const fields[] = {
			item->item->key,   tg_item_kind_name(item->item->kind),
			item->item->title, tg_verdict_name(item->verdict),
			item->why,         item->trail,
			item->item->path};

		for (f = 0; f < sizeof(fields) / sizeof(*fields); f++) {
			tg_escape_csv(out, tg_str(fields[f]));
			tg_buf_putc(out, ',');
		}
		tg_buf_printf(out, "%u\r\n", item->item->line);
	}
}

bool tg_status_write(struct tg_buf *out, const char *format, const struct tg_status *status,
		     struct tg_err *err)
{
	static const struct {
		const char *name;
		void (*write)(struct tg_buf *out, const struct tg_status *status);
	} formats[] = {{"text", write_text}, {"json", write_json}, {"csv", write_csv}};
	size_t i;

	for (i = 0; i < sizeof(formats) / sizeof(*formats); i++) {
		if (strcmp(formats[i].name, format) == 0) {
			formats[i].write(out, status);
			return true;
		}
	}
	return tg_fail(err, TG_ERR_USAGE, "there is no format '%s'; use text, json or csv", format);
}
