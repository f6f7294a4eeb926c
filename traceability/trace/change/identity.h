/* SPDX-License-Identifier: Apache-2.0 */
/*
 * identity.h - which symbol of one tree is which of another one.
 *
 * A symbol stays itself through renames, moves, splits, a static made global, a header made
 * source. Asked in this order: what a person pinned; the same USR, or name and place; the same
 * name at another place; the same body under another name; and, for what carries a claim, a like
 * body whose claim came along. Where that is sure, nothing is said; where several symbols fit,
 * none is taken and somebody has to pin it.
 *
 * Pins stand in .tracegate/identity.tsv: one fact a line, sorted, so that branches merge by
 * keeping the lines of both. Names and paths, and nothing of commits: a pin survives rebase.
 */
#ifndef TG_TRACE_IDENTITY_H
#define TG_TRACE_IDENTITY_H

#include "base/map.h"
#include "base/mem.h"
#include "base/str.h"
#include "model/symbol.h"

#define TG_IDENTITY_FILE ".tracegate/identity.tsv"

/* One line: the symbol `now` was `then` before. */
struct tg_pin {
	const char *now_name, *now_path;   /* path "" = wherever it is */
	const char *then_name, *then_path; /* name "-" = it was none: it is new */
	const char *note;
	size_t next; /* number of the next one with the same `now_name`, 0 = none */
};

/* Zero it before use. Texts live in the arena of tg_pins_read(). */
struct tg_pins {
	TG_VEC(struct tg_pin) at;
	struct tg_map by_name; /* `now_name` -> number of a pin, from 1 */
	size_t unread;         /* lines that are no pins */
	unsigned first_unread; /* the line of the first of them */
};

/* Never fails: a line that is no pin is counted and pins nothing. */
void tg_pins_read(struct tg_arena *arena, struct tg_str content, struct tg_pins *ret);
void tg_pins_done(struct tg_pins *pins);
/* The file of `content` with one more line, sorted, without doubles. */
void tg_pins_add(struct tg_str content, const struct tg_pin *pin, struct tg_buf *out);

/* How a symbol was found again. */
enum tg_identity_how {
	TG_IDENTITY_NEW = 0,   /* it was not there */
	TG_IDENTITY_PIN,       /* a person said so */
	TG_IDENTITY_SAME,      /* same USR, or name and file */
	TG_IDENTITY_MOVED,     /* same name, elsewhere */
	TG_IDENTITY_RENAMED,   /* same body, another name */
	TG_IDENTITY_LIKE,      /* another name and body, but a like one, with the same claim */
	TG_IDENTITY_AMBIGUOUS, /* several fit: nobody knows which */
};

const char *tg_identity_name(enum tg_identity_how how); /* "pinned", "moved", ... */

struct tg_identity {
	enum tg_identity_how how;
	const struct tg_symbol *symbol;         /* what it was; NULL when new or ambiguous */
	const struct tg_symbol *first, *second; /* two of those that fit, when ambiguous */
};

/* How much two pieces of code have in common, 0 to 100, by the names that they mention. */
unsigned tg_identity_likeness(const struct tg_symbol *a, const struct tg_symbol *b);

struct tg_facts_index;

/*
 * What `symbol` of `now` was in `then`. `pins` may be NULL. Likeness is not asked for: it takes a
 * claim, see tg_build_relate().
 */
struct tg_identity tg_identity_find(const struct tg_facts_index *then,
				    const struct tg_facts_index *now, const struct tg_pins *pins,
				    const struct tg_symbol *symbol);

/* The symbol of this name and place in the index, whatever its USR, or NULL. */
const struct tg_symbol *tg_identity_at(const struct tg_facts_index *index, const char *name,
				       const char *path, const struct tg_symbol *like);

#endif
