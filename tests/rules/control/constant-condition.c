/* SPDX-License-Identifier: Apache-2.0 */
/* control/constant-condition: what it finds, then what it must leave alone. */
#include "constant-condition.h"

int finds_an_unsigned_below_zero(unsigned length)
{
	if (length < 0) /* expect: control/constant-condition */
		return -1;
	return 0;
}

int finds_a_value_and_itself(int a)
{
	return a == a; /* expect: control/constant-condition */
}

int finds_ranges_that_do_not_meet(int a)
{
	if (a > 5 && a < 3) /* expect: control/constant-condition */
		return 1;
	return 0;
}

int finds_a_range_of_everything(int a)
{
	if (a != 1 || a != 2) /* expect: control/constant-condition */
		return 1;
	return 0;
}

int puts(const char *text);

void finds_what_was_cut_off_before(int n)
{
	if (n > 100)
		n = 100;
	if (n > 200) /* expect: control/constant-condition always false */
		puts("many");
}

int finds_bits_that_were_masked(int n)
{
	int bits = n & 3;
	return bits == 7 ? 1 : 0; /* expect: control/constant-condition always false */
}

int finds_a_mask_without_the_bits(unsigned flags)
{
	if ((flags & 4) == 2) /* expect: control/constant-condition always false */
		return 1;
	return 0;
}

int allows_a_mask_with_the_bits(unsigned flags)
{
	return (flags & 6) == 2 || (flags & 6) != 0;
}

static int is_large(int n)
{
	if (n < 5)
		return 0;
	if (n > 4) /* expect: control/constant-condition always true */
		return 1;
	return 2;
}
int constant_condition_clamped(int n);
int finds_across_functions(int n)
{
	return is_large(n);
}
int finds_across_files(int n)
{
	return constant_condition_clamped(n);
}

#define BELOW(a) (a)
int finds_through_a_macro(unsigned char c)
{
	return BELOW(c) < 0; /* expect: control/constant-condition */
}

int allows_a_signed(int length)
{
	return length < 0;
}

int allows_a_range(int a)
{
	return a > 3 && a < 5;
}

int allows_endless_loops(int *p)
{
	while (1)
		if (*p++ == 0)
			return 0;
}

enum { DEBUG = 0 };
int allows_a_switch_of_the_build(int a)
{
	if (DEBUG)
		return a;
	return 0;
}

int allows_a_flag_of_the_file(int n)
{
	static const int verbose = 0;
	extern int level;

	if (verbose || level > 3)
		puts("verbose");
	return n;
}

int allows_what_a_loop_changes(const int *v, int n)
{
	int found = 0;

	for (int i = 0; i < n; i++)
		if (v[i] > 3)
			found = 1;
	if (found)
		puts("found");
	return found;
}

static int settings[4];
int finds_an_address(void)
{
	if (&settings[0] && settings)  /* expect: control/constant-condition */
		return settings[1];
	return 0;
}

int allows_a_pointer_that_is_passed(const int *of)
{
	if (of)
		return of[1];
	return 0;
}

int allows_a_character_that_may_be_negative(const char *text)
{
	unsigned first = (unsigned char)*text;

	return first < 0x80;
}

/* What becomes less than 0 is the greatest where it is compared as unsigned. */
int allows_a_range_asked_for_at_once(const unsigned short *text)
{
	unsigned short lead = text[0];

	if ((unsigned)(lead - 0xE000) < 0x2000)
		return 3;
	if ((unsigned)(lead - 0xD800) < 0x400 && 0x400 > (unsigned)(text[1] - 0xDC00))
		return 4;
	return lead < 0x80 ? 1 : 2;
}

int finds_what_a_range_has_said(const unsigned short *text)
{
	unsigned short lead = text[0];

	if ((unsigned)(lead - 0xE000) < 0x1000)
		if (lead >= 0xE000) /* expect: control/constant-condition */
			return lead < 0xE800;
	return 0;
}
