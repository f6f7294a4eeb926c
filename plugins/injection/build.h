/* SPDX-License-Identifier: Apache-2.0 */
/*
 * build.h - texts that a function puts together in a local array.
 */
#ifndef TRACEGATE_INJECTION_BUILD_H
#define TRACEGATE_INJECTION_BUILD_H

#include "common/expr.h"

/* True when an argument that a format brings in cannot carry text from outside. */
static inline bool build_is_plain(const struct tg_ir *ir, tg_node argument)
{
	uint8_t cls = tg_ir_type_of(ir, argument)->cls;

	argument = tg_ir_strip(ir, argument);
	if (tg_ir_is(ir, argument, TG_IR_CONDITIONAL))
		return build_is_plain(ir, tg_ir_child(ir, argument, 1)) &&
		       build_is_plain(ir, tg_ir_child(ir, argument, 2));
	return lit_string_of(ir, argument) || cls == TG_TYPE_INT || cls == TG_TYPE_BOOL ||
	       cls == TG_TYPE_CHAR || cls == TG_TYPE_FLOAT || cls == TG_TYPE_ENUM;
}

/* True when every value that reaches the text through argument `format` is plain. */
static inline bool build_formats_plain(const struct tg_ir *ir, tg_node call, unsigned format)
{
	unsigned count = tg_ir_arg_count(ir, call), i;

	if (!lit_string_of(ir, tg_ir_arg(ir, call, format)))
		return false;
	for (i = format + 1; i < count; i++)
		if (!build_is_plain(ir, tg_ir_arg(ir, call, i)))
			return false;
	return true;
}

/* True when one call that writes an array brings in nothing but constants and numbers. */
static inline bool build_writes_plain(const struct tg_ir *ir, tg_node call)
{
	const char *name = tg_ir_callee(ir, call);

	if (strstr(name, "snprintf"))
		return build_formats_plain(ir, call, 2);
	if (strstr(name, "sprintf"))
		return build_formats_plain(ir, call, 1);
	if (strcmp(name, "strlen") == 0 || strcmp(name, "memset") == 0)
		return true;
	if (strncmp(name, "str", 3) == 0 || strncmp(name, "wcs", 3) == 0) /* strcpy, wcscat ... */
		return build_is_plain(ir, tg_ir_arg(ir, call, 1));
	return false;
}

/*
 * True when `text` is a local array that the function fills with constants and numbers alone
 * before `use`. `*ret_build` is the first call that brings in something else, or 0.
 */
static inline bool build_is_harmless(const struct tg_ir *ir, tg_node use, tg_node text,
				     tg_node *ret_build)
{
	tg_decl decl = lit_variable(ir, text);
	tg_node n;
	bool any = false;

	*ret_build = 0;
	if (ir->decl[decl].kind != TG_DECL_VAR ||
	    ir->type[ir->decl[decl].type].cls != TG_TYPE_ARRAY)
		return false;
	for (n = tg_ir_function_of(ir, use); n && n < use; n++) {
		if (!tg_ir_is(ir, n, TG_IR_CALL) || ir->node[n].end > use ||
		    lit_variable(ir, tg_ir_arg(ir, n, 0)) != decl)
			continue;
		if (!build_writes_plain(ir, n)) {
			*ret_build = n;
			return false;
		}
		any = true;
	}
	/* A text that nobody adds to is what it began with. */
	return any || tg_ir_is(ir, lit_initialiser(ir, decl), TG_IR_STRING);
}

/* True when a function of this unit calls the one that a parameter belongs to; or, where nobody
 * else can, may do so through a pointer. */
static inline bool build_has_callers(const struct tg_ir *ir, tg_decl param)
{
	tg_decl function = ir->decl[param].parent;
	bool own = ir->decl[function].linkage == TG_LINK_INTERNAL;
	tg_node n;

	for (n = 1; n < ir->node_count; n++)
		if (ir->node[n].decl == function &&
		    (tg_ir_is(ir, n, TG_IR_CALL) || (own && tg_ir_is(ir, n, TG_IR_REF))))
			return true;
	return false;
}

/* True for a value that the flow engine knows the origin of: of this function, or of a call. */
static inline bool build_is_local(const struct tg_ir *ir, tg_node value)
{
	tg_decl decl;
	int64_t constant;

	value = tg_ir_strip(ir, value);
	if (tg_ir_is(ir, value, TG_IR_ABSENT) || tg_ir_is(ir, value, TG_IR_CALL) ||
	    tg_ir_is(ir, value, TG_IR_NEW) || lit_string_of(ir, value) ||
	    tg_ir_constant(ir, value, &constant))
		return true;
	while (tg_ir_is(ir, value, TG_IR_BINARY) ||
	       (tg_ir_is(ir, value, TG_IR_UNARY) && ir->node[value].op == TG_OP_ADDRESS))
		value = tg_ir_strip(ir, tg_ir_child(ir, value, 0));
	decl = expr_root(ir, value);
	if (ir->decl[decl].kind == TG_DECL_PARAM && decl != lit_variable(ir, value))
		return build_has_callers(ir, decl);
	return ir->decl[decl].kind == TG_DECL_VAR && !(ir->decl[decl].flags & TG_DECL_GLOBAL);
}

/*
 * True when the flow engine sees where a text comes from, so that rules on tainted text report it,
 * with its way: an array that nothing harmful is written to by its name, a pointer that is set to
 * nothing but what the function has itself, a parameter of a function that this unit calls.
 */
static inline bool build_is_followed(const struct tg_ir *ir, tg_node n)
{
	tg_decl decl = lit_variable(ir, n);
	tg_node function = tg_ir_function_of(ir, n), at, build;
	uint8_t cls = ir->type[ir->decl[decl].type].cls;

	if (ir->decl[decl].kind == TG_DECL_PARAM)
		return build_has_callers(ir, decl);
	if (ir->decl[decl].kind != TG_DECL_VAR || (ir->decl[decl].flags & TG_DECL_GLOBAL))
		return false;
	if (cls == TG_TYPE_ARRAY)
		return build_is_harmless(ir, n, n, &build) || !build;
	for (at = function; at < ir->node[function].end; at++) {
		if (tg_ir_is(ir, at, TG_IR_VAR) && ir->node[at].decl == decl &&
		    !build_is_local(ir, tg_ir_child(ir, at, 0)))
			return false;
		if (tg_ir_is(ir, at, TG_IR_ASSIGN) && lit_is_written_by(ir, at, decl) &&
		    !build_is_local(ir, tg_ir_child(ir, at, 1)))
			return false;
	}
	return cls == TG_TYPE_POINTER;
}

#endif
