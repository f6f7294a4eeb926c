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

/* finds n6_add_recv: 190 */
int next_sequence(int s)
{
	int n = 0;
	if (recv(s, &n, sizeof(n), 0) != (ssize_t)sizeof(n))
		return -1;
	return n + 1;
}
/* allows n6_add_recv */
int next_sequence_ok(int s)
{
	int n = 0;
	if (recv(s, &n, sizeof(n), 0) != (ssize_t)sizeof(n))
		return -1;
	if (n == INT_MAX)
		return 0;
	return n + 1;
}

/* finds n6_double_stdin: 190 */
void doubled(void)
{
	int n = sn_from_stdin();
	if (n > 0 ) {
		int r = n * 2;
		printf("%d\n", r);
	}
}
/* allows n6_double_stdin */
void doubled_ok(void)
{
	int n = sn_from_stdin();
	if (n > 0 && n <= INT_MAX / 2) {
		int r = n * 2;
		printf("%d\n", r);
	}
}

/* finds n6_increment_char: 190 */
void next_char(FILE *f)
{
	char c = 0;
	if (fscanf(f, "%c", &c) != 1)
		return;
	c++;
	printf("%d\n", c);
}
/* allows n6_increment_char */
void next_char_ok(FILE *f)
{
	char c = 0;
	if (fscanf(f, "%c", &c) != 1)
		return;
	if (c < CHAR_MAX)
		c++;
	printf("%d\n", c);
}

/* finds n6_square_llong: 190 */
void square(FILE *f)
{
	long long v;
	if (fscanf(f, "%lld", &v) != 1)
		return;
	printf("%lld\n", v * v);
}
/* allows n6_square_llong */
void square_ok(FILE *f)
{
	long long v;
	if (fscanf(f, "%lld", &v) != 1)
		return;
	if (v > 3037000499LL || v < -3037000499LL)
		return;
	printf("%lld\n", v * v);
}

/* finds n6_max_uint: 190 */
unsigned last_plus(void)
{
	unsigned n = UINT_MAX;
	return n + 1;
}
/* allows n6_max_uint */
unsigned last_plus_ok(void)
{
	unsigned n = UINT_MAX;
	if (n == UINT_MAX)
		return 0;
	return n + 1;
}

/* finds n6_shift_left: 190 758 */
int bits(FILE *f)
{
	int n = sn_from_file(f);
	return n << 16;
}
/* allows n6_shift_left */
int bits_ok(FILE *f)
{
	int n = sn_from_file(f);
	if (n < 0 || n > 1000)
		return -1;
	return n << 16;
}

/* finds n6_sum_lengths: 190 680 */
int sum_of(int s)
{
	struct sn_head h[4];
	uint16_t all = 0;
	if (recv(s, h, sizeof(h), MSG_WAITALL) != (ssize_t)sizeof(h))
		return -1;
	for (int i = 0; i < 4; i++)
		all = (uint16_t)(all + h[i].length);
	return all;
}
/* allows n6_sum_lengths */
int sum_of_ok(int s)
{
	struct sn_head h[4];
	uint16_t all = 0;
	if (recv(s, h, sizeof(h), MSG_WAITALL) != (ssize_t)sizeof(h))
		return -1;
	for (int i = 0; i < 4; i++)
		if (h[i].length < 1000)
			all = (uint16_t)(all + h[i].length);
	return all;
}

/* finds n6_time_sum: 190 */
int deadline(void)
{
	int seconds = INT_MAX - 10;
	int wait = 20;
	return seconds + wait;
}
/* allows n6_time_sum */
int deadline_ok(void)
{
	int seconds = INT_MAX - 10;
	int wait = 5;
	return seconds + wait;
}

/* finds n6_struct_member: 190 */
static int area(const struct sn_box *b)
{
	return b->w * b->h;
}
int asked_area(FILE *f)
{
	struct sn_box b;
	if (fscanf(f, "%d %d", &b.w, &b.h) != 2)
		return -1;
	return area(&b);
}
/* allows n6_struct_member */
static int area_ok(const struct sn_box *b)
{
	return b->w * b->h;
}
int asked_area_ok(FILE *f)
{
	struct sn_box b;
	if (fscanf(f, "%d %d", &b.w, &b.h) != 2)
		return -1;
	if (b.w < 0 || b.w > 10000 || b.h < 0 || b.h > 10000)
		return -1;
	return area_ok(&b);
}

/* finds n6_rand_multiply: 190 */
int scaled(void)
{
	int r = rand();
	return r * 1000;
}
/* allows n6_rand_multiply */
int scaled_ok(void)
{
	int r = rand();
	return r % 1000 * 1000;
}

/* finds n6_size_count: 680 190 122 */
int *ints(int s)
{
	uint32_t n;
	if (recv(s, &n, sizeof(n), 0) != (ssize_t)sizeof(n))
		return NULL;
	uint32_t bytes = n * (uint32_t)sizeof(int);
	int *v = malloc(bytes);
	if (v == NULL)
		return NULL;
	for (uint32_t i = 0; i < n; i++)
		v[i] = 0;
	return v;
}
/* allows n6_size_count */
int *ints_ok(int s)
{
	uint32_t n;
	if (recv(s, &n, sizeof(n), 0) != (ssize_t)sizeof(n))
		return NULL;
	if (n > 1000)
		return NULL;
	uint32_t bytes = n * (uint32_t)sizeof(int);
	int *v = malloc(bytes);
	if (v == NULL)
		return NULL;
	for (uint32_t i = 0; i < n; i++)
		v[i] = 0;
	return v;
}

/* finds n6_size_plus_one: 680 190 122 */
char *string_of(FILE *f)
{
	unsigned n;
	if (fread(&n, sizeof(n), 1, f) != 1)
		return NULL;
	char *p = malloc(n + 1);
	if (p == NULL)
		return NULL;
	if (fread(p, 1, n, f) != n) {
		free(p);
		return NULL;
	}
	p[n] = 0;
	return p;
}
/* allows n6_size_plus_one */
char *string_of_ok(FILE *f)
{
	unsigned n;
	if (fread(&n, sizeof(n), 1, f) != 1 || n > 4000)
		return NULL;
	char *p = malloc(n + 1);
	if (p == NULL)
		return NULL;
	if (fread(p, 1, n, f) != n) {
		free(p);
		return NULL;
	}
	p[n] = 0;
	return p;
}

/* finds n6_sub_recv: 191 */
unsigned rest(int s)
{
	unsigned n = 0;
	if (recv(s, &n, sizeof(n), 0) != (ssize_t)sizeof(n))
		return 0;
	return n - 8;
}
/* allows n6_sub_recv */
unsigned rest_ok(int s)
{
	unsigned n = 0;
	if (recv(s, &n, sizeof(n), 0) != (ssize_t)sizeof(n))
		return 0;
	if (n < 8)
		return 0;
	return n - 8;
}

/* finds n6_int_min: 191 */
int below(void)
{
	int n = INT_MIN;
	n--;
	return n;
}
/* allows n6_int_min */
int below_ok(void)
{
	int n = INT_MIN;
	n += 2;
	n--;
	return n;
}

/* finds n6_negative_product: 191 */
void negative(FILE *f)
{
	int n = sn_from_file(f);
	if (n < 0 ) {
		int r = n * 2;
		printf("%d\n", r);
	}
}
/* allows n6_negative_product */
void negative_ok(FILE *f)
{
	int n = sn_from_file(f);
	if (n < 0 && n > INT_MIN / 2) {
		int r = n * 2;
		printf("%d\n", r);
	}
}

/* finds n6_sub_char: 191 */
void less_char(void)
{
	signed char c = (signed char)rand();
	signed char r = (signed char)(c - 5);
	printf("%d\n", r);
}
/* allows n6_sub_char */
void less_char_ok(void)
{
	signed char c = (signed char)rand();
	if (c < SCHAR_MIN + 5)
		return;
	signed char r = (signed char)(c - 5);
	printf("%d\n", r);
}

/* finds n6_sub_stdin_loop: 191 */
int drained(void)
{
	int level = sn_from_stdin();
	for (int i = 0; i < 3; i++)
		level -= 1000;
	return level;
}
/* allows n6_sub_stdin_loop */
int drained_ok(void)
{
	int level = sn_from_stdin();
	for (int i = 0; i < 3; i++)
		level -= level > 1000 ? 1000 : 0;
	return level;
}

/* finds n6_header_short: 191 194 195 */
int body(int s, char *to, size_t room)
{
	struct sn_head h;
	if (recv(s, &h, sizeof(h), 0) != (ssize_t)sizeof(h))
		return -1;
	size_t n = ntohs(h.length) - sizeof(h);
	return n <= room ? (int)recv(s, to, n, 0) : -1;
}
/* allows n6_header_short */
int body_ok(int s, char *to, size_t room)
{
	struct sn_head h;
	if (recv(s, &h, sizeof(h), 0) != (ssize_t)sizeof(h))
		return -1;
	if (ntohs(h.length) < sizeof(h))
		return -1;
	size_t n = ntohs(h.length) - sizeof(h);
	return n <= room ? (int)recv(s, to, n, 0) : -1;
}

/* finds n6_sign_short_malloc: 194 195 */
char *short_room(FILE *f)
{
	short n;
	if (fread(&n, sizeof(n), 1, f) != 1 || n > 100)
		return NULL;
	char *p = malloc((size_t)n);
	return p;
}
/* allows n6_sign_short_malloc */
char *short_room_ok(FILE *f)
{
	short n;
	if (fread(&n, sizeof(n), 1, f) != 1 || n > 100 || n < 1)
		return NULL;
	char *p = malloc((size_t)n);
	return p;
}

/* finds n6_sign_short_memset: 194 195 */
void short_fill(void)
{
	char room[100];
	short n = (short)sn_from_stdin();
	if (n < 100)
		memset(room, 'x', n);
	room[99] = 0;
	puts(room);
}
/* allows n6_sign_short_memset */
void short_fill_ok(void)
{
	char room[100];
	short n = (short)sn_from_stdin();
	if (n < 100 && n >= 0)
		memset(room, 'x', n);
	room[99] = 0;
	puts(room);
}

/* finds n6_sign_char_table: 194 127 129 */
int class_of(const char *text)
{
	static const unsigned char table[256] = {[' '] = 1, ['\n'] = 2};
	char c = text[0];
	return table[(unsigned)c];
}
int class_of_env(void)
{
	const char *e = getenv("TEXT");
	return e != NULL ? class_of(e) : 0;
}
/* allows n6_sign_char_table */
int class_of_ok(const char *text)
{
	static const unsigned char table[256] = {[' '] = 1, ['\n'] = 2};
	unsigned char c = text[0];
	return table[(unsigned)c];
}
int class_of_env_ok(void)
{
	const char *e = getenv("TEXT");
	return e != NULL ? class_of_ok(e) : 0;
}

/* finds n6_sign_memmove: 195 */
void moved(void)
{
	char from[100] = "", to[100];
	int n = sn_from_stdin();
	if (n < 100)
		memmove(to, from, n);
	to[99] = 0;
	puts(to);
}
/* allows n6_sign_memmove */
void moved_ok(void)
{
	char from[100] = "", to[100];
	int n = sn_from_stdin();
	if (n < 100 && n > 0)
		memmove(to, from, n);
	to[99] = 0;
	puts(to);
}

/* finds n6_sign_read_size: 195 */
int part(int fd, int s)
{
	char room[512];
	int n = 0;
	if (recv(s, &n, sizeof(n), 0) != (ssize_t)sizeof(n))
		return -1;
	if (n > (int)sizeof(room) )
		return -1;
	return (int)read(fd, room, n);
}
/* allows n6_sign_read_size */
int part_ok(int fd, int s)
{
	char room[512];
	int n = 0;
	if (recv(s, &n, sizeof(n), 0) != (ssize_t)sizeof(n))
		return -1;
	if (n > (int)sizeof(room) || n < 0)
		return -1;
	return (int)read(fd, room, n);
}

/* finds n6_sign_minus_one: 195 194 805 */
void minus_copy(const char *text)
{
	char to[100];
	const char *colon = strchr(text, ':');
	int n = colon != NULL ? (int)(colon - text) : -1;
	if (n > 99)
		n = 99;
	strncpy(to, text, n);
	to[99] = 0;
	puts(to);
}
/* allows n6_sign_minus_one */
void minus_copy_ok(const char *text)
{
	char to[100];
	const char *colon = strchr(text, ':');
	int n = colon != NULL ? (int)(colon - text) : 0;
	if (n > 99)
		n = 99;
	strncpy(to, text, n);
	to[99] = 0;
	puts(to);
}

/* finds n6_wcsncpy_negative: 195 */
void wide_part(FILE *f)
{
	wchar_t from[50] = L"", to[50] = L"";
	int n = sn_from_file(f);
	if (n < 50)
		wcsncpy(to, from, n);
	wprintf(L"%ls\n", to);
}
/* allows n6_wcsncpy_negative */
void wide_part_ok(FILE *f)
{
	wchar_t from[50] = L"", to[50] = L"";
	int n = sn_from_file(f);
	if (n < 50 && n >= 0)
		wcsncpy(to, from, n);
	wprintf(L"%ls\n", to);
}

/* finds n6_to_signed: 196 */
int as_int(FILE *f)
{
	unsigned n;
	if (fscanf(f, "%u", &n) != 1)
		return -1;
	int v = (int)n;
	return v;
}
/* allows n6_to_signed */
int as_int_ok(FILE *f)
{
	unsigned n;
	if (fscanf(f, "%u", &n) != 1 || n > INT_MAX)
		return -1;
	int v = (int)n;
	return v;
}

/* finds n6_size_to_int: 196 195 197 */
int end_of(const char *text)
{
	char room[20];
	int n = strlen(text);
	if (n >= 20)
		return -1;
	memcpy(room, text, n);
	return room[0];
}
/* allows n6_size_to_int */
int end_of_ok(const char *text)
{
	char room[20];
	int n = (int)strnlen(text, 19);
	if (n >= 20)
		return -1;
	memcpy(room, text, n);
	return room[0];
}
