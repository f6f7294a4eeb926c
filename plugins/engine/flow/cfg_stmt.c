/* SPDX-License-Identifier: Apache-2.0 */
/*
 * cfg_stmt.c - statements as blocks and edges. See builder.h.
 */
#include "engine/flow/builder.h"

static uint32_t label_block(struct builder *b, tg_decl decl)
{
	struct builder_label *label;
	size_t i;

	for (i = 0; i < b->label.count; i++)
		if (b->label.at[i].decl == decl)
			return b->label.at[i].block;
	label = TG_VEC_ADD(&b->label);
	*label = (struct builder_label){decl, builder_block(b)};
	return label->block;
}

static void begin(struct builder *b, tg_node n)
{
	if (b->at != CODE_NOWHERE && !b->block.at[b->at].begin)
		b->block.at[b->at].begin = n;
}

static void end_variables(struct builder *b, tg_node compound)
{
	const struct tg_ir *ir = b->ir;

	if (b->at == CODE_NOWHERE)
		return;
	for (TG_IR_EACH_CHILD(ir, s, compound)) {
		if (!tg_ir_is(ir, s, TG_IR_DECL_STMT))
			continue;
		for (TG_IR_EACH_CHILD(ir, v, s)) {
			const struct tg_ir_decl *decl = &ir->decl[ir->node[v].decl];

			if (tg_ir_is(ir, v, TG_IR_VAR) && !(decl->flags & TG_DECL_GLOBAL) &&
			    decl->storage != TG_STORE_EXTERN && decl->storage != TG_STORE_STATIC)
				builder_decl(b, TG_CFG_END, v, ir->node[v].decl);
		}
	}
}

static bool is_expression(const struct tg_ir *ir, tg_node n)
{
	return ir->node[n].kind >= TG_IR_INTEGER && ir->node[n].kind <= TG_IR_THIS;
}

void builder_statements(struct builder *b, tg_node compound, bool wants_value)
{
	const struct tg_ir *ir = b->ir;
	size_t objects = b->object.count;
	bool left = false;

	for (TG_IR_EACH_CHILD(ir, c, compound)) {
		if (wants_value && ir->node[c].end == ir->node[compound].end &&
		    is_expression(ir, c)) {
			builder_value(b, c);
			left = true;
		} else {
			builder_statement(b, c);
		}
	}
	if (wants_value && !left)
		builder_op(b, TG_CFG_UNKNOWN, compound);
	builder_destroy_from(b, objects);
	b->object.count = objects;
	/* The value of `({ ... })` may be that of a variable, so these end with the outer ones. */
	if (!wants_value && !tg_ir_is(ir, ir->node[compound].parent, TG_IR_FUNCTION))
		end_variables(b, compound);
}

/* A condition that may declare a variable (C++). */
static void condition(struct builder *b, tg_node n, uint32_t yes, uint32_t no, bool loop)
{
	if (!tg_ir_is(b->ir, n, TG_IR_VAR)) {
		builder_condition(b, n, yes, no, loop);
		return;
	}
	builder_variable(b, n);
	builder_decl(b, TG_CFG_ADDRESS, n, b->ir->node[n].decl);
	builder_op(b, TG_CFG_LOAD, n);
	builder_branch(b, n, yes, no);
}

static void statement_if(struct builder *b, tg_node n)
{
	const struct tg_ir *ir = b->ir;
	uint32_t yes = builder_block(b), no = builder_block(b), after = builder_block(b);

	builder_statement(b, tg_ir_child(ir, n, 0));
	condition(b, tg_ir_child(ir, n, 1), yes, no, false);
	builder_enter(b, yes);
	builder_statement(b, tg_ir_child(ir, n, 2));
	builder_jump(b, after);
	builder_enter(b, no);
	builder_statement(b, tg_ir_child(ir, n, 3));
	builder_jump(b, after);
	builder_enter(b, after);
}

struct loop {
	uint32_t to_break, to_continue;
	size_t objects;
	bool in_switch;
};

static struct loop enter_loop(struct builder *b, uint32_t to_break, uint32_t to_continue)
{
	struct loop outer = {b->to_break, b->to_continue, b->loop_objects, b->in_switch};

	b->loop_objects = b->object.count;
	b->to_break = to_break;
	b->to_continue = to_continue;
	return outer;
}

static void leave_loop(struct builder *b, struct loop outer)
{
	b->loop_objects = outer.objects;
	b->to_break = outer.to_break;
	b->to_continue = outer.to_continue;
}

static void statement_while(struct builder *b, tg_node n)
{
	const struct tg_ir *ir = b->ir;
	uint32_t head = builder_block(b), body = builder_block(b), after = builder_block(b);
	struct loop outer = enter_loop(b, after, head);

	builder_enter(b, head);
	condition(b, tg_ir_child(ir, n, 0), body, after, true);
	builder_enter(b, body);
	builder_statement(b, tg_ir_child(ir, n, 1));
	builder_jump(b, head);
	leave_loop(b, outer);
	builder_enter(b, after);
}

static void statement_do(struct builder *b, tg_node n)
{
	const struct tg_ir *ir = b->ir;
	uint32_t head = builder_block(b), test = builder_block(b), after = builder_block(b);
	struct loop outer = enter_loop(b, after, test);

	builder_enter(b, head);
	builder_statement(b, tg_ir_child(ir, n, 0));
	builder_enter(b, test);
	builder_condition(b, tg_ir_child(ir, n, 1), head, after, true);
	leave_loop(b, outer);
	builder_enter(b, after);
}

static void statement_for(struct builder *b, tg_node n)
{
	const struct tg_ir *ir = b->ir;
	uint32_t head = builder_block(b), body = builder_block(b), step = builder_block(b);
	uint32_t after = builder_block(b);
	struct loop outer = enter_loop(b, after, step);

	builder_statement(b, tg_ir_child(ir, n, 0));
	builder_enter(b, head);
	if (!tg_ir_is(ir, tg_ir_child(ir, n, 1), TG_IR_ABSENT))
		condition(b, tg_ir_child(ir, n, 1), body, after, true);
	builder_enter(b, body);
	builder_statement(b, tg_ir_child(ir, n, 3));
	builder_enter(b, step);
	builder_discard(b, tg_ir_child(ir, n, 2));
	builder_jump(b, head);
	leave_loop(b, outer);
	builder_enter(b, after);
}

/* C++: how often is not known, and what the variable holds neither. */
static void statement_for_range(struct builder *b, tg_node n)
{
	const struct tg_ir *ir = b->ir;
	uint32_t head = builder_block(b), body = builder_block(b), after = builder_block(b);
	struct loop outer = enter_loop(b, after, head);
	tg_node var = tg_ir_child(ir, n, 0);

	builder_discard(b, tg_ir_child(ir, n, 1));
	builder_enter(b, head);
	builder_op(b, TG_CFG_UNKNOWN, n);
	builder_branch(b, n, body, after);
	builder_enter(b, body);
	if (tg_ir_is(ir, var, TG_IR_VAR)) {
		builder_decl(b, TG_CFG_ADDRESS, var, ir->node[var].decl);
		builder_op(b, TG_CFG_FORGET, var);
		builder_op(b, TG_CFG_POP, var);
	}
	builder_statement(b, tg_ir_child(ir, n, 2));
	builder_jump(b, head);
	leave_loop(b, outer);
	builder_enter(b, after);
}

static void statement_switch(struct builder *b, tg_node n)
{
	const struct tg_ir *ir = b->ir;
	uint32_t after = builder_block(b), outer_default = b->to_default, from;
	struct loop outer = enter_loop(b, after, b->to_continue);
	size_t first = b->cases.count, i;

	builder_statement(b, tg_ir_child(ir, n, 0));
	builder_value(b, tg_ir_child(ir, n, 1));
	if (b->at == CODE_NOWHERE)
		builder_enter(b, builder_block(b));
	from = b->at;
	builder_end(b, TG_CFG_SWITCH, n);
	b->in_switch = true;
	b->to_default = CODE_NOWHERE;
	builder_statement(b, tg_ir_child(ir, n, 2));
	builder_jump(b, after);
	for (i = first; i < b->cases.count; i++) {
		const struct builder_case *at = &b->cases.at[i];

		builder_edge(b, from, (struct tg_cfg_edge){at->block, at->least, at->most});
	}
	b->cases.count = first;
	builder_edge(
		b, from,
		(struct tg_cfg_edge){b->to_default == CODE_NOWHERE ? after : b->to_default, 1, 0});
	b->to_default = outer_default;
	b->in_switch = outer.in_switch;
	leave_loop(b, outer);
	builder_enter(b, after);
}

static void statement_case(struct builder *b, tg_node n)
{
	const struct tg_ir *ir = b->ir;
	bool is_default = tg_ir_is(ir, n, TG_IR_DEFAULT);
	uint32_t block = builder_block(b);
	int64_t least = 0, most;

	if (is_default && b->in_switch) {
		b->to_default = block;
	} else if (b->in_switch) {
		tg_ir_constant(ir, tg_ir_child(ir, n, 0), &least);
		if (!tg_ir_constant(ir, tg_ir_child(ir, n, 1), &most))
			most = least;
		*TG_VEC_ADD(&b->cases) = (struct builder_case){least, most, block};
	}
	builder_enter(b, block);
	builder_statement(b, tg_ir_child(ir, n, is_default ? 0 : 2));
}

static void statement_return(struct builder *b, tg_node n)
{
	tg_node value = tg_ir_child(b->ir, n, 0);
	bool has = value && !tg_ir_is(b->ir, value, TG_IR_ABSENT);
	uint32_t at;

	if (has && b->reference_result)
		builder_reference(b, value);
	else if (has)
		builder_value(b, value);
	if (b->at == CODE_NOWHERE)
		builder_enter(b, builder_block(b));
	b->returned = has && !b->reference_result ? builder_returned(b->ir, value) : 0;
	builder_destroy_from(b, 0);
	b->returned = 0;
	at = b->at;
	builder_end(b, TG_CFG_RETURN, n);
	b->block.at[at].value = has;
}

static void statement_goto_any(struct builder *b, tg_node n)
{
	const struct tg_ir *ir = b->ir;
	tg_node at;
	uint32_t from;

	builder_discard(b, tg_ir_child(ir, n, 0));
	if (b->at == CODE_NOWHERE)
		builder_enter(b, builder_block(b));
	from = b->at;
	builder_end(b, TG_CFG_ANY, n);
	for (at = b->code->function; at < ir->node[b->code->function].end; at++)
		if (tg_ir_is(ir, at, TG_IR_LABEL_ADDRESS))
			builder_edge(b, from,
				     (struct tg_cfg_edge){.to = label_block(b, ir->node[at].decl)});
}

/* Exceptions are not followed: a handler may run with whatever state its try began with. */
static void statement_try(struct builder *b, tg_node n)
{
	const struct tg_ir *ir = b->ir;
	uint32_t body = builder_block(b), after = builder_block(b), handler, next;
	tg_node c = tg_ir_child(ir, n, 0);
	const bool outer = b->in_try;

	next = builder_block(b);
	builder_op(b, TG_CFG_UNKNOWN, n);
	builder_branch(b, n, body, next);
	builder_enter(b, body);
	b->in_try = true;
	builder_statement(b, c);
	b->in_try = outer;
	builder_jump(b, after);
	for (c = ir->node[c].end; c < ir->node[n].end; c = ir->node[c].end) {
		handler = builder_block(b);
		builder_enter(b, next);
		next = builder_block(b);
		builder_op(b, TG_CFG_UNKNOWN, c);
		builder_branch(b, c, handler, next);
		builder_enter(b, handler);
		if (tg_ir_is(ir, c, TG_IR_CATCH))
			builder_statement(b, tg_ir_child(ir, c, 1));
		builder_jump(b, after);
	}
	builder_enter(b, next);
	builder_end(b, TG_CFG_STOP, n);
	builder_enter(b, after);
}

static void jump_statement(struct builder *b, tg_node n, uint32_t to)
{
	if (b->at == CODE_NOWHERE)
		builder_enter(b, builder_block(b));
	if (to == CODE_NOWHERE)
		builder_end(b, TG_CFG_STOP, n);
	else
		builder_jump(b, to);
}

static void declarations(struct builder *b, tg_node n)
{
	for (TG_IR_EACH_CHILD(b->ir, c, n))
		if (tg_ir_is(b->ir, c, TG_IR_VAR))
			builder_variable(b, c);
}

/* It may write its operands, and what they point at. */
static void statement_asm(struct builder *b, tg_node n)
{
	const struct tg_ir *ir = b->ir;

	for (TG_IR_EACH_CHILD(ir, c, n)) {
		if (builder_type(ir, ir->node[c].type)->cls != TG_TYPE_POINTER)
			continue;
		builder_value(b, c);
		builder_op(b, TG_CFG_FORGET, c);
		builder_op(b, TG_CFG_POP, c);
	}
	for (TG_IR_EACH_CHILD(ir, c, n)) {
		builder_address(b, c);
		builder_op(b, TG_CFG_FORGET, c);
		builder_op(b, TG_CFG_POP, c);
	}
}

static void statement(struct builder *b, tg_node n)
{
	const struct tg_ir *ir = b->ir;

	switch (ir->node[n].kind) {
	case TG_IR_ABSENT:
	case TG_IR_NULL_STMT:
	case TG_IR_NONE:
		break;
	case TG_IR_COMPOUND:
		builder_statements(b, n, false);
		break;
	case TG_IR_DECL_STMT:
		declarations(b, n);
		break;
	case TG_IR_IF:
		statement_if(b, n);
		break;
	case TG_IR_WHILE:
		statement_while(b, n);
		break;
	case TG_IR_DO:
		statement_do(b, n);
		break;
	case TG_IR_FOR:
		statement_for(b, n);
		break;
	case TG_IR_FOR_RANGE:
		statement_for_range(b, n);
		break;
	case TG_IR_SWITCH:
		statement_switch(b, n);
		break;
	case TG_IR_CASE:
	case TG_IR_DEFAULT:
		statement_case(b, n);
		break;
	case TG_IR_BREAK:
		builder_destroy_from(b, b->loop_objects);
		jump_statement(b, n, b->to_break);
		break;
	case TG_IR_CONTINUE:
		builder_destroy_from(b, b->loop_objects);
		jump_statement(b, n, b->to_continue);
		break;
	case TG_IR_GOTO:
		jump_statement(b, n, label_block(b, ir->node[n].decl));
		break;
	case TG_IR_GOTO_INDIRECT:
		statement_goto_any(b, n);
		break;
	case TG_IR_RETURN:
		statement_return(b, n);
		break;
	case TG_IR_LABEL:
		builder_enter(b, label_block(b, ir->node[n].decl));
		builder_statement(b, tg_ir_child(ir, n, 0));
		break;
	case TG_IR_TRY:
		statement_try(b, n);
		break;
	case TG_IR_ASM:
		statement_asm(b, n);
		break;
	default:
		if (is_expression(ir, n) || tg_ir_is(ir, n, TG_IR_OTHER))
			builder_discard(b, n);
		break;
	}
}

void builder_statement(struct builder *b, tg_node n)
{
	if (!n || b->depth >= CODE_DEPTH_MAX || b->full)
		return;
	b->depth++;
	if (b->at == CODE_NOWHERE && !tg_ir_is(b->ir, n, TG_IR_ABSENT) &&
	    !tg_ir_is(b->ir, n, TG_IR_NULL_STMT))
		builder_enter(b, builder_block(b));
	if (!tg_ir_is(b->ir, n, TG_IR_COMPOUND))
		begin(b, n);
	statement(b, n);
	b->depth--;
}
