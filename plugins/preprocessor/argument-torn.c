/* SPDX-License-Identifier: Apache-2.0 */
/*
 * preprocessor/argument-torn - `DOUBLE(a + b)` where DOUBLE(x) is `2 * x`: the operator of the
 * macro takes the nearer part of the argument.
 *
 * Reported is an argument with an operator that binds less than the macro's beside the parameter,
 * in every definition of the macro that the unit has.
 */
#include "preprocessor/macro.h"

static void unit(struct tg_pass *pass);

const struct tg_rule tg_rule_argument_torn = {
	.id = "preprocessor/argument-torn",
	.unit = unit,
};

/* The weakest operator of an argument outside its parentheses, or BIND_UNARY for none. */
static int weakest(struct piece argument)
{
	int depth = 0, least = BIND_UNARY, size;
	const char *p = argument.at;

	for (; p < argument.end; p += size) {
		const char *past = piece_skip_literal(p, argument.end);
		int bind;

		size = (int)(past - p);
		if (size > 0)
			continue;
		bind = bind_of(p, argument.end, &size);
		depth += *p == '(' || *p == '[' || *p == '{';
		depth -= *p == ')' || *p == ']' || *p == '}';
		if (!depth && bind && bind < least && piece_ends_value(piece_last(argument.at, p)))
			least = bind;
	}
	return least;
}

/* Argument number `index` of a use; false when it has not so many. */
static bool find_argument(struct piece use, unsigned index, struct piece *ret)
{
	const char *p = memchr(use.at, '(', (size_t)(use.end - use.at));
	int depth = 0;

	if (!p)
		return false;
	for (ret->at = ++p; p < use.end; p++) {
		const char *past = piece_skip_literal(p, use.end);

		if (past > p) {
			p = past - 1;
		} else if (*p == '(' || *p == '[' || *p == '{') {
			depth++;
		} else if (depth && (*p == ')' || *p == ']' || *p == '}')) {
			depth--;
		} else if (!depth && (*p == ',' || *p == ')')) {
			ret->end = p;
			if (!index--)
				return true;
			ret->at = p + 1;
		}
	}
	return false;
}

/* An operator of the macro binds tighter than the weakest of the argument. */
static bool tears(int left, int right, int argument)
{
	return left > argument || right > argument;
}

/* The argument that this definition tears; false when it leaves all whole. */
static bool find_torn(const struct macro_definition *macro, struct piece use, struct piece *ret)
{
	const char *at = macro->params.at;
	struct piece param, bare;
	unsigned index = 0;
	int left, right;

	for (; macro_next_param(macro, &at, &param); index++) {
		const char *from = macro->body.at;
		int argument;

		if (!find_argument(use, index, ret))
			return false;
		argument = weakest(*ret);
		while (argument != BIND_UNARY &&
		       macro_next_bare(macro, param, &from, &bare, &left, &right))
			if (tears(left, right, argument))
				return true;
	}
	return false;
}

/* The definitions of the unit with bare parameters, and none that has another without. */
struct table {
	struct macro_definition *at;
	size_t count;
};

static size_t list(struct tg_pass *pass, struct macro_definition *ret)
{
	const struct tg_ir *ir = pass->ir;
	size_t count = 0;
	uint32_t file;

	for (file = 1; file < ir->file_count; file++) {
		const char *at = ir->file[file].content;
		struct macro_definition macro;

		for (; macro_next(ir, file, &at, &macro); count++)
			if (ret)
				ret[count] = macro;
	}
	return count;
}

static bool has_other(const struct table *all, const struct macro_definition *macro,
		      const bool *is_bare)
{
	size_t i;

	for (i = 0; i < all->count; i++)
		if (!is_bare[i] && piece_same(all->at[i].name, macro->name))
			return true;
	return false;
}

static struct table make_table(struct tg_pass *pass)
{
	struct table all = {.count = list(pass, NULL)}, bare = {0};
	struct piece param, use;
	bool *is_bare;
	size_t i;

	if (!all.count)
		return all;
	all.at = pass->host->alloc(pass, all.count * sizeof(*all.at));
	bare.at = pass->host->alloc(pass, all.count * sizeof(*bare.at));
	is_bare = pass->host->alloc(pass, all.count);
	list(pass, all.at);
	for (i = 0; i < all.count; i++)
		is_bare[i] = macro_is_bare(pass->ir, &all.at[i], &param, &use);
	for (i = 0; i < all.count; i++)
		if (is_bare[i] && !has_other(&all, &all.at[i], is_bare))
			bare.at[bare.count++] = all.at[i];
	return bare;
}

/* True when there is a definition, and each of them tears an argument. */
static bool is_torn(const struct table *table, struct piece name, struct piece use,
		    struct piece *ret)
{
	bool any = false;
	size_t i;

	for (i = 0; i < table->count; i++) {
		if (!piece_same(table->at[i].name, name))
			continue;
		if (!find_torn(&table->at[i], use, ret))
			return false;
		any = true;
	}
	return any;
}

static void check(struct tg_pass *pass, const struct table *table, const struct tg_ir_macro *macro)
{
	const struct tg_ir *ir = pass->ir;
	const struct tg_ir_loc *loc = &ir->loc[macro->loc];
	const struct tg_ir_file *file = &ir->file[loc->file];
	const char *text = tg_ir_text(ir, macro->name);
	struct piece name = {text, text + strlen(text)}, use, torn;

	if (!file->content || loc->end_offset > file->size || loc->offset >= loc->end_offset)
		return;
	use = (struct piece){file->content + loc->offset, file->content + loc->end_offset};
	if (!is_torn(table, name, use, &torn))
		return;
	torn.at = piece_skip_blanks(torn.at, torn.end);
	pass->host->report_at(pass, loc->file, (uint32_t)(torn.at - file->content),
			      (uint32_t)(torn.end - file->content),
			      "%s() takes only a part of this argument for its own operator; put "
			      "parentheses around the parameter",
			      text);
}

static void unit(struct tg_pass *pass)
{
	const struct tg_ir *ir = pass->ir;
	const struct table table = make_table(pass);
	uint32_t i;

	for (i = 1; table.count && i < ir->macro_count; i++)
		check(pass, &table, &ir->macro[i]);
}
