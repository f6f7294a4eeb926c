/* SPDX-License-Identifier: Apache-2.0 */
#include "trace/weakness.h"

#include "knowledge/mapping.h"

const struct tg_entry *const *tg_weakness_entries(struct tg_catalogs *catalogs,
						  const char *weakness, size_t *ret_count)
{
	const struct tg_entry *const *entries = NULL;

	if (!tg_mapping_of_weakness(catalogs, tg_str(weakness), &entries, ret_count, NULL))
		*ret_count = 0;
	return entries;
}
