/* SPDX-License-Identifier: Apache-2.0 */
#include "trace/compare.h"

#include "base/map.h"

/* What must be equal for two findings to be one, tier by tier from strict to lenient. */
static struct tg_hash key(const struct tg_finding *f, unsigned tier)
{
	const struct tg_hash *identity = tier < 2 ? &f->fingerprint : &f->fallback;
	struct tg_hasher hasher;

	tg_hash_begin(&hasher);
	tg_hash_add(&hasher, tg_str(f->rule));
	tg_hash_add(&hasher, tg_str_n((const char *)identity->byte, sizeof(identity->byte)));
	if (tier == 0)
		tg_hash_add(&hasher, tg_str(f->path));
	return tg_hash_end(&hasher);
}

static struct tg_str view(const struct tg_hash *hash)
{
	return tg_str_n((const char *)hash->byte, sizeof(hash->byte));
}

/* The unmatched findings of the base with one key form a list: next[i] is an index + 1. */
static void match(const struct tg_finding *base, size_t base_count, bool *used,
		  const struct tg_finding *findings, size_t count, bool *is_new, unsigned tier)
{
	struct tg_map heads = {0};
	TG_AUTO(tg_free_) size_t *next = tg_alloc_zero(base_count + 1, sizeof(*next));
	size_t i;

	for (i = base_count; i-- > 0;) {
		struct tg_hash hash = key(&base[i], tier);
		void **head;

		if (used[i])
			continue;
		head = tg_map_put(&heads, view(&hash));
		next[i] = (size_t)(uintptr_t)*head;
		*head = (void *)(uintptr_t)(i + 1);
	}
	for (i = 0; i < count; i++) {
		struct tg_hash hash = key(&findings[i], tier);
		size_t hit;

		if (!is_new[i])
			continue;
		hit = (size_t)(uintptr_t)tg_map_get(&heads, view(&hash));
		if (!hit)
			continue;
		*tg_map_put(&heads, view(&hash)) = (void *)(uintptr_t)next[hit - 1];
		used[hit - 1] = true;
		is_new[i] = false;
	}
	tg_map_done(&heads);
}

/* @satisfies TG-GAT-2 */
void tg_findings_compare(const struct tg_finding *base, size_t base_count,
			 const struct tg_finding *findings, size_t count, bool *is_new)
{
	TG_AUTO(tg_free_) bool *used = tg_alloc_zero(base_count + 1, sizeof(*used));
	unsigned tier;
	size_t i;

	for (i = 0; i < count; i++)
		is_new[i] = true;
	for (tier = 0; tier < 3; tier++)
		match(base, base_count, used, findings, count, is_new, tier);
}
