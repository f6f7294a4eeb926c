/* SPDX-License-Identifier: Apache-2.0 */
/*
 * otm.c - the Open Threat Model format, version 0.1 and 0.2, as YAML or JSON.
 *
 * Threats and mitigations are lists of their own; components and data flows say which threat they
 * are exposed to and which mitigation acts against it there. A threat or mitigation that stands at
 * several places in several states has the worst of them. A data flow between two trust zones
 * crosses a trust boundary and is an item of its own, with its threats as tags.
 */
#include <strings.h>

#include "items/format.h"

/* States, worst first; one that is not known counts as worse than all. */
static const char *const threat_states[] = {"exposed",     "partly-mitigated", "accepted",
					    "transferred", "mitigated",        "not-applicable",
					    NULL};
static const char *const mitigation_states[] = {"rejected", "required", "recommended",
						"implemented", NULL};

/* A mitigation acts against a threat somewhere. */
struct pair {
	const char *mitigation, *threat, *state;
	unsigned line;
	struct pair *next; /* of the same mitigation */
};

struct otm {
	struct tg_item_reader *reader;
	struct tg_map states; /* id of a threat -> its worst state */
	struct tg_map pairs;  /* mitigation, line feed, threat -> struct pair */
	struct tg_map first;  /* id of a mitigation -> its pairs, in order */
	struct tg_map last;
	struct tg_map defined; /* "t" or "m" and an id -> the value that defines it */
};

static bool fits(const struct tg_item_reader *reader)
{
	return tg_value_get(reader->root, "otmVersion") != NULL;
}

/* A list of the file; NULL where it is none: see check_shape(). */
static const struct tg_value *list_of(const struct otm *otm, const char *name)
{
	const struct tg_value *list = tg_value_get(otm->reader->root, name);

	return list && list->kind == TG_VALUE_LIST ? list : NULL;
}

static int rank(const char *const *states, const char *state)
{
	int i;

	for (i = 0; states[i]; i++) {
		if (strcasecmp(states[i], state) == 0)
			return i;
	}
	return -1;
}

static const char *worse(const char *const *states, const char *a, const char *b)
{
	if (!a || !*a)
		return b;
	return *b && rank(states, b) < rank(states, a) ? b : a;
}

static const char *joined(struct otm *otm, const char *a, char between, const char *b)
{
	return tg_arena_printf(otm->reader->arena, "%s%c%s", a, between, b);
}

static bool is_defined(struct otm *otm, char kind, const char *id)
{
	return tg_map_get(&otm->defined, tg_str(joined(otm, "", kind, id))) != NULL;
}

static void define(struct otm *otm, char kind, const struct tg_value *list)
{
	for (TG_VALUE_EACH(value, list)) {
		const char *id = tg_value_text(value, "id", "");

		if (!*id)
			continue;
		*tg_map_put(&otm->defined, tg_str(joined(otm, "", kind, id))) =
			(void *)(uintptr_t)value;
	}
}

static void add_pair(struct otm *otm, const char *threat, const struct tg_value *use)
{
	const char *mitigation = tg_value_text(use, "mitigation", "");
	const char *state = tg_value_text(use, "state", "");
	struct pair *pair;
	void **slot;

	if (!is_defined(otm, 'm', mitigation)) {
		tg_items_skip(otm->reader, use->line,
			      "the mitigation '%.64s' is not defined in this file", mitigation);
		return;
	}
	slot = tg_map_put(&otm->pairs, tg_str(joined(otm, mitigation, '\n', threat)));
	if (*slot) {
		pair = *slot;
		pair->state = worse(mitigation_states, pair->state, state);
		return;
	}
	*slot = pair = TG_NEW(otm->reader->arena, struct pair);
	*pair = (struct pair){mitigation, threat, state, use->line, NULL};
	slot = tg_map_put(&otm->last, tg_str(mitigation));
	if (*slot)
		((struct pair *)*slot)->next = pair;
	else
		*tg_map_put(&otm->first, tg_str(mitigation)) = pair;
	*tg_map_put(&otm->last, tg_str(mitigation)) = pair;
}

/* What the components or data flows of a list are exposed to. */
static void read_places(struct otm *otm, const struct tg_value *places)
{
	for (TG_VALUE_EACH(place, places)) {
		for (TG_VALUE_EACH(use, tg_value_get(place, "threats"))) {
			const char *threat = tg_value_text(use, "threat", "");
			void **state;

			if (!is_defined(otm, 't', threat)) {
				tg_items_skip(otm->reader, use->line,
					      "the threat '%.64s' is not defined in this file",
					      threat);
				continue;
			}
			state = tg_map_put(&otm->states, tg_str(threat));
			*state = (void *)(uintptr_t)worse(threat_states, *state,
							  tg_value_text(use, "state", ""));
			for (TG_VALUE_EACH(mitigation, tg_value_get(use, "mitigations")))
				add_pair(otm, threat, mitigation);
		}
	}
}

static unsigned last_line(const struct tg_value *value)
{
	const struct tg_value *last = value->first;

	while (last && last->next)
		last = last->next;
	return last ? last->line : value->line;
}

/* What threats and mitigations have in common. */
static void set_texts(struct tg_item *item, const struct tg_value *value)
{
	item->key = tg_value_text(value, "id", "");
	item->title = tg_value_text(value, "name", item->key);
	item->text = tg_value_text(value, "description", "");
	item->line = value->line;
	item->end_line = last_line(value);
}

static void add_tags(struct tg_item_words *tags, const struct tg_value *list)
{
	for (TG_VALUE_EACH(tag, list)) {
		if (tag->kind == TG_VALUE_TEXT && tag->text.len)
			*TG_VEC_ADD(&tags->texts) = tag->text.ptr;
	}
}

static void read_threats(struct otm *otm)
{
	for (TG_VALUE_EACH(value, list_of(otm, "threats"))) {
		struct tg_item item = {.kind = TG_ITEM_THREAT};
		struct tg_item_words tags = {0};

		if (value->kind != TG_VALUE_MAP)
			continue;
		set_texts(&item, value);
		item.status = tg_map_get(&otm->states, tg_str(item.key));
		add_tags(&tags, tg_value_get(value, "categories"));
		add_tags(&tags, tg_value_get(value, "cwes"));
		add_tags(&tags, tg_value_get(value, "tags"));
		tg_items_set_tags(otm->reader->arena, &item, &tags);
		tg_items_add(otm->reader, &item);
	}
}

static void read_mitigations(struct otm *otm)
{
	for (TG_VALUE_EACH(value, list_of(otm, "mitigations"))) {
		struct tg_item item = {.kind = TG_ITEM_MITIGATION};
		struct tg_item_links links = {0};
		const struct pair *pair;

		if (value->kind != TG_VALUE_MAP)
			continue;
		set_texts(&item, value);
		pair = tg_map_get(&otm->first, tg_str(item.key));
		for (; pair; pair = pair->next) {
			*TG_VEC_ADD(&links.links) = (struct tg_item_link){
				.target = pair->threat, .line = pair->line, .state = pair->state};
			item.status = worse(mitigation_states, item.status, pair->state);
		}
		tg_items_set_links(otm->reader->arena, &item, &links);
		tg_items_add(otm->reader, &item);
	}
}

/* ---- data flows between trust zones ---- */

enum { NESTED_MOST = 16 };

static const struct tg_value *with_id(const struct tg_value *list, const char *id)
{
	for (TG_VALUE_EACH(value, list)) {
		if (strcmp(tg_value_text(value, "id", ""), id) == 0)
			return value;
	}
	return NULL;
}

/* The trust zone that a component lies in, through the components around it; "" = none. */
static const char *zone_of(const struct otm *otm, const char *id)
{
	const struct tg_value *components = list_of(otm, "components");
	const struct tg_value *component = with_id(components, id), *parent;
	unsigned depth;

	for (depth = 0; component && depth < NESTED_MOST; depth++) {
		parent = tg_value_get(component, "parent");
		if (*tg_value_text(parent, "trustZone", ""))
			return tg_value_text(parent, "trustZone", "");
		component = with_id(components, tg_value_text(parent, "component", ""));
	}
	return "";
}

static void read_crossing(struct otm *otm, const struct tg_value *flow)
{
	struct tg_arena *arena = otm->reader->arena;
	const char *from = zone_of(otm, tg_value_text(flow, "source", ""));
	const char *to = zone_of(otm, tg_value_text(flow, "destination", ""));
	const char *id = tg_value_text(flow, "id", "");
	struct tg_item item = {.kind = TG_ITEM_ASSET};
	struct tg_item_words tags = {0}, needs = {0};

	if (!*from || !*to || strcmp(from, to) == 0 || is_defined(otm, 't', id) ||
	    is_defined(otm, 'm', id))
		return;
	set_texts(&item, flow);
	*TG_VEC_ADD(&tags.texts) = "trust-boundary";
	for (TG_VALUE_EACH(use, tg_value_get(flow, "threats")))
		*TG_VEC_ADD(&tags.texts) =
			tg_arena_printf(arena, "threat:%s", tg_value_text(use, "threat", ""));
	tg_items_set_tags(arena, &item, &tags);
	*TG_VEC_ADD(&needs.texts) = "crossing";
	tg_items_set_needs(arena, &item, &needs);
	tg_items_add(otm->reader, &item);
}

static void read_crossings(struct otm *otm)
{
	for (TG_VALUE_EACH(flow, list_of(otm, "dataflows")))
		read_crossing(otm, flow);
}

/* Notes what does not have the shape of the format, and so is not read. */
static void check_shape(struct otm *otm)
{
	static const char *const lists[] = {"threats", "mitigations", "components", "dataflows"};
	size_t i;

	for (i = 0; i < sizeof(lists) / sizeof(*lists); i++) {
		const struct tg_value *list = tg_value_get(otm->reader->root, lists[i]);

		if (list && list->kind != TG_VALUE_LIST && list->kind != TG_VALUE_NULL)
			tg_items_skip(otm->reader, list->line,
				      "'%s' is not read: it is a list in the Open Threat Model",
				      lists[i]);
		for (TG_VALUE_EACH(value, list_of(otm, lists[i])))
			if (value->kind != TG_VALUE_MAP)
				tg_items_skip(otm->reader, value->line,
					      "the entry of '%s' is not read: it is no mapping "
					      "with 'id' and 'name'",
					      lists[i]);
	}
}

static bool read_otm(struct tg_item_reader *reader, struct tg_err *err)
{
	struct otm otm = {.reader = reader};
	const struct tg_value *version = tg_value_get(reader->root, "otmVersion");

	if (version->kind != TG_VALUE_TEXT ||
	    (!tg_str_starts(version->text, "0.1") && !tg_str_starts(version->text, "0.2")))
		return tg_value_fail(version, err,
				     "this version of the Open Threat Model is not known; this "
				     "tracegate reads 0.1 and 0.2");
	check_shape(&otm);
	define(&otm, 't', list_of(&otm, "threats"));
	define(&otm, 'm', list_of(&otm, "mitigations"));
	read_places(&otm, list_of(&otm, "components"));
	read_places(&otm, list_of(&otm, "dataflows"));
	read_threats(&otm);
	read_mitigations(&otm);
	read_crossings(&otm);
	tg_map_done(&otm.states);
	tg_map_done(&otm.pairs);
	tg_map_done(&otm.first);
	tg_map_done(&otm.last);
	tg_map_done(&otm.defined);
	return true;
}

const struct tg_item_format tg_items_otm = {"otm", fits, read_otm};
