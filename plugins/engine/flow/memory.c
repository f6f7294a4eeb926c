/* SPDX-License-Identifier: Apache-2.0 */
/*
 * memory.c - reading and writing cells. See domain.h.
 */
#include "engine/flow/run.h"

static int64_t size_of(const struct tg_ir_type *type)
{
	return type->size > INT32_MAX ? FLOW_MOST : (int64_t)type->size;
}

void flow_renew_content(struct flow_tables *t, struct flow_state *s, uint32_t region,
			uint32_t place)
{
	size_t i;

	for (i = 0; i < s->fact.count; i++) {
		uint32_t symbol = s->fact.at[i].symbol;
		const struct flow_symbol *at = &t->symbol.at[symbol];

		if ((at->kind == SYMBOL_CELL && at->a == region && at->c == place) ||
		    (at->kind == SYMBOL_LENGTH && at->a == region && at->b == place)) {
			flow_renew_symbol(t, s, symbol);
			i = (size_t)-1;
		}
	}
	for (i = 0; i < s->object.count; i++) {
		const struct flow_region *r = &t->region.at[s->object.at[i].region];
		const struct flow_symbol *at = &t->symbol.at[r->a];

		if (r->kind == REGION_SYMBOL && at->kind == SYMBOL_CELL && at->a == region &&
		    at->c == place) {
			flow_renew_symbol(t, s, r->a);
			i = (size_t)-1;
		}
	}
}

void flow_forget(struct flow_tables *t, struct flow_state *s, uint32_t region, uint32_t place)
{
	struct flow_object *object;

	if (!region || t->region.at[region].constant ||
	    t->region.at[region].kind == REGION_STRING ||
	    t->region.at[region].kind == REGION_FUNCTION)
		return;
	flow_erase(s, region, FLOW_LEAST, FLOW_MOST);
	flow_renew_content(t, s, region, place);
	object = flow_object_put(t, s, region);
	object->content = CONTENT_UNKNOWN;
	object->version = place;
	object->length = (struct tg_flow_value){0};
	object->unterminated = false;
}

struct tg_flow_value flow_extent(const struct flow_tables *t, const struct flow_state *s,
				 uint32_t region)
{
	const struct flow_object *object = flow_object_find(s, region);

	if (object && object->extent.kind)
		return object->extent;
	if (region && t->region.at[region].size != FLOW_MOST)
		return flow_number(t->region.at[region].size);
	return (struct tg_flow_value){0};
}

/* A value that nobody knows, under the number of its symbol. */
static struct tg_flow_value unknown(struct flow_tables *t, struct flow_state *s, uint32_t symbol,
				    const struct tg_ir_type *type, uint16_t taint, uint32_t place)
{
	struct tg_flow_value v = flow_of_symbol(symbol, FLOW_INTEGER);

	if (taint) {
		struct flow_fact *fact = flow_fact_put(t, s, symbol);

		if (!fact->taint)
			fact->place = place;
		fact->taint |= taint;
	}
	switch (type->cls) {
	case TG_TYPE_POINTER:
	case TG_TYPE_REFERENCE:
		v = flow_pointer(flow_region(t, REGION_SYMBOL, NULL, symbol, 0, FLOW_MOST), 0);
		/* Who chose the pointer chose what it points at. */
		if (taint)
			flow_taint_bytes(t, s, v.region, taint, FLOW_LEAST, FLOW_MOST);
		return v;
	case TG_TYPE_BOOL:
	case TG_TYPE_CHAR:
	case TG_TYPE_INT:
	case TG_TYPE_ENUM:
	case TG_TYPE_FLOAT:
		return v;
	default:
		return (struct tg_flow_value){0};
	}
}

/*
 * The taint of what is read. Bytes that came from elsewhere hold no pointers: one among them was
 * set by the program, unless it was handed over as such, alone or in a table.
 */
static uint16_t taint_of_load(const struct flow_tables *t, const struct flow_state *s,
			      const struct tg_flow_value *pointer, const struct tg_ir_type *type)
{
	uint16_t taint = flow_taint_behind(t, s, pointer, size_of(type));
	const struct flow_object *object;

	if (!taint || (type->cls != TG_TYPE_POINTER && type->cls != TG_TYPE_REFERENCE))
		return taint;
	object = flow_object_find(s, pointer->region);
	if (object->taint_end != INT32_MAX &&
	    (int64_t)object->taint_end - object->taint_from > size_of(type))
		return 0;
	return taint;
}

static struct tg_flow_value initial(struct flow_tables *t, struct flow_state *s, uint32_t region,
				    int64_t offset, uint32_t variant, const struct tg_ir_type *type)
{
	struct flow_object object = flow_object_get(t, s, region);
	struct tg_flow_value v = flow_number(0), pointer = flow_pointer(region, offset);
	uint32_t symbol;

	if (object.content == CONTENT_ZERO) {
		v.kind = type->cls == TG_TYPE_POINTER ? FLOW_POINTER : FLOW_INTEGER;
		v.place = object.made;
		if (type->cls == TG_TYPE_COMPLEX)
			v.kind = FLOW_UNKNOWN;
		return v;
	}
	symbol = flow_symbol_initial(t, region, offset, object.version, variant, type);
	v = unknown(t, s, symbol, type, taint_of_load(t, s, &pointer, type), object.version);
	v.uninitialised = object.content == CONTENT_UNINITIALISED;
	return v;
}

/* One byte of a literal. */
static bool literal_byte(const struct flow_tables *t, uint32_t region, int64_t offset,
			 struct tg_flow_value *ret)
{
	const struct flow_region *at = &t->region.at[region];
	const struct tg_ir_node *node;
	const struct tg_ir *ir;

	if (at->kind != REGION_STRING)
		return false;
	ir = at->unit->ir;
	node = &ir->node[at->b];
	if (node->kind != TG_IR_STRING || offset < 0 || offset > node->value ||
	    at->size != node->value + 1)
		return false;
	*ret = flow_number(offset == node->value ? 0 : (int8_t)tg_ir_text(ir, node->extra)[offset]);
	return true;
}

/* True for a variable that only its own name leads to; the head of a list is none. */
static bool is_private(const struct flow_tables *t, const struct flow_state *s, uint32_t region)
{
	const struct flow_region *r = &t->region.at[region];
	const struct tg_ir *ir;

	if (r->kind == REGION_PARAM || r->kind == REGION_TEMP)
		return true;
	if (r->kind != REGION_LOCAL)
		return false;
	ir = r->unit->ir;
	return ir->type[ir->type[ir->decl[r->a].type].canonical].cls != TG_TYPE_STRUCT ||
	       !flow_object_get(t, s, region).escaped;
}

/*
 * True when a pointer that stands in `region` to what was released may have been replaced since: a
 * link was changed that another name leads to.
 */
static bool is_outdated(const struct flow_tables *t, const struct flow_state *s, uint32_t region,
			const struct tg_flow_value *v)
{
	return v->kind == FLOW_POINTER && v->region && s->rewired && s->rewired != region &&
	       !is_private(t, s, region) &&
	       flow_object_get(t, s, v->region).life == TG_LIFE_RELEASED;
}

/* Part of a stretch that is all zero, or that was written as a whole: the same is read next time.
 */
static struct tg_flow_value load_blank(struct flow_tables *t, struct flow_state *s, size_t at,
				       int64_t offset, const struct tg_ir_type *type,
				       uint32_t place, uint32_t frame)
{
	uint32_t region = s->cell.at[at].region, symbol;
	struct tg_flow_value v = s->cell.at[at].value;

	if (v.kind) {
		v.kind = type->cls == TG_TYPE_POINTER ? FLOW_POINTER : FLOW_INTEGER;
		return v;
	}
	symbol = flow_symbol(t, SYMBOL_RESULT, place, frame, 8, type);
	flow_renew_symbol(t, s, symbol);
	v = unknown(t, s, symbol, type, 0, place);
	if (v.kind) {
		flow_erase(s, region, offset, size_of(type));
		flow_cell_insert(s, region, offset, size_of(type), &v);
	}
	return v;
}

/* What stands at an offset that is known. */
static struct tg_flow_value load_known(struct flow_tables *t, struct flow_state *s, uint32_t region,
				       int64_t offset, uint32_t variant,
				       const struct tg_ir_type *type, uint32_t place,
				       uint32_t frame)
{
	size_t at = flow_cell_at(s, region, offset);
	struct tg_flow_value v;

	if (at < s->cell.count && s->cell.at[at].region == region &&
	    s->cell.at[at].offset == offset && s->cell.at[at].size == type->size)
		return s->cell.at[at].value;
	if (type->size == 1 && literal_byte(t, region, offset, &v))
		return v;
	if (at > 0 && (at == s->cell.count || s->cell.at[at].region != region ||
		       s->cell.at[at].offset > offset))
		at--;
	if (flow_cell_blank(s, at, region, offset, size_of(type)))
		return load_blank(t, s, at, offset, type, place, frame);
	at = flow_cell_at(s, region, offset);
	/* Part of something that was written in another size. */
	if ((at < s->cell.count && s->cell.at[at].region == region &&
	     s->cell.at[at].offset < flow_add(offset, size_of(type))) ||
	    (at > 0 && s->cell.at[at - 1].region == region &&
	     s->cell.at[at - 1].offset + (int64_t)s->cell.at[at - 1].size > offset)) {
		uint32_t symbol = flow_symbol(t, SYMBOL_RESULT, place, frame, 0, type);

		flow_renew_symbol(t, s, symbol);
		return unknown(t, s, symbol, type, 0, place);
	}
	return initial(t, s, region, offset, variant, type);
}

struct tg_flow_value flow_load(struct flow_tables *t, struct flow_state *s,
			       const struct tg_flow_value *pointer, const struct tg_ir_type *type,
			       uint32_t place, uint32_t frame)
{
	uint32_t region = pointer->region;
	struct tg_flow_value v;
	int64_t offset;
	uint32_t symbol;

	if (type->cls == TG_TYPE_STRUCT || type->cls == TG_TYPE_UNION) {
		v = *pointer;
		v.kind = pointer->kind == FLOW_POINTER ? FLOW_AGGREGATE : FLOW_UNKNOWN;
		return v;
	}
	if (pointer->kind != FLOW_POINTER || !region || !flow_constant(t, s, pointer, &offset)) {
		uint16_t taint = taint_of_load(t, s, pointer, type);

		symbol = flow_symbol(t, SYMBOL_RESULT, place, frame, 0, type);
		flow_renew_symbol(t, s, symbol);
		return unknown(t, s, symbol, type, taint, place);
	}
	v = load_known(t, s, region, offset, t->part.at[pointer->part].variant, type, place, frame);
	if (!is_outdated(t, s, region, &v))
		return v;
	symbol = flow_symbol(t, SYMBOL_RESULT, place, frame, 7, type);
	flow_renew_symbol(t, s, symbol);
	return unknown(t, s, symbol, type, 0, place);
}

/* Writing one character may end a string, or lengthen it. */
static void follow_string(struct flow_tables *t, struct flow_state *s, uint32_t region,
			  int64_t offset, const struct tg_flow_value *value, uint32_t place)
{
	const struct flow_object *known = flow_object_find(s, region);
	int64_t number, least = 0, most = FLOW_MOST;
	struct flow_object *object;
	struct flow_fact *fact;
	uint32_t symbol;

	if (known && known->length.kind)
		flow_range(t, s, &known->length, &least, &most);
	if (!flow_constant(t, s, value, &number)) {
		if (known && known->length.kind && offset <= most)
			flow_object_put(t, s, region)->length = (struct tg_flow_value){0};
		return;
	}
	if (number != 0) {
		if (known && known->length.kind && offset == most) /* over its end */
			flow_object_put(t, s, region)->length = (struct tg_flow_value){0};
		return;
	}
	object = flow_object_put(t, s, region);
	object->unterminated = false;
	if (least >= offset) {
		object->length = flow_number(offset);
		return;
	}
	if (object->length.kind && most <= offset)
		return;
	symbol = flow_symbol(t, SYMBOL_LENGTH, region, place, 0, NULL);
	flow_renew_symbol(t, s, symbol);
	fact = flow_fact_put(t, s, symbol);
	fact->least = least;
	fact->most = offset < most ? offset : most;
	flow_object_put(t, s, region)->length = flow_of_symbol(symbol, FLOW_INTEGER);
}

/* True for what a pointer leads to that stood from `least` to before `end`, unwritten. */
static bool stood_in(const struct flow_tables *t, uint32_t target, uint32_t region, int64_t least,
		     int64_t end)
{
	const struct flow_region *r = &t->region.at[target];
	const struct flow_symbol *at = &t->symbol.at[r->a];

	return r->kind == REGION_SYMBOL && at->kind == SYMBOL_CELL && at->a == region &&
	       at->b >= least && at->b < end;
}

/* A pointer that was read from there is not what stands there now. */
static void renew_reach(struct flow_tables *t, struct flow_state *s, uint32_t region, int64_t least,
			int64_t end)
{
	size_t i;

	for (i = 0; i < s->object.count; i++) {
		if (stood_in(t, s->object.at[i].region, region, least, end)) {
			flow_renew_symbol(t, s, t->region.at[s->object.at[i].region].a);
			i = (size_t)-1;
		}
	}
	for (i = 0; i < s->cell.count; i++) {
		if (stood_in(t, s->cell.at[i].value.region, region, least, end)) {
			flow_renew_symbol(t, s, t->region.at[s->cell.at[i].value.region].a);
			i = (size_t)-1;
		}
	}
}

/* What stands there is what stood there, or something else. */
static void blur(struct flow_tables *t, struct flow_state *s, uint32_t region, int64_t least,
		 int64_t end, uint32_t place)
{
	size_t i;

	for (i = flow_cell_at(s, region, FLOW_LEAST);
	     i < s->cell.count && s->cell.at[i].region == region; i++) {
		struct tg_ir_type type = {.cls = TG_TYPE_INT, .flags = TG_TYPE_SIGNED};
		const struct flow_cell c = s->cell.at[i];
		struct tg_flow_value v;
		uint32_t symbol;

		if (c.offset >= end || flow_add(c.offset, c.size) <= least)
			continue;
		if (c.value.region)
			flow_object_put(t, s, c.value.region)->escaped = true;
		type.width = c.size <= 8 ? (uint8_t)(c.size * 8) : 64;
		symbol = flow_symbol(t, SYMBOL_JOIN, place, region,
				     (uint32_t)c.offset ^ c.size << 28, &type);
		flow_renew_symbol(t, s, symbol);
		v = flow_of_symbol(symbol, FLOW_INTEGER);
		if (c.value.kind == FLOW_POINTER)
			v = flow_pointer(flow_region(t, REGION_SYMBOL, NULL, symbol, 0, FLOW_MOST),
					 0);
		else if (c.value.kind != FLOW_INTEGER)
			v.kind = FLOW_UNKNOWN;
		s->cell.at[i].value = v;
	}
}

/* Somewhere in an object: what stood in the reach may have been written over. */
static void store_somewhere(struct flow_tables *t, struct flow_state *s,
			    const struct tg_flow_value *pointer, const struct tg_flow_value *value,
			    int64_t size, uint32_t place)
{
	struct flow_object *object;
	int64_t from, end;

	flow_reach(t, s, pointer, size, &from, &end);
	if (value->region)
		flow_object_put(t, s, value->region)->escaped = true;
	blur(t, s, pointer->region, from, end, place);
	flow_taint_bytes(t, s, pointer->region, flow_taint(s, value), from, end);
	if (value->kind == FLOW_POINTER)
		renew_reach(t, s, pointer->region, from, end);
	if (value->symbol || value->add || value->region)
		flow_keep_zero(t, s, pointer->region, from);
	object = flow_object_put(t, s, pointer->region);
	if (object->content == CONTENT_UNINITIALISED ||
	    (object->content == CONTENT_ZERO && (value->symbol || value->add || value->region))) {
		object->content = CONTENT_UNKNOWN;
		object->version = place;
	}
	if (size == 1)
		object->length = (struct tg_flow_value){0};
}

void flow_store(struct flow_tables *t, struct flow_state *s, const struct tg_flow_value *pointer,
		const struct tg_flow_value *value, int64_t size, uint32_t place)
{
	int64_t offset;

	if (pointer->kind != FLOW_POINTER || !pointer->region || size <= 0)
		return;
	if (value->kind == FLOW_AGGREGATE) {
		flow_copy(t, s, pointer, value, size, place);
		return;
	}
	if (!flow_constant(t, s, pointer, &offset) || size > INT32_MAX) {
		store_somewhere(t, s, pointer, value, size, place);
		return;
	}
	if (size == 1)
		follow_string(t, s, pointer->region, offset, value, place);
	flow_erase(s, pointer->region, offset, size);
	if (t->region.at[pointer->region].kind == REGION_OLD) { /* one of several */
		if (value->region)
			flow_object_put(t, s, value->region)->escaped = true;
		return;
	}
	flow_cell_insert(s, pointer->region, offset, size, value);
}
