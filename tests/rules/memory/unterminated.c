/* SPDX-License-Identifier: Apache-2.0 */
/* memory/unterminated: what it finds, then what it must leave alone. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "unterminated.h"

void finds_a_copy_that_is_cut(const char *name)
{
	char text[16];

	strncpy(text, name, sizeof(text));
	printf("hello %s\n", text); /* expect: memory/unterminated */
}

int finds_what_was_received(int s)
{
	char text[80];
	ssize_t n = recv(s, text, sizeof(text), 0);

	if (n <= 0)
		return -1;
	return strcmp(text, "stop") == 0; /* expect: memory/unterminated */
}

int finds_a_link(const char *path)
{
	char target[200];

	if (readlink(path, target, sizeof(target)) < 0)
		return -1;
	return unlink(target); /* expect: memory/unterminated */
}

int finds_a_file(FILE *in)
{
	char text[32];

	if (fread(text, 1, sizeof(text), in) == 0)
		return -1;
	return atoi(text); /* expect: memory/unterminated */
}

#define FILL(to, from) strncpy(to, from, sizeof(to))
size_t finds_through_a_macro(const char *name)
{
	char text[16];

	FILL(text, name);
	return strlen(text); /* expect: memory/unterminated */
}

void allows_an_end(const char *name)
{
	char text[16];

	strncpy(text, name, sizeof(text) - 1);
	text[sizeof(text) - 1] = '\0';
	printf("hello %s\n", text);
}

void allows_an_array_of_zeros(const char *name)
{
	char text[16] = {0};

	strncpy(text, name, sizeof(text) - 1);
	puts(text);
}

int allows_an_end_behind_what_came(int s)
{
	char text[80];
	ssize_t n = recv(s, text, sizeof(text) - 1, 0);

	if (n <= 0)
		return -1;
	text[n] = '\0';
	return strcmp(text, "stop") == 0;
}

int allows_bytes(int s)
{
	char text[4];

	if (recv(s, text, sizeof(text), 0) != sizeof(text))
		return -1;
	return memcmp(text, "stop", 4) == 0;
}

void allows_text_that_is_written_anew(int s)
{
	char text[80];

	if (read(s, text, sizeof(text)) > 0)
		return;
	snprintf(text, sizeof(text), "nothing came");
	puts(text);
}
