/* SPDX-License-Identifier: Apache-2.0 */
/*
 * pytm.c - the JSON of pytm: a model with its findings, or its threat library alone.
 *
 * A finding is a threat of the library on an element: its key is `INP01/Web-Server`. A library is
 * not what a product is exposed to, so its threats bear their own ids (SID).
 */
#include "items/format.h"

static bool is_library(const struct tg_value *root)
{
	return root && root->kind == TG_VALUE_LIST && tg_value_get(root->first, "SID");
}

static bool fits(const struct tg_item_reader *reader)
{
	const struct tg_value *root = reader->root;

	return is_library(root) || (tg_value_get(root, "findings") && tg_value_get(root, "name")) ||
	       (tg_value_get(root, "boundaries") && tg_value_get(root, "flows"));
}

static void read_threat(struct tg_item_reader *reader, const struct tg_value *threat,
			const char *id, const char *target)
{
	const char *full = *target ? tg_arena_printf(reader->arena, "%s@%s", id, target) : id;
	struct tg_item item = {.kind = TG_ITEM_THREAT,
			       .full = full,
			       .key = tg_items_tool_key(reader->arena, tg_str(full)),
			       .title = tg_value_text(threat, "description", id),
			       .text = tg_value_text(threat, "details", ""),
			       .status = tg_value_text(threat, "response", ""),
			       .line = threat->line,
			       .end_line = tg_items_last_line(threat)};
	struct tg_item_words tags = {0};

	tg_items_add_word(reader, &tags, tg_str(tg_value_text(threat, "severity", "")));
	tg_items_set_tags(reader->arena, &item, &tags);
	if (!*id) {
		tg_items_skip(reader, threat->line, "the threat has no id");
		return;
	}
	tg_items_add(reader, &item);
	tg_items_add_mitigation(reader, item.key, tg_value_get(threat, "mitigations"), "");
}

static bool read_pytm(struct tg_item_reader *reader, struct tg_err *err)
{
	const struct tg_value *root = reader->root;
	bool library = is_library(root);

	if (!library && !tg_value_get(root, "findings"))
		return tg_value_fail(root, err,
				     "the model has no findings; let pytm resolve it before it "
				     "writes JSON");
	for (TG_VALUE_EACH(threat, library ? root : tg_value_get(root, "findings"))) {
		const char *id = tg_value_text(threat, library ? "SID" : "threat_id", "");
		const char *target = library ? "" : tg_value_text(threat, "target", "");

		read_threat(reader, threat, id, target);
	}
	return true;
}

const struct tg_item_format tg_items_pytm = {"pytm", fits, read_pytm};
