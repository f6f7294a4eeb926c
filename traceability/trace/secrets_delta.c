/* SPDX-License-Identifier: Apache-2.0 */
#include "trace/secrets_delta.h"

enum { STEP = 256 };

static size_t common_prefix(struct tg_str a, struct tg_str b)
{
	size_t limit = a.len < b.len ? a.len : b.len, at = 0;

	while (limit - at >= STEP && memcmp(a.ptr + at, b.ptr + at, STEP) == 0)
		at += STEP;
	while (at < limit && a.ptr[at] == b.ptr[at])
		at++;
	return at;
}

static size_t common_suffix(struct tg_str a, struct tg_str b, size_t prefix)
{
	size_t limit = (a.len < b.len ? a.len : b.len) - prefix, at = 0;

	while (limit - at >= STEP &&
	       memcmp(a.ptr + a.len - at - STEP, b.ptr + b.len - at - STEP, STEP) == 0)
		at += STEP;
	while (at < limit && a.ptr[a.len - at - 1] == b.ptr[b.len - at - 1])
		at++;
	return at;
}

struct tg_delta tg_delta_of(struct tg_str text, struct tg_str old)
{
	size_t prefix = common_prefix(text, old);
	size_t suffix = common_suffix(text, old, prefix);

	if (prefix == text.len && prefix == old.len)
		return (struct tg_delta){prefix, prefix, prefix, prefix};
	while (prefix > 0 && text.ptr[prefix - 1] != '\n')
		prefix--;
	/* Back to where a line of both begins. */
	while (suffix > 0 && text.ptr[text.len - suffix] != '\n')
		suffix--;
	return (struct tg_delta){prefix, text.len - suffix, prefix, old.len - suffix};
}
