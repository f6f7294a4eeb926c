/* SPDX-License-Identifier: Apache-2.0 */
/*
 * api/signal-handler - a handler that calls functions which are not safe in a signal.
 *
 * Handlers are those given to signal() and its like, and those stored in sa_handler. Which library
 * functions are not safe is said in rules/models/ (list signal-unsafe).
 */
#include "common/literal.h"

static void unit(struct tg_pass *pass);

const struct tg_rule tg_rule_signal_handler = {
	.id = "api/signal-handler",
	.unit = unit,
};

enum { HANDLERS = 64, FOLLOWED = 1, TOLD = 256 };

struct handlers {
	tg_decl at[HANDLERS];
	unsigned count;
	tg_node told[TOLD]; /* calls that were reported: two handlers may share a function */
	unsigned told_count;
};

/* The function that an expression names, when this unit defines it. */
static tg_decl function_of(const struct tg_ir *ir, tg_node n)
{
	tg_decl decl;

	n = tg_ir_strip(ir, n);
	if (tg_ir_is(ir, n, TG_IR_UNARY) && ir->node[n].op == TG_OP_ADDRESS)
		n = tg_ir_strip(ir, tg_ir_child(ir, n, 0));
	decl = tg_ir_is(ir, n, TG_IR_REF) ? ir->node[n].decl : 0;
	return ir->decl[decl].kind == TG_DECL_FUNCTION && ir->decl[decl].node ? decl : 0;
}

static void add(struct handlers *handlers, tg_decl decl)
{
	unsigned i;

	for (i = 0; i < handlers->count; i++)
		if (handlers->at[i] == decl)
			return;
	if (decl && handlers->count < HANDLERS)
		handlers->at[handlers->count++] = decl;
}

static bool is_handler_field(const char *name)
{
	return strcmp(name, "sa_handler") == 0 || strcmp(name, "sa_sigaction") == 0;
}

static void collect(struct tg_pass *pass, struct handlers *handlers)
{
	const struct tg_ir *ir = pass->ir;
	tg_node n;

	for (n = 1; n < ir->node_count; n++) {
		if (tg_ir_is(ir, n, TG_IR_CALL) &&
		    pass->host->in_list(pass, "signal-setters", tg_ir_callee(ir, n)))
			add(handlers, function_of(ir, tg_ir_arg(ir, n, 1)));
		else if (tg_ir_is(ir, n, TG_IR_ASSIGN) &&
			 is_handler_field(tg_ir_name(ir, tg_ir_child(ir, n, 0))))
			add(handlers, function_of(ir, tg_ir_child(ir, n, 1)));
		else if (tg_ir_is(ir, n, TG_IR_DESIGNATED) &&
			 is_handler_field(tg_ir_text(ir, ir->decl[ir->node[n].decl].name)))
			add(handlers, function_of(ir, tg_ir_child(ir, n, 0)));
	}
}

static bool is_told(struct handlers *handlers, tg_node call)
{
	unsigned i;

	for (i = 0; i < handlers->told_count; i++)
		if (handlers->told[i] == call)
			return true;
	if (handlers->told_count < TOLD)
		handlers->told[handlers->told_count++] = call;
	return false;
}

/* What `function` calls; `handler` is the one that it runs in. */
static void check(struct tg_pass *pass, struct handlers *handlers, tg_decl function,
		  tg_decl handler, unsigned depth)
{
	const struct tg_ir *ir = pass->ir;
	tg_node body = ir->decl[function].node, n;

	for (n = body; n < ir->node[body].end; n++) {
		tg_decl callee = ir->node[n].decl;
		const char *name;

		if (!tg_ir_is(ir, n, TG_IR_CALL))
			continue;
		name = tg_ir_callee(ir, n);
		if (ir->decl[callee].node && tg_ir_body(ir, ir->decl[callee].node)) {
			if (depth < FOLLOWED && callee != function)
				check(pass, handlers, callee, handler, depth + 1);
		} else if (pass->host->in_list(pass, "signal-unsafe", name) &&
			   !is_told(handlers, n)) {
			pass->host->report(pass, n,
					   "%s() runs in the signal handler '%s' and may interrupt "
					   "itself",
					   name, tg_ir_text(ir, ir->decl[handler].name));
		}
	}
}

static void unit(struct tg_pass *pass)
{
	struct handlers handlers = {.count = 0, .told_count = 0};
	unsigned i;

	collect(pass, &handlers);
	for (i = 0; i < handlers.count; i++)
		check(pass, &handlers, handlers.at[i], handlers.at[i], 0);
}
