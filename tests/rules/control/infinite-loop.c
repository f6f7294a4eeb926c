/* SPDX-License-Identifier: Apache-2.0 */
/* control/infinite-loop: what it finds, then what it must leave alone. */
#include <stdio.h>

#include "infinite-loop.h"

int finds_another_variable(int a, int b)
{
	int i;
	for (i = 0; a < b; i++) /* expect: control/infinite-loop */
		;
	return i;
}

void finds_a_forgotten_step(int *list, int count, int step)
{
	int i = 0, sum = 0;
	for (; i < count; sum++) /* expect: control/infinite-loop */
		list[i] = step;
}

int finds_two_variables(int a, int b)
{
	int n = 0;
	for (; a < b && a > 0; n++) /* expect: control/infinite-loop */
		;
	return n;
}

void finds_no_way_out(void)
{
	int i = 0;
	while (1) { /* expect: control/infinite-loop no way out */
		printf("%d", i);
		i++;
	}
}

void finds_a_circle(void)
{
	int i = 0;
	do { /* expect: control/infinite-loop */
		printf("%d", i);
		i = (i + 1) & 255;
	} while (i >= 0);
}

unsigned finds_a_counter_that_is_too_narrow(const char *text)
{
	unsigned n = 0;
	for (unsigned char i = 0; i < 300; i++) /* expect: control/infinite-loop no number */
		n += text[i] == ' ';
	return n;
}

unsigned allows_a_counter_that_is_wide_enough(const char *text)
{
	unsigned n = 0;
	for (unsigned char i = 0; i < 255; i++)
		n += text[i] == ' ';
	return n;
}

void allows_a_halt(void)
{
	for (;;)
		;
}

static int more(void)
{
	return 1;
}
void finds_across_functions(int *list)
{
	while (more()) /* todo-miss: control/infinite-loop */
		list[0]++;
}

int infinite_loop_more(void);
void finds_across_files(int *list)
{
	while (infinite_loop_more()) /* todo-miss: control/infinite-loop */
		list[0]++;
}

#define UNTIL(c) for (; !(c); n++)
int finds_through_a_macro(int a)
{
	int n = 0;
	UNTIL (a == 3) /* expect: control/infinite-loop */
		;
	return n;
}

int allows_a_step(int count)
{
	int i, sum = 0;
	for (i = 0; i < count; i++)
		sum += i;
	return sum;
}

int allows_a_break(int *p)
{
	for (;;)
		if (!*p++)
			break;
	return *p;
}

void allows_a_service(void (*serve)(void))
{
	while (1)
		serve();
}

int finds_a_step_that_is_missing(int n)
{
	int steps = 0;
	while (n > 1) { /* expect: control/infinite-loop nothing in this loop changes */
		if (n % 2)
			steps++;
		steps += 2;
	}
	return steps;
}

struct item {
	struct item *next;
	int value;
};

int finds_a_list_that_stands_still(const struct item *at)
{
	int sum = 0;
	while (at) /* expect: control/infinite-loop nothing in this loop changes */
		sum += at->value;
	return sum;
}

int finds_a_number_without_a_sign(const int *v)
{
	unsigned i;
	int sum = 0;
	for (i = 7; i >= 0; i--) /* expect: control/infinite-loop no number of this type */
		sum += v[i & 7];
	return sum;
}

int allows_a_list_that_goes_on(const struct item *at)
{
	int sum = 0;
	while (at) {
		sum += at->value;
		at = at->next;
	}
	return sum;
}

int allows_what_a_pointer_changes(int n)
{
	int left = n, *other = &left, sum = 0;
	while (left > 0)
		sum += (*other)--;
	return sum;
}

int allows_what_somebody_else_changes(volatile int *ready, int stop)
{
	int n = 0;
	while (!stop)
		n += *ready;
	return n;
}

int allows_one_half_that_holds(int n)
{
	int i = 0, s = n;
	while (i >= 0 && i < 300)
		i = i + 1;
	return s;
}

int finds_a_text_that_nobody_walks(const char *s)
{
	int n = 0, spaces = 0;
	while (s[n] != '\0') { /* expect: control/infinite-loop nothing in this loop */
		if (s[n] == ' ')
			spaces++;
	}
	return spaces;
}

int finds_a_jump_back(int n)
{
again:
	if (n > 4) {
		puts("big");
		goto again; /* expect: control/infinite-loop back to 'again' */
	}
	return n;
}

int allows_a_text_that_is_cut(char *s)
{
	int n = 0;
	while (s[n] != '\0') {
		s[n] = '\0';
	}
	return n;
}

int allows_a_jump_that_counts(int n)
{
again:
	if (n > 4) {
		n--;
		goto again;
	}
	return n;
}

int allows_a_jump_with_a_way_out(int n, int m)
{
again:
	if (n > 4) {
		if (m > n)
			return 1;
		m++;
		goto again;
	}
	return n;
}
