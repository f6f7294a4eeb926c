/* SPDX-License-Identifier: Apache-2.0 */
/*
 * house - rules of a house that has its own. One line a rule, sorted.
 */
#include "tracegate/plugin.h"

/* clang-format off */
#define RULES(X)             \
	X(sleep_in_callback) \
	/* end */
/* clang-format on */

TG_PLUGIN("house", RULES);
