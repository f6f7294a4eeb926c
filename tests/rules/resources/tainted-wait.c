/* SPDX-License-Identifier: Apache-2.0 */
/* resources/tainted-wait: what it finds, then what it must leave alone. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "tainted-wait.h"

void finds_the_network(int s)
{
	unsigned n = 0;
	if (recv(s, &n, sizeof(n), 0) == sizeof(n))
		sleep(n); /* expect: resources/tainted-wait network */
}

void finds_a_text(void)
{
	char *text = getenv("PAUSE");
	if (text)
		usleep((unsigned)atoi(text)); /* expect: resources/tainted-wait */
}

static void pause_for(unsigned n)
{
	sleep(n); /* expect: resources/tainted-wait */
}
void finds_across_functions(int s)
{
	unsigned n = 0;
	if (recv(s, &n, sizeof(n), 0) == sizeof(n))
		pause_for(n);
}

#define WAIT(n) sleep(n)
void finds_through_a_macro(void)
{
	int n = 0;
	if (scanf("%d", &n) == 1)
		WAIT((unsigned)n); /* expect: resources/tainted-wait */
}

void tainted_wait_pause(unsigned n);
void finds_across_files(int s)
{
	unsigned n = 0;

	if (recv(s, &n, sizeof(n), 0) == sizeof(n))
		tainted_wait_pause(n);
}

void allows_a_limit(int s)
{
	unsigned n = 0;
	if (recv(s, &n, sizeof(n), 0) == sizeof(n) && n < 10)
		sleep(n);
}

void allows_a_constant(void)
{
	sleep(5);
}

void allows_a_parameter(unsigned n)
{
	sleep(n);
}
