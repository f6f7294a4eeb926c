/* SPDX-License-Identifier: Apache-2.0 */
/*
 * syntax/bidi-control - characters that change the direction of the text on a line of source.
 *
 * One finding a line: more would say the same.
 */
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

static void unit(struct tg_pass *pass)
{
	const struct tg_ir *ir = pass->ir;
	uint32_t f, at;

	for (f = 1; f < ir->file_count; f++) {
		const struct tg_ir_file *file = &ir->file[f];

		if (!file->content)
			continue;
		for (at = 0; at + 2 < file->size; at++) {
			const char *end;

			if (!is_control(file->content + at))
				continue;
			pass->host->report_at(pass, f, at, at + 3,
					      "this line is shown in another order than it is "
					      "compiled");
			end = memchr(file->content + at, '\n', file->size - at);
			if (!end)
				break;
			at = (uint32_t)(end - file->content);
		}
	}
}
