/* SPDX-License-Identifier: Apache-2.0 */
/*
 * concurrency/signal-shared - a signal handler and the program it interrupts share an object.
 *
 * Found is a plain number (neither volatile nor atomic) that a handler writes and other code
 * reads, or the other way round, a struct or array that a handler fills, and a pointer that it
 * follows and that the function which has set up the handler frees or replaces while the handler
 * may still run.
 */
#include "common/expr.h"

static void unit(struct tg_pass *pass);

const struct tg_rule tg_rule_signal_shared = {
	.id = "concurrency/signal-shared",
	.unit = unit,
};

/* The function that an expression names, when the unit defines it. */
static tg_decl function_named(const struct tg_ir *ir, tg_node n)
{
	tg_decl decl;

	n = tg_ir_strip(ir, n);
	if (tg_ir_is(ir, n, TG_IR_UNARY) && ir->node[n].op == TG_OP_ADDRESS)
		n = tg_ir_strip(ir, tg_ir_child(ir, n, 0));
	decl = lit_variable(ir, n);
	return ir->decl[decl].kind == TG_DECL_FUNCTION && tg_ir_body(ir, ir->decl[decl].node) ? decl
											      : 0;
}

/* The handler that a node sets up: signal(S, f), sa.sa_handler = f; or 0. */
static tg_decl handler_of(const struct tg_ir *ir, tg_node n)
{
	static const char *const names[] = {"signal",      "bsd_signal",    "sigset",
					    "sysv_signal", "__sysv_signal", NULL};
	const char *field;

	if (tg_ir_is(ir, n, TG_IR_CALL) && expr_is_one_of(tg_ir_callee(ir, n), names))
		return function_named(ir, tg_ir_arg(ir, n, 1));
	if (!tg_ir_is(ir, n, TG_IR_ASSIGN) && !tg_ir_is(ir, n, TG_IR_DESIGNATED))
		return 0;
	field = tg_ir_name(ir, tg_ir_is(ir, n, TG_IR_ASSIGN) ? tg_ir_child(ir, n, 0) : n);
	if (strcmp(field, "sa_handler") != 0 && strcmp(field, "sa_sigaction") != 0)
		return 0;
	return function_named(ir, tg_ir_child(ir, n, tg_ir_is(ir, n, TG_IR_ASSIGN) ? 1 : 0));
}

static bool is_global(const struct tg_ir *ir, tg_decl decl)
{
	return ir->decl[decl].kind == TG_DECL_VAR && (ir->decl[decl].flags & TG_DECL_GLOBAL) &&
	       !(ir->decl[decl].flags & TG_DECL_SYSTEM);
}

static bool is_plain_number(const struct tg_ir *ir, tg_decl decl)
{
	const struct tg_ir_type *type = &ir->type[ir->decl[decl].type];

	type = &ir->type[type->canonical];
	return (type->cls == TG_TYPE_INT || type->cls == TG_TYPE_BOOL ||
		type->cls == TG_TYPE_CHAR || type->cls == TG_TYPE_FLOAT ||
		type->cls == TG_TYPE_ENUM) &&
	       !(type->flags & (TG_TYPE_VOLATILE | TG_TYPE_ATOMIC | TG_TYPE_CONST));
}

/* True when code outside of a function uses `decl`; written alone counts when `written`. */
static bool used_outside(const struct tg_ir *ir, tg_decl decl, tg_node function, bool written)
{
	tg_node n;

	for (n = 1; n < ir->node_count; n++) {
		if (n == function)
			n = ir->node[function].end;
		if (n < ir->node_count && tg_ir_is(ir, n, TG_IR_REF) && ir->node[n].decl == decl &&
		    (!written || lit_is_target(ir, n)) && tg_ir_function_of(ir, n))
			return true;
	}
	return false;
}

/* Plain numbers: one finding a variable, where the handler uses it first. */
static void check_numbers(struct tg_pass *pass, tg_node handler)
{
	const struct tg_ir *ir = pass->ir;
	tg_node n, before;

	for (n = handler; n < ir->node[handler].end; n++) {
		tg_decl decl = tg_ir_is(ir, n, TG_IR_REF) ? ir->node[n].decl : 0;
		bool first = true;

		if (!decl || !is_global(ir, decl) || !is_plain_number(ir, decl))
			continue;
		for (before = handler; before < n && first; before++)
			first = !tg_ir_is(ir, before, TG_IR_REF) || ir->node[before].decl != decl;
		if (first && used_outside(ir, decl, handler, !lit_is_target(ir, n)))
			pass->host->report(
				pass, n,
				"'%s' is shared with a signal handler and is no volatile "
				"sig_atomic_t",
				tg_ir_name(ir, n));
	}
}

/* The global struct of `state.done`, when that is a plain number; or 0. */
static tg_decl struct_of_number(const struct tg_ir *ir, tg_node n)
{
	tg_decl decl = tg_ir_is(ir, n, TG_IR_MEMBER) && ir->node[n].op == TG_OP_DOT
			       ? lit_variable(ir, tg_ir_child(ir, n, 0))
			       : 0;

	return decl && is_global(ir, decl) && is_plain_number(ir, ir->node[n].decl) &&
			       !(tg_ir_type_of(ir, n)->flags & TG_TYPE_VOLATILE)
		       ? decl
		       : 0;
}

/* Numbers in global structs: written by the handler, used by somebody else. */
static void check_fields(struct tg_pass *pass, tg_node handler)
{
	const struct tg_ir *ir = pass->ir;
	tg_node n, other;

	for (n = handler; n < ir->node[handler].end; n++) {
		tg_decl decl = struct_of_number(ir, n);

		if (!decl || !lit_is_target(ir, n))
			continue;
		for (other = 1; other < ir->node_count; other++)
			if ((other < handler || other >= ir->node[handler].end) &&
			    ir->node[other].decl == ir->node[n].decl &&
			    struct_of_number(ir, other) == decl)
				break;
		if (other < ir->node_count)
			pass->host->report(pass, n,
					   "'%s.%s' is shared with a signal handler and is no "
					   "volatile sig_atomic_t",
					   tg_ir_text(ir, ir->decl[decl].name), tg_ir_name(ir, n));
	}
}

/* A global struct or array that the handler fills, and that other code uses. */
static void check_filled(struct tg_pass *pass, tg_node handler)
{
	static const char *const names[] = {"memset", "memcpy",  "memmove", "bzero", "strcpy",
					    "strcat", "strncpy", "strlcpy", NULL};
	const struct tg_ir *ir = pass->ir;
	tg_node n;

	for (n = handler; n < ir->node[handler].end; n++) {
		tg_decl decl;

		if (!tg_ir_is(ir, n, TG_IR_CALL) || !expr_is_one_of(tg_ir_callee(ir, n), names))
			continue;
		decl = expr_root(ir, tg_ir_arg(ir, n, 0));
		if (!decl || !is_global(ir, decl) ||
		    ir->type[ir->decl[decl].type].cls == TG_TYPE_POINTER ||
		    !used_outside(ir, decl, handler, false))
			continue;
		pass->host->report(pass, n,
				   "'%s' is shared with a signal handler, which may find it half "
				   "written, or leave it so",
				   tg_ir_text(ir, ir->decl[decl].name));
	}
}

/* True when a node keeps signals away: SIG_DFL, SIG_IGN, a mask. */
static bool keeps_away(const struct tg_ir *ir, tg_node n)
{
	static const char *const masks[] = {"sigprocmask", "pthread_sigmask", "sighold", "sigblock",
					    NULL};
	int64_t value;

	if (!tg_ir_is(ir, n, TG_IR_CALL))
		return false;
	if (expr_is_one_of(tg_ir_callee(ir, n), masks))
		return true;
	return tg_ir_calls(ir, n, "signal") && expr_constant(ir, tg_ir_arg(ir, n, 1), &value);
}

/* True when the handler follows the pointer. */
static bool follows(const struct tg_ir *ir, tg_node handler, tg_decl pointer)
{
	tg_node n, parent;

	for (n = handler; n < ir->node[handler].end; n++) {
		if (!tg_ir_is(ir, n, TG_IR_REF) || ir->node[n].decl != pointer)
			continue;
		parent = ir->node[lit_whole_access(ir, n)].parent;
		if (tg_ir_is(ir, ir->node[n].parent, TG_IR_MEMBER) ||
		    tg_ir_is(ir, ir->node[n].parent, TG_IR_SUBSCRIPT) ||
		    (tg_ir_is(ir, parent, TG_IR_UNARY) && ir->node[parent].op == TG_OP_DEREF))
			return true;
	}
	return false;
}

/* The function that sets up the handler goes on and takes the object away under its feet. */
static void check_pointers(struct tg_pass *pass, tg_node setup, tg_node handler)
{
	const struct tg_ir *ir = pass->ir;
	tg_node end = ir->node[tg_ir_function_of(ir, setup)].end, n;

	for (n = ir->node[setup].end; n < end; n++) {
		tg_decl decl = 0;

		if (keeps_away(ir, n))
			return;
		if (tg_ir_is(ir, n, TG_IR_CALL) &&
		    pass->host->has_role(pass, tg_ir_callee(ir, n), 0, TG_ROLE_RELEASE))
			decl = lit_variable(ir, tg_ir_arg(ir, n, 0));
		if (!decl || !is_global(ir, decl) || !follows(ir, handler, decl))
			continue;
		pass->host->report(pass, n,
				   "the signal handler %s() may run now and use '%s', which is "
				   "released here",
				   tg_ir_text(ir, ir->decl[ir->node[handler].decl].name),
				   tg_ir_text(ir, ir->decl[decl].name));
		pass->host->step(pass, setup, "the handler is set up here");
		return;
	}
}

static void unit(struct tg_pass *pass)
{
	const struct tg_ir *ir = pass->ir;
	tg_node n;

	for (n = 1; n < ir->node_count; n++) {
		tg_decl handler = handler_of(ir, n);

		if (!handler)
			continue;
		check_numbers(pass, ir->decl[handler].node);
		check_fields(pass, ir->decl[handler].node);
		check_filled(pass, ir->decl[handler].node);
		if (tg_ir_is(ir, n, TG_IR_CALL))
			check_pointers(pass, n, ir->decl[handler].node);
	}
}
