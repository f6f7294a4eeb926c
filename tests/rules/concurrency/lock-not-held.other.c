/* SPDX-License-Identifier: Apache-2.0 */
/* concurrency/lock-not-held: what lock-not-held.c calls here. */
#include <pthread.h>

extern pthread_mutex_t lock_not_held_m;
void lock_not_held_done(void)
{
	pthread_mutex_unlock(&lock_not_held_m); /* expect: concurrency/lock-not-held */
}
