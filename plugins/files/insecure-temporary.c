/* SPDX-License-Identifier: Apache-2.0 */
/*
 * files/insecure-temporary - a name for a temporary file that somebody else can take first.
 *
 * Such functions give a name that was free a moment ago. Reported is what opens it, or the call;
 * with O_EXCL nobody can put a file there unseen, but who guesses the names can take them all.
 * Found as well is a name in /tmp that stands in the program, or that `sprintf()` makes, and that
 * is created without O_EXCL and O_NOFOLLOW.
 */
#include "common/expr.h"

static void visit(struct tg_pass *pass, tg_node call);

const struct tg_rule tg_rule_insecure_temporary = {
	.id = "files/insecure-temporary",
	.kinds = TG_KINDS(TG_IR_CALL),
	.visit = visit,
};

/* The variable that holds the name: what the result is stored in, or the argument. */
static tg_decl name_of(const struct tg_ir *ir, tg_node call)
{
	tg_node parent = ir->node[call].parent;

	while (tg_ir_is(ir, parent, TG_IR_CAST))
		parent = ir->node[parent].parent;
	if (tg_ir_is(ir, parent, TG_IR_ASSIGN))
		return lit_variable(ir, tg_ir_child(ir, parent, 0));
	if (tg_ir_is(ir, parent, TG_IR_VAR))
		return ir->node[parent].decl;
	return lit_variable(ir, tg_ir_arg(ir, call, 0));
}

/* The first call after `from` that opens the file of that name, or 0. */
static tg_node open_of(struct tg_pass *pass, tg_node from, tg_decl name)
{
	const struct tg_ir *ir = pass->ir;
	tg_node n, end = ir->node[tg_ir_function_of(ir, from)].end;

	for (n = from; n < end; n++)
		if (tg_ir_is(ir, n, TG_IR_CALL) && lit_variable(ir, tg_ir_arg(ir, n, 0)) == name &&
		    pass->host->in_list(pass, "file-openers", tg_ir_callee(ir, n)))
			return n;
	return 0;
}

/* O_EXCL is 0x80 on Linux and 0x400 on Windows, where 0x80 is no flag of open(); 0x800 on BSD. */
static bool is_exclusive(const struct tg_ir *ir, tg_node call)
{
	const char *name = tg_ir_callee(ir, call);
	size_t length;
	const char *mode = tg_ir_string(ir, lit_string_of(ir, tg_ir_arg(ir, call, 1)), &length);
	int64_t flags;

	if (mode)
		return strchr(mode, 'x') != NULL;
	if (name[0] == '_')
		return expr_constant(ir, tg_ir_arg(ir, call, 1), &flags) && (flags & 0x400);
	return expr_constant(ir, tg_ir_arg(ir, call, 1), &flags) && (flags & (0x80 | 0x800));
}

/* The text of an argument when it begins with a folder in which all may write, or NULL. */
static const char *shared_name(const struct tg_ir *ir, tg_node argument)
{
	static const char *const folders[] = {"/tmp/", "/var/tmp/", "/dev/shm/", NULL};
	const char *text = tg_ir_string(ir, lit_string_of(ir, argument), NULL);
	size_t i;

	for (i = 0; text && folders[i]; i++)
		if (strncmp(text, folders[i], strlen(folders[i])) == 0)
			return text;
	return NULL;
}

/* True for `sprintf()` and its like with such a text. */
static bool composes(const struct tg_ir *ir, tg_node call)
{
	static const char *const prints[] = {"sprintf", "snprintf", NULL};
	const char *name = tg_ir_callee(ir, call), *text;

	if (!expr_is_one_of(name, prints))
		return false;
	text = shared_name(ir, tg_ir_arg(ir, call, name[1] == 'n' ? 2 : 1));
	return text && strchr(text, '%');
}

/* True when a call makes the file where there is none: O_CREAT, "w", "a". */
static bool creates(const struct tg_ir *ir, tg_node call)
{
	size_t length;
	const char *mode = tg_ir_string(ir, lit_string_of(ir, tg_ir_arg(ir, call, 1)), &length);
	int64_t flags;

	if (mode)
		return strpbrk(mode, "wa") != NULL;
	return expr_constant(ir, tg_ir_arg(ir, call, 1), &flags) && (flags & (0x40 | 0x200));
}

/* `open("/tmp/state", O_CREAT)`; with O_NOFOLLOW (Linux) no link is followed. */
static bool creates_shared(struct tg_pass *pass, tg_node call)
{
	const struct tg_ir *ir = pass->ir;
	int64_t flags;

	if (!pass->host->in_list(pass, "file-openers", tg_ir_callee(ir, call)) ||
	    !shared_name(ir, tg_ir_arg(ir, call, 0)) || !creates(ir, call) ||
	    is_exclusive(ir, call))
		return false;
	return !expr_constant(ir, tg_ir_arg(ir, call, 1), &flags) || !(flags & 0400000);
}

static void visit(struct tg_pass *pass, tg_node call)
{
	const struct tg_ir *ir = pass->ir;
	const char *callee = tg_ir_callee(ir, call);
	tg_decl name;
	tg_node open;

	if (creates_shared(pass, call)) {
		pass->host->report(pass, call,
				   "everybody knows this name in a folder for all, and can put a "
				   "link there first");
		return;
	}
	if (composes(ir, call)) {
		name = lit_variable(ir, tg_ir_arg(ir, call, 0));
		open = name ? open_of(pass, ir->node[call].end, name) : 0;
		if (!open || !creates(ir, open) || is_exclusive(ir, open))
			return;
		pass->host->report(pass, open,
				   "everybody can guess this name in a folder for all, and put a "
				   "link there first");
		pass->host->step(pass, call, "the name is made here");
		return;
	}
	if (!pass->host->in_list(pass, "temporary-names", callee))
		return;
	name = name_of(ir, call);
	open = name ? open_of(pass, ir->node[call].end, name) : 0;
	if (open && is_exclusive(ir, open)) {
		pass->host->report(pass, call,
				   "%s() gives a name that can be guessed: whoever takes it first "
				   "keeps the program from starting",
				   callee);
		return;
	}
	pass->host->report(
		pass, open ? open : call,
		"between %s() and the creation of the file somebody else can put a file or "
		"a link there",
		callee);
	if (open)
		pass->host->step(pass, call, "the name is made here");
}
