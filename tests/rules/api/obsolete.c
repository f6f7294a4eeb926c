/* SPDX-License-Identifier: Apache-2.0 */
/* api/obsolete: what it finds, then what it must leave alone. */
#include <arpa/inet.h>
#include <netdb.h>
#include <strings.h>
#include <time.h>
#include <unistd.h>

#include "obsolete.h"

struct hostent *finds_a_name(const char *name)
{
	return gethostbyname(name); /* expect: api/obsolete getaddrinfo */
}

void finds_a_copy(void *to, const void *from)
{
	bcopy(from, to, 4); /* expect: api/obsolete memmove */
}

void finds_a_pause(void)
{
	usleep(10); /* expect: api/obsolete nanosleep */
}

#define ADDRESS(text) inet_addr(text)
in_addr_t finds_through_a_macro(const char *text)
{
	return ADDRESS(text); /* expect: api/obsolete inet_pton */
}

int allows_the_replacement(const char *name, struct addrinfo **found)
{
	return getaddrinfo(name, 0, 0, found);
}

int allows_another_text(const char *text, struct in_addr *address)
{
	return inet_pton(AF_INET, text, address);
}

static void bzero_(void *p)
{
	(void)p;
}
void allows_a_function_of_its_own(void *p)
{
	bzero_(p);
}
