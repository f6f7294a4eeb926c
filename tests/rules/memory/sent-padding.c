/* SPDX-License-Identifier: Apache-2.0 */
/* memory/sent-padding: what it finds, then what it must leave alone. */
#include <string.h>

#include "sent-padding.h"

struct dense {
	int kind, value, rest;
};

void fill(struct pair *p);
int SSL_write(void *ssl, const void *buf, int num);

long finds_padding(int s, int value)
{
	struct pair p;

	p.kind = 2;
	p.value = value;
	return send(s, (const char *)&p, sizeof(struct pair), 0); /* expect: memory/sent-padding bytes of no member */
}

long finds_a_member(int s)
{
	struct dense d;

	d.kind = 1;
	d.value = 2;
	return sendto(s, &d, sizeof(d), 0, NULL, 0); /* expect: memory/sent-padding 'rest' of 'd' */
}

long finds_an_encrypted_connection(void *ssl)
{
	struct dense d;

	d.kind = d.rest = 1;
	return SSL_write(ssl, &d, sizeof(d)); /* expect: memory/sent-padding 'value' */
}

#define SEND(s, what) send((s), &(what), sizeof(what), 0)
long finds_through_a_macro(int s)
{
	struct pair p;

	p.kind = 1;
	p.value = 2;
	return SEND(s, p); /* expect: memory/sent-padding */
}

long allows_an_initialiser(int s, int value)
{
	struct pair p = {0};

	p.kind = 1;
	p.value = value;
	return send(s, &p, sizeof(p), 0);
}

long allows_a_cleared_one(int s, int value)
{
	struct pair p;

	memset(&p, 0, sizeof(p));
	p.value = value;
	return send(s, &p, sizeof(p), 0);
}

long allows_one_that_is_filled(int s)
{
	struct pair p;

	fill(&p);
	return send(s, &p, sizeof(p), 0);
}

long allows_a_copy(int s, const struct pair *from)
{
	struct pair p;

	p = *from;
	return send(s, &p, sizeof(p), 0);
}

long allows_a_dense_one(int s)
{
	struct dense d;

	d.kind = d.value = d.rest = 1;
	return send(s, &d, sizeof(d), 0);
}

long allows_a_part(int s)
{
	struct pair p;

	p.kind = 1;
	return send(s, &p.kind, sizeof(p.kind), 0);
}
