/* SPDX-License-Identifier: Apache-2.0 */
#include "knowledge/signers.h"

#include "base/file.h"
#include "base/sshsig.h"
#include "base/text.h"

enum { SECONDS_A_DAY = 86400 };

/* The next word of a line; blanks within quotes are part of it. */
static struct tg_str word_of(struct tg_str *line)
{
	size_t at = 0;
	bool quoted = false;
	struct tg_str word;

	*line = tg_str_trim(*line);
	for (; at < line->len && (quoted || (line->ptr[at] != ' ' && line->ptr[at] != '\t')); at++)
		if (line->ptr[at] == '"')
			quoted = !quoted;
	word = tg_str_n(line->ptr, at);
	*line = tg_str_n(line->ptr + at, line->len - at);
	return word;
}

/* The two digits at `at`; -1 when they are none. */
static int pair_of(struct tg_str text, size_t at)
{
	if (at + 2 > text.len || text.ptr[at] < '0' || text.ptr[at] > '9' ||
	    text.ptr[at + 1] < '0' || text.ptr[at + 1] > '9')
		return -1;
	return (text.ptr[at] - '0') * 10 + text.ptr[at + 1] - '0';
}

/* "20260131", "202601311230" or "20260131123000", perhaps with a 'Z': all are taken for UTC. */
static bool parse_moment(struct tg_str text, int64_t *ret)
{
	int hour = 0, minute = 0, second = 0;
	int64_t days;
	char date[11];

	if (tg_str_ends(text, "Z"))
		text.len--;
	if (text.len != 8 && text.len != 12 && text.len != 14)
		return false;
	memcpy(date, text.ptr, 4);
	date[4] = date[7] = '-';
	memcpy(date + 5, text.ptr + 4, 2);
	memcpy(date + 8, text.ptr + 6, 2);
	date[10] = '\0';
	if (text.len >= 12) {
		hour = pair_of(text, 8);
		minute = pair_of(text, 10);
	}
	if (text.len == 14)
		second = pair_of(text, 12);
	if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60 ||
	    !tg_date_parse(tg_str(date), &days))
		return false;
	*ret = days * SECONDS_A_DAY + (hour * 60 + minute) * 60 + second;
	return true;
}

/* The value of NAME="VALUE"; false when the option is another one. */
static bool value_of(struct tg_str option, const char *name, struct tg_str *ret)
{
	size_t length = strlen(name);

	if (!tg_str_starts(option, name) || option.len < length + 2 || option.ptr[length] != '=')
		return false;
	*ret = tg_str_n(option.ptr + length + 1, option.len - length - 1);
	if (ret->len >= 2 && ret->ptr[0] == '"' && tg_str_ends(*ret, "\""))
		*ret = tg_str_n(ret->ptr + 1, ret->len - 2);
	return true;
}

static bool lists(struct tg_str names, const char *name)
{
	struct tg_str part;

	while (tg_str_split(&names, ',', &part))
		if (tg_str_is(tg_str_trim(part), name))
			return true;
	return false;
}

/* The next option of a list; commas within quotes are part of it. */
static bool next_option(struct tg_str *rest, struct tg_str *ret)
{
	bool quoted = false;
	size_t at;

	if (!rest->len)
		return false;
	for (at = 0; at < rest->len && (quoted || rest->ptr[at] != ','); at++)
		if (rest->ptr[at] == '"')
			quoted = !quoted;
	*ret = tg_str_n(rest->ptr, at);
	at += at < rest->len;
	*rest = tg_str_n(rest->ptr + at, rest->len - at);
	return true;
}

/* False when an option keeps the key from signing for git, or is not understood. */
static bool take_options(struct tg_str options, struct tg_signer *signer)
{
	struct tg_str option, value;

	while (next_option(&options, &option)) {
		bool ok = false;

		if (value_of(option, "namespaces", &value))
			ok = lists(value, "git");
		else if (value_of(option, "valid-after", &value))
			ok = parse_moment(value, &signer->after);
		else if (value_of(option, "valid-before", &value))
			ok = parse_moment(value, &signer->before);
		if (!ok)
			return false;
	}
	return true;
}

static bool take_line(struct tg_arena *arena, struct tg_str line, struct tg_signer *signer)
{
	struct tg_str names = word_of(&line), kind = word_of(&line), key;

	if (names.len >= 2 && names.ptr[0] == '"' && tg_str_ends(names, "\""))
		names = tg_str_n(names.ptr + 1, names.len - 2);
	*signer = (struct tg_signer){.after = INT64_MIN, .before = INT64_MAX};
	if (!tg_sshsig_is_kind(kind)) {
		if (!take_options(kind, signer))
			return false;
		kind = word_of(&line);
	}
	key = word_of(&line);
	signer->names = tg_arena_strndup(arena, names.ptr, names.len);
	signer->key = tg_arena_strndup(arena, key.ptr, key.len);
	return names.len && tg_sshsig_is_key(kind, key);
}

struct tg_signers tg_signers_read(struct tg_arena *arena, struct tg_str content)
{
	struct tg_signers ret = {.present = true};
	TG_VEC(struct tg_signer) signers = {0};
	struct tg_str line;
	unsigned number;

	for (number = 1; tg_str_line(&content, &line); number++) {
		struct tg_signer signer;

		line = tg_str_trim(line);
		if (!line.len || line.ptr[0] == '#')
			continue;
		if (take_line(arena, line, &signer)) {
			signer.line = number;
			*TG_VEC_ADD(&signers) = signer;
		} else if (!ret.unread++) {
			ret.first_unread = number;
		}
	}
	ret.count = signers.count;
	ret.at = tg_arena_alloc(arena, (signers.count + 1) * sizeof(*signers.at));
	if (signers.count)
		memcpy((void *)ret.at, signers.at, signers.count * sizeof(*signers.at));
	TG_VEC_DONE(&signers);
	return ret;
}

const struct tg_signer *tg_signers_find(const struct tg_signers *signers, const char *key,
					int64_t seconds, bool *ret_late)
{
	size_t i;

	*ret_late = false;
	for (i = 0; i < signers->count; i++) {
		const struct tg_signer *signer = &signers->at[i];

		if (strcmp(signer->key, key) != 0)
			continue;
		if (seconds >= signer->after && seconds <= signer->before)
			return signer;
		*ret_late = true;
	}
	return NULL;
}

bool tg_signer_is(const struct tg_signer *signer, const char *address)
{
	struct tg_str rest = tg_str(signer->names), part;
	bool is = false;
	char name[256];

	while (tg_str_split(&rest, ',', &part)) {
		bool not = part.len && part.ptr[0] == '!';

		part = tg_str_n(part.ptr + not, part.len - not );
		if (part.len >= sizeof(name))
			continue;
		memcpy(name, part.ptr, part.len);
		name[part.len] = '\0';
		if (!tg_glob_match(name, address))
			continue;
		if (not )
			return false;
		is = true;
	}
	return is;
}
