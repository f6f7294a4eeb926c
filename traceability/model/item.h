/* SPDX-License-Identifier: Apache-2.0 */
/*
 * item.h - what a product has to do or to withstand, as a file of the repository says it.
 */
#ifndef TG_MODEL_ITEM_H
#define TG_MODEL_ITEM_H

#include "base/hash.h"
#include "base/str.h"

enum tg_item_kind {
	TG_ITEM_THREAT = 0,
	TG_ITEM_MITIGATION,
	TG_ITEM_REQUIREMENT,
	TG_ITEM_CLAUSE, /* of a catalogue: CR 1.5, CRA-AI-I-2d */
	TG_ITEM_ASSET,
	TG_ITEM_TESTSPEC,
};

const char *tg_item_kind_name(enum tg_item_kind kind); /* "threat", "mitigation", ... */
bool tg_item_kind_parse(struct tg_str text, enum tg_item_kind *ret);

/* An upward link as written: this item covers, mitigates or derives from `target`. */
struct tg_item_link {
	const char *target; /* an id as written */
	unsigned revision;  /* asked for, 0 = any */
	unsigned line;
	const char *state; /* of a mitigation against a threat ("implemented" ...), or "" */
};

/*
 * One version of an item. `key` is what people write in an annotation ("GW-AUTH-1", "T-07");
 * `full` is the dialect's complete id ("req~GW-AUTH-1~1"), equal to `key` where it has none.
 */
struct tg_item {
	enum tg_item_kind kind;
	const char *key;
	const char *full;
	unsigned revision; /* 0 = the dialect has none */
	const char *title;
	const char *text;
	const char *status; /* as written ("approved", "mitigated", "accepted"), or "" */
	const char *path;   /* of its file; "" where the caller knows it from the blob */
	unsigned line, end_line;
	struct tg_hash hash; /* of kind, title and text without layout: its meaning */
	const struct tg_item_link *links;
	size_t link_count;
	const char *const *needs; /* "impl", "utest" ... */
	size_t need_count;
	const char *const *tags;
	size_t tag_count;
};

#endif
