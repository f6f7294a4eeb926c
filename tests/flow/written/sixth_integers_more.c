/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "third_win.h"
#include <arpa/inet.h>
#include <limits.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>
#include <wchar.h>

/* shared */
struct sn_head {
	uint16_t length;
	uint8_t kind;
	uint8_t flags;
};
static int sn_limit_on = 1;
static int sn_from_stdin(void)
{
	char text[16];
	return fgets(text, sizeof(text), stdin) != NULL ? atoi(text) : 0;
}
static int sn_from_file(FILE *f)
{
	int n = 0;
	return fscanf(f, "%d", &n) == 1 ? n : 0;
}
struct sn_box { int w, h; };
struct sn_three { int a, b, c; };

/* finds n6_narrow_recv_char: 197 */
char as_char(int s)
{
	int n = 0;
	if (recv(s, &n, sizeof(n), 0) != (ssize_t)sizeof(n))
		return 0;
	return (char)n;
}
/* allows n6_narrow_recv_char */
char as_char_ok(int s)
{
	int n = 0;
	if (recv(s, &n, sizeof(n), 0) != (ssize_t)sizeof(n) || n < 0 || n > 100)
		return 0;
	return (char)n;
}

/* finds n6_narrow_port: 197 */
uint16_t port(void)
{
	const char *e = getenv("PORT");
	long p = e != NULL ? strtol(e, NULL, 10) : 80;
	return htons((uint16_t)p);
}
/* allows n6_narrow_port */
uint16_t port_ok(void)
{
	const char *e = getenv("PORT");
	long p = e != NULL ? strtol(e, NULL, 10) : 80;
	if (p < 1 || p > 65535)
		p = 80;
	return htons((uint16_t)p);
}

/* finds n6_narrow_length: 197 */
unsigned char framed(const char *text, char *to)
{
	unsigned char n = strlen(text);
	memcpy(to, text, n);
	return n;
}
unsigned char framed_line(char *to)
{
	char line[1000];
	if (fgets(line, sizeof(line), stdin) == NULL)
		return 0;
	return framed(line, to);
}
/* allows n6_narrow_length */
unsigned char framed_ok(const char *text, char *to)
{
	unsigned char n = (unsigned char)strnlen(text, 255);
	memcpy(to, text, n);
	return n;
}
unsigned char framed_line_ok(char *to)
{
	char line[1000];
	if (fgets(line, sizeof(line), stdin) == NULL)
		return 0;
	return framed_ok(line, to);
}

/* finds n6_narrow_big_constant: 197 */
short big(void)
{
	int n = 70000;
	short r = (short)n;
	return r;
}
/* allows n6_narrow_big_constant */
short big_ok(void)
{
	int n = 7000;
	short r = (short)n;
	return r;
}

/* finds n6_narrow_long_stdin: 197 */
int of_long(void)
{
	char text[30];
	long v;
	if (fgets(text, sizeof(text), stdin) == NULL)
		return 0;
	v = strtol(text, NULL, 10);
	return (int)v;
}
/* allows n6_narrow_long_stdin */
int of_long_ok(void)
{
	char text[30];
	long v;
	if (fgets(text, sizeof(text), stdin) == NULL)
		return 0;
	v = strtol(text, NULL, 10);
	if (v < INT_MIN || v > INT_MAX)
		return 0;
	return (int)v;
}

/* finds n6_double_int: 681 197 */
int rounded(FILE *f)
{
	double d;
	if (fscanf(f, "%lf", &d) != 1)
		return 0;
	return (int)d;
}
/* allows n6_double_int */
int rounded_ok(FILE *f)
{
	double d;
	if (fscanf(f, "%lf", &d) != 1)
		return 0;
	if (!(d > -1e6 && d < 1e6))
		return 0;
	return (int)d;
}

/* finds n6_int_float_equal: 681 */
int percent(int done, int all)
{
	if (all == 0)
		return 0;
	float part = done / all;
	return (int)(part * 100);
}
/* allows n6_int_float_equal */
int percent_ok(int done, int all)
{
	if (all == 0)
		return 0;
	float part = (float)done / (float)all;
	return (int)(part * 100);
}

/* finds n6_atof_index: 681 197 129 129 */
int sample(const int *values)
{
	const char *e = getenv("AT");
	double at = e != NULL ? atof(e) : 0;
	int i = (int)at;
	return values[i];
}
/* allows n6_atof_index */
int sample_ok(const int *values)
{
	const char *e = getenv("AT");
	double at = e != NULL ? atof(e) : 0;
	if (!(at >= 0 && at < 10))
		return 0;
	int i = (int)at;
	return values[i];
}

/* finds n6_divide_fgets: 369 */
int share(void)
{
	int n = sn_from_stdin();
	return 1000 / n;
}
/* allows n6_divide_fgets */
int share_ok(void)
{
	int n = sn_from_stdin();
	return n != 0 ? 1000 / n : 0;
}

/* finds n6_divide_length: 369 */
int average(int s)
{
	unsigned char b[16];
	int sum = 0;
	ssize_t n = recv(s, b, sizeof(b), 0);
	if (n < 0)
		return -1;
	for (ssize_t i = 0; i < n; i++)
		sum += b[i];
	return sum / (int)n;
}
/* allows n6_divide_length */
int average_ok(int s)
{
	unsigned char b[16];
	int sum = 0;
	ssize_t n = recv(s, b, sizeof(b), 0);
	if (n < 1)
		return -1;
	for (ssize_t i = 0; i < n; i++)
		sum += b[i];
	return sum / (int)n;
}

/* finds n6_modulo_env: 369 */
int bucket(int key)
{
	const char *e = getenv("BUCKETS");
	int n = e != NULL ? atoi(e) : 0;
	return key % n;
}
/* allows n6_modulo_env */
int bucket_ok(int key)
{
	const char *e = getenv("BUCKETS");
	int n = e != NULL ? atoi(e) : 8;
	if (n == 0)
		n = 8;
	return key % n;
}

/* finds n6_divide_float_file: 369 */
int ratio(FILE *f)
{
	float d = 0.0F;
	if (fscanf(f, "%f", &d) != 1)
		return -1;
	return (int)(100.0 / d);
}
/* allows n6_divide_float_file */
int ratio_ok(FILE *f)
{
	float d = 0.0F;
	if (fscanf(f, "%f", &d) != 1)
		return -1;
	if (fabsf(d) < 0.000001F)
		return -1;
	return (int)(100.0 / d);
}

/* finds n6_divide_count: 369 */
int mean(const int *v, int n)
{
	int sum = 0, used = 0;
	for (int i = 0; i < n; i++)
		if (v[i] >= 0) {
			sum += v[i];
			used++;
		}
	return sum / used;
}
int mean_none(void)
{
	int v[2] = {-1, -2};
	return mean(v, 2);
}
/* allows n6_divide_count */
int mean_ok(const int *v, int n)
{
	int sum = 0, used = 0;
	for (int i = 0; i < n; i++)
		if (v[i] >= 0) {
			sum += v[i];
			used++;
		}
	return used > 0 ? sum / used : 0;
}
int mean_none_ok(void)
{
	int v[2] = {-1, -2};
	return mean_ok(v, 2);
}

/* finds n6_modulo_rand_bucket: 369 */
int spread(int sum)
{
	int n = rand() % 10;
	return sum % n;
}
/* allows n6_modulo_rand_bucket */
int spread_ok(int sum)
{
	int n = rand() % 10;
	if (n == 0)
		return 0;
	return sum % n;
}

/* finds n6_member_behind: 188 */
int second_of(void)
{
	struct sn_three t = {1, 2, 3};
	int *p = &t.a;
	return *(p + 1);
}
/* allows n6_member_behind */
int second_of_ok(void)
{
	struct sn_three t = {1, 2, 3};
	int *p = &t.a;
	return t.b;
}

/* finds n6_sizeof_array_param: 467 */
void clear_all(char table[64])
{
	memset(table, 0, sizeof(table));
}
/* allows n6_sizeof_array_param */
void clear_all_ok(char table[64])
{
	memset(table, 0, sizeof(char[64]));
}

/* finds n6_sizeof_pointer_malloc: 467 131 122 */
double *reals(void)
{
	double *v = malloc(sizeof(v) * 1);
	struct sn_three *t = malloc(sizeof(t));
	if (t != NULL)
		t->c = 3;
	free(t);
	return v;
}
/* allows n6_sizeof_pointer_malloc */
double *reals_ok(void)
{
	double *v = malloc(sizeof(*v) * 1);
	struct sn_three *t = malloc(sizeof(*t));
	if (t != NULL)
		t->c = 3;
	free(t);
	return v;
}

/* finds n6_sizeof_strncmp: 467 */
int is_admin(const char *name)
{
	const char *admin = "administrator";
	return strncmp(name, admin, sizeof(admin)) == 0;
}
/* allows n6_sizeof_strncmp */
int is_admin_ok(const char *name)
{
	const char *admin = "administrator";
	return strncmp(name, admin, strlen(admin)) == 0;
}

/* finds n6_scale_twice: 468 */
int third_of(const int *v)
{
	const int *p = v + 2 * sizeof(int);
	return *p;
}
/* allows n6_scale_twice */
int third_of_ok(const int *v)
{
	const int *p = v + 2;
	return *p;
}

/* finds n6_scale_char: 468 */
int word_at(const uint32_t *words, size_t bytes)
{
	return (int)*(words + bytes);
}
int fourth_word(void)
{
	uint32_t w[4] = {1, 2, 3, 4};
	return word_at(w, 3 * sizeof(uint32_t));
}
/* allows n6_scale_char */
int word_at_ok(const uint32_t *words, size_t bytes)
{
	return (int)*((const uint32_t *)((const char *)words + bytes));
}
int fourth_word_ok(void)
{
	uint32_t w[4] = {1, 2, 3, 4};
	return word_at_ok(w, 3 * sizeof(uint32_t));
}

/* finds n6_subtract_other: 469 */
size_t suffix_len(const char *name, const char *whole)
{
	const char *dot = strchr(name, '.');
	if (dot == NULL)
		return 0;
	return (size_t)(dot - whole);
}
size_t suffix_used(void)
{
	char a[20] = "one.txt", b[20] = "two.txt";
	return suffix_len(a, b);
}
/* allows n6_subtract_other */
size_t suffix_len_ok(const char *name, const char *whole)
{
	const char *dot = strchr(whole, '.');
	if (dot == NULL)
		return 0;
	return (size_t)(dot - whole);
}
size_t suffix_used_ok(void)
{
	char a[20] = "one.txt", b[20] = "two.txt";
	return suffix_len_ok(a, b);
}

/* finds n6_subtract_locals: 469 */
long apart(void)
{
	int first[8], second[8];
	first[0] = second[0] = 1;
	return (long)(&second[4] - &first[0]);
}
/* allows n6_subtract_locals */
long apart_ok(void)
{
	int first[8], second[8];
	first[0] = second[0] = 1;
	return (long)(&first[4] - &first[0]);
}
