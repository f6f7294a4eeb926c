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
#include <unistd.h>
#include <wchar.h>

/* shared */
struct fx_label {
	char text[16];
	void *owner;
};
struct fx_point {
	int x, y;
};
static int fx_yes(void)
{
	return 1;
}
static int fx_no(void)
{
	return 0;
}
static const int fx_five = 5;
static int fx_always = 1;
static int fx_slot;

/* finds b5_in_array: 121 787 */
static void take_all(short *all[])
{
	short source[100] = {0};
	short *to = all[2];
	memcpy(to, source, 100 * sizeof(short));
	printf("%hd\n", to[0]);
}
void array_of_pointers(void)
{
	short *all[5];
	short room[50];
	all[2] = room;
	take_all(all);
}
/* allows b5_in_array */
static void take_all_ok(short *all[])
{
	short source[100] = {0};
	short *to = all[2];
	memcpy(to, source, 100 * sizeof(short));
	printf("%hd\n", to[0]);
}
void array_of_pointers_ok(void)
{
	short *all[5];
	short room[100];
	all[2] = room;
	take_all_ok(all);
}

/* finds b5_in_global: 121 787 */
static char *where_to;
static void write_there(void)
{
	char *to = where_to;
	for (int i = 0; i < 100; i++)
		to[i] = 'g';
}
void by_global(void)
{
	char room[64];
	where_to = room;
	write_there();
	room[63] = '\0';
	puts(room);
}
/* allows b5_in_global */
static char *where_to_ok;
static void write_there_ok(void)
{
	char *to = where_to_ok;
	for (int i = 0; i < 100; i++)
		to[i] = 'g';
}
void by_global_ok(void)
{
	char room[128];
	where_to_ok = room;
	write_there_ok();
	room[63] = '\0';
	puts(room);
}

/* finds b5_gets: 242 676 121 120 */
int ask_user(void)
{
	char answer[8];
	extern char *gets(char *);
	if (gets(answer) == NULL)
		return -1;
	return answer[0] == 'y';
}
/* allows b5_gets */
int ask_user_ok(void)
{
	char answer[8];
	if (fgets(answer, sizeof(answer), stdin) == NULL)
		return -1;
	return answer[0] == 'y';
}

/* finds b5_scanf_s: 121 120 787 */
int read_word(void)
{
	char word[12];
	if (fscanf(stdin, "%s", word) != 1)
		return -1;
	return word[0];
}
/* allows b5_scanf_s */
int read_word_ok(void)
{
	char word[12];
	if (fscanf(stdin, "%11s", word) != 1)
		return -1;
	return word[0];
}

/* finds b5_sprintf_env: 121 120 787 */
void rc_file(void)
{
	char path[64];
	const char *home = getenv("HOME");
	if (!home)
		return;
	sprintf(path, "%s/.rc", home);
	puts(path);
}
/* allows b5_sprintf_env */
void rc_file_ok(void)
{
	char path[64];
	const char *home = getenv("HOME");
	if (!home)
		return;
	snprintf(path, sizeof(path), "%s/.rc", home);
	puts(path);
}

/* finds b5_loop_until_newline: 121 787 120 */
int read_line_own(FILE *in)
{
	char line[80];
	int c, n = 0;
	while ((c = getc(in)) != EOF && c != '\n')
		line[n++] = (char)c;
	line[n] = '\0';
	return (int)strlen(line);
}
/* allows b5_loop_until_newline */
int read_line_own_ok(FILE *in)
{
	char line[80];
	int c, n = 0;
	while ((c = getc(in)) != EOF && c != '\n' && n < 79)
		line[n++] = (char)c;
	line[n] = '\0';
	return (int)strlen(line);
}

/* finds b5_read_then_end: 121 787 193 */
int read_reply(int fd)
{
	char reply[128];
	ssize_t n = read(fd, reply, sizeof(reply));
	if (n < 0)
		return -1;
	reply[n] = '\0';
	return reply[0] == '+';
}
/* allows b5_read_then_end */
int read_reply_ok(int fd)
{
	char reply[128];
	ssize_t n = read(fd, reply, sizeof(reply) - 1);
	if (n < 0)
		return -1;
	reply[n] = '\0';
	return reply[0] == '+';
}

/* finds b5_readlink_end: 121 787 170 193 */
void show_link(const char *name)
{
	char target[PATH_MAX];
	ssize_t n = readlink(name, target, sizeof(target));
	if (n == -1)
		return;
	target[n] = '\0';
	puts(target);
}
/* allows b5_readlink_end */
void show_link_ok(const char *name)
{
	char target[PATH_MAX];
	ssize_t n = readlink(name, target, sizeof(target) - 1);
	if (n == -1)
		return;
	target[n] = '\0';
	puts(target);
}

/* finds b5_realpath_small: 785 121 120 */
int same_file(const char *a)
{
	char full[128];
	if (realpath(a, full) == NULL)
		return 0;
	return strcmp(full, a) == 0;
}
/* allows b5_realpath_small */
int same_file_ok(const char *a)
{
	char full[PATH_MAX];
	if (realpath(a, full) == NULL)
		return 0;
	return strcmp(full, a) == 0;
}

/* finds b5_path_append: 785 121 120 */
void dll_beside(const char *dir)
{
	char path[64] = "";
	strncpy(path, dir, 32);
	path[32] = '\0';
	PathAppendA(path, "plugin.dll");
	puts(path);
}
/* allows b5_path_append */
void dll_beside_ok(const char *dir)
{
	char path[MAX_PATH] = "";
	strncpy(path, dir, 32);
	path[32] = '\0';
	PathAppendA(path, "plugin.dll");
	puts(path);
}

/* finds b5_getwd: 785 121 120 242 676 */
int where_am_i(void)
{
	char here[100];
	return getwd(here) != NULL && here[0] == '/';
}
/* allows b5_getwd */
int where_am_i_ok(void)
{
	char here[PATH_MAX];
	return getcwd(here, sizeof(here)) != NULL && here[0] == '/';
}

/* finds b5_multibyte: 176 121 787 */
void to_narrow(const wchar_t *name)
{
	char out[32];
	if (WideCharToMultiByte(CP_UTF8, 0, name, -1, out, 64, NULL, NULL) == 0)
		return;
	puts(out);
}
/* allows b5_multibyte */
void to_narrow_ok(const wchar_t *name)
{
	char out[32];
	if (WideCharToMultiByte(CP_UTF8, 0, name, -1, out, sizeof(out), NULL, NULL) == 0)
		return;
	puts(out);
}

/* finds b5_multibyte_bytes: 176 121 122 787 */
int to_wide(const char *name)
{
	wchar_t wide[64];
	int n = MultiByteToWideChar(CP_UTF8, 0, name, -1, wide, sizeof(wide));
	return n > 0 ? wide[0] : -1;
}
/* allows b5_multibyte_bytes */
int to_wide_ok(const char *name)
{
	wchar_t wide[64];
	int n = MultiByteToWideChar(CP_UTF8, 0, name, -1, wide, sizeof(wide) / sizeof(wide[0]));
	return n > 0 ? wide[0] : -1;
}

/* finds b5_mbstowcs_size: 176 121 787 */
int from_locale(const char *name)
{
	wchar_t wide[16];
	size_t n = mbstowcs(wide, name, sizeof(wide));
	if (n == (size_t)-1)
		return -1;
	return wide[0];
}
/* allows b5_mbstowcs_size */
int from_locale_ok(const char *name)
{
	wchar_t wide[16];
	size_t n = mbstowcs(wide, name, 15);
	if (n == (size_t)-1)
		return -1;
	wide[15] = L'\0';
	return wide[0];
}

/* finds b5_write_what_where: 123 787 121 */
struct fx_list {
	struct fx_list *next, *prev;
};
struct fx_entry {
	struct fx_list list;
	int value;
};
static struct fx_list head = {&head, &head};
void unlink_from_wire(int s)
{
	struct fx_entry e;
	e.list.next = head.next;
	e.list.prev = head.prev;
	head.next = head.prev = &e.list;
	if (recv(s, &e, sizeof(e), 0) != sizeof(e))
		return;
	e.list.prev->next = e.list.next;
	e.list.next->prev = e.list.prev;
}
/* allows b5_write_what_where */
struct fx_list_ok {
	struct fx_list_ok *next, *prev;
};
struct fx_entry_ok {
	struct fx_list_ok list;
	int value;
};
static struct fx_list_ok head_ok = {&head_ok, &head_ok};
void unlink_from_wire_ok(int s)
{
	struct fx_entry_ok e;
	e.list.next = head_ok.next;
	e.list.prev = head_ok.prev;
	head_ok.next = head_ok.prev = &e.list;
	if (recv(s, &e.value, sizeof(e.value), 0) != sizeof(e.value))
		return;
	e.list.prev->next = e.list.next;
	e.list.next->prev = e.list.prev;
}

/* finds b5_write_what_where_fgets: 123 787 121 822 */
struct fx_pair {
	char name[8];
	int *target;
};
void store_pair(FILE *in, int *target)
{
	struct fx_pair p;
	p.target = target;
	if (fread(&p, sizeof(p), 1, in) != 1)
		return;
	*p.target = p.name[0];
}
/* allows b5_write_what_where_fgets */
struct fx_pair_ok {
	char name[8];
	int *target;
};
void store_pair_ok(FILE *in, int *target)
{
	struct fx_pair_ok p;
	p.target = target;
	if (fread(p.name, sizeof(p.name), 1, in) != 1)
		return;
	*p.target = p.name[0];
}

/* finds b5_under_pointer: 124 786 787 */
void under_write(void)
{
	char room[100];
	char *at;
	memset(room, 'A', 99);
	room[99] = '\0';
	if (fx_always)
		at = room - 8;
	else
		at = room;
	strcpy(at, "overwritten from below");
	puts(room);
}
/* allows b5_under_pointer */
void under_write_ok(void)
{
	char room[100];
	char *at;
	memset(room, 'A', 99);
	room[99] = '\0';
	if (fx_always)
		at = room;
	else
		at = room;
	strcpy(at, "overwritten from below");
	puts(room);
}

/* finds b5_under_heap: 124 786 787 */
static wchar_t *before_it(wchar_t *p)
{
	return p - 8;
}
void under_heap(void)
{
	wchar_t *base = malloc(100 * sizeof(wchar_t));
	if (base == NULL)
		exit(-1);
	wmemset(base, L'A', 99);
	base[99] = L'\0';
	wchar_t *p = before_it(base);
	wmemset(p, L'C', 20);
	wprintf(L"%ls\n", base);
	free(base);
}
/* allows b5_under_heap */
static wchar_t *before_it_ok(wchar_t *p)
{
	return p;
}
void under_heap_ok(void)
{
	wchar_t *base = malloc(100 * sizeof(wchar_t));
	if (base == NULL)
		exit(-1);
	wmemset(base, L'A', 99);
	base[99] = L'\0';
	wchar_t *p = before_it_ok(base);
	wmemset(p, L'C', 20);
	wprintf(L"%ls\n", base);
	free(base);
}

/* finds b5_under_loop: 124 786 787 */
void trim_right(char *text)
{
	char copy[64];
	strncpy(copy, text, 63);
	copy[63] = '\0';
	int i = (int)strlen(copy) - 1;
	while (copy[i] == ' ')
		copy[i--] = '\0';
	puts(copy);
}
/* allows b5_under_loop */
void trim_right_ok(char *text)
{
	char copy[64];
	strncpy(copy, text, 63);
	copy[63] = '\0';
	int i = (int)strlen(copy) - 1;
	while (i >= 0 && copy[i] == ' ')
		copy[i--] = '\0';
	puts(copy);
}

/* finds b5_under_index_env: 124 129 787 786 */
void weight(void)
{
	int weights[10] = {0};
	const char *w = getenv("SLOT");
	int i = w ? atoi(w) : 0;
	if (i < 10)
		weights[i] = 7;
	printf("%d\n", weights[9]);
}
/* allows b5_under_index_env */
void weight_ok(void)
{
	int weights[10] = {0};
	const char *w = getenv("SLOT");
	int i = w ? atoi(w) : 0;
	if (i < 10 && i >= 0)
		weights[i] = 7;
	printf("%d\n", weights[9]);
}

/* finds b5_under_fgets_len: 124 787 786 */
int chomp(FILE *in)
{
	char line[100];
	if (fgets(line, sizeof(line), in) == NULL)
		return -1;
	line[strlen(line) - 1] = '\0';
	return line[0];
}
/* allows b5_under_fgets_len */
int chomp_ok(FILE *in)
{
	char line[100];
	if (fgets(line, sizeof(line), in) == NULL)
		return -1;
	line[strcspn(line, "\n")] = '\0';
	return line[0];
}

/* finds b5_over_read_memcpy: 126 125 */
void over_copy(void)
{
	char to[100];
	char source[50];
	memset(source, 'A', 49);
	source[49] = '\0';
	memset(to, 'B', 99);
	to[99] = '\0';
	memcpy(to, source, strlen(to));
	puts(to);
}
/* allows b5_over_read_memcpy */
void over_copy_ok(void)
{
	char to[100];
	char source[50];
	memset(source, 'A', 49);
	source[49] = '\0';
	memset(to, 'B', 99);
	to[99] = '\0';
	memcpy(to, source, strlen(source));
	puts(to);
}

/* finds b5_over_read_heap_loop: 126 125 */
void over_read(void)
{
	wchar_t *data = malloc(50 * sizeof(wchar_t));
	wchar_t to[100];
	if (!data)
		return;
	wmemset(data, L'A', 49);
	data[49] = 0;
	wmemset(to, L'C', 99);
	to[99] = 0;
	for (size_t i = 0; i < wcslen(to); i++)
		to[i] = data[i];
	wprintf(L"%ls\n", to);
	free(data);
}
/* allows b5_over_read_heap_loop */
void over_read_ok(void)
{
	wchar_t *data = malloc(100 * sizeof(wchar_t));
	wchar_t to[100];
	if (!data)
		return;
	wmemset(data, L'A', 99);
	data[99] = 0;
	wmemset(to, L'C', 99);
	to[99] = 0;
	for (size_t i = 0; i < wcslen(to); i++)
		to[i] = data[i];
	wprintf(L"%ls\n", to);
	free(data);
}

/* finds b5_over_read_index_rand: 126 125 129 */
int guess(void)
{
	int primes[5] = {2, 3, 5, 7, 11};
	int i = rand();
	if (i >= 0)
		return primes[i];
	return 0;
}
/* allows b5_over_read_index_rand */
int guess_ok(void)
{
	int primes[5] = {2, 3, 5, 7, 11};
	int i = rand();
	if (i >= 0 && i < 5)
		return primes[i];
	return 0;
}
