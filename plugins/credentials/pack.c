/* SPDX-License-Identifier: Apache-2.0 */
/*
 * credentials - rules about passwords and keys that the program brings along. One line a rule.
 */
#include "tracegate/plugin.h"

/* clang-format off */
#define RULES(X)              \
	X(default_credential) \
	X(hardcoded_key)      \
	X(hardcoded_password) \
	/* end */
/* clang-format on */

TG_PLUGIN("credentials", RULES);
