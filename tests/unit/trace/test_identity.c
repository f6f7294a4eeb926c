/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "trace/change/identity.h"
#include "trace/matrix/matrix_index.h"

/* Two trees; a function's meaning is that of its body's text. */
struct trees {
	struct tg_symbol then[8], now[8];
	struct tg_facts then_facts, now_facts;
	struct tg_matrix_index index;
	struct tg_pins pins;
};

static struct tg_symbol function(const char *name, const char *path, const char *body)
{
	return (struct tg_symbol){.kind = TG_SYMBOL_FUNCTION,
				  .name = name,
				  .usr = "",
				  .path = path,
				  .definition = true,
				  .meaning = tg_hash_of(tg_str(body))};
}

static void before(struct trees *trees, const char *name, const char *path, const char *body)
{
	trees->then[trees->then_facts.symbol_count++] = function(name, path, body);
	trees->then_facts.symbols = trees->then;
}

static void after(struct trees *trees, const char *name, const char *path, const char *body)
{
	trees->now[trees->now_facts.symbol_count++] = function(name, path, body);
	trees->now_facts.symbols = trees->now;
}

/* What the symbol number `i` of now was. */
static struct tg_identity find(struct trees *trees, size_t i)
{
	return tg_identity_find(tg_facts_index_of(&trees->index, &trees->then_facts),
				tg_facts_index_of(&trees->index, &trees->now_facts), &trees->pins,
				&trees->now[i]);
}

static void expect(struct trees *trees, size_t i, enum tg_identity_how how, const char *was)
{
	struct tg_identity found = find(trees, i);

	assert_string_equal(tg_identity_name(found.how), tg_identity_name(how));
	if (was)
		assert_string_equal(found.symbol->name, was);
	else
		assert_null(found.symbol);
}

static void done(struct trees *trees)
{
	tg_matrix_index_done(&trees->index);
	tg_pins_done(&trees->pins);
}

/* @verifies TG-IDN-1 */
static void a_symbol_is_found_by_place_then_name_then_body(void **state)
{
	struct trees trees = {0};

	(void)state;
	before(&trees, "stays", "a.c", "one");
	before(&trees, "moves", "a.c", "two");
	before(&trees, "old", "a.c", "three");
	after(&trees, "stays", "a.c", "changed");
	after(&trees, "moves", "b.c", "changed too");
	after(&trees, "fresh", "b.c", "three");
	after(&trees, "other", "b.c", "four");
	after(&trees, "stays", "copy.c", "one"); /* stays() stands where it stood */
	expect(&trees, 0, TG_IDENTITY_SAME, "stays");
	expect(&trees, 1, TG_IDENTITY_MOVED, "moves");
	expect(&trees, 2, TG_IDENTITY_RENAMED, "old");
	expect(&trees, 3, TG_IDENTITY_NEW, NULL);
	expect(&trees, 4, TG_IDENTITY_NEW, NULL);
	done(&trees);
}

/* @verifies TG-IDN-1 */
static void what_several_fit_is_ambiguous_until_it_is_pinned(void **state)
{
	struct trees trees = {0};
	struct tg_arena arena = {0};
	struct tg_identity found;

	(void)state;
	before(&trees, "left", "a.c", "same");
	before(&trees, "right", "a.c", "same");
	before(&trees, "helper", "x.c", "x");
	before(&trees, "helper", "y.c", "y");
	after(&trees, "one", "a.c", "same");
	after(&trees, "helper", "z.c", "y");
	after(&trees, "helper", "w.c", "z");
	found = find(&trees, 0);
	assert_int_equal(found.how, TG_IDENTITY_AMBIGUOUS);
	assert_string_equal(found.first->name, "left");
	assert_string_equal(found.second->name, "right");
	assert_string_equal(find(&trees, 1).symbol->path, "y.c"); /* it says the same */
	expect(&trees, 2, TG_IDENTITY_AMBIGUOUS, NULL);
	tg_pins_read(&arena,
		     tg_str("# head\none\ta.c\tmiddle\t\t\nmiddle\t\tright\ta.c\tsplit\nnonsense\n"
			    "helper\tw.c\t-\t\tit is new\n"),
		     &trees.pins);
	assert_int_equal(trees.pins.unread, 1);
	assert_int_equal(trees.pins.first_unread, 4);
	expect(&trees, 0, TG_IDENTITY_PIN, "right");
	expect(&trees, 2, TG_IDENTITY_PIN, NULL);
	tg_arena_done(&arena);
	done(&trees);
}

static void pins_are_sorted_and_stand_once(void **state)
{
	const struct tg_pin pin = {"b\tb", "", "a", "", "a\nnote", 0};
	struct tg_buf one = {0}, two = {0};

	(void)state;
	tg_pins_add(tg_str("z\t\ty\t\t\n"), &pin, &one);
	assert_string_equal(one.ptr, "# tracegate identity 1: name, path, earlier name, earlier "
				     "path, note\nb b\t\ta\t\ta note\nz\t\ty\t\t\n");
	tg_pins_add(tg_buf_view(&one), &pin, &two);
	assert_string_equal(two.ptr, one.ptr);
	tg_buf_done(&one);
	tg_buf_done(&two);
}

static void likeness_counts_what_both_mention(void **state)
{
	const struct tg_symref a[] = {{TG_USE_CALL, "f"}, {TG_USE_CALL, "g"}, {TG_USE_NAME, "X"}};
	const struct tg_symref b[] = {{TG_USE_CALL, "g"}, {TG_USE_CALL, "f"}, {TG_USE_NAME, "Y"}};
	struct tg_symbol one = {.refs = a, .ref_count = 3}, two = {.refs = b, .ref_count = 3};

	(void)state;
	assert_int_equal(tg_identity_likeness(&one, &two), 50);
	assert_int_equal(tg_identity_likeness(&one, &one), 100);
	one.ref_count = 0;
	assert_int_equal(tg_identity_likeness(&one, &one), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_symbol_is_found_by_place_then_name_then_body),
		cmocka_unit_test(what_several_fit_is_ambiguous_until_it_is_pinned),
		cmocka_unit_test(pins_are_sorted_and_stand_once),
		cmocka_unit_test(likeness_counts_what_both_mention),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
