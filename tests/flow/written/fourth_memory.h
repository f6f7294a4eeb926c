/* SPDX-License-Identifier: Apache-2.0 */
/* What the files fourth_memory*.c share. */
#ifndef FOURTH_MEMORY_H
#define FOURTH_MEMORY_H
#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct node {
	struct node *next;
	char *name;
	int value;
};

struct session {
	char *user;
	char *token;
	struct node *items;
};

typedef void (*visitor)(void *each);

static struct node *recent;
static char *banner;
static struct session sessions[4];

#endif
