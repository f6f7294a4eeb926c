/* SPDX-License-Identifier: Apache-2.0 */
/*
 * defaults/protection-off - a protection that is off until somebody switches it on.
 *
 * A setting with a name like "tls_enabled" or "require_auth" that starts as 0, and one like
 * "allow_anonymous" or "skip_verify" that starts as 1. A variable of the program that starts as 0
 * because all do is left alone: its initialiser, or its function of defaults, has to say so.
 */
#include "defaults/initial.h"

static void visit(struct tg_pass *pass, tg_node n);

const struct tg_rule tg_rule_protection_off = {
	.id = "defaults/protection-off",
	.kinds = INITIAL_KINDS,
	.visit = visit,
};

static void visit(struct tg_pass *pass, tg_node n)
{
	int64_t value = 0;
	const char *name = initial_setting(pass, n, &value);

	if (!*name || pass->host->in_self_test(pass, n))
		return;
	if (value == 0 && initial_is_named(pass, name, "protection-words", "switch-words") &&
	    !pass->host->name_has(pass, "weakening-words", name))
		pass->host->report(pass, n,
				   "'%s' is off until somebody switches it on; ship it switched on",
				   name);
	else if (value == 1 && initial_is_named(pass, name, "weakening-words", NULL))
		pass->host->report(pass, n,
				   "'%s' is on until somebody switches it off; ship it switched "
				   "off",
				   name);
}
