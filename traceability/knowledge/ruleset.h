/* SPDX-License-Identifier: Apache-2.0 */
/*
 * ruleset.h - which rules run: a profile of rules/profiles/, or a list of ids, becomes settings.
 */
#ifndef TG_KNOWLEDGE_RULESET_H
#define TG_KNOWLEDGE_RULESET_H

#include "knowledge/card.h"

#define TG_PROFILE_DEFAULT "default"

struct tg_value;

struct tg_ruleset {
	const char *profile;
	const char *title;                /* of the profile */
	const struct tg_rule_setting *at; /* in the order of the ids */
	size_t count;
};

/*
 * The rules of profile `profile` (NULL = default). `only`, unless NULL, is a list of ids or globs
 * with commas between them ("memory/gets", or "memory/gets,tls/verify-*") that replaces the
 * profile's selection; the profile's severities and options still hold. An unknown profile or id is
 * an error that names what there is, or the nearest. Everything lives in `arena` and borrows ids
 * from `cards`.
 */
bool tg_ruleset_load(struct tg_arena *arena, const char *rules_dir, const struct tg_cards *cards,
		     const char *profile, const char *only, struct tg_ruleset *ret_ruleset,
		     struct tg_err *err);

/* The names of all profiles, sorted. */
bool tg_ruleset_profiles(struct tg_arena *arena, const char *rules_dir, struct tg_words *ret_names,
			 struct tg_err *err);

/* The profiles that choose rules, read. */
struct tg_rule_profiles {
	struct tg_words names;
	const struct tg_value *const *files; /* in their order */
};

bool tg_rule_profiles_read(struct tg_arena *arena, const char *rules_dir,
			   struct tg_rule_profiles *ret, struct tg_err *err);

/* Where a rule runs. */
struct tg_membership {
	struct tg_words profiles;
	bool in_default;
	const char *because; /* why the default profile leaves it out, or "" */
};

/* Lives in `arena`. */
struct tg_membership tg_rule_profiles_of(struct tg_arena *arena,
					 const struct tg_rule_profiles *profiles,
					 const struct tg_card *card);

/* "in the profiles all, sd-4; not in default: ..." */
void tg_membership_text(const struct tg_membership *membership, struct tg_buf *out);

/* The setting of a rule, or NULL when the rule does not run. */
const struct tg_rule_setting *tg_ruleset_find(const struct tg_ruleset *ruleset, const char *id);

#endif
