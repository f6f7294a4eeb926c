/* SPDX-License-Identifier: Apache-2.0 */
/* concurrency/thread-race: what it finds, then what it must leave alone. */
#include "thread-race.h"

typedef unsigned long pthread_t;
int pthread_create(pthread_t *t, const void *attr, void *(*run)(void *), void *arg);
int lock_acquire(void *lock);
void my_thread_start(void (*run)(void *), void *arg);

static int global, guarded, single;
static _Atomic int atomic_number;
static _Thread_local int own;

static void *count(void *arg)
{
	global = global + 1; /* expect: concurrency/thread-race count() */
	return arg;
}

static void by_reference(void *arg)
{
	int *number = (int *)arg;
	*number += 2; /* expect: concurrency/thread-race */
}

static void *in_a_loop(void *arg)
{
	static int calls;
	calls++; /* expect: concurrency/thread-race */
	return arg;
}

#define INC(x) ((x)++)
static void *finds_through_a_macro(void *arg)
{
	INC(global); /* expect: concurrency/thread-race */
	return arg;
}

static void *with_a_lock(void *arg)
{
	lock_acquire(arg);
	guarded++;
	return arg;
}

static void *atomics(void *arg)
{
	int local = 0;
	atomic_number++;
	own++;
	local++;
	return arg;
}

static void *once(void *arg)
{
	single++;
	return arg;
}

void finds_two_threads(pthread_t *a, pthread_t *b)
{
	int number = 0, i;
	pthread_create(a, 0, count, 0);
	pthread_create(b, 0, count, 0);
	my_thread_start(by_reference, &number);
	my_thread_start(by_reference, &number);
	for (i = 0; i < 4; i++)
		pthread_create(a, 0, in_a_loop, 0);
	pthread_create(a, 0, finds_through_a_macro, 0);
	pthread_create(b, 0, &finds_through_a_macro, 0);
	pthread_create(a, 0, finds_in_a_header, 0);
	pthread_create(b, 0, finds_in_a_header, 0);
}

void allows_a_lock(pthread_t *a, pthread_t *b)
{
	pthread_create(a, 0, with_a_lock, 0);
	pthread_create(b, 0, with_a_lock, 0);
}

void allows_atomics(pthread_t *a, pthread_t *b)
{
	pthread_create(a, 0, atomics, 0);
	pthread_create(b, 0, atomics, 0);
}

void allows_one_thread(pthread_t *a)
{
	pthread_create(a, 0, once, 0);
}

char *strdup(const char *text);
int pthread_mutex_lock(void *lock);
static char *name, *locked_name;

static void *renew(void *arg)
{
	name = strdup(arg); /* expect: concurrency/thread-race blocks get lost */
	return arg;
}

static void *renew_locked(void *arg)
{
	pthread_mutex_lock(arg);
	locked_name = strdup(arg);
	return arg;
}

void starts_pointers(pthread_t *t, void *arg)
{
	pthread_create(&t[0], 0, renew, arg);
	pthread_create(&t[1], 0, renew, arg);
	pthread_create(&t[2], 0, renew_locked, arg);
	pthread_create(&t[3], 0, renew_locked, arg);
}
