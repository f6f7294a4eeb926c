/* SPDX-License-Identifier: Apache-2.0 */
/*
 * source.h - lines of source files for excerpts, read from the work tree once each.
 */
#ifndef TG_OUTPUT_SOURCE_H
#define TG_OUTPUT_SOURCE_H

#include "base/map.h"

/* Zero it, set `root` (absolute folder, or NULL for no sources). */
struct tg_sources {
	const char *root;
	struct tg_map files;
	struct tg_arena arena;
};

/* Line `number` (from 1) of a file below the root; false when there is none. */
bool tg_source_line(struct tg_sources *sources, const char *path, unsigned number,
		    struct tg_str *ret_line);

/* The whole file; empty when it cannot be read. Never follows a link out of the root. */
struct tg_str tg_source_text(struct tg_sources *sources, const char *path);

void tg_sources_done(struct tg_sources *sources);

#endif
