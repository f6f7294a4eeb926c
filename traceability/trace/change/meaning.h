/* SPDX-License-Identifier: Apache-2.0 */
/*
 * meaning.h - what code of one commit means together with all that it refers to, and through what
 * it came to mean something else.
 *
 * The deep hash of a symbol is made of its own meaning and of the deep hashes of the functions,
 * macros, types, fields, constants and variables of the tree that it mentions; what no file of the
 * tree defines counts by its name. Functions that call each other in a circle are one. So a
 * renamed function changes nothing, and a macro's new value changes all that use it.
 *
 * Names are resolved like a C programmer does it: in the same file first, else what is visible
 * from elsewhere; a field is one of a struct that the code names or comes to. Several candidates
 * count all. A test's own hash ends where the product begins:
 * what the product means is the other half of every comparison.
 */
#ifndef TG_TRACE_MEANING_H
#define TG_TRACE_MEANING_H

#include "base/map.h"
#include "model/symbol.h"

struct tg_meanings;

/*
 * Works out `deep` of all symbols of a tree, and keeps what tg_meaning_compare() needs. `symbols`
 * must outlive the result, which lives in `arena`. `in_test[i]`: the symbol is test code.
 */
struct tg_meanings *tg_meanings_make(struct tg_arena *arena, struct tg_symbol *symbols,
				     size_t count, const bool *in_test);
/* Of what does not live in the arena. NULL is allowed. */
void tg_meanings_done(struct tg_meanings *meanings);

/* How the meaning of a symbol changed, nearest cause first. */
enum tg_change_grade {
	TG_SAME = 0,
	TG_CHANGED_DIRECT,
	TG_CHANGED_CALLEE,
	TG_CHANGED_MACRO, /* or an enumerator */
	TG_CHANGED_TYPE,  /* or the type of a field */
	TG_CHANGED_DATA,  /* a variable's initial value or type */
};

const char *tg_change_grade_name(enum tg_change_grade grade); /* "direct", "callee", ... */

struct tg_meaning_change {
	enum tg_change_grade grade;
	unsigned depth; /* references between the symbol and the cause; 0 = direct */
	const struct tg_symbol *before; /* the cause, as it was; NULL: it was not there */
	const struct tg_symbol *after;  /* as it is; NULL: it is gone */
	const char *path;               /* "check() -> hash() -> ROUNDS", in the arena */
};

/*
 * Compares one symbol in two trees. Where the deep hash of one is not known, tokens are compared
 * instead.
 */
struct tg_meaning_change tg_meaning_compare(struct tg_arena *arena, const struct tg_meanings *then,
					    const struct tg_symbol *before,
					    const struct tg_meanings *now,
					    const struct tg_symbol *after);

/*
 * Everything through which it came to mean something else, nearest first, the first as
 * tg_meaning_compare() tells; `*ret` lives in `arena`. Returns how many there are, 0: it is the
 * same.
 */
size_t tg_meaning_causes(struct tg_arena *arena, const struct tg_meanings *then,
			 const struct tg_symbol *before, const struct tg_meanings *now,
			 const struct tg_symbol *after, struct tg_meaning_change **ret);

/* Definitions that `symbol` refers to directly; `each` is called once for every one of them. */
void tg_meaning_each_use(const struct tg_meanings *meanings, const struct tg_symbol *symbol,
			 void (*each)(void *user, const struct tg_symbol *used), void *user);

/* What a walk does behind a name. */
enum tg_walk_step { TG_WALK_ON = 0, TG_WALK_NOT_THERE, TG_WALK_STOP };

/* A name that code mentions, and the first definition of it, NULL: there is none; `by_test`: it is
 * test code that mentions it. */
typedef enum tg_walk_step tg_walk_fn(void *user, const char *name, const struct tg_symbol *defined,
				     bool by_test);

/*
 * Calls `on_name` for every name that the `from` mention, and that what they mention mentions. True
 * when it was not stopped and all was looked at: not more than some thousand symbols are.
 */
bool tg_meaning_walk(const struct tg_meanings *meanings, const struct tg_symbol *const *from,
		     size_t count, tg_walk_fn *on_name, void *user);

/* True when any function but itself mentions `symbol`, a definition ("called" for a function). */
bool tg_meaning_is_used(const struct tg_meanings *meanings, const struct tg_symbol *symbol);

/* True when the product has a main(): then who calls what can be known. */
bool tg_meaning_is_program(const struct tg_meanings *meanings);

#endif
