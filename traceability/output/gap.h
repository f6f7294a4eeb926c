/* SPDX-License-Identifier: Apache-2.0 */
/*
 * gap.h - the points of the CRA against the evidence that is there: which are met, through which
 * requirements of IEC 62443, what the standards do not cover, and what would close it.
 */
#ifndef TG_OUTPUT_GAP_H
#define TG_OUTPUT_GAP_H

#include "output/levels.h"
#include "trace/process.h"

/* What the repository and the database witness beside code and tests. */
struct tg_witnesses {
	size_t parts;                /* of the bill of materials */
	size_t statements;           /* about vulnerabilities */
	const char *security_policy; /* path of SECURITY.md or security.txt, or "" */
	bool has_contact;            /* it names a way to report */
	size_t results;              /* runs of tests on the commit or its past */
	size_t tags, signed_tags;    /* releases, and those signed with an allowed key */
};

struct tg_gap_report {
	struct tg_levels levels;
	const struct tg_witnesses *witnesses;
	const struct tg_process *process; /* practices that the repository witnesses */
	const char *revision;
};

enum tg_gap_state { TG_GAP_MET = 0, TG_GAP_PARTLY, TG_GAP_OPEN, TG_GAP_DOCUMENT, TG_GAP_NONE };

/* Appends it as "text", "json", "csv" or "md"; another format is a usage error. */
bool tg_gap_write(struct tg_buf *out, const char *format, const struct tg_gap_report *report,
		  size_t *ret_open, struct tg_err *err);

#endif
