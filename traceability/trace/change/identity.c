/* SPDX-License-Identifier: Apache-2.0 */
#include "trace/change/identity.h"

#include "trace/decisions/ledger.h"
#include "trace/matrix/matrix_index.h"

#define HEAD_LINE "# tracegate identity 1: name, path, earlier name, earlier path, note"

enum {
	FIELDS = 5,
	PIN_STEPS = 16,
	CANDIDATES = 256, /* of one name or body: with more of them nobody knows which */
};

const char *tg_identity_name(enum tg_identity_how how)
{
	static const char *const names[] = {"new",     "pinned",  "same",     "moved",
					    "renamed", "similar", "ambiguous"};

	return names[how];
}

/* ---- pins ---- */

static bool parse_line(struct tg_arena *arena, struct tg_str line, struct tg_pin *ret)
{
	const char *text[FIELDS] = {"", "", "", "", ""};
	struct tg_str field;
	size_t i;

	for (i = 0; i < FIELDS && tg_str_split(&line, '\t', &field); i++)
		text[i] = tg_arena_strndup(arena, field.ptr, field.len);
	*ret = (struct tg_pin){text[0], text[1], text[2], text[3], text[4], 0};
	return i >= 3 && text[0][0] && text[2][0];
}

static void add(struct tg_pins *pins, const struct tg_pin *pin)
{
	void **place = tg_map_put(&pins->by_name, tg_str(pin->now_name));
	struct tg_pin *added = TG_VEC_ADD(&pins->at);

	*added = *pin;
	added->next = (size_t)(uintptr_t)*place;
	*place = (void *)(uintptr_t)pins->at.count;
}

void tg_pins_read(struct tg_arena *arena, struct tg_str content, struct tg_pins *ret)
{
	struct tg_str line;
	unsigned number = 0;

	while (tg_str_line(&content, &line)) {
		struct tg_pin pin;

		number++;
		if (!line.len || *line.ptr == '#')
			continue;
		if (parse_line(arena, line, &pin))
			add(ret, &pin);
		else if (!ret->unread++)
			ret->first_unread = number;
	}
}

void tg_pins_done(struct tg_pins *pins)
{
	TG_VEC_DONE(&pins->at);
	tg_map_done(&pins->by_name);
	*pins = (struct tg_pins){0};
}

void tg_pins_add(struct tg_str content, const struct tg_pin *pin, struct tg_buf *out)
{
	const char *const fields[FIELDS] = {pin->now_name, pin->now_path, pin->then_name,
					    pin->then_path, pin->note};
	struct tg_buf line = {0};
	size_t i;

	for (i = 0; i < FIELDS; i++) {
		if (i)
			tg_buf_putc(&line, '\t');
		tg_ledger_field(&line, fields[i]);
	}
	tg_ledger_add(content, HEAD_LINE, tg_buf_view(&line), out);
	tg_buf_done(&line);
}

/* ---- one symbol in another tree ---- */

static bool is_kind(const struct tg_symbol *a, const struct tg_symbol *b)
{
	return a->definition == b->definition && a->kind == b->kind;
}

const struct tg_symbol *tg_identity_at(const struct tg_facts_index *index, const char *name,
				       const char *path, const struct tg_symbol *like)
{
	const struct tg_named *named;

	for (named = tg_facts_named(index, TG_FACTS_SYMBOLS, tg_str(name)); named;
	     named = named->next) {
		const struct tg_symbol *other = named->at;

		if (is_kind(other, like) && (!path[0] || strcmp(other->path, path) == 0))
			return other;
	}
	return NULL;
}

/* The pin of a symbol, or NULL; one that names the path comes before one that does not. */
static const struct tg_pin *pin_of(const struct tg_pins *pins, const char *name, const char *path)
{
	size_t at = (size_t)(uintptr_t)tg_map_get(&pins->by_name, tg_str(name));
	const struct tg_pin *anywhere = NULL;

	for (; at; at = pins->at.at[at - 1].next) {
		const struct tg_pin *pin = &pins->at.at[at - 1];

		if (pin->now_path[0] && strcmp(pin->now_path, path) == 0)
			return pin;
		if (!pin->now_path[0])
			anywhere = pin;
	}
	return anywhere;
}

/* Several pins of one symbol tell its way through history: each leads to an earlier name. */
static bool find_pinned(const struct tg_facts_index *then, const struct tg_pins *pins,
			const struct tg_symbol *symbol, struct tg_identity *ret)
{
	const char *name = symbol->name, *path = symbol->path;
	unsigned step;

	for (step = 0; pins && step < PIN_STEPS; step++) {
		const struct tg_pin *pin = pin_of(pins, name, path);

		if (!pin)
			return false;
		name = pin->then_name;
		path = pin->then_path;
		*ret = (struct tg_identity){.how = TG_IDENTITY_PIN};
		if (strcmp(name, "-") == 0)
			return true;
		ret->symbol = tg_identity_at(then, name, path, symbol);
		if (ret->symbol)
			return true;
	}
	return false;
}

/* Symbols that may be the one that is looked for. */
struct candidates {
	const struct tg_symbol *first, *second;
};

static void take(struct candidates *candidates, const struct tg_symbol *symbol)
{
	if (!candidates->first)
		candidates->first = symbol;
	else if (!candidates->second)
		candidates->second = symbol;
}

/* What still stands where it stood is itself, and nobody else. */
static bool is_taken(const struct tg_facts_index *now, const struct tg_symbol *old)
{
	return tg_identity_at(now, old->name, old->path, old) != NULL;
}

static struct tg_identity sure(enum tg_identity_how how, const struct candidates *candidates)
{
	if (candidates->second)
		return (struct tg_identity){.how = TG_IDENTITY_AMBIGUOUS,
					    .first = candidates->first,
					    .second = candidates->second};
	if (candidates->first)
		return (struct tg_identity){.how = how, .symbol = candidates->first};
	return (struct tg_identity){.how = TG_IDENTITY_NEW};
}

/* By name elsewhere; of several, the one that says the same. */
static struct tg_identity find_moved(const struct tg_facts_index *then,
				     const struct tg_facts_index *now,
				     const struct tg_symbol *symbol)
{
	struct candidates all = {0}, alike = {0};
	const struct tg_named *named;
	unsigned count = 0;

	for (named = tg_facts_named(then, TG_FACTS_SYMBOLS, tg_str(symbol->name));
	     named && count++ < CANDIDATES; named = named->next) {
		const struct tg_symbol *other = named->at;

		if (!is_kind(other, symbol) || is_taken(now, other))
			continue;
		take(&all, other);
		if (!tg_hash_is_zero(symbol->meaning) &&
		    tg_hash_eq(other->meaning, symbol->meaning))
			take(&alike, other);
	}
	return sure(TG_IDENTITY_MOVED, alike.first && !alike.second ? &alike : &all);
}

/* By what it says: a body that says nothing much is no identity. */
static struct tg_identity find_renamed(const struct tg_facts_index *then,
				       const struct tg_facts_index *now,
				       const struct tg_symbol *symbol)
{
	struct candidates all = {0};
	const struct tg_named *named = NULL;
	unsigned count = 0;

	if (symbol->kind == TG_SYMBOL_FUNCTION && symbol->definition &&
	    symbol->shape != TG_SHAPE_EMPTY && symbol->shape != TG_SHAPE_CONSTANT &&
	    !tg_hash_is_zero(symbol->meaning))
		named = tg_facts_named(then, TG_FACTS_BODIES,
				       tg_str_n((const char *)symbol->meaning.byte, TG_HASH_SIZE));
	for (; named && count++ < CANDIDATES; named = named->next)
		if (!is_taken(now, named->at))
			take(&all, named->at);
	return sure(TG_IDENTITY_RENAMED, &all);
}

/* Overloads of C++ share name and file: one whose id is still there is itself. */
static bool stands(const struct tg_facts_index *now, const struct tg_symbol *old)
{
	const struct tg_named *named =
		old->usr[0] ? tg_facts_named(now, TG_FACTS_SYMBOLS, tg_str(old->name)) : NULL;

	for (; named; named = named->next) {
		const struct tg_symbol *symbol = named->at;

		if (strcmp(symbol->path, old->path) == 0 && strcmp(symbol->usr, old->usr) == 0)
			return true;
	}
	return false;
}

/* @satisfies TG-IDN-1 */
struct tg_identity tg_identity_find(const struct tg_facts_index *then,
				    const struct tg_facts_index *now, const struct tg_pins *pins,
				    const struct tg_symbol *symbol)
{
	const struct tg_symbol *by_usr = NULL, *here = NULL;
	struct tg_identity found;
	const struct tg_named *named;

	if (find_pinned(then, pins, symbol, &found))
		return found;
	for (named = tg_facts_named(then, TG_FACTS_SYMBOLS, tg_str(symbol->name)); named;
	     named = named->next) {
		const struct tg_symbol *other = named->at;
		bool same = symbol->usr[0] && strcmp(other->usr, symbol->usr) == 0;

		if (!is_kind(other, symbol))
			continue;
		if (strcmp(other->path, symbol->path) == 0) {
			if (same || (!here && !stands(now, other)))
				here = other;
			if (same)
				break;
		} else if (same && !is_taken(now, other)) {
			by_usr = other;
		}
	}
	if (here)
		return (struct tg_identity){.how = TG_IDENTITY_SAME, .symbol = here};
	if (by_usr)
		return (struct tg_identity){.how = TG_IDENTITY_MOVED, .symbol = by_usr};
	found = find_moved(then, now, symbol);
	return found.how == TG_IDENTITY_NEW ? find_renamed(then, now, symbol) : found;
}

static bool mentions(const struct tg_symbol *symbol, const struct tg_symref *ref)
{
	size_t i;

	for (i = 0; i < symbol->ref_count; i++)
		if (symbol->refs[i].use == ref->use && strcmp(symbol->refs[i].name, ref->name) == 0)
			return true;
	return false;
}

unsigned tg_identity_likeness(const struct tg_symbol *a, const struct tg_symbol *b)
{
	enum { MOST = 1000 };
	size_t i, both = 0, all;

	if (a->kind != b->kind || a->ref_count > MOST || b->ref_count > MOST)
		return 0;
	for (i = 0; i < a->ref_count; i++)
		both += mentions(b, &a->refs[i]);
	all = a->ref_count + b->ref_count - both;
	return all ? (unsigned)(both * 100 / all) : 0;
}
