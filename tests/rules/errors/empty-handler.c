/* SPDX-License-Identifier: Apache-2.0 */
/* errors/empty-handler: what it finds, then what it must leave alone. */
#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <unistd.h>

#include "empty-handler.h"

int finds_a_null_pointer(const char *name)
{
	FILE *f = fopen(name, "r");
	/* expect: errors/empty-handler @+1 */
	if (f == NULL) {
	}
	return fgetc(f);
}

int finds_a_negative_number(int fd, char *data)
{
	if (read(fd, data, 8) < 0) /* expect: errors/empty-handler */
		;
	return data[0];
}

void finds_a_result(const char *from, const char *to)
{
	int failed = rename(from, to);
	/* expect: errors/empty-handler @+1 */
	if (failed != 0) {
	}
	/* expect: errors/empty-handler @+1 */
	if (ferror(stdin)) {
	} else {
		puts("read");
	}
}

void allows_a_result_that_says_no_failure(int c)
{
	if (c != 0) {
	}
}

double finds_errno(double x)
{
	double y;
	errno = 0;
	y = sqrt(x);
	/* expect: errors/empty-handler @+1 */
	if (errno == EDOM) {
		;
	}
	return y;
}

#define CHECK(x) \
	if (!(x)) { \
	}
int finds_through_a_macro(const char *name)
{
	FILE *f = fopen(name, "r");
	CHECK(f); /* expect: errors/empty-handler */
	return fgetc(f);
}

int allows_an_action(const char *name)
{
	FILE *f = fopen(name, "r");
	if (!f)
		return -1;
	return fgetc(f);
}

int allows_an_else(int fd, char *data)
{
	if (read(fd, data, 8) < 0) {
	} else {
		return data[0];
	}
	return 0;
}

void allows_another_test(int a, int b)
{
	if (a == b) {
	}
}

void allows_a_failure_that_is_explained(int to)
{
	if (write(to, "x", 1) == -1) {
		/* nobody is left to tell it */
	}
}

void allows_a_semicolon_on_its_own_line(int to)
{
	if (write(to, "x", 1) < 0)
		;
}

void finds_a_promise(int to)
{
	/* expect: errors/empty-handler @+1 */
	if (write(to, "x", 1) == -1) {
		/* TODO: tell somebody */
	}
}

struct node;
struct node *insert(struct node *tree, struct node *one);

void allows_a_pointer_that_nobody_wants(struct node *tree, struct node *one)
{
	if (!insert(tree, one)) {
		/* this was a duplicate */
	}
}

struct node *finds_a_pointer_that_is_kept(struct node *tree, struct node *one)
{
	struct node *place = insert(tree, one);

	if (!place) { /* expect: errors/empty-handler */
		/* this was a duplicate */
	}
	return place;
}
