/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "unit/items/show.h"

static void an_item_has_title_text_and_fields(void **state)
{
	(void)state;
	reads("r.md",
	      "# Requirements\n"
	      "\n"
	      "Prose.\n"
	      "\n"
	      "### Frames are measured\n"
	      "`req~GW-MB-1~2`\n"
	      "\n"
	      "First line\n"
	      "and second.\n"
	      "\n"
	      "Rationale: The plant network is not trusted.\n"
	      "\n"
	      "Covers:\n"
	      "- M-02\n"
	      "- CR 3.1 RE(1)\n"
	      "- `feat~safe~3`\n"
	      "\n"
	      "* [the feature](#req~other~1)\n"
	      "\n"
	      "Depends:\n"
	      "\n"
	      "- req~x~1\n"
	      "\n"
	      "Needs: impl, utest\n"
	      "Tags: net, `fast`\n"
	      "Status: draft\n"
	      "\n"
	      "## Next\n",
	      "requirement GW-MB-1 req~GW-MB-1~2 6-26 'Frames are measured' [draft]\n"
	      "  'First line\nand second.'\n"
	      "  up M-02 14\n"
	      "  up CR 3.1 RE(1) 15\n"
	      "  up feat~safe~3 16\n"
	      "  up other~1 18\n"
	      "  needs impl utest\n"
	      "  tags net fast\n");
}

static void titles_stand_above(void **state)
{
	(void)state;
	reads("r.md",
	      "Heading\n=======\nreq~a~1\n\nText a.\n\n**Title b**\n`req~b~1`\n\nNeeds: impl\n\n"
	      "__Title c__\n\n`req~c~1`\n**not a title**\n\n`req~d~1`\n## `req~e~1`\nText e.\n"
	      "### Closed ###\n\n`req~f~1`\n",
	      "requirement a req~a~1 3-5 'Heading'\n  'Text a.'\n"
	      "requirement b req~b~1 8-10 'Title b'\n  needs impl\n"
	      "requirement c req~c~1 14-14 'Title c'\n"
	      "requirement d req~d~1 17-17 'not a title'\n"
	      "requirement e req~e~1 18-19 'e'\n  'Text e.'\n"
	      "requirement f req~f~1 22-22 'Closed'\n");
}

static void bold_text_that_is_no_title_stays_text(void **state)
{
	(void)state;
	reads("r.md", "`req~a~1`\n**Mind this.**\n\nMore.\n**End.**\n",
	      "requirement a req~a~1 1-5 'a'\n  '**Mind this.**\n\nMore.\n**End.**'\n");
	reads("r.md", "`req~a~1`\n\n**Covers:**\n- A-1\n\n**Needs:** impl\n*Tags*: x\n",
	      "requirement a req~a~1 1-7 'a'\n  up A-1 4\n  needs impl\n  tags x\n");
}

static void types_say_what_an_item_is(void **state)
{
	(void)state;
	reads("r.md",
	      "`threat~T-1~1`\n\n`mitigation~M-1~1`\n\nCovers: threat~T-1~1\n\n`dsn~x~1`\n\n"
	      "`utest~x~1`\n\n`feat~x~1`\n\n`req~x~1`\n",
	      "threat threat~T-1 threat~T-1~1 1-1 'threat~T-1'\n"
	      "mitigation mitigation~M-1 mitigation~M-1~1 3-5 'mitigation~M-1'\n"
	      "  up threat~T-1~1 5\n"
	      "requirement dsn~x dsn~x~1 7-7 'dsn~x'\n"
	      "testspec utest~x utest~x~1 9-9 'utest~x'\n"
	      "requirement feat~x feat~x~1 11-11 'feat~x'\n"
	      "requirement x req~x~1 13-13 'x'\n");
}

static void code_comments_and_prose_are_no_items(void **state)
{
	(void)state;
	reads("r.md",
	      "```\n`req~a~1`\n```\n~~~~ text\n~~~\nreq~b~1\n~~~~\n<!-- -->\n<!--\nreq~c~1\n-->\n"
	      "    req~d~1\n- `req~e~1`\nsee `req~f~1` there\nreq~g~1 and more\n> req~h~1\n"
	      "`req~i~1`\n\n```c\n`req~j~1`\n# no heading\n```\n<!-- hidden -->\nend\n",
	      "requirement i req~i~1 17-24 'i'\n  '```c\n`req~j~1`\n# no heading\n```\nend'\n");
	reads("r.md", "", "");
	reads("r.md", "```\nreq~a~1\n", "");
	reads("r.md", "<!-- never closed\nreq~a~1\n", "");
}

static void what_is_not_understood_is_said(void **state)
{
	(void)state;
	reads("r.md", "`req~a`\n",
	      "! 1 the item 'req~a' is not read: it has no revision, as in req~a~1\n");
	reads("r.md", "`req~\xd0\xb0~1`\n",
	      "! 1 the item is not read: the id holds U+0430; ids are "
	      "written in ASCII\n");
	reads("r.md",
	      "`req~a~1`\n\nCovers:\n- the second chapter\n- \n- A-1: why\n- A-2 -- why\n"
	      "  more why\n\nLate text.\n",
	      "requirement a req~a~1 1-10 'a'\n  up A-1 6\n  up A-2 7\n"
	      "! 4 what 'a' covers is not read: 'the second chapter' is no id; a note begins with "
	      "' -- '\n"
	      "! 5 what 'a' covers is not read: an id is missing\n"
	      "! 10 the text belongs to no field of 'a'; a description stands before the fields\n");
}

static void lists_may_stand_behind_a_field(void **state)
{
	(void)state;
	reads("r.md", "`req~a~1`\r\nCovers: CR 1.5, M-1\r\nNeeds:\r\n1. impl\r\n2. utest\r\n",
	      "requirement a req~a~1 1-5 'a'\n  up CR 1.5 2\n  up M-1 2\n  needs impl utest\n");
}

static void errors_name_the_line(void **state)
{
	(void)state;
	reads("r.md", "`req~a~1`\n\n`req~a~2`\n\n`req~b~1`\n",
	      "requirement a req~a~1 1-1 'a'\n"
	      "requirement b req~b~1 5-5 'b'\n"
	      "! 3 the id 'a' stands in line 1 already; give one of the two another id\n");
	refuses("r.md", "ok\n\xff\n", "r.md:2:1: a byte is not UTF-8; save it as UTF-8");
}

static void layout_does_not_change_the_hash(void **state)
{
	struct tg_hash one = tg_item_hash(TG_ITEM_REQUIREMENT, "A title", "Two words.\nNext.");

	(void)state;
	assert_true(tg_hash_eq(
		one, tg_item_hash(TG_ITEM_REQUIREMENT, " A  title", "Two\twords.\r\n\r\nNext. ")));
	assert_false(tg_hash_eq(one, tg_item_hash(TG_ITEM_THREAT, "A title", "Two words.\nNext.")));
	assert_false(tg_hash_eq(one, tg_item_hash(TG_ITEM_REQUIREMENT, "A title", "Two words.")));
	assert_false(
		tg_hash_eq(one, tg_item_hash(TG_ITEM_REQUIREMENT, "A title Two", "words.\nNext.")));
}

static void hostile_markdown_takes_linear_time(void **state)
{
	static const char *const units[] = {"[",  "![[]()",  "<!--",          "```a\n", "# ",
					    "- ", "**a**\n", "req~a\n",       "`",      "a\n==\n",
					    "a:", "    ",    "Covers:\n- A\n"};
	size_t i, n;

	(void)state;
	for (i = 0; i < sizeof(units) / sizeof(*units); i++) {
		struct tg_buf text = {0};
		struct tg_arena arena = {0};
		struct tg_items items;
		struct tg_err err = {0};

		tg_buf_puts(&text, "`req~a~1`\n");
		for (n = 0; n < 1000000; n += strlen(units[i]))
			tg_buf_puts(&text, units[i]);
		assert_true(tg_items_read(&arena, "r.md", tg_buf_view(&text), &items, &err));
		assert_int_equal(items.count, 1);
		tg_buf_done(&text);
		tg_arena_done(&arena);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_item_has_title_text_and_fields),
		cmocka_unit_test(titles_stand_above),
		cmocka_unit_test(bold_text_that_is_no_title_stays_text),
		cmocka_unit_test(types_say_what_an_item_is),
		cmocka_unit_test(code_comments_and_prose_are_no_items),
		cmocka_unit_test(what_is_not_understood_is_said),
		cmocka_unit_test(lists_may_stand_behind_a_field),
		cmocka_unit_test(errors_name_the_line),
		cmocka_unit_test(layout_does_not_change_the_hash),
		cmocka_unit_test(hostile_markdown_takes_linear_time),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
