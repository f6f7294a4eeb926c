/* SPDX-License-Identifier: Apache-2.0 */
/* memory/function-cast: what it finds, then what it must leave alone. */
#include "function-cast.h"

typedef void (*handler)(int);
void on_event(handler call);
int take(const char *text, int size);
void sink(int code);
int answer(int code);

void finds_a_cast(void)
{
	on_event((handler)take); /* expect: memory/function-cast */
}

void finds_it_without_a_cast(void)
{
	handler call = take; /* expect: memory/function-cast */

	call(1);
}

#define HANDLER(f) ((handler)(f))
void finds_through_a_macro(void)
{
	on_event(HANDLER(take)); /* expect: memory/function-cast */
}

int allows_the_same_type(void)
{
	on_event(sink);
	on_event((handler)sink);
	return answer(1);
}

int allows_a_null_pointer(void)
{
	on_event((handler)0);
	return 0;
}

static int by_text(const void *a, const void *b)
{
	return *(const char *)a - *(const char *)b;
}
compare allows_what_was_asked_for(void)
{
	return by_text;
}
