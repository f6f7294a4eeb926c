/* SPDX-License-Identifier: Apache-2.0 */
/*
 * preprocessor/bare-parameter - a macro's parameter stands beside an operator without parentheses:
 * `#define DOUBLE(x) 2 * x`. Whether a use of it goes wrong is preprocessor/argument-torn's.
 */
#include "preprocessor/macro.h"

static void unit(struct tg_pass *pass);

const struct tg_rule tg_rule_bare_parameter = {
	.id = "preprocessor/bare-parameter",
	.unit = unit,
};

/* One finding a definition: more would say the same. */
static void check(struct tg_pass *pass, const struct macro_definition *macro)
{
	const char *content = pass->ir->file[macro->file].content;
	struct piece param, use;

	if (!macro_is_bare(pass->ir, macro, &param, &use))
		return;
	pass->host->report_at(pass, macro->file, (uint32_t)(use.at - content),
			      (uint32_t)(use.end - content),
			      "'%.*s' stands beside an operator without parentheses; an argument "
			      "with one of its own is torn apart",
			      (int)(param.end - param.at), param.at);
}

static void unit(struct tg_pass *pass)
{
	const struct tg_ir *ir = pass->ir;
	uint32_t file;

	for (file = 1; file < ir->file_count; file++) {
		const char *at = ir->file[file].content;
		struct macro_definition macro;

		while (macro_next(ir, file, &at, &macro))
			check(pass, &macro);
	}
}
