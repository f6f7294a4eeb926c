/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "third_win.h"
#include <arpa/inet.h>
#include <limits.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>
#include <wchar.h>

/* shared */
char *gets(char *);
struct sx_frame {
	unsigned char head[4];
	char body[24];
	int (*done)(void);
};
struct sx_ring {
	int at;
	int slots[8];
};
static int sx_on = 1;
static int sx_off;
static int sx_mode = 6;
static int sx_from_env(const char *name)
{
	const char *v = getenv(name);
	return v != NULL ? (int)strtol(v, NULL, 10) : 0;
}
struct sx_target { char *at; size_t n; };
struct sx_link { struct sx_link *next, *prev; };
union sx_mix { char text[8]; int number; };

/* finds b6_table_of_functions: 121 787 */
static void fill_all(char *to)
{
	memset(to, '.', 64);
}
static void fill_none(char *to)
{
	to[0] = 0;
}
void by_table(int unused)
{
	static void (*const table[2])(char *) = {fill_none, fill_all};
	char room[32];
	(void)unused;
	table[1](room);
	room[31] = 0;
	puts(room);
}
/* allows b6_table_of_functions */
static void fill_all_ok(char *to)
{
	memset(to, '.', 64);
}
static void fill_none_ok(char *to)
{
	to[0] = 0;
}
void by_table_ok(int unused)
{
	static void (*const table[2])(char *) = {fill_none_ok, fill_all_ok};
	char room[65];
	(void)unused;
	table[1](room);
	room[31] = 0;
	puts(room);
}

/* finds b6_static_pointer: 122 787 */
static char *kept;
static void fill_kept(void)
{
	strncpy(kept, "a text of more than twenty characters", 37);
	kept[19] = 0;
}
void static_target(void)
{
	kept = malloc(20);
	if (kept == NULL)
		return;
	fill_kept();
	puts(kept);
	free(kept);
}
/* allows b6_static_pointer */
static char *kept_ok;
static void fill_kept_ok(void)
{
	strncpy(kept_ok, "a text of more than twenty characters", 37);
	kept_ok[37] = 0;
}
void static_target_ok(void)
{
	kept_ok = malloc(40);
	if (kept_ok == NULL)
		return;
	fill_kept_ok();
	puts(kept_ok);
	free(kept_ok);
}

/* finds b6_scanf_word: 121 120 787 */
void ask_name(void)
{
	char name[20];
	if (scanf("%s", name) == 1)
		puts(name);
}
/* allows b6_scanf_word */
void ask_name_ok(void)
{
	char name[20];
	if (scanf("%19s", name) == 1)
		puts(name);
}

/* finds b6_sscanf_set: 121 120 787 */
void split_pair(const char *line)
{
	char key[16], value[16];
	if (sscanf(line, "%[^=]=%s", key, value) == 2)
		printf("%s: %s\n", key, value);
}
void split_env(void)
{
	const char *e = getenv("PAIR");
	if (e != NULL)
		split_pair(e);
}
/* allows b6_sscanf_set */
void split_pair_ok(const char *line)
{
	char key[16], value[16];
	if (sscanf(line, "%15[^=]=%15s", key, value) == 2)
		printf("%s: %s\n", key, value);
}
void split_env_ok(void)
{
	const char *e = getenv("PAIR");
	if (e != NULL)
		split_pair_ok(e);
}

/* finds b6_strcpy_argv: 121 120 787 */
int main_name(int argc, char **argv)
{
	char name[40] = "";
	if (argc > 1)
		strcpy(name, argv[1]);
	puts(name);
	return 0;
}
/* allows b6_strcpy_argv */
int main_name_ok(int argc, char **argv)
{
	char name[40] = "";
	if (argc > 1)
		snprintf(name, sizeof(name), "%s", argv[1]);
	puts(name);
	return 0;
}

/* finds b6_strcat_loop: 121 787 120 */
void join_all(int n, char **parts)
{
	char all[256] = "";
	for (int i = 1; i < n; i++)
		strcat(all, parts[i]);
	puts(all);
}
/* allows b6_strcat_loop */
void join_all_ok(int n, char **parts)
{
	char all[256] = "";
	for (int i = 1; i < n; i++)
		strncat(all, parts[i], sizeof(all) - strlen(all) - 1);
	puts(all);
}

/* finds b6_vsprintf: 121 787 120 */
#include <stdarg.h>
void note(const char *format, ...)
{
	char line[80];
	va_list ap;
	va_start(ap, format);
	vsprintf(line, format, ap);
	va_end(ap);
	puts(line);
}
void note_env(void)
{
	const char *e = getenv("NOTE");
	note("%s is set\n", e != NULL ? e : "nothing");
}
/* allows b6_vsprintf */
#include <stdarg.h>
void note_ok(const char *format, ...)
{
	char line[80];
	va_list ap;
	va_start(ap, format);
	vsnprintf(line, sizeof(line), format, ap);
	va_end(ap);
	puts(line);
}
void note_env_ok(void)
{
	const char *e = getenv("NOTE");
	note_ok("%s is set\n", e != NULL ? e : "nothing");
}

/* finds b6_gets_ring: 242 676 121 120 */
int first_of_input(void)
{
	char room[100];
	if (gets(room) == NULL)
		return -1;
	return room[0];
}
/* allows b6_gets_ring */
int first_of_input_ok(void)
{
	char room[100];
	if (fgets(room, sizeof(room), stdin) == NULL)
		return -1;
	return room[0];
}

/* finds b6_under_minus: 124 786 787 */
void before_start(void)
{
	char room[40];
	char *p = room  - 8;
	memset(p, 'b', 20);
	room[39] = 0;
	printf("%c\n", room[1]);
}
/* allows b6_under_minus */
void before_start_ok(void)
{
	char room[40];
	char *p = room;
	memset(p, 'b', 20);
	room[39] = 0;
	printf("%c\n", room[1]);
}

/* finds b6_under_heap_struct: 124 786 787 */
void before_first(void)
{
	struct sx_ring *all = calloc(3, sizeof(*all)), *p = all;
	if (all == NULL)
		return;
	p--;
	p->at = 4;
	printf("%d\n", all[0].at);
	free(all);
}
/* allows b6_under_heap_struct */
void before_first_ok(void)
{
	struct sx_ring *all = calloc(3, sizeof(*all)), *p = all;
	if (all == NULL)
		return;
	p->at = 4;
	printf("%d\n", all[0].at);
	free(all);
}

/* finds b6_under_trim: 124 786 787 127 */
void trim(void)
{
	char line[100] = "   ";
	char *end = line + strlen(line) - 1;
	while (*end == ' ')
		*end-- = '\0';
	puts(line);
}
/* allows b6_under_trim */
void trim_ok(void)
{
	char line[100] = "   ";
	char *end = line + strlen(line) - 1;
	while (end >= line && *end == ' ')
		*end-- = '\0';
	puts(line);
}

/* finds b6_under_socket: 124 129 787 786 */
int set_at(int s)
{
	int table[10] = {0};
	int at;
	if (recv(s, &at, sizeof(at), 0) != (ssize_t)sizeof(at))
		return -1;
	at = (int)ntohl((uint32_t)at);
	if (at < 10)
		table[at] = 7;
	return table[0];
}
/* allows b6_under_socket */
int set_at_ok(int s)
{
	int table[10] = {0};
	int at;
	if (recv(s, &at, sizeof(at), 0) != (ssize_t)sizeof(at))
		return -1;
	at = (int)ntohl((uint32_t)at);
	if (at < 10 && at >= 0)
		table[at] = 7;
	return table[0];
}

/* finds b6_under_fgets_end: 124 787 786 */
void no_newline(FILE *f)
{
	char line[80];
	size_t n;
	if (fgets(line, sizeof(line), f) == NULL)
		return;
	n = strlen(line);
	if (line[n - 1] == '\n')
		line[n - 1] = '\0';
	puts(line);
}
/* allows b6_under_fgets_end */
void no_newline_ok(FILE *f)
{
	char line[80];
	size_t n;
	if (fgets(line, sizeof(line), f) == NULL)
		return;
	n = strlen(line);
	if (n > 0 && line[n - 1] == '\n')
		line[n - 1] = '\0';
	puts(line);
}

/* finds b6_under_memcpy_wide: 124 786 787 */
void wide_before(void)
{
	wchar_t room[30] = L"";
	wchar_t from[20];
	wchar_t *to = &room[-5];
	wmemset(from, L'w', 20);
	wmemcpy(to, from, 20);
	room[29] = 0;
	wprintf(L"%ls\n", room);
}
/* allows b6_under_memcpy_wide */
void wide_before_ok(void)
{
	wchar_t room[30] = L"";
	wchar_t from[20];
	wchar_t *to = &room[5];
	wmemset(from, L'w', 20);
	wmemcpy(to, from, 20);
	room[29] = 0;
	wprintf(L"%ls\n", room);
}

/* finds b6_over_read_puts: 126 125 170 */
void unended(void)
{
	char word[8];
	memcpy(word, "password", 8);
	puts(word);
}
/* allows b6_over_read_puts */
void unended_ok(void)
{
	char word[8];
	memcpy(word, "password", 8);
	word[7] = '\0';
	puts(word);
}

/* finds b6_over_read_memcpy_dest: 126 125 */
void copy_long(void)
{
	char from[50], to[100] = "";
	memset(from, 'f', 49);
	from[49] = 0;
	memcpy(to, from, strlen(to) < 100 ? sizeof(to) : 0);
	to[99] = 0;
	puts(to);
}
/* allows b6_over_read_memcpy_dest */
void copy_long_ok(void)
{
	char from[50], to[100] = "";
	memset(from, 'f', 49);
	from[49] = 0;
	memcpy(to, from, sizeof(from));
	to[99] = 0;
	puts(to);
}

/* finds b6_over_read_heap_index: 126 125 */
int last_of(void)
{
	int *v = calloc(12, sizeof(int));
	int r;
	if (v == NULL)
		return -1;
	r = v[12];
	free(v);
	return r;
}
/* allows b6_over_read_heap_index */
int last_of_ok(void)
{
	int *v = calloc(12, sizeof(int));
	int r;
	if (v == NULL)
		return -1;
	r = v[11];
	free(v);
	return r;
}

/* finds b6_over_read_wide_loop: 126 125 */
int wide_count(void)
{
	wchar_t words[20];
	int n = 0;
	wmemset(words, L'e', 20);
	for (int i = 0; words[i] != 0; i++)
		n++;
	return n;
}
/* allows b6_over_read_wide_loop */
int wide_count_ok(void)
{
	wchar_t words[20];
	int n = 0;
	wmemset(words, L'e', 20);
	for (int i = 0; i < 20 && words[i] != 0; i++)
		n++;
	return n;
}

/* finds b6_over_read_payload: 126 125 */
int echo(int s, int to)
{
	unsigned char packet[64], answer[65536] = {0};
	ssize_t got = recv(s, packet, sizeof(packet), 0);
	if (got < 3)
		return -1;
	size_t n = (size_t)packet[1] << 8 | packet[2];
	memcpy(answer, packet + 3, n);
	return (int)send(to, answer, n, 0);
}
/* allows b6_over_read_payload */
int echo_ok(int s, int to)
{
	unsigned char packet[64], answer[65536] = {0};
	ssize_t got = recv(s, packet, sizeof(packet), 0);
	if (got < 3)
		return -1;
	size_t n = (size_t)packet[1] << 8 | packet[2];
	if (n + 3 > (size_t)got)
		return -1;
	memcpy(answer, packet + 3, n);
	return (int)send(to, answer, n, 0);
}

/* finds b6_over_read_names: 126 125 129 */
const char *month(FILE *f)
{
	static const char *const names[12] = {"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"};
	int m;
	if (fscanf(f, "%d", &m) != 1 || m < 1 || m > 13)
		return NULL;
	return names[m - 1];
}
/* allows b6_over_read_names */
const char *month_ok(FILE *f)
{
	static const char *const names[12] = {"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"};
	int m;
	if (fscanf(f, "%d", &m) != 1 || m < 1 || m > 12)
		return NULL;
	return names[m - 1];
}

/* finds b6_under_read_index: 127 125 786 129 */
const char *weekday(FILE *f)
{
	static const char *const names[7] = {"mo", "tu", "we", "th", "fr", "sa", "su"};
	int d;
	if (fscanf(f, "%d", &d) != 1 || d > 6)
		return NULL;
	return names[d];
}
/* allows b6_under_read_index */
const char *weekday_ok(FILE *f)
{
	static const char *const names[7] = {"mo", "tu", "we", "th", "fr", "sa", "su"};
	int d;
	if (fscanf(f, "%d", &d) != 1 || d > 6 || d < 0)
		return NULL;
	return names[d];
}

/* finds b6_under_read_heap: 127 125 786 */
void read_before(void)
{
	char *v = malloc(20), *p;
	char out[21];
	if (v == NULL)
		return;
	memset(v, 'v', 20);
	p = v;
	p -= 8;
	memcpy(out, p, 20);
	out[20] = 0;
	puts(out);
	free(v);
}
/* allows b6_under_read_heap */
void read_before_ok(void)
{
	char *v = malloc(20), *p;
	char out[21];
	if (v == NULL)
		return;
	memset(v, 'v', 20);
	p = v;
	p += 0;
	memcpy(out, p, 20);
	out[20] = 0;
	puts(out);
	free(v);
}

/* finds b6_under_read_last_slash: 127 125 786 */
char last_mark(const char *path)
{
	size_t n = strlen(path);
	while (path[n - 1] != '/')
		n--;
	return path[n - 2];
}
void last_mark_used(void)
{
	printf("%c\n", last_mark(""));
}
/* allows b6_under_read_last_slash */
char last_mark_ok(const char *path)
{
	size_t n = strlen(path);
	while (n > 0 && path[n - 1] != '/')
		n--;
	return n > 1 ? path[n - 2] : 0;
}
void last_mark_used_ok(void)
{
	printf("%c\n", last_mark_ok(""));
}

/* finds b6_write_what_where: 123 787 121 822 */
int poke(FILE *f)
{
	unsigned long where;
	int what, own = 0;
	if (fscanf(f, "%lx %d", &where, &what) != 2)
		return -1;
	*(int *)where = what;
	return own;
}
/* allows b6_write_what_where */
int poke_ok(FILE *f)
{
	unsigned long where;
	int what, own = 0;
	if (fscanf(f, "%lx %d", &where, &what) != 2)
		return -1;
	own = what;
	return own;
}
