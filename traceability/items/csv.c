/* SPDX-License-Identifier: Apache-2.0 */
/*
 * csv.c - a table with a row an item (.csv, .tsv). The first row names the columns, in the words
 * below; the separator (comma, semicolon, tab) is the one that it uses most. Quotes as in RFC
 * 4180, so that a cell may hold separators and line ends.
 */
#include <strings.h>

#include "format/input.h"
#include "items/format.h"

enum column { ID = 0, TITLE, TEXT, KIND, STATUS, LINKS, NEEDS, TAGS, REVISION, COLUMNS, OTHER };

enum { WIDEST = 256 };

static const struct {
	const char *word;
	enum column column;
} names[] = {
	{"id", ID},
	{"uid", ID},
	{"key", ID},
	{"identifier", ID},
	{"requirement id", ID},
	{"req id", ID},
	{"title", TITLE},
	{"name", TITLE},
	{"summary", TITLE},
	{"header", TITLE},
	{"heading", TITLE},
	{"text", TEXT},
	{"description", TEXT},
	{"statement", TEXT},
	{"requirement", TEXT},
	{"kind", KIND},
	{"type", KIND},
	{"status", STATUS},
	{"state", STATUS},
	{"covers", LINKS},
	{"links", LINKS},
	{"parent", LINKS},
	{"parents", LINKS},
	{"upstream", LINKS},
	{"satisfies", LINKS},
	{"derived from", LINKS},
	{"mitigates", LINKS},
	{"needs", NEEDS},
	{"tags", TAGS},
	{"labels", TAGS},
	{"revision", REVISION},
};

struct csv {
	struct tg_item_reader *reader;
	struct tg_str rest;
	char separator;
	unsigned line; /* of what comes next */
	enum column columns[WIDEST];
	size_t count;
	const char *cells[COLUMNS]; /* of the row that is being read */
	struct tg_buf cell;
};

static bool fits(const struct tg_item_reader *reader)
{
	struct tg_str name = tg_str(reader->path);

	return tg_str_ends(name, ".csv") || tg_str_ends(name, ".tsv");
}

static enum column column_of(struct tg_str word)
{
	size_t i;

	word = tg_str_trim(word);
	for (i = 0; i < sizeof(names) / sizeof(*names); i++)
		if (word.len == strlen(names[i].word) &&
		    strncasecmp(word.ptr, names[i].word, word.len) == 0)
			return names[i].column;
	return OTHER;
}

static char separator_of(struct tg_str first)
{
	static const char marks[] = ",;\t";
	size_t count[3] = {0}, i, best = 0;
	bool quoted = false;

	for (i = 0; i < first.len; i++) {
		const char *mark = memchr(marks, first.ptr[i], 3);

		quoted ^= first.ptr[i] == '"';
		if (mark && !quoted)
			count[mark - marks]++;
	}
	for (i = 1; i < 3; i++)
		if (count[i] > count[best])
			best = i;
	return marks[best];
}

/* Takes one cell; `*ret_last` when the row ends behind it. An open quote ends with the file. */
static void take_cell(struct csv *csv, bool *ret_last)
{
	struct tg_str text = csv->rest;
	size_t at = 0;
	bool quoted = text.len && text.ptr[0] == '"';

	tg_buf_clear(&csv->cell);
	at += quoted;
	for (; at < text.len; at++) {
		char c = text.ptr[at];

		if (quoted && c == '"' && at + 1 < text.len && text.ptr[at + 1] == '"') {
			at++;
		} else if (quoted && c == '"') {
			quoted = false;
			continue;
		} else if (!quoted && (c == csv->separator || c == '\n')) {
			break;
		}
		csv->line += c == '\n';
		if (c != '\r')
			tg_buf_putc(&csv->cell, c);
	}
	*ret_last = at >= text.len || text.ptr[at] == '\n';
	csv->line += at < text.len && *ret_last;
	at += at < text.len;
	csv->rest = tg_str_n(text.ptr + at, text.len - at);
}

static bool take_header(struct csv *csv, struct tg_err *err)
{
	struct tg_str rest = csv->rest, first = {0};
	bool last = false, has_id = false;

	tg_str_line(&rest, &first);
	csv->separator = separator_of(first);
	while (!last && csv->count < WIDEST) {
		take_cell(csv, &last);
		csv->columns[csv->count] = column_of(tg_buf_view(&csv->cell));
		has_id |= csv->columns[csv->count++] == ID;
	}
	if (!last)
		return tg_fail(err, TG_ERR_INPUT, "%s:1: the table has more than %d columns",
			       csv->reader->path, WIDEST);
	return has_id || tg_fail(err, TG_ERR_INPUT,
				 "%s:1: no column is named 'id'; the first row names the columns: "
				 "id, title, text, kind, status, covers, needs, tags",
				 csv->reader->path);
}

/* A second column of one kind is added to the first: several may hold links. */
static void keep_cell(struct csv *csv, enum column column)
{
	struct tg_arena *arena = csv->reader->arena;
	struct tg_str text = tg_str_trim(tg_buf_view(&csv->cell));
	const char *before = csv->cells[column];

	if (!text.len)
		return;
	csv->cells[column] =
		before ? tg_arena_printf(arena, "%s\n%.*s", before, (int)text.len, text.ptr)
		       : tg_arena_strndup(arena, text.ptr, text.len);
}

static const char *cell(const struct csv *csv, enum column column)
{
	return csv->cells[column] ? csv->cells[column] : "";
}

static void add_row(struct csv *csv, unsigned line)
{
	struct tg_item_reader *reader = csv->reader;
	struct tg_item_words words = {0}, needs = {0}, tags = {0};
	struct tg_item_links links = {0};
	struct tg_item item = {.line = line, .end_line = csv->line - 1};
	size_t i;

	item.kind = tg_items_kind_of(tg_str(cell(csv, KIND)));
	item.key = cell(csv, ID);
	item.text = cell(csv, TEXT);
	item.title = *cell(csv, TITLE) ? cell(csv, TITLE)
				       : tg_items_first_line(reader->arena, item.text);
	item.status = cell(csv, STATUS);
	for (i = 0; cell(csv, REVISION)[i] >= '0' && cell(csv, REVISION)[i] <= '9' && i < 8; i++)
		item.revision = item.revision * 10 + (unsigned)(cell(csv, REVISION)[i] - '0');
	tg_items_add_words(reader, &words, tg_str(cell(csv, LINKS)));
	for (i = 0; i < words.texts.count; i++)
		tg_items_add_link(reader, &links, tg_str(words.texts.at[i]), line, "");
	TG_VEC_DONE(&words.texts);
	tg_items_add_words(reader, &needs, tg_str(cell(csv, NEEDS)));
	tg_items_add_words(reader, &tags, tg_str(cell(csv, TAGS)));
	tg_items_set_links(reader->arena, &item, &links);
	tg_items_set_needs(reader->arena, &item, &needs);
	tg_items_set_tags(reader->arena, &item, &tags);
	tg_items_add(reader, &item);
}

static void take_row(struct csv *csv)
{
	unsigned line = csv->line;
	size_t at = 0, filled = 0;
	bool last = false;

	memset(csv->cells, 0, sizeof(csv->cells));
	while (!last) {
		take_cell(csv, &last);
		filled += tg_str_trim(tg_buf_view(&csv->cell)).len > 0;
		if (at < csv->count && csv->columns[at] < COLUMNS)
			keep_cell(csv, csv->columns[at]);
		at++;
	}
	if (!filled)
		return;
	if (at > csv->count)
		tg_items_skip(csv->reader, line, "the row has more cells than the table columns");
	add_row(csv, line);
}

static bool read_csv(struct tg_item_reader *reader, struct tg_err *err)
{
	struct csv csv = {.reader = reader, .line = 1};
	bool ok;

	ok = tg_input_check(reader->content, reader->path, &csv.rest, err) &&
	     take_header(&csv, err);
	while (ok && csv.rest.len)
		take_row(&csv);
	tg_buf_done(&csv.cell);
	return ok;
}

const struct tg_item_format tg_items_csv = {"csv", fits, read_csv};
