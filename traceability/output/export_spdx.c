/* SPDX-License-Identifier: Apache-2.0 */
/*
 * export_spdx.c - an SPDX 3.0.1 document: the product, its requirements, the code that is claimed
 * to serve them, their tests, and the runs that are evidence, with the relationships between.
 *
 * SPDX knows files, and snippets of files. A requirement is a file whose purpose says so, because
 * there is no class of its own; its verdict stands in its comment.
 */
#include "base/json.h"
#include "base/text.h"
#include "output/export.h"

struct writer {
	struct tg_json json;
	struct tg_arena arena;
	const struct tg_export *export;
	struct tg_map seen; /* names of elements that stand in the graph */
	TG_VEC(const char *) ids;
};

static const char *id_of(struct writer *writer, const char *name)
{
	char uuid[TG_UUID_TEXT];

	return tg_arena_printf(&writer->arena, "urn:uuid:%s",
			       tg_export_uuid(writer->export, name, uuid));
}

static void pair(struct writer *writer, const char *key, const char *text)
{
	tg_json_key(&writer->json, key);
	tg_json_text(&writer->json, text);
}

/* Opens an element; false when it stands there already. `key` is what makes it this one. */
static bool begin(struct writer *writer, const char *type, const char *key)
{
	const char *id = id_of(writer, key);

	if (!tg_map_add(&writer->seen, tg_str(id)))
		return false;
	*TG_VEC_ADD(&writer->ids) = id;
	tg_json_open(&writer->json, '{');
	pair(writer, "type", type);
	pair(writer, "spdxId", id);
	pair(writer, "creationInfo", "_:creation");
	return true;
}

static void end(struct writer *writer)
{
	tg_json_close(&writer->json, '}');
}

static void list_of_one(struct writer *writer, const char *key, const char *text)
{
	tg_json_key(&writer->json, key);
	tg_json_open(&writer->json, '[');
	tg_json_text(&writer->json, text);
	tg_json_close(&writer->json, ']');
}

static void relate(struct writer *writer, const char *from, const char *type, const char *to)
{
	if (!begin(writer, "Relationship",
		   tg_arena_printf(&writer->arena, "%s\n%s\n%s", from, type, to)))
		return;
	pair(writer, "from", id_of(writer, from));
	pair(writer, "relationshipType", type);
	list_of_one(writer, "to", id_of(writer, to));
	end(writer);
}

/* The code or test of a link as an element; returns its key. */
static const char *write_place(struct writer *writer, const struct tg_matrix_link *link)
{
	const struct tg_fact_claim *claim = link->claim;
	const struct tg_symbol *symbol = claim->symbol;
	const char *purpose = link->is_test ? "test" : "source";
	const char *file = tg_arena_printf(&writer->arena, "file %s", claim->claim.path), *key;

	if (begin(writer, "software_File", file)) {
		pair(writer, "name", claim->claim.path);
		pair(writer, "software_primaryPurpose", purpose);
		end(writer);
	}
	if (!symbol)
		return file;
	key = tg_arena_printf(&writer->arena, "snippet %s %s %u", claim->claim.path, symbol->name,
			      symbol->range.line);
	if (!begin(writer, "software_Snippet", key))
		return key;
	pair(writer, "name", symbol->name);
	pair(writer, "software_primaryPurpose", purpose);
	pair(writer, "software_snippetFromFile", id_of(writer, file));
	tg_json_key(&writer->json, "software_lineRange");
	tg_json_open(&writer->json, '{');
	pair(writer, "type", "PositiveIntegerRange");
	tg_json_pair_int(&writer->json, "beginIntegerRange", symbol->range.line);
	tg_json_pair_int(&writer->json, "endIntegerRange",
			 symbol->range.end_line > symbol->range.line ? symbol->range.end_line
								     : symbol->range.line);
	tg_json_close(&writer->json, '}');
	end(writer);
	return key;
}

static void write_result(struct writer *writer, const char *item, const char *place,
			 const struct tg_matrix_link *link)
{
	const char *key;

	if (!link->run)
		return;
	key = tg_arena_printf(&writer->arena, "result %s %s", place, link->run->revision);
	if (begin(writer, "software_File", key)) {
		pair(writer, "name",
		     tg_arena_printf(&writer->arena, "run on commit %s", link->run->revision));
		pair(writer, "comment",
		     tg_arena_printf(&writer->arena, "%s%s%s%s", tg_evidence_name(link->evidence),
				     link->cause[0] ? ": " : "", link->cause,
				     link->hollow[0] ? "; hollow" : ""));
		pair(writer, "software_primaryPurpose", "evidence");
		end(writer);
	}
	relate(writer, item, "hasEvidence", key);
	relate(writer, place, "hasEvidence", key);
}

static void write_item(struct writer *writer, const struct tg_matrix_item *item)
{
	const char *key =
		tg_arena_printf(&writer->arena, "item %s", tg_export_ref(&writer->arena, item));
	size_t i;

	if (!begin(writer, "software_File", key))
		return;
	pair(writer, "name", item->item->key);
	pair(writer, "summary", item->item->title);
	pair(writer, "comment",
	     tg_arena_printf(&writer->arena, "%s: %s", tg_verdict_name(item->verdict), item->why));
	pair(writer, "software_primaryPurpose", "requirement");
	end(writer);
	relate(writer, "product", "hasRequirement", key);
	for (i = 0; i < item->link_count; i++) {
		const struct tg_matrix_link *link = &item->links[i];
		const char *place = write_place(writer, link);

		if (!link->is_test) {
			relate(writer, place, "hasRequirement", key);
			continue;
		}
		relate(writer, key, "hasTest", place);
		write_result(writer, key, place, link);
	}
	for (i = 0; i < item->up_count; i++)
		if (tg_export_wants(item->up[i]))
			relate(writer,
			       tg_arena_printf(&writer->arena, "item %s",
					       tg_export_ref(&writer->arena, item->up[i])),
			       "hasRequirement", key);
}

static void write_head(struct writer *writer)
{
	const struct tg_export *export = writer->export;
	char time[TG_TIME_TEXT];

	tg_json_open(&writer->json, '{');
	pair(writer, "type", "CreationInfo");
	pair(writer, "@id", "_:creation");
	pair(writer, "specVersion", "3.0.1");
	pair(writer, "created", tg_time_text(export->commit->seconds, time));
	list_of_one(writer, "createdBy", id_of(writer, "tool"));
	tg_json_close(&writer->json, '}');
	begin(writer, "SoftwareAgent", "tool");
	pair(writer, "name", tg_arena_printf(&writer->arena, "tracegate %s", export->version));
	end(writer);
	begin(writer, "software_Package", "product");
	pair(writer, "name", export->product);
	pair(writer, "software_packageVersion", export->revision);
	pair(writer, "software_primaryPurpose", "application");
	end(writer);
}

static void write_document(struct writer *writer)
{
	size_t i, count = writer->ids.count;

	begin(writer, "SpdxDocument", "document");
	pair(writer, "name",
	     tg_arena_printf(&writer->arena, "%s at %s", writer->export->product,
			     writer->export->revision));
	list_of_one(writer, "rootElement", id_of(writer, "product"));
	tg_json_key(&writer->json, "element");
	tg_json_open(&writer->json, '[');
	for (i = 0; i < count; i++)
		tg_json_text(&writer->json, writer->ids.at[i]);
	tg_json_close(&writer->json, ']');
	tg_json_key(&writer->json, "profileConformance");
	tg_json_open(&writer->json, '[');
	tg_json_text(&writer->json, "core");
	tg_json_text(&writer->json, "software");
	tg_json_close(&writer->json, ']');
	end(writer);
}

void tg_export_spdx(struct tg_buf *out, const struct tg_export *export)
{
	struct writer writer = {.json = {.out = out, .indent = 2}, .export = export};
	const struct tg_matrix *matrix = &export->known->matrix;
	size_t i;

	tg_json_open(&writer.json, '{');
	pair(&writer, "@context", "https://spdx.org/rdf/3.0.1/spdx-context.jsonld");
	tg_json_key(&writer.json, "@graph");
	tg_json_open(&writer.json, '[');
	write_head(&writer);
	for (i = 0; i < matrix->count; i++)
		if (tg_export_wants(&matrix->items[i]))
			write_item(&writer, &matrix->items[i]);
	write_document(&writer);
	tg_json_close(&writer.json, ']');
	tg_json_close(&writer.json, '}');
	tg_buf_putc(out, '\n');
	tg_map_done(&writer.seen);
	TG_VEC_DONE(&writer.ids);
	tg_arena_done(&writer.arena);
}
