/* SPDX-License-Identifier: Apache-2.0 */
/*
 * credentials/released-uncleared - memory with a password or key that is freed or moved by
 * realloc() as it is: it stays readable in the heap. A wipe anywhere before it in the function is
 * enough.
 */
#include "credentials/use.h"

static void visit(struct tg_pass *pass, tg_node n);

const struct tg_rule tg_rule_released_uncleared = {
	.id = "credentials/released-uncleared",
	.kinds = TG_KINDS(TG_IR_CALL),
	.visit = visit,
};

/* A call that wipes `decl` stands before `at` in its function. */
static bool is_wiped(struct tg_pass *pass, tg_decl decl, tg_node function, tg_node at)
{
	static const char *const wipers[] = {"zero",  "memset", "cleanse", "wipe", "bzero",
					     "erase", "clear",  "burn",    "scrub"};
	const struct tg_ir *ir = pass->ir;
	size_t w;
	tg_node n;

	for (n = function; n < at; n++) {
		if (!tg_ir_is(ir, n, TG_IR_CALL) || origin_root(ir, tg_ir_arg(ir, n, 0)) != decl)
			continue;
		for (w = 0; w < sizeof(wipers) / sizeof(*wipers); w++)
			if (origin_name_has(tg_ir_callee(ir, n), wipers[w]))
				return true;
	}
	return false;
}

static void visit(struct tg_pass *pass, tg_node n)
{
	const struct tg_ir *ir = pass->ir;
	const char *name = tg_ir_callee(ir, n);
	tg_node function = tg_ir_function_of(ir, n);
	tg_decl decl = origin_root(ir, tg_ir_arg(ir, n, 0));

	if (!decl || !function || !pass->host->in_list(pass, "heap-releasers", name) ||
	    ir->decl[decl].kind == TG_DECL_FIELD || !use_is_bytes(ir, decl))
		return;
	/* A name alone is not enough here: what is freed may hold something else by now. */
	if (!use_as_credential(pass, decl, function, n) || is_wiped(pass, decl, function, n) ||
	    origin_is_dead(ir, n))
		return;
	pass->host->report(pass, n, "'%s' leaves the secret in '%s' readable in the heap", name,
			   tg_ir_text(ir, ir->decl[decl].name));
}
