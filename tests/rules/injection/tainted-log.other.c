/* SPDX-License-Identifier: Apache-2.0 */
/* injection/tainted-log: what tainted-log.c calls here. */
void syslog(int priority, const char *format, ...);

void tainted_log_note(const char *text)
{
	syslog(5, "peer says %s", text); /* expect: injection/tainted-log */
}
