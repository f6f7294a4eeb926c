/* SPDX-License-Identifier: Apache-2.0 */
/*
 * sidecar.c - files of GuardLink that say what code elsewhere does (.gal): "@source file:PATH
 * line:N symbol:NAME", then annotations. Who changes that code does not see them, and its move or
 * change would leave them behind unseen: they are told, with where they belong, and never believed.
 */
#include "claims/dialect.h"

#define BESIDE "an annotation beside the code does not follow it and is not read"

bool tg_claims_is_sidecar(const char *path)
{
	return tg_str_ends(tg_str(path), ".gal");
}

/* The value behind `name` within the line, up to a blank; "" when it is not there. */
static struct tg_str value_of(struct tg_str line, const char *name)
{
	size_t at = tg_str_find(line, 0, name), end;

	if (at == line.len)
		return tg_str("");
	at += strlen(name);
	for (end = at; end < line.len && line.ptr[end] != ' ' && line.ptr[end] != '\t'; end++)
		;
	return tg_str_n(line.ptr + at, end - at);
}

static bool is_claim(struct tg_str line)
{
	static const char *const openings[] = {"@mitigates ", "@tests ", "@validates "};
	size_t i;

	for (i = 0; i < sizeof(openings) / sizeof(*openings); i++)
		if (tg_str_starts(line, openings[i]))
			return true;
	return false;
}

void tg_claims_read_sidecar(struct tg_claim_reader *reader)
{
	struct tg_str rest = reader->content, line, file = tg_str(""), symbol = tg_str("");
	unsigned number;

	for (number = 1; tg_str_line(&rest, &line); number++) {
		line = tg_str_trim(line);
		if (tg_str_starts(line, "@source ")) {
			file = value_of(line, " file:");
			symbol = value_of(line, " symbol:");
		} else if (is_claim(line) && symbol.len) {
			tg_claims_problem(reader, number, 1,
					  BESIDE "; write it above '%.*s' in '%.*s'",
					  (int)symbol.len, symbol.ptr, (int)file.len, file.ptr);
		} else if (is_claim(line)) {
			tg_claims_problem(reader, number, 1, BESIDE "; write it above its code");
		}
	}
}
