/* SPDX-License-Identifier: Apache-2.0 */
/*
 * card.h - rule cards: rules/<pack>/<rule>.md.
 *
 * A card is the only place of a rule's texts, severity and mappings. It is flat YAML between two
 * lines `---`, then Markdown; rules/README.md describes it. The id of a card is its path.
 *
 * Cards live in the arena they were loaded into and do not change.
 */
#ifndef TG_KNOWLEDGE_CARD_H
#define TG_KNOWLEDGE_CARD_H

#include "base/err.h"
#include "base/map.h"
#include "base/mem.h"
#include "model/finding.h"
#include "model/pattern.h"

/* A list of terminated texts, in the order of the card. */
struct tg_words {
	const char *const *at;
	size_t count;
};

struct tg_card {
	const char *id;    /* "memory/realloc-lost" */
	const char *pack;  /* "memory" */
	const char *title; /* one line, no full stop */
	enum tg_severity severity;
	enum tg_confidence confidence;
	struct tg_words cwe;          /* numbers: "401" */
	struct tg_words cert;         /* SEI CERT C rules: "MEM31-C" */
	struct tg_words misra;        /* numbers of MISRA C:2012: "22.1", "Dir 4.7" */
	struct tg_words requirements; /* ids of the catalogues: "SI-2", "CR 3.5", "CRA-AI-I-2k" */
	struct tg_words tags;         /* free words: "banned-function" */
	const char *since;            /* the version of tracegate that had it first: "0.1" */
	bool suppressible;            /* false: tracegate-allow has no effect */
	const struct tg_pattern_rule *pattern; /* how it is found, when the card says so; or NULL */
	bool own;                              /* a card of the project, not of the program */
	struct tg_hash front;                  /* of the front matter */
	const char *file;                      /* path of the card, for messages */
	struct tg_str body;                    /* Markdown below the front matter */
	unsigned body_line;                    /* line of the card on which `body` begins */
};

/* All cards, sorted by id. Zero it before use; release it with tg_cards_done(). */
struct tg_cards {
	const struct tg_card *at;
	size_t count;
	struct tg_map by_id;
};

/*
 * Loads every card below `rules_dir` (<pack>/<rule>.md; README.md and folders without cards are
 * passed over). The first malformed card fails the whole with "FILE:LINE:COLUMN: ...".
 */
bool tg_cards_load(struct tg_arena *arena, const char *rules_dir, struct tg_cards *ret_cards,
		   struct tg_err *err);
void tg_cards_done(struct tg_cards *cards);

/* Parses one card; `id` is what its path says. */
bool tg_card_parse(struct tg_arena *arena, struct tg_str content, const char *file, const char *id,
		   struct tg_card *ret_card, struct tg_err *err);

/* The folder of a project's own cards and models, laid out as rules/ is. */
#define TG_OWN_RULES ".tracegate/rules"

/*
 * Adds the project's own cards below `rules_dir`; nothing when there is no such folder. They need
 * less: an id, a title, a severity and a pattern; the rest has defaults. An id of the program's is
 * refused.
 */
bool tg_cards_add(struct tg_arena *arena, const char *rules_dir, struct tg_cards *cards,
		  struct tg_err *err);

/* The card of a rule, or NULL. */
/* True for what is asked of a build, not of code: there is no example in C, and 'tracegate harden'
 * looks for it. */
bool tg_card_is_of_build(const struct tg_card *card);
bool tg_card_has_tag(const struct tg_card *card, const char *tag);

const struct tg_card *tg_card_find(const struct tg_cards *cards, const char *id);

/* The id nearest to a misspelt one, or NULL when none is near. */
const char *tg_card_nearest(const struct tg_cards *cards, const char *id);

/*
 * A part of the body, trimmed: "" is the text before the first heading (why it matters), else
 * the text below `## heading` up to the next one. Empty when there is none.
 */
struct tg_str tg_card_section(const struct tg_card *card, const char *heading);

/* A fenced example: ```c bad or ```c good. */
struct tg_example {
	bool bad;           /* the rule must find something in it; else it must not */
	bool cpp;           /* it is C++ */
	struct tg_str code; /* between the fences */
	unsigned line;      /* of the card on which `code` begins */
};

/* Takes the next example at or after byte `*at` of the body; start with 0. False at the end. */
bool tg_card_example(const struct tg_card *card, size_t *at, struct tg_example *ret_example);

#endif
