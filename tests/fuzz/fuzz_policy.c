/* SPDX-License-Identifier: Apache-2.0 */
/* What a repository says about how it is judged: policy, configuration, register, ledger. */
#include "fuzz.h"

#include "knowledge/config.h"
#include "trace/decisions/register.h"
#include "trace/decisions/review.h"

static void check_register(struct tg_arena *arena, struct tg_str input)
{
	const struct tg_allow_policy policy = {true, 30};
	struct tg_register entries;
	struct tg_err err = {0};
	size_t i;

	if (!tg_register_parse(arena, input, "r", &policy, 20000, &entries, &err)) {
		must(err.code != TG_OK && err.text[0]);
		return;
	}
	for (i = 0; i < entries.count; i++) {
		const struct tg_register_entry *entry = &entries.entries[i];

		/* What is in force is governed. */
		if (entry->state == TG_ENTRY_IN_FORCE)
			must(strlen(entry->record.reason) >= TG_REASON_MIN &&
			     entry->record.owner[0] && entry->record.ticket[0] &&
			     entry->record.last_day >= 20000 && entry->record.last_day <= 20030 &&
			     (entry->where[0] || entry->fingerprint[0]));
		else
			must(entry->problem[0]);
	}
}

void fuzz_one(struct tg_str input)
{
	struct tg_arena arena = {0};
	struct tg_err err = {0};
	struct tg_config config;
	struct tg_policy policy;
	struct tg_reviews reviews = {0};

	tg_policy_parse(&arena, input, "p", &policy, &err);
	tg_config_parse(&arena, input, "c", &config, NULL);
	check_register(&arena, input);
	tg_reviews_read(&arena, input, &reviews);
	tg_reviews_done(&reviews);
	tg_arena_done(&arena);
}
