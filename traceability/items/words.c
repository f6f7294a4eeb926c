/* SPDX-License-Identifier: Apache-2.0 */
/*
 * words.c - what the readers of the formats share: keys, titles, kinds, lists of words.
 */
#include <strings.h>

#include "base/file.h"
#include "items/format.h"
#include "model/id.h"

const char *tg_items_stem(struct tg_item_reader *reader)
{
	const char *name = tg_path_name(reader->path), *dot = strrchr(name, '.');

	return tg_arena_strndup(reader->arena, name, dot ? (size_t)(dot - name) : strlen(name));
}

const char *tg_items_first_line(struct tg_arena *arena, const char *text)
{
	struct tg_str line = tg_str_trim(tg_str(text));
	enum { LONG = 100 };

	line.len = strcspn(line.len ? line.ptr : "", "\r\n");
	if (line.len > LONG) {
		line.len = LONG;
		while (line.len > LONG / 2 && line.ptr[line.len] != ' ')
			line.len--;
		while (((unsigned char)line.ptr[line.len] & 0xc0) == 0x80)
			line.len--;
		return tg_arena_printf(arena, "%.*s ...", (int)line.len, line.ptr);
	}
	return tg_arena_strndup(arena, line.ptr ? line.ptr : "", line.len);
}

const char *tg_items_tool_key(struct tg_arena *arena, struct tg_str text)
{
	char *key;
	size_t i;

	text = tg_str_trim(text);
	key = tg_arena_strndup(arena, text.ptr ? text.ptr : "", text.len);
	for (i = 0; i < text.len; i++) {
		if (key[i] == '@')
			key[i] = '/';
		else if (strchr("<>|,;&!?*'\"[]{}\\=%$ \t\r\n", key[i]))
			key[i] = '-';
	}
	return key;
}

enum tg_item_kind tg_items_kind_of(struct tg_str word)
{
	static const struct {
		const char *word;
		enum tg_item_kind kind;
	} kinds[] = {
		{"threat", TG_ITEM_THREAT},
		{"risk", TG_ITEM_THREAT},
		{"mitigation", TG_ITEM_MITIGATION},
		{"control", TG_ITEM_MITIGATION},
		{"countermeasure", TG_ITEM_MITIGATION},
		{"asset", TG_ITEM_ASSET},
		{"test", TG_ITEM_TESTSPEC},
		{"testcase", TG_ITEM_TESTSPEC},
		{"test_case", TG_ITEM_TESTSPEC},
		{"test_spec", TG_ITEM_TESTSPEC},
		{"testspec", TG_ITEM_TESTSPEC},
		{"test case", TG_ITEM_TESTSPEC},
	};
	size_t i;

	for (i = 0; i < sizeof(kinds) / sizeof(*kinds); i++)
		if (word.len == strlen(kinds[i].word) &&
		    strncasecmp(word.ptr, kinds[i].word, word.len) == 0)
			return kinds[i].kind;
	return TG_ITEM_REQUIREMENT;
}

/* Values are read within a depth of 64, so that this ends. */
unsigned tg_items_last_line(const struct tg_value *value)
{
	unsigned line = value->line;

	for (TG_VALUE_EACH(member, value)) {
		unsigned last = tg_items_last_line(member);

		if (last > line)
			line = last;
	}
	return line;
}

void tg_items_add_link(struct tg_item_reader *reader, struct tg_item_links *links,
		       struct tg_str target, unsigned line, const char *state)
{
	struct tg_item_link *link;
	char why[TG_ID_WHY];
	unsigned revision;

	target = tg_str_trim(target);
	if (!tg_id_check(target, why)) {
		tg_items_skip(reader, line, "a link is not read: %s", why);
		return;
	}
	target = tg_id_key(target, &revision);
	link = TG_VEC_ADD(&links->links);
	*link = (struct tg_item_link){tg_arena_strndup(reader->arena, target.ptr, target.len),
				      revision, line, state};
}

void tg_items_add_word(struct tg_item_reader *reader, struct tg_item_words *words,
		       struct tg_str word)
{
	word = tg_str_trim(word);
	if (word.len)
		*TG_VEC_ADD(&words->texts) = tg_arena_strndup(reader->arena, word.ptr, word.len);
}

void tg_items_add_words(struct tg_item_reader *reader, struct tg_item_words *words,
			struct tg_str list)
{
	size_t from = 0, at;

	for (at = 0; at <= list.len; at++) {
		if (at < list.len && !strchr(",;\n", list.ptr[at]))
			continue;
		tg_items_add_word(reader, words, tg_str_n(list.ptr + from, at - from));
		from = at + 1;
	}
}

void tg_items_add_mitigation(struct tg_item_reader *reader, const char *key,
			     const struct tg_value *text, const char *status)
{
	struct tg_item_links links = {0};
	struct tg_item item = {.kind = TG_ITEM_MITIGATION, .status = status};

	if (!text || text->kind != TG_VALUE_TEXT || !tg_str_trim(text->text).len)
		return;
	item.key = tg_arena_printf(reader->arena, "%s-M", key);
	item.title = tg_items_first_line(reader->arena, text->text.ptr);
	item.text = text->text.ptr;
	item.line = text->line;
	tg_items_add_link(reader, &links, tg_str(key), text->line, status);
	tg_items_set_links(reader->arena, &item, &links);
	tg_items_add(reader, &item);
}
