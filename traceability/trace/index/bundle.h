/* SPDX-License-Identifier: Apache-2.0 */
/*
 * bundle.h - a folder of evidence that somebody takes home, and whether it is still what its
 * manifest says.
 *
 * manifest.json lists every file with size and SHA-256, and the roots of what the database in it
 * says (see verify.h). SHA256SUMS lists the same for sha256sum, the manifest included: who keeps
 * the hash of that one file, or signs it, has fixed all.
 */
#ifndef TG_TRACE_BUNDLE_H
#define TG_TRACE_BUNDLE_H

#include "base/hash.h"
#include "base/mem.h"
#include "model/commit.h"

#define TG_BUNDLE_MANIFEST "manifest.json"
#define TG_BUNDLE_SUMS "SHA256SUMS"
#define TG_BUNDLE_DATABASE "trace.db"
#define TG_BUNDLE_FORMAT "tracegate-bundle-1"

struct tg_bundle_file {
	const char *path; /* relative to the bundle */
	char sha256[TG_SHA256_HEX];
	uint64_t size;
};

/* Every regular file below `folder`, by path, hashed. A link or a device among them is an error. */
bool tg_bundle_list(struct tg_arena *arena, const char *folder, struct tg_bundle_file **ret,
		    size_t *ret_count, struct tg_err *err);

struct tg_bundle {
	const char *tool, *revision;
	struct tg_oid commit;
	struct tg_hash facts, evidence; /* roots */
	const struct tg_bundle_file *files;
	size_t count;
};

/* What was found out about one. */
struct tg_bundle_check {
	struct tg_bundle bundle;
	const char *const *problems; /* for people; none: it is whole */
	size_t problem_count;
};

/*
 * Reads the manifest in `folder`, compares every file with it, and the roots with what the
 * database there says. A folder without a manifest, or with one that cannot be read, is an error.
 */
bool tg_bundle_verify(struct tg_arena *arena, const char *folder, struct tg_bundle_check *ret,
		      struct tg_err *err);

#endif
