/* SPDX-License-Identifier: Apache-2.0 */
/*
 * premise.c - what a path rests on that its unit cannot know.
 *
 * A branch on a variable of another file, or on what a function of another file returns, may go
 * both ways for all that the unit shows. When the whole program is known, the variable may turn
 * out never to change, and what was found on the way that is never taken is not true. So each path
 * keeps what it has assumed of such values; a finding takes it along, see engine/link/settle.h.
 */
#include "engine/flow/event.h"
#include "engine/flow/flow.h"
#include "model/finding.h"

#include <string.h>

enum { PREMISES_MAX = 8, RETURNS_MAX = 6 };

/* The variable or function whose value only the whole program can settle; 0 = there is none. */
static tg_decl origin_of(const struct flow_tables *t, const struct flow_unit *unit, uint32_t symbol)
{
	const struct flow_symbol *s = &t->symbol.at[symbol];
	const struct tg_ir *ir = unit->ir;
	const struct flow_region *region;
	tg_decl decl = 0;

	if (s->kind == SYMBOL_CELL && !s->b) {
		region = &t->region.at[s->a];
		if (region->kind == REGION_GLOBAL && region->unit == unit && !region->constant &&
		    ir->type[ir->type[ir->decl[region->a].type].canonical].cls != TG_TYPE_STRUCT)
			decl = region->a;
	} else if (s->kind == SYMBOL_RESULT && s->a >= unit->base &&
		   s->a - unit->base < ir->node_count &&
		   tg_ir_is(ir, s->a - unit->base, TG_IR_CALL)) {
		decl = ir->node[s->a - unit->base].decl;
		if (ir->decl[decl].kind != TG_DECL_FUNCTION)
			decl = 0;
	}
	if (!decl || ir->decl[decl].linkage != TG_LINK_EXTERNAL ||
	    ir->decl[decl].flags & TG_DECL_SYSTEM)
		return 0;
	return decl;
}

static void keep(struct flow_state *s, tg_decl decl, const struct flow_fact *fact)
{
	struct flow_premise *p = NULL;
	size_t i;

	for (i = 0; i < s->premise.count && !p; i++)
		if (s->premise.at[i].decl == decl)
			p = &s->premise.at[i];
	if (!p) {
		if (s->premise.count >= PREMISES_MAX + RETURNS_MAX)
			return;
		p = TG_VEC_ADD(&s->premise);
		*p = (struct flow_premise){decl, FLOW_LEAST, FLOW_MOST, FLOW_LEAST};
	}
	p->least = fact->least > p->least ? fact->least : p->least;
	p->most = fact->most < p->most ? fact->most : p->most;
	if (p->not == FLOW_LEAST)
		p->not = fact->not ;
}

void flow_premise_note(const struct flow_tables *t, struct flow_state *s,
		       const struct flow_unit *unit)
{
	size_t i;

	for (i = 0; i < s->fact.count; i++) {
		const struct flow_fact *fact = &s->fact.at[i];
		tg_decl decl = 0;

		if (fact->below || fact->above || fact->not != FLOW_LEAST)
			decl = origin_of(t, unit, fact->symbol);
		if (decl)
			keep(s, decl, fact);
	}
}

/*
 * The path goes on behind a call of a function of another file, which may turn out never to come
 * back; there no value can be, which no other premise says. The calls made last are kept.
 */
void flow_premise_returned(struct flow_state *s, const struct flow_unit *unit, tg_decl decl)
{
	const struct tg_ir *ir = unit->ir;
	const struct tg_ir_decl *d = &ir->decl[decl];
	const struct tg_ir_type *type = &ir->type[ir->type[d->type].canonical];
	size_t i, first = SIZE_MAX, count = 0;

	if (d->kind == TG_DECL_VAR && type->cls == TG_TYPE_POINTER)
		type = &ir->type[ir->type[type->of].canonical];
	if (d->linkage != TG_LINK_EXTERNAL || d->flags & TG_DECL_SYSTEM ||
	    type->cls != TG_TYPE_FUNCTION ||
	    ir->type[ir->type[type->of].canonical].cls != TG_TYPE_VOID)
		return;
	for (i = 0; i < s->premise.count; i++) {
		if (s->premise.at[i].decl == decl)
			return;
		if (s->premise.at[i].least > s->premise.at[i].most && !count++)
			first = i;
	}
	if (count >= RETURNS_MAX) {
		s->premise.count--;
		memmove(&s->premise.at[first], &s->premise.at[first + 1],
			(s->premise.count - first) * sizeof(*s->premise.at));
	}
	*TG_VEC_ADD(&s->premise) = (struct flow_premise){decl, 1, 0, FLOW_LEAST};
}

void flow_premise_weaken(struct flow_state *s, const struct flow_state *other)
{
	size_t i, k, to = 0;

	for (i = 0; i < s->premise.count; i++) {
		struct flow_premise p = s->premise.at[i];
		const struct flow_premise *q = NULL;

		for (k = 0; k < other->premise.count && !q; k++)
			if (other->premise.at[k].decl == p.decl)
				q = &other->premise.at[k];
		if (!q)
			continue;
		p.least = q->least < p.least ? q->least : p.least;
		p.most = q->most > p.most ? q->most : p.most;
		if (p.not != q->not )
			p.not = FLOW_LEAST;
		s->premise.at[to++] = p;
	}
	s->premise.count = to;
}

/* --- What findings take along. --- */

static struct tg_premise told_as(const struct flow_telling *telling, const struct flow_premise *p)
{
	const struct tg_ir *ir = telling->frame->unit->ir;

	return (struct tg_premise){
		.usr = tg_ir_text(ir, ir->decl[p->decl].usr),
		.least = p->least,
		.most = p->most,
		.except = p->not,
	};
}

void tg_flow_premises(struct tg_pass *pass, struct tg_arena *arena, struct tg_finding *finding)
{
	const struct flow_telling *telling = pass->engine;
	const struct flow_state *s = telling->state;
	struct tg_premise *all = tg_arena_alloc(arena, (s->premise.count + 1) * sizeof(*all));
	size_t i;

	for (i = 0; i < s->premise.count; i++)
		all[i] = told_as(telling, &s->premise.at[i]);
	finding->premises = all;
	finding->premise_count = s->premise.count;
}

void tg_flow_weaken(struct tg_pass *pass, struct tg_arena *arena, struct tg_finding *finding)
{
	struct tg_finding other = {0};
	struct tg_premise *kept;
	size_t i, k, count = 0;

	if (!finding->premise_count)
		return;
	tg_flow_premises(pass, arena, &other);
	kept = tg_arena_alloc(arena, finding->premise_count * sizeof(*kept));
	for (i = 0; i < finding->premise_count; i++) {
		struct tg_premise p = finding->premises[i];

		for (k = 0; k < other.premise_count; k++) {
			const struct tg_premise *q = &other.premises[k];

			if (strcmp(q->usr, p.usr) != 0)
				continue;
			p.least = q->least < p.least ? q->least : p.least;
			p.most = q->most > p.most ? q->most : p.most;
			p.except = p.except == q->except ? p.except : INT64_MIN;
			kept[count++] = p;
			break;
		}
	}
	finding->premises = kept;
	finding->premise_count = count;
}
