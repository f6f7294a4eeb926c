/* SPDX-License-Identifier: Apache-2.0 */
/*
 * secrets.h - cards of secrets and unsafe settings: rules/secrets/, rules/settings/ and
 * .tracegate/secrets/.
 *
 * One YAML file is a family: rules that share severity, mappings and texts. rules/README.md
 * describes the form. Every mistake is reported with file and line.
 */
#ifndef TG_KNOWLEDGE_SECRETS_H
#define TG_KNOWLEDGE_SECRETS_H

#include "knowledge/card.h"
#include "model/secret.h"

typedef TG_VEC(struct tg_card) tg_card_vec;

/* Recognisers, and a card for each. Zero it; release with tg_secret_rules_done(). */
struct tg_secret_rules {
	TG_VEC(struct tg_secret_rule) rules;
	tg_card_vec cards;
};

/* Adds every family of rules/secrets/ and rules/settings/; everything lives in `arena`. */
bool tg_secret_rules_load(struct tg_arena *arena, const char *rules_dir,
			  struct tg_secret_rules *rules, struct tg_err *err);

/* Adds every family of `folder`, a project's own; a folder that is not there has none. */
bool tg_secret_rules_add_folder(struct tg_arena *arena, const char *folder,
				struct tg_secret_rules *rules, struct tg_err *err);

/* Adds one family; `pack` is what the ids begin with. */
bool tg_secret_rules_parse(struct tg_arena *arena, struct tg_str content, const char *file,
			   const char *pack, struct tg_secret_rules *rules, struct tg_err *err);

/* The cards alone, sorted, in `arena`; the texts stay where they are. */
void tg_secret_cards(const struct tg_secret_rules *rules, struct tg_arena *arena,
		     struct tg_cards *ret_cards);

/* Adds the cards of rules/secrets/ and rules/settings/ to `cards`. */
bool tg_secret_cards_add(struct tg_arena *arena, const char *rules_dir, struct tg_cards *cards,
			 struct tg_err *err);

void tg_secret_rules_done(struct tg_secret_rules *rules);

#endif
