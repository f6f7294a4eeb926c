/* SPDX-License-Identifier: Apache-2.0 */
/*
 * backdoor/time-bomb - a condition on the time, a count, a chance or a user that guards
 * destruction.
 *
 * The constant in the condition is what makes it a bomb: code that cleans up compares with a
 * moment it has read. Of counters only static ones count, since they outlive a call. But for a
 * moment, what goes must be named in the code.
 */
#include "common/literal.h"

static void visit(struct tg_pass *pass, tg_node node);

const struct tg_rule tg_rule_time_bomb = {
	.id = "backdoor/time-bomb",
	.kinds = TG_KINDS(TG_IR_IF),
	.visit = visit,
};

enum trigger { NOTHING, MOMENT, CHANCE, COUNT, DATE, SOMEBODY };

/* What a variable was last given in the function: a call of a clock or a die. */
static enum trigger origin(struct tg_pass *pass, tg_node n);

static enum trigger call_trigger(struct tg_pass *pass, tg_node n)
{
	const char *name = tg_ir_callee(pass->ir, n);

	if (pass->host->in_list(pass, "clocks", name))
		return MOMENT;
	return pass->host->in_list(pass, "weak-generators", name) ? CHANCE : NOTHING;
}

/* A clock or a die anywhere in an expression. */
static enum trigger inside(struct tg_pass *pass, tg_node n)
{
	const struct tg_ir *ir = pass->ir;
	enum trigger trigger;
	tg_node at;

	for (at = n; at < ir->node[n].end; at++) {
		if (!tg_ir_is(ir, at, TG_IR_CALL))
			continue;
		trigger = call_trigger(pass, at);
		if (trigger)
			return trigger;
	}
	return NOTHING;
}

static enum trigger variable(struct tg_pass *pass, tg_node ref)
{
	const struct tg_ir *ir = pass->ir;
	tg_decl decl = ir->node[ref].decl;
	tg_node function = tg_ir_function_of(ir, ref), at;
	enum trigger found = NOTHING;

	if (ir->decl[decl].kind != TG_DECL_VAR)
		return NOTHING;
	for (at = function; at < ref; at++) {
		const struct tg_ir_node *node = &ir->node[at];

		if (node->kind == TG_IR_VAR && node->decl == decl)
			found = inside(pass, at);
		else if (node->kind == TG_IR_ASSIGN &&
			 lit_variable(ir, tg_ir_child(ir, at, 0)) == decl)
			found = inside(pass, tg_ir_child(ir, at, 1));
		/* time(&now) */
		else if (node->kind == TG_IR_CALL && call_trigger(pass, at) == MOMENT &&
			 lit_variable(ir, tg_ir_child(ir, tg_ir_arg(ir, at, 0), 0)) == decl)
			found = MOMENT;
		else if (node->kind == TG_IR_UNARY && node->op >= TG_OP_PRE_INC &&
			 node->op <= TG_OP_POST_DEC && (ir->decl[decl].flags & TG_DECL_GLOBAL) &&
			 lit_variable(ir, tg_ir_child(ir, at, 0)) == decl)
			found = COUNT;
	}
	return found;
}

static enum trigger origin(struct tg_pass *pass, tg_node n)
{
	const struct tg_ir *ir = pass->ir;

	n = tg_ir_strip(ir, n);
	if (tg_ir_is(ir, n, TG_IR_CALL))
		return call_trigger(pass, n);
	if (tg_ir_is(ir, n, TG_IR_REF))
		return variable(pass, n);
	if (tg_ir_is(ir, n, TG_IR_BINARY) && ir->node[n].op == TG_OP_REM)
		return origin(pass, tg_ir_child(ir, n, 0));
	return NOTHING;
}

/* `t->tm_mon`, `now.wYear`: a part of a date that comes once a year, or once. */
static bool is_date(const struct tg_ir *ir, tg_node n)
{
	static const char *const fields[] = {"tm_mon", "tm_year", "tm_yday", "wMonth", "wYear"};
	size_t i;

	n = tg_ir_strip(ir, n);
	for (i = 0; tg_ir_is(ir, n, TG_IR_MEMBER) && i < sizeof(fields) / sizeof(*fields); i++)
		if (strcmp(tg_ir_name(ir, n), fields[i]) == 0)
			return true;
	return false;
}

/* getlogin(), getenv("USER") */
static bool asks_who(struct tg_pass *pass, tg_node call)
{
	const struct tg_ir *ir = pass->ir;
	const char *name = tg_ir_callee(ir, call);
	const char *variable = tg_ir_string(ir, tg_ir_arg(ir, call, 0), NULL);

	if (pass->host->in_list(pass, "asks-who", name))
		return true;
	return strstr(name, "getenv") && variable &&
	       pass->host->in_list(pass, "who-variables", variable);
}

/* `strcmp(user, "somebody")` with a `user` that the system gave. */
static bool is_somebody(struct tg_pass *pass, tg_node call)
{
	const struct tg_ir *ir = pass->ir;
	unsigned side;

	if (!pass->host->in_list(pass, "compares-text", tg_ir_callee(ir, call)))
		return false;
	for (side = 0; side < 2; side++) {
		tg_node who = tg_ir_strip(ir, tg_ir_arg(ir, call, side));
		tg_decl decl = lit_variable(ir, who);

		if (!tg_ir_is(ir, tg_ir_strip(ir, tg_ir_arg(ir, call, 1 - side)), TG_IR_STRING))
			continue;
		if (decl)
			who = lit_initialiser(ir, decl);
		if (tg_ir_is(ir, who, TG_IR_CALL) && asks_who(pass, who))
			return true;
	}
	return false;
}

/* A moment after the year 2001, or any number a die or a counter is compared with. */
static bool fits(enum trigger trigger, int64_t value)
{
	return trigger == MOMENT  ? value > 1000000000
	       : trigger == COUNT ? value >= 100
				  : value != 0;
}

static enum trigger comparison(struct tg_pass *pass, tg_node n)
{
	const struct tg_ir *ir = pass->ir;
	unsigned side;

	if (is_somebody(pass, n))
		return SOMEBODY;
	if (!tg_ir_is(ir, n, TG_IR_BINARY) || ir->node[n].op < TG_OP_LT ||
	    ir->node[n].op > TG_OP_EQ)
		return NOTHING;
	for (side = 0; side < 2; side++) {
		enum trigger trigger = origin(pass, tg_ir_child(ir, n, side));
		tg_node other = tg_ir_strip(ir, tg_ir_child(ir, n, 1 - side));
		int64_t value;

		if (!tg_ir_constant(ir, other, &value))
			continue;
		if (trigger && fits(trigger, value))
			return trigger;
		if (is_date(ir, tg_ir_child(ir, n, side)))
			return DATE;
	}
	return NOTHING;
}

/* A command that deletes; what else a date or a user starts is no harm by itself. */
static bool is_deletion(const struct tg_ir *ir, tg_node call)
{
	const char *name = tg_ir_callee(ir, call);
	const char *text = tg_ir_string(ir, lit_string_of(ir, tg_ir_arg(ir, call, 0)), NULL);

	if (!strstr(name, "system") && strncmp(name, "exec", 4) != 0)
		return true;
	return text && (strstr(text, "rm ") || strstr(text, "del ") || strstr(text, "mkfs"));
}

/* The call in the guarded statements that destroys something, or 0. */
static tg_node harm(struct tg_pass *pass, tg_node body, enum trigger trigger)
{
	const struct tg_ir *ir = pass->ir;
	tg_node n;

	for (n = body; n < ir->node[body].end; n++)
		if (tg_ir_is(ir, n, TG_IR_CALL) &&
		    pass->host->in_list(pass, "destructive", tg_ir_callee(ir, n)) &&
		    (trigger == MOMENT || lit_string_of(ir, tg_ir_arg(ir, n, 0))) &&
		    (trigger < DATE || is_deletion(ir, n)))
			return n;
	return 0;
}

static void visit(struct tg_pass *pass, tg_node node)
{
	static const char *const words[] = {"",        "a moment", "a chance",
					    "a count", "a date",   "a user"};
	const struct tg_ir *ir = pass->ir;
	tg_node condition = tg_ir_child(ir, node, 1), n, call;

	for (n = condition; n < ir->node[condition].end; n++) {
		enum trigger trigger = comparison(pass, n);

		call = trigger ? harm(pass, tg_ir_child(ir, node, 2), trigger) : 0;
		if (!call)
			continue;
		pass->host->report(pass, condition, "%s that is written here decides about %s()",
				   words[trigger], tg_ir_callee(ir, call));
		pass->host->step(pass, call, "what happens then");
		return;
	}
}
