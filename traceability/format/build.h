/* SPDX-License-Identifier: Apache-2.0 */
/*
 * build.h - grows a tree of values from the events of a parser, within the limits of value.h.
 *
 * For the readers of this folder; other folders use value.h.
 */
#ifndef TG_FORMAT_BUILD_H
#define TG_FORMAT_BUILD_H

#include "base/map.h"
#include "format/value.h"

/* A map or list that is still open. */
struct tg_build_level {
	struct tg_value *value;
	struct tg_value *last; /* its last member so far, or NULL */
	struct tg_str key;     /* read, and waiting for its value */
	unsigned key_line, key_column;
	bool has_key;
	struct tg_map keys; /* used once a map has many members */
};

/* Zero it, set `arena` and `file`, feed it; tg_build_done() on every way out. */
struct tg_build {
	struct tg_arena *arena;
	const char *file;
	struct tg_value *root;
	size_t count;
	unsigned depth; /* open levels */
	struct tg_build_level level[TG_FORMAT_DEPTH];
};

/* True when the next scalar is the key of a map. */
bool tg_build_wants_key(const struct tg_build *build);

/* The key of the next value, which must be new in its map. `text` is copied. */
bool tg_build_key(struct tg_build *build, struct tg_str text, unsigned line, unsigned column,
		  struct tg_err *err);

/* Adds a value; TEXT is copied from `text`; a LIST or MAP stays open until tg_build_close(). */
bool tg_build_value(struct tg_build *build, enum tg_value_kind kind, struct tg_str text, bool plain,
		    unsigned line, unsigned column, struct tg_err *err);
void tg_build_close(struct tg_build *build);
void tg_build_done(struct tg_build *build);

#endif
