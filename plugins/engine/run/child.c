/* SPDX-License-Identifier: Apache-2.0 */
/*
 * child.c - see child.h.
 */
#include "engine/run/child.h"

#include <errno.h>
#include <fcntl.h>
#include <malloc.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"

enum { MEMORY = 46 << 20 }; /* that many a unit fills */

double tg_now(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static void no_memory(size_t bytes)
{
	(void)bytes;
	_exit(TG_CHILD_NO_MEMORY);
}

static void be_child(struct tg_sandbox_plan plan,
		     void (*work)(void *, const struct tg_sandbox_plan *, int), void *user, int fd)
{
	tg_oom_set(no_memory);
	if (!tg_sandbox_enter(&plan, &fd))
		_exit(TG_CHILD_NO_SANDBOX);
	if (MEMORY <= plan.memory_bytes / 8)
		tg_mem_expect(MEMORY);
	work(user, &plan, fd);
	/* No exit handlers: they belong to the parent, and so does what its buffers hold. */
	_exit(TG_CHILD_DONE);
}

/* Seconds of processor time after which a child is killed: the plan's, or less where we have less
 * ourselves; 0 = no limit. */
static unsigned cpu_limit(const struct tg_sandbox_plan *plan)
{
	struct rlimit own;

	if (getrlimit(RLIMIT_CPU, &own) == 0 && own.rlim_cur != RLIM_INFINITY &&
	    (!plan->cpu_seconds || own.rlim_cur < plan->cpu_seconds))
		return (unsigned)own.rlim_cur;
	return plan->cpu_seconds;
}

/* @satisfies TG-ENG-3 */
bool tg_child_start(struct tg_child *child, const struct tg_sandbox_plan *plan,
		    void (*work)(void *user, const struct tg_sandbox_plan *plan, int fd),
		    void *user, struct tg_err *err)
{
	int ends[2]; /* the parent's, the child's */

	*child = (struct tg_child){
		.fd = -1, .memory_bytes = plan->memory_bytes, .cpu_seconds = cpu_limit(plan)};
	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) < 0)
		return tg_fail_errno(err, "cannot make a pair of sockets");
	fflush(NULL);
	child->pid = fork();
	if (child->pid == 0)
		be_child(*plan, work, user, ends[1]);
	close(ends[1]);
	if (child->pid < 0) {
		child->pid = 0;
		tg_fail_errno(err, "cannot start a process");
		close(ends[0]);
		return false;
	}
	child->fd = ends[0];
	fcntl(child->fd, F_SETFL, O_NONBLOCK);
	return true;
}

bool tg_child_read(struct tg_child *child)
{
	char chunk[64 * 1024];
	ssize_t got;

	while (child->fd >= 0) {
		got = read(child->fd, chunk, sizeof(chunk));
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0 && errno == EAGAIN)
			return true;
		if (got <= 0) {
			tg_close_(&child->fd);
			return false;
		}
		if (child->received.len + (size_t)got > TG_WIRE_MAX + TG_WIRE_HEAD) {
			child->oversize = true;
			tg_close_(&child->fd);
			return false;
		}
		tg_buf_add(&child->received, chunk, (size_t)got);
	}
	return false;
}

/* Where the address space cannot be limited, the parent looks at what is in use. */
static void watch_memory(struct tg_child *child)
{
#if TG_ADDRESS_SANITIZER
	char path[64];
	unsigned long all, resident;
	FILE *file;

	snprintf(path, sizeof(path), "/proc/%d/statm", (int)child->pid);
	file = fopen(path, "re");
	if (!file)
		return;
	if (fscanf(file, "%lu %lu", &all, &resident) == 2 &&
	    resident * (unsigned long)sysconf(_SC_PAGESIZE) > child->memory_bytes) {
		child->over_memory = true;
		kill(child->pid, SIGKILL);
	}
	fclose(file);
#else
	(void)child;
#endif
}

void tg_child_watch(struct tg_child *child, double now)
{
	if (!child->pid || child->killed)
		return;
	watch_memory(child);
	if (child->deadline == 0 || now < child->deadline)
		return;
	child->killed = true;
	kill(child->pid, SIGKILL);
}

static void say_exit(struct tg_child_end *end, int code)
{
	if (code == TG_CHILD_DONE)
		return;
	end->status = TG_UNIT_CRASHED;
	if (code == TG_CHILD_NO_MEMORY) {
		end->status = TG_UNIT_OUT_OF_MEMORY;
		snprintf(end->detail, sizeof(end->detail),
			 "the analysis needs more memory than its limit");
	} else if (code == TG_CHILD_NO_SANDBOX) {
		end->status = TG_UNIT_FAILED;
		end->by_machine = true;
		snprintf(end->detail, sizeof(end->detail),
			 "the sandbox could not be entered, so nothing was analysed");
	} else {
		snprintf(end->detail, sizeof(end->detail), "the analysis ended with code %d", code);
	}
}

/* LLVM aborts when it gets no memory, and asks for as much again as it has. */
static bool looks_like_memory(const struct tg_child *child, const struct tg_child_end *end,
			      int signal)
{
	return signal == SIGABRT && end->peak_bytes > child->memory_bytes / 4;
}

/* The kernel kills at the hard limit of processor time, and counts by ticks what it tells exactly
 * later: a little less than the limit is the limit. Any other SIGKILL that we did not send is
 * somebody else's. */
static bool is_from_outside(const struct tg_child *child, const struct tg_child_end *end,
			    int signal)
{
	return signal == SIGKILL &&
	       (!child->cpu_seconds || end->cpu_seconds < 0.9 * child->cpu_seconds);
}

static void say_signal(const struct tg_child *child, struct tg_child_end *end, int signal)
{
	if (looks_like_memory(child, end, signal)) {
		say_exit(end, TG_CHILD_NO_MEMORY);
		return;
	}
	end->status = TG_UNIT_CRASHED;
	if (is_from_outside(child, end, signal)) {
		end->by_machine = true;
		snprintf(end->detail, sizeof(end->detail),
			 "the analysis was killed from outside, as where the machine has no memory "
			 "left");
	} else if (signal == SIGALRM || signal == SIGXCPU || signal == SIGPROF ||
		   signal == SIGKILL) {
		end->status = TG_UNIT_TIMED_OUT;
		snprintf(end->detail, sizeof(end->detail),
			 "the analysis was killed at its limit of %stime",
			 signal == SIGALRM ? "" : "processor ");
	} else {
		snprintf(end->detail, sizeof(end->detail), "the analysis died of signal %d (%s)",
			 signal, strsignal(signal));
	}
}

struct tg_child_end tg_child_finish(struct tg_child *child)
{
	struct tg_child_end end = {0};
	struct rusage usage = {0};
	int status = 0;

	tg_close_(&child->fd);
	tg_buf_done(&child->received);
	if (!child->pid)
		return end;
	/* A child that ended by itself keeps its status; one that closed its pipe and lives on
	 * does not live on. */
	kill(child->pid, SIGKILL);
	while (wait4(child->pid, &status, 0, &usage) < 0 && errno == EINTR)
		;
	child->pid = 0;
	end.cpu_seconds = (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
			  (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
	end.peak_bytes = (size_t)usage.ru_maxrss * 1024;
	end.signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
	if (child->killed) {
		end.status = TG_UNIT_TIMED_OUT;
		snprintf(end.detail, sizeof(end.detail),
			 "the analysis was killed at its limit of time");
	} else if (child->over_memory) {
		say_exit(&end, TG_CHILD_NO_MEMORY);
	} else if (child->oversize) {
		end.status = TG_UNIT_FAILED;
		snprintf(end.detail, sizeof(end.detail), "its result is too large");
	} else if (end.signal) {
		say_signal(child, &end, end.signal);
	} else if (WIFEXITED(status)) {
		say_exit(&end, WEXITSTATUS(status));
	}
	return end;
}

void tg_child_send(int fd, struct tg_buf *message)
{
	struct tg_err err = {0};

	if (!tg_fd_write(fd, tg_buf_view(message), &err))
		_exit(1);
	tg_buf_clear(message);
}

void tg_child_next(const struct tg_sandbox_plan *plan)
{
	struct rusage usage;
	struct rlimit limit;

	/* Where it cannot be raised, the next task may be cut short, and is then done by another
	 * child. */
	if (!plan->cpu_seconds || getrusage(RUSAGE_SELF, &usage) < 0 ||
	    getrlimit(RLIMIT_CPU, &limit) < 0)
		return;
	limit.rlim_cur =
		(rlim_t)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec + 1) + plan->cpu_seconds;
	if (limit.rlim_cur > limit.rlim_max)
		limit.rlim_cur = limit.rlim_max;
	setrlimit(RLIMIT_CPU, &limit);
}

size_t tg_child_peak(void)
{
	struct rusage usage;

	return getrusage(RUSAGE_SELF, &usage) < 0 ? SIZE_MAX : (size_t)usage.ru_maxrss * 1024;
}

void tg_child_guard(unsigned cpu_seconds, unsigned wall_seconds)
{
	struct itimerval cpu = {.it_value.tv_sec = (time_t)cpu_seconds};
	struct itimerval wall = {.it_value.tv_sec = (time_t)wall_seconds};

	setitimer(ITIMER_PROF, &cpu, NULL);
	setitimer(ITIMER_REAL, &wall, NULL);
}
