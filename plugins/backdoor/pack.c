/* SPDX-License-Identifier: Apache-2.0 */
/*
 * backdoor - what somebody has put in on purpose. One line a rule, sorted.
 */
#include "tracegate/plugin.h"

/* clang-format off */
#define RULES(X)           \
	X(data_as_code)    \
	X(shell_on_socket) \
	X(time_bomb)       \
	X(trapdoor)        \
	/* end */
/* clang-format on */

TG_PLUGIN("backdoor", RULES);
