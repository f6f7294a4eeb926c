/* SPDX-License-Identifier: Apache-2.0 */
/*
 * meaning_form.h - which tokens of a piece of code are only one way to write what it says; internal
 * to meaning*.c.
 *
 * Braces around a single statement, parentheses that change no order, text that `#if 0` takes out
 * and pragmas that speak to the compiler about its warnings come and go without a change of
 * meaning. Where it is not certain (a macro that is a loop, a conditional in the middle of a
 * statement), what was written counts.
 */
#ifndef TG_ENGINE_MEANING_FORM_H
#define TG_ENGINE_MEANING_FORM_H

#include "engine/symbols/meaning_locals.h"

/* What is done about a token. */
struct tg_form {
	bool drop;      /* it says nothing */
	bool open;      /* a brace is meant before it */
	uint16_t close; /* so many braces are meant behind it */
};

/* The tokens without what is never compiled or says nothing; the same ones when there is no such
 * text. What is new lives in `arena`. */
struct tg_tokens tg_form_active(struct tg_arena *arena, const struct tg_tokens *tokens);

/*
 * The form of every token of a function whose body opens at `body`, to be freed with tg_free_().
 * Braces are meant around the body of every `if`, `else` and loop; NULL: nothing is to be done.
 */
struct tg_form *tg_form_of(const struct tg_piece *piece, size_t body);

/* The same number, however it is written: "16u" for "0X10U". Empty: it is left as it is. */
struct tg_str tg_form_number(struct tg_str text, char room[static 32]);

/*
 * The words of a type from `i` on in the one order that counts: "const unsigned long" for "long
 * unsigned const". Gives how many tokens they are, 0: `i` is none of them.
 */
size_t tg_form_type(const struct tg_piece *piece, size_t i, char room[static 64]);

#endif
