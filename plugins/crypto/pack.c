/* SPDX-License-Identifier: Apache-2.0 */
/*
 * crypto - rules about the use of cryptography. One line a rule; weak hashes, ciphers and modes are
 * rows in rules/models/.
 */
#include "tracegate/plugin.h"

/* clang-format off */
#define RULES(X)            \
	X(homemade)        \
	X(predictable_id)      \
	X(signature_unchecked) \
	X(static_iv)       \
	X(timing_compare)  \
	X(weak_random)     \
	/* end */
/* clang-format on */

TG_PLUGIN("crypto", RULES);
