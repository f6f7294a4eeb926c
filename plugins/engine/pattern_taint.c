/* SPDX-License-Identifier: Apache-2.0 */
/*
 * pattern_taint.c - `tainted: true`: what a function takes from outside, by the sources of the
 * models and through its own assignments. It is as much as can be said without following calls.
 */
#include "engine/pattern.h"

enum { TAINTED = 64, ROUNDS = 4, SOURCE_PARAMS = 8 };

struct taint {
	const struct tg_check *check;
	tg_decl at[TAINTED];
	size_t count;
};

static bool has(const struct taint *taint, tg_decl decl)
{
	size_t i;

	for (i = 0; i < taint->count; i++)
		if (taint->at[i] == decl)
			return true;
	return false;
}

static void add(struct taint *taint, tg_decl decl)
{
	if (decl && taint->count < TAINTED && !has(taint, decl))
		taint->at[taint->count++] = decl;
}

/* The variable that `buf`, `&x`, `buf + 4`, `s->data` and `a[i]` are about. */
static tg_decl base(const struct tg_ir *ir, tg_node n)
{
	for (;;) {
		uint8_t kind;

		n = tg_ir_strip(ir, n);
		kind = ir->node[n].kind;
		if (kind != TG_IR_SUBSCRIPT && kind != TG_IR_MEMBER && kind != TG_IR_UNARY &&
		    !(kind == TG_IR_BINARY && ir->node[n].op == TG_OP_ADD))
			return kind == TG_IR_REF ? ir->node[n].decl : 0;
		n = tg_ir_child(ir, n, 0);
	}
}

static bool is_source(const struct taint *taint, tg_node call, int param)
{
	return tg_api_call_has_role(taint->check->options->models, taint->check->ir, call, param,
				    TG_ROLE_SOURCE);
}

static bool is_tainted(const struct taint *taint, tg_node n)
{
	const struct tg_ir *ir = taint->check->ir;
	tg_node at;

	for (at = n; at < ir->node[n].end; at++)
		if ((tg_ir_is(ir, at, TG_IR_REF) && has(taint, ir->node[at].decl)) ||
		    (tg_ir_is(ir, at, TG_IR_CALL) && is_source(taint, at, TG_RESULT)))
			return true;
	return false;
}

static void take(struct taint *taint, tg_node n)
{
	const struct tg_ir *ir = taint->check->ir;
	int i;

	if (tg_ir_is(ir, n, TG_IR_VAR) && is_tainted(taint, tg_ir_child(ir, n, 0)))
		add(taint, ir->node[n].decl);
	if (tg_ir_is(ir, n, TG_IR_ASSIGN) && is_tainted(taint, tg_ir_child(ir, n, 1)))
		add(taint, base(ir, tg_ir_child(ir, n, 0)));
	if (!tg_ir_is(ir, n, TG_IR_CALL))
		return;
	for (i = 0; i < SOURCE_PARAMS; i++)
		if (is_source(taint, n, i))
			add(taint, base(ir, tg_ir_child(ir, n, (unsigned)i + 1)));
}

bool tg_pattern_tainted(const struct tg_check *check, tg_node function, tg_node n)
{
	const struct tg_ir *ir = check->ir;
	struct taint taint = {.check = check};
	unsigned round;
	tg_node at;

	if (strcmp(tg_ir_text(ir, ir->decl[ir->node[function].decl].name), "main") == 0)
		for (at = function + 1; at < ir->node[function].end; at++)
			if (tg_ir_is(ir, at, TG_IR_PARAM) && ir->decl[ir->node[at].decl].index > 0)
				add(&taint, ir->node[at].decl);
	for (round = 0; function && round < ROUNDS; round++) {
		size_t before = taint.count;

		for (at = function; at < ir->node[function].end; at++)
			take(&taint, at);
		if (taint.count == before)
			break;
	}
	return n && is_tainted(&taint, n);
}
