/* SPDX-License-Identifier: Apache-2.0 */
#include "evidence/sarif_rule.h"

#include <ctype.h>
#include <stdlib.h>
#include <strings.h>

enum { MOST_WEAKNESSES = 16, LONGEST_NUMBER = 6 };

static struct tg_sarif_rule describe(const struct tg_value *value)
{
	const struct tg_value *configuration = tg_value_get(value, "defaultConfiguration");

	return (struct tg_sarif_rule){.id = tg_value_text(value, "id", ""),
				      .level = tg_value_text(configuration, "level", "warning"),
				      .value = value};
}

static void add_rule(struct tg_sarif_rules *rules, const struct tg_value *value)
{
	struct tg_sarif_rule *rule = TG_NEW(rules->arena, struct tg_sarif_rule);

	*rule = describe(value);
	if (*rule->id)
		*tg_map_put(&rules->by_id, tg_str(rule->id)) = rule;
}

void tg_sarif_rules_read(struct tg_arena *arena, const struct tg_value *run,
			 struct tg_sarif_rules *rules)
{
	const struct tg_value *tool = tg_value_get(run, "tool");

	memset(rules, 0, sizeof(*rules));
	rules->arena = arena;
	for (TG_VALUE_EACH(extension, tg_value_get(tool, "extensions"))) {
		*TG_VEC_ADD(&rules->extensions) = extension;
		for (TG_VALUE_EACH(value, tg_value_get(extension, "rules")))
			add_rule(rules, value);
	}
	for (TG_VALUE_EACH(value, tg_value_get(tg_value_get(tool, "driver"), "rules"))) {
		*TG_VEC_ADD(&rules->driver) = describe(value);
		add_rule(rules, value);
	}
}

void tg_sarif_rules_done(struct tg_sarif_rules *rules)
{
	tg_map_done(&rules->by_id);
	TG_VEC_DONE(&rules->driver);
	TG_VEC_DONE(&rules->extensions);
}

static bool index_of(const struct tg_value *value, size_t limit, size_t *ret)
{
	int64_t number;

	if (!value || !tg_value_int(value, &number, NULL) || number < 0 ||
	    (uint64_t)number >= limit)
		return false;
	*ret = (size_t)number;
	return true;
}

/* CodeQL keeps its rules in extensions: {"index": 3, "toolComponent": {"index": 0}}. */
static const struct tg_value *rule_of_extension(const struct tg_sarif_rules *rules,
						const struct tg_value *reference)
{
	const struct tg_value *component = tg_value_get(reference, "toolComponent");
	const struct tg_value *list, *value;
	size_t extension, index;

	if (!index_of(tg_value_get(component, "index"), rules->extensions.count, &extension))
		return NULL;
	list = tg_value_get(rules->extensions.at[extension], "rules");
	if (!list || !index_of(tg_value_get(reference, "index"), list->count, &index))
		return NULL;
	for (value = list->first; index; index--)
		value = value->next;
	return value;
}

const struct tg_sarif_rule *tg_sarif_rule_of(struct tg_sarif_rules *rules,
					     const struct tg_value *result)
{
	const struct tg_value *reference = tg_value_get(result, "rule");
	const char *id = tg_value_text(result, "ruleId", tg_value_text(reference, "id", ""));
	const struct tg_value *extended = rule_of_extension(rules, reference);
	const struct tg_sarif_rule *found = tg_map_get(&rules->by_id, tg_str(id));
	size_t index;

	if (found)
		return found;
	if (extended) {
		rules->other = describe(extended);
		return &rules->other;
	}
	if (index_of(tg_value_get(result, "ruleIndex"), rules->driver.count, &index))
		return &rules->driver.at[index];
	rules->other = (struct tg_sarif_rule){.id = id, .level = "warning"};
	return &rules->other;
}

/* Puts the arguments in the places {0}, {1} ... of a message. */
static const char *fill(struct tg_arena *arena, const char *text, const struct tg_value *arguments)
{
	struct tg_buf out = {0};
	const char *kept;

	for (; *text; text++) {
		const struct tg_value *argument = arguments ? arguments->first : NULL;
		char *end = NULL;
		unsigned long index = *text == '{' && isdigit((unsigned char)text[1])
					      ? strtoul(text + 1, &end, 10)
					      : 0;

		if (!end || *end != '}') {
			tg_buf_putc(&out, *text);
			continue;
		}
		for (; argument && index; index--)
			argument = argument->next;
		if (argument)
			tg_buf_str(&out, argument->text);
		text = end;
	}
	kept = tg_arena_strndup(arena, out.ptr ? out.ptr : "", out.len);
	tg_buf_done(&out);
	return kept;
}

const char *tg_sarif_message(struct tg_arena *arena, const struct tg_sarif_rule *rule,
			     const struct tg_value *message)
{
	const char *text = tg_value_text(message, "text", "");
	const char *id = tg_value_text(message, "id", "");
	const struct tg_value *strings = tg_value_get(rule->value, "messageStrings");

	if (!*text && *id)
		text = tg_value_text(tg_value_get(strings, id), "text", "");
	if (!*text)
		text = tg_value_text(message, "markdown", "");
	if (!*text)
		text = tg_value_text(tg_value_get(rule->value, "shortDescription"), "text", "");
	return fill(arena, text, tg_value_get(message, "arguments"));
}

/* ---- weaknesses ---- */

struct found {
	struct tg_arena *arena;
	const char *at[MOST_WEAKNESSES];
	size_t count;
};

static void add_number(struct found *found, struct tg_str digits)
{
	const char *name;
	size_t i;

	while (digits.len && digits.ptr[0] == '0')
		digits = tg_str_n(digits.ptr + 1, digits.len - 1);
	for (i = 0; i < digits.len && isdigit((unsigned char)digits.ptr[i]); i++)
		;
	if (!i || i > LONGEST_NUMBER || found->count == MOST_WEAKNESSES)
		return;
	name = tg_arena_printf(found->arena, "CWE-%.*s", (int)i, digits.ptr);
	for (i = 0; i < found->count; i++)
		if (strcmp(found->at[i], name) == 0)
			return;
	found->at[found->count++] = name;
}

/* "CWE-78", "CWE-78: OS command", "external/cwe/cwe-078", "cwe78". */
static void add_text(struct found *found, struct tg_str text)
{
	size_t at;

	for (at = 0; at + 3 < text.len; at++) {
		size_t digits = at + 3;

		if (strncasecmp(text.ptr + at, "cwe", 3) != 0)
			continue;
		digits += text.ptr[digits] == '-' || text.ptr[digits] == '_';
		if (digits < text.len && isdigit((unsigned char)text.ptr[digits]))
			add_number(found, tg_str_n(text.ptr + digits, text.len - digits));
	}
}

static void add_all(struct found *found, const struct tg_value *value)
{
	if (value && value->kind == TG_VALUE_TEXT)
		add_text(found, value->text);
	for (TG_VALUE_EACH(member, value))
		if (member->kind == TG_VALUE_TEXT)
			add_text(found, member->text);
}

/* A property "cwe" may be a number, a text or a list of either. */
static void add_property(struct found *found, const struct tg_value *value)
{
	if (value && value->kind == TG_VALUE_TEXT)
		add_number(found, value->text);
	for (TG_VALUE_EACH(member, value))
		if (member->kind == TG_VALUE_TEXT)
			add_number(found, member->text);
	add_all(found, value);
}

/* {"id": "476", "toolComponent": {"name": "CWE"}} */
static void add_reference(struct found *found, const struct tg_value *reference)
{
	const struct tg_value *component = tg_value_get(reference, "toolComponent");
	const char *id = tg_value_text(reference, "id", "");

	if (strcasecmp(tg_value_text(component, "name", ""), "cwe") == 0)
		add_number(found, tg_str(id));
	add_text(found, tg_str(id));
}

static void add_of(struct found *found, const struct tg_value *value)
{
	const struct tg_value *properties = tg_value_get(value, "properties");

	add_all(found, tg_value_get(properties, "tags"));
	add_property(found, tg_value_get(properties, "cwe"));
	for (TG_VALUE_EACH(taxon, tg_value_get(value, "taxa")))
		add_reference(found, taxon);
	for (TG_VALUE_EACH(relation, tg_value_get(value, "relationships")))
		add_reference(found, tg_value_get(relation, "target"));
}

void tg_sarif_weaknesses(struct tg_arena *arena, const struct tg_sarif_rule *rule,
			 const struct tg_value *result, struct tg_foreign_finding *foreign)
{
	struct found found = {.arena = arena};
	const char **names;

	add_of(&found, rule->value);
	add_of(&found, result);
	add_text(&found, tg_str(rule->id)); /* flawfinder calls its rules so */
	names = tg_arena_alloc(arena, (found.count + 1) * sizeof(*names));
	memcpy(names, found.at, found.count * sizeof(*names));
	foreign->weaknesses = names;
	foreign->weakness_count = found.count;
}
