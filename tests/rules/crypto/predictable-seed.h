/* SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>
static inline void finds_in_a_header(void)
{
	srand(1); /* expect: crypto/predictable-seed */
}
