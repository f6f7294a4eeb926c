/* SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>

static inline int one_sided_header(const void *a, const void *b)
{
	return *(const short *)a > *(const short *)b; /* expect: api/one-sided-order */
}

static inline void finds_in_a_header(short *all, size_t n)
{
	qsort(all, n, sizeof(*all), one_sided_header);
}
