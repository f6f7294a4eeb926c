/* SPDX-License-Identifier: Apache-2.0 */
/* backdoor/trapdoor: what it finds, then what it must leave alone. */
#include <arpa/inet.h>
#include <netdb.h>
#include <netinet/in.h>
#include <string.h>
#include <sys/socket.h>
int grant(void);

#include "trapdoor.h"

int finds_an_address_as_text(struct sockaddr_in *peer)
{
	if (strcmp(inet_ntoa(peer->sin_addr), "192.168.30.123") == 0) /* expect: backdoor/trapdoor 192.168.30.123 */
		return grant();
	return 0;
}

int finds_a_number(struct sockaddr_in *peer)
{
	if (peer->sin_addr.s_addr == 0x7b1ea8c0) /* expect: backdoor/trapdoor */
		return grant();
	return 0;
}

int finds_a_host(struct hostent *host)
{
	return strcmp(host->h_name, "admin.example.org") == 0 ? grant() : 0; /* expect: backdoor/trapdoor */
}

int finds_a_name_that_was_asked_for(const struct sockaddr *address, unsigned size)
{
	char host[256];

	if (getnameinfo(address, size, host, sizeof(host), NULL, 0, 0))
		return 0;
	return strcmp(host, "build7.example.org") == 0 && grant(); /* expect: backdoor/trapdoor */
}

#define MASTER 0x0a000001
int finds_through_a_macro(struct sockaddr_in *peer)
{
	return ntohl(peer->sin_addr.s_addr) == MASTER; /* expect: backdoor/trapdoor */
}

int finds_a_port(int s)
{
	struct sockaddr_in peer;
	socklen_t n = sizeof(peer);

	if (getpeername(s, (struct sockaddr *)&peer, &n) != 0)
		return -1;
	return ntohs(peer.sin_port) == 31337 ? grant() : 0; /* expect: backdoor/trapdoor port */
}

int allows_a_port_with_a_meaning(int s)
{
	struct sockaddr_in peer;
	socklen_t n = sizeof(peer);

	if (getpeername(s, (struct sockaddr *)&peer, &n) != 0)
		return -1;
	return ntohs(peer.sin_port) == 20;
}

int allows_an_answer_of_the_server(int s, char *block)
{
	struct sockaddr_in from;
	socklen_t n = sizeof(from);

	if (recvfrom(s, block, 100, 0, (struct sockaddr *)&from, &n) < 0)
		return -1;
	return from.sin_port == htons(5353);
}

int allows_the_own_machine(struct sockaddr_in *peer)
{
	return peer->sin_addr.s_addr == htonl(INADDR_LOOPBACK) ||
	       ntohl(peer->sin_addr.s_addr) == INADDR_ANY ||
	       strcmp(inet_ntoa(peer->sin_addr), "127.0.0.1") == 0;
}

int allows_what_is_configured(struct sockaddr_in *peer, unsigned allowed, const char *host)
{
	return peer->sin_addr.s_addr == allowed || strcmp(host, "localhost") == 0;
}

int allows_an_error(in_addr_t address, struct hostent *host)
{
	return address == INADDR_NONE || strcmp(host->h_name, "localhost") == 0;
}

int allows_a_kind_of_address(const struct sockaddr *peer, socklen_t size)
{
	char text[64];

	if (getnameinfo(peer, size, text, sizeof(text), 0, 0, NI_NUMERICHOST) != 0)
		return 0;
	return strncmp(text, "::ffff:", 7) == 0;
}
