/* SPDX-License-Identifier: Apache-2.0 */
/*
 * input.h - the checks that every text format shares, before a parser sees a byte.
 *
 * For readers of text; YAML, JSON and XML are read through value.h and xml.h.
 */
#ifndef TG_FORMAT_INPUT_H
#define TG_FORMAT_INPUT_H

#include "base/err.h"
#include "base/str.h"

/*
 * Refuses what is larger than TG_FORMAT_LIMIT, UTF-16 or UTF-32, holds NUL or is ill-formed
 * UTF-8. `ret` borrows from `content`, without a byte order mark.
 */
bool tg_input_check(struct tg_str content, const char *file, struct tg_str *ret,
		    struct tg_err *err);

/* Refuses what is larger than TG_FORMAT_LIMIT. */
bool tg_input_size(struct tg_str content, const char *file, struct tg_err *err);

/* Sets the error "FILE:LINE:COLUMN: text" for a byte of `content` and returns false. */
bool tg_input_fail(struct tg_str content, const char *file, size_t offset, struct tg_err *err,
		   const char *text);

/* As tg_input_fail() where the parser knows the position; control characters are escaped. */
bool tg_input_fail_at(const char *file, size_t line, size_t column, struct tg_err *err,
		      const char *text, const char *remedy);

#endif
