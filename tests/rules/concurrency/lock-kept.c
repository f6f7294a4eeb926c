/* SPDX-License-Identifier: Apache-2.0 */
/* concurrency/lock-kept: what it finds, then what it must leave alone. */
#include "lock-kept.h"

static pthread_mutex_t m, other;
int rnd(void);

int finds_an_early_return(void)
{
	pthread_mutex_lock(&m); /* expect: concurrency/lock-kept */
	if (rnd())
		return -1;
	pthread_mutex_unlock(&m);
	return 0;
}

void finds_no_unlock(void)
{
	pthread_mutex_lock(&m); /* expect: concurrency/lock-kept */
	rnd();
}

static int part(void)
{
	pthread_mutex_lock(&other); /* expect: concurrency/lock-kept */
	return rnd() ? 1 : 0;
}
int finds_across_functions(void)
{
	return part();
}

#define LOCK(x) pthread_mutex_lock(x)
int finds_through_a_macro(void)
{
	LOCK(&m); /* expect: concurrency/lock-kept */
	if (rnd())
		return 1;
	pthread_mutex_unlock(&m);
	return 0;
}

pthread_mutex_t lock_kept_m;
void lock_kept_take(void);
void lock_kept_drop(void);
int finds_across_files(int failed)
{
	lock_kept_take(); /* todo-miss: concurrency/lock-kept */
	if (failed)
		return -1;
	lock_kept_drop();
	return 0;
}

int allows_all_ways(void)
{
	int r = 0;
	pthread_mutex_lock(&m);
	if (rnd())
		r = 1;
	pthread_mutex_unlock(&m);
	return r;
}

void allows_my_lock(void)
{
	pthread_mutex_lock(&m);
}

int allows_both_branches(void)
{
	pthread_mutex_lock(&m);
	if (rnd()) {
		pthread_mutex_unlock(&m);
		return 1;
	}
	pthread_mutex_unlock(&m);
	return 0;
}

int allows_a_lock_that_was_not_taken(void)
{
	if (pthread_mutex_lock(&m) != 0)
		return -1;
	pthread_mutex_unlock(&m);
	return 0;
}
