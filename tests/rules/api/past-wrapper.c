/* SPDX-License-Identifier: Apache-2.0 */
/* api/past-wrapper: what it finds, then what it must leave alone. */
int tracegate_example_wrapped(int mode);

#include "past-wrapper.h"

int finds_a_call(void)
{
	return tracegate_example_wrapped(1); /* expect: api/past-wrapper tracegate_example_wrapper() */
}

void finds_in_a_condition(int *done)
{
	if (tracegate_example_wrapped(2)) /* expect: api/past-wrapper */
		*done = 1;
}

#define OPEN() tracegate_example_wrapped(0)
int finds_through_a_macro(void)
{
	return OPEN(); /* expect: api/past-wrapper */
}

int tracegate_example_wrapper(int mode)
{
	return tracegate_example_wrapped(mode & 1);
}

int allows_the_wrapper(void)
{
	return tracegate_example_wrapper(1);
}

int allows_other_functions(int (*wrapped)(int))
{
	return wrapped(1);
}

typedef int open_fn(int mode);
open_fn *allows_naming_it(void)
{
	return tracegate_example_wrapped;
}
