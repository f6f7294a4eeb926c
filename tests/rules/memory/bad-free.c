/* SPDX-License-Identifier: Apache-2.0 */
/* memory/bad-free: what it finds, then what it must leave alone. */
#include <stdlib.h>
#include <string.h>

#include "bad-free.h"

void finds_an_array(void)
{
	char text[16];
	free(text); /* expect: memory/bad-free */
}

void finds_a_variable(void)
{
	static int number;
	free(&number); /* expect: memory/bad-free */
}

void finds_a_way_through_a_variable(void)
{
	char text[16], *p = text;
	free(p); /* expect: memory/bad-free 'text' */
}

static void drop(char *p)
{
	free(p); /* expect: memory/bad-free */
}
void finds_across_functions(void)
{
	char text[16];
	drop(text);
}

struct box {
	int list[4];
};
static struct box box;
void finds_a_global(void)
{
	free(&box); /* expect: memory/bad-free */
}

#define DROP(x) free(x)
void finds_through_a_macro(void)
{
	int list[4];
	DROP(list); /* expect: memory/bad-free */
}

void bad_free_drop(char *p);
void finds_across_files(void)
{
	char text[16];

	bad_free_drop(text);
}

void allows_an_allocation(void)
{
	char *text = malloc(16);
	free(text);
}

void allows_a_parameter(char *text)
{
	free(text);
}

void allows_null(void)
{
	free(NULL);
}

/* A number with storage of its own, or a block that has outgrown it. */
struct big {
	size_t limbs;
	unsigned *at;
};

static int big_grow(struct big *big, size_t limbs)
{
	unsigned *bigger;

	if (big->limbs < limbs) {
		bigger = calloc(limbs, sizeof(*bigger));
		if (!bigger)
			return -1;
		if (big->at)
			free(big->at);
		big->at = bigger;
		big->limbs = limbs;
	}
	return 0;
}

int allows_storage_of_its_own(size_t limbs)
{
	unsigned room[4] = {0};
	struct big big = {4, room};

	if (big_grow(&big, limbs))
		return -1;
	return (int)big.limbs;
}

struct setting {
	int flags;
	int (*set)(struct setting *setting, char **argv, int argc);
};
char **words_of(const char *text, int *ret_count);

static void free_words(char **words)
{
	free(words);
}

int allows_one_or_the_other(struct setting *setting, char *value)
{
	char **argv;
	int argc, result;

	if (setting->flags & 1) {
		argv = words_of(value, &argc);
	} else {
		argv = &value;
		argc = 1;
	}
	result = setting->set(setting, argv, argc);
	if (setting->flags & 1)
		free_words(argv);
	return result;
}

void finds_what_the_environment_keeps(void)
{
	char *home = getenv("HOME");
	free(home); /* expect: memory/bad-free getenv() */
}

void allows_a_copy_of_it(void)
{
	char *home = getenv("HOME");
	home = strdup(home ? home : "/");
	free(home);
}
