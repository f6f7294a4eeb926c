/* SPDX-License-Identifier: Apache-2.0 */
static int debug_console_enabled = 1; /* expect: defaults/debug-enabled 'debug_console_enabled' */
static inline int has_console_in_a_header(void)
{
	return debug_console_enabled;
}
