/* SPDX-License-Identifier: Apache-2.0 */
#include "model/commit.h"

bool tg_oid_eq(const struct tg_oid *a, const struct tg_oid *b)
{
	return memcmp(a->byte, b->byte, TG_OID_SIZE) == 0;
}

bool tg_oid_is_zero(const struct tg_oid *oid)
{
	static const struct tg_oid zero;

	return tg_oid_eq(oid, &zero);
}

char *tg_oid_hex(const struct tg_oid *oid, char text[TG_OID_HEX])
{
	static const char digits[] = "0123456789abcdef";
	size_t i;

	for (i = 0; i < TG_OID_SIZE; i++) {
		text[2 * i] = digits[oid->byte[i] >> 4];
		text[2 * i + 1] = digits[oid->byte[i] & 15];
	}
	text[2 * TG_OID_SIZE] = '\0';
	return text;
}

static int digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	if (c >= 'A' && c <= 'F')
		return c - 'A' + 10;
	return -1;
}

bool tg_oid_parse(struct tg_str text, struct tg_oid *ret)
{
	size_t i;

	if (text.len != 2 * TG_OID_SIZE)
		return false;
	for (i = 0; i < TG_OID_SIZE; i++) {
		int high = digit(text.ptr[2 * i]), low = digit(text.ptr[2 * i + 1]);

		if (high < 0 || low < 0)
			return false;
		ret->byte[i] = (uint8_t)(high << 4 | low);
	}
	return true;
}

const char *tg_ref_kind_name(enum tg_ref_kind kind)
{
	static const char *const names[] = {"branch", "remote", "tag", "head"};

	return names[kind];
}
