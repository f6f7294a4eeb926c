/* SPDX-License-Identifier: Apache-2.0 */
#include "across.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int always_on = 1, always_off = 0;
int five_mode = 5;
char *shared_text;
int shared_bad_size, shared_good_size;

int flag_is_on(void)
{
	return always_on;
}

/* finds packet_value */
void take_packet(struct packet p)
{
	char out[64];
	memcpy(out, p.body, p.length);
	printf("%c\n", out[0]);
}
/* allows packet_value */
void take_packet_safe(struct packet p)
{
	char out[64];
	if (p.length < 0)
		return;
	memcpy(out, p.body, p.length);
	printf("%c\n", out[0]);
}

/* finds packet_pointer */
void take_packet_at(const struct packet *p)
{
	int n = p->length + 8;
	printf("%d\n", n);
}
/* allows packet_pointer */
void take_packet_at_safe(const struct packet *p)
{
	int n = p->length < 1000 && p->length > 0 ? p->length + 8 : 8;
	printf("%d\n", n);
}

/* shared */
char *make_text(int n)
{
	return n > 0 ? calloc((size_t)n, 1) : NULL;
}
char *make_text_or_exit(int n)
{
	char *t = calloc((size_t)n + 1, 1);
	if (!t)
		exit(1);
	return t;
}

/* finds ended_through */
void end_text(char **t)
{
	free(*t);
}
/* allows ended_through */
void keep_text(char **t)
{
	(*t)[0] = 0;
}

/* finds deep_path */
void deep1(char *path)
{
	deep2(path);
}
/* allows deep_path */
void shallow1(char *path)
{
	shallow2(path);
}

/* shared */
void set_shared(char *p)
{
	shared_text = p;
}
