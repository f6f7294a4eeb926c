/* SPDX-License-Identifier: Apache-2.0 */
int snprintf(char *to, unsigned long size, const char *format, ...);
void syslog(int level, const char *format, ...);

static inline void finds_in_a_header(const char *user)
{
	syslog(4, "login of %.8s rejected", user); /* expect: audit/truncated-entry */
}
