/* SPDX-License-Identifier: Apache-2.0 */
/*
 * foreign_grammar.c - what stands behind the opening of a foreign annotation.
 */
#include <strings.h>

#include "claims/foreign.h"
#include "model/id.h"

enum { RELATION_LINES = 16 };

static struct tg_str behind(struct tg_str text, size_t at)
{
	return tg_str_n(text.ptr + at, text.len - at);
}

bool tg_foreign_list(struct tg_claim_reader *reader, const struct tg_foreign *foreign, size_t index,
		     struct tg_str rest)
{
	const struct tg_comment_line *line = &reader->lines.at[index];
	struct tg_claim claim = tg_foreign_claim(foreign, line);

	if (line->comment->active)
		tg_foreign_add(reader, &claim, line, rest);
	return true;
}

/* Takes the text up to the next comma that no backslash escapes. */
static struct tg_str take_field(struct tg_str *rest)
{
	size_t at = 0;
	struct tg_str field;

	while (at < rest->len && (rest->ptr[at] != ',' || (at && rest->ptr[at - 1] == '\\')))
		at++;
	field = tg_str_trim(tg_str_n(rest->ptr, at));
	*rest = behind(*rest, at + (at < rest->len));
	return field;
}

bool tg_foreign_need(struct tg_claim_reader *reader, const struct tg_foreign *foreign, size_t index,
		     struct tg_str rest)
{
	const struct tg_comment_line *line = &reader->lines.at[index];
	struct tg_claim claim = tg_foreign_claim(foreign, line);
	struct tg_str title = take_field(&rest), id = take_field(&rest), type = take_field(&rest);
	struct tg_str links = tg_str_trim(rest);
	char why[TG_ID_WHY];

	/* Prose may begin with '@' and hold commas: a need has an id, a word, and brackets. */
	if (!title.len || !type.len || !tg_id_check(id, why) || memchr(type.ptr, ' ', type.len) ||
	    !tg_str_starts(links, "[") || !tg_str_ends(links, "]"))
		return false;
	if (tg_str_is(type, "test"))
		claim.verb = TG_VERIFIES;
	if (line->comment->active)
		tg_foreign_add(reader, &claim, line, tg_str_n(links.ptr + 1, links.len - 2));
	return true;
}

/* ---- @relation ---- */

/* What the settings of a relation ask for. */
struct relation {
	struct tg_claim claim;
	bool skip; /* the end of a range, or an example that says so */
};

static bool is_test_role(struct tg_str role)
{
	static const char *const roles[] = {"test", "tests", "verification", "verifies", "verify"};
	size_t i;

	for (i = 0; i < sizeof(roles) / sizeof(*roles); i++)
		if (role.len == strlen(roles[i]) && strncasecmp(role.ptr, roles[i], role.len) == 0)
			return true;
	return false;
}

static void take_setting(struct relation *relation, struct tg_str word)
{
	if (tg_str_starts(word, "scope=")) {
		struct tg_str scope = behind(word, 6);

		relation->skip |= tg_str_is(scope, "range_end");
		if (tg_str_is(scope, "file"))
			relation->claim.scope = TG_SCOPE_FILE;
	} else if (tg_str_starts(word, "role=") && is_test_role(behind(word, 5))) {
		relation->claim.verb = TG_VERIFIES;
	}
}

/* The words of one line: settings first, since they hold for all ids. */
static void take_words(struct tg_claim_reader *reader, struct relation *relation,
		       const struct tg_comment_line *line, struct tg_str list, bool add)
{
	struct tg_str part;

	while (list.len && tg_str_split(&list, ',', &part)) {
		part = tg_str_trim(part);
		if (tg_str_is(part, "skip"))
			relation->skip = true;
		if (memchr(part.ptr ? part.ptr : "", '=', part.len))
			take_setting(relation, part);
		else if (part.len && add && !relation->skip)
			tg_foreign_add(reader, &relation->claim, line, part);
	}
}

/* Looks at all lines of the relation; false when it does not close within a screen. */
static bool each_line(struct tg_claim_reader *reader, struct relation *relation, size_t index,
		      struct tg_str rest, const char *close, bool add)
{
	size_t at = index;

	for (;;) {
		const struct tg_comment_line *line = &reader->lines.at[at];
		size_t end = tg_str_find(rest, 0, close);

		take_words(reader, relation, line, tg_str_n(rest.ptr, end), add);
		if (end < rest.len)
			return true;
		if (++at >= reader->lines.count || at - index > RELATION_LINES ||
		    !reader->lines.at[at].joined)
			return false;
		rest = reader->lines.at[at].text;
	}
}

bool tg_foreign_relation(struct tg_claim_reader *reader, const struct tg_foreign *foreign,
			 size_t index, struct tg_str rest)
{
	const struct tg_comment_line *line = &reader->lines.at[index];
	struct relation relation = {.claim = tg_foreign_claim(foreign, line)};
	const char *close = tg_str_starts(rest, "(") ? ")" : "}";

	if (!tg_str_starts(rest, "(") && !tg_str_starts(rest, "{"))
		return false; /* some other word that begins so */
	rest = behind(rest, 1);
	if (!each_line(reader, &relation, index, rest, close, false)) {
		tg_claims_problem(reader, line->line, line->column,
				  "the relation does not close with '%s'; it is not read", close);
		return false;
	}
	if (line->comment->active && !relation.skip)
		each_line(reader, &relation, index, rest, close, true);
	return !relation.skip;
}

/* ---- the others ---- */

/* It frees code of every requirement at once, with nobody who answers for it. */
bool tg_foreign_exclude(struct tg_claim_reader *reader, const struct tg_foreign *foreign,
			size_t index, struct tg_str rest)
{
	const struct tg_comment_line *line = &reader->lines.at[index];

	(void)foreign;
	(void)rest;
	if (line->comment->active)
		tg_claims_problem(
			reader, line->line, line->column,
			"lobster-exclude names neither a requirement nor who answers for "
			"it and is no waiver; that is '@justifies ID -- reason owner=NAME "
			"until=YYYY-MM-DD'");
	return true;
}

bool tg_foreign_req(struct tg_claim_reader *reader, const struct tg_foreign *foreign, size_t index,
		    struct tg_str rest)
{
	const struct tg_comment_line *line = &reader->lines.at[index];
	struct tg_claim claim = tg_foreign_claim(foreign, line);
	bool any = false;
	size_t at;

	while ((at = tg_str_find(rest, 0, "req{")) < rest.len) {
		size_t end = tg_str_find(rest, at, "}");

		if (!at || !strchr("@\\", rest.ptr[at - 1]) || end == rest.len)
			break;
		if (line->comment->active)
			tg_foreign_add(reader, &claim, line,
				       tg_str_n(rest.ptr + at + 4, end - at - 4));
		any = true;
		rest = behind(rest, end + 1);
	}
	return any;
}

/* `#id`, or an id as it is; a name of several words cannot be one and says nothing. */
static bool take_name(struct tg_str *name)
{
	char why[TG_ID_WHY];

	*name = tg_str_trim(*name);
	if (tg_str_starts(*name, "#"))
		*name = behind(*name, 1);
	return tg_id_check(*name, why);
}

/* The text between two words, or up to the end when the second is missing. */
static bool between(struct tg_str text, const char *from, const char *const *to, struct tg_str *ret)
{
	size_t at = *from ? tg_str_find(text, 0, from) : 0, end = text.len;

	if (*from && at == text.len)
		return false;
	at += strlen(from);
	for (; *to; to++) {
		size_t found = tg_str_find(text, at, *to);

		if (found < end)
			end = found;
	}
	*ret = tg_str_n(text.ptr + at, end - at);
	return true;
}

static void add_name(struct tg_claim_reader *reader, const struct tg_foreign *foreign,
		     const struct tg_comment_line *line, struct tg_str name)
{
	struct tg_claim claim = tg_foreign_claim(foreign, line);

	if (!line->comment->active)
		return;
	if (take_name(&name))
		tg_foreign_add(reader, &claim, line, name);
	else
		tg_claims_problem(reader, line->line, line->column,
				  "'%.*s' is no id; name the item by its id, as in #%s",
				  (int)name.len, name.ptr, "spoofing");
}

bool tg_foreign_against(struct tg_claim_reader *reader, const struct tg_foreign *foreign,
			size_t index, struct tg_str rest)
{
	static const char *const ends[] = {" with ", " using ", NULL};
	struct tg_str threat;

	rest.len = tg_str_find(rest, 0, " --");
	if (!between(rest, " against ", ends, &threat))
		return false; /* ours: `@mitigates T-07` */
	add_name(reader, foreign, &reader->lines.at[index], threat);
	return true;
}

bool tg_foreign_for(struct tg_claim_reader *reader, const struct tg_foreign *foreign, size_t index,
		    struct tg_str rest)
{
	static const char *const ends[] = {" for ", NULL};
	struct tg_str control;

	/* "@tests the parser for errors" is prose: the control is a single word, marked or not. */
	if (!between(rest, "", ends, &control) || control.len == rest.len ||
	    !tg_str_starts(tg_str_trim(control), "#"))
		return false;
	add_name(reader, foreign, &reader->lines.at[index], control);
	return true;
}

bool tg_foreign_tracey(struct tg_claim_reader *reader, const struct tg_foreign *foreign,
		       size_t index, struct tg_str rest)
{
	const struct tg_comment_line *line = &reader->lines.at[index];
	struct tg_claim claim = tg_foreign_claim(foreign, line);
	size_t end = tg_str_find(rest, 0, "]"), plus = tg_str_find(rest, 0, "+"), i;
	struct tg_str id = tg_str_trim(tg_str_n(rest.ptr, plus < end ? plus : end));
	char why[TG_ID_WHY];

	if (end == rest.len || !tg_id_check(id, why))
		return false;
	for (i = plus + 1; i < end && plus < end; i++) {
		if (rest.ptr[i] < '0' || rest.ptr[i] > '9' || claim.revision > 99999)
			return false;
		claim.revision = claim.revision * 10 + (unsigned)(rest.ptr[i] - '0');
	}
	if (line->comment->active)
		tg_foreign_add(reader, &claim, line, id);
	return true;
}
