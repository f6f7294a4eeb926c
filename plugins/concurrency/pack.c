/* SPDX-License-Identifier: Apache-2.0 */
/*
 * concurrency - rules about threads and signals. One line a rule.
 */
#include "tracegate/plugin.h"

/* clang-format off */
#define RULES(X)         \
	X(double_lock)   \
	X(lock_kept)     \
	X(lock_not_held) \
	X(lock_order)    \
	X(signal_shared) \
	X(thread_race)   \
	X(vfork_child)   \
	/* end */
/* clang-format on */

TG_PLUGIN("concurrency", RULES);
