/* SPDX-License-Identifier: Apache-2.0 */
/*
 * integers - rules about numbers that change on their way. One line a rule.
 */
#include "tracegate/plugin.h"

/* clang-format off */
#define RULES(X)            \
	X(divide_by_zero)   \
	X(float_conversion) \
	X(ineffective_check) \
	X(negative_size)    \
	X(overflow)         \
	X(overflow_in_size) \
	X(shift_out_of_range) \
	X(sign_change)      \
	X(sign_extension)   \
	X(truncation)       \
	X(underflow)        \
	/* end */
/* clang-format on */

TG_PLUGIN("integers", RULES);
