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

/* shared */
static const int fi_true = 1;
static const int fi_six = 6;
static int fi_is_on(void)
{
	return 1;
}
static void fi_show(long long n)
{
	printf("%lld\n", n);
}

/* finds i5_sign_char_index: 194 127 129 */
int weight_of(const char *text)
{
	static int weights[256];
	return weights[(int)text[0]];
}
/* allows i5_sign_char_index */
int weight_of_ok(const char *text)
{
	static int weights[256];
	return weights[(unsigned char)text[0]];
}

/* finds i5_sign_char_to_unsigned: 194 */
unsigned word_of(FILE *in)
{
	signed char b[4];
	if (fread(b, 1, 4, in) != 4)
		return 0;
	unsigned low = b[0];
	return low;
}
/* allows i5_sign_char_to_unsigned */
unsigned word_of_ok(FILE *in)
{
	signed char b[4];
	if (fread(b, 1, 4, in) != 4)
		return 0;
	unsigned low = (unsigned char)b[0];
	return low;
}

/* finds i5_signed_to_unsigned_malloc: 195 */
void alloc_env(void)
{
	const char *text = getenv("ROOM");
	int n = text ? atoi(text) : -1;
	if (n < 100) {
		char *p = malloc(n);
		if (p == NULL)
			return;
		memset(p, 'A', n - 1);
		p[n - 1] = '\0';
		puts(p);
		free(p);
	}
}
/* allows i5_signed_to_unsigned_malloc */
void alloc_env_ok(void)
{
	const char *text = getenv("ROOM");
	int n = text ? atoi(text) : -1;
	if (n > 0 && n < 100) {
		char *p = malloc(n);
		if (p == NULL)
			return;
		memset(p, 'A', n - 1);
		p[n - 1] = '\0';
		puts(p);
		free(p);
	}
}

/* finds i5_signed_to_unsigned_memmove: 195 */
void move_some(const char *from, int s)
{
	char to[100];
	char text[16] = "";
	if (recv(s, text, sizeof(text) - 1, 0) <= 0)
		return;
	int n = atoi(text);
	if (n < (int)sizeof(to)) {
		memmove(to, from, n);
		to[99] = 0;
		puts(to);
	}
}
/* allows i5_signed_to_unsigned_memmove */
void move_some_ok(const char *from, int s)
{
	char to[100];
	char text[16] = "";
	if (recv(s, text, sizeof(text) - 1, 0) <= 0)
		return;
	int n = atoi(text);
	if (n >= 0 && n < (int)sizeof(to)) {
		memmove(to, from, n);
		to[99] = 0;
		puts(to);
	}
}

/* finds i5_signed_to_unsigned_strncpy: 195 */
void some_name(const char *from)
{
	char to[64];
	int n = -1;
	scanf("%d", &n);
	if (n < 64) {
		strncpy(to, from, n);
		to[n] = '\0';
		puts(to);
	}
}
/* allows i5_signed_to_unsigned_strncpy */
void some_name_ok(const char *from)
{
	char to[64];
	int n = -1;
	scanf("%d", &n);
	if (n < 64 && n > -1) {
		strncpy(to, from, n);
		to[n] = '\0';
		puts(to);
	}
}

/* finds i5_read_minus_one: 195 194 805 */
int read_write(int from, int to)
{
	char b[64];
	ssize_t n = read(from, b, sizeof(b));
	size_t left = n;
	return write(to, b, left) < 0;
}
/* allows i5_read_minus_one */
int read_write_ok(int from, int to)
{
	char b[64];
	ssize_t n = read(from, b, sizeof(b));
	if (n < 0)
		return -1;
	size_t left = n;
	return write(to, b, left) < 0;
}

/* finds i5_unsigned_to_signed: 196 */
int as_signed(void)
{
	unsigned n = 0;
	if (scanf("%u", &n) != 1)
		return -1;
	int i = n;
	return i;
}
/* allows i5_unsigned_to_signed */
int as_signed_ok(void)
{
	unsigned n = 0;
	if (scanf("%u", &n) != 1)
		return -1;
	int i = n > INT_MAX ? INT_MAX : (int)n;
	return i;
}

/* finds i5_unsigned_to_signed_len: 196 195 */
int take_len(int s, char *to)
{
	uint32_t n;
	if (recv(s, &n, sizeof(n), 0) != 4)
		return -1;
	int length = (int)ntohl(n);
	if (length > 512)
		return -1;
	return recv(s, to, length, 0) < 0;
}
/* allows i5_unsigned_to_signed_len */
int take_len_ok(int s, char *to)
{
	uint32_t n;
	if (recv(s, &n, sizeof(n), 0) != 4)
		return -1;
	uint32_t length = ntohl(n);
	if (length > 512)
		return -1;
	return recv(s, to, length, 0) < 0;
}

/* finds i5_int_to_char: 197 */
void narrow_char(void)
{
	int data = 0;
	fscanf(stdin, "%d", &data);
	char c = (char)data;
	fi_show(c);
}
/* allows i5_int_to_char */
void narrow_char_ok(void)
{
	int data = 0;
	fscanf(stdin, "%d", &data);
	char c = data > CHAR_MIN && data < CHAR_MAX ? (char)data : '?';
	fi_show(c);
}

/* finds i5_int_to_short: 197 */
short port_of(void)
{
	char line[32];
	if (fgets(line, sizeof(line), stdin) == NULL)
		return 0;
	int port = atoi(line);
	short out = port;
	return out;
}
/* allows i5_int_to_short */
short port_of_ok(void)
{
	char line[32];
	if (fgets(line, sizeof(line), stdin) == NULL)
		return 0;
	int port = atoi(line);
	if (port < 0 || port > SHRT_MAX)
		return 0;
	short out = port;
	return out;
}

/* finds i5_long_to_int: 197 */
int clock_of(void)
{
	const char *t = getenv("EPOCH");
	int64_t when = t ? strtoll(t, NULL, 10) : 0;
	int seconds = (int)when;
	return seconds;
}
/* allows i5_long_to_int */
int clock_of_ok(void)
{
	const char *t = getenv("EPOCH");
	int64_t when = t ? strtoll(t, NULL, 10) : 0;
	int seconds = when >= 0 && when <= INT_MAX ? (int)when : 0;
	return seconds;
}

/* finds i5_strlen_to_short: 197 */
void long_name(const char *name)
{
	unsigned char n = strlen(name);
	char *copy = malloc(n + 1);
	if (copy) {
		strcpy(copy, name);
		puts(copy);
	}
	free(copy);
}
/* allows i5_strlen_to_short */
void long_name_ok(const char *name)
{
	size_t n = strlen(name);
	char *copy = malloc(n + 1);
	if (copy) {
		strcpy(copy, name);
		puts(copy);
	}
	free(copy);
}

/* finds i5_getc_char: 197 252 253 */
void copy_all(FILE *in)
{
	char c;
	while ((c = getc(in)) != EOF)
		putchar(c);
}
/* allows i5_getc_char */
void copy_all_ok(FILE *in)
{
	int c;
	while ((c = getc(in)) != EOF)
		putchar(c);
}

/* finds i5_rand_short: 197 */
void narrow_rand(void)
{
	int data = rand();
	short s = (short)data;
	fi_show(s);
}
/* allows i5_rand_short */
void narrow_rand_ok(void)
{
	int data = rand();
	short s = (short)(data % 100);
	fi_show(s);
}

/* finds i5_float_int: 681 197 */
int percent(void)
{
	double part = 0;
	if (scanf("%lf", &part) != 1)
		return 0;
	return (int)(part * 100);
}
/* allows i5_float_int */
int percent_ok(void)
{
	double part = 0;
	if (scanf("%lf", &part) != 1)
		return 0;
	if (!(part >= 0 && part <= 1))
		return 0;
	return (int)(part * 100);
}

/* finds i5_double_float: 681 197 */
float narrow_double(void)
{
	double d;
	d = 1e300;
	float f = (float)d;
	return f;
}
/* allows i5_double_float */
float narrow_double_ok(void)
{
	double d;
	d = 1e3;
	float f = (float)d;
	return f;
}

/* finds i5_pow_int: 681 197 190 */
int power_of(int n)
{
	double big = pow(10, 20);
	int out = (int)big;
	return out + n % 2;
}
/* allows i5_pow_int */
int power_of_ok(int n)
{
	double big = pow(10, 20);
	if (big > INT_MAX)
		return n;
	int out = (int)big;
	return out + n % 2;
}

/* finds i5_sqrt_negative: 681 */
int root_of(void)
{
	int data = -1;
	scanf("%d", &data);
	return (int)sqrt(data);
}
/* allows i5_sqrt_negative */
int root_of_ok(void)
{
	int data = -1;
	scanf("%d", &data);
	if (data < 0)
		return 0;
	return (int)sqrt(data);
}

/* finds i5_div_atoi: 369 */
int share_of(int total)
{
	char line[20];
	if (!fgets(line, sizeof(line), stdin))
		return 0;
	int parts = atoi(line);
	return total / parts;
}
/* allows i5_div_atoi */
int share_of_ok(int total)
{
	char line[20];
	if (!fgets(line, sizeof(line), stdin))
		return 0;
	int parts = atoi(line);
	return parts != 0 ? total / parts : 0;
}

/* finds i5_mod_rand: 369 */
int pick_one(void)
{
	int sides = rand() % 7;
	return 100 % sides;
}
/* allows i5_mod_rand */
int pick_one_ok(void)
{
	int sides = rand() % 7;
	return sides ? 100 % sides : 0;
}

/* finds i5_div_float: 369 */
int scale_by(void)
{
	float data = 0.0f;
	fscanf(stdin, "%f", &data);
	{
		int result = (int)(100.0 / data);
		fi_show(result);
	}
	return 0;
}
/* allows i5_div_float */
int scale_by_ok(void)
{
	float data = 0.0f;
	fscanf(stdin, "%f", &data);
	if (fabsf(data) > 0.000001f) {
		int result = (int)(100.0 / data);
		fi_show(result);
	}
	return 0;
}

/* finds i5_div_zero_passed: 369 */
static int mean(int sum, int n)
{
	return sum / n;
}
int mean_of_none(void)
{
	int n = 0;
	return mean(12, n);
}
/* allows i5_div_zero_passed */
static int mean_ok(int sum, int n)
{
	return sum / n;
}
int mean_of_none_ok(void)
{
	int n = 0;
	n = 4;
	return mean_ok(12, n);
}

/* finds i5_div_zero_global: 369 */
static int step_size;
int steps(int all)
{
	step_size = 0;
	int n = all;
	n /= step_size;
	return n;
}
/* allows i5_div_zero_global */
static int step_size_ok;
int steps_ok(int all)
{
	step_size_ok = 2;
	int n = all;
	n /= step_size_ok;
	return n;
}

/* finds i5_div_socket_wire: 369 */
int rate(int s)
{
	unsigned char m[8];
	if (recv(s, m, sizeof(m), 0) != sizeof(m))
		return -1;
	return 1000 / m[1];
}
/* allows i5_div_socket_wire */
int rate_ok(int s)
{
	unsigned char m[8];
	if (recv(s, m, sizeof(m), 0) != sizeof(m))
		return -1;
	if (m[1] == 0)
		return -1;
	return 1000 / m[1];
}

/* finds i5_struct_adjacent: 188 */
struct fi_two {
	int first, second;
};
int second_by_first(void)
{
	struct fi_two t = {1, 2};
	int *p = &t.first;
	return *(p + 1);
}
/* allows i5_struct_adjacent */
struct fi_two_ok {
	int first, second;
};
int second_by_first_ok(void)
{
	struct fi_two_ok t = {1, 2};
	int *p = &t.second;
	return *p;
}

/* finds i5_struct_char_int: 188 */
struct fi_mixed {
	char kind;
	int value;
};
int value_by_char(void)
{
	struct fi_mixed m = {'a', 4};
	char *p = &m.kind;
	*(int *)(p + 4) = 5;
	return m.value;
}
/* allows i5_struct_char_int */
struct fi_mixed_ok {
	char kind;
	int value;
};
int value_by_char_ok(void)
{
	struct fi_mixed_ok m = {'a', 4};
	int *p = &m.value;
	*p = 5;
	return m.value;
}

/* finds i5_locals_adjacent: 188 758 */
int neighbour(void)
{
	int a = 1, b = 2;
	int *p = &a;
	p[1] = 7;
	return a + b;
}
/* allows i5_locals_adjacent */
int neighbour_ok(void)
{
	int a = 1, b = 2;
	int *p = &b;
	p[0] = 7;
	return a + b;
}

/* finds i5_sizeof_param: 467 */
void clear_key(unsigned char key[32])
{
	memset(key, 0, sizeof(key));
}
/* allows i5_sizeof_param */
void clear_key_ok(unsigned char key[32])
{
	memset(key, 0, 32);
}

/* finds i5_sizeof_malloc_ptr: 467 131 122 */
double *one_double(void)
{
	double *d = NULL;
	d = malloc(sizeof(d));
	if (d == NULL)
		return NULL;
	*d = 1.5;
	return d;
}
/* allows i5_sizeof_malloc_ptr */
double *one_double_ok(void)
{
	double *d = NULL;
	d = malloc(sizeof(*d));
	if (d == NULL)
		return NULL;
	*d = 1.5;
	return d;
}
