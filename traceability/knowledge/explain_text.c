/* SPDX-License-Identifier: Apache-2.0 */
/*
 * explain_text.c - explanations for people.
 */
#include "knowledge/explain.h"
#include "knowledge/page.h"

enum {
	ID_COLUMN = 18,
	MANY = 6,  /* more ids than this stand in a list without their titles */
	MOST = 20, /* a longer list is cut short */
};

/* Which statements are shown, and whether whole. */
struct shown {
	bool proposals, full;
};

/* The words of a set, joined by commas. Uses `buf`. */
static struct tg_str words_of(struct tg_buf *buf, unsigned bits, const char *const *names)
{
	tg_buf_clear(buf);
	for (unsigned i = 0; names[i]; i++) {
		if (bits & (1U << i))
			tg_buf_printf(buf, "%s%s", buf->len ? ", " : "", names[i]);
	}
	return tg_buf_view(buf);
}

static struct tg_str components_of(struct tg_buf *buf, unsigned bits)
{
	static const char *const names[] = {"all component types",   "software application (SAR)",
					    "embedded device (EDR)", "host device (HDR)",
					    "network device (NDR)",  NULL};

	return words_of(buf, bits, names);
}

static struct tg_str sources_of(struct tg_buf *buf, const struct tg_sources *sources)
{
	tg_buf_clear(buf);
	for (size_t i = 0; i < sources->count; i++)
		tg_buf_printf(buf, "%s%s (%s)", i ? ", " : "", sources->at[i]->code,
			      sources->at[i]->title);
	return tg_buf_view(buf);
}

/* "SL 1 no, SL 2 yes, SL 3 yes, SL 4 yes" */
static struct tg_str levels_of(struct tg_buf *buf, unsigned levels)
{
	tg_buf_clear(buf);
	for (unsigned i = 0; levels && i < 4; i++)
		tg_buf_printf(buf, "%sSL %u %s", i ? ", " : "", i + 1,
			      levels & (1U << i) ? "yes" : "no");
	return tg_buf_view(buf);
}

/* The lowest level in front of a title: "[SL 2] ". */
static void put_level(struct tg_buf *buf, unsigned levels)
{
	for (unsigned i = 0; i < 4; i++) {
		if (levels & (1U << i)) {
			tg_buf_printf(buf, "[from SL %u] ", i + 1);
			return;
		}
	}
}

/* The kind in words, where it is an abbreviation. */
static const char *kind_of(const struct tg_entry *entry)
{
	static const struct {
		const char *kind, *words;
	} kinds[] = {
		{"CCSC", "common component security constraint"},
		{"FR", "foundational requirement"},
		{"CR", "component requirement"},
		{"RE", "requirement enhancement"},
		{"SAR", "software application requirement"},
		{"EDR", "embedded device requirement"},
		{"HDR", "host device requirement"},
		{"NDR", "network device requirement"},
		{"SR", "system requirement"},
		{"heading", "heading without a requirement of its own"},
	};

	for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++) {
		if (!strcmp(entry->kind, kinds[i].kind))
			return kinds[i].words;
	}
	return entry->kind;
}

static void lineage(struct tg_page *page, const struct tg_entry *entry)
{
	struct tg_buf text = {0};

	tg_buf_puts(&text, entry->edition);
	if (*entry->ref)
		tg_buf_printf(&text, ", %s", entry->ref);
	tg_buf_printf(&text, ", %s%s", kind_of(entry), entry->planned ? ", planned" : "");
	tg_page_text(page, 0, 2, tg_buf_view(&text));
	for (const struct tg_entry *up = entry->parent; up; up = up->parent) {
		tg_buf_clear(&text);
		tg_buf_printf(&text, "under %s %s", up->id, up->title);
		tg_page_text(page, 0, 2, tg_buf_view(&text));
	}
	tg_buf_done(&text);
}

static void alias_lines(struct tg_page *page, const struct tg_entry *entry)
{
	static const char *const labels[] = {"also written", "not accepted", "formerly"};
	struct tg_buf text = {0};

	tg_page_field(page, "tag", tg_str(entry->tag));
	for (const struct tg_alias *alias = entry->aliases; alias; alias = alias->next) {
		tg_buf_clear(&text);
		tg_buf_puts(&text, alias->text);
		if (alias->scheme)
			tg_buf_printf(&text, " (%s)", alias->scheme->title);
		if (*alias->ref)
			tg_buf_printf(&text, " (%s)", alias->ref);
		if (*alias->note)
			tg_buf_printf(&text, ": %s", alias->note);
		tg_page_field(page, labels[alias->kind], tg_buf_view(&text));
	}
	tg_buf_done(&text);
}

static void facts(struct tg_page *page, const struct tg_entry *entry)
{
	struct tg_buf buf = {0};

	if (entry->levels)
		tg_page_field(page, "security level", levels_of(&buf, entry->levels));
	if (entry->level_confidence != TG_HIGH)
		tg_page_field(page, "level is",
			      tg_str(entry->level_confidence == TG_MEDIUM ? "of medium confidence"
									  : "of low confidence"));
	tg_page_field(page, "component types", components_of(&buf, entry->components));
	tg_page_field(page, "evidence", words_of(&buf, entry->proof, tg_proof_names));
	tg_page_field(page, "note", tg_str(entry->note));
	tg_page_field(page, "confidence", tg_str(tg_confidence_name(entry->confidence)));
	tg_page_field(page, "sources", sources_of(&buf, &entry->sources));
	alias_lines(page, entry);
	tg_buf_done(&buf);
}

static void children(struct tg_page *page, const struct tg_entry *entry)
{
	struct tg_buf text = {0};

	if (!entry->child)
		return;
	tg_page_heading(page, "Below it");
	for (const struct tg_entry *child = entry->child; child; child = child->sibling) {
		tg_buf_clear(&text);
		put_level(&text, child->levels);
		tg_buf_puts(&text, child->title);
		if (child->planned)
			tg_buf_puts(&text, " (planned)");
		tg_page_row(page, 2, ID_COLUMN, child->id, tg_buf_view(&text));
	}
	tg_buf_done(&text);
}

/* A few entries stand one a line with their titles, many as a list of ids. */
static void others(struct tg_page *page, const struct tg_mapping_ref *ref, bool full)
{
	struct tg_buf ids = {0};
	size_t count;
	const struct tg_entry *const *other = tg_mapping_others(ref, &count);
	size_t shown = full || count <= MOST ? count : MANY;

	for (size_t i = 0; count <= MANY && i < count; i++)
		tg_page_row(page, 4, ID_COLUMN, other[i]->id, tg_str(other[i]->title));
	for (size_t i = 0; count > MANY && i < shown; i++) {
		tg_buf_puts(&ids, i ? ", " : "");
		for (const char *c = other[i]->id; *c; c++)
			tg_buf_putc(&ids, *c == ' ' ? TG_PAGE_BLANK : *c);
	}
	if (count > MANY && shown < count)
		tg_buf_printf(&ids, " and %zu more", count - shown);
	if (count > MANY)
		tg_page_text(page, 4, 4, tg_buf_view(&ids));
	tg_buf_done(&ids);
}

/* Who says so, how surely, and what there is to say about it. */
static void provenance(struct tg_page *page, const struct tg_mapping *mapping)
{
	struct tg_buf text = {0};

	tg_buf_printf(&text, "[%s", mapping->source->title);
	if (*mapping->where)
		tg_buf_printf(&text, ", %s", mapping->where);
	tg_buf_printf(&text, "; confidence %s]", tg_confidence_name(mapping->confidence));
	for (size_t i = 0; i < mapping->cited_count; i++)
		tg_buf_printf(&text, "%s%s", i ? ", " : " written there as ", mapping->cited[i]);
	if (*mapping->group)
		tg_buf_printf(&text, " %s:", mapping->group);
	if (*mapping->note)
		tg_buf_printf(&text, " %s", mapping->note);
	tg_page_text(page, 6, 6, tg_buf_view(&text));
	tg_buf_done(&text);
}

static bool same_provenance(const struct tg_mapping *a, const struct tg_mapping *b)
{
	return a->source == b->source && a->confidence == b->confidence && !a->cited_count &&
	       !b->cited_count && !strcmp(a->where, b->where) && !strcmp(a->note, b->note) &&
	       !strcmp(a->group, b->group);
}

/* The next statement of a kind, from `ref` on. */
static const struct tg_mapping_ref *of_kind(const struct tg_mapping_ref *ref,
					    enum tg_relation relation, bool forward, bool proposals)
{
	while (ref && (ref->mapping->relation != relation || ref->forward != forward ||
		       ref->mapping->source->proposal != proposals))
		ref = ref->next;
	return ref;
}

/* All statements of one relation in one direction. */
static void relation(struct tg_page *page, const struct tg_entry *entry, enum tg_relation kind,
		     bool forward, const struct shown *shown)
{
	const struct tg_mapping_ref *ref =
		of_kind(entry->mappings->first, kind, forward, shown->proposals);

	if (ref)
		tg_page_text(page, 2, 2, tg_str(tg_relation_name(kind, forward)));
	while (ref) {
		const struct tg_mapping_ref *next =
			of_kind(ref->next, kind, forward, shown->proposals);

		others(page, ref, shown->full);
		if (!next || !same_provenance(ref->mapping, next->mapping))
			provenance(page, ref->mapping);
		ref = next;
	}
}

static void statements(struct tg_page *page, const struct tg_entry *entry, bool proposals,
		       bool full)
{
	const struct tg_mapping_ref *ref = entry->mappings->first;
	struct shown shown = {proposals, full};

	while (ref && ref->mapping->source->proposal != proposals)
		ref = ref->next;
	if (!ref)
		return;
	tg_page_heading(page,
			proposals ? "Mappings: tracegate proposal, not published" : "Mappings");
	for (unsigned kind = 0; kind < TG_RELATIONS; kind++) {
		relation(page, entry, (enum tg_relation)kind, true, &shown);
		relation(page, entry, (enum tg_relation)kind, false, &shown);
	}
}

static void rules(struct tg_page *page, const struct tg_explanation *what)
{
	tg_page_heading(page, "Rules that serve it");
	for (size_t i = 0; i < what->rule_count; i++)
		tg_page_row(page, 2, 36, what->rules[i]->id, tg_str(what->rules[i]->title));
	if (!what->rule_count)
		tg_page_text(page, 2, 2, tg_str("none"));
}

static void criteria(struct tg_page *page, const struct tg_explanation *what)
{
	struct tg_buf text = {0};

	if (!what->criterion_count)
		return;
	tg_page_heading(page, "What an evaluation asks to see");
	for (size_t i = 0; i < what->criterion_count; i++) {
		const struct tg_criterion *one = what->criteria[i];

		tg_buf_clear(&text);
		tg_buf_puts(&text, one->text);
		if (one->levels && one->levels != 0xf) {
			static const char *const numbers[] = {"1", "2", "3", "4", NULL};
			struct tg_buf list = {0};

			tg_buf_printf(&text, " (SL ");
			tg_buf_str(&text, words_of(&list, one->levels, numbers));
			tg_buf_putc(&text, ')');
			tg_buf_done(&list);
		}
		tg_page_row(page, 2, ID_COLUMN, one->kind, tg_buf_view(&text));
	}
	tg_buf_done(&text);
}

/* Each practice with its rules, and what no rule can see. */
static void practices(struct tg_page *page, const struct tg_practices *practices)
{
	struct tg_buf text = {0};

	for (size_t i = 0; i < practices->count; i++) {
		const struct tg_practice *one = &practices->at[i];

		tg_page_heading(page, one->title);
		tg_page_text(page, 2, 2, tg_str(one->text));
		tg_buf_clear(&text);
		for (size_t k = 0; k < one->rule_count; k++)
			tg_buf_printf(&text, "%s%s", k ? ", " : "", one->rules[k]->id);
		tg_page_field(page, "rules", one->rule_count ? tg_buf_view(&text) : tg_str("none"));
		tg_page_field(page, "a person judges", tg_str(one->person));
	}
	if (practices->count) {
		tg_buf_clear(&text);
		tg_buf_printf(
			&text,
			"Profile '%s' runs these rules: tracegate check --profile %s. What is "
			"open: tracegate status --profile %s.",
			practices->profile, practices->profile, practices->profile);
		tg_buf_putc(page->out, '\n');
		tg_page_text(page, 0, 0, tg_buf_view(&text));
	}
	tg_buf_done(&text);
}

static void entry_page(struct tg_page *page, const struct tg_explanation *what, bool full)
{
	const struct tg_entry *entry = what->entry;
	struct tg_buf text = {0};

	if (what->via) {
		tg_buf_printf(&text, "%s is %s of %s.", what->via->text,
			      what->via->kind == TG_ALIAS_FORMER ? "a former id" : "another code",
			      entry->id);
		tg_page_text(page, 0, 0, tg_buf_view(&text));
		tg_buf_putc(page->out, '\n');
		tg_buf_clear(&text);
	}
	tg_page_row(page, 0, 2, entry->id, tg_str(entry->title));
	tg_buf_done(&text);
	lineage(page, entry);
	if (*entry->text) {
		tg_buf_putc(page->out, '\n');
		tg_page_text(page, 2, 2, tg_str(entry->text));
	}
	tg_buf_putc(page->out, '\n');
	facts(page, entry);
	children(page, entry);
	statements(page, entry, false, full);
	statements(page, entry, true, full);
	criteria(page, what);
	if (what->practices.count)
		practices(page, &what->practices);
	else
		rules(page, what);
}

static void card_requirements(struct tg_knowledge *knowledge, struct tg_page *page,
			      const struct tg_card *card)
{
	struct tg_buf id = {0};

	if (card->requirements.count)
		tg_page_heading(page, "Requirements it serves");
	for (size_t i = 0; i < card->requirements.count; i++) {
		const struct tg_entry *entry =
			tg_explain_requirement(knowledge, card->requirements.at[i]);

		tg_page_row(page, 2, ID_COLUMN, card->requirements.at[i],
			    tg_str(entry ? entry->title : "not in the catalogues"));
	}
	if (card->cwe.count)
		tg_page_heading(page, "Weaknesses");
	for (size_t i = 0; i < card->cwe.count; i++) {
		const struct tg_entry *entry;

		tg_buf_clear(&id);
		tg_buf_printf(&id, "CWE-%s", card->cwe.at[i]);
		entry = tg_explain_requirement(knowledge, id.ptr);
		tg_page_row(page, 2, ID_COLUMN, id.ptr,
			    tg_str(entry ? entry->title : "not in the catalogues"));
	}
	tg_buf_done(&id);
}

static struct tg_str join(struct tg_buf *buf, const struct tg_words *words)
{
	tg_buf_clear(buf);
	for (size_t i = 0; i < words->count; i++)
		tg_buf_printf(buf, "%s%s", i ? ", " : "", words->at[i]);
	return tg_buf_view(buf);
}

static void section(struct tg_page *page, const struct tg_card *card, const char *heading)
{
	struct tg_str text = tg_card_section(card, heading);

	if (!text.len)
		return;
	tg_page_heading(page, heading);
	tg_page_markdown(page, 2, text);
}

static void card_page(struct tg_knowledge *knowledge, struct tg_page *page,
		      const struct tg_explanation *what)
{
	const struct tg_card *card = what->card;
	struct tg_buf buf = {0};

	tg_page_row(page, 0, 2, card->id, tg_str(card->title));
	tg_buf_printf(&buf, "rule, %s, confidence %s, since %s%s", tg_severity_name(card->severity),
		      tg_confidence_name(card->confidence), card->since,
		      card->suppressible ? "" : ", cannot be suppressed");
	tg_page_text(page, 0, 2, tg_buf_view(&buf));
	tg_buf_clear(&buf);
	tg_membership_text(&what->membership, &buf);
	tg_page_text(page, 0, 2, tg_buf_view(&buf));
	tg_buf_putc(page->out, '\n');
	tg_page_markdown(page, 2, tg_card_section(card, ""));
	section(page, card, "Instead");
	section(page, card, "Not found");
	card_requirements(knowledge, page, card);
	if (card->cert.count + card->misra.count + card->tags.count)
		tg_page_heading(page, "See also");
	tg_page_field(page, "SEI CERT C", join(&buf, &card->cert));
	tg_page_field(page, "MISRA C:2012", join(&buf, &card->misra));
	tg_page_field(page, "tags", join(&buf, &card->tags));
	tg_buf_done(&buf);
}

static void profile_page(struct tg_page *page, const struct tg_profile *profile)
{
	struct tg_buf buf = {0};

	tg_page_row(page, 0, 2, profile->id, tg_str(profile->title));
	tg_buf_printf(&buf, "product profile, %s", profile->kind);
	tg_page_text(page, 0, 2, tg_buf_view(&buf));
	tg_buf_putc(page->out, '\n');
	tg_buf_clear(&buf);
	if (profile->cra)
		tg_buf_printf(&buf, "%s %s", profile->cra->id, profile->cra->title);
	tg_page_field(page, "CRA", tg_buf_view(&buf));
	tg_page_field(page, "draft", tg_str(profile->draft));
	tg_page_field(page, "mandate line", tg_str(profile->mandate_lines));
	tg_page_field(page, "work item", tg_str(profile->work_item));
	tg_page_field(page, "outside OT", tg_str(profile->counterpart));
	tg_page_field(page, "conformity", tg_str(profile->conformity));
	tg_page_field(page, "component types", components_of(&buf, profile->components));
	tg_page_field(page, "note", tg_str(profile->note));
	tg_page_field(page, "confidence", tg_str(tg_confidence_name(profile->confidence)));
	tg_page_field(page, "sources", sources_of(&buf, &profile->sources));
	tg_buf_done(&buf);
}

static void catalog_lines(struct tg_page *page, const struct tg_catalog *catalog)
{
	struct tg_buf buf = {0};

	tg_page_row(page, 0, 2, catalog->id, tg_str(catalog->title));
	tg_page_field(page, "edition", tg_str(catalog->edition));
	tg_page_field(page, "source", tg_str(catalog->source));
	tg_buf_clear(&buf);
	tg_buf_printf(&buf, "%zu", catalog->count);
	tg_page_field(page, "entries", tg_buf_view(&buf));
	for (size_t i = 0; i < catalog->scheme_count; i++)
		tg_page_field(page, catalog->schemes[i].name, tg_str(catalog->schemes[i].title));
	tg_buf_done(&buf);
}

static void catalog_page(struct tg_page *page, const struct tg_catalog *catalog)
{
	catalog_lines(page, catalog);
	if (catalog->weaknesses)
		return;
	tg_page_heading(page, "At the top");
	for (const struct tg_entry *entry = catalog->first; entry; entry = entry->next) {
		if (!entry->parent)
			tg_page_row(page, 2, ID_COLUMN, entry->id, tg_str(entry->title));
	}
}

void tg_explain_text(struct tg_knowledge *knowledge, const struct tg_explanation *what,
		     unsigned width, bool full, struct tg_buf *out)
{
	struct tg_page page = {out, width};

	if (what->entry)
		entry_page(&page, what, full);
	else if (what->card)
		card_page(knowledge, &page, what);
	else if (what->profile)
		profile_page(&page, what->profile);
	else
		catalog_page(&page, what->catalog);
}

void tg_explain_list_text(const struct tg_knowledge *knowledge, unsigned width, struct tg_buf *out)
{
	struct tg_page page = {out, width};

	for (size_t i = 0; i < knowledge->catalogs.catalogs.count; i++) {
		if (i)
			tg_buf_putc(out, '\n');
		catalog_lines(&page, knowledge->catalogs.catalogs.at[i]);
	}
}
