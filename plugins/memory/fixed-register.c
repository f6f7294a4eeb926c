/* SPDX-License-Identifier: Apache-2.0 */
/*
 * memory/fixed-register - the address of a register is written where it is used.
 *
 * A pointer to volatile at a fixed address is how bare hardware is reached, so memory/fixed-address
 * leaves it alone. Where the number stands in the middle of a function, another board reads and
 * writes something else there, and nobody finds all places. A macro or a constant that gives the
 * register its one name is left alone.
 */
#include "common/expr.h"

static void visit(struct tg_pass *pass, tg_node cast);

const struct tg_rule tg_rule_fixed_register = {
	.id = "memory/fixed-register",
	.kinds = TG_KINDS(TG_IR_CAST),
	.visit = visit,
};

enum { SMALLEST = 4096 };

/* True for a name that stands for the number: a macro, an enumerator, a constant variable. */
static bool is_named(const struct tg_ir *ir, tg_node n)
{
	const struct tg_ir_loc *loc = &ir->loc[ir->node[n].loc];
	const struct tg_ir_file *file = &ir->file[loc->file];
	uint32_t at;

	if ((ir->node[n].flags & TG_IR_IN_MACRO) && !(ir->node[n].flags & TG_IR_MACRO_ARG))
		return true;
	for (tg_node part = n; part < ir->node[n].end; part++)
		if (tg_ir_is(ir, part, TG_IR_REF))
			return true;
	for (at = loc->offset; file->content && at < file->size && at < loc->end_offset; at++)
		if (lit_is_digit(file->content[at]))
			return false;
		else if (file->content[at] != '(' && file->content[at] != '-')
			return true;
	return false;
}

static void visit(struct tg_pass *pass, tg_node cast)
{
	const struct tg_ir *ir = pass->ir;
	const struct tg_ir_type *type = tg_ir_type_of(ir, cast);
	tg_node operand = tg_ir_strip(ir, cast);
	int64_t value;

	if (type->cls != TG_TYPE_POINTER || !(ir->type[type->of].flags & TG_TYPE_VOLATILE) ||
	    tg_ir_is(ir, ir->node[cast].parent, TG_IR_CAST) || !tg_ir_function_of(ir, cast) ||
	    tg_ir_type_of(ir, operand)->cls != TG_TYPE_INT ||
	    !tg_ir_constant(ir, operand, &value) || (value < SMALLEST && value > -SMALLEST))
		return;
	if (is_named(ir, operand))
		return;
	pass->host->report(pass, cast,
			   "the register at 0x%llx has no name; on another board something else "
			   "lies there",
			   (unsigned long long)value);
}
