/* SPDX-License-Identifier: Apache-2.0 */
#include "output/export.h"

#include <ctype.h>
#include <stdio.h>

#include "output/table.h"

char *tg_export_uuid(const struct tg_export *export, const char *name, char uuid[TG_UUID_TEXT])
{
	struct tg_hasher hasher;
	struct tg_hash hash;
	const unsigned char *b = hash.byte;

	tg_hash_begin(&hasher);
	tg_hash_add(&hasher, tg_str_n((const char *)export->commit->oid.byte, TG_OID_SIZE));
	tg_hash_add(&hasher, tg_str(name));
	hash = tg_hash_end(&hasher);
	snprintf(uuid, TG_UUID_TEXT,
		 "%02x%02x%02x%02x-%02x%02x-5%x%02x-%x%x%02x-%02x%02x%02x%02x%02x%02x", b[0], b[1],
		 b[2], b[3], b[4], b[5], b[6] & 15u, b[7], 8u + (b[8] >> 6), b[8] & 15u, b[9],
		 b[10], b[11], b[12], b[13], b[14], b[15]);
	return uuid;
}

const char *tg_export_ref(struct tg_arena *arena, const struct tg_matrix_item *item)
{
	const char *id = item->entry ? item->entry->tag : item->item->key;
	char *ref = tg_arena_printf(arena, "%s%s", isdigit((unsigned char)id[0]) ? "_" : "", id);
	char *at;

	for (at = ref; *at; at++)
		if (!isalnum((unsigned char)*at) && !strchr("._-", *at))
			*at = '-';
	return ref;
}

bool tg_export_wants(const struct tg_matrix_item *item)
{
	return item->item->kind == TG_ITEM_REQUIREMENT || item->item->kind == TG_ITEM_CLAUSE;
}

/* A row a link; an item without one has a row of its own. */
static void add_row(struct tg_table_rows *rows, const struct tg_matrix_item *item,
		    const struct tg_matrix_link *link)
{
	const struct tg_claim *claim = link ? &link->claim->claim : NULL;
	const struct tg_symbol *symbol = link ? link->claim->symbol : NULL;

	tg_table_text(rows, item->item->key);
	tg_table_text(rows, tg_item_kind_name(item->item->kind));
	tg_table_text(rows, item->item->title);
	tg_table_text(rows, tg_verdict_name(item->verdict));
	tg_table_text(rows, item->why);
	tg_table_text(rows, claim ? tg_verb_name(claim->verb) : "");
	tg_table_text(rows, symbol ? symbol->name : "");
	tg_table_text(rows, claim ? claim->path : "");
	tg_table_text(rows, link && link->is_test ? tg_evidence_name(link->evidence) : "");
	tg_table_text(rows, link && link->run ? link->run->revision : "");
}

static void write_csv(struct tg_buf *out, const struct tg_export *export)
{
	static const char *const columns[] = {"id",       "kind",       "title",  "verdict",
					      "why",      "verb",       "symbol", "path",
					      "evidence", "run commit", NULL};
	const struct tg_matrix *matrix = &export->known->matrix;
	struct tg_arena arena = {0};
	struct tg_table_rows rows = {.arena = &arena};
	struct tg_table table;
	size_t i, l;

	for (i = 0; i < matrix->count; i++) {
		const struct tg_matrix_item *item = &matrix->items[i];

		if (!item->link_count)
			add_row(&rows, item, NULL);
		for (l = 0; l < item->link_count; l++)
			add_row(&rows, item, &item->links[l]);
	}
	table = tg_table_done(&rows, columns);
	tg_table_write(out, "csv", &table, NULL);
	tg_arena_done(&arena);
}

static const struct {
	const char *name;
	void (*write)(struct tg_buf *out, const struct tg_export *export);
} formats[] = {
	{"csv", write_csv},
	{"cyclonedx", tg_export_cyclonedx},
	{"oscal", tg_export_oscal},
	{"spdx", tg_export_spdx},
};

const char *tg_export_formats(void)
{
	return "csv, cyclonedx, oscal, spdx";
}

bool tg_export_write(struct tg_buf *out, const char *format, const struct tg_export *export,
		     struct tg_err *err)
{
	size_t i;

	for (i = 0; i < sizeof(formats) / sizeof(*formats); i++) {
		if (strcmp(formats[i].name, format) != 0)
			continue;
		formats[i].write(out, export);
		return true;
	}
	return tg_fail(err, TG_ERR_USAGE, "there is no format '%s'; export writes %s", format,
		       tg_export_formats());
}
