/* SPDX-License-Identifier: Apache-2.0 */
/*
 * process_look.c - the past of a commit as the rules of process.c need it: what came by which
 * merge, stands in which release, was looked at by whom, and changed which kinds of files.
 */
#include "trace/process/process_look.h"

#include <strings.h>

#include "base/text.h"

size_t tg_look_index(const struct tg_look *look, int64_t id)
{
	size_t low = 0, high = look->past.commit_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (look->past.commits[middle].id < id)
			low = middle + 1;
		else
			high = middle;
	}
	return low < look->past.commit_count && look->past.commits[low].id == id ? low : SIZE_MAX;
}

/*
 * Calls `enter` for a commit and its ancestors until it says that one was seen. The past may be
 * long: the stack is our own.
 */
static void each_ancestor(const struct tg_look *look, size_t from,
			  bool (*enter)(struct tg_look_commit *commit, const void *what),
			  const void *what)
{
	TG_VEC(size_t) stack = {0};
	size_t i;

	*TG_VEC_ADD(&stack) = from;
	while (stack.count) {
		size_t at = stack.at[--stack.count];
		const struct tg_past_commit *commit = &look->past.commits[at];

		if (!enter(&look->commits[at], what))
			continue;
		for (i = 0; i < commit->parent_count; i++) {
			size_t parent = tg_look_index(look, commit->parents[i]);

			if (parent != SIZE_MAX)
				*TG_VEC_ADD(&stack) = parent;
		}
	}
	TG_VEC_DONE(&stack);
}

static bool leave_out(struct tg_look_commit *commit, const void *what)
{
	bool entered = commit->in_range;

	(void)what;
	commit->in_range = false;
	return entered;
}

static bool release_in(struct tg_look_commit *commit, const void *tag)
{
	if (commit->release)
		return false;
	commit->release = tag;
	return true;
}

static void find_releases(struct tg_look *look)
{
	size_t i;

	for (i = 0; i < look->past.tag_count; i++) {
		size_t at = tg_look_index(look, look->past.tags[i].commit);

		if (at != SIZE_MAX)
			each_ancestor(look, at, release_in, &look->past.tags[i]);
	}
}

static bool bring(struct tg_look_commit *commit, const void *merge)
{
	if (commit->merge)
		return false;
	commit->merge = merge;
	return true;
}

/* Commits of the line of first parents came by themselves: they bring what is behind them. */
static void find_merges(struct tg_look *look)
{
	static const struct tg_past_commit itself;
	TG_VEC(size_t) line = {0};
	size_t at = look->past.commit_count, i;

	for (at = at ? at - 1 : SIZE_MAX; at != SIZE_MAX;) {
		const struct tg_past_commit *commit = &look->past.commits[at];

		*TG_VEC_ADD(&line) = at;
		look->commits[at].merge = &itself;
		at = commit->parent_count ? tg_look_index(look, commit->parents[0]) : SIZE_MAX;
	}
	while (line.count) { /* oldest first: the first merge that has a commit brought it */
		const struct tg_past_commit *commit = &look->past.commits[line.at[--line.count]];

		for (i = 1; i < commit->parent_count; i++) {
			size_t side = tg_look_index(look, commit->parents[i]);

			if (side != SIZE_MAX)
				each_ancestor(look, side, bring, commit);
		}
	}
	TG_VEC_DONE(&line);
	for (i = 0; i < look->past.commit_count; i++)
		if (look->commits[i].merge == &itself)
			look->commits[i].merge = NULL;
}

static void find_touches(struct tg_look *look)
{
	const struct tg_config *config = &look->in->known->config;
	size_t i;

	for (i = 0; i < look->past.touch_count; i++) {
		const struct tg_past_touch *touch = &look->past.touches[i];
		size_t at = tg_look_index(look, touch->commit);
		struct tg_look_commit *commit = at == SIZE_MAX ? NULL : &look->commits[at];

		if (!commit || tg_words_match(&config->exclude, touch->path))
			continue;
		if (touch->kind == TG_TOUCH_CLAIM && !tg_words_match(&config->tests, touch->path))
			commit->claim = touch->path;
		else if (touch->kind == TG_TOUCH_THREAT &&
			 tg_words_match(&config->threats, touch->path))
			commit->threat = touch->path;
		else if (touch->kind == TG_TOUCH_REQUIREMENT &&
			 tg_words_match(&config->requirements, touch->path))
			commit->requirement = touch->path;
	}
}

bool tg_same_person(const char *name, const char *email, const char *other, const char *address)
{
	return (email[0] && strcasecmp(email, address) == 0) ||
	       (name[0] && strcmp(name, other) == 0);
}

const struct tg_stored_commit *tg_look_origin(struct tg_look *look,
					      const struct tg_fact_claim *claim)
{
	const char *usr = claim->symbol && claim->symbol->usr[0] ? claim->symbol->usr : NULL;
	struct tg_stored_commit *commit;
	struct tg_buf key = {0};
	void **place;

	tg_buf_printf(&key, "%s\t%s", claim->claim.path, usr ? usr : "");
	if (tg_map_has(&look->origins, tg_buf_view(&key))) {
		commit = tg_map_get(&look->origins, tg_buf_view(&key));
	} else {
		commit = TG_NEW(look->arena, struct tg_stored_commit);
		if (!tg_store_origin(look->arena, look->in->store, claim->claim.path, usr, commit,
				     NULL))
			commit = NULL;
		place = tg_map_put(&look->origins, tg_buf_view(&key));
		*place = commit;
	}
	tg_buf_done(&key);
	return commit;
}

/* Who wrote a line of the ledger reviewed what the code was when it was last changed. */
static void take_review(struct tg_look *look, const struct tg_matrix_link *link)
{
	const struct tg_stored_commit *change = tg_look_origin(look, link->claim);
	struct tg_stored_commit review;
	size_t at;

	if (!change ||
	    !tg_store_line_origin(look->arena, look->in->store, TG_REVIEW_FILE,
				  link->reviewed->text, &review) ||
	    tg_same_person(review.author, review.email, change->author, change->email))
		return;
	at = (size_t)(uintptr_t)tg_map_get(&look->by_oid,
					   tg_str_n((const char *)change->oid.byte, TG_OID_SIZE));
	if (at)
		look->commits[at - 1].ledger = review.author;
}

static void find_ledger(struct tg_look *look)
{
	const struct tg_matrix *matrix = &look->in->known->matrix;
	size_t i, l;

	for (i = 0; i < matrix->count; i++)
		for (l = 0; l < matrix->items[i].link_count; l++)
			if (matrix->items[i].links[l].review == TG_REVIEWED)
				take_review(look, &matrix->items[i].links[l]);
}

/* ---- facts ---- */

struct tg_witness_fact *tg_look_add(struct tg_look *look, bool holds, const char *what,
				    const char *how)
{
	struct tg_witness_fact *fact = TG_VEC_ADD(&look->facts);

	*fact = (struct tg_witness_fact){.holds = holds, .what = what, .how = how, .path = ""};
	return fact;
}

void tg_look_add_commit(struct tg_look *look, bool holds, size_t index, const char *how,
			const char *path)
{
	const struct tg_stored_commit *shown = &look->past.commits[index].shown;
	struct tg_witness_fact *fact = tg_look_add(look, holds, shown->subject, how);

	fact->commit = shown;
	fact->path = path;
}

/* ---- boundaries ---- */

/* What a walk over the versions of files has met. */
struct boundary {
	struct tg_look *look;
	const char *path;
	int64_t commit;
	bool fresh;
	struct tg_map before, now; /* names of boundaries in the version before and in this one */
	struct tg_map own;         /* names of functions that the product defines itself */
};

/* A version is whole: what it has and the one before had not widens the boundary. */
static void end_version(struct boundary *boundary)
{
	size_t at = tg_look_index(boundary->look, boundary->commit), i;
	struct tg_map done = boundary->before;

	for (i = 0; at != SIZE_MAX && !boundary->fresh && i < boundary->now.entries.count; i++) {
		struct tg_str name = boundary->now.entries.at[i].key;

		if (!tg_map_has(&boundary->before, name)) {
			boundary->look->commits[at].boundary =
				tg_arena_strndup(boundary->look->arena, name.ptr, name.len);
			boundary->look->commits[at].boundary_path = boundary->path;
			break;
		}
	}
	boundary->before = boundary->now;
	boundary->now = (struct tg_map){0};
	tg_map_done(&done);
}

static bool is_boundary(const struct tg_risks *risks, const char *name)
{
	size_t i;

	for (i = 0; i < risks->at.count; i++)
		if (risks->at.at[i].boundary && tg_words_match(&risks->at.at[i].names, name))
			return true;
	return false;
}

static void on_version(void *user, const char *path, int64_t commit, bool fresh, struct tg_str refs)
{
	struct boundary *boundary = user;
	struct tg_str line, use;
	char name[128];

	if (tg_words_match(&boundary->look->in->known->config.tests, path))
		return;
	if (boundary->commit && (boundary->path != path || boundary->commit != commit))
		end_version(boundary);
	if (boundary->path != path) {
		tg_map_done(&boundary->before);
		boundary->before = (struct tg_map){0};
	}
	boundary->path = path;
	boundary->commit = commit;
	boundary->fresh = fresh;
	while (tg_str_line(&refs, &line)) {
		tg_str_split(&line, ' ', &use);
		if (!line.len || line.len >= sizeof(name))
			continue;
		memcpy(name, line.ptr, line.len);
		name[line.len] = '\0';
		if (!tg_str_is(use, "3") && !tg_map_has(&boundary->own, line) &&
		    is_boundary(boundary->look->in->risks, name))
			tg_map_add(&boundary->now, line);
	}
}

static bool find_boundaries(struct tg_look *look, struct tg_err *err)
{
	const struct tg_facts *now = &look->in->known->now;
	struct boundary boundary = {.look = look, .path = ""};
	size_t i;
	bool ok;

	for (i = 0; i < now->symbol_count; i++)
		if (now->symbols[i].definition)
			tg_map_add(&boundary.own, tg_str(now->symbols[i].name));
	ok = tg_store_versions(look->arena, look->in->store, on_version, &boundary, err);
	if (boundary.commit)
		end_version(&boundary);
	tg_map_done(&boundary.before);
	tg_map_done(&boundary.now);
	tg_map_done(&boundary.own);
	return ok;
}

/* ---- reviews ---- */

/* "Name <address>" taken apart; the address is "" when there is none. */
static void split_person(struct tg_arena *arena, struct tg_str text, const char **name,
			 const char **email)
{
	struct tg_str head = {0}, rest = text, address = {0};

	if (tg_str_split(&rest, '<', &head))
		tg_str_split(&rest, '>', &address);
	head = tg_str_trim(head);
	*name = tg_arena_strndup(arena, head.ptr ? head.ptr : "", head.len);
	*email = tg_arena_strndup(arena, address.ptr ? address.ptr : "", address.len);
}

/* As the mailmap has it, like authors: a second address of one's own is no second person. */
static void map_person(struct tg_look *look, const char **name, const char **email)
{
	struct tg_history *history = look->in->signing->history;

	if (history)
		tg_history_mailmap(history, look->arena, tg_str(*name), tg_str(*email), name,
				   email);
}

static const char *by_trailer(struct tg_look *look, const struct tg_past_commit *commit)
{
	static const char *const keys[] = {"Reviewed-by", "Approved-by"};
	const char *name, *email;
	size_t i, k;

	for (i = 0; i < commit->trailer_count; i++)
		for (k = 0; k < sizeof(keys) / sizeof(*keys); k++) {
			const struct tg_trailer *trailer = &commit->trailers[i];

			if (trailer->key.len != strlen(keys[k]) ||
			    strncasecmp(trailer->key.ptr, keys[k], trailer->key.len) != 0)
				continue;
			split_person(look->arena, trailer->value, &name, &email);
			map_person(look, &name, &email);
			if ((name[0] || email[0]) &&
			    !tg_same_person(name, email, commit->shown.author, commit->shown.email))
				return tg_arena_printf(look->arena, "%s %s", keys[k],
						       name[0] ? name : email);
		}
	return NULL;
}

/* The services that apply what somebody else decided on: they look at nothing. */
static bool is_robot(const char *email)
{
	static const char *const robots[] = {"noreply@github.com", "noreply@gitlab.com"};
	size_t i;

	for (i = 0; i < sizeof(robots) / sizeof(*robots); i++)
		if (strcasecmp(email, robots[i]) == 0)
			return true;
	return false;
}

const char *tg_look_reviewer(struct tg_look *look, size_t index)
{
	const struct tg_past_commit *commit = &look->past.commits[index];
	const struct tg_look_commit *more = &look->commits[index];
	const struct tg_stored_commit *shown = &commit->shown;
	const char *how = by_trailer(look, commit);
	char hex[TG_OID_HEX];

	if (how)
		return how;
	if (more->ledger)
		return tg_arena_printf(look->arena, "%s in " TG_REVIEW_FILE, more->ledger);
	if (more->merge && !tg_same_person(more->merge->shown.author, more->merge->shown.email,
					   shown->author, shown->email))
		return tg_arena_printf(look->arena, "merged by %s in %.8s",
				       more->merge->shown.author,
				       tg_oid_hex(&more->merge->shown.oid, hex));
	if (!is_robot(commit->committer_email) &&
	    !tg_same_person(commit->committer, commit->committer_email, shown->author,
			    shown->email))
		return tg_arena_printf(look->arena, "applied by %s", commit->committer);
	return NULL;
}

static bool set_range(struct tg_look *look, struct tg_err *err)
{
	const struct tg_oid *since = look->in->since;
	char hex[TG_OID_HEX];
	size_t i, from = SIZE_MAX;

	for (i = 0; i < look->past.commit_count; i++) {
		look->commits[i].in_range = true;
		*tg_map_put(&look->by_oid,
			    tg_str_n((const char *)look->past.commits[i].shown.oid.byte,
				     TG_OID_SIZE)) = (void *)(uintptr_t)(i + 1);
		if (since && tg_oid_eq(&look->past.commits[i].shown.oid, since))
			from = i;
	}
	if (!since)
		return true;
	if (from == SIZE_MAX)
		return tg_fail(err, TG_ERR_USAGE,
			       "commit '%.12s' is not in the past of the commit that is asked "
			       "about",
			       tg_oid_hex(since, hex));
	each_ancestor(look, from, leave_out, NULL);
	return true;
}

bool tg_look_make(struct tg_arena *arena, const struct tg_process_input *input,
		  struct tg_look *look, struct tg_err *err)
{
	*look = (struct tg_look){.arena = arena, .in = input};
	if (!tg_store_past(arena, input->store, &look->past, err) ||
	    !tg_store_vex(arena, input->store, &look->vex, &look->vex_count, err))
		return false;
	look->commits =
		tg_arena_alloc(arena, (look->past.commit_count + 1) * sizeof(*look->commits));
	memset(look->commits, 0, (look->past.commit_count + 1) * sizeof(*look->commits));
	if (!set_range(look, err))
		return false;
	find_releases(look);
	find_merges(look);
	find_touches(look);
	find_ledger(look);
	return find_boundaries(look, err);
}

void tg_look_done(struct tg_look *look)
{
	TG_VEC_DONE(&look->facts);
	tg_map_done(&look->by_oid);
	tg_map_done(&look->origins);
}
