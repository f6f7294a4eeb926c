/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

/* finds y3_default_state: 478 */
enum state { IDLE, BUSY, BROKEN };

const char *state_text(enum state s, int detail)
{
	const char *text = "unknown";
	switch (detail + (int)s) {
	case 0:
		text = "idle";
		break;
	case 1:
		text = "busy";
		break;
	}
	return text;
}
/* allows y3_default_state */
const char *state_text_right(enum state s, int detail)
{
	const char *text;
	switch (detail + (int)s) {
	case 0:
		text = "idle";
		break;
	case 1:
		text = "busy";
		break;
	default:
		text = "unknown";
		break;
	}
	return text;
}

/* finds y3_default_letter: 478 */
int opcode(char c)
{
	int code = 0;
	switch (tolower((unsigned char)c)) {
	case 'a': code = 1; break;
	case 'b': code = 2; break;
	case 'q': return -1;
	}
	return code;
}
/* allows y3_default_letter */
int opcode_right(char c)
{
	int code = 0;
	switch (tolower((unsigned char)c)) {
	case 'a': code = 1; break;
	case 'b': code = 2; break;
	case 'q': return -1;
	default: code = 99; break;
	}
	return code;
}

/* finds y3_handler_malloc: 479 828 364 */
static char *last_words_text;

static void on_terminate(int sig)
{
	last_words_text = malloc(32);
	if (last_words_text)
		sprintf(last_words_text, "signal %d", sig);
}

int watch_terminate(void)
{
	struct sigaction a = { .sa_handler = on_terminate };
	return sigaction(SIGTERM, &a, NULL);
}
/* allows y3_handler_malloc */
static volatile sig_atomic_t terminated;

static void on_terminate_right(int sig)
{
	terminated = sig;
}

int watch_terminate_right(void)
{
	struct sigaction a = { .sa_handler = on_terminate_right };
	return sigaction(SIGTERM, &a, NULL);
}

/* finds y3_handler_exit: 479 828 364 */
static void say_goodbye(void)
{
	fprintf(stderr, "goodbye\n");
	exit(0);
}

static void on_interrupt(int sig)
{
	(void)sig;
	say_goodbye();
}

void watch_interrupt(void)
{
	if (signal(SIGINT, on_interrupt) == SIG_ERR)
		abort();
}
/* allows y3_handler_exit */
static void on_interrupt_right(int sig)
{
	(void)sig;
	ssize_t n = write(2, "goodbye\n", 8);
	_exit(n == 8 ? 0 : 1);
}

void watch_interrupt_right(void)
{
	if (signal(SIGINT, on_interrupt_right) == SIG_ERR)
		abort();
}

/* finds y3_or_logic: 480 783 */
#define FLAG_READ 1
#define FLAG_WRITE 2

int may_write(unsigned flags)
{
	return flags && FLAG_WRITE;
}
/* allows y3_or_logic */
int may_write_right(unsigned flags)
{
	return (flags & FLAG_WRITE) != 0;
}

/* finds y3_bit_on_pointer: 480 783 */
int has_text(const char *s)
{
	return s != NULL & s[0] != '\0';
}
/* allows y3_bit_on_pointer */
int has_text_right(const char *s)
{
	return s != NULL && s[0] != '\0';
}

/* finds y3_equals_statement: 480 482 398 */
void reset_all(int *count, int *errors)
{
	*count == 0;
	*errors = 0;
}
/* allows y3_equals_statement */
void reset_all_right(int *count, int *errors)
{
	*count = 0;
	*errors = 0;
}

/* finds y3_plus_is: 480 */
int add_step(int sum, int step)
{
	sum =+ step;
	return sum;
}
/* allows y3_plus_is */
int add_step_right(int sum, int step)
{
	sum += step;
	return sum;
}

/* finds y3_assign_ternary: 481 480 */
const char *colour_of(int level)
{
	int urgent = 3;
	return (level = urgent) ? "red" : "green";
}
/* allows y3_assign_ternary */
const char *colour_of_right(int level)
{
	int urgent = 3;
	return level == urgent ? "red" : "green";
}

/* finds y3_assign_and: 481 480 */
bool allowed(int uid, bool admin)
{
	if (uid > 0 && (admin = true))
		return true;
	return admin;
}
/* allows y3_assign_and */
bool allowed_right(int uid, bool admin)
{
	if (uid > 0 && admin == true)
		return true;
	return admin;
}

/* finds y3_compare_case: 482 480 398 */
int pick(int kind)
{
	int size = 1;
	switch (kind) {
	case 1:
		size == 4;
		break;
	default:
		size = 8;
		break;
	}
	return size;
}
/* allows y3_compare_case */
int pick_right(int kind)
{
	int size = 1;
	switch (kind) {
	case 1:
		size = 4;
		break;
	default:
		size = 8;
		break;
	}
	return size;
}

/* finds y3_compare_for: 482 480 398 */
int total_of(const int *v, int n)
{
	int i = 0, sum = 0;
	for (i == 0; i < n; i++)
		sum += v[i];
	return sum;
}
/* allows y3_compare_for */
int total_of_right(const int *v, int n)
{
	int i, sum = 0;
	for (i = 0; i < n; i++)
		sum += v[i];
	return sum;
}

/* finds y3_indent_else: 483 */
int clamp(int v)
{
	int changed = 0;
	if (v < 0)
		v = 0;
	else
		v = v > 9 ? 9 : v;
		changed = 1;
	return v + changed;
}
/* allows y3_indent_else */
int clamp_right(int v)
{
	int changed = 0;
	if (v < 0) {
		v = 0;
	} else {
		v = v > 9 ? 9 : v;
		changed = 1;
	}
	return v + changed;
}

/* finds y3_indent_loop: 483 */
int find_and_close(const int *fds, int n)
{
	int last = -1;
	for (int i = 0; i < n; i++)
		last = fds[i];
		if (last >= 0)
			close(last);
	return last;
}
/* allows y3_indent_loop */
int find_and_close_right(const int *fds, int n)
{
	int last = -1;
	for (int i = 0; i < n; i++) {
		last = fds[i];
		if (last >= 0)
			close(last);
	}
	return last;
}

/* finds y3_case_falls: 484 */
int charge(char plan, int units)
{
	int cost = 0;
	switch (plan) {
	case 'b':
		cost = units * 2;
	case 'p':
		cost = units * 5;
		break;
	default:
		cost = units;
		break;
	}
	return cost;
}
/* allows y3_case_falls */
int charge_right(char plan, int units)
{
	int cost = 0;
	switch (plan) {
	case 'b':
		cost = units * 2;
		break;
	case 'p':
		cost = units * 5;
		break;
	default:
		cost = units;
		break;
	}
	return cost;
}

/* finds y3_case_falls_block: 484 */
void dispatch(int what, void (*start)(void), void (*stop)(void))
{
	switch (what) {
	case 1: {
		start();
	}
	case 2: {
		stop();
		break;
	}
	default:
		break;
	}
}
/* allows y3_case_falls_block */
void dispatch_right(int what, void (*start)(void), void (*stop)(void))
{
	switch (what) {
	case 1: {
		start();
		break;
	}
	case 2: {
		stop();
		break;
	}
	default:
		break;
	}
}
