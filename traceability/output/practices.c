/* SPDX-License-Identifier: Apache-2.0 */
#include "output/practices.h"

#include "base/json.h"
#include "base/text.h"
#include "output/status.h"

/* Open and suppressed findings of a rule, or of all rules of a practice. */
struct tally {
	size_t open, suppressed;
};

/* Where there is a threat model, its join with the code answers instead of the units. */
static struct tally count_rule(const struct tg_known *known, const struct tg_boundaries *boundaries,
			       const char *rule)
{
	struct tally tally = {0};
	size_t i;

	if (boundaries->asked && strcmp(rule, TG_RULE_BOUNDARY) == 0)
		return (struct tally){boundaries->untied_count + boundaries->uncrossed_count, 0};
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

static struct tally count_all(const struct tg_known *known, const struct tg_boundaries *boundaries,
			      const struct tg_practice *practice)
{
	struct tally all = {0};
	size_t i;

	for (i = 0; i < practice->rule_count; i++) {
		struct tally one = count_rule(known, boundaries, practice->rules[i]->id);

		all.open += one.open;
		all.suppressed += one.suppressed;
	}
	return all;
}

/* The practice that the model's boundaries belong to: the one that asks for boundary/undocumented.
 */
static bool is_about_boundaries(const struct tg_practice *practice)
{
	size_t i;

	for (i = 0; i < practice->rule_count; i++)
		if (strcmp(practice->rules[i]->id, TG_RULE_BOUNDARY) == 0)
			return true;
	return false;
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

static void put_boundaries(struct tg_buf *out, const struct tg_boundaries *boundaries)
{
	size_t i;

	if (!boundaries->asked) {
		tg_buf_puts(out, "  no threat model to compare the code with\n");
		return;
	}
	tg_buf_printf(out,
		      "  %zu functions take data from outside, %zu of them tied to no boundary or "
		      "threat\n  %zu boundaries in the model, %zu of them crossed by no code\n",
		      boundaries->entry_count, boundaries->untied_count, boundaries->count,
		      boundaries->uncrossed_count);
	for (i = 0; i < boundaries->untied_count; i++) {
		const struct tg_symbol *symbol = boundaries->untied[i].symbol;

		tg_buf_printf(out, "    not in the model: %s() takes data with %s()  ",
			      symbol->name, boundaries->untied[i].source);
		tg_place(out, symbol->path, symbol->range.line);
		tg_buf_putc(out, '\n');
	}
	for (i = 0; i < boundaries->uncrossed_count; i++) {
		const struct tg_item *item = boundaries->uncrossed[i];

		tg_buf_puts(out, "    not in the code: ");
		tg_escape_terminal(out, tg_str(item->key), false);
		tg_buf_puts(out, ", ");
		tg_escape_terminal(out, tg_str(item->title), false);
		tg_buf_puts(out, "  ");
		tg_place(out, item->path, item->line);
		tg_buf_putc(out, '\n');
	}
}

static void put_boundaries_json(struct tg_json *json, const struct tg_boundaries *boundaries)
{
	size_t i;

	tg_json_key(json, "boundaries");
	tg_json_open(json, '{');
	tg_json_pair_bool(json, "asked", boundaries->asked);
	tg_json_pair_int(json, "entries", (int64_t)boundaries->entry_count);
	tg_json_pair_int(json, "modelled", (int64_t)boundaries->count);
	tg_json_key(json, "notInModel");
	tg_json_open(json, '[');
	for (i = 0; i < boundaries->untied_count; i++) {
		const struct tg_symbol *symbol = boundaries->untied[i].symbol;

		tg_json_open(json, '{');
		tg_json_pair(json, "function", symbol->name);
		tg_json_pair(json, "source", boundaries->untied[i].source);
		tg_json_pair(json, "path", symbol->path);
		tg_json_pair_int(json, "line", symbol->range.line);
		tg_json_close(json, '}');
	}
	tg_json_close(json, ']');
	tg_json_key(json, "notInCode");
	tg_json_open(json, '[');
	for (i = 0; i < boundaries->uncrossed_count; i++) {
		tg_json_open(json, '{');
		tg_json_pair(json, "id", boundaries->uncrossed[i]->key);
		tg_json_pair(json, "title", boundaries->uncrossed[i]->title);
		tg_json_pair(json, "path", boundaries->uncrossed[i]->path);
		tg_json_pair_int(json, "line", boundaries->uncrossed[i]->line);
		tg_json_close(json, '}');
	}
	tg_json_close(json, ']');
	tg_json_close(json, '}');
}

static void put_text(struct tg_buf *out, const struct tg_practices *practices,
		     const struct tg_known *known, const struct tg_boundaries *boundaries)
{
	size_t i, k;

	tg_buf_printf(out, "%s\n\n", practices->title);
	for (i = 0; i < practices->count; i++) {
		const struct tg_practice *practice = &practices->at[i];
		struct tally tally = count_all(known, boundaries, practice);

		tg_buf_printf(out, "%s: %s\n", practice->title, word(known, practice, tally));
		tg_buf_printf(out, "  %zu rules on %zu units; %zu open, %zu suppressed\n",
			      practice->rule_count, known->checked, tally.open, tally.suppressed);
		for (k = 0; k < practice->rule_count; k++) {
			const struct tg_card *card = practice->rules[k];
			struct tally one = count_rule(known, boundaries, card->id);

			if (one.open + one.suppressed)
				tg_buf_printf(out, "    %-34s %zu open, %zu suppressed\n", card->id,
					      one.open, one.suppressed);
		}
		if (is_about_boundaries(practice))
			put_boundaries(out, boundaries);
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
		     const struct tg_known *known, const struct tg_boundaries *boundaries)
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
		struct tally tally = count_all(known, boundaries, practice);

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
			struct tally one = count_rule(known, boundaries, practice->rules[k]->id);

			tg_json_open(&json, '{');
			tg_json_pair(&json, "id", practice->rules[k]->id);
			tg_json_pair_int(&json, "open", (int64_t)one.open);
			tg_json_pair_int(&json, "suppressed", (int64_t)one.suppressed);
			tg_json_close(&json, '}');
		}
		tg_json_close(&json, ']');
		if (is_about_boundaries(practice))
			put_boundaries_json(&json, boundaries);
		tg_json_close(&json, '}');
	}
	tg_json_close(&json, ']');
	tg_json_close(&json, '}');
	tg_buf_putc(out, '\n');
}

bool tg_practices_write(struct tg_buf *out, const char *format,
			const struct tg_practices *practices, const struct tg_known *known,
			const struct tg_boundaries *boundaries, struct tg_err *err)
{
	if (strcmp(format, "json") == 0)
		put_json(out, practices, known, boundaries);
	else if (strcmp(format, "text") == 0)
		put_text(out, practices, known, boundaries);
	else
		return tg_fail(err, TG_ERR_USAGE,
			       "the practices have no format '%s'; use text or json", format);
	return true;
}
