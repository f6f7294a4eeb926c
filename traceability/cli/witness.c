/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/witness.h"

#include "base/text.h"
#include "evidence/policy.h"
#include "knowledge/mapping.h"
#include "knowledge/models.h"

bool tg_witness_signing(struct tg_cli *cli, struct tg_question *question, struct tg_signing *ret,
			struct tg_err *err)
{
	const char *folder = cli->keys ? tg_cli_path(cli, cli->keys) : NULL;

	if (!tg_signing_load(&cli->arena, question->history, &question->commit.oid, folder, ret,
			     err))
		return false;
	if (ret->signers.unread)
		tg_cli_say(
			cli,
			"'%s': %zu lines, the first is line %u, give no key of SSH (ed25519, RSA "
			"of at least 2048 bits, ECDSA) that may sign for git",
			ret->signers_file, ret->signers.unread, ret->signers.first_unread);
	return true;
}

bool tg_witness_process(struct tg_cli *cli, struct tg_question *question, const char *since,
			struct tg_process *ret, struct tg_err *err)
{
	struct tg_risks risks = {0};
	struct tg_api_models models = {0};
	struct tg_boundaries boundaries;
	struct tg_signing signing;
	struct tg_process_input input = {.known = &question->known,
					 .store = question->store,
					 .catalogs = &question->catalogs,
					 .risks = &risks,
					 .boundaries = &boundaries,
					 .signing = &signing};
	struct tg_oid from;
	bool ok = !since ||
		  tg_database_resolve(question->history, question->store, since, &from, err);

	if (!ok)
		return false;
	input.since = since ? &from : NULL;
	if (!tg_witness_signing(cli, question, &signing, err))
		return false;
	ok = tg_risks_load(&cli->arena, cli->rules_dir, &risks, err) &&
	     tg_models_load(cli->rules_dir, &models, err);
	if (ok)
		tg_boundaries_find(&cli->arena, &question->known,
				   tg_map_get(&models.lists, tg_str("outside-sources")),
				   &boundaries);
	ok = ok && tg_process_make(&cli->arena, &input, ret, err);
	tg_models_done(&models);
	tg_risks_done(&risks);
	tg_signing_done(&signing);
	return ok;
}

bool tg_witness_blame(struct tg_cli *cli, struct tg_question *question, struct tg_blame *ret,
		      struct tg_err *err)
{
	const struct tg_chain chain = tg_question_chain(cli, question);
	struct tg_signing signing;

	return tg_witness_signing(cli, question, &signing, err) &&
	       tg_blame_open(&cli->arena, question->store, &chain, &signing, ret, err);
}

/* The file of the tree that tells people how to report, unless its date has passed. */
static void see_policy(struct tg_question *question, struct tg_witnesses *witnesses)
{
	enum { LIMIT = 1 << 20 };
	size_t i, size;

	witnesses->security_policy = "";
	for (i = 0; tg_policy_places[i] && question->history; i++) {
		struct tg_security_policy policy;
		struct tg_str content;
		struct tg_oid blob;

		if (!tg_history_lookup(question->history, &question->commit.oid,
				       tg_policy_places[i], &blob) ||
		    tg_history_peek(question->history, &blob, LIMIT, &content, &size) !=
			    TG_BLOB_READ)
			continue;
		policy = tg_security_policy_read(tg_policy_places[i], content, tg_today());
		if (policy.expired)
			continue;
		witnesses->security_policy = tg_policy_places[i];
		witnesses->has_contact = policy.has_contact;
		return;
	}
}

/* Releases as the practice that asks for their signatures sees them. */
static void see_releases(const struct tg_process *process, struct tg_witnesses *witnesses)
{
	size_t i;

	for (i = 0; i < process->count; i++)
		if (strcmp(process->at[i].entry->id, "SM-6") == 0 && process->at[i].witness_count) {
			witnesses->tags = process->at[i].witnesses[0].count;
			witnesses->signed_tags = process->at[i].witnesses[0].holding;
		}
}

bool tg_witness_gap(struct tg_cli *cli, struct tg_question *question,
		    const struct tg_measure_wish *wish, struct tg_held *ret, struct tg_err *err)
{
	struct tg_stored_witness stored;
	struct tg_witnesses witnesses = {0};
	struct tg_gap_report report = {
		.witnesses = &witnesses, .process = &ret->process, .revision = question->revision};

	if (!tg_measure_load(question, wish, &ret->measure, err) ||
	    !tg_mappings_load(&question->catalogs, err) ||
	    !tg_store_witness(question->store, &stored, err) ||
	    !tg_witness_process(cli, question, NULL, &ret->process, err))
		return false;
	see_policy(question, &witnesses);
	witnesses.parts = (size_t)stored.parts;
	witnesses.statements = (size_t)stored.statements;
	witnesses.results = (size_t)stored.results;
	see_releases(&ret->process, &witnesses);
	ret->levels = (struct tg_levels){.known = &question->known,
					 .catalogs = &question->catalogs,
					 .profiles = &ret->measure.profiles,
					 .target = &ret->measure.target};
	report.levels = ret->levels;
	tg_gap_find(&cli->arena, &report, &ret->gap);
	return true;
}
