/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "third_win.h"
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <pwd.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <wchar.h>

/* finds q3_qsort_bool: 440 475 758 */
static int by_size(const void *a, const void *b)
{
	return *(const int *)a > *(const int *)b;
}

void sort_sizes(int *all, size_t n)
{
	qsort(all, n, sizeof *all, by_size);
}
/* allows q3_qsort_bool */
static int by_size_right(const void *a, const void *b)
{
	int x = *(const int *)a, y = *(const int *)b;
	return (x > y) - (x < y);
}

void sort_sizes_right(int *all, size_t n)
{
	qsort(all, n, sizeof *all, by_size_right);
}

/* finds q3_search_unsorted: 440 475 */
static int by_name(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static const char *const commands[] = { "stop", "go", "turn", "back" };

int is_command(const char *word)
{
	return bsearch(&word, commands, 4, sizeof commands[0], by_name) != NULL;
}
/* allows q3_search_unsorted */
static const char *const orders[] = { "back", "go", "stop", "turn" };

int is_order(const char *word)
{
	return bsearch(&word, orders, 4, sizeof orders[0], by_name) != NULL;
}

/* finds q3_overlap: 475 */
void drop_first(char *line)
{
	memcpy(line, line + 1, strlen(line));
}
/* allows q3_overlap */
void drop_first_right(char *line)
{
	memmove(line, line + 1, strlen(line));
}

/* finds q3_print_null: 475 476 */
void show_user(int known)
{
	const char *user = NULL;
	if (known)
		user = "somebody";
	printf("%s\n", user);
}
/* allows q3_print_null */
void show_user_right(int known)
{
	const char *user = "nobody";
	if (known)
		user = "somebody";
	printf("%s\n", user);
}

/* finds q3_fclose_null: 475 476 690 */
int touch(const char *name)
{
	FILE *f = fopen(name, "a");
	return fclose(f);
}
/* allows q3_fclose_null */
int touch_right(const char *name)
{
	FILE *f = fopen(name, "a");
	return f ? fclose(f) : -1;
}

/* finds q3_few_arguments: 685 688 */
void report(const char *who, int n)
{
	char line[80];
	snprintf(line, sizeof line, "%s has %d of %d\n", who, n);
	fputs(line, stdout);
}
/* allows q3_few_arguments */
void report_right(const char *who, int n, int all)
{
	char line[80];
	snprintf(line, sizeof line, "%s has %d of %d\n", who, n, all);
	fputs(line, stdout);
}

/* finds q3_many_arguments: 685 */
void warn_user(const char *who)
{
	fprintf(stderr, "no such user\n", who);
}
/* allows q3_many_arguments */
void warn_user_right(const char *who)
{
	fprintf(stderr, "no such user: %s\n", who);
}

/* finds q3_execl_end: 685 688 */
void become_shell(void)
{
	execl("/usr/bin/env", "env", "-i");
	_exit(126);
}
/* allows q3_execl_end */
void become_shell_right(void)
{
	execl("/usr/bin/env", "env", "-i", (char *)NULL);
	_exit(126);
}

/* finds q3_old_call: 685 628 */
int blend();

int mix_two(int a)
{
	return blend(a);
}

int blend(a, b)
	int a, b;
{
	return a * b;
}
/* allows q3_old_call */
int blend_right();

int mix_two_right(int a)
{
	return blend_right(a, 2);
}

int blend_right(a, b)
	int a, b;
{
	return a * b;
}

/* finds q3_swap_memset: 688 687 628 */
void clear_page(char page[512])
{
	memset(page, 512, 0);
}
/* allows q3_swap_memset */
void clear_page_right(char page[512])
{
	memset(page, 0, 512);
}

/* finds q3_wrong_size: 688 805 787 121 */
void copy_mode(char to[8], const char from[16])
{
	char own[8];
	memcpy(own, from, 16);
	own[7] = '\0';
	strcpy(to, own);
}
/* allows q3_wrong_size */
void copy_mode_right(char to[8], const char from[16])
{
	char own[8];
	memcpy(own, from, sizeof own);
	own[7] = '\0';
	strcpy(to, own);
}

/* finds q3_strncmp_self: 688 */
int same_host(const char *host, const char *wanted)
{
	(void)wanted;
	return strcmp(host, host) == 0;
}
/* allows q3_strncmp_self */
int same_host_right(const char *host, const char *wanted)
{
	return strcmp(host, wanted) == 0;
}
