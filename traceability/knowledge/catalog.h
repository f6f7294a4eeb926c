/* SPDX-License-Identifier: Apache-2.0 */
/*
 * catalog.h - the requirement catalogues of rules/catalogs: what an id of the CRA, of IEC 62443
 * or of CWE stands for.
 *
 * Everything lives in the arena of `struct tg_catalogs` and stays unchanged once loaded. Reading
 * is strict: unknown keys, ids or aliases used twice, parents that do not exist and unknown
 * source codes are errors that name file and line.
 *
 * Weaknesses (files whose name begins with "cwe") and mappings are read when they are first
 * needed, so that a command that only checks an id does not pay for them.
 */
#ifndef TG_KNOWLEDGE_CATALOG_H
#define TG_KNOWLEDGE_CATALOG_H

#include "base/map.h"
#include "format/value.h"
#include "model/finding.h"

struct tg_mapping_list; /* knowledge/mapping.h */

/* Where a statement was taken from; catalogs/sources.yaml. */
struct tg_source {
	const char *code;  /* "OJ" */
	const char *title; /* "Official Journal" */
	const char *kind;  /* "primary", "secondary", ... */
	const char *text;
	bool proposal; /* proposed by this project, not published: say so wherever it is shown */
};

/* A group of sources, as an entry names them. */
struct tg_sources {
	const struct tg_source *const *at;
	size_t count;
};

/* A numbering that others use for the entries of a catalogue: "osps" in "osps:1.2d". */
struct tg_scheme {
	const char *name;
	const char *title;
};

enum tg_alias_kind {
	TG_ALIAS_PLAIN = 0, /* another code of the same entry */
	TG_ALIAS_DOUBTFUL,  /* used for different things: refused, with what it may mean */
	TG_ALIAS_FORMER,    /* of an earlier edition or draft */
};

/* Another code of an entry. A doubtful one exists once for every entry it may mean. */
struct tg_alias {
	enum tg_alias_kind kind;
	const char *text;               /* as written, with its scheme: "osps:1.2d" */
	const struct tg_scheme *scheme; /* or NULL */
	const struct tg_entry *entry;
	const char *ref;       /* of a former id: where it stood, or "" */
	const char *note;      /* or "" */
	struct tg_alias *next; /* of the same entry */
};

/* One file of rules/catalogs. */
struct tg_catalog {
	const char *id;
	const char *title;
	const char *edition;
	const char *prefix; /* what may stand before an id ("IEC 62443-4-2"), or "" */
	const char *source;
	struct tg_entry *first; /* entries in the order of the file, linked by next */
	size_t count;
	const struct tg_scheme *schemes;
	size_t scheme_count;
	bool assessed;   /* its entries are assessed for a product or its maker */
	bool weaknesses; /* of CWE */
};

/* Component types of IEC 62443-4-2, as bits. */
enum tg_component {
	TG_COMPONENT_ALL = 1 << 0,
	TG_COMPONENT_APP = 1 << 1,
	TG_COMPONENT_EMBEDDED = 1 << 2,
	TG_COMPONENT_HOST = 1 << 3,
	TG_COMPONENT_NETWORK = 1 << 4,
};

/* What can prove a requirement, as bits. Tools close the first three and index the others. */
enum tg_proof {
	TG_PROOF_CODE = 1 << 0,
	TG_PROOF_TEST = 1 << 1,
	TG_PROOF_BUILD = 1 << 2,
	TG_PROOF_DOCUMENT = 1 << 3,
	TG_PROOF_PROCESS = 1 << 4,
};

/* A requirement, heading, category or weakness. Texts are never NULL; "" where there is none. */
struct tg_entry {
	const char *id;   /* as its source writes it: "CR 3.4 RE(1)"; unique in its catalogue */
	const char *tag;  /* one word, unique among all: "IEC-62443-4-2-CR-3.4-RE-1" */
	const char *key;  /* normal spelling of the id; see spelling.h */
	const char *kind; /* "requirement", "CR", "RE", "heading", "Base", ... */
	const char *title;
	const char *text; /* our paraphrase */
	const char *ref;  /* where it stands in the source */
	const char *note;
	const char *edition; /* its own, or that of the catalogue */
	bool planned;        /* not in a published edition; never counted as a requirement */
	unsigned levels;     /* security levels that ask for it: bit 0 is SL 1; 0 = none given */
	unsigned components; /* enum tg_component; 0 = none given */
	unsigned proof;      /* enum tg_proof; 0 = none given */
	enum tg_confidence confidence;       /* of id, title and text */
	enum tg_confidence level_confidence; /* of the levels */
	struct tg_sources sources;
	const struct tg_catalog *catalog;
	struct tg_entry *parent; /* or NULL */
	struct tg_entry *child;  /* first below it; the others by sibling */
	struct tg_entry *sibling;
	struct tg_entry *next; /* of the catalogue */
	struct tg_alias *aliases;
	struct tg_mapping_list *mappings; /* filled by tg_mappings_load(); see mapping.h */
	const struct tg_value *at;        /* file and line */
};

/* All that is known. Zero it before tg_catalogs_open(); release it with tg_catalogs_done(). */
struct tg_catalogs {
	struct tg_arena arena;
	const char *folder; /* rules/ */
	TG_VEC(struct tg_catalog *) catalogs;
	struct tg_map sources;   /* code -> struct tg_source * */
	struct tg_map spellings; /* normal spelling -> struct tg_spelling * */
	struct tg_map tags;      /* tag -> struct tg_entry * */
	bool mappings_loaded;
	bool weaknesses_loaded;
};

/* Reads the catalogues of the folder `rules`, all but the weaknesses. */
bool tg_catalogs_open(struct tg_catalogs *catalogs, const char *rules, struct tg_err *err);

/* Reads the weaknesses and their mappings too (with tg_mappings_load()); nothing the second time.
 */
bool tg_catalogs_weaknesses(struct tg_catalogs *catalogs, struct tg_err *err);

void tg_catalogs_done(struct tg_catalogs *catalogs);

enum tg_outcome_of_resolve {
	TG_RESOLVED = 0,
	TG_AMBIGUOUS,  /* `candidates` are what it may mean */
	TG_UNRESOLVED, /* `candidates` are the nearest ids */
};

enum { TG_CANDIDATES = 16 };

struct tg_resolved {
	enum tg_outcome_of_resolve outcome;
	const struct tg_entry *entry; /* NULL unless TG_RESOLVED */
	const struct tg_alias *via;   /* the alias it was found by, or NULL: found by its id */
	const struct tg_entry *candidates[TG_CANDIDATES];
	size_t count;
	const char *note; /* why it is ambiguous, or "" */
};

/*
 * Finds what people mean by `text`: an id, an alias, or any spelling of one ("CR-3.4-RE-1",
 * "iec 62443-4-2:2019 cr 3.4 re 1"). True when that is one entry. Otherwise false with an error
 * that names the candidates; `ret` is filled in every case. Reads the weaknesses when `text`
 * speaks of a CWE.
 */
bool tg_catalog_resolve(struct tg_catalogs *catalogs, struct tg_str text, struct tg_resolved *ret,
			struct tg_err *err);

/* The entry with this tag, or NULL. Weaknesses only once they were read. */
const struct tg_entry *tg_catalog_by_tag(const struct tg_catalogs *catalogs, const char *tag);

/* The catalogue with this id (case ignored), or NULL. */
const struct tg_catalog *tg_catalog_named(const struct tg_catalogs *catalogs, struct tg_str id);

/*
 * True when the entry is a requirement that has to be assessed for a component of the types in
 * `components` (0 = any) at security level `level` (1 to 4; 0 = at any): planned entries,
 * headings and groups are none. Where a source knows no levels, its requirements always apply.
 */
bool tg_entry_applies(const struct tg_entry *entry, unsigned components, unsigned level);

/* The names of the bits of a set, in order; NULL ends them. */
extern const char *const tg_component_names[];
extern const char *const tg_proof_names[];

#endif
