/* SPDX-License-Identifier: Apache-2.0 */
/* concurrency/lock-kept: what lock-kept.c calls here. */
#include <pthread.h>

extern pthread_mutex_t lock_kept_m;
void lock_kept_take(void)
{
	pthread_mutex_lock(&lock_kept_m);
}
void lock_kept_drop(void)
{
	pthread_mutex_unlock(&lock_kept_m);
}
