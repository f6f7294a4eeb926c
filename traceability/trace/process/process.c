/* SPDX-License-Identifier: Apache-2.0 */
#include "trace/process/process.h"

#include "trace/process/process_look.h"

/* What no repository can show of a practice that it shows something of. `part`: what it shows is
 * the smaller part. */
static const struct {
	const char *practice;
	bool part;
	const char *text;
} beyond[] = {
	{"SM-6", false, "whether users are told how to check what is delivered"},
	{"SM-8", true, "where private keys are kept, and who may use them"},
	{"SR-2", false, "whether the model is right, and was looked at again in time"},
	{"SR-5", false, "whether all who should have been were at the review"},
	{"SI-1", false, "how thoroughly somebody looked"},
	{"SVV-1", false, "whether the tests are enough"},
	{"SVV-2", false, "whether somebody tried to get around the mitigations"},
	{"SVV-5", false, "whether the people are free of each other's orders"},
	{"DM-4", false, "issues that were reported elsewhere and decided on in no file"},
	{"SUM-5", false, "when users could get the release, and fixes that no commit calls one"},
};

const char *tg_practice_state_name(enum tg_practice_state state)
{
	static const char *const names[] = {
		"witnessed",     "documented",         "partly",
		"not witnessed", "nothing to witness", "beyond a repository"};

	return names[state];
}

static struct tg_witness witness_of(struct tg_look *look, size_t rule)
{
	struct tg_witness witness = {.rule = tg_process_rules[rule].rule,
				     .asks = tg_process_rules[rule].asks};
	struct tg_witness_fact *kept;
	size_t i;

	look->facts.count = 0;
	tg_process_rules[rule].look(look);
	kept = tg_arena_alloc(look->arena, (look->facts.count + 1) * sizeof(*kept));
	for (i = 0; i < look->facts.count; i++) {
		kept[i] = look->facts.at[i];
		witness.holding += kept[i].holds;
	}
	witness.facts = kept;
	witness.count = look->facts.count;
	return witness;
}

/* A proven item of the product that covers the practice. */
static const struct tg_matrix_item *document_of(const struct tg_matrix *matrix,
						const struct tg_entry *entry)
{
	size_t i, d;

	for (i = 0; i < matrix->count; i++)
		for (d = 0; matrix->items[i].entry == entry && d < matrix->items[i].down_count;
		     d++) {
			const struct tg_matrix_item *item = matrix->items[i].down[d];

			if (item->verdict == TG_VERDICT_OK || item->verdict == TG_JUSTIFIED)
				return item;
		}
	return NULL;
}

static enum tg_practice_state judge(const struct tg_process_practice *practice, bool part)
{
	size_t i, whole = 0, some = 0, asked = 0;

	for (i = 0; i < practice->witness_count; i++) {
		const struct tg_witness *witness = &practice->witnesses[i];

		asked += witness->count > 0;
		whole += witness->count && witness->holding == witness->count;
		some += witness->holding > 0;
	}
	if (!practice->witness_count)
		return practice->document ? TG_PRACTICE_DOCUMENTED : TG_PRACTICE_BEYOND;
	if (asked && whole == asked && !part)
		return TG_PRACTICE_WITNESSED;
	if (practice->document)
		return TG_PRACTICE_DOCUMENTED;
	if (!asked)
		return TG_PRACTICE_NOTHING;
	return some ? TG_PRACTICE_PARTLY : TG_PRACTICE_LACKING;
}

static void make_practice(struct tg_look *look, const struct tg_entry *entry,
			  struct tg_process_practice *ret)
{
	enum { MOST = 4 };
	struct tg_witness *witnesses = tg_arena_alloc(look->arena, MOST * sizeof(*witnesses));
	bool part = false;
	size_t i;

	*ret = (struct tg_process_practice){.entry = entry,
					    .witnesses = witnesses,
					    .beyond = "nothing in a repository shows it",
					    .document =
						    document_of(&look->in->known->matrix, entry)};
	for (i = 0; i < sizeof(beyond) / sizeof(*beyond); i++)
		if (strcmp(beyond[i].practice, entry->id) == 0) {
			ret->beyond = beyond[i].text;
			part = beyond[i].part;
		}
	for (i = 0; i < tg_process_rule_count && ret->witness_count < MOST; i++)
		if (strcmp(tg_process_rules[i].practice, entry->id) == 0)
			witnesses[ret->witness_count++] = witness_of(look, i);
	ret->state = judge(ret, part);
}

/* @satisfies TG-PRC-1 */
bool tg_process_make(struct tg_arena *arena, const struct tg_process_input *input,
		     struct tg_process *ret, struct tg_err *err)
{
	const struct tg_catalog *catalog =
		tg_catalog_named(input->catalogs, tg_str("iec62443-4-1"));
	struct tg_process_practice *at;
	const struct tg_entry *entry;
	struct tg_look look;

	*ret = (struct tg_process){0};
	if (!catalog)
		return tg_fail(err, TG_ERR_MISSING,
			       "the catalogue 'iec62443-4-1' is not installed");
	if (!tg_look_make(arena, input, &look, err)) {
		tg_look_done(&look);
		return false;
	}
	at = tg_arena_alloc(arena, (catalog->count + 1) * sizeof(*at));
	for (entry = catalog->first; entry; entry = entry->next)
		if (strcmp(entry->kind, "requirement") == 0 && !entry->planned)
			make_practice(&look, entry, &at[ret->count++]);
	ret->at = at;
	tg_look_done(&look);
	return true;
}

const struct tg_process_practice *tg_process_find(const struct tg_process *process,
						  const struct tg_entry *entry)
{
	size_t i;

	for (i = 0; i < process->count; i++)
		if (process->at[i].entry == entry)
			return &process->at[i];
	return NULL;
}

bool tg_practice_is_met(const struct tg_process_practice *practice)
{
	return practice->state <= TG_PRACTICE_DOCUMENTED;
}
