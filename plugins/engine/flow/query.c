/* SPDX-License-Identifier: Apache-2.0 */
/*
 * query.c - what rules may ask of a value. See tracegate/flow.h.
 */
#include "engine/flow/event.h"
#include "engine/flow/flow.h"

static struct flow_telling *telling_of(struct tg_pass *pass)
{
	return pass->engine;
}

static struct flow_tables *tables_of(struct tg_pass *pass)
{
	return &telling_of(pass)->frame->run->tables;
}

static const struct flow_state *state_of(struct tg_pass *pass)
{
	return telling_of(pass)->state;
}

static bool range(struct tg_pass *pass, const struct tg_flow_value *v, int64_t *ret_least,
		  int64_t *ret_most)
{
	*ret_least = FLOW_LEAST;
	*ret_most = FLOW_MOST;
	if (!v || v->kind != FLOW_INTEGER)
		return false;
	flow_range(tables_of(pass), state_of(pass), v, ret_least, ret_most);
	return true;
}

static bool bounded(struct tg_pass *pass, const struct tg_flow_value *v, bool above)
{
	const struct flow_fact *fact;

	if (!v || (v->kind != FLOW_INTEGER && v->kind != FLOW_POINTER))
		return false;
	if (!v->symbol)
		return true;
	fact = flow_fact_get(state_of(pass), v->symbol);
	if (!fact)
		return false;
	return fact->slight || ((v->scale < 0) != above ? fact->above : fact->below);
}

static bool bounded_below(struct tg_pass *pass, const struct tg_flow_value *v)
{
	return bounded(pass, v, false);
}

static bool bounded_above(struct tg_pass *pass, const struct tg_flow_value *v)
{
	return bounded(pass, v, true);
}

static unsigned taint(struct tg_pass *pass, const struct tg_flow_value *v)
{
	const struct flow_region *region;
	const struct flow_fact *fact;

	if (!v)
		return 0;
	if (v->kind != FLOW_POINTER || !v->region)
		return flow_taint(state_of(pass), v);
	region = &tables_of(pass)->region.at[v->region];
	fact = region->kind == REGION_SYMBOL ? flow_fact_get(state_of(pass), region->a) : NULL;
	return fact ? fact->taint : 0;
}

static unsigned content_taint(struct tg_pass *pass, const struct tg_flow_value *v)
{
	const struct flow_state *s = state_of(pass);
	unsigned found;
	size_t i;

	if (!v || v->kind != FLOW_POINTER || !v->region)
		return 0;
	found = flow_taint_behind(tables_of(pass), s, v, FLOW_MOST);
	for (i = flow_cell_at(s, v->region, FLOW_LEAST);
	     i < s->cell.count && s->cell.at[i].region == v->region; i++)
		if (s->cell.at[i].size == 1)
			found |= flow_taint(s, &s->cell.at[i].value);
	return found;
}

/*
 * True when a check in the function that is looked at says that a pointer is NULL. One in a callee
 * says only that some caller may pass NULL; what follows from it there, is found there.
 */
static bool is_evident(struct tg_pass *pass, const struct flow_object *object)
{
	const struct flow_frame *root = telling_of(pass)->frame;
	tg_node function;

	if (object->proof != PROOF_CHECK)
		return object->proof != PROOF_HEARSAY;
	while (root->caller)
		root = root->caller;
	function = root->cfg->function;
	return object->nulled >= flow_place(root, function) &&
	       object->nulled < flow_place(root, root->unit->ir->node[function].end);
}

/* NULL on hearsay ends a path, and is no evidence. */
static enum tg_flow_null null(struct tg_pass *pass, const struct tg_flow_value *v)
{
	enum tg_flow_null null =
		v ? flow_null(tables_of(pass), state_of(pass), v) : TG_NULL_UNKNOWN;
	struct flow_object object;

	if (null != TG_NULL_ALWAYS || !v->region)
		return null;
	object = flow_object_get(tables_of(pass), state_of(pass), v->region);
	return is_evident(pass, &object) ? null : TG_NULL_UNKNOWN;
}

static bool uninitialised(struct tg_pass *pass, const struct tg_flow_value *v)
{
	(void)pass;
	return v && v->uninitialised;
}

static tg_node node_of(struct tg_pass *pass, uint32_t place)
{
	uint32_t base = telling_of(pass)->frame->unit->base;

	return place >= base && place - base < pass->ir->node_count ? place - base : 0;
}

static enum tg_flow_place place_of(const struct flow_tables *t, uint32_t region,
				   const struct flow_object *object)
{
	const struct flow_region *r = &t->region.at[region];

	switch (r->kind) {
	case REGION_LOCAL:
	case REGION_PARAM:
	case REGION_TEMP:
		return TG_PLACE_LOCAL;
	case REGION_GLOBAL:
		return TG_PLACE_GLOBAL;
	case REGION_STRING:
		return TG_PLACE_STRING;
	case REGION_FUNCTION:
		return TG_PLACE_FUNCTION;
	case REGION_HEAP:
		return strcmp(t->family.at[object->family], "alloca") == 0 ? TG_PLACE_ALLOCA
									   : TG_PLACE_HEAP;
	case REGION_OLD:
		return place_of(t, r->a, object);
	default:
		return TG_PLACE_UNKNOWN;
	}
}

static void sizes(const struct flow_tables *t, const struct flow_state *s,
		  const struct tg_flow_value *v, const struct flow_object *object,
		  struct tg_flow_object *ret)
{
	struct tg_flow_value extent = flow_extent(t, s, v->region), offset = *v;

	ret->least_size = 0;
	ret->most_size = FLOW_MOST;
	if (extent.kind)
		flow_range(t, s, &extent, &ret->least_size, &ret->most_size);
	offset.kind = FLOW_INTEGER;
	offset.region = 0;
	if (v->kind == FLOW_POINTER)
		flow_range(t, s, &offset, &ret->least_offset, &ret->most_offset);
	ret->least_length = 0;
	ret->most_length = FLOW_MOST;
	if (object->length.kind)
		flow_range(t, s, &object->length, &ret->least_length, &ret->most_length);
	else if (t->region.at[v->region].kind == REGION_STRING) {
		const struct flow_region *r = &t->region.at[v->region];
		const struct tg_ir_node *node = &r->unit->ir->node[r->b];

		ret->least_length = ret->most_length =
			(int64_t)strnlen(tg_ir_text(r->unit->ir, node->extra), (size_t)node->value);
	}
}

static bool has_cells(const struct flow_state *s, uint32_t region)
{
	size_t at = flow_cell_at(s, region, FLOW_LEAST);

	return at < s->cell.count && s->cell.at[at].region == region;
}

static unsigned depth_of(const struct flow_frame *frame, const struct flow_region *r)
{
	for (; frame && r->kind != REGION_LOCK; frame = frame->caller)
		if (frame->id == r->b)
			return frame->depth;
	return 0;
}

/* True when somebody else chooses `v`, and no check has said anything on that side. */
static bool open_to_others(const struct flow_state *s, const struct tg_flow_value *v, bool above)
{
	const struct flow_fact *fact = v->symbol ? flow_fact_get(s, v->symbol) : NULL;

	return fact && fact->taint & (TG_TAINT_ANY | TG_TAINT_RANDOM) && !fact->slight &&
	       !(above == (v->scale > 0) ? fact->above : fact->below);
}

/* True when somebody else chooses `v` among all numbers up to the greatest that it can be. */
static bool chosen_to_the_end(const struct flow_state *s, const struct tg_flow_value *v)
{
	const struct flow_fact *fact = v->symbol ? flow_fact_get(s, v->symbol) : NULL;

	return open_to_others(s, v, true) ||
	       (fact && fact->taint & TG_TAINT_ANY && !fact->slight && flow_is_said(s, v, true));
}

/*
 * The greatest that `v` can be by a comparison with a number that somebody else chooses and nothing
 * bounds but what it is made of: `i < n`. `*ret_taint` is that number's; FLOW_LEAST when there is
 * no such comparison.
 */
static int64_t limit_by_others(const struct flow_tables *t, const struct flow_state *s,
			       const struct tg_flow_value *v, unsigned *ret_taint)
{
	int64_t least, most;
	size_t i;

	*ret_taint = 0;
	for (i = 0; v->symbol && v->scale > 0 && i < s->difference.count; i++) {
		const struct flow_difference *d = &s->difference.at[i];
		struct tg_flow_value limit = flow_of_symbol(d->b, FLOW_INTEGER);

		if (d->a != v->symbol || !d->said || !chosen_to_the_end(s, &limit))
			continue;
		flow_range(t, s, &limit, &least, &most);
		*ret_taint = flow_taint(s, &limit);
		return flow_add(flow_mul(flow_add(most, d->most), v->scale), v->add);
	}
	return FLOW_LEAST;
}

static bool describe(struct tg_pass *pass, const struct tg_flow_value *v,
		     struct tg_flow_object *ret)
{
	const struct flow_tables *t = tables_of(pass);
	const struct flow_state *s = state_of(pass);
	const struct flow_region *r;
	struct flow_object known;
	struct tg_flow_value at;

	*ret = (struct tg_flow_object){.family = ""};
	if (!v || (v->kind != FLOW_POINTER && v->kind != FLOW_INTEGER))
		return false;
	at = *v;
	if (at.kind == FLOW_INTEGER && !at.region && at.symbol && at.scale == 1 && !at.add)
		at.region =
			flow_region(tables_of(pass), REGION_SYMBOL, NULL, at.symbol, 0, FLOW_MOST);
	if (!at.region)
		return false;
	r = &t->region.at[at.region];
	known = flow_object_get(t, s, at.region);
	ret->place = place_of(t, at.region, &known);
	ret->life = (enum tg_flow_life)known.life;
	ret->family = t->family.at[known.family];
	ret->escaped = known.escaped;
	ret->unterminated = known.unterminated;
	ret->lock = (enum tg_flow_lock)known.lock;
	ret->unset = known.content == CONTENT_UNINITIALISED && !has_cells(s, at.region);
	if (r->unit && r->unit->ir == pass->ir &&
	    (r->kind == REGION_LOCAL || r->kind == REGION_PARAM || r->kind == REGION_GLOBAL ||
	     r->kind == REGION_FUNCTION))
		ret->decl = r->a;
	ret->made = node_of(pass, r->kind == REGION_STRING ? r->a : known.made);
	ret->asked = known.asked ? node_of(pass, known.asked) : ret->made;
	ret->released = known.lock || known.life == TG_LIFE_RELEASED || known.life == TG_LIFE_ENDED
				? node_of(pass, known.changed)
				: 0;
	ret->depth = depth_of(telling_of(pass)->frame, r);
	if (v->kind == FLOW_POINTER && v->symbol) {
		limit_by_others(t, s, v, &ret->offset_taint);
		ret->offset_taint |= flow_taint(s, v);
	}
	sizes(t, s, &at, &known, ret);
	return true;
}

static bool object(struct tg_pass *pass, const struct tg_flow_value *v, struct tg_flow_object *ret)
{
	struct flow_telling *telling = telling_of(pass);

	if (!v)
		return describe(pass, v, ret);
	if (!telling->known || memcmp(&telling->known_of, v, sizeof(*v)) != 0) {
		telling->known = true;
		telling->known_of = *v;
		telling->is_object = describe(pass, v, &telling->object);
	}
	*ret = telling->object;
	return telling->is_object;
}

/* A bound so many times the object is none that was meant for it. */
enum { FAR = 64 };

static enum tg_flow_fit measure(struct tg_pass *pass, const struct tg_flow_value *pointer,
				const struct tg_flow_value *size)
{
	const struct flow_tables *t = tables_of(pass);
	const struct flow_state *s = state_of(pass);
	struct tg_flow_value offset, extent, end, none = flow_number(0);
	int64_t least, most, e_least, e_most;
	unsigned taint;

	if (!pointer || pointer->kind != FLOW_POINTER || !pointer->region)
		return TG_FIT_UNKNOWN;
	offset = *pointer;
	offset.kind = FLOW_INTEGER;
	offset.region = 0;
	flow_range(t, s, &offset, &least, &most);
	extent = flow_extent(t, s, pointer->region);
	if (flow_begins(t, s, pointer->region)) {
		if (most < 0)
			return flow_estimated(s, &offset) ? TG_FIT_UNKNOWN : TG_FIT_PRECEDES;
		/* Of an index that may be anything its upper end is told of, unless it cannot reach
		 * that: a character in a table of 256. */
		if (least < 0 && (flow_is_said(s, &offset, false) ||
				  (open_to_others(s, &offset, false) &&
				   (!open_to_others(s, &offset, true) ||
				    (extent.kind && !extent.symbol && most < extent.add)))))
			return TG_FIT_MAY_PRECEDE;
	}
	if (!extent.kind)
		return TG_FIT_UNKNOWN;
	if (!size || size->kind != FLOW_INTEGER)
		size = &none;
	flow_range(t, s, size, &e_least, &e_most);
	if (e_most < 0) /* as an unsigned number it is huge */
		return TG_FIT_EXCEEDS;
	if (!flow_linear_add(offset, *size, 1, &end)) {
		/* Two unknowns: their bounds are what there is. */
		if (flow_is_said(s, size, true) && flow_is_said(s, &offset, true)) {
			end = flow_number(flow_add(most, e_most));
			if (flow_difference_most(t, s, &end, &extent) <= 0)
				return TG_FIT_WITHIN;
		}
		end = offset;
	}
	if (flow_difference_most(t, s, &end, &extent) <= 0)
		return least >= 0 ? TG_FIT_WITHIN : TG_FIT_UNKNOWN;
	if (flow_difference_most(t, s, &extent, &end) < 0)
		return flow_estimated(s, &end) ? TG_FIT_UNKNOWN : TG_FIT_EXCEEDS;
	flow_range(t, s, &end, &least, &most);
	flow_range(t, s, &extent, &e_least, &e_most);
	if (most != FLOW_MOST && most > e_most && flow_is_said(s, &end, true) &&
	    (most / FAR <= e_most || flow_taint(s, &end) & TG_TAINT_ANY))
		return TG_FIT_MAY_EXCEED;
	if (most > e_most && open_to_others(s, &end, true))
		return TG_FIT_MAY_EXCEED;
	if (!size->symbol && limit_by_others(t, s, &end, &taint) > e_most)
		return TG_FIT_MAY_EXCEED;
	if (!end.symbol && most > e_least && flow_is_said(s, &extent, false) && extent.symbol)
		return TG_FIT_MAY_EXCEED;
	/* i <= n, and the end is n + 1: the relation that a check has shown is one too wide. */
	if (end.symbol && extent.symbol) {
		int64_t over = flow_difference_said(s, &end, &extent);

		if (over != FLOW_MOST && over <= (size->symbol ? 1 : size->add) * 4)
			return TG_FIT_MAY_EXCEED;
	}
	return TG_FIT_UNKNOWN;
}

static enum tg_flow_fit fit(struct tg_pass *pass, const struct tg_flow_value *pointer,
			    const struct tg_flow_value *size)
{
	struct flow_telling *telling = telling_of(pass);

	if (!pointer || !size)
		return measure(pass, pointer, size);
	if (!telling->fitted || memcmp(&telling->fitted_of, pointer, sizeof(*pointer)) != 0 ||
	    memcmp(&telling->fitted_size, size, sizeof(*size)) != 0) {
		telling->fitted = true;
		telling->fitted_of = *pointer;
		telling->fitted_size = *size;
		telling->fit = measure(pass, pointer, size);
	}
	return telling->fit;
}

static enum tg_flow_truth compare(struct tg_pass *pass, const struct tg_flow_value *left,
				  enum tg_ir_op op, const struct tg_flow_value *right)
{
	return left && right ? flow_compare(tables_of(pass), state_of(pass), left, op, right)
			     : TG_TRUTH_UNKNOWN;
}

static const struct tg_flow_value *argument(struct tg_pass *pass, const struct tg_flow_event *event,
					    unsigned index)
{
	(void)pass;
	return event->arguments && index < event->count ? &event->arguments[index] : NULL;
}

static const struct tg_flow_value *behind(struct tg_pass *pass, const struct tg_flow_value *pointer,
					  int64_t offset)
{
	struct flow_telling *telling = telling_of(pass);
	const struct flow_state *s = telling->state;
	int64_t base;
	size_t at;

	if (!pointer || pointer->kind != FLOW_POINTER || !pointer->region ||
	    !flow_constant(tables_of(pass), s, pointer, &base))
		return NULL;
	offset = flow_add(base, offset);
	at = flow_cell_at(s, pointer->region, offset);
	if (at >= s->cell.count || s->cell.at[at].region != pointer->region ||
	    s->cell.at[at].offset != offset)
		return NULL;
	telling->behind = s->cell.at[at].value;
	return &telling->behind;
}

static void step(struct tg_pass *pass, uint32_t place, const char *text)
{
	tg_node n = place ? node_of(pass, place) : 0;

	if (n)
		pass->host->step(pass, n, "%s", text);
}

/* The calls that lead to the event, outermost first. */
static void calls(struct tg_pass *pass, const struct flow_frame *frame)
{
	const struct tg_ir *ir = frame->unit->ir;

	if (!frame->caller)
		return;
	calls(pass, frame->caller);
	if (frame->caller->unit->ir == pass->ir)
		pass->host->step(
			pass, frame->call, "calls %s()",
			tg_ir_text(ir, ir->decl[ir->node[frame->cfg->function].decl].name));
}

static void why(struct tg_pass *pass, const struct tg_flow_value *v, unsigned aspects)
{
	const struct flow_tables *t = tables_of(pass);
	const struct flow_state *s = state_of(pass);
	struct flow_object known = {0};
	const struct flow_fact *fact;

	if (v && v->region) {
		known = flow_object_get(t, s, v->region);
		if (aspects & TG_WHY_MADE)
			step(pass, known.asked ? known.asked : known.made, "made here");
		if (aspects & TG_WHY_NULL)
			step(pass, known.nulled,
			     known.null == TG_NULL_ALWAYS  ? "found to be NULL here"
			     : known.null == TG_NULL_MAYBE ? "may return NULL"
							   : "found not to be NULL here");
		if (aspects & TG_WHY_TAINT && known.taint)
			step(pass, known.version, "the data comes from here");
		if (aspects & TG_WHY_RELEASED)
			step(pass, known.changed,
			     known.life == TG_LIFE_ENDED ? "it ends here" : "released here");
	} else if (v && aspects & (TG_WHY_NULL | TG_WHY_VALUE)) {
		step(pass, v->place, "the value is set here");
	}
	fact = v && v->symbol ? flow_fact_get(s, v->symbol) : NULL;
	if (fact && fact->taint && aspects & TG_WHY_TAINT)
		step(pass, fact->place, "the data comes from here");
	calls(pass, telling_of(pass)->frame);
}

static bool releases(struct tg_pass *pass, tg_node call, unsigned param)
{
	const struct tg_api_models *models = telling_of(pass)->frame->run->models;
	const struct tg_api_effect *effect =
		models ? tg_map_get(&models->effects, tg_str(tg_ir_callee(pass->ir, call))) : NULL;

	for (; effect; effect = effect->next)
		if ((effect->kind == TG_API_RELEASES || effect->kind == TG_API_REALLOCATES) &&
		    effect->param == (int)param)
			return true;
	return false;
}

static bool same(struct tg_pass *pass, const struct tg_flow_value *a, const struct tg_flow_value *b)
{
	(void)pass;
	if (!a || !b)
		return false;
	if (a->region || b->region)
		return a->region == b->region;
	return flow_same_value(a, b);
}

static bool excludes(struct tg_pass *pass, const struct tg_flow_value *v, int64_t number)
{
	struct tg_flow_value other = flow_number(number);

	return v && v->kind == FLOW_INTEGER &&
	       flow_compare(tables_of(pass), state_of(pass), v, TG_OP_EQ, &other) == TG_TRUTH_NO;
}

static bool held(struct tg_pass *pass, unsigned index, struct tg_flow_object *ret)
{
	const struct flow_state *s = state_of(pass);
	size_t i;

	for (i = 0; i < s->object.count; i++) {
		struct tg_flow_value at = {.kind = FLOW_POINTER, .region = s->object.at[i].region};

		if (s->object.at[i].lock == TG_LOCK_HELD && !index--)
			return object(pass, &at, ret);
	}
	return false;
}

static tg_node set_at(struct tg_pass *pass, const struct tg_flow_value *v)
{
	return v && v->place && !v->region && !v->symbol ? node_of(pass, v->place) : 0;
}

static bool estimated(struct tg_pass *pass, const struct tg_flow_value *v)
{
	return v && flow_estimated(state_of(pass), v);
}

static tg_node charged(struct tg_pass *pass, const struct tg_flow_event *event,
		       const struct tg_flow_value *v)
{
	const struct flow_frame *frame = telling_of(pass)->frame;
	tg_node at = event->at, since = 0;
	struct flow_object known;

	if (v && v->region) {
		known = flow_object_get(tables_of(pass), state_of(pass), v->region);
		since = known.life == TG_LIFE_RELEASED ? node_of(pass, known.changed)
			: known.null == TG_NULL_MAYBE  ? node_of(pass, known.nulled)
						       : 0;
	}
	for (; since && frame->caller && frame->caller->unit->ir == pass->ir &&
	       frame->unit == frame->caller->unit &&
	       frame->unit->shared[pass->ir->node[frame->cfg->function].decl] &&
	       !flow_is_below(frame, since);
	     frame = frame->caller)
		at = frame->call;
	return at;
}

static tg_node called_from(struct tg_pass *pass, unsigned level)
{
	const struct flow_frame *frame = telling_of(pass)->frame;

	while (level-- && frame->caller)
		frame = frame->caller;
	return frame->caller && frame->caller->unit->ir == pass->ir ? frame->call : 0;
}

const struct tg_flow_api tg_flow_api = {
	.size = sizeof(struct tg_flow_api),
	.range = range,
	.bounded_below = bounded_below,
	.bounded_above = bounded_above,
	.taint = taint,
	.content_taint = content_taint,
	.null = null,
	.uninitialised = uninitialised,
	.object = object,
	.fit = fit,
	.compare = compare,
	.argument = argument,
	.behind = behind,
	.why = why,
	.releases = releases,
	.same = same,
	.excludes = excludes,
	.held = held,
	.set_at = set_at,
	.estimated = estimated,
	.charged = charged,
	.called_from = called_from,
};
