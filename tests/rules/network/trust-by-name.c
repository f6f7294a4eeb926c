/* SPDX-License-Identifier: Apache-2.0 */
/* network/trust-by-name: what it finds, then what it must leave alone. */
#include "trust-by-name.h"

int finds_a_host(const void *address)
{
	struct hostent *h = gethostbyaddr(address, 4, AF_INET);

	return h && strcmp(h->h_name, "admin.example") == 0; /* expect: network/trust-by-name */
}

int finds_the_other_side(const void *address, const char *friend)
{
	struct hostent *h = gethostbyaddr(address, 4, AF_INET);

	if (!h)
		return 0;
	return !strcasecmp(friend, h->h_name); /* expect: network/trust-by-name gethostbyaddr() */
}

int finds_the_end_of_a_name(const struct sockaddr *who, socklen_t n)
{
	char host[256];

	if (getnameinfo(who, n, host, sizeof(host), NULL, 0, 0) != 0)
		return 0;
	return strcmp(host + strlen(host) - 8, ".example") == 0; /* expect: network/trust-by-name */
}

#define IS(host, name) (strcmp((host)->h_name, (name)) == 0)
int finds_through_a_macro(const void *address)
{
	struct hostent *h = gethostbyaddr(address, 4, AF_INET);

	return h && IS(h, "admin.example"); /* expect: network/trust-by-name */
}

int allows_a_number(const struct sockaddr *who, socklen_t n)
{
	char host[256];

	if (getnameinfo(who, n, host, sizeof(host), NULL, 0, NI_NUMERICHOST) != 0)
		return 0;
	return strcmp(host, "127.0.0.1") == 0;
}

void allows_a_log(const void *address)
{
	struct hostent *h = gethostbyaddr(address, 4, AF_INET);

	puts(h ? h->h_name : "somebody");
}

int allows_the_service(const struct sockaddr *who, socklen_t n)
{
	char host[256], service[32];

	if (getnameinfo(who, n, host, sizeof(host), service, sizeof(service), 0) != 0)
		return 0;
	return strcmp(service, "ssh") == 0;
}

int allows_a_name_from_elsewhere(const struct hostent *h)
{
	return strcmp(h->h_name, "admin.example") == 0;
}
