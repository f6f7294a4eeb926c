/* SPDX-License-Identifier: Apache-2.0 */
#include "trace/analysis/snapshot.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/mem.h"

enum { SNAPSHOT_LIMIT = 8 * 1024 * 1024 };

struct writer {
	struct tg_history *history;
	struct tg_snapshot *snapshot;
	struct tg_buf content;
	bool (*wants)(void *user, struct tg_str path);
	void *user;
	bool again; /* the folder holds some of the files */
};

static bool write_file(struct writer *writer, struct tg_str path, struct tg_err *err)
{
	struct tg_buf name = {0};
	int fd;
	bool ok;

	tg_buf_printf(&name, "%s/%.*s", writer->snapshot->folder.ptr, (int)path.len, path.ptr);
	fd = open(name.ptr, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
	if (fd < 0 && errno == ENOENT) {
		size_t folder = name.len - strlen(tg_path_name(name.ptr)) - 1;

		name.ptr[folder] = '\0';
		ok = tg_dir_make(name.ptr, err);
		name.ptr[folder] = '/';
		if (ok)
			fd = open(name.ptr, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
				  0600);
	}
	ok = fd >= 0 && tg_fd_write(fd, tg_buf_view(&writer->content), err);
	if (fd >= 0)
		ok = close(fd) == 0 && ok;
	if (!ok)
		tg_fail_errno(err, "cannot write '%s'", name.ptr);
	tg_buf_done(&name);
	return ok;
}

static bool is_there(const struct writer *writer, struct tg_str path)
{
	struct tg_buf name = {0};
	bool there;

	tg_buf_printf(&name, "%s/%.*s", writer->snapshot->folder.ptr, (int)path.len, path.ptr);
	there = access(name.ptr, F_OK) == 0;
	tg_buf_done(&name);
	return there;
}

static bool take(void *user, const struct tg_change *file, struct tg_err *err)
{
	struct writer *writer = user;
	size_t size;

	if (writer->wants && !writer->wants(writer->user, file->path))
		return true;
	if (writer->again && tg_path_is_safe(file->path) && is_there(writer, file->path))
		return true;
	if (file->kind != TG_ENTRY_FILE || !tg_path_is_safe(file->path) ||
	    tg_history_blob(writer->history, &file->after, SNAPSHOT_LIMIT, &writer->content,
			    &size) != TG_BLOB_READ) {
		writer->snapshot->left_out++;
		return true;
	}
	writer->snapshot->files++;
	return write_file(writer, file->path, err);
}

static bool make_folder(struct tg_snapshot *snapshot, struct tg_err *err)
{
	const char *temporary = getenv("TMPDIR");
	char *absolute;

	tg_buf_printf(&snapshot->folder, "%s/tracegate-XXXXXX",
		      temporary && temporary[0] == '/' ? temporary : "/tmp");
	if (!mkdtemp(snapshot->folder.ptr)) {
		tg_fail_errno(err, "cannot make a folder '%s' for the base of the change",
			      snapshot->folder.ptr);
		tg_buf_clear(&snapshot->folder);
		return false;
	}
	/* Paths are compared as text later on: no link may stand in this one. */
	absolute = realpath(snapshot->folder.ptr, NULL);
	if (absolute) {
		tg_buf_clear(&snapshot->folder);
		tg_buf_puts(&snapshot->folder, absolute);
		free(absolute);
	}
	return true;
}

bool tg_snapshot_make(struct tg_history *history, const struct tg_oid *commit,
		      bool (*wants)(void *user, struct tg_str path), void *user,
		      struct tg_snapshot *snapshot, struct tg_err *err)
{
	struct writer writer = {.history = history,
				.snapshot = snapshot,
				.wants = wants,
				.user = user,
				.again = snapshot->folder.len > 0};
	bool ok = (writer.again || make_folder(snapshot, err)) &&
		  tg_history_tree(history, commit, take, &writer, err);

	tg_buf_done(&writer.content);
	return ok;
}

bool tg_snapshot_staged(struct tg_history *history, struct tg_snapshot *snapshot,
			struct tg_err *err)
{
	struct writer writer = {.history = history, .snapshot = snapshot};
	bool ok = make_folder(snapshot, err) && tg_history_staged(history, take, &writer, err);

	tg_buf_done(&writer.content);
	return ok;
}

void tg_snapshot_done(struct tg_snapshot *snapshot)
{
	if (snapshot->folder.len)
		tg_dir_remove(snapshot->folder.ptr);
	tg_buf_done(&snapshot->folder);
}
