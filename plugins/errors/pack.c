/* SPDX-License-Identifier: Apache-2.0 */
/*
 * errors - rules about failures that nobody notices. One line a rule.
 */
#include "tracegate/plugin.h"

/* clang-format off */
#define RULES(X)                     \
	X(catch_all)                 \
	X(empty_handler)             \
	X(errno_ignored)             \
	X(misread_return)            \
	X(throw_generic)             \
	X(unchecked_output)          \
	X(unchecked_return)          \
	X(unchecked_security_return) \
	/* end */
/* clang-format on */

TG_PLUGIN("errors", RULES);
