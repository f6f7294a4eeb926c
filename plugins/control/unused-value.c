/* SPDX-License-Identifier: Apache-2.0 */
/*
 * control/unused-value - a value is stored in a local variable and never read.
 *
 * Found is a variable that is set and never read, a value that the next use of the variable
 * overwrites, and a member or element that is assigned to itself. Marks that say "nothing yet" (0,
 * NULL, -1, false, {0}) are left alone, as is what a variable begins with when that is only another
 * variable: nothing was computed. So are variables whose address is taken or that are cleaned up,
 * volatile ones, what a macro stores on its own account, and those that another build reads.
 */
#include "common/expr.h"

static void function(struct tg_pass *pass, tg_node function);
static void visit(struct tg_pass *pass, tg_node assign);

const struct tg_rule tg_rule_unused_value = {
	.id = "control/unused-value",
	.kinds = TG_KINDS(TG_IR_ASSIGN),
	.visit = visit,
	.function = function,
};

/* True for a value that stands for "nothing yet". */
static bool is_mark(const struct tg_ir *ir, tg_node value)
{
	int64_t constant;
	size_t size;

	value = tg_ir_strip(ir, value);
	if (tg_ir_is(ir, value, TG_IR_ASSIGN)) /* a = b = NULL */
		return is_mark(ir, tg_ir_child(ir, value, 1));
	if (tg_ir_is(ir, value, TG_IR_ABSENT) || tg_ir_is(ir, value, TG_IR_INIT_LIST) ||
	    (tg_ir_is(ir, value, TG_IR_FLOATING) && tg_ir_real(ir, value) == 0))
		return true;
	if (tg_ir_string(ir, value, &size))
		return size == 0;
	return tg_ir_constant(ir, value, &constant) && constant >= -1 && constant <= 0;
}

/* `#define GETC(c, p) ((c) = *(p)++)`: what a macro stores on its own account. */
static bool is_of_macro(const struct tg_ir *ir, tg_node store)
{
	tg_node value = tg_ir_strip(ir, tg_ir_child(ir, store, tg_ir_is(ir, store, TG_IR_ASSIGN)));

	return (ir->node[store].flags & ir->node[value].flags & TG_IR_IN_MACRO) &&
	       !((ir->node[store].flags | ir->node[value].flags) & TG_IR_MACRO_ARG);
}

/* How a function uses a variable. */
struct uses {
	unsigned reads, writes;
	tg_node first_write;
};

static void count_use(const struct tg_ir *ir, tg_node ref, struct uses *uses)
{
	tg_node parent = ir->node[ref].parent;
	bool void_cast = false, discarded = tg_ir_is_discarded(ir, parent, &void_cast);

	if (tg_ir_is(ir, parent, TG_IR_ASSIGN) && tg_ir_child(ir, parent, 0) == ref) {
		if (!discarded || void_cast) /* `(void)(x = f())` says that it is meant */
			uses->reads++;
		if (!uses->writes++)
			uses->first_write = parent;
	} else if (tg_ir_is(ir, parent, TG_IR_UNARY) && lit_is_target(ir, ref) && discarded &&
		   ir->node[parent].op != TG_OP_ADDRESS) {
		uses->writes++;
	} else {
		uses->reads++;
	}
}

static struct uses uses_of(const struct tg_ir *ir, tg_decl decl, tg_node from, tg_node end)
{
	struct uses uses = {0};
	tg_node n;

	for (n = from; n < end; n++)
		if (tg_ir_is(ir, n, TG_IR_REF) && ir->node[n].decl == decl)
			count_use(ir, n, &uses);
	return uses;
}

/* How often the text from `from` to `end` names something, comments and literals left out. */
static unsigned named_in(const struct tg_ir_file *file, uint32_t from, uint32_t end,
			 const char *name)
{
	const char *text = file->content;
	size_t length = strlen(name);
	unsigned count = 0;
	uint32_t at = from, stop;

	while (text && end <= file->size && at < end) {
		if (text[at] == '/' && at + 1 < end &&
		    (text[at + 1] == '/' || text[at + 1] == '*')) {
			bool line = text[at + 1] == '/';

			for (at += 2; at < end && (line ? text[at] != '\n'
							: text[at - 1] != '*' || text[at] != '/');)
				at++;
			at++;
		} else if (text[at] == '"') {
			for (at++; at < end && text[at] != '"'; at++)
				at += text[at] == '\\';
			at++;
		} else {
			for (stop = at; stop < end && lit_is_word(text[stop]); stop++)
				;
			count += stop - at == length && memcmp(text + at, name, length) == 0;
			at = stop > at ? stop : at + 1;
		}
	}
	return count;
}

/* True when the text of a function names a variable more often than its code does. */
static bool is_read_elsewhere(const struct tg_ir *ir, tg_node function, tg_decl decl)
{
	unsigned named = 1; /* where it is declared */
	const struct tg_ir_loc *loc = &ir->loc[ir->node[tg_ir_body(ir, function)].loc];
	tg_node n;

	for (n = function; n < ir->node[function].end; n++)
		named += tg_ir_is(ir, n, TG_IR_REF) && ir->node[n].decl == decl;
	return named_in(&ir->file[loc->file], loc->offset, loc->end_offset,
			tg_ir_text(ir, ir->decl[decl].name)) > named;
}

static bool is_candidate(const struct tg_ir *ir, tg_decl decl)
{
	const struct tg_ir_type *type = &ir->type[ir->decl[decl].type];
	uint8_t cls = type->cls;

	return ir->decl[decl].kind == TG_DECL_VAR &&
	       !(ir->decl[decl].flags & (TG_DECL_GLOBAL | TG_DECL_CLEANUP)) &&
	       (cls == TG_TYPE_INT || cls == TG_TYPE_CHAR || cls == TG_TYPE_BOOL ||
		cls == TG_TYPE_FLOAT || cls == TG_TYPE_POINTER || cls == TG_TYPE_ENUM) &&
	       !(type->flags & TG_TYPE_VOLATILE);
}

/* The first node after `n` that names the variable; or 0. */
static tg_node next_use(const struct tg_ir *ir, tg_node n, tg_node end, tg_decl decl)
{
	for (; n < end; n++)
		if (tg_ir_is(ir, n, TG_IR_REF) && ir->node[n].decl == decl)
			return n;
	return 0;
}

/* True when a statement after a store, in the same block, overwrites it: `a = f(); a = g();`. */
static bool is_overwritten(const struct tg_ir *ir, tg_node store, tg_node block, tg_decl decl)
{
	tg_node use = next_use(ir, ir->node[store].end, ir->node[block].end, decl), assign, n;
	const struct tg_ir_loc *from, *to;

	assign = ir->node[use].parent;
	if (!use || !tg_ir_is(ir, assign, TG_IR_ASSIGN) || tg_ir_child(ir, assign, 0) != use ||
	    ir->node[assign].op != TG_OP_ASSIGN || ir->node[assign].parent != block ||
	    next_use(ir, ir->node[use].end, ir->node[assign].end, decl))
		return false;
	from = &ir->loc[ir->node[store].loc];
	to = &ir->loc[ir->node[assign].loc];
	if (from->file == to->file && named_in(&ir->file[to->file], from->end_offset, to->offset,
					       tg_ir_text(ir, ir->decl[decl].name)))
		return false;
	/* Whatever jumps in or out between the two may read it. */
	for (n = ir->node[store].end; n < assign; n++) {
		uint8_t kind = ir->node[n].kind;

		if (kind == TG_IR_LABEL || kind == TG_IR_CASE || kind == TG_IR_DEFAULT ||
		    kind == TG_IR_GOTO || kind == TG_IR_BREAK || kind == TG_IR_CONTINUE)
			return false;
	}
	return true;
}

/* A variable that a nested function, a statement of assembler or a block may use unseen. */
static bool is_hidden(const struct tg_ir *ir, tg_node function, tg_decl decl)
{
	tg_node n;

	for (n = function; n < ir->node[function].end; n++) {
		if (tg_ir_is(ir, n, TG_IR_ASM) || tg_ir_is(ir, n, TG_IR_LAMBDA) ||
		    tg_ir_is(ir, n, TG_IR_OTHER) || tg_ir_is(ir, n, TG_IR_TRY))
			return true;
		if (tg_ir_is(ir, n, TG_IR_UNARY) && ir->node[n].op == TG_OP_ADDRESS &&
		    expr_root(ir, tg_ir_child(ir, n, 0)) == decl)
			return true;
	}
	return false;
}

static void check(struct tg_pass *pass, tg_node function, tg_node var)
{
	const struct tg_ir *ir = pass->ir;
	tg_decl decl = ir->node[var].decl;
	tg_node value = tg_ir_child(ir, var, 0), block = ir->node[ir->node[var].parent].parent, n;
	struct uses uses = uses_of(ir, decl, function, ir->node[function].end);
	const char *name = tg_ir_text(ir, ir->decl[decl].name);
	bool set = !tg_ir_is(ir, value, TG_IR_ABSENT);

	if (!is_candidate(ir, decl) || is_hidden(ir, function, decl))
		return;
	if (!uses.reads) {
		if ((uses.writes || (set && !(ir->node[var].flags & TG_IR_IN_MACRO))) &&
		    !is_read_elsewhere(ir, function, decl) && !is_of_macro(ir, uses.first_write))
			pass->host->report(pass, uses.first_write ? uses.first_write : var,
					   "'%s' is set and never read", name);
		return;
	}
	if (set && !is_mark(ir, value) && !lit_variable(ir, value) &&
	    !(ir->node[value].flags & TG_IR_HAS_VALUE) && !is_of_macro(ir, var) &&
	    is_overwritten(ir, var, block, decl))
		pass->host->report(pass, var, "'%s' is overwritten before its value is read", name);
	for (n = block; n < ir->node[block].end; n++)
		if (tg_ir_is(ir, n, TG_IR_ASSIGN) && ir->node[n].op == TG_OP_ASSIGN &&
		    lit_variable(ir, tg_ir_child(ir, n, 0)) == decl &&
		    tg_ir_is(ir, ir->node[n].parent, TG_IR_COMPOUND) &&
		    !is_mark(ir, tg_ir_child(ir, n, 1)) && !is_of_macro(ir, n) &&
		    is_overwritten(ir, n, ir->node[n].parent, decl))
			pass->host->report(pass, n, "'%s' is overwritten before its value is read",
					   name);
}

static void function(struct tg_pass *pass, tg_node function)
{
	const struct tg_ir *ir = pass->ir;
	tg_node n;

	for (n = function; n < ir->node[function].end; n++)
		if (tg_ir_is(ir, n, TG_IR_VAR) &&
		    tg_ir_is(ir, ir->node[n].parent, TG_IR_DECL_STMT) &&
		    tg_ir_is(ir, ir->node[ir->node[n].parent].parent, TG_IR_COMPOUND))
			check(pass, function, n);
}

/* `s->name = s->name`; of plain variables, and of members in C++, the parser warns. */
static void visit(struct tg_pass *pass, tg_node assign)
{
	const struct tg_ir *ir = pass->ir;
	tg_node target = tg_ir_child(ir, assign, 0), value = tg_ir_child(ir, assign, 1);

	if (ir->cplusplus || ir->node[assign].op != TG_OP_ASSIGN ||
	    (ir->node[assign].flags & TG_IR_IN_MACRO) || tg_ir_is(ir, target, TG_IR_REF) ||
	    (tg_ir_type_of(ir, target)->flags & TG_TYPE_VOLATILE) ||
	    ((ir->node[target].flags ^ ir->node[tg_ir_strip(ir, value)].flags) & TG_IR_IN_MACRO) ||
	    !tg_ir_same_object(ir, target, value))
		return;
	pass->host->report(pass, assign, "'%s' is assigned to itself", lit_name_of(ir, target));
}
