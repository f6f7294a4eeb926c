/* SPDX-License-Identifier: Apache-2.0 */
/*
 * resolve.c - from what people write to the entry they mean; see catalog.h.
 *
 * All spellings stand in one table. What is found there is narrowed: an id beats an alias, and
 * what was written exactly beats what is only spelled alike. More than one entry left, or a code
 * known to be used for different things, is refused with its candidates instead of guessed.
 */
#include "knowledge/resolve.h"

#include <ctype.h>
#include <strings.h>

#include "base/text.h"
#include "knowledge/spelling.h"

static bool same(struct tg_str text, const char *id)
{
	return text.len == strlen(id) && !strncasecmp(text.ptr, id, text.len);
}

/* Meanings stand in the order of the files, so that candidates do. */
static void add_spelling(struct tg_catalogs *catalogs, const char *normal,
			 const struct tg_entry *entry, const struct tg_alias *alias)
{
	void **place = tg_map_put(&catalogs->spellings, tg_str(normal));
	struct tg_spelling *spelling = *place;

	while (spelling && spelling->entry != entry && spelling->next)
		spelling = spelling->next;
	if (spelling && spelling->entry == entry)
		return;
	if (spelling) {
		spelling->next = TG_NEW(&catalogs->arena, struct tg_spelling);
		spelling = spelling->next;
	} else {
		*place = spelling = TG_NEW(&catalogs->arena, struct tg_spelling);
	}
	*spelling = (struct tg_spelling){entry, alias, NULL};
}

/* The entry at the top of the branch, whose id names the part of those below that have none. */
static const struct tg_entry *top_of(const struct tg_entry *entry)
{
	while (entry->parent)
		entry = entry->parent;
	return entry;
}

/* Adds `prefix`.`normal`. */
static void add_behind(struct tg_catalogs *catalogs, const char *prefix, const char *normal,
		       const struct tg_entry *entry)
{
	struct tg_buf buf = {0};

	tg_buf_printf(&buf, "%s.%s", prefix, normal);
	add_spelling(catalogs, buf.ptr, entry, NULL);
	tg_buf_done(&buf);
}

/* "CR 3.4(1)" is a common short form of "CR 3.4 RE(1)". */
static void add_enhancement(struct tg_catalogs *catalogs, const struct tg_entry *entry)
{
	const char *re = strstr(entry->key, ".RE.");
	struct tg_buf brief = {0};

	if (!re)
		return;
	tg_buf_add(&brief, entry->key, (size_t)(re - entry->key));
	tg_buf_puts(&brief, re + strlen(".RE"));
	add_spelling(catalogs, brief.ptr, entry, NULL);
	tg_buf_done(&brief);
}

/* One word that is unique among all catalogues and may stand in an annotation. */
static const char *make_tag(struct tg_arena *arena, const char *prefix, const char *id)
{
	char *tag = tg_arena_printf(arena, "%s%s%s", prefix, *prefix ? "-" : "", id);
	char *to = tag;

	for (const char *from = tag; *from; from++) {
		if (!strchr(" ()/:", *from))
			*to++ = *from;
		else if (to > tag && to[-1] != '-')
			*to++ = '-';
	}
	while (to > tag && to[-1] == '-')
		to--;
	*to = 0;
	return tag;
}

bool tg_spellings_add_entry(struct tg_catalogs *catalogs, struct tg_entry *entry,
			    struct tg_err *err)
{
	const char *prefix = *entry->catalog->prefix ? entry->catalog->prefix : top_of(entry)->id;
	char own[TG_SPELLING], front[TG_SPELLING], ref[TG_SPELLING];
	bool carries;
	void **place;

	if (!tg_spelling(tg_str(entry->id), own) || !tg_spelling(tg_str(prefix), front))
		return tg_value_fail(entry->at, err, "'%s' cannot be an id", entry->id);
	entry->key = tg_arena_strdup(&catalogs->arena, own);
	carries = tg_spelling_within(own, front);
	entry->tag = make_tag(&catalogs->arena, carries ? "" : prefix, entry->id);
	place = tg_map_put(&catalogs->tags, tg_str(entry->tag));
	if (*place)
		return tg_value_fail(entry->at, err, "'%s' is the same id as '%s' (both '%s')",
				     entry->id, ((struct tg_entry *)*place)->id, entry->tag);
	*place = entry;
	add_spelling(catalogs, own, entry, NULL);
	add_enhancement(catalogs, entry);
	if (!carries)
		add_behind(catalogs, front, own, entry);
	else if (strlen(own) > strlen(front) && isalpha((unsigned char)own[strlen(front) + 1]))
		add_spelling(catalogs, own + strlen(front) + 1, entry, NULL);
	if (!tg_spelling(tg_str(entry->ref), ref))
		return true;
	if (*entry->catalog->prefix)
		add_behind(catalogs, front, ref, entry);
	if (carries || !*entry->catalog->prefix)
		add_spelling(catalogs, ref, entry, NULL);
	return true;
}

bool tg_spellings_add_alias(struct tg_catalogs *catalogs, const struct tg_alias *alias,
			    const struct tg_value *at, struct tg_err *err)
{
	const struct tg_spelling *old;
	char normal[TG_SPELLING];
	const char *bare;

	if (!tg_spelling(tg_str(alias->text), normal))
		return tg_value_fail(at, err, "'%s' cannot be an alias", alias->text);
	for (old = tg_map_get(&catalogs->spellings, tg_str(normal)); old; old = old->next) {
		if (old->alias && old->alias->kind == alias->kind &&
		    alias->kind == TG_ALIAS_DOUBTFUL && old->entry != alias->entry)
			continue;
		if (old->entry == alias->entry)
			return tg_value_fail(at, err, "'%s' finds its entry without an alias",
					     alias->text);
		return tg_value_fail(at, err,
				     "'%s' stands for '%s' already; write it under 'ambiguous'",
				     alias->text, old->entry->id);
	}
	add_spelling(catalogs, normal, alias->entry, alias);
	if (!alias->scheme)
		return true;
	bare = normal + strlen(alias->scheme->name) + 1;
	add_spelling(catalogs, bare, alias->entry, alias);
	return true;
}

/* ---- resolving ---- */

/* How well a spelling fits what was written; only the best rank counts. */
static int rank_of(const struct tg_spelling *spelling, struct tg_str text)
{
	if (!spelling->alias) {
		if (same(text, spelling->entry->id) || same(text, spelling->entry->tag))
			return 4;
		return 2;
	}
	return same(text, spelling->alias->text) ? 3 : 1;
}

static void add_candidate(struct tg_resolved *ret, const struct tg_entry *entry)
{
	if (ret->count < TG_CANDIDATES)
		ret->candidates[ret->count++] = entry;
}

/* A code of others without a letter ("2.1") says nothing without its scheme. */
static bool is_bare_number(const struct tg_alias *alias, struct tg_str text)
{
	if (!alias || !alias->scheme)
		return false;
	for (size_t i = 0; i < text.len; i++) {
		if (isalpha((unsigned char)text.ptr[i]))
			return false;
	}
	return true;
}

/*
 * "SR 1" is "SR-1" of part 4-1 loosely written, or "SR 1.1" of part 3-3 cut short: ids of another
 * catalogue that go on with one number are candidates too.
 */
static void add_longer(const struct tg_catalogs *catalogs, const struct tg_entry *found,
		       struct tg_resolved *ret)
{
	size_t n = strlen(found->key);

	for (size_t i = 0; i < catalogs->catalogs.count; i++) {
		const struct tg_catalog *catalog = catalogs->catalogs.at[i];

		if (catalog == found->catalog)
			continue;
		for (const struct tg_entry *entry = catalog->first; entry; entry = entry->next) {
			const char *rest = entry->key + n;

			if (strncmp(entry->key, found->key, n) == 0 && rest[0] == '.' &&
			    isdigit((unsigned char)rest[1]) && !strchr(rest + 1, '.'))
				add_candidate(ret, entry);
		}
	}
}

static void narrow(struct tg_catalogs *catalogs, const struct tg_spelling *all, const char *normal,
		   struct tg_str text, struct tg_resolved *ret)
{
	const struct tg_spelling *found = NULL;
	int best = 0;
	bool doubtful = false;

	for (const struct tg_spelling *one = all; one; one = one->next) {
		int rank = rank_of(one, text);

		best = rank > best ? rank : best;
	}
	for (const struct tg_spelling *one = all; one; one = one->next) {
		if (rank_of(one, text) < best)
			continue;
		found = one;
		add_candidate(ret, one->entry);
		if (one->alias && one->alias->kind == TG_ALIAS_DOUBTFUL) {
			doubtful = true;
			ret->note = one->alias->note;
		}
		if (is_bare_number(one->alias, text)) {
			doubtful = true;
			ret->note = tg_arena_printf(
				&catalogs->arena, "a number of others needs its scheme, as in '%s'",
				one->alias->text);
		}
	}
	if (best == 2 && ret->count == 1 && !strcmp(normal, found->entry->key))
		add_longer(catalogs, found->entry, ret);
	if (ret->count > 1 || doubtful) {
		ret->outcome = TG_AMBIGUOUS;
		return;
	}
	ret->outcome = TG_RESOLVED;
	ret->entry = found->entry;
	ret->via = found->alias;
	ret->count = 0;
}

/*
 * Cuts the year of an edition out of "62443.4.2.2019.CR.1.1" and puts it into `year`; "" when
 * there is none.
 */
static void cut_year(char *normal, char year[5])
{
	char *at = normal;

	year[0] = 0;
	for (unsigned i = 0; i < 3; i++) {
		at = strchr(at + (i > 0), '.');
		if (!at)
			return;
	}
	if (strncmp(normal, "62443.", 6) != 0 || strspn(at + 1, "0123456789") != 4)
		return;
	memcpy(year, at + 1, 4);
	year[4] = 0;
	memmove(at, at + 5, strlen(at + 5) + 1);
}

/* An edition has to be the one the catalogue holds, and then makes no difference. */
static const struct tg_spelling *find(const struct tg_catalogs *catalogs, char *normal)
{
	const struct tg_spelling *all = tg_map_get(&catalogs->spellings, tg_str(normal));
	char year[5];

	if (all)
		return all;
	cut_year(normal, year);
	if (*year)
		all = tg_map_get(&catalogs->spellings, tg_str(normal));
	return all && strstr(all->entry->edition, year) ? all : NULL;
}

/* ---- what may have been meant ---- */

struct near {
	const struct tg_entry *entry;
	unsigned distance;
};

enum { NEAREST = 5, NEAR_LIMIT = 4 };

/* Keeps the nearest few, in order of distance, then of the catalogues. */
static void keep(struct near near[NEAREST + 1], size_t *count, const struct tg_entry *entry,
		 unsigned distance)
{
	size_t i = *count;

	for (; i > 0 && near[i - 1].distance > distance; i--)
		near[i] = near[i - 1];
	near[i] = (struct near){entry, distance};
	if (*count < NEAREST)
		++*count;
}

/* The distance of what was written to an id, with or without the part in front. */
static unsigned distance_of(const struct tg_entry *entry, const char *normal)
{
	char tag[TG_SPELLING];
	unsigned own, full;

	if (tg_spelling_within(normal, entry->key) && strchr(entry->key, '.'))
		return 2; /* an item of it: "SP.03.05 BR" */
	own = tg_edit_distance(tg_str(normal), tg_str(entry->key), NEAR_LIMIT);
	if (own <= 1 || !tg_spelling(tg_str(entry->tag), tag))
		return own;
	full = tg_edit_distance(tg_str(normal), tg_str(tag), NEAR_LIMIT);
	return full < own ? full : own;
}

static void find_nearest(const struct tg_catalogs *catalogs, const char *normal,
			 struct tg_resolved *ret)
{
	struct near near[NEAREST + 1];
	size_t count = 0, length = strlen(normal);
	unsigned limit = length < 6 ? 1 : length < 10 ? 2 : NEAR_LIMIT;

	for (size_t i = 0; i < catalogs->catalogs.count; i++) {
		const struct tg_entry *entry = catalogs->catalogs.at[i]->first;

		for (; entry; entry = entry->next) {
			unsigned distance = distance_of(entry, normal);

			if (distance <= limit)
				keep(near, &count, entry, distance);
		}
	}
	for (size_t i = 0; i < count && near[i].distance == near[0].distance; i++) {
		size_t k = 0; /* one id may stand in several catalogues */

		while (k < ret->count && strcmp(ret->candidates[k]->id, near[i].entry->id) != 0)
			k++;
		if (k == ret->count)
			add_candidate(ret, near[i].entry);
	}
}

static bool fail_resolve(const struct tg_resolved *found, struct tg_str text, struct tg_err *err)
{
	bool ambiguous = found->outcome == TG_AMBIGUOUS;
	struct tg_buf list = {0};
	struct tg_buf shown = {0};

	tg_escape_terminal(&shown, tg_str_n(text.ptr, text.len < 80 ? text.len : 80), false);
	for (size_t i = 0; i < found->count; i++)
		tg_buf_printf(&list, "%s%s", i ? ", " : "",
			      ambiguous ? found->candidates[i]->tag : found->candidates[i]->id);
	if (ambiguous)
		tg_fail(err, TG_ERR_INPUT, "id '%s' is ambiguous; write %s%s%s%s%s", shown.ptr,
			found->count > 1 ? "one of " : "", list.ptr, *found->note ? " (" : "",
			found->note, *found->note ? ")" : "");
	else if (found->count)
		tg_fail(err, TG_ERR_MISSING, "id '%s' is not known; did you mean %s?",
			shown.len ? shown.ptr : "", list.ptr);
	else
		tg_fail(err, TG_ERR_MISSING, "id '%s' is not known", shown.len ? shown.ptr : "");
	tg_buf_done(&list);
	tg_buf_done(&shown);
	return false;
}

/* @satisfies TG-CAT-1 */
bool tg_catalog_resolve(struct tg_catalogs *catalogs, struct tg_str text, struct tg_resolved *ret,
			struct tg_err *err)
{
	const struct tg_spelling *all;
	char normal[TG_SPELLING];

	*ret = (struct tg_resolved){.outcome = TG_UNRESOLVED, .note = ""};
	text = tg_str_trim(text);
	if (!tg_spelling(text, normal))
		return fail_resolve(ret, text, err);
	if (tg_spelling_within(normal, "CWE") && !tg_catalogs_weaknesses(catalogs, err))
		return false;
	all = find(catalogs, normal);
	if (all)
		narrow(catalogs, all, normal, text, ret);
	else
		find_nearest(catalogs, normal, ret);
	return ret->outcome == TG_RESOLVED || fail_resolve(ret, text, err);
}
