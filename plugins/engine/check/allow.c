/* SPDX-License-Identifier: Apache-2.0 */
/*
 * allow.c - the text of one suppression record; see suppress.h.
 */
#include "base/text.h"
#include "engine/check/suppress.h"
#include "engine/symbols/token.h"

#define WORD "tracegate-allow"

/* The comment's text from `begin` to `end`, without the stars and slashes that frame its lines. */
static struct tg_str plain_text(struct tg_arena *arena, struct tg_str comment, size_t begin,
				size_t end)
{
	struct tg_str rest = tg_str_n(comment.ptr + begin, end - begin), line;
	struct tg_buf text = {0};
	struct tg_str result;
	bool first = true;

	while (tg_str_line(&rest, &line)) {
		line = tg_str_trim(line);
		while (!first && line.len && strchr("*/", line.ptr[0]))
			line = tg_str_trim(tg_str_n(line.ptr + 1, line.len - 1));
		if (tg_str_ends(line, "*/"))
			line = tg_str_trim(tg_str_n(line.ptr, line.len - 2));
		if (text.len && line.len)
			tg_buf_putc(&text, ' ');
		tg_buf_str(&text, line);
		first = false;
	}
	result = tg_str_n(tg_arena_strndup(arena, text.ptr ? text.ptr : "", text.len), text.len);
	tg_buf_done(&text);
	return result;
}

/* True when nothing but the comment's frame stands before byte `at` on its line. */
static bool begins_line(struct tg_str comment, size_t at)
{
	while (at && comment.ptr[at - 1] != '\n') {
		if (!strchr(" \t\r*/!<", comment.ptr[at - 1]))
			return false;
		at--;
	}
	return true;
}

static size_t find_record(struct tg_str comment, size_t at)
{
	const size_t length = strlen(WORD);

	for (;;) {
		at = tg_str_find(comment, at, WORD);
		if (at >= comment.len)
			return comment.len;
		if (begins_line(comment, at) ||
		    (at + length < comment.len && comment.ptr[at + length] == '('))
			return at;
		at += length;
	}
}

static bool is_rule_id(struct tg_str text)
{
	size_t i, slashes = 0;

	for (i = 0; i < text.len; i++) {
		char c = text.ptr[i];

		slashes += c == '/';
		if (!(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9') && c != '-' && c != '/')
			return false;
	}
	return slashes == 1 && text.len > 2 && text.ptr[0] != '/' && text.ptr[text.len - 1] != '/';
}

/* The parts behind the reason, each once. */
static const char *read_fields(struct tg_str rest, struct tg_allow *allow)
{
	const struct {
		const char *name;
		struct tg_str *value;
	} fields[] = {{"owner=", &allow->owner},
		      {"until=", &allow->until},
		      {"ticket=", &allow->ticket},
		      {"code=", &allow->code}};
	const size_t count = sizeof(fields) / sizeof(*fields);
	struct tg_str part;

	while (tg_str_split(&rest, ';', &part)) {
		size_t i = 0;

		part = tg_str_trim(part);
		if (!part.len)
			continue;
		while (i < count && !tg_str_starts(part, fields[i].name))
			i++;
		if (i == count)
			return "only 'owner=', 'until=', 'ticket=' and 'code=' may follow the "
			       "reason";
		if (fields[i].value->len)
			return "'owner', 'until', 'ticket' and 'code' are given once";
		*fields[i].value = tg_str_trim(tg_str_n(part.ptr + strlen(fields[i].name),
							part.len - strlen(fields[i].name)));
	}
	return tg_allow_check(allow);
}

/* Characters, not bytes: a reason may be in any language. */
static size_t characters(struct tg_str text)
{
	size_t at = 0, count = 0;

	while (at < text.len) {
		tg_utf8_next(text, &at);
		count++;
	}
	return count;
}

static const char short_reason[] = "the reason must have at least 25 characters";

static bool is_code(struct tg_str text)
{
	size_t i;

	for (i = 0; i < text.len; i++)
		if (!strchr("0123456789abcdef", text.ptr[i]))
			return false;
	return text.len >= TG_CODE_MIN && text.len < TG_HASH_HEX;
}

const char *tg_allow_check(struct tg_allow *allow)
{
	if (characters(allow->reason) < TG_REASON_MIN)
		return short_reason;
	if (!allow->owner.len)
		return "the owner is missing: '; owner=NAME'";
	if (!allow->until.len)
		return "the last day is missing: '; until=YYYY-MM-DD'";
	if (!tg_date_parse(allow->until, &allow->last_day))
		return "'until' is not a date of the form YYYY-MM-DD";
	if (allow->code.len && !is_code(allow->code))
		return "'code' is the hash that 'tracegate suppressions new' prints";
	return NULL;
}

const char *tg_allow_refuse(const struct tg_allow *allow, const struct tg_allow_policy *policy,
			    int64_t today)
{
	if (policy->need_ticket && !allow->ticket.len)
		return "the policy asks for a ticket: '; ticket=ID'";
	if (policy->longest_days && allow->last_day - today > (int64_t)policy->longest_days)
		return "it lasts longer than the policy allows";
	return NULL;
}

bool tg_allow_is_code(struct tg_str code, struct tg_str text)
{
	char hex[TG_HASH_HEX];

	tg_hash_hex(tg_token_hash_of(text), hex);
	return code.len >= TG_CODE_MIN && code.len < TG_HASH_HEX &&
	       memcmp(hex, code.ptr, code.len) == 0;
}

static const char *read_record(struct tg_str text, struct tg_allow *allow)
{
	size_t close;

	text = tg_str_trim(tg_str_n(text.ptr + strlen(WORD), text.len - strlen(WORD)));
	if (!tg_str_starts(text, "("))
		return "the rule is missing: '(pack/rule)' follows the word";
	close = tg_str_find(text, 0, ")");
	if (close >= text.len)
		return "the ')' behind the rule is missing";
	allow->rule = tg_str_trim(tg_str_n(text.ptr + 1, close - 1));
	if (!is_rule_id(allow->rule))
		return "it must name one rule, as 'pack/rule'";
	text = tg_str_trim(tg_str_n(text.ptr + close + 1, text.len - close - 1));
	if (!tg_str_starts(text, ":"))
		return "the ':' in front of the reason is missing";
	text = tg_str_n(text.ptr + 1, text.len - 1);
	if (tg_str_split(&text, ';', &allow->reason))
		allow->reason = tg_str_trim(allow->reason);
	if (characters(allow->reason) < TG_REASON_MIN)
		return short_reason;
	return read_fields(text, allow);
}

/* @satisfies TG-RUL-1 */
bool tg_allow_next(struct tg_arena *arena, struct tg_str comment, size_t *at,
		   struct tg_allow *ret_allow)
{
	size_t begin = find_record(comment, *at), end;

	*ret_allow = (struct tg_allow){0};
	if (begin >= comment.len) {
		*at = comment.len;
		return false;
	}
	end = find_record(comment, begin + strlen(WORD));
	ret_allow->begin = begin;
	ret_allow->end = end;
	ret_allow->problem = read_record(plain_text(arena, comment, begin, end), ret_allow);
	*at = end;
	return true;
}
