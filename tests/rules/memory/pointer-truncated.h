/* SPDX-License-Identifier: Apache-2.0 */
#include <stdint.h>
static inline int finds_in_a_header(void *object)
{
	return (int)object; /* expect: memory/pointer-truncated */
}
