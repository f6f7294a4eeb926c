/* SPDX-License-Identifier: Apache-2.0 */
/*
 * value.h - YAML and JSON read into one tree, with the line of every value.
 *
 * Input is hostile: size, depth and count are capped; YAML aliases, anchors, tags and duplicate
 * keys are refused; JSON must be well-formed UTF-8 without NUL. An error names file, line and
 * column. YAML scalars stay text until asked for (`on` is not a boolean unless tg_value_bool()
 * is called on it).
 */
#ifndef TG_FORMAT_VALUE_H
#define TG_FORMAT_VALUE_H

#include "base/err.h"
#include "base/mem.h"
#include "base/str.h"

enum tg_value_kind { TG_VALUE_NULL, TG_VALUE_TEXT, TG_VALUE_LIST, TG_VALUE_MAP };

/* Numbers and booleans of JSON are TG_VALUE_TEXT with `plain` set, as YAML's plain scalars are. */
struct tg_value {
	enum tg_value_kind kind;
	unsigned line;      /* from 1 */
	unsigned column;    /* from 1 */
	bool plain;         /* written without quotes */
	struct tg_str text; /* TEXT: also terminated */
	struct tg_str key;  /* of a map's member; terminated */
	unsigned key_line, key_column;
	size_t count;                 /* members or elements */
	const struct tg_value *first; /* members or elements in order, linked by next */
	const struct tg_value *next;
	const char *file; /* for messages */
};

/* Bytes of a file, open levels, values of a file. */
enum { TG_FORMAT_LIMIT = 32 * 1024 * 1024, TG_FORMAT_DEPTH = 64, TG_FORMAT_COUNT = 2000000 };

/* Parses `content`; the tree lives in `arena` and does not point into `content`. */
const struct tg_value *tg_yaml_parse(struct tg_arena *arena, struct tg_str content,
				     const char *file, struct tg_err *err);
const struct tg_value *tg_json_parse(struct tg_arena *arena, struct tg_str content,
				     const char *file, struct tg_err *err);

/* Reads and parses a file, JSON when its name ends in .json, else YAML. */
const struct tg_value *tg_value_read(struct tg_arena *arena, const char *path, struct tg_err *err);

/* The member `key` of a map, or NULL. `value` may be NULL. */
const struct tg_value *tg_value_get(const struct tg_value *value, const char *key);

/* The text of member `key`, or `fallback`. Terminated. */
const char *tg_value_text(const struct tg_value *value, const char *key, const char *fallback);

/* Typed reading; false with an error that names file and line when the value does not fit. */
bool tg_value_int(const struct tg_value *value, int64_t *ret_number, struct tg_err *err);
bool tg_value_bool(const struct tg_value *value, bool *ret_flag, struct tg_err *err);

/* Sets an error "FILE:LINE:COLUMN: text" and returns false. */
bool tg_value_fail(const struct tg_value *value, struct tg_err *err, const char *fmt, ...)
	__attribute__((format(printf, 3, 4)));

/* Fails unless every key of a map is one of `keys` (ends with NULL); names the nearest key. */
bool tg_value_keys(const struct tg_value *map, const char *const *keys, struct tg_err *err);

#define TG_VALUE_EACH(member, value)                                     \
	const struct tg_value *member = (value) ? (value)->first : NULL; \
	member;                                                          \
	member = member->next

#endif
