/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "third_win.h"
#include <alloca.h>
#include <ctype.h>
#include <limits.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>
#include <wchar.h>

/* shared */
#define WIDE_NAME 20
struct vb_record {
	char title[16];
	int mark;
	void (*notify)(void);
};
struct vb_span {
	char *start;
	size_t length;
};
struct vb_cell {
	int row;
	int column;
};
union vb_word {
	char bytes[4];
	short halves[2];
	uint64_t whole;
};
static int vb_true = 1;
static int vb_false = 0;
static const int vb_const_five = 5;
static int vb_five = 5;
static int vb_always(void)
{
	return 1;
}
static int vb_ask_file(FILE *f)
{
	int n = 0;
	return fscanf(f, "%d", &n) == 1 ? n : 0;
}
static int vb_ask_line(void)
{
	char line[20];
	return fgets(line, sizeof(line), stdin) != NULL ? (int)strtol(line, NULL, 0) : 0;
}
static int vb_ask_peer(int s)
{
	char text[20];
	ssize_t n = recv(s, text, sizeof(text) - 1, 0);
	if (n <= 0)
		return -1;
	text[n] = 0;
	return atoi(text);
}

/* finds b7_swprintf_size: 121 787 */
void b7_swprintf_size(const wchar_t *name)
{
	wchar_t line[32];
	swprintf(line, sizeof(line), L"<%ls>", name);
	wprintf(L"%ls\n", line);
}
/* allows b7_swprintf_size */
void b7_swprintf_size_ok(const wchar_t *name)
{
	wchar_t line[32];
	swprintf(line, sizeof(line) / sizeof(*line), L"<%ls>", name);
	wprintf(L"%ls\n", line);
}

/* finds b7_fgets_larger: 121 787 */
void b7_fgets_larger(FILE *f)
{
	char line[40];
	if (fgets(line, 400, f) != NULL)
		puts(line);
}
/* allows b7_fgets_larger */
void b7_fgets_larger_ok(FILE *f)
{
	char line[40];
	if (fgets(line, 40, f) != NULL)
		puts(line);
}

/* finds b7_fgetws_bytes: 121 787 */
void b7_fgetws_bytes(FILE *f)
{
	wchar_t line[40];
	if (fgetws(line, sizeof(line), f) != NULL)
		wprintf(L"%ls", line);
}
/* allows b7_fgetws_bytes */
void b7_fgetws_bytes_ok(FILE *f)
{
	wchar_t line[40];
	if (fgetws(line, 40, f) != NULL)
		wprintf(L"%ls", line);
}

/* finds b7_recv_larger: 121 787 */
int b7_recv_larger(int s)
{
	char head[16];
	ssize_t n = recv(s, head, 64, 0);
	return n > 0 ? head[0] : -1;
}
/* allows b7_recv_larger */
int b7_recv_larger_ok(int s)
{
	char head[16];
	ssize_t n = recv(s, head, sizeof(head), 0);
	return n > 0 ? head[0] : -1;
}

/* finds b7_strncpy_source_size: 121 787 */
void b7_strncpy_source_size(const char *from)
{
	char to[24];
	strncpy(to, from, strlen(from) + 1);
	to[23] = 0;
	puts(to);
}
void b7_strncpy_source_size_asked(FILE *f)
{
	char line[100];
	if (fgets(line, sizeof(line), f) != NULL)
		b7_strncpy_source_size(line);
}
/* allows b7_strncpy_source_size */
void b7_strncpy_source_size_ok(const char *from)
{
	char to[24];
	strncpy(to, from, sizeof(to) - 1);
	to[23] = 0;
	puts(to);
}
void b7_strncpy_source_size_ok_asked(FILE *f)
{
	char line[100];
	if (fgets(line, sizeof(line), f) != NULL)
		b7_strncpy_source_size_ok(line);
}

/* finds b7_strncat_full: 121 787 */
void b7_strncat_full(FILE *f)
{
	char to[32] = "name: ", from[80];
	if (fgets(from, sizeof(from), f) == NULL)
		return;
	strncat(to, from, sizeof(to));
	puts(to);
}
/* allows b7_strncat_full */
void b7_strncat_full_ok(FILE *f)
{
	char to[32] = "name: ", from[80];
	if (fgets(from, sizeof(from), f) == NULL)
		return;
	strncat(to, from, sizeof(to) - strlen(to) - 1);
	puts(to);
}

/* finds b7_wcsncat_count: 121 787 */
void b7_wcsncat_count(void)
{
	wchar_t to[16] = L"", from[64];
	wmemset(from, L'w', 63);
	from[63] = 0;
	wcsncat(to, from, 63);
	wprintf(L"%ls\n", to);
}
/* allows b7_wcsncat_count */
void b7_wcsncat_count_ok(void)
{
	wchar_t to[16] = L"", from[64];
	wmemset(from, L'w', 63);
	from[63] = 0;
	wcsncat(to, from, 15);
	wprintf(L"%ls\n", to);
}

/* finds b7_sprintf_two: 121 787 120 */
void b7_sprintf_two(const char *user)
{
	char line[32];
	const char *host = getenv("HOST");
	if (host == NULL)
		return;
	sprintf(line, "%s@%s", user, host);
	puts(line);
}
/* allows b7_sprintf_two */
void b7_sprintf_two_ok(const char *user)
{
	char line[32];
	const char *host = getenv("HOST");
	if (host == NULL)
		return;
	snprintf(line, sizeof(line), "%s@%s", user, host);
	puts(line);
}

/* finds b7_sprintf_number: 121 787 */
void b7_sprintf_number(int n)
{
	char text[8];
	sprintf(text, "%d", n);
	puts(text);
}
/* allows b7_sprintf_number */
void b7_sprintf_number_ok(int n)
{
	char text[12];
	sprintf(text, "%d", n);
	puts(text);
}

/* finds b7_sprintf_time: 121 787 */
void b7_sprintf_time(unsigned h, unsigned m)
{
	char text[5];
	if (h > 23 || m > 59)
		return;
	sprintf(text, "%02u:%02u", h, m);
	puts(text);
}
/* allows b7_sprintf_time */
void b7_sprintf_time_ok(unsigned h, unsigned m)
{
	char text[6];
	if (h > 23 || m > 59)
		return;
	sprintf(text, "%02u:%02u", h, m);
	puts(text);
}

/* finds b7_scanf_string: 121 787 120 */
void b7_scanf_string(void)
{
	char name[20];
	if (scanf("%20s", name) == 1)
		puts(name);
}
/* allows b7_scanf_string */
void b7_scanf_string_ok(void)
{
	char name[20];
	if (scanf("%19s", name) == 1)
		puts(name);
}

/* finds b7_sscanf_unbounded: 121 787 120 */
int b7_sscanf_unbounded(int s)
{
	char text[256], verb[8];
	ssize_t n = recv(s, text, sizeof(text) - 1, 0);
	if (n < 1)
		return -1;
	text[n] = 0;
	if (sscanf(text, "%s", verb) != 1)
		return -1;
	return verb[0];
}
/* allows b7_sscanf_unbounded */
int b7_sscanf_unbounded_ok(int s)
{
	char text[256], verb[8];
	ssize_t n = recv(s, text, sizeof(text) - 1, 0);
	if (n < 1)
		return -1;
	text[n] = 0;
	if (sscanf(text, "%7s", verb) != 1)
		return -1;
	return verb[0];
}

/* finds b7_gets_line: 242 676 121 120 */
char *gets(char *);
void b7_gets_line(void)
{
	char line[256];
	if (gets(line) != NULL)
		puts(line);
}
/* allows b7_gets_line */
char *gets(char *);
void b7_gets_line_ok(void)
{
	char line[256];
	if (fgets(line, sizeof(line), stdin) != NULL)
		puts(line);
}

/* finds b7_gets_static: 242 676 120 121 */
char *gets(char *);
static char b7_gets_static_room[1024];
char *b7_gets_static(void)
{
	return gets(b7_gets_static_room);
}
/* allows b7_gets_static */
char *gets(char *);
static char b7_gets_static_ok_room[1024];
char *b7_gets_static_ok(void)
{
	return fgets(b7_gets_static_ok_room, sizeof(b7_gets_static_ok_room), stdin);
}

/* finds b7_gets_pointer: 242 676 120 */
char *gets(char *);
static char *b7_gets_pointer_bounded(char *to)
{
	return fgets(to, 80, stdin);
}
int b7_gets_pointer(void)
{
	char line[80];
	char *(*ask)(char *) = gets;
	return ask(line) != NULL ? line[0] : -1;
}
/* allows b7_gets_pointer */
char *gets(char *);
static char *b7_gets_pointer_ok_bounded(char *to)
{
	return fgets(to, 80, stdin);
}
int b7_gets_pointer_ok(void)
{
	char line[80];
	char *(*ask)(char *) = b7_gets_pointer_ok_bounded;
	return ask(line) != NULL ? line[0] : -1;
}

/* finds b7_heap_strlen: 122 787 */
char *b7_heap_strlen(const char *from)
{
	char *to = malloc(strlen(from));
	if (to == NULL)
		return NULL;
	strcpy(to, from);
	return to;
}
/* allows b7_heap_strlen */
char *b7_heap_strlen_ok(const char *from)
{
	char *to = malloc(strlen(from) + 1);
	if (to == NULL)
		return NULL;
	strcpy(to, from);
	return to;
}

/* finds b7_heap_wide_bytes: 122 787 */
wchar_t *b7_heap_wide_bytes(const wchar_t *from)
{
	size_t n = wcslen(from) + 1;
	wchar_t *to = malloc(n);
	if (to == NULL)
		return NULL;
	wmemcpy(to, from, n);
	return to;
}
/* allows b7_heap_wide_bytes */
wchar_t *b7_heap_wide_bytes_ok(const wchar_t *from)
{
	size_t n = wcslen(from) + 1;
	wchar_t *to = malloc(n * sizeof(wchar_t));
	if (to == NULL)
		return NULL;
	wmemcpy(to, from, n);
	return to;
}

/* finds b7_heap_sizeof_pointer: 122 787 467 */
struct vb_record *b7_heap_sizeof_pointer(const char *title)
{
	struct vb_record *r = malloc(sizeof(r));
	if (r == NULL)
		return NULL;
	r->mark = (int)strlen(title);
	r->notify = NULL;
	r->title[0] = title[0];
	return r;
}
/* allows b7_heap_sizeof_pointer */
struct vb_record *b7_heap_sizeof_pointer_ok(const char *title)
{
	struct vb_record *r = malloc(sizeof(*r));
	if (r == NULL)
		return NULL;
	r->mark = (int)strlen(title);
	r->notify = NULL;
	r->title[0] = title[0];
	return r;
}

/* finds b7_heap_calloc_swap: 122 787 */
int *b7_heap_calloc_swap(void)
{
	int *v = calloc(20, 1);
	if (v == NULL)
		return NULL;
	for (int i = 0; i < 20; i++)
		v[i] = -1;
	return v;
}
/* allows b7_heap_calloc_swap */
int *b7_heap_calloc_swap_ok(void)
{
	int *v = calloc(20, sizeof(*v));
	if (v == NULL)
		return NULL;
	for (int i = 0; i < 20; i++)
		v[i] = -1;
	return v;
}

/* finds b7_heap_realloc_same: 122 787 */
int *b7_heap_realloc_same(int *v, size_t n)
{
	int *more = realloc(v, n * sizeof(int));
	if (more == NULL)
		return NULL;
	more[n] = 0;
	return more;
}
/* allows b7_heap_realloc_same */
int *b7_heap_realloc_same_ok(int *v, size_t n)
{
	int *more = realloc(v, (n + 1) * sizeof(int));
	if (more == NULL)
		return NULL;
	more[n] = 0;
	return more;
}

/* finds b7_heap_flexible: 122 787 */
struct b7_heap_flexible_text {
	size_t n;
	char text[];
};
struct b7_heap_flexible_text *b7_heap_flexible(const char *from)
{
	size_t n = strlen(from) + 1;
	struct b7_heap_flexible_text *t = malloc(sizeof(*t));
	if (t == NULL)
		return NULL;
	t->n = n;
	memcpy(t->text, from, n);
	return t;
}
/* allows b7_heap_flexible */
struct b7_heap_flexible_ok_text {
	size_t n;
	char text[];
};
struct b7_heap_flexible_ok_text *b7_heap_flexible_ok(const char *from)
{
	size_t n = strlen(from) + 1;
	struct b7_heap_flexible_ok_text *t = malloc(sizeof(*t) + n);
	if (t == NULL)
		return NULL;
	t->n = n;
	memcpy(t->text, from, n);
	return t;
}

/* finds b7_heap_swapped_roles: 122 787 */
char *b7_heap_swapped_roles(void)
{
	char *small = malloc(32), *large = malloc(96);
	if (small == NULL || large == NULL) {
		free(small);
		free(large);
		return NULL;
	}
	memset(large, 'l', 95);
	large[95] = 0;
	memset(small, 's', 31);
	small[31] = 0;
	strcpy(small, large);
	free(small);
	return large;
}
/* allows b7_heap_swapped_roles */
char *b7_heap_swapped_roles_ok(void)
{
	char *small = malloc(32), *large = malloc(96);
	if (small == NULL || large == NULL) {
		free(small);
		free(large);
		return NULL;
	}
	memset(large, 'l', 95);
	large[95] = 0;
	memset(small, 's', 31);
	small[31] = 0;
	strcpy(large, small);
	free(small);
	return large;
}

/* finds b7_heap_peer_length: 122 787 130 */
char *b7_heap_peer_length(int s)
{
	uint16_t n = 0;
	char *p = malloc(512);
	if (p == NULL)
		return NULL;
	if (recv(s, &n, sizeof(n), 0) != (ssize_t)sizeof(n)) {
		free(p);
		return NULL;
	}
	if (recv(s, p, n, 0) < 1)
		p[0] = 0;
	return p;
}
/* allows b7_heap_peer_length */
char *b7_heap_peer_length_ok(int s)
{
	uint16_t n = 0;
	char *p = malloc(512);
	if (p == NULL)
		return NULL;
	if (recv(s, &n, sizeof(n), 0) != (ssize_t)sizeof(n) || n > 512) {
		free(p);
		return NULL;
	}
	if (recv(s, p, n, 0) < 1)
		p[0] = 0;
	return p;
}

/* finds b7_heap_loop_le: 122 787 193 */
double *b7_heap_loop_le(unsigned n)
{
	double *v = calloc(n, sizeof(double));
	if (v == NULL)
		return NULL;
	for (unsigned i = 0; i <= n; i++)
		v[i] = 0.5;
	return v;
}
/* allows b7_heap_loop_le */
double *b7_heap_loop_le_ok(unsigned n)
{
	double *v = calloc(n, sizeof(double));
	if (v == NULL)
		return NULL;
	for (unsigned i = 0; i < n; i++)
		v[i] = 0.5;
	return v;
}

/* finds b7_heap_array_type: 122 787 */
long long *b7_heap_array_type(void)
{
	long long *v = malloc(10 * sizeof(int));
	if (v == NULL)
		exit(1);
	for (int i = 0; i < 10; i++)
		v[i] = i;
	return v;
}
/* allows b7_heap_array_type */
long long *b7_heap_array_type_ok(void)
{
	long long *v = malloc(10 * sizeof(long long));
	if (v == NULL)
		exit(1);
	for (int i = 0; i < 10; i++)
		v[i] = i;
	return v;
}
