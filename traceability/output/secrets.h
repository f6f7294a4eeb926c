/* SPDX-License-Identifier: Apache-2.0 */
/*
 * secrets.h - found secrets for people and as JSON. Other formats are those of findings.
 */
#ifndef TG_OUTPUT_SECRETS_H
#define TG_OUTPUT_SECRETS_H

#include "trace/secrets/secrets.h"

struct tg_secrets_output {
	const char *version; /* of tracegate */
	const char *where;   /* "tree", "staged", "range", "history", "unreachable" */
	bool color;
	bool with_accepted;
};

void tg_secrets_text(struct tg_buf *out, const struct tg_secrets_report *report,
		     const struct tg_secrets_output *how);
void tg_secrets_json(struct tg_buf *out, const struct tg_secrets_report *report,
		     const struct tg_secrets_output *how);

#endif
