/* SPDX-License-Identifier: Apache-2.0 */
/*
 * memory/offset-free - a pointer into the middle of a block is freed.
 *
 * Such a pointer was moved, or a search has found it: `v = strchr(text, '='); free(v)`; or it went
 * to strsep(), which moves it on, and leaves NULL at the end.
 */
#include "common/flow.h"

static void flow(struct tg_pass *pass, const struct tg_flow_event *event);

const struct tg_rule tg_rule_offset_free = {
	.id = "memory/offset-free",
	.events = TG_FLOW_RELEASE,
	.flow = flow,
};

/* True when the pointer is a variable that is given what a search finds, and nothing else. */
static bool was_searched(struct tg_pass *pass, tg_node release)
{
	const struct tg_ir *ir = pass->ir;
	tg_decl decl = lit_variable(ir, tg_ir_arg(ir, release, 0));
	tg_node function = tg_ir_function_of(ir, release), n, value, found = 0;

	if (!tg_ir_is(ir, release, TG_IR_CALL) || ir->decl[decl].kind != TG_DECL_VAR)
		return false;
	for (n = function; n < ir->node[function].end; n++) {
		if (tg_ir_is(ir, n, TG_IR_VAR) && ir->node[n].decl == decl)
			value = tg_ir_child(ir, n, 0);
		else if (lit_is_written_by(ir, n, decl))
			value = tg_ir_child(ir, n, 1);
		else
			continue;
		value = tg_ir_strip(ir, value);
		if (tg_ir_is(ir, value, TG_IR_ABSENT))
			continue;
		if (!pass->host->in_list(pass, "points-into-a-text", tg_ir_callee(ir, value)))
			return false;
		found = value;
	}
	return found != 0;
}

/* True when the last thing that happened to a local pointer was `strsep(&p, ...)`. */
static bool was_cut(const struct tg_ir *ir, tg_node release)
{
	tg_decl decl = lit_variable(ir, tg_ir_arg(ir, release, 0));
	tg_node n, first;
	bool cut = false;

	if (!tg_ir_is(ir, release, TG_IR_CALL) || ir->decl[decl].kind != TG_DECL_VAR ||
	    (ir->decl[decl].flags & TG_DECL_GLOBAL))
		return false;
	for (n = tg_ir_function_of(ir, release); n && n < release; n++) {
		first = tg_ir_calls(ir, n, "strsep") ? tg_ir_arg(ir, n, 0) : 0;
		if (tg_ir_is(ir, first, TG_IR_UNARY) && ir->node[first].op == TG_OP_ADDRESS &&
		    lit_variable(ir, tg_ir_child(ir, first, 0)) == decl)
			cut = true;
		else if (tg_ir_is(ir, n, TG_IR_ASSIGN) && lit_is_written_by(ir, n, decl))
			cut = false;
	}
	return cut;
}

static void flow(struct tg_pass *pass, const struct tg_flow_event *event)
{
	struct tg_flow_object object = flow_object(pass, event->pointer);

	if (flow_is_memory(event->family ? event->family : "") && was_searched(pass, event->at)) {
		pass->host->report(pass, event->at,
				   "a search has found this pointer: it is not where the block "
				   "begins");
		pass->host->flow->why(pass, event->pointer, TG_WHY_VALUE);
		return;
	}
	if (flow_is_memory(event->family ? event->family : "") && was_cut(pass->ir, event->at)) {
		pass->host->report(pass, event->at,
				   "strsep() has moved this pointer on: it is not where the block "
				   "begins");
		return;
	}
	if (object.place != TG_PLACE_HEAP || !flow_is_memory(event->family ? event->family : "") ||
	    !flow_is_memory(object.family))
		return;
	if (object.least_offset == INT64_MIN)
		return;
	/* Behind the begin on every run of this path, or somewhere a loop has moved it to. */
	if (object.least_offset <= 0 && object.most_offset >= 0 &&
	    (object.most_offset == 0 || object.most_offset == INT64_MAX))
		return;
	pass->host->report(pass, event->at,
			   "this pointer was moved: it is not where the block begins");
	if (object.made)
		pass->host->step(pass, object.made, "the block is allocated here");
	pass->host->flow->why(pass, event->pointer, TG_WHY_VALUE);
}
