/* SPDX-License-Identifier: Apache-2.0 */
#include <stdarg.h>
static inline int finds_in_a_header(int n, ...)
{
	va_list list;
	va_start(list, n);
	if (n == 0)
		return 0; /* expect: api/va-end-missing */
	n = va_arg(list, int);
	va_end(list);
	return n;
}
