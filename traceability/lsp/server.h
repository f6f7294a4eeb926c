/* SPDX-License-Identifier: Apache-2.0 */
/*
 * server.h - the state of the server; for the files of this folder.
 */
#ifndef TG_LSP_SERVER_H
#define TG_LSP_SERVER_H

#include <poll.h>
#include <sys/types.h>

#include "base/json.h"
#include "engine/engine.h"
#include "knowledge/catalog.h"
#include "lsp/document.h"
#include "lsp/lsp.h"
#include "lsp/rpc.h"

struct tg_folder; /* folder.h */

/* Where the conversation stands. */
enum tg_lsp_phase {
	TG_LSP_NEW = 0, /* `initialize` has not come */
	TG_LSP_RUNNING,
	TG_LSP_SHUT_DOWN, /* only `exit` is left */
	TG_LSP_ENDED,
};

/* A document that the client holds open. */
struct tg_document {
	char *uri;                /* as the client writes it */
	char *path;               /* absolute, links resolved; NULL without a folder */
	struct tg_folder *folder; /* that it lies in, or NULL */
	bool is_code;             /* C or C++ */
	bool has_version;
	int64_t version;
	struct tg_text text;

	unsigned revision; /* grows with each change of the text, or of what it consists of */

	/* What is known about it; see schedule.h. */
	struct tg_session *session;
	unsigned asked;    /* the revision of the last request */
	unsigned answered; /* the revision of which something is known */
	int64_t due;       /* milliseconds of the monotonic clock; 0 = nothing is due */
	int64_t used;      /* when it was last analysed */
	struct tg_arena results;
	const struct tg_unit *unit; /* in `results`; NULL when nothing is known */
	struct tg_err trouble;      /* why there was no result */
};

/* A message that has arrived and was not yet acted upon. */
struct tg_message {
	struct tg_arena arena;
	const struct tg_value *value;
};

struct tg_lsp {
	const struct tg_lsp_options *options;
	struct tg_rpc rpc;
	enum tg_lsp_phase phase;
	int exit_code;
	struct tg_err err; /* the client cannot be reached any more */

	/* What the client can do. */
	bool utf8, markdown, related_information, code_description, code_actions;
	pid_t client;

	TG_VEC(struct tg_message) queue;
	size_t queue_taken;
	TG_VEC(struct tg_document *) documents;
	TG_VEC(struct tg_folder *) folders;
	TG_VEC(struct pollfd) polled;

	/* Read when an id is first asked for. */
	struct tg_catalogs catalogs;
	bool catalogs_tried, catalogs_open;
};

/* Milliseconds of the monotonic clock; never 0. */
int64_t tg_lsp_now(void);

/* The open document with this URI, or NULL. */
struct tg_document *tg_lsp_document(const struct tg_lsp *lsp, const char *uri);

/* A notification to the client: begin, write the value of `params`, end. */
struct tg_notification {
	struct tg_buf body;
	struct tg_json json;
};
void tg_lsp_begin(struct tg_notification *notification, const char *method);
void tg_lsp_end(struct tg_lsp *lsp, struct tg_notification *notification);

enum tg_lsp_level { TG_LSP_ERROR = 1, TG_LSP_WARNING = 2, TG_LSP_INFO = 3, TG_LSP_LOG = 4 };

/* A line in the client's log; `show` also puts it before the user's eyes. */
void tg_lsp_log(struct tg_lsp *lsp, enum tg_lsp_level level, bool show, const char *fmt, ...)
	__attribute__((format(printf, 4, 5)));

/* Writes a member whose value is a Position of the protocol. */
void tg_lsp_write_place(struct tg_json *json, const char *key, struct tg_place place);

/* Writes a Range of the protocol for bytes of `text`. */
void tg_lsp_write_range(struct tg_json *json, const struct tg_text *text, size_t begin, size_t end);

#endif
