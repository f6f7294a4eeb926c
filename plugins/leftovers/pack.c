/* SPDX-License-Identifier: Apache-2.0 */
/*
 * leftovers - what belongs to development and not into a product. One line a rule, sorted.
 */
#include "tracegate/plugin.h"

/* clang-format off */
#define RULES(X)                \
	X(disabled_check)      \
	X(error_detail)        \
	X(suspicious_comment)  \
	X(version_banner)      \
	/* end */
/* clang-format on */

TG_PLUGIN("leftovers", RULES);
