/* SPDX-License-Identifier: Apache-2.0 */
/* crypto/predictable-seed: what it finds, then what it must leave alone. */
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

void RAND_seed(const void *buf, int num);
unsigned strong(void);

#include "predictable-seed.h"

void finds_the_time(void)
{
	srand((unsigned)time(NULL)); /* expect: crypto/predictable-seed */
}

void finds_a_constant(void)
{
	srandom(42); /* expect: crypto/predictable-seed */
}

void finds_the_process(void)
{
	srand48(getpid()); /* expect: crypto/predictable-seed */
}

#define START() srand(time(0))
void finds_through_a_macro(void)
{
	START(); /* expect: crypto/predictable-seed */
}

void allows_a_strong_seed(void)
{
	srand(strong());
}

void allows_a_seed_of_the_user(int argc, char **argv)
{
	if (argc > 1)
		srandom((unsigned)strtoul(argv[1], NULL, 10));
}

time_t allows_the_time_itself(void)
{
	return time(NULL);
}

void RAND_seed(const void *data, int size);
void finds_a_text(void)
{
	RAND_seed("abcdefgh", 8); /* expect: crypto/predictable-seed */
}

void allows_bytes_of_somebody(const void *data)
{
	RAND_seed(data, 8);
}
