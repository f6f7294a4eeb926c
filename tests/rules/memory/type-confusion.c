/* SPDX-License-Identifier: Apache-2.0 */
/* memory/type-confusion: what it finds, then what it must leave alone. */
#include "type-confusion.h"

int finds_a_short(void)
{
	short small = 8;
	void *data = &small;
	return *(int *)data; /* expect: memory/type-confusion 'small' */
}

int finds_a_character(void)
{
	char c = 'a';
	void *data;
	data = &c;
	return *((int *)data); /* expect: memory/type-confusion */
}

static long wide(void *data)
{
	return *(long *)data; /* expect: memory/type-confusion */
}
long finds_across_functions(void)
{
	int number = 1;
	return wide(&number);
}

#define AS_INT(p) (*(int *)(p))
int finds_through_a_macro(void)
{
	short small = 8;
	void *data = &small;
	return AS_INT(data); /* expect: memory/type-confusion */
}

long type_confusion_wide(void *data);
long finds_across_files(void)
{
	int number = 1;

	return type_confusion_wide(&number);
}

int allows_the_same_size(void)
{
	unsigned number = 8;
	void *data = &number;
	return *(int *)data;
}

int allows_a_buffer(void)
{
	char buffer[8] = "abc";
	void *data = buffer;
	return *(int *)data;
}

int allows_an_unknown_object(void *data)
{
	return *(int *)data;
}
