/* SPDX-License-Identifier: Apache-2.0 */
/*
 * fault.c - a library to preload that lets one system call fail, as a full disk or a machine
 * without descriptors or memory would.
 *
 * FAULT_CALL names the function, FAULT_AT the call that fails first (from 1; 0 = none), and
 * FAULT_COUNT a file that takes the number of calls when the process ends. From FAULT_AT on every
 * call fails: a disk that is full stays full. Only the first process is meddled with, not children;
 * but as "child", one of these is killed at once, as a machine does that runs out of memory.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *wanted;
static long from, calls;
static pid_t first;

__attribute__((constructor)) static void start(void)
{
	const char *at = getenv("FAULT_AT");

	wanted = getenv("FAULT_CALL");
	from = at ? atol(at) : 0;
	first = getpid();
}

__attribute__((destructor)) static void finish(void)
{
	const char *path = getenv("FAULT_COUNT");
	FILE *out;

	wanted = NULL;
	if (!path || getpid() != first || !(out = fopen(path, "w")))
		return;
	fprintf(out, "%ld\n", calls);
	fclose(out);
}

static int fails(const char *name)
{
	if (!wanted || strcmp(wanted, name) != 0 || getpid() != first)
		return 0;
	return __atomic_add_fetch(&calls, 1, __ATOMIC_SEQ_CST) >= from && from > 0;
}

#define NEXT(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))
#define REFUSE(name, number)            \
	do {                            \
		if (fails(name)) {      \
			errno = number; \
			return -1;      \
		}                       \
	} while (0)

/* Messages must get through: descriptors up to 2 are left alone. */
ssize_t write(int fd, const void *bytes, size_t size)
{
	if (fd > 2)
		REFUSE("write", ENOSPC);
	return NEXT(write)(fd, bytes, size);
}

ssize_t pwrite64(int fd, const void *bytes, size_t size, off64_t at)
{
	REFUSE("write", ENOSPC);
	return NEXT(pwrite64)(fd, bytes, size, at);
}

ssize_t pwrite(int fd, const void *bytes, size_t size, off_t at)
{
	REFUSE("write", ENOSPC);
	return NEXT(pwrite)(fd, bytes, size, at);
}

int fsync(int fd)
{
	REFUSE("fsync", EIO);
	return NEXT(fsync)(fd);
}

int fdatasync(int fd)
{
	REFUSE("fsync", EIO);
	return NEXT(fdatasync)(fd);
}

int rename(const char *old, const char *new)
{
	REFUSE("rename", ENOSPC);
	return NEXT(rename)(old, new);
}

pid_t fork(void)
{
	pid_t pid;
	int is_killed = fails("child") && calls == from;

	REFUSE("fork", EAGAIN);
	pid = NEXT(fork)();
	if (pid == 0 && is_killed)
		raise(SIGKILL);
	return pid;
}

int pipe2(int ends[2], int flags)
{
	REFUSE("pipe", EMFILE);
	return NEXT(pipe2)(ends, flags);
}

int pipe(int ends[2])
{
	REFUSE("pipe", EMFILE);
	return NEXT(pipe)(ends);
}

static mode_t mode_of(int flags, va_list arguments)
{
	return flags & (O_CREAT | O_TMPFILE) ? va_arg(arguments, mode_t) : 0;
}

#define OPEN(name, ...)                   \
	va_list arguments;                \
	mode_t mode;                      \
	REFUSE("open", EMFILE);           \
	va_start(arguments, flags);       \
	mode = mode_of(flags, arguments); \
	va_end(arguments);                \
	return NEXT(name)(__VA_ARGS__, flags, mode)

int open(const char *path, int flags, ...)
{
	OPEN(open, path);
}

int open64(const char *path, int flags, ...)
{
	OPEN(open64, path);
}

int openat(int folder, const char *path, int flags, ...)
{
	OPEN(openat, folder, path);
}

int openat64(int folder, const char *path, int flags, ...)
{
	OPEN(openat64, folder, path);
}

void *mmap(void *where, size_t size, int protection, int flags, int fd, off_t at)
{
	if (fails("mmap")) {
		errno = ENOMEM;
		return MAP_FAILED;
	}
	return NEXT(mmap)(where, size, protection, flags, fd, at);
}

/* dlsym() itself allocates: until it has answered, small requests come from here. */
void *malloc(size_t size)
{
	static void *(*real)(size_t);
	static int looking;
	static _Alignas(16) char early[4096];
	static size_t used;

	if (!real && !looking) {
		looking = 1;
		*(void **)&real = dlsym(RTLD_NEXT, "malloc");
		looking = 0;
	}
	if (!real) {
		void *place = early + used;

		used += (size + 15) & ~(size_t)15;
		return used <= sizeof(early) ? place : NULL;
	}
	if (fails("malloc")) {
		errno = ENOMEM;
		return NULL;
	}
	return real(size);
}
