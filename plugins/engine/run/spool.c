/* SPDX-License-Identifier: Apache-2.0 */
#include "engine/run/spool.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/file.h"
#include "base/mem.h"

/* A file that nobody else can open and that goes with the process. */
static int make_file(void)
{
	const char *folder = getenv("TMPDIR");
	struct tg_buf path = {0};
	int fd;

	folder = folder && *folder == '/' ? folder : "/tmp";
	/* tracegate-allow(files/path-traversal): the user who runs this chooses the folder, and
	 * the analysed repository does not; owner=maintainers; until=2027-11-30 */
	fd = open(folder, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
	if (fd < 0) { /* not every file system can do that */
		tg_buf_printf(&path, "%s/tracegate-XXXXXX", folder);
		fd = mkostemp(path.ptr, O_CLOEXEC);
		if (fd >= 0)
			unlink(path.ptr);
	}
	tg_buf_done(&path);
	return fd;
}

bool tg_spool_add(struct tg_spool *spool, struct tg_str bytes, size_t *ret_offset,
		  struct tg_err *err)
{
	const size_t page = (size_t)sysconf(_SC_PAGESIZE);

	if (spool->fd < 0)
		spool->fd = make_file();
	if (spool->fd < 0 || lseek(spool->fd, (off_t)spool->size, SEEK_SET) < 0)
		return tg_fail_errno(err, "cannot make a temporary file");
	if (!tg_fd_write(spool->fd, bytes, err))
		return tg_while(err, "a temporary file");
	*ret_offset = spool->size;
	spool->size += (bytes.len + page - 1) / page * page;
	return true;
}

bool tg_spool_map(const struct tg_spool *spool, size_t offset, size_t size,
		  struct tg_str *ret_bytes, struct tg_err *err)
{
	void *bytes = mmap(NULL, size, PROT_READ, MAP_SHARED, spool->fd, (off_t)offset);

	if (bytes == MAP_FAILED)
		return tg_fail_errno(err, "cannot read a temporary file");
	*ret_bytes = tg_str_n(bytes, size);
	return true;
}

void tg_spool_unmap(struct tg_str *bytes)
{
	if (bytes->len)
		munmap((void *)(uintptr_t)bytes->ptr, bytes->len);
	*bytes = (struct tg_str){0};
}

void tg_spool_done(struct tg_spool *spool)
{
	tg_close_(&spool->fd);
}
