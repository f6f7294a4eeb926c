/* SPDX-License-Identifier: Apache-2.0 */
/*
 * process_model.c - SR-2 of process.h: the threat model follows the code, and knows it.
 */
#include "trace/process/process_look.h"

/* A change of the threat model for the same release, the same commit first; NULL: none. */
static const char *model_change(struct tg_look *look, size_t index)
{
	const struct tg_look_commit *commit = &look->commits[index];
	char hex[TG_OID_HEX];
	size_t i;

	if (commit->threat)
		return tg_arena_printf(look->arena, "%s changed with it", commit->threat);
	for (i = 0; i < look->past.commit_count; i++)
		if (look->commits[i].threat && look->commits[i].release == commit->release)
			return tg_arena_printf(look->arena,
					       "%s changed for the same release, in %.8s",
					       look->commits[i].threat,
					       tg_oid_hex(&look->past.commits[i].shown.oid, hex));
	return NULL;
}

void tg_look_model_follows(struct tg_look *look)
{
	size_t i;

	for (i = 0; i < look->past.commit_count; i++) {
		const struct tg_look_commit *commit = &look->commits[i];
		const char *how;

		if (!commit->in_range || !commit->boundary)
			continue;
		how = model_change(look, i);
		tg_look_add_commit(look, how != NULL, i,
				   tg_arena_printf(look->arena, "it begins to use %s(); %s",
						   commit->boundary,
						   how ? how : "the threat model did not change"),
				   commit->boundary_path);
	}
}

/* The join of boundaries.h; nothing where there is no model, or who calls whom is not known. */
void tg_look_model_knows(struct tg_look *look)
{
	const struct tg_boundaries *found = look->in->boundaries;
	size_t tied = found->entry_count - found->untied_count;
	size_t crossed = found->count - found->uncrossed_count, i;
	struct tg_witness_fact *fact;

	if (!found->asked)
		return;
	for (i = 0; i < found->untied_count; i++) {
		const struct tg_symbol *symbol = found->untied[i].symbol;

		fact = tg_look_add(look, false, tg_arena_printf(look->arena, "%s()", symbol->name),
				   tg_arena_printf(look->arena,
						   "takes data with %s(), tied to no boundary or "
						   "threat",
						   found->untied[i].source));
		fact->path = symbol->path;
		fact->line = symbol->range.line;
	}
	for (i = 0; i < found->uncrossed_count; i++) {
		fact = tg_look_add(look, false, found->uncrossed[i]->key,
				   "a boundary of the model that no code crosses");
		fact->path = found->uncrossed[i]->path;
		fact->line = found->uncrossed[i]->line;
	}
	if (tied)
		tg_look_add(
			look, true,
			tg_arena_printf(look->arena, "%zu function%s", tied, tied == 1 ? "" : "s"),
			"take data from outside and are tied to the model");
	if (crossed)
		tg_look_add(look, true,
			    tg_arena_printf(look->arena, "%zu boundar%s of the model", crossed,
					    crossed == 1 ? "y" : "ies"),
			    "crossed by code");
}
