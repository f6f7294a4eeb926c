/* SPDX-License-Identifier: Apache-2.0 */
/*
 * privilege/chroot-chdir - `chroot()` without `chdir()`: the way out stays open.
 *
 * The current folder may lie outside the new root, and relative paths then lead there. A `chdir()`
 * behind it in the same function closes the gap, and so does one before `chroot(".")`.
 */
#include "tracegate/plugin.h"

static void visit(struct tg_pass *pass, tg_node call);

const struct tg_rule tg_rule_chroot_chdir = {
	.id = "privilege/chroot-chdir",
	.kinds = TG_KINDS(TG_IR_CALL),
	.visit = visit,
};

static bool changes_folder(const struct tg_ir *ir, tg_node from, tg_node to)
{
	tg_node n;

	for (n = from; n && n < to; n++)
		if (strstr(tg_ir_callee(ir, n), "chdir")) /* fchdir, a wrapper */
			return true;
	return false;
}

static void visit(struct tg_pass *pass, tg_node call)
{
	const struct tg_ir *ir = pass->ir;
	tg_node function = tg_ir_function_of(ir, call);
	const char *path;

	if (!tg_ir_calls(ir, call, "chroot"))
		return;
	path = tg_ir_string(ir, tg_ir_arg(ir, call, 0), NULL);
	if (changes_folder(ir, call, ir->node[function].end))
		return;
	if (path && strcmp(path, ".") == 0 && changes_folder(ir, function, call))
		return;
	pass->host->report(pass, call,
			   "chroot() without chdir() after it: the current folder may lie outside, "
			   "and relative paths lead there");
}
