/* SPDX-License-Identifier: Apache-2.0 */
/*
 * mapping.h - which entries of the catalogues go together, by whom it is said, and how surely;
 * rules/mappings.
 *
 * A mapping is one statement with entries on both sides. Every entry has a list of the mappings
 * it takes part in, so that both directions cost the same:
 *
 *	for (const struct tg_mapping_ref *ref = entry->mappings->first; ref; ref = ref->next)
 *		others = tg_mapping_others(ref, &count);
 */
#ifndef TG_KNOWLEDGE_MAPPING_H
#define TG_KNOWLEDGE_MAPPING_H

#include "knowledge/catalog.h"

/* What `from` has to do with `to`; tg_relation_name() says it in words for either side. */
enum tg_relation {
	TG_COVERS = 0,  /* a point, and requirements that cover it */
	TG_PARTIAL,     /* a point, and requirements that cover a part of it */
	TG_GAP,         /* a point that nothing covers: `to` is empty */
	TG_MAPS,        /* named side by side by the source */
	TG_CORRESPONDS, /* an objective, and requirements that answer it */
	TG_SUPPLEMENTS, /* an objective, and requirements that add to it */
	TG_UNCLEAR,     /* one of the two before */
	TG_SERVES,      /* an objective, and the point of the law it is for */
	TG_DERIVES,     /* a component requirement, and its system requirement */
	TG_VIOLATES,    /* weaknesses, and the requirements they speak against */
	TG_MEMBER,      /* a group, and what is in it */
	TG_RELATIONS,
};

/* A statement of rules/mappings. Texts are never NULL. */
struct tg_mapping {
	const char *file_id; /* "cra-62443" */
	enum tg_relation relation;
	const struct tg_entry *const *from;
	size_t from_count;
	const struct tg_entry *const *to;
	size_t to_count;
	const char *const *cited; /* what the source wrote where `to` is the entry above it */
	size_t cited_count;
	const struct tg_source *source;
	enum tg_confidence confidence;
	const char *where; /* in the source */
	const char *note;
	const char *group; /* a name for `from` */
};

/* A mapping an entry takes part in, in the order of the files. */
struct tg_mapping_ref {
	const struct tg_mapping *mapping;
	bool forward; /* the entry stands in `from` */
	const struct tg_mapping_ref *next;
};

/* The mappings of an entry. */
struct tg_mapping_list {
	const struct tg_mapping_ref *first;
	const struct tg_mapping_ref **tail;
};

/* Reads all mappings but those of weaknesses; nothing the second time. */
bool tg_mappings_load(struct tg_catalogs *catalogs, struct tg_err *err);

/* Reads the mappings (not) of weaknesses; called by tg_mappings_load(), tg_catalogs_weaknesses().
 */
bool tg_mappings_read(struct tg_catalogs *catalogs, bool weaknesses, struct tg_err *err);

/* The entries on the other side. */
const struct tg_entry *const *tg_mapping_others(const struct tg_mapping_ref *ref,
						size_t *ret_count);

/* The word of the file ("covers"); in words from `from` to `to` ("covered by") or back. */
const char *tg_relation_word(enum tg_relation relation);
const char *tg_relation_name(enum tg_relation relation, bool forward);

/*
 * The requirements a weakness ("CWE-798") speaks against: those of MITRE and those of our
 * groups, as far as their catalogues are assessed; no headings. Reads the weaknesses. `ret`
 * lives in the arena of `catalogs`; the count is 0 for a weakness that is not known.
 */
bool tg_mapping_of_weakness(struct tg_catalogs *catalogs, struct tg_str weakness,
			    const struct tg_entry *const **ret, size_t *ret_count,
			    struct tg_err *err);

#endif
