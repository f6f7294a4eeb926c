/* SPDX-License-Identifier: Apache-2.0 */
/*
 * assessment.h - .tracegate/assessment.yaml: the risk assessment as far as a tool can use it. It
 * says for what the product is meant, where it is used, at which level, and which requirements
 * do not apply, with the reason (Article 13(3) and (4) of the CRA).
 */
#ifndef TG_KNOWLEDGE_ASSESSMENT_H
#define TG_KNOWLEDGE_ASSESSMENT_H

#include "knowledge/profile.h"

#define TG_ASSESSMENT_FILE ".tracegate/assessment.yaml"

/* What a decision rests on. */
enum tg_basis { TG_BASIS_USE = 0, TG_BASIS_CONTEXT, TG_BASIS_CAPABILITY };

const char *tg_basis_name(enum tg_basis basis); /* "intended-use", ... */

struct tg_decision {
	const struct tg_entry *entry;
	bool applies;
	enum tg_basis basis; /* of one that does not apply */
	const char *reason;  /* why it does not apply, or how it is met; "" when not said */
	unsigned line;
};

struct tg_assessment {
	bool present;             /* there is a file at all */
	const char *intended_use; /* "" without a file */
	const char *context;
	unsigned level;      /* capability security level, 0 = not chosen */
	unsigned components; /* enum tg_component, 0 = not said */
	const char *profile; /* an id or name, or "" */
	const struct tg_decision *at;
	size_t count;
};

/*
 * Parses the file. Strict: unknown keys and ids, a requirement that is decided twice, one that
 * does not apply without basis and reason, and points that the law lets nobody leave out are
 * errors that name line and remedy. Lives in the arena.
 */
bool tg_assessment_parse(struct tg_arena *arena, struct tg_catalogs *catalogs,
			 struct tg_str content, const char *file, struct tg_assessment *ret,
			 struct tg_err *err);

/* The decision on an entry, or on what it enhances (CR 3.10 for its RE(1)); NULL = none. */
const struct tg_decision *tg_assessment_on(const struct tg_assessment *assessment,
					   const struct tg_entry *entry);

/* Whether a requirement has to be met by the product, and why. */
enum tg_applies {
	TG_APPLIES = 0,    /* the level, or the law, asks for it */
	TG_RAISED,         /* the profile asks for it above the level */
	TG_UNDECIDED,      /* it is for the maker to say, and nobody has: counts as applying */
	TG_NOT_APPLICABLE, /* the assessment says so, with a reason */
	TG_NOT_ASKED,      /* other level or component type, or only planned */
};

const char *tg_applies_name(enum tg_applies applies); /* "applies", "raised by the profile" ... */

/* What a product is measured against. */
struct tg_target {
	const struct tg_assessment *assessment;
	const struct tg_profile *profile; /* or NULL */
	unsigned components;              /* 0 = any */
	unsigned level;                   /* 0 = any */
};

enum tg_applies tg_target_applies(const struct tg_target *target, const struct tg_entry *entry);

#endif
