/* SPDX-License-Identifier: Apache-2.0 */
/*
 * child.h - a process that works in the sandbox and writes messages to its parent.
 */
#ifndef TG_ENGINE_CHILD_H
#define TG_ENGINE_CHILD_H

#include <sys/types.h>
#include <time.h>

#include "engine/run/sandbox.h"
#include "engine/run/wire.h"

/* Exit codes of a child that say more than "died". */
enum { TG_CHILD_DONE = 0, TG_CHILD_NO_MEMORY = 97, TG_CHILD_NO_SANDBOX = 98 };

/* A child as its parent sees it. */
struct tg_child {
	pid_t pid; /* 0 = none */
	int fd;    /* its messages, and the way to it; non-blocking; -1 when it has closed it */
	struct tg_buf received;
	double deadline;      /* by tg_now(); 0 = none */
	size_t memory_bytes;  /* its limit */
	unsigned cpu_seconds; /* its limit; 0 = it guards itself */
	bool killed;          /* by the watch, for the wall clock */
	bool over_memory;     /* likewise, for memory */
	bool oversize;        /* sent what no message can be */
};

/* What ended a child, and what it cost. */
struct tg_child_end {
	enum tg_unit_status status; /* COMPLETE when it ended by itself */
	char detail[160];
	int signal;      /* that it died of; 0 = none */
	bool by_machine; /* what it worked on is not to blame: another try may end otherwise */
	double cpu_seconds;
	size_t peak_bytes;
};

/* Seconds of the monotonic clock. */
double tg_now(void);

/*
 * Forks. The child enters the sandbox and runs `work(user, fd)`, whose return ends it. `plan` is
 * copied. The child never returns from here.
 */
bool tg_child_start(struct tg_child *child, const struct tg_sandbox_plan *plan,
		    void (*work)(void *user, const struct tg_sandbox_plan *plan, int fd),
		    void *user, struct tg_err *err);

/* Reads what there is without waiting. False when nothing more will come. */
bool tg_child_read(struct tg_child *child);

/* Kills a child whose deadline has passed. */
void tg_child_watch(struct tg_child *child, double now);

/* Ends the child, waits for it and tells how it died; releases what belongs to it. */
struct tg_child_end tg_child_finish(struct tg_child *child);

/* In the child: writes messages whole; ends the process when the parent is gone. */
void tg_child_send(int fd, struct tg_buf *message);

/* In a child that does several tasks, between them: the next one may take as long as the first. */
void tg_child_next(const struct tg_sandbox_plan *plan);

/* In a child: the most memory that it has had, in bytes. */
size_t tg_child_peak(void);

/* In a child that does many things: it dies when the next one takes longer. 0 and 0 end that. */
void tg_child_guard(unsigned cpu_seconds, unsigned wall_seconds);

#endif
