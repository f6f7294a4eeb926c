/* SPDX-License-Identifier: Apache-2.0 */
/*
 * backdoor/time-bomb - a condition on the time, a count or a chance that guards destruction.
 *
 * The constant in the condition is what makes it a bomb: code that cleans up compares with a
 * moment it has read. Of counters only static ones count, since they outlive a call, and only when
 * the file that goes is named in the code.
 */
#include "common/literal.h"

static void visit(struct tg_pass *pass, tg_node node);

const struct tg_rule tg_rule_time_bomb = {
	.id = "backdoor/time-bomb",
	.kinds = TG_KINDS(TG_IR_IF),
	.visit = visit,
};

enum trigger { NOTHING, MOMENT, CHANCE, COUNT };

/* What a variable was last given in the function: a call of a clock or a die. */
static enum trigger origin(struct tg_pass *pass, tg_node n);

static enum trigger call_trigger(struct tg_pass *pass, tg_node n)
{
	const char *name = tg_ir_callee(pass->ir, n);

	if (pass->host->in_list(pass, "clocks", name))
		return MOMENT;
	return pass->host->in_list(pass, "weak-generators", name) ? CHANCE : NOTHING;
}

/* A clock or a die anywhere in an expression. */
static enum trigger inside(struct tg_pass *pass, tg_node n)
{
	const struct tg_ir *ir = pass->ir;
	enum trigger trigger;
	tg_node at;

	for (at = n; at < ir->node[n].end; at++) {
		if (!tg_ir_is(ir, at, TG_IR_CALL))
			continue;
		trigger = call_trigger(pass, at);
		if (trigger)
			return trigger;
	}
	return NOTHING;
}

static enum trigger variable(struct tg_pass *pass, tg_node ref)
{
	const struct tg_ir *ir = pass->ir;
	tg_decl decl = ir->node[ref].decl;
	tg_node function = tg_ir_function_of(ir, ref), at;
	enum trigger found = NOTHING;

	if (ir->decl[decl].kind != TG_DECL_VAR)
		return NOTHING;
	for (at = function; at < ref; at++) {
		const struct tg_ir_node *node = &ir->node[at];

		if (node->kind == TG_IR_VAR && node->decl == decl)
			found = inside(pass, at);
		else if (node->kind == TG_IR_ASSIGN &&
			 lit_variable(ir, tg_ir_child(ir, at, 0)) == decl)
			found = inside(pass, tg_ir_child(ir, at, 1));
		/* time(&now) */
		else if (node->kind == TG_IR_CALL && call_trigger(pass, at) == MOMENT &&
			 lit_variable(ir, tg_ir_child(ir, tg_ir_arg(ir, at, 0), 0)) == decl)
			found = MOMENT;
		else if (node->kind == TG_IR_UNARY && node->op >= TG_OP_PRE_INC &&
			 node->op <= TG_OP_POST_DEC && (ir->decl[decl].flags & TG_DECL_GLOBAL) &&
			 lit_variable(ir, tg_ir_child(ir, at, 0)) == decl)
			found = COUNT;
	}
	return found;
}

static enum trigger origin(struct tg_pass *pass, tg_node n)
{
	const struct tg_ir *ir = pass->ir;

	n = tg_ir_strip(ir, n);
	if (tg_ir_is(ir, n, TG_IR_CALL))
		return call_trigger(pass, n);
	if (tg_ir_is(ir, n, TG_IR_REF))
		return variable(pass, n);
	if (tg_ir_is(ir, n, TG_IR_BINARY) && ir->node[n].op == TG_OP_REM)
		return origin(pass, tg_ir_child(ir, n, 0));
	return NOTHING;
}

/* A moment after the year 2001, or any number a die or a counter is compared with. */
static bool fits(enum trigger trigger, int64_t value)
{
	return trigger == MOMENT  ? value > 1000000000
	       : trigger == COUNT ? value >= 100
				  : value != 0;
}

static enum trigger comparison(struct tg_pass *pass, tg_node n)
{
	const struct tg_ir *ir = pass->ir;
	unsigned side;

	if (!tg_ir_is(ir, n, TG_IR_BINARY) || ir->node[n].op < TG_OP_LT ||
	    ir->node[n].op > TG_OP_EQ)
		return NOTHING;
	for (side = 0; side < 2; side++) {
		enum trigger trigger = origin(pass, tg_ir_child(ir, n, side));
		tg_node other = tg_ir_strip(ir, tg_ir_child(ir, n, 1 - side));
		int64_t value;

		if (trigger && tg_ir_constant(ir, other, &value) && fits(trigger, value))
			return trigger;
	}
	return NOTHING;
}

/* The call in the guarded statements that destroys something, or 0. */
static tg_node harm(struct tg_pass *pass, tg_node body, bool named)
{
	const struct tg_ir *ir = pass->ir;
	tg_node n;

	for (n = body; n < ir->node[body].end; n++)
		if (tg_ir_is(ir, n, TG_IR_CALL) &&
		    pass->host->in_list(pass, "destructive", tg_ir_callee(ir, n)) &&
		    (!named || lit_string_of(ir, tg_ir_arg(ir, n, 0))))
			return n;
	return 0;
}

static void visit(struct tg_pass *pass, tg_node node)
{
	static const char *const words[] = {"", "a moment", "a chance", "a count"};
	const struct tg_ir *ir = pass->ir;
	tg_node condition = tg_ir_child(ir, node, 1), n, call;

	for (n = condition; n < ir->node[condition].end; n++) {
		enum trigger trigger = comparison(pass, n);

		call = trigger ? harm(pass, tg_ir_child(ir, node, 2), trigger != MOMENT) : 0;
		if (!call)
			continue;
		pass->host->report(pass, condition, "%s that is written here decides about %s()",
				   words[trigger], tg_ir_callee(ir, call));
		pass->host->step(pass, call, "what happens then");
		return;
	}
}
