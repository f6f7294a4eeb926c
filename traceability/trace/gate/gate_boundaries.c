/* SPDX-License-Identifier: Apache-2.0 */
/*
 * gate_boundaries.c - what of the code and of the threat model does not know the other, on both
 * sides of a change.
 */
#include "trace/gate/gate_steps.h"
#include "trace/index/outline.h"
#include "trace/matrix/boundaries.h"

bool tg_gate_outline_base(struct tg_gate_steps *steps, struct tg_err *err)
{
	struct tg_outlining outlining = {.store = steps->store,
					 .history = steps->history,
					 .root = steps->options->root,
					 .jobs = steps->options->jobs};

	return tg_outline_commit(&outlining, &steps->run->base, err);
}

void tg_gate_boundaries(struct tg_gate_steps *steps)
{
	struct tg_gate_run *run = steps->run;
	const struct tg_map *sources =
		tg_map_get(&run->rulebook.models.lists, tg_str("outside-sources"));
	struct tg_boundaries now, before;

	tg_boundaries_find(&run->arena, &run->known_now, sources, &now);
	tg_boundaries_find(&run->arena, &run->known_before, sources, &before);
	tg_boundaries_report(&now, &before, &run->rulebook, &run->now, &run->is_new);
}
