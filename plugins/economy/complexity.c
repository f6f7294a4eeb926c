/* SPDX-License-Identifier: Apache-2.0 */
/*
 * economy/complexity - security-relevant functions that branch and nest more than their budget.
 *
 * Cognitive complexity as it is usually counted: each branch and loop one, and one more for each
 * level it stands in; each run of the same logical operator one. A switch counts once.
 */
#include <stdlib.h>

#include "economy/relevant.h"

static void function(struct tg_pass *pass, tg_node function);

const struct tg_rule tg_rule_complexity = {
	.id = "economy/complexity",
	.function = function,
};

struct measure {
	unsigned cognitive, nesting;
};

static bool nests(uint8_t kind)
{
	return kind == TG_IR_IF || kind == TG_IR_WHILE || kind == TG_IR_DO || kind == TG_IR_FOR ||
	       kind == TG_IR_FOR_RANGE || kind == TG_IR_SWITCH || kind == TG_IR_CONDITIONAL ||
	       kind == TG_IR_CATCH;
}

/* `else if` goes on at the level of its `if`. */
static bool is_else_if(const struct tg_ir *ir, tg_node n)
{
	tg_node parent = ir->node[n].parent;

	return tg_ir_is(ir, n, TG_IR_IF) && tg_ir_is(ir, parent, TG_IR_IF) &&
	       tg_ir_child(ir, parent, 3) == n;
}

static unsigned level(const struct tg_ir *ir, tg_node n, tg_node top)
{
	unsigned count = 0;

	for (; n != top; n = ir->node[n].parent)
		if (nests(ir->node[n].kind) && !is_else_if(ir, n) &&
		    !tg_ir_is(ir, n, TG_IR_CONDITIONAL))
			count++;
	return count;
}

static bool is_logic(const struct tg_ir *ir, tg_node n)
{
	return tg_ir_is(ir, n, TG_IR_BINARY) &&
	       (ir->node[n].op == TG_OP_LAND || ir->node[n].op == TG_OP_LOR);
}

static struct measure measure(const struct tg_ir *ir, tg_node function)
{
	struct measure m = {0, 0};
	tg_node n;

	for (n = function + 1; n < ir->node[function].end; n++) {
		tg_node parent = ir->node[n].parent;

		if (nests(ir->node[n].kind)) {
			unsigned depth = level(ir, n, function);

			m.cognitive += is_else_if(ir, n) ? 1 : depth ? depth : 1;
			if (depth > m.nesting)
				m.nesting = depth;
		} else if (tg_ir_is(ir, n, TG_IR_GOTO)) {
			m.cognitive++;
		} else if (is_logic(ir, n) &&
			   !(is_logic(ir, parent) && ir->node[parent].op == ir->node[n].op)) {
			m.cognitive++;
		}
	}
	return m;
}

static unsigned budget(struct tg_pass *pass, const char *key, const char *fallback)
{
	return (unsigned)strtoul(pass->host->option(pass, key, fallback), NULL, 10);
}

static void function(struct tg_pass *pass, tg_node function)
{
	const struct tg_ir *ir = pass->ir;
	const struct tg_ir_loc *loc = &ir->loc[ir->node[function].loc];
	const char *name = tg_ir_text(ir, ir->decl[ir->node[function].decl].name);
	unsigned lines = loc->end_line - loc->line + 1;
	struct measure m;

	if (!is_relevant(pass, function))
		return;
	m = measure(ir, function);
	if (m.nesting > budget(pass, "nesting", "4"))
		pass->host->report(pass, function, "'%s' decides about security and nests %u deep",
				   name, m.nesting);
	else if (m.cognitive > budget(pass, "cognitive", "25"))
		pass->host->report(pass, function,
				   "'%s' decides about security and has a cognitive complexity of "
				   "%u",
				   name, m.cognitive);
	else if (lines > budget(pass, "lines", "120"))
		pass->host->report(pass, function, "'%s' decides about security and has %u lines",
				   name, lines);
}
