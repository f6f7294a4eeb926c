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

/* finds i5_sizeof_strncmp: 467 */
static const char *fi_user = "operator";
int is_user(const char *name)
{
	return strncmp(name, fi_user, sizeof(fi_user)) == 0;
}
/* allows i5_sizeof_strncmp */
static const char *fi_user_ok = "operator";
int is_user_ok(const char *name)
{
	return strcmp(name, fi_user_ok) == 0;
}

/* finds i5_sizeof_struct_ptr: 467 */
struct fi_time {
	int h, m, s, day, month, year;
};
void time_reset(struct fi_time *t)
{
	memset(t, 0, sizeof(t));
}
/* allows i5_sizeof_struct_ptr */
struct fi_time_ok {
	int h, m, s, day, month, year;
};
void time_reset_ok(struct fi_time_ok *t)
{
	memset(t, 0, sizeof(*t));
}

/* finds i5_scale_double: 468 */
int nth(int *base, size_t n)
{
	return *(int *)(base + n * sizeof(int));
}
/* allows i5_scale_double */
int nth_ok(int *base, size_t n)
{
	return *(base + n);
}

/* finds i5_scale_struct: 468 */
struct fi_row {
	int id;
	char name[12];
};
struct fi_row *next_row(struct fi_row *r)
{
	return r + sizeof(struct fi_row);
}
/* allows i5_scale_struct */
struct fi_row_ok {
	int id;
	char name[12];
};
struct fi_row_ok *next_row_ok(struct fi_row_ok *r)
{
	return r + 1;
}

/* finds i5_scale_cast: 468 */
char second_char(int *p)
{
	return *(char *)(p + 1 * sizeof(char));
}
/* allows i5_scale_cast */
char second_char_ok(int *p)
{
	return *((char *)p + 1);
}

/* finds i5_subtract_pointers: 469 */
size_t index_of(const char *text)
{
	char other[40] = "x/y";
	char own[40];
	snprintf(own, sizeof(own), "%s", text);
	char *slash = strchr(own, '/');
	if (slash == NULL)
		return 0;
	return (size_t)(slash - other);
}
/* allows i5_subtract_pointers */
size_t index_of_ok(const char *text)
{
	char other[40] = "x/y";
	char own[40];
	snprintf(own, sizeof(own), "%s", text);
	char *slash = strchr(own, '/');
	if (slash == NULL)
		return 0;
	return (size_t)(slash - own) + (size_t)other[0] * 0;
}

/* finds i5_subtract_lists: 469 */
struct fi_node {
	struct fi_node *next;
};
long nodes(struct fi_node *head)
{
	struct fi_node *a = malloc(sizeof(*a)), *b = malloc(sizeof(*b));
	long n = 0;
	if (a && b) {
		a->next = b;
		b->next = head;
		n = b - a;
	}
	free(a);
	free(b);
	return n;
}
/* allows i5_subtract_lists */
struct fi_node_ok {
	struct fi_node_ok *next;
};
long nodes_ok(struct fi_node_ok *head)
{
	struct fi_node_ok *a = malloc(sizeof(*a)), *b = malloc(sizeof(*b));
	long n = 0;
	if (a && b) {
		a->next = b;
		b->next = head;
		n = 2;
	}
	free(a);
	free(b);
	return n;
}

/* finds i5_sign_check_ssize: 195 190 */
int enough(int fd, char *to, int room)
{
	unsigned char n;
	if (read(fd, &n, 1) != 1)
		return -1;
	int len = (signed char)n;
	if (len > room)
		return -1;
	return read(fd, to, len) == len;
}
/* allows i5_sign_check_ssize */
int enough_ok(int fd, char *to, int room)
{
	unsigned char n;
	if (read(fd, &n, 1) != 1)
		return -1;
	int len = (signed char)n;
	if (len < 0 || len > room)
		return -1;
	return read(fd, to, len) == len;
}
