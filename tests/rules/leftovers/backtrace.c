/* SPDX-License-Identifier: Apache-2.0 */
/* leftovers/backtrace: what it finds, then what it must leave alone. */
#include "backtrace.h"

int esp_backtrace_print(int depth);
int print_symbols(void *const *at, int count);

char **finds_names(void *const *at, int count)
{
	return backtrace_symbols(at, count); /* expect: leftovers/backtrace how it is built */
}

void finds_a_panic(void)
{
	esp_backtrace_print(100); /* expect: leftovers/backtrace */
}

#define SHOW(at, n) backtrace_symbols_fd(at, n, 2)
void finds_through_a_macro(void *const *at, int n)
{
	SHOW(at, n); /* expect: leftovers/backtrace */
}

int allows_addresses_alone(void **at)
{
	return backtrace(at, 4);
}

int allows_another_function(void *const *at)
{
	return print_symbols(at, 4);
}

typedef char **show(void *const *at, int count);
show *allows_naming_it(void)
{
	return backtrace_symbols;
}
