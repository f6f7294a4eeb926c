/* SPDX-License-Identifier: Apache-2.0 */
#include <strings.h>
static inline char *finds_in_a_header(const char *s)
{
	return index(s, 'a'); /* expect: api/obsolete strchr */
}
