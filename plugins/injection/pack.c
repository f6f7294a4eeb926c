/* SPDX-License-Identifier: Apache-2.0 */
/*
 * injection - rules about text that an interpreter takes for more than text. One line a rule.
 */
#include "tracegate/plugin.h"

/* clang-format off */
#define RULES(X)               \
	X(command)             \
	X(format_string)       \
	X(relative_program)    \
	X(tainted_command)     \
	X(tainted_environment) \
	X(tainted_format)      \
	X(tainted_ldap)        \
	X(tainted_library)     \
	X(tainted_log)         \
	X(tainted_setting)     \
	X(tainted_sql)         \
	/* end */
/* clang-format on */

TG_PLUGIN("injection", RULES);
