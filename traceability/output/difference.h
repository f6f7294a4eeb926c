/* SPDX-License-Identifier: Apache-2.0 */
/*
 * difference.h - what happened between two commits, written down.
 */
#ifndef TG_OUTPUT_DIFFERENCE_H
#define TG_OUTPUT_DIFFERENCE_H

#include "output/chain.h"
#include "trace/change/difference.h"
#include "trace/matrix/facts.h"

struct tg_difference_input {
	const char *base_name, *head_name; /* as asked for */
	const struct tg_known *base, *head;
	const struct tg_difference *difference;
	/* Only what concerns this item of either side and what it rests on, or NULL. */
	const struct tg_matrix_item *only;
	/* The text of a symbol of one side; false when it cannot be had. NULL is allowed. */
	bool (*text)(void *user, bool head, const struct tg_symbol *symbol, struct tg_str *ret);
	void *user;
	const struct tg_chain *chain;   /* of the head: tells who changed what; NULL is allowed */
	const struct tg_map *concerned; /* set by tg_difference_write() */
	bool statements;                /* show what changed in the code, statement by statement */
	bool color;
};

/* Appends it as "text" or "json". */
bool tg_difference_write(struct tg_buf *out, const char *format,
			 const struct tg_difference_input *input, struct tg_err *err);

/* Appends the statements of `before` and `after` that differ, indented by four blanks. */
void tg_statements_write(struct tg_buf *out, struct tg_str before, struct tg_str after, bool color);

#endif
