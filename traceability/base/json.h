/* SPDX-License-Identifier: Apache-2.0 */
/*
 * json.h - a streaming JSON writer: deterministic, no tree in memory, one escape function.
 *
 * Ill-formed UTF-8 becomes U+FFFD, control characters are escaped, `/` stays. Writing goes to a
 * tg_buf; a caller that streams large documents flushes the buffer between elements.
 */
#ifndef TG_BASE_JSON_H
#define TG_BASE_JSON_H

#include "base/str.h"

enum { TG_JSON_DEPTH = 64 };

/* Zero it, set `out` (and `indent`: blanks a level, 0 = compact), then write one value. */
struct tg_json {
	struct tg_buf *out;
	unsigned indent;
	unsigned depth;
	bool filled[TG_JSON_DEPTH]; /* something stands before the next element of this level */
	bool after_key;
};

void tg_json_open(struct tg_json *json, char bracket);  /* '{' or '[' */
void tg_json_close(struct tg_json *json, char bracket); /* '}' or ']' */
void tg_json_key(struct tg_json *json, const char *key);
void tg_json_str(struct tg_json *json, struct tg_str text);
void tg_json_text(struct tg_json *json, const char *text); /* NULL writes null */
void tg_json_int(struct tg_json *json, int64_t number);
void tg_json_real(struct tg_json *json, double number); /* six significant decimals, '.' always */
void tg_json_bool(struct tg_json *json, bool value);
void tg_json_null(struct tg_json *json);

/* Key and value in one go. */
void tg_json_pair(struct tg_json *json, const char *key, const char *text);
void tg_json_pair_str(struct tg_json *json, const char *key, struct tg_str text);
void tg_json_pair_int(struct tg_json *json, const char *key, int64_t number);
void tg_json_pair_bool(struct tg_json *json, const char *key, bool value);

#endif
