/* SPDX-License-Identifier: Apache-2.0 */
/*
 * credentials/string-kept - C++: a std::string with a secret that ends without being wiped. Its
 * destructor gives the memory back as it is, and each copy leaves one more.
 *
 * Local variables and parameters by value that are called secrets. One that a call wipes by its
 * bytes (`OPENSSL_cleanse(&s[0], s.size())`), or that is moved or returned, is left alone.
 */
#include "credentials/use.h"

static void function(struct tg_pass *pass, tg_node function);

const struct tg_rule tg_rule_string_kept = {
	.id = "credentials/string-kept",
	.function = function,
};

static bool is_string(const struct tg_ir *ir, tg_decl decl)
{
	const struct tg_ir_type *type = &ir->type[ir->type[ir->decl[decl].type].canonical];

	return type->cls == TG_TYPE_STRUCT && !(type->flags & TG_TYPE_CONST) &&
	       strstr(tg_ir_text(ir, type->name), "basic_string<");
}

/* Somewhere within the arguments of a call stands the variable. */
static bool goes_into(const struct tg_ir *ir, tg_node call, tg_decl decl)
{
	tg_node n;

	for (n = call + 1; n < ir->node[call].end; n++)
		if (tg_ir_is(ir, n, TG_IR_REF) && ir->node[n].decl == decl)
			return true;
	return false;
}

/* Wiped, moved to somebody else, or given back as the result. */
static bool is_cared_for(struct tg_pass *pass, tg_node function, tg_decl decl)
{
	const struct tg_ir *ir = pass->ir;
	tg_node n;

	for (n = function; n < ir->node[function].end; n++) {
		const char *name = tg_ir_callee(ir, n);

		if (tg_ir_is(ir, n, TG_IR_CALL) &&
		    (pass->host->name_has(pass, "wiping-words", name) ||
		     strcmp(name, "move") == 0 || strcmp(name, "swap") == 0) &&
		    goes_into(ir, n, decl))
			return true;
		if (tg_ir_is(ir, n, TG_IR_RETURN) &&
		    lit_variable(ir, tg_ir_child(ir, n, 0)) == decl)
			return true;
	}
	return false;
}

static void function(struct tg_pass *pass, tg_node function)
{
	const struct tg_ir *ir = pass->ir;
	const char *name = tg_ir_text(ir, ir->decl[ir->node[function].decl].name);
	tg_node n;

	if (!ir->cplusplus || strcmp(name, "main") == 0 || !tg_ir_body(ir, function))
		return;
	for (n = function; n < ir->node[function].end; n++) {
		tg_decl decl = ir->node[n].decl;

		if ((!tg_ir_is(ir, n, TG_IR_VAR) && !tg_ir_is(ir, n, TG_IR_PARAM)) ||
		    ir->decl[decl].flags & TG_DECL_GLOBAL || !is_string(ir, decl) ||
		    !secret_is_name(pass, tg_ir_text(ir, ir->decl[decl].name)) ||
		    is_cared_for(pass, function, decl))
			continue;
		pass->host->report(pass, n,
				   "'%s' is given back to the heap with the secret in it when '%s' "
				   "returns",
				   tg_ir_text(ir, ir->decl[decl].name), name);
	}
}
