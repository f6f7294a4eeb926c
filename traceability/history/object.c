/* SPDX-License-Identifier: Apache-2.0 */
/*
 * object.c - single objects: bounded reading, commits, persons.
 */
#include <stdlib.h>

#include "history/internal.h"

void tg_history_missing(struct tg_history *history, const struct tg_oid *oid)
{
	if (!history->completeness.missing++)
		history->completeness.object = *oid;
}

void tg_history_object_free(git_odb_object **object)
{
	git_odb_object_free(*object);
	*object = NULL;
}

/* Reads an object unless it, or what it is a difference to, is larger than `most`. */
static git_odb_object *read_limited(struct tg_history *history, const git_oid *id, size_t most)
{
	git_odb_object *object = NULL;

	tg_history_piece_limit(most);
	if (git_odb_read(&object, history->odb, id) < 0)
		object = NULL;
	tg_history_piece_limit(TG_PIECE_LIMIT);
	return object;
}

git_odb_object *tg_history_object(struct tg_history *history, const struct tg_oid *oid,
				  git_object_t type, size_t limit, size_t *ret_size)
{
	git_oid id = tg_to_git(oid);
	git_odb_object *object = read_limited(history, &id, limit + TG_PIECE_SLACK);
	git_object_t found;
	size_t size;

	if (!object) {
		/* Too large, or a small one that is stored as a difference to a large one. */
		if (git_odb_read_header(&size, &found, history->odb, &id) < 0) {
			tg_history_missing(history, oid);
			return NULL;
		}
		if (ret_size)
			*ret_size = size;
		if (size > limit)
			return NULL;
		object = read_limited(history, &id, TG_PIECE_LIMIT);
	}
	if (!object || git_odb_object_type(object) != type) {
		git_odb_object_free(object);
		tg_history_missing(history, oid);
		return NULL;
	}
	if (ret_size)
		*ret_size = git_odb_object_size(object);
	if (git_odb_object_size(object) <= limit)
		return object;
	git_odb_object_free(object);
	return NULL;
}

enum tg_blob_state tg_history_peek(struct tg_history *history, const struct tg_oid *oid,
				   size_t limit, struct tg_str *ret, size_t *ret_size)
{
	size_t size = 0;

	tg_history_object_free(&history->peeked);
	history->peeked = tg_history_object(history, oid, GIT_OBJECT_BLOB, limit, &size);
	if (ret_size)
		*ret_size = size;
	if (!history->peeked)
		return size > limit ? TG_BLOB_TOO_LARGE : TG_BLOB_MISSING;
	*ret = tg_str_n(git_odb_object_data(history->peeked), size);
	return TG_BLOB_READ;
}

enum tg_blob_state tg_history_blob(struct tg_history *history, const struct tg_oid *oid,
				   size_t limit, struct tg_buf *out, size_t *ret_size)
{
	struct tg_str content = {0};
	enum tg_blob_state state = tg_history_peek(history, oid, limit, &content, ret_size);

	tg_buf_clear(out);
	tg_buf_str(out, content);
	return state;
}

struct tg_oid tg_history_hash(struct tg_str content)
{
	git_oid id = {{0}};

	git_odb_hash(&id, content.ptr ? content.ptr : "", content.len, GIT_OBJECT_BLOB);
	return tg_from_git(&id);
}

static int64_t number(struct tg_str *text)
{
	bool minus = text->len && text->ptr[0] == '-';
	int64_t value = 0;
	size_t i = minus || (text->len && text->ptr[0] == '+') ? 1 : 0;

	for (; i < text->len && text->ptr[i] >= '0' && text->ptr[i] <= '9'; i++)
		if (value < INT64_MAX / 16)
			value = value * 10 + (text->ptr[i] - '0');
	*text = tg_str_n(text->ptr + i, text->len - i);
	return minus ? -value : value;
}

struct tg_person tg_person_parse(struct tg_str line)
{
	struct tg_person person = {0};
	size_t open = line.len, close = line.len, i;
	struct tg_str rest;
	int64_t zone;

	for (i = 0; i < line.len; i++) {
		if (line.ptr[i] == '<' && open == line.len)
			open = i;
		if (line.ptr[i] == '>')
			close = i;
	}
	person.name = tg_str_trim(tg_str_n(line.ptr, open));
	if (open < close && close < line.len) {
		person.email = tg_str_n(line.ptr + open + 1, close - open - 1);
		rest = tg_str_trim(tg_str_n(line.ptr + close + 1, line.len - close - 1));
		person.seconds = number(&rest);
		rest = tg_str_trim(rest);
		zone = number(&rest) % 10000;
		person.offset = (int)(zone / 100 * 60 + zone % 100);
	}
	return person;
}

static struct tg_str copy(struct tg_arena *arena, struct tg_str text)
{
	return tg_str_n(tg_arena_strndup(arena, text.ptr ? text.ptr : "", text.len), text.len);
}

static struct tg_person copy_person(struct tg_arena *arena, struct tg_str line)
{
	struct tg_person person = tg_person_parse(line);

	person.name = copy(arena, person.name);
	person.email = copy(arena, person.email);
	return person;
}

static bool header(struct tg_str line, const char *key, struct tg_str *ret_value)
{
	size_t length = strlen(key);

	if (!tg_str_starts(line, key))
		return false;
	*ret_value = tg_str_n(line.ptr + length, line.len - length);
	return true;
}

/* The trailers of a message, as git reads them; one that cannot be read has none. */
static void read_trailers(struct tg_arena *arena, struct tg_str message, struct tg_commit *ret)
{
	git_message_trailer_array found = {0};
	struct tg_trailer *trailers;
	size_t i;

	if (!message.len ||
	    git_message_trailers(&found, tg_arena_strndup(arena, message.ptr, message.len)) < 0)
		return;
	trailers = tg_arena_alloc(arena, (found.count + 1) * sizeof(*trailers));
	for (i = 0; i < found.count; i++)
		trailers[i] = (struct tg_trailer){copy(arena, tg_str(found.trailers[i].key)),
						  copy(arena, tg_str(found.trailers[i].value))};
	ret->trailers = trailers;
	ret->trailer_count = found.count;
	git_message_trailer_array_free(&found);
}

bool tg_commit_parse(struct tg_arena *arena, struct tg_str raw, struct tg_commit *ret)
{
	TG_VEC(struct tg_oid) parents = {0};
	struct tg_str rest = raw, line, value, message;
	bool has_tree = false;
	struct tg_oid oid;

	while (tg_str_line(&rest, &line) && line.len) {
		if (header(line, "tree ", &value))
			has_tree = tg_oid_parse(value, &ret->tree);
		else if (header(line, "parent ", &value) && tg_oid_parse(value, &oid))
			*TG_VEC_ADD(&parents) = oid;
		else if (header(line, "author ", &value))
			ret->author = copy_person(arena, value);
		else if (header(line, "committer ", &value))
			ret->committer = copy_person(arena, value);
		else if (header(line, "gpgsig", &value))
			ret->is_signed = true;
	}
	message = rest;
	while (tg_str_line(&rest, &line)) { /* the subject: first line that is not blank */
		line = tg_str_trim(line);
		if (line.len) {
			ret->subject =
				copy(arena, tg_str_n(line.ptr, line.len < 1000 ? line.len : 1000));
			break;
		}
	}
	if (tg_str_trim(rest).len) /* a subject alone has none */
		read_trailers(arena, message, ret);
	ret->parent_count = parents.count;
	if (parents.count) {
		struct tg_oid *kept = tg_arena_alloc(arena, parents.count * sizeof(struct tg_oid));

		memcpy(kept, parents.at, parents.count * sizeof(*kept));
		ret->parents = kept;
	}
	TG_VEC_DONE(&parents);
	return has_tree;
}

bool tg_history_commit(struct tg_arena *arena, struct tg_history *history, const struct tg_oid *oid,
		       struct tg_commit *ret, struct tg_err *err)
{
	TG_AUTO(tg_history_object_free) git_odb_object *object = NULL;
	char hex[TG_OID_HEX];

	memset(ret, 0, sizeof(*ret));
	ret->oid = *oid;
	object = tg_history_object(history, oid, GIT_OBJECT_COMMIT, TG_COMMIT_LIMIT, NULL);
	if (!object ||
	    !tg_commit_parse(
		    arena, tg_str_n(git_odb_object_data(object), git_odb_object_size(object)), ret))
		return tg_fail(err, TG_ERR_INCOMPLETE, "commit '%s' cannot be read",
			       tg_oid_hex(oid, hex));
	return true;
}

static void read_mailmap(struct tg_history *history)
{
	struct tg_oid head, blob;
	struct tg_buf content = {0};

	history->mailmap_read = true;
	if (tg_history_resolve(history, "HEAD", &head, NULL) &&
	    tg_history_lookup(history, &head, ".mailmap", &blob) &&
	    tg_history_blob(history, &blob, 1 << 20, &content, NULL) == TG_BLOB_READ)
		if (git_mailmap_from_buffer(&history->mailmap, content.ptr ? content.ptr : "",
					    content.len) < 0)
			history->mailmap = NULL;
	tg_buf_done(&content);
}

void tg_history_mailmap(struct tg_history *history, struct tg_arena *arena, struct tg_str name,
			struct tg_str email, const char **ret_name, const char **ret_email)
{
	const char *mapped_name, *mapped_email;

	*ret_name = tg_arena_strndup(arena, name.ptr ? name.ptr : "", name.len);
	*ret_email = tg_arena_strndup(arena, email.ptr ? email.ptr : "", email.len);
	if (!history->mailmap_read)
		read_mailmap(history);
	if (!history->mailmap)
		return;
	if (git_mailmap_resolve(&mapped_name, &mapped_email, history->mailmap, *ret_name,
				*ret_email) == 0) {
		*ret_name = tg_arena_strdup(arena, mapped_name);
		*ret_email = tg_arena_strdup(arena, mapped_email);
	}
}
