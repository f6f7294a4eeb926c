/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/file.h"
#include "base/json.h"
#include "base/map.h"
#include "base/text.h"

static void check(void (*escape)(struct tg_buf *, struct tg_str), const char *in, const char *want)
{
	struct tg_buf out = {0};

	escape(&out, tg_str(in));
	assert_string_equal(out.ptr ? out.ptr : "", want);
	tg_buf_done(&out);
}

static void terminal(struct tg_buf *out, struct tg_str text)
{
	tg_escape_terminal(out, text, false);
}

/* @verifies TG-OUT-1 */
static void terminal_text_cannot_steer_the_terminal(void **state)
{
	(void)state;
	check(terminal, "plain", "plain");
	check(terminal, "\x1b[31mred", "\\x1b[31mred");
	check(terminal, "two\nlines", "two\\x0alines");
	check(terminal, "\xff", "\\xff");
	check(terminal, "\xc2\x9b", "\\x9b");
	check(terminal,
	      "a\xe2\x80\xae"
	      "b",
	      "a\\u{202e}b");
	check(terminal, "gr\xc3\xbc\xc3\x9f", "gr\xc3\xbc\xc3\x9f");
}

/* @verifies TG-OUT-2 */
static void markup_cannot_escape_its_place(void **state)
{
	(void)state;
	check(tg_escape_html, "<script>\"&'", "&lt;script&gt;&quot;&amp;&#39;");
	check(tg_escape_xml,
	      "a\x01"
	      "b\n",
	      "a\xef\xbf\xbd"
	      "b&#10;");
	check(tg_escape_csv, "=1+1", "'=1+1");
	check(tg_escape_csv, "a,\"b\"", "\"a,\"\"b\"\"\"");
	check(tg_escape_uri, "a b/\xc3\xbc", "a%20b/%C3%BC");
	check(tg_escape_markdown, "[x](y)<b>", "\\[x\\]\\(y\\)&lt;b\\>");
}

static void json_is_deterministic_and_well_formed(void **state)
{
	struct tg_buf out = {0};
	struct tg_json json = {.out = &out};

	(void)state;
	tg_json_open(&json, '{');
	tg_json_pair(&json, "a", "x\"\\\n\x01\xff");
	tg_json_key(&json, "b");
	tg_json_open(&json, '[');
	tg_json_int(&json, -5);
	tg_json_bool(&json, true);
	tg_json_null(&json);
	tg_json_real(&json, 0.25);
	tg_json_close(&json, ']');
	tg_json_close(&json, '}');
	assert_string_equal(out.ptr, "{\"a\":\"x\\\"\\\\\\n\\u0001\xef\xbf\xbd\","
				     "\"b\":[-5,true,null,0.25]}");
	tg_buf_done(&out);
}

static void globs_match_components(void **state)
{
	(void)state;
	assert_true(tg_glob_match("*.c", "src/a.c"));
	assert_false(tg_glob_match("src/*.c", "src/sub/a.c"));
	assert_true(tg_glob_match("src/**/*.c", "src/sub/deep/a.c"));
	assert_true(tg_glob_match("src/**/*.c", "src/a.c"));
	assert_true(tg_glob_match("tests/**", "tests/unit/a.c"));
	assert_false(tg_glob_match("tests/**", "src/tests/a.c"));
	assert_true(tg_glob_match("**/x?[a-c].h", "d/e/x1b.h"));
	assert_false(tg_glob_match("**/x?[!a-c].h", "d/e/x1b.h"));
	assert_false(tg_glob_match("**/**/**/**/**/**/**/b",
				   "a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/c"));
}

static void paths_resolve_as_text(void **state)
{
	struct tg_buf out = {0};

	(void)state;
	tg_path_join(&out, "/a/b", "../c/./d");
	assert_string_equal(out.ptr, "/a/c/d");
	tg_path_join(&out, "/a", "/x/../../y");
	assert_string_equal(out.ptr, "/y");
	tg_path_join(&out, "/", "..");
	assert_string_equal(out.ptr, "/");
	tg_buf_done(&out);
	assert_true(tg_path_within("/a/b", "/a"));
	assert_false(tg_path_within("/ab", "/a"));
	assert_true(tg_path_is_safe(tg_str("a/..b/c..md")));
	assert_false(tg_path_is_safe(tg_str("")));
	assert_false(tg_path_is_safe(tg_str("/a")));
	assert_false(tg_path_is_safe(tg_str("a//b")));
	assert_false(tg_path_is_safe(tg_str("a/../b")));
	assert_false(tg_path_is_safe(tg_str("./a")));
	assert_false(tg_path_is_safe(tg_str("a/.Git/hooks/x")));
	assert_false(tg_path_is_safe(tg_str_n("a\0b", 3)));
	assert_string_equal(tg_path_relative("/a/b/c", "/a"), "b/c");
}

static void near_words_are_found(void **state)
{
	(void)state;
	assert_int_equal(tg_edit_distance(tg_str("status"), tg_str("STATUS"), 3), 0);
	assert_int_equal(tg_edit_distance(tg_str("staus"), tg_str("status"), 3), 1);
	assert_int_equal(tg_edit_distance(tg_str("sattus"), tg_str("status"), 3), 1);
	assert_int_equal(tg_edit_distance(tg_str("gate"), tg_str("report"), 3), 4);
	assert_int_equal(tg_edit_distance(tg_str("kitten"), tg_str("sitting"), 5), 3);
	assert_int_equal(tg_edit_distance(tg_str("kitten"), tg_str("sitting"), 3), 3);
	assert_int_equal(tg_edit_distance(tg_str("kitten"), tg_str("sitting"), 2), 3);
	assert_int_equal(tg_edit_distance(tg_str("x-abcd-1"), tg_str("x-badc-1"), 2), 2);
	assert_int_equal(tg_edit_distance(tg_str(""), tg_str("ab"), 2), 2);
	assert_int_equal(tg_edit_distance(tg_str("ab"), tg_str(""), 1), 2);
	assert_int_equal(tg_edit_distance(tg_str("same"), tg_str("Same"), 0), 0);
	assert_int_equal(tg_edit_distance(tg_str("abcdefgh"), tg_str("hgfedcba"), 5), 6);
}

static void dates_are_checked(void **state)
{
	int64_t days;

	(void)state;
	assert_true(tg_date_parse(tg_str("1970-01-02"), &days));
	assert_int_equal(days, 1);
	assert_true(tg_date_parse(tg_str("2024-02-29"), &days));
	assert_int_equal(days, 19782);
	assert_false(tg_date_parse(tg_str("2023-02-29"), &days));
	assert_false(tg_date_parse(tg_str("2023-13-01"), &days));
	assert_false(tg_date_parse(tg_str("tomorrow"), &days));
}

/* @verifies TG-WHY-2 */
static void a_moment_is_its_last_second(void **state)
{
	int64_t at;

	(void)state;
	assert_true(tg_moment_parse(tg_str("1970-01-02"), &at));
	assert_int_equal(at, 2 * 86400 - 1);
	assert_true(tg_moment_parse(tg_str("1970-01-02T01:02"), &at));
	assert_int_equal(at, 86400 + 3600 + 2 * 60 + 59);
	assert_true(tg_moment_parse(tg_str("1970-01-02 01:02:03Z"), &at));
	assert_int_equal(at, 86400 + 3600 + 2 * 60 + 3);
	assert_false(tg_moment_parse(tg_str(""), &at));
	assert_false(tg_moment_parse(tg_str("1970-01-02T"), &at));
	assert_false(tg_moment_parse(tg_str("1970-01-02T1:02"), &at));
	assert_false(tg_moment_parse(tg_str("1970-01-02T24:00"), &at));
	assert_false(tg_moment_parse(tg_str("1970-01-02T01:02:0x"), &at));
	assert_false(tg_moment_parse(tg_str("1970-01-02T01:02+01"), &at));
}

static void maps_keep_insertion_order(void **state)
{
	struct tg_map map = {0};
	char key[16];
	int i;

	(void)state;
	for (i = 0; i < 1000; i++) {
		snprintf(key, sizeof(key), "k%d", i);
		assert_true(tg_map_add(&map, tg_str(key)));
		assert_false(tg_map_add(&map, tg_str(key)));
	}
	*tg_map_put(&map, tg_str("k7")) = &map;
	assert_ptr_equal(tg_map_get(&map, tg_str("k7")), &map);
	assert_null(tg_map_get(&map, tg_str("missing")));
	assert_int_equal(map.entries.count, 1000);
	assert_true(tg_str_is(map.entries.at[999].key, "k999"));
	tg_map_done(&map);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(terminal_text_cannot_steer_the_terminal),
		cmocka_unit_test(markup_cannot_escape_its_place),
		cmocka_unit_test(json_is_deterministic_and_well_formed),
		cmocka_unit_test(globs_match_components),
		cmocka_unit_test(paths_resolve_as_text),
		cmocka_unit_test(near_words_are_found),
		cmocka_unit_test(dates_are_checked),
		cmocka_unit_test(a_moment_is_its_last_second),
		cmocka_unit_test(maps_keep_insertion_order),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
