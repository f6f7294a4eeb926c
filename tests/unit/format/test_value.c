/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file.h"
#include "format/value.h"

typedef const struct tg_value *parse_fn(struct tg_arena *, struct tg_str, const char *,
					struct tg_err *);

/* The message must be `want` whole, so that line, column and remedy are pinned. */
static void refuses_str(parse_fn *parse, struct tg_str text, const char *want)
{
	struct tg_arena arena = {0};
	struct tg_err err = {0};

	assert_null(parse(&arena, text, "f", &err));
	assert_int_equal(err.code, TG_ERR_INPUT);
	assert_string_equal(err.text, want);
	tg_arena_done(&arena);
}

static void refuses(parse_fn *parse, const char *text, const char *want)
{
	refuses_str(parse, tg_str(text), want);
}

static const struct tg_value *reads(struct tg_arena *arena, parse_fn *parse, const char *text)
{
	struct tg_err err = {0};
	const struct tg_value *value = parse(arena, tg_str(text), "f", &err);

	assert_string_equal(err.text, "");
	assert_non_null(value);
	return value;
}

/* `count` times `unit` as one text. */
static struct tg_buf repeat(const char *unit, size_t count)
{
	struct tg_buf buf = {0};

	while (count--)
		tg_buf_puts(&buf, unit);
	return buf;
}

static void yaml_keeps_order_text_and_places(void **state)
{
	struct tg_arena arena = {0};
	const struct tg_value *root = reads(&arena, tg_yaml_parse,
					    "# head\n"
					    "b: on\n"
					    "a:\n"
					    "  - 'x'\n"
					    "  - {k: 010, n: ~}\n"
					    "gr\xc3\xbc\xc3\x9f: |\n"
					    "  two\n"
					    "  lines\n");
	const struct tg_value *list = tg_value_get(root, "a"), *map;

	(void)state;
	assert_int_equal(root->kind, TG_VALUE_MAP);
	assert_int_equal(root->count, 3);
	assert_string_equal(root->first->key.ptr, "b");
	assert_string_equal(tg_value_text(root, "b", ""), "on");
	assert_true(tg_value_get(root, "b")->plain);
	assert_int_equal(list->kind, TG_VALUE_LIST);
	assert_int_equal(list->count, 2);
	assert_int_equal(list->first->line, 4);
	assert_int_equal(list->first->column, 5);
	assert_false(list->first->plain);
	map = list->first->next;
	assert_string_equal(tg_value_text(map, "k", ""), "010");
	assert_int_equal(tg_value_get(map, "n")->kind, TG_VALUE_NULL);
	assert_string_equal(tg_value_text(map, "n", "none"), "none");
	assert_string_equal(tg_value_text(root, "gr\xc3\xbc\xc3\x9f", ""), "two\nlines\n");
	assert_null(tg_value_get(list, "a"));
	assert_null(tg_value_get(NULL, "a"));
	tg_arena_done(&arena);
}

/* @verifies TG-FMT-1 */
static void yaml_refuses_what_is_dangerous(void **state)
{
	(void)state;
	refuses(tg_yaml_parse, "a: &x 1\n",
		"f:1:4: anchors and tags are not supported; write the value itself");
	refuses(tg_yaml_parse, "a: 1\nb: *x\n",
		"f:2:4: aliases are not supported; write the value itself");
	refuses(tg_yaml_parse, "a: !!int 1\n",
		"f:1:4: anchors and tags are not supported; write the value itself");
	refuses(tg_yaml_parse, "- !x {a: 1}\n",
		"f:1:3: anchors and tags are not supported; write the value itself");
	refuses(tg_yaml_parse, "? [a]\n: 1\n", "f:1:3: a key must be a plain text");
	refuses(tg_yaml_parse, "a: 1\n---\nb: 2\n",
		"f:2:1: a second document begins; keep one document a file");
	refuses(tg_yaml_parse, "a: \"x\\0y\"\n", "f:1:4: the text holds a NUL; remove it");
	refuses(tg_yaml_parse, "k: 1\nl: 2\nk: 3\n",
		"f:3:1: the key 'k' stands twice in the same mapping; remove one");
}

static void yaml_errors_name_the_place(void **state)
{
	(void)state;
	refuses(tg_yaml_parse, "a: 1\n b: 2\n",
		"f:2:3: mapping values are not allowed in this context; "
		"check indentation and quotes there");
	refuses(tg_yaml_parse, "a: [1, 2\n",
		"f:2:1: did not find expected ',' or ']'; check indentation and quotes there");
	refuses(tg_yaml_parse, "a:\n\t- b\n",
		"f:2:1: found character that cannot start any token; "
		"check indentation and quotes there");
	refuses(tg_yaml_parse, "a: \"open\n",
		"f:2:1: found unexpected end of stream; check indentation and quotes there");
	refuses(tg_yaml_parse, "a: 1\nb: \x01\n", "f:2:4: control characters are not allowed");
}

/* @verifies TG-FMT-1 */
static void text_must_be_utf8_without_nul(void **state)
{
	parse_fn *const both[] = {tg_yaml_parse, tg_json_parse};
	size_t i;

	(void)state;
	for (i = 0; i < 2; i++) {
		refuses(both[i], "{\n\"\xff\":1}", "f:2:2: a byte is not UTF-8; save it as UTF-8");
		refuses(both[i], "\"\xc0\xaf\"", "f:1:2: a byte is not UTF-8; save it as UTF-8");
		refuses(both[i], "\"\xed\xa0\x80\"",
			"f:1:2: a byte is not UTF-8; save it as UTF-8");
		refuses_str(both[i], tg_str_n("[1,\0 2]", 7),
			    "f:1:4: a NUL byte; the file is not text");
		refuses_str(both[i], tg_str_n("\xff\xfe{\0}\0", 6),
			    "f:1:1: the text is UTF-16 or UTF-32; save it as UTF-8");
		refuses_str(both[i], tg_str_n("\0{\0}", 4),
			    "f:1:1: the text is UTF-16 or UTF-32; save it as UTF-8");
	}
}

static void a_byte_order_mark_is_skipped(void **state)
{
	struct tg_arena arena = {0};

	(void)state;
	assert_string_equal(tg_value_text(reads(&arena, tg_yaml_parse,
						"\xef\xbb\xbf"
						"a: b\n"),
					  "a", ""),
			    "b");
	assert_string_equal(tg_value_text(reads(&arena, tg_json_parse,
						"\xef\xbb\xbf"
						"{\"a\": \"b\"}"),
					  "a", ""),
			    "b");
	tg_arena_done(&arena);
}

/* @verifies TG-FMT-1 */
static void depth_is_capped(void **state)
{
	parse_fn *const both[] = {tg_yaml_parse, tg_json_parse};
	struct tg_arena arena = {0};
	size_t i;

	(void)state;
	for (i = 0; i < 2; i++) {
		struct tg_buf text = repeat("[", 64), close = repeat("]", 64);

		tg_buf_str(&text, tg_buf_view(&close));
		reads(&arena, both[i], text.ptr);
		text.ptr[64] = '[';
		tg_buf_puts(&text, "]]");
		refuses(both[i], text.ptr,
			"f:1:65: nested deeper than 64 levels; flatten the file");
		tg_buf_done(&text);
		tg_buf_done(&close);
	}
	tg_arena_done(&arena);
}

static void the_number_of_values_is_capped(void **state)
{
	struct tg_buf text = repeat("0,", TG_FORMAT_COUNT);
	struct tg_arena arena = {0};

	(void)state;
	text.ptr[0] = '[';
	text.ptr[1] = '\n';
	text.ptr[text.len - 1] = ']';
	reads(&arena, tg_json_parse, text.ptr);
	tg_arena_done(&arena);
	text.ptr[text.len - 1] = ',';
	tg_buf_puts(&text, "0]");
	refuses(tg_json_parse, text.ptr, "f:2:3999999: too many values; split the file");
	tg_buf_done(&text);
}

/* @verifies TG-FMT-1 */
static void hostile_nesting_ends_at_once(void **state)
{
	struct tg_buf deep = repeat("[", 100000), maps = repeat("{a: ", 100000);
	struct tg_buf dashes = repeat("- ", 100000), large = repeat("#", TG_FORMAT_LIMIT + 1);

	(void)state;
	refuses(tg_yaml_parse, deep.ptr, "f:1:65: nested deeper than 64 levels; flatten the file");
	refuses(tg_yaml_parse, maps.ptr, "f:1:257: nested deeper than 64 levels; flatten the file");
	refuses(tg_yaml_parse, dashes.ptr,
		"f:1:129: nested deeper than 64 levels; flatten the file");
	refuses(tg_json_parse, deep.ptr,
		"f:1:2049: maximum parsing depth reached near '['; "
		"correct the JSON there or just before");
	refuses(tg_yaml_parse, large.ptr,
		"'f' has 33554433 bytes, more than the limit of 33554432; split the file");
	refuses(tg_json_parse, large.ptr,
		"'f' has 33554433 bytes, more than the limit of 33554432; split the file");
	tg_buf_done(&deep);
	tg_buf_done(&maps);
	tg_buf_done(&dashes);
	tg_buf_done(&large);
}

static void a_map_of_many_keys_still_refuses_a_second_one(void **state)
{
	struct tg_buf text = {0};
	struct tg_arena arena = {0};
	int i;

	(void)state;
	for (i = 0; i < 20000; i++)
		tg_buf_printf(&text, "k%d: %d\n", i, i);
	assert_int_equal(reads(&arena, tg_yaml_parse, text.ptr)->count, 20000);
	tg_buf_puts(&text, "k19999: 0\n");
	refuses(tg_yaml_parse, text.ptr,
		"f:20001:1: the key 'k19999' stands twice in the same mapping; remove one");
	tg_buf_done(&text);
	tg_arena_done(&arena);
}

static void json_keeps_text_numbers_and_places(void **state)
{
	struct tg_arena arena = {0};
	const struct tg_value *root = reads(
		&arena, tg_json_parse,
		"{\n"
		"  \"a\": [1, -2.50, 123456789012345678901234567890, true, null],\n"
		"  \"s\": \"q\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\ud83d\\ude00\xc3\xbc\", \"e\": {}\n"
		"}\n");
	const struct tg_value *number = tg_value_get(root, "a")->first;

	(void)state;
	assert_int_equal(number->line, 2);
	assert_int_equal(number->column, 9);
	assert_string_equal(number->text.ptr, "1");
	assert_true(number->plain);
	assert_string_equal(number->next->text.ptr, "-2.50");
	number = number->next->next;
	assert_string_equal(number->text.ptr, "123456789012345678901234567890");
	assert_string_equal(number->next->text.ptr, "true");
	assert_int_equal(number->next->next->kind, TG_VALUE_NULL);
	assert_string_equal(tg_value_text(root, "s", ""),
			    "q\"\\/\b\f\n\r\t\xc3\xa9\xf0\x9f\x98\x80\xc3\xbc");
	assert_int_equal(tg_value_get(root, "e")->kind, TG_VALUE_MAP);
	assert_int_equal(tg_value_get(root, "e")->line, 3);
	assert_int_equal(tg_value_get(root, "e")->column, 53);
	assert_string_equal(reads(&arena, tg_json_parse, " 5 ")->text.ptr, "5");
	tg_arena_done(&arena);
}

/* @verifies TG-FMT-1 */
static void json_errors_name_the_place(void **state)
{
	(void)state;
	refuses(tg_json_parse, "{\n \"a\": 1,\n}\n",
		"f:3:1: string or '}' expected near '}'; correct the JSON there or just before");
	refuses(tg_json_parse, "",
		"f:1:1: unexpected token near end of file; correct the JSON there or just before");
	refuses(tg_json_parse, "{} x",
		"f:1:4: end of file expected near 'x'; correct the JSON there or just before");
	refuses(tg_json_parse, "[\"\\u0000\"]",
		"f:1:9: \\u0000 is not allowed without JSON_ALLOW_NUL near '\"\\u0000\"'; "
		"correct the JSON there or just before");
	refuses(tg_json_parse, "[\"\\ud800\"]",
		"f:1:9: invalid Unicode '\\uD800' near '\"\\ud800\"'; "
		"correct the JSON there or just before");
	refuses(tg_json_parse, "{\"a\": 1,\n \"a\": 2}",
		"f:2:2: the key 'a' stands twice in the same mapping; remove one");
	refuses(tg_json_parse, "[1e9999]",
		"f:1:7: real number overflow near '1e9999'; correct the JSON there or just "
		"before");
	refuses(tg_json_parse, "[\x1b]",
		"f:1:2: invalid token near '\\x1b'; correct the JSON there or just before");
}

static void numbers_are_read_when_asked_for(void **state)
{
	static const struct {
		const char *text;
		int64_t number;
	} good[] = {{"0", 0},     {"-7", -7},   {"511", 511},
		    {"0x1F", 31}, {"0o17", 15}, {"9223372036854775807", INT64_MAX}};
	static const char *const bad[] = {"010", "'5'", "1.5", "0x",  "0o8", "9223372036854775808",
					  "one", "[1]", "--1", "1 2", "~",   ""};
	struct tg_arena arena = {0};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(good) / sizeof(*good); i++) {
		struct tg_err err = {0};
		int64_t number = -1;

		assert_true(
			tg_value_int(reads(&arena, tg_yaml_parse, good[i].text), &number, &err));
		assert_int_equal(number, good[i].number);
	}
	for (i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
		struct tg_err err = {0};
		int64_t number;

		assert_false(tg_value_int(reads(&arena, tg_yaml_parse, bad[i]), &number, &err));
		assert_int_equal(strncmp(err.text, "f:1:1: ", 7), 0);
		assert_non_null(strstr(err.text, "a whole number"));
	}
	tg_arena_done(&arena);
}

static void booleans_are_read_when_asked_for(void **state)
{
	struct tg_arena arena = {0};
	struct tg_err err = {0};
	bool flag = false;

	(void)state;
	assert_true(tg_value_bool(reads(&arena, tg_yaml_parse, "On"), &flag, &err) && flag);
	assert_true(tg_value_bool(reads(&arena, tg_json_parse, "false"), &flag, &err) && !flag);
	assert_false(tg_value_bool(reads(&arena, tg_yaml_parse, "\"true\""), &flag, &err));
	assert_string_equal(err.text, "f:1:1: 'true' where true or false is expected");
	tg_arena_done(&arena);
}

static void unknown_keys_name_the_nearest(void **state)
{
	static const char *const keys[] = {"version", "profile", NULL};
	struct tg_arena arena = {0};
	struct tg_err err = {0};

	(void)state;
	assert_true(tg_value_keys(reads(&arena, tg_yaml_parse, "profile: a\n"), keys, &err));
	assert_false(
		tg_value_keys(reads(&arena, tg_yaml_parse, "version: 1\nprofil: a\n"), keys, &err));
	assert_string_equal(err.text, "f:2:1: unknown key 'profil'; did you mean 'profile'?");
	err = (struct tg_err){0};
	assert_false(
		tg_value_keys(reads(&arena, tg_yaml_parse, "\"\\e[2Jzzzzzzz\": 1\n"), keys, &err));
	assert_string_equal(err.text,
			    "f:1:1: unknown key '\\x1b[2Jzzzzzzz'; known here: version, profile");
	err = (struct tg_err){0};
	assert_false(tg_value_keys(reads(&arena, tg_yaml_parse, "- a\n"), keys, &err));
	assert_string_equal(err.text, "f:1:1: a list where a mapping is expected");
	tg_arena_done(&arena);
}

static void an_empty_yaml_file_is_nothing(void **state)
{
	struct tg_arena arena = {0};

	(void)state;
	assert_int_equal(reads(&arena, tg_yaml_parse, "")->kind, TG_VALUE_NULL);
	assert_int_equal(reads(&arena, tg_yaml_parse, "# nothing\n")->kind, TG_VALUE_NULL);
	tg_arena_done(&arena);
}

static void a_file_is_read_by_its_name(void **state)
{
	char folder[] = "/tmp/tracegate-value-XXXXXX";
	struct tg_arena arena = {0};
	struct tg_err err = {0};
	struct tg_buf json = {0}, yaml = {0};

	(void)state;
	assert_non_null(mkdtemp(folder));
	tg_path_join(&json, folder, "a.json");
	tg_path_join(&yaml, folder, "a.yaml");
	assert_true(tg_file_write(json.ptr, tg_str("{\"a\": \"b\"}"), &err));
	assert_true(tg_file_write(yaml.ptr, tg_str("a: b"), &err));
	assert_string_equal(tg_value_text(tg_value_read(&arena, json.ptr, &err), "a", ""), "b");
	assert_string_equal(tg_value_text(tg_value_read(&arena, yaml.ptr, &err), "a", ""), "b");
	assert_true(tg_file_write(json.ptr, tg_str("a: b"), &err));
	assert_null(tg_value_read(&arena, json.ptr, &err));
	assert_int_equal(err.code, TG_ERR_INPUT);
	err = (struct tg_err){0};
	assert_null(tg_value_read(&arena, folder, &err));
	assert_non_null(strstr(err.text, "is not a regular file"));
	unlink(json.ptr);
	unlink(yaml.ptr);
	rmdir(folder);
	err = (struct tg_err){0};
	assert_null(tg_value_read(&arena, yaml.ptr, &err));
	assert_int_equal(err.code, TG_ERR_MISSING);
	tg_buf_done(&json);
	tg_buf_done(&yaml);
	tg_arena_done(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(yaml_keeps_order_text_and_places),
		cmocka_unit_test(yaml_refuses_what_is_dangerous),
		cmocka_unit_test(yaml_errors_name_the_place),
		cmocka_unit_test(text_must_be_utf8_without_nul),
		cmocka_unit_test(a_byte_order_mark_is_skipped),
		cmocka_unit_test(depth_is_capped),
		cmocka_unit_test(the_number_of_values_is_capped),
		cmocka_unit_test(hostile_nesting_ends_at_once),
		cmocka_unit_test(a_map_of_many_keys_still_refuses_a_second_one),
		cmocka_unit_test(json_keeps_text_numbers_and_places),
		cmocka_unit_test(json_errors_name_the_place),
		cmocka_unit_test(numbers_are_read_when_asked_for),
		cmocka_unit_test(booleans_are_read_when_asked_for),
		cmocka_unit_test(unknown_keys_name_the_nearest),
		cmocka_unit_test(an_empty_yaml_file_is_nothing),
		cmocka_unit_test(a_file_is_read_by_its_name),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
