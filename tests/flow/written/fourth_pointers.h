/* SPDX-License-Identifier: Apache-2.0 */
/* What the files fourth_pointers*.c share. */
#ifndef FOURTH_POINTERS_H
#define FOURTH_POINTERS_H
#include <alloca.h>
#include <errno.h>
#include <pwd.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>
#include <wchar.h>

struct user {
	const char *name;
	int id;
	struct user *next;
};

struct shape {
	int kind;
	union {
		int side;
		double radius;
		char *label;
	} as;
};

struct circle {
	int kind;
	double radius;
	double area;
};

static struct user *users;

static struct user *lookup(const char *name)
{
	struct user *u;
	for (u = users; u; u = u->next)
		if (strcmp(u->name, name) == 0)
			return u;
	return NULL;
}

#endif
