/* SPDX-License-Identifier: Apache-2.0 */
/*
 * exports.h - which symbols the linker is told to export: version scripts, definition files and
 * lists of symbols that stand in the repository.
 */
#ifndef TG_TRACE_EXPORTS_H
#define TG_TRACE_EXPORTS_H

#include "trace/analysis/analysis.h"

/* Adds the globs of symbols that one file exports to `out`, with a blank between; what is no export
 * list adds nothing. */
void tg_exports_parse(struct tg_str content, const char *path, struct tg_buf *out);

/* Gives the rule on the attack surface, where it runs, what the files below `root` export. A file
 * that cannot be read is left out. */
bool tg_rulebook_exports(struct tg_rulebook *rulebook, const char *root, struct tg_err *err);

#endif
