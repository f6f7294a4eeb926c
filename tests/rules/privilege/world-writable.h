/* SPDX-License-Identifier: Apache-2.0 */
#include <sys/stat.h>
static inline void finds_in_a_header(void)
{
	umask(0); /* expect: privilege/world-writable */
}
