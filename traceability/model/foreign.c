/* SPDX-License-Identifier: Apache-2.0 */
#include "model/foreign.h"

const char *tg_vex_status_name(enum tg_vex_status status)
{
	static const char *const names[] = {"under_investigation", "affected", "fixed",
					    "not_affected"};

	return names[status];
}
