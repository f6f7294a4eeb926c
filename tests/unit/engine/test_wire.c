/* SPDX-License-Identifier: Apache-2.0 */
/* Messages of children: what goes in comes out, and no bytes whatever crash the reader. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "engine/run/wire.h"

static const struct tg_step steps[] = {{"src/a.c", {1, 2, 3, 4, 5, 6}, "here"}};
static const struct tg_fix fixes[] = {{"src/a.c", {9, 8, 9, 12, 100, 104}, "fix"}};

static struct tg_finding sample_finding(void)
{
	return (struct tg_finding){.rule = "memory/realloc-lost",
				   .severity = TG_ERROR,
				   .confidence = TG_HIGH,
				   .message = "text",
				   .path = "src/a.c",
				   .range = {10, 2, 10, 9, 1000000, 1000007},
				   .function = "f",
				   .usr = "c:@F@f",
				   .macro = "",
				   .fingerprint = {{1, 2, 3}},
				   .fallback = {{4, 5, 6}},
				   .state = TG_FINDING_SUPPRESSED,
				   .reason = "because",
				   .steps = steps,
				   .step_count = 1,
				   .fixes = fixes,
				   .fix_count = 1};
}

static void put_sample(struct tg_buf *out)
{
	static const struct tg_symbol symbols[] = {{.kind = TG_SYMBOL_TYPE,
						    .name = "t",
						    .usr = "c:@S@t",
						    .path = "inc/t.h",
						    .range = {1, 1, 4, 2, 0, 50},
						    .definition = true,
						    .tokens = {{7}}}};
	static const struct tg_callref calls[] = {{"c:@F@f", "c:@F@g", "g"}};
	static const struct tg_parse_problem problems[] = {{"/usr/include/x.h", 3, 4, "m", true}};
	static const char *const files[] = {"src/a.c", "inc/t.h"};
	static const char *const inputs[] = {"R:src/a.c", "B:t.h", "/usr/include/x.h"};
	struct tg_finding findings[] = {sample_finding(), sample_finding()};
	struct tg_allow_use uses[] = {
		{.path = "inc/t.h", .offset = 3, .used = true},
		{.path = "inc/t.h", .offset = 9, .finding = sample_finding()}};
	struct tg_unit_result result = {.unit = {.status = TG_UNIT_DEGRADED,
						 .detail = "why",
						 .findings = findings,
						 .finding_count = 2,
						 .symbols = symbols,
						 .symbol_count = 1,
						 .calls = calls,
						 .call_count = 1,
						 .problems = problems,
						 .problem_count = 1,
						 .files = files,
						 .file_count = 2,
						 .dropped_flags = 3,
						 .node_count = 1000,
						 .not_understood = 2,
						 .parse_seconds = 0.25,
						 .peak_bytes = (size_t)5 << 30,
						 .dump = "d"},
					.uses = uses,
					.use_count = 2,
					.inputs = inputs,
					.input_count = 3,
					.request = 77};

	tg_wire_put_unit(out, &result);
}

static void a_unit_survives_the_journey(void **state)
{
	struct tg_arena arena = {0};
	struct tg_interner interner = {.strings = &arena, .arrays = &arena};
	struct tg_buf out = {0};
	struct tg_unit_result result;
	const struct tg_finding *finding;
	enum tg_message kind;
	struct tg_str body;
	size_t size;
	bool bad;

	(void)state;
	put_sample(&out);
	assert_true(tg_wire_frame(tg_buf_view(&out), &kind, &body, &size, &bad));
	assert_int_equal(kind, TG_MESSAGE_UNIT);
	assert_int_equal(size, out.len);
	assert_true(tg_wire_get_unit(&interner, body, &result));
	assert_int_equal(result.request, 77);
	assert_int_equal(result.unit.status, TG_UNIT_DEGRADED);
	assert_string_equal(result.unit.detail, "why");
	assert_int_equal(result.unit.finding_count, 2);
	finding = &result.unit.findings[1];
	assert_string_equal(finding->rule, "memory/realloc-lost");
	assert_int_equal(finding->range.end_offset, 1000007);
	assert_int_equal(finding->state, TG_FINDING_SUPPRESSED);
	assert_int_equal(finding->fallback.byte[2], 6);
	assert_string_equal(finding->steps[0].message, "here");
	assert_string_equal(finding->fixes[0].text, "fix");
	assert_ptr_equal(finding->path, result.unit.files[0]);
	assert_string_equal(result.unit.symbols[0].path, "inc/t.h");
	assert_true(result.unit.symbols[0].definition);
	assert_false(result.unit.symbols[0].internal);
	assert_string_equal(result.unit.calls[0].callee_name, "g");
	assert_string_equal(result.unit.problems[0].path, "/usr/include/x.h");
	assert_int_equal(result.unit.peak_bytes, (size_t)5 << 30);
	assert_true(result.unit.parse_seconds > 0.2 && result.unit.parse_seconds < 0.3);
	assert_string_equal(result.unit.dump, "d");
	assert_int_equal(result.use_count, 2);
	assert_true(result.uses[0].used);
	assert_string_equal(result.uses[1].finding.reason, "because");
	assert_int_equal(result.input_count, 3);
	assert_string_equal(result.inputs[2], "/usr/include/x.h");
	tg_buf_done(&out);
	tg_map_done(&interner.known);
	tg_arena_done(&arena);
}

static bool decodes(struct tg_str bytes)
{
	struct tg_arena arena = {0};
	struct tg_interner interner = {.strings = &arena, .arrays = &arena};
	struct tg_unit_result unit;
	struct tg_outline_result outline;
	enum tg_message kind;
	struct tg_str body;
	size_t size;
	bool bad, ok = tg_wire_frame(bytes, &kind, &body, &size, &bad);

	if (ok && kind == TG_MESSAGE_UNIT)
		ok = tg_wire_get_unit(&interner, body, &unit);
	else if (ok)
		ok = tg_wire_get_outline(&interner, body, &outline);
	tg_map_done(&interner.known);
	tg_arena_done(&arena);
	return ok;
}

static void no_prefix_is_taken_for_the_whole(void **state)
{
	struct tg_buf out = {0};
	size_t length;

	(void)state;
	put_sample(&out);
	for (length = 0; length < out.len; length++) {
		/* A copy of its own, so that reading beyond the end is seen. */
		char *copy = malloc(length ? length : 1);

		memcpy(copy, out.ptr, length);
		assert_false(decodes(tg_str_n(copy, length)));
		free(copy);
	}
	assert_true(decodes(tg_buf_view(&out)));
	tg_buf_done(&out);
}

static void mutated_bytes_never_crash_the_reader(void **state)
{
	struct tg_buf out = {0};
	uint32_t seed = 7;
	unsigned round, refused = 0, changes;
	size_t at;

	(void)state;
	put_sample(&out);
	for (round = 0; round < 30000; round++) {
		char *copy = malloc(out.len);

		memcpy(copy, out.ptr, out.len);
		for (changes = 1 + round % 4; changes; changes--) {
			seed = seed * 1664525 + 1013904223;
			at = (seed >> 4) % out.len;
			seed = seed * 1664525 + 1013904223;
			copy[at] = (char)(seed >> 24);
		}
		refused += !decodes(tg_str_n(copy, out.len));
		free(copy);
	}
	assert_true(refused > 10000);
	tg_buf_done(&out);
}

/* One forged member each; everything else is as it should be. */
static void refuses(struct tg_finding finding)
{
	struct tg_unit_result result = {
		.unit = {.detail = "", .findings = &finding, .finding_count = 1}};
	struct tg_buf out = {0};

	tg_wire_put_unit(&out, &result);
	assert_false(decodes(tg_buf_view(&out)));
	tg_buf_done(&out);
}

static void forged_members_are_refused(void **state)
{
	struct tg_finding finding = sample_finding();

	(void)state;
	finding.path = "/etc/passwd";
	refuses(finding);
	finding.path = "src/../../etc/passwd";
	refuses(finding);
	finding = sample_finding();
	finding.severity = (enum tg_severity)9;
	refuses(finding);
}

static void an_outline_survives_the_journey(void **state)
{
	static const struct tg_symbol symbols[] = {
		{.name = "f", .usr = "c:@F@f", .path = "", .range = {1, 1, 2, 2, 0, 9}}};
	struct tg_outline_result result = {
		.index = 12, .outline = {.detail = "", .symbols = symbols, .symbol_count = 1}};
	struct tg_outline_result back;
	struct tg_arena arena = {0};
	struct tg_interner interner = {.strings = &arena, .arrays = &arena};
	struct tg_buf out = {0};
	enum tg_message kind;
	struct tg_str body;
	size_t size;
	bool bad;

	(void)state;
	tg_wire_put_outline(&out, &result);
	assert_true(tg_wire_frame(tg_buf_view(&out), &kind, &body, &size, &bad));
	assert_true(tg_wire_get_outline(&interner, body, &back));
	assert_int_equal(back.index, 12);
	assert_string_equal(back.outline.symbols[0].name, "f");
	tg_buf_done(&out);
	tg_map_done(&interner.known);
	tg_arena_done(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_unit_survives_the_journey),
		cmocka_unit_test(no_prefix_is_taken_for_the_whole),
		cmocka_unit_test(mutated_bytes_never_crash_the_reader),
		cmocka_unit_test(forged_members_are_refused),
		cmocka_unit_test(an_outline_survives_the_journey),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
