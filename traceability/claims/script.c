/* SPDX-License-Identifier: Apache-2.0 */
/*
 * script.c - scripts, told by their first line `#!interpreter`: a comment is a line that begins
 * with `#`. What stands in a shell's here-document is text, not a comment.
 */
#include "claims/lexer.h"

bool tg_lex_is_script(struct tg_str content)
{
	static const char *const others[] = {"node", "deno", "bun", "tcc"};
	struct tg_str line;
	size_t i;

	if (!tg_str_starts(content, "#!") || !tg_str_line(&content, &line))
		return false;
	for (i = 0; i < sizeof(others) / sizeof(*others); i++) {
		if (tg_str_find(line, 0, others[i]) < line.len)
			return false;
	}
	return true;
}

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

/* The word behind `<<`, `<<-`, `<<'` or `<<"` that will end a here-document. */
static struct tg_str here_word(struct tg_str line)
{
	size_t at = tg_str_find(line, 0, "<<");
	struct tg_str word;

	/* `<<<` is a here-string, and behind `((` it shifts a number. */
	if (at == line.len || (at + 2 < line.len && line.ptr[at + 2] == '<') ||
	    tg_str_find(line, 0, "((") < at)
		return tg_str("");
	word = tg_str_n(line.ptr + at + 2, line.len - at - 2);
	while (word.len && strchr("- \t'\"\\", word.ptr[0]))
		word = tg_str_n(word.ptr + 1, word.len - 1);
	at = 0;
	while (at < word.len && is_letter(word.ptr[at]))
		at++;
	return tg_str_n(word.ptr, at);
}

void tg_lex_script(struct tg_str content, struct tg_lexed *ret_lexed)
{
	struct tg_str rest = content, line, here = tg_str("");
	bool code = false, shell = false;
	unsigned number;

	*ret_lexed = (struct tg_lexed){0};
	for (number = 1; tg_str_line(&rest, &line); number++) {
		struct tg_str trimmed = tg_str_trim(line);
		size_t offset = (size_t)(trimmed.ptr - content.ptr);

		if (number == 1)
			shell = tg_str_find(line, 0, "sh") < line.len;
		if (here.len) {
			if (tg_str_eq(trimmed, here))
				here = tg_str("");
		} else if (trimmed.len && trimmed.ptr[0] == '#') {
			*TG_VEC_ADD(&ret_lexed->comments) = (struct tg_comment){
				.offset = offset,
				.end = offset + trimmed.len,
				.inner = offset + 1,
				.inner_end = offset + trimmed.len,
				.line = number,
				.column = (unsigned)(trimmed.ptr - line.ptr) + 2,
				.active = true,
				.first = !code,
			};
		} else if (trimmed.len) {
			code = true;
			here = shell ? here_word(line) : tg_str("");
		}
	}
}
