/* SPDX-License-Identifier: Apache-2.0 */
/* memory/scanf-unbounded: what it finds, then what it must leave alone. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "scanf-unbounded.h"

struct line {
	char name[16];
	char text[64];
};

int finds_a_word(FILE *in, char *word)
{
	return fscanf(in, "%d %s", &(int){0}, word); /* expect: memory/scanf-unbounded argument 4 */
}

int finds_a_set(const char *from, struct line *l)
{
	return sscanf(from, "%[^=]=%63s", l->name, l->text); /* expect: memory/scanf-unbounded argument 3 */
}

int finds_a_wrong_width(const char *from, struct line *l)
{
	return sscanf(from, "%16s", l->name); /* expect: memory/scanf-unbounded holds 16 */
}

int finds_a_smaller_target(struct line *l)
{
	return sscanf(l->text, "%s", l->name); /* expect: memory/scanf-unbounded */
}

int finds_behind_a_skipped_one(FILE *in, char *word)
{
	return fscanf(in, "%*d%*[a]]%%%ld%s", &(long){0}, word); /* expect: memory/scanf-unbounded argument 4 */
}

#define WORD "%s"
int finds_through_a_macro(FILE *in, struct line *l)
{
	return fscanf(in, "name=" WORD, l->name); /* expect: memory/scanf-unbounded */
}
#define READ_WORD(in, to) fscanf(in, "%s", to)
int finds_in_a_macro(FILE *in, struct line *l)
{
	return READ_WORD(in, l->name); /* expect: memory/scanf-unbounded */
}

int allows_widths(FILE *in, struct line *l)
{
	return fscanf(in, "%15s %63[^\n]", l->name, l->text);
}

int allows_numbers(const char *from, int *a, double *b, char *c)
{
	return sscanf(from, "%d,%lf,%c,%n,%x", a, b, c, a, (unsigned *)a);
}

int allows_a_larger_target(struct line *l)
{
	return sscanf(l->name, "%s", l->text);
}

int allows_allocation(const char *from)
{
	char *word = NULL, *set = NULL;
	int n = sscanf(from, "%ms %m[a-z]", &word, &set);
	free(word);
	free(set);
	return n;
}

int allows_skipped_words(const char *from, int *n)
{
	return sscanf(from, "%*s %d", n);
}

char *allows_a_block_as_long_as_the_text(const char *from)
{
	size_t length = strlen(from) + 1;
	char *key = malloc(length);

	if (key && sscanf(from, "%[^=]", key) != 1)
		key[0] = '\0';
	return key;
}
