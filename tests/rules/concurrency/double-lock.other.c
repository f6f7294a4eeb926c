/* SPDX-License-Identifier: Apache-2.0 */
/* concurrency/double-lock: what double-lock.c calls here. */
#include <pthread.h>

extern pthread_mutex_t double_lock_m;
void double_lock_work(void)
{
	pthread_mutex_lock(&double_lock_m); /* expect: concurrency/double-lock */
	pthread_mutex_unlock(&double_lock_m);
}
