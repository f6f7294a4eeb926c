/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>
static inline int finds_in_a_header(const char *a)
{
	return strcmp(a, "b") == -1; /* expect: api/comparison-result */
}
