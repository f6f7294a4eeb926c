/* SPDX-License-Identifier: Apache-2.0 */
/* memory/compared-padding: what it finds, then what it must leave alone. */
#include "compared-padding.h"

struct tail {
	long number;
	short flag;
};

struct list {
	int count;
	struct tail tails[2];
};

struct bits {
	unsigned low : 3, high : 4;
};

int finds_room_at_the_end(struct tail a, struct tail b)
{
	return memcmp(&a, &b, sizeof(a)) == 0; /* expect: memory/compared-padding at 'flag' */
}

int finds_room_within_a_member(const struct list *a, const struct list *b)
{
	return memcmp(a, b, sizeof(struct list)); /* expect: memory/compared-padding */
}

int finds_bits(const struct bits *a, const struct bits *b)
{
	return memcmp(a, b, sizeof(*a)); /* expect: memory/compared-padding at 'high' */
}

#define SAME(a, b) (memcmp(&(a), &(b), sizeof(a)) == 0)
int finds_through_a_macro(struct peer a, struct peer b)
{
	return SAME(a, b); /* expect: memory/compared-padding */
}

struct tight {
	int first, second;
	char text[8];
};
int allows_one_without_room(const struct tight *a, const struct tight *b)
{
	return memcmp(a, b, sizeof(*a));
}

struct __attribute__((packed)) packed {
	char kind;
	int address;
};
int allows_a_packed_one(const struct packed *a, const struct packed *b)
{
	return memcmp(a, b, sizeof(*a));
}

int allows_the_begin(const struct tail *a, const struct tail *b)
{
	return memcmp(a, b, sizeof(a->number));
}

int allows_a_text(const struct tight *a, const struct tight *b)
{
	return memcmp(a->text, b->text, sizeof(a->text));
}
