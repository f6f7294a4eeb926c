/* SPDX-License-Identifier: Apache-2.0 */
/*
 * symbol.h - a named piece of code in one version of a file.
 */
#ifndef TG_MODEL_SYMBOL_H
#define TG_MODEL_SYMBOL_H

#include "model/finding.h"

enum tg_symbol_kind {
	TG_SYMBOL_FUNCTION = 0,
	TG_SYMBOL_VARIABLE,
	TG_SYMBOL_TYPE,
};

const char *tg_symbol_kind_name(enum tg_symbol_kind kind); /* "function", "variable", "type" */

/* `range` spans the declaration with its body; comments in front of it are not part of it. */
struct tg_symbol {
	enum tg_symbol_kind kind;
	const char *name;
	const char *usr;
	const char *path; /* "" where the caller knows it from the blob */
	struct tg_range range;
	bool definition;
	bool internal;         /* static: not visible outside its unit */
	struct tg_hash tokens; /* of the tokens from begin to end, without comments and layout */
};

/* `caller` calls, or takes the address of, `callee` (both USRs). */
struct tg_callref {
	const char *caller;
	const char *callee;
	const char *callee_name;
};

#endif
