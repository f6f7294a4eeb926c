/* SPDX-License-Identifier: Apache-2.0 */
/*
 * matrix_hollow - links in name only: code that does nothing or that nothing calls, tests that
 * assert nothing or never come to the code they are said to verify.
 *
 * Said only where it is sure. What is declared in a header may be called by others; a test that is
 * a script, or that verifies what no function carries, is taken at its word.
 */
#include <ctype.h>

#include "trace/matrix/matrix_build.h"

/* True when the name is that of a macro or function with which tests state what must hold. */
static bool asserts(const char *name)
{
	static const char *const words[] = {"assert", "expect", "check",  "require", "verify",
					    "fail",   "should", "equals", "abort",   "exit"};
	char lower[64];
	size_t i;

	for (i = 0; name[i] && i + 1 < sizeof(lower); i++)
		lower[i] = (char)tolower((unsigned char)name[i]);
	lower[i] = '\0';
	for (i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (strstr(lower, words[i]))
			return true;
	return strncmp(lower, "cu_", 3) == 0 || strncmp(lower, "ck_", 3) == 0 ||
	       strncmp(lower, "munit_", 6) == 0 || strncmp(lower, "test_", 5) == 0;
}

static bool is_code_of(const struct tg_build_node *node, const char *name)
{
	size_t i;

	for (i = 0; i < node->links.count; i++) {
		const struct tg_symbol *symbol = node->links.at[i].claim->symbol;

		if (!node->links.at[i].is_test && symbol && strcmp(symbol->name, name) == 0)
			return true;
	}
	return false;
}

/* True when every code link of the item is a function of C: only then "never reached" can be said.
 */
static bool all_functions(const struct tg_build_node *node)
{
	size_t i, code = 0;

	for (i = 0; i < node->links.count; i++) {
		const struct tg_symbol *symbol = node->links.at[i].claim->symbol;

		if (node->links.at[i].is_test)
			continue;
		code++;
		if (!symbol || symbol->kind != TG_SYMBOL_FUNCTION)
			return false;
	}
	return code > 0;
}

/* What a walk over everything that a test comes to looks for. */
struct visit {
	struct tg_build *build;
	const struct tg_build_node *node;
	const struct tg_facts_index *now;
};

/* A product's function called check_password() is no assertion: tests have to call it. */
static enum tg_walk_step find_assertion(void *user, const char *name,
					const struct tg_symbol *defined, bool by_test)
{
	(void)user;
	(void)defined;
	return by_test && asserts(name) ? TG_WALK_STOP : TG_WALK_ON;
}

/* True when a function bears the name of a test with claims of its own. */
static bool is_test(struct tg_build *build, const struct tg_facts_index *now,
		    const struct tg_symbol *symbol)
{
	uint8_t *known;

	if (!build->tests)
		build->tests = tg_arena_alloc(&build->index.arena, now->facts->symbol_count + 1);
	known = &build->tests[symbol - now->facts->symbols];
	if (!*known)
		*known = tg_facts_named(now, TG_FACTS_TESTS, tg_str(symbol->name)) ? 2 : 1;
	return *known == 2;
}

/* Behind the name of another test the walk does not go on, nor behind one that nothing bears. */
static enum tg_walk_step find_code(void *user, const char *name, const struct tg_symbol *defined,
				   bool by_test)
{
	const struct visit *visit = user;

	(void)by_test;
	if (is_code_of(visit->node, name))
		return TG_WALK_STOP;
	return !defined || is_test(visit->build, visit->now, defined) ? TG_WALK_NOT_THERE
								      : TG_WALK_ON;
}

/*
 * A test comes to the code by itself or by what sets it up, which some table names beside it: the
 * functions of its file that are no tests with claims of their own.
 */
static bool comes_to_code(struct tg_build *build, const struct tg_build_node *node,
			  const struct tg_symbol *test)
{
	const struct tg_facts *facts = build->in->now;
	const struct tg_symbol *first = facts->symbols, *end = first + facts->symbol_count, *at;
	struct visit visit = {build, node, tg_facts_index_of(&build->index, facts)};
	TG_VEC(const struct tg_symbol *) from = {0};
	bool all;

	*TG_VEC_ADD(&from) = test;
	for (at = test; at > first && strcmp(at[-1].path, test->path) == 0; at--)
		;
	for (; at < end && strcmp(at->path, test->path) == 0; at++)
		if (at->kind == TG_SYMBOL_FUNCTION && at->definition &&
		    !is_test(build, visit.now, at))
			*TG_VEC_ADD(&from) = at;
	all = tg_meaning_walk(facts->meanings, from.at, from.count, find_code, &visit);
	TG_VEC_DONE(&from);
	return !all;
}

static const char *hollow_test(struct tg_build *build, const struct tg_build_node *node,
			       const struct tg_fact_claim *claim)
{
	const struct tg_symbol *symbol = claim->symbol;
	enum tg_reached reached;

	if (symbol->shape == TG_SHAPE_EMPTY || symbol->shape == TG_SHAPE_CONSTANT)
		return "it does nothing";
	/* What a test returns may be its verdict. */
	if (symbol->shape != TG_SHAPE_RESULT &&
	    tg_meaning_walk(build->in->now->meanings, &symbol, 1, find_assertion, NULL))
		return "it asserts nothing";
	reached = tg_build_reached(build, node, claim);
	if (reached == TG_REACHED_NEVER)
		return "by its coverage it never executed the code it is said to verify";
	if (reached == TG_REACHED_UNKNOWN && all_functions(node) &&
	    !comes_to_code(build, node, symbol))
		return "it never comes to the code it is said to verify";
	return "";
}

static bool is_declared_in_header(const struct tg_facts_index *now, const struct tg_symbol *symbol)
{
	const struct tg_named *named;

	for (named = tg_facts_named(now, TG_FACTS_SYMBOLS, tg_str(symbol->name)); named;
	     named = named->next) {
		const struct tg_symbol *other = named->at;
		const char *dot = strrchr(other->path, '.');

		if (dot && (dot[1] == 'h' || dot[1] == 'H'))
			return true;
	}
	return false;
}

/* What C++ calls without its name: `a < b`, the end of a block. */
static bool is_called_unnamed(const char *name)
{
	size_t length = strlen("operator");

	return *name == '~' || (strncmp(name, "operator", length) == 0 && name[length] &&
				!strchr("_0123456789", name[length]) &&
				!((name[length] | 0x20) >= 'a' && (name[length] | 0x20) <= 'z'));
}

static const char *look_at_code(struct tg_build *build, const struct tg_symbol *symbol)
{
	const struct tg_facts *now = build->in->now;

	if (symbol->shape == TG_SHAPE_EMPTY)
		return "its body is empty";
	if (symbol->shape == TG_SHAPE_CONSTANT)
		return "it always returns the same";
	if (strcmp(symbol->name, "main") == 0 || is_called_unnamed(symbol->name) ||
	    tg_meaning_is_used(now->meanings, symbol))
		return "";
	/* What others may call from elsewhere is not known to be uncalled. */
	if (!symbol->internal &&
	    (!tg_meaning_is_program(now->meanings) ||
	     is_declared_in_header(tg_facts_index_of(&build->index, now), symbol)))
		return "";
	return "nothing calls it";
}

/* Once for all claims of a function. */
static const char *hollow_code(struct tg_build *build, const struct tg_symbol *symbol)
{
	const struct tg_facts *now = build->in->now;
	const char **known;

	if (!build->hollow)
		build->hollow = tg_arena_alloc(&build->index.arena,
					       (now->symbol_count + 1) * sizeof(*build->hollow));
	known = &build->hollow[symbol - now->symbols];
	if (!*known)
		*known = look_at_code(build, symbol);
	return *known;
}

/* @satisfies TG-TRC-8 */
void tg_build_hollow(struct tg_build *build, struct tg_build_node *node)
{
	size_t i;

	for (i = 0; i < node->links.count; i++) {
		struct tg_matrix_link *link = &node->links.at[i];
		const struct tg_symbol *symbol = link->claim->symbol;

		if (!build->in->now->meanings || !symbol || symbol->kind != TG_SYMBOL_FUNCTION ||
		    !symbol->definition)
			continue;
		link->hollow = link->is_test ? hollow_test(build, node, link->claim)
					     : hollow_code(build, symbol);
		if (!link->is_test)
			link->executed = tg_build_executed(build, symbol);
	}
}
