/* SPDX-License-Identifier: Apache-2.0 */
/* credentials/failure-detail: what it finds, then what it must leave alone. */
#include "failure-detail.h"

#include <stdio.h>
#include <string.h>
#include <syslog.h>

void finds_an_answer(int peer, int known)
{
	const char *text = "Password incorrect.\n"; /* expect: credentials/failure-detail which of name and password */

	if (known)
		send(peer, text, strlen(text), 0);
}

void finds_a_choice(int peer, int known)
{
	send(peer, known ? "Bad password" : "try again", 9, 0); /* expect: credentials/failure-detail */
}

void finds_a_made_text(int peer, const char *name)
{
	char line[80];

	snprintf(line, sizeof(line), "530 User %s not found\r\n", name); /* expect: credentials/failure-detail */
	send(peer, line, strlen(line), 0);
}

int login_finds_a_terminal(const char *typed, const char *known)
{
	if (strcmp(typed, known) == 0)
		return 1;
	printf("wrong password\n"); /* expect: credentials/failure-detail */
	return 0;
}

const char *authenticate_finds_a_result(int found)
{
	return found ? NULL : "account not found"; /* expect: credentials/failure-detail */
}

#define REFUSE(peer) send(peer, "invalid username", 16, 0)
void finds_through_a_macro(int peer)
{
	REFUSE(peer); /* expect: credentials/failure-detail */
}

void allows_one_answer(int peer)
{
	send(peer, "wrong user or password\n", 23, 0);
	send(peer, "530 Login incorrect.\r\n", 22, 0);
	send(peer, "331 Password required for user.\r\n", 33, 0);
}

void login_allows_logs(const char *name)
{
	syslog(LOG_NOTICE, "unknown user %s", name);
	fprintf(stderr, "wrong password for %s\n", name);
}

void allows_other_functions(void)
{
	puts("user not found");
}

void allows_other_texts(int peer)
{
	send(peer, "invalid frame", 13, 0);
	send(peer, "no such file", 12, 0);
}
