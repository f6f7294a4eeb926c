/* SPDX-License-Identifier: Apache-2.0 */
/*
 * governance.h - everything in a work tree or commit that somebody answers for: suppressions beside
 * the code, entries of the register and waivers on requirements, with who accepted them and when.
 *
 * This is the record of decisions that IEC 62443-4-1 DM-4 asks for; git is its witness.
 */
#ifndef TG_TRACE_GOVERNANCE_H
#define TG_TRACE_GOVERNANCE_H

#include "history/history.h"
#include "knowledge/config.h"
#include "trace/decisions/register.h"

enum tg_governed_kind { TG_GOVERNED_CODE = 0, TG_GOVERNED_REGISTER, TG_GOVERNED_WAIVER };

const char *tg_governed_kind_name(enum tg_governed_kind kind); /* "code", "register", "waiver" */

/* One decision. Texts are terminated, "" when not given. */
struct tg_governed {
	enum tg_governed_kind kind;
	struct tg_allow_record record; /* `rule` of a waiver is the item; `path` where it stands */
	const char *where;             /* of the register: glob or fingerprint */
	enum tg_entry_state state;
	const char *problem;
	bool committed; /* the following are known */
	struct tg_oid commit;
	const char *author, *email;
	int64_t seconds; /* since 1970 */
};

typedef TG_VEC(struct tg_governed) tg_governed_list;

/* Where to look. */
struct tg_governance_place {
	const char *root;            /* the work tree, absolute */
	struct tg_history *history;  /* may be NULL: then nobody is named */
	const struct tg_oid *commit; /* look into this one instead of the work tree; or NULL */
};

/*
 * Collects them from the files of a place, sorted by path and line. `entries` may have been applied
 * to findings before, `findings` (or NULL) tells what suppressions beside the code cover; without
 * it nothing is called unused.
 */
bool tg_governance_collect(struct tg_arena *arena, const struct tg_governance_place *place,
			   const struct tg_config *config, const struct tg_allow_policy *policy,
			   const struct tg_register *entries, const struct tg_finding *findings,
			   size_t finding_count, tg_governed_list *ret, struct tg_err *err);

#endif
