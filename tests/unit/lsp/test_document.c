/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "lsp/document.h"

/* Two lines with letters of 2, 3 and 4 bytes; the last one is two units of UTF-16. */
static const char sample[] = "a\xc3\xa4\xe2\x82\xac\xf0\x9f\x98\x80z\r\nsecond\rthird\n";

static size_t offset(const struct tg_text *text, uint32_t line, uint32_t column)
{
	return tg_text_offset(text, (struct tg_place){line, column});
}

static void columns_count_units_or_bytes(void **state)
{
	struct tg_text text = {0};
	uint32_t i;

	(void)state;
	tg_text_set(&text, tg_str(sample));
	assert_int_equal(offset(&text, 0, 0), 0);
	assert_int_equal(offset(&text, 0, 1), 1);
	assert_int_equal(offset(&text, 0, 2), 3);
	assert_int_equal(offset(&text, 0, 3), 6);
	assert_int_equal(offset(&text, 0, 4), 6); /* the second half of a pair */
	assert_int_equal(offset(&text, 0, 5), 10);
	assert_int_equal(offset(&text, 0, 6), 11);
	text.utf8 = true;
	for (i = 0; i <= 11; i++) {
		struct tg_place place = tg_text_place(&text, offset(&text, 0, i));

		assert_int_equal(place.line, 0);
		assert_true(place.column <= i); /* never inside a character */
	}
	assert_int_equal(offset(&text, 0, 7), 6);
	assert_int_equal(offset(&text, 0, 10), 10);
	tg_text_done(&text);
}

/* @verifies TG-LSP-1 */
static void places_behind_the_end_mean_the_end(void **state)
{
	struct tg_text text = {0};

	(void)state;
	tg_text_set(&text, tg_str(sample));
	assert_int_equal(offset(&text, 0, 999), 11);
	assert_int_equal(offset(&text, 0, UINT32_MAX), 11);
	assert_int_equal(offset(&text, 1, 0), 13);
	assert_int_equal(offset(&text, 1, 99), 19);
	assert_int_equal(offset(&text, 2, 5), 25);
	assert_int_equal(offset(&text, 3, 0), 26);
	assert_int_equal(offset(&text, 3, 7), 26);
	assert_int_equal(offset(&text, UINT32_MAX, UINT32_MAX), 26);
	tg_text_set(&text, tg_str(""));
	assert_int_equal(offset(&text, 0, 0), 0);
	assert_int_equal(offset(&text, 5, 5), 0);
	assert_int_equal(tg_text_place(&text, 77).line, 0);
	tg_text_done(&text);
}

static void places_and_offsets_agree(void **state)
{
	static const size_t boundaries[] = {0, 1, 3, 6, 10, 11, 13, 16, 19, 20, 25, 26};
	struct tg_text text = {0};
	size_t i;

	(void)state;
	tg_text_set(&text, tg_str(sample));
	for (i = 0; i < 2 * sizeof(boundaries) / sizeof(*boundaries); i++) {
		size_t at = boundaries[i / 2];

		text.utf8 = i % 2;
		assert_int_equal(tg_text_offset(&text, tg_text_place(&text, at)), at);
	}
	tg_text_done(&text);
}

static bool change(struct tg_text *text, const char *json)
{
	struct tg_arena arena = {0};
	struct tg_err err = {0};
	const struct tg_value *value = tg_json_parse(&arena, tg_str(json), "change", &err);
	bool ok;

	assert_non_null(value);
	ok = tg_text_change(text, value, &err);
	assert_int_equal(ok, err.code == TG_OK);
	tg_arena_done(&arena);
	return ok;
}

#define RANGE(l1, c1, l2, c2)                                                                   \
	"{\"range\":{\"start\":{\"line\":" #l1 ",\"character\":" #c1 "},\"end\":{\"line\":" #l2 \
	",\"character\":" #c2 "}},\"text\":"

static void changes_replace_ranges(void **state)
{
	struct tg_text text = {0};

	(void)state;
	tg_text_set(&text, tg_str("one\ntwo\n"));
	assert_true(change(&text, RANGE(0, 0, 0, 3) "\"eins\"}"));
	assert_string_equal(text.content.ptr, "eins\ntwo\n");
	assert_true(change(&text, RANGE(0, 4, 1, 0) "\"\"}"));
	assert_string_equal(text.content.ptr, "einstwo\n");
	assert_true(change(&text, RANGE(1, 0, 1, 0) "\"three\\r\\nfour\"}"));
	assert_string_equal(text.content.ptr, "einstwo\nthree\r\nfour");
	assert_int_equal(text.lines.count, 3);
	assert_true(change(&text, RANGE(99, 0, 99, 9) "\"!\"}"));
	assert_string_equal(text.content.ptr, "einstwo\nthree\r\nfour!");
	assert_true(change(&text, "{\"text\":\"all\"}"));
	assert_string_equal(text.content.ptr, "all");
	assert_true(change(&text, "{\"range\":null,\"text\":\"\"}"));
	assert_int_equal(text.content.len, 0);
	tg_text_done(&text);
}

static void changes_that_make_no_sense_change_nothing(void **state)
{
	static const char *const cases[] = {
		"{}",
		"[]",
		"{\"text\":5}",
		"{\"text\":null}",
		RANGE(0, 3, 0, 1) "\"x\"}",
		RANGE(1, 0, 0, 0) "\"x\"}",
		RANGE(-1, 0, 0, 0) "\"x\"}",
		RANGE(0, 1.5, 0, 2) "\"x\"}",
		RANGE(0, 99999999999, 0, 2) "\"x\"}",
		RANGE(0, "1", 0, 2) "\"x\"}",
		"{\"range\":{},\"text\":\"x\"}",
		"{\"range\":7,\"text\":\"x\"}",
	};
	struct tg_text text = {0};
	size_t i;

	(void)state;
	tg_text_set(&text, tg_str("one\ntwo\n"));
	for (i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		assert_false(change(&text, cases[i]));
		assert_string_equal(text.content.ptr, "one\ntwo\n");
	}
	tg_text_done(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(columns_count_units_or_bytes),
		cmocka_unit_test(places_behind_the_end_mean_the_end),
		cmocka_unit_test(places_and_offsets_agree),
		cmocka_unit_test(changes_replace_ranges),
		cmocka_unit_test(changes_that_make_no_sense_change_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
