/* SPDX-License-Identifier: Apache-2.0 */
/*
 * foreign.h - what other tools say of the product: findings, parts, vulnerabilities.
 */
#ifndef TG_MODEL_FOREIGN_H
#define TG_MODEL_FOREIGN_H

#include "model/finding.h"

/* A finding of another analyser. Its rule is "tool/rule"; it has neither fingerprint nor usr. */
struct tg_foreign_finding {
	struct tg_finding finding;
	const char *const *weaknesses; /* "CWE-476" */
	size_t weakness_count;
};

/* A part of the product, as a bill of materials lists it. Texts are never NULL. */
struct tg_component_part {
	const char *name, *version;
	const char *purl; /* or "" */
	const char *supplier;
	const char *licence; /* an SPDX expression or a name */
};

enum tg_vex_status {
	TG_VEX_UNDER_INVESTIGATION = 0,
	TG_VEX_AFFECTED,
	TG_VEX_FIXED,
	TG_VEX_NOT_AFFECTED,
};

const char *tg_vex_status_name(enum tg_vex_status status); /* "under_investigation", ... */

/* What the maker says about a vulnerability in a product or part. */
struct tg_vex_statement {
	const char *vulnerability; /* "CVE-2026-0001" */
	const char *product;       /* "" = the product as a whole */
	enum tg_vex_status status;
	const char *justification; /* a word of the format, or "" */
	const char *note;          /* in words, or "" */
};

#endif
