/* SPDX-License-Identifier: Apache-2.0 */
/*
 * run.c - many units, as many at once as there are processors, given in order. See engine.h.
 */
#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"
#include "base/text.h"
#include "engine/child.h"
#include "engine/merge.h"
#include "engine/recall.h"
#include "engine/unit.h"

/* What waits for its turn, in bytes, before no further unit is begun. */
enum { WAITING_MAX = 48 * 1024 * 1024 };

/* A unit that is analysed, or whose turn has not come. */
struct turn {
	struct tg_buf message; /* empty when the child gave none */
	struct tg_child_end end;
	bool ended;
	bool recalled; /* the message comes from the cache */
};

struct slot {
	struct tg_child child;
	size_t index; /* of its command */
};

struct run {
	const struct tg_engine_options *options;
	const struct tg_command *commands;
	size_t count;
	struct tg_packs packs;
	struct tg_sandbox_plan plan;
	struct tg_work work;
	struct tg_recall recall;
	struct slot *slots;
	size_t slot_count;
	struct turn *turns;
	size_t next_start, next_give, waiting;
	bool again; /* the unit whose turn it is was recalled in vain */
	double wall_seconds;
};

/* For the child: which unit is its own. */
struct task {
	struct run *run;
	size_t index;
};

static void analyse(void *user, const struct tg_sandbox_plan *plan, int fd)
{
	struct task *task = user;
	struct tg_work work = task->run->work;
	struct tg_unit_result result;
	struct tg_arena arena = {0};
	struct tg_parsed parsed = {0};
	struct tg_buf message = {0};

	work.root = plan->root;
	tg_unit_analyse(&arena, &work, tg_parse_index(), &task->run->commands[task->index], 0,
			&parsed, &result);
	tg_wire_put_unit(&message, &result);
	tg_child_send(fd, &message);
}

static void end_turn(struct run *run, struct slot *slot)
{
	struct turn *turn = &run->turns[slot->index];

	turn->end = tg_child_finish(&slot->child);
	turn->ended = true;
	run->waiting += turn->message.len;
}

/* A unit whose process cannot even be started is incomplete like any other. */
static void start(struct run *run, struct slot *slot, size_t index)
{
	struct task task = {run, index};
	struct tg_err err = {0};

	slot->index = task.index;
	if (tg_child_start(&slot->child, &run->plan, analyse, &task, &err)) {
		slot->child.deadline = tg_now() + run->wall_seconds;
		return;
	}
	run->turns[task.index].ended = true;
	run->turns[task.index].end.status = TG_UNIT_FAILED;
	snprintf(run->turns[task.index].end.detail, sizeof(run->turns[task.index].end.detail),
		 "%.150s", err.text);
}

/* True when the next unit is known from an earlier run. */
static bool recall_next(struct run *run)
{
	struct turn *turn = &run->turns[run->next_start];

	turn->recalled = turn->ended =
		tg_recall_find(&run->recall, &run->commands[run->next_start], &turn->message);
	if (!turn->recalled)
		return false;
	run->waiting += turn->message.len;
	run->next_start++;
	return true;
}

static bool may_start(const struct run *run)
{
	return run->next_start < run->count &&
	       (run->waiting < WAITING_MAX || run->next_start == run->next_give);
}

static struct slot *free_slot(struct run *run)
{
	size_t i;

	for (i = 0; i < run->slot_count; i++)
		if (!run->slots[i].child.pid)
			return &run->slots[i];
	return NULL;
}

static void start_all(struct run *run)
{
	struct slot *slot;

	if (run->again && (slot = free_slot(run))) {
		run->again = false;
		start(run, slot, run->next_give);
	}
	while (may_start(run) && (slot = free_slot(run)))
		if (!recall_next(run))
			start(run, slot, run->next_start++);
}

/* Takes what a child has sent; ends its turn when that is a message, or all there will be. */
static void receive(struct run *run, struct slot *slot)
{
	bool more = tg_child_read(&slot->child), bad;
	enum tg_message kind;
	struct tg_str body;
	size_t size;

	if (tg_wire_frame(tg_buf_view(&slot->child.received), &kind, &body, &size, &bad) &&
	    kind == TG_MESSAGE_UNIT) {
		tg_buf_str(&run->turns[slot->index].message, body);
		more = false;
	}
	if (!more || bad)
		end_turn(run, slot);
}

/* Waits for children, for a second at most, and takes what comes. */
static void wait_some(struct run *run)
{
	struct pollfd *fds = tg_alloc_zero(run->slot_count, sizeof(*fds));
	size_t i, busy = 0;
	int ready;

	for (i = 0; i < run->slot_count; i++) {
		fds[i] = (struct pollfd){run->slots[i].child.pid ? run->slots[i].child.fd : -1,
					 POLLIN, 0};
		busy += run->slots[i].child.pid != 0;
	}
	ready = busy ? poll(fds, run->slot_count, 1000) : 0;
	for (i = 0; i < run->slot_count; i++) {
		if (!run->slots[i].child.pid)
			continue;
		if (ready > 0 && fds[i].revents)
			receive(run, &run->slots[i]);
		tg_child_watch(&run->slots[i].child, tg_now());
	}
	tg_free_(&fds);
}

static void keep_result(void *user, const struct tg_unit_result *result)
{
	struct run *run = user;

	tg_recall_keep(&run->recall, &run->commands[run->next_give], result,
		       tg_buf_view(&run->turns[run->next_give].message));
}

static void give(struct run *run, struct tg_merge *merge)
{
	while (run->next_give < run->next_start && run->turns[run->next_give].ended) {
		struct turn *turn = &run->turns[run->next_give];
		const struct tg_merge_item item = {
			.command = &run->commands[run->next_give],
			.message = turn->message.len ? &turn->message : NULL,
			.end = &turn->end,
			.recalled = turn->recalled,
			.last = run->next_give + 1 == run->count,
			.on_result = keep_result,
			.user = run,
		};

		run->waiting -= turn->message.len;
		if (!tg_merge_unit(merge, &item)) {
			tg_recall_reject(&run->recall, item.command);
			tg_buf_done(&turn->message);
			*turn = (struct turn){0};
			run->again = true;
			return;
		}
		tg_buf_done(&turn->message);
		run->next_give++;
	}
}

static unsigned processors(void)
{
	long count = sysconf(_SC_NPROCESSORS_ONLN);

	return count < 1 ? 1 : (unsigned)count;
}

static void work(struct run *run, struct tg_merge *merge)
{
	size_t jobs = run->options->jobs ? run->options->jobs : processors();

	run->wall_seconds = run->options->wall_seconds ? run->options->wall_seconds : 120;
	run->slot_count = jobs < run->count ? jobs : run->count;
	run->slots = tg_alloc_zero(run->slot_count, sizeof(*run->slots));
	run->turns = tg_alloc_zero(run->count, sizeof(*run->turns));
	while (run->next_give < run->count) {
		start_all(run);
		wait_some(run);
		give(run, merge);
	}
	tg_free_(&run->slots);
	tg_free_(&run->turns);
}

static void end_recall(struct tg_recall *recall, struct tg_engine_stats *stats)
{
	tg_recall_end(recall);
	stats->cache_stored = recall->cache.stored;
	stats->cache_rejected = recall->cache.rejected;
	memcpy(stats->cache_problem, recall->cache.problem, sizeof(stats->cache_problem));
}

bool tg_engine_run(struct tg_arena *arena, const struct tg_engine_options *options,
		   const struct tg_command *commands, size_t command_count,
		   void (*on_unit)(void *user, const struct tg_unit *unit), void *user,
		   struct tg_engine_stats *ret_stats, struct tg_err *err)
{
	struct run run = {.options = options, .commands = commands, .count = command_count};
	struct tg_merge merge = {.arena = arena,
				 .options = options,
				 .packs = &run.packs,
				 .on_unit = on_unit,
				 .user = user};
	bool ok;

	ok = tg_packs_load(options, &run.packs, err) &&
	     tg_sandbox_prepare(options, commands, command_count, &run.plan, err);
	if (ok) {
		run.work = (struct tg_work){
			.options = options, .packs = &run.packs, .today = tg_today()};
		merge.stats.sandbox = run.plan.level;
		tg_recall_begin(&run.recall, options, &run.packs, run.work.today);
		work(&run, &merge);
		end_recall(&run.recall, &merge.stats);
		tg_sandbox_done(&run.plan);
		if (ret_stats)
			*ret_stats = merge.stats;
	}
	tg_merge_done(&merge);
	tg_packs_done(&run.packs);
	return ok;
}
