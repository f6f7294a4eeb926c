/* SPDX-License-Identifier: Apache-2.0 */
/*
 * injection/format-string - a format that is not a constant of the program.
 *
 * Whoever chooses the format reads and writes memory through it. Left alone: constants behind a
 * name, translated texts, wrappers that hand on the format they were given with its arguments, and
 * a choice between formats that are all right by themselves.
 */
#include "common/literal.h"

static void visit(struct tg_pass *pass, tg_node call);

const struct tg_rule tg_rule_format_string = {
	.id = "injection/format-string",
	.kinds = TG_KINDS(TG_IR_CALL),
	.visit = visit,
};

/* True when an element of a constant table, or of a constant struct in one, is read. */
static bool is_constant_element(const struct tg_ir *ir, tg_node n)
{
	bool element = false;
	tg_decl decl;

	while (tg_ir_is(ir, n, TG_IR_SUBSCRIPT) || tg_ir_is(ir, n, TG_IR_MEMBER)) {
		element = true;
		n = tg_ir_strip(ir, tg_ir_child(ir, n, 0));
	}
	decl = lit_variable(ir, n);
	return element && decl && (ir->decl[decl].flags & TG_DECL_GLOBAL) &&
	       lit_is_settled(ir, decl) && ir->type[ir->decl[decl].type].cls != TG_TYPE_POINTER;
}

/* True when `n` is a parameter of a function that takes the arguments along with the format. */
static bool is_handed_on(const struct tg_ir *ir, tg_node n)
{
	tg_decl decl = lit_variable(ir, n);
	tg_node function = tg_ir_function_of(ir, n);

	if (ir->decl[decl].kind != TG_DECL_PARAM)
		return false;
	if (ir->decl[ir->node[function].decl].flags & TG_DECL_VARIADIC)
		return true;
	for (TG_IR_EACH_CHILD(ir, c, function))
		if (tg_ir_is(ir, c, TG_IR_PARAM) &&
		    strstr(tg_ir_text(ir, tg_ir_type_of(ir, c)->name), "va_list"))
			return true;
	return false;
}

static bool is_safe(struct tg_pass *pass, tg_node n)
{
	const struct tg_ir *ir = pass->ir;

	n = tg_ir_strip(ir, n);
	if (!n || lit_string_of(ir, n) || is_constant_element(ir, n) || is_handed_on(ir, n))
		return true;
	if (tg_ir_is(ir, n, TG_IR_CONDITIONAL))
		return is_safe(pass, tg_ir_child(ir, n, 1)) && is_safe(pass, tg_ir_child(ir, n, 2));
	if (tg_ir_is(ir, n, TG_IR_BINARY) && ir->node[n].op == TG_OP_ADD) /* "fmt" + offset */
		return is_safe(pass, tg_ir_child(ir, n, 0));
	if (tg_ir_is(ir, n, TG_IR_CALL) &&
	    pass->host->in_list(pass, "translators", tg_ir_callee(ir, n))) {
		unsigned count = tg_ir_arg_count(ir, n), i;

		for (i = 0; i < count; i++)
			if (lit_string_of(ir, tg_ir_arg(ir, n, i)))
				return true;
	}
	int64_t value;
	return tg_ir_constant(ir, n, &value) && value == 0; /* setproctitle(NULL) */
}

/* True when a local that holds only safe formats is read: each value it is ever given is one. */
static bool holds_safe_formats(struct tg_pass *pass, tg_node n)
{
	const struct tg_ir *ir = pass->ir;
	tg_decl decl = lit_variable(ir, n);
	tg_node at = tg_ir_function_of(ir, n), end = ir->node[at].end, value;
	bool any = false;

	if (ir->decl[decl].kind != TG_DECL_VAR ||
	    ir->type[ir->decl[decl].type].cls != TG_TYPE_POINTER)
		return false;
	for (; at && at < end; at++) {
		if (tg_ir_is(ir, at, TG_IR_VAR) && ir->node[at].decl == decl)
			value = tg_ir_child(ir, at, 0);
		else if (tg_ir_is(ir, at, TG_IR_ASSIGN) &&
			 lit_variable(ir, tg_ir_child(ir, at, 0)) == decl)
			value = tg_ir_child(ir, at, 1);
		else if (tg_ir_is(ir, at, TG_IR_UNARY) && ir->node[at].op == TG_OP_ADDRESS &&
			 lit_variable(ir, tg_ir_child(ir, at, 0)) == decl)
			return false;
		else
			continue;
		if (tg_ir_is(ir, value, TG_IR_ABSENT))
			continue;
		if (!is_safe(pass, value))
			return false;
		any = true;
	}
	return any;
}

static void visit(struct tg_pass *pass, tg_node call)
{
	const struct tg_ir *ir = pass->ir;
	unsigned count = tg_ir_arg_count(ir, call), i;

	for (i = 0; i < count; i++) {
		tg_node format;

		if (!pass->host->call_has_role(pass, call, (int)i, TG_ROLE_FORMAT))
			continue;
		format = tg_ir_arg(ir, call, i);
		if (is_safe(pass, format) || holds_safe_formats(pass, format))
			return;
		pass->host->report(pass, call,
				   "the format of %s() is not a constant; who chooses it reads and "
				   "writes memory",
				   tg_ir_callee(ir, call));
		return;
	}
}
