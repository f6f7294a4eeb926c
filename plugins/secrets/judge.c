/* SPDX-License-Identifier: Apache-2.0 */
/*
 * judge.c - may this value be a secret that somebody wrote down?
 *
 * A name says what a value is for, the value itself whether it can be one: not a placeholder, a
 * variable, a path, a label for people, an identifier, or the test vector of a standard.
 */
#include <math.h>

#include "secrets/internal.h"

enum {
	VALUE_LEAST = 4,
	PASSWORD_BARE = 6,
	PASSWORD_MOST = 128,
	TOKEN_LEAST = 16,
	SECRET_LEAST = 8,
	TOKEN_MOST = 1024,
	NAME_SIZE = 80
};

double tg_entropy(struct tg_str text)
{
	unsigned counts[256] = {0};
	double bits = 0;
	size_t i;

	for (i = 0; i < text.len; i++)
		counts[(uint8_t)text.ptr[i]]++;
	for (i = 0; i < 256; i++)
		if (counts[i]) {
			double share = (double)counts[i] / (double)text.len;

			bits -= share * log2(share);
		}
	return bits;
}

bool tg_text_has(struct tg_str text, const char *word)
{
	size_t length = strlen(word), i, j;

	for (i = 0; i + length <= text.len; i++) {
		for (j = 0; j < length && tg_lower(text.ptr[i + j]) == word[j]; j++)
			;
		if (j == length)
			return true;
	}
	return false;
}

static bool text_is(struct tg_str text, const char *word)
{
	return text.len == strlen(word) && tg_text_has(text, word);
}

static bool any_is(struct tg_str text, const char *const *words)
{
	for (; *words; words++)
		if (text_is(text, *words))
			return true;
	return false;
}

static bool any_in(struct tg_str text, const char *const *words)
{
	for (; *words; words++)
		if (tg_text_has(text, *words))
			return true;
	return false;
}

/* ---- values ---- */

/* Each byte is `step` more than the one before, for at least `least` bytes, anywhere. */
static bool has_sequence(struct tg_str text, int step, unsigned least)
{
	unsigned run = 1;
	size_t i;

	for (i = 1; i < text.len; i++) {
		run = tg_lower(text.ptr[i]) - tg_lower(text.ptr[i - 1]) == step ? run + 1 : 1;
		if (run >= least)
			return true;
	}
	return false;
}

/* A variable of a shell, a template or a format. */
static bool is_variable(struct tg_str text)
{
	static const char *const marks[] = {"${", "$(", "{{", "}}", "<%", "#{", "%(", "@@", NULL};
	size_t i;

	if (any_in(text, marks))
		return true;
	if (text.ptr[0] == '$' || text.ptr[0] == '%' || text.ptr[0] == '@') {
		for (i = 1; i < text.len && (tg_is_word(text.ptr[i]) || text.ptr[i] == '.'); i++)
			;
		/* "$ecret!" is none; "$PASSWORD", "%s", "%PASSWORD%" are. */
		if (i == text.len || (i + 1 == text.len && text.ptr[i] == text.ptr[0]))
			return true;
	}
	for (i = 0; i + 1 < text.len; i++)
		if (text.ptr[i] == '%' &&
		    (strchr("sdvqxupi", text.ptr[i + 1]) || text.ptr[i + 1] == '.'))
			return i + 2 == text.len || !tg_is_word(text.ptr[i + 2]);
	return false;
}

static bool is_bracketed(struct tg_str text)
{
	char first = text.ptr[0], last = text.ptr[text.len - 1];

	return (first == '<' && last == '>') || (first == '[' && last == ']') ||
	       (first == '(' && last == ')') || (first == '{' && last == '}') ||
	       (first == '_' && last == '_' && text.len > 4);
}

bool tg_is_placeholder(struct tg_str text)
{
	static const char *const parts[] = {"example",     "changeme",  "change-me", "change_me",
					    "placeholder", "replace",   "redacted",  "notareal",
					    "not-a-real",  "sanitized", "deadbeef",  NULL};
	/* Random characters spell a short word now and then; they count in short texts. */
	static const char *const short_parts[] = {
		"your_", "your-",  "yourp", "yourt", "yours",  "yourk", "insert",
		"dummy", "fixme",  "xxxx",  "****",  "....",   "-----", "____",
		"todo",  "masked", "here>", "fake",  "foobar", "lorem", NULL};
	static const char *const words[] = {
		"null",    "none",    "nil",     "undefined", "true",     "false",
		"yes",     "no",      "empty",   "optional",  "required", "unset",
		"unknown", "missing", "default", "value",     "string",   "str",
		"text",    "number",  "hidden",  "secret",    "password", "passwd",
		"token",   "apikey",  "api_key", "key",       "tbd",      "n/a",
		"invalid", "off",     "on",      "auto",      "sample",   NULL};
	size_t i;

	while (text.len && (text.ptr[0] == ' ' || text.ptr[text.len - 1] == ' '))
		text = tg_str_trim(text);
	if (!text.len)
		return true;
	for (i = 1; i < text.len && text.ptr[i] == text.ptr[0]; i++)
		;
	if (i == text.len)
		return true;
	/* More than half of it one sign that stands for something left out. */
	if (text.len >= 8) {
		size_t filler = 0;

		for (i = 0; i < text.len; i++)
			filler += strchr("xX*.", text.ptr[i]) && text.ptr[i];
		if (filler * 2 > text.len)
			return true;
	}
	return is_bracketed(text) || is_variable(text) || any_in(text, parts) ||
	       (text.len < 40 && any_in(text, short_parts)) || any_is(text, words);
}

bool tg_is_test_vector(struct tg_str text)
{
	static const char *const known[] = {"2b7e151628aed2a6abf7158809cf4f3c",
					    "000102030405060708090a0b0c0d0e0f",
					    "00112233445566778899aabbccddeeff",
					    "0123456789abcdef",
					    "fedcba9876543210",
					    "603deb1015ca71be2b73aef0857d7781",
					    "8e73b0f7da0e6452c810f32b809079e5",
					    "feffe9928665731c6d6a8f9467308308",
					    "abcdefghijklmnopqrstuvwxyz",
					    "0b0b0b0b0b0b0b0b",
					    "aaaaaaaaaaaaaaaa",
					    NULL};

	return any_in(text, known) || has_sequence(text, 1, 10) || has_sequence(text, -1, 10);
}

/* Words without digits joined by '_', '-', '.', ':' or '/': an identifier, a path, a type. */
static bool is_identifier(struct tg_str text)
{
	bool joined = false, digit = false, other = false, upper = false, lower = false;
	size_t i;

	for (i = 0; i < text.len; i++) {
		char c = text.ptr[i];

		joined |= c == '_' || c == '-' || c == '.' || c == ':' || c == '/';
		digit |= tg_is_digit(c);
		upper |= c >= 'A' && c <= 'Z';
		lower |= c >= 'a' && c <= 'z';
		other |= !tg_is_word(c) && c != '-' && c != '.' && c != ':' && c != '/';
	}
	if (joined && !lower && upper && !other) /* LIKE_THIS_1 */
		return true;
	return joined && !digit && !other;
}

static bool is_path(struct tg_str text)
{
	static const char *const ends[] = {
		".txt",  ".json", ".pem", ".key", ".crt", ".yml", ".yaml", ".xml", ".html",
		".conf", ".cfg",  ".php", ".py",  ".js",  ".c",   ".h",    ".sh",  ".so",
		".ini",  ".db",   ".md",  ".log", ".bin", ".dat", ".pub",  ".com", ".org",
		".net",  ".cer",  ".der", ".go",  ".rb",  NULL};
	size_t i;

	if (tg_text_has(text, "://") || text.ptr[0] == '/' ||
	    (text.len > 1 && text.ptr[0] == '.' && text.ptr[1] == '/') ||
	    (text.len > 1 && text.ptr[0] == '~' && text.ptr[1] == '/') ||
	    (text.len > 2 && tg_is_alpha(text.ptr[0]) && text.ptr[1] == ':' && text.ptr[2] == '\\'))
		return true;
	for (i = 0; ends[i]; i++)
		if (tg_str_ends(text, ends[i]))
			return true;
	return false;
}

static bool is_default(struct tg_str text)
{
	static const char *const known[] = {
		"admin",       "root",      "toor",      "1234",     "12345",    "123456",
		"12345678",    "123456789", "0000",      "000000",   "1111",     "111111",
		"letmein",     "qwerty",    "raspberry", "ubnt",     "calvin",   "password1",
		"password123", "admin123",  "passw0rd",  "p@ssw0rd", "p@ssword", "guest",
		"cisco",       "welcome",   "changeit",  "alpine",   "vizxv",    "xc3511",
		"juantech",    "anko",      "tech",      "support",  NULL};

	return any_is(text, known);
}

/* Text for people: words with blanks, one capitalised word, not ASCII. */
static bool is_label(struct tg_str text)
{
	static const char *const words[] = {
		"passw",   "passphrase", "secret",   "token", "enter",  "please", "invalid",
		"wrong",   "login",      "username", "user ", "error",  "failed", "forgot",
		"confirm", "field",      "string",   "input", "prompt", "label",  "hash",
		"plain",   "credential", "bearer",   "basic", "digest", "oauth",  "auth",
		"config",  "param",      NULL};
	bool alpha = true, ascii = true, upper_inside = false;
	size_t blanks = 0, i;

	for (i = 0; i < text.len; i++) {
		char c = text.ptr[i];

		blanks += c == ' ' || c == '\t' ||
			  (c == '\\' && i + 1 < text.len && text.ptr[i + 1] == 'n');
		alpha &= tg_is_alpha(c);
		ascii &= (uint8_t)c < 0x80;
		upper_inside |= i && c >= 'A' && c <= 'Z';
	}
	if (blanks > 0 || !ascii)
		return true;
	if (alpha && text.ptr[0] >= 'A' && text.ptr[0] <= 'Z' && !upper_inside)
		return true;
	if (!alpha && any_in(text, words)) { /* "Pass123" is none, "user_password" is */
		for (i = 0; i < text.len; i++)
			if (tg_is_digit(text.ptr[i]) || strchr("!@#$%^&*", text.ptr[i]))
				return false;
		return true;
	}
	return alpha && any_in(text, words);
}

static bool may_be_password(const struct tg_scanner *scanner, const struct tg_pair *pair)
{
	struct tg_str value = tg_span(scanner->text, pair->start, pair->end);
	size_t least = pair->quoted ? VALUE_LEAST : PASSWORD_BARE;
	size_t i, letters = 0;

	if (!pair->quoted && value.len && (pair->is_define || strchr("*&-+!~(", value.ptr[0])))
		return false; /* a number, another macro, an expression */
	if (value.len && is_default(value) && pair->op != ',' &&
	    (pair->op != ' ' || scanner->file->syntax == TG_SYNTAX_CONFIG))
		return pair->quoted || pair->op == '=' || pair->op == ' ' || pair->op == ':';
	if (value.len < least || value.len > PASSWORD_MOST || tg_is_placeholder(value) ||
	    is_label(value) || is_path(value) || is_identifier(value))
		return false;
	for (i = 0; i < value.len; i++)
		letters += tg_is_alpha(value.ptr[i]);
	if (!pair->quoted && letters == value.len) /* a word in a sentence, a type, a switch */
		return scanner->file->syntax == TG_SYNTAX_CONFIG && value.len >= 8;
	if (letters == value.len)
		return value.len >= 6 && !scanner->file->is_translation;
	if (scanner->file->is_translation && letters * 4 > value.len * 3)
		return false;
	return pair->quoted || !memchr(value.ptr, '(', value.len);
}

/* Letters of one case in a row are words; random characters do not do that for long. */
static bool is_wordy(struct tg_str text)
{
	size_t run = 0, longest = 0, digits = 0, uppers = 0, i;

	for (i = 0; i < text.len; i++) {
		bool lower = text.ptr[i] >= 'a' && text.ptr[i] <= 'z';

		digits += tg_is_digit(text.ptr[i]);
		uppers += text.ptr[i] >= 'A' && text.ptr[i] <= 'Z';
		run = lower ? run + 1 : 0;
		longest = run > longest ? run : longest;
	}
	if (!digits)
		return !(uppers && longest < 5 && text.len >= 20);
	return uppers ? longest >= 8 : longest >= 11 || digits * 12 < text.len;
}

static bool may_be_token(const struct tg_scanner *scanner, const struct tg_pair *pair, size_t least)
{
	struct tg_str value = tg_span(scanner->text, pair->start, pair->end);
	size_t dots = 0, i;
	bool hex = true;
	double floor;

	if (tg_str_starts(value, "Bearer ") || tg_str_starts(value, "bearer "))
		value = tg_str_n(value.ptr + 7, value.len - 7);
	if (value.len < least || value.len > TOKEN_MOST || tg_is_placeholder(value) ||
	    is_path(value) || is_identifier(value) || tg_is_test_vector(value))
		return false;
	for (i = 0; i < value.len; i++) {
		char c = value.ptr[i];

		if (!tg_is_base64(c) && !strchr("=.~!@#$%^&*:", c))
			return false;
		dots += c == '.';
		hex &= tg_is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
	}
	if (dots > 3 || is_wordy(value))
		return false;
	floor = value.len < 12 ? 2.3 : value.len < 20 ? 2.8 : 3.1;
	return tg_entropy(value) >= (hex ? floor - 0.3 : floor);
}

/* ---- names ---- */

/* "dbPassword", "DB-PASSWORD", "db.password" become "db_password"; terminated. */
static void normalise(struct tg_str name, char text[NAME_SIZE])
{
	size_t i, at = 0;

	for (i = 0; i < name.len && at + 2 < NAME_SIZE; i++) {
		char c = name.ptr[i];
		bool upper = c >= 'A' && c <= 'Z';
		bool after_lower = i && name.ptr[i - 1] >= 'a' && name.ptr[i - 1] <= 'z';

		if (upper && after_lower)
			text[at++] = '_';
		text[at++] = tg_is_word(c) ? tg_lower(c) : '_';
	}
	text[at] = '\0';
}

/* True when one of the words of `name` is on the list. */
static bool word_in(const char *name, const char *const *words)
{
	struct tg_str rest = tg_str(name), word;

	while (tg_str_split(&rest, '_', &word))
		if (any_is(word, words))
			return true;
	return false;
}

/* The name is about a secret, not one. */
static bool is_attribute(const char *name)
{
	static const char *const last[] = {
		"file",      "path",        "dir",      "len",         "length",    "size",
		"field",     "label",       "name",     "names",       "id",        "ids",
		"url",       "uri",         "endpoint", "type",        "policy",    "regex",
		"pattern",   "prompt",      "hint",     "message",     "msg",       "error",
		"title",     "text",        "desc",     "description", "help",      "count",
		"min",       "max",         "expire",   "expires",     "expiry",    "ttl",
		"timeout",   "enabled",     "required", "reset",       "column",    "table",
		"header",    "param",       "option",   "flag",        "mode",      "format",
		"encoding",  "algorithm",   "alg",      "method",      "provider",  "store",
		"manager",   "service",     "version",  "class",       "style",     "icon",
		"button",    "form",        "event",    "handler",     "callback",  "prefix",
		"suffix",    "index",       "row",      "template",    "link",      "page",
		"role",      "status",      "state",    "kind",        "env",       "var",
		"variable",  "placeholder", "digest",   "hash",        "hashed",    "fingerprint",
		"issuer",    "audience",    "scope",    "scopes",      "location",  "address",
		"domain",    "host",        "port",     "strength",    "rules",     "salt",
		"map",       "list",        "set",      "tag",         "property",  "attr",
		"attribute", "section",     "element",  "selector",    "namespace", "ref",
		"arn",       "command",     "cmd",      "script",      "plugin",    "module",
		"backend",   "driver",      "source",   "key_name",    "keyring",   "tokens",
		"identity",  "cipher",      "ciphers",  "suite",       "suites",    "extension",
		"separator", "delimiter",   "char",     "chars",       "filename",  "folder",
		NULL};
	static const char *const anywhere[] = {
		"public",  "pub",    "keyword",      "tokenizer",   "tokenize",
		"csrf",    "author", "authority",    "authors",     "primary",
		"foreign", "sort",   "cache",        "idempotency", "integrity",
		"sha256",  "sha1",   "md5",          "checksum",    "signature",
		"next",    "page",   "continuation", "sync",        "cancellation",
		"parser",  "lexer",  "syntax",       "regexp",      "translation",
		NULL};
	const char *end = strrchr(name, '_');

	return any_is(tg_str(end ? end + 1 : name), last) || word_in(name, anywhere);
}

/* The stem of the rule that a name speaks of, or NULL. */
static const char *stem_of(const char *name)
{
	static const char *const passwords[] = {
		"password", "passwd", "passwort", "passphrase", "passcode", "pwd", "pass",
		"pw",       "dbpass", "passwds",  "userpass",   "userpwd",  "psk", NULL};
	static const char *const fused[] = {"password", "passwd", "passphrase", NULL};
	static const char *const secrets[] = {"secret", "secrets", "clientsecret", "appsecret",
					      NULL};
	static const char *const keys[] = {
		"api_key",        "apikey",      "access_key",  "accesskey",   "secret_key",
		"secretkey",      "private_key", "privatekey",  "auth_key",    "authkey",
		"encryption_key", "signing_key", "account_key", "accountkey",  "shared_key",
		"sharedkey",      "master_key",  "masterkey",   "session_key", "storage_key",
		"consumer_key",   "hmac_key",    "license_key", "service_key", "app_key",
		"appkey",         "webhook_key", "encrypt_key", NULL};
	static const char *const tokens[] = {
		"token",         "credential",  "credentials", "auth",     "bearer",
		"authorization", "accesstoken", "authtoken",   "apitoken", NULL};

	if (word_in(name, passwords) || any_in(tg_str(name), fused))
		return "password";
	if (word_in(name, secrets))
		return "secret";
	if (any_in(tg_str(name), keys))
		return "key";
	if (word_in(name, tokens))
		return "token";
	return NULL;
}

bool tg_judge_pair(const struct tg_scanner *scanner, const struct tg_pair *pair,
		   const char **ret_stem)
{
	struct tg_str value = tg_span(scanner->text, pair->start, pair->end);
	char name[NAME_SIZE];
	const char *stem;

	normalise(tg_span(scanner->text, pair->name_start, pair->name_end), name);
	stem = stem_of(name);
	if (!stem || is_attribute(name) || !value.len)
		return false;
	*ret_stem = stem;
	if (text_is(value, name))
		return false;
	if (strcmp(stem, "password") == 0)
		return may_be_password(scanner, pair);
	if (strcmp(stem, "secret") == 0)
		return may_be_token(scanner, pair, SECRET_LEAST);
	return may_be_token(scanner, pair, TOKEN_LEAST);
}
