/* SPDX-License-Identifier: Apache-2.0 */
/*
 * privilege - rules about rights that a process has and gives. One line a rule; permissions of
 * files are rows in rules/models/.
 */
#include "tracegate/plugin.h"

/* clang-format off */
#define RULES(X)          \
	X(chroot_chdir)   \
	X(drop_order)     \
	X(write_unneeded) \
	/* end */
/* clang-format on */

TG_PLUGIN("privilege", RULES);
