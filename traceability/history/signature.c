/* SPDX-License-Identifier: Apache-2.0 */
/*
 * signature.c - a signed commit or tag taken apart: what was signed, and the signature.
 */
#include "history/internal.h"

/* A commit holds its signature in its head; lines that begin with a blank go on with it. */
static void split_commit(struct tg_str raw, struct tg_buf *text, struct tg_buf *signature)
{
	struct tg_str rest = raw, line;
	bool inside = false;

	while (rest.len && rest.ptr[0] != '\n') {
		tg_str_split(&rest, '\n', &line);
		if (!(inside && line.len && line.ptr[0] == ' '))
			inside = tg_str_starts(line, "gpgsig");
		if (!inside) {
			tg_buf_str(text, line);
			tg_buf_putc(text, '\n');
			continue;
		}
		if (tg_str_starts(line, "gpgsig "))
			line = tg_str_n(line.ptr + 7, line.len - 7);
		tg_buf_str(signature, tg_str_trim(line));
		tg_buf_putc(signature, '\n');
	}
	tg_buf_str(text, rest);
}

/* Lines with which a signature begins, by the program that git has them made with. */
static bool begins_signature(struct tg_str line)
{
	static const char *const begin[] = {
		"-----BEGIN PGP SIGNATURE-----",
		"-----BEGIN PGP MESSAGE-----",
		"-----BEGIN SIGNED MESSAGE-----",
		"-----BEGIN SSH SIGNATURE-----",
	};
	size_t i;

	for (i = 0; i < sizeof(begin) / sizeof(*begin); i++)
		if (tg_str_starts(line, begin[i]))
			return true;
	return false;
}

/*
 * A tag ends with its signature: it begins at the last line that could begin one, as git has it.
 * A message may quote another signature, or a key.
 */
static void split_tag(struct tg_str raw, struct tg_buf *text, struct tg_buf *signature)
{
	struct tg_str rest = raw, line;
	size_t begin = raw.len;

	while (rest.len) {
		size_t at = raw.len - rest.len;

		tg_str_split(&rest, '\n', &line);
		if (begins_signature(line))
			begin = at;
	}
	if (begin == raw.len)
		return;
	tg_buf_add(text, raw.ptr, begin);
	tg_buf_add(signature, raw.ptr + begin, raw.len - begin);
}

bool tg_history_signature(struct tg_history *history, const struct tg_oid *oid, bool is_tag,
			  struct tg_buf *text, struct tg_buf *signature)
{
	TG_AUTO(tg_history_object_free) git_odb_object *object = NULL;
	struct tg_str raw;

	object = tg_history_object(history, oid, is_tag ? GIT_OBJECT_TAG : GIT_OBJECT_COMMIT,
				   TG_COMMIT_LIMIT, NULL);
	if (!object)
		return false;
	raw = tg_str_n(git_odb_object_data(object), git_odb_object_size(object));
	if (is_tag)
		split_tag(raw, text, signature);
	else
		split_commit(raw, text, signature);
	return signature->len > 0;
}
