/* SPDX-License-Identifier: Apache-2.0 */
/*
 * packs.h - the loaded packs of rules, and what is enabled of them.
 */
#ifndef TG_ENGINE_PACKS_H
#define TG_ENGINE_PACKS_H

#include "base/err.h"
#include "base/map.h"
#include "engine/engine.h"
#include "tracegate/plugin.h"

/* Rules that the engine makes itself; their cards stand in rules/governance/. */
#define TG_RULE_SUPPRESSION_MALFORMED "governance/suppression-malformed"
#define TG_RULE_SUPPRESSION_STALE "governance/suppression-stale"

struct tg_pack {
	void *handle;
	const struct tg_plugin *plugin;
};

/* Zero it before use; release it with tg_packs_done(). Read-only for the children. */
struct tg_packs {
	TG_VEC(struct tg_pack) packs;
	struct tg_map rules;    /* id -> const struct tg_rule *; NULL for rows and engine rules */
	struct tg_map settings; /* id of an enabled rule -> const struct tg_rule_setting * */
};

/*
 * Loads every pack of `options->plugin_dir` and notes which rules are enabled. A pack that does
 * not load, or has another ABI, is an error: its silence would look like a clean result.
 */
bool tg_packs_load(const struct tg_engine_options *options, struct tg_packs *packs,
		   struct tg_err *err);

/* The setting of an enabled rule, or NULL. */
const struct tg_rule_setting *tg_packs_setting(const struct tg_packs *packs, const char *id);

/* True when some pack, model row or the engine itself has the rule, enabled or not. */
bool tg_packs_knows(const struct tg_packs *packs, const char *id);

void tg_packs_done(struct tg_packs *packs);

#endif
