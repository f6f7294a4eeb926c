/* SPDX-License-Identifier: Apache-2.0 */
/*
 * files/toctou - a file is looked at by name, and then used by name.
 *
 * In between somebody else can replace it by another or by a link. Found is a use of the same
 * variable, field or literal in the same function, when its value stays the same in between.
 */
#include "common/expr.h"

static void function(struct tg_pass *pass, tg_node function);

const struct tg_rule tg_rule_toctou = {
	.id = "files/toctou",
	.function = function,
};

static bool same_name(const struct tg_ir *ir, tg_node a, tg_node b)
{
	const char *x, *y;

	if (tg_ir_same_object(ir, a, b))
		return true;
	x = tg_ir_string(ir, lit_string_of(ir, a), NULL);
	y = tg_ir_string(ir, lit_string_of(ir, b), NULL);
	return x && y && strcmp(x, y) == 0;
}

/* True when `n` stands in the `else` of an `if` whose condition or `then` holds `check`, or the
 * other way round: the two never happen one after the other. */
static bool is_alternative(const struct tg_ir *ir, tg_node check, tg_node use)
{
	tg_node n, then, other;

	for (n = ir->node[check].parent; n && !tg_ir_is(ir, n, TG_IR_FUNCTION);
	     n = ir->node[n].parent) {
		if (!tg_ir_is(ir, n, TG_IR_IF))
			continue;
		then = tg_ir_child(ir, n, 2);
		other = tg_ir_child(ir, n, 3);
		if (check >= then && check < ir->node[then].end && use >= other &&
		    use < ir->node[other].end)
			return true;
	}
	return false;
}

/* The first use after a check of the same name; 0 when there is none or the name changes. */
static tg_node use_after(struct tg_pass *pass, tg_node check, tg_node end)
{
	const struct tg_ir *ir = pass->ir;
	tg_node name = tg_ir_arg(ir, check, 0), n;
	tg_decl root = expr_root(ir, name);

	for (n = ir->node[check].end; n < end; n++) {
		if (root && lit_is_written_by(ir, n, root))
			return 0;
		if (tg_ir_is(ir, n, TG_IR_CALL) &&
		    pass->host->in_list(pass, "file-users", tg_ir_callee(ir, n)) &&
		    same_name(ir, name, tg_ir_arg(ir, n, 0)) && !is_alternative(ir, check, n))
			return n;
	}
	return 0;
}

static void function(struct tg_pass *pass, tg_node function)
{
	const struct tg_ir *ir = pass->ir;
	tg_node n, use, last = 0;

	for (n = function; n < ir->node[function].end; n++) {
		if (!tg_ir_is(ir, n, TG_IR_CALL) ||
		    !pass->host->in_list(pass, "file-checks", tg_ir_callee(ir, n)))
			continue;
		use = use_after(pass, n, ir->node[function].end);
		if (!use || use == last)
			continue;
		last = use;
		pass->host->report(pass, use,
				   "the file that %s() takes may be another than the one %s() has "
				   "looked at",
				   tg_ir_callee(ir, use), tg_ir_callee(ir, n));
		pass->host->step(pass, n, "it is looked at here");
	}
}
