/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include <netdb.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>

static inline int finds_in_a_header(const void *address)
{
	struct hostent *h = gethostbyaddr(address, 4, AF_INET);

	return h && strcmp("a.example", h->h_name) == 0; /* expect: network/trust-by-name */
}
