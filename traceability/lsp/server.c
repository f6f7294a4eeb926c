/* SPDX-License-Identifier: Apache-2.0 */
/*
 * server.c - the loop: wait, read, act, analyse what is due, write.
 */
#include "lsp/server.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>

#include "base/text.h"
#include "lsp/folder.h"
#include "lsp/methods.h"
#include "lsp/schedule.h"
#include "lsp/sync.h"

enum { WATCH_MS = 2000 }; /* how often we look whether the client still lives */

int64_t tg_lsp_now(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000 + 1;
}

struct tg_document *tg_lsp_document(const struct tg_lsp *lsp, const char *uri)
{
	size_t i;

	for (i = 0; i < lsp->documents.count; i++)
		if (strcmp(lsp->documents.at[i]->uri, uri) == 0)
			return lsp->documents.at[i];
	return NULL;
}

void tg_lsp_begin(struct tg_notification *notification, const char *method)
{
	*notification = (struct tg_notification){0};
	notification->json.out = &notification->body;
	tg_json_open(&notification->json, '{');
	tg_json_pair(&notification->json, "jsonrpc", "2.0");
	tg_json_pair(&notification->json, "method", method);
	tg_json_key(&notification->json, "params");
}

void tg_lsp_end(struct tg_lsp *lsp, struct tg_notification *notification)
{
	tg_json_close(&notification->json, '}');
	tg_rpc_send(&lsp->rpc, tg_buf_view(&notification->body), &lsp->err);
	tg_buf_done(&notification->body);
}

static void send_text(struct tg_lsp *lsp, const char *method, enum tg_lsp_level level,
		      struct tg_str text)
{
	struct tg_notification notification;

	tg_lsp_begin(&notification, method);
	tg_json_open(&notification.json, '{');
	tg_json_pair_int(&notification.json, "type", level);
	tg_json_pair_str(&notification.json, "message", text);
	tg_json_close(&notification.json, '}');
	tg_lsp_end(lsp, &notification);
}

void tg_lsp_log(struct tg_lsp *lsp, enum tg_lsp_level level, bool show, const char *fmt, ...)
{
	struct tg_buf shown = {0};
	char text[2048];
	va_list args;

	va_start(args, fmt);
	vsnprintf(text, sizeof(text), fmt, args);
	va_end(args);
	tg_buf_puts(&shown, "tracegate: ");
	tg_escape_terminal(&shown, tg_str(text), false);
	send_text(lsp, "window/logMessage", level, tg_buf_view(&shown));
	if (show)
		send_text(lsp, "window/showMessage", level, tg_buf_view(&shown));
	tg_buf_done(&shown);
}

void tg_lsp_write_place(struct tg_json *json, const char *key, struct tg_place place)
{
	tg_json_key(json, key);
	tg_json_open(json, '{');
	tg_json_pair_int(json, "line", place.line);
	tg_json_pair_int(json, "character", place.column);
	tg_json_close(json, '}');
}

void tg_lsp_write_range(struct tg_json *json, const struct tg_text *text, size_t begin, size_t end)
{
	tg_json_open(json, '{');
	tg_lsp_write_place(json, "start", tg_text_place(text, begin));
	tg_lsp_write_place(json, "end", tg_text_place(text, end));
	tg_json_close(json, '}');
}

/* Reads one body into the queue. */
static void enqueue(struct tg_lsp *lsp, struct tg_str body)
{
	struct tg_message *message = TG_VEC_ADD(&lsp->queue);
	struct tg_err err = {0};
	struct tg_buf copy = {0};

	tg_buf_str(&copy, body);
	tg_rpc_mend_escapes(&copy);
	message->value = tg_json_parse(&message->arena, tg_buf_view(&copy), "message", &err);
	tg_buf_done(&copy);
	if (!message->value) {
		tg_arena_done(&message->arena);
		lsp->queue.count--;
		tg_method_refuse(lsp, TG_RPC_PARSE_ERROR, err.text);
	}
}

/* Moves all that has arrived into the queue, so that a cancellation can overtake its request. */
static void collect(struct tg_lsp *lsp)
{
	for (;;) {
		struct tg_str body;
		const char *problem = "";

		switch (tg_rpc_next(&lsp->rpc, &body, &problem)) {
		case TG_RPC_NOTHING:
			return;
		case TG_RPC_MESSAGE:
			enqueue(lsp, body);
			break;
		case TG_RPC_BROKEN:
			tg_method_refuse(lsp, TG_RPC_INVALID_REQUEST, problem);
			break;
		}
	}
}

static bool same_id(const struct tg_value *a, const struct tg_value *b)
{
	return a && b && a->kind == TG_VALUE_TEXT && b->kind == TG_VALUE_TEXT &&
	       a->plain == b->plain && tg_str_eq(a->text, b->text);
}

/* True when a message that already waits takes the request back. */
static bool is_cancelled(const struct tg_lsp *lsp, size_t index)
{
	const struct tg_value *id = tg_value_get(lsp->queue.at[index].value, "id");
	size_t i;

	for (i = index + 1; id && i < lsp->queue.count; i++) {
		const struct tg_value *other = lsp->queue.at[i].value;

		if (strcmp(tg_value_text(other, "method", ""), "$/cancelRequest") == 0 &&
		    same_id(id, tg_value_get(tg_value_get(other, "params"), "id")))
			return true;
	}
	return false;
}

static void work_off(struct tg_lsp *lsp)
{
	size_t i;

	for (i = 0; i < lsp->queue.count && lsp->phase != TG_LSP_ENDED; i++)
		tg_method_dispatch(lsp, lsp->queue.at[i].value, is_cancelled(lsp, i));
	for (i = 0; i < lsp->queue.count; i++)
		tg_arena_done(&lsp->queue.at[i].arena);
	lsp->queue.count = 0;
}

static void poll_add(struct tg_lsp *lsp, int fd, short events)
{
	*TG_VEC_ADD(&lsp->polled) = (struct pollfd){.fd = fd, .events = events};
}

/* Waits until something can be done. The documents' sessions follow the client's descriptors. */
static bool wait_for_work(struct tg_lsp *lsp)
{
	int64_t due = tg_schedule_due(lsp), now = tg_lsp_now();
	int timeout = WATCH_MS;
	size_t i;

	lsp->polled.count = 0;
	poll_add(lsp, lsp->rpc.in, POLLIN);
	poll_add(lsp, tg_rpc_unsent(&lsp->rpc) ? lsp->rpc.out : -1, POLLOUT);
	for (i = 0; i < lsp->documents.count; i++)
		poll_add(lsp, tg_schedule_fd(lsp->documents.at[i]), POLLIN);
	if (due != 0 && due - now < timeout)
		timeout = due > now ? (int)(due - now) : 0;
	if (poll(lsp->polled.at, lsp->polled.count, timeout) < 0 && errno != EINTR)
		return tg_fail_errno(&lsp->err, "cannot wait for the client");
	return true;
}

/* A client that died without a word leaves its end of the pipe open when others hold it too. */
static bool client_is_gone(const struct tg_lsp *lsp)
{
	return lsp->client > 0 && kill(lsp->client, 0) != 0 && errno == ESRCH;
}

static void serve(struct tg_lsp *lsp)
{
	while (lsp->phase != TG_LSP_ENDED && lsp->err.code == TG_OK) {
		size_t i, documents = lsp->documents.count;

		if (!wait_for_work(lsp))
			return;
		for (i = documents; i-- > 0;)
			if (lsp->polled.at[i + 2].revents)
				tg_schedule_read(lsp, lsp->documents.at[i]);
		if (lsp->polled.at[0].revents && !tg_rpc_read(&lsp->rpc, &lsp->err))
			return;
		if (!tg_rpc_flush(&lsp->rpc, &lsp->err))
			return;
		collect(lsp);
		work_off(lsp);
		if (lsp->phase != TG_LSP_ENDED && (lsp->rpc.at_end || client_is_gone(lsp)))
			lsp->phase = TG_LSP_ENDED;
		if (lsp->phase == TG_LSP_RUNNING)
			tg_schedule_start(lsp);
	}
}

static void done(struct tg_lsp *lsp)
{
	size_t i;

	tg_sync_done(lsp);
	for (i = 0; i < lsp->folders.count; i++)
		tg_folder_free(lsp->folders.at[i]);
	TG_VEC_DONE(&lsp->folders);
	TG_VEC_DONE(&lsp->queue);
	TG_VEC_DONE(&lsp->polled);
	tg_catalogs_done(&lsp->catalogs);
	tg_rpc_done(&lsp->rpc);
}

bool tg_lsp_serve(const struct tg_lsp_options *options, int *ret_exit_code, struct tg_err *err)
{
	struct tg_lsp lsp = {.options = options, .exit_code = 1};

	tg_rpc_init(&lsp.rpc, options->in, options->out);
	serve(&lsp);
	tg_rpc_flush(&lsp.rpc, &lsp.err);
	done(&lsp);
	*ret_exit_code = lsp.exit_code;
	if (lsp.err.code == TG_OK)
		return true;
	*err = lsp.err;
	return false;
}
