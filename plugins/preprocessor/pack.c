/* SPDX-License-Identifier: Apache-2.0 */
/*
 * preprocessor - rules about what a macro does that its use does not show. One line a rule;
 * preprocessor/reserved-identifier is a warning of the parser.
 */
#include "tracegate/plugin.h"

/* clang-format off */
#define RULES(X)              \
	X(argument_repeated)  \
	X(argument_torn)      \
	X(bare_parameter)     \
	X(several_statements) \
	/* end */
/* clang-format on */

TG_PLUGIN("preprocessor", RULES);
