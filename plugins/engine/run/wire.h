/* SPDX-License-Identifier: Apache-2.0 */
/*
 * wire.h - what a child tells its parent, as bytes.
 *
 * The child has parsed hostile text with a large library: the parent believes nothing that it
 * sends. Every length, index and enumerator is checked; a message that is not exactly well formed
 * is refused as a whole.
 *
 * A message is a frame (see tg_wire_frame()) around: a table of strings, then the record, whose
 * strings are numbers into the table. All numbers are LEB128.
 */
#ifndef TG_ENGINE_WIRE_H
#define TG_ENGINE_WIRE_H

#include "base/map.h"
#include "engine/check/suppress.h"
#include "engine/engine.h"

/* The largest message that a parent takes; a unit with more is refused. */
enum { TG_WIRE_MAX = 64 * 1024 * 1024, TG_WIRE_HEAD = 12 };

enum tg_message {
	TG_MESSAGE_UNIT = 1,
	TG_MESSAGE_OUTLINE,
	TG_MESSAGE_IR, /* see ir_wire.h; before that of the unit */
};

/* A unit with what only the run has to know. */
struct tg_unit_result {
	struct tg_unit unit; /* without path */
	const struct tg_allow_use *uses;
	size_t use_count;
	const char *const *inputs; /* all files that were read, by their portable names */
	size_t input_count;
	unsigned request; /* of a session */
};

/* An outline and the number of its blob. */
struct tg_outline_result {
	size_t index;
	struct tg_outline outline;
};

/* Append a whole message, frame included. */
void tg_wire_put_unit(struct tg_buf *out, const struct tg_unit_result *result);
void tg_wire_put_ir(struct tg_buf *out, struct tg_str ir);
void tg_wire_put_outline(struct tg_buf *out, const struct tg_outline_result *result);

/*
 * Looks at received bytes. True when they begin with a complete frame: `*ret_kind` and
 * `*ret_body` (borrowed) tell its content, `*ret_size` how many bytes it takes. `*ret_bad` when
 * they can never become one.
 */
bool tg_wire_frame(struct tg_str received, enum tg_message *ret_kind, struct tg_str *ret_body,
		   size_t *ret_size, bool *ret_bad);

/* Where decoded things live. Equal strings are kept once. Zero `known`; release it. */
struct tg_interner {
	struct tg_arena *strings;
	struct tg_arena *arrays;
	struct tg_map known;
};

/* Decode a body; false when it is not well formed. */
bool tg_wire_get_unit(struct tg_interner *interner, struct tg_str body,
		      struct tg_unit_result *ret_result);
bool tg_wire_get_outline(struct tg_interner *interner, struct tg_str body,
			 struct tg_outline_result *ret_result);

#endif
