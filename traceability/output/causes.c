/* SPDX-License-Identifier: Apache-2.0 */
#include "output/causes.h"

#include "base/map.h"
#include "output/chain_write.h"

bool tg_cause_commit(const struct tg_chain *chain, const struct tg_meaning_change *cause,
		     struct tg_stored_commit *ret)
{
	if (cause->after)
		return chain->origin(chain->user, cause->after->path, cause->after->usr, ret);
	return cause->before &&
	       chain->gone(chain->user, cause->before->path, cause->before->usr, ret);
}

static const char *deed(const struct tg_meaning_change *cause)
{
	return !cause->after ? "gone since" : !cause->before ? "new since" : "changed";
}

void tg_cause_by(struct tg_buf *out, const char *before, const struct tg_chain *chain,
		 const struct tg_meaning_change *cause)
{
	struct tg_stored_commit commit;

	if (!tg_cause_commit(chain, cause, &commit))
		return;
	tg_buf_puts(out, before);
	tg_chain_commit(out, &commit);
}

void tg_cause_text(struct tg_buf *out, const struct tg_chain *chain,
		   const struct tg_meaning_change *cause)
{
	const struct tg_symbol *symbol = cause->after ? cause->after : cause->before;

	if (cause->depth && symbol)
		tg_buf_printf(out, "rests on %s%s (%s, %u deep: %s), ", symbol->name,
			      symbol->kind == TG_SYMBOL_FUNCTION ? "()" : "",
			      tg_change_grade_name(cause->grade), cause->depth, cause->path);
	tg_buf_puts(out, deed(cause));
	tg_cause_by(out, " ", chain, cause);
}

void tg_cause_json(struct tg_json *json, const struct tg_chain *chain,
		   const struct tg_meaning_change *cause)
{
	const struct tg_symbol *symbol = cause->after ? cause->after : cause->before;
	struct tg_stored_commit commit;

	tg_json_pair(json, "change", tg_change_grade_name(cause->grade));
	tg_json_pair_int(json, "depth", cause->depth);
	tg_json_pair(json, "through", cause->depth ? cause->path : NULL);
	if (symbol) {
		tg_json_pair(json, "cause", symbol->name);
		tg_json_pair(json, "path", symbol->path);
		tg_json_pair_int(json, "line", symbol->range.line);
	}
	if (tg_cause_commit(chain, cause, &commit))
		tg_chain_commit_json(json, &commit);
}

void tg_causes_prepare(const struct tg_chain *chain, const struct tg_meaning_change *causes,
		       size_t count)
{
	TG_AUTO(tg_free_) const char **paths = tg_alloc_zero(count + 1, sizeof(*paths));
	struct tg_map seen = {0};
	size_t i, known = 0;

	for (i = 0; i < count; i++) {
		const struct tg_symbol *cause =
			causes[i].after ? causes[i].after : causes[i].before;

		if (cause && tg_map_add(&seen, tg_str(cause->path)))
			paths[known++] = cause->path;
	}
	chain->prepare(chain->user, paths, known);
	tg_map_done(&seen);
}
