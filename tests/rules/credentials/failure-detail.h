/* SPDX-License-Identifier: Apache-2.0 */
#include <stddef.h>

long send(int peer, const void *data, size_t size, int flags);

static inline void finds_in_a_header(int peer)
{
	send(peer, "unknown user", 12, 0); /* expect: credentials/failure-detail */
}
