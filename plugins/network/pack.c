/* SPDX-License-Identifier: Apache-2.0 */
/*
 * network - rules about what a product offers to the network. One line a rule.
 */
#include "tracegate/plugin.h"

/* clang-format off */
#define RULES(X)                 \
	X(bind_any)              \
	X(buffer_cast)           \
	X(byte_order)            \
	X(double_bind)           \
	X(shared_port)           \
	X(socket_order)          \
	X(trust_by_name)         \
	X(unknown_function_code) \
	X(unlimited_connections) \
	X(write_unauthorised)    \
	/* end */
/* clang-format on */

TG_PLUGIN("network", RULES);
