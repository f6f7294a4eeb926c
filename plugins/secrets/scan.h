/* SPDX-License-Identifier: Apache-2.0 */
/*
 * scan.h - secrets and unsafe settings in text: any number of rules in one pass.
 *
 * A filter of three-character runs finds where a keyword may begin; keywords that are there call
 * their rules on a window around them. Patterns run on PCRE2's JIT with limits. A value that may
 * as well be a placeholder, a variable or a test vector is left alone.
 *
 * Nothing here reads files or knows git. A scanner is not shared between threads.
 */
#ifndef TG_SECRETS_SCAN_H
#define TG_SECRETS_SCAN_H

#include "base/err.h"
#include "base/mem.h"
#include "base/str.h"
#include "model/secret.h"

struct tg_scanner;

/*
 * Makes a scanner of `rules`, which stay borrowed. Patterns of rules from `checked` on are
 * compiled at once, the others when they are first needed. A pattern that does not compile is an
 * error with file and line.
 */
struct tg_scanner *tg_scanner_make(const struct tg_secret_rule *rules, size_t count, size_t checked,
				   struct tg_err *err);
void tg_scanner_free(struct tg_scanner *scanner);
void tg_scanner_free_(struct tg_scanner **scanner); /* for TG_AUTO */

/* A secret in a text. Offsets are bytes from its beginning. */
struct tg_secret {
	const struct tg_secret_rule *rule;
	size_t start, end;             /* of the secret itself */
	bool is_test;                  /* a test vector or in a test's file: reported as a note */
	bool wrapped;                  /* base64 of what the rule describes */
	size_t match_start, match_end; /* with the name before it: what the judgement rests on */
};
typedef TG_VEC(struct tg_secret) tg_secrets;

/* What a scan could not do, summed up over the scanner's life. */
struct tg_scan_stats {
	size_t bytes;    /* looked at */
	size_t windows;  /* patterns run */
	size_t exceeded; /* patterns that were stopped by a limit: something stayed unread */
	const struct tg_secret_rule *exceeded_rule; /* the last of them */
	size_t placeholders;                        /* values judged to be none */
	size_t checksums; /* tokens refused because their checksum is wrong */
};
const struct tg_scan_stats *tg_scanner_stats(const struct tg_scanner *scanner);

/* What the path of a text says about it; decided once a file. */
struct tg_scan_file {
	const char *path; /* relative to the root, terminated */
	enum { TG_SYNTAX_TEXT = 0, TG_SYNTAX_CODE, TG_SYNTAX_CONFIG } syntax;
	bool is_test;        /* tests, examples, documentation: findings are demoted */
	bool is_translation; /* texts for people: "password" has a value that is none */
	bool is_lock;        /* hashes of packages */
	bool is_binary;      /* set it when `text` is a part of something that is not text */
};
void tg_scan_file(struct tg_scan_file *file, const char *path);

/*
 * Adds the secrets of `text`, sorted by their start, to `out`. `text` may be any bytes; one with
 * NUL among its first 8000 bytes is searched for tokens and keys only.
 */
void tg_scan(struct tg_scanner *scanner, struct tg_str text, const struct tg_scan_file *file,
	     tg_secrets *out);

/* True when the bytes are not text. */
bool tg_scan_is_binary(struct tg_str text);

/* The first rule that the path alone satisfies, or NULL. */
const struct tg_secret_rule *tg_scan_path(const struct tg_scanner *scanner, const char *path);

/* A hash of everything that decides what is found: rules and the scanner's own version. */
struct tg_hash tg_scanner_hash(const struct tg_scanner *scanner);

/* Writes a form of the secret that can be shown: its first characters at most, and its length. */
void tg_secret_redact(struct tg_buf *out, struct tg_str secret, const struct tg_secret_rule *rule);

#endif
