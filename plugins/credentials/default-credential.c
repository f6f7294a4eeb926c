/* SPDX-License-Identifier: Apache-2.0 */
/*
 * credentials/default-credential - a well-known password as the value a product starts with.
 *
 * The value is on the list of passwords that scanners try first, and it is stored under the name of
 * a password, PIN or community, or in the second column of a table of accounts. A key that is
 * called like its value is no credential, and neither is what a self test uses, or a table of what
 * secrets are called.
 */
#include <strings.h>

#include "credentials/secret.h"
#include "credentials/target.h"

static void visit(struct tg_pass *pass, tg_node n);

const struct tg_rule tg_rule_default_credential = {
	.id = "credentials/default-credential",
	.kinds = TG_KINDS(TG_IR_CALL, TG_IR_STRING),
	.visit = visit,
};

static void check(struct tg_pass *pass, tg_node at, tg_node string, const char *name)
{
	size_t size = 0;
	const char *text = tg_ir_string(pass->ir, string, &size);

	if (!text || !secret_is_default(pass, string) || strcasecmp(text, name) == 0 ||
	    pass->host->in_self_test(pass, at) || secret_is_in_name_table(pass, string))
		return;
	pass->host->report(pass, at, "'%s' starts as a well-known password; scanners try it first",
			   name);
}

static void visit(struct tg_pass *pass, tg_node n)
{
	struct target target;
	const char *name;

	if (tg_ir_is(pass->ir, n, TG_IR_CALL)) {
		name = lit_name_of(pass->ir, target_of_copy(pass, n));
		if (secret_is_access_name(pass, name))
			check(pass, n, lit_string_of(pass->ir, tg_ir_arg(pass->ir, n, 1)), name);
		return;
	}
	target = target_of(pass->ir, n);
	if (secret_is_access_name(pass, target.name) ||
	    (target.second && pass->host->name_has(pass, "account-tables", target.name)))
		check(pass, n, n, target.name);
}
