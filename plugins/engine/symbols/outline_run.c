/* SPDX-License-Identifier: Apache-2.0 */
/*
 * outline_run.c - the symbols of many blobs. See tg_engine_outline() in engine.h.
 *
 * A child gets its blobs by the fork itself and goes through a batch of them; a blob that kills
 * it is the one behind the last that it has sent, and another child goes on behind that. The first
 * children have no parser, which takes longer to load than most files need: one that meets a blob
 * that needs it ends before that, and the next one has it.
 */
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "engine/parse/parse.h"
#include "engine/run/child.h"
#include "engine/symbols/outline.h"

enum { BATCH_MAX = 128 };

struct batch {
	struct tg_child child;
	size_t next, end; /* blobs [next, end) are still to come */
	bool parses;      /* the child has a parser */
};

/* A blob that is done but whose turn has not come. */
struct turn {
	struct tg_buf message;
	struct tg_child_end end;
	bool ended;
};

struct run {
	const struct tg_engine_options *options;
	const struct tg_str *blobs;
	const char *const *names;
	size_t count;
	struct tg_sandbox_plan plan;
	unsigned cpu_seconds, wall_seconds;
	struct batch *batches;
	size_t batch_count, batch_size;
	struct turn *turns;
	size_t next_start, next_give;
	void (*on_blob)(void *user, size_t index, const struct tg_outline *outline);
	void *user;
	bool stopped; /* no process or no parser to be had, or one that was killed from outside:
		       * that says nothing about any blob */
	struct tg_err *err;
};

struct task {
	const struct run *run;
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

	if (!tg_outline_blob(&arena, clang, task->run->blobs[index], task->run->names[index],
			     &outline->symbols, &outline->symbol_count, &err)) {
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
	for (i = task->next; more && i < task->end; i++) {
		tg_child_guard(task->run->cpu_seconds, task->run->wall_seconds);
		more = outline_one(task, i, clang, fd);
	}
}

static void give_up(struct run *run, struct batch *batch, const struct tg_child_end *end)
{
	run->turns[batch->next].ended = true;
	run->turns[batch->next].end = *end;
	batch->next++;
}

/* Starts a child for what is left of the batch. */
static void start(struct run *run, struct batch *batch)
{
	struct task task = {run, batch->next, batch->end};

	if (batch->next >= batch->end || run->stopped)
		return;
	batch->parses = tg_clang_is_loaded();
	run->stopped = !tg_child_start(&batch->child, &run->plan, outline_batch, &task, run->err);
	batch->child.deadline = tg_now() + run->wall_seconds;
}

static void start_all(struct run *run)
{
	size_t i, ahead = run->batch_count * run->batch_size * 2;

	for (i = 0; i < run->batch_count && !run->stopped; i++) {
		struct batch *batch = &run->batches[i];

		if (batch->child.pid || run->next_start >= run->count ||
		    run->next_start - run->next_give > ahead)
			continue;
		batch->next = run->next_start;
		batch->end = run->count - batch->next < run->batch_size
				     ? run->count
				     : batch->next + run->batch_size;
		run->next_start = batch->end;
		start(run, batch);
	}
}

/* Takes one message off what was received; false when there is none, or a wrong one. */
static bool take(struct run *run, struct batch *batch, bool *bad)
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
	tg_buf_str(&run->turns[batch->next].message, body);
	run->turns[batch->next].ended = true;
	batch->next++;
	memmove(received->ptr, received->ptr + size, received->len - size);
	received->len -= size;
	batch->child.deadline = tg_now() + run->wall_seconds;
	return true;
}

static void receive(struct run *run, struct batch *batch)
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
			run->names[batch->next], end.detail);
		return;
	}
	if (!end.status || bad) {
		end.status = TG_UNIT_CRASHED;
		memcpy(end.detail, "the analysis sent no sensible result", 37);
	}
	give_up(run, batch, &end);
	start(run, batch);
}

static void wait_some(struct run *run)
{
	struct pollfd *fds = tg_alloc_zero(run->batch_count, sizeof(*fds));
	size_t i;
	int ready;

	for (i = 0; i < run->batch_count; i++)
		fds[i] = (struct pollfd){run->batches[i].child.pid ? run->batches[i].child.fd : -1,
					 POLLIN, 0};
	ready = poll(fds, run->batch_count, 1000);
	for (i = 0; i < run->batch_count; i++) {
		if (!run->batches[i].child.pid)
			continue;
		if (ready > 0 && fds[i].revents)
			receive(run, &run->batches[i]);
		tg_child_watch(&run->batches[i].child, tg_now());
	}
	tg_free_(&fds);
}

static void give_one(struct run *run, size_t index)
{
	struct turn *turn = &run->turns[index];
	struct tg_arena arena = {0};
	struct tg_interner interner = {.strings = &arena, .arrays = &arena};
	struct tg_outline_result result = {0};

	if (turn->end.status) {
		result.outline.status = turn->end.status;
		result.outline.detail = turn->end.detail;
	} else if (!tg_wire_get_outline(&interner, tg_buf_view(&turn->message), &result) ||
		   result.index != index) {
		result.outline =
			(struct tg_outline){.status = TG_UNIT_CRASHED,
					    .detail = "the analysis sent a malformed result"};
	}
	run->on_blob(run->user, index, &result.outline);
	tg_buf_done(&turn->message);
	tg_map_done(&interner.known);
	tg_arena_done(&arena);
}

static void work(struct run *run)
{
	size_t i, jobs = run->options->jobs;
	long processors = sysconf(_SC_NPROCESSORS_ONLN);

	if (!jobs)
		jobs = processors < 1 ? 1 : (size_t)processors;
	run->batch_count = jobs < run->count ? jobs : run->count;
	run->batch_size = run->count / (jobs * 2) + 1;
	if (run->batch_size > BATCH_MAX)
		run->batch_size = BATCH_MAX;
	run->batches = tg_alloc_zero(run->batch_count, sizeof(*run->batches));
	run->turns = tg_alloc_zero(run->count, sizeof(*run->turns));
	while (run->next_give < run->count && !run->stopped) {
		start_all(run);
		wait_some(run);
		while (run->next_give < run->count && run->turns[run->next_give].ended)
			give_one(run, run->next_give++);
	}
	for (i = 0; i < run->batch_count; i++)
		if (run->batches[i].child.pid)
			tg_child_finish(&run->batches[i].child);
	for (i = run->next_give; i < run->count; i++)
		tg_buf_done(&run->turns[i].message);
	tg_free_(&run->batches);
	tg_free_(&run->turns);
}

bool tg_engine_outline(const struct tg_engine_options *options, const struct tg_str *blobs,
		       const char *const *names, size_t count,
		       void (*on_blob)(void *user, size_t index, const struct tg_outline *outline),
		       void *user, struct tg_err *err)
{
	struct run run = {
		.options = options,
		.blobs = blobs,
		.names = names,
		.count = count,
		.cpu_seconds = options->cpu_seconds ? options->cpu_seconds : 20,
		.wall_seconds = options->wall_seconds ? options->wall_seconds : 60,
		.on_blob = on_blob,
		.user = user,
		.err = err,
	};

	if (!tg_sandbox_prepare(options, NULL, 0, &run.plan, err))
		return false;
	run.plan.cpu_seconds = 0; /* the limit is one for each blob */
	work(&run);
	tg_sandbox_done(&run.plan);
	return !run.stopped;
}
