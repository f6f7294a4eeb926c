/* SPDX-License-Identifier: Apache-2.0 */
static int require_login_in_a_header = 0; /* expect: defaults/protection-off */
static inline int asks_for_login(void)
{
	return require_login_in_a_header;
}
