/* SPDX-License-Identifier: Apache-2.0 */
#include "lsp/uri.h"

#include <stdlib.h>
#include <strings.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/text.h"

static int digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* Decodes the escapes of a path; false for half an escape and for a NUL byte. */
static bool decode(struct tg_buf *out, const char *text)
{
	for (; *text != '\0' && *text != '?' && *text != '#'; text++) {
		char c = *text;

		if (c == '%') {
			int high = digit(text[1]), low = high < 0 ? -1 : digit(text[2]);

			if (low < 0 || high * 16 + low == 0)
				return false;
			c = (char)(high * 16 + low);
			text += 2;
		}
		tg_buf_putc(out, c);
	}
	return true;
}

bool tg_uri_path(const char *uri, struct tg_buf *ret_path)
{
	static const char scheme[] = "file://";
	struct tg_buf decoded = {0};
	const char *rest;
	bool ok = false;

	if (strncasecmp(uri, scheme, sizeof(scheme) - 1) != 0)
		return false;
	rest = uri + sizeof(scheme) - 1;
	if (strncasecmp(rest, "localhost/", 10) == 0)
		rest += 9;
	tg_buf_clear(ret_path);
	if (*rest == '/' && decode(&decoded, rest)) {
		tg_path_join(ret_path, "/", decoded.ptr);
		ok = true;
	}
	tg_buf_done(&decoded);
	return ok;
}

bool tg_uri_real_path(const char *path, struct tg_buf *ret_path)
{
	struct tg_buf folder = {0};
	char *real = realpath(path, NULL);

	/* From below to the first folder that is there; what hangs below it has no links. */
	tg_path_join(&folder, path, ".");
	while (!real && folder.len > 1) {
		char *shorter = tg_strdup(folder.ptr);

		tg_path_join(&folder, shorter, "..");
		tg_free_(&shorter);
		real = realpath(folder.ptr, NULL);
	}
	if (real)
		tg_path_join(ret_path, real,
			     strcmp(folder.ptr, path) == 0 ? "."
							   : tg_path_relative(path, folder.ptr));
	tg_buf_done(&folder);
	free(real);
	return real != NULL;
}

void tg_uri_format(struct tg_buf *out, const char *path)
{
	tg_buf_puts(out, "file://");
	tg_escape_uri(out, tg_str(path));
}
