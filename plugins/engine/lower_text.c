/* SPDX-License-Identifier: Apache-2.0 */
/* Strings of the IR, and comments. */
#include "engine/lower_state.h"

tg_text lower_bytes(struct lowering *L, const char *bytes, size_t n)
{
	tg_text at = (tg_text)L->text.count;

	if (!n || L->text.count + n >= LOWER_MAX_TEXT) {
		L->too_large |= n != 0;
		return 0;
	}
	while (L->text.cap < L->text.count + n + 1)
		L->text.at = lower_grow(L->arena, L->text.at, L->text.count, &L->text.cap, 1);
	memcpy(L->text.at + at, bytes, n);
	L->text.at[at + n] = '\0';
	L->text.count += n + 1;
	return at;
}

tg_text lower_text(struct lowering *L, struct tg_str text)
{
	void **place;

	if (!text.len)
		return 0;
	place = tg_map_put(&L->texts, text);
	if (!*place) /* offsets start at 1, so NULL means new */
		*place = (void *)(uintptr_t)lower_bytes(L, text.ptr, text.len);
	return (tg_text)(uintptr_t)*place;
}

tg_text lower_cxstring(struct lowering *L, CXString text)
{
	tg_text at = lower_text(L, tg_str(clang_getCString(text)));

	clang_disposeString(text);
	return at;
}
