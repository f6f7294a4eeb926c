/* SPDX-License-Identifier: Apache-2.0 */
#include "across.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* finds deep_path */
void deep2(char *path)
{
	char copy[200];
	strcpy(copy, path);
	deep3(copy);
}
/* allows deep_path */
void shallow2(char *path)
{
	FILE *f = fopen(path, "w");
	if (f)
		fclose(f);
}

/* finds asked_far */
int ask_number(void)
{
	char line[20];
	return fgets(line, sizeof line, stdin) ? atoi(line) : 0;
}
/* allows asked_far */
int ask_number_small(void)
{
	char line[20];
	return fgets(line, sizeof line, stdin) ? atoi(line) % 100 : 0;
}

/* shared */
void for_numbers(void (*use)(int), int n)
{
	use(n);
}
void fill_bytes(char *to, size_t n)
{
	for (size_t i = 0; i < n; i++)
		to[i] = 'f';
}

/* finds freed_shared */
void use_shared(void)
{
	if (shared_text)
		puts(shared_text);
}

/* finds size_global */
void use_shared_size(void)
{
	char *p = malloc((size_t)shared_bad_size);
	if (p)
		p[0] = 0;
	free(p);
}
/* allows size_global */
void use_shared_size_good(void)
{
	char *p = malloc((size_t)shared_good_size + 1);
	if (p)
		p[0] = 0;
	free(p);
}
