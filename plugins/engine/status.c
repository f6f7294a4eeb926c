/* SPDX-License-Identifier: Apache-2.0 */
#include "engine/engine.h"

const char *tg_unit_status_name(enum tg_unit_status status)
{
	static const char *const names[] = {"complete", "degraded",  "failed",
					    "crashed",  "timed out", "out of memory"};

	return names[status];
}
