/* SPDX-License-Identifier: Apache-2.0 */
/*
 * origin.h - where the content of a secret comes from: out of the program itself, a file, the
 * network; and whether it was decrypted on the way.
 *
 * Follows, within the unit, initialisers, assignments, copies, element-wise stores, pointers to a
 * buffer, fields, arguments to parameters, buffers that a callee fills, and results. Into a callee
 * and out again: what its other callers pass is no matter. The order of statements is not looked
 * at, but what a constant condition rules out is.
 */
#ifndef TRACEGATE_CREDENTIALS_ORIGIN_H
#define TRACEGATE_CREDENTIALS_ORIGIN_H

#include "common/literal.h"

enum { ORIGIN_MOST = 64, ORIGIN_KEY_ELEMENTS = 8 };

struct origin {
	tg_node literal;   /* a text or block that stands in the program, or 0 */
	tg_node file;      /* the call that reads it from a file, or 0 */
	tg_node network;   /* or from a peer, or 0 */
	tg_node decrypted; /* the call that decrypts it, or 0 */
	tg_node derived;   /* the call that makes it from something else: a digest, or 0 */
	bool empty;        /* an empty text reaches it */

	struct tg_pass *pass;
	tg_decl seen[ORIGIN_MOST];
	unsigned seen_count;
	unsigned callees; /* how many callees the way has gone into */
};

static inline void origin_follow(struct origin *o, tg_node n);
static inline void origin_visit(struct origin *o, tg_decl decl);

/* ---- places ---- */

/* The variable, parameter or field that holds what an expression names; through `&`, `*`, `[]`,
 * `+`: the buffer itself. 0 when there is none. */
static inline tg_decl origin_root(const struct tg_ir *ir, tg_node n)
{
	for (;;) {
		const struct tg_ir_node *node;

		n = tg_ir_strip(ir, n);
		node = &ir->node[n];
		if (node->kind == TG_IR_SUBSCRIPT ||
		    (node->kind == TG_IR_UNARY &&
		     (node->op == TG_OP_ADDRESS || node->op == TG_OP_DEREF ||
		      (node->op >= TG_OP_PRE_INC && node->op <= TG_OP_POST_DEC))) ||
		    (node->kind == TG_IR_BINARY &&
		     (node->op == TG_OP_ADD || node->op == TG_OP_SUB)))
			n = tg_ir_child(ir, n, 0);
		else
			break;
	}
	if (tg_ir_is(ir, n, TG_IR_MEMBER)) {
		tg_node base = tg_ir_strip(ir, tg_ir_child(ir, n, 0));
		const struct tg_ir_decl *object = &ir->decl[ir->node[base].decl];

		/* Only fields of a struct at hand: others have as many contents as objects. */
		if (ir->node[n].op != TG_OP_DOT || !tg_ir_is(ir, base, TG_IR_REF) ||
		    (object->flags & TG_DECL_GLOBAL))
			return 0;
	} else if (!tg_ir_is(ir, n, TG_IR_REF)) {
		return 0;
	}
	switch (ir->decl[ir->node[n].decl].kind) {
	case TG_DECL_VAR:
	case TG_DECL_PARAM:
	case TG_DECL_FIELD:
		return ir->node[n].decl;
	default:
		return 0;
	}
}

/* The nodes in which a declaration can be used: its function's, or the whole unit's. */
static inline void origin_scope(const struct tg_ir *ir, tg_decl decl, tg_node *ret_from,
				tg_node *ret_to)
{
	const struct tg_ir_decl *d = &ir->decl[decl];
	tg_node function = 0;

	if (d->kind == TG_DECL_PARAM || (d->kind == TG_DECL_VAR && !(d->flags & TG_DECL_GLOBAL)))
		function = tg_ir_function_of(ir, d->node);
	*ret_from = function ? function : 1;
	*ret_to = function ? ir->node[function].end : ir->node_count;
}

/* ---- what cannot happen ---- */

/* The constant that an expression always is: a literal, a constant variable, a function that
 * returns nothing else, and comparisons of them. */
static inline bool origin_constant(const struct tg_ir *ir, tg_node n, int64_t *ret, unsigned depth)
{
	int64_t left, right;
	tg_node body, c;
	tg_decl decl;

	n = tg_ir_strip(ir, n);
	if (tg_ir_constant(ir, n, ret))
		return true;
	if (depth > 3)
		return false;
	decl = lit_variable(ir, n);
	if (decl && ir->decl[decl].kind == TG_DECL_VAR && (ir->decl[decl].flags & TG_DECL_GLOBAL)) {
		const struct tg_ir_type *type = &ir->type[ir->decl[decl].type];
		tg_node value = lit_initialiser(ir, decl);

		if (!(type->flags & TG_TYPE_CONST) && (ir->decl[decl].linkage == TG_LINK_EXTERNAL))
			return false;
		for (c = 1; c < ir->node_count && !(type->flags & TG_TYPE_CONST); c++)
			if (lit_is_written_by(ir, c, decl))
				return false;
		return value && origin_constant(ir, value, ret, depth + 1);
	}
	if (tg_ir_is(ir, n, TG_IR_CALL)) {
		body = tg_ir_body(ir, ir->decl[ir->node[n].decl].node);
		c = tg_ir_child(ir, body, 0);
		return body && tg_ir_is(ir, c, TG_IR_RETURN) &&
		       origin_constant(ir, tg_ir_child(ir, c, 0), ret, depth + 1);
	}
	if (!tg_ir_is(ir, n, TG_IR_BINARY) ||
	    !origin_constant(ir, tg_ir_child(ir, n, 0), &left, depth + 1) ||
	    !origin_constant(ir, tg_ir_child(ir, n, 1), &right, depth + 1))
		return false;
	switch (ir->node[n].op) {
	case TG_OP_EQ:
		*ret = left == right;
		return true;
	case TG_OP_NE:
		*ret = left != right;
		return true;
	default:
		return false;
	}
}

/* True when a condition that is always the same keeps the node from being run. */
static inline bool origin_is_dead(const struct tg_ir *ir, tg_node n)
{
	tg_node child = n, parent;
	int64_t value;

	for (parent = ir->node[n].parent; parent;
	     child = parent, parent = ir->node[parent].parent) {
		if (tg_ir_is(ir, parent, TG_IR_FUNCTION))
			return false;
		if (!tg_ir_is(ir, parent, TG_IR_IF) ||
		    !origin_constant(ir, tg_ir_child(ir, parent, 1), &value, 0))
			continue;
		if (child == tg_ir_child(ir, parent, value ? 3 : 2))
			return true;
	}
	return false;
}

/* ---- calls ---- */

static inline bool origin_name_has(const char *name, const char *word)
{
	size_t length = strlen(word), i;

	for (; *name; name++) {
		for (i = 0; i < length && name[i]; i++) {
			char c = name[i];

			if (lit_is_upper(c))
				c = (char)(c + 32);
			if (c != word[i])
				break;
		}
		if (i == length)
			return true;
	}
	return false;
}

static inline bool origin_decrypts(const char *name)
{
	return origin_name_has(name, "decrypt") || origin_name_has(name, "unprotect") ||
	       origin_name_has(name, "unseal") || origin_name_has(name, "decipher");
}

/* A call that writes what it has computed: a digest, a derived key. */
static inline bool origin_derives(const char *name)
{
	static const char *const words[] = {"finish", "final",  "digest", "derive",
					    "pbkdf",  "scrypt", "argon",  NULL};
	size_t i;

	for (i = 0; words[i]; i++)
		if (origin_name_has(name, words[i]))
			return true;
	return false;
}

/* True when a call can write behind its argument: the parameter is a pointer to what is not
 * constant. */
static inline bool origin_is_written(const struct tg_ir *ir, tg_node call, unsigned argument)
{
	const struct tg_ir_type *type = &ir->type[ir->decl[ir->node[call].decl].type];
	const struct tg_ir_type *param;

	type = &ir->type[type->canonical];
	if (type->cls != TG_TYPE_FUNCTION || argument >= type->param_count)
		return false;
	param = &ir->type[ir->type[ir->params[type->first_param + argument]].canonical];
	return param->cls == TG_TYPE_POINTER && !(ir->type[param->of].flags & TG_TYPE_CONST);
}

/* True for a stream through an end of a pipe that the function has made: another program reads. */
static inline bool origin_is_pipe(const struct tg_ir *ir, tg_node open)
{
	tg_node at = tg_ir_function_of(ir, open);
	tg_decl ends = origin_root(ir, tg_ir_arg(ir, open, 0));

	for (; ends && at < open; at++)
		if ((tg_ir_calls(ir, at, "pipe") || tg_ir_calls(ir, at, "pipe2")) &&
		    origin_root(ir, tg_ir_arg(ir, at, 0)) == ends)
			return true;
	return false;
}

enum { ORIGIN_PIPE = 3 };

/* What a descriptor or stream is: 1 file, 2 network, 3 a pipe to another program, 0 not known. */
static inline int origin_stream(struct tg_pass *pass, tg_node n)
{
	const struct tg_ir *ir = pass->ir;
	tg_decl decl = origin_root(ir, n);
	tg_node at, to, value;
	int kind = 0;

	if (!decl)
		return 0;
	origin_scope(ir, decl, &at, &to);
	for (; at < to; at++) {
		const char *name;

		if (tg_ir_is(ir, at, TG_IR_ASSIGN) &&
		    origin_root(ir, tg_ir_child(ir, at, 0)) == decl)
			value = tg_ir_child(ir, at, 1);
		else if (tg_ir_is(ir, at, TG_IR_VAR) && ir->node[at].decl == decl)
			value = tg_ir_child(ir, at, 0);
		else
			continue;
		name = tg_ir_callee(ir, tg_ir_strip(ir, value));
		if (strcmp(name, "fdopen") == 0 && origin_is_pipe(ir, tg_ir_strip(ir, value)))
			kind = ORIGIN_PIPE;
		else if (pass->host->in_list(pass, "stream-openers", name))
			kind = 1;
		else if (pass->host->in_list(pass, "socket-openers", name))
			kind = 2;
	}
	return kind;
}

/* A call that fills `decl` from outside: notes from where. */
static inline void origin_read(struct origin *o, tg_node call, const char *name, unsigned argument)
{
	const struct tg_ir *ir = o->pass->ir;
	const struct tg_host *host = o->pass->host;
	int stream = 0;
	unsigned i;

	if (host->in_list(o->pass, "network-readers", name) && argument == 1) {
		o->network = call;
		return;
	}
	if (!host->in_list(o->pass, "file-readers", name))
		return;
	for (i = 0; i < tg_ir_arg_count(ir, call); i++)
		if (i != argument && !stream)
			stream = origin_stream(o->pass, tg_ir_arg(ir, call, i));
	if (stream == 1)
		o->file = call;
	else if (stream == 2)
		o->network = call;
}

/* A call in which `decl` is argument number `argument`. */
static inline void origin_call(struct origin *o, tg_node call, unsigned argument)
{
	const struct tg_ir *ir = o->pass->ir;
	const char *name = tg_ir_callee(ir, call);
	tg_node function = ir->decl[ir->node[call].decl].node;
	unsigned i;

	if (origin_decrypts(name))
		o->decrypted = call;
	else if (origin_derives(name) && origin_is_written(ir, call, argument))
		o->derived = call;
	if (argument == 0 && o->pass->host->in_list(o->pass, "copiers", name)) {
		origin_follow(o, tg_ir_arg(ir, call, 1));
	} else if (argument == 0 && o->pass->host->in_list(o->pass, "formatters", name)) {
		for (i = 1; i < tg_ir_arg_count(ir, call); i++) {
			size_t size = 0;
			const char *text = tg_ir_string(ir, tg_ir_arg(ir, call, i), &size);

			/* A format with nothing but conversions says nothing. */
			if (!text || (size > 4 && !memchr(text, '%', size)))
				origin_follow(o, tg_ir_arg(ir, call, i));
		}
	} else {
		origin_read(o, call, name, argument);
	}
	if (tg_ir_body(ir, function)) { /* what the callee does with its parameter */
		tg_node param = tg_ir_child(ir, function, argument);

		o->callees++;
		if (tg_ir_is(ir, param, TG_IR_PARAM))
			origin_visit(o, ir->node[param].decl);
		o->callees--;
	}
}

/* Everything that calls hand to a parameter. */
static inline void origin_parameter(struct origin *o, tg_decl decl)
{
	const struct tg_ir *ir = o->pass->ir;
	tg_node function = tg_ir_function_of(ir, ir->decl[decl].node), n;

	for (n = 1; n < ir->node_count; n++)
		if (tg_ir_is(ir, n, TG_IR_CALL) && ir->node[n].decl == ir->node[function].decl &&
		    !origin_is_dead(ir, n) && !o->pass->host->in_self_test(o->pass, n))
			origin_follow(o, tg_ir_arg(ir, n, ir->decl[decl].index));
}

/* ---- following ---- */

static inline void origin_literal(struct origin *o, tg_node n)
{
	size_t size = 0;

	if (tg_ir_string(o->pass->ir, n, &size) && !size)
		o->empty = true;
	else if (!o->literal)
		o->literal = n;
}

static inline void origin_results(struct origin *o, tg_node call)
{
	const struct tg_ir *ir = o->pass->ir;
	tg_node function = ir->decl[ir->node[call].decl].node, n;

	if (!tg_ir_body(ir, function))
		return;
	for (n = function; n < ir->node[function].end; n++)
		if (tg_ir_is(ir, n, TG_IR_RETURN) && !origin_is_dead(ir, n))
			origin_follow(o, tg_ir_child(ir, n, 0));
}

static inline void origin_follow(struct origin *o, tg_node n)
{
	const struct tg_ir *ir = o->pass->ir;
	tg_decl decl;

	n = tg_ir_strip(ir, n);
	if (tg_ir_is(ir, n, TG_IR_STRING)) {
		origin_literal(o, n);
	} else if (tg_ir_is(ir, n, TG_IR_CONDITIONAL)) {
		origin_follow(o, tg_ir_child(ir, n, 1));
		origin_follow(o, tg_ir_child(ir, n, 2));
	} else if (tg_ir_is(ir, n, TG_IR_COMPOUND_LITERAL) || tg_ir_is(ir, n, TG_IR_INIT_LIST)) {
		tg_node list = tg_ir_is(ir, n, TG_IR_INIT_LIST) ? n : tg_ir_child(ir, n, 0);

		if (lit_constant_elements(ir, list) >= ORIGIN_KEY_ELEMENTS)
			origin_literal(o, list);
	} else if (tg_ir_is(ir, n, TG_IR_CALL)) {
		origin_results(o, n);
	} else {
		decl = origin_root(ir, n);
		if (decl)
			origin_visit(o, decl);
	}
}

/* One node that may say something of `decl`. */
static inline void origin_look(struct origin *o, tg_node n, tg_decl decl, unsigned *elements)
{
	const struct tg_ir *ir = o->pass->ir;
	tg_node target, value;
	unsigned i, count;

	switch (ir->node[n].kind) {
	case TG_IR_VAR:
		value = tg_ir_child(ir, n, 0);
		if (ir->node[n].decl == decl)
			origin_follow(o, value);
		else if (origin_root(ir, value) == decl &&
			 ir->type[ir->decl[ir->node[n].decl].type].cls == TG_TYPE_POINTER)
			origin_visit(o, ir->node[n].decl);
		return;
	case TG_IR_DESIGNATED:
		if (ir->node[n].decl == decl)
			origin_follow(o, tg_ir_child(ir, n, 0));
		return;
	case TG_IR_ASSIGN:
		if (ir->node[n].op != TG_OP_ASSIGN) /* `key[i] ^= seed[i]` is no copy */
			return;
		target = tg_ir_strip(ir, tg_ir_child(ir, n, 0));
		value = tg_ir_child(ir, n, 1);
		if (origin_root(ir, target) == decl) {
			if (tg_ir_is(ir, target, TG_IR_SUBSCRIPT) &&
			    (ir->node[value].flags & TG_IR_HAS_VALUE) && ir->node[value].value &&
			    ++*elements == ORIGIN_KEY_ELEMENTS)
				origin_literal(o, n);
			else
				origin_follow(o, value);
		} else if (origin_root(ir, value) == decl && origin_root(ir, target)) {
			if (tg_ir_type_of(ir, target)->cls == TG_TYPE_POINTER)
				origin_visit(o, origin_root(ir, target));
		}
		return;
	case TG_IR_CALL:
		count = tg_ir_arg_count(ir, n);
		for (i = 0; i < count; i++)
			if (origin_root(ir, tg_ir_arg(ir, n, i)) == decl)
				origin_call(o, n, i);
		return;
	default:
		return;
	}
}

static inline void origin_visit(struct origin *o, tg_decl decl)
{
	const struct tg_ir *ir = o->pass->ir;
	unsigned elements = 0, i;
	tg_node at, to;

	for (i = 0; i < o->seen_count; i++)
		if (o->seen[i] == decl)
			return;
	if (o->seen_count == ORIGIN_MOST)
		return;
	o->seen[o->seen_count++] = decl;
	origin_scope(ir, decl, &at, &to);
	for (; at < to; at++) {
		uint8_t kind = ir->node[at].kind;

		if ((kind == TG_IR_VAR || kind == TG_IR_ASSIGN || kind == TG_IR_CALL ||
		     kind == TG_IR_DESIGNATED) &&
		    !origin_is_dead(ir, at))
			origin_look(o, at, decl, &elements);
	}
	if (ir->decl[decl].kind == TG_DECL_PARAM && !o->callees)
		origin_parameter(o, decl);
}

/* Where what an argument of a call refers to comes from. */
static inline struct origin origin_of(struct tg_pass *pass, tg_node argument)
{
	struct origin o = {.pass = pass};

	origin_follow(&o, argument);
	return o;
}

#endif
