/* SPDX-License-Identifier: Apache-2.0 */
/*
 * unmapped.h - functions of the product that no requirement claims, weighed by what they do.
 */
#ifndef TG_TRACE_UNMAPPED_H
#define TG_TRACE_UNMAPPED_H

#include "trace/matrix/facts.h"

/* What rules/risk.yaml says: functions, or beginnings of their names, by what calling them means.
 */
struct tg_risk {
	const char *what; /* "cryptography" */
	unsigned weight;
	bool boundary;         /* what crosses a boundary of trust passes there */
	struct tg_words names; /* globs: "EVP_*" */
};
struct tg_risks {
	TG_VEC(struct tg_risk) at;
};
bool tg_risks_load(struct tg_arena *arena, const char *rules_dir, struct tg_risks *ret,
		   struct tg_err *err);
void tg_risks_done(struct tg_risks *risks);

struct tg_unmapped {
	const struct tg_symbol *symbol;
	unsigned risk;   /* sum of the weights of what it calls and of its open findings */
	const char *why; /* "cryptography (EVP_DigestInit), 2 findings" */
};

/*
 * Functions without a claim that nothing with a claim leads to; with `only_risky` those whose risk
 * is not 0. The riskiest first. `known` must know the meanings of its code. `*ret` is in `arena`.
 */
size_t tg_unmapped_find(struct tg_arena *arena, const struct tg_known *known,
			const struct tg_risks *risks, bool only_risky, struct tg_unmapped **ret);

#endif
