/* SPDX-License-Identifier: Apache-2.0 */
/*
 * collect.c - drops what can no longer be read, so that paths which differ only in that meet
 * again, and notices resources that nobody can release any more. See domain.h.
 */
#include "engine/flow/domain.h"

#include <stdlib.h>

struct marking {
	struct flow_tables *t;
	struct flow_state *s;
	uint32_t *region, *symbol; /* `stamp` = reachable */
	struct flow_mark *place;   /* of regions; good only where the state has the region there */
	uint32_t stamp;
	bool resources; /* some fact tells the outcome of making one */
};

static void mark_region(struct marking *m, uint32_t region)
{
	if (!region || m->region[region] == m->stamp)
		return;
	m->region[region] = m->stamp;
	*TG_VEC_ADD(&m->t->marks.work) = region;
	if (m->t->region.at[region].kind == REGION_SYMBOL)
		m->symbol[m->t->region.at[region].a] = m->stamp;
}

static void mark_value(struct marking *m, const struct tg_flow_value *v)
{
	const struct flow_symbol *symbol = &m->t->symbol.at[v->symbol];
	const struct flow_fact *fact;

	mark_region(m, v->region);
	if (!v->symbol || m->symbol[v->symbol] == m->stamp)
		return;
	m->symbol[v->symbol] = m->stamp;
	fact = m->resources ? flow_fact_get(m->s, v->symbol) : NULL;
	if (fact)
		mark_region(m, fact->resource);
	if (symbol->kind == SYMBOL_ABSOLUTE)
		m->symbol[symbol->a] = m->stamp;
	if (symbol->kind == SYMBOL_TRUTH) {
		mark_value(m, &m->t->condition.at[symbol->a].left);
		mark_value(m, &m->t->condition.at[symbol->a].right);
	}
}

/* True for a variable of the running function that nobody reads any more. */
static bool is_dead(const struct flow_region *r, const struct tg_cfg *cfg, uint32_t frame,
		    const uint64_t *live)
{
	int at;

	if ((r->kind != REGION_LOCAL && r->kind != REGION_PARAM) || r->b != frame || !live)
		return false;
	at = tg_cfg_local(cfg, r->a);
	return at >= 0 && !cfg->local[at].taken && !(live[at / 64] >> (at % 64) & 1);
}

static bool is_root(const struct flow_region *r)
{
	return r->kind == REGION_GLOBAL || r->kind == REGION_LOCAL || r->kind == REGION_PARAM ||
	       r->kind == REGION_TEMP || r->kind == REGION_LOCK;
}

/*
 * True when the program can still come to the symbol though no cell holds it: it is what a variable
 * that nobody has written began with, or what stands behind a pointer that is such.
 */
static bool is_readable(struct marking *m, uint32_t symbol, const struct tg_cfg *cfg,
			uint32_t frame, const uint64_t *live)
{
	for (;;) {
		const struct flow_symbol *at = &m->t->symbol.at[symbol];
		const struct flow_region *r = &m->t->region.at[at->a];

		if (m->symbol[symbol] == m->stamp)
			return true;
		if (at->kind != SYMBOL_CELL && at->kind != SYMBOL_LENGTH)
			return false;
		if (is_root(r) && !is_dead(r, cfg, frame, live))
			return true;
		if (r->kind != REGION_SYMBOL)
			return m->region[at->a] == m->stamp;
		symbol = r->a;
	}
}

static void mark_readable(struct marking *m, const struct tg_cfg *cfg, uint32_t frame,
			  const uint64_t *live)
{
	struct flow_state *s = m->s;
	size_t i;

	for (i = 0; i < s->object.count; i++) {
		const struct flow_region *r = &m->t->region.at[s->object.at[i].region];

		if (r->kind == REGION_SYMBOL && is_readable(m, r->a, cfg, frame, live))
			mark_region(m, s->object.at[i].region);
	}
	for (i = 0; i < s->fact.count; i++)
		if (is_readable(m, s->fact.at[i].symbol, cfg, frame, live))
			m->symbol[s->fact.at[i].symbol] = m->stamp;
	for (i = 0; i < s->difference.count; i++) {
		struct flow_difference *d = &s->difference.at[i];

		if (is_readable(m, d->a, cfg, frame, live))
			m->symbol[d->a] = m->stamp;
		if (is_readable(m, d->b, cfg, frame, live))
			m->symbol[d->b] = m->stamp;
	}
}

static void follow(struct marking *m);

static void mark(struct marking *m, const struct tg_cfg *cfg, uint32_t frame, const uint64_t *live)
{
	struct flow_state *s = m->s;
	uint32_t last = 0;
	size_t i;

	for (i = 0; i < s->fact.count && !m->resources; i++)
		m->resources = s->fact.at[i].resource != 0;
	for (i = 0; i < s->stack.count; i++)
		mark_value(m, &s->stack.at[i]);
	for (i = 0; i < s->cell.count; i++) {
		const struct flow_region *r = &m->t->region.at[s->cell.at[i].region];

		if (s->cell.at[i].region == last) /* another of its cells was asked */
			continue;
		last = s->cell.at[i].region;
		m->place[last].cell = (uint32_t)i;
		if (is_root(r) && !is_dead(r, cfg, frame, live))
			mark_region(m, s->cell.at[i].region);
		/* The content of what a parameter points at belongs to the caller. */
		if (r->kind == REGION_SYMBOL)
			mark_region(m, s->cell.at[i].region);
	}
	for (i = 0; i < s->object.count; i++) {
		const uint32_t region = s->object.at[i].region;

		m->place[region].object = (uint32_t)i;
		if (is_root(&m->t->region.at[region]) &&
		    !is_dead(&m->t->region.at[region], cfg, frame, live))
			mark_region(m, region);
	}
	follow(m);
	mark_readable(m, cfg, frame, live);
	follow(m);
}

static void follow(struct marking *m)
{
	struct flow_state *s = m->s;
	size_t i;

	while (m->t->marks.work.count) {
		uint32_t region = m->t->marks.work.at[--m->t->marks.work.count];
		const size_t at = m->place[region].object;

		if (at < s->object.count && s->object.at[at].region == region) {
			const struct flow_object *object = &s->object.at[at];

			mark_value(m, &object->extent);
			mark_value(m, &object->length);
			if (object->former)
				mark_region(m, object->former);
			if (object->life == TG_LIFE_RELEASED &&
			    !object->escaped) /* what it held is gone with it */
				continue;
		}
		for (i = m->place[region].cell; i < s->cell.count && s->cell.at[i].region == region;
		     i++)
			mark_value(m, &s->cell.at[i].value);
	}
}

/* What is known of content that nobody has written yet stands in no cell. */
static void mark_content(struct marking *m, const struct tg_cfg *cfg, uint32_t frame,
			 const uint64_t *live)
{
	size_t i;

	for (i = 0; i < m->s->fact.count; i++) {
		uint32_t symbol = m->s->fact.at[i].symbol, region = m->t->symbol.at[symbol].a;

		if (m->t->symbol.at[symbol].kind == SYMBOL_CELL &&
		    (m->region[region] == m->stamp ||
		     (is_root(&m->t->region.at[region]) &&
		      !is_dead(&m->t->region.at[region], cfg, frame, live))))
			m->symbol[symbol] = m->stamp;
	}
}

/* Moves what is kept to the front; most often all of it is. */
#define KEEP(vector, kept)                                          \
	do {                                                        \
		size_t i, to;                                       \
                                                                    \
		for (i = to = 0; i < (vector)->count; i++) {        \
			if (!(kept))                                \
				continue;                           \
			if (to < i)                                 \
				(vector)->at[to] = (vector)->at[i]; \
			to++;                                       \
		}                                                   \
		(vector)->count = to;                               \
	} while (0)

static void sweep(struct marking *m)
{
	struct flow_state *s = m->s;

	KEEP(&s->cell, m->region[s->cell.at[i].region] == m->stamp);
	/* Nullness that a check found of a caller's pointer is dropped with the pointer. */
	KEEP(&s->object, m->region[s->object.at[i].region] == m->stamp);
	KEEP(&s->fact, m->symbol[s->fact.at[i].symbol] == m->stamp);
	KEEP(&s->difference, m->symbol[s->difference.at[i].a] == m->stamp &&
				     m->symbol[s->difference.at[i].b] == m->stamp);
}

/* What hangs on an object that others may know may be known by them. */
static void let_go_all(struct flow_tables *t, struct flow_state *s)
{
	bool more = true;
	size_t i;

	while (more) {
		more = false;
		for (i = 0; i < s->cell.count; i++) {
			const struct flow_cell *c = &s->cell.at[i];
			uint8_t kind = t->region.at[c->region].kind;
			const struct flow_object *holder, *held;

			if (!c->value.region || (kind != REGION_HEAP && kind != REGION_OLD))
				continue;
			holder = flow_object_find(s, c->region);
			held = flow_object_find(s, c->value.region);
			if (!held || held->escaped || !holder || !holder->escaped ||
			    holder->life == TG_LIFE_RELEASED)
				continue;
			flow_object_put(t, s, c->value.region)->escaped = true;
			more = true;
		}
	}
}

static void tell_lost(struct marking *m,
		      void (*lost)(void *, struct flow_state *, const struct flow_object *),
		      void *user)
{
	size_t i;

	if (lost)
		let_go_all(m->t, m->s);
	for (i = 0; lost && i < m->s->object.count; i++) {
		struct flow_object object = m->s->object.at[i];

		if (m->region[object.region] != m->stamp && object.life == TG_LIFE_LIVE &&
		    !object.escaped && object.family &&
		    m->t->region.at[object.region].kind == REGION_HEAP)
			lost(user, m->s, &object);
	}
}

/* The marks of earlier collections differ in their stamp, so nothing has to be wiped. */
static void begin(struct marking *m)
{
	struct flow_tables *t = m->t;
	const size_t count = t->region.count + t->symbol.count;

	if (t->marks.room < count || t->marks.stamp == UINT32_MAX) {
		tg_free_(&t->marks.at);
		t->marks.room = count * 2;
		t->marks.at = tg_alloc_zero(t->marks.room, sizeof(*t->marks.at));
		t->marks.stamp = 0;
	}
	if (t->marks.places < t->region.count) {
		tg_free_(&t->marks.place);
		t->marks.places = t->region.count * 2;
		t->marks.place = tg_alloc_zero(t->marks.places, sizeof(*t->marks.place));
	}
	m->stamp = ++t->marks.stamp;
	m->region = t->marks.at;
	m->symbol = t->marks.at + t->region.count;
	m->place = t->marks.place;
}

void flow_collect(struct flow_tables *t, struct flow_state *s, const struct tg_cfg *cfg,
		  uint32_t frame, const uint64_t *live,
		  void (*lost)(void *user, struct flow_state *s, const struct flow_object *object),
		  void *user)
{
	struct marking m = {.t = t, .s = s};

	if (!s->cell.count && !s->object.count && !s->fact.count)
		return;
	begin(&m);
	mark(&m, cfg, frame, live);
	mark_content(&m, cfg, frame, live);
	tell_lost(&m, lost, user);
	sweep(&m);
}
