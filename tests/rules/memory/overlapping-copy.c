/* SPDX-License-Identifier: Apache-2.0 */
/* memory/overlapping-copy: what it finds, then what it must leave alone. */
#include <stdio.h>
#include <string.h>

#include "overlapping-copy.h"

void finds_a_shift(char *packet)
{
	memcpy(packet, packet + 4, 60); /* expect: memory/overlapping-copy */
}

void finds_a_text_that_moves(char *text)
{
	memcpy(text, text + 1, strlen(text)); /* expect: memory/overlapping-copy */
}

void finds_an_array(void)
{
	char data[100] = "x";
	memcpy(data + 6, data + 4, 10 * sizeof(char)); /* expect: memory/overlapping-copy */
}

void finds_a_text(char *text)
{
	sprintf(text, "%s!", text); /* expect: memory/overlapping-copy sprintf() */
}

#define DROP(p, n) memcpy((p), (p) + (n), 100)
void finds_through_a_macro(char *p)
{
	DROP(p, 10); /* expect: memory/overlapping-copy */
}

void allows_memmove(char *packet)
{
	memmove(packet, packet + 4, 60);
}

void allows_parts_apart(char *packet)
{
	memcpy(packet, packet + 32, 32);
}

void allows_two_objects(char *a, const char *b)
{
	memcpy(a, b, 60);
	sprintf(a, "%s", b);
}

struct pair {
	char a[8], b[8];
};
void allows_two_members(struct pair *p)
{
	memcpy(p->a, p->b, sizeof(p->a));
}
