/* SPDX-License-Identifier: Apache-2.0 */
void mbedtls_ssl_conf_authmode(void *conf, int authmode);
static inline void finds_in_a_header(void *conf)
{
	mbedtls_ssl_conf_authmode(conf, 0); /* expect: tls/verify-off-mbedtls */
}
