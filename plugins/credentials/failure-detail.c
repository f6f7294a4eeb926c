/* SPDX-License-Identifier: Apache-2.0 */
/*
 * credentials/failure-detail - an answer that says which of name and password was wrong.
 *
 * Answers go to a peer, or stand on the terminal of a function that lets people in. Logs are for
 * those who run the product and are left alone.
 */
#include <ctype.h>

#include "common/answer.h"

static void visit(struct tg_pass *pass, tg_node n);

const struct tg_rule tg_rule_failure_detail = {
	.id = "credentials/failure-detail",
	.kinds = TG_KINDS(TG_IR_STRING),
	.visit = visit,
};

enum { TEXT_MOST = 160 };

/* Letters in small, everything else as one blank, a blank at both ends. */
static bool normalise(const char *text, size_t size, char *out)
{
	size_t i, n = 0;

	if (size > TEXT_MOST - 3)
		return false;
	out[n++] = ' ';
	for (i = 0; i < size; i++) {
		char c = (char)tolower((unsigned char)text[i]);

		if (lit_is_lower(c))
			out[n++] = c;
		else if (c != '\'' && out[n - 1] != ' ')
			out[n++] = ' ';
	}
	if (out[n - 1] != ' ')
		out[n++] = ' ';
	out[n] = 0;
	return true;
}

static bool has_any(const char *text, const char *const *words)
{
	for (; *words; words++)
		if (strstr(text, *words))
			return true;
	return false;
}

/* "unknown user", "wrong password"; not "wrong user or password". */
static bool tells_which(const char *text)
{
	static const char *const users[] = {" user ",    " username ",   " user name ",
					    " account ", " login name ", NULL};
	static const char *const passwords[] = {" password ", " passwd ", " passphrase ", " pin ",
						NULL};
	static const char *const no_user[] = {" unknown ",        " no such ", " not found ",
					      " not exist ",      " invalid ", " not known ",
					      " not registered ", NULL};
	static const char *const bad_password[] = {" wrong ",       " incorrect ", " bad ",
						   " invalid ",     " mismatch ",  " not match ",
						   " not correct ", NULL};
	bool user = has_any(text, users), password = has_any(text, passwords);

	if (user == password)
		return false;
	return user ? has_any(text, no_user) : has_any(text, bad_password);
}

/* True when the text is shown by a function that lets people in, or is what that one returns. */
static bool is_shown_at_login(struct tg_pass *pass, tg_node n)
{
	static const char *const printers[] = {"printf", "puts", "fputs", NULL};
	const struct tg_ir *ir = pass->ir;
	tg_node function = tg_ir_function_of(ir, n), call = answer_call(ir, n), parent = n;

	if (!pass->host->name_has(pass, "login-words",
				  tg_ir_text(ir, ir->decl[ir->node[function].decl].name)))
		return false;
	if (call)
		return expr_is_one_of(tg_ir_callee(ir, call), printers) &&
		       strcmp(lit_name_of(ir, tg_ir_arg(ir, call, 1)), "stderr") != 0;
	do
		parent = ir->node[parent].parent;
	while (tg_ir_is(ir, parent, TG_IR_CAST) || tg_ir_is(ir, parent, TG_IR_CONDITIONAL));
	return tg_ir_is(ir, parent, TG_IR_RETURN);
}

static void visit(struct tg_pass *pass, tg_node n)
{
	char text[TEXT_MOST];
	size_t size = 0;
	const char *bytes = tg_ir_string(pass->ir, n, &size);

	if (!bytes || !normalise(bytes, size, text) || !tells_which(text))
		return;
	if (answer_is_sent(pass, n) || is_shown_at_login(pass, n))
		pass->host->report(pass, n,
				   "the answer says which of name and password was wrong; names "
				   "can be tried until one exists");
}
