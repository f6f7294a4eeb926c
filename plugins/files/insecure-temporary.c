/* SPDX-License-Identifier: Apache-2.0 */
/*
 * files/insecure-temporary - a name for a temporary file that somebody else can take first.
 *
 * Such functions give a name that was free a moment ago. Reported is what opens it, or the call;
 * with O_EXCL nobody can put a file there unseen, but who guesses the names can take them all.
 */
#include "common/expr.h"

static void visit(struct tg_pass *pass, tg_node call);

const struct tg_rule tg_rule_insecure_temporary = {
	.id = "files/insecure-temporary",
	.kinds = TG_KINDS(TG_IR_CALL),
	.visit = visit,
};

/* The variable that holds the name: what the result is stored in, or the argument. */
static tg_decl name_of(const struct tg_ir *ir, tg_node call)
{
	tg_node parent = ir->node[call].parent;

	while (tg_ir_is(ir, parent, TG_IR_CAST))
		parent = ir->node[parent].parent;
	if (tg_ir_is(ir, parent, TG_IR_ASSIGN))
		return lit_variable(ir, tg_ir_child(ir, parent, 0));
	if (tg_ir_is(ir, parent, TG_IR_VAR))
		return ir->node[parent].decl;
	return lit_variable(ir, tg_ir_arg(ir, call, 0));
}

/* The first call after `from` that opens the file of that name, or 0. */
static tg_node open_of(struct tg_pass *pass, tg_node from, tg_decl name)
{
	const struct tg_ir *ir = pass->ir;
	tg_node n, end = ir->node[tg_ir_function_of(ir, from)].end;

	for (n = from; n < end; n++)
		if (tg_ir_is(ir, n, TG_IR_CALL) && lit_variable(ir, tg_ir_arg(ir, n, 0)) == name &&
		    pass->host->in_list(pass, "file-openers", tg_ir_callee(ir, n)))
			return n;
	return 0;
}

/* O_EXCL is 0x80 on Linux and 0x400 on Windows, where 0x80 is no flag of open(); 0x800 on BSD. */
static bool is_exclusive(const struct tg_ir *ir, tg_node call)
{
	const char *name = tg_ir_callee(ir, call);
	size_t length;
	const char *mode = tg_ir_string(ir, lit_string_of(ir, tg_ir_arg(ir, call, 1)), &length);
	int64_t flags;

	if (mode)
		return strchr(mode, 'x') != NULL;
	if (name[0] == '_')
		return expr_constant(ir, tg_ir_arg(ir, call, 1), &flags) && (flags & 0x400);
	return expr_constant(ir, tg_ir_arg(ir, call, 1), &flags) && (flags & (0x80 | 0x800));
}

static void visit(struct tg_pass *pass, tg_node call)
{
	const struct tg_ir *ir = pass->ir;
	const char *callee = tg_ir_callee(ir, call);
	tg_decl name;
	tg_node open;

	if (!pass->host->in_list(pass, "temporary-names", callee))
		return;
	name = name_of(ir, call);
	open = name ? open_of(pass, ir->node[call].end, name) : 0;
	if (open && is_exclusive(ir, open)) {
		pass->host->report(pass, call,
				   "%s() gives a name that can be guessed: whoever takes it first "
				   "keeps the program from starting",
				   callee);
		return;
	}
	pass->host->report(
		pass, open ? open : call,
		"between %s() and the creation of the file somebody else can put a file or "
		"a link there",
		callee);
	if (open)
		pass->host->step(pass, call, "the name is made here");
}
