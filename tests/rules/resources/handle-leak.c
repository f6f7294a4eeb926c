/* SPDX-License-Identifier: Apache-2.0 */
/* resources/handle-leak: what it finds, then what it must leave alone. */
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#include "handle-leak.h"

void keep(FILE *f);

int finds_no_close(const char *name)
{
	FILE *f = fopen(name, "r"); /* expect: resources/handle-leak file */
	return f ? fgetc(f) : -1;
}

int finds_what_is_only_compared(const char *name)
{
	return open(name, O_RDONLY) >= 0; /* expect: resources/handle-leak compared */
}

int allows_an_assignment_that_is_compared(const char *name)
{
	int fd;
	if ((fd = open(name, O_RDONLY)) < 0)
		return -1;
	return close(fd);
}

int finds_an_early_return(const char *name)
{
	char c;
	int fd = open(name, O_RDONLY); /* expect: resources/handle-leak fd */
	if (fd < 0)
		return -1;
	if (read(fd, &c, 1) != 1)
		return -1;
	close(fd);
	return c;
}

void finds_a_new_value(const char *name)
{
	int fd = open(name, O_RDONLY); /* expect: resources/handle-leak */
	fd = open("/dev/null", O_RDONLY);
	if (fd >= 0)
		close(fd);
}

static int make(const char *name)
{
	return open(name, O_RDONLY); /* expect: resources/handle-leak */
}
int finds_across_functions(const char *name)
{
	int fd = make(name);
	if (fd < 0)
		return -1;
	return 0;
}

#define OPEN(n) fopen(n, "r")
int finds_through_a_macro(const char *name)
{
	FILE *f = OPEN(name); /* expect: resources/handle-leak */
	return f ? fgetc(f) : 0;
}

int handle_leak_make(const char *name);
int finds_across_files(const char *name)
{
	int fd = handle_leak_make(name);

	if (fd < 0)
		return -1;
	return 0;
}

int allows_a_close(const char *name)
{
	FILE *f = fopen(name, "r");
	if (!f)
		return -1;
	fclose(f);
	return 0;
}

int allows_a_result(const char *name)
{
	int fd = open(name, O_RDONLY);
	return fd;
}

void allows_somebody_else(const char *name)
{
	FILE *f = fopen(name, "r");
	if (f)
		keep(f);
}

int allows_a_failed_open(const char *name)
{
	int fd = open(name, O_RDONLY);
	if (fd == -1)
		return -1;
	close(fd);
	return 0;
}

void allows_the_standard_streams_anew(void)
{
	if (!freopen("/dev/null", "r", stdin))
		perror("freopen");
}

int allows_an_element(int *sockets, size_t n, const char *name)
{
	sockets[n] = open(name, O_RDONLY);
	if (sockets[n] < 0)
		return -1;
	return 0;
}

int finds_a_comparison_that_is_returned(const char *name)
{
	FILE *f = fopen(name, "r"); /* expect: resources/handle-leak file */
	return f != NULL;
}

FILE *allows_a_file_that_is_returned(const char *name)
{
	FILE *f = fopen(name, "r");
	return f != NULL ? f : stdin;
}
