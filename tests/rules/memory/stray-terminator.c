/* SPDX-License-Identifier: Apache-2.0 */
/* memory/stray-terminator: what it finds, then what it must leave alone. */
#include "stray-terminator.h"

void finds_a_loop(FILE *in, char *text, int room)
{
	int code, at = 0;
	while (at < room - 1 && fscanf(in, "%d", &code) == 1)
		text[at++] = (char)code; /* expect: memory/stray-terminator */
	text[at] = 0;
}

int finds_a_variable(char *text)
{
	const char *given = getenv("CODE");
	char c;
	if (!given)
		return -1;
	c = (char)atoi(given); /* expect: memory/stray-terminator environment */
	text[0] = c;
	text[1] = 0;
	return 0;
}

static void put(char *text, int code)
{
	*text = code; /* expect: memory/stray-terminator */
	text[1] = 0;
}
void finds_across_functions(char *text)
{
	const char *given = getenv("CODE");
	if (given)
		put(text, atoi(given));
}

void stray_terminator_put(char *text, int code);
void finds_across_files(char *text)
{
	const char *given = getenv("CODE");
	if (given)
		stray_terminator_put(text, atoi(given));
}

#define CHAR_OF(n) ((char)(n))
void finds_through_a_macro(char *text)
{
	const char *given = getenv("CODE");
	if (given)
		text[2] = CHAR_OF(atoi(given)); /* expect: memory/stray-terminator */
	text[3] = 0;
}

void allows_what_is_checked(FILE *in, char *text)
{
	int code;
	if (fscanf(in, "%d", &code) == 1 && code > 0 && code < 128)
		text[0] = (char)code;
	text[1] = 0;
}

void allows_bytes(FILE *in, char *text)
{
	int c, n = 0;
	while ((c = getc(in)) != EOF && n < 8)
		text[n++] = (char)c;
	text[n] = 0;
}

int allows_a_check_behind(char *text)
{
	const char *given = getenv("CODE");
	char c;
	if (!given)
		return -1;
	c = (char)atoi(given);
	if (c == 0)
		return -1;
	text[0] = c;
	text[1] = 0;
	return 0;
}

void allows_a_block(FILE *in, char *block)
{
	int code;
	if (fscanf(in, "%2x", &code) == 1)
		block[0] = (char)code;
}

void allows_a_number_of_the_program(char *text, int n)
{
	text[0] = (char)n;
	text[1] = 0;
}

void allows_raw_bytes(unsigned char *block)
{
	const char *given = getenv("CODE");
	if (given)
		block[0] = (unsigned char)atoi(given);
}
