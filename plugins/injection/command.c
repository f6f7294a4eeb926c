/* SPDX-License-Identifier: Apache-2.0 */
/*
 * injection/command - a command for a shell that is put together at run time.
 *
 * Reported is text that is not a constant where a shell reads it: in `system()` and `popen()`, and
 * behind "-c" of a shell that is started with exec. Commands into which only numbers are formatted
 * are left alone: a number holds no shell syntax.
 */
#include "common/sink.h"
#include "injection/build.h"

static void visit(struct tg_pass *pass, tg_node call);

const struct tg_rule tg_rule_command = {
	.id = "injection/command",
	.kinds = TG_KINDS(TG_IR_CALL),
	.visit = visit,
};

/*
 * The variable whose text is run where an object of the library holds it, an array or a
 * structure: `line.c_str()`, `all["list"].c_str()`, `words[1]`, `job->line`; or what else it is.
 */
static tg_node holder(const struct tg_ir *ir, tg_node command)
{
	tg_node n = tg_ir_strip(ir, command), callee;

	while (n) {
		callee = tg_ir_strip(ir, tg_ir_child(ir, n, 0));
		if (tg_ir_is(ir, n, TG_IR_SUBSCRIPT) || tg_ir_is(ir, n, TG_IR_MEMBER))
			n = callee;
		else if (!ir->cplusplus || !tg_ir_is(ir, n, TG_IR_CALL) ||
			 !(ir->decl[ir->node[n].decl].flags & TG_DECL_SYSTEM) ||
			 ir->decl[ir->node[n].decl].kind != TG_DECL_METHOD)
			return n;
		else if (tg_ir_is(ir, callee, TG_IR_MEMBER)) /* object.method() */
			n = tg_ir_strip(ir, tg_ir_child(ir, callee, 0));
		else /* object[...] */
			n = tg_ir_arg(ir, n, 0);
	}
	return 0;
}

/* The engine does not follow what a loop over a container or an optional gives. */
static bool is_lost(const struct tg_ir *ir, tg_node n)
{
	const struct tg_ir_type *type = tg_ir_type_of(ir, n);
	tg_node function = tg_ir_function_of(ir, n), at;

	for (at = function; at < ir->node[function].end; at++)
		if (tg_ir_is(ir, at, TG_IR_FOR_RANGE))
			return true;
	return strstr(tg_ir_text(ir, type->name), "optional") != NULL;
}

/*
 * True for what the flow engine sees made, here or in a caller: what a function of the unit gives,
 * an object of the library or an array of this function, what it is handed by functions of the
 * unit.
 */
static bool is_of_unit(const struct tg_ir *ir, tg_node command)
{
	tg_node n = holder(ir, command), whole = tg_ir_strip(ir, command);
	const struct tg_ir_decl *decl = &ir->decl[lit_variable(ir, n)];

	if (tg_ir_is(ir, n, TG_IR_CALL))
		return tg_ir_body(ir, ir->decl[ir->node[n].decl].node) != 0;
	if (!lit_variable(ir, n))
		return false;
	if (decl->kind == TG_DECL_PARAM)
		return build_has_callers(ir, lit_variable(ir, n));
	return n != whole && decl->kind == TG_DECL_VAR && !(decl->flags & TG_DECL_GLOBAL) &&
	       !is_lost(ir, n) &&
	       (tg_ir_is(ir, whole, TG_IR_CALL) || ir->type[decl->type].cls == TG_TYPE_ARRAY);
}

static void check(struct tg_pass *pass, tg_node call, tg_node command)
{
	const struct tg_ir *ir = pass->ir;
	int64_t value;
	tg_node build;
	tg_decl text;

	if (!command || lit_string_of(ir, command) || tg_ir_constant(ir, command, &value))
		return; /* a null pointer asks whether there is a shell */
	if (tg_ir_is(ir, command, TG_IR_CONDITIONAL)) {
		check(pass, call, tg_ir_strip(ir, tg_ir_child(ir, command, 1)));
		check(pass, call, tg_ir_strip(ir, tg_ir_child(ir, command, 2)));
		return;
	}
	if (build_is_followed(ir, command) || is_of_unit(ir, command) ||
	    build_is_harmless(ir, call, command, &build) || sink_is_asked_before(pass, call))
		return;
	pass->host->report(pass, call,
			   "the command of %s() is put together at run time; text in it can become "
			   "another command",
			   tg_ir_callee(ir, call));
	if (build)
		pass->host->step(pass, build, "the command is built here");
	text = lit_variable(ir, holder(ir, command));
	if (ir->decl[text].kind == TG_DECL_PARAM)
		pass->host->unless_called(pass, ir->decl[text].parent);
}

/* True for a program by its name that takes no commands: `-c` is an option of its own there. */
static bool is_other_program(const struct tg_ir *ir, tg_node call)
{
	static const char *const readers[] = {"sh", "cmd", "python", "command.com"};
	const char *path = tg_ir_string(ir, tg_ir_arg(ir, call, 0), NULL), *name;
	size_t i;

	if (!path)
		return false;
	name = strrchr(path, '/') ? strrchr(path, '/') + 1 : path;
	for (i = 0; strstr(name, "ssh") != name && i < sizeof(readers) / sizeof(*readers); i++)
		if (strstr(name, readers[i]))
			return false;
	return true;
}

/* execl(shell, "sh", "-c", command, NULL) and its like: the text behind "-c" or "/c". */
static tg_node shell_command(const struct tg_ir *ir, tg_node call)
{
	unsigned count = tg_ir_arg_count(ir, call), i;

	if (is_other_program(ir, call))
		return 0;
	for (i = 1; i + 1 < count; i++) {
		const char *text = tg_ir_string(ir, tg_ir_arg(ir, call, i), NULL);

		if (text && (strcmp(text, "-c") == 0 || strcmp(text, "/c") == 0))
			return tg_ir_arg(ir, call, i + 1);
	}
	return 0;
}

static void visit(struct tg_pass *pass, tg_node call)
{
	static const char *const execs[] = {"execl", "execlp", "execle", "_execl", "_spawnl"};
	const struct tg_ir *ir = pass->ir;
	const char *name = tg_ir_callee(ir, call);
	size_t i;

	if (pass->host->call_has_role(pass, call, 0, TG_ROLE_COMMAND))
		check(pass, call, tg_ir_arg(ir, call, 0));
	for (i = 0; i < sizeof(execs) / sizeof(*execs); i++)
		if (strcmp(name, execs[i]) == 0)
			check(pass, call, shell_command(ir, call));
}
