/* SPDX-License-Identifier: Apache-2.0 */
#include "model/claim.h"

static const char *const names[] = {"satisfies", "mitigates", "verifies", "justifies"};

const char *tg_verb_name(enum tg_verb verb)
{
	return names[verb];
}

bool tg_verb_parse(struct tg_str text, enum tg_verb *ret)
{
	unsigned i;

	for (i = 0; i < sizeof(names) / sizeof(*names); i++) {
		if (tg_str_is(text, names[i])) {
			*ret = (enum tg_verb)i;
			return true;
		}
	}
	return false;
}
