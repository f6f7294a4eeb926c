/* SPDX-License-Identifier: Apache-2.0 */
#include <alloca.h>
void use(void *block);
static inline void finds_in_a_header(int n)
{
	while (n-- > 0)
		use(alloca(16)); /* expect: memory/alloca-loop */
}
