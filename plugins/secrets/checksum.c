/* SPDX-License-Identifier: Apache-2.0 */
/*
 * checksum.c - tokens that prove themselves, verified without asking anybody.
 */
#include "secrets/internal.h"

enum { CRC_DIGITS = 6, BECH32_CHECK = 6 };

static uint32_t crc32_of(struct tg_str text)
{
	uint32_t crc = 0xffffffff;
	size_t i;
	int bit;

	for (i = 0; i < text.len; i++) {
		crc ^= (uint8_t)text.ptr[i];
		for (bit = 0; bit < 8; bit++)
			crc = crc >> 1 ^ (0xedb88320u & (0u - (crc & 1)));
	}
	return ~crc;
}

static bool crc32_base62(struct tg_str body)
{
	static const char digits[] =
		"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
	uint32_t crc;
	size_t i;

	if (body.len <= CRC_DIGITS)
		return false;
	crc = crc32_of(tg_str_n(body.ptr, body.len - CRC_DIGITS));
	for (i = 0; i < CRC_DIGITS; i++, crc /= 62)
		if (body.ptr[body.len - 1 - i] != digits[crc % 62])
			return false;
	return true;
}

/* True when a base64url part is a JSON object that holds `key`. */
static bool is_object(struct tg_str part, const char *key)
{
	struct tg_buf plain = {0};
	bool ok = tg_base64_decode(&plain, part) && plain.len > 1 && plain.ptr[0] == '{' &&
		  (!*key || tg_text_has(tg_buf_view(&plain), key));

	tg_buf_done(&plain);
	return ok;
}

static bool jwt(struct tg_str token)
{
	struct tg_str rest = token, header, payload;

	return tg_str_split(&rest, '.', &header) && tg_str_split(&rest, '.', &payload) &&
	       is_object(header, "\"alg\"") &&
	       /* An encrypted token's second part is a wrapped key. */
	       (is_object(payload, "") || is_object(header, "\"enc\""));
}

static uint32_t polymod_step(uint32_t sum)
{
	static const uint32_t generator[] = {0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd,
					     0x2a1462b3};
	uint32_t top = sum >> 25;
	int i;

	sum = (sum & 0x1ffffff) << 5;
	for (i = 0; i < 5; i++)
		if (top >> i & 1)
			sum ^= generator[i];
	return sum;
}

static bool bech32(struct tg_str token)
{
	static const char digits[] = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
	uint32_t sum = 1;
	size_t split = token.len, i;

	while (split > 0 && token.ptr[split - 1] != '1')
		split--;
	if (split < 2 || token.len - split < BECH32_CHECK)
		return false;
	for (i = 0; i < split - 1; i++)
		sum = polymod_step(sum) ^ (uint32_t)(uint8_t)tg_lower(token.ptr[i]) >> 5;
	sum = polymod_step(sum);
	for (i = 0; i < split - 1; i++)
		sum = polymod_step(sum) ^ ((uint32_t)(uint8_t)tg_lower(token.ptr[i]) & 31);
	for (i = split; i < token.len; i++) {
		const char *digit = strchr(digits, tg_lower(token.ptr[i]));

		if (!digit || !*digit)
			return false;
		sum = polymod_step(sum) ^ (uint32_t)(digit - digits);
	}
	return sum == 1;
}

static bool luhn(struct tg_str text)
{
	unsigned sum = 0, at = 0;
	size_t i;

	for (i = text.len; i-- > 0;) {
		unsigned digit = (unsigned)(text.ptr[i] - '0');

		if (digit > 9)
			continue;
		if (at++ % 2)
			digit = digit > 4 ? 2 * digit - 9 : 2 * digit;
		sum += digit;
	}
	return at > 1 && sum % 10 == 0;
}

bool tg_checksum_holds(enum tg_secret_checksum kind, struct tg_str token, size_t prefix)
{
	struct tg_str body = tg_str_n(token.ptr + prefix, token.len - prefix);

	switch (kind) {
	case TG_CHECKSUM_CRC32_BASE62:
		return crc32_base62(body);
	case TG_CHECKSUM_JWT:
		return jwt(token);
	case TG_CHECKSUM_BECH32:
		return bech32(token);
	case TG_CHECKSUM_BASE64_JSON:
		return is_object(body, "");
	case TG_CHECKSUM_LUHN:
		return luhn(body);
	case TG_CHECKSUM_NONE:
		break;
	}
	return true;
}
