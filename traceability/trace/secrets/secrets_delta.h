/* SPDX-License-Identifier: Apache-2.0 */
/*
 * secrets_delta.h - what of a text is new against another version of it.
 */
#ifndef TG_TRACE_SECRETS_DELTA_H
#define TG_TRACE_SECRETS_DELTA_H

#include "base/str.h"

/* The text between what two versions have in common before and behind. */
struct tg_delta {
	size_t start, end;         /* in the text, at lines */
	size_t old_start, old_end; /* in the other version */
};

/* Compares whole lines: `start` begins a line, `end` ends one. */
struct tg_delta tg_delta_of(struct tg_str text, struct tg_str old);

#endif
