/* SPDX-License-Identifier: Apache-2.0 */
/*
 * export_cyclonedx.c - attestations in CycloneDX 1.6: the requirements as a standard, a claim for
 * each with its evidence, and how far it is met.
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

static void open_list(struct writer *writer, const char *key)
{
	tg_json_key(&writer->json, key);
	tg_json_open(&writer->json, '[');
}

static void open_map(struct writer *writer, const char *key)
{
	if (key)
		tg_json_key(&writer->json, key);
	tg_json_open(&writer->json, '{');
}

static void close(struct writer *writer, char bracket)
{
	tg_json_close(&writer->json, bracket);
}

static void write_metadata(struct writer *writer)
{
	const struct tg_export *export = writer->export;
	char when[TG_TIME_TEXT];

	open_map(writer, "metadata");
	pair(writer, "timestamp", tg_time_text(export->commit->seconds, when));
	open_map(writer, "tools");
	open_list(writer, "components");
	open_map(writer, NULL);
	pair(writer, "type", "application");
	pair(writer, "name", "tracegate");
	pair(writer, "version", export->version);
	close(writer, '}');
	close(writer, ']');
	close(writer, '}');
	open_map(writer, "component");
	pair(writer, "type", "application");
	pair(writer, "bom-ref", "product");
	pair(writer, "name", export->product);
	pair(writer, "version", export->revision);
	close(writer, '}');
	close(writer, '}');
}

static bool is_of(const struct tg_matrix_item *item, const struct tg_catalog *catalog)
{
	return tg_export_wants(item) && (item->entry ? item->entry->catalog : NULL) == catalog;
}

/* The requirements of one catalogue, or those of the product itself (NULL). */
static void write_standard(struct writer *writer, const struct tg_catalog *catalog)
{
	const struct tg_matrix *matrix = &writer->export->known->matrix;
	size_t i;

	open_map(writer, NULL);
	pair(writer, "bom-ref",
	     tg_arena_printf(&writer->arena, "standard-%s", catalog ? catalog->id : "own"));
	pair(writer, "name", catalog ? catalog->title : "Requirements of the product");
	pair(writer, "version", catalog ? catalog->edition : writer->export->revision);
	open_list(writer, "requirements");
	for (i = 0; i < matrix->count; i++) {
		const struct tg_matrix_item *item = &matrix->items[i];

		if (!is_of(item, catalog))
			continue;
		open_map(writer, NULL);
		pair(writer, "bom-ref", tg_export_ref(&writer->arena, item));
		pair(writer, "identifier", item->item->key);
		pair(writer, "title", item->item->title);
		pair(writer, "text", item->item->text);
		close(writer, '}');
	}
	close(writer, ']');
	close(writer, '}');
}

static void write_standards(struct writer *writer)
{
	const struct tg_matrix *matrix = &writer->export->known->matrix;
	struct tg_map seen = {0};
	size_t i;

	open_map(writer, "definitions");
	open_list(writer, "standards");
	for (i = 0; i < matrix->count; i++) {
		const struct tg_entry *entry = matrix->items[i].entry;

		if (tg_export_wants(&matrix->items[i]) &&
		    tg_map_add(&seen, tg_str(entry ? entry->catalog->id : "")))
			write_standard(writer, entry ? entry->catalog : NULL);
	}
	close(writer, ']');
	close(writer, '}');
	tg_map_done(&seen);
}

/* Met, or not: a requirement that is only waived is none of the two. */
static double score_of(enum tg_verdict verdict)
{
	return verdict == TG_VERDICT_OK ? 1.0 : verdict == TG_JUSTIFIED ? 0.5 : 0.0;
}

static void write_attestations(struct writer *writer)
{
	const struct tg_matrix *matrix = &writer->export->known->matrix;
	size_t i;

	open_list(writer, "attestations");
	open_map(writer, NULL);
	pair(writer, "summary",
	     "Verdicts that follow from code, tests and results; people have not judged them");
	pair(writer, "assessor", "assessor-tracegate");
	open_list(writer, "map");
	for (i = 0; i < matrix->count; i++) {
		const struct tg_matrix_item *item = &matrix->items[i];
		const char *ref = tg_export_ref(&writer->arena, item);

		if (!tg_export_wants(item))
			continue;
		open_map(writer, NULL);
		pair(writer, "requirement", ref);
		open_list(writer, "claims");
		tg_json_text(&writer->json, tg_arena_printf(&writer->arena, "claim-%s", ref));
		close(writer, ']');
		open_map(writer, "conformance");
		tg_json_key(&writer->json, "score");
		tg_json_real(&writer->json, score_of(item->verdict));
		pair(writer, "rationale",
		     tg_arena_printf(&writer->arena, "%s%s%s", tg_verdict_name(item->verdict),
				     *item->why ? ": " : "", item->why));
		close(writer, '}');
		close(writer, '}');
	}
	close(writer, ']');
	close(writer, '}');
	close(writer, ']');
}

static const char *evidence_ref(struct writer *writer, const struct tg_matrix_item *item,
				size_t link)
{
	return tg_arena_printf(&writer->arena, "evidence-%s-%zu",
			       tg_export_ref(&writer->arena, item), link + 1);
}

static void write_claims(struct writer *writer)
{
	const struct tg_matrix *matrix = &writer->export->known->matrix;
	size_t i, l;

	open_list(writer, "claims");
	for (i = 0; i < matrix->count; i++) {
		const struct tg_matrix_item *item = &matrix->items[i];

		if (!tg_export_wants(item))
			continue;
		open_map(writer, NULL);
		pair(writer, "bom-ref",
		     tg_arena_printf(&writer->arena, "claim-%s",
				     tg_export_ref(&writer->arena, item)));
		pair(writer, "target", "target-product");
		pair(writer, "predicate",
		     tg_arena_printf(&writer->arena, "The product meets %s", item->item->key));
		open_list(writer, item->verdict == TG_VERDICT_OK || item->verdict == TG_JUSTIFIED
					  ? "evidence"
					  : "counterEvidence");
		for (l = 0; l < item->link_count; l++)
			tg_json_text(&writer->json, evidence_ref(writer, item, l));
		close(writer, ']');
		pair(writer, "reasoning", item->trail);
		close(writer, '}');
	}
	close(writer, ']');
}

static void write_evidence(struct writer *writer, const struct tg_matrix_item *item, size_t index)
{
	const struct tg_matrix_link *link = &item->links[index];
	const struct tg_claim *claim = &link->claim->claim;
	const struct tg_symbol *symbol = link->claim->symbol;
	char when[TG_TIME_TEXT];

	open_map(writer, NULL);
	pair(writer, "bom-ref", evidence_ref(writer, item, index));
	pair(writer, "propertyName", link->is_test ? "tracegate:test" : "tracegate:code");
	pair(writer, "description",
	     tg_arena_printf(&writer->arena, "%s %s %s at %s:%u%s%s",
			     symbol ? symbol->name : claim->path, tg_verb_name(claim->verb),
			     item->item->key, claim->path, claim->line,
			     link->is_test ? "; result: " : "",
			     link->is_test ? tg_evidence_name(link->evidence) : ""));
	pair(writer, "created", tg_time_text(writer->export->commit->seconds, when));
	close(writer, '}');
}

static void write_declarations(struct writer *writer)
{
	const struct tg_matrix *matrix = &writer->export->known->matrix;
	size_t i, l;

	open_map(writer, "declarations");
	open_list(writer, "assessors");
	open_map(writer, NULL);
	pair(writer, "bom-ref", "assessor-tracegate");
	tg_json_pair_bool(&writer->json, "thirdParty", false);
	close(writer, '}');
	close(writer, ']');
	write_attestations(writer);
	write_claims(writer);
	open_list(writer, "evidence");
	for (i = 0; i < matrix->count; i++)
		for (l = 0; tg_export_wants(&matrix->items[i]) && l < matrix->items[i].link_count;
		     l++)
			write_evidence(writer, &matrix->items[i], l);
	close(writer, ']');
	open_map(writer, "targets");
	open_list(writer, "components");
	open_map(writer, NULL);
	pair(writer, "type", "application");
	pair(writer, "bom-ref", "target-product");
	pair(writer, "name", writer->export->product);
	close(writer, '}');
	close(writer, ']');
	close(writer, '}');
	close(writer, '}');
}

void tg_export_cyclonedx(struct tg_buf *out, const struct tg_export *export)
{
	struct writer writer = {.json = {.out = out, .indent = 2}, .export = export};
	char uuid[TG_UUID_TEXT];

	open_map(&writer, NULL);
	pair(&writer, "$schema", "http://cyclonedx.org/schema/bom-1.6.schema.json");
	pair(&writer, "bomFormat", "CycloneDX");
	pair(&writer, "specVersion", "1.6");
	pair(&writer, "serialNumber",
	     tg_arena_printf(&writer.arena, "urn:uuid:%s", tg_export_uuid(export, "bom", uuid)));
	tg_json_pair_int(&writer.json, "version", 1);
	write_metadata(&writer);
	write_standards(&writer);
	write_declarations(&writer);
	close(&writer, '}');
	tg_buf_putc(out, '\n');
	tg_arena_done(&writer.arena);
}
