/* SPDX-License-Identifier: Apache-2.0 */
/* integers/divide-by-zero: what it finds, then what it must leave alone. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "divide-by-zero.h"

long recv(int s, void *data, unsigned long size, int flags);

int finds_a_constant(int total)
{
	return total / 0; /* expect: integers/divide-by-zero */
}

int finds_a_remainder(int total)
{
	return total % (3 - 3); /* expect: integers/divide-by-zero */
}

void finds_an_assignment(int *total)
{
	*total /= 0; /* expect: integers/divide-by-zero */
}

int finds_a_variable(int total)
{
	int count = 0;
	return total / count; /* expect: integers/divide-by-zero */
}

int finds_the_network(int s, int total)
{
	int count = 1;
	if (recv(s, &count, sizeof(count), 0) != sizeof(count))
		return 0;
	return total % count; /* expect: integers/divide-by-zero network */
}

double finds_a_floating_point_number(double total)
{
	double part = 0.0;
	return total / part; /* expect: integers/divide-by-zero 'part' */
}

double finds_a_number_of_a_text(const char *text)
{
	float part = (float)atof(text), copy = part;
	return 100.0 / copy; /* expect: integers/divide-by-zero outside */
}

int divide_by_zero_per(int total, int count);
int finds_across_files(int total)
{
	return divide_by_zero_per(total, 0);
}

double allows_a_comparison(const char *text)
{
	double part = atof(text);
	return part > 0.0001 ? 100.0 / part : 0;
}

static int per(int total, int count)
{
	return total / count; /* expect: integers/divide-by-zero */
}
int finds_across_functions(int total)
{
	return per(total, 0);
}

int allows_a_check_of_the_network(int s, int total)
{
	int count = 1;
	if (recv(s, &count, sizeof(count), 0) != sizeof(count))
		return 0;
	return count != 0 ? total % count : 0;
}

int allows_a_parameter(int total, int count)
{
	return total / count;
}

#define PER(a, b) ((a) / (b))
int finds_through_a_macro(int total)
{
	return PER(total, 0); /* expect: integers/divide-by-zero */
}

int allows_a_constant(int total)
{
	return total / 4;
}

int allows_a_checked_number(int total, int count)
{
	return count ? total / count : 0;
}

double allows_a_floating_point_constant(double total)
{
	return total / 0.5;
}

double allows_a_fraction_with_a_limit(int s)
{
	int n = 0;
	float seconds;
	if (recv(s, &n, sizeof(n), 0) != (long)sizeof(n))
		return 0;
	seconds = (float)n;
	if (seconds < 0.001f)
		return 0;
	return 100.0 / seconds;
}

int allows_a_fraction_whose_size_was_asked(FILE *file)
{
	float d = 0.0F;
	if (fscanf(file, "%f", &d) != 1 || fabs(d) < 0.001)
		return 0;
	return (int)(100.0 / d);
}
