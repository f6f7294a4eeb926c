/* SPDX-License-Identifier: Apache-2.0 */
/*
 * statements.h - two versions of a piece of code side by side as what they say: one statement a
 * line, without comments and layout, so that only meaning shows as difference.
 */
#ifndef TG_TRACE_STATEMENTS_H
#define TG_TRACE_STATEMENTS_H

#include "base/mem.h"
#include "base/str.h"

/*
 * Calls `on_line` with '-', '+' or ' ' and a statement, in order; statements that are the same on
 * both sides only next to others. False when the code is too long to be compared.
 */
bool tg_statements_diff(struct tg_str before, struct tg_str after,
			void (*on_line)(void *user, char sign, struct tg_str text), void *user);

#endif
