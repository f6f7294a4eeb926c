/* SPDX-License-Identifier: Apache-2.0 */
/*
 * meaning_compare - through what code came to mean something else: the nearest cause, or all.
 */
#include "trace/change/meaning_graph.h"

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
	bool changed; /* itself, when all causes are looked for */
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
		*TG_VEC_ADD(&s->steps) = (struct step){before, after, from, depth, false};
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

/* Edge `from` <= i < `to` to what is the same, or else has the same id; `to`: there is none. */
static uint32_t partner(const struct tg_meanings *m, uint32_t from, uint32_t to,
			const struct tg_symbol *symbol, bool same)
{
	for (; from < to; from++) {
		const struct tg_symbol *other = &m->symbols[m->edges.at[from].to];

		if (same ? tg_hash_eq(other->deep, symbol->deep)
			 : strcmp(other->usr, symbol->usr) == 0)
			break;
	}
	return from;
}

/* Goes on to what a reference means on both sides, where that differs: each definition to the one
 * of the same id; one of a kind that is left on each side is the same under another id. */
static void follow(struct search *s, uint32_t step, uint32_t ref_then, uint32_t ref_now)
{
	const struct step here = s->steps.at[step];
	uint32_t a, b, left = 0, right = 0, lefts = 0, rights = 0, i;
	uint32_t a_end = targets(s->then, here.before - 1, ref_then, &a);
	uint32_t b_end = targets(s->now, here.after - 1, ref_now, &b);

	for (i = a; i < a_end; i++) {
		const struct tg_symbol *was = &s->then->symbols[s->then->edges.at[i].to];
		uint32_t is;

		if (partner(s->now, b, b_end, was, true) < b_end)
			continue;
		is = partner(s->now, b, b_end, was, false);
		if (is < b_end)
			push(s, s->then->edges.at[i].to + 1, s->now->edges.at[is].to + 1, step,
			     here.depth + 1);
		else if (lefts++ == 0)
			left = s->then->edges.at[i].to + 1;
	}
	for (i = b; i < b_end; i++) {
		const struct tg_symbol *is = &s->now->symbols[s->now->edges.at[i].to];

		if (partner(s->then, a, a_end, is, true) == a_end &&
		    partner(s->then, a, a_end, is, false) == a_end && rights++ == 0)
			right = s->now->edges.at[i].to + 1;
	}
	if (left || right)
		push(s, left, right, step, here.depth + 1);
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

/* The reference of `symbol` to the same name, the one in the same place if it is one. */
static uint32_t same_ref(const struct tg_symbol *symbol, const struct tg_symref *ref, uint32_t near)
{
	uint32_t i;

	if (near < symbol->ref_count && symbol->refs[near].use == ref->use &&
	    strcmp(symbol->refs[near].name, ref->name) == 0)
		return near;
	for (i = 0; i < symbol->ref_count; i++)
		if (symbol->refs[i].use == ref->use && strcmp(symbol->refs[i].name, ref->name) == 0)
			return i;
	return NO_REF;
}

/* Goes on to everything that a symbol refers to. Of one that changed itself only the names are
 * followed that it has kept: the others are part of its change. */
static void follow_all(struct search *s, uint32_t step, bool changed)
{
	const struct tg_symbol *before = at(s->then, s->steps.at[step].before);
	const struct tg_symbol *after = at(s->now, s->steps.at[step].after);
	uint32_t r, was;

	if (!before || !after)
		return;
	follow(s, step, NO_REF, NO_REF);
	for (r = 0; r < after->ref_count; r++) {
		was = changed ? same_ref(before, &after->refs[r], r) : r;
		if (was != NO_REF)
			follow(s, step, was, r);
	}
}

/* True when both sides can be compared by their deep hashes, and these differ. */
static bool begin(struct search *s, const struct tg_symbol *before, const struct tg_symbol *after,
		  struct tg_meaning_change *ret)
{
	*ret = (struct tg_meaning_change){.before = before, .after = after, .path = after->name};
	if (!s->then || !s->now || tg_hash_is_zero(before->deep) || tg_hash_is_zero(after->deep)) {
		ret->grade =
			tg_hash_eq(before->tokens, after->tokens) ? TG_SAME : TG_CHANGED_DIRECT;
		return false;
	}
	if (tg_hash_eq(before->deep, after->deep))
		return false;
	push(s, (uint32_t)(before - s->then->symbols) + 1, (uint32_t)(after - s->now->symbols) + 1,
	     0, 0);
	return true;
}

static void end(struct search *s)
{
	TG_VEC_DONE(&s->steps);
	tg_map_done(&s->seen);
}

struct tg_meaning_change tg_meaning_compare(struct tg_arena *arena, const struct tg_meanings *then,
					    const struct tg_symbol *before,
					    const struct tg_meanings *now,
					    const struct tg_symbol *after)
{
	struct tg_meaning_change change;
	struct search s = {.then = then, .now = now};
	uint32_t i;

	if (!begin(&s, before, after, &change))
		return change;
	for (i = 0; i < s.steps.count && !differs_itself(&s, &s.steps.at[i]); i++)
		follow_all(&s, i, false);
	/* It may differ in nothing that could be followed. */
	change = found(&s, i < s.steps.count ? i : 0, arena);
	end(&s);
	return change;
}

size_t tg_meaning_causes(struct tg_arena *arena, const struct tg_meanings *then,
			 const struct tg_symbol *before, const struct tg_meanings *now,
			 const struct tg_symbol *after, struct tg_meaning_change **ret)
{
	struct tg_meaning_change change, *all = NULL;
	struct search s = {.then = then, .now = now};
	size_t count = 0;
	uint32_t i;

	if (!begin(&s, before, after, &change)) {
		*ret = all = TG_NEW(arena, struct tg_meaning_change);
		*all = change;
		return change.grade != TG_SAME;
	}
	for (i = 0; i < s.steps.count; i++) {
		s.steps.at[i].changed = differs_itself(&s, &s.steps.at[i]);
		count += s.steps.at[i].changed;
		follow_all(&s, i, s.steps.at[i].changed);
	}
	*ret = all = tg_arena_alloc(arena, (count + 1) * sizeof(*all));
	for (i = 0, count = 0; i < s.steps.count; i++)
		if (s.steps.at[i].changed)
			all[count++] = found(&s, i, arena);
	if (!count)
		all[count++] = found(&s, 0, arena);
	end(&s);
	return count;
}
