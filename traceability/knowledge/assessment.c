/* SPDX-License-Identifier: Apache-2.0 */
#include "knowledge/assessment.h"

#include "knowledge/read.h"

enum { LEAST_REASON = 20 };

static const char *const file_keys[] = {
	"version",   "intended_use", "security_context", "security_level",
	"component", "profile",      "decisions",        NULL};
static const char *const decision_keys[] = {"id", "applies", "basis", "reason", NULL};
static const char *const bases[] = {"intended-use", "security-context", "technical-capability"};

const char *tg_basis_name(enum tg_basis basis)
{
	return bases[basis];
}

const char *tg_applies_name(enum tg_applies applies)
{
	static const char *const names[] = {"applies", "raised by the profile", "undecided",
					    "not applicable", "not asked for"};

	return names[applies];
}

/*
 * Article 13(3) leaves open only which points of Part I (2) apply; Part I (1) and Part II always
 * do. Requirements of 62443 may not fit the product.
 */
static bool may_be_left_out(const struct tg_entry *entry)
{
	return strcmp(entry->catalog->id, "cra") != 0 ||
	       (entry->parent && strcmp(entry->parent->id, "CRA-AI-I-2") == 0);
}

static bool read_basis(const struct tg_value *at, struct tg_decision *decision, struct tg_err *err)
{
	const struct tg_value *value = tg_value_get(at, "basis");
	size_t i;

	for (i = 0; value && i < 3; i++)
		if (tg_str_is(value->text, bases[i])) {
			decision->basis = (enum tg_basis)i;
			return true;
		}
	return tg_value_fail(value ? value : at, err,
			     "what does not apply needs a 'basis': intended-use, security-context "
			     "or technical-capability");
}

/* What does not apply needs to be left out by right, on a basis, for a reason. */
static bool check(const struct tg_value *at, struct tg_decision *decision, struct tg_err *err)
{
	if (decision->applies)
		return true;
	if (!may_be_left_out(decision->entry))
		return tg_value_fail(at, err,
				     "%s applies to every product; only the points of Annex I, "
				     "Part I (2) may be left out",
				     decision->entry->id);
	if (!read_basis(at, decision, err))
		return false;
	return tg_str_trim(tg_str(decision->reason)).len >= LEAST_REASON ||
	       tg_value_fail(at, err,
			     "that %s does not apply needs a 'reason' of at least %d characters",
			     decision->entry->id, LEAST_REASON);
}

static bool read_id(struct tg_catalogs *catalogs, const struct tg_value *id,
		    struct tg_decision *decision, struct tg_err *err)
{
	struct tg_resolved resolved;
	struct tg_err problem = {0};

	if (id->kind != TG_VALUE_TEXT)
		return tg_value_fail(id, err, "an id of a catalogue is expected here");
	if (!tg_catalog_resolve(catalogs, id->text, &resolved, &problem))
		return tg_value_fail(id, err, "%s", problem.text);
	decision->entry = resolved.entry;
	decision->line = id->line;
	return true;
}

typedef TG_VEC(struct tg_decision) decision_list;

static bool add(const struct tg_value *at, const struct tg_decision *decision, decision_list *list,
		struct tg_err *err)
{
	size_t i;

	for (i = 0; i < list->count; i++)
		if (list->at[i].entry == decision->entry)
			return tg_value_fail(at, err, "%s is decided in line %u already",
					     decision->entry->id, list->at[i].line);
	*TG_VEC_ADD(list) = *decision;
	return true;
}

/* `id` is one id or a list of them, for which the same is said. */
static bool read_decision(struct tg_catalogs *catalogs, const struct tg_value *at,
			  decision_list *list, struct tg_err *err)
{
	const struct tg_value *ids = tg_value_get(at, "id"), *id;
	const struct tg_value *applies = tg_value_get(at, "applies");
	struct tg_decision decision = {.reason = tg_value_text(at, "reason", "")};

	if (!tg_value_keys(at, decision_keys, err))
		return false;
	if (!ids || !applies)
		return tg_value_fail(at, err, "a decision says 'id' and 'applies'");
	if (!tg_value_bool(applies, &decision.applies, err))
		return false;
	for (id = ids->kind == TG_VALUE_LIST ? ids->first : ids; id;
	     id = ids->kind == TG_VALUE_LIST ? id->next : NULL)
		if (!read_id(catalogs, id, &decision, err) || !check(at, &decision, err) ||
		    !add(at, &decision, list, err))
			return false;
	return true;
}

static bool read_level(const struct tg_value *root, unsigned *ret, struct tg_err *err)
{
	const struct tg_value *value = tg_value_get(root, "security_level");
	int64_t level = 0;

	if (value && (!tg_value_int(value, &level, err) || level < 1 || level > 4))
		return tg_value_fail(value, err, "a security level is 1, 2, 3 or 4");
	*ret = (unsigned)level;
	return true;
}

static bool read_component(const struct tg_value *root, unsigned *ret, struct tg_err *err)
{
	const struct tg_value *value = tg_value_get(root, "component");
	unsigned bit;

	*ret = 0;
	if (!value)
		return true;
	for (bit = 0; tg_component_names[bit]; bit++)
		if (tg_str_is(value->text, tg_component_names[bit])) {
			*ret = 1u << bit;
			return true;
		}
	return tg_value_fail(value, err, "a component is app, embedded, host or network");
}

bool tg_assessment_parse(struct tg_arena *arena, struct tg_catalogs *catalogs,
			 struct tg_str content, const char *file, struct tg_assessment *ret,
			 struct tg_err *err)
{
	const struct tg_value *root = tg_yaml_parse(arena, content, file, err);
	struct tg_decision *kept;
	decision_list list = {0};
	bool ok;

	*ret = (struct tg_assessment){.present = true};
	ok = root && tg_value_keys(root, file_keys, err) &&
	     tg_read_text(root, "intended_use", &ret->intended_use, err) &&
	     tg_read_text(root, "security_context", &ret->context, err) &&
	     read_level(root, &ret->level, err) && read_component(root, &ret->components, err);
	if (ok)
		ret->profile = tg_value_text(root, "profile", "");
	for (const struct tg_value *at = ok && tg_value_get(root, "decisions")
						 ? tg_value_get(root, "decisions")->first
						 : NULL;
	     ok && at; at = at->next)
		ok = read_decision(catalogs, at, &list, err);
	kept = tg_arena_alloc(arena, (list.count + 1) * sizeof(*kept));
	if (list.count)
		memcpy(kept, list.at, list.count * sizeof(*kept));
	ret->at = kept;
	ret->count = list.count;
	TG_VEC_DONE(&list);
	return ok;
}

const struct tg_decision *tg_assessment_on(const struct tg_assessment *assessment,
					   const struct tg_entry *entry)
{
	size_t i;

	for (; entry; entry = strcmp(entry->kind, "RE") == 0 ? entry->parent : NULL)
		for (i = 0; i < assessment->count; i++)
			if (assessment->at[i].entry == entry)
				return &assessment->at[i];
	return NULL;
}

static bool is_raised(const struct tg_profile *profile, const struct tg_entry *entry)
{
	size_t i;

	for (i = 0; profile && i < profile->raise_count; i++)
		if (profile->raises[i] == entry)
			return true;
	return false;
}

enum tg_applies tg_target_applies(const struct tg_target *target, const struct tg_entry *entry)
{
	const struct tg_decision *decision = tg_assessment_on(target->assessment, entry);
	bool asked = tg_entry_applies(entry, target->components, target->level);
	bool raised = !entry->planned && !asked && is_raised(target->profile, entry);

	if (!asked && !raised)
		return TG_NOT_ASKED;
	if (decision && !decision->applies)
		return TG_NOT_APPLICABLE;
	if (raised)
		return TG_RAISED;
	/* The law asks the maker to say of each of these points whether it applies. */
	return !decision && entry->parent && strcmp(entry->parent->id, "CRA-AI-I-2") == 0
		       ? TG_UNDECIDED
		       : TG_APPLIES;
}
