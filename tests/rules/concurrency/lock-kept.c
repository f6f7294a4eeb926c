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

struct queue {
	int used;
	pthread_mutex_t lock, readers;
	int *first;
};
int finds_a_member(struct queue *q)
{
	pthread_mutex_lock(&q->lock); /* expect: concurrency/lock-kept */
	if (q->used > 3)
		return -1;
	pthread_mutex_unlock(&q->lock);
	return 0;
}

void finds_the_wrong_one_of_two(struct queue *q)
{
	pthread_mutex_lock(&q->readers); /* expect: concurrency/lock-kept */
	pthread_mutex_lock(&q->lock);
	q->used++;
	pthread_mutex_unlock(&q->lock);
}

void allows_both_members(struct queue *q)
{
	pthread_mutex_lock(&q->readers);
	pthread_mutex_lock(&q->lock);
	q->used++;
	pthread_mutex_unlock(&q->lock);
	pthread_mutex_unlock(&q->readers);
}

void allows_the_same_condition(struct queue *q)
{
	if (q->used)
		pthread_mutex_lock(&q->lock);
	rnd();
	if (q->used)
		pthread_mutex_unlock(&q->lock);
}

void queue_unlock(struct queue *q);
void allows_what_an_unknown_function_gives_back(struct queue *q)
{
	pthread_mutex_lock(&q->lock);
	q->used++;
	queue_unlock(q);
}

static pthread_mutex_t workers[4];
void allows_workers_that_wait(void)
{
	for (int i = 1; i < 4; i++)
		pthread_mutex_lock(&workers[i]);
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
