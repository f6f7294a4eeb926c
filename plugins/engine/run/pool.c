/* SPDX-License-Identifier: Apache-2.0 */
/*
 * pool.c - see pool.h.
 */
#include "engine/run/pool.h"

#include <poll.h>
#include <stdio.h>

enum {
	/* What waits for its turn, in bytes, before no further task is begun. */
	WAITING_MAX = 48 * 1024 * 1024,
	/* Tasks of one child, which costs as much to start and to end as a small one. */
	BATCH_MAX = 32,
	/* A child that has needed as much memory is not used for another task. */
	KEPT_BYTES = 128 * 1024 * 1024,
};

/* A child and its tasks, which it does in this order. */
struct tg_slot {
	struct tg_child child;
	size_t tasks[BATCH_MAX];
	size_t count, done;
};

/* For the child: what it has to do. */
struct batch {
	struct tg_pool *pool;
	const struct tg_slot *slot;
};

static void work(void *user, const struct tg_sandbox_plan *plan, int fd)
{
	const struct batch *batch = user;
	struct tg_pool *pool = batch->pool;
	size_t i;

	for (i = 0; i < batch->slot->count; i++) {
		if (i && tg_child_peak() > KEPT_BYTES)
			return;
		if (i)
			tg_child_next(plan);
		pool->work(pool->user, batch->slot->tasks[i], plan, fd);
	}
}

static void end_turn(struct tg_pool *pool, size_t index, const struct tg_child_end *end)
{
	struct tg_turn *turn = &pool->turns[index];

	turn->end = *end;
	turn->ended = true;
	pool->waiting += turn->message.len + turn->ir.len;
}

static void fail(struct tg_pool *pool, size_t index, const char *detail)
{
	struct tg_child_end end = {.status = TG_UNIT_FAILED};

	snprintf(end.detail, sizeof(end.detail), "%.150s", detail);
	end_turn(pool, index, &end);
}

/* Leaves in the slot only tasks that can be done. */
static void prepare(struct tg_pool *pool, struct tg_slot *slot)
{
	size_t i, kept = 0;

	for (i = 0; i < slot->count; i++) {
		if (!pool->prepare || pool->prepare(pool->user, slot->tasks[i]))
			slot->tasks[kept++] = slot->tasks[i];
		else
			fail(pool, slot->tasks[i], "what the unit needs cannot be read");
	}
	slot->count = kept;
}

/* Starts a child for the tasks of the slot. One whose process cannot even be started is incomplete
 * like any other. */
static void start(struct tg_pool *pool, struct tg_slot *slot)
{
	struct tg_sandbox_plan plan = *pool->plan;
	struct batch batch = {pool, slot};
	struct tg_err err = {0};
	size_t i;

	slot->done = 0;
	prepare(pool, slot);
	plan.tasks = (unsigned)slot->count;
	if (slot->count && tg_child_start(&slot->child, &plan, work, &batch, &err))
		slot->child.deadline = tg_now() + pool->wall_seconds;
	else
		for (i = 0; i < slot->count; i++)
			fail(pool, slot->tasks[i], err.text);
	if (pool->started)
		pool->started(pool->user);
}

/* True when the next task is known from an earlier run. */
static bool recall_next(struct tg_pool *pool)
{
	struct tg_turn *turn = &pool->turns[pool->next_start];

	turn->recalled = turn->ended =
		pool->recall && pool->recall(pool->user, pool->next_start, &turn->message);
	if (!turn->recalled)
		return false;
	pool->waiting += turn->message.len;
	pool->next_start++;
	return true;
}

static bool may_start(const struct tg_pool *pool)
{
	return pool->next_start < pool->count &&
	       (pool->waiting < WAITING_MAX || pool->next_start == pool->next_give);
}

static struct tg_slot *free_slot(struct tg_pool *pool)
{
	size_t i;

	for (i = 0; i < pool->slot_count; i++)
		if (!pool->slots[i].child.pid)
			return &pool->slots[i];
	return NULL;
}

/* How many tasks the next child gets: fewer when few are left, so that none waits for the last. */
static size_t batch_size(const struct tg_pool *pool)
{
	size_t left = pool->count - pool->next_start;
	size_t share = pool->slot_count > 1 ? left / (2 * pool->slot_count) : left;

	return share < 1 ? 1 : share < BATCH_MAX ? share : BATCH_MAX;
}

static void start_all(struct tg_pool *pool)
{
	struct tg_slot *slot;
	size_t size;

	if (pool->again && (slot = free_slot(pool))) {
		pool->again = false;
		slot->tasks[0] = pool->next_give;
		slot->count = 1;
		start(pool, slot);
	}
	while (may_start(pool) && (slot = free_slot(pool))) {
		slot->count = 0;
		for (size = batch_size(pool); slot->count < size && may_start(pool);)
			if (!recall_next(pool))
				slot->tasks[slot->count++] = pool->next_start++;
		if (slot->count)
			start(pool, slot);
	}
}

/* Takes the first message off what has come; false when it is not whole yet. */
static bool take_message(struct tg_child *child, struct tg_turn *turn, enum tg_message *ret_kind,
			 bool *ret_bad)
{
	struct tg_str body;
	size_t size;

	if (!tg_wire_frame(tg_buf_view(&child->received), ret_kind, &body, &size, ret_bad))
		return false;
	tg_buf_str(*ret_kind == TG_MESSAGE_IR ? &turn->ir : &turn->message, body);
	memmove(child->received.ptr, child->received.ptr + size, child->received.len - size);
	child->received.len -= size;
	return true;
}

/*
 * The child is done, or will not go on. What it has not got to, another child does; only a task
 * that was its first has nobody else to blame for how it ended.
 */
static void finish(struct tg_pool *pool, struct tg_slot *slot, bool whole)
{
	struct tg_child_end end = tg_child_finish(&slot->child);
	size_t first = slot->done, i;

	pool->cpu_seconds += end.cpu_seconds;
	if (whole || !first)
		end_turn(pool, slot->tasks[first++], &end);
	for (i = first; i < slot->count; i++) {
		struct tg_turn *turn = &pool->turns[slot->tasks[i]];

		tg_buf_clear(&turn->message);
		tg_buf_clear(&turn->ir);
		slot->tasks[i - first] = slot->tasks[i];
	}
	slot->count -= first;
	if (slot->count)
		start(pool, slot);
}

/* Takes what a child has sent; a turn ends with its unit. The last one ends with the child, which
 * says what that has cost. */
static void receive(struct tg_pool *pool, struct tg_slot *slot)
{
	const struct tg_child_end well = {0};
	bool more = tg_child_read(&slot->child), bad = false, whole = false;
	struct tg_turn *turn = &pool->turns[slot->tasks[slot->done]];
	enum tg_message kind;

	while (!whole && take_message(&slot->child, turn, &kind, &bad)) {
		if (kind == TG_MESSAGE_IR) {
			more = more && turn->ir.len <= TG_WIRE_MAX;
			continue;
		}
		whole = slot->done + 1 == slot->count;
		if (whole)
			break;
		end_turn(pool, slot->tasks[slot->done++], &well);
		turn = &pool->turns[slot->tasks[slot->done]];
		slot->child.deadline = tg_now() + pool->wall_seconds;
	}
	if (!more || bad || whole)
		finish(pool, slot, whole);
}

/* Waits for children, for a second at most, and takes what comes. */
static void wait_some(struct tg_pool *pool)
{
	struct pollfd *fds = tg_alloc_zero(pool->slot_count, sizeof(*fds));
	size_t i, busy = 0;
	int ready;

	for (i = 0; i < pool->slot_count; i++) {
		bool runs = pool->slots[i].child.pid != 0;

		fds[i] = (struct pollfd){runs ? pool->slots[i].child.fd : -1, POLLIN, 0};
		busy += runs;
	}
	ready = busy ? poll(fds, pool->slot_count, 1000) : 0;
	for (i = 0; i < pool->slot_count; i++) {
		if (!pool->slots[i].child.pid)
			continue;
		if (ready > 0 && fds[i].revents)
			receive(pool, &pool->slots[i]);
		tg_child_watch(&pool->slots[i].child, tg_now());
	}
	tg_free_(&fds);
}

static void give(struct tg_pool *pool)
{
	while (pool->next_give < pool->next_start && pool->turns[pool->next_give].ended) {
		struct tg_turn *turn = &pool->turns[pool->next_give];
		bool taken;

		pool->waiting -= turn->message.len + turn->ir.len;
		taken = pool->give(pool->user, pool->next_give, turn);
		tg_buf_done(&turn->message);
		tg_buf_done(&turn->ir);
		if (!taken) {
			*turn = (struct tg_turn){0};
			pool->again = true;
			return;
		}
		pool->next_give++;
	}
}

void tg_pool_run(struct tg_pool *pool)
{
	pool->slot_count = pool->jobs < pool->count ? pool->jobs : pool->count;
	pool->slots = tg_alloc_zero(pool->slot_count, sizeof(*pool->slots));
	pool->turns = tg_alloc_zero(pool->count, sizeof(*pool->turns));
	while (pool->next_give < pool->count) {
		start_all(pool);
		wait_some(pool);
		give(pool);
	}
	tg_free_(&pool->slots);
	tg_free_(&pool->turns);
}
