/* SPDX-License-Identifier: Apache-2.0 */
/*
 * uri.h - file URIs of the client, and ours.
 *
 * What a client names is not trusted: only `file:` counts, escapes are decoded before `..` is
 * resolved, and links are followed before a path is compared with a folder.
 */
#ifndef TG_LSP_URI_H
#define TG_LSP_URI_H

#include "base/str.h"

/*
 * The absolute path that a `file:` URI stands for, "." and ".." resolved as text, into `ret_path`.
 * False for other schemes, other hosts, relative paths and paths that hold a NUL byte.
 */
bool tg_uri_path(const char *uri, struct tg_buf *ret_path);

/*
 * Follows the links in an absolute path; what does not exist yet hangs below the last folder that
 * does. False only when nothing of the path can be looked at.
 */
bool tg_uri_real_path(const char *path, struct tg_buf *ret_path);

/* Appends the URI of the absolute `path`. */
void tg_uri_format(struct tg_buf *out, const char *path);

#endif
