/* SPDX-License-Identifier: Apache-2.0 */
#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdlib.h>
static inline void finds_in_a_header(struct sockaddr_in *address)
{
	address->sin_port = 8080; /* expect: network/byte-order sin_port */
}
