/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include <assert.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

enum colour { RED, GREEN, BLUE };

/* finds no_default: 478 */
const char *no_default(int c)
{
	const char *n = "";
	switch (c) {
	case RED:
		n = "red";
		break;
	case GREEN:
		n = "green";
		break;
	}
	return n;
}
/* allows no_default */
const char *with_default(int c)
{
	const char *n = "";
	switch (c) {
	case RED:
		n = "red";
		break;
	case GREEN:
		n = "green";
		break;
	default:
		abort();
	}
	return n;
}

/* finds handler_longs: 479 364 828 */
static void on_term(int n)
{
	char *m = malloc(20);
	fprintf(stderr, "%d\n", n);
	free(m);
}
void term(void)
{
	struct sigaction a = {.sa_handler = on_term};
	if (sigaction(SIGTERM, &a, NULL) != 0)
		exit(1);
}
/* allows handler_longs */
static volatile sig_atomic_t ended;
static void on_term_flag(int n)
{
	ended = n;
}
void term_flag(void)
{
	struct sigaction a = {.sa_handler = on_term_flag};
	if (sigaction(SIGTERM, &a, NULL) != 0)
		exit(1);
}

/* finds one_ampersand: 480 */
int one_ampersand(int a, int b)
{
	if (a > 0 & b > 0)
		return 1;
	return 0;
}
/* allows one_ampersand */
int two_ampersands(int a, int b)
{
	if (a > 0 && b > 0)
		return 1;
	return 0;
}

/* finds logic_mask: 480 */
int logic_mask(unsigned flags)
{
	unsigned low = flags && 0x0f;
	return (int)low;
}
/* allows logic_mask */
int bit_mask(unsigned flags)
{
	unsigned low = flags & 0x0f;
	return (int)low;
}

/* finds assign_test: 481 */
int assign_test(int state)
{
	if (state = 2)
		return 1;
	return 0;
}
/* allows assign_test */
int equal_test(int state)
{
	if (state == 2)
		return 1;
	return 0;
}

/* finds assign_while: 481 */
int assign_while(int done, int *left)
{
	while (done = 0)
		*left -= 1;
	return *left;
}
/* allows assign_while */
int equal_while(int done, int *left)
{
	while (done == 0 && *left > 0)
		*left -= 1;
	return *left;
}

/* finds compare_statement: 482 */
int compare_statement(int v)
{
	int r = 0;
	if (v > 3)
		r == 1;
	return r;
}
/* allows compare_statement */
int assign_statement(int v)
{
	int r = 0;
	if (v > 3)
		r = 1;
	return r;
}

/* finds no_braces: 483 */
int no_braces(int v)
{
	int r = 0;
	if (v < 0)
		r = -1;
		v = 0;
	return r + v;
}
/* allows no_braces */
int with_braces(int v)
{
	int r = 0;
	if (v < 0) {
		r = -1;
		v = 0;
	}
	return r + v;
}

/* finds semicolon_if: 483 390 */
void semicolon_if(int v)
{
	if (v == 0); {
		puts("zero");
	}
}
/* allows semicolon_if */
void block_if(int v)
{
	if (v == 0) {
		puts("zero");
	}
}

/* finds falls: 484 */
int falls(int c)
{
	int r = 0;
	switch (c) {
	case RED:
		r = 1;
	case BLUE:
		r = 2;
		break;
	default:
		r = 3;
		break;
	}
	return r;
}
/* allows falls */
int breaks(int c)
{
	int r = 0;
	switch (c) {
	case RED:
		r = 1;
		break;
	case BLUE:
		r = 2;
		break;
	default:
		r = 3;
		break;
	}
	return r;
}
