/* SPDX-License-Identifier: Apache-2.0 */
/*
 * folder.h - a folder of the workspace: how its sources are analysed, and where its things lie.
 *
 * `root` has its links resolved and is what paths are compared with; `uri` is the folder as the
 * client writes it, so that a location we name is one that the client knows. No file outside
 * `root` is read on behalf of a folder, and no link is followed.
 */
#ifndef TG_LSP_FOLDER_H
#define TG_LSP_FOLDER_H

#include "engine/parse/compdb.h"
#include "knowledge/config.h"
#include "lsp/server.h"
#include "trace/analysis/analysis.h"

/* When a file was last written and how long it is; 0 in both = there is no file. */
struct tg_stamp {
	int64_t time; /* nanoseconds */
	int64_t size;
};

struct tg_folder {
	struct tg_arena arena;
	const char *root;
	const char *uri; /* without a slash at its end */
	int dir;         /* descriptor of the root */

	/* The configuration, read again when its file or the policy's changes. */
	struct tg_arena config_arena;
	struct tg_config config;
	struct tg_stamp config_stamp, policy_stamp;
	bool config_read;

	/* How its sources are analysed. */
	struct tg_rulebook rulebook;
	struct tg_arena commands_arena;
	struct tg_compdb commands;
	const char *commands_path; /* in `commands_arena`; NULL = there is no compile database */
	struct tg_stamp commands_stamp;
	bool commands_read;

	struct tg_folder_items *items;       /* items.h */
	struct tg_folder_verdicts *verdicts; /* verdict.h */
};

/* A folder of the workspace; NULL when it does not exist or is none. */
struct tg_folder *tg_folder_new(const char *uri, const char *path);
void tg_folder_free(struct tg_folder *folder);

/* The innermost folder that holds the absolute path (links resolved), or NULL. */
struct tg_folder *tg_folder_of(const struct tg_lsp *lsp, const char *path);

/* `path` (links resolved, within the folder) relative to the root. */
const char *tg_folder_relative(const struct tg_folder *folder, const char *path);

/* The open document of a file, by its path relative to the root, or NULL. */
const struct tg_document *tg_folder_document(const struct tg_lsp *lsp,
					     const struct tg_folder *folder, const char *path);

/* The stamp of a file, by its path relative to the root. */
struct tg_stamp tg_folder_stamp(const struct tg_folder *folder, const char *path);
bool tg_stamp_eq(struct tg_stamp a, struct tg_stamp b);

/*
 * Makes configuration, rules and compile database those of this moment. False when one of them
 * cannot be used; then nothing of the folder can be analysed, and `err` says why.
 */
bool tg_folder_refresh(struct tg_lsp *lsp, struct tg_folder *folder, struct tg_err *err);

/* Starts the analysis of one source of a folder that was refreshed. */
struct tg_session *tg_folder_session(struct tg_lsp *lsp, struct tg_folder *folder, const char *path,
				     struct tg_err *err);

/*
 * Writes a Location of the protocol for bytes of a file; `path` is relative to the root. The text
 * is the open document's where there is one. In a file that cannot be read it is line 0.
 */
void tg_folder_write_location(struct tg_lsp *lsp, struct tg_json *json,
			      const struct tg_folder *folder, const char *path, size_t begin,
			      size_t end);

/* As tg_folder_write_location() for a whole line, counted from 1. */
void tg_folder_write_line(struct tg_lsp *lsp, struct tg_json *json, const struct tg_folder *folder,
			  const char *path, unsigned line);

#endif
