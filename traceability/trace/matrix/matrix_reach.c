/* SPDX-License-Identifier: Apache-2.0 */
/*
 * matrix_reach - what coverage reports say of a test and the code that it is said to verify.
 *
 * A report counts as long as the function has the content that it had, and the test means what it
 * meant: a test that was changed since may come there now. A report of one test speaks for that
 * test; one of all tests together can only say that none of them ever came there.
 */
#include "trace/matrix/matrix_build.h"

/* The first report on a function, or the end. */
static size_t first_of(const struct tg_matrix_input *in, const struct tg_symbol *symbol)
{
	size_t low = 0, high = in->reach_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		const struct tg_fact_reach *reach = &in->reaches[middle];
		int order = strcmp(reach->path, symbol->path);

		if (order < 0 || (order == 0 && reach->line < symbol->range.line))
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* True when the test means what it meant when the report was made. */
static bool is_same_test(struct tg_build *build, const struct tg_facts *then,
			 const struct tg_symbol *test)
{
	struct tg_identity was;

	if (then == build->in->now)
		return true;
	was = tg_build_identity(build, tg_facts_index_of(&build->index, then), test);
	return was.symbol && tg_meaning_compare(&build->matrix->arena, then->meanings, was.symbol,
						build->in->now->meanings, test)
					     .grade == TG_SAME;
}

static enum tg_reached reached(struct tg_build *build, const struct tg_symbol *code,
			       const struct tg_symbol *test)
{
	const struct tg_matrix_input *in = build->in;
	bool own = false, own_hit = false, all = false, all_hit = false;
	size_t i;

	for (i = first_of(in, code); i < in->reach_count; i++) {
		const struct tg_fact_reach *reach = &in->reaches[i];
		bool together = !reach->test[0];

		if (reach->line != code->range.line || strcmp(reach->path, code->path) != 0)
			break;
		if (!together && !tg_str_is(tg_last_part(tg_str(reach->test)), test->name))
			continue;
		if (!is_same_test(build, reach->then, test))
			continue;
		own = own || !together;
		own_hit = own_hit || (!together && reach->hit);
		all = all || together;
		all_hit = all_hit || (together && reach->hit);
	}
	if (own)
		return own_hit ? TG_REACHED : TG_REACHED_NEVER;
	return all && !all_hit ? TG_REACHED_NEVER : TG_REACHED_UNKNOWN;
}

/* A report that is followed by another one of the same test says nothing more. */
static bool is_last(const struct tg_matrix_input *in, size_t at)
{
	const struct tg_fact_reach *reach = &in->reaches[at];
	size_t i;

	for (i = at + 1; i < in->reach_count && in->reaches[i].line == reach->line &&
			 strcmp(in->reaches[i].path, reach->path) == 0;
	     i++)
		if (strcmp(in->reaches[i].test, reach->test) == 0)
			return false;
	return true;
}

const char *tg_build_executed(struct tg_build *build, const struct tg_symbol *code)
{
	const struct tg_matrix_input *in = build->in;
	const char *text = "";
	size_t i;

	for (i = in->reach_count ? first_of(in, code) : 0; i < in->reach_count; i++) {
		const struct tg_fact_reach *reach = &in->reaches[i];

		if (reach->line != code->range.line || strcmp(reach->path, code->path) != 0)
			break;
		if (is_last(in, i))
			text = tg_arena_printf(
				&build->matrix->arena, "%s%s%s %zu of %zu line%s", text,
				*text ? ", " : "",
				reach->test[0] ? tg_arena_printf(&build->matrix->arena,
								 "%s executes", reach->test)
					       : "tests execute",
				reach->hit, reach->lines, reach->lines == 1 ? "" : "s");
	}
	return text;
}

enum tg_reached tg_build_reached(struct tg_build *build, const struct tg_build_node *node,
				 const struct tg_fact_claim *test)
{
	bool never = false, unknown = false;
	size_t i;

	for (i = 0; build->in->reach_count && i < node->links.count; i++) {
		const struct tg_symbol *code = node->links.at[i].claim->symbol;
		enum tg_reached one = TG_REACHED_UNKNOWN;

		if (node->links.at[i].is_test)
			continue;
		if (code && code->kind == TG_SYMBOL_FUNCTION)
			one = reached(build, code, test->symbol);
		if (one == TG_REACHED)
			return TG_REACHED;
		never = never || one == TG_REACHED_NEVER;
		unknown = unknown || one == TG_REACHED_UNKNOWN;
	}
	return never && !unknown ? TG_REACHED_NEVER : TG_REACHED_UNKNOWN;
}
