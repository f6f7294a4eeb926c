/* SPDX-License-Identifier: Apache-2.0 */
/*
 * practice.h - what a rule profile says about the practices of a standard: which rules look for
 * the opposite of each, and what only a person can judge.
 */
#ifndef TG_KNOWLEDGE_PRACTICE_H
#define TG_KNOWLEDGE_PRACTICE_H

#include "knowledge/card.h"

struct tg_practice {
	const char *id;
	const char *title;
	const char *text;
	const char *person;                 /* what only a person can judge */
	const struct tg_card *const *rules; /* of the cards, in their order */
	size_t rule_count;
};

struct tg_practices {
	const char *profile;
	const char *title;        /* of the profile */
	const char *text;         /* of the profile */
	struct tg_words explains; /* requirements that the practices belong to: "SD-4" */
	const struct tg_practice *at;
	size_t count; /* 0 = the profile says nothing about practices */
};

/*
 * Reads the practices of profile `profile`; an unknown profile is an error that names what there
 * is. All lives in `arena` and borrows `cards`.
 */
bool tg_practices_load(struct tg_arena *arena, const char *rules_dir, const char *profile,
		       const struct tg_cards *cards, struct tg_practices *ret, struct tg_err *err);

/* The practices of the first profile that explains the requirement `id`; `ret->count` is 0 when
 * there is none. */
bool tg_practices_of(struct tg_arena *arena, const char *rules_dir, const char *id,
		     const struct tg_cards *cards, struct tg_practices *ret, struct tg_err *err);

#endif
