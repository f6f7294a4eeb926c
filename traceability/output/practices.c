/* SPDX-License-Identifier: Apache-2.0 */
#include "output/practices.h"

#include "base/json.h"
#include "base/text.h"

/* Open and suppressed findings of a rule, or of all rules of a practice. */
struct tally {
	size_t open, suppressed;
};

static struct tally count_rule(const struct tg_known *known, const char *rule)
{
	struct tally tally = {0};
	size_t i;

	for (i = 0; i < known->finding_count; i++) {
		if (strcmp(known->findings[i].rule, rule) != 0)
			continue;
		if (known->findings[i].state == TG_FINDING_OPEN)
			tally.open++;
		else
			tally.suppressed++;
	}
	return tally;
}

static struct tally count_all(const struct tg_known *known, const struct tg_practice *practice)
{
	struct tally all = {0};
	size_t i;

	for (i = 0; i < practice->rule_count; i++) {
		struct tally one = count_rule(known, practice->rules[i]->id);

		all.open += one.open;
		all.suppressed += one.suppressed;
	}
	return all;
}

/* No rule found something: that is worth something only when rules looked. */
static const char *word(const struct tg_known *known, const struct tg_practice *practice,
			struct tally tally)
{
	if (!practice->rule_count)
		return "no rule";
	if (!known->checked)
		return "not checked";
	return tally.open ? "open" : "nothing open";
}

static void put_text(struct tg_buf *out, const struct tg_practices *practices,
		     const struct tg_known *known)
{
	size_t i, k;

	tg_buf_printf(out, "%s\n\n", practices->title);
	for (i = 0; i < practices->count; i++) {
		const struct tg_practice *practice = &practices->at[i];
		struct tally tally = count_all(known, practice);

		tg_buf_printf(out, "%s: %s\n", practice->title, word(known, practice, tally));
		tg_buf_printf(out, "  %zu rules on %zu units; %zu open, %zu suppressed\n",
			      practice->rule_count, known->checked, tally.open, tally.suppressed);
		for (k = 0; k < practice->rule_count; k++) {
			const struct tg_card *card = practice->rules[k];
			struct tally one = count_rule(known, card->id);

			if (one.open + one.suppressed)
				tg_buf_printf(out, "    %-34s %zu open, %zu suppressed\n", card->id,
					      one.open, one.suppressed);
		}
		tg_buf_puts(out, "  a person judges: ");
		tg_escape_terminal(out, tg_str(practice->person), false);
		tg_buf_puts(out, "\n\n");
	}
	tg_buf_printf(out,
		      known->checked ? "What the last 'tracegate check --store' or gate of these "
				       "files found, with the rules it ran.\n"
				     : "No analysis of this commit is stored: run 'tracegate check "
				       "--profile %s --store'.\n",
		      practices->profile);
}

static void put_json(struct tg_buf *out, const struct tg_practices *practices,
		     const struct tg_known *known)
{
	struct tg_json json = {.out = out, .indent = 2};
	size_t i, k;

	tg_json_open(&json, '{');
	tg_json_pair(&json, "profile", practices->profile);
	tg_json_pair(&json, "title", practices->title);
	tg_json_pair_int(&json, "units", (int64_t)known->checked);
	tg_json_key(&json, "practices");
	tg_json_open(&json, '[');
	for (i = 0; i < practices->count; i++) {
		const struct tg_practice *practice = &practices->at[i];
		struct tally tally = count_all(known, practice);

		tg_json_open(&json, '{');
		tg_json_pair(&json, "id", practice->id);
		tg_json_pair(&json, "title", practice->title);
		tg_json_pair(&json, "state", word(known, practice, tally));
		tg_json_pair_int(&json, "open", (int64_t)tally.open);
		tg_json_pair_int(&json, "suppressed", (int64_t)tally.suppressed);
		tg_json_pair(&json, "person", practice->person);
		tg_json_key(&json, "rules");
		tg_json_open(&json, '[');
		for (k = 0; k < practice->rule_count; k++) {
			struct tally one = count_rule(known, practice->rules[k]->id);

			tg_json_open(&json, '{');
			tg_json_pair(&json, "id", practice->rules[k]->id);
			tg_json_pair_int(&json, "open", (int64_t)one.open);
			tg_json_pair_int(&json, "suppressed", (int64_t)one.suppressed);
			tg_json_close(&json, '}');
		}
		tg_json_close(&json, ']');
		tg_json_close(&json, '}');
	}
	tg_json_close(&json, ']');
	tg_json_close(&json, '}');
	tg_buf_putc(out, '\n');
}

bool tg_practices_write(struct tg_buf *out, const char *format,
			const struct tg_practices *practices, const struct tg_known *known,
			struct tg_err *err)
{
	if (strcmp(format, "json") == 0)
		put_json(out, practices, known);
	else if (strcmp(format, "text") == 0)
		put_text(out, practices, known);
	else
		return tg_fail(err, TG_ERR_USAGE,
			       "the practices have no format '%s'; use text or json", format);
	return true;
}
