/* SPDX-License-Identifier: Apache-2.0 */
/* control/unchecked-loop-bound: what it finds, then what it must leave alone. */
#include <stdio.h>
#include <stdlib.h>

#include "unchecked-loop-bound.h"

void work(int i);

void finds_the_network(int s)
{
	int n = 0, i;
	if (recv(s, &n, sizeof(n), 0) != sizeof(n))
		return;
	for (i = 0; i < n; i++) /* expect: control/unchecked-loop-bound network */
		work(i);
}

void finds_a_count_down(int s)
{
	unsigned n = 0;
	if (recv(s, &n, sizeof(n), 0) != sizeof(n))
		return;
	while (n-- != 0) /* expect: control/unchecked-loop-bound */
		work(1);
}

void finds_a_text(void)
{
	char *text = getenv("COUNT");
	int n = text ? atoi(text) : 0, i = 0;
	while (i < n) { /* expect: control/unchecked-loop-bound */
		work(i);
		i++;
	}
}

static void repeat(int n)
{
	int i;
	for (i = 0; i < n; i++) /* expect: control/unchecked-loop-bound */
		work(i);
}
void finds_across_functions(void)
{
	int n = 0;
	if (scanf("%d", &n) == 1)
		repeat(n);
}

#define TIMES(i, n) for ((i) = 0; (i) < (n); (i)++)
void finds_through_a_macro(void)
{
	int n = 0, i;
	if (scanf("%d", &n) == 1)
		TIMES (i, n) /* expect: control/unchecked-loop-bound */
			work(i);
}

void unchecked_loop_bound_repeat(int n);
void finds_across_files(void)
{
	int n = 0;

	if (scanf("%d", &n) == 1)
		unchecked_loop_bound_repeat(n);
}

void allows_a_limit(int s)
{
	int n = 0, i;
	if (recv(s, &n, sizeof(n), 0) != sizeof(n) || n > 100)
		return;
	for (i = 0; i < n; i++)
		work(i);
}

void allows_a_small_type(int s)
{
	unsigned char n = 0;
	int i;
	if (recv(s, &n, sizeof(n), 0) != sizeof(n))
		return;
	for (i = 0; i < n; i++)
		work(i);
}

void allows_a_parameter(int n)
{
	int i;
	for (i = 0; i < n; i++)
		work(i);
}

void allows_what_the_program_draws_by_lot(void)
{
	int n = rand(), i;
	for (i = 0; i < n; i++)
		work(i);
}

int main(int argc, char **argv)
{
	int n = argc > 1 ? atoi(argv[1]) : 0, i;
	for (i = 0; i < n; i++)
		work(i);
	return 0;
}

void allows_a_second_bound(int s)
{
	int n = 0, i;
	if (recv(s, &n, sizeof(n), 0) != sizeof(n))
		return;
	for (i = 0; i < n && i < 100; i++)
		work(i);
}
