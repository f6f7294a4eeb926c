/* SPDX-License-Identifier: Apache-2.0 */
/*
 * lower.h - from a parsed translation unit to the IR of tracegate/ir.h.
 *
 * One walk. Declarations of the main file and of files below `root` are lowered, once each;
 * declarations of other files (system headers) appear only as far as lowered code names them,
 * without bodies. What is not understood becomes TG_IR_OTHER and is counted, never dropped
 * silently; nesting beyond a limit is cut there.
 */
#ifndef TG_ENGINE_LOWER_H
#define TG_ENGINE_LOWER_H

#include "engine/parse/clang.h"

#include "base/err.h"
#include "base/mem.h"
#include "tracegate/ir.h"

/*
 * Options for tg_clang.parseTranslationUnit2(FullArgv) that lowering relies on: with the
 * preprocessing record it knows skipped ranges and include directives. An index made with
 * excludeDeclarationsFromPCH hides project headers in a preamble: do not set it.
 */
#define TG_LOWER_PARSE_OPTIONS \
	(CXTranslationUnit_DetailedPreprocessingRecord | CXTranslationUnit_KeepGoing)

struct tg_lower_options {
	const char *root;      /* of the repository, absolute, without a final '/' */
	const char *directory; /* absolute; relative names of the unit's files start here */
	bool outline;          /* declarations only: no bodies, no initialisers */
};

/*
 * Lowers `unit`. The IR lives in `arena`; file contents in it are borrowed from `unit`, which
 * must outlive the use of `tg_ir_file.content`. False when the unit exceeds a size limit.
 */
bool tg_lower(struct tg_arena *arena, const struct tg_lower_options *options,
	      CXTranslationUnit unit, const struct tg_ir **ret_ir, struct tg_err *err);

#endif
