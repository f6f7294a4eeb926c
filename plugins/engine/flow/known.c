/* SPDX-License-Identifier: Apache-2.0 */
/*
 * known.c - what the models know of a function. See run.h.
 *
 * A function of C is known by its name, one of C++ by that with its namespaces and classes before
 * it: `std::basic_string::append`. Namespaces that begin with two underscores are versions of a
 * library and left out. What C++ has from C (`std::strlen`) is known by the C name.
 */
#include "engine/flow/run.h"

#include <stdio.h>
#include <strings.h>

enum { NAME_MAX_SIZE = 160, SCOPES_MAX = 8 };

static bool is_scope(uint8_t kind)
{
	return kind == TG_DECL_NAMESPACE || kind == TG_DECL_CLASS || kind == TG_DECL_STRUCT;
}

/* The names of what a declaration stands in, and its own; false when that is too long. */
static bool qualified(const struct tg_ir *ir, tg_decl decl, char name[NAME_MAX_SIZE])
{
	const char *part[SCOPES_MAX];
	size_t count = 0, at = 0, size;

	for (; decl && (!count || is_scope(ir->decl[decl].kind)); decl = ir->decl[decl].parent) {
		const char *text = tg_ir_text(ir, ir->decl[decl].name);

		if (count == SCOPES_MAX)
			return false;
		if (ir->decl[decl].kind != TG_DECL_NAMESPACE || strncmp(text, "__", 2) != 0)
			part[count++] = text;
	}
	while (count-- > 0) {
		/* A constructor is named with the arguments of its template. */
		size = strcspn(part[count], strncmp(part[count], "operator", 8) ? "<" : "");
		if (at + size + 3 > NAME_MAX_SIZE)
			return false;
		memcpy(name + at, part[count], size);
		at += size;
		if (count) {
			memcpy(name + at, "::", 2);
			at += 2;
		}
	}
	name[at] = '\0';
	return true;
}

static const struct tg_api_effect *named(const struct flow_frame *frame, const char *name)
{
	return tg_map_get(&frame->run->models->effects, tg_str(name));
}

const struct tg_api_effect *flow_known(const struct flow_frame *frame, const struct flow_unit *unit,
				       tg_decl decl)
{
	const struct tg_ir *ir = unit->ir;
	const struct tg_ir_decl *d = &ir->decl[decl];
	const struct tg_api_effect *effects = NULL;
	char name[NAME_MAX_SIZE];
	bool scoped = ir->cplusplus && is_scope(ir->decl[d->parent].kind);

	if (!frame->run->models || !decl ||
	    (d->linkage == TG_LINK_INTERNAL && !(d->flags & TG_DECL_SYSTEM)))
		return NULL;
	if (scoped && qualified(ir, decl, name))
		effects = named(frame, name);
	if (effects || !scoped)
		return effects ? effects : named(frame, tg_ir_text(ir, d->name));
	if (d->kind != TG_DECL_FUNCTION || strchr(tg_ir_text(ir, d->usr), '<') ||
	    strncmp(name, "std::", 5) != 0 || strchr(name + 5, ':'))
		return NULL;
	return named(frame, tg_ir_text(ir, d->name));
}

/*
 * --- Hooks: variables that lead to an allocator. ---
 *
 * What is called through a pointer named like an allocator of the C library, `Curl_cfree`,
 * `xmlMalloc`, and with its prototype keeps that one's contract, whatever was put there. Nothing
 * but who owns the block, and that it may not have been made, follows from that: a function that is
 * put there may clear the block or hand out more than was asked for.
 */

/* The shape of a type: what tells one allocator's prototype from another's. */
enum shape { SHAPE_OTHER, SHAPE_VOID, SHAPE_SIZE, SHAPE_BLOCK, SHAPE_TEXT, SHAPE_CONST_TEXT };

static enum shape shape_of(const struct tg_ir *ir, tg_type type)
{
	const struct tg_ir_type *at = &ir->type[ir->type[type].canonical], *of;

	if (at->cls == TG_TYPE_VOID)
		return SHAPE_VOID;
	if (at->cls == TG_TYPE_INT && at->width >= 32 && !(at->flags & TG_TYPE_SIGNED))
		return SHAPE_SIZE;
	if (at->cls != TG_TYPE_POINTER)
		return SHAPE_OTHER;
	of = &ir->type[ir->type[at->of].canonical];
	if (of->cls == TG_TYPE_VOID)
		return SHAPE_BLOCK;
	if (of->size != 1)
		return SHAPE_OTHER;
	return of->flags & TG_TYPE_CONST ? SHAPE_CONST_TEXT : SHAPE_TEXT;
}

static bool has_shape(const struct tg_ir *ir, const struct tg_ir_type *type, const uint8_t *shape)
{
	uint32_t i;

	if (type->cls != TG_TYPE_FUNCTION || type->flags & TG_TYPE_VARIADIC ||
	    shape_of(ir, type->of) != shape[0])
		return false;
	for (i = 0; i < type->param_count; i++)
		if (!shape[i + 1] ||
		    shape_of(ir, ir->params[type->first_param + i]) != shape[i + 1])
			return false;
	return !shape[i + 1];
}

/* The function of the C library that a pointer is called after and has the prototype of; or NULL.
 */
static const char *akin_to(const struct tg_ir *ir, tg_decl decl)
{
	static const struct {
		const char *name;
		uint8_t shape[4]; /* of the result and of the parameters */
	} known[] = {
		{"malloc", {SHAPE_BLOCK, SHAPE_SIZE}},
		{"calloc", {SHAPE_BLOCK, SHAPE_SIZE, SHAPE_SIZE}},
		{"realloc", {SHAPE_BLOCK, SHAPE_BLOCK, SHAPE_SIZE}},
		{"strdup", {SHAPE_TEXT, SHAPE_CONST_TEXT}},
		{"free", {SHAPE_VOID, SHAPE_BLOCK}},
	};
	const char *name = tg_ir_text(ir, ir->decl[decl].name);
	const struct tg_ir_type *type = &ir->type[ir->type[ir->decl[decl].type].canonical];
	size_t size = strlen(name), length, i;

	if (type->cls != TG_TYPE_POINTER)
		return NULL;
	type = &ir->type[ir->type[type->of].canonical];
	for (i = 0; i < sizeof(known) / sizeof(*known); i++) {
		length = strlen(known[i].name);
		if (size > length && strcasecmp(name + size - length, known[i].name) == 0 &&
		    has_shape(ir, type, known[i].shape))
			return known[i].name;
	}
	return NULL;
}

void flow_hook(const struct flow_frame *frame, struct flow_call *call)
{
	const struct tg_ir *ir = frame->unit->ir;
	const tg_node callee = tg_ir_strip(ir, tg_ir_child(ir, call->node, 0));
	const tg_decl decl = tg_ir_is(ir, callee, TG_IR_REF) ? ir->node[callee].decl : 0;
	const char *name;

	if (!frame->run->models || ir->decl[decl].kind != TG_DECL_VAR ||
	    !(ir->decl[decl].flags & TG_DECL_GLOBAL))
		return;
	name = akin_to(ir, decl);
	call->effects = name ? named(frame, name) : NULL;
	call->hook = call->effects != NULL;
	if (call->hook)
		call->name = tg_ir_text(ir, ir->decl[decl].name);
}

static bool has_part(const char *name, const char *const *parts, size_t count)
{
	size_t i;

	for (i = 0; i < count; i++)
		if (strstr(name, parts[i]))
			return true;
	return false;
}

bool flow_borrows(const struct flow_frame *frame, const char *name, unsigned param)
{
	const struct tg_api_borrow *b = frame->run->models ? frame->run->models->borrows : NULL;
	size_t i;

	for (; b; b = b->next)
		for (i = 0; i < b->prefix_count; i++)
			if (strncmp(name, b->prefixes[i], strlen(b->prefixes[i])) == 0)
				return (b->param < 0 || (unsigned)b->param == param) &&
				       !has_part(name, b->but, b->but_count);
	return false;
}

const struct tg_api_effect *flow_known_end(const struct flow_frame *frame,
					   const struct flow_unit *unit, tg_decl record)
{
	char name[NAME_MAX_SIZE], end[NAME_MAX_SIZE * 2 + 4];
	const char *last;

	if (!frame->run->models || !record || !(unit->ir->decl[record].flags & TG_DECL_SYSTEM) ||
	    !qualified(unit->ir, record, name))
		return NULL;
	last = strrchr(name, ':');
	snprintf(end, sizeof(end), "%s::~%s", name, last ? last + 1 : name);
	return named(frame, end);
}

/* The one place from which a function is called; 0 when there are several, or none. */
static tg_node only_call(const struct flow_unit *unit, tg_node function)
{
	const tg_decl decl = unit->ir->node[function].decl;
	tg_node n;

	for (n = 1; n < unit->ir->node_count && !unit->shared[decl]; n++)
		if (unit->ir->node[n].kind == TG_IR_CALL && unit->ir->node[n].decl == decl)
			return n;
	return 0;
}

bool flow_is_below(const struct flow_frame *frame, tg_node n)
{
	unsigned depth;

	for (depth = 0; n && depth < RUN_DEPTH; depth++) {
		n = tg_ir_function_of(frame->unit->ir, n);
		if (n == frame->cfg->function)
			return true;
		n = only_call(frame->unit, n);
	}
	return false;
}
