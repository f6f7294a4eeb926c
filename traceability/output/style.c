/* SPDX-License-Identifier: Apache-2.0 */
#include "output/style.h"

#include "base/text.h"

void tg_styled(struct tg_buf *out, bool color, enum tg_style style, const char *text)
{
	static const char *const codes[] = {"",         "\x1b[1m",  "\x1b[2m",  "\x1b[1;31m",
					    "\x1b[33m", "\x1b[36m", "\x1b[32m", "\x1b[35m"};

	if (color)
		tg_buf_puts(out, codes[style]);
	tg_escape_terminal(out, tg_str(text), false);
	if (color && style != TG_PLAIN)
		tg_buf_puts(out, "\x1b[0m");
}
