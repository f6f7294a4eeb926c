/* SPDX-License-Identifier: Apache-2.0 */
/*
 * pattern_taint.c - `tainted: true`: which expressions of a unit come from outside the program, as
 * the flow engine has seen it on some path, through calls. A listener notes them while functions
 * run; patterns are looked for afterwards.
 */
#include "engine/check/pattern.h"

/* Where there is such an expression: one flag a node. */
struct noted {
	const struct tg_ir *ir;
	bool *tainted;
};

static void note(struct tg_pass *pass, tg_node n, const struct tg_flow_value *value)
{
	struct noted *noted = pass->state;
	unsigned taint;

	if (!n || !value)
		return;
	taint = tg_flow_api.taint(pass, value) | tg_flow_api.content_taint(pass, value);
	if (taint & TG_TAINT_ANY)
		noted->tainted[n] = noted->tainted[tg_ir_strip(noted->ir, n)] = true;
}

static void listen(struct tg_pass *pass, const struct tg_flow_event *event)
{
	const struct tg_ir *ir = pass->ir;
	tg_node at = event->at;
	unsigned i;

	switch (event->kind) {
	case TG_FLOW_CALL:
		for (i = 0; i < event->count; i++)
			note(pass, tg_ir_child(ir, at, i + 1),
			     tg_flow_api.argument(pass, event, i));
		break;
	case TG_FLOW_ARITHMETIC:
		note(pass, tg_ir_child(ir, at, 0), event->left);
		note(pass, tg_ir_child(ir, at, 1), event->right);
		break;
	case TG_FLOW_STORE:
		note(pass, tg_ir_child(ir, at, tg_ir_is(ir, at, TG_IR_ASSIGN) ? 1 : 0),
		     event->value);
		break;
	case TG_FLOW_RETURN:
		note(pass, tg_ir_child(ir, at, 0), event->value);
		break;
	default: /* LOAD, RESULT, BRANCH */
		note(pass, at, event->value);
	}
}

static const struct tg_rule listener = {
	.id = "engine/pattern-taint",
	.events = TG_FLOW_CALL | TG_FLOW_RESULT | TG_FLOW_LOAD | TG_FLOW_STORE | TG_FLOW_RETURN |
		  TG_FLOW_ARITHMETIC | TG_FLOW_BRANCH,
	.flow = listen,
};

static bool is_asked(const struct tg_check *check)
{
	size_t i, k;

	for (i = 0; i < check->options->rule_count; i++) {
		const struct tg_pattern_rule *rule = check->options->rules[i].pattern;

		for (k = 0; rule && k < rule->where_count; k++)
			if (rule->where[k].test == TG_WHERE_TAINTED)
				return true;
	}
	return false;
}

struct tg_pass *tg_pattern_listen(struct tg_check *check)
{
	struct tg_pass *pass;
	struct noted *noted;

	if (!is_asked(check))
		return NULL;
	pass = TG_NEW(check->arena, struct tg_pass);
	noted = TG_NEW(check->arena, struct noted);
	noted->ir = check->ir;
	noted->tainted = tg_arena_alloc(check->arena, check->ir->node_count + 1);
	pass->ir = check->ir;
	pass->rule = &listener;
	pass->state = noted;
	check->tainted = noted->tainted;
	return pass;
}

bool tg_pattern_tainted(const struct tg_check *check, tg_node n)
{
	tg_node at;

	for (at = n; n && check->tainted && at < check->ir->node[n].end; at++)
		if (check->tainted[at])
			return true;
	return false;
}
