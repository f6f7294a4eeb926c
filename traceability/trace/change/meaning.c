/* SPDX-License-Identifier: Apache-2.0 */
#include "trace/change/meaning.h"

#include <stdlib.h>

#include "base/file.h"
#include "trace/change/meaning_graph.h"

/* ---- names to symbols ---- */

/*
 * The class that a function of C++ belongs to, from "c:@N@app@S@store@F@count#": what stands
 * between its mark (S, ST of a template) and "@F@"; "" for any other function.
 */
static struct tg_str class_of(const struct tg_symbol *function)
{
	const char *end = strstr(function->usr, "@F@"), *name = end, *mark;

	while (name && name > function->usr && name[-1] != '@')
		name--;
	if (!end || name == function->usr)
		return tg_str("");
	for (mark = name - 1; mark > function->usr && mark[-1] != '@'; mark--)
		;
	return *mark == 'S' && mark > function->usr ? tg_str_n(name, (size_t)(end - name))
						    : tg_str("");
}

/* `store.count` names a field, or a function of a class. */
static bool is_member(const struct tg_symbol *symbol)
{
	return symbol->kind == TG_SYMBOL_FIELD ||
	       (symbol->kind == TG_SYMBOL_FUNCTION && class_of(symbol).len);
}

static bool fits(enum tg_ref_use use, const struct tg_symbol *symbol)
{
	switch (use) {
	case TG_USE_FIELD:
		return is_member(symbol);
	case TG_USE_TYPE:
		return symbol->kind == TG_SYMBOL_TYPE;
	case TG_USE_CALL:
		return symbol->kind != TG_SYMBOL_FIELD && symbol->kind != TG_SYMBOL_CONSTANT;
	case TG_USE_NAME:
		break;
	}
	return symbol->kind != TG_SYMBOL_FIELD;
}

static bool is_header(const char *path)
{
	const char *dot = strrchr(tg_path_name(path), '.');

	return dot && (dot[1] == 'h' || dot[1] == 'H');
}

/* What another file sees of a symbol: `static` hides it, unless it stands in a header. */
static bool is_visible(const struct tg_symbol *symbol)
{
	bool hidden = symbol->internal || symbol->kind >= TG_SYMBOL_MACRO;

	return !hidden || is_header(symbol->path);
}

static bool is_seen_by(const struct tg_symbol *user, const struct tg_symbol *symbol)
{
	return is_visible(symbol) || strcmp(symbol->path, user->path) == 0;
}

/*
 * A class names its functions, but who uses one of them does not use all. What is called without
 * being named comes with the class: what makes, copies and ends an object.
 */
static bool is_own_function(const struct tg_symbol *class, const struct tg_symbol *function)
{
	return class->kind == TG_SYMBOL_TYPE && function->kind == TG_SYMBOL_FUNCTION &&
	       tg_str_is(class_of(function), class->name) && *function->name != '~' &&
	       !tg_str_starts(tg_str(function->name), "operator") &&
	       strcmp(function->name, class->name) != 0;
}

/* True when an edge from one to the other counts: a struct counts by the fields that are named. */
static bool counts(const struct tg_meanings *m, uint32_t from, uint32_t to)
{
	if (from == to && m->symbols[from].kind != TG_SYMBOL_FUNCTION)
		return false;
	if (m->symbols[to].shape == TG_SHAPE_RECORD && m->symbols[from].kind != TG_SYMBOL_TYPE)
		return false;
	return m->in_test[from] == m->in_test[to] &&
	       !is_own_function(&m->symbols[from], &m->symbols[to]);
}

/* Which of the definitions of a name are meant. */
enum choice { VISIBLE = 0, SAME_FILE, NEAR_OWNER, SAME_OWNER };

/* The struct that a field belongs to stands in its id: "c:field@OWNER@NAME". */
static struct tg_str owner_of(const struct tg_symbol *member)
{
	const char *from = strchr(member->usr, '@'), *to = strrchr(member->usr, '@');

	if (member->kind == TG_SYMBOL_FUNCTION)
		return class_of(member);
	return from && to > from ? tg_str_n(from + 1, (size_t)(to - from) - 1) : tg_str("");
}

static bool mentions(const struct tg_symbol *symbol, struct tg_str name)
{
	size_t i;

	for (i = 0; name.len && i < symbol->ref_count; i++)
		if (symbol->refs[i].use != TG_USE_FIELD && tg_str_is(name, symbol->refs[i].name))
			return true;
	return false;
}

static uint32_t definitions_of(const struct tg_meanings *m, struct tg_str name)
{
	return (uint32_t)(uintptr_t)tg_map_get(&m->names, name);
}

/* True when a definition of the name is known to lead to more structs. */
static bool add_near(struct tg_meanings *m, const struct tg_symbol *symbol)
{
	bool more = false;
	size_t i;

	for (i = 0; i < symbol->ref_count; i++)
		if (symbol->refs[i].use != TG_USE_FIELD)
			more |= tg_map_add(&m->near, tg_str(symbol->refs[i].name));
	return more;
}

/*
 * The structs that code comes to from those that it names: behind a typedef, a variable, what it
 * calls, and the fields that it goes through (`look->model->arena`). A field of any other belongs
 * to a library, whatever structs of the tree have one of that name.
 */
static void find_near(struct tg_meanings *m, uint32_t from)
{
	const struct tg_symbol *user = &m->symbols[from];
	bool more;
	size_t r;
	uint32_t i;

	if (m->near_of == from + 1)
		return;
	tg_map_done(&m->near);
	m->near_of = from + 1;
	add_near(m, user);
	do {
		for (more = false, r = 0; r < user->ref_count; r++) {
			for (i = m->named[m->refs[from] + r]; i; i = m->next[i - 1]) {
				const struct tg_symbol *symbol = &m->symbols[i - 1];
				bool leads = user->refs[r].use != TG_USE_FIELD ||
					     tg_map_has(&m->near, owner_of(symbol));

				if (leads && fits(user->refs[r].use, symbol) &&
				    is_seen_by(user, symbol))
					more |= add_near(m, symbol);
			}
		}
	} while (more);
}

/* The nearest definitions count: of fields those of a struct that the code names, or else of one
 * that it comes to; of all others those of its own file, or else what is visible. */
static enum choice choose(struct tg_meanings *m, uint32_t from, const struct tg_symref *ref,
			  uint32_t first)
{
	const struct tg_symbol *user = &m->symbols[from];
	bool field = ref->use == TG_USE_FIELD, seen = false;
	uint32_t i;

	for (i = first; i; i = m->next[i - 1]) {
		const struct tg_symbol *symbol = &m->symbols[i - 1];

		if (!fits(ref->use, symbol) || (field && !is_seen_by(user, symbol)))
			continue;
		seen = true;
		if (field ? mentions(user, owner_of(symbol))
			  : strcmp(symbol->path, user->path) == 0)
			return field ? SAME_OWNER : SAME_FILE;
	}
	if (!field)
		return VISIBLE;
	if (seen) /* else nothing can be meant, wherever the code comes to */
		find_near(m, from);
	return NEAR_OWNER;
}

static bool is_meant(const struct tg_meanings *m, uint32_t from, const struct tg_symbol *symbol,
		     enum choice choice)
{
	const struct tg_symbol *user = &m->symbols[from];

	if (!is_seen_by(user, symbol))
		return false;
	switch (choice) {
	case SAME_FILE:
		return strcmp(symbol->path, user->path) == 0;
	case SAME_OWNER:
		return mentions(user, owner_of(symbol));
	case NEAR_OWNER:
		return tg_map_has(&m->near, owner_of(symbol));
	case VISIBLE:
		break;
	}
	return true;
}

/*
 * Test code is many programs. A mere name in one means no function that another folder's file keeps
 * for its own: it is a member, or a parameter, of that name.
 */
static bool is_other_test(const struct tg_meanings *m, uint32_t from,
			  const struct tg_symbol *symbol)
{
	const char *here = m->symbols[from].path, *there = symbol->path;
	size_t folder = (size_t)(tg_path_name(here) - here);

	return m->in_test[from] && symbol->kind == TG_SYMBOL_FUNCTION && !is_header(there) &&
	       (folder != (size_t)(tg_path_name(there) - there) ||
		memcmp(here, there, folder) != 0);
}

/* `i`: index + 1 of the first definition of the name. */
static void add_edges(struct tg_meanings *m, uint32_t from, const struct tg_symref *ref,
		      uint32_t number, uint32_t i)
{
	enum choice choice = choose(m, from, ref, i);
	size_t added = 0;

	for (; i && added < CANDIDATES_MAX; i = m->next[i - 1]) {
		if (!fits(ref->use, &m->symbols[i - 1]) || !counts(m, from, i - 1) ||
		    !is_meant(m, from, &m->symbols[i - 1], choice) ||
		    (ref->use == TG_USE_NAME && number != NO_REF &&
		     is_other_test(m, from, &m->symbols[i - 1])))
			continue;
		*TG_VEC_ADD(&m->edges) = (struct tg_edge){i - 1, number};
		added++;
	}
}

static void add_names(struct tg_meanings *m)
{
	size_t i;

	for (i = m->count; i-- > 0;) {
		void **place;

		if (!m->symbols[i].definition)
			continue;
		place = tg_map_put_kept(&m->names, tg_str(m->symbols[i].name));
		m->next[i] = (uint32_t)(uintptr_t)*place;
		*place = (void *)(uintptr_t)(i + 1);
	}
}

static void find_named(struct tg_meanings *m, struct tg_arena *arena)
{
	uint32_t at = 0, i, r;

	for (i = 0; i < m->count; i++) {
		m->refs[i] = at;
		at += (uint32_t)m->symbols[i].ref_count;
	}
	m->named = tg_arena_alloc(arena, ((size_t)at + 1) * sizeof(*m->named));
	for (i = 0, at = 0; i < m->count; i++)
		for (r = 0; r < m->symbols[i].ref_count; r++)
			m->named[at++] = definitions_of(m, tg_str(m->symbols[i].refs[r].name));
}

static void add_used(struct tg_meanings *m, uint32_t i)
{
	const struct tg_symbol *symbol = &m->symbols[i];
	size_t r;

	for (r = 0; !m->in_test[i] && r < symbol->ref_count; r++) {
		uint32_t named = m->named[m->refs[i] + r];

		if (named && symbol->refs[r].use != TG_USE_FIELD &&
		    strcmp(symbol->refs[r].name, symbol->name) != 0)
			m->used[named - 1] = true;
	}
}

static void add_all_edges(struct tg_meanings *m)
{
	uint32_t i, r;

	for (i = 0; i < m->count; i++) {
		const struct tg_symbol *symbol = &m->symbols[i];
		struct tg_symref self = {TG_USE_NAME, symbol->name};

		m->first[i] = (uint32_t)m->edges.count;
		/* A declaration means what its definition does. */
		if (!symbol->definition)
			add_edges(m, i, &self, NO_REF, definitions_of(m, tg_str(symbol->name)));
		for (r = 0; r < symbol->ref_count; r++)
			add_edges(m, i, &symbol->refs[r], r, m->named[m->refs[i] + r]);
		add_used(m, i);
	}
	m->first[i] = (uint32_t)m->edges.count;
}

static bool has_main(const struct tg_meanings *m)
{
	uint32_t i = definitions_of(m, tg_str("main"));

	for (; i; i = m->next[i - 1])
		if (!m->in_test[i - 1] && m->symbols[i - 1].kind == TG_SYMBOL_FUNCTION)
			return true;
	return false;
}

/* @satisfies TG-TRC-5 */
struct tg_meanings *tg_meanings_make(struct tg_arena *arena, struct tg_symbol *symbols,
				     size_t count, const bool *in_test)
{
	struct tg_meanings *m = TG_NEW(arena, struct tg_meanings);

	m->symbols = symbols;
	m->count = count;
	m->in_test = in_test;
	m->next = tg_arena_alloc(arena, (count + 1) * sizeof(*m->next));
	m->first = tg_arena_alloc(arena, (count + 1) * sizeof(*m->first));
	m->refs = tg_arena_alloc(arena, (count + 1) * sizeof(*m->refs));
	m->used = tg_arena_alloc(arena, (count + 1) * sizeof(*m->used));
	m->seen = tg_arena_alloc(arena, (count + 1) * sizeof(*m->seen));
	m->met = tg_arena_alloc(arena, (count + 1) * sizeof(*m->met));
	m->walks = TG_NEW(arena, uint32_t);
	add_names(m);
	find_named(m, arena);
	m->program = has_main(m);
	add_all_edges(m);
	tg_meanings_hash(m);
	return m;
}

void tg_meanings_done(struct tg_meanings *m)
{
	if (!m)
		return;
	tg_map_done(&m->names);
	tg_map_done(&m->near);
	TG_VEC_DONE(&m->edges);
}

/* ---- uses ---- */

void tg_meaning_each_use(const struct tg_meanings *m, const struct tg_symbol *symbol,
			 void (*each)(void *user, const struct tg_symbol *used), void *user)
{
	uint32_t i = (uint32_t)(symbol - m->symbols), e;

	for (e = m->first[i]; e < m->first[i + 1]; e++)
		each(user, &m->symbols[m->edges.at[e].to]);
}

/* A walk in the making: what it met stands in `met`, the first `count` of them. */
struct walk {
	const struct tg_meanings *m;
	uint32_t number, count;
};

static void meet(struct walk *walk, uint32_t symbol)
{
	const struct tg_meanings *m = walk->m;

	if (walk->count == STEPS_MAX || m->seen[symbol] == walk->number)
		return;
	m->seen[symbol] = walk->number;
	m->met[walk->count++] = symbol;
}

/* All that a name may mean, on whatever side of the line between test and product. */
static void meet_named(struct walk *walk, uint32_t i)
{
	const struct tg_meanings *m = walk->m;

	for (; i; i = m->next[i - 1])
		if (m->symbols[i - 1].kind != TG_SYMBOL_FIELD)
			meet(walk, i - 1);
}

bool tg_meaning_walk(const struct tg_meanings *m, const struct tg_symbol *const *from, size_t count,
		     tg_walk_fn *on_name, void *user)
{
	struct walk walk = {.m = m, .number = ++*m->walks};
	enum tg_walk_step step = TG_WALK_ON;
	size_t i, r;

	for (i = 0; i < count; i++)
		meet(&walk, (uint32_t)(from[i] - m->symbols));
	for (i = 0; i < walk.count && step != TG_WALK_STOP; i++) {
		uint32_t index = m->met[i];
		const struct tg_symbol *symbol = &m->symbols[index];
		const uint32_t *named = m->named + m->refs[index];

		for (r = 0; r < symbol->ref_count && step != TG_WALK_STOP; r++) {
			if (symbol->refs[r].use == TG_USE_FIELD)
				continue;
			step = on_name(user, symbol->refs[r].name,
				       named[r] ? &m->symbols[named[r] - 1] : NULL,
				       m->in_test[index]);
			if (step == TG_WALK_ON)
				meet_named(&walk, named[r]);
		}
	}
	return walk.count < STEPS_MAX && step != TG_WALK_STOP;
}

void tg_meanings_use(struct tg_meanings *m, struct tg_str name)
{
	uint32_t named = definitions_of(m, name);

	if (named)
		m->used[named - 1] = true;
}

bool tg_meaning_is_used(const struct tg_meanings *m, const struct tg_symbol *symbol)
{
	uint32_t named = definitions_of(m, tg_str(symbol->name));

	return named && m->used[named - 1];
}

bool tg_meaning_is_program(const struct tg_meanings *m)
{
	return m->program;
}
