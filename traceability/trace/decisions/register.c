/* SPDX-License-Identifier: Apache-2.0 */
#include "trace/decisions/register.h"

#include "base/file.h"
#include "base/text.h"
#include "engine/check/packs.h"
#include "format/value.h"

enum { FINGERPRINT_MIN = 12 };

const char *tg_entry_state_name(enum tg_entry_state state)
{
	static const char *const names[] = {"in force", "malformed", "expired", "ended", "unused"};

	return names[state];
}

static void spoil(struct tg_register_entry *entry, enum tg_entry_state state, const char *problem)
{
	if (entry->state != TG_ENTRY_IN_FORCE)
		return;
	entry->state = state;
	entry->problem = problem;
}

static bool is_hex(const char *text, size_t least)
{
	return strlen(text) >= least && strspn(text, "0123456789abcdef") == strlen(text) &&
	       strlen(text) < TG_HASH_HEX;
}

/* A folder stands for what is in it. */
static const char *read_where(struct tg_arena *arena, const char *path)
{
	size_t length = strlen(path);

	if (length && path[length - 1] == '/')
		return tg_arena_printf(arena, "%s**", path);
	return path;
}

static void judge(struct tg_register_entry *entry, const struct tg_allow_policy *policy,
		  int64_t today)
{
	struct tg_allow_record *r = &entry->record;
	struct tg_allow allow = {.rule = tg_str(r->rule),
				 .reason = tg_str(r->reason),
				 .owner = tg_str(r->owner),
				 .until = tg_str(r->until),
				 .ticket = tg_str(r->ticket),
				 .code = tg_str(r->code)};
	const char *problem = tg_allow_check(&allow);

	r->last_day = allow.last_day;
	if (!strchr(r->rule, '/') || strpbrk(r->rule, "*?["))
		spoil(entry, TG_ENTRY_MALFORMED, "it must name one rule, as 'pack/rule'");
	if (!entry->where[0] && !entry->fingerprint[0])
		spoil(entry, TG_ENTRY_MALFORMED,
		      "it must say where: 'path', or the 'fingerprint' of a finding");
	if (entry->fingerprint[0] && !is_hex(entry->fingerprint, FINGERPRINT_MIN))
		spoil(entry, TG_ENTRY_MALFORMED,
		      "'fingerprint' is at least 12 of the digits that reports print");
	if (problem)
		spoil(entry, TG_ENTRY_MALFORMED, problem);
	else if (tg_allow_refuse(&allow, policy, today))
		spoil(entry, TG_ENTRY_MALFORMED, tg_allow_refuse(&allow, policy, today));
	else if (r->last_day < today)
		spoil(entry, TG_ENTRY_EXPIRED, "it has expired");
}

static bool read_entry(struct tg_arena *arena, const struct tg_value *map, const char *file,
		       struct tg_register_entry *entry, struct tg_err *err)
{
	static const char *const keys[] = {"rule",  "path",  "fingerprint", "code", "reason",
					   "owner", "until", "ticket",      NULL};

	if (!tg_value_keys(map, keys, err))
		return false;
	for (TG_VALUE_EACH(member, map))
		if (member->kind != TG_VALUE_TEXT && member->kind != TG_VALUE_NULL)
			return tg_value_fail(member, err, "'%s' is a text", member->key.ptr);
	entry->record = (struct tg_allow_record){
		.path = file,
		.line = map->line,
		.rule = tg_value_text(map, "rule", ""),
		.reason = tg_value_text(map, "reason", ""),
		.owner = tg_value_text(map, "owner", ""),
		.until = tg_value_text(map, "until", ""),
		.ticket = tg_value_text(map, "ticket", ""),
		.code = tg_value_text(map, "code", ""),
	};
	entry->where = read_where(arena, tg_value_text(map, "path", ""));
	entry->fingerprint = tg_value_text(map, "fingerprint", "");
	entry->problem = "";
	return true;
}

bool tg_register_parse(struct tg_arena *arena, struct tg_str content, const char *file,
		       const struct tg_allow_policy *policy, int64_t today,
		       struct tg_register *entries, struct tg_err *err)
{
	static const char *const top[] = {"version", "suppressions", NULL};
	const struct tg_value *map = tg_yaml_parse(arena, content, file, err);
	const struct tg_value *list = tg_value_get(map, "suppressions");
	const struct tg_value *version = tg_value_get(map, "version");
	int64_t number = 0;

	*entries = (struct tg_register){0};
	if (!map || map->kind == TG_VALUE_NULL)
		return map != NULL;
	if (!tg_value_keys(map, top, err))
		return false;
	if (!version || !tg_value_int(version, &number, err) || number != 1)
		return tg_value_fail(map, err, "the line 'version: 1' is missing; add it");
	if (list && list->kind != TG_VALUE_LIST && list->kind != TG_VALUE_NULL)
		return tg_value_fail(list, err, "'suppressions' is a list");
	entries->entries =
		tg_arena_alloc(arena, ((list ? list->count : 0) + 1) * sizeof(*entries->entries));
	for (TG_VALUE_EACH(item, list)) {
		struct tg_register_entry *entry = &entries->entries[entries->count++];

		if (!read_entry(arena, item, file, entry, err))
			return false;
		judge(entry, policy, today);
	}
	return true;
}

/* What is known only with the rules: one that is not there, is locked, or does not run. */
static bool check_rule(struct tg_register_entry *entry, struct tg_arena *arena,
		       const struct tg_ruleset *ruleset, const struct tg_cards *cards)
{
	const struct tg_card *card = tg_card_find(cards, entry->record.rule);

	if (!card)
		spoil(entry, TG_ENTRY_MALFORMED,
		      tg_arena_printf(arena, "there is no rule '%s'", entry->record.rule));
	else if (!card->suppressible)
		spoil(entry, TG_ENTRY_MALFORMED,
		      tg_arena_printf(arena, "the rule '%s' cannot be suppressed",
				      entry->record.rule));
	return card && tg_ruleset_find(ruleset, entry->record.rule);
}

static bool is_for(const struct tg_register_entry *entry, const struct tg_finding *finding)
{
	char hex[TG_HASH_HEX];

	if (strcmp(entry->record.rule, finding->rule) != 0)
		return false;
	if (entry->where[0] && !tg_glob_match(entry->where, finding->path))
		return false;
	return !entry->fingerprint[0] ||
	       strncmp(tg_hash_hex(finding->fingerprint, hex), entry->fingerprint,
		       strlen(entry->fingerprint)) == 0;
}

static bool has_changed(const struct tg_register_entry *entry, const struct tg_hash *code)
{
	char hex[TG_HASH_HEX];

	return entry->record.code[0] && strncmp(tg_hash_hex(*code, hex), entry->record.code,
						strlen(entry->record.code)) != 0;
}

/* @satisfies TG-RUL-1 */
void tg_register_apply(struct tg_register *entries, struct tg_arena *arena,
		       const struct tg_ruleset *ruleset, const struct tg_cards *cards,
		       struct tg_finding *findings, const struct tg_hash *codes, size_t count,
		       bool whole)
{
	size_t e, i;

	for (e = 0; e < entries->count; e++) {
		struct tg_register_entry *entry = &entries->entries[e];
		bool runs = check_rule(entry, arena, ruleset, cards), changed = false;

		for (i = 0; entry->state == TG_ENTRY_IN_FORCE && i < count; i++) {
			if (findings[i].state != TG_FINDING_OPEN || !is_for(entry, &findings[i]))
				continue;
			if (has_changed(entry, &codes[i])) {
				changed = true;
				continue;
			}
			findings[i].state = TG_FINDING_SUPPRESSED;
			findings[i].reason = entry->record.reason;
			entry->record.covers++;
		}
		if (entry->record.covers || !runs ||
		    tg_card_is_of_build(tg_card_find(cards, entry->record.rule)))
			continue;
		if (changed)
			spoil(entry, TG_ENTRY_ENDED,
			      "it has ended: the function around the finding changed since");
		else if (whole)
			spoil(entry, TG_ENTRY_UNUSED, "it covers no finding");
	}
}

const char *tg_register_rule(const struct tg_register_entry *entry)
{
	switch (entry->state) {
	case TG_ENTRY_IN_FORCE:
		return NULL;
	case TG_ENTRY_MALFORMED:
		return TG_RULE_SUPPRESSION_MALFORMED;
	default:
		return TG_RULE_SUPPRESSION_STALE;
	}
}
