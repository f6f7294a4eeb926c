/* SPDX-License-Identifier: Apache-2.0 */
/*
 * native.c - the annotations for people: a command that opens a line of a comment, as
 * `@verb ID, ID -- note`, `@verb{ID}` or with a backslash. The verbs stand in the table below.
 */
#include <strings.h>

#include "base/text.h"
#include "claims/dialect.h"

static const struct {
	const char *word;
	enum tg_verb verb;
} verbs[] = {
	{"satisfies", TG_SATISFIES}, {"implements", TG_SATISFIES}, {"mitigates", TG_MITIGATES},
	{"verifies", TG_VERIFIES},   {"justifies", TG_JUSTIFIES},
};

enum { VERBS = sizeof(verbs) / sizeof(*verbs), LONGEST = 16 };

/* Other forms of the verbs, which people write by mistake; a longer way off than a slip. */
static const struct {
	const char *word;
	const char *meant;
} forms[] = {
	{"satisfy", "satisfies"},      {"satisfied", "satisfies"}, {"mitigate", "mitigates"},
	{"mitigated", "mitigates"},    {"verify", "verifies"},     {"verified", "verifies"},
	{"justify", "justifies"},      {"justified", "justifies"}, {"implement", "implements"},
	{"implemented", "implements"},
};

/* Commands of other tools that are near a verb by chance. */
static const char *const others[] = {"satisfiedby", "verifiedby", "mitigation", "mitigations"};

static bool is_word(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
	       c == '_' || (unsigned char)c >= 0x80;
}

/* The word behind the command character, at most LONGEST + 1 bytes of it; ASCII or not. */
static struct tg_str command_word(struct tg_str text)
{
	size_t end = 1;

	while (end < text.len && end <= 3 * LONGEST && is_word(text.ptr[end]))
		end++;
	return tg_str_n(text.ptr + 1, end - 1);
}

/*
 * True when the word equals the verb but for characters outside of ASCII: look-alikes stand for
 * one letter each, invisible characters for none.
 */
static bool is_disguised(struct tg_str word, const char *verb)
{
	size_t at = 0, strange = 0;

	while (at < word.len) {
		size_t start = at;
		uint32_t code = tg_utf8_next(word, &at);

		if (code < 0x80) {
			if (*verb != word.ptr[start])
				return false;
			verb++;
			continue;
		}
		strange++;
		if ((code >= 0x200b && code <= 0x200f) || (code >= 0x202a && code <= 0x202e) ||
		    (code >= 0x2060 && code <= 0x206f) || code == 0xfeff || code == 0xad)
			continue;
		if (!*verb++)
			return false;
	}
	return !*verb && strange;
}

static bool has_strange(struct tg_str word)
{
	size_t i;

	for (i = 0; i < word.len; i++) {
		if ((unsigned char)word.ptr[i] >= 0x80)
			return true;
	}
	return false;
}

/* The letters of a word, as bits: a quick test before the edit distance. */
static uint32_t letters(struct tg_str word)
{
	uint32_t mask = 0;
	size_t i;

	for (i = 0; i < word.len; i++)
		mask |= 1u << (word.ptr[i] & 31);
	return mask;
}

/* Two edits add two letters and remove two at the most. */
static bool is_near(struct tg_str word, uint32_t mask, struct tg_str other)
{
	uint32_t wanted = letters(other);

	return word.len + 2 >= other.len && word.len <= other.len + 2 &&
	       __builtin_popcount(mask & ~wanted) <= 2 && __builtin_popcount(wanted & ~mask) <= 2 &&
	       tg_edit_distance(word, other, 2) <= 2;
}

/* The verb that a word was probably meant to be, or NULL. */
static const char *nearly(struct tg_str word)
{
	uint32_t mask = letters(word);
	size_t i;

	for (i = 0; i < sizeof(others) / sizeof(*others); i++) {
		if (tg_str_is(word, others[i]))
			return NULL;
	}
	for (i = 0; i < sizeof(forms) / sizeof(*forms); i++) {
		if (word.len == strlen(forms[i].word) &&
		    strncasecmp(word.ptr, forms[i].word, word.len) == 0)
			return forms[i].meant;
	}
	for (i = 0; i < VERBS; i++) {
		if (is_near(word, mask, tg_str(verbs[i].word)))
			return verbs[i].word;
	}
	return NULL;
}

/* Whether a word is a verb, or may have been meant as one. */
static bool is_candidate(struct tg_str word)
{
	return has_strange(word) || (word.len >= 6 && word.len <= 12 && nearly(word));
}

static bool may_occur(struct tg_str content)
{
	static const char commands[] = "@\\";
	size_t i;

	for (i = 0; i < 2; i++) {
		const char *at = content.ptr, *end = content.ptr + content.len;

		for (; at < end && (at = memchr(at, commands[i], (size_t)(end - at))); at++) {
			struct tg_str word = command_word(tg_str_n(at, (size_t)(end - at)));

			if (is_candidate(word))
				return true;
		}
	}
	return false;
}

/* `key=value` in a note; the value ends at a blank or semicolon. Cuts it out of `*note`. */
static const char *take_setting(struct tg_arena *arena, struct tg_buf *note, const char *key)
{
	struct tg_str text = tg_buf_view(note);
	size_t at = 0, from, to, start;
	const char *value;

	for (;; at++) {
		at = tg_str_find(text, at, key);
		if (at == text.len)
			return "";
		if (at == 0 || strchr(" ;,(", text.ptr[at - 1]))
			break;
	}
	start = from = at + strlen(key);
	for (to = from; to < text.len && !strchr(" ;,)", text.ptr[to]); to++)
		;
	value = tg_arena_strndup(arena, text.ptr + start, to - start);
	while (to < text.len && strchr(" ;,", text.ptr[to]))
		to++;
	memmove(note->ptr + at, note->ptr + to, note->len - to + 1);
	note->len -= to - at;
	return value;
}

/* Without the blanks and separators that the settings leave behind. */
static const char *clean_note(struct tg_arena *arena, const struct tg_buf *note)
{
	struct tg_str text = tg_str_trim(tg_buf_view(note));

	while (text.len && strchr(" ;,", text.ptr[text.len - 1]))
		text.len--;
	return tg_arena_strndup(arena, text.ptr ? text.ptr : "", text.len);
}

/* Everything a waiver needs is there, or a problem says what is missing. */
static bool is_complete(struct tg_claim_reader *reader, const struct tg_claim *claim)
{
	const char *wrong = NULL;
	int64_t days;

	if (!*claim->note)
		wrong = "gives no reason; write @justifies ID -- reason until=YYYY-MM-DD owner=...";
	else if (!*claim->owner)
		wrong = "names nobody; add owner=...";
	else if (!*claim->until)
		wrong = "never ends; add until=YYYY-MM-DD";
	else if (!tg_date_parse(tg_str(claim->until), &days))
		wrong = "has no valid date; write until=YYYY-MM-DD";
	if (wrong)
		tg_claims_problem(reader, claim->line, claim->column, "the waiver %s", wrong);
	return !wrong;
}

/* What stands behind a verb: the ids of one line, and where the note begins, if it does. */
struct part {
	struct tg_str ids;
	struct tg_str note; /* with its dashes, or empty */
	bool open;          /* a brace does not close */
};

static struct part split(struct tg_str text)
{
	struct part part = {.ids = text};
	size_t end;

	if (text.len && text.ptr[0] == '{') {
		end = tg_str_find(text, 0, "}");
		part.open = end == text.len;
		part.ids = tg_str_n(text.ptr + 1, end - 1);
		text = tg_str_n(text.ptr + end, text.len - end);
		end = tg_str_find(text, 0, "--");
	} else {
		end = tg_str_starts(text, "--") ? 0 : tg_str_find(text, 0, " --");
		part.ids = tg_str_trim(tg_str_n(text.ptr, end));
	}
	part.note = tg_str_trim(tg_str_n(text.ptr + end, text.len - end));
	return part;
}

/* The line that continues line `index` of an annotation, or NULL at an empty line or a command. */
static const struct tg_comment_line *next_line(const struct tg_claim_reader *reader, size_t index)
{
	const struct tg_comment_line *line = &reader->lines.at[index + 1];

	if (index + 1 >= reader->lines.count || !line->joined || !line->text.len ||
	    line->text.ptr[0] == '@' || line->text.ptr[0] == '\\')
		return NULL;
	return line;
}

/*
 * The text behind the verb goes on over the next lines of the comment while the list of ids ends
 * with a comma, and when there is a note, which `note` gets as a whole.
 */
static bool read_parts(struct tg_claim_reader *reader, size_t index, struct tg_str text,
		       struct tg_claim *claim, struct tg_buf *note)
{
	struct part part = split(text);
	const struct tg_comment_line *line = &reader->lines.at[index];
	size_t at = index;

	while (!part.open && !part.note.len && tg_str_ends(part.ids, ",") &&
	       (line = next_line(reader, at)) != NULL) {
		at++;
		part = split(line->text);
	}
	tg_buf_clear(note);
	if (part.note.len > 2) {
		tg_buf_add(note, part.note.ptr + 2, part.note.len - 2);
		for (; (line = next_line(reader, at)) != NULL; at++) {
			tg_buf_putc(note, ' ');
			tg_buf_str(note, line->text);
		}
	}
	tg_buf_add(note, "", 0);
	if (part.open)
		tg_claims_problem(reader, claim->line, claim->column,
				  "the brace of the annotation does not close on its line");
	return !part.open;
}

static void take_note(struct tg_claim_reader *reader, struct tg_claim *claim, struct tg_buf *note)
{
	if (claim->verb == TG_JUSTIFIES) {
		claim->until = take_setting(reader->arena, note, "until=");
		claim->owner = take_setting(reader->arena, note, "owner=");
	}
	claim->note = clean_note(reader->arena, note);
}

/* One claim for each id, on the verb's line and on those that continue it. */
static void add_ids(struct tg_claim_reader *reader, size_t index, struct tg_str text,
		    struct tg_claim *claim)
{
	const struct tg_comment_line *line = &reader->lines.at[index];

	while (line) {
		struct part part = split(text);
		bool more = !part.note.len && tg_str_ends(part.ids, ",");
		const struct tg_comment_line *next = more ? next_line(reader, index++) : NULL;

		if (next)
			part.ids.len--;
		claim->line = line->line;
		claim->column = line->column + (unsigned)(part.ids.ptr - line->text.ptr);
		tg_claims_add(reader, claim, part.ids);
		line = next;
		text = line ? line->text : text;
	}
}

static void read_claim(struct tg_claim_reader *reader, size_t index, enum tg_verb verb,
		       struct tg_str text, struct tg_buf *note)
{
	const struct tg_comment_line *line = &reader->lines.at[index];
	struct tg_claim claim = {
		.verb = verb,
		.dialect = "native",
		.scope = tg_claims_scope(line->comment),
		.line = line->line,
		.column = line->column,
		.offset = line->offset,
		.end_offset = line->comment->end,
		.owner = "",
		.until = "",
	};
	uint32_t bidi;

	if (!read_parts(reader, index, text, &claim, note))
		return;
	bidi = tg_claims_bidi(line->text) ? tg_claims_bidi(line->text)
					  : tg_claims_bidi(tg_buf_view(note));
	if (bidi) {
		tg_claims_problem(reader, line->line, line->column,
				  "the annotation holds U+%04X, which changes the order in which "
				  "it is read; remove it",
				  (unsigned)bidi);
		return;
	}
	take_note(reader, &claim, note);
	if (verb != TG_JUSTIFIES || is_complete(reader, &claim))
		add_ids(reader, index, text, &claim);
}

/* The index into `verbs`, or VERBS. */
static size_t find_verb(struct tg_str word)
{
	size_t i = 0;

	while (i < VERBS && !tg_str_is(word, verbs[i].word))
		i++;
	return i;
}

/* A word that is no verb but may have been meant as one. */
static void check_word(struct tg_claim_reader *reader, const struct tg_comment_line *line,
		       struct tg_str word, struct tg_str behind)
{
	const char *meant;
	size_t i;

	for (i = 0; i < VERBS && has_strange(word); i++) {
		if (is_disguised(word, verbs[i].word)) {
			tg_claims_problem(reader, line->line, line->column,
					  "the annotation looks like '@%s' but is written with "
					  "other characters; it is not read",
					  verbs[i].word);
			return;
		}
	}
	meant = has_strange(word) ? NULL : nearly(word);
	if (meant && tg_claims_like_id(behind))
		tg_claims_problem(reader, line->line, line->column,
				  "'%c%.*s' is not read; did you mean '@%s'?", line->text.ptr[0],
				  (int)word.len, word.ptr, meant);
}

/* `@mitigates X against Y` and `@satisfy{@req{..}}` are other dialects: see foreign.c. */
static bool is_foreign(struct tg_str word, struct tg_str behind)
{
	if (tg_str_is(word, "mitigates"))
		return tg_str_find(behind, 0, " against ") < tg_str_find(behind, 0, " --");
	return (tg_str_is(word, "satisfy") || tg_str_is(word, "verify")) &&
	       (tg_str_starts(behind, "@req{") || tg_str_starts(behind, "\\req{"));
}

static void read_line(struct tg_claim_reader *reader, size_t index, struct tg_buf *note)
{
	const struct tg_comment_line *line = &reader->lines.at[index];
	struct tg_str word = command_word(line->text), text, behind;
	size_t verb = find_verb(word), end = 1 + word.len;

	while (end < line->text.len && strchr(" \t", line->text.ptr[end]))
		end++;
	text = behind = tg_str_n(line->text.ptr + end, line->text.len - end);
	if (tg_str_starts(behind, "{"))
		behind = tg_str_n(behind.ptr + 1, behind.len - 1);
	if (is_foreign(word, behind))
		return;
	if (verb == VERBS) {
		if (line->comment->active && is_candidate(word))
			check_word(reader, line, word, behind);
		return;
	}
	/* Doxygen and JSDoc have an @implements of their own, which names an interface. */
	if (tg_str_is(word, "implements") && !tg_claims_like_id(behind))
		return;
	if (!line->comment->active) {
		tg_claims_problem(reader, line->line, line->column,
				  "the annotation stands in code that the preprocessor drops; "
				  "it is not read");
		return;
	}
	read_claim(reader, index, verbs[verb].verb, text, note);
}

static void read_native(struct tg_claim_reader *reader)
{
	struct tg_buf note = {0};
	size_t i;

	for (i = 0; i < reader->lines.count; i++) {
		const struct tg_comment_line *line = &reader->lines.at[i];

		if (line->text.len > 1 && !line->quoted &&
		    (line->text.ptr[0] == '@' || line->text.ptr[0] == '\\') &&
		    is_word(line->text.ptr[1]))
			read_line(reader, i, &note);
	}
	tg_buf_done(&note);
}

const struct tg_claim_dialect tg_claims_native = {"native", may_occur, read_native};
