/* SPDX-License-Identifier: Apache-2.0 */
/*
 * syntax - slips of the pen that compile. One line a rule, sorted.
 */
#include "tracegate/plugin.h"

/* clang-format off */
#define RULES(X)                     \
	X(assert_effect)            \
	X(assignment_in_condition)  \
	X(bidi_control)             \
	X(comparison_unused)        \
	X(fall_through)             \
	X(homoglyph) \
	X(misleading_block)         \
	X(no_effect)                \
	X(switch_default)           \
	X(wrong_operator)           \
	/* end */
/* clang-format on */

TG_PLUGIN("syntax", RULES);
