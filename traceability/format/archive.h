/* SPDX-License-Identifier: Apache-2.0 */
/*
 * archive.h - files in a ZIP archive, read in memory: nothing is written, no name in it is
 * followed. Sizes and numbers are capped whatever the archive says about itself.
 */
#ifndef TG_FORMAT_ARCHIVE_H
#define TG_FORMAT_ARCHIVE_H

#include "base/err.h"
#include "base/str.h"

struct tg_archive_reader {
	bool (*wants)(void *user, const char *name); /* of an entry, as the archive writes it */
	/* `path` is for messages: "a.reqifz!b.reqif". Content is borrowed until it returns. */
	bool (*read)(void *user, const char *path, struct tg_str content, struct tg_err *err);
	void *user;
};

/*
 * Reads the entries that are wanted. An archive that is malformed, encrypted or too large, and
 * one that holds nothing that is wanted, is an error that names the file.
 */
bool tg_archive_read(struct tg_str content, const char *file,
		     const struct tg_archive_reader *reader, struct tg_err *err);

#endif
