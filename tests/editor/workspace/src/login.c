/* SPDX-License-Identifier: Apache-2.0 */
/* The operator's login of a device that does not exist: what the editor tests open. */
#include <string.h>

struct session {
	char operator_name[16];
};

/**
 * Remembers who logged in.
 * @satisfies req~login-name~1
 */
void session_start(struct session *session, const char *name)
{
	strcpy(session->operator_name, name);
}
