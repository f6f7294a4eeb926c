/* SPDX-License-Identifier: Apache-2.0 */
#include "base/mem.h"

#include <malloc.h>
#include <stdalign.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

static void complain_and_exit(size_t bytes)
{
	fprintf(stderr, "tracegate: out of memory (%zu bytes were asked for)\n", bytes);
	_Exit(4);
}

static tg_oom_fn *oom_handler = complain_and_exit;

void tg_oom_set(tg_oom_fn *handler)
{
	oom_handler = handler ? handler : complain_and_exit;
}

void tg_oom(size_t bytes)
{
	oom_handler(bytes);
	abort();
}

void *tg_alloc(size_t size)
{
	void *memory = malloc(size ? size : 1);

	if (!memory)
		tg_oom(size);
	return memory;
}

void *tg_alloc_zero(size_t count, size_t size)
{
	void *memory = calloc(count ? count : 1, size ? size : 1);

	if (!memory)
		tg_oom(size);
	return memory;
}

void *tg_realloc(void *old, size_t count, size_t size)
{
	size_t bytes;
	void *memory;

	if (__builtin_mul_overflow(count, size, &bytes))
		tg_oom(SIZE_MAX);
	memory = realloc(old, bytes ? bytes : 1);
	if (!memory)
		tg_oom(bytes);
	return memory;
}

char *tg_strdup(const char *text)
{
	size_t size = strlen(text) + 1;

	return memcpy(tg_alloc(size), text, size);
}

void tg_mem_expect(size_t much)
{
#if defined(__GLIBC__) && !defined(__SANITIZE_ADDRESS__)
	const size_t page = (size_t)2 << 20;
	char *heap, *aligned;

	mallopt(M_MMAP_THRESHOLD, 1 << 30);
	mallopt(M_TRIM_THRESHOLD, 1 << 30);
	mallopt(M_TOP_PAD, 1 << 24);
	heap = tg_alloc(much + page);
	aligned = heap + (page - (uintptr_t)heap % page) % page;
	madvise(aligned, much, MADV_HUGEPAGE);
	tg_free_(&heap);
#else
	(void)much;
#endif
}

/* Blocks form a list, newest first; a block holds `size` bytes after its header. */
struct tg_arena_block {
	struct tg_arena_block *next;
	size_t size;
	size_t used;
	bool mapped; /* by itself, in pages that may be huge */
	alignas(max_align_t) unsigned char bytes[];
};

/*
 * Blocks double from the least to the most: many an arena holds a few words for a moment. One that
 * holds a lot goes on in blocks of huge pages: touching a gigabyte page by page takes a second.
 */
enum {
	ARENA_LEAST = 2 * 1024,
	ARENA_BLOCK = 64 * 1024,
	ARENA_MANY = 4 * 1024 * 1024,
	ARENA_HUGE = 8 * 1024 * 1024,
	JOIN_REMEMBERED = 8, /* lengths of pieces */
};

static size_t next_block(const struct tg_arena *arena)
{
	size_t room = arena->total > ARENA_LEAST ? arena->total : ARENA_LEAST;

	if (arena->total >= ARENA_MANY)
		return ARENA_HUGE - sizeof(struct tg_arena_block);
	return room < ARENA_BLOCK ? room : ARENA_BLOCK;
}

/* A block of zeroes. */
static struct tg_arena_block *new_block(size_t room)
{
	struct tg_arena_block *block;
	size_t whole;

	if (__builtin_add_overflow(room, sizeof(*block), &whole))
		tg_oom(room);
	if (whole < ARENA_MANY) {
		block = tg_alloc_zero(1, whole);
	} else {
		block = mmap(NULL, whole, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1,
			     0);
		if (block == MAP_FAILED)
			tg_oom(whole);
		madvise(block, whole, MADV_HUGEPAGE); /* where the kernel has them */
		block->mapped = true;
	}
	block->size = room;
	return block;
}

static void free_block(struct tg_arena_block *block)
{
	if (block->mapped)
		munmap(block, block->size + sizeof(*block));
	else
		free(block);
}

void *tg_arena_alloc(struct tg_arena *arena, size_t size)
{
	struct tg_arena_block *block = arena->block;
	size_t rounded;
	void *memory;

	if (__builtin_add_overflow(size, alignof(max_align_t) - 1, &rounded))
		tg_oom(size);
	rounded &= ~(alignof(max_align_t) - 1);
	if (!block || block->size - block->used < rounded) {
		size_t usual = next_block(arena), room = rounded > usual / 4 ? rounded : usual;

		block = new_block(room);
		/* A block made for one large object goes behind the one that still has room. */
		if (room != usual && arena->block) {
			block->next = arena->block->next;
			arena->block->next = block;
		} else {
			block->next = arena->block;
			arena->block = block;
		}
	}
	memory = block->bytes + block->used;
	block->used += rounded;
	arena->total += rounded;
	return memory;
}

char *tg_arena_strndup(struct tg_arena *arena, const char *text, size_t length)
{
	char *copy = tg_arena_alloc(arena, length + 1);

	if (length)
		memcpy(copy, text, length);
	return copy;
}

char *tg_arena_strdup(struct tg_arena *arena, const char *text)
{
	return tg_arena_strndup(arena, text, strlen(text));
}

char *tg_arena_printf(struct tg_arena *arena, const char *fmt, ...)
{
	char small[256]; /* most fit in */
	va_list args, again;
	int length;
	char *text;

	va_start(args, fmt);
	va_copy(again, args);
	length = vsnprintf(small, sizeof(small), fmt, args);
	va_end(args);
	if (length < 0)
		length = 0;
	text = tg_arena_alloc(arena, (size_t)length + 1);
	if ((size_t)length < sizeof(small))
		memcpy(text, small, (size_t)length);
	else
		vsnprintf(text, (size_t)length + 1, fmt, again);
	va_end(again);
	return text;
}

char *tg_arena_join(struct tg_arena *arena, ...)
{
	size_t lengths[JOIN_REMEMBERED], total = 0, n = 0;
	va_list args, again;
	const char *piece;
	char *text, *at;

	va_start(args, arena);
	va_copy(again, args);
	for (; (piece = va_arg(args, const char *)); n++) {
		size_t length = strlen(piece);

		if (n < JOIN_REMEMBERED)
			lengths[n] = length;
		if (__builtin_add_overflow(total, length, &total) || total == SIZE_MAX)
			tg_oom(total);
	}
	va_end(args);
	text = at = tg_arena_alloc(arena, total + 1);
	for (n = 0; (piece = va_arg(again, const char *)); n++) {
		size_t length = n < JOIN_REMEMBERED ? lengths[n] : strlen(piece);

		memcpy(at, piece, length);
		at += length;
	}
	va_end(again);
	return text;
}

void tg_arena_done(struct tg_arena *arena)
{
	while (arena->block) {
		struct tg_arena_block *next = arena->block->next;

		free_block(arena->block);
		arena->block = next;
	}
	arena->total = 0;
}

void tg_free_(void *pointer_to_pointer)
{
	free(*(void **)pointer_to_pointer);
}
