/* SPDX-License-Identifier: Apache-2.0 */
/*
 * host.h - runs the rules over one unit.
 */
#ifndef TG_ENGINE_HOST_H
#define TG_ENGINE_HOST_H

#include "engine/check/packs.h"
#include "engine/engine.h"
#include "engine/flow/flow.h"

/* More findings than anybody reads: what is beyond makes the unit degraded. */
enum { TG_FINDINGS_MAX = 20000 };

/* References to declarations; see purpose.c. */
struct tg_uses {
	tg_node *first; /* decl -> the first of them, NULL = not made yet */
	tg_node *next;  /* node -> the next one to the same */
};

/* The run of all rules over one unit; zero it, set the first four, release `findings`. */
struct tg_check {
	struct tg_arena *arena; /* of the unit */
	const struct tg_engine_options *options;
	const struct tg_packs *packs;
	const struct tg_ir *ir;
	TG_VEC(struct tg_finding) findings;
	bool linking;          /* other units may have a use for this one's suppressions */
	bool overflow;         /* TG_FINDINGS_MAX was reached */
	const char *exhausted; /* the card of a pattern whose search was given up, or NULL */
	const uint8_t *broken; /* functions with parse errors, for tg_flow_run(); or NULL */
	struct tg_flow_stats flow;
	const bool *tainted; /* of each node, where patterns ask for it; see pattern_taint.c */
	struct tg_uses uses;
};

/* One walk over the IR for all enabled rules and the rows of the models. */
void tg_check_rules(struct tg_check *check);

/* The rules of flow alone. */
void tg_check_flow(struct tg_check *check);

/*
 * Adds a finding of `rule` over a range of bytes of file number `file`, unless the rule is not
 * enabled or the file is not in the repository. The message must live as long as the arena. The
 * enclosing function is the one around the range. NULL when nothing was added.
 */
struct tg_finding *tg_check_report(struct tg_check *check, const char *rule, uint32_t file,
				   uint32_t offset, uint32_t end_offset, const char *message);

/* As tg_check_report(), at a node. */
struct tg_finding *tg_check_report_node(struct tg_check *check, const char *rule, tg_node at,
					const char *message);

/* Offers `text` in place of the source of `at`, a node of the repository. Copied. */
void tg_check_fix(struct tg_check *check, struct tg_finding *finding, tg_node at, const char *text);

/* The source range of entry `loc` of the IR. */
struct tg_range tg_check_range(const struct tg_ir *ir, uint32_t loc);

/* api.c: what the models say. True when the arguments of `call` meet all conditions. */
bool tg_api_holds(const struct tg_ir *ir, tg_node call, const struct tg_api_condition *conditions,
		  size_t count);
/* Reports the rows of the models that `call` matches. */
void tg_api_rows(struct tg_check *check, tg_node call);

/* Reports the rows with `kept` for a function whose address is kept: `.cipher = EVP_rc4`. */
void tg_api_kept(struct tg_check *check, tg_node ref);
bool tg_api_has_role(const struct tg_api_models *models, const char *function, int param,
		     enum tg_role role);
bool tg_api_call_has_role(const struct tg_api_models *models, const struct tg_ir *ir, tg_node call,
			  int param, enum tg_role role);
bool tg_api_in_list(const struct tg_api_models *models, const char *list, struct tg_str word);
bool tg_api_name_has(const struct tg_api_models *models, const char *list, const char *name);

#endif
