/* SPDX-License-Identifier: Apache-2.0 */
/*
 * memory - rules about sizes, allocation and lifetime. One line a rule.
 */
#include "tracegate/plugin.h"

/* clang-format off */
#define RULES(X)           \
	X(realloc_lost)    \
	X(scanf_unbounded) \
	X(unbounded_copy)  \
	/* end */
/* clang-format on */

TG_PLUGIN("memory", RULES);
