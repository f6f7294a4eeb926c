/* SPDX-License-Identifier: Apache-2.0 */
/* leftovers/version-banner: what it finds, then what it must leave alone. */
#include "version-banner.h"

#include <stdio.h>
#include <string.h>

const char *OpenSSL_version(int what);
int BIO_printf(void *bio, const char *format, ...);

void finds_a_text(int peer)
{
	send(peer, "220 pump v2.1 ready\r\n", 21, 0); /* expect: leftovers/version-banner which version */
}

#define PUMP_VERSION "17"
void finds_through_a_macro(int peer)
{
	char line[64];

	snprintf(line, sizeof(line), "pump %s\n", PUMP_VERSION); /* expect: leftovers/version-banner */
	send(peer, line, strlen(line), 0);
}

void finds_a_library(int peer)
{
	char line[64] = "";

	strncpy(line, OpenSSL_version(0), sizeof(line) - 1); /* expect: leftovers/version-banner */
	send(peer, line, strlen(line), 0);
}

void finds_a_build(void *bio)
{
	BIO_printf(bio, "made on %s", __DATE__); /* expect: leftovers/version-banner */
}

void finds_a_variable(int peer)
{
	const char *text = "X-Powered-By: pumpd_1.2"; /* expect: leftovers/version-banner */

	send(peer, text, strlen(text), 0);
}

void allows_protocols(int peer)
{
	send(peer, "HTTP/1.1 200 OK\r\n", 17, 0);
	send(peer, "SSH-2.0-pump\r\n", 14, 0);
	send(peer, "RTSP/1.0 200 OK\r\n", 17, 0);
}

void allows_names_and_addresses(int peer)
{
	send(peer, "Server: pump\r\n", 14, 0);
	send(peer, "go to 10.0.0.1 please", 21, 0);
	send(peer, "the level is 4.5", 16, 0);
}

void allows_what_stays_here(void)
{
	printf("pump %s, %s\n", PUMP_VERSION, OpenSSL_version(0));
	puts("pump/1.2");
}

void allows_what_is_not_sent(int peer)
{
	char line[64];

	snprintf(line, sizeof(line), "pump %s\n", PUMP_VERSION);
	puts(line);
	send(peer, "ok", 2, 0);
}
