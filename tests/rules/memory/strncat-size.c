/* SPDX-License-Identifier: Apache-2.0 */
/* memory/strncat-size: what it finds, then what it must leave alone. */
#include <string.h>

#include "strncat-size.h"

void finds_the_whole_target(const char *more)
{
	char text[16] = "a";
	strncat(text, more, sizeof(text)); /* expect: memory/strncat-size */
}

void finds_the_target_less_what_it_holds(const char *more)
{
	char text[16] = "a";
	strncat(text, more, sizeof(text) - strlen(text)); /* expect: memory/strncat-size */
}

void finds_the_size_of_the_source(char *text)
{
	char more[16] = "a";
	strncat(text, more, sizeof(more)); /* expect: memory/strncat-size */
}

#define APPEND(to, from) strncat(to, from, sizeof(to))
void finds_through_a_macro(const char *more)
{
	char text[16] = "a";
	APPEND(text, more); /* expect: memory/strncat-size */
}

void allows_the_room_that_is_left(const char *more)
{
	char text[16] = "a";
	strncat(text, more, sizeof(text) - strlen(text) - 1);
}

void allows_a_constant(const char *more)
{
	char text[16] = "a";
	strncat(text, more, 4);
}

void allows_another_function(const char *more)
{
	char text[16];
	strncpy(text, more, sizeof(text));
}

void finds_the_length_of_the_source(const char *more)
{
	char text[16];

	strncpy(text, more, strlen(more)); /* expect: memory/strncat-size */
	text[15] = 0;
}

void allows_a_length_that_was_compared(const char *more)
{
	char text[16];

	if (strlen(more) >= sizeof(text))
		return;
	memcpy(text, more, strlen(more) + 1);
}
