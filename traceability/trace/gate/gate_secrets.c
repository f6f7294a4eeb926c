/* SPDX-License-Identifier: Apache-2.0 */
/*
 * gate_secrets.c - secrets that any commit of the change brought, also where a later one took them
 * out again: what was pushed once is known to whoever fetched it. Unsafe settings do harm where
 * they are shipped: one that was taken out again does none.
 *
 * Rules and accepted secrets are those of the base.
 */
#include "trace/gate/gate_steps.h"
#include "trace/secrets/secrets.h"

static void take(struct tg_gate_run *run, const struct tg_found_secret *found)
{
	const struct tg_secret_place *place = found->places.count ? &found->places.at[0] : NULL;
	struct tg_gate_secret *secret;
	char hex[TG_OID_HEX];
	size_t i;

	if (found->state != TG_SECRET_OPEN || !place ||
	    (found->rule->is_setting && !found->present))
		return;
	for (i = 0; i < found->places.count; i++)
		if (found->places.at[i].present)
			place = &found->places.at[i];
	secret = TG_VEC_ADD(&run->secrets);
	*secret = (struct tg_gate_secret){
		.rule = tg_arena_strdup(&run->arena, found->rule->id),
		.message = tg_arena_printf(&run->arena, "%s: %s", found->rule->title, found->shown),
		.path = tg_arena_strdup(&run->arena, place->path),
		.line = place->range.line,
		.commit =
			tg_oid_is_zero(&found->origin.oid)
				? ""
				: tg_arena_strdup(&run->arena, tg_oid_hex(&found->origin.oid, hex)),
		.way_out = tg_secret_advice(&run->arena, found),
		.severity = found->severity,
		.is_setting = found->rule->is_setting,
		.removed = !found->present,
	};
}

bool tg_gate_secrets(struct tg_gate_steps *steps, const struct tg_oid *from, struct tg_err *err)
{
	struct tg_gate_run *run = steps->run;
	struct tg_secrets_options what = {
		.root = steps->options->root,
		.rules_dir = steps->options->rules_dir,
		.where = steps->options->staged ? TG_SECRETS_STAGED : TG_SECRETS_RANGE,
		.exclude = run->config.exclude.at,
		.exclude_count = run->config.exclude.count,
		.history = steps->history,
		.from = from,
		.to = &run->head,
		.policy = run->introduced ? NULL : &run->base,
	};
	struct tg_secrets_report report = {0};
	size_t i;
	bool nothing = from && tg_oid_eq(from, &run->head) && !steps->options->staged;
	bool ok = nothing || tg_secrets_scan(&what, &report, err);

	for (i = 0; ok && i < report.secrets.count; i++)
		take(run, &report.secrets.at[i]);
	for (i = 0; ok && i < report.unread.count; i++)
		*TG_VEC_ADD(&run->unread) = (struct tg_gate_gap){
			.path = tg_arena_strdup(&run->arena, report.unread.at[i].path),
			.detail = tg_arena_printf(&run->arena, "not looked through for secrets: %s",
						  report.unread.at[i].why)};
	tg_secrets_done(&report);
	return ok;
}
