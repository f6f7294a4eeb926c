/* SPDX-License-Identifier: Apache-2.0 */
#include "trace/index/index_ahead.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "base/map.h"
#include "claims/claims.h"
#include "history/history.h"
#include "trace/index/index_read.h"

/* Blobs that are put in order: fewer share less with each other, more would wait for the walk. */
enum { BATCH = 2048 };

/* What a child is asked, and where the answer belongs; `rank` is the child's own. */
struct question {
	size_t at, rank;
	struct tg_oid blob;
};

struct answer {
	size_t at;
	bool worth;
};

/* ---- the child ---- */

static void note_rank(void *user, const struct tg_oid *oid)
{
	struct tg_map *ranks = user;
	void **place = tg_map_put(ranks, tg_str_n((const char *)oid->byte, TG_OID_SIZE));

	*place = (void *)(uintptr_t)ranks->entries.count;
}

/* The last one first. */
static int by_rank(const void *left, const void *right)
{
	const struct question *a = left, *b = right;

	return (a->rank < b->rank) - (a->rank > b->rank);
}

/*
 * Packs hold what is a difference behind what it is a difference to, and libgit2 keeps for a while
 * what it had to make on the way to a content. So the far ends of such chains are read first: what
 * lies on the way to them is at hand then.
 */
static void put_in_order(const struct tg_map *ranks, struct question *questions, size_t count)
{
	size_t i;

	for (i = 0; i < count; i++) {
		struct question *question = &questions[i];

		question->rank = (size_t)(uintptr_t)tg_map_get(
			ranks, tg_str_n((const char *)question->blob.byte, TG_OID_SIZE));
	}
	qsort(questions, count, sizeof(*questions), by_rank);
}

/* A quick look alone: the file's name, which tells its language, is not known here. */
static bool is_worth_reading(struct tg_history *history, const struct tg_oid *blob)
{
	struct tg_str content;

	if (tg_history_peek(history, blob, TG_INDEX_BLOB_LIMIT, &content, NULL) != TG_BLOB_READ)
		return true; /* the parent says why it cannot be read */
	return tg_claims_may_occur(content);
}

/* The next batch of questions; how many, or 0 at the end. */
static size_t take(int in, struct question *questions)
{
	ssize_t got;

	do
		got = recv(in, questions, BATCH * sizeof(*questions), 0);
	while (got < 0 && errno == EINTR);
	return got > 0 ? (size_t)got / sizeof(*questions) : 0;
}

/* The child's whole life; returns its exit code. Answers are kept until no question is left. */
static int look_through(const char *root, int in, int out)
{
	TG_AUTO(tg_history_close_) struct tg_history *history = tg_history_open(root, NULL);
	struct question *questions = tg_alloc(BATCH * sizeof(*questions));
	TG_VEC(struct answer) answers = {0};
	struct tg_map ranks = {0};
	size_t got, i;
	bool ok;

	if (history)
		tg_history_each_object(history, note_rank, &ranks);
	while (history && (got = take(in, questions)) > 0) {
		put_in_order(&ranks, questions, got);
		for (i = 0; i < got; i++) {
			bool worth = is_worth_reading(history, &questions[i].blob);

			*TG_VEC_ADD(&answers) = (struct answer){questions[i].at, worth};
		}
	}
	tg_map_done(&ranks);
	ok = history &&
	     tg_fd_write(out,
			 tg_str_n((const char *)answers.at, answers.count * sizeof(*answers.at)),
			 NULL);
	TG_VEC_DONE(&answers);
	tg_free_(&questions);
	return ok ? 0 : 1;
}

/* ---- the parent ---- */

static bool add_child(struct tg_ahead *ahead, const char *root, int questions)
{
	struct tg_ahead_child *child = &ahead->children[ahead->count];
	int answers[2];

	if (pipe2(answers, O_CLOEXEC) != 0)
		return false;
	child->pid = fork();
	if (child->pid == 0) {
		prctl(PR_SET_PDEATHSIG, SIGKILL);
		close(ahead->questions); /* it would keep the end from being seen */
		close(answers[0]);
		_exit(look_through(root, questions, answers[1]));
	}
	close(answers[1]);
	child->answers = answers[0];
	if (child->pid < 0)
		tg_close_(&child->answers);
	else
		ahead->count++;
	return child->pid > 0;
}

bool tg_ahead_start(struct tg_ahead *ahead, const char *root, unsigned jobs)
{
	int ends[2];

	if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0)
		return false;
	ahead->questions = ends[0];
	while (ahead->count < jobs && ahead->count < TG_AHEAD_MOST &&
	       add_child(ahead, root, ends[1]))
		;
	close(ends[1]);
	if (!ahead->count)
		tg_close_(&ahead->questions);
	return ahead->count > 0;
}

static size_t least(size_t count)
{
	return count < BATCH ? count : BATCH;
}

/* Sends the next blobs; false when that would have to wait, or nobody takes them. */
static bool send_batch(struct tg_ahead *ahead, const struct tg_index_blob *blobs, size_t count,
		       int flags)
{
	struct question questions[BATCH];
	size_t i;

	for (i = 0; i < count; i++)
		questions[i] = (struct question){.at = ahead->handed + i,
						 .blob = blobs[ahead->handed + i].oid};
	while (send(ahead->questions, questions, count * sizeof(*questions), flags | MSG_NOSIGNAL) <
	       0)
		if (errno != EINTR)
			return false;
	ahead->handed += count;
	return true;
}

void tg_ahead_hand(struct tg_ahead *ahead, const struct tg_index_blob *blobs, size_t count)
{
	while (ahead->count && count - ahead->handed >= BATCH &&
	       send_batch(ahead, blobs, BATCH, MSG_DONTWAIT))
		;
}

/* Takes over what one child found; what it did not say counts as worth reading. */
static void take_answers(struct tg_ahead_child *child, struct tg_buf *answers)
{
	struct tg_buf said = {0};
	char chunk[1 << 14];
	struct answer answer;
	ssize_t got;
	int status;
	size_t at;

	while ((got = read(child->answers, chunk, sizeof(chunk))) > 0 ||
	       (got < 0 && errno == EINTR))
		if (got > 0)
			tg_buf_add(&said, chunk, (size_t)got);
	tg_close_(&child->answers);
	while (waitpid(child->pid, &status, 0) < 0 && errno == EINTR)
		;
	for (at = 0; at + sizeof(answer) <= said.len; at += sizeof(answer)) {
		memcpy(&answer, said.ptr + at, sizeof(answer));
		if (answer.at < answers->len)
			answers->ptr[answer.at] = answer.worth;
	}
	tg_buf_done(&said);
}

void tg_ahead_finish(struct tg_ahead *ahead, const struct tg_index_blob *blobs, size_t count,
		     struct tg_buf *ret_answers)
{
	size_t i;

	for (i = 0; i < count; i++)
		tg_buf_putc(ret_answers, 1);
	if (!ahead->count)
		return;
	while (ahead->handed < count && send_batch(ahead, blobs, least(count - ahead->handed), 0))
		;
	tg_close_(&ahead->questions);
	for (i = 0; i < ahead->count; i++)
		take_answers(&ahead->children[i], ret_answers);
	ahead->count = 0;
}
