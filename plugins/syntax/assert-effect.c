/* SPDX-License-Identifier: Apache-2.0 */
/*
 * syntax/assert-effect - an assertion that changes something: it assigns, counts, or calls what a
 * program cannot do without (what reads, and what protects: its result has to be checked). A macro
 * of the project's own that uses its argument in each of its definitions stays in every build.
 */
#include <string.h>

#include "tracegate/plugin.h"

static void visit(struct tg_pass *pass, tg_node n);

const struct tg_rule tg_rule_assert_effect = {
	.id = "syntax/assert-effect",
	.kinds = TG_KINDS(TG_IR_ASSIGN, TG_IR_UNARY, TG_IR_CALL),
	.visit = visit,
};

/* The text that a macro stands for in a file, or NULL. */
static const char *defined_in(const struct tg_ir_file *file, const char *macro, const char *from)
{
	size_t size = strlen(macro);
	const char *at = from, *end = file->content + file->size;

	for (; at + 8 + size < end; at++) {
		if (*at != '#')
			continue;
		for (at++; at < end && (*at == ' ' || *at == '\t'); at++)
			;
		if ((size_t)(end - at) < 8 + size || strncmp(at, "define ", 7) != 0)
			continue;
		for (at += 7; at < end && (*at == ' ' || *at == '\t'); at++)
			;
		if ((size_t)(end - at) > size && strncmp(at, macro, size) == 0 && at[size] == '(')
			return at + size;
	}
	return NULL;
}

/* True when the project defines the macro, and each time with a use of what stands in it. */
static bool stays(const struct tg_ir *ir, const char *macro)
{
	bool found = false;
	uint32_t i;

	for (i = 0; i < ir->file_count; i++) {
		const struct tg_ir_file *file = &ir->file[i];
		const char *at = file->content;

		while (at && (at = defined_in(file, macro, at))) {
			const char *end = file->content + file->size, *name = at + 1, *body;
			size_t size = 0;

			while (name + size < end && name[size] != ')' && name[size] != '\n')
				size++;
			for (body = name + size; body + size < end; body++)
				if ((*body == '\n' && body[-1] != '\\') ||
				    (size && strncmp(body, name, size) == 0))
					break;
			if (!size || body + size >= end || *body == '\n')
				return false;
			found = true;
			at = body;
		}
	}
	return found;
}

static bool does_work(struct tg_pass *pass, tg_node n, const char *macro)
{
	const struct tg_ir_node *node = &pass->ir->node[n];

	/* Many an ASSERT() of a project's own stays in every build. */
	if (node->kind == TG_IR_CALL && strcmp(macro, "assert") != 0 &&
	    strcmp(macro, "g_assert") != 0)
		return false;
	if (node->kind == TG_IR_CALL)
		return pass->host->in_list(pass, "results-to-check", tg_ir_callee(pass->ir, n)) ||
		       pass->host->call_has_role(pass, n, TG_RESULT, TG_ROLE_MUST_CHECK);
	return node->kind == TG_IR_ASSIGN ||
	       (node->op >= TG_OP_PRE_INC && node->op <= TG_OP_POST_DEC);
}

static void visit(struct tg_pass *pass, tg_node n)
{
	const struct tg_ir *ir = pass->ir;
	const struct tg_ir_node *node = &ir->node[n];
	const char *macro = tg_ir_text(ir, ir->macro[node->macro].name);

	if (!(node->flags & TG_IR_IN_MACRO) || !(node->flags & TG_IR_MACRO_ARG) ||
	    !pass->host->in_list(pass, "assertions", macro))
		return;
	if (does_work(pass, n, macro) && !stays(ir, macro))
		pass->host->report(pass, n,
				   "%s() changes something; without assertions it does not", macro);
}
