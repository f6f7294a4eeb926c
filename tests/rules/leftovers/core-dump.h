/* SPDX-License-Identifier: Apache-2.0 */
#include <sys/prctl.h>
static inline void finds_in_a_header(void)
{
	prctl(PR_SET_DUMPABLE, 1); /* expect: leftovers/core-dump */
}
