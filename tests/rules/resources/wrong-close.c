/* SPDX-License-Identifier: Apache-2.0 */
/* resources/wrong-close: what it finds, then what it must leave alone. */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "wrong-close.h"

void finds_a_pipe(void)
{
	FILE *f = popen("true", "r");
	if (f)
		fclose(f); /* expect: resources/wrong-close */
}

void finds_a_stream(const char *name)
{
	FILE *f = fopen(name, "r");
	if (f)
		free(f); /* expect: resources/wrong-close */
}

void finds_a_number(const char *name)
{
	FILE *f = fopen(name, "r");
	if (f)
		close((int)(long)f); /* expect: resources/wrong-close */
}

static void done(FILE *f)
{
	pclose(f); /* expect: resources/wrong-close */
}
void finds_across_functions(const char *name)
{
	FILE *f = fopen(name, "r");
	if (f)
		done(f);
}

#define CLOSE(f) pclose(f)
void finds_through_a_macro(const char *name)
{
	FILE *f = fopen(name, "r");
	if (f)
		CLOSE(f); /* expect: resources/wrong-close */
}

void wrong_close_done(FILE *f);
void finds_across_files(const char *name)
{
	FILE *f = fopen(name, "r");

	if (f)
		wrong_close_done(f);
}

void allows_the_counterpart(void)
{
	FILE *f = popen("true", "r");
	if (f)
		pclose(f);
}

void allows_a_folder(const char *name)
{
	DIR *d = opendir(name);
	if (d)
		closedir(d);
}

void allows_an_unknown_stream(FILE *f)
{
	pclose(f);
}
