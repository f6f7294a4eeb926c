/* SPDX-License-Identifier: Apache-2.0 */
/* Requirements as other tools keep them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include <archive.h>
#include <archive_entry.h>

#include "unit/items/show.h"

static void restructured_text_holds_items(void **state)
{
	(void)state;
	reads("r.rst",
	      "===========\nThe product\n===========\n\n"
	      ".. _req~login~2:\n\n"
	      "Passwords are checked\n~~~~~~~~~~~~~~~~~~~~~\n\n"
	      "``req~login~2``\n\n"
	      "A wrong one is refused.\n\n"
	      ".. note::\n\n   `req~none~1`\n\n"
	      "Covers:\n\n* ``feat~users~1``\n* CR 1.5\n\n"
	      "Needs: impl, utest\n\n"
	      "Other\n^^^^^\n\n`dsn~box~1`\n\nText.\n",
	      "requirement login req~login~2 10-23 'Passwords are checked'\n"
	      "  'A wrong one is refused.'\n"
	      "  up feat~users~1 20\n"
	      "  up CR 1.5 21\n"
	      "  needs impl utest\n"
	      "requirement dsn~box dsn~box~1 28-30 'Other'\n"
	      "  'Text.'\n");
}

static void strictdoc_has_nodes_with_fields(void **state)
{
	(void)state;
	reads("r.sdoc",
	      "[DOCUMENT]\nTITLE: Box\n\n[[SECTION]]\nTITLE: One\n\n"
	      "[REQUIREMENT]\nUID: R-1\nSTATUS: Active\nTAGS: a, b\nTITLE: Login\n"
	      "STATEMENT: >>>\nA wrong one\n\n[is] refused.\n<<<\n"
	      "RELATIONS:\n- TYPE: Parent\n  VALUE: SYS-1\n  ROLE: Refines\n- TYPE: File\n"
	      "  VALUE: a.c\n- TYPE: Child\n  VALUE: R-9\n\n[[/SECTION]]\n\n"
	      "[THREAT]\nUID: T-1\nSTATEMENT: Guessing.\nREFS:\n- TYPE: Parent\n"
	      "  VALUE: T-0\n\n[REQUIREMENT]\nTITLE: nameless\n\n[TEXT]\nSTATEMENT: x\n",
	      "requirement R-1 R-1 7-24 'Login' [Active]\n"
	      "  'A wrong one\n"
	      "\n"
	      "[is] refused.'\n"
	      "  up SYS-1 19\n"
	      "  tags a b\n"
	      "threat T-1 T-1 28-33 'Guessing.'\n"
	      "  'Guessing.'\n"
	      "  up T-0 33\n"
	      "! 24 a relation of type 'Child' is not read; write a Parent at the other end\n"
	      "! 35 the node has no UID and cannot be named\n");
	reads("r.sdoc",
	      "[REQUIREMENT]\nUID: R-0\n\n[REQUIREMENT]\nUID: R-1\nSTATEMENT: >>>\nno end\n\n"
	      "[REQUIREMENT]\nUID: R-2\n",
	      "requirement R-0 R-0 1-2 'R-0'\n"
	      "! 6 the text that begins here has no end '<<<'; neither its node nor what follows "
	      "is "
	      "read\n");
	reads("r.sdoc", "[REQUIREMENT]\nUID: R-1\n\n[REQUIREMENT]\nUID: R-1\n",
	      "requirement R-1 R-1 1-2 'R-1'\n"
	      "! 4 the id 'R-1' stands in line 1 already; give one of the two another id\n");
}

static void doorstop_has_a_file_an_item(void **state)
{
	(void)state;
	reads("reqs/REQ001.yml",
	      "active: true\nderived: false\nheader: ''\nlevel: 1.1\n"
	      "links:\n- SYS001: 35ed54323e3054c33ae5545fffdbbbf5\n- SYS002\nnormative: true\n"
	      "ref: ''\nreviewed: null\ntext: |\n  A wrong password\n  is refused.\n",
	      "requirement REQ001 REQ001 1-11 'A wrong password'\n"
	      "  'A wrong password\n"
	      "is refused.'\n"
	      "  up SYS001 6\n"
	      "  up SYS002 7\n");
	reads("reqs/REQ002.yml",
	      "active: true\nlevel: 1.0\nlinks: []\nnormative: false\nreviewed: x\ntext: H\n", "");
	reads("reqs/REQ003.yml",
	      "active: false\nlevel: 1.0\nlinks: []\nnormative: true\nreviewed: x\ntext: H\n", "");
	reads("reqs/.doorstop.yml", "settings:\n  digits: 3\n  prefix: REQ\n  sep: ''\n", "");
}

static void needs_of_the_current_version_count(void **state)
{
	(void)state;
	reads("needs.json",
	      "{\"current_version\": \"2\", \"project\": \"box\", \"versions\": {\n"
	      " \"1\": {\"needs\": {\"OLD\": {\"id\": \"OLD\"}}},\n"
	      " \"2\": {\"needs_schema\": {\"properties\": {\"tests\": {\"field_type\": "
	      "\"links\"}}},\n"
	      "  \"needs\": {\n"
	      "   \"R_1\": {\"id\": \"R_1\", \"type\": \"req\", \"title\": \"Login\",\n"
	      "     \"content\": \"Refuse.\", \"status\": \"open\", \"tags\": [\"a\"],\n"
	      "     \"links\": [\"S_1[version==2]\"], \"links_back\": [\"X\"]},\n"
	      "   \"T_1\": {\"id\": \"T_1\", \"type\": \"test\", \"title\": \"t\", \"tests\": "
	      "[\"R_1\"],\n"
	      "     \"tags\": \"b, c\"},\n"
	      "   \"BAD\": 5}}}}\n",
	      "requirement R_1 R_1 5-7 'Login' [open]\n"
	      "  'Refuse.'\n"
	      "  up S_1 7\n"
	      "  tags a\n"
	      "testspec T_1 T_1 8-9 't'\n"
	      "  up R_1 8\n"
	      "  tags b c\n"
	      "! 10 the need is no object\n");
	refuses("needs.json", "{\"current_version\": \"3\", \"versions\": {\"1\": {}, \"2\": {}}}",
		"needs.json:1:38: there are no needs of the current version '3'; build the "
		"documentation again");
}

static void lobster_has_tags_with_versions(void **state)
{
	(void)state;
	reads("l.lobster",
	      "{\"schema\": \"lobster-req-trace\", \"version\": 4, \"generator\": \"g\",\n"
	      " \"data\": [\n"
	      "  {\"tag\": \"req box.login@42\", \"name\": \"box.login\", \"text\": \"Refuse.\",\n"
	      "   \"kind\": \"Requirement\", \"status\": \"Valid\", \"refs\": [\"req "
	      "sys.users@7\"]}"
	      "]}\n",
	      "requirement box.login req box.login@42 3-4 'box.login' [Valid]\n"
	      "  'Refuse.'\n"
	      "  up sys.users~7 4\n");
	refuses("l.lobster", "{\"schema\": \"lobster-imp-trace\", \"data\": []}",
		"l.lobster:1:12: the file holds 'lobster-imp-trace'; requirements are in "
		"lobster-req-trace");
	refuses("l.lobster", "{\"schema\": \"lobster-req-trace\"}",
		"l.lobster:1:1: a LOBSTER file has a list 'data'");
}

static void a_table_has_a_row_an_item(void **state)
{
	(void)state;
	reads("r.csv",
	      "ID;Title;Description;Type;Parents;Status;Owner\r\n"
	      "R-1;Login;\"A \"\"wrong\"\" one;\r\nis refused\";req;SYS-1, SYS-2;approved;me\r\n"
	      "\r\n"
	      "T-1;;Guessing;threat;;open;\r\n"
	      "T-1;again;;;;;\r\n"
	      "R-2;x;y;req;;;me;too many\r\n"
	      ";no id;;;;;\r\n",
	      "requirement R-1 R-1 2-3 'Login' [approved]\n"
	      "  'A \"wrong\" one;\n"
	      "is refused'\n"
	      "  up SYS-1 2\n"
	      "  up SYS-2 2\n"
	      "threat T-1 T-1 5-5 'Guessing' [open]\n"
	      "  'Guessing'\n"
	      "requirement R-2 R-2 7-7 'x'\n"
	      "  'y'\n"
	      "! 6 the id 'T-1' stands in line 5 already; give one of the two another id\n"
	      "! 7 the row has more cells than the table columns\n"
	      "! 8 the requirement is not read: an id is missing\n");
	reads("r.tsv", "id\ttext\nR-1\tRefuse, always\n",
	      "requirement R-1 R-1 2-2 'Refuse, always'\n"
	      "  'Refuse, always'\n");
	refuses("r.csv", "title,text\na,b\n",
		"r.csv:1: no column is named 'id'; the first row names the columns: id, title, "
		"text, kind, status, covers, needs, tags");
	refuses("r.csv", "",
		"r.csv:1: no column is named 'id'; the first row names the columns: id, title, "
		"text, kind, status, covers, needs, tags");
}

#define REQIF                                                                                   \
	"<REQ-IF xmlns=\"http://www.omg.org/spec/ReqIF/20110401/reqif.xsd\" "                   \
	"xmlns:xhtml=\"http://www.w3.org/1999/xhtml\"><CORE-CONTENT><REQ-IF-CONTENT>\n"         \
	"<DATATYPES><DATATYPE-DEFINITION-ENUMERATION IDENTIFIER=\"dt\"><SPECIFIED-VALUES>"      \
	"<ENUM-VALUE IDENTIFIER=\"ev1\" LONG-NAME=\"Approved\"/></SPECIFIED-VALUES>"            \
	"</DATATYPE-DEFINITION-ENUMERATION></DATATYPES>\n"                                      \
	"<SPEC-TYPES><SPEC-OBJECT-TYPE IDENTIFIER=\"t1\" LONG-NAME=\"Requirement\">"            \
	"<SPEC-ATTRIBUTES><ATTRIBUTE-DEFINITION-STRING IDENTIFIER=\"a1\" "                      \
	"LONG-NAME=\"ReqIF.ForeignID\"/><ATTRIBUTE-DEFINITION-XHTML IDENTIFIER=\"a2\" "         \
	"LONG-NAME=\"ReqIF.Text\"/><ATTRIBUTE-DEFINITION-ENUMERATION IDENTIFIER=\"a3\" "        \
	"LONG-NAME=\"Status\"/><ATTRIBUTE-DEFINITION-STRING IDENTIFIER=\"a4\" "                 \
	"LONG-NAME=\"ReqIF.ChapterName\"/></SPEC-ATTRIBUTES></SPEC-OBJECT-TYPE></SPEC-TYPES>\n" \
	"<SPEC-OBJECTS>\n"                                                                      \
	"<SPEC-OBJECT IDENTIFIER=\"_o1\"><VALUES>"                                              \
	"<ATTRIBUTE-VALUE-STRING THE-VALUE=\"R-1\"><DEFINITION>"                                \
	"<ATTRIBUTE-DEFINITION-STRING-REF>a1</ATTRIBUTE-DEFINITION-STRING-REF></DEFINITION>"    \
	"</ATTRIBUTE-VALUE-STRING>\n"                                                           \
	"<ATTRIBUTE-VALUE-XHTML><DEFINITION><ATTRIBUTE-DEFINITION-XHTML-REF>a2"                 \
	"</ATTRIBUTE-DEFINITION-XHTML-REF></DEFINITION><THE-VALUE><xhtml:div>A "                \
	"<xhtml:b>wrong</xhtml:b> one<xhtml:br/>is refused.</xhtml:div></THE-VALUE>"            \
	"</ATTRIBUTE-VALUE-XHTML>\n"                                                            \
	"<ATTRIBUTE-VALUE-ENUMERATION><VALUES><ENUM-VALUE-REF>ev1</ENUM-VALUE-REF></VALUES>"    \
	"<DEFINITION><ATTRIBUTE-DEFINITION-ENUMERATION-REF>a3"                                  \
	"</ATTRIBUTE-DEFINITION-ENUMERATION-REF></DEFINITION></ATTRIBUTE-VALUE-ENUMERATION>"    \
	"</VALUES><TYPE><SPEC-OBJECT-TYPE-REF>t1</SPEC-OBJECT-TYPE-REF></TYPE></SPEC-OBJECT>\n" \
	"<SPEC-OBJECT IDENTIFIER=\"_o2\" LONG-NAME=\"System\" DESC=\"All of it\"/>\n"           \
	"<SPEC-OBJECT IDENTIFIER=\"_o3\"><VALUES><ATTRIBUTE-VALUE-STRING "                      \
	"THE-VALUE=\"Chapter\"><DEFINITION><ATTRIBUTE-DEFINITION-STRING-REF>a4"                 \
	"</ATTRIBUTE-DEFINITION-STRING-REF></DEFINITION></ATTRIBUTE-VALUE-STRING></VALUES>"     \
	"</SPEC-OBJECT>\n"                                                                      \
	"</SPEC-OBJECTS><SPEC-RELATIONS><SPEC-RELATION IDENTIFIER=\"r1\"><SOURCE>"              \
	"<SPEC-OBJECT-REF>_o1</SPEC-OBJECT-REF></SOURCE><TARGET><SPEC-OBJECT-REF>_o2"           \
	"</SPEC-OBJECT-REF></TARGET></SPEC-RELATION>\n"                                         \
	"<SPEC-RELATION IDENTIFIER=\"r2\"><SOURCE><SPEC-OBJECT-REF>_o1</SPEC-OBJECT-REF>"       \
	"</SOURCE><TARGET><SPEC-OBJECT-REF>_gone</SPEC-OBJECT-REF></TARGET></SPEC-RELATION>"    \
	"</SPEC-RELATIONS></REQ-IF-CONTENT></CORE-CONTENT></REQ-IF>\n"

static void reqif_has_objects_with_values_and_relations(void **state)
{
	(void)state;
	reads("r.reqif", REQIF,
	      "requirement R-1 _o1 5-5 'A wrong one' [Approved]\n"
	      "  'A wrong one\n"
	      "is refused.'\n"
	      "  up _o2 5\n"
	      "requirement _o2 _o2 8-8 'System'\n"
	      "  'All of it'\n"
	      "! 11 the relation leads to an object that is not in the file\n");
	refuses("r.reqif", "<a/>", "r.reqif:1:1: this is no ReqIF: there is no 'REQ-IF'");
}

/* A ZIP file with one entry, into `out`. */
static size_t zip(const char *name, const char *content, size_t length, char *out, size_t size)
{
	struct archive *archive = archive_write_new();
	struct archive_entry *entry = archive_entry_new();
	size_t used = 0;

	archive_write_set_format_zip(archive);
	assert_int_equal(archive_write_open_memory(archive, out, size, &used), ARCHIVE_OK);
	archive_entry_set_pathname(entry, name);
	archive_entry_set_size(entry, (la_int64_t)length);
	archive_entry_set_filetype(entry, AE_IFREG);
	archive_entry_set_perm(entry, 0644);
	assert_int_equal(archive_write_header(archive, entry), ARCHIVE_OK);
	assert_int_equal(archive_write_data(archive, content, length), (la_ssize_t)length);
	archive_entry_free(entry);
	assert_int_equal(archive_write_free(archive), ARCHIVE_OK);
	return used;
}

static void an_archive_gives_its_requirements(void **state)
{
	static char out[65536];
	struct tg_arena arena = {0};
	struct tg_items items;
	struct tg_err err = {0};
	size_t length = zip("../../a.reqif", REQIF, sizeof(REQIF) - 1, out, sizeof(out));

	(void)state;
	assert_true(tg_items_read(&arena, "r.reqifz", tg_str_n(out, length), &items, &err));
	assert_int_equal(items.count, 2);
	assert_string_equal(items.format, "reqif");
	length = zip("picture.png", "x", 1, out, sizeof(out));
	assert_false(tg_items_read(&arena, "r.reqifz", tg_str_n(out, length), &items, &err));
	assert_string_equal(err.text, "r.reqifz: there is nothing in it that is read here");
	tg_arena_done(&arena);
}

static void an_archive_is_read_within_limits(void **state)
{
	static char out[262144];
	struct tg_arena arena = {0};
	struct tg_items items;
	struct tg_err err = {0};
	size_t size = 40u << 20, length;
	char *zeros = tg_alloc_zero(size, 1);

	(void)state;
	refuses("r.reqifz", "no archive",
		"r.reqifz: the archive cannot be read: Unrecognized archive format; is it a ZIP "
		"file?");
	length = zip("bomb.reqif", zeros, size, out, sizeof(out));
	assert_false(tg_items_read(&arena, "r.reqifz", tg_str_n(out, length), &items, &err));
	assert_string_equal(err.text,
			    "r.reqifz!bomb.reqif: unpacked it is larger than 33554432 bytes");
	tg_free_(&zeros);
	tg_arena_done(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(restructured_text_holds_items),
		cmocka_unit_test(strictdoc_has_nodes_with_fields),
		cmocka_unit_test(doorstop_has_a_file_an_item),
		cmocka_unit_test(needs_of_the_current_version_count),
		cmocka_unit_test(lobster_has_tags_with_versions),
		cmocka_unit_test(a_table_has_a_row_an_item),
		cmocka_unit_test(reqif_has_objects_with_values_and_relations),
		cmocka_unit_test(an_archive_gives_its_requirements),
		cmocka_unit_test(an_archive_is_read_within_limits),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
