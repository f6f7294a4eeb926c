/* SPDX-License-Identifier: Apache-2.0 */
/* test_action - edits are offered for the text that was analysed, and for no other. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "lsp/folder.h"
#include "lsp/methods.h"

#define ASKED                                                                                    \
	"{\"textDocument\": {\"uri\": \"file:///p/a.c\"}, \"range\": {\"start\": {\"line\": 0, " \
	"\"character\": 0}, \"end\": {\"line\": 1, \"character\": 0}}}"

/* What the server answers for a document with one finding, whose repair lies in `fixed`. */
static char *answer(unsigned revision, unsigned answered, const char *fixed)
{
	struct tg_folder folder = {.root = "/p", .uri = "file:///p"};
	struct tg_fix fix = {.path = fixed, .range = {.offset = 4, .end_offset = 5}, .text = "b"};
	struct tg_finding finding = {.rule = "api/banned",
				     .message = "m",
				     .path = "a.c",
				     .range = {.offset = 4, .end_offset = 5},
				     .fixes = &fix,
				     .fix_count = 1};
	struct tg_unit unit = {.findings = &finding, .finding_count = 1};
	struct tg_document document = {.uri = (char *)"file:///p/a.c",
				       .path = (char *)"/p/a.c",
				       .folder = &folder,
				       .revision = revision,
				       .answered = answered,
				       .unit = &unit};
	struct tg_lsp lsp = {.code_actions = true};
	struct tg_buf out = {0};
	struct tg_json json = {.out = &out};
	struct tg_arena arena = {0};
	struct tg_err err = {0};
	const struct tg_value *params = tg_json_parse(&arena, tg_str(ASKED), "params", &err);

	assert_non_null(params);
	tg_text_set(&document.text, tg_str("int a;\n"));
	*TG_VEC_ADD(&lsp.documents) = &document;
	assert_true(tg_lsp_code_action(&lsp, params, &json, &err));
	tg_text_done(&document.text);
	TG_VEC_DONE(&lsp.documents);
	tg_arena_done(&arena);
	return out.ptr;
}

/* @verifies TG-LSP-2 */
static void an_edit_is_for_the_text_that_was_analysed(void **state)
{
	char *text = answer(3, 3, "a.c");

	(void)state;
	assert_non_null(strstr(text, "\"newText\":\"b\""));
	assert_non_null(strstr(text, "\"start\":{\"line\":0,\"character\":4}"));
	tg_free_(&text);
	text = answer(4, 3, "a.c");
	assert_string_equal(text, "[]");
	tg_free_(&text);
}

/* @verifies TG-LSP-2 */
static void a_repair_elsewhere_is_not_offered(void **state)
{
	char *text = answer(3, 3, "a.h");

	(void)state;
	assert_string_equal(text, "[]");
	tg_free_(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_edit_is_for_the_text_that_was_analysed),
		cmocka_unit_test(a_repair_elsewhere_is_not_offered),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
