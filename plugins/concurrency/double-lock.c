/* SPDX-License-Identifier: Apache-2.0 */
/*
 * concurrency/double-lock - a lock is taken by somebody who holds it.
 *
 * Semaphores, which count, and locks that may be taken several times by their owner are left alone:
 * critical sections of Windows are such locks.
 */
#include "common/flow.h"
#include "common/lock.h"

static void flow(struct tg_pass *pass, const struct tg_flow_event *event);

const struct tg_rule tg_rule_double_lock = {
	.id = "concurrency/double-lock",
	.events = TG_FLOW_LOCK,
	.flow = flow,
};

static void flow(struct tg_pass *pass, const struct tg_flow_event *event)
{
	static const char *const again[] = {"EnterCriticalSection", "sem_wait",
					    "pthread_rwlock_rdlock", NULL};
	struct tg_flow_object object = flow_object(pass, event->pointer);

	if (!event->write || object.lock != TG_LOCK_HELD || object.least_offset != 0 ||
	    (event->name && expr_is_one_of(event->name, again)) ||
	    lock_is_paired(pass->ir, object.released))
		return;
	pass->host->report(pass, event->at,
			   "this lock is held already: the thread waits for itself");
	if (object.released)
		pass->host->step(pass, object.released, "it is taken here");
}
