/* SPDX-License-Identifier: Apache-2.0 */
/* resources/use-after-close: what it finds, then what it must leave alone. */
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#include "use-after-close.h"

void finds_a_stream(const char *name)
{
	FILE *f = fopen(name, "w");
	if (!f)
		return;
	fclose(f);
	fputs("x", f); /* expect: resources/use-after-close */
}

void finds_a_descriptor(const char *name)
{
	int fd = open(name, O_RDWR);
	if (fd < 0)
		return;
	close(fd);
	write(fd, "x", 1); /* expect: resources/use-after-close */
}

static void say(FILE *f)
{
	fputs("x", f); /* expect: resources/use-after-close */
}
void finds_across_functions(const char *name)
{
	FILE *f = fopen(name, "w");
	if (!f)
		return;
	fclose(f);
	say(f);
}

#define SAY(f) fputs("x", f)
void finds_through_a_macro(const char *name)
{
	FILE *f = fopen(name, "w");
	if (!f)
		return;
	fclose(f);
	SAY(f); /* expect: resources/use-after-close */
}

void use_after_close_say(FILE *f);
void finds_across_files(const char *name)
{
	FILE *f = fopen(name, "w");

	if (!f)
		return;
	fclose(f);
	use_after_close_say(f);
}

void allows_the_right_order(const char *name)
{
	FILE *f = fopen(name, "w");
	if (!f)
		return;
	fputs("x", f);
	fclose(f);
}

void allows_a_new_one(const char *name)
{
	int fd = open(name, O_RDWR);
	if (fd < 0)
		return;
	close(fd);
	fd = open("/dev/null", O_RDWR);
	if (fd < 0)
		return;
	write(fd, "x", 1);
	close(fd);
}

void allows_a_branch(const char *name, int a)
{
	FILE *f = fopen(name, "w");
	if (!f)
		return;
	if (a) {
		fclose(f);
		return;
	}
	fputs("x", f);
	fclose(f);
}

int finds_an_end_of_a_pipe(void)
{
	int ends[2];

	if (pipe(ends) < 0)
		return -1;
	close(ends[1]);
	write(ends[1], "x", 1); /* expect: resources/use-after-close write() */
	return ends[0];
}

void syslog(int priority, const char *format, ...);
void allows_a_number_that_is_logged(int fd)
{
	if (close(fd) < 0)
		syslog(3, "close(%d)", fd);
}

void finds_a_write_of_what_is_formatted(int fd)
{
	close(fd);
	dprintf(fd, "%d", 3); /* expect: resources/use-after-close dprintf() */
}
