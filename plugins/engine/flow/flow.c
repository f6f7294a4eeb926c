/* SPDX-License-Identifier: Apache-2.0 */
/*
 * flow.c - see flow.h.
 */
#include "engine/flow/flow.h"

#include "engine/flow/event.h"

static void tell(void *user, struct flow_frame *frame, struct flow_state *state,
		 struct tg_flow_event *event)
{
	struct flow_listening *l = user;
	struct tg_pass **each = l->wanting[__builtin_ctz(event->kind)];
	struct flow_telling telling;

	if (!*each)
		return;
	telling.frame = frame;
	telling.state = state;
	telling.known = telling.fitted = false;
	for (; *each; each++) {
		struct tg_pass *pass = *each;

		if (pass->ir != frame->unit->ir)
			continue;
		pass->engine = &telling;
		pass->rule->flow(pass, event);
		pass->engine = NULL;
	}
}

static void note_branch(void *user, struct flow_frame *frame, uint32_t block, bool yes, bool no)
{
	struct flow_listening *l = user;

	if (frame->depth == 0 && frame->cfg == l->cfg)
		l->outcome[block] |= (uint8_t)((yes ? OUTCOME_YES : 0) | (no ? OUTCOME_NO : 0));
}

static void note_block(void *user, struct flow_frame *frame, uint32_t block,
		       const struct flow_state *state)
{
	struct flow_listening *l = user;
	const struct tg_ir *ir = frame->unit->ir;
	const struct tg_cfg_block *at = &frame->cfg->block[block];
	tg_node n = at->begin ? at->begin : at->node;

	if (!l->dump || frame->depth)
		return;
	tg_buf_printf(l->dump, "B%u", block);
	if (n)
		tg_buf_printf(l->dump, " line %u", ir->loc[ir->node[n].loc].line);
	tg_buf_putc(l->dump, '\n');
	flow_dump_state(l->dump, frame, state);
}

/* main(), and what has its parameters by their names: a command's own main function. */
static bool has_arguments(const struct tg_ir *ir, tg_node function)
{
	bool count = false, list = false;

	if (strcmp(tg_ir_text(ir, ir->decl[ir->node[function].decl].name), "main") == 0)
		return true;
	for (TG_IR_EACH_CHILD(ir, p, function)) {
		const struct tg_ir_decl *d = &ir->decl[ir->node[p].decl];

		if (!tg_ir_is(ir, p, TG_IR_PARAM))
			break;
		count = count || (!d->index && strcmp(tg_ir_text(ir, d->name), "argc") == 0);
		list = list || (d->index == 1 && strcmp(tg_ir_text(ir, d->name), "argv") == 0);
	}
	return count && list;
}

/* The arguments of main() are chosen by whoever starts the program. */
static void enter_main(struct flow_frame *frame, struct flow_state *s)
{
	const struct tg_ir *ir = frame->unit->ir;
	struct flow_tables *t = &frame->run->tables;

	if (!has_arguments(ir, frame->cfg->function))
		return;
	for (TG_IR_EACH_CHILD(ir, p, frame->cfg->function)) {
		const struct tg_ir_type *type = flow_type(frame, p);
		struct tg_flow_value to, v;

		if (!tg_ir_is(ir, p, TG_IR_PARAM) || type->cls != TG_TYPE_POINTER ||
		    ir->decl[ir->node[p].decl].index != 1)
			continue;
		to = flow_pointer(flow_variable(frame, ir->node[p].decl), 0);
		v = flow_fresh(frame, s, p, 0, type);
		flow_taint_bytes(t, s, v.region, TG_TAINT_ARGUMENT, FLOW_LEAST, FLOW_MOST);
		flow_object_put(t, s, v.region)->version = flow_place(frame, p);
		flow_store(t, s, &to, &v, 8, flow_place(frame, p));
	}
}

static void tell_once(struct flow_listening *l, struct flow_frame *frame, uint32_t kind, tg_node at,
		      bool write)
{
	struct flow_state *none = flow_state_new(&l->run.tables);
	struct tg_flow_event event = {.kind = kind, .at = at, .write = write};

	if (at)
		flow_event(frame, none, &event);
	flow_state_free(&l->run.tables, none);
}

/* What the whole run of a function shows: conditions with one outcome, code without a way in. */
static void tell_whole(struct flow_listening *l, struct flow_frame *frame)
{
	const struct tg_cfg *cfg = frame->cfg;
	uint8_t *entered = tg_alloc_zero(cfg->blocks + 1, 1);
	uint32_t i, k;

	for (i = 0; i < cfg->blocks; i++)
		for (k = 0; k < cfg->block[i].edges; k++)
			if (i == 0 || frame->slot[i].visits)
				entered[cfg->edge[cfg->block[i].edge + k].to] |= 1;
			else
				entered[cfg->edge[cfg->block[i].edge + k].to] |= 2;
	for (i = 1; i < cfg->blocks; i++)
		if (!frame->slot[i].visits && !(entered[i] & 2) && cfg->block[i].begin)
			tell_once(l, frame, TG_FLOW_DEAD, cfg->block[i].begin,
				  !cfg->block[i].reached);
	for (i = 0; i < cfg->blocks; i++)
		if (l->outcome[i] == OUTCOME_YES || l->outcome[i] == OUTCOME_NO)
			tell_once(l, frame, TG_FLOW_CONSTANT, cfg->block[i].node,
				  l->outcome[i] == OUTCOME_YES);
	tg_free_(&entered);
}

static void note_cut(struct tg_flow_stats *stats, const struct tg_ir *ir, tg_decl function,
		     bool broken)
{
	const struct tg_ir_decl *d = &ir->decl[function];
	const struct tg_ir_loc *loc = &ir->loc[d->loc];

	if (stats->cuts)
		stats->cuts[stats->cut_count++] =
			(struct tg_cut){.path = tg_ir_text(ir, ir->file[loc->file].path),
					.line = loc->line,
					.function = tg_ir_text(ir, d->name),
					.broken = broken};
}

/* C++: some object that others know as well; it stays on the stack while the method runs. */
static void enter_method(struct flow_frame *frame, struct flow_state *s, tg_decl function)
{
	static const struct tg_ir_type pointer = {.cls = TG_TYPE_POINTER, .width = 64, .size = 8};
	const struct tg_ir_decl *decl = &frame->unit->ir->decl[function];

	if ((decl->kind != TG_DECL_METHOD && decl->kind != TG_DECL_CONSTRUCTOR &&
	     decl->kind != TG_DECL_DESTRUCTOR) ||
	    decl->storage == TG_STORE_STATIC)
		return;
	frame->self = flow_fresh(frame, s, frame->cfg->function, 0, &pointer);
	flow_object_put(&frame->run->tables, s, frame->self.region)->null = TG_NULL_NEVER;
	flow_push(s, frame->self);
	frame->base = s->stack.count;
}

static void run_function(struct flow_listening *l, struct flow_unit *unit, tg_decl function,
			 struct tg_flow_stats *stats)
{
	struct flow_frame frame = {.run = &l->run, .unit = unit};
	struct flow_state *entry, *each, *next;
	uint32_t i;

	frame.cfg = flow_unit_cfg(unit, function);
	if (!frame.cfg)
		return;
	flow_tables_begin(&l->run.tables);
	l->cfg = frame.cfg;
	l->outcome = tg_alloc_zero(frame.cfg->blocks + 1, 1);
	l->run.steps = l->run.generation = 0;
	l->run.exhausted = l->run.shallow = false;
	l->run.limit = unit->ir->linked_from ? RUN_LINKED : RUN_STEPS;
	l->run.pool = unit->ir->linked_from ? RUN_LINKED_CALLEES : RUN_CALLEES;
	l->run.plain = RUN_CALLEES_LEAST + RUN_CALLEES_EACH * frame.cfg->ops;
	if (unit->ir->linked_from) /* nobody has run it with what it calls there */
		l->run.plain = l->run.pool;
	l->run.callee = unit->ir->linked_from ? RUN_LINKED_CALLEE : RUN_CALLEE;
	frame.id = flow_frame(&l->run.tables, 0, unit->base + frame.cfg->function);
	entry = flow_state_new(&l->run.tables);
	enter_main(&frame, entry);
	enter_method(&frame, entry, function);
	flow_frame_run(&frame, entry);
	if (!l->run.exhausted)
		tell_whole(l, &frame);
	for (i = 0, each = frame.exits.first; each; each = next, i++) {
		next = each->next;
		if (l->dump) {
			tg_buf_printf(l->dump, "exit %u\n", i);
			flow_dump_state(l->dump, &frame, each);
		}
		flow_state_free(&l->run.tables, each);
	}
	flow_frame_done(&frame);
	stats->counts.run++;
	stats->counts.cut += l->run.exhausted;
	stats->counts.shallow += l->run.shallow;
	stats->steps += l->run.steps;
	stats->not_understood += frame.cfg->not_understood;
	if (l->run.exhausted)
		note_cut(stats, unit->ir, function, false);
	tg_free_(&l->outcome);
}

/* For each kind of event those that listen to it, in their order. */
static void sort_listeners(struct flow_listening *l, struct tg_arena *arena)
{
	struct tg_pass **at =
		tg_arena_alloc(arena, FLOW_EVENTS * (l->count + 1) * sizeof(struct tg_pass *));
	size_t kind, i;

	for (kind = 0; kind < FLOW_EVENTS; kind++) {
		l->wanting[kind] = at;
		for (i = 0; i < l->count; i++)
			if (l->passes[i]->rule->events >> kind & 1)
				*at++ = l->passes[i];
		*at++ = NULL;
	}
}

void tg_flow_run(struct tg_arena *arena, const struct tg_ir *ir, const struct tg_api_models *models,
		 struct tg_pass *const *passes, size_t count, const uint8_t *broken,
		 struct tg_flow_stats *ret_stats)
{
	struct flow_listening l = {.passes = passes, .count = count};
	struct flow_unit *unit;
	size_t i, last;

	*ret_stats = (struct tg_flow_stats){0};
	l.run.models = models;
	l.run.arena = arena;
	l.run.event = tell;
	l.run.branch = note_branch;
	l.run.user = &l;
	for (i = 0; i < count; i++)
		l.run.events |= passes[i]->rule->events;
	if (!l.run.events)
		return;
	sort_listeners(&l, arena);
	unit = l.run.units = flow_unit_make(arena, ir, 0);
	last = ir->linked_from ? ir->linked_from : ir->function_count;
	if (!ir->linked_from)
		ret_stats->cuts = tg_arena_alloc(arena, last * sizeof(*ret_stats->cuts));
	for (i = 1; broken && i < last; i++)
		if (broken[i]) {
			unit->tried[i] = true; /* without code, as one that is elsewhere */
			ret_stats->counts.broken++;
			note_cut(ret_stats, ir, ir->functions[i], true);
		}
	for (i = 1; i < last; i++) {
		if (ir->linked_from && ret_stats->steps > RUN_LINKED_ALL) {
			ret_stats->counts.left = last - i;
			break;
		}
		run_function(&l, unit, ir->functions[i], ret_stats);
	}
	flow_tables_done(&l.run.tables);
}

void tg_flow_dump(struct tg_arena *arena, struct tg_buf *out, const struct tg_ir *ir,
		  const struct tg_api_models *models, const char *function)
{
	struct flow_listening l = {.dump = out};
	struct tg_flow_stats stats = {0};
	struct flow_unit *unit = flow_unit_make(arena, ir, 0);
	size_t i;

	l.run.models = models;
	l.run.arena = arena;
	l.run.branch = note_branch;
	l.run.block = note_block;
	l.run.user = &l;
	l.run.units = unit;
	for (i = 1; i < ir->function_count; i++) {
		const char *name = tg_ir_text(ir, ir->decl[ir->functions[i]].name);
		size_t steps = stats.steps;

		if (function && strcmp(name, function) != 0)
			continue;
		tg_buf_printf(out, "function '%s'\n", name);
		run_function(&l, unit, ir->functions[i], &stats);
		tg_buf_printf(out, "%zu steps%s\n", stats.steps - steps,
			      l.run.exhausted ? ", budget reached" : "");
	}
	flow_tables_done(&l.run.tables);
}
