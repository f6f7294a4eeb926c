/* SPDX-License-Identifier: Apache-2.0 */
#include <unistd.h>
static inline int finds_in_a_header(void)
{
	return daemon(0, 0); /* expect: privilege/kept */
}
