/* SPDX-License-Identifier: Apache-2.0 */
/*
 * update/unverified - an update that is put in place before, or without, a look at its signature.
 *
 * A call puts an update in place when it stands in the list "update-installers", or when its name
 * says so ("install_firmware", "flash_write_image": lists "installing-words", "update-names"). One
 * that verifies is told by its name too ("verifying-words" with "signed-things"). Found is a call
 * of the first kind with one of the second behind it on the same way; and one behind a download
 * in a function that verifies nothing, itself or by what it calls, in a file that does not either.
 */
#include "common/expr.h"

static void function(struct tg_pass *pass, tg_node function);

const struct tg_rule tg_rule_unverified = {
	.id = "update/unverified",
	.function = function,
};

static bool verifies(struct tg_pass *pass, tg_node call)
{
	static const char *const lists[] = {"verifies-one",  "verifies-true",      "verifies-zero",
					    "verifies-code", "verifies-minus-one", NULL};
	const char *name = tg_ir_callee(pass->ir, call);
	size_t i;

	for (i = 0; lists[i]; i++)
		if (pass->host->in_list(pass, lists[i], name))
			return true;
	return pass->host->name_has(pass, "verifying-words", name) &&
	       pass->host->name_has(pass, "signed-things", name);
}

/* What is put in place is an update: the function or an argument is called so. */
static bool is_about_update(struct tg_pass *pass, tg_node call)
{
	const struct tg_ir *ir = pass->ir;
	unsigned i, count = tg_ir_arg_count(ir, call);

	if (pass->host->name_has(pass, "update-images", tg_ir_callee(ir, call)))
		return true;
	for (i = 0; i < count; i++)
		if (pass->host->name_has(pass, "update-images",
					 lit_name_of(ir, tg_ir_arg(ir, call, i))))
			return true;
	return false;
}

static bool installs(struct tg_pass *pass, tg_node call)
{
	const char *name = tg_ir_callee(pass->ir, call);

	if (pass->host->in_list(pass, "update-installers", name))
		return true;
	return pass->host->name_has(pass, "installing-words", name) && !verifies(pass, call) &&
	       tg_ir_arg_count(pass->ir, call) > 0 && is_about_update(pass, call);
}

static bool downloads(struct tg_pass *pass, tg_node call)
{
	const char *name = tg_ir_callee(pass->ir, call);

	return pass->host->in_list(pass, "network-readers", name) ||
	       pass->host->in_list(pass, "downloaders", name) ||
	       pass->host->name_has(pass, "downloading-words", name);
}

typedef bool asks(struct tg_pass *pass, tg_node call);

/* The first call in [from, to) that is what `is` asks for, or 0. */
static tg_node first_call(struct tg_pass *pass, tg_node from, tg_node to, asks *is)
{
	tg_node n;

	for (n = from; n < to; n++)
		if (tg_ir_is(pass->ir, n, TG_IR_CALL) && is(pass, n))
			return n;
	return 0;
}

/* True when one way leads over both: they do not stand in two branches of one statement. */
static bool on_one_way(const struct tg_ir *ir, tg_node first, tg_node second)
{
	tg_node n;

	for (n = ir->node[first].parent; n && ir->node[n].end <= second; n = ir->node[n].parent)
		if (tg_ir_is(ir, n, TG_IR_RETURN))
			return false;
	return tg_ir_is(ir, n, TG_IR_COMPOUND) || tg_ir_is(ir, n, TG_IR_BINARY);
}

/* A branch that leaves the function: what stands behind it is another way. */
static bool leaves_between(const struct tg_ir *ir, tg_node first, tg_node second)
{
	tg_node n, at;

	for (at = first; at && ir->node[at].end <= second; at = ir->node[at].parent)
		if (tg_ir_is(ir, at, TG_IR_COMPOUND))
			for (n = at; n < ir->node[at].end; n++)
				if (n > first && ir->node[n].parent == at &&
				    (tg_ir_is(ir, n, TG_IR_RETURN) || tg_ir_is(ir, n, TG_IR_GOTO)))
					return true;
	return false;
}

static void function(struct tg_pass *pass, tg_node function)
{
	const struct tg_ir *ir = pass->ir;
	tg_node end = ir->node[function].end, check, install, download;

	install = first_call(pass, function, end, installs);
	if (!install || pass->host->in_self_test(pass, install))
		return;
	check = first_call(pass, ir->node[install].end, end, verifies);
	if (check && !first_call(pass, function, install, verifies)) {
		if (!on_one_way(ir, install, check) || leaves_between(ir, install, check))
			return;
		pass->host->report(pass, install,
				   "%s() puts the update in place, and its signature is looked at "
				   "only afterwards",
				   tg_ir_callee(ir, install));
		pass->host->step(pass, check, "it is verified here");
		return;
	}
	download = first_call(pass, function, install, downloads);
	if (!download || first_call(pass, 1, ir->node_count, verifies))
		return;
	pass->host->report(pass, install,
			   "%s() puts in place what was downloaded, and nobody verifies a "
			   "signature",
			   tg_ir_callee(ir, install));
	pass->host->step(pass, download, "it comes from the network here");
}
