/* SPDX-License-Identifier: Apache-2.0 */
/*
 * spool.h - bytes that are too many for memory, in a file without a name.
 */
#ifndef TG_ENGINE_SPOOL_H
#define TG_ENGINE_SPOOL_H

#include "base/err.h"
#include "base/str.h"

/* Set `fd` to -1 and zero the rest; the file is made with the first bytes. */
struct tg_spool {
	int fd;
	size_t size;
};

/* Appends bytes; `*ret_offset` is where they are. Padded, so that each can be mapped alone. */
bool tg_spool_add(struct tg_spool *spool, struct tg_str bytes, size_t *ret_offset,
		  struct tg_err *err);
/* The bytes as memory, for this process and its children; give back what is not empty. */
bool tg_spool_map(const struct tg_spool *spool, size_t offset, size_t size,
		  struct tg_str *ret_bytes, struct tg_err *err);
void tg_spool_unmap(struct tg_str *bytes);
void tg_spool_done(struct tg_spool *spool);

#endif
