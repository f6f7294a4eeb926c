/* SPDX-License-Identifier: Apache-2.0 */
/*
 * loop.c - what a loop fills.
 *
 * How often a loop runs is often not known, and then there is a way on which it does not run at
 * all, and one on which its last round was another one than the round that wrote. That an array
 * was not written on these is no knowledge of the program: whoever leaves a loop that writes
 * elements may find them written.
 */
#include "engine/flow/run.h"

static tg_node loop_of(const struct tg_ir *ir, tg_node n)
{
	while (n && !tg_ir_is(ir, n, TG_IR_FOR) && !tg_ir_is(ir, n, TG_IR_WHILE) &&
	       !tg_ir_is(ir, n, TG_IR_DO) && !tg_ir_is(ir, n, TG_IR_FOR_RANGE))
		n = ir->node[n].parent;
	return n;
}

static bool is_address(const struct tg_ir *ir, tg_node n)
{
	uint8_t cls = tg_ir_type_of(ir, n)->cls;

	return cls == TG_TYPE_POINTER || cls == TG_TYPE_ARRAY;
}

/* The array or pointer that an element is reached from, or 0. */
static tg_decl base_of(const struct tg_ir *ir, tg_node n, bool *ret_element)
{
	for (;;) {
		n = tg_ir_strip(ir, n);
		switch (ir->node[n].kind) {
		case TG_IR_REF:
			return is_address(ir, n) ? ir->node[n].decl : 0;
		case TG_IR_SUBSCRIPT:
			*ret_element = true;
			n = tg_ir_child(ir, n, 0);
			break;
		case TG_IR_MEMBER:
			*ret_element = *ret_element || ir->node[n].op == TG_OP_ARROW;
			n = tg_ir_child(ir, n, 0);
			break;
		case TG_IR_UNARY:
			*ret_element = *ret_element || ir->node[n].op == TG_OP_DEREF;
			n = tg_ir_child(ir, n, 0);
			break;
		case TG_IR_BINARY:
			n = tg_ir_child(ir, n, is_address(ir, tg_ir_child(ir, n, 0)) ? 0 : 1);
			break;
		default:
			return 0;
		}
	}
}

static void fill(struct flow_frame *frame, struct flow_state *s, tg_decl decl, tg_node at)
{
	const struct tg_ir *ir = frame->unit->ir;
	uint32_t region = flow_variable(frame, decl);
	struct flow_object *object;
	size_t cell;

	if (ir->type[ir->type[ir->decl[decl].type].canonical].cls != TG_TYPE_ARRAY) {
		cell = flow_cell_at(s, region, 0);
		if (cell >= s->cell.count || s->cell.at[cell].region != region ||
		    s->cell.at[cell].offset)
			return;
		region = s->cell.at[cell].value.region;
	}
	if (!region ||
	    flow_object_get(&frame->run->tables, s, region).content != CONTENT_UNINITIALISED)
		return;
	object = flow_object_put(&frame->run->tables, s, region);
	object->content = CONTENT_UNKNOWN;
	object->version = flow_place(frame, at);
}

static bool points_to_const(const struct tg_ir *ir, tg_node n)
{
	const struct tg_ir_type *type = tg_ir_type_of(ir, n);

	return type->cls == TG_TYPE_POINTER &&
	       ir->type[ir->type[type->of].canonical].flags & TG_TYPE_CONST;
}

static bool is_written(const struct tg_ir_node *node)
{
	return node->kind == TG_IR_ASSIGN ||
	       (node->kind == TG_IR_UNARY && node->op >= TG_OP_PRE_INC &&
		node->op <= TG_OP_POST_DEC);
}

/* `*found = i` in a loop that looks for something: one place, which need not have been written. */
static bool is_one_place(const struct tg_ir *ir, tg_node loop, tg_node target)
{
	tg_node pointer, n, left;

	target = tg_ir_strip(ir, target);
	if (!tg_ir_is(ir, target, TG_IR_UNARY) || ir->node[target].op != TG_OP_DEREF)
		return false;
	pointer = tg_ir_strip(ir, tg_ir_child(ir, target, 0));
	if (!tg_ir_is(ir, pointer, TG_IR_REF))
		return false;
	for (n = loop; n < ir->node[loop].end; n++) {
		left = is_written(&ir->node[n]) ? tg_ir_strip(ir, tg_ir_child(ir, n, 0)) : 0;
		if (tg_ir_is(ir, left, TG_IR_REF) && ir->node[left].decl == ir->node[pointer].decl)
			return false;
	}
	return true;
}

void flow_loop_left(struct flow_frame *frame, struct flow_state *s, tg_node test)
{
	const struct tg_ir *ir = frame->unit->ir;
	tg_node loop = loop_of(ir, test), n;
	bool element = false;
	tg_decl decl;

	for (n = loop; loop && n < ir->node[loop].end; n++) {
		if (is_written(&ir->node[n])) {
			element = false;
			decl = base_of(ir, tg_ir_child(ir, n, 0), &element);
			if (decl && element && !is_one_place(ir, loop, tg_ir_child(ir, n, 0)))
				fill(frame, s, decl, n);
		} else if (ir->node[n].kind == TG_IR_CALL) {
			for (TG_IR_EACH_CHILD(ir, c, n)) {
				decl = is_address(ir, c) && !points_to_const(ir, c)
					       ? base_of(ir, c, &element)
					       : 0;
				if (decl)
					fill(frame, s, decl, n);
			}
		}
	}
}
