/* SPDX-License-Identifier: Apache-2.0 */
#include "trace/index/index_ahead.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "claims/claims.h"
#include "history/history.h"
#include "trace/index/index_read.h"

enum { CHUNK = 1024 * TG_OID_SIZE };

/* A quick look alone: the file's name, which tells its language, is not known here. */
static bool is_worth_reading(struct tg_history *history, const struct tg_oid *blob)
{
	struct tg_str content;

	if (tg_history_peek(history, blob, TG_INDEX_BLOB_LIMIT, &content, NULL) != TG_BLOB_READ)
		return true; /* the parent says why it cannot be read */
	return tg_claims_may_occur(content);
}

/* Reads as much as fits, or up to the end. */
static size_t read_all(int fd, char *into, size_t size)
{
	size_t got = 0;

	while (got < size) {
		ssize_t n = read(fd, into + got, size - got);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			break;
		got += (size_t)n;
	}
	return got;
}

/* The child's whole life; returns its exit code. Answers are kept until no question is left. */
static int look_through(const char *root, int in, int out)
{
	TG_AUTO(tg_history_close_) struct tg_history *history = tg_history_open(root, NULL);
	struct tg_buf answers = {0};
	char chunk[CHUNK];
	size_t got, at;
	bool ok;

	while (history && (got = read_all(in, chunk, sizeof(chunk))) > 0) {
		for (at = 0; at + TG_OID_SIZE <= got; at += TG_OID_SIZE) {
			struct tg_oid blob;

			memcpy(blob.byte, chunk + at, TG_OID_SIZE);
			tg_buf_putc(&answers, is_worth_reading(history, &blob) ? 1 : 0);
		}
	}
	ok = history && tg_fd_write(out, tg_buf_view(&answers), NULL);
	tg_buf_done(&answers);
	return ok ? 0 : 1;
}

bool tg_ahead_start(struct tg_ahead *ahead, const char *root)
{
	int questions[2], answers[2];

	if (pipe2(questions, O_CLOEXEC) != 0)
		return false;
	if (pipe2(answers, O_CLOEXEC) != 0) {
		close(questions[0]);
		close(questions[1]);
		return false;
	}
	ahead->pid = fork();
	if (ahead->pid == 0) {
		prctl(PR_SET_PDEATHSIG, SIGKILL);
		close(questions[1]);
		close(answers[0]);
		_exit(look_through(root, questions[0], answers[1]));
	}
	close(questions[0]);
	close(answers[1]);
	ahead->to = questions[1];
	ahead->from = answers[0];
	if (ahead->pid > 0)
		return true;
	ahead->pid = 0;
	tg_close_(&ahead->to);
	tg_close_(&ahead->from);
	return false;
}

static void flush(struct tg_ahead *ahead)
{
	/* A child that is gone shows when it is waited for. */
	tg_fd_write(ahead->to, tg_buf_view(&ahead->unsent), NULL);
	tg_buf_clear(&ahead->unsent);
}

void tg_ahead_send(struct tg_ahead *ahead, const struct tg_oid *blob)
{
	tg_buf_add(&ahead->unsent, blob->byte, TG_OID_SIZE);
	ahead->sent++;
	if (ahead->unsent.len >= CHUNK)
		flush(ahead);
}

bool tg_ahead_finish(struct tg_ahead *ahead, struct tg_buf *ret_answers)
{
	int status = 1;
	char chunk[CHUNK];
	size_t got;

	if (!ahead->pid)
		return false;
	flush(ahead);
	tg_close_(&ahead->to);
	while ((got = read_all(ahead->from, chunk, sizeof(chunk))) > 0)
		tg_buf_add(ret_answers, chunk, got);
	tg_close_(&ahead->from);
	while (waitpid(ahead->pid, &status, 0) < 0 && errno == EINTR)
		;
	ahead->pid = 0;
	tg_buf_done(&ahead->unsent);
	return WIFEXITED(status) && WEXITSTATUS(status) == 0 && ret_answers->len == ahead->sent;
}
