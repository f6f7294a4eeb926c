/* SPDX-License-Identifier: Apache-2.0 */
/*
 * credentials - rules about passwords and keys that the program brings along. One line a rule.
 */
#include "tracegate/plugin.h"

/* clang-format off */
#define RULES(X)                 \
	X(backdoor)              \
	X(default_credential)    \
	X(empty_password)        \
	X(failure_detail)        \
	X(hardcoded_key)         \
	X(hardcoded_password)    \
	X(in_command)            \
	X(in_comment)            \
	X(kept_in_cleartext)     \
	X(logged)                \
	X(not_cleared)           \
	X(received_in_cleartext) \
	X(released_uncleared)    \
	X(sent_in_cleartext)     \
	X(short_password)        \
	X(stored_in_cleartext)   \
	X(string_kept)           \
	X(success_by_default)    \
	X(unlimited_attempts)    \
	X(unlocked_memory)       \
	X(wipe_removed)          \
	/* end */
/* clang-format on */

TG_PLUGIN("credentials", RULES);
