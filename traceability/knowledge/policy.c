/* SPDX-License-Identifier: Apache-2.0 */
/*
 * policy.c - .tracegate/policy.yaml; see config.h.
 */
#include "knowledge/config_read.h"

void tg_policy_default(struct tg_policy *policy)
{
	*policy = (struct tg_policy){.mode = TG_GATE_ENFORCE,
				     .findings = TG_WARNING,
				     .worse = true,
				     .suspect_depth = 2,
				     .block_secrets = true};
}

/* `verdicts: worse`, or a list of verdicts that block absolutely; `worse` may stand in it. */
static bool read_verdicts(const struct tg_value *value, struct tg_policy *policy,
			  struct tg_err *err)
{
	const struct tg_value *item;
	enum tg_verdict verdict;

	if (!value)
		return true;
	policy->worse = false;
	item = value->kind == TG_VALUE_LIST ? value->first : value;
	for (; item; item = value->kind == TG_VALUE_LIST ? item->next : NULL) {
		if (item->kind == TG_VALUE_TEXT && tg_str_is(item->text, "worse"))
			policy->worse = true;
		else if (item->kind == TG_VALUE_TEXT && tg_verdict_parse(item->text, &verdict) &&
			 verdict != TG_VERDICT_OK)
			policy->absolute[verdict] = true;
		else
			return tg_value_fail(item, err,
					     "'verdicts' takes 'worse' or a list of verdicts such "
					     "as [VIOLATED, FAILING]");
	}
	return true;
}

static const char *const severities[] = {"note", "warning", "error", NULL};

/* A number from 0 to a million. */
static bool read_count(const struct tg_value *map, const char *key, size_t *ret, struct tg_err *err)
{
	const struct tg_value *value = tg_value_get(map, key);
	int64_t number;

	if (!value)
		return true;
	if (!tg_value_int(value, &number, err))
		return false;
	if (number < 0 || number > 1000000)
		return tg_value_fail(value, err, "'%s' is a number from 0 to 1000000", key);
	*ret = (size_t)number;
	return true;
}

static bool read_limit(struct tg_arena *arena, const struct tg_value *map,
		       struct tg_policy_limit *limit, struct tg_err *err)
{
	static const char *const keys[] = {"path", "profile", "rule", "severity", "at_most", NULL};
	const struct tg_value *rule = tg_value_get(map, "rule");
	struct tg_words path = {0};
	unsigned severity = TG_WARNING;

	if (!tg_value_keys(map, keys, err) || !tg_config_globs(arena, map, "path", &path, err) ||
	    !tg_config_choice(map, "severity", severities, &severity, err) ||
	    !read_count(map, "at_most", &limit->at_most, err))
		return false;
	if (path.count > 1)
		return tg_value_fail(map, err, "a limit has one 'path'; write a limit for each");
	if (rule && rule->kind != TG_VALUE_TEXT)
		return tg_value_fail(rule, err, "'rule' is a rule or a glob such as 'tls/*'");
	limit->path = path.count ? path.at[0] : "**";
	limit->profile = tg_value_text(map, "profile", NULL);
	limit->rule = tg_value_text(map, "rule", NULL);
	limit->severity = (enum tg_severity)severity;
	return true;
}

static bool read_limits(struct tg_arena *arena, const struct tg_value *list,
			struct tg_policy *policy, struct tg_err *err)
{
	struct tg_policy_limit *limits;

	if (!list)
		return true;
	if (list->kind != TG_VALUE_LIST)
		return tg_value_fail(list, err, "'limits' is a list");
	limits = tg_arena_alloc(arena, (list->count + 1) * sizeof(*limits));
	policy->limits = limits;
	for (TG_VALUE_EACH(item, list))
		if (!read_limit(arena, item, &limits[policy->limit_count++], err))
			return false;
	return true;
}

static bool read_gate(struct tg_arena *arena, const struct tg_value *gate, struct tg_policy *policy,
		      struct tg_err *err)
{
	static const char *const keys[] = {"mode",       "findings",     "confidence", "verdicts",
					   "incomplete", "suppressions", "secrets",    "boundaries",
					   "reviews",    "protected",    "limits",     NULL};
	static const char *const modes[] = {"enforce", "advise", NULL};
	static const char *const confidences[] = {"low", "medium", "high", NULL};
	static const char *const incompletes[] = {"worse", "block", "allow", NULL};
	static const char *const actions[] = {"show", "block", NULL};
	static const char *const reviews[] = {"base", "change", NULL};
	unsigned mode = 0, severity = TG_WARNING, confidence = TG_LOW, incomplete = 0;
	unsigned suppressions = 0, secrets = 1, boundaries = 0, review = 0;

	if (!tg_value_keys(gate, keys, err) || !tg_config_choice(gate, "mode", modes, &mode, err) ||
	    !tg_config_choice(gate, "findings", severities, &severity, err) ||
	    !tg_config_choice(gate, "confidence", confidences, &confidence, err) ||
	    !tg_config_choice(gate, "incomplete", incompletes, &incomplete, err) ||
	    !tg_config_choice(gate, "suppressions", actions, &suppressions, err) ||
	    !tg_config_choice(gate, "secrets", actions, &secrets, err) ||
	    !tg_config_choice(gate, "boundaries", actions, &boundaries, err) ||
	    !tg_config_choice(gate, "reviews", reviews, &review, err) ||
	    !tg_config_globs(arena, gate, "protected", &policy->protected, err) ||
	    !read_limits(arena, tg_value_get(gate, "limits"), policy, err) ||
	    !read_verdicts(tg_value_get(gate, "verdicts"), policy, err))
		return false;
	policy->mode = (enum tg_gate_mode)mode;
	policy->findings = (enum tg_severity)severity;
	policy->confidence = (enum tg_confidence)confidence;
	policy->incomplete = (enum tg_incomplete_rule)incomplete;
	policy->block_suppressions = suppressions;
	policy->block_secrets = secrets;
	policy->block_boundaries = boundaries;
	policy->reviews_of_change = review;
	return true;
}

static bool read_suppressions(const struct tg_value *map, struct tg_policy *policy,
			      struct tg_err *err)
{
	static const char *const keys[] = {"ticket", "longest_days", NULL};
	static const char *const tickets[] = {"optional", "required", NULL};
	unsigned ticket = 0;
	size_t days = 0;

	if (!tg_value_keys(map, keys, err) ||
	    !tg_config_choice(map, "ticket", tickets, &ticket, err) ||
	    !read_count(map, "longest_days", &days, err))
		return false;
	policy->need_ticket = ticket;
	policy->longest_days = (unsigned)days;
	return true;
}

static bool read_test_policy(const struct tg_value *map, struct tg_test_policy *ret,
			     struct tg_err *err)
{
	static const char *const keys[] = {"tests", "from", NULL};
	static const char *const froms[] = {"nobody", "author", "organisation", NULL};
	unsigned from = TG_FREE_OF_AUTHOR;

	if (!tg_value_keys(map, keys, err) || !tg_config_choice(map, "from", froms, &from, err))
		return false;
	ret->tests = tg_value_text(map, "tests", NULL);
	ret->from = (enum tg_independence)from;
	return ret->tests || tg_value_fail(map, err, "'independence' needs 'tests', a glob");
}

static bool read_process(struct tg_arena *arena, const struct tg_value *map,
			 struct tg_policy *policy, struct tg_err *err)
{
	static const char *const keys[] = {"fix_days", "independence", NULL};
	const struct tg_value *list = tg_value_get(map, "independence");
	struct tg_test_policy *at;

	if (!tg_value_keys(map, keys, err) || !read_count(map, "fix_days", &policy->fix_days, err))
		return false;
	if (list && list->kind != TG_VALUE_LIST)
		return tg_value_fail(list, err, "'independence' is a list");
	at = tg_arena_alloc(arena, ((list ? list->count : 0) + 1) * sizeof(*at));
	policy->independence = at;
	for (TG_VALUE_EACH(item, list))
		if (!read_test_policy(item, &at[policy->independence_count++], err))
			return false;
	return true;
}

static bool read_budget(const struct tg_value *map, struct tg_policy *policy, struct tg_err *err)
{
	static const char *const keys[] = {"cognitive", "nesting", "lines", NULL};

	return tg_value_keys(map, keys, err) &&
	       read_count(map, "cognitive", &policy->cognitive, err) &&
	       read_count(map, "nesting", &policy->nesting, err) &&
	       read_count(map, "lines", &policy->lines, err);
}

static bool read_suspect(const struct tg_value *map, struct tg_policy *policy, struct tg_err *err)
{
	static const char *const keys[] = {"depth", NULL};

	return tg_value_keys(map, keys, err) &&
	       read_count(map, "depth", &policy->suspect_depth, err);
}

bool tg_policy_parse(struct tg_arena *arena, struct tg_str content, const char *file,
		     struct tg_policy *policy, struct tg_err *err)
{
	static const char *const top[] = {"version", "gate",   "suppressions", "reviews",
					  "process", "budget", "suspect",      NULL};
	static const char *const words[] = {"tests", "changes", "all", NULL};
	const struct tg_value *map = tg_yaml_parse(arena, content, file, err);
	const struct tg_value *gate = tg_value_get(map, "gate");
	const struct tg_value *suppressions = tg_value_get(map, "suppressions");
	const struct tg_value *process = tg_value_get(map, "process");
	const struct tg_value *budget = tg_value_get(map, "budget");
	const struct tg_value *suspect = tg_value_get(map, "suspect");
	unsigned reviews = 0;

	tg_policy_default(policy);
	if (!map || map->kind == TG_VALUE_NULL)
		return map != NULL;
	if (!tg_value_keys(map, top, err) || !tg_config_version(map, err) ||
	    !tg_config_choice(map, "reviews", words, &reviews, err))
		return false;
	policy->reviews = (enum tg_review_policy)reviews;
	return (!gate || read_gate(arena, gate, policy, err)) &&
	       (!suppressions || read_suppressions(suppressions, policy, err)) &&
	       (!process || read_process(arena, process, policy, err)) &&
	       (!budget || read_budget(budget, policy, err)) &&
	       (!suspect || read_suspect(suspect, policy, err));
}
