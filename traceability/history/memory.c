/* SPDX-License-Identifier: Apache-2.0 */
/*
 * memory.c - libgit2's memory, with a limit on a single piece.
 *
 * An object says in its header how large it becomes, and libgit2 asks for that much before it
 * inflates anything. Refusing there costs nothing, while reading the header first would walk
 * every chain of deltas twice.
 */
#include <stdlib.h>
#include <string.h>

#include <git2/sys/alloc.h>

#include "history/internal.h"

/* Process-wide as libgit2's allocator is; set for the length of one read. */
static size_t piece_limit = TG_PIECE_LIMIT;

void tg_history_piece_limit(size_t bytes)
{
	piece_limit = bytes;
}

static void *allocate(size_t size, const char *file, int line)
{
	(void)file;
	(void)line;
	return size > piece_limit ? NULL : tg_alloc(size);
}

static bool product(size_t count, size_t size, size_t *ret)
{
	return !__builtin_mul_overflow(count, size, ret);
}

static void *allocate_array(size_t count, size_t size, const char *file, int line)
{
	size_t bytes;

	return product(count, size, &bytes) ? allocate(bytes, file, line) : NULL;
}

static void *allocate_zero(size_t count, size_t size, const char *file, int line)
{
	size_t bytes;

	(void)file;
	(void)line;
	if (!product(count, size, &bytes) || bytes > piece_limit)
		return NULL;
	return tg_alloc_zero(count, size);
}

static void *reallocate(void *old, size_t size, const char *file, int line)
{
	(void)file;
	(void)line;
	return size > piece_limit ? NULL : tg_realloc(old, 1, size);
}

static void *reallocate_array(void *old, size_t count, size_t size, const char *file, int line)
{
	size_t bytes;

	return product(count, size, &bytes) ? reallocate(old, bytes, file, line) : NULL;
}

static char *copy_exactly(const char *text, size_t length, const char *file, int line)
{
	char *copy = allocate(length + 1, file, line);

	if (copy) {
		memcpy(copy, text, length);
		copy[length] = '\0';
	}
	return copy;
}

static char *copy_at_most(const char *text, size_t length, const char *file, int line)
{
	return copy_exactly(text, strnlen(text, length), file, line);
}

static char *copy(const char *text, const char *file, int line)
{
	return copy_exactly(text, strlen(text), file, line);
}

void tg_history_use_memory(void)
{
	static git_allocator allocator = {
		.gmalloc = allocate,
		.gcalloc = allocate_zero,
		.gstrdup = copy,
		.gstrndup = copy_at_most,
		.gsubstrdup = copy_exactly,
		.grealloc = reallocate,
		.greallocarray = reallocate_array,
		.gmallocarray = allocate_array,
		.gfree = free,
	};

	git_libgit2_opts(GIT_OPT_SET_ALLOCATOR, &allocator);
}
