/* SPDX-License-Identifier: Apache-2.0 */
/*
 * concurrency/thread-race - two threads change one number without a lock.
 *
 * Found is a number that a thread's function reads and writes back (`n++`, `n = n + 1`), or a
 * global pointer to which it gives a new block, when that function is started more than once with
 * it, and takes no lock before. Functions that start threads and take locks are known by name
 * (lists thread-starters, lock-words). Atomic objects and those of one thread are left alone.
 */
#include "common/expr.h"

static void unit(struct tg_pass *pass);

const struct tg_rule tg_rule_thread_race = {
	.id = "concurrency/thread-race",
	.unit = unit,
};

/* True when a call starts a thread; the function is then among its arguments. */
static bool starts_thread(struct tg_pass *pass, tg_node call)
{
	const char *name = tg_ir_callee(pass->ir, call);

	return *name && (pass->host->in_list(pass, "thread-starters", name) ||
			 (pass->host->name_has(pass, "thread-words", name) &&
			  pass->host->name_has(pass, "start-words", name)));
}

/* The argument of a call that names a function of this unit; 0 when there is none. */
static tg_decl entry_of(const struct tg_ir *ir, tg_node call)
{
	unsigned count = tg_ir_arg_count(ir, call), i;

	for (i = 0; i < count; i++) {
		tg_node arg = tg_ir_arg(ir, call, i);
		tg_decl decl;

		if (tg_ir_is(ir, arg, TG_IR_UNARY) && ir->node[arg].op == TG_OP_ADDRESS)
			arg = tg_ir_strip(ir, tg_ir_child(ir, arg, 0));
		decl = lit_variable(ir, arg);
		if (ir->decl[decl].kind == TG_DECL_FUNCTION && tg_ir_body(ir, ir->decl[decl].node))
			return decl;
	}
	return 0;
}

static bool in_loop(const struct tg_ir *ir, tg_node n)
{
	for (; n && !tg_ir_is(ir, n, TG_IR_FUNCTION); n = ir->node[n].parent)
		if (tg_ir_is(ir, n, TG_IR_FOR) || tg_ir_is(ir, n, TG_IR_WHILE) ||
		    tg_ir_is(ir, n, TG_IR_DO))
			return true;
	return false;
}

/* True when another call starts the same function as well, or this one stands in a loop. */
static bool starts_again(struct tg_pass *pass, tg_node call, tg_decl entry)
{
	const struct tg_ir *ir = pass->ir;
	tg_node n, function = tg_ir_function_of(ir, call);

	if (in_loop(ir, call))
		return true;
	for (n = ir->node[call].end; n < ir->node[function].end; n++)
		if (tg_ir_is(ir, n, TG_IR_CALL) && starts_thread(pass, n) &&
		    entry_of(ir, n) == entry)
			return true;
	return false;
}

/* The target of a change that depends on the old value, or 0. */
static tg_node changed_by(const struct tg_ir *ir, tg_node n)
{
	const struct tg_ir_node *node = &ir->node[n];
	tg_node target = tg_ir_child(ir, n, 0), m;

	if (node->kind == TG_IR_UNARY)
		return node->op >= TG_OP_PRE_INC && node->op <= TG_OP_POST_DEC ? target : 0;
	if (node->kind != TG_IR_ASSIGN)
		return 0;
	if (node->op != TG_OP_ASSIGN)
		return target;
	for (m = tg_ir_child(ir, n, 1); m < node->end; m++)
		if (tg_ir_same_object(ir, m, target))
			return target;
	return 0;
}

/* True for an object that several threads see: a global, or behind the thread's argument. */
static bool is_shared(const struct tg_ir *ir, tg_node target, tg_node entry)
{
	tg_decl root = expr_root(ir, target);
	const struct tg_ir_decl *decl = &ir->decl[root];
	const struct tg_ir_type *type = tg_ir_type_of(ir, target);

	if (!root || (type->flags & TG_TYPE_ATOMIC) || (decl->flags & TG_DECL_THREAD_LOCAL) ||
	    (type->cls != TG_TYPE_INT && type->cls != TG_TYPE_CHAR && type->cls != TG_TYPE_FLOAT))
		return false;
	if (decl->flags & TG_DECL_GLOBAL)
		return true;
	if (tg_ir_is(ir, tg_ir_strip(ir, target), TG_IR_REF))
		return false;
	/* A pointer that is the argument, perhaps cast to its type. */
	return decl->kind == TG_DECL_PARAM ||
	       (ir->type[decl->type].cls == TG_TYPE_POINTER &&
		ir->decl[lit_variable(ir, lit_initialiser(ir, root))].kind == TG_DECL_PARAM &&
		ir->decl[root].parent == ir->node[entry].decl);
}

/* The global pointer that is given a new block: `name = strdup(text)`; or 0. */
static tg_node renewed_by(struct tg_pass *pass, tg_node n)
{
	const struct tg_ir *ir = pass->ir;
	tg_node target = tg_ir_child(ir, n, 0), value = tg_ir_strip(ir, tg_ir_child(ir, n, 1));
	const struct tg_ir_decl *decl = &ir->decl[lit_variable(ir, target)];

	if (!tg_ir_is(ir, n, TG_IR_ASSIGN) || !tg_ir_is(ir, value, TG_IR_CALL) ||
	    !(decl->flags & TG_DECL_GLOBAL) || decl->flags & TG_DECL_THREAD_LOCAL ||
	    tg_ir_type_of(ir, target)->cls != TG_TYPE_POINTER ||
	    tg_ir_type_of(ir, target)->flags & TG_TYPE_ATOMIC)
		return 0;
	return pass->host->has_role(pass, tg_ir_callee(ir, value), TG_RESULT, TG_ROLE_ALLOC)
		       ? target
		       : 0;
}

static bool locks_before(struct tg_pass *pass, tg_node entry, tg_node use)
{
	tg_node n;

	for (n = entry; n < use; n++)
		if (tg_ir_is(pass->ir, n, TG_IR_CALL) &&
		    pass->host->name_has(pass, "lock-words", tg_ir_callee(pass->ir, n)))
			return true;
	return false;
}

static void check(struct tg_pass *pass, tg_node start, tg_decl entry)
{
	const struct tg_ir *ir = pass->ir;
	tg_node function = ir->decl[entry].node, n, target;

	for (n = function; n < ir->node[function].end; n++) {
		target = changed_by(ir, n);
		if (target && !is_shared(ir, target, function))
			target = 0;
		if (!target && !renewed_by(pass, n))
			continue;
		if (locks_before(pass, function, n))
			continue;
		pass->host->report(pass, n,
				   "several threads run %s() and change this without a lock; %s",
				   tg_ir_text(ir, ir->decl[entry].name),
				   target ? "updates get lost" : "blocks get lost");
		pass->host->step(pass, start, "the threads are started here");
		return;
	}
}

static void unit(struct tg_pass *pass)
{
	const struct tg_ir *ir = pass->ir;
	tg_node n;

	for (n = 1; n < ir->node_count; n++) {
		tg_decl entry;

		if (!tg_ir_is(ir, n, TG_IR_CALL) || !starts_thread(pass, n))
			continue;
		entry = entry_of(ir, n);
		if (entry && starts_again(pass, n, entry))
			check(pass, n, entry);
	}
}
