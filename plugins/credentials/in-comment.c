/* SPDX-License-Identifier: Apache-2.0 */
/*
 * credentials/in-comment - a user's name or password in a comment: the source goes further than one
 * thinks, and the comment with it. Found is the word with a value behind a sign or in quotes, and a
 * PIN with the number that it is.
 */
#include <string.h>

#include "credentials/secret.h"

static void visit(struct tg_pass *pass);

const struct tg_rule tg_rule_in_comment = {
	.id = "credentials/in-comment",
	.unit = visit,
};

enum { VALUE_LEAST = 3, VALUE_MOST = 64 };

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

static bool is_value(char c)
{
	return c > ' ' && c < 0x7f && !strchr("\"'`,;()<>[]{}*", c);
}

static char lower(char c)
{
	return lit_is_upper(c) ? (char)(c + 32) : c;
}

/* The length of a word that says password at `text`, or 0. */
static size_t word_at(const char *text, size_t size)
{
	static const char *const words[] = {"password", "passwd", "passphrase", "passcode", "pwd"};
	size_t w, i;

	for (w = 0; w < sizeof(words) / sizeof(*words); w++) {
		size_t length = strlen(words[w]);

		for (i = 0; i < length && i < size && lower(text[i]) == words[w][i]; i++)
			;
		if (i == length)
			return length;
	}
	return 0;
}

/* The value behind "password:" or "password =" in a comment; false when there is none. */
static bool value_behind(struct tg_pass *pass, const char *text, size_t size)
{
	char value[VALUE_MOST + 1];
	size_t at = 0, length = 0;
	bool digit = false;

	while (at < size && is_blank(text[at]))
		at++;
	if (at >= size || (text[at] != '=' && text[at] != ':') ||
	    (at + 1 < size && (text[at + 1] == '=' || text[at + 1] == ':')))
		return false;
	for (at++; at < size && (is_blank(text[at]) || text[at] == '"' || text[at] == '\'');)
		at++;
	while (at < size && length < VALUE_MOST && is_value(text[at])) {
		digit |= lit_is_digit(text[at]);
		value[length++] = text[at++];
	}
	value[length] = '\0';
	if (length < VALUE_LEAST)
		return false;
	if (pass->host->in_list(pass, "default-credentials", value))
		return true;
	return digit && secret_may_be(pass, value, length);
}

/*
 * True on a line that shows how a program is started, a dollar or the path of a program first, and
 * for a parameter that is described, "@password: 0-to-64-octet secret".
 */
static bool is_usage(const char *comment, const char *at)
{
	if (at > comment && at[-1] == '@')
		return true;
	while (at > comment && at[-1] != '\n')
		at--;
	at += strspn(at, " \t*/");
	return *at == '$' || strncmp(at, "./", 2) == 0;
}

/* "user:passwd" stands for one. */
static bool holds_word(const char *value, size_t length)
{
	size_t at;

	for (at = 0; at < length; at++)
		if (word_at(value + at, length - at))
			return true;
	return false;
}

/* A value in quotes right behind the word. */
static bool quoted_behind(struct tg_pass *pass, const char *text, size_t size)
{
	char value[VALUE_MOST + 1];
	size_t at = 0, length = 0;
	char quote;

	while (at < size && is_blank(text[at]))
		at++;
	if (!at || at >= size || (text[at] != '"' && text[at] != '\''))
		return false;
	for (quote = text[at++]; at < size && length < VALUE_MOST && is_value(text[at]);)
		value[length++] = text[at++];
	value[length] = '\0';
	return at < size && text[at] == quote && length > VALUE_LEAST &&
	       !pass->host->in_list(pass, "placeholders", value) && !holds_word(value, length);
}

/* The length of "PIN" at `text`, when it is a word and a number of four to eight digits follows in
 * the sentence: "PIN of the doors: 4711". */
static size_t pin_at(const char *comment, const char *text, size_t size)
{
	enum { NEAR = 40, DIGITS_LEAST = 4, DIGITS_MOST = 8 };
	size_t at, digits;

	if (size < 3 || strncmp(text, "PIN", 3) != 0 ||
	    (text > comment &&
	     (lit_is_upper(text[-1]) || lit_is_lower(text[-1]) || text[-1] == '_')))
		return 0;
	for (at = 3; at < size && at < NEAR && (lit_is_lower(text[at]) || is_blank(text[at])); at++)
		;
	if (at >= size || (text[at] != ':' && text[at] != '='))
		return 0;
	for (at++; at < size && is_blank(text[at]); at++)
		;
	for (digits = 0; at < size && lit_is_digit(text[at]); digits++)
		at++;
	if (digits < DIGITS_LEAST || digits > DIGITS_MOST)
		return 0;
	while (at < size && is_blank(text[at]))
		at++;
	return at >= size || strchr("\r\n*.,;)", text[at]) ? 3 : 0; /* and not "1000 to 9999" */
}

/*
 * Where the next `p` stands in either case, or `end`: all words that are looked for begin so. That
 * of the other case is remembered, so that no byte is looked at more than twice.
 */
static const char *next_p(const char *at, const char *end, const char **small, const char **large)
{
	if (*small && *small < at)
		*small = memchr(at, 'p', (size_t)(end - at));
	if (*large && *large < at)
		*large = memchr(at, 'P', (size_t)(end - at));
	if (!*small || (*large && *large < *small))
		return *large ? *large : end;
	return *small;
}

static void look_at(struct tg_pass *pass, const struct tg_ir_loc *loc, const char *content)
{
	const char *const comment = content + loc->offset, *const end = content + loc->end_offset;
	const char *small = memchr(comment, 'p', (size_t)(end - comment));
	const char *large = memchr(comment, 'P', (size_t)(end - comment)), *at = comment;

	for (; (at = next_p(at, end, &small, &large)) < end; at++) {
		const size_t left = (size_t)(end - at), pin = pin_at(comment, at, left);
		const size_t word = pin ? pin : word_at(at, left);

		if (!pin && (!word || is_usage(comment, at) ||
			     (!value_behind(pass, at + word, left - word) &&
			      !quoted_behind(pass, at + word, left - word))))
			continue;
		pass->host->report_at(pass, loc->file, (uint32_t)(at - content),
				      (uint32_t)((size_t)(at - content) + word),
				      "the comment tells a password");
		return;
	}
}

static void visit(struct tg_pass *pass)
{
	const struct tg_ir *ir = pass->ir;
	uint32_t i;

	for (i = 0; i < ir->comment_count; i++) {
		const struct tg_ir_loc *loc = &ir->loc[ir->comment[i].loc];
		const struct tg_ir_file *file = &ir->file[loc->file];

		if (file->content && loc->offset < loc->end_offset && loc->end_offset <= file->size)
			look_at(pass, loc, file->content);
	}
}
