/* SPDX-License-Identifier: Apache-2.0 */
/* integers/constant-changed: what it finds, then what it must leave alone. */
#include "constant-changed.h"

struct flags {
	int on : 1;
	unsigned mode : 2;
};

void finds_a_byte(unsigned char *limit)
{
	*limit = 300; /* expect: integers/constant-changed */
}

short finds_a_result(void)
{
	return 70000; /* expect: integers/constant-changed */
}

void finds_a_field(struct flags *flags)
{
	flags->mode = 4; /* expect: integers/constant-changed */
}

#define LIMIT 256
unsigned char finds_through_a_macro(void)
{
	unsigned char limit = LIMIT; /* expect: integers/constant-changed */
	return limit;
}

unsigned char allows_what_fits(void)
{
	return 255;
}

unsigned char allows_a_cast(void)
{
	return (unsigned char)300;
}

unsigned allows_all_ones(void)
{
	return (unsigned)-1;
}
