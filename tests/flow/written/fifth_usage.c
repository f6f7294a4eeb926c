/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "third_sec.h"
#include "third_win.h"
#include <crypt.h>
#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <limits.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <syslog.h>
#include <time.h>
#include <unistd.h>

/* shared */
static int fu_true = 1;
static const int fu_const = 5;
static int fu_level(void)
{
	return fu_const;
}
enum fu_kind { FU_READ, FU_WRITE, FU_ERASE };

/* finds u5_unreached_return: 561 */
int early(int n)
{
	return n;
	printf("%d\n", n);
}
/* allows u5_unreached_return */
int early_ok(int n)
{
	printf("%d\n", n);
	return n;
}

/* finds u5_unreached_static: 561 */
static void never_called(void)
{
	puts("unused");
}
/* allows u5_unreached_static */
void never_called_ok(void)
{
	puts("unused");
}

/* finds u5_unreached_break: 561 */
void after_break(int n)
{
	switch (n) {
	case 1:
		puts("one");
		break;
		puts("and");
	}
}
/* allows u5_unreached_break */
void after_break_ok(int n)
{
	switch (n) {
	case 1:
		puts("one");
		puts("and");
		break;
	}
}

/* finds u5_unreached_loop: 561 */
int after_ever(int fd)
{
	char c;
	for (;;) {
		if (read(fd, &c, 1) != 1)
			exit(1);
		putchar(c);
	}
	puts("end");
	return 0;
}
/* allows u5_unreached_loop */
int after_ever_ok(int fd)
{
	char c;
	for (;;) {
		if (read(fd, &c, 1) != 1)
			break;
		putchar(c);
	}
	puts("end");
	return 0;
}

/* finds u5_unused_value: 563 */
int unused_value(int n)
{
	int r = n / 3;
	r = n % 3;
	r = 4;
	return r;
}
/* allows u5_unused_value */
int unused_value_ok(int n)
{
	int r = n / 3;
	r += n % 3;
	return r;
}

/* finds u5_unused_variable: 563 */
int unused_variable(const char *s)
{
	size_t length = strlen(s);
	return s[0];
}
/* allows u5_unused_variable */
int unused_variable_ok(const char *s)
{
	return s[0];
}

/* finds u5_unused_init: 563 */
void unused_init(void)
{
	const char *data = "Good";
	data = "Fine";
	puts(data);
}
/* allows u5_unused_init */
void unused_init_ok(void)
{
	const char *data = "Fine";
	puts(data);
}

/* finds u5_always_false: 570 */
int always_false(unsigned n)
{
	if (n < 0)
		return -1;
	return (int)(n % 7);
}
/* allows u5_always_false */
int always_false_ok(unsigned n)
{
	if (n == 0)
		return -1;
	return (int)(n % 7);
}

/* finds u5_always_false_and: 570 */
int never_both(int n)
{
	if (n < 0 && n > 10)
		return -1;
	return n;
}
/* allows u5_always_false_and */
int never_both_ok(int n)
{
	if (n < 0 || n > 10)
		return -1;
	return n;
}

/* finds u5_always_false_const: 570 */
int never_equal(void)
{
	int n = rand() % 10;
	if (n == 10)
		return 1;
	return 0;
}
/* allows u5_always_false_const */
int never_equal_ok(void)
{
	int n = rand() % 10;
	if (n == 9)
		return 1;
	return 0;
}

/* finds u5_always_false_char: 570 */
int too_big(unsigned char c)
{
	if (c == 300)
		return 1;
	return 0;
}
/* allows u5_always_false_char */
int too_big_ok(unsigned char c)
{
	if (c == 200)
		return 1;
	return 0;
}

/* finds u5_always_true: 571 */
int always_true(unsigned n)
{
	if (n >= 0)
		return 1;
	return 2;
}
/* allows u5_always_true */
int always_true_ok(unsigned n)
{
	if (n >= 1)
		return 1;
	return 2;
}

/* finds u5_always_true_or: 571 */
int not_either(int c)
{
	if (c != 'a' || c != 'b')
		return 1;
	return 0;
}
/* allows u5_always_true_or */
int not_either_ok(int c)
{
	if (c != 'a' && c != 'b')
		return 1;
	return 0;
}

/* finds u5_always_true_fn: 571 */
int at_least(void)
{
	int n = (int)strlen("abc");
	int r = rand();
	if (r >= 0 || n > 2)
		puts("yes");
	return 0;
}
/* allows u5_always_true_fn */
int at_least_ok(void)
{
	int n = (int)strlen("abc");
	int r = rand();
	if (r >= 10 && n > 2)
		puts("yes");
	return 0;
}

/* finds u5_always_true_pointer: 571 570 */
int local_address(void)
{
	char name[10] = "";
	if (name != NULL)
		return 1;
	return 0;
}
/* allows u5_always_true_pointer */
int local_address_ok(void)
{
	char name[10] = "";
	if (name[0] != 0)
		return 1;
	return 0;
}

/* finds u5_no_default: 478 */
const char *kind_name(enum fu_kind k)
{
	const char *name = NULL;
	switch (k) {
	case FU_READ:
		name = "read";
		break;
	case FU_WRITE:
		name = "write";
		break;
	}
	return name;
}
/* allows u5_no_default */
const char *kind_name_ok(enum fu_kind k)
{
	const char *name = NULL;
	switch (k) {
	case FU_READ:
		name = "read";
		break;
	case FU_WRITE:
		name = "write";
		break;
	default:
		name = "other";
	}
	return name;
}

/* finds u5_no_default_int: 478 */
int level_price(int level)
{
	int price = 0;
	switch (level) {
	case 1:
		price = 10;
		break;
	case 2:
		price = 20;
		break;
	case 3:
		price = 30;
		break;
	}
	return price;
}
/* allows u5_no_default_int */
int level_price_ok(int level)
{
	int price = 0;
	switch (level) {
	case 1:
		price = 10;
		break;
	case 2:
		price = 20;
		break;
	case 3:
		price = 30;
		break;
	default:
		return -1;
	}
	return price;
}

/* finds u5_wrong_operator: 480 */
int mask_wrong(int flags)
{
	if (flags && 0x4)
		return 1;
	return 0;
}
/* allows u5_wrong_operator */
int mask_wrong_ok(int flags)
{
	if (flags & 0x4)
		return 1;
	return 0;
}

/* finds u5_wrong_comma: 480 482 */
int compare_not_assign(int n)
{
	int r = 1;
	if (n > 3)
		r == 2;
	return r;
}
/* allows u5_wrong_comma */
int compare_not_assign_ok(int n)
{
	int r = 1;
	if (n > 3)
		r = 2;
	return r;
}

/* finds u5_wrong_not: 480 783 */
int bits_clear(unsigned flags)
{
	return !flags & 0x10u;
}
/* allows u5_wrong_not */
int bits_clear_ok(unsigned flags)
{
	return !(flags & 0x10u);
}

/* finds u5_assign_if: 481 */
int assign_if(int state)
{
	if (state = 5)
		return 1;
	return 0;
}
/* allows u5_assign_if */
int assign_if_ok(int state)
{
	if (state == 5)
		return 1;
	return 0;
}

/* finds u5_assign_while: 481 */
int assign_while(int n)
{
	int k = 0;
	while (k = n)
		n--;
	return k;
}
/* allows u5_assign_while */
int assign_while_ok(int n)
{
	int k = 0;
	while (k == n)
		n--;
	return k;
}

/* finds u5_assign_bool: 481 */
int assign_bool(bool ready)
{
	return (ready = true) ? 3 : 4;
}
/* allows u5_assign_bool */
int assign_bool_ok(bool ready)
{
	return (ready == true) ? 3 : 4;
}

/* finds u5_compare_statement: 482 */
void compare_statement(int *p, int n)
{
	*p == n;
}
/* allows u5_compare_statement */
void compare_statement_ok(int *p, int n)
{
	*p = n;
}

/* finds u5_compare_for: 482 */
int compare_for(int n)
{
	int i, s = 0;
	for (i == 0; i < n; i++)
		s += i;
	return s;
}
/* allows u5_compare_for */
int compare_for_ok(int n)
{
	int i, s = 0;
	for (i = 0; i < n; i++)
		s += i;
	return s;
}

/* finds u5_block: 483 */
int block_missing(int n)
{
	int r = 0;
	if (n == 0)
		puts("zero");
		r = 5;
	return r;
}
/* allows u5_block */
int block_missing_ok(int n)
{
	int r = 0;
	if (n == 0) {
		puts("zero");
		r = 5;
	}
	return r;
}

/* finds u5_block_loop: 483 */
int block_loop(int n)
{
	int i = 0, s = 0;
	for (i = 0; i < n; i++);
	{
		s += i;
	}
	return s;
}
/* allows u5_block_loop */
int block_loop_ok(int n)
{
	int i = 0, s = 0;
	for (i = 0; i < n; i++)
	{
		s += i;
	}
	return s;
}

/* finds u5_block_while: 483 */
int block_while(const int *v, int n)
{
	int s = 0, p = 1;
	while (n-- > 0)
		s += v[n];
		p *= v[n];
	return s + p;
}
/* allows u5_block_while */
int block_while_ok(const int *v, int n)
{
	int s = 0, p = 1;
	while (n-- > 0) {
		s += v[n];
		p *= v[n];
	}
	return s + p;
}

/* finds u5_break_missing: 484 */
int break_missing(char c)
{
	int r = 0;
	switch (c) {
	case 'r':
		r = 4;
	case 'w':
		r = 2;
		break;
	default:
		r = 1;
	}
	return r;
}
/* allows u5_break_missing */
int break_missing_ok(char c)
{
	int r = 0;
	switch (c) {
	case 'r':
		r = 4;
		break;
	case 'w':
		r = 2;
		break;
	default:
		r = 1;
	}
	return r;
}

/* finds u5_break_print: 484 */
void break_print(int day)
{
	switch (day) {
	case 0:
		puts("Sunday");
		break;
	case 1:
		puts("Monday");
	case 2:
		puts("Tuesday");
		break;
	default:
		puts("later");
		break;
	}
}
/* allows u5_break_print */
void break_print_ok(int day)
{
	switch (day) {
	case 0:
		puts("Sunday");
		break;
	case 1:
		puts("Monday");
		break;
	case 2:
		puts("Tuesday");
		break;
	default:
		puts("later");
		break;
	}
}

/* finds u5_no_effect: 398 */
void no_effect(int n)
{
	n;
}
/* allows u5_no_effect */
void no_effect_ok(int n)
{
	printf("%d\n", n);
}
