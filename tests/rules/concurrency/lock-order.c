/* SPDX-License-Identifier: Apache-2.0 */
/* concurrency/lock-order: what it finds, then what it must leave alone. */
#include <pthread.h>

static pthread_mutex_t a, b, c, d, e, f, g, h, k, l;

#include "lock-order.h"

void one(void)
{
	pthread_mutex_lock(&a);
	pthread_mutex_lock(&b);
	pthread_mutex_unlock(&b);
	pthread_mutex_unlock(&a);
}

void finds_the_other_order(void)
{
	pthread_mutex_lock(&b);
	pthread_mutex_lock(&a); /* expect: concurrency/lock-order 'a' is taken here behind 'b' */
	pthread_mutex_unlock(&a);
	pthread_mutex_unlock(&b);
}

struct pump {
	pthread_mutex_t state, queue;
};

int finds_members(struct pump *pump)
{
	pthread_mutex_lock(&pump->state);
	if (pthread_mutex_lock(&pump->queue))
		return -1;
	pthread_mutex_unlock(&pump->queue);
	pthread_mutex_unlock(&pump->state);
	pthread_mutex_lock(&pump->queue);
	pthread_mutex_lock(&pump->state); /* expect: concurrency/lock-order */
	pthread_mutex_unlock(&pump->state);
	pthread_mutex_unlock(&pump->queue);
	return 0;
}

void finds_one_of_three(void)
{
	pthread_mutex_lock(&c);
	pthread_mutex_lock(&d);
	pthread_mutex_lock(&e);
	pthread_mutex_unlock(&e);
	pthread_mutex_unlock(&d);
	pthread_mutex_unlock(&c);
	pthread_mutex_lock(&e);
	pthread_mutex_lock(&c); /* expect: concurrency/lock-order */
	pthread_mutex_unlock(&c);
	pthread_mutex_unlock(&e);
}

#define TAKE(lock) pthread_mutex_lock(&(lock))
#define GIVE(lock) pthread_mutex_unlock(&(lock))
void finds_through_a_macro(void)
{
	TAKE(f);
	TAKE(g);
	GIVE(g);
	GIVE(f);
	TAKE(g);
	TAKE(f); /* expect: concurrency/lock-order */
	GIVE(f);
	GIVE(g);
}

void allows_one_after_the_other(void)
{
	pthread_mutex_lock(&h);
	pthread_mutex_unlock(&h);
	pthread_mutex_lock(&a);
	pthread_mutex_unlock(&a);
	pthread_mutex_lock(&h);
	pthread_mutex_unlock(&h);
}

void allows_the_same_order(void)
{
	pthread_mutex_lock(&a);
	pthread_mutex_lock(&b);
	pthread_mutex_unlock(&a);
	pthread_mutex_unlock(&b);
}

void allows_two_objects(struct pump *left, struct pump *right)
{
	pthread_mutex_lock(&left->state);
	pthread_mutex_lock(&right->state);
	pthread_mutex_unlock(&right->state);
	pthread_mutex_unlock(&left->state);
}
