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

/* finds n7_sign_short_memcpy: 194 195 */
void n7_sign_short_memcpy(FILE *f, char *to)
{
	short n;
	char from[256] = "";
	if (fread(&n, sizeof(n), 1, f) != 1 || n > 256)
		return;
	memcpy(to, from, n);
}
/* allows n7_sign_short_memcpy */
void n7_sign_short_memcpy_ok(FILE *f, char *to)
{
	short n;
	char from[256] = "";
	if (fread(&n, sizeof(n), 1, f) != 1 || n > 256 || n < 0)
		return;
	memcpy(to, from, n);
}

/* finds n7_sign_char_size: 194 195 */
char *n7_sign_char_size(int s)
{
	signed char n;
	if (recv(s, &n, 1, 0) != 1)
		return NULL;
	size_t size = n;
	char *p = malloc(size + 1);
	if (p != NULL)
		p[0] = 0;
	return p;
}
/* allows n7_sign_char_size */
char *n7_sign_char_size_ok(int s)
{
	unsigned char n;
	if (recv(s, &n, 1, 0) != 1)
		return NULL;
	size_t size = n;
	char *p = malloc(size + 1);
	if (p != NULL)
		p[0] = 0;
	return p;
}

/* finds n7_sign_short_strncpy: 194 195 */
void n7_sign_short_strncpy(const char *text)
{
	char to[64];
	short n = (short)vn_console();
	if (n >= 64)
		return;
	strncpy(to, text, n);
	to[63] = 0;
	puts(to);
}
/* allows n7_sign_short_strncpy */
void n7_sign_short_strncpy_ok(const char *text)
{
	char to[64];
	short n = (short)vn_console();
	if (n >= 64 || n < 0)
		return;
	strncpy(to, text, n);
	to[63] = 0;
	puts(to);
}

/* finds n7_sign_char_shift: 194 */
unsigned n7_sign_char_shift(const char *text)
{
	const char *p = text;
	return (unsigned)p[0] | (unsigned)p[1] << 8;
}
unsigned n7_sign_char_shift_peer(int s)
{
	char text[4];
	return recv(s, text, 4, 0) == 4 ? n7_sign_char_shift(text) : 0;
}
/* allows n7_sign_char_shift */
unsigned n7_sign_char_shift_ok(const char *text)
{
	const unsigned char *p = (const unsigned char *)text;
	return (unsigned)p[0] | (unsigned)p[1] << 8;
}
unsigned n7_sign_char_shift_ok_peer(int s)
{
	char text[4];
	return recv(s, text, 4, 0) == 4 ? n7_sign_char_shift_ok(text) : 0;
}

/* finds n7_negative_malloc: 195 */
char *n7_negative_malloc(void)
{
	int n = vn_console();
	if (n >= 1000)
		return NULL;
	char *p = malloc(n);
	if (p != NULL)
		p[0] = 0;
	return p;
}
/* allows n7_negative_malloc */
char *n7_negative_malloc_ok(void)
{
	int n = vn_console();
	if (n >= 1000 || n <= 0)
		return NULL;
	char *p = malloc(n);
	if (p != NULL)
		p[0] = 0;
	return p;
}

/* finds n7_negative_wmemset: 195 */
void n7_negative_wmemset(int s)
{
	wchar_t to[100];
	int n = vn_peer(s);
	if (n < 100) {
		wmemset(to, L'x', n);
		wprintf(L"%lc\n", to[0]);
	}
}
/* allows n7_negative_wmemset */
void n7_negative_wmemset_ok(int s)
{
	wchar_t to[100];
	int n = vn_peer(s);
	if (n < 100 && n >= 0) {
		wmemset(to, L'x', n);
		wprintf(L"%lc\n", to[0]);
	}
}

/* finds n7_negative_struct: 195 */
static void n7_negative_struct_clear(char *to, struct vn_pair p)
{
	if (p.a <= 50)
		memset(to, 0, p.a);
}
void n7_negative_struct(FILE *f)
{
	char room[50];
	struct vn_pair p = {0, 0};
	if (fscanf(f, "%d", &p.a) != 1)
		return;
	n7_negative_struct_clear(room, p);
	room[49] = 0;
	puts(room);
}
/* allows n7_negative_struct */
static void n7_negative_struct_ok_clear(char *to, struct vn_pair p)
{
	if (p.a <= 50)
		memset(to, 0, p.a);
}
void n7_negative_struct_ok(FILE *f)
{
	char room[50];
	struct vn_pair p = {0, 0};
	if (fscanf(f, "%d", &p.a) != 1 || p.a < 0)
		return;
	n7_negative_struct_ok_clear(room, p);
	room[49] = 0;
	puts(room);
}

/* finds n7_negative_minus_read: 195 805 252 */
void n7_negative_minus_read(int fd, int out)
{
	char room[64];
	int n = (int)read(fd, room, sizeof(room));
	if (write(out, room, (size_t)n) < 0)
		perror("write");
}
/* allows n7_negative_minus_read */
void n7_negative_minus_read_ok(int fd, int out)
{
	char room[64];
	int n = (int)read(fd, room, sizeof(room));
	if (n < 0)
		return;
	if (write(out, room, (size_t)n) < 0)
		perror("write");
}

/* finds n7_negative_ftell: 195 */
char *n7_negative_ftell(FILE *f)
{
	fseek(f, 0, SEEK_END);
	long n = ftell(f);
	char *p = malloc((size_t)n + 1);
	return p;
}
/* allows n7_negative_ftell */
char *n7_negative_ftell_ok(FILE *f)
{
	fseek(f, 0, SEEK_END);
	long n = ftell(f);
	if (n < 0)
		return NULL;
	char *p = malloc((size_t)n + 1);
	return p;
}

/* finds n7_signed_compare: 195 */
int n7_signed_compare(const char *text, int want)
{
	size_t n = strlen(text);
	int d = want - 5;
	return d < n;
}
/* allows n7_signed_compare */
int n7_signed_compare_ok(const char *text, int want)
{
	size_t n = strlen(text);
	int d = want - 5;
	return (long)d < (long)n;
}

/* finds n7_unsigned_to_int: 196 */
int n7_unsigned_to_int(int s)
{
	uint32_t n;
	if (recv(s, &n, sizeof(n), 0) != (ssize_t)sizeof(n))
		return -1;
	int room = n;
	return room;
}
/* allows n7_unsigned_to_int */
int n7_unsigned_to_int_ok(int s)
{
	uint32_t n;
	if (recv(s, &n, sizeof(n), 0) != (ssize_t)sizeof(n))
		return -1;
	if (n > INT_MAX)
		return -1;
	int room = n;
	return room;
}

/* finds n7_size_to_short: 196 197 */
short n7_size_to_short(const char *text)
{
	size_t n = strlen(text);
	short r = (short)n;
	return r;
}
/* allows n7_size_to_short */
short n7_size_to_short_ok(const char *text)
{
	size_t n = strlen(text);
	if (n > SHRT_MAX)
		return -1;
	short r = (short)n;
	return r;
}

/* finds n7_uint_compare_int: 196 195 */
int n7_uint_compare_int(FILE *f, int limit)
{
	unsigned n;
	if (fscanf(f, "%u", &n) != 1)
		return 0;
	int v = (int)n;
	return v < limit;
}
/* allows n7_uint_compare_int */
int n7_uint_compare_int_ok(FILE *f, int limit)
{
	unsigned n;
	if (fscanf(f, "%u", &n) != 1 || n > INT_MAX)
		return 0;
	int v = (int)n;
	return v < limit;
}

/* finds n7_long_to_int: 197 */
int n7_long_to_int(FILE *f)
{
	int64_t n = vn_wide64(f);
	int r = (int)n;
	return r;
}
/* allows n7_long_to_int */
int n7_long_to_int_ok(FILE *f)
{
	int64_t n = vn_wide64(f);
	if (n > INT_MAX || n < INT_MIN)
		return 0;
	int r = (int)n;
	return r;
}

/* finds n7_int_to_char: 197 */
char n7_int_to_char(void)
{
	int n = vn_console();
	char c = (char)n;
	return c;
}
/* allows n7_int_to_char */
char n7_int_to_char_ok(void)
{
	int n = vn_console();
	if (n < 0 || n > 127)
		return 0;
	char c = (char)n;
	return c;
}

/* finds n7_strtol_short: 197 */
uint16_t n7_strtol_short(const char *text)
{
	unsigned long n = strtoul(text, NULL, 10);
	return (uint16_t)n;
}
uint16_t n7_strtol_short_env(void)
{
	const char *e = getenv("PORT");
	return e != NULL ? n7_strtol_short(e) : 0;
}
/* allows n7_strtol_short */
uint16_t n7_strtol_short_ok(const char *text)
{
	unsigned long n = strtoul(text, NULL, 10);
	if (n > 65535)
		return 0;
	return (uint16_t)n;
}
uint16_t n7_strtol_short_ok_env(void)
{
	const char *e = getenv("PORT");
	return e != NULL ? n7_strtol_short_ok(e) : 0;
}

/* finds n7_double_to_int: 197 681 */
int n7_double_to_int(FILE *f)
{
	double d;
	if (fscanf(f, "%lf", &d) != 1)
		return 0;
	return (int)d;
}
/* allows n7_double_to_int */
int n7_double_to_int_ok(FILE *f)
{
	double d;
	if (fscanf(f, "%lf", &d) != 1)
		return 0;
	if (!(d > -1e9 && d < 1e9))
		return 0;
	return (int)d;
}

/* finds n7_getchar_char: 197 253 */
int n7_getchar_char(FILE *f)
{
	char c;
	int n = 0;
	while ((c = getc(f)) != EOF)
		n++;
	return n;
}
/* allows n7_getchar_char */
int n7_getchar_char_ok(FILE *f)
{
	int c;
	int n = 0;
	while ((c = getc(f)) != EOF)
		n++;
	return n;
}

/* finds n7_byte_count: 197 190 */
int n7_byte_count(const char *text)
{
	unsigned char n = 0;
	while (text[n] != 0)
		n++;
	return (int)n;
}
int n7_byte_count_long(void)
{
	char text[400];
	memset(text, 't', 399);
	text[399] = 0;
	return n7_byte_count(text);
}
/* allows n7_byte_count */
int n7_byte_count_ok(const char *text)
{
	size_t n = 0;
	while (text[n] != 0)
		n++;
	return (int)n;
}
int n7_byte_count_ok_long(void)
{
	char text[400];
	memset(text, 't', 399);
	text[399] = 0;
	return n7_byte_count_ok(text);
}

/* finds n7_divide_console: 369 */
int n7_divide_console(void)
{
	int n = vn_console();
	return 100 / n;
}
/* allows n7_divide_console */
int n7_divide_console_ok(void)
{
	int n = vn_console();
	if (n == 0)
		return 0;
	return 100 / n;
}

/* finds n7_modulo_wire: 369 */
int n7_modulo_wire(int s)
{
	int n = vn_peer(s);
	return 1000 % n;
}
/* allows n7_modulo_wire */
int n7_modulo_wire_ok(int s)
{
	int n = vn_peer(s);
	return 1000 % (n > 0 ? n : 1);
}

/* finds n7_divide_float: 369 */
float n7_divide_float(FILE *f)
{
	float x = 0;
	if (fscanf(f, "%f", &x) != 1)
		return 0;
	return 100.0f / x;
}
/* allows n7_divide_float */
float n7_divide_float_ok(FILE *f)
{
	float x = 0;
	if (fscanf(f, "%f", &x) != 1 || fabsf(x) < 0.00001f)
		return 0;
	return 100.0f / x;
}

/* finds n7_divide_float_int: 369 */
int n7_divide_float_int(void)
{
	const char *e = getenv("RATE");
	float x = e != NULL ? (float)atof(e) : 0.0f;
	return (int)(100.0 / x);
}
/* allows n7_divide_float_int */
int n7_divide_float_int_ok(void)
{
	const char *e = getenv("RATE");
	float x = e != NULL ? (float)atof(e) : 0.0f;
	if (fabs(x) < 0.0001)
		return 0;
	return (int)(100.0 / x);
}

/* finds n7_divide_zero_struct: 369 */
static int n7_divide_zero_struct_by(const struct vn_pair *p)
{
	return p->a / p->b;
}
int n7_divide_zero_struct(void)
{
	struct vn_pair p = {100, 0};
	return n7_divide_zero_struct_by(&p);
}
/* allows n7_divide_zero_struct */
static int n7_divide_zero_struct_ok_by(const struct vn_pair *p)
{
	return p->a / p->b;
}
int n7_divide_zero_struct_ok(void)
{
	struct vn_pair p = {100, 4};
	return n7_divide_zero_struct_ok_by(&p);
}

/* finds n7_divide_count: 369 */
int n7_divide_count(const int *v, int n)
{
	int sum = 0, k = 0;
	for (int i = 0; i < n; i++)
		if (v[i] > 0) {
			sum += v[i] % 100;
			k++;
		}
	return sum / k;
}
/* allows n7_divide_count */
int n7_divide_count_ok(const int *v, int n)
{
	int sum = 0, k = 0;
	for (int i = 0; i < n; i++)
		if (v[i] > 0) {
			sum += v[i] % 100;
			k++;
		}
	return k > 0 ? sum / k : 0;
}

/* finds n7_divide_rand: 369 */
int n7_divide_rand(void)
{
	int n = rand() % 10;
	return 50 / n;
}
/* allows n7_divide_rand */
int n7_divide_rand_ok(void)
{
	int n = rand() % 10;
	return 50 / (n + 1);
}

/* finds n7_divide_strlen: 369 */
size_t n7_divide_strlen(void)
{
	char line[60];
	if (fgets(line, sizeof(line), stdin) == NULL)
		return 0;
	line[strcspn(line, "\n")] = 0;
	size_t n = strlen(line);
	return 1000 / n;
}
/* allows n7_divide_strlen */
size_t n7_divide_strlen_ok(void)
{
	char line[60];
	if (fgets(line, sizeof(line), stdin) == NULL)
		return 0;
	line[strcspn(line, "\n")] = 0;
	size_t n = strlen(line);
	if (n == 0)
		return 0;
	return 1000 / n;
}
