/* SPDX-License-Identifier: Apache-2.0 */
/* boundary/undocumented: what it finds, then what it must leave alone. */
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>
typedef struct modbus modbus_t;
int modbus_receive(modbus_t *ctx, unsigned char *req);

#include "undocumented.h"

long finds_a_socket(int s, char *buf)
{
	return recv(s, buf, 100, 0); /* expect: boundary/undocumented recv() */
}

/* Takes a frame. Nothing about threats. */
int finds_a_bus(modbus_t *ctx, unsigned char *req)
{
	return modbus_receive(ctx, req); /* expect: boundary/undocumented */
}

const char *finds_the_environment(void)
{
	return getenv("MODE"); /* expect: boundary/undocumented */
}

#define TAKE(s, buf) recv(s, buf, 1, 0)
long finds_through_a_macro(int s, char *buf)
{
	return TAKE(s, buf); /* expect: boundary/undocumented */
}

/**
 * Takes a frame.
 * @mitigates T-07 -- the length is checked
 */
long allows_a_threat(int s, char *buf)
{
	return recv(s, buf, 100, 0);
}

long allows_a_requirement(int s, char *buf)
{
	/* [impl->req~CR-3.5~1] */
	return recv(s, buf, 100, 0);
}

/* @satisfies CR 3.5 */
long allows_several_lines(int s,
			  char *buf)
{
	return recv(s, buf, 100, 0);
}

long allows_sending(int s, const char *buf)
{
	return send(s, buf, 1, 0);
}
