/* SPDX-License-Identifier: Apache-2.0 */
/*
 * common/sink.h - text from outside that arrives where the models say a `sink` is.
 *
 * Which functions are sinks of which family, and what takes the danger out of a text for it,
 * stands in rules/models/; a rule adds the words.
 */
#ifndef TRACEGATE_COMMON_SINK_H
#define TRACEGATE_COMMON_SINK_H

#include "common/expr.h"
#include "common/flow.h"

/* The taint of what arrives at a sink of `family`; 0 for other events, and for harmless values. */
static inline unsigned sink_taint(struct tg_pass *pass, const struct tg_flow_event *event,
				  const char *family)
{
	if (!event->sink || strcmp(event->sink, family) != 0)
		return 0;
	return flow_taint_all(pass, event->value) & TG_TAINT_ANY;
}

/* True when a branch leaves: by return, goto, throw, or a call that ends the program. */
static inline bool sink_leaves(const struct tg_ir *ir, tg_node branch)
{
	tg_node n;

	for (n = branch; n && n < ir->node[branch].end; n++)
		if (tg_ir_is(ir, n, TG_IR_RETURN) || tg_ir_is(ir, n, TG_IR_GOTO) ||
		    tg_ir_is(ir, n, TG_IR_THROW) ||
		    (tg_ir_is(ir, n, TG_IR_CALL) &&
		     (ir->decl[ir->node[n].decl].flags & TG_DECL_NORETURN)))
			return true;
	return false;
}

/* True when a branch goes out of a loop, or on to its next round, past what stands at `at` in it.
 */
static inline bool sink_skips(const struct tg_ir *ir, tg_node branch, tg_node at)
{
	tg_node n, up;

	for (n = branch; n && n < ir->node[branch].end; n++) {
		if (!tg_ir_is(ir, n, TG_IR_BREAK) && !tg_ir_is(ir, n, TG_IR_CONTINUE))
			continue;
		for (up = ir->node[n].parent;
		     up && !tg_ir_is(ir, up, TG_IR_FOR) && !tg_ir_is(ir, up, TG_IR_WHILE) &&
		     !tg_ir_is(ir, up, TG_IR_DO) && !tg_ir_is(ir, up, TG_IR_FOR_RANGE) &&
		     (!tg_ir_is(ir, up, TG_IR_SWITCH) || tg_ir_is(ir, n, TG_IR_CONTINUE));
		     up = ir->node[up].parent)
			;
		if (up && up < branch && ir->node[up].end > at)
			return true;
	}
	return false;
}

/* The variable whose text a pointer walks along: `name` of `for (p = name; *p; p++)`. */
static inline tg_decl sink_walked(const struct tg_ir *ir, tg_node function, tg_decl pointer)
{
	tg_node n, value = 0;

	for (n = function; n && n < ir->node[function].end && !value; n++)
		if (tg_ir_is(ir, n, TG_IR_VAR) && ir->node[n].decl == pointer)
			value = tg_ir_child(ir, n, 0);
		else if (tg_ir_is(ir, n, TG_IR_ASSIGN) &&
			 lit_variable(ir, tg_ir_child(ir, n, 0)) == pointer)
			value = tg_ir_child(ir, n, 1);
	return expr_root(ir, value) ? expr_root(ir, value) : pointer;
}

static inline bool sink_mentions(const struct tg_ir *ir, tg_decl decl, tg_node from, tg_node to)
{
	tg_node n;

	for (n = from; n < to; n++)
		if (tg_ir_is(ir, n, TG_IR_REF) && ir->node[n].decl == decl)
			return true;
	return false;
}

/* What a node asks by its name: a call, or a macro of <ctype.h>. */
static inline bool sink_asks(struct tg_pass *pass, tg_node n)
{
	const struct tg_ir *ir = pass->ir;
	const char *name = tg_ir_callee(ir, n);

	if (!*name && (ir->node[n].flags & TG_IR_IN_MACRO))
		name = tg_ir_text(ir, ir->macro[ir->node[n].macro].name);
	return *name && (pass->host->in_list(pass, "asks-a-character", name) ||
			 pass->host->in_list(pass, "asks-for-characters", name));
}

/* True for a comparison of an element of a text with a character: `s[i] >= 'a'`. */
static inline bool sink_compares_character(const struct tg_ir *ir, tg_node n)
{
	tg_node left = tg_ir_strip(ir, tg_ir_child(ir, n, 0));
	int64_t value;

	return tg_ir_is(ir, n, TG_IR_BINARY) && ir->node[n].op >= TG_OP_LT &&
	       ir->node[n].op <= TG_OP_NE &&
	       (tg_ir_is(ir, left, TG_IR_SUBSCRIPT) || tg_ir_is(ir, left, TG_IR_UNARY) ||
		tg_ir_is(ir, left, TG_IR_REF)) &&
	       tg_ir_type_of(ir, left)->width == 8 &&
	       expr_constant(ir, tg_ir_child(ir, n, 1), &value) && value > ' ' && value < 127;
}

/* A function of the unit that judges a text by its characters, in a loop. */
static inline bool sink_is_judge(struct tg_pass *pass, tg_node call)
{
	const struct tg_ir *ir = pass->ir;
	tg_node body = tg_ir_is(ir, call, TG_IR_CALL) ? ir->decl[ir->node[call].decl].node : 0, n;
	bool loops = false, asks = false;

	if (!tg_ir_is(ir, body, TG_IR_FUNCTION))
		return false;
	for (n = body; n < ir->node[body].end; n++) {
		loops = loops || tg_ir_is(ir, n, TG_IR_FOR) || tg_ir_is(ir, n, TG_IR_WHILE) ||
			tg_ir_is(ir, n, TG_IR_DO) || tg_ir_is(ir, n, TG_IR_FOR_RANGE);
		asks = asks || (loops && (sink_asks(pass, n) || sink_compares_character(ir, n)));
	}
	return asks;
}

/* `strchr(name, '/')`, `strstr(name, "..")`, `name.find('/')`: asks for what leads out of a
 * folder. */
static inline bool sink_asks_way_out(const struct tg_ir *ir, tg_node n)
{
	static const char *const texts[] = {"..", "../", "/", "\\", "..\\", "/\\", NULL};
	static const char *const methods[] = {"find", "rfind", "find_first_of", "contains", NULL};
	bool method = ir->cplusplus && tg_ir_is(ir, n, TG_IR_CALL) &&
		      ir->decl[ir->node[n].decl].kind == TG_DECL_METHOD &&
		      expr_is_one_of(tg_ir_text(ir, ir->decl[ir->node[n].decl].name), methods);
	tg_node sought = tg_ir_arg(ir, n, method ? 0 : 1);
	const char *text = tg_ir_string(ir, sought, NULL);
	int64_t value;

	if (text && (method || tg_ir_calls(ir, n, "strstr")))
		return expr_is_one_of(text, texts);
	return (method || tg_ir_calls(ir, n, "strchr") || tg_ir_calls(ir, n, "strrchr")) &&
	       expr_constant(ir, sought, &value) && (value == '/' || value == '\\');
}

/* `strcmp(name, "daily") != 0`, where what leaves is every other text. */
static inline bool sink_is_unlike(const struct tg_ir *ir, tg_node n)
{
	tg_node parent = ir->node[n].parent;
	int64_t value;

	if ((!tg_ir_calls(ir, n, "strcmp") && !tg_ir_calls(ir, n, "strcasecmp")) ||
	    !tg_ir_string(ir, tg_ir_arg(ir, n, 1), NULL))
		return false;
	for (; tg_ir_is(ir, parent, TG_IR_CAST); parent = ir->node[parent].parent)
		;
	if (!tg_ir_is(ir, parent, TG_IR_BINARY))
		return tg_ir_is(ir, parent, TG_IR_IF);
	return ir->node[parent].op == TG_OP_LAND ||
	       (ir->node[parent].op == TG_OP_NE &&
		expr_constant(ir, tg_ir_child(ir, parent, 1), &value) && value == 0);
}

/* True when a condition asks which characters a text has that is used between two nodes. */
static inline bool sink_asks_text(struct tg_pass *pass, tg_node condition, tg_node from, tg_node to)
{
	const struct tg_ir *ir = pass->ir;
	tg_node function = tg_ir_function_of(ir, condition), n;
	bool asks = false, used = false;

	for (n = condition; n < ir->node[condition].end; n++) {
		asks = asks || sink_asks(pass, n) || sink_is_judge(pass, n) ||
		       sink_asks_way_out(ir, n) || sink_is_unlike(ir, n);
		if (tg_ir_is(ir, n, TG_IR_REF) && !used)
			used = sink_mentions(ir, sink_walked(ir, function, ir->node[n].decl), from,
					     to);
	}
	return asks && used;
}

/* True for `judge(name) ? name : "none"`, which gives a text only where its characters were asked
 * for. */
static inline bool sink_is_chosen(struct tg_pass *pass, tg_node n, tg_node at)
{
	const struct tg_ir *ir = pass->ir;
	tg_node then = tg_ir_child(ir, n, 1), other = tg_ir_child(ir, n, 2);

	return tg_ir_is(ir, n, TG_IR_CONDITIONAL) && ir->node[n].end <= ir->node[at].end &&
	       (lit_string_of(ir, then) || lit_string_of(ir, other)) &&
	       sink_asks_text(pass, tg_ir_child(ir, n, 0), then, ir->node[n].end);
}

/*
 * True when what stands before a node leaves unless the characters of a text that it uses
 * afterwards are among some: `if (!isalnum(*p)) return` in a loop, `if (strpbrk(name, "./"))
 * return`.
 */
static inline bool sink_is_asked_before(struct tg_pass *pass, tg_node at)
{
	const struct tg_ir *ir = pass->ir;
	tg_node function = tg_ir_function_of(ir, at), n, then;

	for (n = function; n && n < ir->node[at].end; n++) {
		then = tg_ir_is(ir, n, TG_IR_IF) ? tg_ir_child(ir, n, 2) : 0;
		if (then && n < at && (sink_leaves(ir, then) || sink_skips(ir, then, at)) &&
		    sink_asks_text(pass, tg_ir_child(ir, n, 1), ir->node[n].end, ir->node[at].end))
			return true;
		if (sink_is_chosen(pass, n, at))
			return true;
	}
	return false;
}

/* The same, also of the functions that call the one of the event, before they do. */
static inline bool sink_text_is_asked(struct tg_pass *pass, const struct tg_flow_event *event)
{
	tg_node call = event->at;
	unsigned level = 0;

	while (call && !sink_is_asked_before(pass, call))
		call = pass->host->flow->called_from(pass, level++);
	return call != 0;
}

/* The function whose argument the sink is, for a message: "system()". */
static inline const char *sink_name(const struct tg_flow_event *event)
{
	return event->name && *event->name ? event->name : "this call";
}

/* Says on which way the text came, below the finding reported last. */
static inline void sink_why(struct tg_pass *pass, const struct tg_flow_event *event)
{
	pass->host->flow->why(pass, event->value, TG_WHY_TAINT);
}

#endif
