/* SPDX-License-Identifier: Apache-2.0 */
/*
 * caching.h - where the results of analyses are kept, for every command that analyses.
 *
 * --cache DIR names the folder, --no-cache goes without. Else it is .tracegate/cache of the
 * repository, or, where there is neither .tracegate nor .git, the user's cache folder. What git
 * tracks is not believed: the change under review would bring its own results along.
 */
#ifndef TG_CLI_CACHING_H
#define TG_CLI_CACHING_H

#include "cli/cli.h"
#include "engine/engine.h"

/* The options for --help. */
#define TG_CACHING_HELP                                                                 \
	"  --cache DIR        keep results of units here (default: .tracegate/cache)\n" \
	"  --no-cache         analyse every unit anew\n"

/*
 * The folder, with the secret of TRACEGATE_CACHE_KEY and the size of TRACEGATE_CACHE_MIB. Lives in
 * the command's arena. Says so when a folder is not believed.
 */
struct tg_caching tg_caching_of(struct tg_cli *cli, const char *root);

/* Says what the cache did not give. */
void tg_caching_say(const struct tg_cli *cli, const struct tg_engine_stats *stats);

#endif
