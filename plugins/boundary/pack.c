/* SPDX-License-Identifier: Apache-2.0 */
/*
 * boundary - where data comes in and who has written it down. One line a rule, sorted.
 */
#include "tracegate/plugin.h"

/* clang-format off */
#define RULES(X)         \
	X(public_static) \
	X(surface)       \
	X(undocumented)  \
	/* end */
/* clang-format on */

TG_PLUGIN("boundary", RULES);
