/* SPDX-License-Identifier: Apache-2.0 */
/* resources/double-close: what it finds, then what it must leave alone. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "double-close.h"

void finds_a_stream(const char *name)
{
	FILE *f = fopen(name, "r");
	if (!f)
		return;
	fclose(f);
	fclose(f); /* expect: resources/double-close */
}

void finds_a_descriptor(const char *name, int error)
{
	int fd = open(name, O_RDONLY);
	if (fd < 0)
		return;
	if (error)
		close(fd);
	close(fd); /* expect: resources/double-close */
}

static void done(FILE *f)
{
	fclose(f); /* expect: resources/double-close */
}
void finds_across_functions(const char *name)
{
	FILE *f = fopen(name, "r");
	if (!f)
		return;
	fclose(f);
	done(f);
}

#define CLOSE(f) fclose(f)
void finds_through_a_macro(const char *name)
{
	FILE *f = fopen(name, "r");
	if (!f)
		return;
	CLOSE(f);
	CLOSE(f); /* expect: resources/double-close */
}

void double_close_done(FILE *f);
void double_close_last(FILE *f);
void finds_across_files(const char *name)
{
	FILE *f = fopen(name, "r");

	if (!f)
		return;
	fclose(f);
	double_close_done(f);
}

void allows_one_close(const char *name)
{
	FILE *f = fopen(name, "r");
	if (f)
		fclose(f);
}

void allows_two_branches(const char *name, int a)
{
	int fd = open(name, O_RDONLY);
	if (fd < 0)
		return;
	if (a)
		close(fd);
	else
		close(fd);
}

void allows_a_new_one(const char *name)
{
	int fd = open(name, O_RDONLY);
	if (fd < 0)
		return;
	close(fd);
	fd = open("/dev/null", O_RDONLY);
	if (fd >= 0)
		close(fd);
}

/* Deeper than calls are followed, and yet nothing comes back. */
static void fail_6(void)
{
	exit(1);
}

static void fail_5(void)
{
	fail_6();
}

static void fail_4(void)
{
	fail_5();
}

static void fail_3(void)
{
	fail_4();
}

static void fail_2(void)
{
	fail_3();
}

static void fail_1(void)
{
	fail_2();
}

static void fail(void)
{
	fail_1();
}

void allows_a_close_before_the_end(const char *name, int a)
{
	int fd = open(name, O_RDONLY);
	if (fd < 0)
		return;
	if (a) {
		close(fd);
		fail();
	}
	close(fd);
}

/* What ends in another file does so too, however it says that. */
void double_close_end(void);
static void stop_5(int why)
{
	switch (why) {
	case 0:
		double_close_end();
		break;
	case 1:
		exit(1);
	default:
		abort();
	}
}

static void stop_4(int why)
{
	stop_5(why);
}

static void stop_3(int why)
{
	stop_4(why);
}

static void stop_2(int why)
{
	stop_3(why);
}

static void stop_1(int why)
{
	stop_2(why);
}

static void stop(int why)
{
	stop_1(why);
}

void allows_an_end_in_another_file(const char *name, int why)
{
	FILE *f = fopen(name, "r");

	if (!f)
		return;
	if (why) {
		fclose(f);
		stop(why - 1);
	}
	double_close_last(f);
}
