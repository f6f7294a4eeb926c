/* SPDX-License-Identifier: Apache-2.0 */
/* tls/verify-off-others: what it finds, then what it must leave alone. */
#include <stdbool.h>
typedef struct cred *cred_t;
typedef struct session *session_t;
void gnutls_certificate_set_verify_function(cred_t c, int (*f)(session_t s));
void gnutls_certificate_set_verify_flags(cred_t c, unsigned flags);
struct esp_tls_cfg {
	bool skip_common_name;
	bool use_secure_element;
};
struct http_config {
	bool skip_cert_common_name_check;
	const char *url;
};
typedef struct {
	unsigned dwVersion, dwFlags;
} SCHANNEL_CRED;
int check(session_t s);

static int always(session_t s)
{
	(void)s;
	return 0;
}

static int really(session_t s)
{
	return check(s);
}

#include "verify-off-others.h"

void finds_a_function_that_says_yes(cred_t c)
{
	gnutls_certificate_set_verify_function(c, always); /* expect: tls/verify-off-others */
}

void finds_a_name_that_is_not_checked(struct esp_tls_cfg *c)
{
	c->skip_common_name = true; /* expect: tls/verify-off-others */
}

struct http_config finds_an_initialiser(void)
{
	struct http_config c = {.url = "https://a", .skip_cert_common_name_check = true}; /* expect: tls/verify-off-others */
	return c;
}

void finds_schannel(SCHANNEL_CRED *c)
{
	c->dwFlags = 0x8 | 0x10; /* expect: tls/verify-off-others */
}

#define INSECURE true
void finds_through_a_macro(struct esp_tls_cfg *c)
{
	c->skip_common_name = INSECURE; /* expect: tls/verify-off-others */
}

void allows_a_function_that_looks(cred_t c)
{
	gnutls_certificate_set_verify_function(c, really);
}

struct http_config allows_checks(void)
{
	struct http_config c = {.skip_cert_common_name_check = false};
	return c;
}

void allows_other_flags(SCHANNEL_CRED *c, struct esp_tls_cfg *e)
{
	c->dwFlags = 0x10;
	e->skip_common_name = false;
	e->use_secure_element = true;
}

int ssh_options_set(void *session, int option, const void *value);
int finds_a_host_key_that_nobody_checks(void *session)
{
	int no = 0;

	return ssh_options_set(session, 21, &no); /* expect: tls/verify-off-others */
}

int allows_a_host_key_that_is_checked(void *session)
{
	int yes = 1;

	return ssh_options_set(session, 21, &yes);
}

struct paho_options {
	int enableServerCertAuth;
};
void finds_paho(struct paho_options *options)
{
	options->enableServerCertAuth = 0; /* expect: tls/verify-off-others */
}

void allows_paho(struct paho_options *options)
{
	options->enableServerCertAuth = 1;
}
