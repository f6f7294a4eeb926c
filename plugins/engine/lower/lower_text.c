/* SPDX-License-Identifier: Apache-2.0 */
/* Strings of the IR, and comments. */
#include "engine/lower/lower_state.h"

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

/* Texts are interned by a hash of theirs; two that share one are stored apart. */
static uint64_t hash_of(struct tg_str text)
{
	uint64_t hash = 0xcbf29ce484222325u ^ text.len, word;
	size_t i;

	for (i = 0; i + 8 <= text.len; i += 8) {
		memcpy(&word, text.ptr + i, 8);
		hash = (hash ^ word) * 0x9e3779b97f4a7c15u;
		hash ^= hash >> 29;
	}
	for (; i < text.len; i++)
		hash = (hash ^ (unsigned char)text.ptr[i]) * 0x100000001b3u;
	return hash;
}

tg_text lower_text(struct lowering *L, struct tg_str text)
{
	uint64_t hash;
	tg_text at;

	if (!text.len)
		return 0;
	hash = hash_of(text);
	at = tg_idmap_get(&L->texts, hash);
	if (at && L->text.count - at > text.len && !L->text.at[at + text.len] &&
	    memcmp(L->text.at + at, text.ptr, text.len) == 0)
		return at;
	at = lower_bytes(L, text.ptr, text.len);
	if (at)
		tg_idmap_put(L->arena, &L->texts, hash, at);
	return at;
}

tg_text lower_cxstring(struct lowering *L, CXString text)
{
	tg_text at = lower_text(L, tg_str(tg_clang.getCString(text)));

	tg_clang.disposeString(text);
	return at;
}
