/* SPDX-License-Identifier: Apache-2.0 */
/*
 * credentials/hardcoded-password - a password that stands in the source.
 *
 * It is handed to a parameter that takes a password, compared with something that is called one,
 * or stored under such a name. A text that may as well be a placeholder, a format, a label, a word
 * of a table or the name of a key is left alone, and so are well-known values in initialisers,
 * which credentials/default-credential reports. So are a test and an example, which say so by the
 * folder that they stand in.
 */
#include "credentials/target.h"
#include "credentials/use.h"

static void visit(struct tg_pass *pass, tg_node n);

const struct tg_rule tg_rule_hardcoded_password = {
	.id = "credentials/hardcoded-password",
	.kinds = TG_KINDS(TG_IR_CALL, TG_IR_STRING, TG_IR_BINARY),
	.visit = visit,
};

static bool is_secret_text(struct tg_pass *pass, tg_node string)
{
	return string && (secret_node_may_be(pass, string) || secret_is_default(pass, string));
}

/* True in a folder of examples, and in a self test. */
static bool is_sample(struct tg_pass *pass, tg_node at)
{
	const struct tg_ir *ir = pass->ir;
	const char *path = tg_ir_text(ir, ir->file[ir->loc[ir->node[at].loc].file].path);

	return strncmp(path, "example", 7) == 0 || strstr(path, "/example") ||
	       pass->host->in_self_test(pass, at);
}

/* "FIRST 'name'SECOND a password ..."; shows where the text stands when it is used elsewhere. */
static void report(struct tg_pass *pass, tg_node at, tg_node string, const char *first,
		   const char *name, const char *second)
{
	if (is_sample(pass, at))
		return;
	pass->host->report(pass, at,
			   "%s '%s'%s a password that stands in the source; everybody who has the "
			   "program has it",
			   first, name, second);
	if (string < at || string >= pass->ir->node[at].end)
		pass->host->step(pass, string, "the password stands here");
}

/* The text that an argument is, or that reaches the buffer it points to. */
static tg_node password_of(struct tg_pass *pass, tg_node argument)
{
	tg_node string = lit_string_of(pass->ir, argument);
	struct origin origin;

	if (string)
		return string;
	origin = origin_of(pass, argument);
	return tg_ir_is(pass->ir, origin.literal, TG_IR_STRING) ? origin.literal : 0;
}

static void check_arguments(struct tg_pass *pass, tg_node call)
{
	unsigned count = tg_ir_arg_count(pass->ir, call), i;

	for (i = 0; i < count; i++) {
		tg_node string;

		if (!pass->host->call_has_role(pass, call, (int)i, TG_ROLE_PASSWORD))
			continue;
		string = password_of(pass, tg_ir_arg(pass->ir, call, i));
		if (is_secret_text(pass, string))
			report(pass, call, string, "the call hands", tg_ir_callee(pass->ir, call),
			       "");
	}
}

/* True when a node reads an element of this parameter. */
static bool reads(const struct tg_ir *ir, tg_node n, tg_decl param)
{
	tg_node element = tg_ir_strip(ir, n);

	return (tg_ir_is(ir, element, TG_IR_SUBSCRIPT) ||
		(tg_ir_is(ir, element, TG_IR_UNARY) && ir->node[element].op == TG_OP_DEREF)) &&
	       origin_root(ir, element) == param;
}

/* True for a call of a function of the unit that compares elements of its first two parameters:
 * `a[i] != b[i]`, `*a ^ *b`. */
static bool compares(const struct tg_ir *ir, tg_node call)
{
	tg_node function = ir->decl[ir->node[call].decl].node, n;
	tg_decl a, b;

	if (!tg_ir_body(ir, function) || tg_ir_arg_count(ir, call) < 2)
		return false;
	a = ir->node[tg_ir_child(ir, function, 0)].decl;
	b = ir->node[tg_ir_child(ir, function, 1)].decl;
	for (n = function; n < ir->node[function].end; n++) {
		uint8_t op = ir->node[n].op;

		if (tg_ir_is(ir, n, TG_IR_BINARY) &&
		    (op == TG_OP_EQ || op == TG_OP_NE || op == TG_OP_XOR || op == TG_OP_SUB) &&
		    ((reads(ir, tg_ir_child(ir, n, 0), a) && reads(ir, tg_ir_child(ir, n, 1), b)) ||
		     (reads(ir, tg_ir_child(ir, n, 0), b) && reads(ir, tg_ir_child(ir, n, 1), a))))
			return true;
	}
	return false;
}

static void check_comparison(struct tg_pass *pass, tg_node call)
{
	unsigned i;

	if (!pass->host->in_list(pass, "comparers", tg_ir_callee(pass->ir, call)) &&
	    !compares(pass->ir, call))
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

/* `pin == 4711` */
static void check_number(struct tg_pass *pass, tg_node n)
{
	enum { LEAST_PIN = 1000 };
	const struct tg_ir *ir = pass->ir;
	const char *name = lit_name_of(ir, tg_ir_child(ir, n, 0));
	int64_t value;

	if ((ir->node[n].op == TG_OP_EQ || ir->node[n].op == TG_OP_NE) &&
	    tg_ir_type_of(ir, tg_ir_strip(ir, tg_ir_child(ir, n, 0)))->cls == TG_TYPE_INT &&
	    tg_ir_is(ir, tg_ir_strip(ir, tg_ir_child(ir, n, 1)), TG_IR_INTEGER) &&
	    tg_ir_constant(ir, tg_ir_strip(ir, tg_ir_child(ir, n, 1)), &value) &&
	    value >= LEAST_PIN && value != UINT32_MAX && secret_is_access_name(pass, name))
		report(pass, n, n, "the program compares", name, " with");
}

static void visit(struct tg_pass *pass, tg_node n)
{
	struct target target;

	if (origin_is_dead(pass->ir, n))
		return;
	if (tg_ir_is(pass->ir, n, TG_IR_BINARY)) {
		check_number(pass, n);
		return;
	}
	if (tg_ir_is(pass->ir, n, TG_IR_CALL)) {
		check_arguments(pass, n);
		check_comparison(pass, n);
		check_copy(pass, n);
		return;
	}
	target = target_of(pass->ir, n);
	if (secret_is_name(pass, target.name) && secret_node_may_be(pass, n) &&
	    !secret_is_default(pass, n) && !secret_is_in_word_table(pass, n) &&
	    !secret_names_itself(target.name, tg_ir_string(pass->ir, n, NULL)))
		report(pass, n, n, "the program gives", target.name, "");
}
