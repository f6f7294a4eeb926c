/* SPDX-License-Identifier: Apache-2.0 */
/* memory/snprintf-length: what it finds, then what it must leave alone. */
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

size_t strlcpy(char *to, const char *from, size_t size);
void use(const char *text);

#include "snprintf-length.h"

void finds_an_index(const char *name)
{
	char text[20];
	int n = snprintf(text, sizeof(text), "%s", name);

	text[n] = 'x'; /* expect: memory/snprintf-length */
	use(text);
}

int finds_what_is_sent(int to, const char *name)
{
	char text[20];
	int n;

	n = snprintf(text, sizeof(text), "name=%s", name);
	return send(to, text, n, 0) < 0; /* expect: memory/snprintf-length */
}

void finds_a_second_one_behind(const char *name, const char *more)
{
	char text[20];
	int n = 0;

	n += snprintf(text + n, sizeof(text) - n, "%s", name);
	n += snprintf(text + n, sizeof(text) - n, "%s", more); /* expect: memory/snprintf-length */
	use(text);
}

void finds_strlcpy(const char *name)
{
	char text[20];
	size_t n = strlcpy(text, name, sizeof(text));

	text[n] = '/'; /* expect: memory/snprintf-length */
	use(text);
}

#define SAY(to, text, n) write(to, text, n)
long finds_through_a_macro(int to, const char *name)
{
	char text[20];
	int n = snprintf(text, sizeof(text), "%s", name);

	return SAY(to, text, n); /* expect: memory/snprintf-length */
}

int allows_a_length_that_was_compared(int to, const char *name)
{
	char text[20];
	int n = snprintf(text, sizeof(text), "name=%s", name);

	if (n < 0 || n >= (int)sizeof(text))
		return -1;
	return send(to, text, n, 0) < 0;
}

void allows_one_inside(const char *name)
{
	char text[20];
	int n = snprintf(text, sizeof(text), "%s", name);

	if (n >= 0 && n < (int)sizeof(text))
		text[n] = 'x';
	use(text);
}

long allows_the_length_of_the_text(int to, const char *name)
{
	char text[20];

	snprintf(text, sizeof(text), "%s", name);
	return write(to, text, strlen(text));
}

long allows_a_number(int to, int value)
{
	char text[20];
	int n = snprintf(text, sizeof(text), "%d", value);

	return write(to, text, n);
}
