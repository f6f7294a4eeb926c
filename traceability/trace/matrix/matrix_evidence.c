/* SPDX-License-Identifier: Apache-2.0 */
/*
 * matrix_evidence - what the result of a test is worth at another commit.
 *
 * A result counts for the content it was won on: the test, the code that is linked to the item and
 * the item's text. Where all of them are the same, it stands, whatever the commit: also one that
 * was rebased or squashed away. Where they differ, the newest result of the commit's past tells
 * how: suspect when the link existed then, stale when not.
 */
#include "base/file.h"
#include "trace/matrix/matrix_build.h"

const char *tg_evidence_name(enum tg_evidence evidence)
{
	static const char *const names[] = {"passed", "failed", "suspect", "stale", "no result"};

	return names[evidence];
}

/* Says, once, that somebody has to decide what a symbol was. */
static void tell_ambiguous(struct tg_build *build, const struct tg_facts_index *then,
			   const struct tg_symbol *symbol, const struct tg_identity *identity)
{
	struct tg_arena *arena = &build->matrix->arena;
	const char *text = tg_arena_printf(
		arena,
		"%s() may be %s() of %s or %s() of %s as of %.12s: say which with 'tracegate "
		"identity --pin'",
		symbol->name, identity->first->name, identity->first->path, identity->second->name,
		identity->second->path, then->facts->revision);

	if (tg_map_add(&build->ambiguous, tg_str(text)))
		*TG_VEC_ADD(&build->problems) =
			(struct tg_matrix_problem){symbol->path, symbol->range.line, text};
}

struct tg_identity tg_build_identity(struct tg_build *build, struct tg_facts_index *then,
				     const struct tg_symbol *symbol)
{
	const struct tg_facts *now = build->in->now;
	size_t i = (size_t)(symbol - now->symbols);
	struct tg_identity found;

	if (i < now->symbol_count && then->twins && then->twin_how[i])
		return (struct tg_identity){.how = (enum tg_identity_how)(then->twin_how[i] - 1),
					    .symbol = then->twins[i]};
	found = tg_identity_find(then, tg_facts_index_of(&build->index, now), now->pins, symbol);
	/* Each is looked for once, for all of its claims; what is ambiguous has more to tell. */
	if (i >= now->symbol_count || found.how == TG_IDENTITY_AMBIGUOUS)
		return found;
	if (!then->twins) {
		then->twins = tg_arena_alloc(&build->index.arena,
					     (now->symbol_count + 1) * sizeof(*then->twins));
		then->twin_how = tg_arena_alloc(&build->index.arena, now->symbol_count + 1);
	}
	then->twins[i] = found.symbol;
	then->twin_how[i] = (uint8_t)(found.how + 1);
	return found;
}

/*
 * What a symbol that is new by name, place and body may have been: one that is gone, whose claim
 * said the same, and that is like it.
 */
static struct tg_identity find_like(struct tg_build *build, struct tg_facts_index *then,
				    const struct tg_fact_claim *claim)
{
	enum { LEAST = 50, NEAR = 10, MOST = 64 };
	const struct tg_facts_index *now = tg_facts_index_of(&build->index, build->in->now);
	struct tg_identity found = {.how = TG_IDENTITY_NEW};
	unsigned best = 0, second = 0, count = 0;
	const struct tg_named *named;

	for (named = tg_facts_named(then, TG_FACTS_TARGETS, tg_str(claim->claim.target));
	     named && count++ < MOST; named = named->next) {
		const struct tg_fact_claim *other = named->at;
		unsigned score;

		if (other->claim.verb != claim->claim.verb || !other->symbol ||
		    tg_identity_at(now, other->symbol->name, other->symbol->path, other->symbol))
			continue;
		score = tg_identity_likeness(other->symbol, claim->symbol);
		if (score > best) {
			second = best;
			found.second = found.first;
			best = score;
			found.first = other->symbol;
		} else if (score > second) {
			second = score;
			found.second = other->symbol;
		}
	}
	if (best < LEAST)
		return (struct tg_identity){.how = TG_IDENTITY_NEW};
	found.how = second && best - second < NEAR ? TG_IDENTITY_AMBIGUOUS : TG_IDENTITY_LIKE;
	if (found.how == TG_IDENTITY_LIKE)
		found.symbol = found.first;
	return found;
}

struct tg_identity tg_build_claimed(struct tg_build *build, struct tg_facts_index *then,
				    const struct tg_fact_claim *claim)
{
	struct tg_identity found = tg_build_identity(build, then, claim->symbol);

	if (found.how == TG_IDENTITY_NEW)
		found = find_like(build, then, claim);
	if (found.how == TG_IDENTITY_AMBIGUOUS)
		tell_ambiguous(build, then, claim->symbol, &found);
	return found;
}

static const struct tg_fact_claim *same_claim_of_file(const struct tg_facts_index *then,
						      const struct tg_fact_claim *claim)
{
	const struct tg_named *named;

	for (named = tg_facts_named(then, TG_FACTS_FILES, tg_str(claim->claim.target)); named;
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
	symbol = tg_build_claimed(build, then, claim).symbol;
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

	for (named = tg_facts_named(then, TG_FACTS_ITEMS, tg_str(item->key)); named;
	     named = named->next) {
		const struct tg_item *other = named->at;

		if (other->kind == item->kind)
			return other;
	}
	return NULL;
}

/* True when what `now` mentions under another name is what `was` mentioned. */
static bool is_renamed(struct tg_build *build, struct tg_facts_index *then, const char *was,
		       const char *name)
{
	const struct tg_facts_index *now = tg_facts_index_of(&build->index, build->in->now);
	const struct tg_named *named;

	for (named = tg_facts_named(now, TG_FACTS_SYMBOLS, tg_str(name)); named;
	     named = named->next) {
		const struct tg_symbol *symbol = named->at;
		struct tg_identity identity;

		if (!symbol->definition)
			continue;
		identity = tg_build_identity(build, then, symbol);
		if (identity.symbol && strcmp(identity.symbol->name, was) == 0)
			return true;
	}
	return false;
}

/* True when what both mention by this name means the same in both trees. */
static bool is_unchanged(struct tg_build *build, const struct tg_facts_index *then,
			 const char *name)
{
	const struct tg_named *a = tg_facts_named(then, TG_FACTS_SYMBOLS, tg_str(name));
	const struct tg_named *b = tg_facts_named(tg_facts_index_of(&build->index, build->in->now),
						  TG_FACTS_SYMBOLS, tg_str(name));

	for (; a && b; a = a->next, b = b->next)
		if (!tg_hash_eq(((const struct tg_symbol *)a->at)->deep,
				((const struct tg_symbol *)b->at)->deep))
			return false;
	return !a && !b;
}

/*
 * A test mentions the product by name. Where it says the same, and only calls by a new name what
 * was called by another one, it is the same test.
 */
static bool only_renames(struct tg_build *build, struct tg_facts_index *then,
			 const struct tg_symbol *was, const struct tg_symbol *symbol)
{
	size_t i;

	if (tg_hash_is_zero(symbol->meaning) || !tg_hash_eq(was->meaning, symbol->meaning) ||
	    was->ref_count != symbol->ref_count)
		return false;
	for (i = 0; i < symbol->ref_count; i++) {
		const char *before = was->refs[i].name, *after = symbol->refs[i].name;

		if (was->refs[i].use != symbol->refs[i].use ||
		    (strcmp(before, after) == 0 ? !is_unchanged(build, then, after)
						: !is_renamed(build, then, before, after)))
			return false;
	}
	return true;
}

enum tg_standing tg_build_relate(struct tg_build *build, struct tg_facts_index *then,
				 const struct tg_fact_claim *claim,
				 struct tg_meaning_change *ret_change)
{
	const struct tg_fact_claim *before;
	const struct tg_symbol *was = NULL;

	*ret_change = (struct tg_meaning_change){.grade = TG_SAME, .path = ""};
	/* Of its own commit it is what it is, unless somebody says that it was another. */
	if (then->facts == build->in->now && !(then->facts->pins && then->facts->pins->at.count))
		return TG_STANDING_SAME;
	before = same_claim(build, then, claim);
	if (!before)
		return TG_STANDING_LATER;
	if (!claim->symbol) {
		if (!tg_hash_eq(claim->file, before->file))
			ret_change->grade = TG_CHANGED_DIRECT;
	} else {
		was = before->symbol;
		*ret_change = tg_meaning_compare(&build->matrix->arena, then->facts->meanings, was,
						 build->in->now->meanings, claim->symbol);
		if (ret_change->grade == TG_CHANGED_DIRECT &&
		    only_renames(build, then, was, claim->symbol))
			ret_change->grade = TG_SAME;
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

/*
 * Another file with a test of the same name, the first by name, or NULL: the name alone does not
 * tell them apart. With a result, of the files that it names.
 */
static const char *other_file(const struct tg_facts_index *facts, const struct tg_fact_claim *test,
			      const struct tg_result *result)
{
	const struct tg_named *named;
	const char *first = NULL;

	for (named = tg_facts_named(facts, TG_FACTS_TESTS, tg_str(test->symbol->name)); named;
	     named = named->next) {
		const char *path = ((const struct tg_fact_claim *)named->at)->symbol->path;

		if (strcmp(path, test->symbol->path) != 0 &&
		    (!result || names_file(result, path)) && (!first || strcmp(path, first) < 0))
			first = path;
	}
	return first;
}

/* The worse of two results of one test: it may have run several times, with other parameters. */
static const struct tg_result *worse(const struct tg_result *a, const struct tg_result *b)
{
	static const int badness[] = {
		[TG_SKIPPED] = 0, [TG_PASSED] = 1, [TG_ERRORED] = 2, [TG_FAILED] = 3};

	return a && badness[a->outcome] >= badness[b->outcome] ? a : b;
}

/*
 * The result of a function, by its name. `ret_other` gets the file of the test whose result it may
 * be as well, where that is why there is none; else NULL.
 */
static const struct tg_result *result_of_symbol(const struct tg_run_index *run,
						const struct tg_fact_claim *claim,
						const char **ret_other)
{
	struct tg_str name = tg_str(claim->symbol->name);
	const char *other = other_file(run->then, claim, NULL);
	const struct tg_result *worst = NULL;
	const struct tg_named *named;

	*ret_other = NULL;
	for (named = tg_named_find(&run->results, tg_last_part(name)); named; named = named->next) {
		if (!bears_name(named->at, name))
			continue;
		if (!other || names_file(named->at, claim->symbol->path))
			worst = worse(worst, named->at);
		else if (!other_file(run->then, claim, named->at))
			*ret_other = other;
	}
	if (worst)
		*ret_other = NULL;
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

/* Says why a result that is there counts for nothing: nobody can tell whose it is. */
static void tell_shared(struct tg_build *build, struct tg_matrix_link *test, const char *other)
{
	if (other && test->evidence == TG_EVIDENCE_NONE)
		test->cause =
			tg_arena_printf(&build->matrix->arena,
					"a test of that name is in %s too, and the suite of the "
					"result names neither file",
					other);
}

/*
 * The newest result that was won on the same content, else what the newest of all says. `beside`:
 * only of runs that are not of the commit's past, and of these only the same content. True when
 * the content was the same.
 *
 * @satisfies TG-TRC-3, TG-EVD-1
 */
static bool judge(struct tg_build *build, const struct tg_build_node *node,
		  struct tg_matrix_link *test, bool beside)
{
	size_t r;

	for (r = build->in->run_count; r-- > 0;) {
		const struct tg_fact_run *run = &build->in->runs[r];
		const struct tg_run_index *named = &build->index.runs[r];
		const char *other = NULL;
		const struct tg_result *result =
			test->claim->symbol ? result_of_symbol(named, test->claim, &other)
					    : result_of_file(named, test->claim, node->out->item);
		struct tg_matrix_link trial = *test;
		enum tg_standing standing;
		bool passed;

		tell_shared(build, test, other);
		if (!result || result->outcome == TG_SKIPPED)
			continue;
		passed = result->outcome == TG_PASSED;
		trial.cause = "";
		trial.grade = TG_SAME;
		if (run->beside != beside)
			continue;
		standing = compare(build, node, &trial, named->then);
		if (standing == TG_STANDING_SAME) {
			test->evidence = passed ? TG_EVIDENCE_PASSED : TG_EVIDENCE_FAILED;
			test->run = run;
			test->cause = passed ? "" : result->message;
			test->grade = TG_SAME;
			return true;
		}
		if (beside || test->evidence != TG_EVIDENCE_NONE)
			continue; /* a newer run told how it changed; look on for an exact one */
		test->evidence = passed && standing == TG_STANDING_CHANGED ? TG_EVIDENCE_SUSPECT
									   : TG_EVIDENCE_STALE;
		test->run = run;
		test->cause = passed ? trial.cause : "it failed, on other code";
		test->grade = trial.grade;
	}
	return false;
}

/* Keeps how links changed since the run in which a test passed that stands for nothing now. */
static void keep_changes(struct tg_build *build, struct tg_build_node *node,
			 const struct tg_matrix_link *test)
{
	struct tg_facts_index *then = tg_facts_index_of(&build->index, test->run->then);
	struct tg_meaning_change change;
	size_t i;

	for (i = 0; i < node->links.count; i++) {
		struct tg_matrix_link *link = &node->links.at[i];

		if (link->since || (link->is_test && link != test) ||
		    tg_build_relate(build, then, link->claim, &change) != TG_STANDING_CHANGED)
			continue;
		link->change = change;
		link->since = test->run->then;
	}
}

void tg_build_evidence(struct tg_build *build, struct tg_build_node *node)
{
	size_t i;

	for (i = 0; i < node->links.count; i++)
		if (node->links.at[i].is_test && !judge(build, node, &node->links.at[i], false))
			judge(build, node, &node->links.at[i], true);
	for (i = 0; i < node->links.count; i++)
		if (node->links.at[i].is_test &&
		    (node->links.at[i].evidence == TG_EVIDENCE_SUSPECT ||
		     node->links.at[i].evidence == TG_EVIDENCE_STALE))
			keep_changes(build, node, &node->links.at[i]);
}
