/* SPDX-License-Identifier: Apache-2.0 */
/*
 * symbol.h - a named piece of code in one version of a file.
 */
#ifndef TG_MODEL_SYMBOL_H
#define TG_MODEL_SYMBOL_H

#include "model/finding.h"

/* A claim can stand at the first three; the others only give meaning to what uses them. */
enum tg_symbol_kind {
	TG_SYMBOL_FUNCTION = 0,
	TG_SYMBOL_VARIABLE,
	TG_SYMBOL_TYPE,
	TG_SYMBOL_MACRO,
	TG_SYMBOL_CONSTANT, /* an enumerator */
	TG_SYMBOL_FIELD,    /* of a struct or union */
};
enum { TG_SYMBOL_KINDS = TG_SYMBOL_FIELD + 1 };

const char *tg_symbol_kind_name(enum tg_symbol_kind kind); /* "function", "variable", ... */

/* What kind of function or type it is. */
enum tg_shape {
	TG_SHAPE_CODE = 0,
	TG_SHAPE_EMPTY,    /* a function that does nothing */
	TG_SHAPE_CONSTANT, /* one that returns a literal, whatever it is given */
	TG_SHAPE_RECORD,   /* a struct or union: its users depend on the fields they name */
	TG_SHAPE_RESULT,   /* a function that returns what it worked out */
};

/* How a piece of code mentions a name of another one. */
enum tg_ref_use {
	TG_USE_NAME = 0, /* a variable, a constant, a macro, a type without its keyword */
	TG_USE_CALL,     /* followed by its arguments */
	TG_USE_TYPE,     /* behind struct, union or enum */
	TG_USE_FIELD,    /* behind . or -> */
};
enum { TG_USES = TG_USE_FIELD + 1 };

struct tg_symref {
	enum tg_ref_use use;
	const char *name;
};

/*
 * `range` spans the declaration with its body; comments in front of it are not part of it.
 *
 * `meaning` is the hash of what the code says: comments, layout, the names of parameters, locals
 * and of the symbol itself do not enter it, and other symbols it mentions enter as "the first",
 * "the second" of `refs`. All zero = not known. An outline takes it from tokens, the analysis of
 * a unit from the syntax tree: those two are never to be compared with each other.
 *
 * `deep` is `meaning` with that of everything it refers to in one tree; see trace/change/meaning.h.
 * It is all zero until somebody worked it out.
 */
struct tg_symbol {
	enum tg_symbol_kind kind;
	const char *name;
	const char *usr;
	const char *path; /* "" where the caller knows it from the blob */
	struct tg_range range;
	bool definition;
	bool internal;         /* static: not visible outside its unit */
	struct tg_hash tokens; /* of the tokens from begin to end, without comments and layout */
	enum tg_shape shape;
	struct tg_hash meaning;
	struct tg_hash deep;
	const struct tg_symref *refs; /* each name once, in the order of their first mention */
	size_t ref_count;
};

/* `caller` calls, or takes the address of, `callee` (both USRs). */
struct tg_callref {
	const char *caller;
	const char *callee;
	const char *callee_name;
};

#endif
