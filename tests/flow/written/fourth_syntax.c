/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include <assert.h>
#include <ctype.h>
#include <limits.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

/* shared */
enum mode { MODE_OFF, MODE_ON, MODE_AUTO };

struct state {
	int flags;
	int count;
	enum mode mode;
	int ready;
};

#define FLAG_READ 1
#define FLAG_WRITE 2

static struct state machine;

/* finds y4_nodefault: 478 */
const char *mode_name(int mode)
{
	const char *name = "";
	switch (mode) {
	case MODE_OFF:
		name = "off";
		break;
	case MODE_ON:
		name = "on";
		break;
	}
	return name;
}
/* allows y4_nodefault */
const char *mode_name_ok(int mode)
{
	const char *name = "";
	switch (mode) {
	case MODE_OFF:
		name = "off";
		break;
	case MODE_ON:
		name = "on";
		break;
	default:
		name = "unknown";
		break;
	}
	return name;
}

/* finds y4_nodefault_char: 478 */
int weight(char c)
{
	int w = 1;
	switch (c) {
	case 'x':
	case 'y':
		w = 2;
		break;
	case 'z':
		w = 3;
	}
	return w;
}
/* allows y4_nodefault_char */
int weight_ok(char c)
{
	int w = 1;
	switch (c) {
	case 'x':
	case 'y':
		w = 2;
		break;
	case 'z':
		w = 3;
		break;
	default:
		break;
	}
	return w;
}

/* finds y4_signal_printf: 479 364 */
#include <signal.h>
static void on_child(int s)
{
	printf("child ended: %d\n", s);
}

int watch_children(void)
{
	return signal(SIGCHLD, on_child) == SIG_ERR;
}
/* allows y4_signal_printf */
static void on_child_ok(int s)
{
	(void)s;
	(void)!write(2, "child ended\n", 12);
}

int watch_children_ok(void)
{
	return signal(SIGCHLD, on_child_ok) == SIG_ERR;
}

/* finds y4_signal_action: 479 364 */
static char *pending;

static void on_hup(int s)
{
	(void)s;
	free(pending);
	pending = NULL;
}

int watch_hup(void)
{
	struct sigaction a = {0};
	a.sa_handler = on_hup;
	return sigaction(SIGHUP, &a, NULL);
}
/* allows y4_signal_action */
static volatile sig_atomic_t hup;

static void on_hup_ok(int s)
{
	(void)s;
	hup = 1;
}

int watch_hup_ok(void)
{
	struct sigaction a = {0};
	a.sa_handler = on_hup_ok;
	return sigaction(SIGHUP, &a, NULL);
}

/* finds y4_signal_static: 479 364 */
static void log_it(const char *what)
{
	time_t now = 0;
	fprintf(stderr, "%ld %s\n", (long)now, what);
}

static void on_usr(int s)
{
	if (s == SIGUSR1)
		log_it("usr1");
}

void watch_usr(void)
{
	struct sigaction a;
	memset(&a, 0, sizeof(a));
	a.sa_handler = on_usr;
	sigemptyset(&a.sa_mask);
	if (sigaction(SIGUSR1, &a, NULL) != 0)
		abort();
}
/* allows y4_signal_static */
static volatile sig_atomic_t usr_seen;

static void on_usr_ok(int s)
{
	if (s == SIGUSR1)
		usr_seen = 1;
}

void watch_usr_ok(void)
{
	struct sigaction a;
	memset(&a, 0, sizeof(a));
	a.sa_handler = on_usr_ok;
	sigemptyset(&a.sa_mask);
	if (sigaction(SIGUSR1, &a, NULL) != 0)
		abort();
}

/* finds y4_operator_and: 480 */
int may_write(int flags)
{
	if (flags && FLAG_WRITE)
		return 1;
	return 0;
}
/* allows y4_operator_and */
int may_write_ok(int flags)
{
	if (flags & FLAG_WRITE)
		return 1;
	return 0;
}

/* finds y4_operator_not: 480 */
int not_ready(const struct state *s)
{
	return !s->flags & FLAG_READ;
}
/* allows y4_operator_not */
int not_ready_ok(const struct state *s)
{
	return !(s->flags & FLAG_READ);
}

/* finds y4_operator_bits: 480 */
int both(int a, int b)
{
	if ((a > 0) & (b / a > 2))
		return 1;
	return 0;
}
/* allows y4_operator_bits */
int both_ok(int a, int b)
{
	if (a > 0 && b / a > 2)
		return 1;
	return 0;
}

/* finds y4_operator_power: 480 */
int cube_of(int n)
{
	if (n < 0 || n > 100)
		return 0;
	return 2 ^ 3;
}
/* allows y4_operator_power */
int cube_of_ok(int n)
{
	if (n < 0 || n > 100)
		return 0;
	return n * n * n;
}

/* finds y4_assign_if: 481 */
int is_auto(struct state *s)
{
	if (s->mode = MODE_AUTO)
		return 1;
	return 0;
}
/* allows y4_assign_if */
int is_auto_ok(struct state *s)
{
	if (s->mode == MODE_AUTO)
		return 1;
	return 0;
}

/* finds y4_assign_while: 481 835 */
int drain(struct state *s)
{
	int n = 0;
	do {
		s->count--;
		n++;
	} while (s->ready = 1);
	return n;
}
/* allows y4_assign_while */
int drain_ok(struct state *s)
{
	int n = 0;
	do {
		s->count--;
		n++;
	} while (s->ready == 1 && s->count > 0);
	return n;
}

/* finds y4_assign_ternary: 481 */
const char *state_text(int on)
{
	return (on = 0) ? "off" : "on";
}
/* allows y4_assign_ternary */
const char *state_text_ok(int on)
{
	return on == 0 ? "off" : "on";
}

/* finds y4_compare_statement: 482 */
void reset_state(struct state *s)
{
	s->count == 0;
	s->mode = MODE_OFF;
}
/* allows y4_compare_statement */
void reset_state_ok(struct state *s)
{
	s->count = 0;
	s->mode = MODE_OFF;
}

/* finds y4_compare_for: 482 */
int sum_to(int n)
{
	int i = 5, sum = 0;
	for (i == 0; i < n; i++)
		sum += i;
	return sum;
}
/* allows y4_compare_for */
int sum_to_ok(int n)
{
	int i = 5, sum = 0;
	for (i = 0; i < n; i++)
		sum += i;
	return sum;
}

/* finds y4_braces_if: 483 */
int check_range(int n, int *error)
{
	if (n > 100)
		*error = 1;
		n = 100;
	return n;
}
/* allows y4_braces_if */
int check_range_ok(int n, int *error)
{
	if (n > 100) {
		*error = 1;
		n = 100;
	}
	return n;
}

/* finds y4_braces_loop: 483 */
int fill_and_count(int *v, int n)
{
	int i, k = 0;
	for (i = 0; i < n; i++)
		v[i] = i;
		k += 1;
	return k;
}
/* allows y4_braces_loop */
int fill_and_count_ok(int *v, int n)
{
	int i, k = 0;
	for (i = 0; i < n; i++) {
		v[i] = i;
		k += 1;
	}
	return k;
}

/* finds y4_break_case: 484 */
int priority(int kind)
{
	int p = 0;
	switch (kind) {
	case 1:
		p = 10;
	case 2:
		p = 20;
		break;
	default:
		p = 30;
		break;
	}
	return p;
}
/* allows y4_break_case */
int priority_ok(int kind)
{
	int p = 0;
	switch (kind) {
	case 1:
		p = 10;
		break;
	case 2:
		p = 20;
		break;
	default:
		p = 30;
		break;
	}
	return p;
}

/* finds y4_break_default: 484 */
void act(struct state *s, char c)
{
	switch (c) {
	case '+':
		s->count++;
		break;
	case '-':
		s->count--;
	default:
		puts("what?");
	}
}
/* allows y4_break_default */
void act_ok(struct state *s, char c)
{
	switch (c) {
	case '+':
		s->count++;
		break;
	case '-':
		s->count--;
		break;
	default:
		puts("what?");
	}
}
