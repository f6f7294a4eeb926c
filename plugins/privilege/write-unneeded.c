/* SPDX-License-Identifier: Apache-2.0 */
/*
 * privilege/write-unneeded - a file is opened for reading and writing, and only read.
 *
 * The handle is a local variable, and every use of it in the function is one of the calls that
 * read, seek, ask and close (lists "handle-readers", "handle-keepers"), a mapping that cannot be
 * written, or a test. A handle that is handed on, returned or kept may be written elsewhere. What
 * is made or cut off by opening is left alone, and so is what nobody reads.
 */
#include "common/expr.h"

static void visit(struct tg_pass *pass, tg_node call);

const struct tg_rule tg_rule_write_unneeded = {
	.id = "privilege/write-unneeded",
	.kinds = TG_KINDS(TG_IR_CALL),
	.visit = visit,
};

/* <fcntl.h> of Linux and most others: O_RDWR; O_CREAT, O_TRUNC, O_APPEND. */
enum { READ_WRITE = 2, ACCESS = 3, MAKES = 0100 | 01000 | 02000, WRITABLE_MAP = 2 };

/* Which argument says how a function opens, and whether it is a text; 0 = it opens nothing. */
static unsigned mode_argument(const char *name, bool *ret_text)
{
	static const struct {
		const char *name;
		unsigned mode;
		bool text;
	} openers[] = {{"open", 1, false},     {"open64", 1, false}, {"openat", 2, false},
		       {"openat64", 2, false}, {"fopen", 1, true},   {"fopen64", 1, true}};
	size_t i;

	for (i = 0; i < sizeof(openers) / sizeof(*openers); i++)
		if (strcmp(name, openers[i].name) == 0) {
			*ret_text = openers[i].text;
			return openers[i].mode;
		}
	return 0;
}

/* "r+", "rb+": both, and nothing is made; what to write instead, or NULL. */
static const char *narrower(const struct tg_ir *ir, tg_node mode, bool is_text)
{
	const char *text = is_text ? tg_ir_string(ir, mode, NULL) : NULL;
	int64_t flags;

	if (text)
		return text[0] != 'r' || !strchr(text, '+') ? NULL
		       : strchr(text, 'b')                  ? "\"rb\""
							    : "\"r\"";
	if (is_text || !expr_constant(ir, mode, &flags) || (flags & ACCESS) != READ_WRITE ||
	    flags & MAKES)
		return NULL;
	return flags == READ_WRITE ? "O_RDONLY" : "";
}

static tg_decl handle_of(const struct tg_ir *ir, tg_node call)
{
	tg_node parent = ir->node[call].parent;
	tg_decl decl = 0;

	while (tg_ir_is(ir, parent, TG_IR_CAST))
		parent = ir->node[parent].parent;
	if (tg_ir_is(ir, parent, TG_IR_VAR))
		decl = ir->node[parent].decl;
	else if (tg_ir_is(ir, parent, TG_IR_ASSIGN))
		decl = lit_variable(ir, tg_ir_child(ir, parent, 0));
	return ir->decl[decl].kind == TG_DECL_VAR && !(ir->decl[decl].flags & TG_DECL_GLOBAL) ? decl
											      : 0;
}

enum use { OTHER, TESTED, READ };

/* What becomes of the handle where it is named. */
static enum use use_of(struct tg_pass *pass, tg_node ref)
{
	const struct tg_ir *ir = pass->ir;
	tg_node parent = ir->node[ref].parent;
	int64_t protection;

	while (tg_ir_is(ir, parent, TG_IR_CAST))
		parent = ir->node[parent].parent;
	if (tg_ir_is(ir, parent, TG_IR_CALL)) {
		const char *name = tg_ir_callee(ir, parent);

		if (pass->host->in_list(pass, "handle-readers", name))
			return READ;
		if (pass->host->in_list(pass, "handle-keepers", name))
			return TESTED;
		return (strcmp(name, "mmap") == 0 || strcmp(name, "mmap64") == 0) &&
				       expr_constant(ir, tg_ir_arg(ir, parent, 2), &protection) &&
				       !(protection & WRITABLE_MAP)
			       ? READ
			       : OTHER;
	}
	if (tg_ir_is(ir, parent, TG_IR_ASSIGN))
		return tg_ir_strip(ir, tg_ir_child(ir, parent, 0)) == ref ? TESTED : OTHER;
	if (tg_ir_is(ir, parent, TG_IR_BINARY) && ir->node[parent].op >= TG_OP_LT &&
	    ir->node[parent].op <= TG_OP_LOR)
		return TESTED;
	return tg_ir_is(ir, parent, TG_IR_IF) || tg_ir_is(ir, parent, TG_IR_CONDITIONAL) ||
			       (tg_ir_is(ir, parent, TG_IR_UNARY) &&
				ir->node[parent].op == TG_OP_LNOT)
		       ? TESTED
		       : OTHER;
}

/* True when the function reads through the handle, and does nothing else with it. */
static bool is_only_read(struct tg_pass *pass, tg_node function, tg_decl handle)
{
	const struct tg_ir *ir = pass->ir;
	bool read = false;
	tg_node n;

	for (n = function; n < ir->node[function].end; n++) {
		enum use use;

		if (!tg_ir_is(ir, n, TG_IR_REF) || ir->node[n].decl != handle)
			continue;
		use = use_of(pass, n);
		if (use == OTHER)
			return false;
		read = read || use == READ;
	}
	return read;
}

static void visit(struct tg_pass *pass, tg_node call)
{
	const struct tg_ir *ir = pass->ir;
	tg_node function = tg_ir_function_of(ir, call);
	bool is_text = false;
	unsigned mode = mode_argument(tg_ir_callee(ir, call), &is_text);
	const char *instead = mode ? narrower(ir, tg_ir_arg(ir, call, mode), is_text) : NULL;
	tg_decl handle = instead && function ? handle_of(ir, call) : 0;

	if (!handle || !is_only_read(pass, function, handle))
		return;
	pass->host->report(
		pass, call,
		"'%s' is opened for writing too and only read; whoever takes the program "
		"over can change the file",
		tg_ir_text(ir, ir->decl[handle].name));
	if (*instead && !(ir->node[call].flags & TG_IR_IN_MACRO))
		pass->host->fix(pass, tg_ir_arg(ir, call, mode), instead);
}
