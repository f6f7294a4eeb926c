/* SPDX-License-Identifier: Apache-2.0 */
#include "secrets/internal.h"

static int digit_of(char c)
{
	if (c >= 'A' && c <= 'Z')
		return c - 'A';
	if (c >= 'a' && c <= 'z')
		return c - 'a' + 26;
	if (c >= '0' && c <= '9')
		return c - '0' + 52;
	if (c == '+' || c == '-')
		return 62;
	return c == '/' || c == '_' ? 63 : -1;
}

bool tg_base64_decode(struct tg_buf *out, struct tg_str run)
{
	uint32_t bits = 0;
	unsigned count = 0;
	size_t i;

	while (run.len && run.ptr[run.len - 1] == '=')
		run.len--;
	for (i = 0; i < run.len; i++) {
		int digit = digit_of(run.ptr[i]);

		if (digit < 0)
			return false;
		bits = bits << 6 | (uint32_t)digit;
		count += 6;
		if (count >= 8) {
			count -= 8;
			tg_buf_putc(out, (char)(bits >> count & 0xff));
		}
	}
	return run.len > 1;
}
