/* SPDX-License-Identifier: Apache-2.0 */
/*
 * suppressions.h - what somebody answers for, as a list for people, programs and assessors.
 */
#ifndef TG_OUTPUT_SUPPRESSIONS_H
#define TG_OUTPUT_SUPPRESSIONS_H

#include "base/err.h"
#include "trace/decisions/governance.h"

struct tg_suppressions_report {
	const char *version; /* of tracegate */
	const struct tg_governed *at;
	size_t count;
	bool counted;  /* what they cover is known */
	int64_t today; /* days since 1970 */
	bool color;
};

/* Appends the report in `format`: text, json or csv. */
bool tg_suppressions_write(struct tg_buf *out, const char *format,
			   const struct tg_suppressions_report *report, struct tg_err *err);

#endif
