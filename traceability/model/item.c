/* SPDX-License-Identifier: Apache-2.0 */
#include "model/item.h"

static const char *const names[] = {"threat", "mitigation", "requirement",
				    "clause", "asset",      "testspec"};

const char *tg_item_kind_name(enum tg_item_kind kind)
{
	return names[kind];
}

bool tg_item_kind_parse(struct tg_str text, enum tg_item_kind *ret)
{
	unsigned i;

	for (i = 0; i < sizeof(names) / sizeof(*names); i++) {
		if (tg_str_is(text, names[i])) {
			*ret = (enum tg_item_kind)i;
			return true;
		}
	}
	return false;
}
