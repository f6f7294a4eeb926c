/* SPDX-License-Identifier: Apache-2.0 */
/*
 * credentials/hardcoded-key - key material that stands in the source.
 *
 * Either a constant block reaches a parameter that takes a key, or a constant array of bytes is
 * called a secret key. Arrays that are filled later, tables of other numbers, public keys and what
 * a self test feeds an algorithm with are left alone.
 */
#include "credentials/use.h"

enum { KEY_LEAST_BYTES = 8, KEY_LEAST_ARRAY = 16, KEY_MOST_ARRAY = 512 };

static void visit(struct tg_pass *pass, tg_node n);

const struct tg_rule tg_rule_hardcoded_key = {
	.id = "credentials/hardcoded-key",
	.kinds = TG_KINDS(TG_IR_CALL, TG_IR_VAR),
	.visit = visit,
};

/* "aes_key", "hmacKey"; not "public_key", "key_id". */
static bool is_key_name(struct tg_pass *pass, const char *name)
{
	const struct tg_host *host = pass->host;

	return host->name_has(pass, "key-names", name) &&
	       host->name_has(pass, "key-qualifiers", name) &&
	       !host->name_has(pass, "key-exceptions", name);
}

/* A constant array of single bytes that is as long as keys are. */
static bool is_key_array(struct tg_pass *pass, tg_node var)
{
	const struct tg_ir *ir = pass->ir;
	const struct tg_ir_type *type = tg_ir_type_of(ir, var);
	tg_node value = tg_ir_strip(ir, tg_ir_child(ir, var, 0));
	const char *text;
	size_t size = 0;

	if (type->cls != TG_TYPE_ARRAY || ir->type[type->of].width != 8)
		return false;
	text = tg_ir_string(ir, value, &size);
	if (text) /* words are a label, a message, or the name of a key */
		return size >= KEY_LEAST_ARRAY && size <= KEY_MOST_ARRAY &&
		       !secret_is_wordy(text, size) &&
		       !(strlen(text) == size && secret_is_syntax(text, size)) &&
		       !secret_names_itself(tg_ir_text(ir, ir->decl[ir->node[var].decl].name),
					    text);
	size = lit_constant_elements(ir, value);
	return size >= KEY_LEAST_ARRAY && size <= KEY_MOST_ARRAY;
}

static bool is_key_variable(struct tg_pass *pass, tg_node var)
{
	const struct tg_ir *ir = pass->ir;

	return tg_ir_is(ir, var, TG_IR_VAR) &&
	       is_key_name(pass, tg_ir_text(ir, ir->decl[ir->node[var].decl].name)) &&
	       is_key_array(pass, var);
}

/* A text that cannot be a key is a placeholder; bytes always can. */
static bool may_be_key(struct tg_pass *pass, tg_node block)
{
	size_t size = 0;
	const char *text = tg_ir_string(pass->ir, block, &size);

	if (text && size < KEY_LEAST_BYTES)
		return false;
	return !text || strlen(text) != size || secret_may_be(pass, text, size);
}

static void check_argument(struct tg_pass *pass, tg_node call, unsigned index)
{
	const struct tg_ir *ir = pass->ir;
	tg_node argument = tg_ir_arg(ir, call, index);
	tg_node block = lit_block_of(ir, argument, KEY_LEAST_BYTES);

	if (!block)
		block = origin_of(pass, argument).literal;
	if (!block || !may_be_key(pass, block))
		return;
	/* The variable is reported once, where the bytes stand. */
	if (is_key_variable(pass, ir->decl[lit_variable(ir, argument)].node))
		return;
	pass->host->report(pass, call,
			   "the call hands '%s' a key that stands in the source; everybody who has "
			   "the program has it",
			   tg_ir_callee(ir, call));
	if (block < call || block >= ir->node[call].end)
		pass->host->step(pass, block, "the key stands here");
}

static void visit(struct tg_pass *pass, tg_node n)
{
	const struct tg_ir *ir = pass->ir;
	unsigned count, i;

	if (tg_ir_is(ir, n, TG_IR_VAR)) {
		if (is_key_variable(pass, n) && !pass->host->in_self_test(pass, n))
			pass->host->report(pass, n,
					   "the key '%s' stands in the source; everybody who has "
					   "the program has it",
					   tg_ir_text(ir, ir->decl[ir->node[n].decl].name));
		return;
	}
	count = tg_ir_arg_count(ir, n);
	for (i = 0; i < count; i++)
		if (pass->host->call_has_role(pass, n, (int)i, TG_ROLE_KEY) &&
		    !pass->host->in_self_test(pass, n))
			check_argument(pass, n, i);
}
