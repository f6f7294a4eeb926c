/* SPDX-License-Identifier: Apache-2.0 */
#include <sys/socket.h>
static inline long finds_in_a_header(int s, char *buf)
{
	return recv(s, buf, 2, 0); /* expect: boundary/undocumented */
}
