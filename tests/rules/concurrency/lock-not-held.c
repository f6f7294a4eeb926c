/* SPDX-License-Identifier: Apache-2.0 */
/* concurrency/lock-not-held: what it finds, then what it must leave alone. */
#include "lock-not-held.h"

static pthread_mutex_t m, other;
int rnd(void);

void finds_a_second_unlock(void)
{
	pthread_mutex_lock(&m);
	pthread_mutex_unlock(&m);
	pthread_mutex_unlock(&m); /* expect: concurrency/lock-not-held */
}

void finds_an_unlock_on_error(void)
{
	pthread_mutex_lock(&m);
	if (rnd())
		pthread_mutex_unlock(&m);
	pthread_mutex_unlock(&m); /* expect: concurrency/lock-not-held */
}

static void done(void)
{
	pthread_mutex_unlock(&m); /* expect: concurrency/lock-not-held */
}
void finds_across_functions(void)
{
	pthread_mutex_lock(&m);
	pthread_mutex_unlock(&m);
	done();
}

#define UNLOCK(x) pthread_mutex_unlock(x)
void finds_through_a_macro(void)
{
	pthread_mutex_lock(&m);
	UNLOCK(&m);
	UNLOCK(&m); /* expect: concurrency/lock-not-held */
}

pthread_mutex_t lock_not_held_m;
void lock_not_held_done(void);
void finds_across_files(void)
{
	pthread_mutex_lock(&lock_not_held_m);
	pthread_mutex_unlock(&lock_not_held_m);
	lock_not_held_done();
}

void finds_a_lock_that_nobody_took(void)
{
	pthread_mutex_t own;
	if (pthread_mutex_init(&own, (void *)0) != 0)
		return;
	pthread_mutex_unlock(&own); /* expect: concurrency/lock-not-held nobody has taken */
	pthread_mutex_destroy(&own);
}

void allows_a_second_life(void)
{
	pthread_mutex_t own;
	for (int i = 0; i < 2; i++) {
		if (pthread_mutex_init(&own, (void *)0) != 0)
			return;
		pthread_mutex_lock(&own);
		pthread_mutex_unlock(&own);
		pthread_mutex_destroy(&own);
	}
}

void allows_a_pair(void)
{
	pthread_mutex_lock(&m);
	pthread_mutex_unlock(&m);
}

void allows_a_lock_of_the_caller(void)
{
	pthread_mutex_unlock(&m);
}

void allows_two_locks(void)
{
	pthread_mutex_lock(&m);
	pthread_mutex_lock(&other);
	pthread_mutex_unlock(&other);
	pthread_mutex_unlock(&m);
}

int finds_a_lock_on_a_condition(int really)
{
	int got = 0;
	if (really) {
		pthread_mutex_lock(&m);
		got = rnd();
	}
	pthread_mutex_unlock(&m); /* expect: concurrency/lock-not-held on the way around */
	return got;
}

struct box {
	int open;
	pthread_mutex_t lock;
};
int finds_a_lock_of_a_struct(struct box *b, int v)
{
	if (v > 3)
		pthread_mutex_lock(&b->lock);
	b->open += v;
	if (pthread_mutex_unlock(&b->lock) != 0) /* expect: concurrency/lock-not-held around */
		return -1;
	return b->open;
}

int allows_the_same_condition(int threads)
{
	if (threads)
		pthread_mutex_lock(&m);
	int got = rnd();
	if (threads)
		pthread_mutex_unlock(&m);
	return got;
}

int allows_a_lock_after_an_attempt(void)
{
	int waited = 0;
	if (pthread_mutex_trylock(&m) != 0) {
		waited = 1;
		pthread_mutex_lock(&m);
	}
	pthread_mutex_unlock(&m);
	return waited;
}

void allows_a_lock_put_down(struct box *b)
{
	pthread_mutex_lock(&b->lock);
	if (b->open) {
		pthread_mutex_unlock(&b->lock);
		rnd();
		pthread_mutex_lock(&b->lock);
	}
	pthread_mutex_unlock(&b->lock);
}

void allows_a_lock_put_down_for_the_caller(struct box *b)
{
	if (b->open) {
		pthread_mutex_unlock(&b->lock);
		rnd();
		pthread_mutex_lock(&b->lock);
	}
	pthread_mutex_unlock(&b->lock);
}

int allows_both_branches(struct box *b)
{
	if (b->open)
		pthread_mutex_lock(&b->lock);
	else
		return 0;
	b->open = rnd();
	pthread_mutex_unlock(&b->lock);
	return 1;
}
