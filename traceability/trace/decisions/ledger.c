/* SPDX-License-Identifier: Apache-2.0 */
#include "trace/decisions/ledger.h"

#include <stdlib.h>

void tg_ledger_field(struct tg_buf *out, const char *text)
{
	for (; *text; text++)
		tg_buf_putc(out, (unsigned char)*text < ' ' ? ' ' : *text);
}

static int by_text(const void *a, const void *b)
{
	return tg_str_cmp(*(const struct tg_str *)a, *(const struct tg_str *)b);
}

void tg_ledger_add(struct tg_str content, const char *head, struct tg_str added, struct tg_buf *out)
{
	TG_VEC(struct tg_str) lines = {0};
	struct tg_str line;
	size_t i;

	while (tg_str_line(&content, &line))
		if (line.len && !tg_str_is(line, head))
			*TG_VEC_ADD(&lines) = line;
	*TG_VEC_ADD(&lines) = added;
	qsort(lines.at, lines.count, sizeof(*lines.at), by_text);
	tg_buf_puts(out, head);
	tg_buf_putc(out, '\n');
	for (i = 0; i < lines.count; i++) {
		if (i && tg_str_eq(lines.at[i], lines.at[i - 1]))
			continue;
		tg_buf_str(out, lines.at[i]);
		tg_buf_putc(out, '\n');
	}
	TG_VEC_DONE(&lines);
}
