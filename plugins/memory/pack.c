/* SPDX-License-Identifier: Apache-2.0 */
/*
 * memory - rules about sizes, allocation and lifetime. One line a rule.
 */
#include "tracegate/plugin.h"

/* clang-format off */
#define RULES(X)            \
	X(fixed_address)    \
	X(overlapping_copy) \
	X(pointer_scaling)  \
	X(realloc_lost)     \
	X(scalar_as_struct) \
	X(scanf_unbounded)  \
	X(sizeof_pointer)   \
	X(unbounded_copy)   \
	/* end */
/* clang-format on */

TG_PLUGIN("memory", RULES);
