/* SPDX-License-Identifier: Apache-2.0 */
/*
 * leftovers/version-banner - an answer to a peer that names the version, or the time of the build.
 *
 * The version stands in the text ("lighthttpd/1.4.2", "demo v2.1"), comes from a macro that is
 * called so, or from a function of a library that tells its own. Versions of protocols are left
 * alone, and so is what is printed or logged.
 */
#include "common/answer.h"

static void visit(struct tg_pass *pass, tg_node n);

const struct tg_rule tg_rule_version_banner = {
	.id = "leftovers/version-banner",
	.kinds = TG_KINDS(TG_IR_STRING, TG_IR_CALL),
	.visit = visit,
};

static bool is_letter(char c)
{
	return lit_is_lower(c) || lit_is_upper(c);
}

/* "1.4" at the beginning of the text. */
static bool begins_with_version(const char *text)
{
	size_t i = 0;

	while (lit_is_digit(text[i]))
		i++;
	return i > 0 && i < 4 && text[i] == '.' && lit_is_digit(text[i + 1]);
}

/* The word that ends before text[end] is the name of a protocol, whose version has to be told. */
static bool is_protocol(struct tg_pass *pass, const char *text, size_t end)
{
	char word[16] = "";
	size_t begin = end;

	while (begin > 0 && (is_letter(text[begin - 1]) || lit_is_digit(text[begin - 1])))
		begin--;
	if (begin == end || end - begin >= sizeof(word))
		return begin == end;
	memcpy(word, text + begin, end - begin);
	return pass->host->in_list(pass, "versioned-protocols", word);
}

/* "name/1.2", "name_1.2", "v1.2", "version 1.2"; not "HTTP/1.1", "SSH-2.0", "10.0.0.1". */
static bool names_version(struct tg_pass *pass, const char *text)
{
	size_t i;

	for (i = 1; text[i]; i++) {
		char before = text[i - 1];

		if (!begins_with_version(text + i))
			continue;
		if ((before == '/' || before == '_') && !is_protocol(pass, text, i - 1))
			return true;
		if ((before == 'v' || before == 'V') && (i == 1 || !is_letter(text[i - 2])))
			return true;
		if (before == ' ' && i >= 8 && strncmp(text + i - 8, "ersion ", 7) == 0)
			return true;
	}
	return false;
}

static bool is_of_build(struct tg_pass *pass, tg_node n)
{
	const struct tg_ir *ir = pass->ir;
	const char *macro = tg_ir_text(ir, ir->macro[ir->node[n].macro].name);

	return (ir->node[n].flags & TG_IR_IN_MACRO) && !(ir->node[n].flags & TG_IR_MACRO_ARG) &&
	       pass->host->name_has(pass, "version-words", macro) &&
	       !pass->host->name_has(pass, "versioned-protocols", macro);
}

static void visit(struct tg_pass *pass, tg_node n)
{
	const struct tg_ir *ir = pass->ir;
	const char *text = tg_ir_string(ir, n, NULL);
	bool tells;

	if (tg_ir_is(ir, n, TG_IR_CALL))
		tells = pass->host->in_list(pass, "version-tellers", tg_ir_callee(ir, n));
	else
		tells = text && (names_version(pass, text) || is_of_build(pass, n));
	if (tells && answer_is_sent(pass, n))
		pass->host->report(pass, n,
				   "the answer tells whoever asks which version runs here, and so "
				   "which flaws it has");
}
