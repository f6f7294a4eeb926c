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

static void check(struct tg_pass *pass, tg_node call, tg_node command)
{
	const struct tg_ir *ir = pass->ir;
	int64_t value;
	tg_node build;

	if (!command || lit_string_of(ir, command) || tg_ir_constant(ir, command, &value))
		return; /* a null pointer asks whether there is a shell */
	if (tg_ir_is(ir, command, TG_IR_CONDITIONAL)) {
		check(pass, call, tg_ir_strip(ir, tg_ir_child(ir, command, 1)));
		check(pass, call, tg_ir_strip(ir, tg_ir_child(ir, command, 2)));
		return;
	}
	if (build_is_followed(ir, command) || build_is_harmless(ir, call, command, &build) ||
	    sink_is_asked_before(pass, call))
		return;
	pass->host->report(pass, call,
			   "the command of %s() is put together at run time; text in it can become "
			   "another command",
			   tg_ir_callee(ir, call));
	if (build)
		pass->host->step(pass, build, "the command is built here");
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
