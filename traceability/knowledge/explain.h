/* SPDX-License-Identifier: Apache-2.0 */
/*
 * explain.h - all that is known about one id, put together: an entry of a catalogue, a rule, a
 * product profile, or a catalogue as a whole.
 */
#ifndef TG_KNOWLEDGE_EXPLAIN_H
#define TG_KNOWLEDGE_EXPLAIN_H

#include "knowledge/card.h"
#include "knowledge/catalog.h"
#include "knowledge/mapping.h"
#include "knowledge/practice.h"
#include "knowledge/profile.h"
#include "knowledge/ruleset.h"

/* Everything of rules/. Zero it before tg_knowledge_open(); release it with _done(). */
struct tg_knowledge {
	struct tg_catalogs catalogs;
	struct tg_profiles profiles;
	struct tg_cards cards;
};

/* Reads catalogues, mappings, weaknesses, profiles and cards of the folder `rules`. */
bool tg_knowledge_open(struct tg_knowledge *knowledge, const char *rules, struct tg_err *err);
void tg_knowledge_done(struct tg_knowledge *knowledge);

/* What an id turned out to be; exactly one of the first four is set. */
struct tg_explanation {
	const struct tg_entry *entry;
	const struct tg_card *card;
	const struct tg_profile *profile;
	const struct tg_catalog *catalog;
	const struct tg_alias *via; /* the alias `entry` was found by, or NULL */
	/* For an entry: the rules whose cards name it, and what evaluations ask to see. */
	const struct tg_card *const *rules;
	size_t rule_count;
	const struct tg_criterion *const *criteria;
	size_t criterion_count;
	struct tg_membership membership; /* of a card: the profiles that run its rule */
	struct tg_practices practices;   /* that a profile has for the entry; its count may be 0 */
};

/* Finds out. Ambiguous and unknown ids are errors that name candidates or the nearest ids. */
bool tg_explain(struct tg_knowledge *knowledge, struct tg_str id, struct tg_explanation *ret,
		struct tg_err *err);

/* The entry a requirement on a card stands for, or NULL. */
const struct tg_entry *tg_explain_requirement(struct tg_knowledge *knowledge, const char *id);

/* As text, wrapped to `width` columns. Long lists of ids are cut short unless `full`. */
void tg_explain_text(struct tg_knowledge *knowledge, const struct tg_explanation *what,
		     unsigned width, bool full, struct tg_buf *out);

/* As one JSON object. */
void tg_explain_json(struct tg_knowledge *knowledge, const struct tg_explanation *what,
		     struct tg_buf *out);

/* The catalogues, one a paragraph or one an object. */
void tg_explain_list_text(const struct tg_knowledge *knowledge, unsigned width, struct tg_buf *out);
void tg_explain_list_json(const struct tg_knowledge *knowledge, struct tg_buf *out);

#endif
