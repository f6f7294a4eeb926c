/* SPDX-License-Identifier: Apache-2.0 */
/* api/same-argument: what it finds, then what it must leave alone. */
#include "same-argument.h"

int finds_a_comparison(const char *host, const char *wanted)
{
	return wanted && strcmp(host, host) == 0; /* expect: api/same-argument 'host' */
}

int finds_a_field(const struct pair *p)
{
	return memcmp(p->left, p->left, 8); /* expect: api/same-argument */
}

void finds_a_copy(struct pair *p)
{
	memcpy(p->left, p->left, 8); /* expect: api/same-argument */
}

#define SAME(a, b) (strcmp((a), (b)) == 0)
int finds_through_a_macro(const char *name)
{
	return SAME(name, name); /* expect: api/same-argument */
}

int allows_two(const char *host, const char *wanted)
{
	return strcmp(host, wanted) == 0;
}

int allows_two_fields(const struct pair *p)
{
	return memcmp(p->left, p->right, 8);
}

int allows_two_elements(const char *const *list, int i)
{
	return strcmp(list[i], list[i + 1]);
}
