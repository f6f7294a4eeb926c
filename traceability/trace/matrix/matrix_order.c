/* SPDX-License-Identifier: Apache-2.0 */
/*
 * matrix_order - the places of items in the matrix: by kind, then by key as people count.
 */
#include <limits.h>
#include <stdlib.h>

#include "trace/matrix/matrix_build.h"

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* The digits at `*at` without zeros before them, which it moves over. */
static struct tg_str digits(const char **at)
{
	const char *from;

	while (**at == '0')
		++*at;
	for (from = *at; is_digit(**at); ++*at)
		;
	return tg_str_n(from, (size_t)(*at - from));
}

/* Digits count as numbers, so that T-2 stands before T-10. */
static int natural(const char *a, const char *b)
{
	while (*a && *b) {
		if (is_digit(*a) && is_digit(*b)) {
			struct tg_str x = digits(&a), y = digits(&b);
			int order = x.len == y.len ? tg_str_cmp(x, y) : x.len < y.len ? -1 : 1;

			if (order)
				return order;
			continue;
		}
		if (*a != *b)
			return (unsigned char)*a < (unsigned char)*b ? -1 : 1;
		a++;
		b++;
	}
	return (*a != 0) - (*b != 0);
}

/* An item in the order of the matrix, with the beginning of its key in an order of bytes that is
 * the natural one: digits become how many they are, and then what they are. */
struct place {
	unsigned char begin[16];
	struct tg_build_node *node;
};

static struct place place_of_node(struct tg_build_node *node)
{
	struct place place = {.node = node};
	const char *key = node->out->item->key;
	size_t n = 0, last = sizeof(place.begin) - 1;

	place.begin[n++] = (unsigned char)node->out->item->kind;
	while (*key && n < last) {
		struct tg_str number;

		if (!is_digit(*key)) {
			place.begin[n++] = (unsigned char)*key++;
			continue;
		}
		number = digits(&key);
		place.begin[n++] = '0';
		place.begin[n++] = (unsigned char)(number.len < UCHAR_MAX ? number.len : UCHAR_MAX);
		if (number.len >= UCHAR_MAX)
			break;
		number.len =
			number.len < sizeof(place.begin) - n ? number.len : sizeof(place.begin) - n;
		memcpy(place.begin + n, number.ptr, number.len);
		n += number.len;
	}
	return place;
}

static int by_kind_and_key(const void *left, const void *right)
{
	const struct place *a = left, *b = right;
	int order = memcmp(a->begin, b->begin, sizeof(a->begin));

	if (!order)
		order = natural(a->node->out->item->key, b->node->out->item->key);
	return order ? order : strcmp(a->node->out->item->path, b->node->out->item->path);
}

void tg_build_order(struct tg_build *build, size_t count)
{
	struct tg_matrix *matrix = build->matrix;
	struct place *places = tg_alloc_zero(count, sizeof(*places));
	size_t i;

	for (i = 0; i < count; i++)
		places[i] = place_of_node(build->nodes.at[i]);
	qsort(places, count, sizeof(*places), by_kind_and_key);
	matrix->count = count;
	matrix->items = tg_arena_alloc(&matrix->arena, (count + 1) * sizeof(*matrix->items));
	for (i = 0; i < count; i++) {
		matrix->items[i] = *places[i].node->out;
		places[i].node->out = &matrix->items[i];
	}
	tg_free_(&places);
}
