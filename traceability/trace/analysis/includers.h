/* SPDX-License-Identifier: Apache-2.0 */
/*
 * includers.h - which sources a changed header may concern, by the text of `#include` lines alone:
 * quick, and rather too many than too few (files are known by their last name).
 */
#ifndef TG_TRACE_INCLUDERS_H
#define TG_TRACE_INCLUDERS_H

#include "base/map.h"
#include "trace/analysis/worktree.h"

/*
 * Adds to `units` those of `paths` (files of code below the folder `dir`) that are sources and
 * include, over any number of steps, a file of `changed`; what is in `changed` itself is added when
 * it is a source. Values of the map are not NULL.
 */
void tg_includers(int dir, const tg_paths *paths, const struct tg_map *changed,
		  struct tg_map *units);

#endif
