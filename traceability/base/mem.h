/* SPDX-License-Identifier: Apache-2.0 */
/*
 * mem.h - memory: checked allocation and arenas.
 *
 * Running out of memory is handled in one place: tg_oom() calls the handler, which by default
 * prints one message and ends the process with exit code 4. The trace database is transactional,
 * so nothing is lost. Children and the language server may install their own handler.
 *
 * An arena is a region that is released as a whole. A function that takes `struct tg_arena *`
 * first returns memory that lives in that arena.
 */
#ifndef TG_BASE_MEM_H
#define TG_BASE_MEM_H

#include <stddef.h>

/* Called when memory runs out, with the number of bytes asked for; must not return. */
typedef void tg_oom_fn(size_t bytes);

/* Installs `handler` (NULL restores the default). */
void tg_oom_set(tg_oom_fn *handler);
void tg_oom(size_t bytes) __attribute__((noreturn));

/* Like malloc, calloc and realloc, but never return NULL. `count * size` is checked for overflow.
 */
void *tg_alloc(size_t size) __attribute__((malloc, returns_nonnull));
void *tg_alloc_zero(size_t count, size_t size) __attribute__((malloc, returns_nonnull));
void *tg_realloc(void *old, size_t count, size_t size) __attribute__((returns_nonnull));
char *tg_strdup(const char *text) __attribute__((malloc, returns_nonnull));

/*
 * For a process that is about to hold much, or to grow fast and die young: one heap, its first
 * `much` bytes in large pages where the kernel has them, and nothing given back. Saves most page
 * faults, which cost a tenth of a parse. A process that lives on should not ask for it.
 */
void tg_mem_expect(size_t much);

/* A region. Zero it before use; release it with tg_arena_done(). */
struct tg_arena {
	struct tg_arena_block *block;
	size_t total; /* bytes handed out so far */
};

/* Zeroed memory, aligned for any type, that lives until tg_arena_done(). */
void *tg_arena_alloc(struct tg_arena *arena, size_t size) __attribute__((returns_nonnull));
char *tg_arena_strdup(struct tg_arena *arena, const char *text) __attribute__((returns_nonnull));
char *tg_arena_strndup(struct tg_arena *arena, const char *text, size_t length)
	__attribute__((returns_nonnull));
char *tg_arena_printf(struct tg_arena *arena, const char *fmt, ...)
	__attribute__((returns_nonnull, format(printf, 2, 3)));
/* Terminated strings one behind the other, up to a NULL: what is written very often costs a sixth
 * of tg_arena_printf() so. */
char *tg_arena_join(struct tg_arena *arena, ...) __attribute__((returns_nonnull, sentinel));
void tg_arena_done(struct tg_arena *arena);

/* One object, zeroed. */
#define TG_NEW(arena, type) ((type *)tg_arena_alloc((arena), sizeof(type)))

/* A local that is released on every way out: TG_AUTO(tg_free_) char *text = NULL; */
#define TG_AUTO(release) __attribute__((cleanup(release)))
/* For TG_AUTO: frees what the annotated pointer points at. */
void tg_free_(void *pointer_to_pointer);

#endif
