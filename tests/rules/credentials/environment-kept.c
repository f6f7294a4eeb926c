/* SPDX-License-Identifier: Apache-2.0 */
/* credentials/environment-kept: what it finds, then what it must leave alone. */
#define _GNU_SOURCE
#include <stdlib.h>

#include "environment-kept.h"

int join(const char *password);

int finds_a_password(void)
{
	const char *password = getenv("BROKER_PASSWORD"); /* expect: credentials/environment-kept */

	return password ? join(password) : -1;
}

int finds_a_token(void)
{
	const char *token = secure_getenv("CLOUD_TOKEN"); /* expect: credentials/environment-kept */

	return token ? join(token) : -1;
}

const char *finds_a_secret(void)
{
	return getenv("CLIENT_SECRET"); /* expect: credentials/environment-kept */
}

#define NAME    \
	"MQTT_" \
	"PASSWD"
const char *finds_through_a_macro(void)
{
	return getenv(NAME); /* expect: credentials/environment-kept */
}

const char *allows_something_else(void)
{
	return getenv("HOME");
}

const char *allows_the_name_of_a_file(void)
{
	return getenv("BROKER_PASSWORD_FILE");
}

const char *allows_a_name_that_others_choose(const char *name)
{
	return getenv(name);
}
