/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
static inline void finds_in_a_header(jmp_buf at)
{
	longjmp(at, 1); /* expect: control/non-local-jump */
}
