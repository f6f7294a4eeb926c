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

/* `i`: index + 1 of the first definition of the name. */
static void add_edges(struct tg_meanings *m, uint32_t from, const struct tg_symref *ref,
		      uint32_t number, uint32_t i)
{
	enum choice choice = choose(m, from, ref, i);
	size_t added = 0;

	for (; i && added < CANDIDATES_MAX; i = m->next[i - 1]) {
		if (!fits(ref->use, &m->symbols[i - 1]) || !counts(m, from, i - 1) ||
		    !is_meant(m, from, &m->symbols[i - 1], choice))
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

/* ---- comparison ---- */

const char *tg_change_grade_name(enum tg_change_grade grade)
{
	static const char *const names[] = {"same", "direct", "callee", "macro", "type", "data"};

	return names[grade];
}

static enum tg_change_grade grade_of(const struct tg_symbol *symbol)
{
	switch (symbol->kind) {
	case TG_SYMBOL_FUNCTION:
		return TG_CHANGED_CALLEE;
	case TG_SYMBOL_MACRO:
	case TG_SYMBOL_CONSTANT:
		return TG_CHANGED_MACRO;
	case TG_SYMBOL_VARIABLE:
		return TG_CHANGED_DATA;
	case TG_SYMBOL_TYPE:
	case TG_SYMBOL_FIELD:
		break;
	}
	return TG_CHANGED_TYPE;
}

/* Two symbols that are compared, and what led to them. */
struct step {
	uint32_t before, after; /* indices + 1; 0 = on that side there is none */
	uint32_t from;          /* index of the step before, its own for the first */
	unsigned depth;
};

struct search {
	const struct tg_meanings *then, *now;
	TG_VEC(struct step) steps; /* breadth first, so that the nearest cause is found */
	struct tg_map seen;
};

static void push(struct search *s, uint32_t before, uint32_t after, uint32_t from, unsigned depth)
{
	uint32_t key[2] = {before, after};

	if (s->steps.count < STEPS_MAX &&
	    tg_map_add(&s->seen, tg_str_n((const char *)key, sizeof(key))))
		*TG_VEC_ADD(&s->steps) = (struct step){before, after, from, depth};
}

static const struct tg_symbol *at(const struct tg_meanings *m, uint32_t index)
{
	return index ? &m->symbols[index - 1] : NULL;
}

/* The targets of reference number `ref`: edges [*from, returned). */
static uint32_t targets(const struct tg_meanings *m, uint32_t symbol, uint32_t ref, uint32_t *from)
{
	uint32_t end = m->first[symbol + 1], to;

	for (*from = m->first[symbol]; *from < end && m->edges.at[*from].ref != ref; (*from)++)
		;
	for (to = *from; to < end && m->edges.at[to].ref == ref; to++)
		;
	return to;
}

/* Goes on to what one reference means on both sides, where that differs. */
static void follow(struct search *s, uint32_t step, uint32_t ref)
{
	const struct step here = s->steps.at[step];
	uint32_t a, b, a_end = targets(s->then, here.before - 1, ref, &a);
	uint32_t b_end = targets(s->now, here.after - 1, ref, &b);

	for (; a < a_end || b < b_end; a += a < a_end, b += b < b_end) {
		uint32_t left = a < a_end ? s->then->edges.at[a].to + 1 : 0;
		uint32_t right = b < b_end ? s->now->edges.at[b].to + 1 : 0;

		if (!left || !right ||
		    !tg_hash_eq(at(s->then, left)->deep, at(s->now, right)->deep))
			push(s, left, right, step, here.depth + 1);
	}
}

static bool differs_itself(const struct search *s, const struct step *step)
{
	const struct tg_symbol *before = at(s->then, step->before);
	const struct tg_symbol *after = at(s->now, step->after);
	size_t r;

	if (!before || !after || !tg_hash_eq(before->meaning, after->meaning))
		return true;
	for (r = 0; r < after->ref_count; r++) {
		uint32_t a, b;
		bool known_then = targets(s->then, step->before - 1, (uint32_t)r, &a) > a;
		bool known_now = targets(s->now, step->after - 1, (uint32_t)r, &b) > b;

		/* Another function of the world outside is called. */
		if (!known_then && !known_now &&
		    strcmp(before->refs[r].name, after->refs[r].name) != 0)
			return true;
	}
	return false;
}

static void write_path(const struct search *s, uint32_t step, struct tg_buf *out)
{
	const struct step *here = &s->steps.at[step];
	const struct tg_symbol *symbol = at(s->now, here->after);

	if (!symbol)
		symbol = at(s->then, here->before);
	if (here->depth) {
		write_path(s, here->from, out);
		tg_buf_puts(out, " -> ");
	}
	tg_buf_printf(out, "%s%s", symbol->name, symbol->kind == TG_SYMBOL_FUNCTION ? "()" : "");
}

static struct tg_meaning_change found(struct search *s, uint32_t step, struct tg_arena *arena)
{
	const struct step *here = &s->steps.at[step];
	struct tg_meaning_change change = {
		.depth = here->depth,
		.before = at(s->then, here->before),
		.after = at(s->now, here->after),
	};
	struct tg_buf path = {0};

	change.grade = here->depth ? grade_of(change.after ? change.after : change.before)
				   : TG_CHANGED_DIRECT;
	write_path(s, step, &path);
	change.path = tg_arena_strdup(arena, path.ptr);
	tg_buf_done(&path);
	return change;
}

static struct tg_meaning_change find_cause(struct search *s, struct tg_arena *arena)
{
	uint32_t i, r;

	for (i = 0; i < s->steps.count; i++) {
		const struct tg_symbol *after = at(s->now, s->steps.at[i].after);

		if (differs_itself(s, &s->steps.at[i]))
			return found(s, i, arena);
		follow(s, i, NO_REF);
		for (r = 0; r < after->ref_count; r++)
			follow(s, i, r);
	}
	return found(s, 0, arena); /* it differs, but not in anything that could be followed */
}

struct tg_meaning_change tg_meaning_compare(struct tg_arena *arena, const struct tg_meanings *then,
					    const struct tg_symbol *before,
					    const struct tg_meanings *now,
					    const struct tg_symbol *after)
{
	struct tg_meaning_change change = {.before = before, .after = after, .path = after->name};
	struct search search = {.then = then, .now = now};

	if (!then || !now || tg_hash_is_zero(before->deep) || tg_hash_is_zero(after->deep)) {
		change.grade =
			tg_hash_eq(before->tokens, after->tokens) ? TG_SAME : TG_CHANGED_DIRECT;
		return change;
	}
	if (tg_hash_eq(before->deep, after->deep))
		return change;
	push(&search, (uint32_t)(before - then->symbols) + 1, (uint32_t)(after - now->symbols) + 1,
	     0, 0);
	change = find_cause(&search, arena);
	TG_VEC_DONE(&search.steps);
	tg_map_done(&search.seen);
	return change;
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
