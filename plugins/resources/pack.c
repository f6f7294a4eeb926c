/* SPDX-License-Identifier: Apache-2.0 */
/*
 * resources - rules about what has to be given back. One line a rule.
 */
#include "tracegate/plugin.h"

/* clang-format off */
#define RULES(X)           \
	X(double_close)    \
	X(handle_leak)     \
	X(tainted_wait)    \
	X(use_after_close) \
	X(wrong_close)     \
	/* end */
/* clang-format on */

TG_PLUGIN("resources", RULES);
