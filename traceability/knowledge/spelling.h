/* SPDX-License-Identifier: Apache-2.0 */
/*
 * spelling.h - one normal spelling for the many ways people write an id.
 *
 * Letters become upper case; blanks, hyphens, dots, underscores, slashes, colons, commas and
 * brackets separate and are all the same; so does the step from a letter to a digit; zeros in
 * front of a number go. Parts are joined by dots: "CR 3.4 RE(1)", "cr-3.4-re-1" and "CR_3_4_RE1"
 * are "CR.3.4.RE.1".
 *
 * Names of bodies in front of "62443" are dropped ("EN IEC 62443-4-2" is "62443.4.2"), "Article"
 * is "ART", "point" is left out, a number right behind "CRA" is an article, and "ANNEX" or "PART"
 * is parted from the roman numeral it is glued to ("AnnexI.PartII.1").
 */
#ifndef TG_KNOWLEDGE_SPELLING_H
#define TG_KNOWLEDGE_SPELLING_H

#include "base/str.h"

enum { TG_SPELLING = 160 }; /* bytes of the longest normal spelling, with its terminator */

/* False when `text` cannot be an id: empty, too long, or with bytes no id has. */
bool tg_spelling(struct tg_str text, char ret_normal[TG_SPELLING]);

/* True when `normal` is `prefix` or goes on behind it with a dot. */
bool tg_spelling_within(const char *normal, const char *prefix);

#endif
