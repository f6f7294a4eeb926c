/* SPDX-License-Identifier: Apache-2.0 */
/* concurrency/double-lock: what it finds, then what it must leave alone. */
#include "double-lock.h"

static pthread_mutex_t m, other;
int rnd(void);

void finds_a_second_lock(void)
{
	pthread_mutex_lock(&m);
	pthread_mutex_lock(&m); /* expect: concurrency/double-lock */
	pthread_mutex_unlock(&m);
}

void finds_a_forgotten_unlock(void)
{
	pthread_mutex_lock(&m);
	if (rnd())
		pthread_mutex_unlock(&m);
	pthread_mutex_lock(&m); /* expect: concurrency/double-lock */
	pthread_mutex_unlock(&m);
}

static void work(void)
{
	pthread_mutex_lock(&m); /* expect: concurrency/double-lock */
	pthread_mutex_unlock(&m);
}
void finds_across_functions(void)
{
	pthread_mutex_lock(&m);
	work();
}

#define LOCK(x) pthread_mutex_lock(x)
void finds_through_a_macro(void)
{
	LOCK(&m);
	LOCK(&m); /* expect: concurrency/double-lock */
	pthread_mutex_unlock(&m);
}

pthread_mutex_t double_lock_m;
void double_lock_work(void);
void finds_across_files(void)
{
	pthread_mutex_lock(&double_lock_m);
	double_lock_work();
}

void allows_a_pair(void)
{
	pthread_mutex_lock(&m);
	pthread_mutex_unlock(&m);
	pthread_mutex_lock(&m);
	pthread_mutex_unlock(&m);
}

void allows_two_locks(void)
{
	pthread_mutex_lock(&m);
	pthread_mutex_lock(&other);
	pthread_mutex_unlock(&other);
	pthread_mutex_unlock(&m);
}

void allows_a_loop(int n)
{
	while (n--) {
		pthread_mutex_lock(&m);
		pthread_mutex_unlock(&m);
	}
}

struct queue {
	int used;
	pthread_mutex_t lock, readers;
	struct queue *next;
};
void finds_a_member(struct queue *q)
{
	pthread_mutex_lock(&q->lock);
	pthread_mutex_lock(&q->lock); /* expect: concurrency/double-lock */
	pthread_mutex_unlock(&q->lock);
}
void allows_two_members(struct queue *q)
{
	pthread_mutex_lock(&q->lock);
	pthread_mutex_lock(&q->readers);
	pthread_mutex_unlock(&q->readers);
	pthread_mutex_unlock(&q->lock);
}
void allows_each_of_a_list(struct queue *q)
{
	for (; q; q = q->next)
		pthread_mutex_lock(&q->lock);
}
void more(void);
void allows_the_same_condition(struct queue *q, int threads)
{
	if (threads)
		pthread_mutex_lock(&q->lock);
	more();
	if (threads)
		pthread_mutex_unlock(&q->lock);
	if (threads)
		pthread_mutex_lock(&q->lock);
	more();
	if (threads)
		pthread_mutex_unlock(&q->lock);
}
