/* SPDX-License-Identifier: Apache-2.0 */
/*
 * closure.c - see closure.h.
 */
#include "engine/parse/closure.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "engine/parse/closure_scan.h"
#include "engine/parse/parse.h"

/* Ahead of /usr/include, and people install into it. */
#define LOCAL_HEADERS "/usr/local/include"

/* A file as it was when it was read, once in a run. */
struct closure_file {
	bool there;
	struct tg_hash content;
	struct stat status;
	struct tg_asked asked;
	TG_VEC(size_t) names; /* that it asks for */
	TG_VEC(int64_t) days; /* with which suppressions in it end */
};

/* Which names exist in a folder; asked only once each. */
struct closure_folder {
	const char *path;          /* absolute */
	const char *portable;      /* its name */
	TG_VEC(signed char) known; /* by number of name: 0 = not asked, 1 = there, -1 = not */
};

void tg_portable_name(struct tg_buf *out, const struct tg_engine_options *options, const char *path)
{
	const char *build = options->build_dir;

	if (build && strcmp(build, options->root) != 0 && tg_path_within(path, build))
		tg_buf_printf(out, "B:%s", tg_path_relative(path, build));
	else if (strcmp(path, options->root) == 0)
		tg_buf_puts(out, "R:");
	else if (tg_path_within(path, options->root))
		tg_buf_printf(out, "R:%s", tg_path_relative(path, options->root));
	else
		tg_buf_puts(out, path);
}

/* The absolute path of a portable name; empty when it is none. */
static void locate(struct tg_buf *out, const struct tg_engine_options *options, const char *name)
{
	tg_buf_clear(out);
	if (strncmp(name, "R:", 2) == 0)
		tg_buf_printf(out, "%s/%s", options->root, name + 2);
	else if (strncmp(name, "B:", 2) == 0 && options->build_dir)
		tg_buf_printf(out, "%s/%s", options->build_dir, name + 2);
	else if (*name == '/')
		tg_buf_puts(out, name);
	else
		tg_buf_puts(out, "");
}

void tg_closures_begin(struct tg_closures *closures)
{
	clock_gettime(CLOCK_REALTIME_COARSE, &closures->begun);
}

void tg_closures_done(struct tg_closures *closures)
{
	size_t i;

	for (i = 0; i < closures->files.entries.count; i++) {
		struct closure_file *file = closures->files.entries.at[i].value;

		TG_VEC_DONE(&file->names);
		TG_VEC_DONE(&file->days);
		tg_free_(&file);
	}
	for (i = 0; i < closures->folders.entries.count; i++) {
		struct closure_folder *folder = closures->folders.entries.at[i].value;

		TG_VEC_DONE(&folder->known);
		tg_free_(&folder);
	}
	tg_map_done(&closures->files);
	tg_map_done(&closures->names);
	tg_map_done(&closures->folders);
	TG_VEC_DONE(&closures->stamps);
	tg_buf_done(&closures->scratch);
}

/* --- Files. --- */

struct asking {
	struct tg_closures *closures;
	struct closure_file *file;
};

static size_t number_of(struct tg_closures *closures, struct tg_str name)
{
	void **place = tg_map_put(&closures->names, name);

	if (!*place) {
		*place = (void *)(uintptr_t)closures->names.entries.count;
		*TG_VEC_ADD(&closures->stamps) = 0;
	}
	return (uintptr_t)*place - 1;
}

static void note_name(void *user, struct tg_str name)
{
	struct asking *asking = user;

	*TG_VEC_ADD(&asking->file->names) = number_of(asking->closures, name);
}

static void note_day(void *user, int64_t day)
{
	struct asking *asking = user;

	*TG_VEC_ADD(&asking->file->days) = day;
}

/* Follows links as the parser does; a pipe or a device is no file. */
static bool read_file(const char *path, struct tg_buf *content, struct stat *ret_status)
{
	TG_AUTO(tg_close_) int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	size_t size;
	ssize_t got;

	if (fd < 0 || fstat(fd, ret_status) < 0 || !S_ISREG(ret_status->st_mode) ||
	    ret_status->st_size > TG_SOURCE_LIMIT)
		return false;
	size = (size_t)ret_status->st_size;
	tg_buf_clear(content);
	while (content->len < size) {
		char chunk[64 * 1024];

		got = read(fd, chunk, sizeof(chunk));
		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0)
			break;
		tg_buf_add(content, chunk, (size_t)got);
	}
	return content->len == size;
}

static struct closure_file *file_of(struct tg_closures *closures, const char *name)
{
	struct closure_file **place =
		(struct closure_file **)tg_map_put(&closures->files, tg_str(name));
	struct closure_file *file = *place;
	struct tg_buf content = {0};
	struct asking asking = {closures, file};
	const struct tg_scan_sink sink = {note_name, note_day, &asking};

	if (file)
		return file;
	asking.file = *place = file = tg_alloc_zero(1, sizeof(*file));
	locate(&closures->scratch, closures->options, name);
	file->there =
		closures->scratch.len && read_file(closures->scratch.ptr, &content, &file->status);
	if (file->there) {
		file->content = tg_hash_of(tg_buf_view(&content));
		file->asked = tg_closure_scan(tg_buf_view(&content), &sink);
		/* The system's headers ask about each other through macros of their own. */
		file->asked.unknown = file->asked.unknown && *name != '/';
	}
	tg_buf_done(&content);
	return file;
}

static bool before(struct timespec a, struct timespec b)
{
	/* A file system that counts whole seconds says nothing about parts of them. */
	if (a.tv_nsec == 0)
		return a.tv_sec < b.tv_sec;
	return a.tv_sec < b.tv_sec || (a.tv_sec == b.tv_sec && a.tv_nsec < b.tv_nsec);
}

bool tg_closure_settled(struct tg_closures *closures, const char *const *names, size_t count)
{
	size_t i;

	for (i = 0; i < count; i++) {
		const struct closure_file *file = file_of(closures, names[i]);
		struct stat now;

		locate(&closures->scratch, closures->options, names[i]);
		if (!file->there || stat(closures->scratch.ptr, &now) < 0 ||
		    now.st_ino != file->status.st_ino || now.st_size != file->status.st_size ||
		    !before(now.st_mtim, closures->begun) || !before(now.st_ctim, closures->begun))
			return false;
	}
	return true;
}

/* --- What exists beside them. --- */

static struct closure_folder *folder_of(struct tg_closures *closures, struct tg_str path)
{
	struct closure_folder **place =
		(struct closure_folder **)tg_map_put(&closures->folders, path);
	struct tg_buf portable = {0};

	if (*place)
		return *place;
	*place = tg_alloc_zero(1, sizeof(**place));
	(*place)->path =
		tg_arena_strndup(&closures->folders.keys, path.ptr ? path.ptr : "", path.len);
	tg_portable_name(&portable, closures->options, (*place)->path);
	(*place)->portable = tg_arena_strdup(&closures->folders.keys, portable.ptr);
	tg_buf_done(&portable);
	return *place;
}

static bool exists(struct tg_closures *closures, struct closure_folder *folder, size_t name)
{
	struct tg_str text = closures->names.entries.at[name].key;
	struct stat status;

	while (folder->known.count <= name)
		*TG_VEC_ADD(&folder->known) = 0;
	if (!folder->known.at[name]) {
		tg_buf_clear(&closures->scratch);
		tg_buf_printf(&closures->scratch, "%s/%.*s", folder->path, (int)text.len, text.ptr);
		folder->known.at[name] =
			stat(closures->scratch.ptr, &status) == 0 && S_ISREG(status.st_mode) ? 1
											     : -1;
	}
	return folder->known.at[name] > 0;
}

/* --- The key. --- */

/* A key in the making. */
struct keying {
	struct tg_closures *closures;
	struct tg_hasher hasher;
	TG_VEC(struct closure_folder *) folders;
	TG_VEC(size_t) names;
	struct tg_map seen; /* folders */
	bool computed;
};

static void add_folder(struct keying *keying, struct tg_str path)
{
	while (path.len > 1 && path.ptr[path.len - 1] == '/')
		path.len--;
	if (path.len && tg_map_add(&keying->seen, path))
		*TG_VEC_ADD(&keying->folders) = folder_of(keying->closures, path);
}

/* Folders that the flags name, in their order. */
static void add_flags(struct keying *keying, const struct tg_command *command)
{
	size_t i;

	for (i = 0; command->arguments[i]; i++) {
		const char *flag = command->arguments[i];

		if (strncmp(flag, "-I", 2) == 0)
			add_folder(keying, tg_str(flag + 2));
		else if ((strcmp(flag, "-isystem") == 0 || strcmp(flag, "-iquote") == 0 ||
			  strcmp(flag, "-idirafter") == 0) &&
			 command->arguments[i + 1])
			add_folder(keying, tg_str(command->arguments[++i]));
	}
	add_folder(keying, tg_str(LOCAL_HEADERS));
}

static void add_name(struct keying *keying, size_t name)
{
	struct tg_closures *closures = keying->closures;

	if (closures->stamps.at[name] == closures->stamp)
		return;
	closures->stamps.at[name] = closures->stamp;
	*TG_VEC_ADD(&keying->names) = name;
}

/* Some include is computed: every file may have been asked for by its last components. */
static void add_ends(struct keying *keying, const char *name)
{
	size_t at = strlen(name), parts = 0;

	while (at-- > 0 && parts < 3)
		if (name[at] == '/' || name[at] == ':') {
			add_name(keying, number_of(keying->closures, tg_str(name + at + 1)));
			parts++;
		}
}

/* Whether a suppression has ended, and whether it is longer than it may be from today on. */
static void hash_day(struct keying *keying, int64_t day)
{
	const struct tg_closures *closures = keying->closures;
	int64_t longest = closures->options->allow.longest_days;

	tg_hash_number(&keying->hasher, closures->today > day);
	tg_hash_number(&keying->hasher, longest && day > closures->today + longest);
}

static bool add_file(struct keying *keying, const char *name)
{
	struct tg_closures *closures = keying->closures;
	const struct closure_file *file = file_of(closures, name);
	size_t i;

	if (!file->there || file->asked.unknown)
		return false;
	tg_hash_add(&keying->hasher, tg_str(name));
	tg_hash_add(&keying->hasher,
		    tg_str_n((const char *)file->content.byte, sizeof(file->content.byte)));
	for (i = 0; i < file->days.count; i++)
		hash_day(keying, file->days.at[i]);
	for (i = 0; i < file->names.count; i++)
		add_name(keying, file->names.at[i]);
	keying->computed = keying->computed || file->asked.computed;
	if (*name != '/') {
		locate(&closures->scratch, closures->options, name);
		add_folder(keying, tg_str_n(closures->scratch.ptr,
					    (size_t)(tg_path_name(closures->scratch.ptr) -
						     closures->scratch.ptr)));
	}
	return true;
}

static void hash_existing(struct keying *keying)
{
	struct tg_closures *closures = keying->closures;
	size_t i, k;

	for (i = 0; i < keying->folders.count; i++) {
		struct closure_folder *folder = keying->folders.at[i];

		tg_hash_add(&keying->hasher, tg_str(folder->portable));
		for (k = 0; k < keying->names.count; k++)
			if (exists(closures, folder, keying->names.at[k]))
				tg_hash_add(&keying->hasher,
					    closures->names.entries.at[keying->names.at[k]].key);
		tg_hash_number(&keying->hasher, 0);
	}
}

bool tg_closure_key(struct tg_closures *closures, const struct tg_command *command,
		    const char *const *names, size_t count, struct tg_hash basis,
		    struct tg_hash *ret_key)
{
	struct keying keying = {.closures = closures};
	size_t i;
	bool ok = count > 0;

	closures->stamp++;
	tg_hash_begin(&keying.hasher);
	tg_hash_add(&keying.hasher, tg_str_n((const char *)basis.byte, sizeof(basis.byte)));
	tg_hash_number(&keying.hasher, count);
	add_flags(&keying, command);
	for (i = 0; ok && i < count; i++)
		ok = add_file(&keying, names[i]);
	for (i = 0; ok && keying.computed && i < count; i++)
		add_ends(&keying, names[i]);
	if (ok)
		hash_existing(&keying);
	*ret_key = tg_hash_end(&keying.hasher);
	TG_VEC_DONE(&keying.folders);
	TG_VEC_DONE(&keying.names);
	tg_map_done(&keying.seen);
	return ok;
}

/* An argument whose path, alone or behind -I and its like, gets its portable name. */
static void add_argument(struct tg_hasher *hasher, struct tg_closures *closures,
			 const char *argument)
{
	const char *slash = strchr(argument, '/');
	struct tg_buf name = {0};

	tg_buf_add(&name, argument, slash ? (size_t)(slash - argument) : strlen(argument));
	if (slash)
		tg_portable_name(&name, closures->options, slash);
	tg_hash_add(hasher, tg_buf_view(&name));
	tg_buf_done(&name);
}

struct tg_hash tg_closure_identity(struct tg_closures *closures, const struct tg_command *command)
{
	struct tg_hasher hasher;
	size_t i;

	tg_hash_begin(&hasher);
	add_argument(&hasher, closures, command->path);
	add_argument(&hasher, closures, command->directory);
	for (i = 0; command->arguments[i]; i++)
		add_argument(&hasher, closures, command->arguments[i]);
	add_argument(&hasher, closures, command->guessed ? "guessed" : "");
	return tg_hash_end(&hasher);
}
