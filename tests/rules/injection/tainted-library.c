/* SPDX-License-Identifier: Apache-2.0 */
/* injection/tainted-library: what it finds, then what it must leave alone. */
#include <stdio.h>
#include <stdlib.h>

#include "tainted-library.h"

void *LoadLibraryA(const char *name);

void *finds_the_environment(void)
{
	char *name = getenv("PLUGIN");
	return name ? dlopen(name, 1) : 0; /* expect: injection/tainted-library */
}

void *finds_a_line(FILE *f)
{
	char line[100] = "";
	if (!fgets(line, sizeof(line), f))
		return 0;
	return LoadLibraryA(line); /* expect: injection/tainted-library LoadLibraryA() */
}

static void *load(const char *name)
{
	return dlopen(name, 2); /* expect: injection/tainted-library */
}
void *finds_across_functions(void)
{
	char *name = getenv("PLUGIN");
	return name ? load(name) : 0;
}

#define LOAD(n) dlopen(n, 1)
void *finds_through_a_macro(void)
{
	char *name = getenv("PLUGIN");
	return name ? LOAD(name) : 0; /* expect: injection/tainted-library */
}

void *tainted_library_load(const char *name);
void *finds_across_files(void)
{
	char *name = getenv("PLUGIN");

	return name ? tainted_library_load(name) : 0;
}

void *allows_a_literal(void)
{
	return dlopen("/usr/lib/x.so", 1);
}

void *allows_a_choice(int a)
{
	const char *name = a ? "/usr/lib/a.so" : "/usr/lib/b.so";
	return dlopen(name, 1);
}

void *allows_a_parameter_nobody_knows(const char *name)
{
	return dlopen(name, 1);
}
