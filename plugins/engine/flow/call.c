/* SPDX-License-Identifier: Apache-2.0 */
/*
 * call.c - calls: of functions whose code is here, that the models know, and of all others.
 */
#include "engine/flow/run.h"

/* Everything that is reachable from a region may be known, and changed, by code not seen. */
static void escape(struct flow_frame *frame, struct flow_state *s, uint32_t region, bool forget,
		   tg_node n)
{
	struct flow_tables *t = &frame->run->tables;
	TG_VEC(uint32_t) work = {0};
	size_t i, k;

	*TG_VEC_ADD(&work) = region;
	for (i = 0; i < work.count && i < 256; i++) {
		uint32_t at = work.at[i];
		uint8_t kind = t->region.at[at].kind;
		size_t cell;

		if (!at || kind == REGION_STRING || kind == REGION_FUNCTION)
			continue;
		for (cell = flow_cell_at(s, at, FLOW_LEAST);
		     cell < s->cell.count && s->cell.at[cell].region == at; cell++) {
			uint32_t next = s->cell.at[cell].value.region;

			for (k = 0; k < work.count && work.at[k] != next; k++)
				;
			if (next && k == work.count)
				*TG_VEC_ADD(&work) = next;
		}
		flow_object_put(t, s, at)->escaped = true;
		if (forget || i > 0)
			flow_forget(t, s, at, flow_place(frame, n));
	}
	TG_VEC_DONE(&work);
}

static void forget_globals(struct flow_frame *frame, struct flow_state *s, tg_node n)
{
	struct flow_tables *t = &frame->run->tables;
	uint32_t last = 0;
	size_t i;

	for (i = 0; i < s->cell.count;) {
		uint32_t region = s->cell.at[i].region;

		if (region != last && t->region.at[region].kind == REGION_GLOBAL &&
		    !t->region.at[region].constant) {
			last = region;
			flow_forget(t, s, region, flow_place(frame, n));
			i = flow_cell_at(s, region, FLOW_LEAST);
		} else {
			i++;
		}
	}
}

/* The type of a parameter of the called function, or NULL: of what stands for `...`. */
static const struct tg_ir_type *parameter(const struct flow_frame *frame,
					  const struct flow_call *call, unsigned index)
{
	const struct tg_ir *ir = frame->unit->ir;
	const struct tg_ir_type *type = flow_type(frame, tg_ir_child(ir, call->node, 0));

	if (type->cls == TG_TYPE_POINTER)
		type = &ir->type[ir->type[type->of].canonical];
	if (type->cls != TG_TYPE_FUNCTION || index >= type->param_count)
		return NULL;
	return &ir->type[ir->type[ir->params[type->first_param + index]].canonical];
}

static bool points_to_const(const struct flow_frame *frame, const struct flow_call *call,
			    unsigned index)
{
	const struct tg_ir *ir = frame->unit->ir;
	const struct tg_ir_type *param = parameter(frame, call, index);

	return param && (param->cls == TG_TYPE_POINTER || param->cls == TG_TYPE_REFERENCE) &&
	       ir->type[ir->type[param->of].canonical].flags & TG_TYPE_CONST;
}

bool flow_is_out(const struct flow_frame *frame, const struct flow_call *call, unsigned index)
{
	if (call->object && index-- == 0)
		return true;
	return !points_to_const(frame, call, index);
}

static struct tg_flow_value unknown_result(struct flow_frame *frame, struct flow_state *s,
					   tg_node n)
{
	const struct tg_ir_type *type = flow_type(frame, n);
	struct tg_flow_value v;

	if (type->cls == TG_TYPE_STRUCT || type->cls == TG_TYPE_UNION) {
		v = flow_pointer(flow_region(&frame->run->tables, REGION_TEMP, frame->unit,
					     flow_place(frame, n), frame->id, (int64_t)type->size),
				 0);
		flow_forget(&frame->run->tables, s, v.region, flow_place(frame, n));
		v.kind = FLOW_AGGREGATE;
		return v;
	}
	return flow_fresh(frame, s, n, 0, type);
}

/* Its result says something, it may be, of a pointer that nobody has checked yet. */
static void leave_check(struct flow_frame *frame, struct flow_state *s,
			const struct flow_call *call)
{
	const struct flow_tables *t = &frame->run->tables;
	unsigned i;

	if (tg_ir_is_discarded(frame->unit->ir, call->node, NULL))
		return;
	for (i = 0; i < call->count; i++) {
		uint32_t region = call->argument[i].region;

		if (region && flow_object_get(t, s, region).null == TG_NULL_MAYBE)
			flow_object_put(t, s, region)->null = TG_NULL_UNKNOWN;
	}
}

/* C++: the last thing that clang's name of such a method says. */
static bool is_const_method(const struct tg_ir *ir, tg_decl decl)
{
	const char *usr = tg_ir_text(ir, ir->decl[decl].usr);
	size_t size = strlen(usr);

	return size > 1 && usr[size - 1] == '1' && usr[size - 2] == '#';
}

/* Nobody knows what it does. */
static struct tg_flow_value call_unknown(struct flow_frame *frame, struct flow_state *s,
					 const struct flow_call *call)
{
	const struct tg_ir *ir = frame->unit->ir;
	bool system = ir->decl[call->decl].flags & TG_DECL_SYSTEM;
	tg_node callee;
	unsigned i;

	if (call->object && call->argument[-1].region)
		escape(frame, s, call->argument[-1].region,
		       !is_const_method(frame->unit->ir, call->decl), call->node);
	for (i = 0; i < call->count; i++) {
		uint32_t region = call->argument[i].region;
		bool forget = !points_to_const(frame, call, i);

		if (region && !(system && flow_borrows(frame, call->name, i)))
			escape(frame, s, region, forget, call->node);
		else if (region && forget)
			flow_forget(&frame->run->tables, s, region, flow_place(frame, call->node));
	}
	if (!system) {
		forget_globals(frame, s, call->node);
		leave_check(frame, s, call);
	}
	callee = tg_ir_strip(ir, tg_ir_child(ir, call->node, 0));
	flow_premise_returned(s, frame->unit, call->decl ? call->decl : ir->node[callee].decl);
	return unknown_result(frame, s, call->node);
}

static bool is_running(const struct flow_frame *frame, const struct tg_cfg *cfg)
{
	for (; frame; frame = frame->caller)
		if (frame->cfg == cfg)
			return true;
	return false;
}

/* Parameters begin with what was passed. */
static void bind(struct flow_frame *callee, struct flow_state *s, const struct flow_call *call)
{
	const struct tg_ir *ir = callee->unit->ir;
	unsigned index = 0;

	for (TG_IR_EACH_CHILD(ir, p, callee->cfg->function)) {
		const struct tg_ir_type *type = flow_type(callee, p);
		struct tg_flow_value to, value;
		uint32_t region;

		if (!tg_ir_is(ir, p, TG_IR_PARAM))
			break;
		region = flow_variable(callee, ir->node[p].decl);
		flow_erase(s, region, FLOW_LEAST, FLOW_MOST);
		flow_object_drop(s, region);
		if (index >= call->count)
			continue;
		value = call->argument[index++];
		to = flow_pointer(region, 0);
		if (type->cls == TG_TYPE_REFERENCE && value.kind == FLOW_AGGREGATE)
			value.kind = FLOW_POINTER;
		if (type->cls == TG_TYPE_ARRAY || type->cls == TG_TYPE_REFERENCE)
			flow_store(&callee->run->tables, s, &to, &value, 8, 0);
		else if (type->size <= INT32_MAX && value.kind) {
			if (value.kind == FLOW_AGGREGATE)
				flow_name_members(callee, s, &value, ir->node[p].type);
			flow_store(&callee->run->tables, s, &to, &value, (int64_t)type->size, 0);
		}
	}
	/* What goes through va_arg() is not followed. */
	for (; index < call->count; index++)
		if (call->argument[index].region)
			escape(callee, s, call->argument[index].region, true,
			       callee->cfg->function);
}

/* True when a callee is passed what somebody else has chosen, or what was released. */
static bool is_telling(const struct flow_state *s, const struct flow_call *call)
{
	unsigned i;

	for (i = 0; i < call->count; i++) {
		const struct tg_flow_value *v = &call->argument[i];
		const struct flow_object *o = v->region ? flow_object_find(s, v->region) : NULL;

		if (flow_taint(s, v) || (o && (o->taint || o->life == TG_LIFE_RELEASED)))
			return true;
	}
	return false;
}

/*
 * The operations that a callee may take: of a function's own callees together what the run has for
 * them, and below these half of what is left to the caller, so that what is too much is given up
 * where it is, and not with all that leads there.
 */
static uint32_t allowance_of(const struct flow_frame *frame, const struct flow_state *s,
			     const struct flow_call *call)
{
	const struct flow_run *run = frame->run;
	uint32_t left = run->limit - run->steps, pool = run->pool;

	if (frame->depth)
		left /= 2;
	else if (pool > run->plain && !is_telling(s, call))
		pool = run->plain;
	if (!frame->depth)
		left = left < pool ? left : pool;
	return left < run->callee ? left : run->callee;
}

/* The code of a callee, when there is hope that it comes to an end; or NULL. */
static const struct tg_cfg *affordable(struct flow_frame *frame, const struct flow_state *s,
				       const struct flow_call *call, const struct flow_unit *unit)
{
	const struct tg_cfg *cfg = unit ? flow_unit_cfg(unit, call->decl) : NULL;
	const uint32_t allowance = allowance_of(frame, s, call);

	if (!cfg || is_running(frame, cfg))
		return NULL;
	if (frame->depth + 1 < RUN_DEPTH && cfg->ops < allowance &&
	    unit->costly[unit->function_of[call->decl]] < allowance)
		return cfg;
	frame->run->shallow = true;
	return NULL;
}

static bool is_unset(const struct flow_tables *t, const struct flow_state *s, uint32_t region)
{
	size_t at = flow_cell_at(s, region, FLOW_LEAST);

	return flow_object_get(t, s, region).content == CONTENT_UNINITIALISED &&
	       (at == s->cell.count || s->cell.at[at].region != region);
}

/*
 * What a function fills for some of what stands in memory and leaves unset for the rest: whether
 * this caller can meet the rest depends on what the two have agreed upon. One that gives no result
 * has no way to tell.
 */
static void fill_by_choice(const struct flow_frame *callee, const struct flow_call *call,
			   struct flow_list *exits)
{
	struct flow_tables *t = &callee->run->tables;
	const struct tg_ir *ir = callee->unit->ir;
	const struct tg_ir_type *type =
		&ir->type[ir->decl[ir->node[callee->cfg->function].decl].type];
	struct flow_state *each;
	unsigned i;

	if (ir->type[ir->type[type->canonical].of].cls == TG_TYPE_VOID)
		return;
	for (i = 0; i < call->count && (callee->selects || callee->chooses); i++) {
		uint32_t region = call->argument[i].region;
		bool filled = false;

		for (each = exits->first; region && each && !filled; each = each->next)
			filled = !is_unset(t, each, region);
		for (each = exits->first; filled && each; each = each->next)
			if (is_unset(t, each, region))
				flow_forget(t, each, region,
					    flow_place(callee->caller, call->node));
	}
}

static struct flow_list one(struct flow_state *s)
{
	struct flow_list list = {0};

	flow_list_add(&list, s);
	return list;
}

/* What is known behind a call whose callee is not followed. */
static struct flow_list call_blindly(struct flow_frame *frame, struct flow_state *s,
				     const struct flow_call *call, const struct flow_unit *unit)
{
	if (unit && unit->ir->decl[call->decl].flags & TG_DECL_NORETURN) { /* through a pointer */
		flow_state_free(&frame->run->tables, s);
		return (struct flow_list){0};
	}
	flow_push(s, call_unknown(frame, s, call));
	return one(s);
}

/* A function's callees have taken so many steps. */
static void take(struct flow_run *run, uint32_t steps)
{
	run->pool -= steps < run->pool ? steps : run->pool;
	run->plain -= steps < run->plain ? steps : run->plain;
}

static struct flow_list call_visible(struct flow_frame *frame, struct flow_state *s,
				     const struct flow_call *call, const struct flow_unit *unit,
				     const struct tg_cfg *cfg, struct tg_flow_value self)
{
	struct flow_run *run = frame->run;
	const uint32_t allowance = allowance_of(frame, s, call), first = run->steps;
	struct flow_frame callee = {.run = run,
				    .unit = unit,
				    .cfg = cfg,
				    .caller = frame,
				    .call = call->node,
				    .depth = frame->depth + 1,
				    .base = s->stack.count,
				    .self = self};
	struct flow_state *before = flow_state_copy(&run->tables, s);
	uint32_t outer = run->limit;
	struct flow_list exits;

	callee.id = flow_frame(&run->tables, frame->id, flow_place(frame, call->node));
	bind(&callee, s, call);
	run->limit = first + allowance;
	flow_frame_run(&callee, s);
	exits = callee.exits;
	flow_frame_done(&callee);
	run->limit = outer;
	if (!frame->depth)
		take(run, run->steps - first);
	if (run->exhausted && run->steps < outer) { /* too much for one call */
		struct flow_state *each, *next;

		run->exhausted = false;
		run->shallow = true;
		unit->costly[unit->function_of[call->decl]] = allowance;
		for (each = exits.first; each; each = next) {
			next = each->next;
			flow_state_free(&run->tables, each);
		}
		return call_blindly(frame, before, call, unit);
	}
	fill_by_choice(&callee, call, &exits);
	frame->chooses = frame->chooses || callee.selects || callee.chooses;
	flow_state_free(&run->tables, before);
	return exits;
}

/* The function a pointer leads to, when that is known. */
static const struct flow_unit *target(struct flow_frame *frame, const struct tg_flow_value *pointer,
				      tg_decl *ret_decl)
{
	const struct flow_region *region = &frame->run->tables.region.at[pointer->region];

	if (pointer->kind != FLOW_POINTER || region->kind != REGION_FUNCTION)
		return NULL;
	*ret_decl = region->a;
	return region->unit;
}

static void tell_call(struct flow_frame *frame, struct flow_state *s, const struct flow_call *call,
		      const struct tg_flow_value *result)
{
	struct tg_flow_event event = {.kind = result ? TG_FLOW_RESULT : TG_FLOW_CALL,
				      .at = call->node,
				      .count = call->count,
				      .callee = call->decl,
				      .name = call->name,
				      .arguments = call->argument,
				      .value = result};

	if (flow_is_operator(frame->unit->ir, call->node)) { /* the object is written first */
		event.arguments--;
		event.count++;
	}
	flow_event(frame, s, &event);
}

/* True when no call in a function is one that does not come back. */
static bool comes_back(const struct tg_ir *ir, tg_node function)
{
	tg_node n;

	for (n = function; n < ir->node[function].end; n++)
		if (tg_ir_is(ir, n, TG_IR_CALL) && tg_ir_never_returns(ir, n))
			return false;
	return true;
}

/*
 * True for a call that writes a message and does nothing else for its caller: it is passed nothing
 * to write to, a literal says the form of what follows, and nobody asks for the result. To follow
 * it costs more steps than all else that a small function does.
 */
static bool is_message(const struct flow_frame *frame, const struct flow_call *call,
		       const struct flow_unit *unit)
{
	const struct tg_ir *ir = unit->ir;
	const struct flow_tables *t = &frame->run->tables;
	const struct tg_ir_type *type = &ir->type[ir->type[ir->decl[call->decl].type].canonical];
	const struct tg_cfg *cfg;
	unsigned i;

	if (!(ir->decl[call->decl].flags & TG_DECL_VARIADIC) || call->object ||
	    !type->param_count || call->count < type->param_count ||
	    t->region.at[call->argument[type->param_count - 1].region].kind != REGION_STRING ||
	    !tg_ir_is_discarded(frame->unit->ir, call->node, NULL))
		return false;
	for (i = 0; i < type->param_count; i++)
		if (call->argument[i].region && !points_to_const(frame, call, i))
			return false;
	cfg = flow_unit_cfg(unit, call->decl);
	return cfg && comes_back(ir, cfg->function);
}

static struct flow_list dispatch(struct flow_frame *frame, struct flow_state *s,
				 const struct flow_call *call, const struct flow_unit *unit,
				 struct tg_flow_value self)
{
	const struct tg_cfg *cfg;
	struct tg_flow_value result;
	struct flow_call whole = *call;

	if (call->effects) {
		if (call->object) {
			whole.argument--;
			whole.count++;
		}
		if (!flow_effects(frame, s, &whole, &result)) {
			flow_state_free(&frame->run->tables, s);
			return (struct flow_list){0};
		}
		flow_push(s, result);
		return one(s);
	}
	if (unit && call->decl && is_message(frame, call, unit)) {
		flow_push(s, unknown_result(frame, s, call->node));
		return one(s);
	}
	cfg = flow_is_open(frame, s, call, &self) ? NULL : affordable(frame, s, call, unit);
	if (cfg)
		return call_visible(frame, s, call, unit, cfg, self);
	return call_blindly(frame, s, call, unit);
}

/* A union that stands for whichever pointer is in it: `__SOCKADDR_ARG` of the C library. */
static struct tg_flow_value unwrap(const struct flow_frame *frame, const struct flow_state *s,
				   struct tg_flow_value v)
{
	const struct flow_region *region = &frame->run->tables.region.at[v.region];
	size_t at;

	if (frame->unit->ir->cplusplus || v.kind != FLOW_AGGREGATE || v.symbol ||
	    region->kind != REGION_TEMP || region->size != 8)
		return v;
	at = flow_cell_at(s, v.region, v.add);
	return at < s->cell.count && s->cell.at[at].region == v.region &&
			       s->cell.at[at].offset == v.add && s->cell.at[at].size == 8 &&
			       s->cell.at[at].value.kind == FLOW_POINTER
		       ? s->cell.at[at].value
		       : v;
}

/* C++: what the object's destructor does, if there is an object. */
static struct flow_list destroy(struct flow_frame *frame, struct flow_state *s,
				const struct flow_call *call, struct tg_flow_value self)
{
	enum tg_flow_null null = flow_null(&frame->run->tables, s, &self);
	const struct tg_cfg *cfg = NULL;

	if (self.kind == FLOW_POINTER && null != TG_NULL_ALWAYS && null != TG_NULL_MAYBE)
		cfg = affordable(frame, s, call, frame->unit);
	if (cfg)
		return call_visible(frame, s, call, frame->unit, cfg, self);
	if (self.region)
		escape(frame, s, self.region, true, call->node);
	flow_push(s, (struct tg_flow_value){0});
	return one(s);
}

struct flow_list flow_call(struct flow_frame *frame, struct flow_state *s,
			   const struct tg_cfg_op *op)
{
	const struct tg_ir *ir = frame->unit->ir;
	struct flow_call call = {.node = op->node, .count = op->count};
	struct tg_flow_value values[65], *arguments = values + 1, pointer = {0}, self = {0};
	const struct flow_unit *unit = frame->unit;
	struct flow_list after;
	struct flow_state *each;
	unsigned i;

	for (i = op->count; i-- > 0;)
		arguments[i] = unwrap(frame, s, flow_pop(s));
	call.argument = arguments;
	call.decl = op->decl ? op->decl : ir->node[op->node].decl;
	if (op->indirect) {
		pointer = flow_pop(s);
		call.decl = 0;
		unit = target(frame, &pointer, &call.decl);
		if (!unit && !flow_access(frame, s, tg_ir_child(ir, op->node, 0), &pointer, NULL,
					  false, -1, NULL)) {
			flow_state_free(&frame->run->tables, s);
			return (struct flow_list){0};
		}
	} else if (op->plain) {
		self = flow_pop(s);
		if (self.kind == FLOW_AGGREGATE)
			self.kind = FLOW_POINTER;
		values[0] = self;
		call.object = true;
		if (!op->decl && !flow_calls_through(frame, s, op->node, &self)) {
			flow_state_free(&frame->run->tables, s);
			return (struct flow_list){0};
		}
		call.decl = flow_overriding(frame, &self, call.decl);
	}
	if (op->decl) /* a destructor: no call is written */
		return destroy(frame, s, &call, self);
	call.name = unit && call.decl ? tg_ir_text(unit->ir, unit->ir->decl[call.decl].name) : "";
	call.effects = unit ? flow_known(frame, unit, call.decl) : NULL;
	if (op->indirect && !unit)
		flow_hook(frame, &call);
	if (unit != frame->unit)
		call.decl = 0; /* not a declaration of this unit */
	tell_call(frame, s, &call, NULL);
	if (op->indirect && unit)
		call.decl = frame->run->tables.region.at[pointer.region].a;
	after = dispatch(frame, s, &call, unit, self);
	if (unit != frame->unit)
		call.decl = 0;
	for (each = after.first; each; each = each->next) {
		struct tg_flow_value result = each->stack.count
						      ? each->stack.at[each->stack.count - 1]
						      : (struct tg_flow_value){0};

		frame->at = op->node;
		tell_call(frame, each, &call, &result);
	}
	return after;
}
