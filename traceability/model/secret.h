/* SPDX-License-Identifier: Apache-2.0 */
/*
 * secret.h - how a kind of secret, or an unsafe setting, is recognised in text.
 *
 * The values come from rules/secrets/ and from .tracegate/secrets/; plugins/secrets matches them.
 */
#ifndef TG_MODEL_SECRET_H
#define TG_MODEL_SECRET_H

#include "model/finding.h"

enum tg_secret_how {
	TG_SECRET_TOKEN = 0, /* the text begins with a keyword; `pattern` is what follows it */
	TG_SECRET_VALUE,     /* `pattern` is all of a value whose name holds a keyword */
	TG_SECRET_TEXT,      /* `pattern` is searched for in the lines around a keyword */
	TG_SECRET_BUILTIN,   /* recognised by a function of plugins/secrets that has this stem */
	TG_SECRET_FILE,      /* the path says it: `paths` */
};

enum tg_secret_checksum {
	TG_CHECKSUM_NONE = 0,
	TG_CHECKSUM_CRC32_BASE62, /* the last six characters: CRC-32 of those before, base 62 */
	TG_CHECKSUM_JWT,         /* two base64url parts that are JSON objects, the first with alg */
	TG_CHECKSUM_BECH32,      /* the checksum of bech32 */
	TG_CHECKSUM_BASE64_JSON, /* what follows the prefix is a JSON object in base64 */
	TG_CHECKSUM_LUHN,        /* the digits satisfy Luhn's formula */
};

/* One recogniser. Texts are terminated and borrowed from whatever loaded it. */
struct tg_secret_rule {
	const char *id;    /* "secrets/github-pat", "defaults/mosquitto-anonymous" */
	const char *title; /* one line */
	enum tg_severity severity;
	enum tg_confidence confidence;
	enum tg_secret_how how;
	enum tg_secret_checksum checksum;
	bool is_setting;     /* an unsafe setting: shown as it is, and never a secret */
	bool exact;          /* VALUE: the name is a keyword, not just holds one */
	double entropy;      /* bits a character that the secret has at least; 0 = not asked */
	const char *pattern; /* PCRE2; "" for BUILTIN and FILE */
	const char *const *keywords; /* at least three characters each */
	size_t keyword_count;
	const char *const *paths; /* globs: only in these files; none = everywhere */
	size_t path_count;
	const char *const *unless_lines; /* a file with a line that begins so is exempt */
	size_t unless_count;
	const char *const *examples; /* generator expressions that must be found */
	size_t example_count;
	const char *const *counter_examples; /* and that must not */
	size_t counter_count;
	const char *file; /* where it is written, for messages */
	unsigned line;
};

#endif
