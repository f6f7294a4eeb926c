/* SPDX-License-Identifier: Apache-2.0 */
/*
 * link_plan.c - see link_plan.h.
 */
#include "engine/link/link_plan.h"

/* In place of a unit's number: several define the function. */
#define AMBIGUOUS SIZE_MAX

struct linked_calls {
	size_t unit; /* whose calls these are; a function of a header counts once */
	TG_VEC(const char *) callees;
};

static size_t defined_in(const struct tg_linkage *linkage, const char *usr)
{
	return (uintptr_t)tg_map_get(&linkage->definitions, tg_str(usr));
}

static void add_definition(struct tg_linkage *linkage, size_t index, const char *usr)
{
	void **place = tg_map_put(&linkage->definitions, tg_str(usr));

	if (!*place) {
		*place = (void *)(uintptr_t)(index + 1);
	} else if ((uintptr_t)*place != AMBIGUOUS && (uintptr_t)*place != index + 1) {
		*place = (void *)(uintptr_t)AMBIGUOUS;
		linkage->ambiguous++;
	}
}

static void add_call(struct tg_linkage *linkage, size_t index, const char *caller,
		     const char *callee)
{
	struct linked_calls **place =
		(struct linked_calls **)tg_map_put(&linkage->calls, tg_str(caller));

	if (!*place) {
		*place = tg_alloc_zero(1, sizeof(**place));
		(*place)->unit = index;
	}
	if ((*place)->unit == index)
		*TG_VEC_ADD(&(*place)->callees) = callee;
}

/* A constant table of functions is as one that calls them all, for whoever reads it. */
static void add_global(struct tg_linkage *linkage, size_t index, const struct tg_global *global)
{
	if (global->says == TG_GLOBAL_HOLDS)
		add_definition(linkage, index, global->usr);
	if (global->says == TG_GLOBAL_HOLDS || global->says == TG_GLOBAL_USES)
		add_call(linkage, index, global->usr, global->other);
}

void tg_linkage_add(struct tg_linkage *linkage, size_t index, const struct tg_unit *unit)
{
	size_t i;

	while (linkage->units.count <= index)
		*TG_VEC_ADD(&linkage->units) = (struct tg_link_unit){0};
	linkage->units.at[index] = (struct tg_link_unit){unit->calls, unit->call_count,
							 unit->globals, unit->global_count};
	for (i = 0; i < unit->symbol_count; i++) {
		const struct tg_symbol *symbol = &unit->symbols[i];

		/* What stands in a header is in each unit that includes it. */
		if (symbol->kind == TG_SYMBOL_FUNCTION && symbol->definition && !symbol->internal &&
		    strcmp(symbol->path, unit->path) == 0)
			add_definition(linkage, index, symbol->usr);
	}
	for (i = 0; i < unit->call_count; i++)
		add_call(linkage, index, unit->calls[i].caller, unit->calls[i].callee);
	for (i = 0; i < unit->global_count; i++)
		add_global(linkage, index, &unit->globals[i]);
}

/* A walk along calls from one unit into others. */
struct walk {
	const struct tg_linkage *linkage;
	size_t index;
	struct tg_link_plan *plan;
	struct tg_map seen; /* functions */
	TG_VEC(const char *) now, next;
};

/* True when the function's unit takes part; makes room for it. */
static bool take_unit(struct walk *walk, size_t unit)
{
	struct tg_link_plan *plan = walk->plan;
	size_t i;

	for (i = 0; i < plan->count; i++)
		if (plan->units[i] == unit)
			return true;
	if (plan->count == TG_LINK_UNITS)
		return false;
	plan->units[plan->count++] = unit;
	return true;
}

static bool is_elsewhere(const struct walk *walk, const char *usr)
{
	size_t unit = defined_in(walk->linkage, usr);

	return unit && unit != AMBIGUOUS && unit - 1 != walk->index;
}

/* Follows what `usr` calls: in its own file at once, in others with the next step. */
static void follow(struct walk *walk, const char *usr, size_t home)
{
	const struct linked_calls *calls = tg_map_get(&walk->linkage->calls, tg_str(usr));
	size_t i;

	for (i = 0; calls && calls->unit == home && i < calls->callees.count; i++) {
		const char *callee = calls->callees.at[i];

		if (walk->seen.entries.count >= TG_LINK_FUNCTIONS ||
		    !tg_map_add(&walk->seen, tg_str(callee)))
			continue;
		if (is_elsewhere(walk, callee) && defined_in(walk->linkage, callee) - 1 != home)
			*TG_VEC_ADD(&walk->next) = callee;
		else
			*TG_VEC_ADD(&walk->now) = callee;
	}
}

static void step(struct walk *walk)
{
	size_t i, k, first = walk->now.count;

	for (i = 0; i < first; i++) {
		size_t unit = defined_in(walk->linkage, walk->now.at[i]) - 1;

		if (!take_unit(walk, unit))
			continue;
		k = walk->now.count;
		follow(walk, walk->now.at[i], unit);
		for (; k < walk->now.count; k++)
			follow(walk, walk->now.at[k], unit);
	}
}

static bool is_root(const struct walk *walk, const char *callee)
{
	return is_elsewhere(walk, callee) || tg_map_has(&walk->plan->roots, tg_str(callee));
}

/* Functions of the unit that call others, or call some that do, until no more are found. */
static void find_roots(struct walk *walk)
{
	const struct tg_link_unit *unit = &walk->linkage->units.at[walk->index];
	struct tg_map *roots = &walk->plan->roots;
	bool more = true;
	size_t i;

	while (more) {
		more = false;
		for (i = 0; i < unit->call_count; i++) {
			const struct tg_callref *call = &unit->calls[i];

			if (is_root(walk, call->callee) && tg_map_add(roots, tg_str(call->caller)))
				more = true;
		}
		for (i = 0; i < unit->global_count; i++)
			if (unit->globals[i].says == TG_GLOBAL_USES &&
			    is_root(walk, unit->globals[i].other) &&
			    tg_map_add(roots, tg_str(unit->globals[i].usr)))
				more = true;
	}
}

bool tg_link_plan(const struct tg_linkage *linkage, size_t index, struct tg_link_plan *ret_plan)
{
	struct walk walk = {.linkage = linkage, .index = index, .plan = ret_plan};
	const struct tg_link_unit *unit = &linkage->units.at[index];
	size_t i, hop;

	*ret_plan = (struct tg_link_plan){0};
	for (i = 0; i < unit->call_count; i++)
		if (is_elsewhere(&walk, unit->calls[i].callee) &&
		    tg_map_add(&walk.seen, tg_str(unit->calls[i].callee)))
			*TG_VEC_ADD(&walk.now) = unit->calls[i].callee;
	for (i = 0; i < unit->global_count; i++)
		if (unit->globals[i].says == TG_GLOBAL_USES &&
		    is_elsewhere(&walk, unit->globals[i].other) &&
		    tg_map_add(&walk.seen, tg_str(unit->globals[i].other)))
			*TG_VEC_ADD(&walk.now) = unit->globals[i].other;
	for (hop = 1; walk.now.count && hop < TG_LINK_HOPS; hop++) {
		step(&walk);
		walk.now.count = 0;
		for (i = 0; i < walk.next.count; i++)
			*TG_VEC_ADD(&walk.now) = walk.next.at[i];
		walk.next.count = 0;
	}
	if (ret_plan->count)
		find_roots(&walk);
	tg_map_done(&walk.seen);
	TG_VEC_DONE(&walk.now);
	TG_VEC_DONE(&walk.next);
	return ret_plan->count > 0;
}

/* The number that stands for all units of a program. */
static size_t program_of(size_t *over, size_t unit)
{
	while (over[unit] != unit)
		unit = over[unit] = over[over[unit]];
	return unit;
}

bool tg_linkage_program_calls(const struct tg_linkage *linkage, size_t index, const char *name)
{
	size_t count = linkage->units.count, *over = tg_alloc_zero(count + 1, sizeof(*over)), i, k;
	bool called = false;

	for (i = 0; i < count; i++)
		over[i] = i;
	for (i = 0; i < count; i++) {
		const struct tg_link_unit *unit = &linkage->units.at[i];

		for (k = 0; k < unit->call_count; k++) {
			size_t to = defined_in(linkage, unit->calls[k].callee);

			if (to && to != AMBIGUOUS)
				over[program_of(over, i)] = program_of(over, to - 1);
		}
	}
	for (i = 0; i < count && !called; i++) {
		const struct tg_link_unit *unit = &linkage->units.at[i];

		if (program_of(over, i) != program_of(over, index))
			continue;
		for (k = 0; k < unit->call_count && !called; k++)
			called = strcmp(unit->calls[k].callee_name, name) == 0;
	}
	tg_free_(&over);
	return called;
}

void tg_linkage_done(struct tg_linkage *linkage)
{
	size_t i;

	for (i = 0; i < linkage->calls.entries.count; i++) {
		struct linked_calls *calls = linkage->calls.entries.at[i].value;

		TG_VEC_DONE(&calls->callees);
		tg_free_(&calls);
	}
	tg_map_done(&linkage->definitions);
	tg_map_done(&linkage->calls);
	TG_VEC_DONE(&linkage->units);
}
