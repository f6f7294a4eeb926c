/* SPDX-License-Identifier: Apache-2.0 */
/*
 * syntax/homoglyph - a name with letters of another alphabet that look like Latin ones.
 *
 * Reported is a name that reads as Latin from end to end and is not: one that mixes both, or one
 * beside which the unit has the same in Latin letters. Names in another alphabet are left alone.
 */
#include "common/literal.h"

static void unit(struct tg_pass *pass);

const struct tg_rule tg_rule_homoglyph = {
	.id = "syntax/homoglyph",
	.unit = unit,
};

enum { NAME_MAX_SIZE = 128 };

/* The Latin letter that a letter of two bytes in UTF-8, Greek or Cyrillic, looks like, or 0. */
static char twin_of(uint32_t letter)
{
	static const struct {
		uint16_t letter;
		char latin;
	} twins[] = {
		{0x391, 'A'}, {0x392, 'B'}, {0x395, 'E'}, {0x396, 'Z'}, {0x397, 'H'}, {0x399, 'I'},
		{0x39a, 'K'}, {0x39c, 'M'}, {0x39d, 'N'}, {0x39f, 'O'}, {0x3a1, 'P'}, {0x3a4, 'T'},
		{0x3a5, 'Y'}, {0x3a7, 'X'}, {0x3bd, 'v'}, {0x3bf, 'o'}, {0x3c1, 'p'}, {0x405, 'S'},
		{0x406, 'I'}, {0x408, 'J'}, {0x410, 'A'}, {0x412, 'B'}, {0x415, 'E'}, {0x41a, 'K'},
		{0x41c, 'M'}, {0x41d, 'H'}, {0x41e, 'O'}, {0x420, 'P'}, {0x421, 'C'}, {0x422, 'T'},
		{0x425, 'X'}, {0x430, 'a'}, {0x435, 'e'}, {0x43e, 'o'}, {0x440, 'p'}, {0x441, 'c'},
		{0x443, 'y'}, {0x445, 'x'}, {0x455, 's'}, {0x456, 'i'}, {0x458, 'j'}, {0x4bb, 'h'},
		{0x501, 'd'}, {0x51b, 'q'}, {0x51d, 'w'},
	};
	size_t i;

	for (i = 0; i < sizeof(twins) / sizeof(*twins); i++)
		if (twins[i].letter == letter)
			return twins[i].latin;
	return 0;
}

/* How the name reads. False when it is Latin, or has a letter that looks like no Latin one. */
static bool reads_as(const char *name, char latin[NAME_MAX_SIZE], bool *ret_mixed)
{
	const unsigned char *at = (const unsigned char *)name;
	bool foreign = false;
	size_t size = 0;

	*ret_mixed = false;
	for (; *at; at++) {
		if (size + 1 == NAME_MAX_SIZE)
			return false;
		latin[size] = (char)*at;
		if (*at >= 0x80) {
			if ((*at & 0xe0) != 0xc0 || (at[1] & 0xc0) != 0x80)
				return false;
			latin[size] = twin_of((uint32_t)(*at & 0x1f) << 6 | (at[1] & 0x3f));
			if (!latin[size])
				return false;
			foreign = true;
			at++;
		} else if (lit_is_lower((char)*at) || lit_is_upper((char)*at)) {
			*ret_mixed = true;
		}
		size++;
	}
	latin[size] = 0;
	return foreign;
}

static bool is_declared(const struct tg_ir *ir, const char *name)
{
	tg_decl d;

	for (d = 1; d < ir->decl_count; d++)
		if (strcmp(tg_ir_text(ir, ir->decl[d].name), name) == 0)
			return true;
	return false;
}

static void unit(struct tg_pass *pass)
{
	const struct tg_ir *ir = pass->ir;
	char latin[NAME_MAX_SIZE];
	bool mixed;
	tg_decl d;

	for (d = 1; d < ir->decl_count; d++) {
		const char *name = tg_ir_text(ir, ir->decl[d].name);

		if (ir->decl[d].node && reads_as(name, latin, &mixed) &&
		    (mixed || is_declared(ir, latin)))
			pass->host->report(pass, ir->decl[d].node,
					   "'%s' reads as the Latin '%s' and is another name", name,
					   latin);
	}
}
