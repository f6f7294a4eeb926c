/* SPDX-License-Identifier: Apache-2.0 */
/*
 * flow_dump.c - a state as text, for `tracegate debug flow`.
 */
#include "engine/flow/event.h"

static void dump_region(struct tg_buf *out, const struct flow_tables *t, uint32_t region);

static void dump_symbol(struct tg_buf *out, const struct flow_tables *t, uint32_t symbol)
{
	const struct flow_symbol *s = &t->symbol.at[symbol];

	switch (s->kind) {
	case SYMBOL_CELL:
		tg_buf_puts(out, "first(");
		dump_region(out, t, s->a);
		tg_buf_printf(out, s->b ? "+%u)" : ")", s->b);
		break;
	case SYMBOL_OLD:
		tg_buf_puts(out, "old ");
		dump_symbol(out, t, s->a);
		break;
	case SYMBOL_LENGTH:
		tg_buf_puts(out, "strlen(");
		dump_region(out, t, s->a);
		tg_buf_putc(out, ')');
		break;
	default:
		tg_buf_printf(out, "$%u", symbol);
		break;
	}
}

static void dump_region(struct tg_buf *out, const struct flow_tables *t, uint32_t region)
{
	static const char *const kinds[] = {"nothing", "",      "",           "",  "string ",
					    "",        "made ", "temporary ", "*", "old "};
	const struct flow_region *r = &t->region.at[region];
	const struct tg_ir *ir = r->unit ? r->unit->ir : NULL;
	uint32_t node;

	tg_buf_puts(out, kinds[r->kind]);
	switch (r->kind) {
	case REGION_LOCAL:
	case REGION_PARAM:
	case REGION_GLOBAL:
	case REGION_FUNCTION:
		tg_buf_puts(out, tg_ir_text(ir, ir->decl[r->a].name));
		break;
	case REGION_STRING:
	case REGION_HEAP:
	case REGION_TEMP:
		node = r->a - r->unit->base;
		tg_buf_printf(out, "@%u", ir->loc[ir->node[node].loc].line);
		break;
	case REGION_SYMBOL:
		dump_symbol(out, t, r->a);
		break;
	case REGION_OLD:
		dump_region(out, t, r->a);
		break;
	default:
		break;
	}
}

static void dump_bound(struct tg_buf *out, int64_t bound)
{
	if (bound == FLOW_LEAST || bound == FLOW_MOST)
		tg_buf_puts(out, bound < 0 ? "-oo" : "+oo");
	else
		tg_buf_printf(out, "%lld", (long long)bound);
}

static void dump_value(struct tg_buf *out, const struct flow_tables *t,
		       const struct tg_flow_value *v)
{
	const struct flow_symbol *s = &t->symbol.at[v->symbol];

	if (v->kind == FLOW_UNKNOWN) {
		tg_buf_puts(out, "?");
		return;
	}
	if (v->kind != FLOW_INTEGER || v->region) {
		tg_buf_puts(out, v->kind == FLOW_AGGREGATE ? "{" : "&");
		dump_region(out, t, v->region);
		tg_buf_puts(out, v->kind == FLOW_AGGREGATE ? "}" : "");
		if (!v->symbol && !v->add)
			return;
		tg_buf_puts(out, " + ");
	}
	if (v->symbol && s->kind == SYMBOL_TRUTH) {
		static const char *const ops[] = {
			[TG_OP_LT] = "<",  [TG_OP_GT] = ">",  [TG_OP_LE] = "<=",
			[TG_OP_GE] = ">=", [TG_OP_EQ] = "==", [TG_OP_NE] = "!="};
		const struct flow_condition *c = &t->condition.at[s->a];

		tg_buf_putc(out, '(');
		dump_value(out, t, &c->left);
		tg_buf_printf(out, " %s ", ops[c->op]);
		dump_value(out, t, &c->right);
		tg_buf_putc(out, ')');
		return;
	}
	if (v->symbol) {
		if (v->scale != 1)
			tg_buf_printf(out, "%d*", v->scale);
		dump_symbol(out, t, v->symbol);
	}
	if (v->add || !v->symbol)
		tg_buf_printf(out, v->symbol ? "%+lld" : "%lld", (long long)v->add);
}

static void dump_object(struct tg_buf *out, const struct flow_tables *t,
			const struct flow_object *o)
{
	static const char *const lives[] = {"", " live", " released", " ended", " not made"};
	static const char *const nulls[] = {"", " not NULL", " maybe NULL", " NULL"};
	static const char *const contents[] = {"", " uninitialised", " zero"};

	tg_buf_puts(out, "  object ");
	dump_region(out, t, o->region);
	tg_buf_printf(out, ":%s%s%s%s%s", lives[o->life], nulls[o->null], contents[o->content],
		      o->escaped ? " escaped" : "", o->lock == TG_LOCK_HELD ? " locked" : "");
	if (o->family)
		tg_buf_printf(out, " %s", t->family.at[o->family]);
	if (o->taint)
		tg_buf_printf(out, " taint %#x of [%d, %d)", o->taint, o->taint_from, o->taint_end);
	if (o->extent.kind) {
		tg_buf_puts(out, " size ");
		dump_value(out, t, &o->extent);
	}
	if (o->length.kind) {
		tg_buf_puts(out, " length ");
		dump_value(out, t, &o->length);
	}
	tg_buf_putc(out, '\n');
}

void flow_dump_state(struct tg_buf *out, const struct flow_frame *frame, const struct flow_state *s)
{
	const struct flow_tables *t = &frame->run->tables;
	size_t i;

	for (i = 0; i < s->cell.count; i++) {
		const struct flow_cell *c = &s->cell.at[i];

		tg_buf_puts(out, "  ");
		dump_region(out, t, c->region);
		if (c->offset)
			tg_buf_printf(out, "+%lld", (long long)c->offset);
		tg_buf_puts(out, " = ");
		dump_value(out, t, &c->value);
		tg_buf_putc(out, '\n');
	}
	for (i = 0; i < s->object.count; i++)
		dump_object(out, t, &s->object.at[i]);
	for (i = 0; i < s->fact.count; i++) {
		const struct flow_fact *f = &s->fact.at[i];

		tg_buf_puts(out, "  fact ");
		dump_symbol(out, t, f->symbol);
		tg_buf_puts(out, " in ");
		dump_bound(out, f->least);
		tg_buf_puts(out, "..");
		dump_bound(out, f->most);
		if (f->not != FLOW_LEAST)
			tg_buf_printf(out, " not %lld", (long long)f->not );
		if (f->taint)
			tg_buf_printf(out, " taint %#x", f->taint);
		tg_buf_putc(out, '\n');
	}
	for (i = 0; i < s->difference.count; i++) {
		tg_buf_puts(out, "  ");
		dump_symbol(out, t, s->difference.at[i].a);
		tg_buf_puts(out, " <= ");
		dump_symbol(out, t, s->difference.at[i].b);
		tg_buf_printf(out, " %+lld\n", (long long)s->difference.at[i].most);
	}
	for (i = 0; i < s->stack.count; i++) {
		tg_buf_puts(out, "  stack ");
		dump_value(out, t, &s->stack.at[i]);
		tg_buf_putc(out, '\n');
	}
}
