/* SPDX-License-Identifier: Apache-2.0 */
#include <fcntl.h>
static inline int finds_in_a_header(void)
{
	return open("x", O_CREAT); /* expect: privilege/open-without-mode */
}
