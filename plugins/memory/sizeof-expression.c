/* SPDX-License-Identifier: Apache-2.0 */
/*
 * memory/sizeof-expression - sizeof of what was not meant to be measured: of a sizeof, or of an
 * expression that changes something and is never run.
 *
 * Arrays of variable length are left alone (they are evaluated), and so is an argument of a macro
 * that measures it: another copy may well be run.
 */
#include "common/expr.h"

static void visit(struct tg_pass *pass, tg_node n);

const struct tg_rule tg_rule_sizeof_expression = {
	.id = "memory/sizeof-expression",
	.kinds = TG_KINDS(TG_IR_SIZEOF),
	.visit = visit,
};

/* The first `++`, `--` or assignment that the measured expression has, or 0. */
static tg_node effect_of(const struct tg_ir *ir, tg_node measured)
{
	tg_node n;

	for (n = measured; n < ir->node[measured].end; n++) {
		uint8_t op = ir->node[n].op;

		if (tg_ir_is(ir, n, TG_IR_SIZEOF) || tg_ir_is(ir, n, TG_IR_STMT_EXPR))
			n = ir->node[n].end - 1;
		else if (tg_ir_is(ir, n, TG_IR_ASSIGN) ||
			 (tg_ir_is(ir, n, TG_IR_UNARY) && op >= TG_OP_PRE_INC &&
			  op <= TG_OP_POST_DEC))
			return n;
	}
	return 0;
}

static void visit(struct tg_pass *pass, tg_node n)
{
	const struct tg_ir *ir = pass->ir;
	tg_node measured = tg_ir_strip(ir, tg_ir_child(ir, n, 0)), effect;

	if (!measured || (ir->type[ir->node[n].extra].flags & TG_TYPE_VLA))
		return;
	if (tg_ir_is(ir, measured, TG_IR_SIZEOF)) {
		/* The parser wraps a constant of a case or an enumerator in another one. */
		if (ir->loc[ir->node[measured].loc].offset == ir->loc[ir->node[n].loc].offset)
			return;
		pass->host->report(pass, n,
				   "the size of a sizeof is that of 'size_t', whatever the inner "
				   "one measures");
		return;
	}
	effect = effect_of(ir, measured);
	if (effect &&
	    ((ir->node[n].flags & TG_IR_MACRO_ARG) || !(ir->node[effect].flags & TG_IR_MACRO_ARG)))
		pass->host->report(pass, n,
				   "sizeof does not run what it measures; nothing is changed here");
}
