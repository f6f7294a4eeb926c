/* SPDX-License-Identifier: Apache-2.0 */
/*
 * symbol.c - symbols and their versions.
 */
#include "base/json.h"
#include "store/internal.h"
#include "store/part.h"

static const char sql_symbol[] = "INSERT OR IGNORE INTO symbol (usr, kind, name) VALUES (?, ?, ?)";
static const char sql_symbol_get[] = "SELECT id FROM symbol WHERE usr = ?";
static const char sql_symver[] =
	"INSERT INTO symver (symbol_id, blob_id, line, column_, end_line, end_column, "
	"start_offset, "
	"end_offset, is_definition, is_internal, tokens, shape, meaning, refs) "
	"VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
static const char sql_of[] =
	"SELECT v.id, '', y.kind, y.name, y.usr, v.line, v.column_, v.end_line, v.end_column, "
	"v.start_offset, v.end_offset, v.is_definition, v.is_internal, v.tokens, v.shape, "
	"v.meaning, v.refs FROM symver v CROSS JOIN symbol y ON y.id = v.symbol_id "
	"WHERE v.blob_id = ? ORDER BY v.id";

/* The claims that make a test, in the words of the index claim_test. */
#define PART_COLUMNS                                                                             \
	"SELECT v.id, v.blob_id, y.kind, y.name, y.usr, v.line, v.column_, v.end_line, "         \
	"v.end_column, v.start_offset, v.end_offset, v.is_definition, v.is_internal, v.tokens, " \
	"v.shape, v.meaning, v.refs, EXISTS (SELECT 1 FROM claim c WHERE c.symver_id = v.id "    \
	"AND (c.verb = 'verifies' OR c.dialect IN ('lobster', 's-core', 'spdx-req', "            \
	"'codelinks', 'strictdoc'))) "
static const char sql_versions[] =
	PART_COLUMNS "FROM json_each(?1) n CROSS JOIN symver v ON v.id = n.value "
		     "CROSS JOIN symbol y ON y.id = v.symbol_id";
/* Out of indices alone. */
static const char sql_named[] =
	"SELECT v.id FROM json_each(?1) n CROSS JOIN symbol y ON y.name = n.value "
	"CROSS JOIN symver v ON v.symbol_id = y.id";
static const char sql_in[] =
	PART_COLUMNS "FROM path p CROSS JOIN temp.snap s ON s.path_id = p.id AND s.kind = 0 "
		     "CROSS JOIN symver v ON v.blob_id = s.blob_id "
		     "CROSS JOIN symbol y ON y.id = v.symbol_id WHERE p.path = ?1";
static const char sql_refs[] =
	"SELECT p.path, y.name, v.refs FROM temp.snap s CROSS JOIN symver v ON v.blob_id = "
	"s.blob_id CROSS JOIN symbol y ON y.id = v.symbol_id CROSS JOIN path p ON p.id = s.path_id "
	"WHERE s.kind = 0";

static bool symbol_id(struct tg_store *store, const struct tg_symbol *symbol, int64_t *ret,
		      struct tg_err *err)
{
	void **place = tg_map_put(&store->symbols, tg_str(symbol->usr));
	bool ok;

	*ret = (int64_t)(intptr_t)*place;
	if (*ret)
		return true;
	ok = tg_sql_insert(store, sql_symbol,
			   TG_ARGS(TG_TEXT(symbol->usr), TG_TEXT(tg_symbol_kind_name(symbol->kind)),
				   TG_TEXT(symbol->name)),
			   ret, err) &&
	     (*ret ||
	      tg_sql_number(store, sql_symbol_get, TG_ARGS(TG_TEXT(symbol->usr)), 0, ret, err));
	*place = (void *)(intptr_t)*ret;
	return ok;
}

/* A name is a word of C: no blank and no line end can stand in it. */
static void write_refs(const struct tg_symbol *symbol, struct tg_buf *out)
{
	size_t i;

	for (i = 0; i < symbol->ref_count; i++) {
		tg_buf_putc(out,
			    (char)('0' + symbol->refs[i].use)); /* one digit: see read_refs() */
		tg_buf_putc(out, ' ');
		tg_buf_puts(out, symbol->refs[i].name);
		tg_buf_putc(out, '\n');
	}
}

static void read_refs(struct tg_arena *arena, struct tg_str text, struct tg_symbol *symbol)
{
	TG_VEC(struct tg_symref) refs = {0};
	struct tg_str line;

	while (tg_str_line(&text, &line))
		if (line.len > 2 && *line.ptr >= '0' && *line.ptr < '0' + TG_USES)
			*TG_VEC_ADD(&refs) = (struct tg_symref){
				(enum tg_ref_use)(*line.ptr - '0'),
				tg_arena_strndup(arena, line.ptr + 2, line.len - 2)};
	symbol->refs = TG_VEC_KEEP(arena, &refs);
	symbol->ref_count = refs.count;
	TG_VEC_DONE(&refs);
}

bool tg_store_symbol_put(struct tg_store *store, int64_t blob_id, const struct tg_symbol *symbol,
			 int64_t *ret_symver, struct tg_err *err)
{
	const struct tg_range *range = &symbol->range;
	struct tg_buf refs = {0};
	int64_t id;
	bool ok;

	write_refs(symbol, &refs);
	ok = symbol_id(store, symbol, &id, err) &&
	     tg_sql_insert(store, sql_symver,
			   TG_ARGS(TG_INT(id), TG_INT(blob_id), TG_INT(range->line),
				   TG_INT(range->column), TG_INT(range->end_line),
				   TG_INT(range->end_column), TG_INT(range->offset),
				   TG_INT(range->end_offset), TG_INT(symbol->definition),
				   TG_INT(symbol->internal), TG_HASH(symbol->tokens),
				   TG_INT(symbol->shape), TG_HASH(symbol->meaning),
				   TG_STR(tg_buf_view(&refs))),
			   ret_symver, err) &&
	     tg_pack_symbol(store, blob_id, symbol, *ret_symver, err);
	tg_buf_done(&refs);
	return ok;
}

static enum tg_symbol_kind kind_of(struct tg_str name)
{
	enum tg_symbol_kind kind;

	for (kind = TG_SYMBOL_FUNCTION; kind < TG_SYMBOL_KINDS - 1; kind++)
		if (tg_str_is(name, tg_symbol_kind_name(kind)))
			break;
	return kind;
}

static void read_symbol(struct tg_arena *arena, const struct tg_rows *rows,
			struct tg_symbol *symbol)
{
	symbol->kind = kind_of(tg_col_str(rows, 2));
	symbol->name = tg_col_text(arena, rows, 3);
	symbol->usr = tg_col_text(arena, rows, 4);
	symbol->range.line = tg_col_uint(rows, 5);
	symbol->range.column = tg_col_uint(rows, 6);
	symbol->range.end_line = tg_col_uint(rows, 7);
	symbol->range.end_column = tg_col_uint(rows, 8);
	symbol->range.offset = (size_t)tg_col_int(rows, 9);
	symbol->range.end_offset = (size_t)tg_col_int(rows, 10);
	symbol->definition = tg_col_int(rows, 11) != 0;
	symbol->internal = tg_col_int(rows, 12) != 0;
	symbol->tokens = tg_col_hash(rows, 13);
	symbol->shape = (enum tg_shape)tg_col_int(rows, 14);
	symbol->meaning = tg_col_hash(rows, 15);
	read_refs(arena, tg_col_str(rows, 16), symbol);
}

bool tg_rows_to_symbols(struct tg_store *store, int64_t blob, struct tg_err *err)
{
	struct tg_rows rows;
	bool ok = true;

	tg_sql_query(store, sql_of, TG_ARGS(TG_INT(blob)), &rows, err);
	while (ok && tg_sql_next(&rows)) {
		struct tg_arena arena = {0};
		struct tg_symbol symbol = {.path = ""};

		read_symbol(&arena, &rows, &symbol);
		ok = tg_pack_symbol(store, blob, &symbol, tg_col_int(&rows, 0), err);
		tg_arena_done(&arena);
	}
	return tg_sql_done(&rows) && ok;
}

static bool unpack_file(struct tg_arena *arena, struct tg_store *store, const struct tg_pack *pack,
			struct tg_symbol *symbols, int64_t *ids, struct tg_err *err)
{
	struct tg_unpacking from = tg_unpack(pack);
	size_t i;

	for (i = 0; i < pack->count; i++) {
		tg_unpack_symbol(&from, arena, &symbols[i], &ids[i]);
		symbols[i].path = pack->path;
	}
	return tg_unpack_end(store, &from, err);
}

bool tg_store_symbols(struct tg_arena *arena, struct tg_store *store, struct tg_symbol **ret,
		      int64_t **ret_ids, size_t *ret_count, struct tg_err *err)
{
	struct tg_pack *packs;
	size_t count, i, at = 0;
	bool ok = tg_packs(arena, store, TG_PACK_SYMBOLS, &packs, &count, ret_count, err);

	if (!ok)
		return false;
	*ret = tg_arena_alloc(arena, (*ret_count + 1) * sizeof(**ret));
	*ret_ids = tg_arena_alloc(arena, (*ret_count + 1) * sizeof(**ret_ids));
	for (i = 0; ok && i < count; i++) {
		ok = unpack_file(arena, store, &packs[i], *ret + at, *ret_ids + at, err);
		at += packs[i].count;
	}
	return ok;
}

typedef TG_VEC(struct tg_part_symbol) symbol_list;

/* The symbol of a row, once for each place of its content, or at `path` alone. */
static void add_symbol(struct tg_arena *arena, const struct tg_rows *rows, const char *path,
		       symbol_list *symbols)
{
	struct tg_part_symbol symbol = {.id = tg_col_int(rows, 0)};
	const struct tg_stand *stands;
	size_t count, i;

	stands = tg_stands_of(rows->store, tg_col_int(rows, 1), &count);
	if (!count)
		return;
	read_symbol(arena, rows, &symbol.symbol);
	symbol.tests = tg_col_int(rows, 17) != 0;
	for (i = 0; i < count; i++) {
		if (path && strcmp(stands[i].path, path) != 0)
			continue;
		symbol.path_id = stands[i].path_id;
		symbol.symbol.path = tg_arena_strdup(arena, stands[i].path);
		*TG_VEC_ADD(symbols) = symbol;
	}
}

static bool read_part(struct tg_arena *arena, struct tg_store *store, const char *sql,
		      struct tg_str argument, const char *path, struct tg_part_symbols *ret,
		      struct tg_err *err)
{
	symbol_list symbols = {0};
	struct tg_rows rows;

	tg_sql_query(store, sql, TG_ARGS(TG_STR(argument)), &rows, err);
	while (tg_sql_next(&rows))
		add_symbol(arena, &rows, path, &symbols);
	ret->at = TG_VEC_KEEP(arena, &symbols);
	ret->count = symbols.count;
	TG_VEC_DONE(&symbols);
	return tg_sql_done(&rows);
}

bool tg_store_symbols_of(struct tg_arena *arena, struct tg_store *store,
			 const struct tg_part_ids *ids, struct tg_part_symbols *ret,
			 struct tg_err *err)
{
	struct tg_buf list = {0};
	struct tg_json json = {.out = &list};
	size_t i;
	bool ok;

	tg_json_open(&json, '[');
	for (i = 0; i < ids->count; i++)
		tg_json_int(&json, ids->at[i]);
	tg_json_close(&json, ']');
	ok = read_part(arena, store, sql_versions, tg_buf_view(&list), NULL, ret, err);
	tg_buf_done(&list);
	return ok;
}

bool tg_store_symbols_named(struct tg_arena *arena, struct tg_store *store,
			    const char *const *names, size_t count, struct tg_part_ids *ret,
			    struct tg_err *err)
{
	TG_VEC(int64_t) ids = {0};
	struct tg_buf list = {0};
	struct tg_json json = {.out = &list};
	struct tg_rows rows;
	size_t i;

	tg_json_open(&json, '[');
	for (i = 0; i < count; i++)
		tg_json_text(&json, names[i]);
	tg_json_close(&json, ']');
	tg_sql_query(store, sql_named, TG_ARGS(TG_STR(tg_buf_view(&list))), &rows, err);
	while (tg_sql_next(&rows))
		*TG_VEC_ADD(&ids) = tg_col_int(&rows, 0);
	tg_buf_done(&list);
	ret->at = TG_VEC_KEEP(arena, &ids);
	ret->count = ids.count;
	TG_VEC_DONE(&ids);
	return tg_sql_done(&rows);
}

bool tg_store_symbols_in(struct tg_arena *arena, struct tg_store *store, const char *path,
			 struct tg_part_symbols *ret, struct tg_err *err)
{
	return read_part(arena, store, sql_in, tg_str(path), path, ret, err);
}

bool tg_store_each_refs(struct tg_store *store,
			void (*on_refs)(void *user, const char *path, struct tg_str name,
					struct tg_str refs),
			void *user, struct tg_err *err)
{
	struct tg_arena arena = {0};
	struct tg_rows rows;
	const char *path = NULL;

	tg_sql_query(store, sql_refs, TG_NO_ARGS, &rows, err);
	while (tg_sql_next(&rows)) {
		if (!path || !tg_str_is(tg_col_str(&rows, 0), path))
			path = tg_col_text(&arena, &rows, 0);
		on_refs(user, path, tg_col_str(&rows, 1), tg_col_str(&rows, 2));
	}
	tg_arena_done(&arena);
	return tg_sql_done(&rows);
}
