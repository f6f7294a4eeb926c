/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/witness.h"

bool tg_witness_process(struct tg_cli *cli, struct tg_question *question, const char *since,
			struct tg_process *ret, struct tg_err *err)
{
	struct tg_risks risks = {0};
	struct tg_process_input input = {.known = &question->known,
					 .store = question->store,
					 .catalogs = &question->catalogs,
					 .risks = &risks};
	struct tg_oid from;
	bool ok = !since ||
		  tg_database_resolve(question->history, question->store, since, &from, err);

	if (!ok)
		return false;
	input.since = since ? &from : NULL;
	ok = tg_risks_load(&cli->arena, cli->rules_dir, &risks, err) &&
	     tg_process_make(&cli->arena, &input, ret, err);
	tg_risks_done(&risks);
	return ok;
}
