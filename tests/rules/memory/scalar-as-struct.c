/* SPDX-License-Identifier: Apache-2.0 */
/* memory/scalar-as-struct: what it finds, then what it must leave alone. */
#include "scalar-as-struct.h"

struct pair {
	int first, second;
};
struct one {
	int first;
};

int finds_an_address(void)
{
	int number = 100;
	struct pair *p = (struct pair *)&number; /* expect: memory/scalar-as-struct */
	return p->second;
}

int finds_a_pointer(void)
{
	int number = 100;
	int *at = &number;
	return ((struct pair *)at)->second; /* expect: memory/scalar-as-struct 'number' */
}

void finds_a_write(void)
{
	short s = 0;
	((struct pair *)&s)->first = 1; /* expect: memory/scalar-as-struct */
}

#define PAIR(x) ((struct pair *)&(x))
int finds_through_a_macro(void)
{
	int number = 1;
	return PAIR(number)->second; /* expect: memory/scalar-as-struct */
}

static int second_of(void *any)
{
	return ((struct pair *)any)->second; /* expect: memory/scalar-as-struct 'number' */
}
int finds_across_functions(int n)
{
	int number = n;
	return second_of(&number);
}

int scalar_as_struct_second(void *any);
int finds_across_files(int n)
{
	int number = n;
	return scalar_as_struct_second(&number);
}

struct halves {
	int low, high;
};
int finds_parts_of_a_number(void)
{
	long long both = 7;
	return ((struct halves *)&both)->high; /* expect: memory/scalar-as-struct 'both' */
}

int allows_the_member_that_fits(int n)
{
	struct pair whole = {n, n};
	return second_of(&whole);
}

int allows_a_union_on_purpose(void)
{
	union {
		long long both;
		struct halves part;
	} u = {7};
	return u.part.high;
}

int allows_what_fits(void)
{
	int number = 100;
	return ((struct one *)&number)->first;
}

int allows_a_buffer(void)
{
	static char data[64];
	return ((struct pair *)data)->first;
}

int allows_a_struct(void)
{
	struct pair pair = {1, 2};
	return ((struct one *)&pair)->first;
}

int allows_a_parameter(int *p)
{
	return ((struct pair *)p)->second;
}
