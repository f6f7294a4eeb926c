/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "third_sec.h"
#include "third_win.h"
#include <assert.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <limits.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>
#include <wchar.h>

/* shared */
struct si_job {
	char name[64];
	char *argument;
	int count;
};
static int si_remote = 1;
static char si_line[256];
static char *si_ask(char *to, size_t n)
{
	char *end;
	if (fgets(to, (int)n, stdin) == NULL)
		return NULL;
	end = strchr(to, '\n');
	if (end != NULL)
		*end = '\0';
	return to;
}
static int si_number(int s)
{
	char text[16] = "";
	ssize_t n = recv(s, text, sizeof(text) - 1, 0);
	return n > 0 ? atoi(text) : 0;
}
struct si_note { const char *text; int level; };

/* finds p6_format_member: 134 */
static void note_print(const struct si_note *n)
{
	fprintf(stderr, n->text);
}
void note_env(void)
{
	struct si_note n = {getenv("NOTE"), 1};
	if (n.text != NULL)
		note_print(&n);
}
/* allows p6_format_member */
static void note_print_ok(const struct si_note *n)
{
	fprintf(stderr, "%s", n->text);
}
void note_env_ok(void)
{
	struct si_note n = {getenv("NOTE"), 1};
	if (n.text != NULL)
		note_print_ok(&n);
}

/* finds p6_format_syslog: 134 */
#include <syslog.h>
void journal(int s)
{
	char text[100] = "";
	if (recv(s, text, sizeof(text) - 1, 0) > 0)
		syslog(LOG_INFO, text);
}
/* allows p6_format_syslog */
#include <syslog.h>
void journal_ok(int s)
{
	char text[100] = "";
	if (recv(s, text, sizeof(text) - 1, 0) > 0)
		syslog(LOG_INFO, "%s", text);
}

/* finds p6_format_scanf_wide: 134 */
void wide_echo(void)
{
	wchar_t text[60];
	if (fwscanf(stdin, L"%59ls", text) == 1)
		wprintf(text);
}
/* allows p6_format_scanf_wide */
void wide_echo_ok(void)
{
	wchar_t text[60];
	if (fwscanf(stdin, L"%59ls", text) == 1)
		wprintf(L"%ls", text);
}

/* finds p6_format_twice: 134 */
void twice(int argc, char **argv)
{
	char format[100];
	if (argc < 2)
		return;
	snprintf(format, sizeof(format), "%s: %%d\n", argv[1]);
	printf(format, argc);
}
/* allows p6_format_twice */
void twice_ok(int argc, char **argv)
{
	char format[100];
	if (argc < 2)
		return;
	snprintf(format, sizeof(format), "%d: %%d\n", argc);
	printf(format, argc);
}

/* finds p6_loop_recv: 606 400 834 */
int flood(int s)
{
	int n = si_number(s), sent = 0;
	for (int i = 0; i < n; i++)
		sent += (int)send(s, "x", 1, 0);
	return sent;
}
/* allows p6_loop_recv */
int flood_ok(int s)
{
	int n = si_number(s), sent = 0;
	if (n > 20)
		n = 20;
	for (int i = 0; i < n; i++)
		sent += (int)send(s, "x", 1, 0);
	return sent;
}

/* finds p6_loop_word: 606 400 834 */
unsigned spin(int s)
{
	unsigned n = 0, x = 0;
	if (recv(s, &n, sizeof(n), 0) != (ssize_t)sizeof(n))
		return 0;
	while (n-- > 0) {
		x = x * 3 + 1;
	}
	return x;
}
/* allows p6_loop_word */
unsigned spin_ok(int s)
{
	unsigned n = 0, x = 0;
	if (recv(s, &n, sizeof(n), 0) != (ssize_t)sizeof(n))
		return 0;
	while (n > 0 && x < 1000) {
		n--;
		x = x * 3 + 1;
	}
	return x;
}

/* finds p6_usleep: 400 606 */
void wait_asked(FILE *f)
{
	unsigned n;
	if (fscanf(f, "%u", &n) != 1)
		return;
	usleep(n * 1000);
}
/* allows p6_usleep */
void wait_asked_ok(FILE *f)
{
	unsigned n;
	if (fscanf(f, "%u", &n) != 1 || n > 1000)
		return;
	usleep(n * 1000);
}

/* finds p6_write_many: 400 606 */
int fill(FILE *f, int s)
{
	int n = si_number(s);
	while (n-- > 0)
		if (fputs("0123456789abcdef", f) == EOF)
			return -1;
	return 0;
}
/* allows p6_write_many */
int fill_ok(FILE *f, int s)
{
	int n = si_number(s);
	if (n < 0 || n > 64)
		return -1;
	while (n-- > 0)
		if (fputs("0123456789abcdef", f) == EOF)
			return -1;
	return 0;
}

/* finds p6_alloc_short: 789 400 770 */
char *room_env(void)
{
	const char *e = getenv("ROOM");
	size_t n = e != NULL ? strtoul(e, NULL, 0) : 100;
	return malloc(n);
}
/* allows p6_alloc_short */
char *room_env_ok(void)
{
	const char *e = getenv("ROOM");
	size_t n = e != NULL ? strtoul(e, NULL, 0) : 100;
	if (n > 65536)
		n = 65536;
	return malloc(n);
}

/* finds p6_alloc_calloc_wire: 789 400 770 */
struct si_job *jobs(int s)
{
	uint32_t n = 0;
	if (recv(s, &n, sizeof(n), 0) != (ssize_t)sizeof(n))
		return NULL;
	if (n < 1)
		return NULL;
	return calloc(n, sizeof(struct si_job));
}
/* allows p6_alloc_calloc_wire */
struct si_job *jobs_ok(int s)
{
	uint32_t n = 0;
	if (recv(s, &n, sizeof(n), 0) != (ssize_t)sizeof(n))
		return NULL;
	if (n < 1 || n > 256)
		return NULL;
	return calloc(n, sizeof(struct si_job));
}

/* finds p6_alloc_realloc_loop: 789 400 770 */
char *grow(FILE *f)
{
	char *p = NULL, *q;
	unsigned n;
	while (fscanf(f, "%u", &n) == 1) {
		q = realloc(p, n);
		if (q == NULL)
			break;
		p = q;
	}
	return p;
}
/* allows p6_alloc_realloc_loop */
char *grow_ok(FILE *f)
{
	char *p = NULL, *q;
	unsigned n;
	while (fscanf(f, "%u", &n) == 1) {
		if (n > 4096)
			break;
		q = realloc(p, n);
		if (q == NULL)
			break;
		p = q;
	}
	return p;
}

/* finds p6_alloc_vla: 789 121 770 */
int digits(int s)
{
	int n = si_number(s);
	if (n < 1)
		return -1;
	char room[n];
	memset(room, '0', (size_t)n);
	return room[n - 1];
}
/* allows p6_alloc_vla */
int digits_ok(int s)
{
	int n = si_number(s);
	if (n < 1 || n > 100)
		return -1;
	char room[n];
	memset(room, '0', (size_t)n);
	return room[n - 1];
}

/* finds p6_assert_recv: 617 */
int asserted(int s)
{
	int n = si_number(s);
	assert(n > 0);
	return 100 / n;
}
/* allows p6_assert_recv */
int asserted_ok(int s)
{
	int n = si_number(s);
	if (n <= 0)
		return 0;
	return 100 / n;
}

/* finds p6_assert_env: 617 */
size_t home_len(void)
{
	const char *h = getenv("HOME");
	assert(h != NULL);
	return strlen(h);
}
/* allows p6_assert_env */
size_t home_len_ok(void)
{
	const char *h = getenv("HOME");
	if (h == NULL)
		return 0;
	return strlen(h);
}

/* finds p6_assert_length: 617 */
void asserted_copy(FILE *f)
{
	char line[100], to[20];
	if (fgets(line, sizeof(line), f) == NULL)
		return;
	assert(strlen(line) < sizeof(to));
	strcpy(to, line);
	puts(to);
}
/* allows p6_assert_length */
void asserted_copy_ok(FILE *f)
{
	char line[100], to[20];
	if (fgets(line, sizeof(line), f) == NULL)
		return;
	if (strlen(line) >= sizeof(to))
		return;
	strcpy(to, line);
	puts(to);
}

/* finds p6_registry_path: 36 22 23 73 */
HANDLE by_registry(HKEY key)
{
	unsigned char path[MAX_PATH] = "";
	DWORD n = MAX_PATH - 1, type;
	if (RegQueryValueExA(key, "LogFile", NULL, &type, path, &n) != ERROR_SUCCESS)
		return NULL;
	return CreateFileA((char *)path, GENERIC_WRITE, 0, NULL, CREATE_ALWAYS, FILE_ATTRIBUTE_NORMAL, NULL);
}
/* allows p6_registry_path */
HANDLE by_registry_ok(HKEY key)
{
	unsigned char path[MAX_PATH] = "";
	DWORD n = MAX_PATH - 1, type;
	if (RegQueryValueExA(key, "LogFile", NULL, &type, path, &n) != ERROR_SUCCESS)
		return NULL;
	return CreateFileA("c:\\device\\log.txt", GENERIC_WRITE, 0, NULL, CREATE_ALWAYS, FILE_ATTRIBUTE_NORMAL, NULL);
}

/* finds p6_env_in_error: 526 532 200 */
void fail(void)
{
	fprintf(stderr, "cannot start: path %s home %s\n", getenv("PATH"), getenv("HOME"));
}
/* allows p6_env_in_error */
void fail_ok(void)
{
	fprintf(stderr, "cannot start\n");
}
