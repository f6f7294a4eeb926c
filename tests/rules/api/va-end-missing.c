/* SPDX-License-Identifier: Apache-2.0 */
/* api/va-end-missing: what it finds, then what it must leave alone. */
#include "va-end-missing.h"

int finds_a_return_in_between(int n, ...)
{
	va_list list;
	int sum = 0;
	va_start(list, n);
	while (n-- > 0) {
		int one = va_arg(list, int);
		if (one < 0)
			return -1; /* expect: api/va-end-missing 'list' */
		sum += one;
	}
	va_end(list);
	return sum;
}

int finds_no_end(int n, ...)
{
	va_list list;
	va_start(list, n);
	return va_arg(list, int) + n; /* expect: api/va-end-missing */
}

void finds_no_end_of_a_copy(va_list given, int *to)
{
	va_list copy;
	va_copy(copy, given); /* expect: api/va-end-missing nothing ends */
	*to = va_arg(copy, int);
}

#define FAIL(code) return (code)
int finds_a_return_of_a_macro(int n, ...)
{
	va_list list;
	va_start(list, n);
	if (n > 3)
		FAIL(-1); /* expect: api/va-end-missing */
	n += va_arg(list, int);
	va_end(list);
	return n;
}

int allows_an_end_on_each_way(int n, ...)
{
	va_list list;
	va_start(list, n);
	if (n > 3) {
		va_end(list);
		return -1;
	}
	n += va_arg(list, int);
	va_end(list);
	return n;
}

int allows_a_label(int n, ...)
{
	va_list list;
	va_start(list, n);
	if (n > 3)
		goto out;
	n += va_arg(list, int);
out:
	va_end(list);
	return n;
}

int allows_the_list_of_a_caller(va_list list)
{
	return va_arg(list, int);
}

int allows_a_list_of_a_block(int n, ...)
{
	if (n > 3) {
		va_list list;
		va_start(list, n);
		n += va_arg(list, int);
		va_end(list);
	}
	return n;
}
