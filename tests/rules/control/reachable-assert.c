/* SPDX-License-Identifier: Apache-2.0 */
/* control/reachable-assert: what it finds, then what it must leave alone. */
#include <assert.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "reachable-assert.h"

int finds_the_network(int s)
{
	int n = 0;
	if (recv(s, &n, sizeof(n), 0) != sizeof(n))
		return 0;
	assert(n > 5); /* expect: control/reachable-assert network */
	return n;
}

int finds_a_text(void)
{
	char *text = getenv("N");
	int n = text ? atoi(text) : 0;
	assert(n < 100); /* expect: control/reachable-assert */
	return n;
}

unsigned long finds_a_variable_of_the_environment(void)
{
	const char *text = getenv("NAME");
	assert(text != NULL); /* expect: control/reachable-assert lacks */
	return text[0] == 'a';
}

static void need(int n)
{
	assert(n != 3); /* expect: control/reachable-assert */
}
void finds_across_functions(void)
{
	int n = 0;
	if (scanf("%d", &n) == 1)
		need(n);
}

#define NEED(n) assert((n) > 0)
int finds_through_a_macro(void)
{
	int n = 0;
	if (scanf("%d", &n) != 1)
		return 0;
	assert(n > 0); /* expect: control/reachable-assert */
	return n;
}

void reachable_assert_need(int n);
void finds_across_files(void)
{
	int n = 0;

	if (scanf("%d", &n) == 1)
		reachable_assert_need(n);
}

int finds_what_is_never(int n)
{
	int none = 0;

	assert(n > 3 && none); /* expect: control/reachable-assert never holds */
	return n;
}

int finds_the_opposite(int n, int m)
{
	if (m)
		return m;
	assert(!(n > 3 || !m)); /* expect: control/reachable-assert never holds */
	return n;
}

void fail(void) __attribute__((noreturn));
#define ASSERT(x)               \
	do {                    \
		if (!(x)) {     \
			fail(); \
		}               \
	} while (0)

int finds_by_an_assertion_of_its_own(int m)
{
	int none = 0;

	if (m)
		return m;
	ASSERT(none); /* expect: control/reachable-assert never holds */
	return 1;
}

int allows_what_always_holds(int m)
{
	if (m)
		return m;
	ASSERT(!m);
	assert(!m);
	return 1;
}

int allows_a_part_of_a_condition(int n, int m)
{
	if (m)
		return m;
	assert(n != -37 || !m);
	assert(n != -37 || m);
	return n;
}

int allows_what_is_written_so(int n)
{
	switch (n) {
	case 1:
		return 2;
	default:
		assert(!"no such number");
		return 0;
	}
}

/* Seconds of 32 bits go over the edge of their era, which is what they are for. */
static int64_t seconds(uint32_t since)
{
	return since - 2427552898u + (int64_t)218564098;
}

void allows_a_number_that_wraps(uint32_t a, uint32_t b)
{
	int64_t first = seconds(a), second = seconds(b);
	int ok = first == 218564098 && first + ((int64_t)1 << 32) - 1 == second;

	assert(ok);
}

int allows_a_check(int s)
{
	int n = 0;
	if (recv(s, &n, sizeof(n), 0) != sizeof(n) || n <= 5 || n > 9)
		return 0;
	assert(n > 5);
	return n;
}

void allows_a_parameter(int n)
{
	assert(n > 0);
}

void allows_a_known_number(void)
{
	int n = 7;
	assert(n > 5);
}

int allows_an_assert_that_is_meant_to_fail(int n, int size)
{
	if (n > size) {
		assert(n <= size);
		return 0;
	}
	return n;
}
