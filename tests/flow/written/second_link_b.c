/* SPDX-License-Identifier: Apache-2.0 */
#include "second_links.h"
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <syslog.h>
#include <unistd.h>

char *k2_shared;

int k2_number(int s)
{
	char text[16];
	ssize_t n = recv(s, text, sizeof text - 1, 0);
	if (n <= 0)
		return 0;
	text[n] = '\0';
	return atoi(text);
}

int k2_number_bounded(int s)
{
	int n = k2_number(s);
	if (n < 0)
		return 0;
	return n > 9 ? 9 : n;
}

char *k2_line(void)
{
	char b[128];
	if (fgets(b, sizeof b, stdin) == NULL)
		return NULL;
	b[strcspn(b, "\n")] = '\0';
	return strdup(b);
}

struct k2_order *k2_order_new(const char *name)
{
	struct k2_order *o = calloc(1, sizeof *o);
	if (o != NULL)
		o->name = strdup(name);
	return o;
}

void k2_order_free(struct k2_order *o)
{
	if (o == NULL)
		return;
	k2_release(o->name);
	free(o);
}

/* finds k2_double */
void k2_order_end(struct k2_order *o)
{
	if (o == NULL)
		return;
	k2_release(o->name);
	free(o);
}
/* shared */

static struct k2_order *all[4];

struct k2_order *k2_find(const char *name)
{
	for (int i = 0; i < 4; i++)
		if (all[i] != NULL && all[i]->name != NULL && strcmp(all[i]->name, name) == 0)
			return all[i];
	return NULL;
}

int k2_open(const char *name)
{
	return open(name, O_RDONLY | O_CLOEXEC);
}

void k2_each(const char *text, void (*do_one)(const char *, void *), void *data)
{
	while (*text != '\0') {
		do_one(text, data);
		text += strlen(text);
	}
}
