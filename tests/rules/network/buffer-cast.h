/* SPDX-License-Identifier: Apache-2.0 */
#include <stdint.h>
#include <sys/socket.h>

static inline uint16_t finds_in_a_header(int s)
{
	char bytes[4];

	if (recv(s, bytes, sizeof(bytes), 0) != sizeof(bytes))
		return 0;
	return *(uint16_t *)bytes; /* expect: network/buffer-cast */
}
