/* SPDX-License-Identifier: Apache-2.0 */
/*
 * sarif_rule.h - rules of a SARIF run: by which result, with which words, for which weakness. For
 * the readers of this folder.
 */
#ifndef TG_EVIDENCE_SARIF_RULE_H
#define TG_EVIDENCE_SARIF_RULE_H

#include "base/map.h"
#include "evidence/sarif.h"
#include "format/value.h"

/* A rule; `value` is NULL for one that no list describes. Texts are never NULL. */
struct tg_sarif_rule {
	const char *id, *level;
	const struct tg_value *value;
};

/* Zero it before use. */
struct tg_sarif_rules {
	struct tg_arena *arena;
	struct tg_map by_id;
	TG_VEC(struct tg_sarif_rule) driver; /* by index */
	TG_VEC(const struct tg_value *) extensions;
	struct tg_sarif_rule other; /* of the last result whose rule no list describes */
};

void tg_sarif_rules_read(struct tg_arena *arena, const struct tg_value *run,
			 struct tg_sarif_rules *rules);
void tg_sarif_rules_done(struct tg_sarif_rules *rules);

/* The rule of a result: by id, by index, or by the index in an extension. Borrowed. */
const struct tg_sarif_rule *tg_sarif_rule_of(struct tg_sarif_rules *rules,
					     const struct tg_value *result);

/* The text of a message, or of the rule's message that it names; "" when there is none. */
const char *tg_sarif_message(struct tg_arena *arena, const struct tg_sarif_rule *rule,
			     const struct tg_value *message);

/* The weaknesses that rule and result name: in tags, taxa, relationships, properties. */
void tg_sarif_weaknesses(struct tg_arena *arena, const struct tg_sarif_rule *rule,
			 const struct tg_value *result, struct tg_foreign_finding *foreign);

#endif
