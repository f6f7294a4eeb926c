/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include <alloca.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>
#include <wchar.h>

#define NAME_MAX_LEN 16
struct person {
	char name[NAME_MAX_LEN];
	int age;
	char *note;
};

/* finds heap_wide: 122 787 131 120 */
void heap_wide(const wchar_t *text)
{
	wchar_t *copy = malloc(wcslen(text) + 1);
	if (copy == NULL)
		return;
	wcscpy(copy, text);
	wprintf(L"%ls\n", copy);
	free(copy);
}
/* allows heap_wide */
void heap_wide_bytes(const wchar_t *text)
{
	wchar_t *copy = malloc((wcslen(text) + 1) * sizeof(wchar_t));
	if (copy == NULL)
		return;
	wcscpy(copy, text);
	wprintf(L"%ls\n", copy);
	free(copy);
}

/* finds heap_strlen: 122 787 131 120 */
char *heap_strlen(const char *s)
{
	char *d = (char *)malloc(strlen(s));
	if (d)
		strcpy(d, s);
	return d;
}
/* allows heap_strlen */
char *heap_strlen_nul(const char *s)
{
	char *d = (char *)malloc(strlen(s) + 1);
	if (d)
		strcpy(d, s);
	return d;
}

/* finds heap_ints: 122 787 131 */
int *heap_ints(void)
{
	int *v = malloc(25);
	if (!v)
		return NULL;
	for (size_t i = 0; i < 25; i++)
		v[i] = (int)i;
	return v;
}
/* allows heap_ints */
int *heap_ints_sized(void)
{
	int *v = malloc(25 * sizeof *v);
	if (!v)
		return NULL;
	for (size_t i = 0; i < 25; i++)
		v[i] = (int)i;
	return v;
}

/* finds heap_pointer_size: 122 787 131 467 */
struct person *heap_pointer_size(void)
{
	struct person *p = malloc(sizeof(p));
	if (!p)
		abort();
	p->age = 40;
	p->note = NULL;
	return p;
}
/* allows heap_pointer_size */
struct person *heap_object_size(void)
{
	struct person *p = malloc(sizeof(*p));
	if (!p)
		abort();
	p->age = 40;
	p->note = NULL;
	return p;
}

/* finds calloc_end: 122 787 */
void calloc_end(void)
{
	double *sum = calloc(10, sizeof(double));
	if (!sum)
		return;
	for (int i = 1; i <= 10; i++)
		sum[i] = i / 2.0;
	printf("%f\n", sum[4]);
	free(sum);
}
/* allows calloc_end */
void calloc_last(void)
{
	double *sum = calloc(10, sizeof(double));
	if (!sum)
		return;
	for (int i = 1; i <= 10; i++)
		sum[i - 1] = i / 2.0;
	printf("%f\n", sum[4]);
	free(sum);
}

/* finds realloc_short: 122 787 120 */
void realloc_short(void)
{
	char *p = malloc(100), *q;
	if (!p)
		return;
	q = realloc(p, 10);
	if (!q) {
		free(p);
		return;
	}
	memset(q, 'a', 100);
	free(q);
}
/* allows realloc_short */
void realloc_long(void)
{
	char *p = malloc(10), *q;
	if (!p)
		return;
	q = realloc(p, 100);
	if (!q) {
		free(p);
		return;
	}
	memset(q, 'a', 100);
	free(q);
}

/* finds wire_length: 122 787 120 805 */
void wire_length(int s)
{
	unsigned char head[2];
	unsigned char *body = malloc(256);
	if (!body)
		return;
	if (recv(s, head, 2, 0) == 2) {
		unsigned len = (unsigned)head[0] << 8 | head[1];
		if (recv(s, body, len, MSG_WAITALL) > 0)
			printf("%u\n", body[0]);
	}
	free(body);
}
/* allows wire_length */
void wire_length_checked(int s)
{
	unsigned char head[2];
	unsigned char *body = malloc(256);
	if (!body)
		return;
	if (recv(s, head, 2, 0) == 2) {
		unsigned len = (unsigned)head[0] << 8 | head[1];
		if (len <= 256 && recv(s, body, len, MSG_WAITALL) > 0)
			printf("%u\n", body[0]);
	}
	free(body);
}
