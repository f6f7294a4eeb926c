/* SPDX-License-Identifier: Apache-2.0 */
/* integers/underflow: what it finds, then what it must leave alone. */
#include <limits.h>
#include <stdio.h>

#include "underflow.h"

unsigned finds_a_length(int s)
{
	unsigned n = 0;
	if (recv(s, &n, sizeof(n), 0) != sizeof(n))
		return 0;
	return n - 8; /* expect: integers/underflow */
}

int finds_the_least(void)
{
	int n = INT_MIN;
	return n - 1; /* expect: integers/underflow */
}

int finds_a_step(void)
{
	int n = 0;
	if (scanf("%d", &n) != 1)
		return 0;
	n--; /* expect: integers/underflow */
	return n;
}

static int less(int n)
{
	return n - 5; /* expect: integers/underflow */
}
int finds_across_functions(void)
{
	int n = 0;
	if (scanf("%d", &n) != 1)
		return 0;
	return less(n);
}

#define LESS(n) ((n)-1)
int finds_through_a_macro(void)
{
	int n = 0;
	if (scanf("%d", &n) != 1)
		return 0;
	return LESS(n); /* expect: integers/underflow */
}

int underflow_less(int n);
int finds_across_files(void)
{
	int n = 0;

	if (scanf("%d", &n) != 1)
		return 0;
	return underflow_less(n);
}

unsigned allows_a_check(int s)
{
	unsigned n = 0;
	if (recv(s, &n, sizeof(n), 0) != sizeof(n))
		return 0;
	return n >= 8 ? n - 8 : 0;
}

int allows_a_bound(void)
{
	int n = 0;
	if (scanf("%d", &n) != 1 || n < 0)
		return 0;
	return n - 1;
}

int allows_a_parameter(int n)
{
	return n - 1;
}

int allows_counting_down(int s, const char *p)
{
	unsigned n = 0;
	int sum = 0;
	if (recv(s, &n, sizeof(n), 0) != sizeof(n))
		return 0;
	while (n--)
		sum ^= *p++;
	return sum;
}

/* How far two pointers are apart says the text they point into. */
unsigned long allows_pointers(const char *p)
{
	const char *end = p + 1;
	return (unsigned long)(p - end);
}

int allows_what_a_loop_has_ended_with(unsigned n)
{
	unsigned i = 0;
	while (i < 88 && n) {
		n /= 2;
		i++;
	}
	if (i == 88)
		return 0;
	return 88 - i >= 2;
}

unsigned finds_a_length_of_two_bytes(int s)
{
	unsigned char head[2];
	unsigned n;
	if (recv(s, head, sizeof(head), 0) != sizeof(head))
		return 0;
	n = (unsigned)(head[0] << 8 | head[1]);
	n -= 4; /* expect: integers/underflow */
	return n;
}

unsigned allows_a_length_of_two_bytes_that_is_asked(int s)
{
	unsigned char head[2];
	unsigned n;
	if (recv(s, head, sizeof(head), 0) != sizeof(head))
		return 0;
	n = (unsigned)(head[0] << 8 | head[1]);
	if (n < 4)
		return 0;
	return n - 4;
}
