/* SPDX-License-Identifier: Apache-2.0 */
/*
 * syntax/bidi-control - characters that change the direction of the text on a line of source.
 *
 * One finding a line: more would say the same.
 */
#include <string.h>

#include "tracegate/plugin.h"

static void unit(struct tg_pass *pass);

const struct tg_rule tg_rule_bidi_control = {
	.id = "syntax/bidi-control",
	.unit = unit,
};

/* U+202A to U+202E and U+2066 to U+2069 in UTF-8. */
static bool is_control(const char *at)
{
	const unsigned char *b = (const unsigned char *)at;

	return b[0] == 0xe2 && ((b[1] == 0x80 && b[2] >= 0xaa && b[2] <= 0xae) ||
				(b[1] == 0x81 && b[2] >= 0xa6 && b[2] <= 0xa9));
}

static void check(struct tg_pass *pass, uint32_t f)
{
	const struct tg_ir_file *file = &pass->ir->file[f];
	const char *at = file->content, *last = at ? at + file->size : NULL;

	while (at && last - at > 2 && (at = memchr(at, 0xe2, (size_t)(last - at) - 2))) {
		uint32_t offset = (uint32_t)(at - file->content);

		if (!is_control(at)) {
			at++;
			continue;
		}
		pass->host->report_at(pass, f, offset, offset + 3,
				      "this line is shown in another order than it is compiled");
		at = memchr(at, '\n', (size_t)(last - at));
	}
}

static void unit(struct tg_pass *pass)
{
	uint32_t f;

	for (f = 1; f < pass->ir->file_count; f++)
		check(pass, f);
}
