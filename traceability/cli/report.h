/* SPDX-License-Identifier: Apache-2.0 */
/*
 * report.h - the site about a commit, for the commands that write one.
 */
#ifndef TG_CLI_REPORT_H
#define TG_CLI_REPORT_H

#include "cli/target.h"

/* Writes the pages into `folder` (absolute), which is made; `wish` says what the product is
 * measured against. */
bool tg_report_site(struct tg_cli *cli, struct tg_question *question,
		    const struct tg_measure_wish *wish, const char *folder, struct tg_err *err);

#endif
