/* SPDX-License-Identifier: Apache-2.0 */
/* credentials/sent-in-cleartext: what it finds, then what it must leave alone. */
#include <string.h>

int socket(int domain, int type, int protocol);
long recv(int fd, void *buffer, unsigned long size, int flags);
long send(int fd, const void *buffer, unsigned long size, int flags);
int SSL_write(void *tls, const void *buffer, int size);
int encrypt_text(char *text, unsigned size);
long write(int fd, const void *buffer, unsigned long size);

#include "sent-in-cleartext.h"

/* --- finds --- */

long finds_send(int peer, const char *password)
{
	return send(peer, password, strlen(password), 0); /* expect: credentials/sent-in-cleartext */
}

long finds_a_socket_that_is_written(const char *passwd)
{
	int fd = socket(2, 1, 0);

	return write(fd, passwd, strlen(passwd)); /* expect: credentials/sent-in-cleartext */
}

#define SEND(fd, text) send(fd, text, strlen(text), 0)

long finds_a_macro(int peer, const char *passphrase)
{
	return SEND(peer, passphrase); /* expect: credentials/sent-in-cleartext */
}

/* --- leaves alone --- */

long allows_what_is_encrypted(int peer, char *password)
{
	encrypt_text(password, 64);
	return send(peer, password, 64, 0);
}

int allows_tls(void *tls, const char *password)
{
	return SSL_write(tls, password, (int)strlen(password));
}

long allows_the_user(int peer, const char *user)
{
	return send(peer, user, strlen(user), 0);
}
