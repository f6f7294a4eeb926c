/* SPDX-License-Identifier: Apache-2.0 */
/*
 * explain.c - finds what an id stands for, and what belongs to it; see explain.h.
 */
#include "knowledge/explain.h"

#include <stdlib.h>

bool tg_knowledge_open(struct tg_knowledge *knowledge, const char *rules, struct tg_err *err)
{
	return tg_catalogs_open(&knowledge->catalogs, rules, err) &&
	       tg_mappings_load(&knowledge->catalogs, err) &&
	       tg_catalogs_weaknesses(&knowledge->catalogs, err) &&
	       tg_profiles_load(&knowledge->catalogs, &knowledge->profiles, err) &&
	       tg_cards_load(&knowledge->catalogs.arena, rules, &knowledge->cards, err);
}

void tg_knowledge_done(struct tg_knowledge *knowledge)
{
	tg_cards_done(&knowledge->cards);
	tg_catalogs_done(&knowledge->catalogs);
	*knowledge = (struct tg_knowledge){0};
}

const struct tg_entry *tg_explain_requirement(struct tg_knowledge *knowledge, const char *id)
{
	struct tg_resolved found;
	struct tg_err err = {0};

	return tg_catalog_resolve(&knowledge->catalogs, tg_str(id), &found, &err) ? found.entry
										  : NULL;
}

/* A card names weaknesses by number and requirements by id. */
static bool card_names(struct tg_knowledge *knowledge, const struct tg_card *card,
		       const struct tg_entry *entry)
{
	if (entry->catalog->weaknesses) {
		const char *number = strchr(entry->id, '-');

		for (size_t i = 0; number && i < card->cwe.count; i++) {
			if (!strcmp(card->cwe.at[i], number + 1))
				return true;
		}
		return false;
	}
	for (size_t i = 0; i < card->requirements.count; i++) {
		if (tg_explain_requirement(knowledge, card->requirements.at[i]) == entry)
			return true;
	}
	return false;
}

static void gather_rules(struct tg_knowledge *knowledge, struct tg_explanation *ret)
{
	const struct tg_cards *cards = &knowledge->cards;
	const struct tg_card **rules =
		tg_arena_alloc(&knowledge->catalogs.arena, (cards->count + 1) * sizeof(*rules));

	ret->rules = rules;
	for (size_t i = 0; i < cards->count; i++) {
		if (card_names(knowledge, &cards->at[i], ret->entry))
			rules[ret->rule_count++] = &cards->at[i];
	}
}

static void gather_criteria(struct tg_knowledge *knowledge, struct tg_explanation *ret)
{
	const struct tg_profiles *profiles = &knowledge->profiles;
	const struct tg_criterion **criteria = tg_arena_alloc(
		&knowledge->catalogs.arena, (profiles->criterion_count + 1) * sizeof(*criteria));

	ret->criteria = criteria;
	for (size_t i = 0; i < profiles->criterion_count; i++) {
		if (profiles->criteria[i].requirement == ret->entry)
			criteria[ret->criterion_count++] = &profiles->criteria[i];
	}
}

/* The one card whose rule is called `stem`, in whatever pack; NULL when it is none or several. */
static const struct tg_card *card_by_stem(const struct tg_cards *cards, struct tg_str stem)
{
	const struct tg_card *found = NULL;

	for (size_t i = 0; i < cards->count; i++) {
		const char *slash = strchr(cards->at[i].id, '/');

		if (!slash || !tg_str_is(stem, slash + 1))
			continue;
		if (found)
			return NULL;
		found = &cards->at[i];
	}
	return found;
}

/* "pack/rule" in the letters of a rule; nothing else that has a slash looks like it. */
static bool looks_like_rule(struct tg_str id)
{
	const char *slash = memchr(id.ptr, '/', id.len);

	if (!slash || slash == id.ptr)
		return false;
	for (size_t i = 0; i < id.len; i++) {
		if (!strchr("abcdefghijklmnopqrstuvwxyz0123456789-/", id.ptr[i]))
			return false;
	}
	return true;
}

static bool fail_rule(const struct tg_cards *cards, const char *id, struct tg_err *err)
{
	const char *nearest = tg_card_nearest(cards, id);

	if (nearest)
		return tg_fail(err, TG_ERR_MISSING, "there is no rule '%s'; did you mean %s?", id,
			       nearest);
	return tg_fail(err, TG_ERR_MISSING, "there is no rule '%s'; 'tracegate rules' lists them",
		       id);
}

static bool gather_membership(struct tg_knowledge *knowledge, struct tg_explanation *ret,
			      struct tg_err *err)
{
	struct tg_arena *arena = &knowledge->catalogs.arena;
	struct tg_rule_profiles profiles;

	if (!tg_rule_profiles_read(arena, knowledge->catalogs.folder, &profiles, err))
		return false;
	ret->membership = tg_rule_profiles_of(arena, &profiles, ret->card);
	return true;
}

bool tg_explain(struct tg_knowledge *knowledge, struct tg_str id, struct tg_explanation *ret,
		struct tg_err *err)
{
	struct tg_arena *arena = &knowledge->catalogs.arena;
	struct tg_resolved found;

	*ret = (struct tg_explanation){0};
	id = tg_str_trim(id);
	if (id.len && looks_like_rule(id)) {
		const char *rule = tg_arena_strndup(arena, id.ptr, id.len);

		ret->card = tg_card_find(&knowledge->cards, rule);
		return (ret->card || fail_rule(&knowledge->cards, rule, err)) &&
		       gather_membership(knowledge, ret, err);
	}
	ret->catalog = tg_catalog_named(&knowledge->catalogs, id);
	if (!ret->catalog)
		ret->profile = tg_profile_find(&knowledge->profiles, id);
	if (!ret->catalog && !ret->profile)
		ret->card = card_by_stem(&knowledge->cards, id);
	if (ret->card)
		return gather_membership(knowledge, ret, err);
	if (ret->catalog || ret->profile)
		return true;
	if (!tg_catalog_resolve(&knowledge->catalogs, id, &found, err))
		return false;
	ret->entry = found.entry;
	ret->via = found.via;
	gather_rules(knowledge, ret);
	gather_criteria(knowledge, ret);
	return tg_practices_of(arena, knowledge->catalogs.folder, found.entry->id,
			       &knowledge->cards, &ret->practices, err);
}
