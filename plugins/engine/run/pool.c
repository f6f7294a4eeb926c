/* SPDX-License-Identifier: Apache-2.0 */
/*
 * pool.c - see pool.h.
 */
#include "engine/run/pool.h"

#include <poll.h>
#include <stdio.h>

/* What waits for its turn, in bytes, before no further task is begun. */
enum { WAITING_MAX = 48 * 1024 * 1024 };

struct tg_slot {
	struct tg_child child;
	size_t index; /* of its task */
};

/* For the child: which task is its own. */
struct task {
	struct tg_pool *pool;
	size_t index;
};

static void work(void *user, const struct tg_sandbox_plan *plan, int fd)
{
	struct task *task = user;

	task->pool->work(task->pool->user, task->index, plan, fd);
}

static void end_turn(struct tg_pool *pool, struct tg_slot *slot)
{
	struct tg_turn *turn = &pool->turns[slot->index];

	turn->end = tg_child_finish(&slot->child);
	turn->ended = true;
	pool->waiting += turn->message.len + turn->ir.len;
}

/* A task whose process cannot even be started is incomplete like any other. */
static void start(struct tg_pool *pool, struct tg_slot *slot, size_t index)
{
	struct task task = {pool, index};
	struct tg_err err = {0};

	slot->index = task.index;
	if (pool->prepare && !pool->prepare(pool->user, index))
		tg_fail(&err, TG_ERR_IO, "what the unit needs cannot be read");
	else if (tg_child_start(&slot->child, pool->plan, work, &task, &err)) {
		slot->child.deadline = tg_now() + pool->wall_seconds;
		return;
	}
	pool->turns[index].ended = true;
	pool->turns[index].end.status = TG_UNIT_FAILED;
	snprintf(pool->turns[index].end.detail, sizeof(pool->turns[index].end.detail), "%.150s",
		 err.text);
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

static void start_all(struct tg_pool *pool)
{
	struct tg_slot *slot;

	if (pool->again && (slot = free_slot(pool))) {
		pool->again = false;
		start(pool, slot, pool->next_give);
	}
	while (may_start(pool) && (slot = free_slot(pool)))
		if (!recall_next(pool))
			start(pool, slot, pool->next_start++);
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

/* Takes what a child has sent; ends its turn with the unit, or when nothing more will come. */
static void receive(struct tg_pool *pool, struct tg_slot *slot)
{
	struct tg_turn *turn = &pool->turns[slot->index];
	bool more = tg_child_read(&slot->child), bad = false;
	enum tg_message kind;

	while (take_message(&slot->child, turn, &kind, &bad))
		if (kind != TG_MESSAGE_IR || turn->ir.len > TG_WIRE_MAX)
			more = false;
	if (!more || bad)
		end_turn(pool, slot);
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
