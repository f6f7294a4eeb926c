/* SPDX-License-Identifier: Apache-2.0 */
/*
 * update/insecure-download - firmware that is fetched over a connection that protects nothing.
 *
 * An address that begins with http://, ftp:// or tftp:// and is about an update: by its own words,
 * by what it is stored in, or by the function it stands in (list "update-names"). A file that
 * checks a signature (list "signature-words") may fetch it as it likes; addresses of this machine
 * are left alone.
 */
#include <strings.h>

#include "common/expr.h"

static void visit(struct tg_pass *pass, tg_node string);

const struct tg_rule tg_rule_insecure_download = {
	.id = "update/insecure-download",
	.kinds = TG_KINDS(TG_IR_STRING),
	.visit = visit,
};

static bool is_open_address(const char *text)
{
	static const char *const schemes[] = {"http://", "ftp://", "tftp://"};
	static const char *const own[] = {"localhost", "127.", "[::1]"};
	size_t i, k;

	for (i = 0; i < sizeof(schemes) / sizeof(*schemes); i++) {
		const char *host = text + strlen(schemes[i]);

		if (strncasecmp(text, schemes[i], strlen(schemes[i])) != 0)
			continue;
		for (k = 0; k < sizeof(own) / sizeof(*own); k++)
			if (strncasecmp(host, own[k], strlen(own[k])) == 0)
				return false;
		return true;
	}
	return false;
}

/* The name of the variable, field or function that a text is given to, or "". */
static const char *receiver(const struct tg_ir *ir, tg_node n)
{
	for (n = ir->node[n].parent; n && !tg_ir_is(ir, n, TG_IR_COMPOUND);
	     n = ir->node[n].parent) {
		if (tg_ir_is(ir, n, TG_IR_CALL))
			return tg_ir_callee(ir, n);
		if (tg_ir_is(ir, n, TG_IR_VAR) || tg_ir_is(ir, n, TG_IR_DESIGNATED))
			return tg_ir_text(ir, ir->decl[ir->node[n].decl].name);
		if (tg_ir_is(ir, n, TG_IR_ASSIGN))
			return lit_name_of(ir, tg_ir_child(ir, n, 0));
	}
	return "";
}

static bool is_about_update(struct tg_pass *pass, tg_node string, const char *text)
{
	const struct tg_ir *ir = pass->ir;
	const struct tg_host *host = pass->host;
	tg_node function = tg_ir_function_of(ir, string);

	return host->name_has(pass, "update-names", text) ||
	       host->name_has(pass, "update-names", receiver(ir, string)) ||
	       host->name_has(pass, "update-names",
			      tg_ir_text(ir, ir->decl[ir->node[function].decl].name));
}

static bool checks_signature(struct tg_pass *pass)
{
	const struct tg_ir *ir = pass->ir;
	tg_node n;

	for (n = 1; n < ir->node_count; n++)
		if (tg_ir_is(ir, n, TG_IR_CALL) &&
		    pass->host->name_has(pass, "signature-words", tg_ir_callee(ir, n)))
			return true;
	return false;
}

static void visit(struct tg_pass *pass, tg_node string)
{
	size_t size = 0;
	const char *text = tg_ir_string(pass->ir, string, &size);

	if (!text || strlen(text) != size || !is_open_address(text) ||
	    !is_about_update(pass, string, text) || checks_signature(pass))
		return;
	pass->host->report(pass, string,
			   "the update comes over a connection on which anybody can put another "
			   "one in its place, and this file checks no signature");
}
