/* SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>
static inline void finds_in_a_header(void)
{
	system("sync"); /* expect: injection/relative-program */
}
