/* SPDX-License-Identifier: Apache-2.0 */
/*
 * audit - what logs of security have to say. One line a rule, sorted.
 */
#include "tracegate/plugin.h"

/* clang-format off */
#define RULES(X)            \
	X(failure_unlogged) \
	X(truncated_entry)  \
	/* end */
/* clang-format on */

TG_PLUGIN("audit", RULES);
