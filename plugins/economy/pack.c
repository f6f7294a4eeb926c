/* SPDX-License-Identifier: Apache-2.0 */
/*
 * economy - security-relevant code that nobody can review. One line a rule, sorted.
 */
#include "tracegate/plugin.h"

/* clang-format off */
#define RULES(X)        \
	X(complexity)  \
	X(recursion)   \
	/* end */
/* clang-format on */

TG_PLUGIN("economy", RULES);
