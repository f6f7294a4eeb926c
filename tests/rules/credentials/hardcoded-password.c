/* SPDX-License-Identifier: Apache-2.0 */
/* credentials/hardcoded-password: what it finds, then what it must leave alone. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "hardcoded-password.h"

enum { CURLOPT_USERPWD = 10005, CURLOPT_URL = 10002 };
int mosquitto_username_pw_set(void *mosq, const char *username, const char *password);
int curl_easy_setopt(void *handle, int option, ...);
int ssh_userauth_password(void *session, const char *username, const char *password);
int PQsetdbLogin(const char *host, const char *port, const char *options, const char *tty,
		 const char *name, const char *login, const char *pwd);

struct session {
	char password[32];
	const char *passphrase;
	const char *password_file;
};

/* --- finds --- */

void finds_an_argument(void *m)
{
	mosquitto_username_pw_set(m, "gateway", "Sommer22"); /* expect: credentials/hardcoded-password hands 'mosquitto_username_pw_set' */
}

void finds_an_option(void *curl)
{
	curl_easy_setopt(curl, CURLOPT_USERPWD, "svc:hunter2"); /* expect: credentials/hardcoded-password */
}

void finds_a_well_known_value_in_a_call(void *s)
{
	ssh_userauth_password(s, "root", "root"); /* expect: credentials/hardcoded-password */
}

int finds_a_comparison(const char *password)
{
	if (!strcmp(password, "letmein99")) /* expect: credentials/hardcoded-password compares 'password' */
		return 1;
	return strncmp("hunter2", password, 7) == 0; /* expect: credentials/hardcoded-password */
}

int finds_a_member(struct session *s)
{
	return memcmp(s->password, "hunter2", 7) == 0; /* expect: credentials/hardcoded-password */
}

static const char service_code[] = "hunter2";

int finds_a_constant_behind_a_name(const char *passcode)
{
	return strcmp(passcode, service_code) == 0; /* expect: credentials/hardcoded-password */
}

void finds_a_local_constant(void *m)
{
	const char *text = "hunter2";
	mosquitto_username_pw_set(m, "gateway", text); /* expect: credentials/hardcoded-password */
}

#define BACKDOOR "hunter2"
int finds_through_a_macro(const char *typed_password)
{
	return strcmp(typed_password, BACKDOOR) == 0; /* expect: credentials/hardcoded-password */
}

#define IS(a, b) (strcmp((a), (b)) == 0)
int finds_in_a_macro(const char *passwd)
{
	return IS(passwd, "hunter2"); /* expect: credentials/hardcoded-password */
}

static const char *db_password = "Sommer22"; /* expect: credentials/hardcoded-password gives 'db_password' */
struct session finds_an_initialiser = {.passphrase = "hunter2 and more"}; /* expect: credentials/hardcoded-password */
static const struct session finds_positions[] = {
	{"hunter2", /* expect: credentials/hardcoded-password 'password' */
	 "gate of 7", /* expect: credentials/hardcoded-password 'passphrase' */
	 "/etc/gateway/pw"},
};

void finds_an_assignment(struct session *s)
{
	s->passphrase = s->password_file ? "hunter2" : NULL; /* expect: credentials/hardcoded-password */
	strcpy(s->password, "hunter2"); /* expect: credentials/hardcoded-password */
}

const char *finds_a_fallback(void)
{
	const char *admin_password = getenv("ADMIN_PASSWORD");
	if (!admin_password)
		admin_password = "hunter2"; /* expect: credentials/hardcoded-password */
	return admin_password;
}

/* --- allows --- */

void allows_what_is_configured(void *m, const char *password)
{
	mosquitto_username_pw_set(m, "gateway", password);
	mosquitto_username_pw_set(m, "gateway", NULL);
	mosquitto_username_pw_set(m, "gateway", "");
	mosquitto_username_pw_set(m, "gateway", getenv("MQTT_PASSWORD"));
}

void allows_placeholders(struct session *s, const char *password)
{
	s->passphrase = "<password>";
	s->passphrase = "${MQTT_PASSWORD}";
	s->passphrase = "MQTT_PASSWORD";
	s->passphrase = "********";
	s->passphrase = "none";
	s->passphrase = "%s";
	if (strcmp(password, "-") == 0 || strcmp(password, "") == 0)
		return;
	if (strcmp(password, "password") == 0 || strcmp(password, "--password") == 0)
		return;
}

void allows_other_names(const char *compass, const char *bypass, const char *topic)
{
	if (strcmp(compass, "north-east") == 0 || strcmp(bypass, "filter") == 0)
		printf("%s\n", topic);
	if (strcmp(topic, "password") == 0 || strcmp(topic, "hunter2") == 0)
		printf("%s\n", topic);
}

struct field {
	const char *password_label;
	const char *password_prompt;
	const char *secret_name;
	const char *password_type;
};

const struct field allows_names_about_secrets = {
	.password_label = "Pass word of the device",
	.password_prompt = "Enter pass word",
	.secret_name = "gateway-mqtt",
	.password_type = "sha512",
};

const char *allows_labels(void)
{
	static const char password[] = "Please enter your password";
	const char *passphrase = "Wrong pass phrase, please try again";
	printf("%s", passphrase);
	return password;
}

void allows_other_options(void *curl, const char *password)
{
	curl_easy_setopt(curl, CURLOPT_URL, "gateway.example:8883");
	if (strcmp(password, "/etc/gateway/password") == 0)
		return;
	if (strncmp(password, "$6$", 3) == 0 || strncmp(password, "{SHA}", 5) == 0)
		return;
}

/* A name of a key and its value: a table of settings. */
const struct session allows_keys = {.passphrase = "passphrase", .password_file = "secret.txt"};

/* Words that a program looks for are no passwords; with digits and signs in them they are. */
static const char *const allows_passwords[] = {"apfel", "birne", "kirsche", "pflaume"};
static const char *const finds_passwords[] = {
	"apfel", /* expect: credentials/hardcoded-password */
	"b1rne!x", /* expect: credentials/hardcoded-password */
	"Kirsch3n-baum", /* expect: credentials/hardcoded-password */
};
const char *allows_a_word(int i)
{
	return i > 2 ? allows_passwords[i] : finds_passwords[i];
}

struct psk {
	const char *psk_identity;
};
const struct psk allows_an_identity = {.psk_identity = "Client-7"};

const char TUNNEL_WEBIRC_PASSWORD[] = "webircpassword";
int allows_a_mark_that_is_no_password(unsigned int passkey)
{
	return passkey == 0xffffffff;
}
