/* SPDX-License-Identifier: Apache-2.0 */
/*
 * control - rules about where a program goes and which values it uses. One line a rule.
 */
#include "tracegate/plugin.h"

/* clang-format off */
#define RULES(X)                \
	X(constant_condition)   \
	X(dead_check)           \
	X(end_of_file_missed)   \
	X(infinite_loop)        \
	X(reachable_assert)     \
	X(unchecked_loop_bound) \
	X(unreachable_code)     \
	X(unused_value)         \
	/* end */
/* clang-format on */

TG_PLUGIN("control", RULES);
