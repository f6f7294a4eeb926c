/* SPDX-License-Identifier: Apache-2.0 */
/* integers/float-conversion: what it finds, then what it must leave alone. */
#include <stdlib.h>

#include "float-conversion.h"

int finds_a_fraction(void)
{
	int opened = 99.9; /* expect: integers/float-conversion */
	return opened;
}

unsigned char finds_a_large_number(void)
{
	unsigned char c = 3e9f; /* expect: integers/float-conversion */
	return c;
}

void finds_an_assignment(short *to)
{
	*to = 1.5; /* expect: integers/float-conversion */
}

int finds_a_number_of_a_text(const char *text)
{
	double opened = strtod(text, NULL);
	return (int)opened; /* expect: integers/float-conversion outside */
}

short finds_a_variable(void)
{
	double opened = 1e9;
	return (short)opened; /* expect: integers/float-conversion 'opened' */
}

int finds_a_product(const char *typed)
{
	double amount = strtod(typed, NULL);
	return (int)(amount * 100); /* expect: integers/float-conversion outside */
}

float finds_lost_digits(long long ticks)
{
	float where = ticks; /* expect: integers/float-conversion 24 bits */
	return where;
}

int allows_a_comparison(const char *text)
{
	double opened = strtod(text, NULL);
	if (opened < 0 || opened > 100)
		return 0;
	return (int)opened;
}

int allows_a_parameter(double opened)
{
	return (int)opened;
}

#define RATE 0.25
int finds_through_a_macro(void)
{
	return RATE; /* expect: integers/float-conversion */
}

double allows_no_conversion(void)
{
	return 99.9;
}

int allows_a_whole_number(void)
{
	return 100.0;
}

int allows_a_cast(void)
{
	return (int)99.9;
}

int allows_a_compared_product(const char *typed)
{
	double amount = strtod(typed, NULL);
	if (!(amount > -10000 && amount < 10000))
		return 0;
	return (int)(amount * 100);
}

double allows_digits_in_a_double(int ticks)
{
	double where = ticks;
	return where;
}

float allows_lost_digits_on_purpose(long long ticks)
{
	float where = (float)ticks;
	return where;
}
