/* SPDX-License-Identifier: Apache-2.0 */
/*
 * network - rules about what a product offers to the network. One line a rule.
 */
#include "tracegate/plugin.h"

/* clang-format off */
#define RULES(X)        \
	X(bind_any)     \
	X(double_bind)  \
	X(socket_order) \
	/* end */
/* clang-format on */

TG_PLUGIN("network", RULES);
