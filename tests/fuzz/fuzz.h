/* SPDX-License-Identifier: Apache-2.0 */
/*
 * fuzz.h - what a fuzz target is: one function that takes any bytes and must come back.
 *
 * libfuzzer.c calls it with inputs that libFuzzer makes up, replay.c with files. A target checks
 * what must hold of the result with must(); sanitizers check the rest.
 */
#ifndef TG_FUZZ_H
#define TG_FUZZ_H

#include <stdlib.h>

#include "base/str.h"

/* Never fails; an input that is refused is as good as one that is read. */
void fuzz_one(struct tg_str input);

static inline void must(bool holds)
{
	if (!holds)
		abort();
}

#endif
