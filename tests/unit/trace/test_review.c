/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "trace/decisions/review.h"

static struct tg_review review(const char *item, const char *code, bool valid)
{
	return (struct tg_review){.item = item,
				  .verb = TG_SATISFIES,
				  .code = code,
				  .item_hash = tg_hash_of(tg_str(item)),
				  .code_hash = tg_hash_of(tg_str(code)),
				  .valid = valid,
				  .date = "2026-06-01",
				  .note = "looked\tat\nit"};
}

static const struct tg_review *find(const struct tg_reviews *reviews, const struct tg_review *like)
{
	return tg_review_find(reviews, like->item, like->verb, like->item_hash, like->code_hash);
}

/* @verifies TG-TRC-6 */
static void what_is_written_is_read(void **state)
{
	struct tg_review first = review("R-2", "b src/b.c", true);
	struct tg_review second = review("R-1", "a src/a.c", true);
	struct tg_review other = review("R-1", "a changed", true);
	struct tg_buf one = {0}, two = {0}, three = {0};
	struct tg_reviews reviews = {0};
	struct tg_arena arena = {0};

	(void)state;
	tg_reviews_add(tg_str(""), &first, &one);
	tg_reviews_add(tg_buf_view(&one), &second, &two);
	tg_reviews_add(tg_buf_view(&two), &first, &three); /* the same again adds nothing */
	assert_string_equal(two.ptr, three.ptr);
	assert_true(strstr(two.ptr, "\nR-1\t") < strstr(two.ptr, "\nR-2\t"));
	tg_reviews_read(&arena, tg_buf_view(&two), &reviews);
	assert_int_equal(reviews.at.count, 2);
	assert_int_equal(reviews.unread, 0);
	assert_non_null(find(&reviews, &first));
	assert_string_equal(find(&reviews, &second)->note, "looked at it");
	assert_null(find(&reviews, &other));
	assert_non_null(tg_review_of_link(&reviews, "R-1", TG_SATISFIES, "a"));
	assert_null(tg_review_of_link(&reviews, "R-1", TG_VERIFIES, "a"));
	tg_reviews_done(&reviews);
	tg_arena_done(&arena);
	tg_buf_done(&one);
	tg_buf_done(&two);
	tg_buf_done(&three);
}

/* Two branches that both reviewed: git keeps the lines of both, in any order, some twice. */
/* @verifies TG-TRC-6 */
static void a_union_of_ledgers_is_a_ledger(void **state)
{
	struct tg_review first = review("R-1", "a src/a.c", true);
	struct tg_review second = review("R-2", "b src/b.c", true);
	struct tg_buf one = {0}, two = {0};
	struct tg_reviews reviews = {0};
	struct tg_arena arena = {0};

	(void)state;
	tg_reviews_add(tg_str(""), &first, &one);
	tg_reviews_add(tg_str(""), &second, &two);
	tg_buf_puts(&two, one.ptr);
	tg_reviews_read(&arena, tg_buf_view(&two), &reviews);
	assert_non_null(find(&reviews, &first));
	assert_non_null(find(&reviews, &second));
	assert_int_equal(reviews.unread, 0);
	tg_reviews_done(&reviews);
	tg_arena_done(&arena);
	tg_buf_done(&one);
	tg_buf_done(&two);
}

static void an_objection_is_heard_above_consent(void **state)
{
	struct tg_review yes = review("R-1", "a src/a.c", true),
			 no = review("R-1", "a src/a.c", false);
	struct tg_buf one = {0}, two = {0};
	struct tg_reviews reviews = {0};
	struct tg_arena arena = {0};

	(void)state;
	tg_reviews_add(tg_str(""), &no, &one);
	tg_reviews_add(tg_buf_view(&one), &yes, &two);
	tg_reviews_read(&arena, tg_buf_view(&two), &reviews);
	assert_int_equal(reviews.at.count, 2);
	assert_false(find(&reviews, &yes)->valid);
	tg_reviews_done(&reviews);
	tg_arena_done(&arena);
	tg_buf_done(&one);
	tg_buf_done(&two);
}

static void a_line_that_is_none_reviews_nothing(void **state)
{
	static const char text[] = "# a head\n"
				   "R-1\tsatisfies\ta\n"
				   "\n"
				   "R-1\tsatisfies\ta\tzz\tzz\tvalid\t2026-01-01\tnote\n"
				   "<<<<<<< HEAD\n";
	struct tg_reviews reviews = {0};
	struct tg_arena arena = {0};

	(void)state;
	tg_reviews_read(&arena, tg_str(text), &reviews);
	assert_int_equal(reviews.at.count, 0);
	assert_int_equal(reviews.unread, 3);
	assert_int_equal(reviews.first_unread, 2);
	tg_reviews_done(&reviews);
	tg_arena_done(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_written_is_read),
		cmocka_unit_test(a_union_of_ledgers_is_a_ledger),
		cmocka_unit_test(an_objection_is_heard_above_consent),
		cmocka_unit_test(a_line_that_is_none_reviews_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
