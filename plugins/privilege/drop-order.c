/* SPDX-License-Identifier: Apache-2.0 */
/*
 * privilege/drop-order - the user is given up before the groups.
 *
 * After `setuid()` to somebody else the process may no longer change its groups, so the later call
 * fails and root's groups stay. Calls that take root back (an argument of 0) are left alone.
 */
#include "tracegate/plugin.h"

static void check(struct tg_pass *pass, tg_node function);

const struct tg_rule tg_rule_drop_order = {
	.id = "privilege/drop-order",
	.function = check,
};

static bool calls_one_of(const struct tg_ir *ir, tg_node n, const char *const *names)
{
	for (; *names; names++)
		if (tg_ir_calls(ir, n, *names))
			return true;
	return false;
}

/* True when any argument is the constant 0, the user or group root. */
static bool asks_for_root(const struct tg_ir *ir, tg_node call)
{
	unsigned count = tg_ir_arg_count(ir, call), i;
	int64_t value;

	for (i = 0; i < count; i++)
		if (tg_ir_constant(ir, tg_ir_arg(ir, call, i), &value) && value == 0)
			return true;
	return false;
}

/* True when both stand in different branches of one `if` or cases of one switch. */
static bool exclude_each_other(const struct tg_ir *ir, tg_node first, tg_node second)
{
	tg_node n, child;

	for (child = first, n = ir->node[first].parent; n; child = n, n = ir->node[n].parent)
		if (tg_ir_is(ir, n, TG_IR_IF) && child == tg_ir_child(ir, n, 2) &&
		    second >= ir->node[child].end && second < ir->node[n].end)
			return true;
	return false;
}

static void check(struct tg_pass *pass, tg_node function)
{
	static const char *const users[] = {"setuid", "setreuid", "setresuid", NULL};
	static const char *const groups[] = {"setgid",    "setregid",   "setresgid",
					     "setgroups", "initgroups", NULL};
	const struct tg_ir *ir = pass->ir;
	tg_node n, dropped = 0;

	for (n = function; n < ir->node[function].end; n++) {
		if (!tg_ir_is(ir, n, TG_IR_CALL))
			continue;
		if (!dropped && calls_one_of(ir, n, users) && !asks_for_root(ir, n))
			dropped = n;
		if (!dropped || !calls_one_of(ir, n, groups) || exclude_each_other(ir, dropped, n))
			continue;
		pass->host->report(pass, n,
				   "%s() comes after %s(), when the process may no longer change "
				   "its groups; give up the groups first",
				   tg_ir_callee(ir, n), tg_ir_callee(ir, dropped));
		pass->host->step(pass, dropped, "the user is given up here");
		return;
	}
}
