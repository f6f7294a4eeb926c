/* SPDX-License-Identifier: Apache-2.0 */
/*
 * cfg_init.c - variables as they begin, and the parts of their initialisers. See builder.h.
 */
#include "engine/flow/builder.h"

/* True when the record is a member without a name, whose fields count as the outer one's. */
static bool is_anonymous_member(const struct tg_ir *ir, tg_node record)
{
	const struct tg_ir_node *node = &ir->node[record];
	const struct tg_ir_node *next = &ir->node[node->end];

	return node->kind == TG_IR_RECORD && !*tg_ir_text(ir, ir->decl[node->decl].name) &&
	       !(next->kind == TG_IR_FIELD && next->parent == node->parent &&
		 builder_type(ir, next->type)->decl == node->decl);
}

/* Member number `index` of a record, as positional initialisers count; 0 = none. */
static tg_node member_at(const struct tg_ir *ir, tg_type type, uint32_t index)
{
	tg_node record = ir->decl[builder_type(ir, type)->decl].node;

	if (!tg_ir_is(ir, record, TG_IR_RECORD))
		return 0;
	for (TG_IR_EACH_CHILD(ir, c, record)) {
		if (!tg_ir_is(ir, c, TG_IR_FIELD) && !is_anonymous_member(ir, c))
			continue;
		if (!index--)
			return c;
	}
	return 0;
}

/* Where an entry of a list goes: the type it initialises and its offset in the outer object. */
struct place {
	tg_type type;
	int64_t offset;
	bool known;
};

static struct place element(const struct tg_ir *ir, struct place outer, int64_t index)
{
	const struct tg_ir_type *type = builder_type(ir, outer.type);
	uint64_t size = ir->type[type->of].size;
	bool known = outer.known && size < INT32_MAX && index >= 0 && index < INT32_MAX;

	return (struct place){type->of, known ? outer.offset + index * (int64_t)size : 0, known};
}

static struct place field(const struct tg_ir *ir, struct place outer, tg_decl decl)
{
	int64_t offset = tg_cfg_field(ir, decl);

	if (!*tg_ir_text(ir, ir->decl[decl].name)) /* its fields count from the outer record */
		return (struct place){ir->decl[decl].type, outer.offset, outer.known};
	return (struct place){ir->decl[decl].type, outer.offset + offset,
			      outer.known && offset >= 0 && !ir->decl[decl].bits};
}

static struct place positional(const struct tg_ir *ir, struct place outer, uint32_t index)
{
	const struct tg_ir_type *type = builder_type(ir, outer.type);
	tg_node member;

	if (type->cls == TG_TYPE_ARRAY)
		return element(ir, outer, index);
	if (type->cls != TG_TYPE_STRUCT && type->cls != TG_TYPE_UNION)
		return outer;
	member = member_at(ir, outer.type, index);
	if (!member)
		return (struct place){outer.type, 0, false};
	if (tg_ir_is(ir, member, TG_IR_RECORD))
		return (struct place){ir->decl[ir->node[member].decl].type, outer.offset,
				      outer.known};
	return field(ir, outer, ir->node[member].decl);
}

static bool is_union(const struct tg_ir *ir, tg_type type)
{
	return builder_type(ir, type)->cls == TG_TYPE_UNION;
}

static void init_part(struct builder *b, tg_node n, struct place place);

static void init_list(struct builder *b, tg_node list, struct place place)
{
	const struct tg_ir *ir = b->ir;
	uint32_t index = 0;

	for (TG_IR_EACH_CHILD(ir, c, list)) {
		const struct tg_ir_node *node = &ir->node[c];

		if (node->kind == TG_IR_DESIGNATED) {
			if (!node->decl)
				index = (uint32_t)node->value;
			else
				index = ir->decl[node->decl].index;
		}
		init_part(b, c,
			  node->kind == TG_IR_DESIGNATED ? place
			  : is_union(ir, place.type) && node->kind != TG_IR_INIT_LIST
				  /* Its one value lies at its beginning, whatever the member. */
				  ? (struct place){node->type, place.offset, place.known}
				  : positional(ir, place, index));
		index++;
	}
}

static void init_scalar(struct builder *b, tg_node n, struct place place)
{
	const struct tg_ir *ir = b->ir;
	const struct tg_ir_type *type = builder_type(ir, place.type);
	bool text = type->cls == TG_TYPE_ARRAY && tg_ir_is(ir, n, TG_IR_STRING);
	uint8_t cls = builder_type(ir, ir->node[n].type)->cls;
	bool whole = cls == TG_TYPE_STRUCT || cls == TG_TYPE_UNION;

	if (type->cls == TG_TYPE_REFERENCE && place.known) {
		builder_op(b, TG_CFG_DUP, n);
		builder_number(b, TG_CFG_OFFSET, n, place.offset);
		builder_reference(b, n);
		builder_op(b, TG_CFG_INIT, n)->plain = true;
		return;
	}
	/* Braces left out: a scalar stands where an aggregate would. */
	if (!place.known || (type->cls == TG_TYPE_ARRAY && !text) ||
	    ((type->cls == TG_TYPE_STRUCT || type->cls == TG_TYPE_UNION) && !whole)) {
		builder_discard(b, n);
		builder_op(b, TG_CFG_FORGET, n);
		return;
	}
	builder_op(b, TG_CFG_DUP, n);
	builder_number(b, TG_CFG_OFFSET, n, place.offset);
	if (text) {
		builder_address(b, n);
		builder_op(b, TG_CFG_TEXT, n);
		return;
	}
	builder_value(b, n);
	builder_op(b, TG_CFG_INIT, n);
}

static void init_part(struct builder *b, tg_node n, struct place place)
{
	const struct tg_ir *ir = b->ir;

	if (b->depth >= CODE_DEPTH_MAX)
		return;
	b->depth++;
	switch (ir->node[n].kind) {
	case TG_IR_INIT_LIST:
		init_list(b, n, place);
		break;
	case TG_IR_DESIGNATED:
		if (ir->node[n].decl)
			place = field(ir, place, ir->node[n].decl);
		else
			place = element(ir, place, ir->node[n].value);
		init_part(b, tg_ir_child(ir, n, 0), place);
		break;
	case TG_IR_ABSENT:
		break;
	default:
		init_scalar(b, n, place);
		break;
	}
	b->depth--;
}

enum search { SEARCH_ABSENT, SEARCH_FOUND, SEARCH_UNKNOWN };

/* Bytes of an object, looked for in its initialiser. */
struct wanted {
	int64_t offset, size;
	unsigned depth;
	tg_node found;
};

static enum search search_part(const struct tg_ir *ir, tg_node n, struct place place,
			       struct wanted *w);

static enum search search_list(const struct tg_ir *ir, tg_node list, struct place place,
			       struct wanted *w)
{
	enum search found;
	uint32_t index = 0;

	for (TG_IR_EACH_CHILD(ir, c, list)) {
		const struct tg_ir_node *node = &ir->node[c];
		bool designated = node->kind == TG_IR_DESIGNATED;

		if (index > 512) /* a table: its content does not matter */
			return SEARCH_UNKNOWN;
		if (designated)
			index = node->decl ? ir->decl[node->decl].index : (uint32_t)node->value;
		found = search_part(ir, c, designated ? place : positional(ir, place, index), w);
		if (found != SEARCH_ABSENT)
			return found;
		index++;
	}
	return SEARCH_ABSENT;
}

static enum search search_part(const struct tg_ir *ir, tg_node n, struct place place,
			       struct wanted *w)
{
	const struct tg_ir_type *type;

	if (tg_ir_is(ir, n, TG_IR_DESIGNATED)) {
		place = ir->node[n].decl ? field(ir, place, ir->node[n].decl)
					 : element(ir, place, ir->node[n].value);
		n = tg_ir_child(ir, n, 0);
	}
	type = builder_type(ir, place.type);
	if (!place.known || type->size == TG_SIZE_UNKNOWN || w->depth >= CODE_DEPTH_MAX)
		return SEARCH_UNKNOWN;
	if (w->offset < place.offset || w->offset >= place.offset + (int64_t)type->size)
		return SEARCH_ABSENT;
	if (tg_ir_is(ir, n, TG_IR_INIT_LIST)) {
		enum search found;

		w->depth++;
		found = search_list(ir, n, place, w);
		w->depth--;
		return found;
	}
	w->found = n;
	return w->offset == place.offset && w->size == (int64_t)type->size ? SEARCH_FOUND
									   : SEARCH_UNKNOWN;
}

bool tg_cfg_initial(const struct tg_ir *ir, tg_decl variable, int64_t offset, int64_t size,
		    tg_node *ret)
{
	const struct tg_ir_decl *decl = &ir->decl[variable];
	tg_node init = tg_ir_is(ir, decl->node, TG_IR_VAR) ? tg_ir_child(ir, decl->node, 0) : 0;
	struct wanted wanted = {.offset = offset, .size = size};

	*ret = 0;
	if (!(decl->flags & TG_DECL_DEFINITION) || !decl->node)
		return false;
	if (!init || tg_ir_is(ir, init, TG_IR_ABSENT))
		return decl->storage != TG_STORE_EXTERN;
	switch (search_part(ir, init, (struct place){decl->type, 0, true}, &wanted)) {
	case SEARCH_FOUND:
		*ret = wanted.found;
		return true;
	case SEARCH_ABSENT:
		return offset >= 0;
	default:
		return false;
	}
}

/* With the object's address on the stack, which stays there. */
void builder_init(struct builder *b, tg_node init, tg_type type)
{
	const struct tg_ir *ir = b->ir;

	if (tg_ir_is(ir, init, TG_IR_INIT_LIST)) {
		builder_op(b, TG_CFG_ZERO, init);
		if (tg_ir_child_count(ir, init) > 512) /* a table: its content does not matter */
			builder_op(b, TG_CFG_FORGET, init);
		else
			init_list(b, init, (struct place){type, 0, true});
		return;
	}
	init_part(b, init, (struct place){type, 0, true});
}

void builder_variable(struct builder *b, tg_node var)
{
	const struct tg_ir *ir = b->ir;
	const struct tg_ir_decl *decl = &ir->decl[ir->node[var].decl];
	tg_node init = tg_ir_child(ir, var, 0), length;

	if (decl->flags & TG_DECL_GLOBAL || decl->storage == TG_STORE_EXTERN ||
	    decl->storage == TG_STORE_STATIC)
		return;
	builder_decl(b, TG_CFG_DECLARE, var, ir->node[var].decl);
	for (length = init ? ir->node[init].end : 0; length && length < ir->node[var].end;
	     length = ir->node[length].end) {
		builder_value(b, length);
		if (ir->node[length].end == ir->node[var].end && length == ir->node[init].end)
			builder_decl(b, TG_CFG_LENGTH, var, ir->node[var].decl);
		else
			builder_op(b, TG_CFG_POP, length);
	}
	if (!init || tg_ir_is(ir, init, TG_IR_ABSENT))
		return;
	builder_decl(b, TG_CFG_ADDRESS, var, ir->node[var].decl);
	b->op.at[b->op.count - 1].plain = true;
	if (!tg_ir_is(ir, init, TG_IR_INIT_LIST) && !tg_ir_is(ir, init, TG_IR_STRING) &&
	    builder_type(ir, decl->type)->cls != TG_TYPE_ARRAY && !ir->cplusplus) {
		builder_value(b, init);
		builder_op(b, TG_CFG_INIT, init);
		return;
	}
	if (builder_constructs(ir, init) && !builder_is_bare(ir, init))
		builder_construct(b, init);
	else if (!builder_constructs(ir, init))
		builder_init(b, init, decl->type);
	builder_op(b, TG_CFG_POP, var);
	builder_finish_temporary(b, init);
	builder_note_object(b, var);
}
