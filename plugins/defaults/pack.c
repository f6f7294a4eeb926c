/* SPDX-License-Identifier: Apache-2.0 */
/*
 * defaults - what a product does before anybody has configured it. One line a rule, sorted.
 */
#include "tracegate/plugin.h"

/* clang-format off */
#define RULES(X)           \
	X(debug_enabled)   \
	X(protection_off)  \
	/* end */
/* clang-format on */

TG_PLUGIN("defaults", RULES);
