/* SPDX-License-Identifier: Apache-2.0 */
/*
 * register.h - .tracegate/suppressions.yaml: findings that somebody answers for, apart from the
 * code. The rules are those of a tracegate-allow beside the code (engine/check/suppress.h); an
 * entry says which findings it is for by path and fingerprint.
 *
 * version: 1
 * suppressions:
 *   - rule: memory/unbounded-copy      # one rule, by its whole id
 *     path: src/legacy/                # glob or folder; this or a fingerprint has to be there
 *     fingerprint: 0123456789ab        # of one finding, or its beginning
 *     code: 0123456789ab               # the entry ends when the function around it changes
 *     reason: at least 25 characters, why this is no flaw here
 *     owner: kim
 *     until: 2027-01-31                # the last day, included
 *     ticket: PROD-12
 */
#ifndef TG_TRACE_REGISTER_H
#define TG_TRACE_REGISTER_H

#include "knowledge/ruleset.h"
#include "trace/decisions/allows.h"

#define TG_REGISTER_FILE ".tracegate/suppressions.yaml"

/* What an entry came to. */
enum tg_entry_state {
	TG_ENTRY_IN_FORCE = 0,
	TG_ENTRY_MALFORMED, /* suppresses nothing */
	TG_ENTRY_EXPIRED,   /* likewise */
	TG_ENTRY_ENDED,     /* the code it was for has changed */
	TG_ENTRY_UNUSED,    /* there is no finding for it */
};

const char *tg_entry_state_name(enum tg_entry_state state); /* "in force", "malformed", ... */

struct tg_register_entry {
	struct tg_allow_record
		record;          /* `path` is the register's own, `covers` what it suppressed */
	const char *where;       /* the glob, or "" */
	const char *fingerprint; /* hexadecimal, or "" */
	enum tg_entry_state state;
	const char *problem; /* what is wrong, for people, or "" */
};

struct tg_register {
	struct tg_register_entry *entries;
	size_t count;
};

/*
 * Parses the register. What is not YAML, or has keys that do not exist, is an error with its line;
 * an entry that lacks something, or that the policy does not take, is kept as malformed. `today` is
 * in days since 1970. Everything lives in `arena`.
 */
bool tg_register_parse(struct tg_arena *arena, struct tg_str content, const char *file,
		       const struct tg_allow_policy *policy, int64_t today,
		       struct tg_register *ret_register, struct tg_err *err);

/*
 * Marks the open findings that entries in force are for. `codes[i]` is the hash of the function
 * around finding number i (zero = none). Entries for rules that do not run, or cannot be
 * suppressed, are malformed; when all units were analysed (`whole`), those without a finding are
 * unused.
 */
void tg_register_apply(struct tg_register *entries, struct tg_arena *arena,
		       const struct tg_ruleset *ruleset, const struct tg_cards *cards,
		       struct tg_finding *findings, const struct tg_hash *codes, size_t count,
		       bool whole);

/* The rule an entry that is not in force is reported under, or NULL for one in force. */
const char *tg_register_rule(const struct tg_register_entry *entry);

#endif
