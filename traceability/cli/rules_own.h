/* SPDX-License-Identifier: Apache-2.0 */
/*
 * rules_own.h - `tracegate rules new` and `rules test`: the project's own cards.
 */
#ifndef TG_CLI_RULES_OWN_H
#define TG_CLI_RULES_OWN_H

#include "cli/cli.h"

/* `words` is what follows on the command line, ends with NULL. Return the exit code. */
int tg_rules_cli_new(struct tg_cli *cli, char **words);
int tg_rules_cli_test(struct tg_cli *cli, char **words);

#endif
