/* SPDX-License-Identifier: Apache-2.0 */
/* backdoor/data-as-code: what it finds, then what it must leave alone. */
#include "data-as-code.h"

static unsigned char blob[] = {0x31, 0xc0, 0xc3};

int finds_a_call(void)
{
	return ((int (*)(void))(void *)blob)(); /* expect: backdoor/data-as-code 'blob' */
}

int finds_a_pointer(void)
{
	entry_fn f = (entry_fn)&blob[1]; /* expect: backdoor/data-as-code */

	return f();
}

void finds_a_literal(void)
{
	void (*f)(void) = (void (*)(void)) "\x31\xc0\xc3"; /* expect: backdoor/data-as-code */

	f();
}

#define RUN(bytes) ((entry_fn)(void *)(bytes))()
int finds_through_a_macro(void)
{
	return RUN(blob); /* expect: backdoor/data-as-code */
}

static int plain(void)
{
	return 1;
}

int allows_another_type(void)
{
	return ((long (*)(void))plain)() != 0;
}

int allows_what_a_loader_filled(void)
{
	static unsigned char room[64];

	load(room);
	return ((entry_fn)(void *)room)();
}

static entry_fn table[] = {plain};

int allows_a_table(int i)
{
	return table[i]();
}

void *allows_data(void)
{
	return (void *)blob;
}
