/* SPDX-License-Identifier: Apache-2.0 */
/* credentials/empty-password: what it finds, then what it must leave alone. */
#include <string.h>

int LogonUserA(const char *user, const char *domain, const char *password, int type, int provider, void **token);

#include "empty-password.h"

/* --- finds --- */

int finds_an_argument(void **token)
{
	return LogonUserA("svc", "plant", "", 3, 0, token); /* expect: credentials/empty-password */
}

int finds_a_check(const char *stored_password, const char *given)
{
	(void)given;
	if (strlen(stored_password) == 0) /* expect: credentials/empty-password */
		return 1;
	return 0;
}

int check_first_character(const char *password)
{
	if (!*password) { /* expect: credentials/empty-password */
		return 1;
	}
	return 0;
}

#define NO_PASSWORD ""

int finds_a_macro(void **token)
{
	return LogonUserA("svc", "plant", NO_PASSWORD, 3, 0, token); /* expect: credentials/empty-password */
}

/* --- leaves alone --- */

int allows_a_password(const char *given, void **token)
{
	return LogonUserA("svc", "plant", given, 3, 0, token);
}

int allows_a_check_that_refuses(const char *password)
{
	if (strlen(password) == 0)
		return 0;
	return 1;
}

int allows_an_empty_domain(const char *given, void **token)
{
	return LogonUserA("svc", "", given, 3, 0, token);
}

int mbedtls_pk_parse_keyfile(void *pk, const char *path, const char *password);
int allows_a_key_that_is_not_encrypted(void *pk)
{
	return mbedtls_pk_parse_keyfile(pk, "/etc/gateway/key", "");
}
