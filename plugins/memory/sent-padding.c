/* SPDX-License-Identifier: Apache-2.0 */
/*
 * memory/sent-padding - a structure goes out whose bytes were not all set: what stood on the stack
 * goes along.
 *
 *     struct reply r;
 *     r.kind = 1;
 *     r.value = v;                    (three bytes stand between the two)
 *     send(s, &r, sizeof(r), 0);
 *
 * Found is a local structure that is only filled member by member and handed as a whole to a
 * function that sends, where bytes of no member stand in it, or a member that nothing names. One
 * with an initialiser, one that is cleared, copied as a whole or handed to anybody else before is
 * left alone.
 */
#include "common/expr.h"
#include "common/padding.h"

static void visit(struct tg_pass *pass, tg_node call);

const struct tg_rule tg_rule_sent_padding = {
	.id = "memory/sent-padding",
	.kinds = TG_KINDS(TG_IR_CALL),
	.visit = visit,
};

/* The local structure whose address an argument is, 0 for everything else. */
static tg_decl structure_of(const struct tg_ir *ir, tg_node argument)
{
	tg_decl decl;
	tg_node var;

	argument = tg_ir_strip(ir, argument);
	if (!tg_ir_is(ir, argument, TG_IR_UNARY) || ir->node[argument].op != TG_OP_ADDRESS)
		return 0;
	decl = lit_variable(ir, tg_ir_child(ir, argument, 0));
	var = ir->decl[decl].node;
	if (ir->decl[decl].kind != TG_DECL_VAR || (ir->decl[decl].flags & TG_DECL_GLOBAL) ||
	    !tg_ir_is(ir, var, TG_IR_VAR) || !tg_ir_is(ir, tg_ir_child(ir, var, 0), TG_IR_ABSENT))
		return 0;
	return ir->type[ir->type[ir->decl[decl].type].canonical].cls == TG_TYPE_STRUCT ? decl : 0;
}

/* True when the function names the structure only for its members, its size, and to send it. */
static bool is_filled_by_members(struct tg_pass *pass, tg_node call, tg_decl decl)
{
	const struct tg_ir *ir = pass->ir;
	tg_node function = tg_ir_function_of(ir, call), n, parent;

	for (n = function; n < ir->node[function].end; n++) {
		if (!tg_ir_is(ir, n, TG_IR_REF) || ir->node[n].decl != decl)
			continue;
		parent = ir->node[n].parent;
		if (tg_ir_is(ir, parent, TG_IR_MEMBER) || tg_ir_is(ir, parent, TG_IR_SIZEOF))
			continue;
		if (!tg_ir_is(ir, parent, TG_IR_UNARY) || ir->node[parent].op != TG_OP_ADDRESS)
			return false;
		for (parent = ir->node[parent].parent; tg_ir_is(ir, parent, TG_IR_CAST);)
			parent = ir->node[parent].parent;
		if (!pass->host->in_list(pass, "peer-senders", tg_ir_callee(ir, parent)))
			return false;
	}
	return true;
}

/* A member of the structure that nothing before the call names; 0 when all are named. */
static tg_decl unnamed_member(const struct tg_ir *ir, tg_node call, tg_decl decl)
{
	const struct tg_ir_type *type = padding_element(ir, &ir->type[ir->decl[decl].type]);
	tg_node record = ir->decl[type->decl].node, n;
	bool named;

	for (TG_IR_EACH_CHILD(ir, c, record)) {
		if (!tg_ir_is(ir, c, TG_IR_FIELD) ||
		    !*tg_ir_text(ir, ir->decl[ir->node[c].decl].name))
			return 0;
		named = false;
		for (n = tg_ir_function_of(ir, call); n < call && !named; n++)
			named = tg_ir_is(ir, n, TG_IR_MEMBER) &&
				ir->node[n].decl == ir->node[c].decl &&
				lit_variable(ir, tg_ir_child(ir, n, 0)) == decl;
		if (!named)
			return ir->node[c].decl;
	}
	return 0;
}

static void check(struct tg_pass *pass, tg_node call, tg_decl decl)
{
	const struct tg_ir *ir = pass->ir;
	const char *name = tg_ir_text(ir, ir->decl[decl].name);
	tg_decl member = unnamed_member(ir, call, decl);

	if (member) {
		pass->host->report(pass, call,
				   "'%s' of '%s' was never set; what stood on the stack goes out "
				   "with the rest",
				   tg_ir_text(ir, ir->decl[member].name), name);
		return;
	}
	member = padding_after(ir, padding_element(ir, &ir->type[ir->decl[decl].type]), 0);
	if (member)
		pass->host->report(pass, call,
				   "'%s' has bytes of no member at '%s'; what stood on the stack "
				   "goes out in them",
				   name, tg_ir_text(ir, ir->decl[member].name));
}

static void visit(struct tg_pass *pass, tg_node call)
{
	const struct tg_ir *ir = pass->ir;
	unsigned i, count = tg_ir_arg_count(ir, call);
	int64_t size;
	tg_decl decl;

	if (!pass->host->in_list(pass, "peer-senders", tg_ir_callee(ir, call)))
		return;
	for (i = 0; i + 1 < count; i++) {
		decl = structure_of(ir, tg_ir_arg(ir, call, i));
		if (decl && expr_constant(ir, tg_ir_arg(ir, call, i + 1), &size) &&
		    (uint64_t)size == ir->type[ir->decl[decl].type].size &&
		    is_filled_by_members(pass, call, decl)) {
			check(pass, call, decl);
			return;
		}
	}
}
