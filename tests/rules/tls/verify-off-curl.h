/* SPDX-License-Identifier: Apache-2.0 */
int curl_easy_setopt(void *handle, int option, ...);
static inline void finds_in_a_header(void *curl)
{
	curl_easy_setopt(curl, 64, 0L); /* expect: tls/verify-off-curl */
}
