/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "trace/gate/compare.h"

static struct tg_finding finding(const char *path, const char *function, const char *tokens)
{
	struct tg_finding f = {.rule = "memory/unbounded-copy", .path = path, .function = function};
	struct tg_hasher hasher;

	tg_hash_begin(&hasher);
	tg_hash_add(&hasher, tg_str(function));
	tg_hash_add(&hasher, tg_str(tokens));
	f.fingerprint = tg_hash_end(&hasher);
	tg_hash_begin(&hasher);
	tg_hash_add(&hasher, tg_str(strrchr(path, '/') + 1));
	tg_hash_add(&hasher, tg_str(tokens));
	f.fallback = tg_hash_end(&hasher);
	return f;
}

/* By identity alone: neither side has texts. */
static void compare(const struct tg_finding *base, size_t base_count, const struct tg_finding *head,
		    size_t count, bool *is_new)
{
	struct tg_compare_side before = {.findings = base, .count = base_count};
	struct tg_compare_side now = {.findings = head, .count = count};

	tg_findings_compare(&before, &now, is_new);
}

/* @verifies TG-GAT-2 */
static void what_stood_at_the_base_is_not_new_wherever_it_went(void **state)
{
	const struct tg_finding base[] = {
		finding("src/a.c", "stays", "strcpy(d,s)"),
		finding("src/a.c", "moves", "strcpy(d,t)"),
		finding("src/a.c", "old_name", "strcpy(d,u)"),
	};
	const struct tg_finding head[] = {
		finding("src/a.c", "stays", "strcpy(d,s)"),
		finding("src/b.c", "moves", "strcpy(d,t)"),
		finding("lib/a.c", "new_name", "strcpy(d,u)"),
		finding("src/a.c", "fresh", "strcpy(x,y)"),
	};
	bool is_new[4];

	(void)state;
	compare(base, 3, head, 4, is_new);
	assert_false(is_new[0]);
	assert_false(is_new[1]);
	assert_false(is_new[2]);
	assert_true(is_new[3]);
}

/* @verifies TG-GAT-2 */
static void a_copied_flaw_is_new(void **state)
{
	const struct tg_finding base[] = {finding("src/a.c", "f", "strcpy(d,s)")};
	const struct tg_finding head[] = {finding("src/a.c", "f", "strcpy(d,s)"),
					  finding("src/b.c", "f", "strcpy(d,s)")};
	bool is_new[2];

	(void)state;
	compare(base, 1, head, 2, is_new);
	assert_false(is_new[0]);
	assert_true(is_new[1]);
}

static void without_a_base_all_is_new(void **state)
{
	const struct tg_finding head[] = {finding("src/a.c", "f", "strcpy(d,s)")};
	bool is_new[1];

	(void)state;
	compare(NULL, 0, head, 1, is_new);
	assert_true(is_new[0]);
}

/* One file a side, with the findings on the lines that hold "strcpy". */
struct side {
	const char *path;
	struct tg_str text;
	struct tg_finding findings[8];
	struct tg_compare_side as;
};

static const struct tg_str *text_of(void *user, const char *path)
{
	struct side *side = user;

	return strcmp(path, side->path) == 0 ? &side->text : NULL;
}

/* The last word before '(' on the line of `at` or above it that begins in the first column. */
static const char *function_at(const char *text, const char *at)
{
	static char names[16][32];
	static unsigned next;
	char *name = names[next++ % 16];
	const char *line = at, *open;

	while (line > text && !(line[-1] == '\n' && *line != ' ' && *line != '\t' && *line != '{'))
		line--;
	open = strchr(line, '(');
	assert_non_null(open);
	line = open;
	while (line > text && line[-1] != ' ' && line[-1] != '\n')
		line--;
	snprintf(name, 32, "%.*s", (int)(open - line), line);
	return name;
}

static void fill(struct side *side, const char *path, const char *text)
{
	const char *at = text;

	*side = (struct side){.path = path, .text = tg_str(text)};
	side->as = (struct tg_compare_side){side->findings, 0, text_of, side};
	while ((at = strstr(at, "strcpy(")) != NULL) {
		struct tg_finding *f = &side->findings[side->as.count++];
		const char *end = strchr(at, ')') + 1, *c;
		struct tg_hasher hasher;
		char match[64];

		snprintf(match, sizeof(match), "%.*s", (int)(end - at), at);
		*f = finding(path, function_at(text, at), match);
		/* Nothing but lines and new names shall tell these apart. */
		tg_hash_begin(&hasher);
		tg_hash_add(&hasher, tg_str(f->function));
		tg_hash_add(&hasher, tg_str(match));
		tg_hash_number(&hasher, side->as.count);
		f->fingerprint = f->fallback = tg_hash_end(&hasher);
		f->range.offset = (size_t)(at - text);
		f->range.end_offset = (size_t)(end - text);
		for (f->range.line = 1, c = text; c < at; c++)
			f->range.line += *c == '\n';
		at = end;
	}
}

/* One flag a finding of `after`: 'n' new, 'k' known. */
static void expect(const char *before_path, const char *before, const char *after_path,
		   const char *after, const char *flags)
{
	struct side base, head;
	bool is_new[8];
	size_t i;

	fill(&base, before_path, before);
	fill(&head, after_path, after);
	assert_int_equal(head.as.count, strlen(flags));
	tg_findings_compare(&base.as, &head.as, is_new);
	for (i = 0; i < head.as.count; i++)
		if (is_new[i] != (flags[i] == 'n'))
			fail_msg("finding %zu of\n%s\nshould be %s", i, after,
				 flags[i] == 'n' ? "new" : "known");
}

/* @verifies TG-GAT-2 */
static void an_unchanged_line_is_known_whatever_changes_around_it(void **state)
{
	(void)state;
	expect("src/a.c", "void f(char *d)\n{\n\tstrcpy(d, x);\n}\n", "src/a.c",
	       "int y;\nint z;\nvoid f(char *d)\n{\n    strcpy(d,   x);\n}\n", "k");
	/* The function was renamed and the line stayed. */
	expect("src/a.c", "void f(char *d)\n{\n\tstrcpy(d, x);\n}\n", "src/a.c",
	       "void g(char *e)\n{\n\tstrcpy(d, x);\n}\n", "k");
}

/* @verifies TG-GAT-2 */
static void the_copy_of_a_flaw_is_new_beside_the_flaw(void **state)
{
	(void)state;
	expect("src/a.c", "void f(char *d)\n{\n\tstrcpy(d, x);\n}\n", "src/a.c",
	       "void f(char *d)\n{\n\tstrcpy(d, x);\n}\nvoid g(char *d)\n{\n\tint i;\n\tstrcpy(d, "
	       "x);\n}\n",
	       "kn");
	expect("src/a.c", "void f(char *d)\n{\n\tstrcpy(d, x);\n}\n", "src/a.c",
	       "void f(char *d)\n{\n\tif (d)\n\t\tstrcpy(d, y);\n\tstrcpy(d, x);\n}\n", "nk");
}

/* @verifies TG-GAT-2 */
static void lines_are_followed_into_a_renamed_file(void **state)
{
	static const char *const text =
		"int a;\nint b;\nint c;\nint d;\nvoid f(char *d)\n{\n\tstrcpy(d, x);\n}\n";

	(void)state;
	expect("src/a.c", text, "lib/other.c",
	       "int a;\nint b;\nint c;\nint d;\nint e;\nvoid f(char *d)\n{\n\tstrcpy(d, x);\n}\n",
	       "k");
	/* What has nothing in common is another file. */
	expect("src/a.c", text, "lib/other.c", "long q;\nvoid f(char *z)\n{\n\tstrcpy(z, x);\n}\n",
	       "n");
}

/* @verifies TG-GAT-2 */
static void a_renamed_function_takes_its_findings_along(void **state)
{
	(void)state;
	expect("src/a.c", "void old(char *d)\n{\n\tstrcpy(d, x);\n}\n", "src/a.c",
	       "void fresh(char *d)\n{\n\tif (d) strcpy(d, x);\n}\n", "k");
	/* The old function is still there: this one is a second one. */
	expect("src/a.c", "void old(char *d)\n{\n\tstrcpy(d, x);\n}\n", "src/a.c",
	       "void old(char *d)\n{\n}\nvoid fresh(char *d)\n{\n\tif (d) strcpy(d, x);\n}\n", "n");
}

/* @verifies TG-GAT-2 */
static void what_was_accepted_is_no_alibi_elsewhere(void **state)
{
	struct tg_finding base = finding("src/a.c", "f", "strcpy(d,s)");
	struct tg_finding head = base;
	bool is_new;

	(void)state;
	base.state = TG_FINDING_SUPPRESSED;
	compare(&base, 1, &head, 1, &is_new);
	assert_true(is_new);
	head.state = TG_FINDING_SUPPRESSED;
	compare(&base, 1, &head, 1, &is_new);
	assert_false(is_new);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_stood_at_the_base_is_not_new_wherever_it_went),
		cmocka_unit_test(a_copied_flaw_is_new),
		cmocka_unit_test(without_a_base_all_is_new),
		cmocka_unit_test(an_unchanged_line_is_known_whatever_changes_around_it),
		cmocka_unit_test(the_copy_of_a_flaw_is_new_beside_the_flaw),
		cmocka_unit_test(lines_are_followed_into_a_renamed_file),
		cmocka_unit_test(a_renamed_function_takes_its_findings_along),
		cmocka_unit_test(what_was_accepted_is_no_alibi_elsewhere),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
