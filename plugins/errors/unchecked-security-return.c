/* SPDX-License-Identifier: Apache-2.0 */
/*
 * errors/unchecked-security-return - nobody looks whether a protection took effect.
 *
 * Which functions must be checked is said in rules/models/ (role must-check). A result that is cast
 * to void is left alone: somebody decided. So does a comment beside the call that says that the
 * failure is ignored. A benchmark measures and protects nothing, and who takes rights (`setuid(0)`,
 * `setgid(getegid())`) has more of them afterwards, and not less.
 */
#include "tracegate/plugin.h"

static void visit(struct tg_pass *pass, tg_node call);

const struct tg_rule tg_rule_unchecked_security_return = {
	.id = "errors/unchecked-security-return",
	.kinds = TG_KINDS(TG_IR_CALL),
	.visit = visit,
};

/* True for "ignore the error", "best effort" and the like from the line before the call to the
 * line behind it. */
static bool is_explained(const struct tg_ir *ir, tg_node call)
{
	static const char *const words[] = {"ignore",         "ignoring",  "best effort",
					    "an error would", "non-fatal", "not fatal"};
	const struct tg_ir_loc *loc = &ir->loc[ir->node[call].loc];
	const char *text = ir->file[loc->file].content;
	uint32_t from = loc->offset, to = loc->end_offset, lines = 2;
	bool comment = false;
	size_t i;

	if (!text || to > ir->file[loc->file].size)
		return false;
	while (from && (text[from - 1] != '\n' || --lines))
		from--;
	for (lines = 2; to < ir->file[loc->file].size; to++)
		if (text[to] == '\n' && !--lines)
			break;
	for (; from < to; from++) {
		comment = comment ||
			  (text[from] == '/' && (text[from + 1] == '*' || text[from + 1] == '/'));
		comment = comment && !(text[from] == '*' && text[from + 1] == '/');
		for (i = 0; comment && i < sizeof(words) / sizeof(*words); i++)
			if (strncmp(text + from, words[i], strlen(words[i])) == 0)
				return true;
	}
	return false;
}

/* True for a call that gives the process rights: that it fails protects nobody less. */
static bool takes_rights(const struct tg_ir *ir, tg_node call)
{
	static const char *const setters[] = {"setuid", "seteuid", "setgid", "setegid"};
	tg_node id = tg_ir_arg(ir, call, 0);
	int64_t value;
	size_t i;

	for (i = 0; i < sizeof(setters) / sizeof(*setters); i++)
		if (tg_ir_calls(ir, call, setters[i]))
			return (tg_ir_constant(ir, id, &value) && value == 0) ||
			       tg_ir_calls(ir, id, "geteuid") || tg_ir_calls(ir, id, "getegid");
	return false;
}

static void visit(struct tg_pass *pass, tg_node call)
{
	bool cast = false;

	if (!pass->host->call_has_role(pass, call, TG_RESULT, TG_ROLE_MUST_CHECK))
		return;
	if (tg_ir_is_discarded(pass->ir, call, &cast) && !cast &&
	    !pass->host->in_self_test(pass, call) && !is_explained(pass->ir, call) &&
	    !takes_rights(pass->ir, call))
		pass->host->report(
			pass, call,
			"the result of %s() is ignored; when it fails, the program goes on "
			"without the protection",
			tg_ir_callee(pass->ir, call));
}
