/* SPDX-License-Identifier: Apache-2.0 */
/*
 * witness.h - what the commands that weigh evidence beside code and tests share.
 */
#ifndef TG_CLI_WITNESS_H
#define TG_CLI_WITNESS_H

#include "cli/target.h"
#include "trace/process.h"

/* What the repository witnesses at the commit; `since` (or NULL) leaves out that commit and its
 * past. Lives as long as the command. */
bool tg_witness_process(struct tg_cli *cli, struct tg_question *question, const char *since,
			struct tg_process *ret, struct tg_err *err);

/* Whose keys may sign, at the commit; says which lines give no key. */
void tg_witness_signing(struct tg_cli *cli, struct tg_question *question, struct tg_signing *ret);

/* Appends the points of the CRA against the evidence (output/gap.h): how many are open, and whether
 * the commit has an assessment that says what applies. */
bool tg_witness_gap(struct tg_cli *cli, struct tg_question *question,
		    const struct tg_measure_wish *wish, const char *format, struct tg_buf *out,
		    size_t *ret_open, bool *ret_assessed, struct tg_err *err);

#endif
