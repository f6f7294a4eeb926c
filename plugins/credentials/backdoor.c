/* SPDX-License-Identifier: Apache-2.0 */
/*
 * credentials/backdoor - a fixed text that opens the door past the check: an alternative to it
 * (`fixed || checked`), or a return of success before it. Of two texts that must fit together, as a
 * name and a password, one is compared with what is stored when they do not.
 */
#include "credentials/use.h"

static void visit(struct tg_pass *pass, tg_node n);

const struct tg_rule tg_rule_backdoor = {
	.id = "credentials/backdoor",
	.kinds = TG_KINDS(TG_IR_BINARY, TG_IR_IF),
	.visit = visit,
};

/* The text of the program that an equality compares with, or 0; `*ret_call` is the call. */
static tg_node fixed_text(struct tg_pass *pass, tg_node n, tg_node *ret_call)
{
	tg_node text = 0;
	unsigned i;

	*ret_call = use_equality(pass, n);
	for (i = 0; *ret_call && i < 2 && !text; i++)
		text = lit_string_of(pass->ir, tg_ir_arg(pass->ir, *ret_call, i));
	return text;
}

/* A text that may open a door: not the option of a command line, nor a single letter. */
static bool is_fixed(struct tg_pass *pass, tg_node n)
{
	tg_node call, text = fixed_text(pass, n, &call);
	size_t size = 0;
	const char *bytes = text ? tg_ir_string(pass->ir, text, &size) : NULL;

	return bytes && size >= LITERAL_LEAST && bytes[0] != '-' && bytes[0] != '/';
}

/* A call that decides: its name says so, or it compares two things that are not fixed. */
static bool is_check(struct tg_pass *pass, tg_node n)
{
	const struct tg_ir *ir = pass->ir;
	tg_node call, text = fixed_text(pass, n, &call);

	if (call)
		return !text;
	n = tg_ir_strip(ir, n);
	if (tg_ir_is(ir, n, TG_IR_BINARY) || tg_ir_is(ir, n, TG_IR_UNARY))
		n = tg_ir_strip(ir, tg_ir_child(ir, n, 0));
	return tg_ir_is(ir, n, TG_IR_CALL) &&
	       pass->host->name_has(pass, "access-check-words", tg_ir_callee(ir, n));
}

/* What is compared is called a secret, or the function decides who may enter. */
static bool is_about_access(struct tg_pass *pass, tg_node n)
{
	const struct tg_ir *ir = pass->ir;
	tg_node call = use_equality(pass, n);

	return secret_is_access_name(pass, lit_name_of(ir, tg_ir_arg(ir, call, 0))) ||
	       secret_is_access_name(pass, lit_name_of(ir, tg_ir_arg(ir, call, 1))) ||
	       use_is_gate(pass, tg_ir_function_of(ir, n));
}

static void check_alternative(struct tg_pass *pass, tg_node n)
{
	const struct tg_ir *ir = pass->ir;
	tg_node left = tg_ir_child(ir, n, 0), right = tg_ir_child(ir, n, 1);

	if (ir->node[n].op != TG_OP_LOR)
		return;
	if ((is_fixed(pass, left) && is_check(pass, right) && is_about_access(pass, left)) ||
	    (is_fixed(pass, right) && is_check(pass, left) && is_about_access(pass, right)))
		pass->host->report(pass, n,
				   "a fixed text opens what the other side of '||' checks");
}

/* True when the function asks somebody after the branch. */
static bool checks_later(struct tg_pass *pass, tg_node branch, tg_node function)
{
	const struct tg_ir *ir = pass->ir;
	tg_node n;

	for (n = ir->node[branch].end; n < ir->node[function].end; n++)
		if (tg_ir_is(ir, n, TG_IR_CALL) && is_check(pass, n))
			return true;
		else if ((tg_ir_is(ir, n, TG_IR_UNARY) || tg_ir_is(ir, n, TG_IR_BINARY)) &&
			 use_equality(pass, n) && is_check(pass, n))
			return true;
	return false;
}

/* True when the function compares a variable with something that is not fixed after a branch. */
static bool compares_later(struct tg_pass *pass, tg_node branch, tg_decl variable)
{
	const struct tg_ir *ir = pass->ir;
	tg_node function = tg_ir_function_of(ir, branch), n, call;

	for (n = ir->node[branch].end; n < ir->node[function].end; n++) {
		if (fixed_text(pass, n, &call) || !call)
			continue;
		if (lit_variable(ir, tg_ir_arg(ir, call, 0)) == variable ||
		    lit_variable(ir, tg_ir_arg(ir, call, 1)) == variable)
			return true;
	}
	return false;
}

/* The variable that a fixed text is compared with, or 0. */
static tg_decl opened(struct tg_pass *pass, tg_node n)
{
	tg_node call;

	if (!is_fixed(pass, n))
		return 0;
	fixed_text(pass, n, &call);
	return lit_variable(pass->ir, tg_ir_arg(pass->ir, call, 0))
		       ? lit_variable(pass->ir, tg_ir_arg(pass->ir, call, 0))
		       : lit_variable(pass->ir, tg_ir_arg(pass->ir, call, 1));
}

/* `user` is one text and `password` another, and `password` is compared with another one later. */
static bool is_pair(struct tg_pass *pass, tg_node branch)
{
	const struct tg_ir *ir = pass->ir;
	tg_node condition = tg_ir_strip(ir, tg_ir_child(ir, branch, 1));
	tg_decl left, right;

	if (!tg_ir_is(ir, condition, TG_IR_BINARY) || ir->node[condition].op != TG_OP_LAND)
		return false;
	left = opened(pass, tg_ir_child(ir, condition, 0));
	right = opened(pass, tg_ir_child(ir, condition, 1));
	return left && right && left != right &&
	       (compares_later(pass, branch, left) || compares_later(pass, branch, right));
}

static void visit(struct tg_pass *pass, tg_node n)
{
	const struct tg_ir *ir = pass->ir;
	tg_node function = tg_ir_function_of(ir, n), then = tg_ir_child(ir, n, 2);
	int64_t value;

	if (origin_is_dead(ir, n) || !function)
		return;
	if (tg_ir_is(ir, n, TG_IR_BINARY)) {
		check_alternative(pass, n);
		return;
	}
	if (!is_pair(pass, n) &&
	    (!use_is_gate(pass, function) || !is_fixed(pass, tg_ir_child(ir, n, 1)) ||
	     !checks_later(pass, n, function)))
		return;
	if (tg_ir_is(ir, then, TG_IR_COMPOUND))
		then = tg_ir_child(ir, then, 0);
	if (tg_ir_is(ir, then, TG_IR_RETURN) &&
	    tg_ir_constant(ir, tg_ir_strip(ir, tg_ir_child(ir, then, 0)), &value) && value == 1)
		pass->host->report(pass, n, "a fixed text is let in before anybody checks");
}
