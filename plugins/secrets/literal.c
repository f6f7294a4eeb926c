/* SPDX-License-Identifier: Apache-2.0 */
/*
 * literal.c - where does one of many literals stand? The filter before all patterns.
 *
 * Bytes fall into 64 classes (letters without case, digits, the signs that literals are made of).
 * A table of 2^18 bits tells which runs of three classes begin a literal; it fits the first cache,
 * and a text is read at about a byte in two cycles. Runs that may begin one are looked up by hash,
 * where a set of the classes that may come fourth refuses most of them.
 */
#include <stdlib.h>

#include "secrets/internal.h"

enum { CLASS_BITS = 6, RUN_BITS = 3 * CLASS_BITS, RUN_MASK = (1 << RUN_BITS) - 1, BUCKETS = 8192 };

/* Class 0 is everything that is not listed. */
static const char signs[] = "_-.:/=$@ \"+(<>{[#*!'|;,";

static void make_classes(uint8_t classes[256])
{
	int c;
	size_t i;

	memset(classes, 0, 256);
	for (c = 0; c < 26; c++)
		classes['a' + c] = classes['A' + c] = (uint8_t)(1 + c);
	for (c = 0; c < 10; c++)
		classes['0' + c] = (uint8_t)(27 + c);
	for (i = 0; signs[i]; i++)
		classes[(uint8_t)signs[i]] = (uint8_t)(37 + i);
}

static uint32_t bucket_of(uint32_t run)
{
	return (run * 2654435761u) >> 19;
}

void tg_filter_add(struct tg_filter *filter, const struct tg_literal *literal)
{
	*TG_VEC_ADD(&filter->literals) = *literal;
}

void tg_filter_build(struct tg_filter *filter)
{
	uint8_t classes[256];
	size_t i;

	make_classes(classes);
	filter->runs = tg_alloc_zero((1u << RUN_BITS) / 64, sizeof(*filter->runs));
	filter->buckets = tg_alloc_zero(BUCKETS, sizeof(*filter->buckets));
	filter->fourth = tg_alloc_zero(BUCKETS, sizeof(*filter->fourth));
	filter->next = tg_alloc_zero(filter->literals.count + 1, sizeof(*filter->next));
	for (i = filter->literals.count; i-- > 0;) {
		const uint8_t *text = (const uint8_t *)filter->literals.at[i].text;
		uint32_t run = (uint32_t)classes[text[0]] << 12 | (uint32_t)classes[text[1]] << 6 |
			       classes[text[2]];

		filter->runs[run / 64] |= (uint64_t)1 << (run % 64);
		filter->fourth[bucket_of(run)] |= filter->literals.at[i].size > 3
							  ? (uint64_t)1 << classes[text[3]]
							  : UINT64_MAX;
		filter->next[i] = filter->buckets[bucket_of(run)];
		filter->buckets[bucket_of(run)] = (uint32_t)i + 1;
	}
}

void tg_filter_done(struct tg_filter *filter)
{
	free(filter->runs);
	free(filter->buckets);
	free(filter->fourth);
	free(filter->next);
	TG_VEC_DONE(&filter->literals);
}

static bool stands_at(const struct tg_literal *literal, struct tg_str text, size_t at)
{
	size_t i;

	if (literal->size > text.len - at)
		return false;
	if (literal->cased)
		return memcmp(text.ptr + at, literal->text, literal->size) == 0;
	for (i = 0; i < literal->size; i++)
		if (tg_lower(text.ptr[at + i]) != literal->text[i])
			return false;
	return true;
}

void tg_filter_run(const struct tg_filter *filter, struct tg_str text,
		   void (*on_literal)(struct tg_scanner *, const struct tg_literal *, size_t at),
		   struct tg_scanner *scanner)
{
	const uint8_t *bytes = (const uint8_t *)text.ptr;
	const uint64_t *runs = filter->runs;
	uint8_t classes[256];
	uint32_t run, i;
	size_t at;

	if (text.len < 3)
		return;
	make_classes(classes);
	run = (uint32_t)classes[bytes[0]] << 6 | classes[bytes[1]];
	for (at = 0; at + 2 < text.len; at++) {
		run = (run << 6 | classes[bytes[at + 2]]) & RUN_MASK;
		if (!(runs[run / 64] >> (run % 64) & 1))
			continue;
		if (at + 3 < text.len &&
		    !(filter->fourth[bucket_of(run)] >> classes[bytes[at + 3]] & 1))
			continue;
		for (i = filter->buckets[bucket_of(run)]; i; i = filter->next[i - 1])
			if (stands_at(&filter->literals.at[i - 1], text, at))
				on_literal(scanner, &filter->literals.at[i - 1], at);
	}
}
