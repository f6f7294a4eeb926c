/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "third_win.h"
#include <arpa/inet.h>
#include <assert.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <pthread.h>
#include <semaphore.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <syslog.h>
#include <time.h>
#include <unistd.h>

/* finds e3_nap: 400 */
int polite_wait(int s)
{
	unsigned seconds;
	if (recv(s, &seconds, sizeof seconds, 0) != (ssize_t)sizeof seconds)
		return -1;
	struct timespec nap = { ntohl(seconds), 0 };
	return nanosleep(&nap, NULL);
}
/* allows e3_nap */
int polite_wait_right(int s)
{
	unsigned seconds;
	if (recv(s, &seconds, sizeof seconds, 0) != (ssize_t)sizeof seconds || ntohl(seconds) > 5)
		return -1;
	struct timespec nap = { ntohl(seconds), 0 };
	return nanosleep(&nap, NULL);
}

/* finds e3_rounds: 400 606 */
void echo_times(FILE *in, FILE *out)
{
	unsigned long times;
	if (fscanf(in, "%lu", &times) != 1)
		return;
	while (times--)
		fputs("again\n", out);
}
/* allows e3_rounds */
void echo_times_right(FILE *in, FILE *out)
{
	unsigned long times;
	if (fscanf(in, "%lu", &times) != 1 || times > 100)
		return;
	while (times--)
		fputs("again\n", out);
}

/* finds e3_grow_file: 400 */
int reserve(int fd, int argc, char **argv)
{
	if (argc < 2)
		return -1;
	return posix_fallocate(fd, 0, strtoll(argv[1], NULL, 10));
}
/* allows e3_grow_file */
int reserve_right(int fd, int argc, char **argv)
{
	if (argc < 2)
		return -1;
	long long n = strtoll(argv[1], NULL, 10);
	if (n < 1 || n > 1 << 20)
		return -1;
	return posix_fallocate(fd, 0, n);
}

/* finds e3_upload: 400 770 */
int take_upload(int s, FILE *to)
{
	char part[4096];
	ssize_t n;
	while ((n = recv(s, part, sizeof part, 0)) > 0)
		if (fwrite(part, 1, (size_t)n, to) != (size_t)n)
			return -1;
	return n < 0 ? -1 : 0;
}
/* allows e3_upload */
int take_upload_right(int s, FILE *to)
{
	char part[4096];
	size_t all = 0;
	ssize_t n;
	while ((n = recv(s, part, sizeof part, 0)) > 0) {
		all += (size_t)n;
		if (all > 1 << 24 || fwrite(part, 1, (size_t)n, to) != (size_t)n)
			return -1;
	}
	return n < 0 ? -1 : 0;
}

/* finds e3_table_leak: 401 772 */
struct table {
	char **rows;
	int n;
};

struct table *read_table(FILE *in, int n)
{
	struct table *t = calloc(1, sizeof *t);
	if (t == NULL)
		return NULL;
	t->rows = calloc((size_t)n, sizeof *t->rows);
	if (t->rows == NULL) {
		free(t);
		return NULL;
	}
	for (t->n = 0; t->n < n; t->n++) {
		size_t room = 0;
		if (getline(&t->rows[t->n], &room, in) < 0) {
			free(t);
			return NULL;
		}
	}
	return t;
}
/* allows e3_table_leak */
struct table *read_table_right(FILE *in, int n)
{
	struct table *t = calloc(1, sizeof *t);
	if (t == NULL)
		return NULL;
	t->rows = calloc((size_t)n, sizeof *t->rows);
	if (t->rows == NULL) {
		free(t);
		return NULL;
	}
	for (t->n = 0; t->n < n; t->n++) {
		size_t room = 0;
		if (getline(&t->rows[t->n], &room, in) < 0) {
			for (int i = 0; i <= t->n; i++)
				free(t->rows[i]);
			free(t->rows);
			free(t);
			return NULL;
		}
	}
	return t;
}

/* finds e3_asprintf_loop: 401 772 */
void print_names(FILE *out, int n)
{
	char *line = NULL;
	for (int i = 0; i < n; i++) {
		if (asprintf(&line, "name %d\n", i) < 0)
			return;
		fputs(line, out);
	}
	free(line);
}
/* allows e3_asprintf_loop */
void print_names_right(FILE *out, int n)
{
	char *line = NULL;
	for (int i = 0; i < n; i++) {
		if (asprintf(&line, "name %d\n", i) < 0)
			return;
		fputs(line, out);
		free(line);
	}
}

/* finds e3_local_leak: 401 772 */
int write_greeting(int fd, const wchar_t *name)
{
	char *utf8 = LocalAlloc(LPTR, 256);
	if (utf8 == NULL)
		return -1;
	int n = WideCharToMultiByte(CP_UTF8, 0, name, -1, utf8, 256, NULL, NULL);
	if (n == 0)
		return -1;
	ssize_t sent = write(fd, utf8, (size_t)n);
	LocalFree(utf8);
	return sent == n ? 0 : -1;
}
/* allows e3_local_leak */
int write_greeting_right(int fd, const wchar_t *name)
{
	char *utf8 = LocalAlloc(LPTR, 256);
	if (utf8 == NULL)
		return -1;
	int n = WideCharToMultiByte(CP_UTF8, 0, name, -1, utf8, 256, NULL, NULL);
	if (n == 0) {
		LocalFree(utf8);
		return -1;
	}
	ssize_t sent = write(fd, utf8, (size_t)n);
	LocalFree(utf8);
	return sent == n ? 0 : -1;
}

/* finds e3_section_open: 404 775 772 */
void *map_shared(const char *name, size_t n)
{
	int fd = shm_open(name, O_RDWR, 0600);
	if (fd < 0)
		return NULL;
	void *p = mmap(NULL, n, PROT_READ, MAP_SHARED, fd, 0);
	if (p == MAP_FAILED)
		return NULL;
	close(fd);
	return p;
}
/* allows e3_section_open */
void *map_shared_right(const char *name, size_t n)
{
	int fd = shm_open(name, O_RDWR, 0600);
	if (fd < 0)
		return NULL;
	void *p = mmap(NULL, n, PROT_READ, MAP_SHARED, fd, 0);
	close(fd);
	return p == MAP_FAILED ? NULL : p;
}

/* finds e3_key_kept: 404 772 775 */
DWORD read_level(void)
{
	HKEY key;
	DWORD level = 0, size = sizeof level, type;
	if (RegOpenKeyExA(HKEY_LOCAL_MACHINE, "SOFTWARE\\App", 0, KEY_READ, &key) != ERROR_SUCCESS)
		return 0;
	if (RegQueryValueExA(key, "Level", NULL, &type, (unsigned char *)&level, &size) != ERROR_SUCCESS)
		return 0;
	RegCloseKey(key);
	return level;
}
/* allows e3_key_kept */
DWORD read_level_right(void)
{
	HKEY key;
	DWORD level = 0, size = sizeof level, type;
	if (RegOpenKeyExA(HKEY_LOCAL_MACHINE, "SOFTWARE\\App", 0, KEY_READ, &key) != ERROR_SUCCESS)
		return 0;
	if (RegQueryValueExA(key, "Level", NULL, &type, (unsigned char *)&level, &size) != ERROR_SUCCESS)
		level = 0;
	RegCloseKey(key);
	return level;
}

/* finds e3_find_kept: 404 772 775 */
int has_any(const char *pattern)
{
	char found[600];
	HANDLE h = FindFirstFileA(pattern, found);
	return h != INVALID_HANDLE_VALUE;
}
/* allows e3_find_kept */
int has_any_right(const char *pattern)
{
	char found[600];
	HANDLE h = FindFirstFileA(pattern, found);
	if (h == INVALID_HANDLE_VALUE)
		return 0;
	FindClose(h);
	return 1;
}

/* finds e3_loop_bound: 606 400 */
int sum_asked(int s)
{
	int32_t rounds, sum = 0;
	if (recv(s, &rounds, sizeof rounds, 0) != (ssize_t)sizeof rounds)
		return 0;
	for (int32_t i = 0; i < rounds; i++)
		sum ^= i;
	return sum;
}
/* allows e3_loop_bound */
int sum_asked_right(int s)
{
	int32_t rounds, sum = 0;
	if (recv(s, &rounds, sizeof rounds, 0) != (ssize_t)sizeof rounds || rounds > 1000)
		return 0;
	for (int32_t i = 0; i < rounds; i++)
		sum ^= i;
	return sum;
}

/* finds e3_loop_member: 606 400 */
struct plan {
	unsigned repeats;
};

static void read_plan(struct plan *p)
{
	const char *r = getenv("REPEATS");
	p->repeats = r ? (unsigned)strtoul(r, NULL, 10) : 1;
}

void run_plan(void (*step)(void))
{
	struct plan p;
	read_plan(&p);
	for (unsigned i = 0; i != p.repeats; ++i)
		step();
}
/* allows e3_loop_member */
void run_plan_right(void (*step)(void))
{
	struct plan p;
	read_plan(&p);
	if (p.repeats > 64)
		p.repeats = 64;
	for (unsigned i = 0; i != p.repeats; ++i)
		step();
}

/* finds e3_assert_packet: 617 */
struct frame {
	uint8_t kind, length;
	unsigned char body[64];
};

int take_frame(int s, unsigned char out[64])
{
	struct frame f;
	if (recv(s, &f, sizeof f, 0) < 2)
		return -1;
	assert(f.length <= sizeof f.body);
	memcpy(out, f.body, f.length);
	return f.length;
}
/* allows e3_assert_packet */
int take_frame_right(int s, unsigned char out[64])
{
	struct frame f;
	if (recv(s, &f, sizeof f, 0) < 2 || f.length > sizeof f.body)
		return -1;
	assert(f.length <= sizeof f.body);
	memcpy(out, f.body, f.length);
	return f.length;
}

/* finds e3_assert_file: 617 */
int percent_from(FILE *in)
{
	int percent;
	if (fscanf(in, "%d", &percent) != 1)
		return -1;
	assert(percent >= 0 && percent <= 100);
	return percent;
}
/* allows e3_assert_file */
int percent_from_right(FILE *in)
{
	int percent;
	if (fscanf(in, "%d", &percent) != 1 || percent < 0 || percent > 100)
		return -1;
	assert(percent >= 0);
	return percent;
}
