/* SPDX-License-Identifier: Apache-2.0 */
/* memory/pointer-scaling: what it finds, then what it must leave alone. */
#include "pointer-scaling.h"

int finds_a_product(const int *list, int i)
{
	return *(list + i * (int)sizeof(int)); /* expect: memory/pointer-scaling scaled twice */
}

int finds_an_index(const int *list, unsigned long i)
{
	return list[i * sizeof(*list)]; /* expect: memory/pointer-scaling */
}

const int *finds_a_step(const int *list)
{
	list += sizeof(int); /* expect: memory/pointer-scaling */
	return list;
}

int finds_bytes_for_elements(int *list)
{
	char *p = (char *)list;
	return *(int *)(p + 1); /* expect: memory/pointer-scaling */
}

#define AT(p, i) (*((p) + (i) * sizeof(*(p))))
int finds_through_a_macro(const int *list)
{
	return AT(list, 3); /* expect: memory/pointer-scaling */
}

int allows_elements(const int *list, int i)
{
	return *(list + i);
}

char allows_bytes(const char *p, int i)
{
	return *(p + (unsigned long)i * sizeof(int));
}

const int *allows_a_count(void)
{
	static const int list[8];
	return list + sizeof(list) / sizeof(list[0]);
}

int allows_bytes_of_an_element(int *list, int i)
{
	char *p = (char *)list;
	return *(int *)(p + (unsigned long)i * sizeof(int));
}
