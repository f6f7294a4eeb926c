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
