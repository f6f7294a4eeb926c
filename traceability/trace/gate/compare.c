/* SPDX-License-Identifier: Apache-2.0 */
#include "trace/gate/compare.h"

#include "base/map.h"
#include "engine/symbols/token.h"
#include "trace/gate/pair.h"

/* From strict to lenient; see compare.h. */
enum tier {
	TIER_LINE_IDENTITY = 0, /* same line, same identity: tells two on one line apart */
	TIER_LINE,
	TIER_IDENTITY_PATH,
	TIER_IDENTITY,
	TIER_FILE_NAME,
	TIER_RENAMED,
	TIERS,
};

struct comparison {
	const struct tg_compare_side *base, *head;
	struct tg_pairs pairs;
	bool *used, *is_new;
	struct tg_map renamed_paths; /* path at the base -> struct tg_pair * */
};

static void add_hash(struct tg_hasher *hasher, const struct tg_hash *hash)
{
	tg_hash_add(hasher, tg_str_n((const char *)hash->byte, sizeof(hash->byte)));
}

/* What stands on the lines of a finding, without layout and comments. */
static struct tg_hash tokens_of(const struct tg_str *text, const struct tg_finding *f)
{
	size_t end = f->range.end_offset;

	if (!text || f->range.offset >= end || end > text->len)
		return tg_token_hash_of(tg_str(""));
	return tg_token_hash_of(tg_str_n(text->ptr + f->range.offset, end - f->range.offset));
}

/* The key of a finding of the head, in words of the base; false when the tier has none for it. */
static bool head_key(struct comparison *c, const struct tg_finding *f, enum tier tier,
		     struct tg_hasher *hasher)
{
	struct tg_pair *pair = tg_pair_of(&c->pairs, f->path);
	struct tg_hash tokens;
	unsigned line;

	switch (tier) {
	case TIER_LINE_IDENTITY:
	case TIER_LINE:
		line = pair ? tg_pair_line(&c->pairs, pair, f->range.line) : 0;
		if (!line)
			return false;
		tg_hash_add(hasher, tg_str(pair->base_path));
		tg_hash_number(hasher, line);
		return true;
	case TIER_RENAMED:
		if (!pair || !pair->base_path || !f->function[0] ||
		    tg_pair_has_word(&c->pairs, pair, 0, f->function))
			return false;
		tokens = tokens_of(pair->after, f);
		tg_hash_add(hasher, tg_str(pair->base_path));
		add_hash(hasher, &tokens);
		return true;
	default:
		tg_hash_add(hasher, tg_str(tier == TIER_IDENTITY_PATH ? f->path : ""));
		return true;
	}
}

/* The key of a finding of the base. */
static bool base_key(struct comparison *c, const struct tg_finding *f, enum tier tier,
		     struct tg_hasher *hasher)
{
	struct tg_pair *pair = tg_map_get(&c->renamed_paths, tg_str(f->path));
	struct tg_hash tokens;

	switch (tier) {
	case TIER_LINE_IDENTITY:
	case TIER_LINE:
		tg_hash_add(hasher, tg_str(f->path));
		tg_hash_number(hasher, f->range.line);
		return pair != NULL;
	case TIER_RENAMED:
		if (!pair || !f->function[0] || tg_pair_has_word(&c->pairs, pair, 1, f->function))
			return false;
		tokens = tokens_of(pair->before, f);
		tg_hash_add(hasher, tg_str(f->path));
		add_hash(hasher, &tokens);
		return true;
	default:
		tg_hash_add(hasher, tg_str(tier == TIER_IDENTITY_PATH ? f->path : ""));
		return true;
	}
}

static bool make_key(struct comparison *c, const struct tg_finding *f, enum tier tier, bool of_head,
		     struct tg_hash *ret)
{
	struct tg_hasher hasher;
	bool has;

	tg_hash_begin(&hasher);
	tg_hash_add(&hasher, tg_str(f->rule));
	has = of_head ? head_key(c, f, tier, &hasher) : base_key(c, f, tier, &hasher);
	if (tier == TIER_LINE_IDENTITY || tier == TIER_IDENTITY_PATH || tier == TIER_IDENTITY)
		add_hash(&hasher, &f->fingerprint);
	else if (tier == TIER_FILE_NAME)
		add_hash(&hasher, &f->fallback);
	*ret = tg_hash_end(&hasher);
	return has;
}

static struct tg_str view(const struct tg_hash *hash)
{
	return tg_str_n((const char *)hash->byte, sizeof(hash->byte));
}

/* The findings of the base that are left, by their keys: next[i] is an index + 1. */
static void list_base(struct comparison *c, enum tier tier, struct tg_map *heads, size_t *next)
{
	size_t i;

	for (i = c->base->count; i-- > 0;) {
		struct tg_hash key;
		void **head;

		if (c->used[i] || !make_key(c, &c->base->findings[i], tier, false, &key))
			continue;
		head = tg_map_put(heads, view(&key));
		next[i] = (size_t)(uintptr_t)*head;
		*head = (void *)(uintptr_t)(i + 1);
	}
}

/* Off its own line, what was suppressed does not stand for what is open. */
static bool may_stand_for(const struct tg_finding *old, const struct tg_finding *now,
			  enum tier tier)
{
	return tier <= TIER_LINE || old->state == TG_FINDING_OPEN ||
	       now->state == TG_FINDING_SUPPRESSED;
}

/* Uses up the first finding of the base with this key that may stand for `now`. */
static bool take(struct comparison *c, enum tier tier, const struct tg_finding *now,
		 struct tg_map *heads, struct tg_str key, size_t *next)
{
	size_t hit = (size_t)(uintptr_t)tg_map_get(heads, key), before = 0;

	while (hit && !may_stand_for(&c->base->findings[hit - 1], now, tier)) {
		before = hit;
		hit = next[hit - 1];
	}
	if (!hit)
		return false;
	if (before)
		next[before - 1] = next[hit - 1];
	else
		*tg_map_put(heads, key) = (void *)(uintptr_t)next[hit - 1];
	c->used[hit - 1] = true;
	return true;
}

static void match(struct comparison *c, enum tier tier)
{
	TG_AUTO(tg_free_) size_t *next = tg_alloc_zero(c->base->count + 1, sizeof(*next));
	struct tg_map heads = {0};
	size_t i;

	list_base(c, tier, &heads, next);
	for (i = 0; i < c->head->count; i++) {
		const struct tg_finding *now = &c->head->findings[i];
		struct tg_hash key;

		if (!c->is_new[i] || !make_key(c, now, tier, true, &key))
			continue;
		c->is_new[i] = !take(c, tier, now, &heads, view(&key), next);
	}
	tg_map_done(&heads);
}

/* @satisfies TG-GAT-2 */
void tg_findings_compare(const struct tg_compare_side *base, const struct tg_compare_side *head,
			 bool *is_new)
{
	struct comparison c = {.base = base, .head = head, .is_new = is_new};
	TG_AUTO(tg_free_) bool *used = tg_alloc_zero(base->count + 1, sizeof(*used));
	unsigned tier;
	size_t i;

	c.used = used;
	c.pairs.base = base;
	c.pairs.head = head;
	tg_pairs_make(&c.pairs);
	for (i = 0; i < c.pairs.by_path.entries.count; i++) {
		struct tg_pair *pair = c.pairs.by_path.entries.at[i].value;

		if (pair->base_path)
			*tg_map_put(&c.renamed_paths, tg_str(pair->base_path)) = pair;
	}
	for (i = 0; i < head->count; i++)
		is_new[i] = true;
	for (tier = 0; tier < TIERS; tier++)
		match(&c, (enum tier)tier);
	tg_map_done(&c.renamed_paths);
	tg_pairs_done(&c.pairs);
}
