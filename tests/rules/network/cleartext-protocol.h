/* SPDX-License-Identifier: Apache-2.0 */
typedef void CURL;
enum { CURLOPT_REFERER = 10016, CURLOPT_URL = 10002, CURLOPT_USE_SSL = 119 };
int curl_easy_setopt(CURL *handle, int option, ...);
static inline void finds_in_a_header(CURL *handle)
{
	curl_easy_setopt(handle, CURLOPT_USE_SSL, 1L); /* expect: network/cleartext-protocol goes on without */
}
