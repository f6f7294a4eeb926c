/* SPDX-License-Identifier: Apache-2.0 */
#include <netinet/in.h>
#include <sys/socket.h>
static inline int finds_in_a_header(int fd, struct sockaddr_in6 *a)
{
	a->sin6_addr = in6addr_any; /* expect: network/bind-any */
	return bind(fd, (struct sockaddr *)a, sizeof(*a));
}
