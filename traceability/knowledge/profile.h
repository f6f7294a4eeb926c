/* SPDX-License-Identifier: Apache-2.0 */
/*
 * profile.h - what a product can be, and what a security level asks to see: the files
 * rules/profiles/products.yaml and rules/profiles/sl-acceptance.yaml.
 *
 * The other files of that folder are sets of analysis rules and are none of this module.
 */
#ifndef TG_KNOWLEDGE_PROFILE_H
#define TG_KNOWLEDGE_PROFILE_H

#include "knowledge/catalog.h"

/* A class of the CRA, a vertical of a standard, or a component type. Texts are never NULL. */
struct tg_profile {
	const char *id;   /* "OT-RMS" */
	const char *kind; /* "ot-vertical", "cra-class", "component-type", ... */
	const char *title;
	const struct tg_entry *cra; /* the category or point of the CRA it is for, or NULL */
	const char *draft;          /* the standard in preparation */
	const char *mandate_lines;  /* of the annex of mandate M/606 */
	const char *work_item;
	const char *counterpart; /* the standard for the same products outside OT */
	const char *conformity;  /* how conformity is assessed */
	unsigned components;     /* enum tg_component: which requirements of 4-2 apply */
	enum tg_confidence confidence;
	struct tg_sources sources;
	const char *note;
	const char *const *names; /* what people call it: "router" */
	size_t name_count;
	/* Requirements that it asks for at every level, by a proposal or draft that the file names.
	 */
	const struct tg_entry *const *raises;
	size_t raise_count;
};

/* A line of what an evaluation asks for. */
struct tg_criterion {
	const char *id;
	const char *kind; /* "artefact", "acceptance", "applicability", "principle", "document" */
	const struct tg_entry *requirement; /* or NULL */
	const char *ref;
	const char *item;
	const char *text;
	unsigned levels; /* bit 0 is SL 1; 0 = of none in particular */
	enum tg_confidence confidence;
	struct tg_sources sources;
};

/* Zero it before use; all lives in the arena of the catalogues. */
struct tg_profiles {
	const struct tg_profile *at;
	size_t count;
	const struct tg_criterion *criteria;
	size_t criterion_count;
};

/* Reads both files of the folder the catalogues came from. */
bool tg_profiles_load(struct tg_catalogs *catalogs, struct tg_profiles *ret, struct tg_err *err);

/* The profile with this id or name (case ignored), or NULL. */
const struct tg_profile *tg_profile_find(const struct tg_profiles *profiles, struct tg_str id);

#endif
