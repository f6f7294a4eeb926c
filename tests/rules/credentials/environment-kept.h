/* SPDX-License-Identifier: Apache-2.0 */
static inline const char *finds_in_a_header(void)
{
	return getenv("SERVICE_API_KEY"); /* expect: credentials/environment-kept */
}
