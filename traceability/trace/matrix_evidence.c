/* SPDX-License-Identifier: Apache-2.0 */
/*
 * matrix_evidence - what the result of a test is worth at another commit.
 *
 * A result counts for the content it was won on: the test, the code that is linked to the item and
 * the item's text. Where all of them are the same, it stands, whatever the commit. Where they
 * differ, the newest result tells how: suspect when the link existed then, stale when not.
 */
#include "base/file.h"
#include "trace/matrix_build.h"

const char *tg_evidence_name(enum tg_evidence evidence)
{
	static const char *const names[] = {"passed", "failed", "suspect", "stale", "no result"};

	return names[evidence];
}

/* Another function of the same body: it was called differently then. */
static const struct tg_symbol *same_body(const struct tg_facts_index *facts,
					 const struct tg_symbol *symbol)
{
	const struct tg_named *named =
		symbol->kind == TG_SYMBOL_FUNCTION && symbol->definition &&
				symbol->shape != TG_SHAPE_EMPTY &&
				symbol->shape != TG_SHAPE_CONSTANT &&
				!tg_hash_is_zero(symbol->meaning)
			? tg_named_find(&facts->bodies,
					tg_str_n((const char *)symbol->meaning.byte, TG_HASH_SIZE))
			: NULL;

	return named && !named->next ? named->at : NULL; /* of two nobody knows which */
}

/* The same symbol in other facts: by its identity, else by name in the same file, else by name,
 * else by what it says. */
const struct tg_symbol *tg_build_same_symbol(const struct tg_facts_index *facts,
					     const struct tg_symbol *symbol)
{
	const struct tg_symbol *by_usr = NULL, *by_path = NULL, *by_name = NULL;
	const struct tg_named *named;

	for (named = tg_named_find(&facts->symbols, tg_str(symbol->name)); named;
	     named = named->next) {
		const struct tg_symbol *other = named->at;

		if (other->definition != symbol->definition || other->kind != symbol->kind)
			continue;
		by_name = other;
		if (strcmp(other->path, symbol->path) == 0)
			by_path = other;
		if (symbol->usr[0] && strcmp(other->usr, symbol->usr) == 0)
			by_usr = other;
	}
	if (by_path || by_usr)
		return by_path ? by_path : by_usr;
	return by_name ? by_name : same_body(facts, symbol);
}

/* What a symbol of the matrix was in `then`; each is looked for once, for all of its claims. */
static const struct tg_symbol *twin_of(struct tg_build *build, struct tg_facts_index *then,
				       const struct tg_symbol *symbol)
{
	const struct tg_facts *now = build->in->now;
	size_t i = (size_t)(symbol - now->symbols);

	if (i >= now->symbol_count)
		return tg_build_same_symbol(then, symbol);
	if (!then->twins) {
		then->twins = tg_arena_alloc(&build->index.arena,
					     (now->symbol_count + 1) * sizeof(*then->twins));
		then->twin_known = tg_arena_alloc(&build->index.arena, now->symbol_count + 1);
	}
	if (!then->twin_known[i]) {
		then->twins[i] = tg_build_same_symbol(then, symbol);
		then->twin_known[i] = true;
	}
	return then->twins[i];
}

static const struct tg_fact_claim *same_claim_of_file(const struct tg_facts_index *then,
						      const struct tg_fact_claim *claim)
{
	const struct tg_named *named;

	for (named = tg_named_find(&then->claims, tg_str(claim->claim.target)); named;
	     named = named->next) {
		const struct tg_fact_claim *other = named->at;

		if (other->claim.verb == claim->claim.verb &&
		    strcmp(other->claim.path, claim->claim.path) == 0)
			return other;
	}
	return NULL;
}

/* The claim of `then` that says the same of the same symbol, or NULL. */
static const struct tg_fact_claim *same_claim(struct tg_build *build, struct tg_facts_index *then,
					      const struct tg_fact_claim *claim)
{
	const struct tg_symbol *symbol;
	uint32_t i;

	if (!claim->symbol)
		return same_claim_of_file(then, claim);
	symbol = twin_of(build, then, claim->symbol);
	for (i = symbol ? then->first_claim[symbol - then->facts->symbols] : 0; i;
	     i = then->next_claim[i - 1]) {
		const struct tg_fact_claim *other = &then->facts->claims[i - 1];

		if (other->claim.verb == claim->claim.verb &&
		    strcmp(other->claim.target, claim->claim.target) == 0)
			return other;
	}
	return NULL;
}

const struct tg_item *tg_build_same_item(const struct tg_facts_index *then,
					 const struct tg_item *item)
{
	const struct tg_named *named;

	for (named = tg_named_find(&then->items, tg_str(item->key)); named; named = named->next) {
		const struct tg_item *other = named->at;

		if (other->kind == item->kind)
			return other;
	}
	return NULL;
}

enum tg_standing tg_build_relate(struct tg_build *build, struct tg_facts_index *then,
				 const struct tg_fact_claim *claim,
				 struct tg_meaning_change *ret_change)
{
	const struct tg_fact_claim *before = same_claim(build, then, claim);
	const struct tg_symbol *was = NULL;

	*ret_change = (struct tg_meaning_change){.grade = TG_SAME, .path = ""};
	if (!before)
		return TG_STANDING_LATER;
	if (!claim->symbol) {
		if (!tg_hash_eq(claim->file, before->file))
			ret_change->grade = TG_CHANGED_DIRECT;
	} else {
		was = before->symbol;
		*ret_change = tg_meaning_compare(&build->matrix->arena, then->facts->meanings, was,
						 build->in->now->meanings, claim->symbol);
	}
	return ret_change->grade == TG_SAME ? TG_STANDING_SAME : TG_STANDING_CHANGED;
}

const char *tg_build_change(struct tg_build *build, const struct tg_fact_claim *claim,
			    const struct tg_meaning_change *change)
{
	const struct tg_symbol *cause = change->after ? change->after : change->before;
	const char *place = tg_build_place(build, claim);

	if (change->grade <= TG_CHANGED_DIRECT || !cause)
		return tg_arena_printf(&build->matrix->arena, "%s changed", place);
	return tg_arena_printf(&build->matrix->arena, "%s%s, on which %s rests (%s), changed",
			       cause->name, cause->kind == TG_SYMBOL_FUNCTION ? "()" : "", place,
			       change->path);
}

/* What of a link is worse than `*worst` takes its place, in words and grade. */
static void compare_link(struct tg_build *build, struct tg_facts_index *then,
			 const struct tg_matrix_link *link, struct tg_matrix_link *test,
			 enum tg_standing *worst)
{
	struct tg_arena *arena = &build->matrix->arena;
	struct tg_meaning_change change;
	enum tg_standing standing = tg_build_relate(build, then, link->claim, &change);

	if (standing == TG_STANDING_CHANGED && link->review == TG_REVIEWED)
		standing = TG_STANDING_RECHECKED;
	if (standing <= *worst)
		return;
	*worst = standing;
	test->grade = change.grade;
	if (standing == TG_STANDING_LATER)
		test->cause = tg_arena_printf(arena, "%s was linked after the test ran",
					      tg_build_place(build, link->claim));
	else
		test->cause = tg_arena_printf(
			arena, "%s since the test passed%s",
			tg_build_change(build, link->claim, &change),
			standing == TG_STANDING_RECHECKED ? ", and was reviewed since" : "");
}

/* The worst standing of anything the test result rests on; `test->cause` names it. */
static enum tg_standing compare(struct tg_build *build, const struct tg_build_node *node,
				struct tg_matrix_link *test, struct tg_facts_index *then)
{
	struct tg_arena *arena = &build->matrix->arena;
	const struct tg_item *item = node->out->item;
	const struct tg_item *before =
		item->kind == TG_ITEM_CLAUSE ? item : tg_build_same_item(then, item);
	enum tg_standing worst = TG_STANDING_SAME;
	size_t i;

	if (!before) {
		test->cause =
			tg_arena_printf(arena, "%s did not exist when the test ran", item->key);
		return TG_STANDING_LATER;
	}
	if (!tg_hash_eq(before->hash, item->hash)) {
		bool again = test->review == TG_REVIEWED;

		test->cause = tg_arena_printf(
			arena, "the text of %s changed since the test passed%s", item->key,
			again ? ", and the test was reviewed since" : "");
		worst = again ? TG_STANDING_RECHECKED : TG_STANDING_CHANGED;
	}
	for (i = 0; i < node->links.count; i++)
		if (!node->links.at[i].is_test || node->links.at[i].claim == test->claim)
			compare_link(build, then, &node->links.at[i], test, &worst);
	return worst;
}

/* "suite::name", "suite.name" and "suite/name" end in the test's name. */
static bool bears_name(const struct tg_result *result, struct tg_str name)
{
	struct tg_str whole = tg_str(result->name);

	if (!name.len || whole.len < name.len ||
	    memcmp(whole.ptr + whole.len - name.len, name.ptr, name.len) != 0)
		return false;
	return whole.len == name.len || strchr(":./ ", whole.ptr[whole.len - name.len - 1]) != NULL;
}

/* A test that is a whole script bears the name of its file: "cli/gate" is tests/cli/gate.sh. */
static bool bears_file(const struct tg_result *result, const char *path)
{
	const char *dot = strrchr(tg_path_name(path), '.');
	size_t length = dot ? (size_t)(dot - path) : strlen(path);
	size_t name = strlen(result->name);

	if (!name || name > length || memcmp(path + length - name, result->name, name) != 0)
		return false;
	return name == length || path[length - name - 1] == '/';
}

/* True when a test of the same name stands in another file: the name alone tells them not apart. */
static bool is_shared(const struct tg_facts_index *facts, const struct tg_fact_claim *test)
{
	const struct tg_named *named;

	for (named = tg_named_find(&facts->tests, tg_str(test->symbol->name)); named;
	     named = named->next) {
		const struct tg_fact_claim *other = named->at;

		if (strcmp(other->symbol->path, test->symbol->path) != 0)
			return true;
	}
	return false;
}

/* True when the result says that it comes from this file: by path, or by suite or class. */
static bool names_file(const struct tg_result *result, const char *path)
{
	const char *name = tg_path_name(path), *dot = strrchr(name, '.');
	struct tg_str stem = tg_str_n(name, dot ? (size_t)(dot - name) : strlen(name));
	const char *const places[] = {result->suite, result->classname};
	size_t i;

	if (result->file[0])
		return strcmp(tg_path_name(result->file), name) == 0;
	for (i = 0; i < sizeof(places) / sizeof(*places); i++) {
		struct tg_result place = {.name = places[i]};

		if (bears_name(&place, stem))
			return true;
	}
	return false;
}

/* The worse of two results of one test: it may have run several times, with other parameters. */
static const struct tg_result *worse(const struct tg_result *a, const struct tg_result *b)
{
	static const int badness[] = {
		[TG_SKIPPED] = 0, [TG_PASSED] = 1, [TG_ERRORED] = 2, [TG_FAILED] = 3};

	return a && badness[a->outcome] >= badness[b->outcome] ? a : b;
}

/* The result of a function, by its name. */
static const struct tg_result *result_of_symbol(const struct tg_run_index *run,
						const struct tg_fact_claim *claim)
{
	struct tg_str name = tg_str(claim->symbol->name);
	bool shared = is_shared(run->then, claim);
	const struct tg_result *worst = NULL;
	const struct tg_named *named;

	for (named = tg_named_find(&run->results, tg_last_part(name)); named; named = named->next)
		if (bears_name(named->at, name) &&
		    (!shared || names_file(named->at, claim->symbol->path)))
			worst = worse(worst, named->at);
	return worst;
}

/* The result of a test that is a whole file, by the file's name or by what the runner says. */
static const struct tg_result *result_of_file(const struct tg_run_index *run,
					      const struct tg_fact_claim *claim,
					      const struct tg_item *item)
{
	const char *name = tg_path_name(claim->claim.path), *dot = strrchr(name, '.');
	struct tg_str stem = tg_str_n(name, dot ? (size_t)(dot - name) : strlen(name));
	const struct tg_result *worst = NULL;
	const struct tg_named *named;

	for (named = tg_named_find(&run->results, tg_last_part(stem)); named; named = named->next)
		if (bears_file(named->at, claim->claim.path))
			worst = worse(worst, named->at);
	for (named = tg_named_find(&run->items, tg_str(item->key)); named; named = named->next)
		worst = worse(worst, named->at);
	return worst;
}

/* @satisfies TG-TRC-3, TG-EVD-1 */
static void judge(struct tg_build *build, const struct tg_build_node *node,
		  struct tg_matrix_link *test)
{
	size_t r;

	for (r = build->in->run_count; r-- > 0;) {
		const struct tg_fact_run *run = &build->in->runs[r];
		const struct tg_run_index *named = &build->index.runs[r];
		const struct tg_result *result =
			test->claim->symbol ? result_of_symbol(named, test->claim)
					    : result_of_file(named, test->claim, node->out->item);
		struct tg_matrix_link trial = *test;
		enum tg_standing standing;
		bool passed;

		if (!result || result->outcome == TG_SKIPPED)
			continue;
		passed = result->outcome == TG_PASSED;
		trial.cause = "";
		trial.grade = TG_SAME;
		standing = compare(build, node, &trial, named->then);
		if (standing == TG_STANDING_SAME) {
			test->evidence = passed ? TG_EVIDENCE_PASSED : TG_EVIDENCE_FAILED;
			test->run = run;
			test->cause = passed ? "" : result->message;
			test->grade = TG_SAME;
			return;
		}
		if (test->evidence != TG_EVIDENCE_NONE)
			continue; /* a newer run told how it changed; look on for an exact one */
		test->evidence = passed && standing == TG_STANDING_CHANGED ? TG_EVIDENCE_SUSPECT
									   : TG_EVIDENCE_STALE;
		test->run = run;
		test->cause = passed ? trial.cause : "it failed, on other code";
		test->grade = trial.grade;
	}
}

void tg_build_evidence(struct tg_build *build, struct tg_build_node *node)
{
	size_t i;

	for (i = 0; i < node->links.count; i++)
		if (node->links.at[i].is_test)
			judge(build, node, &node->links.at[i]);
}
