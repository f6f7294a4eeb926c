/* SPDX-License-Identifier: Apache-2.0 */
/*
 * attach.c - which symbol an annotation belongs to. Ranges of symbols nest, as the blocks of C
 * do; they are sorted once, so that the whole takes time linear in the text but for the sort.
 */
#include <stdlib.h>

#include "claims/claims.h"
#include "claims/lexer.h"

/* A symbol in the order of the text; of those that begin together the outermost comes first. */
struct place {
	size_t begin, end;
	size_t symbol;
	size_t parent; /* the innermost place around this one, or NONE */
	bool function;
};

static const size_t NONE = (size_t)-1;

static int by_begin(const void *a, const void *b)
{
	const struct place *left = a, *right = b;

	if (left->begin != right->begin)
		return left->begin < right->begin ? -1 : 1;
	if (left->end != right->end)
		return left->end > right->end ? -1 : 1;
	if (left->function != right->function)
		return left->function ? -1 : 1;
	return (left->symbol > right->symbol) - (left->symbol < right->symbol);
}

static struct place *sort_places(const struct tg_symbol *symbols, size_t count)
{
	struct place *places = tg_alloc_zero(count, sizeof(*places));
	size_t i, open = NONE;

	for (i = 0; i < count; i++) {
		places[i].begin = symbols[i].range.offset;
		places[i].end = symbols[i].range.end_offset;
		places[i].symbol = i;
		places[i].function = symbols[i].kind == TG_SYMBOL_FUNCTION;
	}
	qsort(places, count, sizeof(*places), by_begin);
	for (i = 0; i < count; i++) {
		while (open != NONE && places[open].end <= places[i].begin)
			open = places[open].parent;
		places[i].parent = open;
		open = i;
	}
	return places;
}

/* The number of places that begin at or before `offset`. */
static size_t count_until(const struct place *places, size_t count, size_t offset)
{
	size_t low = 0;

	while (low < count) {
		size_t middle = low + (count - low) / 2;

		if (places[middle].begin <= offset)
			low = middle + 1;
		else
			count = middle;
	}
	return low;
}

/* The innermost place around `offset`, or NONE. */
static size_t enclosing(const struct place *places, size_t count, size_t offset)
{
	size_t at = count_until(places, count, offset);

	at = at ? at - 1 : NONE;
	while (at != NONE && places[at].end <= offset)
		at = places[at].parent;
	return at;
}

/* The outermost place that begins exactly at `offset`, or NONE. */
static size_t beginning(const struct place *places, size_t count, size_t offset)
{
	size_t at = offset ? count_until(places, count, offset - 1) : 0;

	return at < count && places[at].begin == offset ? at : NONE;
}

static bool is_word(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
	       c == '_';
}

/* An attribute, or what stands between a symbol and a claim behind it, is not longer than this. */
enum { FAR = 4096 };

/* The offset behind the bracket that closes the one at `at`, or `at`. Strings are passed over. */
static size_t skip_brackets(struct tg_str content, size_t at)
{
	size_t depth = 0, from = at;

	if (content.len - at > FAR)
		content.len = at + FAR;

	for (; at < content.len; at++) {
		char c = content.ptr[at];

		if (c == '"') {
			for (at++; at < content.len && content.ptr[at] != '"'; at++) {
				if (content.ptr[at] == '\n')
					return from;
				at += content.ptr[at] == '\\';
			}
		} else if (c == '(' || c == '[') {
			depth++;
		} else if ((c == ')' || c == ']') && --depth == 0) {
			return at + 1;
		} else if (c == ';' || c == '{') {
			break;
		}
	}
	return from;
}

/*
 * The offset behind an attribute at `at`: [[...]], __attribute__((...)), or a name in capitals
 * such as API_EXPORT or TG_VERIFIES("..."), which is a macro for one. Else `at`.
 */
static size_t skip_attribute(struct tg_str content, size_t at)
{
	size_t end = at;
	bool capitals = true;
	struct tg_str word;

	if (at + 1 < content.len && content.ptr[at] == '[' && content.ptr[at + 1] == '[')
		return skip_brackets(content, at);
	for (; end < content.len && is_word(content.ptr[end]); end++)
		capitals &= !(content.ptr[end] >= 'a' && content.ptr[end] <= 'z');
	word = tg_str_n(content.ptr + at, end - at);
	if (!word.len || !(capitals || tg_str_is(word, "__attribute__") ||
			   tg_str_is(word, "__declspec") || tg_str_is(word, "__extension__")))
		return at;
	while (end < content.len && (content.ptr[end] == ' ' || content.ptr[end] == '\t'))
		end++;
	if (end < content.len && content.ptr[end] == '(')
		return skip_brackets(content, end);
	return capitals ? end : at;
}

/*
 * The place that begins behind `offset` with nothing but blanks, comments and attributes between,
 * or NONE. `*reached` is where the search ended. A search that comes to `stop`, where the next
 * claim's search began, ends there with `known`, its result: so no text is searched twice.
 */
static size_t following(struct tg_str content, const struct place *places, size_t count,
			size_t offset, size_t stop, size_t known)
{
	for (;;) {
		size_t at = tg_lex_skip_blank(content, offset), next, hit;

		if (offset < stop && at >= stop)
			return known;
		hit = beginning(places, count, at);
		if (hit != NONE)
			return hit;
		next = skip_attribute(content, at);
		if (next == at)
			return NONE;
		offset = next;
		if (at < stop && next >= stop)
			return known;
	}
}

/* Behind code: what encloses the claim, else what ends on its line before it. */
static size_t before(struct tg_str content, const struct place *places, size_t count,
		     const struct tg_claim *claim)
{
	size_t at = enclosing(places, count, claim->offset), line = claim->offset;

	if (at != NONE)
		return at;
	at = count_until(places, count, claim->offset);
	if (!at)
		return NONE;
	at--;
	while (places[at].parent != NONE)
		at = places[at].parent;
	while (line > places[at].end && content.ptr[line - 1] != '\n' && claim->offset - line < FAR)
		line--;
	return line <= places[at].end ? at : NONE;
}

void tg_claims_attach(struct tg_str content, const struct tg_claims *claims,
		      const struct tg_symbol *symbols, size_t symbol_count, ptrdiff_t *ret_index)
{
	struct place *places = sort_places(symbols, symbol_count);
	size_t stop = NONE, known = NONE, i;

	for (i = claims->count; i-- > 0;) {
		const struct tg_claim *claim = &claims->at[i];
		size_t around = enclosing(places, symbol_count, claim->offset), at = around;

		if (claim->scope == TG_SCOPE_FILE) {
			at = NONE;
		} else if (claim->scope == TG_SCOPE_TRAILING) {
			at = before(content, places, symbol_count, claim);
		} else if (around == NONE || !places[around].function) {
			if (claim->end_offset != stop)
				known = following(content, places, symbol_count, claim->end_offset,
						  stop, known);
			stop = claim->end_offset;
			at = known != NONE ? known : around;
		}
		ret_index[i] = at == NONE ? -1 : (ptrdiff_t)places[at].symbol;
	}
	tg_free_(&places);
}
