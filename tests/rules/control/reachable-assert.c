/* SPDX-License-Identifier: Apache-2.0 */
/* control/reachable-assert: what it finds, then what it must leave alone. */
#include <assert.h>
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
