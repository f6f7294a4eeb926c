/* SPDX-License-Identifier: Apache-2.0 */
/* files/path-traversal: what it finds, then what it must leave alone. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "path-traversal.h"

FILE *finds_the_network(int s)
{
	char name[100] = "";
	if (recv(s, name, sizeof(name) - 1, 0) <= 0)
		return 0;
	return fopen(name, "r"); /* expect: files/path-traversal network */
}

int finds_an_appended_name(FILE *f)
{
	char path[200] = "/srv/", name[100] = "";
	if (!fgets(name, sizeof(name), f))
		return -1;
	strncat(path, name, 100);
	return open(path, O_RDONLY); /* expect: files/path-traversal open() */
}

static int drop(const char *name)
{
	return unlink(name); /* expect: files/path-traversal */
}
int finds_across_functions(int s)
{
	char name[100] = "";
	if (recv(s, name, sizeof(name) - 1, 0) <= 0)
		return 0;
	return drop(name);
}

#define OPEN(n) fopen(n, "w")
FILE *finds_through_a_macro(int s)
{
	char name[100] = "";
	if (recv(s, name, sizeof(name) - 1, 0) <= 0)
		return 0;
	return OPEN(name); /* expect: files/path-traversal */
}

int path_traversal_drop(const char *name);
int finds_across_files(int s)
{
	char name[100] = "";

	if (recv(s, name, sizeof(name) - 1, 0) <= 0)
		return 0;
	return path_traversal_drop(name);
}

FILE *allows_a_literal(void)
{
	char path[100] = "/srv/";
	strcat(path, "file");
	return fopen(path, "r");
}

FILE *allows_a_resolved_name(int s)
{
	char name[100] = "", full[4096];
	if (recv(s, name, sizeof(name) - 1, 0) <= 0 || !realpath(name, full))
		return 0;
	return strncmp(full, "/srv/", 5) == 0 ? fopen(full, "r") : 0;
}

FILE *allows_a_parameter_nobody_knows(const char *name)
{
	return fopen(name, "r");
}

FILE *allows_the_users_own_folder(void)
{
	char path[200];
	char *home = getenv("HOME");

	if (!home)
		return 0;
	snprintf(path, sizeof(path), "%s/.config/gateway", home);
	return fopen(path, "r");
}

FILE *finds_a_formatted_name(void)
{
	char path[200];
	char *name = getenv("GATEWAY_PROFILE");

	if (!name)
		return 0;
	snprintf(path, sizeof(path), "/etc/gateway/%s", name);
	return fopen(path, "r"); /* expect: files/path-traversal environment */
}

int main(int argc, char **argv)
{
	FILE *f = argc > 1 ? fopen(argv[1], "r") : 0; /* whoever starts the program may read it */

	return f ? fclose(f) : 1;
}

static int is_plain(const char *s)
{
	int i;
	for (i = 0; s[i]; i++)
		if (s[i] < 'a' || s[i] > 'z')
			return 0;
	return i > 0;
}
FILE *allows_what_a_function_has_judged(int s)
{
	char name[100] = "";
	if (recv(s, name, sizeof(name) - 1, 0) <= 0 || !is_plain(name))
		return 0;
	return fopen(name, "r");
}

FILE *allows_no_way_out_of_the_folder(int s)
{
	char name[100] = "", path[200] = "/srv/";
	if (recv(s, name, sizeof(name) - 1, 0) <= 0)
		return 0;
	if (strchr(name, '/') || strstr(name, ".."))
		return 0;
	strcat(path, name);
	return fopen(path, "r");
}

FILE *allows_one_of_some(int s)
{
	char name[100] = "";
	if (recv(s, name, sizeof(name) - 1, 0) <= 0)
		return 0;
	if (strcmp(name, "daily") != 0 && strcmp(name, "weekly") != 0)
		return 0;
	return fopen(name, "r");
}

FILE *finds_all_but_one(int s)
{
	char name[100] = "";
	if (recv(s, name, sizeof(name) - 1, 0) <= 0)
		return 0;
	if (strcmp(name, "daily") == 0)
		return 0;
	return fopen(name, "r"); /* expect: files/path-traversal network */
}

static FILE *open_named(const char *name)
{
	char path[200] = "/srv/";
	strcat(path, name);
	return fopen(path, "r");
}
FILE *allows_what_the_caller_has_judged(int s)
{
	char name[100] = "";
	if (recv(s, name, sizeof(name) - 1, 0) <= 0 || !is_plain(name))
		return 0;
	return open_named(name);
}

FILE *allows_what_a_break_keeps_out(int s)
{
	char name[100] = "", path[200] = "/srv/";
	FILE *f = 0;
	for (int i = 0; i < 3 && !f; i++) {
		if (recv(s, name, sizeof(name) - 1, 0) <= 0 || strchr(name, '/'))
			break;
		strcat(path, name);
		f = fopen(path, "r");
	}
	return f;
}

FILE *finds_what_a_break_comes_after(int s)
{
	char name[100] = "";
	while (recv(s, name, sizeof(name) - 1, 0) > 0)
		if (strchr(name, '/'))
			break;
	return fopen(name, "r"); /* expect: files/path-traversal network */
}

FILE *allows_one_or_a_fixed_one(int s)
{
	char name[100] = "", path[200];
	if (recv(s, name, sizeof(name) - 1, 0) <= 0)
		return 0;
	snprintf(path, sizeof(path), "/home/%s", is_plain(name) ? name : "guest");
	return fopen(path, "r");
}
