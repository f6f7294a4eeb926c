/* SPDX-License-Identifier: Apache-2.0 */
/*
 * build.h - texts that a function puts together in a local array.
 */
#ifndef TRACEGATE_INJECTION_BUILD_H
#define TRACEGATE_INJECTION_BUILD_H

#include "common/literal.h"

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
	if (strncmp(name, "str", 3) == 0) /* strcpy, strcat, strlcpy ... */
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
	return any;
}

#endif
