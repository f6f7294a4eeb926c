/* SPDX-License-Identifier: Apache-2.0 */
/* credentials/default-credential: what it finds, then what it must leave alone. */
#include <stdio.h>
#include <string.h>

#include "default-credential.h"

struct account {
	const char *user;
	const char *password;
};

struct config {
	struct account operator;
	char snmp_community[16];
	const char *pin;
	int port;
};

/* --- finds --- */

const struct account finds_a_designated = {.user = "admin", .password = "admin"}; /* expect: credentials/default-credential 'password' */

const struct account finds_positions[] = {
	{"operator", "operator"}, /* expect: credentials/default-credential */
	{"guest", "guest"}, /* expect: credentials/default-credential */
	{"nobody", ""},
};

struct config finds_nested = {
	.operator = {"root", "toor"}, /* expect: credentials/default-credential */
	.snmp_community = "private", /* expect: credentials/default-credential 'snmp_community' */
	.pin = "0000", /* expect: credentials/default-credential 'pin' */
	.port = 502,
};

#define DEFAULT_PASSWORD "changeme"
static char finds_through_a_macro_password[32] = DEFAULT_PASSWORD; /* expect: credentials/default-credential */

static const char *const users[][2] = {
	{"admin", "1234"}, /* expect: credentials/default-credential 'users' */
	{"service", "s3rvice-of-7"},
};

void finds_an_assignment(struct account *a, struct config *c)
{
	a->password = "raspberry"; /* expect: credentials/default-credential */
	strcpy(c->snmp_community, "public"); /* expect: credentials/default-credential */
}

const char *finds_a_fallback(const char *from_file)
{
	const char *password = from_file ? from_file : "admin"; /* expect: credentials/default-credential */
	return password;
}

const char *finds_a_return_get_password(void);
const char *get_default_password(void)
{
	return "admin123"; /* expect: credentials/default-credential */
}

/* --- allows --- */

void allows_nothing_yet(struct account *a)
{
	a->password = NULL;
	a->password = "";
}

struct setting {
	const char *key;
	const char *value;
};

const struct setting allows_other_fields[] = {
	{"password", "password"},
	{"role", "admin"},
	{"visibility", "public"},
};

void allows_other_names(struct account *a)
{
	const char *scope = "public", *role = "admin", *realm = "default";
	a->user = "admin";
	printf("%s%s%s", scope, role, realm);
}

void allows_comparisons(const char *user)
{
	if (strcmp(user, "root") == 0)
		printf("root\n");
}

struct keys {
	const char *password;
	const char *community_name;
	const char *pin_file;
};
const struct keys allows_names_of_keys = {"password", "public", "1234"};

/* What secrets are called; a table of well-known passwords is another matter. */
static const char *const allows_words_for_passwords[] = {"password", "passwd", "secret", "pass"};
static const char *const finds_passwords[] = {
	"admin", /* expect: credentials/default-credential */
	"1234", /* expect: credentials/default-credential */
};
const char *allows_a_choice(int i)
{
	return i > 1 ? allows_words_for_passwords[i] : finds_passwords[i];
}

int allows_numbers(void)
{
	int pin = 1234, pins[] = {1, 2, 3};
	return pin + pins[0];
}

static const char test_passwords[][2][16] = {{"admin", "password"}, {"root", "1234"}};
int allows_a_self_test(int i)
{
	return test_passwords[i][1][0];
}
