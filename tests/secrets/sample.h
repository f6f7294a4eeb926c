/* SPDX-License-Identifier: Apache-2.0 */
/*
 * sample.h - makes the samples that cards describe: "ghp_{{crc32-base62 36}}". The tree holds no
 * token, so no scanner trips over it; the numbers are not random, so tests repeat.
 */
#ifndef TRACEGATE_TESTS_SAMPLE_H
#define TRACEGATE_TESTS_SAMPLE_H

#include <stdio.h>
#include <stdlib.h>

#include "base/str.h"

struct sample_class {
	const char *name;
	const char *characters;
};

static const struct sample_class sample_classes[] = {
	{"alnum", "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"},
	{"lower-alnum", "abcdefghijklmnopqrstuvwxyz0123456789"},
	{"upper-alnum", "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"},
	{"hex", "0123456789abcdef"},
	{"upper-hex", "0123456789ABCDEF"},
	{"digit", "0123456789"},
	{"alpha", "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"},
	{"lower", "abcdefghijklmnopqrstuvwxyz"},
	{"upper", "ABCDEFGHIJKLMNOPQRSTUVWXYZ"},
	{"base32", "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"},
	{"lower-base32", "abcdefghijklmnopqrstuvwxyz234567"},
	{"base64", "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"},
	{"base64url", "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"},
};

static inline uint32_t sample_next(uint64_t *seed)
{
	*seed = *seed * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t)(*seed >> 33);
}

static inline void sample_run(struct tg_buf *out, const char *characters, size_t count,
			      uint64_t *seed)
{
	size_t size = strlen(characters);

	while (count--)
		tg_buf_putc(out, characters[sample_next(seed) % size]);
}

/* What ends a token whose last six characters are its checksum. */
static inline void sample_crc(struct tg_buf *out, size_t count, uint64_t *seed)
{
	static const char digits[] =
		"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
	size_t from = out->len, i;
	uint32_t crc = 0xffffffff;
	char end[6];
	int bit;

	sample_run(out, digits, count - 6, seed);
	for (i = from; i < out->len; i++) {
		crc ^= (uint8_t)out->ptr[i];
		for (bit = 0; bit < 8; bit++)
			crc = crc & 1 ? crc >> 1 ^ 0xedb88320u : crc >> 1;
	}
	crc = ~crc;
	for (i = 6; i-- > 0; crc /= 62)
		end[i] = digits[crc % 62];
	tg_buf_add(out, end, 6);
}

static inline void sample_base64(struct tg_buf *out, struct tg_str plain)
{
	static const char digits[] =
		"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	uint32_t bits = 0;
	unsigned count = 0;
	size_t i;

	for (i = 0; i < plain.len; i++) {
		bits = bits << 8 | (uint8_t)plain.ptr[i];
		for (count += 8; count >= 6; count -= 6)
			tg_buf_putc(out, digits[bits >> (count - 6) & 63]);
	}
	if (count)
		tg_buf_putc(out, digits[bits << (6 - count) & 63]);
}

static inline void sample_jwt(struct tg_buf *out, uint64_t *seed)
{
	sample_base64(out, tg_str("{\"alg\":\"HS256\",\"typ\":\"JWT\"}"));
	tg_buf_putc(out, '.');
	sample_base64(out, tg_str("{\"sub\":\"4711\",\"name\":\"a\",\"iat\":1516239022}"));
	tg_buf_putc(out, '.');
	sample_run(out, sample_classes[0].characters, 43, seed);
}

/* A block that decodes to the beginning of a DER sequence. */
static inline void sample_pem(struct tg_buf *out, bool encrypted, uint64_t *seed)
{
	const char *label = encrypted ? "ENCRYPTED PRIVATE" : "RSA PRIVATE";
	int line;

	tg_buf_printf(out, "-----%s %s KEY-----\n", "BEGIN", label);
	tg_buf_puts(out, "MIIE");
	for (line = 0; line < 24; line++) {
		sample_run(out, sample_classes[0].characters, line ? 64 : 60, seed);
		tg_buf_putc(out, '\n');
	}
	tg_buf_printf(out, "-----END %s KEY-----\n", label);
}

static inline uint32_t sample_polymod(uint32_t sum)
{
	static const uint32_t generator[] = {0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd,
					     0x2a1462b3};
	uint32_t top = sum >> 25;
	int i;

	sum = (sum & 0x1ffffff) << 5;
	for (i = 0; i < 5; i++)
		sum ^= top >> i & 1 ? generator[i] : 0;
	return sum;
}

/* bech32 with the name that age gives its keys. */
static inline void sample_age(struct tg_buf *out, uint64_t *seed)
{
	static const char digits[] = "QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L";
	static const char name[] = "age-secret-key-";
	uint32_t sum = 1, digit;
	size_t i;

	for (i = 0; name[i]; i++)
		sum = sample_polymod(sum) ^ (uint32_t)name[i] >> 5;
	sum = sample_polymod(sum);
	for (i = 0; name[i]; i++)
		sum = sample_polymod(sum) ^ ((uint32_t)name[i] & 31);
	tg_buf_printf(out, "AGE-SECRET-%s-1", "KEY");
	for (i = 0; i < 52; i++) {
		digit = sample_next(seed) % 32;
		sum = sample_polymod(sum) ^ digit;
		tg_buf_putc(out, digits[digit]);
	}
	for (i = 0; i < 6; i++)
		sum = sample_polymod(sum);
	sum ^= 1;
	for (i = 0; i < 6; i++)
		tg_buf_putc(out, digits[sum >> 5 * (5 - i) & 31]);
}

static inline void sample_make(struct tg_buf *out, struct tg_str expression, uint64_t *seed)
{
	struct tg_str name = expression;
	size_t count = 0, i, blank = tg_str_find(expression, 0, " ");

	if (blank < expression.len) {
		name = tg_str_n(expression.ptr, blank);
		count = (size_t)atoi(expression.ptr + blank + 1);
	}
	for (i = 0; i < sizeof(sample_classes) / sizeof(*sample_classes); i++) {
		if (tg_str_is(name, sample_classes[i].name)) {
			sample_run(out, sample_classes[i].characters, count, seed);
			return;
		}
	}
	if (tg_str_is(name, "crc32-base62"))
		sample_crc(out, count, seed);
	else if (tg_str_is(name, "jwt"))
		sample_jwt(out, seed);
	else if (tg_str_is(name, "age"))
		sample_age(out, seed);
	else if (tg_str_is(name, "pem") || tg_str_is(name, "pem-encrypted"))
		sample_pem(out, tg_str_ends(name, "encrypted"), seed);
	else
		tg_buf_printf(out, "UNKNOWN GENERATOR %.*s", (int)name.len, name.ptr);
}

/* Appends the text with its generators replaced; equal seeds give equal samples. */
static inline void sample_expand(struct tg_buf *out, const char *text, uint64_t seed)
{
	struct tg_str rest = tg_str(text);
	size_t at = 0, open, close;

	while ((open = tg_str_find(rest, at, "{{")) < rest.len) {
		close = tg_str_find(rest, open, "}}");
		tg_buf_add(out, rest.ptr + at, open - at);
		sample_make(out, tg_str_n(rest.ptr + open + 2, close - open - 2), &seed);
		at = close + 2;
	}
	tg_buf_add(out, rest.ptr + at, rest.len - at);
}

#endif
