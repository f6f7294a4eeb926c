/* SPDX-License-Identifier: Apache-2.0 */
/*
 * pattern.h - reads `pattern:`, `where:`, `unless:`, `message:` and `fix:` of a card. What they
 * mean is said in rules/README.md.
 *
 * A pattern is parsed here and never compiled or run. It is bounded in size, nodes and depth, so a
 * hostile card costs nothing but its error, which names card, line and column.
 */
#ifndef TG_KNOWLEDGE_PATTERN_H
#define TG_KNOWLEDGE_PATTERN_H

#include "base/err.h"
#include "format/value.h"
#include "model/pattern.h"

/* The rule `id` of a card's front matter; NULL in `*ret` when the card has no `pattern`. */
bool tg_pattern_rule_read(struct tg_arena *arena, const struct tg_value *map, const char *id,
			  const struct tg_pattern_rule **ret, struct tg_err *err);

/*
 * Parses one pattern. `rule` collects the holes (at first none), `at` is where the text stands.
 */
bool tg_pattern_parse(struct tg_arena *arena, const struct tg_value *at,
		      struct tg_pattern_rule *rule, struct tg_pattern *ret, struct tg_err *err);

#endif
