/* SPDX-License-Identifier: Apache-2.0 */
/*
 * memory - rules about sizes, allocation and lifetime. One line a rule.
 */
#include "tracegate/plugin.h"

/* clang-format off */
#define RULES(X)            \
	X(double_free)      \
	X(fixed_address)    \
	X(null_dereference) \
	X(overlapping_copy) \
	X(pointer_scaling)  \
	X(realloc_lost)     \
	X(scalar_as_struct) \
	X(scanf_unbounded)  \
	X(sizeof_pointer)   \
	X(unbounded_copy)   \
	X(unchecked_null)   \
	X(use_after_free)   \
	/* end */
/* clang-format on */

TG_PLUGIN("memory", RULES);
