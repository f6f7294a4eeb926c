/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "trace/change/meaning.h"

enum { MAX = 24, REFS = 4 };

/* Symbols of one tree; every word behind a name is what it refers to. */
struct tree {
	struct tg_arena arena;
	struct tg_symbol symbols[MAX];
	bool in_test[MAX];
	size_t count;
	struct tg_meanings *meanings;
};

static struct tg_symbol *add(struct tree *t, enum tg_symbol_kind kind, const char *name,
			     const char *body, const char *refs)
{
	struct tg_symbol *symbol = &t->symbols[t->count++];
	struct tg_symref *list = tg_arena_alloc(&t->arena, REFS * sizeof(*list));
	struct tg_str rest = tg_str(refs), word;

	*symbol = (struct tg_symbol){.kind = kind,
				     .name = name,
				     .usr = name,
				     .path = "src/a.c",
				     .definition = true,
				     .tokens = tg_hash_of(tg_str(body)),
				     .meaning = tg_hash_of(tg_str(body)),
				     .refs = list};
	while (tg_str_split(&rest, ' ', &word)) {
		enum tg_ref_use use = *word.ptr == '.' ? TG_USE_FIELD : TG_USE_NAME;

		word.ptr += use == TG_USE_FIELD;
		word.len -= use == TG_USE_FIELD;
		list[symbol->ref_count++] =
			(struct tg_symref){use, tg_arena_strndup(&t->arena, word.ptr, word.len)};
	}
	return symbol;
}

/* check() -> hash() -> mix() -> ROUNDS; even() and odd() call each other; a struct's field. */
static void fill(struct tree *t)
{
	*t = (struct tree){0};
	add(t, TG_SYMBOL_FUNCTION, "check", "c", "hash strlen");
	add(t, TG_SYMBOL_FUNCTION, "hash", "h", "mix");
	add(t, TG_SYMBOL_FUNCTION, "mix", "m", "ROUNDS")->path = "src/b.c";
	add(t, TG_SYMBOL_MACRO, "ROUNDS", "8", "")->path = "src/b.h";
	add(t, TG_SYMBOL_FUNCTION, "even", "e", "odd");
	add(t, TG_SYMBOL_FUNCTION, "odd", "o", "even table");
	add(t, TG_SYMBOL_VARIABLE, "table", "1 2", "");
	add(t, TG_SYMBOL_FUNCTION, "user", "u", "state .tries");
	add(t, TG_SYMBOL_TYPE, "state", "s", "")->shape = TG_SHAPE_RECORD;
	add(t, TG_SYMBOL_FIELD, "tries", "int", "")->usr = "c:field@state@tries";
	add(t, TG_SYMBOL_FIELD, "tries", "long", "")->usr = "c:field@other@tries";
	add(t, TG_SYMBOL_FUNCTION, "test_check", "t", "check helper")->path = "tests/t.c";
	t->in_test[t->count - 1] = true;
	add(t, TG_SYMBOL_FUNCTION, "helper", "assert", "")->path = "tests/t.c";
	t->in_test[t->count - 1] = true;
	add(t, TG_SYMBOL_FUNCTION, "walker", "w", "state .next .depth");
	add(t, TG_SYMBOL_FUNCTION, "caller", "cc", "walker .depth");
	add(t, TG_SYMBOL_FUNCTION, "stranger", "st", "foreign .depth");
	add(t, TG_SYMBOL_FIELD, "next", "struct inner", "inner")->usr = "c:field@state@next";
	add(t, TG_SYMBOL_FIELD, "depth", "char", "")->usr = "c:field@inner@depth";
	add(t, TG_SYMBOL_FIELD, "depth", "short", "")->usr = "c:field@unrelated@depth";
}

static struct tg_symbol *find(struct tree *t, const char *name)
{
	size_t i;

	for (i = 0; i < t->count; i++)
		if (strcmp(t->symbols[i].name, name) == 0)
			return &t->symbols[i];
	fail_msg("no %s", name);
	return NULL;
}

static void make(struct tree *t)
{
	t->meanings = tg_meanings_make(&t->arena, t->symbols, t->count, t->in_test);
}

static void body(struct tree *t, const char *name, const char *text)
{
	find(t, name)->meaning = tg_hash_of(tg_str(text));
}

struct pair {
	struct tree then, now;
};

static int set_up(void **state)
{
	struct pair *p = tg_alloc_zero(1, sizeof(*p));

	fill(&p->then);
	fill(&p->now);
	*state = p;
	return 0;
}

static int tear_down(void **state)
{
	struct pair *p = *state;

	tg_meanings_done(p->then.meanings);
	tg_meanings_done(p->now.meanings);
	tg_arena_done(&p->then.arena);
	tg_arena_done(&p->now.arena);
	tg_free_(&p);
	return 0;
}

static void expect(struct pair *p, const char *name, enum tg_change_grade grade, unsigned depth,
		   const char *path)
{
	struct tg_meaning_change change;

	if (!p->then.meanings) {
		make(&p->then);
		make(&p->now);
	}
	change = tg_meaning_compare(&p->now.arena, p->then.meanings, find(&p->then, name),
				    p->now.meanings, find(&p->now, name));
	assert_string_equal(tg_change_grade_name(change.grade), tg_change_grade_name(grade));
	assert_int_equal(change.depth, depth);
	if (path)
		assert_string_equal(change.path, path);
}

static void equal_trees_are_the_same(void **state)
{
	expect(*state, "check", TG_SAME, 0, NULL);
	expect(*state, "even", TG_SAME, 0, NULL);
}

static void a_changed_body_is_direct(void **state)
{
	struct pair *p = *state;

	body(&p->now, "check", "c2");
	expect(p, "check", TG_CHANGED_DIRECT, 0, "check()");
	expect(p, "hash", TG_SAME, 0, NULL);
}

/* @verifies TG-TRC-5 */
static void a_callee_is_found_with_its_depth(void **state)
{
	struct pair *p = *state;

	body(&p->now, "mix", "m2");
	expect(p, "check", TG_CHANGED_CALLEE, 2, "check() -> hash() -> mix()");
	expect(p, "hash", TG_CHANGED_CALLEE, 1, "hash() -> mix()");
	expect(p, "mix", TG_CHANGED_DIRECT, 0, "mix()");
	expect(p, "even", TG_SAME, 0, NULL);
}

/* @verifies TG-TRC-5 */
static void a_macro_is_found_below_its_users(void **state)
{
	struct pair *p = *state;

	body(&p->now, "ROUNDS", "9");
	expect(p, "check", TG_CHANGED_MACRO, 3, "check() -> hash() -> mix() -> ROUNDS");
}

static void circles_have_one_meaning(void **state)
{
	struct pair *p = *state;

	body(&p->now, "table", "1 3");
	expect(p, "even", TG_CHANGED_DATA, 2, "even() -> odd() -> table");
	expect(p, "odd", TG_CHANGED_DATA, 1, "odd() -> table");
	expect(p, "check", TG_SAME, 0, NULL);
}

/* Another name is another look: what is called says the same. */
static void a_renamed_callee_changes_nothing(void **state)
{
	struct pair *p = *state;

	find(&p->now, "mix")->name = "blend";
	((struct tg_symref *)find(&p->now, "hash")->refs)[0].name = "blend";
	expect(p, "check", TG_SAME, 0, NULL);
}

static void another_function_of_the_library_is_direct(void **state)
{
	struct pair *p = *state;

	((struct tg_symref *)find(&p->now, "check")->refs)[1].name = "strnlen";
	expect(p, "check", TG_CHANGED_DIRECT, 0, "check()");
}

static void a_field_counts_for_who_names_its_struct(void **state)
{
	struct pair *p = *state;

	p->now.symbols[10].meaning = tg_hash_of(tg_str("short")); /* of the other struct */
	body(&p->now, "state", "a field more");
	expect(p, "user", TG_SAME, 0, NULL);
}

static void the_type_of_a_field_is_a_type(void **state)
{
	struct pair *p = *state;

	body(&p->now, "tries", "short");
	expect(p, "user", TG_CHANGED_TYPE, 1, "user() -> tries");
}

/* `state->next->depth`: nothing names the struct that `depth` belongs to. */
static void a_field_counts_for_who_comes_to_its_struct(void **state)
{
	struct pair *p = *state;

	body(&p->now, "depth", "long"); /* the first: of `inner` */
	expect(p, "walker", TG_CHANGED_TYPE, 1, "walker() -> depth");
	expect(p, "stranger", TG_SAME, 0, NULL);
}

static void a_field_of_the_same_name_elsewhere_is_another(void **state)
{
	struct pair *p = *state;

	p->now.symbols[p->now.count - 1].meaning = tg_hash_of(tg_str("double"));
	expect(p, "walker", TG_SAME, 0, NULL);
	expect(p, "caller", TG_SAME, 0, NULL);
	expect(p, "stranger", TG_SAME, 0, NULL);
}

/* What a test calls of the product is the other half of the comparison. */
static void a_test_ends_where_the_product_begins(void **state)
{
	struct pair *p = *state;

	body(&p->now, "check", "c2");
	expect(p, "test_check", TG_SAME, 0, NULL);
}

static void a_helper_of_tests_is_part_of_them(void **state)
{
	struct pair *p = *state;

	body(&p->now, "helper", "nothing");
	expect(p, "test_check", TG_CHANGED_CALLEE, 1, "test_check() -> helper()");
}

static void a_declaration_means_its_definition(void **state)
{
	struct pair *p = *state;

	add(&p->then, TG_SYMBOL_FUNCTION, "hash", "int hash()", "")->definition = false;
	add(&p->now, TG_SYMBOL_FUNCTION, "hash", "int hash()", "")->definition = false;
	body(&p->now, "hash", "h2");
	make(&p->then);
	make(&p->now);
	assert_false(tg_hash_eq(p->then.symbols[p->then.count - 1].deep,
				p->now.symbols[p->now.count - 1].deep));
}

struct looked_for {
	const char *name;
	bool found, by_test;
};

static enum tg_walk_step look(void *user, const char *name, const struct tg_symbol *defined,
			      bool by_test)
{
	struct looked_for *for_ = user;

	(void)defined;
	if (strcmp(for_->name, name) != 0)
		return TG_WALK_ON;
	for_->found = true;
	for_->by_test = by_test;
	return TG_WALK_STOP;
}

static bool comes_to(struct pair *p, const char *name, bool by_test)
{
	struct looked_for for_ = {.name = name};
	const struct tg_symbol *from = find(&p->now, "test_check");
	bool all = tg_meaning_walk(p->now.meanings, &from, 1, look, &for_);

	assert_int_equal(all, !for_.found);
	return for_.found && for_.by_test == by_test;
}

static void ways_are_found(void **state)
{
	struct pair *p = *state;

	make(&p->now);
	assert_true(comes_to(p, "check", true));
	assert_true(comes_to(p, "mix", false));
	assert_false(comes_to(p, "odd", false));
	assert_true(tg_meaning_is_used(p->now.meanings, find(&p->now, "hash")));
	assert_false(tg_meaning_is_used(p->now.meanings, find(&p->now, "check")));
}

/* Where the meaning is not known, tokens tell. */
static void tokens_stand_in(void **state)
{
	struct pair *p = *state;
	struct tg_meaning_change change = tg_meaning_compare(
		&p->now.arena, NULL, find(&p->then, "check"), NULL, find(&p->now, "check"));

	assert_int_equal(change.grade, TG_SAME);
	find(&p->now, "check")->tokens = tg_hash_of(tg_str("other"));
	change = tg_meaning_compare(&p->now.arena, NULL, find(&p->then, "check"), NULL,
				    find(&p->now, "check"));
	assert_int_equal(change.grade, TG_CHANGED_DIRECT);
}

/* A chain as long as a hostile file can make it ends on no stack. */
static void long_chains_are_walked(void **state)
{
	enum { LONG = 100000 };
	struct tg_arena arena = {0};
	struct tg_symbol *symbols = tg_arena_alloc(&arena, LONG * sizeof(*symbols));
	bool *in_test = tg_arena_alloc(&arena, LONG);
	struct tg_meanings *meanings;
	size_t i;

	(void)state;
	for (i = 0; i < LONG; i++) {
		struct tg_symref *ref = TG_NEW(&arena, struct tg_symref);

		ref->name = tg_arena_printf(&arena, "f%zu", i + 1);
		symbols[i] = (struct tg_symbol){.name = tg_arena_printf(&arena, "f%zu", i),
						.usr = "",
						.path = "a.c",
						.definition = true,
						.refs = ref,
						.ref_count = 1};
	}
	meanings = tg_meanings_make(&arena, symbols, LONG, in_test);
	assert_false(tg_hash_is_zero(symbols[0].deep));
	tg_meanings_done(meanings);
	tg_arena_done(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(equal_trees_are_the_same, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_changed_body_is_direct, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_callee_is_found_with_its_depth, set_up,
						tear_down),
		cmocka_unit_test_setup_teardown(a_macro_is_found_below_its_users, set_up,
						tear_down),
		cmocka_unit_test_setup_teardown(circles_have_one_meaning, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_renamed_callee_changes_nothing, set_up,
						tear_down),
		cmocka_unit_test_setup_teardown(another_function_of_the_library_is_direct, set_up,
						tear_down),
		cmocka_unit_test_setup_teardown(a_field_counts_for_who_names_its_struct, set_up,
						tear_down),
		cmocka_unit_test_setup_teardown(a_field_counts_for_who_comes_to_its_struct, set_up,
						tear_down),
		cmocka_unit_test_setup_teardown(a_field_of_the_same_name_elsewhere_is_another,
						set_up, tear_down),
		cmocka_unit_test_setup_teardown(the_type_of_a_field_is_a_type, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_test_ends_where_the_product_begins, set_up,
						tear_down),
		cmocka_unit_test_setup_teardown(a_helper_of_tests_is_part_of_them, set_up,
						tear_down),
		cmocka_unit_test_setup_teardown(a_declaration_means_its_definition, set_up,
						tear_down),
		cmocka_unit_test_setup_teardown(ways_are_found, set_up, tear_down),
		cmocka_unit_test_setup_teardown(tokens_stand_in, set_up, tear_down),
		cmocka_unit_test(long_chains_are_walked),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
