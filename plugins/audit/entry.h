/* SPDX-License-Identifier: Apache-2.0 */
/*
 * audit/entry.h - which calls write to a log, and whether what they say is about security.
 */
#ifndef TRACEGATE_AUDIT_ENTRY_H
#define TRACEGATE_AUDIT_ENTRY_H

#include "common/expr.h"

enum { ENTRY_WORD = 24 };

/* The literal with the words of a call that logs, or 0: syslog(), write_audit(), log_warn(). */
static inline tg_node entry_text(struct tg_pass *pass, tg_node call)
{
	const struct tg_ir *ir = pass->ir;
	const char *name = tg_ir_callee(ir, call);
	tg_node text = 0;

	if (!*name || (!pass->host->in_list(pass, "loggers", name) &&
		       !pass->host->name_has(pass, "log-words", name)))
		return 0;
	for (unsigned i = 0; i < tg_ir_arg_count(ir, call) && !text; i++)
		text = lit_string_of(ir, tg_ir_arg(ir, call, i));
	return text;
}

/* True when a word of the text is in a list. */
static inline bool entry_speaks_of(struct tg_pass *pass, tg_node text, const char *list)
{
	size_t size = 0, i, length = 0;
	const char *bytes = tg_ir_string(pass->ir, text, &size);
	char word[ENTRY_WORD + 1];

	for (i = 0; bytes && i <= size; i++) {
		char c = i < size ? bytes[i] : ' ';

		if (lit_is_upper(c))
			c = (char)(c + ('a' - 'A'));
		if (lit_is_lower(c) && length < ENTRY_WORD) {
			word[length++] = c;
			continue;
		}
		word[length] = '\0';
		if (length && pass->host->in_list(pass, list, word))
			return true;
		length = 0;
	}
	return false;
}

#endif
