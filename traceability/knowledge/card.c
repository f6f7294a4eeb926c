/* SPDX-License-Identifier: Apache-2.0 */
/*
 * card.c - see card.h.
 */
#include "knowledge/card.h"

#include <dirent.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/text.h"
#include "format/value.h"
#include "knowledge/pattern.h"

enum { CARD_LIMIT = 256 * 1024, OWN_LIMIT = 1000 };

static const char *const keys[] = {"id",           "title",   "severity", "confidence",   "cwe",
				   "cert",         "misra",   "since",    "requirements", "tags",
				   "suppressible", "pattern", "where",    "unless",       "message",
				   "fix",          NULL};

static const struct tg_value *required(const struct tg_value *map, const char *key,
				       enum tg_value_kind kind, struct tg_err *err)
{
	const struct tg_value *member = tg_value_get(map, key);

	if (!member)
		tg_value_fail(map, err, "the card has no '%s'", key);
	else if (member->kind != kind || member->count + member->text.len == 0)
		tg_value_fail(member, err, "'%s' must be a %s that is not empty", key,
			      kind == TG_VALUE_LIST ? "list" : "text");
	else
		return member;
	return NULL;
}

static bool all_digits(struct tg_str text)
{
	size_t i;

	for (i = 0; i < text.len; i++)
		if (text.ptr[i] < '0' || text.ptr[i] > '9')
			return false;
	return text.len > 0;
}

static bool is_cwe(struct tg_str text)
{
	return all_digits(text);
}

/* "MEM31-C", "MSC50-CPP" */
static bool is_cert(struct tg_str text)
{
	size_t i;

	if (text.len < 7 || !all_digits(tg_str_n(text.ptr + 3, 2)))
		return false;
	for (i = 0; i < 3; i++)
		if (text.ptr[i] < 'A' || text.ptr[i] > 'Z')
			return false;
	return strcmp(text.ptr + 5, "-C") == 0 || strcmp(text.ptr + 5, "-CPP") == 0;
}

/* "21.6", "Dir 4.14" */
static bool is_misra(struct tg_str text)
{
	struct tg_str rest =
		tg_str_starts(text, "Dir ") ? tg_str_n(text.ptr + 4, text.len - 4) : text;
	struct tg_str part;

	if (!tg_str_split(&rest, '.', &part) || !all_digits(part))
		return false;
	return all_digits(rest);
}

/* Whether it exists is for the catalogues to say; here it only has to be a word. */
static bool is_word(struct tg_str text)
{
	return text.len > 0;
}

struct list_key {
	const char *key;
	bool (*valid)(struct tg_str text);
	const char *example;
	size_t member;
	bool required;
};

static const struct list_key lists[] = {
	{"cwe", is_cwe, "401", offsetof(struct tg_card, cwe), true},
	{"cert", is_cert, "MEM31-C", offsetof(struct tg_card, cert), false},
	{"misra", is_misra, "22.1 or 'Dir 4.7'", offsetof(struct tg_card, misra), false},
	{"requirements", is_word, "SI-2", offsetof(struct tg_card, requirements), true},
	{"tags", is_word, "banned-function", offsetof(struct tg_card, tags), false},
};

static bool read_list(struct tg_arena *arena, const struct tg_value *map,
		      const struct list_key *list, bool own, struct tg_words *ret,
		      struct tg_err *err)
{
	const struct tg_value *member = tg_value_get(map, list->key);
	const char **at;

	if (!member && (!list->required || own))
		return true;
	member = required(map, list->key, TG_VALUE_LIST, err);
	if (!member)
		return false;
	at = tg_arena_alloc(arena, member->count * sizeof(*at));
	for (TG_VALUE_EACH(word, member)) {
		if (word->kind != TG_VALUE_TEXT || !list->valid(word->text))
			return tg_value_fail(word, err, "an element of '%s' looks like %s",
					     list->key, list->example);
		at[ret->count++] = word->text.ptr;
	}
	ret->at = at;
	return true;
}

/* What may be missing on a card of the project, with what holds then. */
static const struct tg_value *optional(const struct tg_value *map, const char *key, bool own,
				       const struct tg_value *fallback, struct tg_err *err)
{
	return own && !tg_value_get(map, key) ? fallback : required(map, key, TG_VALUE_TEXT, err);
}

static bool read_scalars(const struct tg_value *map, struct tg_card *card, struct tg_err *err)
{
	static const struct tg_value medium = {.kind = TG_VALUE_TEXT, .text = {"medium", 6}},
				     warning = {.kind = TG_VALUE_TEXT, .text = {"warning", 7}},
				     none = {.kind = TG_VALUE_TEXT, .text = {"", 0}};
	const struct tg_value *id = required(map, "id", TG_VALUE_TEXT, err);
	const struct tg_value *title = required(map, "title", TG_VALUE_TEXT, err);
	const struct tg_value *severity = optional(map, "severity", card->own, &warning, err);
	const struct tg_value *confidence = optional(map, "confidence", card->own, &medium, err);
	const struct tg_value *since = optional(map, "since", card->own, &none, err);
	const struct tg_value *suppressible = tg_value_get(map, "suppressible");

	if (!id || !title || !severity || !confidence || !since)
		return false;
	if (!tg_str_is(id->text, card->id))
		return tg_value_fail(id, err, "the id must be the card's path, '%s'", card->id);
	if (tg_str_ends(title->text, ".") || memchr(title->text.ptr, '\n', title->text.len))
		return tg_value_fail(title, err, "a title is one line without a full stop");
	if (!tg_severity_parse(severity->text, &card->severity))
		return tg_value_fail(severity, err, "severity is note, warning or error");
	if (!tg_confidence_parse(confidence->text, &card->confidence))
		return tg_value_fail(confidence, err, "confidence is low, medium or high");
	card->title = title->text.ptr;
	card->since = since->text.ptr;
	card->suppressible = true;
	return !suppressible || tg_value_bool(suppressible, &card->suppressible, err);
}

/* Splits "---\nfront matter\n---\nbody"; `*ret_front` keeps the first line, so lines are right. */
static bool split(struct tg_str content, const char *file, struct tg_str *ret_front,
		  struct tg_card *card, struct tg_err *err)
{
	struct tg_str rest = content, line;
	unsigned number = 1;

	if (!tg_utf8_valid(content))
		return tg_fail(err, TG_ERR_INPUT, "%s: the card is not UTF-8", file);
	if (!tg_str_line(&rest, &line) || !tg_str_is(line, "---"))
		return tg_fail(err, TG_ERR_INPUT, "%s:1:1: a card begins with a line '---'", file);
	while (tg_str_line(&rest, &line)) {
		number++;
		if (!tg_str_is(line, "---"))
			continue;
		*ret_front = tg_str_n(content.ptr, (size_t)(line.ptr - content.ptr));
		card->body = rest;
		card->body_line = number + 1;
		return true;
	}
	return tg_fail(err, TG_ERR_INPUT, "%s:%u:1: the front matter does not end with '---'", file,
		       number);
}

bool tg_card_has_tag(const struct tg_card *card, const char *tag)
{
	size_t i;

	for (i = 0; i < card->tags.count; i++)
		if (strcmp(card->tags.at[i], tag) == 0)
			return true;
	return false;
}

bool tg_card_is_of_build(const struct tg_card *card)
{
	return tg_card_has_tag(card, "build");
}

/* What a reader can rely on in every card. */
static bool check_body(const struct tg_card *card, struct tg_err *err)
{
	static const char *const headings[] = {"Instead", "Not found"};
	struct tg_example example;
	unsigned good = 0, bad = 0;
	size_t at = 0, i;

	if (!tg_card_section(card, "").len)
		return tg_fail(
			err, TG_ERR_INPUT,
			"%s:%u:1: the card must say why the rule matters, above '## Instead'",
			card->file, card->body_line);
	for (i = 0; i < sizeof(headings) / sizeof(*headings); i++)
		if (!tg_card_section(card, headings[i]).len)
			return tg_fail(err, TG_ERR_INPUT, "%s:%u:1: the section '## %s' is missing",
				       card->file, card->body_line, headings[i]);
	while (tg_card_example(card, &at, &example))
		*(example.bad ? &bad : &good) += 1;
	if ((!good || !bad) && !tg_card_is_of_build(card))
		return tg_fail(err, TG_ERR_INPUT,
			       "%s:%u:1: a card needs examples '```c bad' and '```c good', or "
			       "'```cpp ...'",
			       card->file, card->body_line);
	return true;
}

static bool parse(struct tg_arena *arena, struct tg_str content, struct tg_card *card,
		  struct tg_err *err)
{
	const struct tg_value *map;
	struct tg_str front = {0};
	size_t i;

	card->pack = tg_arena_strndup(arena, card->id, strcspn(card->id, "/"));
	content = tg_str_n(tg_arena_strndup(arena, content.ptr, content.len), content.len);
	if (!split(content, card->file, &front, card, err))
		return false;
	card->front = tg_hash_of(front);
	map = tg_yaml_parse(arena, front, card->file, err);
	if (!map)
		return false;
	if (map->kind != TG_VALUE_MAP)
		return tg_value_fail(map, err, "the front matter must be lines 'key: value'");
	if (!tg_value_keys(map, keys, err) || !read_scalars(map, card, err) ||
	    !tg_pattern_rule_read(arena, map, card->id, &card->pattern, err))
		return false;
	for (i = 0; i < sizeof(lists) / sizeof(*lists); i++) {
		void *member = (char *)card + lists[i].member;

		if (!read_list(arena, map, &lists[i], card->own, member, err))
			return false;
	}
	return card->own || check_body(card, err);
}

bool tg_card_parse(struct tg_arena *arena, struct tg_str content, const char *file, const char *id,
		   struct tg_card *ret_card, struct tg_err *err)
{
	*ret_card = (struct tg_card){.id = id, .file = file};
	return parse(arena, content, ret_card, err);
}

/* True when the line opens or closes a fence; `*ret_info` is what stands behind the marks. */
static bool is_fence(struct tg_str line, struct tg_str *ret_info)
{
	if (!tg_str_starts(line, "```"))
		return false;
	*ret_info = tg_str_trim(tg_str_n(line.ptr + 3, line.len - 3));
	return true;
}

struct tg_str tg_card_section(const struct tg_card *card, const char *heading)
{
	struct tg_str rest = card->body, line, info;
	const char *begin = *heading ? NULL : card->body.ptr;
	const char *end = card->body.ptr + card->body.len;
	bool fenced = false;

	while (tg_str_line(&rest, &line)) {
		if (is_fence(line, &info))
			fenced = !fenced;
		if (fenced || !tg_str_starts(line, "## "))
			continue;
		if (begin) {
			end = line.ptr;
			break;
		}
		if (tg_str_is(tg_str_trim(tg_str_n(line.ptr + 3, line.len - 3)), heading))
			begin = rest.len ? rest.ptr : end;
	}
	if (!begin)
		return (struct tg_str){0};
	return tg_str_trim(tg_str_n(begin, (size_t)(end - begin)));
}

bool tg_card_example(const struct tg_card *card, size_t *at, struct tg_example *ret_example)
{
	struct tg_str rest = tg_str_n(card->body.ptr + *at, card->body.len - *at), line, info;
	const char *begin = NULL;
	size_t i;

	while (tg_str_line(&rest, &line)) {
		bool fence = is_fence(line, &info);

		*at = card->body.len - rest.len;
		if (!fence)
			continue;
		if (begin) {
			ret_example->code = tg_str_n(begin, (size_t)(line.ptr - begin));
			ret_example->line = card->body_line;
			for (i = 0; i < (size_t)(begin - card->body.ptr); i++)
				ret_example->line += card->body.ptr[i] == '\n';
			return true;
		}
		ret_example->cpp = tg_str_starts(info, "cpp ");
		ret_example->bad = tg_str_is(info, "c bad") || tg_str_is(info, "cpp bad");
		if (ret_example->bad || tg_str_is(info, "c good") || tg_str_is(info, "cpp good"))
			begin = card->body.ptr + *at;
		else /* a fence of another kind: pass over it */
			while (tg_str_line(&rest, &line) && !is_fence(line, &info))
				;
	}
	*at = card->body.len;
	return false;
}

/* Names of a folder's entries that a rule id can be made of, and that end in `suffix`; sorted. */
static bool list_names(struct tg_arena *arena, const char *folder, const char *suffix,
		       struct tg_words *ret, struct tg_err *err)
{
	struct dirent **found = NULL;
	int count = scandir(folder, &found, NULL, alphasort), i;
	const char **at;

	if (count < 0)
		return tg_fail_errno(err, "cannot read the folder '%s'", folder);
	at = tg_arena_alloc(arena, (size_t)count * sizeof(*at) + 1);
	for (i = 0; i < count; i++) {
		size_t length = strlen(found[i]->d_name);
		size_t stem = strspn(found[i]->d_name, "abcdefghijklmnopqrstuvwxyz0123456789-");

		if (stem && strcmp(found[i]->d_name + stem, suffix) == 0)
			at[ret->count++] = tg_arena_strndup(arena, found[i]->d_name, length);
		free(found[i]);
	}
	free(found);
	ret->at = at;
	return true;
}

typedef TG_VEC(struct tg_card) card_vec;

/* Cards of the project come from a repository: no folder of theirs may be a link. */
static bool is_folder(const char *path, bool own)
{
	struct stat status;

	return (own ? lstat(path, &status) : stat(path, &status)) == 0 && S_ISDIR(status.st_mode);
}

static bool load_pack(struct tg_arena *arena, const char *rules_dir, const char *pack, bool own,
		      card_vec *cards, struct tg_err *err)
{
	const char *folder = tg_arena_printf(arena, "%s/%s", rules_dir, pack);
	struct tg_words names = {0};
	struct tg_buf content = {0};
	bool ok = true;
	size_t i;

	if (!is_folder(folder, own))
		return true;
	if (!list_names(arena, folder, ".md", &names, err))
		return false;
	for (i = 0; i < names.count && ok; i++) {
		const char *file = tg_arena_printf(arena, "%s/%s", folder, names.at[i]);
		const char *id = tg_arena_printf(arena, "%s/%.*s", pack,
						 (int)strlen(names.at[i]) - 3, names.at[i]);
		struct tg_card *card = TG_VEC_ADD(cards);

		if (own && cards->count > OWN_LIMIT)
			ok = tg_fail(err, TG_ERR_INPUT,
				     "'%s' holds more than %d cards; move some into a pack",
				     rules_dir, OWN_LIMIT);
		*card = (struct tg_card){.id = id, .file = file, .own = own};
		ok = ok && tg_file_read(file, CARD_LIMIT, &content, err) &&
		     parse(arena, tg_buf_view(&content), card, err);
	}
	tg_buf_done(&content);
	return ok;
}

static int by_id(const void *a, const void *b)
{
	return strcmp(((const struct tg_card *)a)->id, ((const struct tg_card *)b)->id);
}

static bool load_packs(struct tg_arena *arena, const char *rules_dir, bool own, card_vec *cards,
		       struct tg_err *err)
{
	struct tg_words packs = {0};
	bool ok = list_names(arena, rules_dir, "", &packs, err);
	size_t i;

	for (i = 0; i < packs.count && ok; i++)
		ok = load_pack(arena, rules_dir, packs.at[i], own, cards, err);
	return ok;
}

/* Takes the cards over, sorted; each id once. */
static bool keep(struct tg_arena *arena, const card_vec *cards, struct tg_cards *ret,
		 struct tg_err *err)
{
	struct tg_card *kept = tg_arena_alloc(arena, (cards->count + 1) * sizeof(*kept));
	size_t i;

	if (cards->count) {
		memcpy(kept, cards->at, cards->count * sizeof(*kept));
		qsort(kept, cards->count, sizeof(*kept), by_id);
	}
	tg_cards_done(ret);
	for (i = 0; i < cards->count; i++) {
		if (tg_map_has(&ret->by_id, tg_str(kept[i].id)))
			return tg_fail(err, TG_ERR_INPUT,
				       "%s: the rule '%s' is the program's; give yours another "
				       "pack or name",
				       kept[i].own ? kept[i].file : kept[i - 1].file, kept[i].id);
		*tg_map_put(&ret->by_id, tg_str(kept[i].id)) = &kept[i];
	}
	ret->at = kept;
	ret->count = cards->count;
	return true;
}

bool tg_cards_load(struct tg_arena *arena, const char *rules_dir, struct tg_cards *ret_cards,
		   struct tg_err *err)
{
	card_vec cards = {0};
	bool ok;

	*ret_cards = (struct tg_cards){0};
	ok = load_packs(arena, rules_dir, false, &cards, err);
	if (ok && !cards.count)
		ok = tg_fail(err, TG_ERR_MISSING, "the folder '%s' holds no rule cards", rules_dir);
	ok = ok && keep(arena, &cards, ret_cards, err);
	TG_VEC_DONE(&cards);
	return ok;
}

bool tg_cards_add(struct tg_arena *arena, const char *rules_dir, struct tg_cards *cards,
		  struct tg_err *err)
{
	card_vec all = {0};
	size_t i;
	bool ok;

	if (!is_folder(rules_dir, true))
		return true;
	ok = load_packs(arena, rules_dir, true, &all, err);
	for (i = 0; i < cards->count && ok; i++)
		*TG_VEC_ADD(&all) = cards->at[i];
	ok = ok && keep(arena, &all, cards, err);
	TG_VEC_DONE(&all);
	return ok;
}

void tg_cards_done(struct tg_cards *cards)
{
	tg_map_done(&cards->by_id);
	*cards = (struct tg_cards){0};
}

const struct tg_card *tg_card_find(const struct tg_cards *cards, const char *id)
{
	return tg_map_get(&cards->by_id, tg_str(id));
}

const char *tg_card_nearest(const struct tg_cards *cards, const char *id)
{
	const char *nearest = NULL;
	unsigned best = 4;
	size_t i;

	for (i = 0; i < cards->count; i++) {
		const char *slash = strchr(cards->at[i].id, '/');
		unsigned whole = tg_edit_distance(tg_str(id), tg_str(cards->at[i].id), best - 1);
		unsigned stem = tg_edit_distance(tg_str(id), tg_str(slash + 1), best - 1);
		unsigned distance = whole < stem ? whole : stem;

		if (distance < best) {
			best = distance;
			nearest = cards->at[i].id;
		}
		if (!best) /* the stem alone was given */
			break;
	}
	return nearest;
}
