/* SPDX-License-Identifier: Apache-2.0 */
/*
 * cfg_expr.c - expressions as operations. See builder.h.
 */
#include "engine/flow/builder.h"

static uint8_t class_of(const struct tg_ir *ir, tg_node n)
{
	return builder_type(ir, ir->node[n].type)->cls;
}

bool builder_is_object(const struct tg_ir *ir, tg_node n)
{
	const struct tg_ir_node *node = &ir->node[n];
	uint8_t kind = ir->decl[node->decl].kind;

	switch (node->kind) {
	case TG_IR_REF:
		return kind == TG_DECL_VAR || kind == TG_DECL_PARAM || kind == TG_DECL_FUNCTION ||
		       kind == TG_DECL_METHOD;
	case TG_IR_MEMBER:
		return kind == TG_DECL_FIELD;
	case TG_IR_SUBSCRIPT:
	case TG_IR_STRING:
	case TG_IR_COMPOUND_LITERAL:
		return true;
	case TG_IR_UNARY:
		return node->op == TG_OP_DEREF;
	case TG_IR_GENERIC:
		return builder_is_object(ir, tg_ir_child(ir, n, 0));
	default:
		return false;
	}
}

/* Arrays and functions stand for their address. */
static bool decays(const struct tg_ir *ir, tg_node n)
{
	uint8_t cls = class_of(ir, n);
	const struct tg_ir_type *type = builder_type(ir, ir->decl[ir->node[n].decl].type);

	/* A reference to an array, named where an element of it is meant, is its address already.
	 */
	if (cls == TG_TYPE_POINTER && tg_ir_is(ir, n, TG_IR_REF) && type->cls == TG_TYPE_REFERENCE)
		return builder_type(ir, type->of)->cls == TG_TYPE_ARRAY;
	return builder_is_object(ir, n) && (cls == TG_TYPE_ARRAY || cls == TG_TYPE_FUNCTION);
}

/* True when the variable of a REF is named once more in its assignment: `bit = bit << 1`. */
static bool is_read_too(const struct tg_ir *ir, tg_node n, tg_node assign)
{
	tg_node at;

	for (at = ir->node[n].end; at < ir->node[assign].end; at++)
		if (tg_ir_is(ir, at, TG_IR_REF) && ir->node[at].decl == ir->node[n].decl)
			return true;
	return false;
}

static void address_of_variable(struct builder *b, tg_node n)
{
	const struct tg_ir *ir = b->ir;
	const struct tg_ir_decl *decl = &ir->decl[ir->node[n].decl];
	const struct tg_ir_node *parent = &ir->node[ir->node[n].parent];
	struct tg_cfg_op *op = builder_op(b, TG_CFG_ADDRESS, n);

	op->decl = ir->node[n].decl;
	if (builder_type(ir, decl->type)->cls == TG_TYPE_REFERENCE) { /* read, not written */
		builder_op(b, TG_CFG_LOAD, n)->plain = true;
		return;
	}
	op->plain = parent->kind == TG_IR_ASSIGN && parent->op == TG_OP_ASSIGN &&
		    ir->node[n].parent + 1 == n && !is_read_too(ir, n, ir->node[n].parent);
}

static void address_of_element(struct builder *b, tg_node n)
{
	const struct tg_ir *ir = b->ir;
	tg_node base = tg_ir_child(ir, n, 0), index = tg_ir_child(ir, n, 1), swap;
	uint8_t cls = class_of(ir, index);

	if (cls == TG_TYPE_POINTER || cls == TG_TYPE_ARRAY) {
		swap = base;
		base = index;
		index = swap;
	}
	builder_value(b, base);
	builder_value(b, index);
	builder_op(b, TG_CFG_INDEX, n);
}

static void address_of_member(struct builder *b, tg_node n)
{
	const struct tg_ir *ir = b->ir;
	tg_node base = tg_ir_child(ir, n, 0);

	if (!base)
		builder_op(b, TG_CFG_THIS, n);
	else if (ir->node[n].op == TG_OP_ARROW)
		builder_value(b, base);
	else
		builder_address(b, base);
	builder_op(b, TG_CFG_FIELD, n);
	if (builder_type(ir, ir->decl[ir->node[n].decl].type)->cls == TG_TYPE_REFERENCE)
		builder_op(b, TG_CFG_LOAD, n)->plain = true;
}

static void call(struct builder *b, tg_node n);

void builder_address(struct builder *b, tg_node n)
{
	const struct tg_ir *ir = b->ir;

	if (!builder_is_object(ir, n)) {
		if (tg_ir_is(ir, n, TG_IR_CAST) || tg_ir_is(ir, n, TG_IR_GENERIC) ||
		    (tg_ir_is(ir, n, TG_IR_UNARY) && ir->node[n].op == TG_OP_EXTENSION))
			builder_address(b, tg_ir_child(ir, n, 0));
		else if (flow_returns_reference(ir, n))
			call(b, n);
		else
			builder_value(b, n);
		return;
	}
	switch (ir->node[n].kind) {
	case TG_IR_REF:
		address_of_variable(b, n);
		break;
	case TG_IR_MEMBER:
		address_of_member(b, n);
		break;
	case TG_IR_SUBSCRIPT:
		address_of_element(b, n);
		break;
	case TG_IR_STRING:
		builder_op(b, TG_CFG_STRING, n);
		break;
	case TG_IR_COMPOUND_LITERAL:
		builder_op(b, TG_CFG_TEMP, n);
		builder_init(b, tg_ir_child(ir, n, 0), ir->node[n].type);
		break;
	default: /* a dereference, a selection */
		if (tg_ir_is(ir, n, TG_IR_GENERIC))
			builder_address(b, tg_ir_child(ir, n, 0));
		else
			builder_value(b, tg_ir_child(ir, n, 0));
		break;
	}
}

/* Evaluates children for what they do and leaves something unknown. */
static void not_understood(struct builder *b, tg_node n, bool children)
{
	const struct tg_ir *ir = b->ir;

	for (TG_IR_EACH_CHILD(ir, c, n))
		if (children)
			builder_discard(b, c);
	builder_op(b, TG_CFG_UNKNOWN, n);
}

static bool calls_builtin(const struct tg_ir *ir, tg_node n, const char *name)
{
	return tg_ir_is(ir, n, TG_IR_CALL) && tg_ir_calls(ir, n, name);
}

/* The object whose method is called. */
static void builder_self(struct builder *b, tg_node member)
{
	tg_node base = tg_ir_child(b->ir, member, 0);

	if (!base)
		builder_op(b, TG_CFG_THIS, member);
	else if (b->ir->node[member].op == TG_OP_ARROW)
		builder_value(b, base);
	else
		builder_reference(b, base);
}

static void call(struct builder *b, tg_node n)
{
	const struct tg_ir *ir = b->ir;
	const struct tg_ir_decl *decl = &ir->decl[ir->node[n].decl];
	tg_node callee = tg_ir_child(ir, n, 0), c;
	struct tg_cfg_op *op;
	uint16_t count = 0;
	bool indirect, operates = ir->cplusplus && flow_is_operator(ir, n);

	if (calls_builtin(ir, n, "__builtin_expect")) {
		builder_value(b, tg_ir_child(ir, n, 1));
		return;
	}
	if (operates && builder_assigns_whole(ir, n)) {
		builder_reference(b, tg_ir_child(ir, n, 1));
		builder_op(b, TG_CFG_DUP, n);
		builder_value(b, tg_ir_child(ir, n, 2));
		builder_op(b, TG_CFG_INIT, tg_ir_child(ir, n, 2));
		return;
	}
	if (builder_constructs(ir, n)) {
		builder_reference(b, n);
		builder_op(b, TG_CFG_LOAD, n);
		return;
	}
	indirect = decl->kind != TG_DECL_FUNCTION && decl->kind != TG_DECL_METHOD &&
		   decl->kind != TG_DECL_CONSTRUCTOR && decl->kind != TG_DECL_DESTRUCTOR;
	if (indirect)
		builder_value(b, callee);
	else if (decl->kind == TG_DECL_METHOD && tg_ir_is(ir, callee, TG_IR_MEMBER))
		builder_self(b, callee);
	c = callee ? ir->node[callee].end : 0;
	if (operates) {
		builder_reference(b, c);
		c = ir->node[c].end;
	}
	for (; c && c < ir->node[n].end && count < 64; c = ir->node[c].end)
		builder_argument(b, n, count++, c);
	op = builder_op(b, TG_CFG_CALL, n);
	op->count = count;
	op->indirect = indirect;
	op->plain =
		operates || (decl->kind == TG_DECL_METHOD && tg_ir_is(ir, callee, TG_IR_MEMBER));
	if (tg_ir_never_returns(ir, n) || calls_builtin(ir, n, "__builtin_unreachable") ||
	    calls_builtin(ir, n, "__builtin_trap"))
		builder_end(b, TG_CFG_STOP, n);
}

/* A condition whose value is wanted: 1 on one way, 0 on the other. */
static void truth(struct builder *b, tg_node n)
{
	uint32_t yes = builder_block(b), no = builder_block(b), after = builder_block(b);

	builder_condition(b, n, yes, no, false);
	builder_enter(b, yes);
	builder_number(b, TG_CFG_NUMBER, n, 1);
	builder_jump(b, after);
	builder_enter(b, no);
	builder_number(b, TG_CFG_NUMBER, n, 0);
	builder_jump(b, after);
	builder_enter(b, after);
}

static void conditional(struct builder *b, tg_node n)
{
	const struct tg_ir *ir = b->ir;
	tg_node condition = tg_ir_child(ir, n, 0), then = tg_ir_child(ir, n, 1);
	uint32_t yes = builder_block(b), no = builder_block(b), after = builder_block(b);

	if (tg_ir_is(ir, then, TG_IR_ABSENT)) { /* a ?: b */
		builder_value(b, condition);
		builder_op(b, TG_CFG_DUP, condition);
		builder_branch(b, condition, yes, no);
		builder_enter(b, yes);
		builder_jump(b, after);
		builder_enter(b, no);
		builder_op(b, TG_CFG_POP, n);
	} else {
		builder_condition(b, condition, yes, no, false);
		builder_enter(b, yes);
		builder_value(b, then);
		builder_jump(b, after);
		builder_enter(b, no);
	}
	builder_value(b, tg_ir_child(ir, n, 2));
	builder_jump(b, after);
	builder_enter(b, after);
}

static void binary(struct builder *b, tg_node n)
{
	const struct tg_ir *ir = b->ir;
	tg_node left = tg_ir_child(ir, n, 0), right = tg_ir_child(ir, n, 1);

	if (ir->node[n].op == TG_OP_LAND || ir->node[n].op == TG_OP_LOR) {
		truth(b, n);
		return;
	}
	if (ir->node[n].op == TG_OP_COMMA) {
		builder_discard(b, left);
		builder_value(b, right);
		return;
	}
	builder_value(b, left);
	builder_value(b, right);
	builder_op(b, TG_CFG_BINARY, n);
}

static void unary(struct builder *b, tg_node n)
{
	tg_node operand = tg_ir_child(b->ir, n, 0);

	switch (b->ir->node[n].op) {
	case TG_OP_ADDRESS:
		builder_address(b, operand);
		break;
	case TG_OP_PRE_INC:
	case TG_OP_PRE_DEC:
	case TG_OP_POST_INC:
	case TG_OP_POST_DEC:
		builder_address(b, operand);
		builder_op(b, TG_CFG_STEP, n);
		break;
	case TG_OP_PLUS:
	case TG_OP_EXTENSION:
		builder_value(b, operand);
		break;
	case TG_OP_MINUS:
	case TG_OP_NOT:
	case TG_OP_LNOT:
		builder_value(b, operand);
		builder_op(b, TG_CFG_UNARY, n);
		break;
	default:
		not_understood(b, n, true);
		break;
	}
}

static void cast(struct builder *b, tg_node n)
{
	const struct tg_ir *ir = b->ir;
	tg_node operand = tg_ir_child(ir, n, 0);

	if (class_of(ir, n) == TG_TYPE_VOID) {
		builder_value(b, operand);
		return;
	}
	if (decays(ir, operand))
		builder_address(b, operand);
	else
		builder_value(b, operand);
	builder_op(b, TG_CFG_CAST, n);
}

static void assign(struct builder *b, tg_node n)
{
	bool plain = b->ir->node[n].op == TG_OP_ASSIGN;

	builder_address(b, tg_ir_child(b->ir, n, 0));
	builder_value(b, tg_ir_child(b->ir, n, 1));
	builder_op(b, plain ? TG_CFG_STORE : TG_CFG_UPDATE, n);
	builder_finish_temporary(b, tg_ir_child(b->ir, n, 1));
}

static void made_by_new(struct builder *b, tg_node n)
{
	const struct tg_ir *ir = b->ir;
	tg_node first = tg_ir_child(ir, n, 0);

	if (ir->node[n].op == TG_OP_PLACEMENT) { /* the memory is there already */
		not_understood(b, n, true);
		return;
	}
	if (ir->node[n].op == TG_OP_ARRAY_FORM) {
		builder_value(b, first);
		builder_op(b, TG_CFG_NEW, n);
		return;
	}
	builder_number(b, TG_CFG_NUMBER, n, 1);
	builder_op(b, TG_CFG_NEW, n);
	if (builder_constructs(ir, first))
		builder_construct(b, first);
	else if (first && ir->node[first].end == ir->node[n].end &&
		 !tg_ir_is(ir, first, TG_IR_ABSENT))
		builder_init(b, first, builder_type(ir, ir->node[n].type)->of);
}

static void deleted(struct builder *b, tg_node n)
{
	const struct tg_ir *ir = b->ir;
	tg_node pointer = tg_ir_child(ir, n, 0);
	const struct tg_ir_type *type = builder_type(ir, ir->node[pointer].type);
	tg_decl destructor = type->cls == TG_TYPE_POINTER && ir->node[n].op != TG_OP_ARRAY_FORM
				     ? builder_destructor(ir, type->of)
				     : 0;

	builder_value(b, pointer);
	if (destructor) {
		builder_op(b, TG_CFG_DUP, n);
		builder_destroy(b, n, destructor);
	}
	builder_op(b, TG_CFG_DELETE, n);
	builder_op(b, TG_CFG_UNKNOWN, n);
}

static void other_value(struct builder *b, tg_node n)
{
	const struct tg_ir *ir = b->ir;

	switch (ir->node[n].kind) {
	case TG_IR_STMT_EXPR:
		builder_statements(b, tg_ir_child(ir, n, 0), true);
		break;
	case TG_IR_GENERIC:
		builder_value(b, tg_ir_child(ir, n, 0));
		break;
	case TG_IR_INIT_LIST: /* `int x = {1}` and lists without an object */
		if (tg_ir_child_count(ir, n) == 1 && class_of(ir, n) != TG_TYPE_STRUCT)
			builder_value(b, tg_ir_child(ir, n, 0));
		else
			not_understood(b, n, true);
		break;
	case TG_IR_NEW:
		made_by_new(b, n);
		break;
	case TG_IR_DELETE:
		deleted(b, n);
		break;
	case TG_IR_THIS:
		builder_op(b, TG_CFG_THIS, n);
		break;
	case TG_IR_LAMBDA:
		builder_lambda(b, n);
		break;
	case TG_IR_FLOATING:
		builder_op(b, TG_CFG_REAL, n);
		break;
	case TG_IR_THROW:
		not_understood(b, n, true);
		if (!b->in_try)
			builder_destroy_from(b, 0);
		builder_end(b, b->in_try ? TG_CFG_STOP : TG_CFG_THROW, n);
		break;
	case TG_IR_VA_ARG:
	case TG_IR_BUILTIN:
		not_understood(b, n, true);
		break;
	default:
		b->code->not_understood += ir->node[n].kind == TG_IR_OTHER;
		not_understood(b, n, false);
		break;
	}
}

static void value(struct builder *b, tg_node n)
{
	const struct tg_ir *ir = b->ir;
	const struct tg_ir_node *node = &ir->node[n];

	if (node->flags & TG_IR_HAS_VALUE && node->kind != TG_IR_STRING) {
		builder_op(b, TG_CFG_CONST, n);
		return;
	}
	if (builder_is_object(ir, n)) {
		builder_address(b, n);
		if (!decays(ir, n))
			builder_op(b, TG_CFG_LOAD, n);
		return;
	}
	switch (node->kind) {
	case TG_IR_CALL:
		call(b, n);
		if (flow_returns_reference(ir, n))
			builder_op(b, TG_CFG_LOAD, n);
		break;
	case TG_IR_UNARY:
		unary(b, n);
		break;
	case TG_IR_BINARY:
		binary(b, n);
		break;
	case TG_IR_ASSIGN:
		assign(b, n);
		break;
	case TG_IR_CONDITIONAL:
		conditional(b, n);
		break;
	case TG_IR_CAST:
		cast(b, n);
		break;
	default:
		other_value(b, n);
		break;
	}
}

void builder_value(struct builder *b, tg_node n)
{
	if (!n || b->depth >= CODE_DEPTH_MAX || b->full) {
		b->code->not_understood++;
		builder_op(b, TG_CFG_UNKNOWN, n);
		return;
	}
	b->depth++;
	value(b, n);
	b->depth--;
}

void builder_discard(struct builder *b, tg_node n)
{
	if (tg_ir_is(b->ir, n, TG_IR_ABSENT) || !n)
		return;
	builder_value(b, n);
	builder_op(b, TG_CFG_POP, n);
}

bool builder_decided(const struct tg_ir *ir, tg_node n, bool *ret_yes)
{
	int64_t number;

	if (!tg_ir_constant(ir, n, &number) && !tg_ir_constant(ir, tg_ir_strip(ir, n), &number))
		return false;
	*ret_yes = number != 0;
	return true;
}

/* Without what does not change the truth: conversions the compiler made, __builtin_expect(). */
static tg_node core(const struct tg_ir *ir, tg_node n)
{
	for (;;) {
		if (tg_ir_is(ir, n, TG_IR_CAST) && ir->node[n].flags & TG_IR_IMPLICIT &&
		    !decays(ir, tg_ir_child(ir, n, 0)) &&
		    builder_type(ir, ir->node[n].type)->width >=
			    builder_type(ir, ir->node[tg_ir_child(ir, n, 0)].type)->width)
			n = tg_ir_child(ir, n, 0);
		else if (calls_builtin(ir, n, "__builtin_expect"))
			n = tg_ir_child(ir, n, 1);
		else
			return n;
	}
}

void builder_condition(struct builder *b, tg_node n, uint32_t yes, uint32_t no, bool loop)
{
	const struct tg_ir *ir = b->ir;
	uint8_t op;
	uint32_t second;
	bool always;

	n = core(ir, n);
	op = ir->node[n].op;
	if (builder_decided(ir, n, &always)) {
		if (b->at == CODE_NOWHERE)
			builder_enter(b, builder_block(b));
		builder_jump(b, always ? yes : no);
	} else if (tg_ir_is(ir, n, TG_IR_UNARY) && op == TG_OP_LNOT) {
		builder_condition(b, tg_ir_child(ir, n, 0), no, yes, loop);
	} else if (tg_ir_is(ir, n, TG_IR_BINARY) && (op == TG_OP_LAND || op == TG_OP_LOR) &&
		   b->depth < CODE_DEPTH_MAX) {
		second = builder_block(b);
		b->depth++;
		builder_condition(b, tg_ir_child(ir, n, 0), op == TG_OP_LAND ? second : yes,
				  op == TG_OP_LAND ? no : second, loop);
		builder_enter(b, second);
		builder_condition(b, tg_ir_child(ir, n, 1), yes, no, loop);
		b->depth--;
	} else {
		builder_value(b, n);
		builder_branch(b, n, yes, no);
		b->block.at[b->block.count - 1].loop = false;
		if (loop)
			for (second = (uint32_t)b->block.count; second-- > 0;)
				if (b->block.at[second].end == TG_CFG_BRANCH &&
				    b->block.at[second].node == n) {
					b->block.at[second].loop = true;
					break;
				}
	}
}
