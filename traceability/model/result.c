/* SPDX-License-Identifier: Apache-2.0 */
#include "model/result.h"

static const char *const names[] = {"passed", "failed", "errored", "skipped"};

const char *tg_outcome_name(enum tg_outcome outcome)
{
	return names[outcome];
}

bool tg_outcome_parse(struct tg_str text, enum tg_outcome *ret)
{
	unsigned i;

	for (i = 0; i < sizeof(names) / sizeof(*names); i++) {
		if (tg_str_is(text, names[i])) {
			*ret = (enum tg_outcome)i;
			return true;
		}
	}
	return false;
}
