/* SPDX-License-Identifier: Apache-2.0 */
/*
 * document.h - the text of an open document, and the two ways to name a place in it.
 *
 * The client counts lines and columns from zero, columns in UTF-16 units or bytes as negotiated;
 * we count bytes. Places beyond the end of a line or of the text mean that end, and a place
 * inside a character means its beginning, so no position can lead outside the text.
 */
#ifndef TG_LSP_DOCUMENT_H
#define TG_LSP_DOCUMENT_H

#include "base/err.h"
#include "base/str.h"
#include "format/value.h"

enum { TG_DOCUMENT_LIMIT = 32 * 1024 * 1024 };

/* A place as the protocol counts it. */
struct tg_place {
	uint32_t line;
	uint32_t column;
};

/* Zero it before use. */
struct tg_text {
	struct tg_buf content;
	TG_VEC(size_t) lines; /* offsets of their first bytes; never empty after tg_text_set() */
	bool utf8;            /* columns are bytes */
};

/* Replaces the whole text. */
void tg_text_set(struct tg_text *text, struct tg_str content);
void tg_text_done(struct tg_text *text);

size_t tg_text_offset(const struct tg_text *text, struct tg_place place);
struct tg_place tg_text_place(const struct tg_text *text, size_t offset);

/* Replaces the bytes from `begin` to `end`, both within the text. */
bool tg_text_splice(struct tg_text *text, size_t begin, size_t end, struct tg_str by,
		    struct tg_err *err);

/* Reads a Position of the protocol. */
bool tg_place_parse(const struct tg_value *position, struct tg_place *ret_place,
		    struct tg_err *err);

/*
 * Applies one element of `contentChanges`: a range and its new text, or a new whole. A range whose
 * end lies before its beginning is refused.
 */
bool tg_text_change(struct tg_text *text, const struct tg_value *change, struct tg_err *err);

#endif
