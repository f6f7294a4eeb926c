/* SPDX-License-Identifier: Apache-2.0 */
/*
 * secret.h - which names stand for a secret, and which texts can be one.
 *
 * Both questions are asked of word lists in rules/models/words.yaml. A text is judged by its form
 * alone; it is never shown in a message.
 */
#ifndef TRACEGATE_CREDENTIALS_SECRET_H
#define TRACEGATE_CREDENTIALS_SECRET_H

#include "common/literal.h"

enum { LITERAL_LEAST = 3, SECRET_MOST = 128 };

/* "password", "userPasswd"; not "password_file", which is about a secret. */
static inline bool secret_is_name(struct tg_pass *pass, const char *name)
{
	return *name && pass->host->name_has(pass, "secret-names", name) &&
	       !pass->host->name_has(pass, "secret-attributes", name);
}

/* As secret_is_name(), with "pin" and "community": secret only with a well-known value. */
static inline bool secret_is_access_name(struct tg_pass *pass, const char *name)
{
	return secret_is_name(pass, name) ||
	       (*name && pass->host->name_has(pass, "access-names", name) &&
		!pass->host->name_has(pass, "secret-attributes", name));
}

/* True for "xxxx", "****", "----". */
static inline bool secret_is_one_character(const char *text, size_t size)
{
	size_t i;

	for (i = 1; i < size; i++)
		if (text[i] != text[0])
			return false;
	return true;
}

/* True for LIKE_THIS: the name of an environment variable or a key. */
static inline bool secret_is_constant_name(const char *text, size_t size)
{
	bool underscore = false;
	size_t i;

	for (i = 0; i < size; i++) {
		if (!lit_is_upper(text[i]) && !lit_is_digit(text[i]) && text[i] != '_')
			return false;
		underscore |= text[i] == '_';
	}
	return underscore && !lit_is_digit(text[0]);
}

/* True when the text is made of letters and separators, as names, keys and words are. */
static inline bool secret_is_wordy(const char *text, size_t size)
{
	size_t i;

	for (i = 0; i < size; i++)
		if (!lit_is_lower(text[i]) && !lit_is_upper(text[i]) &&
		    !strchr("_-. :/'\"!?,", text[i]))
			return false;
	return true;
}

/* True for "${NAME}", "<password>", "{x}", "%s", "@PASSWORD@", "--password", "/etc/x", "a://b".
 */
static inline bool secret_is_syntax(const char *text, size_t size)
{
	if (strchr("<{$@-/~.*!", text[0]) || strstr(text, "://"))
		return true;
	if (memchr(text, '%', size - 1))
		return true;
	return memchr(text, '\n', size) || memchr(text, '\t', size) || text[size - 1] == ':' ||
	       text[size - 1] == '=';
}

/*
 * True when a literal may be a secret that somebody wrote into the source: not empty, not a
 * placeholder, a format, a label for people, a path, an option or the name of a key.
 */
static inline bool secret_may_be(struct tg_pass *pass, const char *text, size_t size)
{
	const struct tg_host *host = pass->host;

	if (size < LITERAL_LEAST || size > SECRET_MOST || strlen(text) != size)
		return false;
	if (secret_is_one_character(text, size) || secret_is_constant_name(text, size) ||
	    secret_is_syntax(text, size) || host->in_list(pass, "placeholders", text))
		return false;
	if (!secret_is_wordy(text, size))
		return true;
	if (strchr(text, ' ') && host->name_has(pass, "label-words", text))
		return false;
	return !host->name_has(pass, "secret-names", text);
}

/*
 * True for `const char TUNNEL_WEBIRC_PASSWORD[] = "webircpassword"`: but for case and signs the
 * two end alike, and the text tells nothing else.
 */
static inline bool secret_names_itself(const char *name, const char *text)
{
	enum { LONG_ENOUGH = 8 };
	size_t i = strlen(name), k = text ? strlen(text) : 0;
	unsigned same = 0;

	while (i && k) {
		if (!lit_is_lower(name[i - 1]) && !lit_is_upper(name[i - 1])) {
			i--;
		} else if (!lit_is_lower(text[k - 1]) && !lit_is_upper(text[k - 1])) {
			k--;
		} else {
			if ((name[--i] | 0x20) != (text[--k] | 0x20))
				break;
			same++;
		}
	}
	return same >= LONG_ENOUGH;
}

/* True when the text is no more than the name of a secret: "password", "user-passwd". */
static inline bool secret_is_key(struct tg_pass *pass, tg_node string)
{
	size_t size = 0;
	const char *text = tg_ir_string(pass->ir, string, &size);

	return text && secret_is_wordy(text, size) &&
	       pass->host->name_has(pass, "secret-names", text);
}

/* The same for a node, with its size and text. */
static inline bool secret_node_may_be(struct tg_pass *pass, tg_node string)
{
	size_t size = 0;
	const char *text = tg_ir_string(pass->ir, string, &size);

	return text && secret_may_be(pass, text, size);
}

static inline bool secret_is_default(struct tg_pass *pass, tg_node string)
{
	size_t size = 0;
	const char *text = tg_ir_string(pass->ir, string, &size);

	return text && strlen(text) == size &&
	       pass->host->in_list(pass, "default-credentials", text);
}

/* The list of an array that a text is an element of, or 0. */
static inline tg_node secret_table_of(const struct tg_ir *ir, tg_node string)
{
	tg_node list = ir->node[string].parent;

	while (tg_ir_is(ir, list, TG_IR_CAST))
		list = ir->node[list].parent;
	return tg_ir_is(ir, list, TG_IR_INIT_LIST) && tg_ir_type_of(ir, list)->cls == TG_TYPE_ARRAY
		       ? list
		       : 0;
}

/* True for an element of a table of words, `{"apple", "pear", "cherry"}`: what a program looks for.
 * A table of passwords has digits and signs, or well-known ones, in it. */
static inline bool secret_is_in_word_table(struct tg_pass *pass, tg_node string)
{
	enum { LEAST_WORDS = 3 };
	const struct tg_ir *ir = pass->ir;
	tg_node list = secret_table_of(ir, string);
	unsigned words = 0;

	for (TG_IR_EACH_CHILD(ir, c, list)) {
		size_t size = 0;
		const char *text = tg_ir_string(ir, tg_ir_strip(ir, c), &size);

		if (text && !secret_is_wordy(text, size))
			return false;
		words += text != NULL;
	}
	return words >= LEAST_WORDS;
}

/* True for an element of a table of names of secrets, `{"password", "secret", "pwd"}`: well-known
 * as these are as passwords too, it says what they are called. */
static inline bool secret_is_in_name_table(struct tg_pass *pass, tg_node string)
{
	enum { LEAST_NAMES = 3 };
	tg_node list = secret_table_of(pass->ir, string);
	unsigned names = 0;

	for (TG_IR_EACH_CHILD(pass->ir, c, list))
		names += secret_is_key(pass, tg_ir_strip(pass->ir, c));
	return names >= LEAST_NAMES && secret_is_in_word_table(pass, string);
}

#endif
