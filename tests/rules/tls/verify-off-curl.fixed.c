/* SPDX-License-Identifier: Apache-2.0 */
/* tls/verify-off-curl: what it finds, then what it must leave alone. */
#include <stdbool.h>

#include "verify-off-curl.h"

enum {
	CURLOPT_SSL_VERIFYPEER = 64,
	CURLOPT_SSL_VERIFYHOST = 81,
	CURLOPT_PROXY_SSL_VERIFYPEER = 248,
	CURLOPT_DOH_SSL_VERIFYHOST = 307,
	CURLOPT_VERBOSE = 41,
};

void finds_the_peer(void *curl)
{
	curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 1L); /* expect: tls/verify-off-curl not verified */
	curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 1L); /* expect: tls/verify-off-curl */
	curl_easy_setopt(curl, CURLOPT_PROXY_SSL_VERIFYPEER, 1L); /* expect: tls/verify-off-curl */
}

void finds_the_host(void *curl)
{
	curl_easy_setopt(curl, CURLOPT_SSL_VERIFYHOST, 2L); /* expect: tls/verify-off-curl host name */
	curl_easy_setopt(curl, CURLOPT_SSL_VERIFYHOST, 2L); /* expect: tls/verify-off-curl */
	curl_easy_setopt(curl, CURLOPT_DOH_SSL_VERIFYHOST, 2L); /* expect: tls/verify-off-curl */
}

#define INSECURE(curl) curl_easy_setopt((curl), CURLOPT_SSL_VERIFYPEER, 0L)
void finds_through_a_macro(void *curl)
{
	INSECURE(curl); /* expect: tls/verify-off-curl */
}

void allows_verification(void *curl)
{
	curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 1L);
	curl_easy_setopt(curl, CURLOPT_SSL_VERIFYHOST, 2L);
}

void allows_other_options(void *curl)
{
	curl_easy_setopt(curl, CURLOPT_VERBOSE, 0L);
}

void allows_what_is_configured(void *curl, long verify)
{
	curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, verify);
}
