/* SPDX-License-Identifier: Apache-2.0 */
/*
 * integers/float-conversion - a floating-point number does not fit into the integer it becomes.
 *
 * The parser finds constants (see engine/check/diagnose.c); here a variable is followed to where
 * the function gives it its value: a constant out of range, or a number from outside that nobody
 * has compared.
 */
#include "integers/float.h"

#include "common/flow.h"

static void visit(struct tg_pass *pass, tg_node cast);

const struct tg_rule tg_rule_float_conversion = {
	.id = "integers/float-conversion",
	.kinds = TG_KINDS(TG_IR_CAST),
	.visit = visit,
};

static void visit(struct tg_pass *pass, tg_node cast)
{
	const struct tg_ir *ir = pass->ir;
	tg_node operand = tg_ir_strip(ir, cast);
	const struct tg_ir_type *to = tg_ir_type_of(ir, cast);
	struct float_origin origin;
	int64_t least, most;

	if (tg_ir_type_of(ir, operand)->cls != TG_TYPE_FLOAT || !tg_ir_is(ir, operand, TG_IR_REF) ||
	    !flow_type_range(to, &least, &most))
		return;
	origin = float_origin_of(pass, operand, 0);
	if (origin.from == FLOAT_CONSTANT &&
	    (origin.value > (double)most + 1 || origin.value < (double)least - 1))
		pass->host->report(pass, cast, "'%s' does not fit into '%s' here",
				   tg_ir_name(ir, operand), tg_ir_text(ir, to->name));
	else if (origin.from == FLOAT_OUTSIDE)
		pass->host->report(pass, cast, "'%s' comes from outside and need not fit into '%s'",
				   tg_ir_name(ir, operand), tg_ir_text(ir, to->name));
	else
		return;
	pass->host->step(pass, origin.at, "it gets its value here");
}
