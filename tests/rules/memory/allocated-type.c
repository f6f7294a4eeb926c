/* SPDX-License-Identifier: Apache-2.0 */
/* memory/allocated-type: what it finds, then what it must leave alone. */
#include <stdint.h>
#include <stdlib.h>

#include "allocated-type.h"

struct header {
	int kind;
};
struct session {
	struct header header;
	char user[32];
	struct session *next;
};
struct pair {
	int first, second;
};

struct session *finds_a_type(void)
{
	struct session *s =
		malloc(sizeof(struct header)); /* expect: memory/allocated-type 'struct header' */
	return s;
}

void finds_an_assignment(struct session **ret, size_t n)
{
	*ret = calloc(n, sizeof(struct header)); /* expect: memory/allocated-type */
}

struct session *finds_what_is_returned(struct session *old, size_t n)
{
	return realloc(old, n * sizeof(struct pair)); /* expect: memory/allocated-type */
}

struct session *finds_the_type_of_a_pointer(void)
{
	return (struct session *)malloc(
		sizeof(struct session *)); /* expect: memory/allocated-type */
}

struct session *finds_what_a_variable_measures(const struct header *h)
{
	struct session *s = malloc(sizeof(*h)); /* expect: memory/allocated-type */
	return s;
}

long *finds_numbers(size_t n)
{
	long *numbers;
	numbers = calloc(n, sizeof(int)); /* expect: memory/allocated-type 'int', of 4 bytes */
	return numbers;
}

#define NEW(type) malloc(sizeof(type))
struct session *finds_through_a_macro(void)
{
	struct session *s = NEW(struct pair); /* expect: memory/allocated-type */
	return s;
}

struct session *allows_the_object(size_t n)
{
	struct session *s = calloc(n, sizeof(*s));
	return s ? s : malloc(sizeof(struct session));
}

struct header *allows_a_larger_type(void)
{
	struct header *h = malloc(sizeof(struct session));
	return h;
}

struct session *allows_what_lies_behind(size_t n)
{
	struct session *s = malloc(sizeof(struct header) + n);
	return s;
}

struct pair *allows_a_whole_number_of_objects(void)
{
	struct pair *p = malloc(2 * sizeof(int));
	return p;
}

struct session *allows_words_and_bytes(size_t words, size_t bytes)
{
	struct session *s = malloc(words * sizeof(uint32_t));
	return s ? s : malloc(bytes * sizeof(char));
}

int (*allows_rows(size_t n))[8]
{
	int(*rows)[8] = malloc(n * 8 * sizeof(int));
	return rows;
}

struct session **allows_pointers(size_t n)
{
	struct session **all = malloc(n * sizeof(struct session *));
	return all;
}

struct session *allows_what_another_rule_finds(void)
{
	struct session *s = malloc(sizeof(s));
	return s;
}
