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

/* finds n7_char_add: 190 */
void n7_char_add(FILE *f)
{
	signed char c;
	if (fread(&c, 1, 1, f) != 1)
		return;
	signed char r = (signed char)(c + 7);
	printf("%d\n", r);
}
/* allows n7_char_add */
void n7_char_add_ok(FILE *f)
{
	signed char c;
	if (fread(&c, 1, 1, f) != 1 || c > SCHAR_MAX - 7)
		return;
	signed char r = (signed char)(c + 7);
	printf("%d\n", r);
}

/* finds n7_short_multiply: 190 */
void n7_short_multiply(FILE *f)
{
	short n;
	if (fread(&n, sizeof(n), 1, f) != 1)
		return;
	short r = (short)(n * n);
	printf("%d\n", r);
}
/* allows n7_short_multiply */
void n7_short_multiply_ok(FILE *f)
{
	short n;
	if (fread(&n, sizeof(n), 1, f) != 1)
		return;
	if (n > 180 || n < -180)
		return;
	short r = (short)(n * n);
	printf("%d\n", r);
}

/* finds n7_short_increment: 190 */
short n7_short_increment(FILE *f)
{
	short n = 0;
	if (fscanf(f, "%hd", &n) != 1)
		return 0;
	n++;
	return n;
}
/* allows n7_short_increment */
short n7_short_increment_ok(FILE *f)
{
	short n = 0;
	if (fscanf(f, "%hd", &n) != 1 || n == SHRT_MAX)
		return 0;
	n++;
	return n;
}

/* finds n7_int_square: 190 */
int n7_int_square(int s)
{
	int n = vn_peer(s);
	return n * n;
}
/* allows n7_int_square */
int n7_int_square_ok(int s)
{
	int n = vn_peer(s);
	if (n > 46340 || n < -46340)
		return 0;
	return n * n;
}

/* finds n7_int_console_add: 190 */
int n7_int_console_add(void)
{
	int n = vn_console();
	return n + 100;
}
/* allows n7_int_console_add */
int n7_int_console_add_ok(void)
{
	int n = vn_console();
	if (n > INT_MAX - 100)
		return -1;
	return n + 100;
}

/* finds n7_int64_file: 190 */
int64_t n7_int64_file(FILE *f)
{
	int64_t n = vn_wide64(f);
	return n * 3;
}
/* allows n7_int64_file */
int64_t n7_int64_file_ok(FILE *f)
{
	int64_t n = vn_wide64(f);
	if (n > INT64_MAX / 3 || n < INT64_MIN / 3)
		return 0;
	return n * 3;
}

/* finds n7_int64_rand: 190 */
int64_t n7_int64_rand(void)
{
	int64_t n = ((int64_t)rand() << 33) ^ rand();
	n++;
	return n;
}
/* allows n7_int64_rand */
int64_t n7_int64_rand_ok(void)
{
	int64_t n = ((int64_t)rand() << 33) ^ rand();
	if (n == INT64_MAX)
		return n;
	n++;
	return n;
}

/* finds n7_uint_wire: 190 */
uint32_t n7_uint_wire(int s)
{
	uint32_t n = 0;
	if (recv(s, &n, sizeof(n), 0) != (ssize_t)sizeof(n))
		return 0;
	n = ntohl(n);
	return n + 16;
}
/* allows n7_uint_wire */
uint32_t n7_uint_wire_ok(int s)
{
	uint32_t n = 0;
	if (recv(s, &n, sizeof(n), 0) != (ssize_t)sizeof(n))
		return 0;
	n = ntohl(n);
	if (n > UINT32_MAX - 16)
		return 0;
	return n + 16;
}

/* finds n7_uint_max: 190 */
unsigned n7_uint_max(void)
{
	unsigned n = UINT_MAX;
	if (vn_true)
		n = n;
	n += 2;
	return n;
}
/* allows n7_uint_max */
unsigned n7_uint_max_ok(void)
{
	unsigned n = UINT_MAX;
	if (vn_true)
		n = n - 2;
	n += 2;
	return n;
}

/* finds n7_size_product: 190 680 122 */
void *n7_size_product(FILE *f)
{
	size_t w, h;
	if (fscanf(f, "%zu %zu", &w, &h) != 2)
		return NULL;
	return malloc(w * h);
}
/* allows n7_size_product */
void *n7_size_product_ok(FILE *f)
{
	size_t w, h;
	if (fscanf(f, "%zu %zu", &w, &h) != 2)
		return NULL;
	if (w == 0 || h > 1000000 / w)
		return NULL;
	return malloc(w * h);
}

/* finds n7_long_struct: 190 */
static int64_t n7_long_struct_sum(struct vn_wide w)
{
	return w.value + 1000;
}
int64_t n7_long_struct(FILE *f)
{
	struct vn_wide w = {0, 0, 0};
	w.value = vn_wide64(f);
	return n7_long_struct_sum(w);
}
/* allows n7_long_struct */
static int64_t n7_long_struct_ok_sum(struct vn_wide w)
{
	return w.value + 1000;
}
int64_t n7_long_struct_ok(FILE *f)
{
	struct vn_wide w = {0, 0, 0};
	w.value = vn_wide64(f);
	if (w.value > 1000000)
		w.value = 1000000;
	return n7_long_struct_ok_sum(w);
}

/* finds n7_max_pointer: 190 */
static void n7_max_pointer_next(int *n)
{
	*n = *n * 2;
}
int n7_max_pointer(void)
{
	int n = INT_MAX;
	n7_max_pointer_next(&n);
	return n;
}
/* allows n7_max_pointer */
static void n7_max_pointer_ok_next(int *n)
{
	*n = *n * 2;
}
int n7_max_pointer_ok(void)
{
	int n = INT_MAX / 2;
	n7_max_pointer_ok_next(&n);
	return n;
}

/* finds n7_shift_wire: 190 758 */
int n7_shift_wire(int s)
{
	int n = vn_peer(s);
	return n << 12;
}
/* allows n7_shift_wire */
int n7_shift_wire_ok(int s)
{
	int n = vn_peer(s);
	if (n < 0 || n > 0xffff)
		return 0;
	return n << 12;
}

/* finds n7_array_sum: 190 */
int n7_array_sum(int s)
{
	int v[8], sum = 0;
	if (recv(s, v, sizeof(v), MSG_WAITALL) != (ssize_t)sizeof(v))
		return 0;
	for (int i = 0; i < 8; i++)
		sum += v[i];
	return sum;
}
/* allows n7_array_sum */
int n7_array_sum_ok(int s)
{
	int v[8], sum = 0;
	if (recv(s, v, sizeof(v), MSG_WAITALL) != (ssize_t)sizeof(v))
		return 0;
	for (int i = 0; i < 8; i++)
		sum += v[i] % 1000;
	return sum;
}

/* finds n7_callback_add: 190 */
static int n7_callback_add_apply(int (*f)(int), int n)
{
	return f(n);
}
static int n7_callback_add_plus(int n)
{
	return n + 1;
}
int n7_callback_add(void)
{
	int n = vn_console();
	return n7_callback_add_apply(n7_callback_add_plus, n);
}
/* allows n7_callback_add */
static int n7_callback_add_ok_apply(int (*f)(int), int n)
{
	return f(n);
}
static int n7_callback_add_ok_plus(int n)
{
	return n + 1;
}
int n7_callback_add_ok(void)
{
	int n = vn_console();
	if (n >= INT_MAX)
		return n;
	return n7_callback_add_ok_apply(n7_callback_add_ok_plus, n);
}

/* finds n7_abs_min: 190 */
int n7_abs_min(int s)
{
	int n = vn_peer(s);
	return abs(n);
}
/* allows n7_abs_min */
int n7_abs_min_ok(int s)
{
	int n = vn_peer(s);
	if (n == INT_MIN)
		return INT_MAX;
	return abs(n);
}

/* finds n7_atol_seconds: 190 */
long n7_atol_seconds(const char *text)
{
	long h = atol(text);
	return h * 3600 * 1000000;
}
long n7_atol_seconds_asked(void)
{
	char line[32];
	return fgets(line, sizeof(line), stdin) != NULL ? n7_atol_seconds(line) : 0;
}
/* allows n7_atol_seconds */
long n7_atol_seconds_ok(const char *text)
{
	long h = atol(text);
	if (h < 0 || h > 1000)
		return -1;
	return h * 3600 * 1000000;
}
long n7_atol_seconds_ok_asked(void)
{
	char line[32];
	return fgets(line, sizeof(line), stdin) != NULL ? n7_atol_seconds_ok(line) : 0;
}

/* finds n7_goto_multiply: 190 */
int n7_goto_multiply(void)
{
	int n = vn_console();
	if (n <= 0)
		goto none;
	return n * 10;
none:
	return 0;
}
/* allows n7_goto_multiply */
int n7_goto_multiply_ok(void)
{
	int n = vn_console();
	if (n <= 0 || n > INT_MAX / 10)
		goto none;
	return n * 10;
none:
	return 0;
}

/* finds n7_char_subtract: 191 */
void n7_char_subtract(void)
{
	signed char c = SCHAR_MIN;
	c = (signed char)(c - 1);
	printf("%d\n", c);
}
/* allows n7_char_subtract */
void n7_char_subtract_ok(void)
{
	signed char c = 0;
	c = (signed char)(c - 1);
	printf("%d\n", c);
}

/* finds n7_short_decrement: 191 */
short n7_short_decrement(FILE *f)
{
	short n;
	if (fread(&n, sizeof(n), 1, f) != 1)
		return 0;
	--n;
	return n;
}
/* allows n7_short_decrement */
short n7_short_decrement_ok(FILE *f)
{
	short n;
	if (fread(&n, sizeof(n), 1, f) != 1 || n == SHRT_MIN)
		return 0;
	--n;
	return n;
}

/* finds n7_int_subtract: 191 */
int n7_int_subtract(int s)
{
	int n = vn_peer(s);
	return n - 5000;
}
/* allows n7_int_subtract */
int n7_int_subtract_ok(int s)
{
	int n = vn_peer(s);
	if (n < INT_MIN + 5000)
		return 0;
	return n - 5000;
}

/* finds n7_int64_multiply_neg: 191 */
int64_t n7_int64_multiply_neg(FILE *f)
{
	int64_t n = vn_wide64(f);
	if (n < 0) {
		int64_t r = n * 4;
		return r;
	}
	return 0;
}
/* allows n7_int64_multiply_neg */
int64_t n7_int64_multiply_neg_ok(FILE *f)
{
	int64_t n = vn_wide64(f);
	if (n < 0 && n > INT64_MIN / 4) {
		int64_t r = n * 4;
		return r;
	}
	return 0;
}

/* finds n7_uint_rest: 191 */
unsigned n7_uint_rest(FILE *f)
{
	unsigned all = 0, head = 20;
	if (fscanf(f, "%u", &all) != 1)
		return 0;
	return all - head;
}
/* allows n7_uint_rest */
unsigned n7_uint_rest_ok(FILE *f)
{
	unsigned all = 0, head = 20;
	if (fscanf(f, "%u", &all) != 1)
		return 0;
	if (all < head)
		return 0;
	return all - head;
}

/* finds n7_uint_zero: 191 */
unsigned n7_uint_zero(void)
{
	unsigned n = 0;
	n--;
	return n;
}
/* allows n7_uint_zero */
unsigned n7_uint_zero_ok(void)
{
	unsigned n = 1;
	n--;
	return n;
}

/* finds n7_size_less: 191 680 195 */
size_t n7_size_less(int fd, char *to)
{
	unsigned char head[2];
	if (read(fd, head, 2) != 2)
		return 0;
	size_t n = (size_t)(head[0] << 8 | head[1]);
	n -= 2;
	for (size_t i = 0; i < n && i < 1000; i++)
		to[i] = 0;
	return n;
}
/* allows n7_size_less */
size_t n7_size_less_ok(int fd, char *to)
{
	unsigned char head[2];
	if (read(fd, head, 2) != 2)
		return 0;
	size_t n = (size_t)(head[0] << 8 | head[1]);
	if (n < 2)
		return 0;
	n -= 2;
	for (size_t i = 0; i < n && i < 1000; i++)
		to[i] = 0;
	return n;
}

/* finds n7_struct_pointer_less: 191 */
static void n7_struct_pointer_less_less(struct vn_pair *p)
{
	p->a = p->a - p->b;
}
int n7_struct_pointer_less(FILE *f)
{
	struct vn_pair p;
	if (fscanf(f, "%d,%d", &p.a, &p.b) != 2)
		return 0;
	n7_struct_pointer_less_less(&p);
	return p.a;
}
/* allows n7_struct_pointer_less */
static void n7_struct_pointer_less_ok_less(struct vn_pair *p)
{
	p->a = p->a - p->b;
}
int n7_struct_pointer_less_ok(FILE *f)
{
	struct vn_pair p;
	if (fscanf(f, "%d,%d", &p.a, &p.b) != 2)
		return 0;
	if (p.a < 0 || p.b < 0)
		return 0;
	n7_struct_pointer_less_ok_less(&p);
	return p.a;
}

/* finds n7_rand_decrement: 191 */
int n7_rand_decrement(void)
{
	int n = -rand() - rand();
	return n - 1000;
}
/* allows n7_rand_decrement */
int n7_rand_decrement_ok(void)
{
	int n = -rand() - rand() % 100 / 1000;
	n = n < -1000 ? -1000 : n;
	return n - 1000;
}

/* finds n7_strlen_less: 191 */
size_t n7_strlen_less(const char *text)
{
	size_t last = strlen(text) - 1;
	return last;
}
/* allows n7_strlen_less */
size_t n7_strlen_less_ok(const char *text)
{
	if (text[0] == 0)
		return 0;
	size_t last = strlen(text) - 1;
	return last;
}
