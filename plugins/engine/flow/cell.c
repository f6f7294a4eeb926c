/* SPDX-License-Identifier: Apache-2.0 */
/*
 * cell.c - the cells of memory: taking them out, putting them in, copying them. See domain.h.
 *
 * A *blank* cell is a stretch of any length whose bytes are alike: all zero, or written by
 * somebody and not known. It may be cut; all others are read whole or not at all.
 */
#include "engine/flow/domain.h"

static bool is_blank(const struct tg_flow_value *v)
{
	return !v->kind || ((v->kind == FLOW_INTEGER || v->kind == FLOW_POINTER) && !v->region &&
			    !v->symbol && !v->add);
}

bool flow_cell_blank(const struct flow_state *s, size_t at, uint32_t region, int64_t offset,
		     int64_t size)
{
	const struct flow_cell *c = at < s->cell.count ? &s->cell.at[at] : NULL;

	return c && c->region == region && c->offset <= offset &&
	       flow_add(offset, size) <= c->offset + (int64_t)c->size && is_blank(&c->value);
}

bool flow_cell_cut(struct flow_cell *c, int64_t at, struct flow_cell *ret_rest)
{
	int64_t end = c->offset + (int64_t)c->size;

	if (at <= c->offset || at >= end || !is_blank(&c->value))
		return false;
	*ret_rest = *c;
	ret_rest->offset = at;
	ret_rest->size = (uint32_t)(end - at);
	c->size = (uint32_t)(at - c->offset);
	return true;
}

void flow_cell_insert(struct flow_state *s, uint32_t region, int64_t offset, int64_t size,
		      const struct tg_flow_value *value)
{
	size_t at = flow_cell_at(s, region, offset);
	struct flow_cell *cell;

	(void)TG_VEC_ADD(&s->cell);
	cell = &s->cell.at[at];
	memmove(cell + 1, cell, (s->cell.count - 1 - at) * sizeof(*cell));
	*cell = (struct flow_cell){
		.region = region, .size = (uint32_t)size, .offset = offset, .value = *value};
}

void flow_erase(struct flow_state *s, uint32_t region, int64_t offset, int64_t size)
{
	size_t from = flow_cell_at(s, region, FLOW_LEAST), to = from, i;
	int64_t end = size == FLOW_MOST ? FLOW_MOST : flow_add(offset, size);
	struct flow_cell behind = {0};

	for (i = from; i < s->cell.count; i++) {
		struct flow_cell c = s->cell.at[i], rest;

		if (c.region == region && c.offset < end &&
		    (offset == FLOW_LEAST || c.offset + (int64_t)c.size > offset)) {
			rest = c;
			if (end != FLOW_MOST)
				(void)flow_cell_cut(&rest, end, &behind);
			if (offset == FLOW_LEAST || !flow_cell_cut(&c, offset, &rest))
				continue;
		}
		if (c.region != region && to == i)
			break;
		s->cell.at[to++] = c;
	}
	if (i == s->cell.count)
		s->cell.count = to;
	if (behind.size)
		flow_cell_insert(s, region, behind.offset, behind.size, &behind.value);
}

/* The same with an end. */
static void erase_to(struct flow_state *s, uint32_t region, int64_t from, int64_t end)
{
	flow_erase(s, region, from,
		   from == FLOW_LEAST || end == FLOW_MOST ? FLOW_MOST : flow_add(end, -from));
}

/* The taint of [origin, end) of what was copied now lies at `target`. */
static void copy_taint(const struct flow_tables *t, struct flow_state *s, uint32_t to,
		       const struct flow_object *source, int64_t origin, int64_t end,
		       int64_t target)
{
	int64_t from = source->taint_from > origin ? source->taint_from : origin;

	if (source->taint_end != INT32_MAX && source->taint_end < end)
		end = source->taint_end;
	flow_taint_bytes(t, s, to, source->taint, flow_add(from, target - origin),
			 flow_add(end, target - origin));
}

void flow_keep_zero(const struct flow_tables *t, struct flow_state *s, uint32_t region, int64_t end)
{
	const struct flow_object object = flow_object_get(t, s, region);
	struct tg_flow_value zero = flow_number(0);
	int64_t next = 0;
	size_t at;

	zero.place = object.made;
	if (object.content != CONTENT_ZERO || end > INT32_MAX)
		return;
	for (at = flow_cell_at(s, region, 0); next < end; at++) {
		bool cell = at < s->cell.count && s->cell.at[at].region == region;
		int64_t until = cell && s->cell.at[at].offset < end ? s->cell.at[at].offset : end;
		int64_t behind = cell ? s->cell.at[at].offset + s->cell.at[at].size : end;

		if (until > next) {
			flow_cell_insert(s, region, next, until - next, &zero);
			at++;
		}
		next = behind;
	}
}

/* Where from and where to are not both known. */
static void copy_somewhere(struct flow_tables *t, struct flow_state *s,
			   const struct tg_flow_value *to, const struct tg_flow_value *from,
			   int64_t size, uint32_t place)
{
	uint16_t taint = flow_taint_behind(t, s, from, size);
	struct flow_object *object;
	int64_t target, end;

	flow_reach(t, s, to, size, &target, &end);
	erase_to(s, to->region, target, end);
	flow_taint_bytes(t, s, to->region, taint, target, end);
	flow_keep_zero(t, s, to->region, target);
	flow_renew_content(t, s, to->region, place);
	object = flow_object_put(t, s, to->region);
	object->content = CONTENT_UNKNOWN;
	object->version = place;
	object->length = (struct tg_flow_value){0};
}

/* A copy under way: `blank` stands where the source has no cell, unless it has no kind and symbol.
 */
struct copying {
	TG_VEC(struct flow_cell) copied;
	struct tg_flow_value blank;
};

static struct tg_flow_value written(struct flow_tables *t, uint32_t region, uint32_t place)
{
	return (struct tg_flow_value){
		.symbol = flow_symbol(t, SYMBOL_JOIN, place, region, UINT32_MAX, NULL), .scale = 1};
}

static void add(struct copying *copy, int64_t at, int64_t end, struct tg_flow_value value)
{
	if (at < end && end - at <= INT32_MAX && (value.kind || value.symbol))
		*TG_VEC_ADD(&copy->copied) = (struct flow_cell){
			.offset = at, .size = (uint32_t)(end - at), .value = value};
}

/* The cells of [origin, end) of a region, and what stands between them. */
static void gather(struct flow_tables *t, const struct flow_state *s, uint32_t region,
		   int64_t origin, int64_t end, uint32_t place, struct copying *copy)
{
	int64_t next = origin;
	size_t at;

	for (at = flow_cell_at(s, region, FLOW_LEAST);
	     at < s->cell.count && s->cell.at[at].region == region; at++) {
		const struct flow_cell *c = &s->cell.at[at];
		int64_t first = c->offset > origin ? c->offset : origin;
		int64_t last = c->offset + (int64_t)c->size;

		last = last < end ? last : end;
		if (first >= last)
			continue;
		add(copy, next, first, copy->blank);
		add(copy, first, last,
		    last - first == (int64_t)c->size || is_blank(&c->value)
			    ? c->value
			    : written(t, region, place));
		next = last;
	}
	add(copy, next, end, copy->blank);
}

void flow_copy(struct flow_tables *t, struct flow_state *s, const struct tg_flow_value *to,
	       const struct tg_flow_value *from, int64_t size, uint32_t place)
{
	struct tg_flow_value start = *from;
	struct flow_object source, object;
	struct copying copy = {0};
	int64_t target, origin, end;
	bool whole;
	size_t i;

	start.kind = FLOW_POINTER;
	if (to->kind != FLOW_POINTER || !to->region)
		return;
	if (!flow_constant(t, s, to, &target) || !from->region ||
	    !flow_constant(t, s, &start, &origin)) {
		copy_somewhere(t, s, to, &start, size, place);
		return;
	}
	source = flow_object_get(t, s, from->region);
	end = flow_add(origin, size);
	whole = target == 0 && (size == FLOW_MOST || size >= t->region.at[to->region].size);
	if (whole && source.content == CONTENT_UNKNOWN && to->region != from->region)
		flow_forget(t, s, to->region, place); /* in a loop: it is another one now */
	object = flow_object_get(t, s, to->region);
	if (whole) {
		object.content = source.content;
		object.version = source.content == CONTENT_UNKNOWN ? place : 0;
		object.taint = 0;
	} else if (end > INT32_MAX) {
		object.content = CONTENT_UNKNOWN;
	} else if (source.content == CONTENT_ZERO) {
		copy.blank = flow_number(0);
		copy.blank.place = source.made;
	} else if (source.content == CONTENT_UNKNOWN || object.content != source.content) {
		copy.blank = written(t, from->region, place);
	}
	gather(t, s, from->region, origin, end, place, &copy);
	flow_erase(s, to->region, target, size);
	for (i = 0; i < copy.copied.count; i++)
		flow_cell_insert(s, to->region, target + copy.copied.at[i].offset - origin,
				 copy.copied.at[i].size, &copy.copied.at[i].value);
	TG_VEC_DONE(&copy.copied);
	object.region = to->region;
	*flow_object_put(t, s, to->region) = object;
	copy_taint(t, s, to->region, &source, origin, end, target);
}
