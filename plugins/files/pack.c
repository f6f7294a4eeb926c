/* SPDX-License-Identifier: Apache-2.0 */
/*
 * files - rules about files by name and by descriptor. One line a rule.
 */
#include "tracegate/plugin.h"

/* clang-format off */
#define RULES(X)              \
	X(insecure_temporary) \
	X(open_missing_mode)  \
	X(path_traversal)     \
	X(temporary_kept)     \
	X(toctou)             \
	/* end */
/* clang-format on */

TG_PLUGIN("files", RULES);
