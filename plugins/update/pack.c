/* SPDX-License-Identifier: Apache-2.0 */
/*
 * update - rules about how a product gets its next firmware. One line a rule.
 */
#include "tracegate/plugin.h"

/* clang-format off */
#define RULES(X)             \
	X(insecure_download) \
	X(unverified)        \
	/* end */
/* clang-format on */

TG_PLUGIN("update", RULES);
