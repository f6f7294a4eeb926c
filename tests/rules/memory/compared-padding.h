/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>
struct peer {
	char kind;
	int address;
};
static inline int finds_in_a_header(const struct peer *a, const struct peer *b)
{
	return memcmp(a, b, sizeof(*a)); /* expect: memory/compared-padding at 'kind' */
}
