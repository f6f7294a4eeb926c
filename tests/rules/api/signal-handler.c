/* SPDX-License-Identifier: Apache-2.0 */
/* api/signal-handler: what it finds, then what it must leave alone. */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <syslog.h>
#include <unistd.h>

static volatile sig_atomic_t stopped;
static char *name;

static void clean(void)
{
	free(name); /* expect: api/signal-handler on_int */
}

static void log_it(int n)
{
	syslog(LOG_INFO, "signal %d", n); /* expect: api/signal-handler log_it */
}

static void on_int(int n)
{
	(void)n;
	clean();
}

static void on_term(int n)
{
	(void)n;
	stopped = 1;
	write(2, "stop\n", 5);
}

static void on_segv(int n)
{
	(void)n;
	_exit(3);
}

static void on_alarm(int n)
{
	fprintf(stderr, "late %d\n", n); /* expect: api/signal-handler fprintf */
}

static void not_a_handler(int n)
{
	printf("%d\n", n);
}

#include "signal-handler.h"

void finds_a_handler(void)
{
	signal(SIGINT, on_int);
	signal(SIGUSR1, &log_it);
}

void finds_an_action(void)
{
	struct sigaction action;

	memset(&action, 0, sizeof(action));
	action.sa_handler = on_alarm;
	sigaction(SIGALRM, &action, NULL);
}

#define SAY(n) printf("%d\n", n)
static void finds_through_a_macro(int n)
{
	SAY(n); /* expect: api/signal-handler printf */
}

void allows_safe_handlers(void)
{
	struct sigaction action = {.sa_handler = on_term};

	sigaction(SIGTERM, &action, NULL);
	signal(SIGSEGV, on_segv);
	signal(SIGHUP, finds_through_a_macro);
	signal(SIGQUIT, finds_in_a_header);
}

void allows_ignoring(void)
{
	signal(SIGPIPE, SIG_IGN);
	signal(SIGCHLD, SIG_DFL);
}

void allows_other_functions(void)
{
	not_a_handler(1);
}

static void both(void)
{
	puts("ended"); /* expect: api/signal-handler first_of_two */
}

static void first_of_two(int n)
{
	(void)n;
	both();
}

static void second_of_two(int n)
{
	(void)n;
	both();
}

void finds_a_function_of_two_handlers_once(void)
{
	signal(SIGHUP, first_of_two);
	signal(SIGUSR1, second_of_two);
}
