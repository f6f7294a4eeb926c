/* SPDX-License-Identifier: Apache-2.0 */
/*
 * network/unknown-function-code - a message that asks for something nobody knows is passed over
 * instead of refused.
 *
 * A switch over a function code without `default`. Where every case leaves the function, what
 * follows the switch is the refusal; it is left alone.
 */
#include "common/protocol.h"

static void visit(struct tg_pass *pass, tg_node node);

const struct tg_rule tg_rule_unknown_function_code = {
	.id = "network/unknown-function-code",
	.kinds = TG_KINDS(TG_IR_SWITCH),
	.visit = visit,
};

static void visit(struct tg_pass *pass, tg_node node)
{
	const struct tg_ir *ir = pass->ir;

	if (protocol_is_unrefused(pass, node))
		pass->host->report(pass, node,
				   "a message whose '%s' is not known is neither refused nor "
				   "answered; add 'default'",
				   lit_name_of(ir, tg_ir_child(ir, node, 1)));
}
