/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "fourth_route.h"
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

char route_buffer[32];
struct message *route_queue;
int route_debug = 1;

/* shared */
int route_read(int fd, struct message *m)
{
	char raw[128];
	ssize_t n = recv(fd, raw, sizeof(raw) - 1, 0);
	if (n <= 0)
		return -1;
	raw[n] = '\0';
	strcpy(m->text, raw);
	m->number = atoi(raw);
	m->next = NULL;
	return 0;
}

int route_line(FILE *in, char **out)
{
	size_t n = 0;
	*out = NULL;
	if (getline(out, &n, in) < 0) {
		free(*out);
		return -1;
	}
	return 0;
}

void route_store(struct message *m)
{
	m->next = route_queue;
	route_queue = m;
}

struct message *route_take(void)
{
	struct message *m = route_queue;
	if (m)
		route_queue = m->next;
	return m;
}

struct message *route_new(size_t size)
{
	struct message *m = calloc(1, sizeof(*m));
	if (!m)
		return NULL;
	m->data = malloc(size);
	if (!m->data) {
		free(m);
		return NULL;
	}
	m->size = size;
	return m;
}

int route_count(const struct message *m)
{
	return m->number;
}

/* finds h4_global_buffer */
void route_fill(char *to, size_t n)
{
	memset(to, '.', n);
}
/* finds h4_heap_small */
void route_pad(char *to, size_t n)
{
	memset(to, '.', n);
}
/* shared */
FILE *route_open(const char *name)
{
	return fopen(name, "r");
}

int route_close(FILE *f)
{
	return fclose(f);
}

const char *route_name(int which)
{
	switch (which) {
	case 1:
		return "one";
	case 2:
		return "two";
	default:
		return NULL;
	}
}

void *route_room(int n)
{
	return malloc((size_t)n);
}

int route_status(int *status, int ask)
{
	if (ask == 0)
		return -1;
	*status = 3;
	return 0;
}
