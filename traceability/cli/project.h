/* SPDX-License-Identifier: Apache-2.0 */
/*
 * project.h - the repository that a command works on, with its configuration.
 */
#ifndef TG_CLI_PROJECT_H
#define TG_CLI_PROJECT_H

#include "cli/cli.h"
#include "history/history.h"
#include "knowledge/config.h"
#include "trace/decisions/register.h"

/* Lives in the command's arena. */
struct tg_project {
	const char *root;     /* absolute */
	const char *database; /* the trace database, absolute */
	struct tg_config config;
};

/* Finds the root and reads .tracegate/config.yaml of the work tree; absent = defaults. */
bool tg_project_load(struct tg_cli *cli, struct tg_project *ret_project, struct tg_err *err);

/* Reads .tracegate/policy.yaml and suppressions.yaml of the work tree; absent = defaults. */
bool tg_project_rules(struct tg_cli *cli, const struct tg_project *project,
		      struct tg_policy *ret_policy, struct tg_register *ret_register,
		      struct tg_err *err);

/* Reads configuration, policy and register of a commit instead; absent = defaults. */
bool tg_project_at(struct tg_cli *cli, struct tg_history *history, const struct tg_oid *commit,
		   struct tg_project *project, struct tg_policy *ret_policy,
		   struct tg_register *ret_register, struct tg_err *err);

/* Fails where a repository is bare: who asks for what is not committed would be told nonsense. */
bool tg_project_work_tree(struct tg_cli *cli, const struct tg_project *project, struct tg_err *err);

/* Where the compile database is: `build` (-p, from the current folder), else as configured
 * (absolute); NULL when neither says. */
const char *tg_project_database(struct tg_cli *cli, const struct tg_project *project,
				const char *build);

#endif
