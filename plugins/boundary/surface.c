/* SPDX-License-Identifier: Apache-2.0 */
/*
 * boundary/surface - what can be reached from outside and cites no requirement: a function that
 * listens, starts a shell or registers a command, a handler of ioctls, a symbol that is exported.
 *
 * A symbol is exported by an attribute, or because an export list of the linker names it (option
 * "exports": globs that were read from the repository, with a blank between).
 *
 * One finding a function, a handler, a line. A macro that exports or registers is told by its name
 * (list "surface-macros"), a handler by the member it is the value of ("surface-members").
 */
#include "common/annotated.h"
#include "common/literal.h"

static void visit(struct tg_pass *pass, tg_node member);
static void function(struct tg_pass *pass, tg_node function);
static void unit(struct tg_pass *pass);

const struct tg_rule tg_rule_surface = {
	.id = "boundary/surface",
	.kinds = TG_KINDS(TG_IR_DESIGNATED),
	.visit = visit,
	.function = function,
	.unit = unit,
};

static const char *name_of(const struct tg_ir *ir, tg_decl decl)
{
	return tg_ir_text(ir, ir->decl[decl].name);
}

/* True when a glob of `*` and `?` fits the whole name. */
static bool fits(const char *glob, size_t size, const char *name)
{
	if (size == 0)
		return !*name;
	if (*glob == '*')
		return fits(glob + 1, size - 1, name) || (*name && fits(glob, size, name + 1));
	return *name && (*glob == '?' || *glob == *name) && fits(glob + 1, size - 1, name + 1);
}

/* True when an export list of the linker names the function. */
static bool is_listed(struct tg_pass *pass, const char *name)
{
	const char *at = pass->host->option(pass, "exports", "");

	for (; *at; at += strspn(at, " ")) {
		size_t size = strcspn(at, " ");

		if (fits(at, size, name))
			return true;
		at += size;
	}
	return false;
}

static void check_export(struct tg_pass *pass, tg_node function)
{
	const struct tg_ir *ir = pass->ir;
	const struct tg_ir_decl *decl = &ir->decl[ir->node[function].decl];
	bool marked = decl->flags & TG_DECL_EXPORTED;

	if (decl->linkage != TG_LINK_EXTERNAL || !tg_ir_body(ir, function) ||
	    is_annotated(ir, function) || !(marked || is_listed(pass, tg_ir_text(ir, decl->name))))
		return;
	pass->host->report(pass, function,
			   "'%s' is exported by %s: others can call it, and no requirement that "
			   "asks for it is cited",
			   tg_ir_text(ir, decl->name),
			   marked ? "an attribute" : "an export list of the linker");
}

static void function(struct tg_pass *pass, tg_node function)
{
	const struct tg_ir *ir = pass->ir;
	tg_node n;

	check_export(pass, function);

	for (n = function; n < ir->node[function].end; n++) {
		if (!tg_ir_is(ir, n, TG_IR_CALL) ||
		    !pass->host->in_list(pass, "surface-functions", tg_ir_callee(ir, n)))
			continue;
		if (!is_annotated(ir, function))
			pass->host->report(pass, n,
					   "%s() in '%s' is something to attack, and no "
					   "requirement that asks for it is cited",
					   tg_ir_callee(ir, n),
					   name_of(ir, ir->node[function].decl));
		return;
	}
}

/* `.unlocked_ioctl = handle` */
static void visit(struct tg_pass *pass, tg_node member)
{
	const struct tg_ir *ir = pass->ir;
	tg_decl handler = lit_variable(ir, tg_ir_child(ir, member, 0));
	tg_node body = ir->decl[handler].node;

	if (ir->decl[handler].kind != TG_DECL_FUNCTION || !tg_ir_is(ir, body, TG_IR_FUNCTION) ||
	    !pass->host->in_list(pass, "surface-members", name_of(ir, ir->node[member].decl)) ||
	    is_annotated(ir, body))
		return;
	pass->host->report(pass, member,
			   "'%s' answers whoever opens the device, and no requirement that asks "
			   "for it is cited",
			   name_of(ir, handler));
}

/* The function that ends right above a line, or 0: what EXPORT_SYMBOL() behind it speaks of. */
static tg_node function_above(const struct tg_ir *ir, const struct tg_ir_loc *loc)
{
	tg_node best = 0;
	uint32_t i;

	for (i = 0; i < ir->function_count; i++) {
		tg_node n = ir->decl[ir->functions[i]].node;
		const struct tg_ir_loc *at = &ir->loc[ir->node[n].loc];

		if (at->file == loc->file && at->end_line < loc->line &&
		    at->end_line + 2 >= loc->line)
			best = n;
	}
	return best;
}

static void check_use(struct tg_pass *pass, const struct tg_ir_macro *macro)
{
	const struct tg_ir *ir = pass->ir;
	const struct tg_ir_loc *loc = &ir->loc[macro->loc];
	tg_node above;

	if (!pass->host->in_list(pass, "surface-macros", tg_ir_text(ir, macro->name)) ||
	    !ir->file[loc->file].content || is_annotated_at(ir, loc))
		return;
	above = function_above(ir, loc);
	if (above && is_annotated(ir, above))
		return;
	pass->host->report_at(pass, loc->file, loc->offset, loc->end_offset,
			      "%s() makes something reachable, and no requirement that asks for "
			      "it is cited",
			      tg_ir_text(ir, macro->name));
}

static void unit(struct tg_pass *pass)
{
	uint32_t i;

	for (i = 1; i < pass->ir->macro_count; i++)
		check_use(pass, &pass->ir->macro[i]);
}
