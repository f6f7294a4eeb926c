/* SPDX-License-Identifier: Apache-2.0 */
/* tls/old-protocol: what it finds, then what it must leave alone. */
#include "old-protocol.h"

#define TLS1_VERSION 0x0301
#define TLS1_2_VERSION 0x0303
#define SSL_CTX_set_min_proto_version(ctx, version) SSL_CTX_ctrl(ctx, 123, version, 0)
enum { CURLOPT_SSLVERSION = 32, CURL_SSLVERSION_TLSv1_0 = 4, CURL_SSLVERSION_TLSv1_2 = 6 };
long SSL_CTX_ctrl(void *ctx, int cmd, long larg, void *parg);
const void *SSLv3_method(void);
const void *TLS_client_method(void);
int curl_easy_setopt(void *handle, int option, ...);
void mbedtls_ssl_conf_min_version(void *conf, int major, int minor);
int mosquitto_tls_opts_set(void *m, int cert_reqs, const char *version, const char *ciphers);
int gnutls_priority_set_direct(void *session, const char *priorities, const char **error);

const void *finds_methods(void)
{
	return SSLv3_method(); /* expect: tls/old-protocol */
}

void finds_through_a_macro(void *ctx)
{
	SSL_CTX_set_min_proto_version(ctx, TLS1_VERSION); /* expect: tls/old-protocol least protocol version */
}

void finds_other_libraries(void *h, void *conf, void *m, void *session)
{
	curl_easy_setopt(h, CURLOPT_SSLVERSION, CURL_SSLVERSION_TLSv1_0); /* expect: tls/old-protocol */
	mbedtls_ssl_conf_min_version(conf, 3, 1); /* expect: tls/old-protocol */
	mosquitto_tls_opts_set(m, 1, "tlsv1.1", 0); /* expect: tls/old-protocol */
	gnutls_priority_set_direct(session, "NORMAL:+VERS-TLS1.0", 0); /* expect: tls/old-protocol */
}

typedef struct {
	unsigned dwVersion, grbitEnabledProtocols;
} SCHANNEL_CRED;

void finds_a_credential(SCHANNEL_CRED *credential)
{
	credential->grbitEnabledProtocols = 0x80 | 0x800; /* expect: tls/old-protocol below TLS 1.2 */
}

void allows_a_credential(SCHANNEL_CRED *credential, unsigned configured)
{
	credential->grbitEnabledProtocols = 0x800 | 0x2000;
	credential->grbitEnabledProtocols = configured;
}

const void *allows_methods(void *ctx)
{
	SSL_CTX_set_min_proto_version(ctx, TLS1_2_VERSION);
	SSL_CTX_set_min_proto_version(ctx, 0);
	return TLS_client_method();
}

void allows_other_controls(void *ctx)
{
	SSL_CTX_ctrl(ctx, 33, 0x0301, 0);
}

void allows_other_libraries(void *h, void *conf, void *m, void *session, int configured)
{
	curl_easy_setopt(h, CURLOPT_SSLVERSION, CURL_SSLVERSION_TLSv1_2);
	mbedtls_ssl_conf_min_version(conf, 3, 3);
	mbedtls_ssl_conf_min_version(conf, 3, configured);
	mosquitto_tls_opts_set(m, 1, "tlsv1.2", 0);
	gnutls_priority_set_direct(session, "NORMAL:-VERS-TLS-ALL:+VERS-TLS1.3", 0);
}
