/* SPDX-License-Identifier: Apache-2.0 */
/*
 * use.h - which variables hold a secret, and what a function does with them.
 */
#ifndef TRACEGATE_CREDENTIALS_USE_H
#define TRACEGATE_CREDENTIALS_USE_H

#include "credentials/origin.h"
#include "credentials/secret.h"

/* Text or bytes: what a secret is kept in. */
static inline bool use_is_bytes(const struct tg_ir *ir, tg_decl decl)
{
	const struct tg_ir_type *type = &ir->type[ir->decl[decl].type];

	if (type->cls != TG_TYPE_POINTER && type->cls != TG_TYPE_ARRAY)
		return false;
	type = &ir->type[type->of];
	return type->cls == TG_TYPE_VOID || type->width == 8 || type->width == 16 ||
	       (type->width == 32 && type->cls == TG_TYPE_INT);
}

static inline bool use_is_secret_role(struct tg_pass *pass, tg_node call, unsigned argument)
{
	return pass->host->call_has_role(pass, call, (int)argument, TG_ROLE_PASSWORD) ||
	       pass->host->call_has_role(pass, call, (int)argument, TG_ROLE_KEY);
}

/* The call in [from, to) that takes `decl` as a password or key, or 0. */
static inline tg_node use_as_credential(struct tg_pass *pass, tg_decl decl, tg_node from,
					tg_node to)
{
	const struct tg_ir *ir = pass->ir;
	unsigned i, count;
	tg_node n;

	for (n = from; n < to; n++) {
		if (!tg_ir_is(ir, n, TG_IR_CALL))
			continue;
		count = tg_ir_arg_count(ir, n);
		for (i = 0; i < count; i++)
			if (use_is_secret_role(pass, n, i) &&
			    origin_root(ir, tg_ir_arg(ir, n, i)) == decl && !origin_is_dead(ir, n))
				return n;
	}
	return 0;
}

/* True when a call between two nodes fills `decl` anew: it is another content before and after. */
static inline bool use_is_refilled(struct tg_pass *pass, tg_decl decl, tg_node from, tg_node to)
{
	const struct tg_ir *ir = pass->ir;
	unsigned i, count;
	tg_node n;

	for (n = from + 1; n < to; n++) {
		count = tg_ir_is(ir, n, TG_IR_CALL) ? tg_ir_arg_count(ir, n) : 0;
		for (i = 0; i < count; i++)
			if (origin_root(ir, tg_ir_arg(ir, n, i)) == decl &&
			    origin_is_written(ir, n, i) && !use_is_secret_role(pass, n, i))
				return true;
	}
	return false;
}

/* True when what `decl` holds at `n` was written last by a function that says what went wrong. */
static inline bool use_is_message_at(struct tg_pass *pass, tg_decl decl, tg_node n)
{
	const struct tg_ir *ir = pass->ir;
	tg_node function = tg_ir_function_of(ir, n);
	unsigned i, count;

	while (--n > function) {
		count = tg_ir_is(ir, n, TG_IR_CALL) ? tg_ir_arg_count(ir, n) : 0;
		for (i = 0; i < count; i++)
			if (origin_root(ir, tg_ir_arg(ir, n, i)) == decl &&
			    origin_is_written(ir, n, i))
				return pass->host->in_list(pass, "error-texts",
							   tg_ir_callee(ir, n));
	}
	return false;
}

/* True when a call takes what `decl` holds at `n` as a password or key. */
static inline bool use_is_credential_at(struct tg_pass *pass, tg_decl decl, tg_node n)
{
	const struct tg_ir *ir = pass->ir;
	tg_node function = tg_ir_function_of(ir, n), end = ir->node[function].end, from = function;
	tg_node call;

	if (use_is_message_at(pass, decl, n))
		return false;
	for (; (call = use_as_credential(pass, decl, from, end)); from = call + 1)
		if (!use_is_refilled(pass, decl, call < n ? call : n, call < n ? n : call))
			return true;
	return false;
}

/* The secret that an expression names: by its name, or because a call of the function takes it as
 * a password. 0 when it is none. */
static inline tg_decl use_secret(struct tg_pass *pass, tg_node n)
{
	const struct tg_ir *ir = pass->ir;
	tg_decl decl = origin_root(ir, n);
	tg_node function;

	n = tg_ir_strip(ir, n);
	if (!decl && tg_ir_is(ir, n, TG_IR_MEMBER))
		decl = ir->node[n].decl;
	if (!decl || !use_is_bytes(ir, decl))
		return 0;
	/* `password[0]` and `*password` are characters. */
	if (tg_ir_is(ir, n, TG_IR_SUBSCRIPT) ||
	    (tg_ir_is(ir, n, TG_IR_UNARY) && ir->node[n].op == TG_OP_DEREF))
		return 0;
	if (secret_is_name(pass, tg_ir_text(ir, ir->decl[decl].name)))
		return decl;
	function = tg_ir_function_of(ir, n);
	if (!function || ir->decl[decl].kind == TG_DECL_FIELD ||
	    (ir->decl[decl].flags & TG_DECL_GLOBAL))
		return 0;
	return use_is_credential_at(pass, decl, n) ? decl : 0;
}

/* True when a call in the function whose name holds a word of the list takes `decl`. */
static inline bool use_in_call(struct tg_pass *pass, tg_node function, tg_decl decl,
			       const char *list)
{
	const struct tg_ir *ir = pass->ir;
	unsigned i, count;
	tg_node n;

	for (n = function; n < ir->node[function].end; n++) {
		if (!tg_ir_is(ir, n, TG_IR_CALL) ||
		    !pass->host->name_has(pass, list, tg_ir_callee(ir, n)))
			continue;
		count = tg_ir_arg_count(ir, n);
		for (i = 0; i < count; i++)
			if (origin_root(ir, tg_ir_arg(ir, n, i)) == decl && !origin_is_dead(ir, n))
				return true;
	}
	return false;
}

/* Encrypted, hashed or sealed somewhere in the function. */
static inline bool use_is_protected(struct tg_pass *pass, tg_node function, tg_decl decl)
{
	return use_in_call(pass, function, decl, "protecting-words");
}

/* A function that decides who may enter, by its name. */
static inline bool use_is_gate(struct tg_pass *pass, tg_node function)
{
	const struct tg_ir *ir = pass->ir;

	return pass->host->name_has(pass, "gate-words",
				    tg_ir_text(ir, ir->decl[ir->node[function].decl].name));
}

/* A comparison that is true when two texts are the same: `!strcmp(a, b)`, `memcmp(...) == 0`,
 * `equal(a, b)`. The call, or 0. */
static inline tg_node use_equality(struct tg_pass *pass, tg_node n)
{
	const struct tg_ir *ir = pass->ir;
	tg_node call;
	int64_t value;

	n = tg_ir_strip(ir, n);
	if (tg_ir_is(ir, n, TG_IR_UNARY) && ir->node[n].op == TG_OP_LNOT)
		call = tg_ir_strip(ir, tg_ir_child(ir, n, 0));
	else if (tg_ir_is(ir, n, TG_IR_BINARY) && ir->node[n].op == TG_OP_EQ &&
		 tg_ir_constant(ir, tg_ir_child(ir, n, 1), &value) && !value)
		call = tg_ir_strip(ir, tg_ir_child(ir, n, 0));
	else
		return 0;
	return tg_ir_is(ir, call, TG_IR_CALL) &&
			       pass->host->in_list(pass, "comparers", tg_ir_callee(ir, call))
		       ? call
		       : 0;
}

#endif
