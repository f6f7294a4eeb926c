/* SPDX-License-Identifier: Apache-2.0 */
/*
 * crypto/timing-compare - an authenticator compared by a function that stops at the first
 * difference.
 *
 * Both sides must be variable and one must be called like a password, token, digest or MAC; a MAC
 * address of six bytes is none, nor what a person types twice. A hash that crypt() has just made
 * tells nothing of the password. Comparing with a literal is another rule's business, and a self
 * test has nothing to hide.
 */
#include "common/literal.h"

static void visit(struct tg_pass *pass, tg_node call);

const struct tg_rule tg_rule_timing_compare = {
	.id = "crypto/timing-compare",
	.kinds = TG_KINDS(TG_IR_CALL),
	.visit = visit,
};

static bool is_authenticator(struct tg_pass *pass, const char *name)
{
	return *name && pass->host->name_has(pass, "authenticator-names", name) &&
	       !pass->host->name_has(pass, "authenticator-exceptions", name);
}

/* True for sizes that no authenticator has: a MAC address, a magic number. */
static bool is_short(const struct tg_ir *ir, tg_node call)
{
	int64_t size;

	return tg_ir_constant(ir, tg_ir_arg(ir, call, 2), &size) && size <= 6;
}

/* True when a hash of a password, salted, was put into the variable. */
static bool is_made_by_crypt(struct tg_pass *pass, tg_node call, tg_node argument)
{
	const struct tg_ir *ir = pass->ir;
	tg_decl decl = lit_variable(ir, argument);
	tg_node at = tg_ir_function_of(ir, call), value;

	if (tg_ir_is(ir, tg_ir_strip(ir, argument), TG_IR_CALL))
		return pass->host->in_list(pass, "password-hashers",
					   tg_ir_callee(ir, tg_ir_strip(ir, argument)));
	for (; decl && at && at < call; at++) {
		value = 0;
		if (tg_ir_is(ir, at, TG_IR_VAR) && ir->node[at].decl == decl)
			value = tg_ir_child(ir, at, 0);
		else if (tg_ir_is(ir, at, TG_IR_ASSIGN) &&
			 lit_variable(ir, tg_ir_child(ir, at, 0)) == decl)
			value = tg_ir_child(ir, at, 1);
		value = tg_ir_strip(ir, value);
		if (tg_ir_is(ir, value, TG_IR_CALL) &&
		    pass->host->in_list(pass, "password-hashers", tg_ir_callee(ir, value)))
			return true;
	}
	return false;
}

static void visit(struct tg_pass *pass, tg_node call)
{
	static const char *const comparers[] = {"memcmp", "bcmp", "strcmp", "strncmp"};
	const struct tg_ir *ir = pass->ir;
	const char *callee = tg_ir_callee(ir, call), *name = "";
	size_t i;

	for (i = 0; i < sizeof(comparers) / sizeof(*comparers); i++)
		if (strcmp(callee, comparers[i]) == 0)
			break;
	if (i == sizeof(comparers) / sizeof(*comparers) || is_short(ir, call))
		return;
	for (i = 0; i < 2; i++) {
		tg_node argument = tg_ir_arg(ir, call, (unsigned)i);

		if (lit_string_of(ir, argument) || lit_block_of(ir, argument, 1) ||
		    is_made_by_crypt(pass, call, argument) ||
		    pass->host->name_has(pass, "typed-again-names", lit_name_of(ir, argument)) ||
		    pass->host->name_has(pass, "hardware-address-names", lit_name_of(ir, argument)))
			return;
		if (!*name && is_authenticator(pass, lit_name_of(ir, argument)))
			name = lit_name_of(ir, argument);
	}
	if (*name && !pass->host->in_self_test(pass, call))
		pass->host->report(pass, call,
				   "%s() stops at the first difference; the time it takes tells an "
				   "attacker how much of '%s' is right",
				   callee, name);
}
