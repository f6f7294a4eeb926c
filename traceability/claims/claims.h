/* SPDX-License-Identifier: Apache-2.0 */
/*
 * claims.h - annotations in source text: what code says of itself.
 *
 * Reading is a pure function of the content, so its result may be stored under the blob's id.
 * Python, CMake and YAML are told by the file's name; other content that begins with `#!` (but for
 * JavaScript's interpreters) is a script with `#` comments; everything else is read as C or a
 * language with C's comments.
 *
 * What a sidecar of GuardLink (.gal) says of code elsewhere becomes problems, and never claims.
 *
 * Only comments of active code count: not string literals, not what stands between `#if 0` and
 * its end. One reader a dialect (native, oft, macro, and those of other tools); claims stand in the
 * order of the text.
 */
#ifndef TG_CLAIMS_CLAIMS_H
#define TG_CLAIMS_CLAIMS_H

#include "base/mem.h"
#include "model/claim.h"
#include "model/symbol.h"

/* Changes whenever the same content would give other claims: part of the key of stored facts. */
enum { TG_CLAIMS_VERSION = 4 };

struct tg_claims {
	const struct tg_claim *at; /* by offset; one a target; path is "" */
	size_t count;
	const struct tg_claim_problem *problems; /* by line; path is "" */
	size_t problem_count;
};

/* True when a file of this name may hold annotations. */
bool tg_claims_wants(const char *path);

/* False when no content of this kind can hold an annotation: a quick look without reading. */
bool tg_claims_may_occur(struct tg_str content);

/*
 * The verb of a claim, where its dialect does not tell code from tests: in test code such a claim
 * verifies.
 */
enum tg_verb tg_claims_verb(const struct tg_claim *claim, bool in_test);

/*
 * Reads the annotations of one file; `path` tells its language and may be "". False (and nothing
 * read) when the content is no text: it holds a NUL byte. Takes time linear in the length, whatever
 * the content.
 */
bool tg_claims_read(struct tg_arena *arena, const char *path, struct tg_str content,
		    struct tg_claims *ret_claims);

/*
 * For each claim the index of the symbol it belongs to, or -1: the definition or declaration that
 * follows its comment with nothing but white space, comments and attributes between, else the
 * innermost one that encloses it, else none (the file itself). Behind code on its line, the claim
 * belongs to what encloses or ends there. `content` is what both were read from; `symbols` are
 * those of the same content, in any order. `ret_index` has room for claims->count.
 */
void tg_claims_attach(struct tg_str content, const struct tg_claims *claims,
		      const struct tg_symbol *symbols, size_t symbol_count, ptrdiff_t *ret_index);

#endif
