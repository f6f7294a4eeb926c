/* SPDX-License-Identifier: Apache-2.0 */
/*
 * api - calls that are wrong by themselves. One line a rule, sorted.
 */
#include "tracegate/plugin.h"

/* clang-format off */
#define RULES(X)            \
	X(argument_count)   \
	X(format_arguments) \
	X(missing_sentinel) \
	X(one_sided_order)  \
	X(signal_handler)   \
	X(va_end_missing)   \
	/* end */
/* clang-format on */

TG_PLUGIN("api", RULES);
