/* SPDX-License-Identifier: Apache-2.0 */
/*
 * outline_run.c - the symbols of many blobs. See tg_engine_outline() in engine.h.
 *
 * A child gets its blobs by the fork itself and goes through a batch of them; a blob that kills
 * it is the one behind the last that it has sent, and another child goes on behind that. The first
 * children have no parser, which takes longer to load than most files need: one that meets a blob
 * that needs it ends before that, and the next one has it.
 */
#include <malloc.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "engine/parse/parse.h"
#include "engine/run/child.h"
#include "engine/symbols/outline.h"

enum {
	BATCH_LEAST = 128, /* blobs that are a batch, */
	BATCH_BYTES =
		2 << 20,      /* or so many bytes of them, however few they are, at the beginning */
	BATCH_MAX = 512,      /* blobs of one child at most, where there are many */
	BYTES_MAX = 16 << 20, /* of blobs that are held; whoever brings more has to wait */
	KEPT = 16 << 20,      /* bytes of memory that a child keeps between blobs */
};

struct batch {
	struct tg_child child;
	size_t next, end; /* blobs [next, end) are still to come */
	bool parses;      /* the child has a parser */
};

/* A blob that waits for a child or for its turn. */
struct blob {
	struct tg_str content;
	const char *name;
	struct tg_buf message;
	struct tg_child_end *end; /* of the child that it killed, else NULL */
	bool ended;
};

struct tg_outliner {
	struct tg_sandbox_plan plan;
	unsigned cpu_seconds, wall_seconds;
	struct batch *batches;
	size_t batch_count, batch_size;
	TG_VEC(struct blob) blobs;
	size_t next_start, next_give;
	size_t batch_bytes;
	bool shared_out;                   /* batches are shares of all that there is */
	size_t bytes_added, bytes_started; /* of all blobs, and of those that a child got */
	size_t bytes_held;                 /* of those whose results were not given */
	void (*on_blob)(void *user, size_t index, const struct tg_outline *outline);
	void *user;
	bool held;    /* nothing is given */
	bool stopped; /* no process or no parser to be had, or one that was killed from outside:
		       * that says nothing about any blob */
	struct tg_err *err;
};

struct task {
	const struct tg_outliner *run;
	size_t next, end;
};

/* False when it needs the parser, which is not there. */
static bool outline_one(const struct task *task, size_t index, CXIndex clang, int fd)
{
	struct tg_outline_result result = {.index = index, .outline = {.detail = ""}};
	struct tg_outline *outline = &result.outline;
	struct tg_arena arena = {0};
	struct tg_buf message = {0};
	struct tg_err err = {0};
	bool done;

	if (!tg_outline_blob(&arena, clang, task->run->blobs.at[index].content,
			     task->run->blobs.at[index].name, &outline->symbols,
			     &outline->symbol_count, &err)) {
		outline->status = TG_UNIT_FAILED;
		outline->detail = err.text;
		outline->symbol_count = 0;
	}
	done = clang || err.code != TG_ERR_MISSING;
	if (done) {
		tg_wire_put_outline(&message, &result);
		tg_child_send(fd, &message);
	}
	tg_buf_done(&message);
	tg_arena_done(&arena);
	return done;
}

static void outline_batch(void *user, const struct tg_sandbox_plan *plan, int fd)
{
	const struct task *task = user;
	CXIndex clang = tg_clang_is_loaded() ? tg_parse_index() : NULL;
	bool more = true;
	size_t i;

	(void)plan;
	/* What one blob gave back serves the next: getting it from the kernel anew takes longer. */
	mallopt(M_MMAP_THRESHOLD, KEPT);
	mallopt(M_TRIM_THRESHOLD, KEPT);
	for (i = task->next; more && i < task->end; i++) {
		tg_child_guard(task->run->cpu_seconds, task->run->wall_seconds);
		more = outline_one(task, i, clang, fd);
	}
}

static void give_up(struct tg_outliner *run, struct batch *batch, const struct tg_child_end *end)
{
	struct blob *blob = &run->blobs.at[batch->next];

	blob->ended = true;
	blob->end = tg_alloc(sizeof(*end));
	*blob->end = *end;
	batch->next++;
}

/* Starts a child for what is left of the batch. */
static void start(struct tg_outliner *run, struct batch *batch)
{
	struct task task = {run, batch->next, batch->end};

	if (batch->next >= batch->end || run->stopped)
		return;
	batch->parses = tg_clang_is_loaded();
	run->stopped = !tg_child_start(&batch->child, &run->plan, outline_batch, &task, run->err);
	batch->child.deadline = tg_now() + run->wall_seconds;
}

static size_t within(size_t value, size_t least, size_t most)
{
	return value < least ? least : value > most ? most : value;
}

/*
 * What a child gets grows with what was given already: a process for every few files costs more
 * than it shares out, since what the parent writes to then has to be copied, page by page.
 */
static void set_batch(struct tg_outliner *run)
{
	size_t most = BYTES_MAX * 3 / 4 / run->batch_count;

	run->batch_size = within(run->next_start / run->batch_count, BATCH_LEAST, BATCH_MAX);
	run->batch_bytes = within(run->bytes_started / run->batch_count, BATCH_BYTES,
				  most > BATCH_BYTES ? most : BATCH_BYTES);
}

static void fill(struct tg_outliner *run, struct batch *batch)
{
	size_t bytes = 0;

	batch->next = batch->end = run->next_start;
	while (batch->end < run->blobs.count && batch->end - batch->next < run->batch_size &&
	       bytes < run->batch_bytes)
		bytes += run->blobs.at[batch->end++].content.len;
	run->next_start = batch->end;
	run->bytes_started += bytes;
}

/* Gives a batch to each child that has none; one that is not full only when `all` came. */
static void start_some(struct tg_outliner *run, bool all)
{
	size_t i, ahead = run->batch_count * BATCH_MAX * 2;

	for (i = 0; i < run->batch_count && !run->stopped; i++) {
		struct batch *batch = &run->batches[i];
		size_t waiting = run->blobs.count - run->next_start;

		if (batch->child.pid || !waiting || run->next_start - run->next_give > ahead)
			continue;
		if (!run->shared_out)
			set_batch(run);
		if (!all && waiting < run->batch_size &&
		    run->bytes_added - run->bytes_started < run->batch_bytes)
			return;
		fill(run, batch);
		start(run, batch);
	}
}

/* Takes one message off what was received; false when there is none, or a wrong one. */
static bool take(struct tg_outliner *run, struct batch *batch, bool *bad)
{
	struct tg_buf *received = &batch->child.received;
	enum tg_message kind;
	struct tg_str body;
	size_t size;

	if (!tg_wire_frame(tg_buf_view(received), &kind, &body, &size, bad))
		return false;
	if (kind != TG_MESSAGE_OUTLINE || batch->next >= batch->end) {
		*bad = true;
		return false;
	}
	tg_buf_str(&run->blobs.at[batch->next].message, body);
	run->blobs.at[batch->next].ended = true;
	batch->next++;
	memmove(received->ptr, received->ptr + size, received->len - size);
	received->len -= size;
	batch->child.deadline = tg_now() + run->wall_seconds;
	return true;
}

static void receive(struct tg_outliner *run, struct batch *batch)
{
	bool more = tg_child_read(&batch->child), bad = false;
	struct tg_child_end end;

	while (take(run, batch, &bad))
		;
	if (more && !bad && batch->next < batch->end)
		return;
	end = tg_child_finish(&batch->child);
	if (batch->next >= batch->end)
		return;
	if (!end.status && !bad && !batch->parses) {
		run->stopped = !tg_clang_load(run->err);
		start(run, batch);
		return;
	}
	if (end.by_machine && !bad) {
		run->stopped = true;
		tg_fail(run->err, TG_ERR_IO, "cannot read the symbols of '%s': %s; run it again",
			run->blobs.at[batch->next].name, end.detail);
		return;
	}
	if (!end.status || bad) {
		end.status = TG_UNIT_CRASHED;
		memcpy(end.detail, "the analysis sent no sensible result", 37);
	}
	give_up(run, batch, &end);
	start(run, batch);
}

/* Takes what children sent; waits for it for so long at most, none when 0. */
static void receive_some(struct tg_outliner *run, int milliseconds)
{
	struct pollfd *fds = tg_alloc_zero(run->batch_count, sizeof(*fds));
	size_t i;
	int ready;

	for (i = 0; i < run->batch_count; i++)
		fds[i] = (struct pollfd){run->batches[i].child.pid ? run->batches[i].child.fd : -1,
					 POLLIN, 0};
	ready = poll(fds, run->batch_count, milliseconds);
	for (i = 0; i < run->batch_count; i++) {
		if (!run->batches[i].child.pid)
			continue;
		if (ready > 0 && fds[i].revents)
			receive(run, &run->batches[i]);
		tg_child_watch(&run->batches[i].child, tg_now());
	}
	tg_free_(&fds);
}

static void release(struct blob *blob)
{
	tg_buf_done(&blob->message);
	tg_free_(&blob->end);
}

static void give_one(struct tg_outliner *run, size_t index)
{
	struct blob *blob = &run->blobs.at[index];
	struct tg_arena arena = {0};
	struct tg_interner interner = {.strings = &arena, .arrays = &arena};
	struct tg_outline_result result = {0};

	if (blob->end) {
		result.outline.status = blob->end->status;
		result.outline.detail = blob->end->detail;
	} else if (!tg_wire_get_outline(&interner, tg_buf_view(&blob->message), &result) ||
		   result.index != index) {
		result.outline =
			(struct tg_outline){.status = TG_UNIT_CRASHED,
					    .detail = "the analysis sent a malformed result"};
	}
	run->bytes_held -= blob->content.len;
	run->on_blob(run->user, index, &result.outline);
	release(blob);
	tg_map_done(&interner.known);
	tg_arena_done(&arena);
}

/* One round: children get work and what they have done is given, in order. */
static void work(struct tg_outliner *run, bool all, int milliseconds)
{
	start_some(run, all);
	receive_some(run, milliseconds);
	while (!run->held && run->next_give < run->blobs.count &&
	       run->blobs.at[run->next_give].ended)
		give_one(run, run->next_give++);
}

struct tg_outliner *tg_outliner_begin(const struct tg_engine_options *options,
				      void (*on_blob)(void *user, size_t index,
						      const struct tg_outline *outline),
				      void *user, struct tg_err *err)
{
	long processors = sysconf(_SC_NPROCESSORS_ONLN);
	struct tg_outliner *run = tg_alloc_zero(1, sizeof(*run));

	*run = (struct tg_outliner){
		.cpu_seconds = options->cpu_seconds ? options->cpu_seconds : 20,
		.wall_seconds = options->wall_seconds ? options->wall_seconds : 60,
		.batch_count = options->jobs    ? options->jobs
			       : processors < 1 ? 1
						: (size_t)processors,
		.on_blob = on_blob,
		.user = user,
	};
	if (!tg_sandbox_prepare(options, NULL, 0, &run->plan, err)) {
		tg_free_(&run);
		return NULL;
	}
	run->plan.cpu_seconds = 0; /* the limit is one for each blob */
	run->batches = tg_alloc_zero(run->batch_count, sizeof(*run->batches));
	return run;
}

bool tg_outliner_add(struct tg_outliner *run, struct tg_str content, const char *name,
		     struct tg_err *err)
{
	run->err = err;
	*TG_VEC_ADD(&run->blobs) = (struct blob){.content = content, .name = name};
	run->bytes_added += content.len;
	run->bytes_held += content.len;
	work(run, false, 0);
	while (!run->stopped && !run->held && run->bytes_held > BYTES_MAX)
		work(run, true, 1000);
	return !run->stopped;
}

void tg_outliner_hold(struct tg_outliner *run, bool held)
{
	run->held = held;
}

bool tg_outliner_listen(struct tg_outliner *run, struct tg_err *err)
{
	run->err = err;
	work(run, false, 0);
	return run->bytes_held > BYTES_MAX;
}

bool tg_outliner_end(struct tg_outliner *run, struct tg_err *err)
{
	size_t i, share;
	bool ok;

	run->err = err;
	run->held = false;
	share = (run->blobs.count - run->next_start) / (run->batch_count * 2) + 1;
	run->batch_size = share < BATCH_MAX ? share : BATCH_MAX;
	run->batch_bytes = SIZE_MAX;
	run->shared_out = true;
	while (run->next_give < run->blobs.count && !run->stopped)
		work(run, true, 1000);
	for (i = 0; i < run->batch_count; i++)
		if (run->batches[i].child.pid)
			tg_child_finish(&run->batches[i].child);
	for (i = run->next_give; i < run->blobs.count; i++)
		release(&run->blobs.at[i]);
	ok = !run->stopped;
	TG_VEC_DONE(&run->blobs);
	tg_free_(&run->batches);
	tg_sandbox_done(&run->plan);
	tg_free_(&run);
	return ok;
}

bool tg_engine_outline(const struct tg_engine_options *options, const struct tg_str *blobs,
		       const char *const *names, size_t count,
		       void (*on_blob)(void *user, size_t index, const struct tg_outline *outline),
		       void *user, struct tg_err *err)
{
	struct tg_outliner *run = tg_outliner_begin(options, on_blob, user, err);
	size_t share, i;
	bool ok = run != NULL;

	if (!run)
		return false;
	share = count / (run->batch_count * 2) + 1;
	run->batch_size = share < BATCH_LEAST ? share : BATCH_LEAST;
	run->batch_bytes = SIZE_MAX;
	run->shared_out = true;
	for (i = 0; ok && i < count; i++)
		ok = tg_outliner_add(run, blobs[i], names[i], err);
	return tg_outliner_end(run, err) && ok;
}
