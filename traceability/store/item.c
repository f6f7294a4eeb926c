/* SPDX-License-Identifier: Apache-2.0 */
/*
 * item.c - requirements, threats and their like.
 */
#include <stdlib.h>

#include "store/internal.h"
#include "store/part.h"

static const char sql_put[] =
	"INSERT INTO item (blob_id, kind, key, full_id, revision, title, text, status, line, "
	"end_line, hash, needs, tags) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
static const char sql_link[] =
	"INSERT INTO item_link (item_id, n, target, revision, line, state) VALUES (?, ?, ?, ?, ?, "
	"?)";
static const char sql_of[] =
	"SELECT id, '', kind, key, full_id, revision, title, text, status, line, end_line, hash, "
	"needs, tags FROM item WHERE blob_id = ? ORDER BY id";

#define PART_COLUMNS                                                                      \
	"SELECT i.id, i.blob_id, i.kind, i.key, i.full_id, i.revision, i.title, i.text, " \
	"i.status, "                                                                      \
	"i.line, i.end_line, i.hash, i.needs, i.tags "
static const char sql_keyed[] = PART_COLUMNS "FROM item i WHERE i.key = ?1";
static const char sql_full[] = PART_COLUMNS "FROM item i WHERE i.full_id = ?1";
/* '~' is the last of the characters of ASCII but one. */
static const char sql_stem[] =
	PART_COLUMNS "FROM item i WHERE i.full_id >= ?1 || '~' AND i.full_id < ?1 || "
		     "char(127) "
		     "AND instr(substr(i.full_id, length(?1) + 2), '~') = 0";
static const char sql_linking[] =
	PART_COLUMNS "FROM (SELECT DISTINCT item_id FROM item_link WHERE target = ?1) l "
		     "CROSS JOIN item i ON i.id = l.item_id";
static const char sql_links_of[] =
	"SELECT target, revision, line, state FROM item_link WHERE item_id = ? ORDER BY n";

/* Words in one column, one a line: they hold no line end. */
static struct tg_str join(struct tg_buf *text, const char *const *words, size_t count)
{
	size_t i;

	for (i = 0; i < count; i++) {
		if (i)
			tg_buf_putc(text, '\n');
		tg_buf_puts(text, words[i]);
	}
	return tg_buf_view(text);
}

static const char *const *split(struct tg_arena *arena, struct tg_str text, size_t *ret_count)
{
	TG_VEC(const char *) words = {0};
	const char *const *kept;
	struct tg_str word;

	while (text.len && tg_str_split(&text, '\n', &word))
		*TG_VEC_ADD(&words) = tg_arena_strndup(arena, word.ptr, word.len);
	kept = TG_VEC_KEEP(arena, &words);
	*ret_count = words.count;
	TG_VEC_DONE(&words);
	return kept;
}

bool tg_store_item_put(struct tg_store *store, int64_t blob_id, const struct tg_item *item,
		       struct tg_err *err)
{
	struct tg_buf needs = {0}, tags = {0};
	int64_t id;
	size_t i;
	bool ok = tg_sql_insert(
		store, sql_put,
		TG_ARGS(TG_INT(blob_id), TG_TEXT(tg_item_kind_name(item->kind)), TG_TEXT(item->key),
			TG_TEXT(item->full), TG_INT(item->revision), TG_TEXT(item->title),
			TG_TEXT(item->text), TG_TEXT(item->status), TG_INT(item->line),
			TG_INT(item->end_line), TG_HASH(item->hash),
			TG_STR(join(&needs, item->needs, item->need_count)),
			TG_STR(join(&tags, item->tags, item->tag_count))),
		&id, err);

	for (i = 0; ok && i < item->link_count; i++)
		ok = tg_sql_run(store, sql_link,
				TG_ARGS(TG_INT(id), TG_INT(i), TG_TEXT(item->links[i].target),
					TG_INT(item->links[i].revision),
					TG_INT(item->links[i].line), TG_TEXT(item->links[i].state)),
				err);
	tg_buf_done(&needs);
	tg_buf_done(&tags);
	return ok && tg_pack_item(store, blob_id, item, err);
}

static void read_item(struct tg_arena *arena, const struct tg_rows *rows, struct tg_item *item)
{
	tg_item_kind_parse(tg_col_str(rows, 2), &item->kind);
	item->key = tg_col_text(arena, rows, 3);
	item->full = tg_col_text(arena, rows, 4);
	item->revision = tg_col_uint(rows, 5);
	item->title = tg_col_text(arena, rows, 6);
	item->text = tg_col_text(arena, rows, 7);
	item->status = tg_col_text(arena, rows, 8);
	item->line = tg_col_uint(rows, 9);
	item->end_line = tg_col_uint(rows, 10);
	item->hash = tg_col_hash(rows, 11);
	item->needs = split(arena, tg_col_str(rows, 12), &item->need_count);
	item->tags = split(arena, tg_col_str(rows, 13), &item->tag_count);
}

struct place {
	unsigned line;
	size_t at;
};

static int by_line(const void *left, const void *right)
{
	const struct place *a = left, *b = right;
	int order = (a->line > b->line) - (a->line < b->line);

	return order ? order : (a->at > b->at) - (a->at < b->at);
}

/* Items of a file come as they were read out of it, nearly always by line; those of one line stay.
 */
static void sort_by_line(struct tg_item *items, size_t count)
{
	struct tg_arena arena = {0};
	struct tg_item *old;
	struct place *places;
	size_t i;

	for (i = 1; i < count && items[i].line >= items[i - 1].line; i++)
		;
	if (i >= count)
		return;
	old = tg_vec_keep(&arena, items, count, sizeof(*items));
	places = tg_arena_alloc(&arena, count * sizeof(*places));
	for (i = 0; i < count; i++)
		places[i] = (struct place){items[i].line, i};
	qsort(places, count, sizeof(*places), by_line);
	for (i = 0; i < count; i++)
		items[i] = old[places[i].at];
	tg_arena_done(&arena);
}

static bool read_links_of(struct tg_arena *arena, struct tg_store *store, int64_t id,
			  struct tg_item *item, struct tg_err *err)
{
	TG_VEC(struct tg_item_link) links = {0};
	struct tg_rows rows;

	tg_sql_query(store, sql_links_of, TG_ARGS(TG_INT(id)), &rows, err);
	while (tg_sql_next(&rows))
		*TG_VEC_ADD(&links) = (struct tg_item_link){
			.target = tg_col_text(arena, &rows, 0),
			.revision = tg_col_uint(&rows, 1),
			.line = tg_col_uint(&rows, 2),
			.state = tg_col_text(arena, &rows, 3),
		};
	if (links.count) {
		item->links = TG_VEC_KEEP(arena, &links);
		item->link_count = links.count;
	}
	TG_VEC_DONE(&links);
	return tg_sql_done(&rows);
}

bool tg_rows_to_items(struct tg_store *store, int64_t blob, struct tg_err *err)
{
	struct tg_rows rows;
	bool ok = true;

	tg_sql_query(store, sql_of, TG_ARGS(TG_INT(blob)), &rows, err);
	while (ok && tg_sql_next(&rows)) {
		struct tg_arena arena = {0};
		struct tg_item item = {.path = ""};

		read_item(&arena, &rows, &item);
		ok = read_links_of(&arena, store, tg_col_int(&rows, 0), &item, err) &&
		     tg_pack_item(store, blob, &item, err);
		tg_arena_done(&arena);
	}
	return tg_sql_done(&rows) && ok;
}

static bool unpack_file(struct tg_arena *arena, struct tg_store *store, const struct tg_pack *pack,
			struct tg_item *items, struct tg_err *err)
{
	struct tg_unpacking from = tg_unpack(pack);
	size_t i;

	for (i = 0; i < pack->count; i++) {
		tg_unpack_item(&from, arena, &items[i]);
		items[i].path = pack->path;
	}
	sort_by_line(items, pack->count);
	return tg_unpack_end(store, &from, err);
}

bool tg_store_items(struct tg_arena *arena, struct tg_store *store, struct tg_item **ret,
		    size_t *ret_count, struct tg_err *err)
{
	struct tg_pack *packs;
	size_t count, i, at = 0;
	bool ok = tg_packs(arena, store, TG_PACK_ITEMS, &packs, &count, ret_count, err);

	if (!ok)
		return false;
	*ret = tg_arena_alloc(arena, (*ret_count + 1) * sizeof(**ret));
	for (i = 0; ok && i < count; i++) {
		ok = unpack_file(arena, store, &packs[i], *ret + at, err);
		at += packs[i].count;
	}
	return ok;
}

typedef TG_VEC(struct tg_part_item) item_list;

/* The item of a row, once for each of its places. */
static void add_item(struct tg_arena *arena, const struct tg_rows *rows, item_list *items)
{
	const struct tg_stand *stands;
	struct tg_part_item item = {.id = tg_col_int(rows, 0)};
	size_t count, i;

	stands = tg_stands_of(rows->store, tg_col_int(rows, 1), &count);
	if (count)
		read_item(arena, rows, &item.item);
	for (i = 0; i < count; i++) {
		item.path_id = stands[i].path_id;
		item.item.path = tg_arena_strdup(arena, stands[i].path);
		*TG_VEC_ADD(items) = item;
	}
}

static bool read_part(struct tg_arena *arena, struct tg_store *store, const char *const *texts,
		      size_t text_count, const char *argument, struct tg_part_items *ret,
		      struct tg_err *err)
{
	item_list items = {0};
	struct tg_rows rows;
	bool ok = true;
	size_t i;

	for (i = 0; ok && i < text_count; i++) {
		tg_sql_query(store, texts[i], TG_ARGS(TG_TEXT(argument)), &rows, err);
		while (tg_sql_next(&rows))
			add_item(arena, &rows, &items);
		ok = tg_sql_done(&rows);
	}
	for (i = 0; ok && i < items.count; i++)
		ok = read_links_of(arena, store, items.at[i].id, &items.at[i].item, err);
	ret->at = TG_VEC_KEEP(arena, &items);
	ret->count = items.count;
	TG_VEC_DONE(&items);
	return ok;
}

bool tg_store_items_named(struct tg_arena *arena, struct tg_store *store, const char *name,
			  struct tg_part_items *ret, struct tg_err *err)
{
	static const char *const texts[] = {sql_keyed, sql_full, sql_stem};

	return read_part(arena, store, texts, 3, name, ret, err);
}

bool tg_store_items_linking(struct tg_arena *arena, struct tg_store *store, const char *target,
			    struct tg_part_items *ret, struct tg_err *err)
{
	static const char *const texts[] = {sql_linking};

	return read_part(arena, store, texts, 1, target, ret, err);
}
