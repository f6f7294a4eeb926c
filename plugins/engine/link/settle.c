/* SPDX-License-Identifier: Apache-2.0 */
/*
 * settle.c - see settle.h.
 */
#include "engine/link/settle.h"

#include "engine/flow/cfg.h"
#include "engine/flow/flow.h"

struct settled {
	bool begins, changes, returns, ambiguous;
	bool ends, never; /* a function without result is defined; it does not come back */
	int64_t value;
	const char *other; /* the variable that the function returns */
};

/* --- What a unit says. --- */

struct walk {
	const struct tg_ir *ir;
	TG_VEC(struct tg_global) found;
};

static void say(struct walk *w, tg_decl decl, enum tg_global_says says, int64_t value,
		const char *other)
{
	const char *usr = tg_ir_text(w->ir, w->ir->decl[decl].usr);

	if (*usr)
		*TG_VEC_ADD(&w->found) = (struct tg_global){usr, other, says, value};
}

static bool is_integer(const struct tg_ir *ir, tg_type type)
{
	uint8_t cls = ir->type[ir->type[type].canonical].cls;

	return cls == TG_TYPE_INT || cls == TG_TYPE_BOOL || cls == TG_TYPE_ENUM ||
	       cls == TG_TYPE_CHAR;
}

static void look_at_variable(struct walk *w, tg_decl decl, bool written)
{
	const struct tg_ir_decl *d = &w->ir->decl[decl];
	tg_node init = d->node ? tg_ir_child(w->ir, d->node, 0) : 0;
	int64_t value = 0;

	if (written)
		say(w, decl, TG_GLOBAL_CHANGES, 0, "");
	if (!tg_ir_is(w->ir, d->node, TG_IR_VAR) || d->storage == TG_STORE_EXTERN)
		return;
	if (init && !tg_ir_is(w->ir, init, TG_IR_ABSENT) &&
	    !tg_ir_constant(w->ir, tg_ir_strip(w->ir, init), &value))
		say(w, decl, TG_GLOBAL_CHANGES, 0, "");
	else
		say(w, decl, TG_GLOBAL_BEGINS, value, "");
}

/* Whether a function without result, or one that a variable holds from the start, comes back. */
static void look_at_end(struct walk *w, tg_decl decl)
{
	const struct tg_ir *ir = w->ir;
	const struct tg_ir_type *type = &ir->type[ir->type[ir->decl[decl].type].canonical];

	if (type->cls == TG_TYPE_POINTER)
		type = &ir->type[ir->type[type->of].canonical];
	if (type->cls == TG_TYPE_FUNCTION &&
	    ir->type[ir->type[type->of].canonical].cls == TG_TYPE_VOID)
		say(w, decl, TG_GLOBAL_ENDS, (ir->decl[decl].flags & TG_DECL_NORETURN) != 0, "");
}

static bool is_constant(const struct tg_ir *ir, const struct tg_ir_decl *d)
{
	const struct tg_ir_type *type = &ir->type[d->type];
	const struct tg_ir_type *real = &ir->type[type->canonical];

	return d->kind == TG_DECL_VAR && d->linkage == TG_LINK_EXTERNAL &&
	       !(d->flags & TG_DECL_SYSTEM) &&
	       ((type->flags | real->flags) & TG_TYPE_CONST ||
		(real->cls == TG_TYPE_ARRAY && ir->type[real->of].flags & TG_TYPE_CONST));
}

/* A table of functions that other files may call through: those that it names. */
static void look_at_table(struct walk *w, tg_decl decl)
{
	const struct tg_ir *ir = w->ir;
	tg_node n, var = ir->decl[decl].node;

	for (n = var + 1; n < ir->node[var].end; n++)
		if (tg_ir_is(ir, n, TG_IR_REF) &&
		    ir->decl[ir->node[n].decl].kind == TG_DECL_FUNCTION)
			say(w, decl, TG_GLOBAL_HOLDS, 0,
			    tg_ir_text(ir, ir->decl[ir->node[n].decl].usr));
}

/* Constants of other files that a function may call through. */
static void look_at_uses(struct walk *w, tg_decl function)
{
	const struct tg_ir *ir = w->ir;
	tg_node n, last = ir->decl[function].node;
	tg_decl before = 0;

	for (n = last; n < ir->node[last].end; n++) {
		const struct tg_ir_decl *d = &ir->decl[ir->node[n].decl];

		if (!tg_ir_is(ir, n, TG_IR_REF) || ir->node[n].decl == before ||
		    d->flags & TG_DECL_DEFINITION || !is_constant(ir, d))
			continue;
		before = ir->node[n].decl;
		say(w, function, TG_GLOBAL_USES, 0, tg_ir_text(ir, d->usr));
	}
}

/* A body of one statement that returns a number or a variable. */
static void look_at_function(struct walk *w, tg_decl decl)
{
	const struct tg_ir *ir = w->ir;
	tg_node function = ir->decl[decl].node, body = 0, only, what;
	const struct tg_ir_decl *d;
	int64_t value;

	for (TG_IR_EACH_CHILD(ir, c, function))
		body = c;
	only = tg_ir_is(ir, body, TG_IR_COMPOUND) ? tg_ir_child(ir, body, 0) : 0;
	if (!tg_ir_is(ir, only, TG_IR_RETURN))
		return;
	what = tg_ir_strip(ir, tg_ir_child(ir, only, 0));
	d = &ir->decl[ir->node[what].decl];
	if (tg_ir_constant(ir, what, &value))
		say(w, decl, TG_GLOBAL_RETURNS, value, "");
	else if (tg_ir_is(ir, what, TG_IR_REF) && d->kind == TG_DECL_VAR &&
		 d->linkage == TG_LINK_EXTERNAL)
		say(w, decl, TG_GLOBAL_RETURNS_VARIABLE, 0, tg_ir_text(ir, d->usr));
}

const struct tg_global *tg_globals_of(struct tg_arena *arena, const struct tg_ir *ir,
				      size_t *ret_count)
{
	const uint8_t *written = tg_flow_written(arena, ir);
	struct walk w = {.ir = ir};
	struct tg_global *copy;
	tg_decl decl;
	uint32_t i;

	for (decl = 1; decl < ir->decl_count; decl++) {
		const struct tg_ir_decl *d = &ir->decl[decl];

		if (is_constant(ir, d) && d->flags & TG_DECL_DEFINITION && d->node)
			look_at_table(&w, decl);
		if (d->kind != TG_DECL_VAR || d->linkage != TG_LINK_EXTERNAL ||
		    d->flags & TG_DECL_SYSTEM)
			continue;
		if (is_integer(ir, d->type))
			look_at_variable(&w, decl, written[decl]);
		else if (tg_ir_is(ir, d->node, TG_IR_VAR) && d->storage != TG_STORE_EXTERN)
			look_at_end(&w, decl);
	}
	for (i = 1; i < ir->function_count; i++) {
		look_at_uses(&w, ir->functions[i]);
		if (ir->decl[ir->functions[i]].linkage == TG_LINK_EXTERNAL &&
		    ir->decl[ir->functions[i]].kind == TG_DECL_FUNCTION) {
			look_at_function(&w, ir->functions[i]);
			look_at_end(&w, ir->functions[i]);
		}
	}
	*ret_count = w.found.count;
	copy = tg_arena_alloc(arena, (w.found.count + 1) * sizeof(*copy));
	if (w.found.count)
		memcpy(copy, w.found.at, w.found.count * sizeof(*copy));
	TG_VEC_DONE(&w.found);
	return copy;
}

/* --- What all say together. --- */

static struct settled *settled_of(struct tg_settlement *settlement, struct tg_arena *arena,
				  const char *usr)
{
	void **place = tg_map_put(&settlement->values, tg_str(usr));

	if (!*place)
		*place = tg_arena_alloc(arena, sizeof(struct settled));
	return *place;
}

void tg_settlement_add(struct tg_settlement *settlement, struct tg_arena *arena,
		       const struct tg_unit *unit)
{
	size_t i;

	settlement->open = settlement->open || unit->status != TG_UNIT_COMPLETE;
	for (i = 0; i < unit->global_count; i++) {
		const struct tg_global *global = &unit->globals[i];
		struct settled *s;

		if (global->says == TG_GLOBAL_HOLDS || global->says == TG_GLOBAL_USES)
			continue; /* for the link step */
		s = settled_of(settlement, arena, global->usr);
		switch (global->says) {
		case TG_GLOBAL_CHANGES:
			s->changes = true;
			break;
		case TG_GLOBAL_BEGINS: /* `int x;` in several units is one variable */
			s->ambiguous = s->ambiguous || (s->begins && s->value != global->value);
			s->begins = true;
			s->value = global->value;
			break;
		case TG_GLOBAL_RETURNS:
		case TG_GLOBAL_RETURNS_VARIABLE:
			s->ambiguous = s->ambiguous || s->returns;
			s->returns = true;
			s->value = global->value;
			s->other = *global->other ? global->other : NULL;
			break;
		case TG_GLOBAL_ENDS:
			s->ambiguous = s->ambiguous || (s->ends && s->never != global->value);
			s->ends = true;
			s->never = global->value;
			break;
		default:
			break;
		}
	}
}

static bool value_of(const struct tg_settlement *settlement, const char *usr, int64_t *ret)
{
	const struct settled *s = tg_map_get(&settlement->values, tg_str(usr));

	if (s && s->returns && !s->ambiguous && s->other)
		s = tg_map_get(&settlement->values, tg_str(s->other));
	if (!s || s->ambiguous || s->changes || !(s->begins || (s->returns && !s->other)))
		return false;
	*ret = s->value;
	return true;
}

static bool never_returns(const struct tg_settlement *settlement, const char *usr)
{
	const struct settled *s = tg_map_get(&settlement->values, tg_str(usr));

	return s && s->never && !s->ambiguous;
}

bool tg_settlement_refutes(const struct tg_settlement *settlement, const struct tg_finding *finding)
{
	int64_t value;
	size_t i;

	for (i = 0; !settlement->open && i < finding->premise_count; i++) {
		const struct tg_premise *p = &finding->premises[i];

		if (p->uncalled)
			continue;
		if (p->least > p->most && never_returns(settlement, p->usr))
			return true;
		if (value_of(settlement, p->usr, &value) &&
		    (value < p->least || value > p->most ||
		     (value == p->except && p->except != INT64_MIN)))
			return true;
	}
	return false;
}

void tg_settlement_done(struct tg_settlement *settlement)
{
	tg_map_done(&settlement->values);
}
