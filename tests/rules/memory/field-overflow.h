/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>
struct in_header {
	char a[4], b[4];
};
static inline void finds_in_a_header(struct in_header *s)
{
	memset(s->a, 0, 8); /* expect: memory/field-overflow */
}
