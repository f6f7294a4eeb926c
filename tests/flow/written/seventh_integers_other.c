/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "third_win.h"
#include <arpa/inet.h>
#include <limits.h>
#include <math.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>
#include <wchar.h>

/* shared */
struct vn_pair {
	int a;
	int b;
};
struct vn_wide {
	int64_t value;
	short small;
	unsigned char byte;
};
static int vn_true = 1;
static int vn_console(void)
{
	int n = 0;
	return scanf("%d", &n) == 1 ? n : 0;
}
static int vn_peer(int s)
{
	int n;
	return recv(s, &n, sizeof(n), 0) == (ssize_t)sizeof(n) ? n : 0;
}
static int64_t vn_wide64(FILE *f)
{
	int64_t n;
	return fread(&n, sizeof(n), 1, f) == 1 ? n : 0;
}

/* finds n7_divide_callback: 369 */
static int n7_divide_callback_share(int all, int by)
{
	return all % by;
}
static int n7_divide_callback_call(int (*f)(int, int), int by)
{
	return f(360, by);
}
int n7_divide_callback(FILE *f)
{
	int by = 0;
	if (fscanf(f, "%d", &by) != 1)
		return 0;
	return n7_divide_callback_call(n7_divide_callback_share, by);
}
/* allows n7_divide_callback */
static int n7_divide_callback_ok_share(int all, int by)
{
	return all % by;
}
static int n7_divide_callback_ok_call(int (*f)(int, int), int by)
{
	return f(360, by);
}
int n7_divide_callback_ok(FILE *f)
{
	int by = 0;
	if (fscanf(f, "%d", &by) != 1 || by <= 0)
		return 0;
	return n7_divide_callback_ok_call(n7_divide_callback_ok_share, by);
}

/* finds n7_room_sum: 680 190 122 */
char *n7_room_sum(int s)
{
	uint16_t a, b;
	if (recv(s, &a, 2, 0) != 2 || recv(s, &b, 2, 0) != 2)
		return NULL;
	uint16_t n = (uint16_t)a + b;
	char *p = malloc(n);
	if (p == NULL)
		return NULL;
	memset(p, 'a', a);
	memset(p + a, 'b', b);
	return p;
}
/* allows n7_room_sum */
char *n7_room_sum_ok(int s)
{
	uint16_t a, b;
	if (recv(s, &a, 2, 0) != 2 || recv(s, &b, 2, 0) != 2)
		return NULL;
	size_t n = (size_t)a + b;
	char *p = malloc(n);
	if (p == NULL)
		return NULL;
	memset(p, 'a', a);
	memset(p + a, 'b', b);
	return p;
}

/* finds n7_room_times: 680 190 122 */
struct vn_pair *n7_room_times(FILE *f)
{
	unsigned n;
	if (fread(&n, sizeof(n), 1, f) != 1)
		return NULL;
	struct vn_pair *p = malloc(n * (unsigned)sizeof(*p));
	if (p == NULL)
		return NULL;
	for (unsigned i = 0; i < n; i++)
		p[i].a = p[i].b = 0;
	return p;
}
/* allows n7_room_times */
struct vn_pair *n7_room_times_ok(FILE *f)
{
	unsigned n;
	if (fread(&n, sizeof(n), 1, f) != 1 || n > 10000)
		return NULL;
	struct vn_pair *p = malloc(n * (unsigned)sizeof(*p));
	if (p == NULL)
		return NULL;
	for (unsigned i = 0; i < n; i++)
		p[i].a = p[i].b = 0;
	return p;
}

/* finds n7_room_new_line: 680 190 122 */
char *n7_room_new_line(int s)
{
	int n = vn_peer(s);
	if (n < 0)
		return NULL;
	char *p = malloc((unsigned)(n + 1));
	if (p == NULL)
		return NULL;
	ssize_t got = recv(s, p, (size_t)n, 0);
	p[got > 0 ? got : 0] = 0;
	return p;
}
/* allows n7_room_new_line */
char *n7_room_new_line_ok(int s)
{
	int n = vn_peer(s);
	if (n < 0 || n > 8000)
		return NULL;
	char *p = malloc((unsigned)(n + 1));
	if (p == NULL)
		return NULL;
	ssize_t got = recv(s, p, (size_t)n, 0);
	p[got > 0 ? got : 0] = 0;
	return p;
}

/* finds n7_room_char: 680 190 122 197 */
char *n7_room_char(const char *a, const char *b)
{
	unsigned char n = (unsigned char)(strlen(a) + strlen(b) + 1);
	char *p = malloc(n);
	if (p == NULL)
		return NULL;
	strcpy(p, a);
	strcat(p, b);
	return p;
}
/* allows n7_room_char */
char *n7_room_char_ok(const char *a, const char *b)
{
	size_t n = (strlen(a) + strlen(b) + 1);
	char *p = malloc(n);
	if (p == NULL)
		return NULL;
	strcpy(p, a);
	strcat(p, b);
	return p;
}

/* finds n7_float_money: 681 197 */
int n7_float_money(float price)
{
	int cents = price * 100.0f;
	return cents;
}
/* allows n7_float_money */
int n7_float_money_ok(float price)
{
	int cents = price >= 0.0f && price < 1e6f ? (int)lroundf(price * 100.0f) : -1;
	return cents;
}

/* finds n7_long_float: 681 */
float n7_long_float(int64_t ns)
{
	float t = ns;
	return t;
}
/* allows n7_long_float */
double n7_long_float_ok(int64_t ns)
{
	double t = (int32_t)(ns / 1000000000);
	return t;
}

/* finds n7_double_count: 681 197 */
unsigned n7_double_count(double share, unsigned all)
{
	return (unsigned)(share * all);
}
unsigned n7_double_count_env(void)
{
	const char *e = getenv("SHARE");
	return e != NULL ? n7_double_count(strtod(e, NULL), 100) : 0;
}
/* allows n7_double_count */
unsigned n7_double_count_ok(double share, unsigned all)
{
	if (!(share >= 0.0 && share <= 1.0))
		return 0;
	return (unsigned)(share * all);
}
unsigned n7_double_count_ok_env(void)
{
	const char *e = getenv("SHARE");
	return e != NULL ? n7_double_count_ok(strtod(e, NULL), 100) : 0;
}

/* finds n7_unset_arith: 758 457 */
int n7_unset_arith(int n)
{
	int r;
	if (n > 3)
		r = 5;
	return r + 1;
}
/* allows n7_unset_arith */
int n7_unset_arith_ok(int n)
{
	int r = 0;
	if (n > 3)
		r = 5;
	return r + 1;
}

/* finds n7_shift_width: 758 */
unsigned n7_shift_width(unsigned n)
{
	return n << 32;
}
/* allows n7_shift_width */
unsigned n7_shift_width_ok(unsigned n)
{
	return n << 31;
}

/* finds n7_shift_negative: 758 */
int n7_shift_negative(int n)
{
	int by = -1;
	return n >> by;
}
/* allows n7_shift_negative */
int n7_shift_negative_ok(int n)
{
	int by = 1;
	return n >> by;
}

/* finds n7_shift_loop: 758 */
uint32_t n7_shift_loop(void)
{
	uint32_t bits = 0;
	for (int i = 0; i <= 32; i++)
		bits |= 1u << i;
	return bits;
}
/* allows n7_shift_loop */
uint32_t n7_shift_loop_ok(void)
{
	uint32_t bits = 0;
	for (int i = 0; i < 32; i++)
		bits |= 1u << i;
	return bits;
}

/* finds n7_order_args: 758 */
void n7_order_args(int i)
{
	printf("%d %d\n", i++, i);
}
/* allows n7_order_args */
void n7_order_args_ok(int i)
{
	printf("%d %d\n", i, i + 1);
}

/* finds n7_order_assign: 758 */
void n7_order_assign(int *v, int i)
{
	v[i] = i++;
	v[i] = 0;
}
/* allows n7_order_assign */
void n7_order_assign_ok(int *v, int i)
{
	v[i] = i;
	i++;
	v[i] = 0;
}

/* finds n7_no_return_value: 758 394 */
int n7_no_return_value(int n)
{
	if (n > 0)
		return 1;
}
int n7_no_return_value_used(void)
{
	return n7_no_return_value(-1) + 1;
}
/* allows n7_no_return_value */
int n7_no_return_value_ok(int n)
{
	if (n > 0)
		return 1;
	return 0;
}
int n7_no_return_value_ok_used(void)
{
	return n7_no_return_value_ok(-1) + 1;
}
