/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "third_sec.h"
#include "third_win.h"
#include <ctype.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <syslog.h>
#include <unistd.h>
#include <wchar.h>

/* shared */
struct vi_request {
	char verb[8];
	char target[120];
	const char *text;
};
union vi_name {
	char *first;
	char *second;
};
static int vi_true = 1;
static int vi_false = 0;
static char vi_line[200];
static const char vi_fixed[] = "report.txt";
static char *vi_ask(FILE *f, char *to, size_t n)
{
	if (fgets(to, (int)n, f) == NULL)
		return NULL;
	to[strcspn(to, "\r\n")] = 0;
	return to;
}
static int vi_peer(int s, char *to, size_t n)
{
	ssize_t got = recv(s, to, n - 1, 0);
	if (got < 1)
		return -1;
	to[got] = 0;
	return (int)got;
}
static int vi_plain(const char *name)
{
	for (; *name != 0; name++)
		if (!isalnum((unsigned char)*name) && *name != '_')
			return 0;
	return 1;
}

/* finds i7_write_many: 400 606 834 */
int i7_write_many(FILE *out, int s)
{
	char text[16];
	if (vi_peer(s, text, sizeof(text)) < 0)
		return -1;
	int n = atoi(text);
	for (int i = 0; i < n; i++)
		if (fputs("record\n", out) == EOF)
			return -1;
	return 0;
}
/* allows i7_write_many */
int i7_write_many_ok(FILE *out, int s)
{
	char text[16];
	if (vi_peer(s, text, sizeof(text)) < 0)
		return -1;
	int n = atoi(text);
	if (n > 1000)
		return -1;
	for (int i = 0; i < n; i++)
		if (fputs("record\n", out) == EOF)
			return -1;
	return 0;
}

/* finds i7_alloc_wire: 789 770 400 */
void *i7_alloc_wire(int s)
{
	size_t n;
	if (recv(s, &n, sizeof(n), 0) != (ssize_t)sizeof(n))
		return NULL;
	return malloc(n);
}
/* allows i7_alloc_wire */
void *i7_alloc_wire_ok(int s)
{
	size_t n;
	if (recv(s, &n, sizeof(n), 0) != (ssize_t)sizeof(n))
		return NULL;
	if (n > 65536)
		return NULL;
	return malloc(n);
}

/* finds i7_alloc_file_new: 789 770 */
char *i7_alloc_file_new(FILE *f)
{
	unsigned n;
	if (fread(&n, sizeof(n), 1, f) != 1)
		return NULL;
	char *p = calloc(n, 16);
	return p;
}
/* allows i7_alloc_file_new */
char *i7_alloc_file_new_ok(FILE *f)
{
	unsigned n;
	if (fread(&n, sizeof(n), 1, f) != 1 || n > 4096)
		return NULL;
	char *p = calloc(n, 16);
	return p;
}

/* finds i7_alloc_env: 789 770 */
void *i7_alloc_env(HANDLE heap)
{
	const char *e = getenv("POOL");
	if (e == NULL)
		return NULL;
	unsigned long n = strtoul(e, NULL, 10);
	return HeapAlloc(heap, 0, n);
}
/* allows i7_alloc_env */
void *i7_alloc_env_ok(HANDLE heap)
{
	const char *e = getenv("POOL");
	if (e == NULL)
		return NULL;
	unsigned long n = strtoul(e, NULL, 10);
	if (n > 1000000)
		n = 1000000;
	return HeapAlloc(heap, 0, n);
}

/* finds i7_constant_command: 78 77 88 */
static const char *i7_constant_command_pick(int n)
{
	static const char *const all[] = {"/bin/date", "/bin/uptime"};
	return n ? all[0] : all[1];
}
int i7_constant_command(FILE *f)
{
	char line[64];
	if (vi_ask(f, line, sizeof(line)) == NULL)
		return -1;
	return system(line);
}
/* allows i7_constant_command */
static const char *i7_constant_command_ok_pick(int n)
{
	static const char *const all[] = {"/bin/date", "/bin/uptime"};
	return n ? all[0] : all[1];
}
int i7_constant_command_ok(FILE *f)
{
	char line[64];
	if (vi_ask(f, line, sizeof(line)) == NULL)
		return -1;
	return system(i7_constant_command_ok_pick(line[0] == 'd'));
}

/* finds i7_number_command: 78 77 88 */
int i7_number_command(int s)
{
	char text[32], command[100];
	if (vi_peer(s, text, sizeof(text)) < 0)
		return -1;
	snprintf(command, sizeof(command), "/bin/kill %s", text);
	return system(command);
}
/* allows i7_number_command */
int i7_number_command_ok(int s)
{
	char text[32], command[100];
	if (vi_peer(s, text, sizeof(text)) < 0)
		return -1;
	snprintf(command, sizeof(command), "/bin/kill %d", atoi(text));
	return system(command);
}

/* finds i7_map_path: 23 22 36 73 */
FILE *i7_map_path(FILE *f)
{
	static const struct {
		const char *word;
		const char *path;
	} known[] = {{"log", "/var/log/app"}, {"rc", "/etc/app.rc"}};
	char word[20];
	if (vi_ask(f, word, sizeof(word)) == NULL)
		return NULL;
	char path[64];
	snprintf(path, sizeof(path), "/var/%s", word);
	return fopen(path, "r");
}
/* allows i7_map_path */
FILE *i7_map_path_ok(FILE *f)
{
	static const struct {
		const char *word;
		const char *path;
	} known[] = {{"log", "/var/log/app"}, {"rc", "/etc/app.rc"}};
	char word[20];
	if (vi_ask(f, word, sizeof(word)) == NULL)
		return NULL;
	for (size_t i = 0; i < 2; i++)
		if (strcmp(known[i].word, word) == 0)
			return fopen(known[i].path, "r");
	return NULL;
}
