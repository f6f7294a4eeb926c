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

/* finds y4_false_range: 570 571 */
int in_gap(int n)
{
	if (n < 10 && n > 20)
		return 1;
	return 0;
}
/* allows y4_false_range */
int in_gap_ok(int n)
{
	if (n > 10 && n < 20)
		return 1;
	return 0;
}

/* finds y4_false_unsigned: 570 571 */
int negative(unsigned n)
{
	if (n < 0)
		return 1;
	return 0;
}
/* allows y4_false_unsigned */
int negative_ok(int n)
{
	if (n < 0)
		return 1;
	return 0;
}

/* finds y4_false_earlier: 570 561 */
int sign_of(int n)
{
	if (n >= 0)
		return 1;
	if (n == 7)
		return 7;
	return -1;
}
/* allows y4_false_earlier */
int sign_of_ok(int n)
{
	if (n == 7)
		return 7;
	if (n >= 0)
		return 1;
	return -1;
}

/* finds y4_true_or: 571 570 */
int not_letter(int c)
{
	if (c != 'a' || c != 'b')
		return 1;
	return 0;
}
/* allows y4_true_or */
int not_letter_ok(int c)
{
	if (c != 'a' && c != 'b')
		return 1;
	return 0;
}

/* finds y4_true_char: 571 570 */
int in_byte(unsigned char c)
{
	return c <= 255 ? 1 : 0;
}
/* allows y4_true_char */
int in_byte_ok(int c)
{
	return c <= 255 ? 1 : 0;
}

/* finds y4_true_address: 571 570 */
int has_machine(void)
{
	if (&machine)
		return machine.ready;
	return 0;
}
/* allows y4_true_address */
int has_machine_ok(const struct state *m)
{
	if (m)
		return m->ready;
	return 0;
}

/* finds y4_true_function: 571 480 570 */
int chosen(void)
{
	if (getuid)
		return 1;
	return 0;
}
/* allows y4_true_function */
int chosen_ok(void)
{
	if (getuid() == 0)
		return 1;
	return 0;
}

/* finds y4_dead_return: 561 */
int answer(int n)
{
	return n * 2;
	machine.count++;
}
/* allows y4_dead_return */
int answer_ok(int n)
{
	machine.count++;
	return n * 2;
}

/* finds y4_dead_static: 561 */
static int never_called(int n)
{
	return n + machine.count;
}
/* allows y4_dead_static */
static int sometimes_called(int n)
{
	return n + machine.count;
}

int calls(int n)
{
	return sometimes_called(n);
}

/* finds y4_dead_loop: 561 */
int spin_once(int n)
{
	while (n > 0) {
		if (n == 3)
			return 3;
		break;
		n--;
	}
	return n;
}
/* allows y4_dead_loop */
int spin_once_ok(int n)
{
	while (n > 0) {
		if (n == 3)
			return 3;
		n--;
	}
	return n;
}

/* finds y4_unused_store: 563 */
int twice(int n)
{
	int r = n + 1;
	r = n * 2;
	return r;
}
/* allows y4_unused_store */
int twice_ok(int n)
{
	int r = n + 1;
	r = r * 2;
	return r;
}

/* finds y4_unused_local: 563 */
int measure_it(const char *s)
{
	size_t n = strlen(s);
	int k = 0;
	while (*s++)
		k++;
	n = 0;
	return k;
}
/* allows y4_unused_local */
int measure_it_ok(const char *s)
{
	size_t n = strlen(s);
	int k = 0;
	while (*s++)
		k++;
	return k + (int)n;
}
