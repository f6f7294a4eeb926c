/* SPDX-License-Identifier: Apache-2.0 */
static inline int finds_in_a_header(const char *secret)
{
	return nvs_set_str(0, "secret", secret); /* expect: credentials/kept-in-cleartext */
}
