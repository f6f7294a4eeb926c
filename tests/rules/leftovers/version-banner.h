/* SPDX-License-Identifier: Apache-2.0 */
#include <stddef.h>

long send(int peer, const void *data, size_t size, int flags);

static inline void finds_in_a_header(int peer)
{
	send(peer, "Server: boiler/3.0\r\n", 20, 0); /* expect: leftovers/version-banner */
}
