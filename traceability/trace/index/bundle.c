/* SPDX-License-Identifier: Apache-2.0 */
#include "trace/index/bundle.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "base/file.h"
#include "format/value.h"
#include "trace/index/verify.h"

enum { DEPTH_LIMIT = 32, COUNT_LIMIT = 1000000 };

struct listing {
	struct tg_arena *arena;
	TG_VEC(struct tg_bundle_file) files;
};

static bool list_folder(struct listing *listing, const char *folder, const char *prefix,
			unsigned depth, struct tg_err *err);

static bool list_entry(struct listing *listing, const char *path, const char *name, unsigned depth,
		       struct tg_err *err)
{
	struct tg_bundle_file *file;
	struct stat status;

	if (lstat(path, &status) < 0)
		return tg_fail_errno(err, "cannot look at '%s'", path);
	if (S_ISDIR(status.st_mode))
		return list_folder(listing, path, tg_arena_printf(listing->arena, "%s/", name),
				   depth + 1, err);
	if (!S_ISREG(status.st_mode))
		return tg_fail(err, TG_ERR_INPUT, "'%s' is neither a file nor a folder", path);
	if (listing->files.count >= COUNT_LIMIT)
		return tg_fail(err, TG_ERR_INPUT, "'%s' is one of more than %d files", path,
			       COUNT_LIMIT);
	file = TG_VEC_ADD(&listing->files);
	file->path = name;
	return tg_sha256_file(path, file->sha256, &file->size, err);
}

static bool list_folder(struct listing *listing, const char *folder, const char *prefix,
			unsigned depth, struct tg_err *err)
{
	DIR *dir = opendir(folder);
	struct dirent *entry;
	bool ok = true;

	if (!dir)
		return tg_fail_errno(err, "cannot list '%s'", folder);
	if (depth > DEPTH_LIMIT)
		ok = tg_fail(err, TG_ERR_INPUT, "'%s' lies too deep", folder);
	while (ok && (entry = readdir(dir))) {
		if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
			continue;
		ok = list_entry(
			listing, tg_arena_printf(listing->arena, "%s/%s", folder, entry->d_name),
			tg_arena_printf(listing->arena, "%s%s", prefix, entry->d_name), depth, err);
	}
	closedir(dir);
	return ok;
}

static int by_path(const void *left, const void *right)
{
	const struct tg_bundle_file *a = left, *b = right;

	return strcmp(a->path, b->path);
}

bool tg_bundle_list(struct tg_arena *arena, const char *folder, struct tg_bundle_file **ret,
		    size_t *ret_count, struct tg_err *err)
{
	struct listing listing = {.arena = arena};
	bool ok = list_folder(&listing, folder, "", 0, err);
	size_t i;

	*ret = tg_arena_alloc(arena, (listing.files.count + 1) * sizeof(**ret));
	for (i = 0; i < listing.files.count; i++)
		(*ret)[i] = listing.files.at[i];
	*ret_count = listing.files.count;
	if (*ret_count)
		qsort(*ret, *ret_count, sizeof(**ret), by_path);
	TG_VEC_DONE(&listing.files);
	return ok;
}

static bool read_file(const struct tg_value *at, struct tg_bundle_file *ret, struct tg_err *err)
{
	const char *sum = tg_value_text(at, "sha256", "");
	const struct tg_value *size = tg_value_get(at, "size");
	int64_t number = -1;

	ret->path = tg_value_text(at, "path", "");
	if (!ret->path[0] || strlen(sum) != TG_SHA256_HEX - 1 || !size ||
	    !tg_value_int(size, &number, err) || number < 0)
		return tg_value_fail(at, err, "a file has 'path', 'size' and 'sha256'");
	memcpy(ret->sha256, sum, TG_SHA256_HEX);
	ret->size = (uint64_t)number;
	return true;
}

static bool read_manifest(struct tg_arena *arena, const char *folder, struct tg_bundle *ret,
			  struct tg_err *err)
{
	const struct tg_value *map =
		tg_value_read(arena, tg_arena_printf(arena, "%s/" TG_BUNDLE_MANIFEST, folder), err);
	const struct tg_value *list = tg_value_get(map, "files");
	struct tg_bundle_file *files;

	if (!map)
		return false;
	if (strcmp(tg_value_text(map, "format", ""), TG_BUNDLE_FORMAT) != 0)
		return tg_value_fail(map, err,
				     "it is no manifest of a bundle that this version knows");
	*ret = (struct tg_bundle){.tool = tg_value_text(map, "tool", ""),
				  .revision = tg_value_text(map, "revision", "")};
	if (!tg_oid_parse(tg_str(tg_value_text(map, "commit", "")), &ret->commit) ||
	    !tg_hash_parse(tg_str(tg_value_text(map, "facts", "")), &ret->facts) ||
	    !tg_hash_parse(tg_str(tg_value_text(map, "evidence", "")), &ret->evidence) || !list ||
	    list->kind != TG_VALUE_LIST)
		return tg_value_fail(map, err,
				     "a manifest has 'commit', 'facts', 'evidence' and 'files'");
	files = tg_arena_alloc(arena, (list->count + 1) * sizeof(*files));
	ret->files = files;
	for (TG_VALUE_EACH(file, list))
		if (!read_file(file, &files[ret->count++], err))
			return false;
	if (ret->count)
		qsort(files, ret->count, sizeof(*files), by_path);
	return true;
}

/* What a check found. */
struct problems {
	struct tg_arena *arena;
	TG_VEC(const char *) at;
};

static void problem(struct problems *problems, const char *text, const char *path)
{
	*TG_VEC_ADD(&problems->at) = tg_arena_printf(problems->arena, "%s: %s", path, text);
}

static void compare(struct problems *problems, const struct tg_bundle *bundle,
		    const struct tg_bundle_file *found, size_t count)
{
	size_t i = 0, j = 0;

	while (i < bundle->count || j < count) {
		int order = i == bundle->count ? 1
			    : j == count       ? -1
					       : strcmp(bundle->files[i].path, found[j].path);

		if (order < 0)
			problem(problems, "it is missing", bundle->files[i].path);
		else if (order > 0 && strcmp(found[j].path, TG_BUNDLE_MANIFEST) != 0 &&
			 strcmp(found[j].path, TG_BUNDLE_SUMS) != 0)
			problem(problems, "the manifest does not know it", found[j].path);
		else if (order == 0 && (bundle->files[i].size != found[j].size ||
					strcmp(bundle->files[i].sha256, found[j].sha256) != 0))
			problem(problems, "its content is not what the manifest says",
				found[j].path);
		i += order <= 0;
		j += order >= 0;
	}
}

/* SHA256SUMS has to say of the manifest and of all files what is so. */
static bool check_sums(struct problems *problems, const char *folder,
		       const struct tg_bundle_file *found, size_t count, struct tg_err *err)
{
	struct tg_buf text = {0}, line = {0};
	struct tg_str rest, one;
	size_t i = 0, lines = 0;
	bool ok = tg_file_read(tg_arena_printf(problems->arena, "%s/" TG_BUNDLE_SUMS, folder),
			       TG_FORMAT_LIMIT, &text, err);

	rest = tg_buf_view(&text);
	for (; ok && tg_str_line(&rest, &one); lines++) {
		while (i < count && strcmp(found[i].path, TG_BUNDLE_SUMS) == 0)
			i++;
		tg_buf_clear(&line);
		if (i < count)
			tg_buf_printf(&line, "%s  %s", found[i].sha256, found[i].path);
		if (i++ >= count || !tg_str_eq(one, tg_buf_view(&line))) {
			problem(problems, "it does not list the files as they are", TG_BUNDLE_SUMS);
			break;
		}
	}
	if (ok && lines + 1 < count && !problems->at.count)
		problem(problems, "it does not list all files", TG_BUNDLE_SUMS);
	tg_buf_done(&text);
	tg_buf_done(&line);
	return ok;
}

static bool check_database(struct problems *problems, const char *folder,
			   const struct tg_bundle *bundle, struct tg_err *err)
{
	const char *path = tg_arena_printf(problems->arena, "%s/" TG_BUNDLE_DATABASE, folder);
	TG_AUTO(tg_store_close_)
	struct tg_store *store = tg_store_open(path, TG_STORE_READ, err);
	struct tg_roots roots;

	if (!store || !tg_roots_of(store, &bundle->commit, &roots, err))
		return false;
	if (!tg_hash_eq(roots.facts, bundle->facts))
		problem(problems, "its facts have another root than the manifest says",
			TG_BUNDLE_DATABASE);
	if (!tg_hash_eq(roots.evidence, bundle->evidence))
		problem(problems, "its evidence has another root than the manifest says",
			TG_BUNDLE_DATABASE);
	return true;
}

/* @satisfies TG-BND-1 */
bool tg_bundle_verify(struct tg_arena *arena, const char *folder, struct tg_bundle_check *ret,
		      struct tg_err *err)
{
	struct problems problems = {.arena = arena};
	struct tg_bundle_file *found;
	const char **kept;
	size_t count, i;
	bool ok;

	*ret = (struct tg_bundle_check){0};
	ok = read_manifest(arena, folder, &ret->bundle, err) &&
	     tg_bundle_list(arena, folder, &found, &count, err);
	if (ok)
		compare(&problems, &ret->bundle, found, count);
	ok = ok && check_sums(&problems, folder, found, count, err);
	/* A database that was edited is not opened: what it says does not matter any more. */
	if (ok && !problems.at.count)
		ok = check_database(&problems, folder, &ret->bundle, err);
	kept = tg_arena_alloc(arena, (problems.at.count + 1) * sizeof(*kept));
	for (i = 0; i < problems.at.count; i++)
		kept[i] = problems.at.at[i];
	ret->problems = kept;
	ret->problem_count = problems.at.count;
	TG_VEC_DONE(&problems.at);
	return ok;
}
