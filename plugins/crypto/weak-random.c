/* SPDX-License-Identifier: Apache-2.0 */
/*
 * crypto/weak-random - `rand()` and its like where nobody must be able to foretell the number.
 *
 * What the number is for is read from the names around it: what it is stored in, formatted or
 * copied to, and the function. Dice, jitter and back-off times are left alone. In C++ the engines
 * of <random> count too, asked themselves or by a distribution; std::random_device does not: the
 * libraries of today ask the system for it.
 */
#include "common/literal.h"

static void visit(struct tg_pass *pass, tg_node call);

const struct tg_rule tg_rule_weak_random = {
	.id = "crypto/weak-random",
	.kinds = TG_KINDS(TG_IR_CALL),
	.visit = visit,
};

/* "session_token"; not "key_count" or "token_id_len", which are about one. */
static bool is_unpredictable(struct tg_pass *pass, const char *name)
{
	return *name && pass->host->name_has(pass, "unpredictable-names", name) &&
	       !pass->host->name_has(pass, "random-exceptions", name);
}

/* What a call like snprintf(token, n, "%x", rand()) or memcpy(token, ...) writes, or "". */
static const char *written_by(struct tg_pass *pass, tg_node call)
{
	const char *callee = tg_ir_callee(pass->ir, call);

	if (!strstr(callee, "printf") && !pass->host->in_list(pass, "copiers", callee))
		return "";
	return lit_name_of(pass->ir, tg_ir_arg(pass->ir, call, 0));
}

/* `random() % count`: one of many is chosen, whatever they are called. */
static bool is_choice(const struct tg_ir *ir, tg_node call)
{
	tg_node parent = ir->node[call].parent;
	int64_t most;

	while (tg_ir_is(ir, parent, TG_IR_CAST))
		parent = ir->node[parent].parent;
	return tg_ir_is(ir, parent, TG_IR_BINARY) && ir->node[parent].op == TG_OP_REM &&
	       !tg_ir_constant(ir, tg_ir_strip(ir, tg_ir_child(ir, parent, 1)), &most);
}

/* The name of what the number goes into, going outwards to the statement; "" when none tells. */
static const char *purpose(struct tg_pass *pass, tg_node call)
{
	const struct tg_ir *ir = pass->ir;
	tg_node n;

	for (n = ir->node[call].parent; n && !tg_ir_is(ir, n, TG_IR_COMPOUND);
	     n = ir->node[n].parent) {
		const char *name = "";

		if (tg_ir_is(ir, n, TG_IR_ASSIGN))
			name = lit_name_of(ir, tg_ir_child(ir, n, 0));
		else if (tg_ir_is(ir, n, TG_IR_VAR) || tg_ir_is(ir, n, TG_IR_DESIGNATED))
			name = tg_ir_text(ir, ir->decl[ir->node[n].decl].name);
		else if (tg_ir_is(ir, n, TG_IR_CALL))
			name = written_by(pass, n);
		if (is_unpredictable(pass, name))
			return name;
	}
	if (is_choice(ir, call))
		return "";
	n = tg_ir_function_of(ir, call);
	return tg_ir_text(ir, ir->decl[ir->node[n].decl].name);
}

/* "gen" in `gen()` and `dice(gen)`, where it is one of <random>; or NULL. */
static const char *generator_object(const struct tg_ir *ir, tg_node call)
{
	static const char *const engines[] = {
		"mersenne_twister_engine",    "linear_congruential_engine",
		"subtract_with_carry_engine", "discard_block_engine",
		"shuffle_order_engine",       "independent_bits_engine"};
	unsigned i;
	size_t k;

	for (i = 0; ir->cplusplus && i < 2; i++) {
		tg_node object = tg_ir_arg(ir, call, i);
		const struct tg_ir_type *type = tg_ir_type_of(ir, object);
		const char *name = tg_ir_text(ir, ir->type[type->canonical].name);

		for (k = 0; object && k < sizeof(engines) / sizeof(*engines); k++)
			if (strstr(name, engines[k]))
				return tg_ir_name(ir, object);
	}
	return NULL;
}

static void visit(struct tg_pass *pass, tg_node call)
{
	const struct tg_ir_decl *callee = &pass->ir->decl[pass->ir->node[call].decl];
	const char *generator = tg_ir_text(pass->ir, callee->name), *name;

	if (callee->kind == TG_DECL_CONSTRUCTOR) /* a generator is made; what it gives counts */
		return;
	if (strcmp(generator, "operator()") == 0)
		generator = generator_object(pass->ir, call);
	else if (!pass->host->in_list(pass, "weak-generators", generator))
		return;
	if (!generator)
		return;
	name = purpose(pass, call);
	if (is_unpredictable(pass, name))
		pass->host->report(
			pass, call,
			"'%s' must not be foretold, but %s() repeats what can be computed; "
			"use getrandom() or the TLS library's generator",
			name, generator);
}
