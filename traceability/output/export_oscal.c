/* SPDX-License-Identifier: Apache-2.0 */
/*
 * export_oscal.c - an OSCAL component definition: which controls the product implements, and how
 * it stands with each. The constraints of OSCAL go beyond its JSON schema; only that is checked.
 */
#include "base/json.h"
#include "base/text.h"
#include "output/export.h"

struct writer {
	struct tg_json json;
	struct tg_arena arena;
	const struct tg_export *export;
};

static void pair(struct writer *writer, const char *key, const char *text)
{
	tg_json_key(&writer->json, key);
	tg_json_text(&writer->json, text);
}

static void uuid_of(struct writer *writer, const char *name)
{
	char uuid[TG_UUID_TEXT];

	pair(writer, "uuid", tg_export_uuid(writer->export, name, uuid));
}

static void open_list(struct writer *writer, const char *key)
{
	tg_json_key(&writer->json, key);
	tg_json_open(&writer->json, '[');
}

static void write_property(struct writer *writer, const char *name, const char *value)
{
	tg_json_open(&writer->json, '{');
	pair(writer, "name", name);
	pair(writer, "ns", "https://tracegate.invalid/ns");
	pair(writer, "value", value);
	tg_json_close(&writer->json, '}');
}

static void write_requirement(struct writer *writer, const struct tg_matrix_item *item)
{
	const char *ref = tg_export_ref(&writer->arena, item);

	tg_json_open(&writer->json, '{');
	uuid_of(writer, ref);
	pair(writer, "control-id", ref);
	pair(writer, "description", *item->trail ? item->trail : item->item->key);
	open_list(writer, "props");
	write_property(writer, "verdict", tg_verdict_name(item->verdict));
	write_property(writer, "id", item->item->key);
	tg_json_close(&writer->json, ']');
	tg_json_close(&writer->json, '}');
}

/* The controls of one catalogue, or those of the product itself (NULL). */
static void write_implementation(struct writer *writer, const struct tg_catalog *catalog)
{
	const struct tg_matrix *matrix = &writer->export->known->matrix;
	const char *id = catalog ? catalog->id : "own";
	size_t i;

	tg_json_open(&writer->json, '{');
	uuid_of(writer, tg_arena_printf(&writer->arena, "implementation %s", id));
	pair(writer, "source", tg_arena_printf(&writer->arena, "urn:tracegate:catalog:%s", id));
	pair(writer, "description", catalog ? catalog->edition : "Requirements of the product");
	open_list(writer, "implemented-requirements");
	for (i = 0; i < matrix->count; i++) {
		const struct tg_matrix_item *item = &matrix->items[i];

		if (tg_export_wants(item) && (item->entry ? item->entry->catalog : NULL) == catalog)
			write_requirement(writer, item);
	}
	tg_json_close(&writer->json, ']');
	tg_json_close(&writer->json, '}');
}

static void write_implementations(struct writer *writer)
{
	const struct tg_matrix *matrix = &writer->export->known->matrix;
	struct tg_map seen = {0};
	bool any = false;
	size_t i;

	for (i = 0; i < matrix->count; i++) {
		const struct tg_entry *entry = matrix->items[i].entry;

		if (!tg_export_wants(&matrix->items[i]) ||
		    !tg_map_add(&seen, tg_str(entry ? entry->catalog->id : "")))
			continue;
		if (!any) /* an empty list is not valid */
			open_list(writer, "control-implementations");
		any = true;
		write_implementation(writer, entry ? entry->catalog : NULL);
	}
	if (any)
		tg_json_close(&writer->json, ']');
	tg_map_done(&seen);
}

void tg_export_oscal(struct tg_buf *out, const struct tg_export *export)
{
	struct writer writer = {.json = {.out = out, .indent = 2}, .export = export};
	char when[TG_TIME_TEXT];

	tg_json_open(&writer.json, '{');
	tg_json_key(&writer.json, "component-definition");
	tg_json_open(&writer.json, '{');
	uuid_of(&writer, "component-definition");
	tg_json_key(&writer.json, "metadata");
	tg_json_open(&writer.json, '{');
	pair(&writer, "title",
	     tg_arena_printf(&writer.arena, "%s at %s", export->product, export->revision));
	pair(&writer, "last-modified", tg_time_text(export->commit->seconds, when));
	pair(&writer, "version", export->revision);
	pair(&writer, "oscal-version", "1.2.1");
	tg_json_close(&writer.json, '}');
	open_list(&writer, "components");
	tg_json_open(&writer.json, '{');
	uuid_of(&writer, "component");
	pair(&writer, "type", "software");
	pair(&writer, "title", export->product);
	pair(&writer, "description", "The product as it stands at the commit");
	write_implementations(&writer);
	tg_json_close(&writer.json, '}');
	tg_json_close(&writer.json, ']');
	tg_json_close(&writer.json, '}');
	tg_json_close(&writer.json, '}');
	tg_buf_putc(out, '\n');
	tg_arena_done(&writer.arena);
}
