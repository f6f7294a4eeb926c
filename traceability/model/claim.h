/* SPDX-License-Identifier: Apache-2.0 */
/*
 * claim.h - an annotation as somebody wrote it in a comment of active code.
 */
#ifndef TG_MODEL_CLAIM_H
#define TG_MODEL_CLAIM_H

#include "base/str.h"

enum tg_verb {
	TG_SATISFIES = 0, /* this code implements the requirement */
	TG_MITIGATES,     /* this code acts against the threat */
	TG_VERIFIES,      /* this test checks the item */
	TG_JUSTIFIES,     /* a waiver, with reason, owner and expiry */
};

const char *tg_verb_name(enum tg_verb verb); /* "satisfies", ... */
bool tg_verb_parse(struct tg_str text, enum tg_verb *ret);

/* Where in the file the claim attaches; the symbol is found by position. */
enum tg_claim_scope {
	TG_SCOPE_SYMBOL = 0, /* the symbol that follows, or that encloses, the comment */
	TG_SCOPE_FILE,       /* a comment before all code of a file that no symbol follows */
	TG_SCOPE_TRAILING,   /* behind code on its line: what encloses it, or ends there */
};

struct tg_claim {
	enum tg_verb verb;
	const char *dialect; /* "native", "oft", "macro" */
	const char *target;  /* the id as written, one claim a target; req~NAME~2 becomes NAME */
	unsigned revision;   /* asked for, 0 = any */
	enum tg_claim_scope scope;
	const char *path; /* "" where the caller knows it from the blob */
	unsigned line, column;
	size_t offset;     /* of the verb */
	size_t end_offset; /* of the comment's end: the symbol is looked for from here */
	const char *note;  /* the text behind " -- ", or "" */
	const char *owner; /* of a waiver, or "" */
	const char *until; /* YYYY-MM-DD, or "" */
};

/* Something that looks like a claim and is none; never fails a run by itself. */
struct tg_claim_problem {
	const char *path;
	unsigned line, column;
	const char *message;
};

#endif
