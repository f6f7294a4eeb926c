/* SPDX-License-Identifier: Apache-2.0 */
/*
 * process_decisions.c - DM-4 of process.h: what was decided on findings, ours and those of other
 * tools, on vulnerabilities and on requirements, and whether the decision has a reason and stands.
 */
#include "base/text.h"
#include "trace/decisions/register.h"
#include "trace/process/process_look.h"

static void finding(struct tg_look *look, const struct tg_finding *finding)
{
	bool open = finding->state == TG_FINDING_OPEN;
	struct tg_witness_fact *fact;
	const char *how = finding->reason;

	if (open && finding->severity == TG_NOTE)
		return;
	if (open)
		how = "open: nobody decided on it";
	else if (!how[0])
		how = "suppressed without a reason";
	fact = tg_look_add(look, !open && finding->reason[0], finding->rule, how);
	fact->path = finding->path;
	fact->line = finding->range.line;
}

static void waiver(struct tg_look *look, const struct tg_claim *claim)
{
	bool whole = claim->note[0] && claim->owner[0] && claim->until[0];
	struct tg_witness_fact *fact;
	const char *how = "it lacks a reason, an owner or a last day";
	bool over = false;
	int64_t last;

	if (whole) {
		over = !tg_date_parse(tg_str(claim->until), &last) || last < tg_today();
		how = tg_arena_printf(look->arena, "%s (%s, %s %s)", claim->note, claim->owner,
				      over ? "but only until" : "until", claim->until);
	}
	fact = tg_look_add(look, whole && !over,
			   tg_arena_printf(look->arena, "waiver of %s", claim->target), how);
	fact->path = claim->path;
	fact->line = claim->line;
}

static void entry(struct tg_look *look, const struct tg_register_entry *entry)
{
	const struct tg_allow_record *record = &entry->record;
	bool stands = entry->state == TG_ENTRY_IN_FORCE;
	struct tg_witness_fact *fact;
	const char *how = stands ? tg_arena_printf(look->arena, "%s (%s, until %s)", record->reason,
						   record->owner, record->until)
				 : entry->problem;

	fact = tg_look_add(look, stands,
			   tg_arena_printf(look->arena, "%s in %s", record->rule,
					   entry->where[0] ? entry->where : entry->fingerprint),
			   how);
	fact->path = TG_REGISTER_FILE;
	fact->line = record->line;
}

/* The register as it stands in the commit. */
static void entries(struct tg_look *look)
{
	enum { LIMIT = 4 << 20 };
	const struct tg_known *known = look->in->known;
	const struct tg_allow_policy policy = {known->policy.need_ticket,
					       known->policy.longest_days};
	struct tg_history *history = look->in->signing->history;
	struct tg_register found = {0};
	struct tg_err err = {0};
	struct tg_str content;
	struct tg_oid blob;
	size_t size, i;

	if (!history || !tg_history_lookup(history, &known->commit, TG_REGISTER_FILE, &blob))
		return;
	if (tg_history_peek(history, &blob, LIMIT, &content, &size) != TG_BLOB_READ)
		tg_look_add(look, false, TG_REGISTER_FILE, "it is missing or too large")->path =
			TG_REGISTER_FILE;
	else if (!tg_register_parse(look->arena, content, TG_REGISTER_FILE, &policy, tg_today(),
				    &found, &err))
		tg_look_add(look, false, TG_REGISTER_FILE, tg_arena_strdup(look->arena, err.text))
			->path = TG_REGISTER_FILE;
	for (i = 0; i < found.count; i++)
		entry(look, &found.entries[i]);
}

/* What the maker says of a vulnerability is a decision, unless it says that nobody decided. */
static void statement(struct tg_look *look, const struct tg_vex_statement *said)
{
	const char *reason = said->note[0] ? said->note : said->justification;
	bool holds = said->status == TG_VEX_FIXED ||
		     (said->status != TG_VEX_UNDER_INVESTIGATION && reason[0]);

	tg_look_add(look, holds,
		    tg_arena_printf(look->arena, "%s%s%s", said->vulnerability,
				    said->product[0] ? " in " : "", said->product),
		    tg_arena_printf(look->arena, "%s%s%s", tg_vex_status_name(said->status),
				    reason[0] ? ": " : "",
				    reason[0] ? reason
				    : holds || said->status == TG_VEX_UNDER_INVESTIGATION
					    ? ""
					    : ", without a reason"));
}

void tg_look_decisions(struct tg_look *look)
{
	const struct tg_known *known = look->in->known;
	size_t i;

	for (i = 0; i < known->finding_count; i++)
		finding(look, &known->findings[i]);
	for (i = 0; i < known->foreign_count; i++)
		finding(look, &known->foreign[i].finding);
	entries(look);
	for (i = 0; i < known->now.claim_count; i++)
		if (known->now.claims[i].claim.verb == TG_JUSTIFIES)
			waiver(look, &known->now.claims[i].claim);
	for (i = 0; i < look->vex_count; i++)
		statement(look, &look->vex[i]);
}
