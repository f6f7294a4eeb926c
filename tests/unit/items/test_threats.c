/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "unit/items/show.h"

static const char otm_yaml[] = "otmVersion: 0.2.0\n"
			       "project: {name: gateway, id: gw}\n"
			       "components:\n"
			       "  - id: daemon\n"
			       "    threats:\n"
			       "      - threat: T-1\n"
			       "        state: mitigated\n"
			       "        mitigations:\n"
			       "          - {mitigation: M-1, state: implemented}\n"
			       "          - {mitigation: M-2, state: implemented}\n"
			       "      - threat: T-2\n"
			       "        state: exposed\n"
			       "        mitigations: []\n"
			       "dataflows:\n"
			       "  - id: flow\n"
			       "    threats:\n"
			       "      - threat: T-1\n"
			       "        state: exposed\n"
			       "        mitigations:\n"
			       "          - {mitigation: M-1, state: required}\n"
			       "threats:\n"
			       "  - id: T-1\n"
			       "    name: Frames lie\n"
			       "    categories: [Tampering]\n"
			       "    cwes: [CWE-130]\n"
			       "    description: >\n"
			       "      Lengths contradict\n"
			       "      each other.\n"
			       "  - id: T-2\n"
			       "    name: Guessing\n"
			       "mitigations:\n"
			       "  - id: M-1\n"
			       "    name: Measure first\n"
			       "    riskReduction: 80\n"
			       "  - id: M-2\n"
			       "    name: Limit\n"
			       "    description: Less.\n";

static void a_model_in_yaml_has_threats_and_mitigations(void **state)
{
	(void)state;
	reads("docs/t.otm.yaml", otm_yaml,
	      "threat T-1 T-1 22-26 'Frames lie' [exposed]\n"
	      "  'Lengths contradict each other.'\n"
	      "  tags Tampering CWE-130\n"
	      "threat T-2 T-2 29-30 'Guessing' [exposed]\n"
	      "mitigation M-1 M-1 32-34 'Measure first' [required]\n"
	      "  up T-1 9 required\n"
	      "mitigation M-2 M-2 35-37 'Limit' [implemented]\n"
	      "  'Less.'\n"
	      "  up T-1 10 implemented\n");
}

/* @verifies TG-TRC-11 */
static void a_data_flow_between_zones_is_a_boundary(void **state)
{
	(void)state;
	reads("t.otm.yaml",
	      "otmVersion: 0.2.0\n"
	      "components:\n"
	      "  - {id: hmi, parent: {trustZone: plant}}\n"
	      "  - {id: daemon, parent: {trustZone: device}}\n"
	      "  - {id: server, parent: {component: daemon}}\n"
	      "  - {id: loop, parent: {component: loop}}\n"
	      "dataflows:\n"
	      "  - {id: in, name: Requests, source: hmi, destination: server, threats: [{threat: "
	      "T-1}]}\n"
	      "  - {id: own, source: daemon, destination: server}\n"
	      "  - {id: round, source: loop, destination: hmi}\n"
	      "  - {id: T-1, source: hmi, destination: daemon}\n"
	      "threats:\n"
	      "  - {id: T-1, name: Lies}\n",
	      "threat T-1 T-1 13-13 'Lies'\n"
	      "asset in in 8-8 'Requests'\n"
	      "  needs crossing\n"
	      "  tags trust-boundary threat:T-1\n");
}

static void a_model_in_json_reads_the_same(void **state)
{
	static const char json[] =
		"{\"otmVersion\": \"0.2.0\",\n"
		" \"components\": [{\"threats\": [{\"threat\": \"T-1\",\n"
		"   \"mitigations\": [{\"mitigation\": \"M-1\"}]}]}],\n"
		" \"threats\": [\n"
		"  {\"id\": \"T-1\", \"name\": \"A\", \"risk\": {\"likelihood\": 50}}\n"
		" ],\n"
		" \"mitigations\": [{\"id\": \"M-1\"}]}\n";
	static const char want[] = "threat T-1 T-1 5-5 'A'\n"
				   "mitigation M-1 M-1 7-7 'M-1'\n"
				   "  up T-1 3\n";

	(void)state;
	reads("t.otm.json", json, want);
	reads("t.otm", json, want);
}

static void what_is_not_defined_is_said(void **state)
{
	(void)state;
	reads("t.yaml",
	      "otmVersion: 0.1.0\n"
	      "components:\n"
	      "  - threats:\n"
	      "      - {threat: T-9}\n"
	      "      - threat: T-1\n"
	      "        mitigations: [{mitigation: M-9}, x]\n"
	      "threats: [{id: T-1, name: A}, {name: nameless}, {id: \"T\\u20111\"}]\n",
	      "threat T-1 T-1 7-7 'A'\n"
	      "! 4 the threat 'T-9' is not defined in this file\n"
	      "! 6 the mitigation 'M-9' is not defined in this file\n"
	      "! 6 the mitigation '' is not defined in this file\n"
	      "! 7 the threat is not read: an id is missing\n"
	      "! 7 the threat is not read: the id holds U+2011; ids are written in ASCII\n");
	reads("t.yaml", "otmVersion: 0.2.0\n", "");
	reads("t.yaml", "otmVersion: 0.2.0\nthreats:\n", "");
}

static void an_otm_error_names_the_line(void **state)
{
	(void)state;
	reads("t.yaml", "otmVersion: 0.2.0\nthreats:\n- {id: T-1}\nmitigations:\n- {id: T-1}\n",
	      "threat T-1 T-1 3-3 'T-1'\n"
	      "! 5 the id 'T-1' stands in line 3 already; give one of the two another id\n");
	refuses("t.yaml", "otmVersion: 1.0\n",
		"t.yaml:1:13: this version of the Open Threat Model is not known; this tracegate "
		"reads 0.1 and 0.2");
	reads("t.yaml", "otmVersion: 0.2.0\nthreats: {id: T-1}\nmitigations: [{id: M-1}]\n",
	      "mitigation M-1 M-1 3-3 'M-1'\n"
	      "! 2 'threats' is not read: it is a list in the Open Threat Model\n");
	reads("t.yaml",
	      "otmVersion: 0.2.0\ncomponents:\n- C-1\n- {id: C-2, threats: [{threat: T-2, state: "
	      "exposed}]}\ndataflows: no\nthreats:\n- T-1\n- {id: T-2}\n- {id: {}}\n- [T-3]\n"
	      "mitigations: [{id: M-1}, M-2]\n",
	      "threat T-2 T-2 8-8 'T-2' [exposed]\n"
	      "mitigation M-1 M-1 11-11 'M-1'\n"
	      "! 7 the entry of 'threats' is not read: it is no mapping with 'id' and 'name'\n"
	      "! 10 the entry of 'threats' is not read: it is no mapping with 'id' and 'name'\n"
	      "! 11 the entry of 'mitigations' is not read: it is no mapping with 'id' and "
	      "'name'\n"
	      "! 3 the entry of 'components' is not read: it is no mapping with 'id' and 'name'\n"
	      "! 5 'dataflows' is not read: it is a list in the Open Threat Model\n"
	      "! 9 the threat is not read: an id is missing\n");
	refuses("t.yaml", "otmVersion: 0.2.0\nthreats: [\n",
		"t.yaml:3:1: did not find expected node content; check indentation and quotes "
		"there");
	refuses("t.json", "{\"otmVersion\": \"0.2.0\",\n",
		"t.json:2:1: string or '}' expected near end of file; correct the JSON there or "
		"just before");
}

static const char dragon[] =
	"{\"version\": \"2.3.0\", \"summary\": {\"title\": \"GW\"},\n"
	" \"detail\": {\"diagrams\": [{\"id\": 0, \"cells\": [\n"
	"  {\"shape\": \"flow\"},\n"
	"  {\"shape\": \"process\", \"data\": {\"name\": \"Daemon\", \"threats\": [\n"
	"   {\"id\": \"0f8fad5b-d9cb-469f-a165-70867728950e\", \"title\": \"Frames lie\",\n"
	"    \"status\": \"Mitigated\", \"severity\": \"High\", \"type\": \"Tampering\",\n"
	"    \"description\": \"Lengths.\",\n"
	"    \"mitigation\": \"Measure first.\\nThen read.\",\n"
	"    \"number\": 7},\n"
	"   {\"id\": \"T-2\", \"title\": \"Guessing\", \"status\": \"Open\", \"number\": 8, "
	"\"mitigation\": \" \"},\n"
	"   {\"id\": \"7c9e6679-7425-40de-944b-e07fc1f90ae7\", \"title\": \"Old\", \"number\": "
	"0},\n"
	"   {\"title\": \"nobody\"}, 5\n"
	"  ]}}\n"
	" ]}]}}\n";

static void a_threat_dragon_model_has_threats_and_mitigations(void **state)
{
	(void)state;
	reads("model.json", dragon,
	      "threat TD-7 0f8fad5b-d9cb-469f-a165-70867728950e 5-9 'Frames lie' [Mitigated]\n"
	      "  'Lengths.'\n"
	      "  tags Tampering High\n"
	      "mitigation TD-7-M TD-7-M 8-8 'Measure first.' [Mitigated]\n"
	      "  'Measure first.\nThen read.'\n"
	      "  up TD-7 8 Mitigated\n"
	      "threat T-2 T-2 10-10 'Guessing' [Open]\n"
	      "threat 7c9e6679-7425-40de-944b-e07fc1f90ae7 7c9e6679-7425-40de-944b-e07fc1f90ae7 "
	      "11-11 'Old'\n"
	      "! 12 the threat has neither id nor number\n"
	      "! 12 the threat is no object\n");
}

static void a_threat_dragon_error_names_the_line(void **state)
{
	(void)state;
	refuses("m.json", "{\"summary\": {}, \"detail\": {}}",
		"m.json:1:27: the model has no list 'diagrams'; is it saved whole?");
	reads("m.json",
	      "{\"summary\": {}, \"detail\": {\"diagrams\": [{\"cells\": [{\"data\": "
	      "{\"threats\": [\n"
	      "{\"id\": \"T-1\"},\n{\"id\": \"T-1\"},\n{\"id\": \"T-2\"}]}}]}]}}",
	      "threat T-1 T-1 2-2 'T-1'\n"
	      "threat T-2 T-2 4-4 'T-2'\n"
	      "! 3 the id 'T-1' stands in line 2 already; give one of the two another id\n");
}

static void a_long_mitigation_has_a_short_title(void **state)
{
	struct tg_arena arena = {0};
	struct tg_items items;
	struct tg_err err = {0};
	struct tg_buf text = {0};
	int i;

	(void)state;
	tg_buf_puts(&text, "{\"summary\": 1, \"detail\": {\"diagrams\": [{\"cells\": [{\"data\": "
			   "{\"threats\": [{\"id\": \"T-1\", \"mitigation\": \"");
	for (i = 0; i < 40; i++)
		tg_buf_puts(&text, "w\xc3\xb6rds ");
	tg_buf_puts(&text, "\"}]}}]}]}}");
	assert_true(tg_items_read(&arena, "m.json", tg_buf_view(&text), &items, &err));
	assert_int_equal(items.count, 2);
	assert_true(strlen(items.at[1].title) <= 104);
	assert_true(tg_str_ends(tg_str(items.at[1].title), "w\xc3\xb6rds ..."));
	assert_true(strlen(items.at[1].text) > 200);
	tg_buf_done(&text);
	tg_arena_done(&arena);
}

static void an_unknown_format_is_an_error(void **state)
{
	(void)state;
	refuses("x.yaml", "a: b\n",
		"x.yaml:1: the format is not known; expected OpenFastTrace items (.md, .rst), "
		"StrictDoc (.sdoc), ReqIF, CSV, Doorstop, needs.json, LOBSTER, an Open Threat "
		"Model, Threat Dragon, Threagile, pytm or a .tm7");
	refuses("x.yaml", "",
		"x.yaml:1: the format is not known; expected OpenFastTrace items (.md, .rst), "
		"StrictDoc (.sdoc), ReqIF, CSV, Doorstop, needs.json, LOBSTER, an Open Threat "
		"Model, Threat Dragon, Threagile, pytm or a .tm7");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_model_in_yaml_has_threats_and_mitigations),
		cmocka_unit_test(a_data_flow_between_zones_is_a_boundary),
		cmocka_unit_test(a_model_in_json_reads_the_same),
		cmocka_unit_test(what_is_not_defined_is_said),
		cmocka_unit_test(an_otm_error_names_the_line),
		cmocka_unit_test(a_threat_dragon_model_has_threats_and_mitigations),
		cmocka_unit_test(a_threat_dragon_error_names_the_line),
		cmocka_unit_test(a_long_mitigation_has_a_short_title),
		cmocka_unit_test(an_unknown_format_is_an_error),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
