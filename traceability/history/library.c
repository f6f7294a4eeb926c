/* SPDX-License-Identifier: Apache-2.0 */
/*
 * library.c - libgit2 as this program starts it: settings for the whole process.
 */
#include <malloc.h>

#include "history/internal.h"

/*
 * Where libgit2 was built with mbed TLS, git_libgit2_init() reads every certificate of the system,
 * for transports that this program never uses: 54 million instructions of each command, more than
 * many an answer takes, and no option can be set before it. It finds this in place of the library's
 * function and goes on without them; nothing of ours speaks TLS. The cost: the name is taken in the
 * program, so that it could not be linked statically with mbed TLS. A libgit2 with another TLS
 * never asks for it.
 */
int mbedtls_x509_crt_parse_file(void *chain, const char *path);
int mbedtls_x509_crt_parse_file(void *chain, const char *path)
{
	(void)chain;
	(void)path;
	return -1;
}

bool tg_history_start_library(struct tg_err *err)
{
	/* Extensions of the repository format that do not change how objects are read. */
	static const char *extensions[] = {"partialclone", "worktreeconfig", "preciousobjects"};

	/* Blobs come and go by the thousand: their memory is kept for the next one. */
	mallopt(M_MMAP_THRESHOLD, TG_TREE_LIMIT);
	mallopt(M_TRIM_THRESHOLD, TG_TREE_LIMIT);
	tg_history_use_memory();
	if (git_libgit2_init() < 0)
		return tg_fail(err, TG_ERR_INTERNAL, "libgit2 does not start");
	/* Objects are checked by their compression's checksum while reading; hashing each again
	 * costs twice the reading itself. `tracegate verify` is for that. */
	git_libgit2_opts(GIT_OPT_ENABLE_STRICT_HASH_VERIFICATION, 0);
	git_libgit2_opts(GIT_OPT_SET_CACHE_OBJECT_LIMIT, GIT_OBJECT_TREE, (size_t)TG_CACHED_TREE);
	git_libgit2_opts(GIT_OPT_SET_CACHE_MAX_SIZE, (ssize_t)64 << 20);
	git_libgit2_opts(GIT_OPT_SET_EXTENSIONS, extensions,
			 sizeof(extensions) / sizeof(*extensions));
	return true;
}
