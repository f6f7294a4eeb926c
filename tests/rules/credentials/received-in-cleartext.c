/* SPDX-License-Identifier: Apache-2.0 */
/* credentials/received-in-cleartext: what it finds, then what it must leave alone. */
int LogonUserA(const char *user, const char *domain, const char *password, int type, int provider, void **token);
int socket(int domain, int type, int protocol);
long recv(int fd, void *buffer, unsigned long size, int flags);
long send(int fd, const void *buffer, unsigned long size, int flags);
int decrypt_text(char *text, unsigned size);
long read(int fd, void *buffer, unsigned long size);

#include "received-in-cleartext.h"

/* --- finds --- */

int finds_what_a_peer_sends(int peer, void **token)
{
	char text[64] = "";

	if (recv(peer, text, sizeof(text) - 1, 0) < 1)
		return 0;
	return LogonUserA("svc", "plant", text, 3, 0, token); /* expect: credentials/received-in-cleartext */
}

int finds_a_read_from_a_socket(void **token)
{
	char text[64] = "";
	int fd = socket(2, 1, 0);

	if (read(fd, text, sizeof(text) - 1) < 1)
		return 0;
	return LogonUserA("svc", "plant", text, 3, 0, token); /* expect: credentials/received-in-cleartext */
}

#define ENTER(text, token) LogonUserA("svc", "plant", text, 3, 0, token)

int finds_a_macro(int peer, void **token)
{
	char text[64] = "";

	recv(peer, text, sizeof(text) - 1, 0);
	return ENTER(text, token); /* expect: credentials/received-in-cleartext */
}

static void fill(int peer, char *text)
{
	recv(peer, text, 63, 0);
}

int finds_across_functions(int peer, void **token)
{
	char text[64] = "";

	fill(peer, text);
	return LogonUserA("svc", "plant", text, 3, 0, token); /* expect: credentials/received-in-cleartext */
}

/* --- leaves alone --- */

int allows_what_is_decrypted(int peer, void **token)
{
	char text[64] = "";

	if (recv(peer, text, sizeof(text) - 1, 0) < 1 || !decrypt_text(text, 64))
		return 0;
	return LogonUserA("svc", "plant", text, 3, 0, token);
}

int allows_a_parameter(const char *text, void **token)
{
	return LogonUserA("svc", "plant", text, 3, 0, token);
}

int allows_a_user_from_the_network(int peer, const char *given, void **token)
{
	char user[64] = "";

	recv(peer, user, sizeof(user) - 1, 0);
	return LogonUserA(user, "plant", given, 3, 0, token);
}
