/* SPDX-License-Identifier: Apache-2.0 */
#include "format/archive.h"

#include <archive.h>
#include <archive_entry.h>

#include "base/text.h"
#include "format/value.h"

enum { MOST_ENTRIES = 10000 };

/* Sets the error with what the library says, escaped: it may quote the archive. */
static bool fail(struct archive *archive, const char *file, struct tg_err *err)
{
	const char *why = archive_error_string(archive);
	struct tg_buf clean = {0};

	tg_escape_terminal(&clean, tg_str(why ? why : "it is malformed"), false);
	tg_fail(err, TG_ERR_INPUT, "%s: the archive cannot be read: %s; is it a ZIP file?", file,
		clean.ptr);
	tg_buf_done(&clean);
	return false;
}

/* Unpacks an entry, as far as the limit: an archive may hold far more than it weighs. */
static bool unpack(struct archive *archive, const char *path, size_t *total, struct tg_buf *out,
		   struct tg_err *err)
{
	static const char too_large[] = "%s: unpacked it is larger than %d bytes";
	char chunk[4096];
	la_ssize_t got;

	while ((got = archive_read_data(archive, chunk, sizeof(chunk))) > 0) {
		*total += (size_t)got;
		if (*total > TG_FORMAT_LIMIT)
			return tg_fail(err, TG_ERR_INPUT, too_large, path, TG_FORMAT_LIMIT);
		tg_buf_add(out, chunk, (size_t)got);
	}
	return got == 0 || fail(archive, path, err);
}

static bool read_entry(struct archive *archive, const char *file, const char *name,
		       const struct tg_archive_reader *reader, size_t *total, struct tg_err *err)
{
	struct tg_buf path = {0}, content = {0}, clean = {0};
	bool ok;

	tg_escape_terminal(&clean, tg_str(name), false);
	tg_buf_printf(&path, "%s!%s", file, clean.ptr ? clean.ptr : "");
	ok = unpack(archive, path.ptr, total, &content, err) &&
	     reader->read(reader->user, path.ptr, tg_buf_view(&content), err);
	tg_buf_done(&path);
	tg_buf_done(&content);
	tg_buf_done(&clean);
	return ok;
}

static bool read_entries(struct archive *archive, const char *file,
			 const struct tg_archive_reader *reader, struct tg_err *err)
{
	size_t entries = 0, wanted = 0, total = 0;
	struct archive_entry *entry;
	int code;

	while ((code = archive_read_next_header(archive, &entry)) == ARCHIVE_OK) {
		const char *name = archive_entry_pathname_utf8(entry);

		if (++entries > MOST_ENTRIES)
			return tg_fail(err, TG_ERR_INPUT, "%s: it holds more than %d files", file,
				       MOST_ENTRIES);
		if (!name || archive_entry_filetype(entry) != AE_IFREG ||
		    !reader->wants(reader->user, name))
			continue;
		wanted++;
		if (!read_entry(archive, file, name, reader, &total, err))
			return false;
	}
	if (code != ARCHIVE_EOF)
		return fail(archive, file, err);
	return wanted ||
	       tg_fail(err, TG_ERR_INPUT, "%s: there is nothing in it that is read here", file);
}

bool tg_archive_read(struct tg_str content, const char *file,
		     const struct tg_archive_reader *reader, struct tg_err *err)
{
	struct archive *archive = archive_read_new();
	bool ok;

	if (!archive)
		tg_oom(0);
	archive_read_support_format_zip(archive);
	ok = archive_read_open_memory(archive, content.ptr, content.len) == ARCHIVE_OK
		     ? read_entries(archive, file, reader, err)
		     : fail(archive, file, err);
	archive_read_free(archive);
	return ok;
}
