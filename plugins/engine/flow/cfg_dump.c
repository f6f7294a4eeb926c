/* SPDX-License-Identifier: Apache-2.0 */
/*
 * cfg_dump.c - a control-flow graph as text.
 */
#include "engine/flow/cfg.h"

#include "base/text.h"

static const char *const names[TG_CFG_KINDS] = {
	[TG_CFG_CONST] = "const",     [TG_CFG_UNKNOWN] = "unknown", [TG_CFG_STRING] = "string",
	[TG_CFG_ADDRESS] = "address", [TG_CFG_TEMP] = "temporary",  [TG_CFG_THIS] = "this",
	[TG_CFG_FIELD] = "field",     [TG_CFG_OFFSET] = "offset",   [TG_CFG_INDEX] = "index",
	[TG_CFG_LOAD] = "load",       [TG_CFG_STORE] = "store",     [TG_CFG_INIT] = "init",
	[TG_CFG_TEXT] = "text",       [TG_CFG_ZERO] = "zero",       [TG_CFG_FORGET] = "forget",
	[TG_CFG_DECLARE] = "declare", [TG_CFG_LENGTH] = "length",   [TG_CFG_END] = "end",
	[TG_CFG_BINARY] = "binary",   [TG_CFG_UNARY] = "unary",     [TG_CFG_CAST] = "cast",
	[TG_CFG_STEP] = "step",       [TG_CFG_UPDATE] = "update",   [TG_CFG_CALL] = "call",
	[TG_CFG_NEW] = "new",         [TG_CFG_DELETE] = "delete",   [TG_CFG_POP] = "pop",
	[TG_CFG_FINISH] = "finish",   [TG_CFG_WRITTEN] = "written", [TG_CFG_DUP] = "dup",
	[TG_CFG_NUMBER] = "number",   [TG_CFG_REAL] = "real",
};

static const char *const operators[TG_OPS] = {
	[TG_OP_ADD] = "+",       [TG_OP_SUB] = "-",       [TG_OP_MUL] = "*",
	[TG_OP_DIV] = "/",       [TG_OP_REM] = "%",       [TG_OP_SHL] = "<<",
	[TG_OP_SHR] = ">>",      [TG_OP_AND] = "&",       [TG_OP_OR] = "|",
	[TG_OP_XOR] = "^",       [TG_OP_LT] = "<",        [TG_OP_GT] = ">",
	[TG_OP_LE] = "<=",       [TG_OP_GE] = ">=",       [TG_OP_EQ] = "==",
	[TG_OP_NE] = "!=",       [TG_OP_PRE_INC] = "++",  [TG_OP_PRE_DEC] = "--",
	[TG_OP_POST_INC] = "++", [TG_OP_POST_DEC] = "--", [TG_OP_MINUS] = "-",
	[TG_OP_NOT] = "~",       [TG_OP_LNOT] = "!",
};

static const char *operator_of(const struct tg_ir_node *node)
{
	return node->op < TG_OPS && operators[node->op] ? operators[node->op] : "?";
}

static void dump_op(struct tg_buf *out, const struct tg_cfg *code, const struct tg_cfg_op *op)
{
	const struct tg_ir *ir = code->ir;
	const struct tg_ir_node *node = &ir->node[op->node];

	tg_buf_printf(out, "  %s", names[op->kind]);
	switch (op->kind) {
	case TG_CFG_ADDRESS:
	case TG_CFG_DECLARE:
	case TG_CFG_LENGTH:
	case TG_CFG_END:
		tg_buf_printf(out, " %s%s", tg_ir_text(ir, ir->decl[op->decl].name),
			      op->plain ? " (to be written)" : "");
		break;
	case TG_CFG_CONST:
		tg_buf_printf(out, " %lld", (long long)node->value);
		break;
	case TG_CFG_NUMBER:
	case TG_CFG_OFFSET:
		tg_buf_printf(out, " %d", op->number);
		break;
	case TG_CFG_FIELD:
		tg_buf_printf(out, " %s at %lld", tg_ir_text(ir, ir->decl[node->decl].name),
			      (long long)tg_cfg_field(ir, node->decl));
		break;
	case TG_CFG_BINARY:
	case TG_CFG_UNARY:
	case TG_CFG_UPDATE:
	case TG_CFG_STEP:
		tg_buf_printf(out, " %s", operator_of(node));
		break;
	case TG_CFG_CAST:
		tg_buf_printf(out, " to %s", tg_ir_text(ir, ir->type[node->type].name));
		break;
	case TG_CFG_CALL:
		tg_buf_printf(out, " %s with %u",
			      op->indirect ? "(pointer)" : tg_ir_callee(ir, op->node), op->count);
		break;
	default:
		break;
	}
	tg_buf_printf(out, " @%u:%u\n", ir->loc[node->loc].line, ir->loc[node->loc].column);
}

static void dump_end(struct tg_buf *out, const struct tg_cfg *code,
		     const struct tg_cfg_block *block)
{
	static const char *const ends[] = {"jump", "branch", "switch", "return",
					   "stop", "any",    "throw"};
	uint32_t i;

	tg_buf_printf(out, "  %s%s%s", ends[block->end],
		      block->end == TG_CFG_RETURN && block->value ? " value" : "",
		      block->end == TG_CFG_BRANCH && block->loop ? " of a loop" : "");
	for (i = 0; i < block->edges; i++) {
		const struct tg_cfg_edge *edge = &code->edge[block->edge + i];

		if (block->end == TG_CFG_SWITCH && edge->least > edge->most)
			tg_buf_puts(out, " default");
		else if (block->end == TG_CFG_SWITCH && edge->least != edge->most)
			tg_buf_printf(out, " %lld..%lld", (long long)edge->least,
				      (long long)edge->most);
		else if (block->end == TG_CFG_SWITCH)
			tg_buf_printf(out, " %lld", (long long)edge->least);
		else if (block->end == TG_CFG_BRANCH)
			tg_buf_puts(out, i ? " else" : " then");
		tg_buf_printf(out, " B%u", edge->to);
	}
	tg_buf_putc(out, '\n');
}

void tg_cfg_dump(struct tg_buf *out, const struct tg_cfg *code)
{
	const struct tg_ir *ir = code->ir;
	uint32_t i, k;

	tg_buf_printf(out, "function '%s', %u blocks, %u reached\n",
		      tg_ir_text(ir, ir->decl[ir->node[code->function].decl].name), code->blocks,
		      code->reached);
	for (i = 0; i < code->reached; i++) {
		const struct tg_cfg_block *block = &code->block[code->order[i]];

		tg_buf_printf(out, "B%u%s%s\n", code->order[i], i ? "" : " (entry)",
			      block->head ? " (loop)" : "");
		for (k = 0; k < block->count; k++)
			dump_op(out, code, &code->op[block->first + k]);
		dump_end(out, code, block);
	}
	for (i = 0; i < code->blocks; i++)
		if (!code->block[i].reached && code->block[i].begin)
			tg_buf_printf(out, "unreachable: line %u\n",
				      ir->loc[ir->node[code->block[i].begin].loc].line);
}
