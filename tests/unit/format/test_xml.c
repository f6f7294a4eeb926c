/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "format/xml.h"

/* Writes what the reader says as text, so that a test reads like the document. */
static bool on_open(void *user, const char *name, const char **attributes, unsigned line,
		    struct tg_err *err)
{
	const char *id = tg_xml_attribute(attributes, "id");

	if (id && strcmp(id, "stop") == 0)
		return tg_fail(err, TG_ERR_INPUT, "stopped in line %u", line);
	tg_buf_printf(user, "<%s%s%s@%u>", name, id ? " " : "", id ? id : "", line);
	return true;
}

static bool on_close(void *user, const char *name, struct tg_err *err)
{
	(void)err;
	tg_buf_printf(user, "</%s>", name);
	return true;
}

static bool on_text(void *user, struct tg_str text, struct tg_err *err)
{
	(void)err;
	tg_buf_str(user, text);
	return true;
}

static const struct tg_xml_handler handler = {on_open, on_close, on_text};

static void reads_str(struct tg_str text, const char *want)
{
	struct tg_buf out = {0};
	struct tg_err err = {0};

	assert_true(tg_xml_parse(text, "f", &handler, &out, &err));
	assert_string_equal(err.text, "");
	assert_string_equal(out.ptr, want);
	tg_buf_done(&out);
}

static void reads(const char *text, const char *want)
{
	reads_str(tg_str(text), want);
}

static void refuses(const char *text, const char *want)
{
	struct tg_buf out = {0};
	struct tg_err err = {0};

	assert_false(tg_xml_parse(tg_str(text), "f", &handler, &out, &err));
	assert_int_equal(err.code, TG_ERR_INPUT);
	assert_string_equal(err.text, want);
	tg_buf_done(&out);
}

static void elements_come_with_lines_and_without_prefixes(void **state)
{
	(void)state;
	reads("<?xml version='1.0'?>\n<a>\n<n:b n:id='7'>x&amp;<![CDATA[<y>]]></n:b></a>",
	      "<a@2>\n<b 7@3>x&<y></b></a>");
}

static void known_encodings_become_utf8(void **state)
{
	static const char utf16[] = "\xff\xfe<\0a\0>\0\xfc\0<\0/\0a\0>\0";

	(void)state;
	reads("<?xml version='1.0' encoding='ISO-8859-1'?><a>\xfc</a>", "<a@1>\xc3\xbc</a>");
	reads("<?xml version='1.0' encoding='windows-1252'?><a>\x80\xfc</a>",
	      "<a@1>\xe2\x82\xac\xc3\xbc</a>");
	reads_str(tg_str_n(utf16, sizeof(utf16) - 1), "<a@1>\xc3\xbc</a>");
	refuses("<?xml version='1.0' encoding='utf-7'?><a/>",
		"f:1:31: unknown encoding; the file is not well-formed XML");
}

/* @verifies TG-FMT-2 */
static void entities_are_refused(void **state)
{
	(void)state;
	refuses("<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><a>&x;</a>",
		"f:1:54: entities are not supported; remove the declaration");
	refuses("<!DOCTYPE a [\n<!ENTITY x 'ha'><!ENTITY y '&x;&x;&x;'>]><a>&y;</a>",
		"f:2:12: entities are not supported; remove the declaration");
	refuses("<!DOCTYPE a [<!ENTITY % p SYSTEM 'file:///etc/hostname'> %p;]><a/>",
		"f:1:56: entities are not supported; remove the declaration");
	refuses("<a>&nbsp;</a>", "f:1:4: undefined entity; the file is not well-formed XML");
}

static void errors_name_the_place(void **state)
{
	(void)state;
	refuses("<a>\n<b></a>", "f:2:6: mismatched tag; the file is not well-formed XML");
	refuses("", "f:1:1: no element found; the file is not well-formed XML");
	refuses("<a>\xff</a>",
		"f:1:4: not well-formed (invalid token); the file is not well-formed XML");
	refuses("<a>\n<b id='stop'/></a>", "stopped in line 2");
}

static void depth_is_capped(void **state)
{
	struct tg_buf text = {0};
	int i;

	(void)state;
	for (i = 0; i < 100000; i++)
		tg_buf_puts(&text, "<a>");
	refuses(text.ptr, "f:1:193: nested deeper than 64 elements; is this the right file?");
	tg_buf_done(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(elements_come_with_lines_and_without_prefixes),
		cmocka_unit_test(known_encodings_become_utf8),
		cmocka_unit_test(entities_are_refused),
		cmocka_unit_test(errors_name_the_place),
		cmocka_unit_test(depth_is_capped),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
