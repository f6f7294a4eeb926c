/* SPDX-License-Identifier: Apache-2.0 */
/* network/buffer-cast: what it finds, then what it must leave alone. */
#include "buffer-cast.h"

#include <arpa/inet.h>
#include <netdb.h>
#include <string.h>

struct header {
	uint16_t kind, length;
};

uint32_t finds_a_number(int s)
{
	unsigned char frame[16];

	if (recv(s, frame, sizeof(frame), 0) < 8)
		return 0;
	return *(uint32_t *)(frame + 2); /* expect: network/buffer-cast 'uint32_t' of this machine */
}

int finds_a_member(int s)
{
	char frame[16];

	if (recv(s, frame, sizeof(frame), 0) < 8)
		return 0;
	return ((const struct header *)frame)->length; /* expect: network/buffer-cast */
}

int finds_a_comparison(int s)
{
	char frame[16];

	if (recv(s, frame, sizeof(frame), 0) < 8)
		return 0;
	return ((uint16_t *)frame)[1] == 12; /* expect: network/buffer-cast */
}

static uint16_t word_at(const unsigned char *at)
{
	return *(const uint16_t *)at; /* expect: network/buffer-cast */
}
uint16_t finds_across_functions(int s)
{
	unsigned char frame[16];

	if (recv(s, frame, sizeof(frame), 0) < 8)
		return 0;
	return word_at(frame + 2);
}

uint16_t buffer_cast_word(const unsigned char *at);
uint16_t finds_across_files(int s)
{
	unsigned char frame[16];

	if (recv(s, frame, sizeof(frame), 0) < 8)
		return 0;
	return buffer_cast_word(frame + 2);
}

#define WORD(p) (*(const uint16_t *)(p))
uint16_t finds_through_a_macro(int s)
{
	unsigned char frame[16];

	if (recv(s, frame, sizeof(frame), 0) < 8)
		return 0;
	return WORD(frame); /* expect: network/buffer-cast */
}

uint32_t allows_what_is_turned(int s)
{
	unsigned char frame[16];
	uint32_t length;

	if (recv(s, frame, sizeof(frame), 0) < 8)
		return 0;
	length = *(uint32_t *)(frame + 2);
	length = ntohl(length);
	return length + ntohs(*(uint16_t *)frame) + ntohs(((struct header *)frame)->kind);
}

uint32_t allows_copies(int s)
{
	unsigned char frame[16];
	uint32_t length;

	if (recv(s, frame, sizeof(frame), 0) < 8)
		return 0;
	memcpy(&length, frame + 2, sizeof(length));
	return ntohl(length) + frame[0];
}

uint32_t allows_what_was_not_received(const unsigned char *bytes)
{
	return *(const uint32_t *)bytes;
}

int allows_nothing(int s)
{
	unsigned char frame[16];

	if (recv(s, frame, sizeof(frame), 0) < 8)
		return 0;
	return *(uint32_t *)frame == 0;
}

uint32_t allows_an_address_that_was_looked_up(const char *name)
{
	struct hostent *host = gethostbyname(name);

	return host ? *(uint32_t *)host->h_addr_list[0] : 0;
}

int allows_a_control_message(int s)
{
	char data[8], control[64];
	struct iovec part = {data, sizeof(data)};
	struct msghdr message = {0, 0, &part, 1, control, sizeof(control), 0};
	struct cmsghdr *c;

	if (recvmsg(s, &message, 0) < 8)
		return 0;
	c = CMSG_FIRSTHDR(&message);
	return c ? *(int *)CMSG_DATA(c) : 0;
}
