/* SPDX-License-Identifier: Apache-2.0 */
/*
 * outline_active.c - conditionals where headers and flags are not known: a condition that asks for
 * a macro which is not defined here decides nothing, and all its branches count.
 */
#include "engine/symbols/outline_active.h"

enum { NESTING_MAX = 64 };

/* A conditional that is open. */
struct level {
	bool taken;   /* one of its branches is surely the one */
	bool outside; /* what is around it counts */
};

enum answer { NO = 0, YES, EITHER };

struct reading {
	struct tg_active *active;
	const struct tg_tokens *file;
	size_t at, end;          /* of the directive that is read: what is left of it */
	struct tg_map undefined; /* macros that are not defined any more */
	struct level levels[NESTING_MAX];
	size_t depth;
	bool on, unsure;
};

static struct tg_str word(const struct reading *r)
{
	return r->at < r->end ? tg_token_text(r->file, r->at) : tg_str("");
}

static bool take(struct reading *r, const char *text)
{
	if (!tg_str_is(word(r), text))
		return false;
	r->at++;
	return true;
}

/* Compilers define names that begin so; those of include guards have an end of their own. */
static bool may_be_predefined(struct tg_str name)
{
	if (tg_str_starts(name, "TG_")) /* annotations: they are defined as nothing */
		return true;
	if (!tg_str_starts(name, "_"))
		return tg_str_is(name, "linux") || tg_str_is(name, "unix");
	return !tg_str_ends(name, "_H") && !tg_str_ends(name, "_H_") && !tg_str_ends(name, "_H__");
}

static enum answer is_defined(struct reading *r, struct tg_str name)
{
	bool known = tg_map_has(&r->active->macros, name);

	if (tg_str_is(name, "__cplusplus"))
		return NO;
	r->unsure |= !name.len || (!known && may_be_predefined(name));
	return known && !tg_map_has(&r->undefined, name) ? YES : EITHER;
}

static enum answer any_of(struct reading *r);

static enum answer value_of(struct reading *r)
{
	enum answer value;
	struct tg_str name;

	if (take(r, "!")) {
		value = value_of(r);
		return value == EITHER ? EITHER : value == NO;
	}
	if (take(r, "(")) {
		value = any_of(r);
		r->unsure |= !take(r, ")");
		return value;
	}
	if (take(r, "defined")) {
		bool open = take(r, "(");

		name = word(r);
		r->at++;
		r->unsure |= open && !take(r, ")");
		return is_defined(r, name);
	}
	if (take(r, "0"))
		return NO;
	if (take(r, "1"))
		return YES;
	r->unsure = true;
	r->at++;
	return NO;
}

/* A name that is not defined spoils the whole condition. */
static enum answer all_of(struct reading *r)
{
	enum answer value = value_of(r);

	while (take(r, "&&")) {
		enum answer next = value_of(r);

		value = value == EITHER || next == EITHER ? EITHER : value && next;
	}
	return value;
}

static enum answer any_of(struct reading *r)
{
	enum answer value = all_of(r);

	while (take(r, "||")) {
		enum answer next = all_of(r);

		value = value == EITHER || next == EITHER ? EITHER : value || next;
	}
	return value;
}

static enum answer condition(struct reading *r, struct tg_str kind)
{
	enum answer value;

	if (tg_str_is(kind, "if") || tg_str_is(kind, "elif")) {
		value = any_of(r);
		r->unsure |= r->at != r->end;
		return value;
	}
	value = is_defined(r, word(r));
	return value == EITHER || tg_str_is(kind, "ifdef") ? value : value == NO;
}

/* The branch of `level` that begins with this answer counts, or does not. */
static void enter(struct reading *r, struct level *level, enum answer answer)
{
	r->on = level->outside && !level->taken && answer != NO;
	level->taken |= r->on && answer == YES;
}

static void open_level(struct reading *r, struct tg_str kind)
{
	struct level *level;

	if (r->depth == NESTING_MAX) {
		r->unsure = true;
		return;
	}
	level = &r->levels[r->depth++];
	*level = (struct level){.outside = r->on};
	enter(r, level, r->on ? condition(r, kind) : NO);
}

static void next_branch(struct reading *r, struct tg_str kind)
{
	struct level *level = r->depth ? &r->levels[r->depth - 1] : NULL;

	if (!level)
		r->unsure = true;
	else if (tg_str_is(kind, "else"))
		enter(r, level, YES);
	else
		enter(r, level, level->outside && !level->taken ? condition(r, kind) : NO);
}

static void define(struct reading *r, bool is)
{
	struct tg_str name = word(r);

	/* Defined, undefined and defined again: not worth the trouble. */
	if (is) {
		r->unsure |= tg_map_has(&r->undefined, name);
		tg_map_add(&r->active->macros, name);
	} else if (tg_map_has(&r->active->macros, name)) {
		tg_map_add(&r->undefined, name);
	}
}

/* A directive that changes no declaration; of pragmas, those of clang may. */
static bool is_harmless(const struct reading *r, struct tg_str kind)
{
	if (tg_str_is(kind, "pragma"))
		return !tg_str_is(word(r), "clang");
	return !kind.len || tg_str_is(kind, "include") || tg_str_is(kind, "error") ||
	       tg_str_is(kind, "warning");
}

/* The directive whose "#" stands at `i`; gives the token behind it. */
static size_t read_directive(struct reading *r, size_t i)
{
	const struct tg_token *at = r->file->at;
	struct tg_str kind;

	r->at = i + 1;
	for (i++; i < r->file->count && (at[i].flags & TG_TOKEN_DIRECTIVE) &&
		  !(at[i].flags & TG_TOKEN_LINE_START);
	     i++)
		;
	r->end = i;
	kind = word(r);
	r->at++;
	if (tg_str_is(kind, "if") || tg_str_is(kind, "ifdef") || tg_str_is(kind, "ifndef")) {
		open_level(r, kind);
	} else if (tg_str_is(kind, "else") || tg_str_is(kind, "elif")) {
		next_branch(r, kind);
	} else if (tg_str_is(kind, "endif")) {
		r->unsure |= !r->depth;
		if (r->depth)
			r->on = r->levels[--r->depth].outside;
	} else if (r->on && (tg_str_is(kind, "define") || tg_str_is(kind, "undef"))) {
		define(r, tg_str_is(kind, "define"));
	} else if (r->on) {
		r->unsure |= !is_harmless(r, kind);
	}
	return i;
}

/* The tokens from `i` to before the next directive, which count or not; gives the one behind. */
static size_t read_run(struct reading *r, size_t i)
{
	struct tg_active *active = r->active;
	size_t from = i;

	while (i < r->file->count && !(r->file->at[i].flags & TG_TOKEN_DIRECTIVE))
		i++;
	if (r->on) {
		memcpy(active->at + active->count, r->file->at + from,
		       (i - from) * sizeof(*active->at));
		active->count += i - from;
	}
	return i;
}

bool tg_active_tokens(struct tg_active *active, const struct tg_tokens *file)
{
	struct reading r = {.active = active, .file = file, .on = true};
	size_t i = 0;

	active->at = tg_alloc((file->count + 1) * sizeof(*active->at));
	while (i < file->count && !r.unsure)
		i = file->at[i].flags & TG_TOKEN_DIRECTIVE ? read_directive(&r, i)
							   : read_run(&r, i);
	tg_map_done(&r.undefined);
	return !r.unsure && !r.depth;
}

void tg_active_done(struct tg_active *active)
{
	tg_free_(&active->at);
	tg_map_done(&active->macros);
}
