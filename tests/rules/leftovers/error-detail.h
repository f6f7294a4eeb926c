/* SPDX-License-Identifier: Apache-2.0 */
#include <errno.h>
#include <string.h>
#include <sys/socket.h>
static inline void finds_in_a_header(int peer)
{
	send(peer, strerror(errno), 8, 0); /* expect: leftovers/error-detail */
}
