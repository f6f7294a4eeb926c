/* SPDX-License-Identifier: Apache-2.0 */
/*
 * str.h - text by pointer and length, and a buffer that grows.
 *
 * Bytes of a repository carry no terminator that could be trusted: they travel as tg_str. A
 * tg_str borrows; a tg_buf owns.
 */
#ifndef TG_BASE_STR_H
#define TG_BASE_STR_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* A borrowed run of bytes; `ptr` may be NULL when `len` is 0; not terminated. */
struct tg_str {
	const char *ptr;
	size_t len;
};

/* The text of a terminated string; NULL gives the empty string. */
static inline struct tg_str tg_str(const char *text)
{
	return (struct tg_str){text, text ? strlen(text) : 0};
}

static inline struct tg_str tg_str_n(const char *text, size_t length)
{
	return (struct tg_str){text, length};
}

/* Inline: every token of every file is compared with words that are known when this is compiled. */
static inline bool tg_str_eq(struct tg_str a, struct tg_str b)
{
	return a.len == b.len && (a.len == 0 || memcmp(a.ptr, b.ptr, a.len) == 0);
}

static inline bool tg_str_is(struct tg_str a, const char *b)
{
	return tg_str_eq(a, tg_str(b));
}

bool tg_str_starts(struct tg_str text, const char *prefix);
bool tg_str_ends(struct tg_str text, const char *suffix);
int tg_str_cmp(struct tg_str a, struct tg_str b);

/* Without leading and trailing ASCII white space. */
struct tg_str tg_str_trim(struct tg_str text);

/* The offset of the first `what` at or after `from`, or `text.len`. */
size_t tg_str_find(struct tg_str text, size_t from, const char *what);

/* Takes the text before the next `separator` off `*rest`; false when nothing is left. */
bool tg_str_split(struct tg_str *rest, char separator, struct tg_str *ret_part);

/* Takes the next line (without its line end, LF or CRLF) off `*rest`; false at the end. */
bool tg_str_line(struct tg_str *rest, struct tg_str *ret_line);

/* True when the bytes are well-formed UTF-8 (no overlong forms, no surrogates). */
bool tg_utf8_valid(struct tg_str text);

/*
 * Decodes one code point at `text.ptr[*at]` and advances `*at` by 1 to 4. An ill-formed byte
 * gives U+FFFD and advances by one.
 */
uint32_t tg_utf8_next(struct tg_str text, size_t *at);

/* A growing buffer, always terminated once something was added. Zero it before use. */
struct tg_buf {
	char *ptr;
	size_t len;
	size_t cap;
};

void tg_buf_add(struct tg_buf *buf, const void *bytes, size_t length);
void tg_buf_str(struct tg_buf *buf, struct tg_str text);
void tg_buf_puts(struct tg_buf *buf, const char *text);
void tg_buf_putc(struct tg_buf *buf, char c);
void tg_buf_printf(struct tg_buf *buf, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
void tg_buf_utf8(struct tg_buf *buf, uint32_t code_point);
void tg_buf_grow(struct tg_buf *buf, size_t more); /* tg_buf_room() where there is none */
/*
 * Room for `more` bytes behind what is there, for a writer that knows how much it will write: it
 * fills them, adds to `len`, and leaves the buffer to be terminated by what is added next or by
 * tg_buf_end().
 */
static inline char *tg_buf_room(struct tg_buf *buf, size_t more)
{
	if (buf->cap - buf->len <= more)
		tg_buf_grow(buf, more);
	return buf->ptr + buf->len;
}
static inline void tg_buf_end(struct tg_buf *buf)
{
	buf->ptr[buf->len] = '\0';
}
void tg_buf_clear(struct tg_buf *buf);
void tg_buf_done(struct tg_buf *buf);
static inline struct tg_str tg_buf_view(const struct tg_buf *buf)
{
	return (struct tg_str){buf->ptr, buf->len};
}

/*
 * A type-safe vector: TG_VEC(struct tg_finding) findings = {0};
 * Elements are `v.at[i]` for i < v.count; TG_VEC_ADD gives a pointer to a new, zeroed element,
 * which is valid until the next addition.
 */
#define TG_VEC(type)          \
	struct {              \
		type *at;     \
		size_t count; \
		size_t cap;   \
	}
#define TG_VEC_ADD(v)                                                             \
	((v)->at = tg_vec_grow((v)->at, (v)->count, &(v)->cap, sizeof(*(v)->at)), \
	 &(v)->at[(v)->count++])
#define TG_VEC_DONE(v) (tg_vec_free((v)->at), (v)->at = NULL, (v)->count = (v)->cap = 0)
void *tg_vec_grow(void *at, size_t count, size_t *cap, size_t size)
	__attribute__((returns_nonnull));
void tg_vec_free(void *at);

struct tg_arena;
/* The elements of a vector, copied into an arena; release the vector after it. */
#define TG_VEC_KEEP(arena, v) tg_vec_keep((arena), (v)->at, (v)->count, sizeof(*(v)->at))
void *tg_vec_keep(struct tg_arena *arena, const void *at, size_t count, size_t size);

#endif
