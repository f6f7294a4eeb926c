/* SPDX-License-Identifier: Apache-2.0 */
/*
 * credentials/hardcoded-password - a password that stands in the source.
 *
 * It is handed to a parameter that takes a password, compared with something that is called one,
 * or stored under such a name. A text that may as well be a placeholder, a format, a label or the
 * name of a key is left alone, and so are well-known values in initialisers, which
 * credentials/default-credential reports.
 */
#include "credentials/secret.h"
#include "credentials/target.h"

static void visit(struct tg_pass *pass, tg_node n);

const struct tg_rule tg_rule_hardcoded_password = {
	.id = "credentials/hardcoded-password",
	.kinds = TG_KINDS(TG_IR_CALL, TG_IR_STRING),
	.visit = visit,
};

static bool is_secret_text(struct tg_pass *pass, tg_node string)
{
	return string && (secret_node_may_be(pass, string) || secret_is_default(pass, string));
}

/* "FIRST 'name'SECOND a password ..."; shows where the text stands when it is used elsewhere. */
static void report(struct tg_pass *pass, tg_node at, tg_node string, const char *first,
		   const char *name, const char *second)
{
	pass->host->report(pass, at,
			   "%s '%s'%s a password that stands in the source; everybody who has the "
			   "program has it",
			   first, name, second);
	if (string < at || string >= pass->ir->node[at].end)
		pass->host->step(pass, string, "the password stands here");
}

static void check_arguments(struct tg_pass *pass, tg_node call)
{
	unsigned count = tg_ir_arg_count(pass->ir, call), i;

	for (i = 0; i < count; i++) {
		tg_node string;

		if (!pass->host->call_has_role(pass, call, (int)i, TG_ROLE_PASSWORD))
			continue;
		string = lit_string_of(pass->ir, tg_ir_arg(pass->ir, call, i));
		if (is_secret_text(pass, string))
			report(pass, call, string, "the call hands", tg_ir_callee(pass->ir, call),
			       "");
	}
}

static void check_comparison(struct tg_pass *pass, tg_node call)
{
	unsigned i;

	if (!pass->host->in_list(pass, "comparers", tg_ir_callee(pass->ir, call)))
		return;
	for (i = 0; i < 2; i++) {
		tg_node string = lit_string_of(pass->ir, tg_ir_arg(pass->ir, call, i));
		const char *name = lit_name_of(pass->ir, tg_ir_arg(pass->ir, call, 1 - i));

		if (secret_is_name(pass, name) && is_secret_text(pass, string) &&
		    !secret_is_key(pass, string)) {
			report(pass, call, string, "the program compares", name, " with");
			return;
		}
	}
}

static void check_copy(struct tg_pass *pass, tg_node call)
{
	const char *name = lit_name_of(pass->ir, target_of_copy(pass, call));
	tg_node string;

	if (!secret_is_name(pass, name))
		return;
	string = lit_string_of(pass->ir, tg_ir_arg(pass->ir, call, 1));
	if (string && secret_node_may_be(pass, string) && !secret_is_default(pass, string))
		report(pass, call, string, "the program gives", name, "");
}

static void visit(struct tg_pass *pass, tg_node n)
{
	struct target target;

	if (tg_ir_is(pass->ir, n, TG_IR_CALL)) {
		check_arguments(pass, n);
		check_comparison(pass, n);
		check_copy(pass, n);
		return;
	}
	target = target_of(pass->ir, n);
	if (secret_is_name(pass, target.name) && secret_node_may_be(pass, n) &&
	    !secret_is_default(pass, n))
		report(pass, n, n, "the program gives", target.name, "");
}
