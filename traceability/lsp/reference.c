/* SPDX-License-Identifier: Apache-2.0 */
#include "lsp/reference.h"

#include "engine/symbols/token.h"

enum { WORDS_AROUND = 3 }; /* "IEC 62443-4-2 CR 3.4 RE(1)" has five */

struct span {
	size_t begin, end;
};

static bool is_id_byte(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
	       (c != '\0' && strchr("._~:-()", c));
}

/* True for the string of an annotation macro: TG_SATISFIES("CR 1.5", "T-07"). */
static bool in_macro(const struct tg_tokens *tokens, size_t index)
{
	while (index-- > 0) {
		struct tg_str text = tg_token_text(tokens, index);

		if (tokens->at[index].kind == TG_TOKEN_STRING || tg_str_is(text, ","))
			continue;
		return tg_str_is(text, "(") && index > 0 &&
		       tg_str_starts(tg_token_text(tokens, index - 1), "TG_");
	}
	return false;
}

/* The comment or macro argument that holds `offset`; false when it is in neither. */
static bool annotation_at(struct tg_str content, size_t offset, struct span *ret_span)
{
	struct tg_arena arena = {0};
	struct tg_tokens tokens = tg_tokenize(&arena, content);
	size_t index = tg_token_find(&tokens, (uint32_t)offset + 1);
	bool found = false;

	if (index-- > 0) {
		const struct tg_token *token = &tokens.at[index];

		*ret_span = (struct span){token->offset, token->offset + token->length};
		found = offset <= ret_span->end &&
			(token->kind == TG_TOKEN_COMMENT ||
			 (token->kind == TG_TOKEN_STRING && in_macro(&tokens, index)));
	}
	tg_arena_done(&arena);
	return found;
}

/* The line that holds `offset`, cut to the span. */
static struct span line_within(struct tg_str content, size_t offset, struct span span)
{
	struct span line = {offset, offset};

	while (line.begin > span.begin && !strchr("\r\n", content.ptr[line.begin - 1]))
		line.begin--;
	while (line.end < span.end && !strchr("\r\n", content.ptr[line.end]))
		line.end++;
	return line;
}

/* The word that holds `at` or ends there; without the punctuation that ends a sentence. */
static struct span word_at(struct tg_str content, size_t at, struct span line)
{
	struct span word = {at, at};

	while (word.begin > line.begin && is_id_byte(content.ptr[word.begin - 1]))
		word.begin--;
	while (word.end < line.end && is_id_byte(content.ptr[word.end]))
		word.end++;
	return word;
}

/* The words of one line around a place; `middle` is the one that holds it. */
struct words {
	struct span at[2 * WORDS_AROUND + 1];
	size_t count, middle;
};

static bool split_words(struct tg_str content, size_t offset, struct span line, struct words *words)
{
	struct span word = word_at(content, offset, line);
	struct span before[WORDS_AROUND];
	size_t count = 0;

	*words = (struct words){0};
	if (word.begin == word.end)
		return false;
	for (struct span left = word; count < WORDS_AROUND; count++) {
		if (left.begin <= line.begin + 1 || content.ptr[left.begin - 1] != ' ')
			break;
		left = word_at(content, left.begin - 1, line);
		if (left.begin == left.end)
			break;
		before[count] = left;
	}
	words->middle = count;
	while (count-- > 0)
		words->at[words->count++] = before[count];
	words->at[words->count++] = word;
	while (words->count < words->middle + 1 + WORDS_AROUND) {
		size_t next = words->at[words->count - 1].end;

		if (next + 1 >= line.end || content.ptr[next] != ' ')
			break;
		word = word_at(content, next + 1, line);
		if (word.begin == word.end)
			break;
		words->at[words->count++] = word;
	}
	return true;
}

/* An id has a digit, and ends in a letter, a digit or a parenthesis. */
static struct tg_str candidate(struct tg_str content, size_t begin, size_t end)
{
	size_t i;

	while (begin < end && strchr("._~:-(", content.ptr[begin]))
		begin++;
	while (end > begin && strchr("._~:-", content.ptr[end - 1]))
		end--;
	for (i = begin; i < end; i++)
		if (content.ptr[i] >= '0' && content.ptr[i] <= '9')
			return tg_str_n(content.ptr + begin, end - begin);
	return tg_str("");
}

bool tg_reference_find(const struct tg_document *document, size_t offset, tg_reference_fn *knows,
		       void *user, size_t *ret_begin, size_t *ret_end)
{
	struct tg_str content = tg_buf_view(&document->text.content);
	struct span span = {0, content.len};
	struct words words;
	size_t length, first;

	if (document->is_code && !annotation_at(content, offset, &span))
		return false;
	if (!split_words(content, offset, line_within(content, offset, span), &words))
		return false;
	for (length = words.count; length > 0; length--) {
		for (first = 0; first + length <= words.count; first++) {
			struct tg_str text;

			if (first > words.middle || first + length <= words.middle)
				continue;
			text = candidate(content, words.at[first].begin,
					 words.at[first + length - 1].end);
			if (text.len == 0 || !knows(user, text))
				continue;
			*ret_begin = (size_t)(text.ptr - content.ptr);
			*ret_end = *ret_begin + text.len;
			return true;
		}
	}
	return false;
}
