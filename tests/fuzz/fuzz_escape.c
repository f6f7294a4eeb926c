/* SPDX-License-Identifier: Apache-2.0 */
/* What must never get through to a terminal, a page, a table. */
#include "fuzz.h"

#include "base/text.h"

static void none_of(const struct tg_buf *text, const char *forbidden)
{
	size_t i;

	for (i = 0; i < text->len; i++)
		must(!strchr(forbidden, text->ptr[i]) || !text->ptr[i]);
}

void fuzz_one(struct tg_str input)
{
	struct tg_buf out = {0};

	tg_escape_terminal(&out, input, false);
	none_of(&out, "\x1b\n\r\t\a\b\x7f");
	must(tg_utf8_valid(tg_buf_view(&out)));
	tg_buf_clear(&out);
	tg_escape_html(&out, input);
	none_of(&out, "<>\"'\x1b");
	tg_buf_clear(&out);
	tg_escape_xml(&out, input);
	none_of(&out, "<>\"\x1b\x01");
	must(tg_utf8_valid(tg_buf_view(&out)));
	tg_buf_clear(&out);
	tg_escape_uri(&out, input);
	none_of(&out, " <>\"'`{}|\\^\x7f\n");
	tg_buf_clear(&out);
	tg_escape_csv(&out, input);
	must(!out.len || !strchr("=+-@\t\r", out.ptr[0]));
	tg_buf_clear(&out);
	tg_escape_markdown(&out, input);
	none_of(&out, "<\x1b");
	tg_buf_done(&out);
}
