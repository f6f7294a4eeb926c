/* SPDX-License-Identifier: Apache-2.0 */
/*
 * witness.h - what the commands that weigh evidence beside code and tests share.
 */
#ifndef TG_CLI_WITNESS_H
#define TG_CLI_WITNESS_H

#include "cli/target.h"
#include "output/blame.h"
#include "output/gap.h"
#include "trace/process/process.h"

/* What the repository witnesses at the commit; `since` (or NULL) leaves out that commit and its
 * past. Lives as long as the command. */
bool tg_witness_process(struct tg_cli *cli, struct tg_question *question, const char *since,
			struct tg_process *ret, struct tg_err *err);

/* Whose keys may sign, at the commit or as --keys says; tells which lines give no key. Release it
 * with tg_signing_done(). */
bool tg_witness_signing(struct tg_cli *cli, struct tg_question *question, struct tg_signing *ret,
			struct tg_err *err);

/* Who did what, at the commit; release it with tg_blame_done(). */
bool tg_witness_blame(struct tg_cli *cli, struct tg_question *question, struct tg_blame *ret,
		      struct tg_err *err);

/* A product against what is asked of it. Members borrow from each other: it must not be moved. */
struct tg_held {
	struct tg_measure measure;
	struct tg_levels levels;
	struct tg_process process;
	struct tg_gap_points gap; /* the points of the CRA */
};

/* Lives as long as the command. */
bool tg_witness_gap(struct tg_cli *cli, struct tg_question *question,
		    const struct tg_measure_wish *wish, struct tg_held *ret, struct tg_err *err);

#endif
