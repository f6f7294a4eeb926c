/* SPDX-License-Identifier: Apache-2.0 */
/*
 * network/buffer-cast - bytes that were received are read as a number of this machine:
 * `*(uint32_t *)(frame + 2)`.
 *
 * Left alone is what goes through ntohl() and its like, at once or by way of a variable, what is
 * compared with 0, and what the system itself has laid out for this machine: the result of a
 * look-up of names, control messages, attributes of the kernel.
 */
#include "common/flow.h"

static void flow(struct tg_pass *pass, const struct tg_flow_event *event);

const struct tg_rule tg_rule_buffer_cast = {
	.id = "network/buffer-cast",
	.events = TG_FLOW_LOAD,
	.flow = flow,
};

static bool is_number(const struct tg_ir_type *type)
{
	return (type->cls == TG_TYPE_INT || type->cls == TG_TYPE_ENUM) && type->width > 8;
}

static bool is_byte(const struct tg_ir_type *type)
{
	return type->cls == TG_TYPE_CHAR || (type->cls == TG_TYPE_INT && type->width == 8);
}

/* The cast from bytes that a number is read through: of `*(T *)p`, `((T *)p)[i]`, `((S *)p)->f`. */
static tg_node cast_of(const struct tg_ir *ir, tg_node n)
{
	tg_node base = tg_ir_child(ir, n, 0), from;
	const struct tg_ir_type *type;

	if (!tg_ir_is(ir, n, TG_IR_SUBSCRIPT) && ir->node[n].op != TG_OP_DEREF &&
	    ir->node[n].op != TG_OP_ARROW)
		return 0;
	while (tg_ir_is(ir, base, TG_IR_CAST) && (ir->node[base].flags & TG_IR_IMPLICIT))
		base = tg_ir_child(ir, base, 0);
	if (!tg_ir_is(ir, base, TG_IR_CAST) || !is_number(tg_ir_type_of(ir, n)))
		return 0;
	from = tg_ir_strip(ir, base);
	type = tg_ir_type_of(ir, from);
	return (type->cls == TG_TYPE_POINTER || type->cls == TG_TYPE_ARRAY) &&
			       is_byte(&ir->type[ir->type[type->of].canonical])
		       ? base
		       : 0;
}

static bool is_swapper(struct tg_pass *pass, tg_node n)
{
	const struct tg_ir *ir = pass->ir;

	if (pass->host->in_list(pass, "byte-swappers", tg_ir_callee(ir, n)))
		return true;
	return (ir->node[n].flags & TG_IR_IN_MACRO) &&
	       pass->host->in_list(pass, "byte-swappers",
				   tg_ir_text(ir, ir->macro[ir->node[n].macro].name));
}

/* True when a call of the function turns the bytes of the variable. */
static bool is_turned_later(struct tg_pass *pass, tg_node n, tg_decl decl)
{
	const struct tg_ir *ir = pass->ir;
	tg_node function = tg_ir_function_of(ir, n), at, up;

	for (at = function; decl && at < ir->node[function].end; at++) {
		if (!tg_ir_is(ir, at, TG_IR_REF) || ir->node[at].decl != decl)
			continue;
		for (up = at; up != function; up = ir->node[up].parent)
			if (is_swapper(pass, up))
				return true;
	}
	return false;
}

/* True when the number is put in order, or is one that needs no order. */
static bool is_in_order(struct tg_pass *pass, tg_node n)
{
	const struct tg_ir *ir = pass->ir;
	tg_node up;
	int64_t zero;

	for (up = n; up && !tg_ir_is(ir, up, TG_IR_COMPOUND); up = ir->node[up].parent) {
		if (is_swapper(pass, up))
			return true;
		if (tg_ir_is(ir, up, TG_IR_VAR))
			return is_turned_later(pass, n, ir->node[up].decl);
		if (tg_ir_is(ir, up, TG_IR_ASSIGN))
			return is_turned_later(pass, n, expr_root(ir, tg_ir_child(ir, up, 0)));
		if (tg_ir_is(ir, up, TG_IR_BINARY) && ir->node[up].op >= TG_OP_EQ &&
		    ir->node[up].op <= TG_OP_NE)
			return expr_constant(ir, tg_ir_child(ir, up, 1), &zero) && zero == 0;
	}
	return false;
}

/* True when the place is reckoned from a struct that the system of this machine has filled. */
static bool is_of_system(struct tg_pass *pass, tg_node place)
{
	const struct tg_ir *ir = pass->ir;
	tg_node n;

	for (n = place; n < ir->node[place].end; n++) {
		const struct tg_ir_type *type = tg_ir_type_of(ir, n);
		const char *name;

		if (type->cls == TG_TYPE_POINTER)
			type = &ir->type[type->of];
		type = &ir->type[type->canonical];
		name = tg_ir_text(ir, ir->decl[type->decl].name);
		if (type->cls == TG_TYPE_STRUCT &&
		    pass->host->in_list(pass, "system-records", name))
			return true;
	}
	return false;
}

static void flow(struct tg_pass *pass, const struct tg_flow_event *event)
{
	tg_node cast = cast_of(pass->ir, event->at);

	if (!cast || !(pass->host->flow->content_taint(pass, event->pointer) & TG_TAINT_NETWORK) ||
	    is_in_order(pass, event->at) || is_of_system(pass, cast))
		return;
	pass->host->report(pass, event->at,
			   "bytes that were received are read as a '%s' of this machine; another "
			   "one reads another number, and an odd address may be refused",
			   tg_ir_text(pass->ir, tg_ir_type_of(pass->ir, event->at)->name));
	pass->host->flow->why(pass, event->pointer, TG_WHY_TAINT);
}
