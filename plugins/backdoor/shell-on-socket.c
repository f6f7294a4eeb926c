/* SPDX-License-Identifier: Apache-2.0 */
/*
 * backdoor/shell-on-socket - a connection becomes the standard input of a shell.
 *
 * Found is a socket that dup2() puts in the place of standard input in a program that starts a
 * shell. A shell that gets its commands as an argument reads none from there, and is left alone.
 */
#include "common/flow.h"

static void flow(struct tg_pass *pass, const struct tg_flow_event *event);

const struct tg_rule tg_rule_shell_on_socket = {
	.id = "backdoor/shell-on-socket",
	.events = TG_FLOW_CALL,
	.flow = flow,
};

/* "/bin/sh", "bash" */
static bool is_shell(const char *text)
{
	static const char *const shells[] = {
		"sh",      "ash",     "bash",           "dash", "ksh",
		"zsh",     "csh",     "tcsh",           "cmd",  "cmd.exe",
		"busybox", "command", "powershell.exe", NULL};
	const char *slash = strrchr(text, '/');

	return expr_is_one_of(slash ? slash + 1 : text, shells);
}

/* A call that starts a shell which asks for commands. */
static bool starts_shell(struct tg_pass *pass, tg_node call)
{
	const struct tg_ir *ir = pass->ir;
	bool shell = false;

	if (!tg_ir_is(ir, call, TG_IR_CALL) ||
	    !pass->host->in_list(pass, "launchers", tg_ir_callee(ir, call)))
		return false;
	for (unsigned i = 0; i < tg_ir_arg_count(ir, call); i++) {
		tg_node literal = lit_string_of(ir, tg_ir_arg(ir, call, i));
		const char *text = literal ? tg_ir_string(ir, literal, NULL) : NULL;

		if (text && (strcmp(text, "-c") == 0 || strcmp(text, "/c") == 0))
			return false;
		shell = shell || (text && is_shell(text));
	}
	return shell;
}

static void flow(struct tg_pass *pass, const struct tg_flow_event *event)
{
	const struct tg_ir *ir = pass->ir;
	const struct tg_flow_value *socket = pass->host->flow->argument(pass, event, 0);
	int64_t least, most;
	struct tg_flow_object object;
	tg_node n;

	if (!event->name || strncmp(event->name, "dup", 3) != 0 || event->count < 2 ||
	    !flow_range(pass, pass->host->flow->argument(pass, event, 1), &least, &most) ||
	    least != 0 || most != 0)
		return;
	object = flow_object(pass, socket);
	if (!object.made ||
	    !pass->host->in_list(pass, "socket-openers", tg_ir_callee(ir, object.made)))
		return;
	for (n = 1; n < ir->node_count; n++) {
		if (!starts_shell(pass, n))
			continue;
		pass->host->report(pass, event->at,
				   "who is connected here types what the shell runs");
		pass->host->step(pass, n, "it is started here");
		pass->host->flow->why(pass, socket, TG_WHY_MADE);
		return;
	}
}
