/* SPDX-License-Identifier: Apache-2.0 */
static const char *finds_in_a_header_password(void)
{
	static const char *password = "12345678"; /* expect: credentials/default-credential */
	return password;
}
