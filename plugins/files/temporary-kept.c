/* SPDX-License-Identifier: Apache-2.0 */
/*
 * files/temporary-kept - a temporary file stays when the function is done with it.
 *
 * Found is a way out of a function that has made a file with mkstemp() under a name that nobody
 * else knows, without removing or renaming it. A name that goes to a function of the program, into
 * a struct or out of the function is left alone: whoever has it may remove the file.
 */
#include "common/expr.h"

static void visit(struct tg_pass *pass, tg_node call);

const struct tg_rule tg_rule_temporary_kept = {
	.id = "files/temporary-kept",
	.kinds = TG_KINDS(TG_IR_CALL),
	.visit = visit,
};

static bool is_maker(const struct tg_ir *ir, tg_node call)
{
	static const char *const makers[] = {"mkstemp",   "mkostemp",         "mkstemps",
					     "mkostemps", "mkstemp64",        "mkostemp64",
					     "mkdtemp",   "GetTempFileNameA", NULL};

	return expr_is_one_of(tg_ir_callee(ir, call), makers);
}

static bool removes(const struct tg_ir *ir, tg_node call)
{
	static const char *const removers[] = {"unlink", "unlinkat", "remove",      "rename",
					       "rmdir",  "renameat", "DeleteFileA", "_unlink",
					       "link",   NULL};

	return expr_is_one_of(tg_ir_callee(ir, call), removers);
}

/* The call in whose arguments a use of the name stands, or 0. */
static tg_node call_around(const struct tg_ir *ir, tg_node ref)
{
	tg_node n;

	for (n = ir->node[ref].parent; n && !tg_ir_is(ir, n, TG_IR_COMPOUND);
	     n = ir->node[n].parent)
		if (tg_ir_is(ir, n, TG_IR_CALL))
			return n;
	return 0;
}

/* True when only this function and the library use the name. */
static bool is_own(const struct tg_ir *ir, tg_decl name, tg_node function)
{
	tg_node n, call;

	if (ir->decl[name].kind != TG_DECL_VAR || (ir->decl[name].flags & TG_DECL_GLOBAL) ||
	    ir->type[ir->decl[name].type].cls != TG_TYPE_ARRAY)
		return false;
	for (n = function; n < ir->node[function].end; n++) {
		if (!tg_ir_is(ir, n, TG_IR_REF) || ir->node[n].decl != name)
			continue;
		call = call_around(ir, n);
		if (tg_ir_is(ir, ir->node[n].parent, TG_IR_SIZEOF) ||
		    tg_ir_is(ir, ir->node[n].parent, TG_IR_SUBSCRIPT))
			continue;
		if (!call ||
		    !(ir->decl[ir->node[call].decl].flags & (TG_DECL_SYSTEM | TG_DECL_BUILTIN)))
			return false;
		if (strncmp(tg_ir_callee(ir, call), "exec", 4) == 0 ||
		    strstr(tg_ir_callee(ir, call), "dup"))
			return false;
	}
	return true;
}

/* The block that a node stands in. */
static tg_node block_of(const struct tg_ir *ir, tg_node n)
{
	while (n && !tg_ir_is(ir, n, TG_IR_COMPOUND))
		n = ir->node[n].parent;
	return n;
}

/* True when a block ends by leaving: what is done in it is not done behind it. */
static bool leaves(const struct tg_ir *ir, tg_node block)
{
	tg_node last = 0;

	for (TG_IR_EACH_CHILD(ir, c, block))
		last = c;
	return tg_ir_is(ir, last, TG_IR_RETURN) || tg_ir_is(ir, last, TG_IR_GOTO) ||
	       (tg_ir_is(ir, last, TG_IR_CALL) && tg_ir_never_returns(ir, last));
}

/* True when the file is removed on the way from where it is made to a return. */
static bool is_removed(const struct tg_ir *ir, tg_node made, tg_node out, tg_decl name)
{
	tg_node n, block;

	for (n = made; n < ir->node[out].end; n++) {
		if (!tg_ir_is(ir, n, TG_IR_CALL) || !removes(ir, n) ||
		    (expr_root(ir, tg_ir_arg(ir, n, 0)) != name &&
		     expr_root(ir, tg_ir_arg(ir, n, 1)) != name))
			continue;
		block = block_of(ir, n);
		if (out < ir->node[block].end || !leaves(ir, block))
			return true;
	}
	return false;
}

/* True when a return stands in the branch that says that there is no file. */
static bool is_of_failure(const struct tg_ir *ir, tg_node made, tg_node out)
{
	tg_node n, condition, at, parent = ir->node[made].parent;
	tg_decl handle = 0;

	while (tg_ir_is(ir, parent, TG_IR_CAST))
		parent = ir->node[parent].parent;
	if (tg_ir_is(ir, parent, TG_IR_VAR))
		handle = ir->node[parent].decl;
	else if (tg_ir_is(ir, parent, TG_IR_ASSIGN))
		handle = expr_root(ir, tg_ir_child(ir, parent, 0));
	for (n = out; n && !tg_ir_is(ir, n, TG_IR_FUNCTION); n = ir->node[n].parent) {
		condition = tg_ir_is(ir, n, TG_IR_IF) ? tg_ir_child(ir, n, 1) : 0;
		for (at = condition; condition && at < ir->node[condition].end; at++)
			if (at == made || (handle && tg_ir_is(ir, at, TG_IR_REF) &&
					   ir->node[at].decl == handle && !call_around(ir, at)))
				return true;
	}
	return false;
}

static void visit(struct tg_pass *pass, tg_node call)
{
	const struct tg_ir *ir = pass->ir;
	tg_node function = tg_ir_function_of(ir, call), n, last = 0;
	tg_decl name;

	if (!is_maker(ir, call) || !function)
		return;
	name = expr_root(ir,
			 tg_ir_arg(ir, call, tg_ir_calls(ir, call, "GetTempFileNameA") ? 3 : 0));
	if (!name || !is_own(ir, name, function) ||
	    strcmp(tg_ir_text(ir, ir->decl[ir->node[function].decl].name), "main") == 0)
		return;
	for (n = call; n < ir->node[function].end; n++)
		if (tg_ir_is(ir, n, TG_IR_RETURN)) {
			last = n;
			if (is_of_failure(ir, call, n) || is_removed(ir, call, n, name))
				continue;
			pass->host->report(pass, n, "the file '%s' stays when the function leaves",
					   tg_ir_text(ir, ir->decl[name].name));
			pass->host->step(pass, call, "it is made here");
			return;
		}
	n = ir->node[function].end - 1;
	if (!last && !is_removed(ir, call, n, name))
		pass->host->report(pass, call, "nobody removes the file '%s'",
				   tg_ir_text(ir, ir->decl[name].name));
}
