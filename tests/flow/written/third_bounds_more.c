/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "third_win.h"
#include <limits.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <termios.h>
#include <unistd.h>
#include <wchar.h>

/* finds b3_mbstowcs: 176 121 787 */
void show_wide_name(const char *name)
{
	wchar_t wide[32];
	if (mbstowcs(wide, name, sizeof wide) == (size_t)-1)
		return;
	wide[31] = L'\0';
	wprintf(L"%ls\n", wide);
}
/* allows b3_mbstowcs */
void show_wide_name_right(const char *name)
{
	wchar_t wide[32];
	if (mbstowcs(wide, name, 31) == (size_t)-1)
		return;
	wide[31] = L'\0';
	wprintf(L"%ls\n", wide);
}

/* finds b3_to_wide: 176 121 787 */
BOOL set_wide_title(const char *title, wchar_t *out)
{
	wchar_t buffer[64];
	if (MultiByteToWideChar(CP_UTF8, 0, title, -1, buffer, sizeof(buffer)) == 0)
		return FALSE;
	wcscpy(out, buffer);
	return TRUE;
}
/* allows b3_to_wide */
BOOL set_wide_title_right(const char *title, wchar_t *out)
{
	wchar_t buffer[64];
	if (MultiByteToWideChar(CP_UTF8, 0, title, -1, buffer, sizeof(buffer) / sizeof(buffer[0])) == 0)
		return FALSE;
	wcscpy(out, buffer);
	return TRUE;
}

/* finds b3_to_bytes: 176 122 787 */
char *narrow_copy(const wchar_t *wide)
{
	size_t n = wcslen(wide);
	char *out = malloc(n + 1);
	if (out == NULL)
		return NULL;
	WideCharToMultiByte(CP_UTF8, 0, wide, -1, out, (int)(n * sizeof(wchar_t)), NULL, NULL);
	return out;
}
/* allows b3_to_bytes */
char *narrow_copy_right(const wchar_t *wide)
{
	int n = WideCharToMultiByte(CP_UTF8, 0, wide, -1, NULL, 0, NULL, NULL);
	char *out = n > 0 ? malloc((size_t)n) : NULL;
	if (out == NULL)
		return NULL;
	if (WideCharToMultiByte(CP_UTF8, 0, wide, -1, out, n, NULL, NULL) == 0) {
		free(out);
		return NULL;
	}
	return out;
}

/* finds b3_neighbour: 188 469 125 126 468 */
struct pair {
	char tag;
	int value;
};

int value_of(const struct pair *p)
{
	return *(const int *)(&p->tag + 1);
}
/* allows b3_neighbour */
int value_of_right(const struct pair *p)
{
	return p->value;
}

/* finds b3_next_local: 188 125 787 126 469 121 */
int sum_two(void)
{
	int first = 1;
	int second = 2;
	int *at = &first;
	int sum = at[0];
	sum += at[1];
	return sum + second;
}
/* allows b3_next_local */
int sum_two_right(void)
{
	int both[2] = { 1, 2 };
	int *at = both;
	int sum = at[0];
	sum += at[1];
	return sum;
}

/* finds b3_members_run: 188 787 121 */
struct address_lines {
	char street[20];
	char town[20];
};

void wipe_lines(struct address_lines *a)
{
	memset(a->street, ' ', sizeof a->street + sizeof a->town);
}
/* allows b3_members_run */
void wipe_lines_right(struct address_lines *a)
{
	memset(a, ' ', sizeof *a);
}

/* finds b3_realpath: 785 121 120 */
int print_real(const char *path)
{
	char real[256];
	if (realpath(path, real) == NULL)
		return -1;
	return puts(real);
}
/* allows b3_realpath */
int print_real_right(const char *path)
{
	char real[PATH_MAX];
	if (realpath(path, real) == NULL)
		return -1;
	return puts(real);
}

/* finds b3_append: 785 121 120 */
BOOL help_file(const char *name)
{
	char path[100] = "C:\\app\\help";
	return PathAppendA(path, name) && GetFileAttributesA(path) != INVALID_FILE_ATTRIBUTES;
}
/* allows b3_append */
BOOL help_file_right(const char *name)
{
	char path[MAX_PATH] = "C:\\app\\help";
	return PathAppendA(path, name) && GetFileAttributesA(path) != INVALID_FILE_ATTRIBUTES;
}

/* finds b3_getwd: 785 121 120 676 242 */
int print_here(void)
{
	char here[200];
	if (getwd(here) == NULL)
		return -1;
	return puts(here);
}
/* allows b3_getwd */
int print_here_right(void)
{
	char here[200];
	if (getcwd(here, sizeof here) == NULL)
		return -1;
	return puts(here);
}
