/* SPDX-License-Identifier: Apache-2.0 */
/*
 * explain_json.c - explanations for programs: one object, "what" says of what.
 */
#include "base/json.h"
#include "knowledge/explain.h"

static void words(struct tg_json *json, const char *key, unsigned bits, const char *const *names)
{
	tg_json_key(json, key);
	tg_json_open(json, '[');
	for (unsigned i = 0; names[i]; i++) {
		if (bits & (1U << i))
			tg_json_text(json, names[i]);
	}
	tg_json_close(json, ']');
}

static void levels(struct tg_json *json, unsigned bits)
{
	tg_json_key(json, "sl");
	tg_json_open(json, '[');
	for (unsigned i = 0; i < 4; i++) {
		if (bits & (1U << i))
			tg_json_int(json, i + 1);
	}
	tg_json_close(json, ']');
}

/* A pair, unless the text is empty. */
static void optional(struct tg_json *json, const char *key, const char *text)
{
	if (*text)
		tg_json_pair(json, key, text);
}

static void confidence(struct tg_json *json, const char *key, enum tg_confidence value)
{
	tg_json_pair(json, key, tg_confidence_name(value));
}

static void source(struct tg_json *json, const struct tg_source *one)
{
	tg_json_open(json, '{');
	tg_json_pair(json, "code", one->code);
	tg_json_pair(json, "title", one->title);
	tg_json_pair(json, "kind", one->kind);
	tg_json_close(json, '}');
}

static void sources(struct tg_json *json, const struct tg_sources *all)
{
	tg_json_key(json, "sources");
	tg_json_open(json, '[');
	for (size_t i = 0; i < all->count; i++)
		source(json, all->at[i]);
	tg_json_close(json, ']');
}

static void catalog(struct tg_json *json, const struct tg_catalog *one)
{
	tg_json_open(json, '{');
	tg_json_pair(json, "id", one->id);
	tg_json_pair(json, "title", one->title);
	tg_json_pair(json, "edition", one->edition);
	tg_json_pair(json, "source", one->source);
	tg_json_pair_int(json, "entries", (int64_t)one->count);
	tg_json_close(json, '}');
}

/* What names an entry elsewhere. */
static void name(struct tg_json *json, const struct tg_entry *entry)
{
	tg_json_open(json, '{');
	tg_json_pair(json, "id", entry->id);
	tg_json_pair(json, "tag", entry->tag);
	tg_json_pair(json, "title", entry->title);
	tg_json_close(json, '}');
}

static void aliases(struct tg_json *json, const struct tg_entry *entry)
{
	static const char *const kinds[] = {"alias", "ambiguous", "former"};

	tg_json_key(json, "aliases");
	tg_json_open(json, '[');
	for (const struct tg_alias *alias = entry->aliases; alias; alias = alias->next) {
		tg_json_open(json, '{');
		tg_json_pair(json, "text", alias->text);
		tg_json_pair(json, "kind", kinds[alias->kind]);
		if (alias->scheme)
			tg_json_pair(json, "scheme", alias->scheme->title);
		optional(json, "ref", alias->ref);
		optional(json, "note", alias->note);
		tg_json_close(json, '}');
	}
	tg_json_close(json, ']');
}

static void mapping(struct tg_json *json, const struct tg_mapping_ref *ref)
{
	const struct tg_mapping *one = ref->mapping;
	const struct tg_entry *const *other;
	size_t count;

	other = tg_mapping_others(ref, &count);
	tg_json_open(json, '{');
	tg_json_pair(json, "mapping", one->file_id);
	tg_json_pair(json, "relation", tg_relation_word(one->relation));
	tg_json_pair(json, "direction", ref->forward ? "from" : "to");
	tg_json_pair(json, "label", tg_relation_name(one->relation, ref->forward));
	optional(json, "group", one->group);
	tg_json_key(json, "entries");
	tg_json_open(json, '[');
	for (size_t i = 0; i < count; i++)
		name(json, other[i]);
	tg_json_close(json, ']');
	tg_json_key(json, "cited");
	tg_json_open(json, '[');
	for (size_t i = 0; i < one->cited_count; i++)
		tg_json_text(json, one->cited[i]);
	tg_json_close(json, ']');
	tg_json_key(json, "source");
	source(json, one->source);
	tg_json_pair_bool(json, "proposal", one->source->proposal);
	confidence(json, "confidence", one->confidence);
	optional(json, "where", one->where);
	optional(json, "note", one->note);
	tg_json_close(json, '}');
}

static void criteria(struct tg_json *json, const struct tg_explanation *what)
{
	tg_json_key(json, "criteria");
	tg_json_open(json, '[');
	for (size_t i = 0; i < what->criterion_count; i++) {
		const struct tg_criterion *one = what->criteria[i];

		tg_json_open(json, '{');
		tg_json_pair(json, "id", one->id);
		tg_json_pair(json, "kind", one->kind);
		optional(json, "ref", one->ref);
		levels(json, one->levels);
		tg_json_pair(json, "text", one->text);
		confidence(json, "confidence", one->confidence);
		tg_json_close(json, '}');
	}
	tg_json_close(json, ']');
}

static void practices(struct tg_json *json, const struct tg_practices *practices)
{
	if (!practices->count)
		return;
	tg_json_pair(json, "profile", practices->profile);
	tg_json_key(json, "practices");
	tg_json_open(json, '[');
	for (size_t i = 0; i < practices->count; i++) {
		const struct tg_practice *one = &practices->at[i];

		tg_json_open(json, '{');
		tg_json_pair(json, "id", one->id);
		tg_json_pair(json, "title", one->title);
		tg_json_pair(json, "text", one->text);
		tg_json_pair(json, "person", one->person);
		tg_json_key(json, "rules");
		tg_json_open(json, '[');
		for (size_t k = 0; k < one->rule_count; k++)
			tg_json_text(json, one->rules[k]->id);
		tg_json_close(json, ']');
		tg_json_close(json, '}');
	}
	tg_json_close(json, ']');
}

static void rules(struct tg_json *json, const struct tg_explanation *what)
{
	tg_json_key(json, "rules");
	tg_json_open(json, '[');
	for (size_t i = 0; i < what->rule_count; i++) {
		tg_json_open(json, '{');
		tg_json_pair(json, "id", what->rules[i]->id);
		tg_json_pair(json, "title", what->rules[i]->title);
		tg_json_pair(json, "severity", tg_severity_name(what->rules[i]->severity));
		tg_json_close(json, '}');
	}
	tg_json_close(json, ']');
}

static void entry_facts(struct tg_json *json, const struct tg_entry *entry)
{
	tg_json_pair(json, "id", entry->id);
	tg_json_pair(json, "tag", entry->tag);
	tg_json_key(json, "catalog");
	catalog(json, entry->catalog);
	tg_json_pair(json, "edition", entry->edition);
	tg_json_pair(json, "kind", entry->kind);
	tg_json_pair_bool(json, "planned", entry->planned);
	tg_json_pair(json, "title", entry->title);
	tg_json_pair(json, "text", entry->text);
	optional(json, "ref", entry->ref);
	levels(json, entry->levels);
	words(json, "components", entry->components, tg_component_names);
	words(json, "evidence", entry->proof, tg_proof_names);
	confidence(json, "confidence", entry->confidence);
	if (entry->levels)
		confidence(json, "sl_confidence", entry->level_confidence);
	sources(json, &entry->sources);
	optional(json, "note", entry->note);
	aliases(json, entry);
}

static void entry_object(struct tg_json *json, const struct tg_explanation *what)
{
	const struct tg_entry *entry = what->entry;

	tg_json_pair(json, "what", "entry");
	if (what->via)
		tg_json_pair(json, "found_by", what->via->text);
	entry_facts(json, entry);
	tg_json_key(json, "parent");
	if (entry->parent)
		name(json, entry->parent);
	else
		tg_json_null(json);
	tg_json_key(json, "children");
	tg_json_open(json, '[');
	for (const struct tg_entry *child = entry->child; child; child = child->sibling)
		name(json, child);
	tg_json_close(json, ']');
	tg_json_key(json, "mappings");
	tg_json_open(json, '[');
	for (const struct tg_mapping_ref *ref = entry->mappings->first; ref; ref = ref->next)
		mapping(json, ref);
	tg_json_close(json, ']');
	criteria(json, what);
	rules(json, what);
	practices(json, &what->practices);
}

static void texts(struct tg_json *json, const char *key, const struct tg_words *all)
{
	tg_json_key(json, key);
	tg_json_open(json, '[');
	for (size_t i = 0; i < all->count; i++)
		tg_json_text(json, all->at[i]);
	tg_json_close(json, ']');
}

static void card_object(struct tg_knowledge *knowledge, struct tg_json *json,
			const struct tg_explanation *what)
{
	const struct tg_card *card = what->card;

	tg_json_pair(json, "what", "rule");
	tg_json_pair(json, "id", card->id);
	tg_json_pair(json, "title", card->title);
	tg_json_pair(json, "severity", tg_severity_name(card->severity));
	confidence(json, "confidence", card->confidence);
	tg_json_pair(json, "since", card->since);
	tg_json_pair_bool(json, "suppressible", card->suppressible);
	texts(json, "cwe", &card->cwe);
	texts(json, "cert", &card->cert);
	texts(json, "misra", &card->misra);
	texts(json, "tags", &card->tags);
	texts(json, "profiles", &what->membership.profiles);
	if (!what->membership.in_default)
		tg_json_pair(json, "notInDefault", what->membership.because);
	tg_json_key(json, "requirements");
	tg_json_open(json, '[');
	for (size_t i = 0; i < card->requirements.count; i++) {
		const struct tg_entry *entry =
			tg_explain_requirement(knowledge, card->requirements.at[i]);

		if (entry)
			name(json, entry);
		else
			tg_json_text(json, card->requirements.at[i]);
	}
	tg_json_close(json, ']');
	tg_json_pair_str(json, "markdown", card->body);
}

static void profile_object(struct tg_json *json, const struct tg_profile *profile)
{
	tg_json_pair(json, "what", "profile");
	tg_json_pair(json, "id", profile->id);
	tg_json_pair(json, "kind", profile->kind);
	tg_json_pair(json, "title", profile->title);
	tg_json_key(json, "cra");
	if (profile->cra)
		name(json, profile->cra);
	else
		tg_json_null(json);
	optional(json, "draft", profile->draft);
	optional(json, "mandate_lines", profile->mandate_lines);
	optional(json, "work_item", profile->work_item);
	optional(json, "counterpart", profile->counterpart);
	optional(json, "conformity", profile->conformity);
	words(json, "components", profile->components, tg_component_names);
	confidence(json, "confidence", profile->confidence);
	sources(json, &profile->sources);
	optional(json, "note", profile->note);
}

static void catalog_object(struct tg_json *json, const struct tg_catalog *one)
{
	tg_json_pair(json, "what", "catalog");
	tg_json_key(json, "catalog");
	catalog(json, one);
	tg_json_key(json, "entries");
	tg_json_open(json, '[');
	for (const struct tg_entry *entry = one->first; entry; entry = entry->next)
		name(json, entry);
	tg_json_close(json, ']');
}

void tg_explain_json(struct tg_knowledge *knowledge, const struct tg_explanation *what,
		     struct tg_buf *out)
{
	struct tg_json json = {.out = out, .indent = 2};

	tg_json_open(&json, '{');
	if (what->entry)
		entry_object(&json, what);
	else if (what->card)
		card_object(knowledge, &json, what);
	else if (what->profile)
		profile_object(&json, what->profile);
	else
		catalog_object(&json, what->catalog);
	tg_json_close(&json, '}');
	tg_buf_putc(out, '\n');
}

void tg_explain_list_json(const struct tg_knowledge *knowledge, struct tg_buf *out)
{
	struct tg_json json = {.out = out, .indent = 2};

	tg_json_open(&json, '[');
	for (size_t i = 0; i < knowledge->catalogs.catalogs.count; i++)
		catalog(&json, knowledge->catalogs.catalogs.at[i]);
	tg_json_close(&json, ']');
	tg_buf_putc(out, '\n');
}
