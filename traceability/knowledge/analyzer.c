/* SPDX-License-Identifier: Apache-2.0 */
#include "knowledge/analyzer.h"

#include "base/file.h"
#include "knowledge/read.h"

static const char *const file_keys[] = {"version", "tools", "title", "source", "rules", NULL};
static const char *const rule_keys[] = {"rule", "cwe", NULL};

typedef TG_VEC(struct tg_analyzer_rule) rule_list;

/* "cwe: [476, 690]" */
static bool read_weaknesses(struct tg_arena *arena, const struct tg_value *at,
			    struct tg_analyzer_rule *rule, struct tg_err *err)
{
	const struct tg_value *list = tg_read_list(at, "cwe", false, err);
	const char **names;
	int64_t number;

	if (!list)
		return false;
	names = tg_arena_alloc(arena, (list->count + 1) * sizeof(*names));
	for (TG_VALUE_EACH(value, list)) {
		if (!tg_value_int(value, &number, err))
			return false;
		names[rule->weakness_count++] =
			tg_arena_printf(arena, "CWE-%lld", (long long)number);
	}
	rule->weaknesses = names;
	return true;
}

/* A row holds for every name by which the tool's reports go. */
static bool read_file(struct tg_arena *arena, const char *path, rule_list *rules,
		      struct tg_err *err)
{
	const struct tg_value *root = tg_read_file(arena, path, file_keys, err);
	const struct tg_value *tools = root ? tg_read_list(root, "tools", false, err) : NULL;
	const struct tg_value *list = tools ? tg_read_list(root, "rules", false, err) : NULL;

	if (!list)
		return false;
	for (TG_VALUE_EACH(at, list)) {
		struct tg_analyzer_rule rule = {0};

		if (!tg_value_keys(at, rule_keys, err) ||
		    !tg_read_text(at, "rule", &rule.rule, err) ||
		    !read_weaknesses(arena, at, &rule, err))
			return false;
		for (TG_VALUE_EACH(tool, tools)) {
			rule.tool = tool->text.ptr;
			*TG_VEC_ADD(rules) = rule;
		}
	}
	return true;
}

bool tg_analyzers_read(struct tg_arena *arena, const char *rules, struct tg_analyzers *ret,
		       struct tg_err *err)
{
	const char *folder = tg_arena_printf(arena, "%s/analyzers", rules);
	struct tg_analyzer_rule *kept;
	const char *const *names;
	rule_list list = {0};
	size_t count, i;
	bool ok = tg_read_folder(arena, folder, &names, &count, err);

	for (i = 0; ok && i < count; i++)
		ok = read_file(arena, tg_arena_printf(arena, "%s/%s", folder, names[i]), &list,
			       err);
	kept = tg_arena_alloc(arena, (list.count + 1) * sizeof(*kept));
	if (list.count)
		memcpy(kept, list.at, list.count * sizeof(*kept));
	*ret = (struct tg_analyzers){kept, list.count};
	TG_VEC_DONE(&list);
	return ok;
}

const char *const *tg_analyzers_weaknesses(const struct tg_analyzers *analyzers, const char *tool,
					   const char *rule, size_t *ret_count)
{
	size_t i;

	for (i = 0; i < analyzers->count; i++) {
		const struct tg_analyzer_rule *row = &analyzers->at[i];

		if (strcmp(row->tool, tool) != 0 || !tg_glob_match(row->rule, rule))
			continue;
		*ret_count = row->weakness_count;
		return row->weaknesses;
	}
	*ret_count = 0;
	return NULL;
}
