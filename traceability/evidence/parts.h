/* SPDX-License-Identifier: Apache-2.0 */
/*
 * parts.h - what a product is made of and what is known about its vulnerabilities: bills of
 * materials (CycloneDX, SPDX 2 and 3) and VEX (OpenVEX, CycloneDX, CSAF), all in JSON.
 */
#ifndef TG_EVIDENCE_PARTS_H
#define TG_EVIDENCE_PARTS_H

#include "base/err.h"
#include "base/mem.h"
#include "model/foreign.h"

struct tg_bill {
	const char *format; /* "cyclonedx", "spdx" */
	const struct tg_component_part *at;
	size_t count;
	size_t unread; /* parts without a name */
};

/* A document of neither format is an error; a bill that lists nothing is one too. */
bool tg_bill_read(struct tg_arena *arena, const char *file, struct tg_str content,
		  struct tg_bill *ret, struct tg_err *err);

struct tg_vex {
	const char *format; /* "openvex", "cyclonedx", "csaf" */
	const struct tg_vex_statement *at;
	size_t count;
	size_t unread; /* statements without vulnerability or status */
};

/* A document of none of the formats is an error. One without statements is none. */
bool tg_vex_read(struct tg_arena *arena, const char *file, struct tg_str content,
		 struct tg_vex *ret, struct tg_err *err);

#endif
