/* SPDX-License-Identifier: Apache-2.0 */
/* concurrency/signal-shared: what it finds, then what it must leave alone. */
#include <signal.h>
#include <stdlib.h>
#include <string.h>

#include "signal-shared.h"

static int stop_now;
static int loud, limit;
static volatile sig_atomic_t right;
struct state {
	int value;
};
static struct state *state, *kept;

static void on_int(int sig)
{
	(void)sig;
	stop_now = 1; /* expect: concurrency/signal-shared 'stop_now' */
}

static void on_usr1(int sig)
{
	loud = sig; /* expect: concurrency/signal-shared */
	right = 1;
}

static struct {
	int done, said;
	volatile sig_atomic_t asked;
} progress;

static void on_hup(int sig)
{
	progress.asked = sig;
	progress.said = sig;
	progress.done = 0; /* expect: concurrency/signal-shared 'progress.done' */
}

int finds_a_field(void)
{
	signal(SIGHUP, on_hup);
	return progress.asked ? progress.done : 0;
}

static void on_term(int sig)
{
	(void)sig;
	if (state)
		state->value = 2;
	if (kept)
		kept->value = 1;
}

#define FLAG limit
static void finds_through_a_macro(int sig)
{
	FLAG = sig; /* expect: concurrency/signal-shared */
}

int finds_plain_numbers(void)
{
	struct sigaction action;
	memset(&action, 0, sizeof(action));
	signal(SIGINT, on_int);
	action.sa_handler = on_usr1;
	sigaction(SIGUSR1, &action, NULL);
	signal(SIGUSR2, finds_through_a_macro);
	signal(SIGHUP, finds_in_a_header);
	return stop_now + loud + limit;
}

void finds_an_object_that_goes(void)
{
	signal(SIGTERM, on_term);
	free(state); /* expect: concurrency/signal-shared on_term() */
	state = NULL;
}

int allows_a_volatile_flag(void)
{
	return right;
}

void allows_an_object_out_of_reach(void)
{
	signal(SIGTERM, on_term);
	signal(SIGTERM, SIG_DFL);
	free(kept);
	kept = NULL;
}

static int only_here;
static void allows_a_number_of_its_own(int sig)
{
	only_here += sig;
}
void set_up(void)
{
	signal(SIGALRM, allows_a_number_of_its_own);
}

static struct {
	int a, b;
} filled, of_the_handler;

static void fills(int signal_number)
{
	(void)signal_number;
	memset(&filled, 0, sizeof(filled)); /* expect: concurrency/signal-shared half written */
	memset(&of_the_handler, 0, sizeof(of_the_handler));
}

int finds_a_struct_that_is_filled(void)
{
	signal(15, fills);
	return filled.a + filled.b;
}
