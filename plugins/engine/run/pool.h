/* SPDX-License-Identifier: Apache-2.0 */
/*
 * pool.h - many tasks in children, as many at once as there are processors, given in order.
 *
 * A child does a few tasks, one after the other, each under the limits of one. When it ends before
 * it has done them all, those that it has not done are given to another; whatever ends a child at
 * its first task is what became of that task.
 */
#ifndef TG_ENGINE_POOL_H
#define TG_ENGINE_POOL_H

#include "engine/run/child.h"

/* A task that is done, or whose turn has not come. */
struct tg_turn {
	struct tg_buf message; /* the body of the unit's message; empty when the child gave none */
	struct tg_buf ir;      /* the body of its TG_MESSAGE_IR, if it sent one */
	struct tg_child_end end;
	bool ended;
	bool recalled; /* the message comes from the cache */
};

/* Set all but the last members, which are zero. */
struct tg_pool {
	const struct tg_sandbox_plan *plan;
	size_t count; /* tasks */
	size_t jobs;
	double wall_seconds; /* of a task */
	/* The body that an earlier run has kept; may be NULL. */
	bool (*recall)(void *user, size_t index, struct tg_buf *ret_body);
	/* In the parent, before a child starts, which inherits what was read; may be NULL. False:
	 * the task cannot be done. */
	bool (*prepare)(void *user, size_t index);
	/* In the parent, when the children have what was prepared for them; may be NULL. */
	void (*started)(void *user);
	/* In the child: sends its messages, and releases what it has needed. */
	void (*work)(void *user, size_t index, const struct tg_sandbox_plan *plan, int fd);
	/* Takes a task, in order; what is left in `turn` is released. False: what was recalled is
	 * not well formed, and the task is done after all. */
	bool (*give)(void *user, size_t index, struct tg_turn *turn);
	void *user;

	struct tg_slot *slots;
	struct tg_turn *turns;
	size_t slot_count, next_start, next_give, waiting;
	bool again;         /* the task whose turn it is was recalled in vain */
	double cpu_seconds; /* of all children */
};

void tg_pool_run(struct tg_pool *pool);

#endif
