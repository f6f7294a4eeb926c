/* SPDX-License-Identifier: Apache-2.0 */
/*
 * internal.h - what the files of secrets/ share; nobody else includes it.
 */
#ifndef TG_SECRETS_INTERNAL_H
#define TG_SECRETS_INTERNAL_H

#include "base/map.h"
#include "secrets/regex.h"
#include "secrets/scan.h"

enum {
	TG_BINARY_PROBE = 8000,    /* bytes in which a NUL makes a text binary */
	TG_WINDOW_BEFORE = 512,    /* bytes of a line before a keyword that a pattern sees */
	TG_WINDOW_AFTER = 4096,    /* and behind it */
	TG_KEY_LIMIT = 64 * 1024,  /* bytes of a private key */
	TG_WRAP_LIMIT = 64 * 1024, /* bytes of a base64 run that is looked into */
};

/* A keyword, in the form in which it is looked for. */
struct tg_literal {
	const char *text; /* lower case, unless `cased` */
	uint8_t size;
	bool cased;     /* upper and lower case differ */
	uint8_t action; /* enum tg_action */
	uint32_t rule;  /* index of the rule */
};

enum tg_action {
	TG_ACTION_TOKEN = 0,
	TG_ACTION_NAME,
	TG_ACTION_TEXT,
	TG_ACTION_KEY,     /* "-----BEGIN " */
	TG_ACTION_WRAPPED, /* what a token's prefix looks like in base64 */
};

/* The filter over all literals; see literal.c. */
struct tg_filter {
	uint64_t *runs;    /* a bit for each run of three classes that begins a literal */
	uint32_t *buckets; /* hashed runs -> index + 1 of a literal */
	uint64_t *fourth;  /* of a bucket: the classes that its literals have fourth */
	uint32_t *next;    /* of a literal in its bucket's list, index + 1 */
	TG_VEC(struct tg_literal) literals;
};

struct tg_scanner {
	const struct tg_secret_rule *rules;
	struct tg_regex **patterns; /* NULL until first needed */
	size_t *done;               /* of a rule: where the window that it searched last ended */
	size_t count;
	struct tg_filter filter;
	struct tg_matcher *matcher;
	struct tg_scan_stats stats;
	struct tg_arena arena;
	struct tg_map builtins; /* stem -> index + 1 of the BUILTIN rule */

	/* Of the text that is being scanned. */
	struct tg_str text;
	const struct tg_scan_file *file;
	bool binary;
	unsigned depth; /* 1 inside a base64 run */
	size_t name_end, run_end, pem_end;
	tg_secrets *out;
};

/* literal.c */
void tg_filter_add(struct tg_filter *filter, const struct tg_literal *literal);
void tg_filter_build(struct tg_filter *filter);
void tg_filter_done(struct tg_filter *filter);
/* Calls `on_literal` for each literal that stands in the text, in the order of offsets. */
void tg_filter_run(const struct tg_filter *filter, struct tg_str text,
		   void (*on_literal)(struct tg_scanner *, const struct tg_literal *, size_t at),
		   struct tg_scanner *scanner);

/* scan.c: reports [start, end); the rest is filled in. */
struct tg_secret *tg_scan_found(struct tg_scanner *scanner, const struct tg_secret_rule *rule,
				size_t start, size_t end, size_t match_start, size_t match_end);
/* The BUILTIN rule of this stem, or NULL when no card wants it. */
const struct tg_secret_rule *tg_scan_builtin(const struct tg_scanner *scanner, const char *stem);
/* Matches the rule's pattern at `from`, or within [from, to) for TEXT; counts what was stopped. */
bool tg_scan_match(struct tg_scanner *scanner, uint32_t rule, struct tg_str subject, size_t from,
		   struct tg_match *ret);
/* True when the rule holds for this file. */
bool tg_scan_applies(const struct tg_scanner *scanner, const struct tg_secret_rule *rule);

/* assign.c: a name, an operator and a value. */
struct tg_pair {
	size_t name_start, name_end;
	size_t start, end; /* of the value, without quotes */
	bool quoted;
	bool compared;  /* `==` or `!=` */
	char op;        /* '=', ':', ',', '(', '>', ' ' */
	bool is_define; /* #define NAME VALUE */
};
/* The pair whose name holds the byte at `at`. */
bool tg_pair_at(const struct tg_scanner *scanner, size_t at, size_t size, struct tg_pair *ret);

/* judge.c */
double tg_entropy(struct tg_str text);
bool tg_is_placeholder(struct tg_str text);
/* True when the value of a pair with such a name may be a secret that somebody wrote down. */
bool tg_judge_pair(const struct tg_scanner *scanner, const struct tg_pair *pair,
		   const char **ret_stem);
bool tg_is_test_vector(struct tg_str text);
bool tg_text_has(struct tg_str text, const char *word); /* ASCII case ignored */

/* checksum.c */
bool tg_checksum_holds(enum tg_secret_checksum kind, struct tg_str token, size_t prefix);

/* base64.c: appends what the run decodes to; both alphabets. False when it is no base64. */
bool tg_base64_decode(struct tg_buf *out, struct tg_str run);
static inline bool tg_is_base64(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
	       c == '+' || c == '/' || c == '-' || c == '_';
}

/* keyfile.c */
void tg_scan_pem(struct tg_scanner *scanner, size_t at);
void tg_scan_binary_key(struct tg_scanner *scanner);

static inline char tg_lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}
static inline bool tg_is_alpha(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
static inline bool tg_is_digit(char c)
{
	return c >= '0' && c <= '9';
}
static inline bool tg_is_word(char c)
{
	return tg_is_alpha(c) || tg_is_digit(c) || c == '_';
}
static inline struct tg_str tg_span(struct tg_str text, size_t start, size_t end)
{
	return tg_str_n(text.ptr + start, end - start);
}

#endif
