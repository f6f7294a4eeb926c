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
#include "knowledge/card.h"
#include "knowledge/models.h"

#define RULES SOURCE_DIR "/rules"

static void the_models_of_the_project_load(void **state)
{
	const struct tg_api_role *role;
	const struct tg_api_row *row;
	struct tg_api_models models;
	struct tg_err err = {0};
	unsigned found = 0;

	(void)state;
	if (!tg_models_load(RULES, &models, &err))
		fail_msg("%s", err.text);
	role = tg_map_get(&models.roles, tg_str("curl_easy_setopt"));
	assert_non_null(role);
	assert_int_equal(role->role, TG_ROLE_PASSWORD);
	assert_int_equal(role->param, 2);
	assert_int_equal(role->conditions[0].test, TG_API_EQUALS);
	assert_int_equal(role->conditions[0].values[0], 10005);
	role = tg_map_get(&models.roles, tg_str("setuid"));
	assert_int_equal(role->param, TG_RESULT);
	for (row = tg_map_get(&models.rows, tg_str("SSL_CTX_set_verify")); row; row = row->next) {
		found++;
		assert_string_equal(row->rule, "tls/verify-off-openssl");
		assert_true(*row->message && *row->source);
	}
	assert_int_equal(found, 2);
	assert_true(tg_models_has_rule(&models, "privilege/world-writable"));
	assert_false(tg_models_has_rule(&models, "memory/realloc-lost"));
	tg_models_done(&models);
}

static void rows_name_rules_that_have_a_card(void **state)
{
	struct tg_api_models models;
	struct tg_arena arena = {0};
	struct tg_cards cards;
	struct tg_err err = {0};
	size_t i;

	(void)state;
	assert_true(tg_models_load(RULES, &models, &err));
	assert_true(tg_cards_load(&arena, RULES, &cards, &err));
	for (i = 0; i < models.rows.entries.count; i++) {
		const struct tg_api_row *row = models.rows.entries.at[i].value;

		for (; row; row = row->next)
			if (!tg_card_find(&cards, row->rule))
				fail_msg("'%s' names the rule '%s', which has no card",
					 row->function, row->rule);
	}
	tg_cards_done(&cards);
	tg_arena_done(&arena);
	tg_models_done(&models);
}

/* Loads one file of models with this content. */
static bool load(const char *content, struct tg_api_models *models, struct tg_err *err)
{
	char folder[] = BUILD_DIR "/models-XXXXXX";
	struct tg_buf path = {0};
	bool ok;

	assert_non_null(mkdtemp(folder));
	tg_buf_printf(&path, "%s/models", folder);
	assert_true(tg_dir_make(path.ptr, err));
	tg_buf_puts(&path, "/sample.yaml");
	assert_true(tg_file_write(path.ptr, tg_str(content), err));
	ok = tg_models_load(folder, models, err);
	unlink(path.ptr);
	path.ptr[path.len - strlen("/sample.yaml")] = '\0';
	rmdir(path.ptr);
	rmdir(folder);
	tg_buf_done(&path);
	return ok;
}

#define HEAD "version: 1\nid: sample\ntitle: Sample\n"
#define ROW HEAD "source: somewhere\nrows:\n  - {rule: a/b, message: m, function: f, when: ["

static void conditions_are_read(void **state)
{
	const struct tg_api_row *row;
	struct tg_api_models models;
	struct tg_err err = {0};

	(void)state;
	if (!load(ROW
		  "{param: 0, any-bits: 0o002}, {param: 1, below: 0x303}, {param: 2, null: true}, "
		  "{param: 3, contains: [x, y]}, {param: 4, always-returns: 1}]}\n",
		  &models, &err))
		fail_msg("%s", err.text);
	row = tg_map_get(&models.rows, tg_str("f"));
	assert_int_equal(row->condition_count, 5);
	assert_int_equal(row->conditions[0].values[0], 2);
	assert_int_equal(row->conditions[1].test, TG_API_BELOW);
	assert_int_equal(row->conditions[1].values[0], 0x303);
	assert_int_equal(row->conditions[2].test, TG_API_NULL);
	assert_int_equal(row->conditions[3].count, 2);
	assert_string_equal(row->conditions[3].texts[1], "y");
	assert_int_equal(row->conditions[4].test, TG_API_CALLBACK_TRUE);
	assert_string_equal(row->source, "somewhere");
	tg_models_done(&models);
}

static void conventions_of_libraries_are_read(void **state)
{
	const struct tg_api_borrow *borrow;
	struct tg_api_models models;
	struct tg_err err = {0};

	(void)state;
	if (!load(HEAD "source: somewhere\nborrows:\n  - {prefix: [a_, b_], but: 0_}\n"
		       "  - {prefix: c_, param: 2}\n",
		  &models, &err))
		fail_msg("%s", err.text);
	borrow = models.borrows;
	assert_string_equal(borrow->prefixes[0], "c_");
	assert_int_equal(borrow->param, 2);
	assert_int_equal(borrow->but_count, 0);
	borrow = borrow->next;
	assert_int_equal(borrow->prefix_count, 2);
	assert_string_equal(borrow->but[0], "0_");
	assert_int_equal(borrow->param, -1);
	assert_null(borrow->next);
	tg_models_done(&models);
}

static void mistakes_name_their_place(void **state)
{
	static const struct {
		const char *text, *want;
	} cases[] = {
		{"id: sample\ntitle: Sample\n", "version: 1"},
		{HEAD "rows:\n  - {rule: a/b, message: m, function: f}\n", "add 'source'"},
		{HEAD "rows:\n  - {rule: a/b, source: s, function: f}\n", "'message' must be"},
		{HEAD "rows:\n  - {rule: a/b, source: s, message: m}\n", "'function' is missing"},
		{HEAD "rows: none\n", "'rows' must be a list"},
		{HEAD "borrows:\n  - {prefix: f_}\n", "add 'source'"},
		{HEAD "borrows:\n  - {param: 0, source: s}\n", "'prefix' is missing"},
		{HEAD "borrows:\n  - {prefix: f_, param: 64, source: s}\n", "counts from 0"},
		{HEAD "borrows:\n  - {prefix: f_, but: 0_, or: x, source: s}\n", "'or'"},
		{HEAD "roles:\n  - {function: f, param: 0, role: pasword, source: s}\n",
		 "no role 'pasword'"},
		{HEAD "roles:\n  - {function: f, param: -1, role: key, source: s}\n",
		 "counts from 0"},
		{HEAD "roles:\n  - {function: f, role: key, source: s}\n", "'param' is missing"},
		{ROW "{param: 0}]}\n", "says nothing"},
		{ROW "{param: 0, equals: [1], below: 3}]}\n", "write two"},
		{ROW "{param: 0, equals: [one]}]}\n", "whole number"},
		{ROW "{param: 0, any-bits: [1, 2]}]}\n", "one number"},
		{ROW "{param: 0, null: false}]}\n", "can only be true"},
		{ROW "{param: 0, equal: 3}]}\n", "equal"},
		{ROW "{param: result, equals: [1]}]}\n", "only on it"},
		{ROW "{param: 0, discarded: true}]}\n", "only on it"},
		{HEAD "effects:\n  - {function: f, param: 0, effect: held, source: s}\n",
		 "no effect 'held'"},
		{HEAD
		 "effects:\n  - {function: f, param: 0, effect: holds, family: texts, source: s}\n",
		 "no family 'texts'"},
		{HEAD "lists:\n  names: [Password]\n", "lower case"},
		{HEAD "lists:\n  names: [password, password]\n", "already"},
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct tg_api_models models;
		struct tg_err err = {0};

		assert_false(load(cases[i].text, &models, &err));
		if (!strstr(err.text, cases[i].want) || !strstr(err.text, "sample.yaml:"))
			fail_msg("case %zu: %s", i, err.text);
		tg_models_done(&models);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_models_of_the_project_load),
		cmocka_unit_test(rows_name_rules_that_have_a_card),
		cmocka_unit_test(conditions_are_read),
		cmocka_unit_test(conventions_of_libraries_are_read),
		cmocka_unit_test(mistakes_name_their_place),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
