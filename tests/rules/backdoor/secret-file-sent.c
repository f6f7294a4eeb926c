/* SPDX-License-Identifier: Apache-2.0 */
/* backdoor/secret-file-sent: what it finds, then what it must leave alone. */
#include "secret-file-sent.h"

void finds_hashes(int s, char *line)
{
	FILE *f = fopen("/etc/shadow", "r"); /* expect: backdoor/secret-file-sent */
	while (f && fgets(line, 200, f))
		send(s, line, strlen(line), 0);
}

void finds_a_key(int s, const struct sockaddr *to, socklen_t n, char *line)
{
	FILE *f = fopen("/home/op/.ssh/id_rsa", "r"); /* expect: backdoor/secret-file-sent */
	while (f && fgets(line, 200, f))
		sendto(s, line, strlen(line), 0, to, n);
}

#define ACCOUNTS "/etc/shadow-"
void finds_through_a_macro(int s, char *line)
{
	FILE *f = fopen(ACCOUNTS, "r"); /* expect: backdoor/secret-file-sent */
	while (f && fgets(line, 200, f))
		send(s, line, strlen(line), 0);
}

void allows_what_stays(char *line, int (*check)(const char *))
{
	FILE *f = fopen("/etc/shadow", "r");
	while (f && fgets(line, 200, f))
		check(line);
}

void allows_another_file(int s, char *line)
{
	FILE *f = fopen("/etc/os-release", "r");
	while (f && fgets(line, 200, f))
		send(s, line, strlen(line), 0);
}

void allows_a_public_key(int s, const char *name, char *line)
{
	FILE *f = fopen(name, "r");
	while (f && fgets(line, 200, f))
		send(s, line, strlen(line), 0);
}
