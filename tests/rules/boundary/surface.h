/* SPDX-License-Identifier: Apache-2.0 */
#include <sys/socket.h>
static inline int finds_in_a_header(int s)
{
	return listen(s, 0); /* expect: boundary/surface */
}
