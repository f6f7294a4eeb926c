/* SPDX-License-Identifier: Apache-2.0 */
#include "trace/index/index_ahead.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "base/map.h"
#include "claims/claims.h"
#include "history/history.h"
#include "trace/index/index_read.h"

enum {
	CHUNK = 1024 * TG_OID_SIZE,
	BATCH = 8 * CHUNK, /* that are put in order: a larger one would wait for the walk */
};

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

/* A question, with where its object stands among all, and its answer's place. */
struct question {
	size_t rank, place;
	struct tg_oid blob;
};

static int by_rank(const void *left, const void *right)
{
	const struct question *a = left, *b = right;

	return (a->rank > b->rank) - (a->rank < b->rank);
}

static void note_rank(void *user, const struct tg_oid *oid)
{
	struct tg_map *ranks = user;
	void **place = tg_map_put(ranks, tg_str_n((const char *)oid->byte, TG_OID_SIZE));

	*place = (void *)(uintptr_t)ranks->entries.count;
}

/* Answers a batch in the order of the objects: read as history met them, each chain of differences
 * would be gone through again and again. */
static void answer(struct tg_history *history, const struct tg_map *ranks, struct tg_str oids,
		   struct tg_buf *answers)
{
	size_t count = oids.len / TG_OID_SIZE, first = answers->len, i;
	struct question *questions = tg_alloc_zero(count, sizeof(*questions));

	for (i = 0; i < count; i++) {
		struct tg_str oid = tg_str_n(oids.ptr + i * TG_OID_SIZE, TG_OID_SIZE);

		questions[i] = (struct question){.rank = (size_t)(uintptr_t)tg_map_get(ranks, oid),
						 .place = first + i};
		memcpy(questions[i].blob.byte, oid.ptr, TG_OID_SIZE);
		tg_buf_putc(answers, 1);
	}
	qsort(questions, count, sizeof(*questions), by_rank);
	for (i = 0; i < count; i++)
		answers->ptr[questions[i].place] = is_worth_reading(history, &questions[i].blob);
	tg_free_(&questions);
}

/* The child's whole life; returns its exit code. Answers are kept until no question is left. */
static int look_through(const char *root, int in, int out)
{
	TG_AUTO(tg_history_close_) struct tg_history *history = tg_history_open(root, NULL);
	char *batch = tg_alloc(BATCH);
	struct tg_buf answers = {0};
	struct tg_map ranks = {0};
	size_t got;
	bool ok;

	if (history && !tg_history_each_object(history, note_rank, &ranks))
		tg_map_done(&ranks); /* in the order in which they come, then */
	while (history && (got = read_all(in, batch, BATCH)) > 0)
		answer(history, &ranks, tg_str_n(batch, got), &answers);
	ok = history && tg_fd_write(out, tg_buf_view(&answers), NULL);
	tg_map_done(&ranks);
	tg_buf_done(&answers);
	tg_free_(&batch);
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
