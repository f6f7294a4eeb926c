/* SPDX-License-Identifier: Apache-2.0 */
/*
 * threagile.c - Threagile: the model (threagile.yaml) and the risks that it found (risks.json).
 *
 * The identity of a risk is `rule@asset`, of which `rule/asset` is made, since an annotation
 * holds no '@'. The model tracks the risks that people decided about (`risk_tracking`, whose ids
 * may hold wildcards) and adds own ones (`individual_risk_categories`); its assets are items too.
 */
#include "items/format.h"

static bool fits(const struct tg_item_reader *reader)
{
	const struct tg_value *root = reader->root;

	if (root && root->kind == TG_VALUE_LIST)
		return tg_value_get(root->first, "synthetic_id") != NULL;
	return tg_value_get(root, "threagile_version") || tg_value_get(root, "technical_assets");
}

static void add(struct tg_item_reader *reader, const struct tg_value *value, struct tg_item *item,
		const char *full)
{
	item->full = full;
	item->key = tg_items_tool_key(reader->arena, tg_str(full));
	item->line = value->key_line ? value->key_line : value->line;
	item->end_line = tg_items_last_line(value);
	tg_items_add(reader, item);
}

/* `title: {id: ..., description: ...}` */
static void read_assets(struct tg_item_reader *reader, const char *section)
{
	for (TG_VALUE_EACH(asset, tg_value_get(reader->root, section))) {
		struct tg_item item = {.kind = TG_ITEM_ASSET,
				       .title = asset->key.ptr,
				       .text = tg_value_text(asset, "description", "")};

		add(reader, asset, &item, tg_value_text(asset, "id", ""));
	}
}

static void read_boundaries(struct tg_item_reader *reader)
{
	for (TG_VALUE_EACH(boundary, tg_value_get(reader->root, "trust_boundaries"))) {
		struct tg_item item = {.kind = TG_ITEM_ASSET,
				       .title = boundary->key.ptr,
				       .text = tg_value_text(boundary, "description", "")};
		struct tg_item_words tags = {0}, needs = {0};

		*TG_VEC_ADD(&tags.texts) = "trust-boundary";
		tg_items_set_tags(reader->arena, &item, &tags);
		*TG_VEC_ADD(&needs.texts) = "crossing";
		tg_items_set_needs(reader->arena, &item, &needs);
		add(reader, boundary, &item, tg_value_text(boundary, "id", ""));
	}
}

/* What somebody decided: the title is the reason, until risks.json brings a better one. */
static void read_tracking(struct tg_item_reader *reader)
{
	for (TG_VALUE_EACH(risk, tg_value_get(reader->root, "risk_tracking"))) {
		struct tg_item item = {.kind = TG_ITEM_THREAT,
				       .title = risk->key.ptr,
				       .text = tg_value_text(risk, "justification", ""),
				       .status = tg_value_text(risk, "status", "unchecked")};

		if (memchr(risk->key.ptr, '*', risk->key.len)) {
			tg_items_skip(reader, risk->key_line,
				      "'%s' tracks several risks at once; name each",
				      risk->key.ptr);
			continue;
		}
		add(reader, risk, &item, risk->key.ptr);
	}
}

static void read_own_risks(struct tg_item_reader *reader, const char *section)
{
	for (TG_VALUE_EACH(category, tg_value_get(reader->root, section))) {
		struct tg_item item = {.kind = TG_ITEM_THREAT,
				       .title = category->key.ptr,
				       .text = tg_value_text(category, "description", "")};
		struct tg_item_words tags = {0};
		const char *id = tg_value_text(category, "id", "");
		const char *cwe = tg_value_text(category, "cwe", "");

		if (*cwe && strcmp(cwe, "0") != 0)
			tg_items_add_word(reader, &tags,
					  tg_str(tg_arena_printf(reader->arena, "CWE-%s", cwe)));
		tg_items_set_tags(reader->arena, &item, &tags);
		add(reader, category, &item, id);
		if (item.key[0])
			tg_items_add_mitigation(reader, item.key,
						tg_value_get(category, "mitigation"), "");
	}
}

static void read_risks(struct tg_item_reader *reader)
{
	for (TG_VALUE_EACH(risk, reader->root)) {
		struct tg_item item = {.kind = TG_ITEM_THREAT,
				       .title = tg_value_text(risk, "title", ""),
				       .status = tg_value_text(risk, "risk_status", "")};
		struct tg_item_words tags = {0};

		tg_items_add_word(reader, &tags, tg_str(tg_value_text(risk, "severity", "")));
		tg_items_add_word(reader, &tags, tg_str(tg_value_text(risk, "category", "")));
		tg_items_set_tags(reader->arena, &item, &tags);
		add(reader, risk, &item, tg_value_text(risk, "synthetic_id", ""));
	}
}

static bool read_threagile(struct tg_item_reader *reader, struct tg_err *err)
{
	(void)err;
	if (reader->root->kind == TG_VALUE_LIST) {
		read_risks(reader);
		return true;
	}
	read_assets(reader, "data_assets");
	read_assets(reader, "technical_assets");
	read_boundaries(reader);
	read_tracking(reader);
	read_own_risks(reader, "individual_risk_categories");
	read_own_risks(reader, "custom_risk_categories");
	return true;
}

const struct tg_item_format tg_items_threagile = {"threagile", fits, read_threagile};
