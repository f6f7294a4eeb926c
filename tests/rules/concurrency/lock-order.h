/* SPDX-License-Identifier: Apache-2.0 */
static inline void finds_in_a_header(void)
{
	pthread_mutex_lock(&k);
	pthread_mutex_lock(&l);
	pthread_mutex_unlock(&l);
	pthread_mutex_unlock(&k);
	pthread_mutex_lock(&l);
	pthread_mutex_lock(&k); /* expect: concurrency/lock-order */
	pthread_mutex_unlock(&k);
	pthread_mutex_unlock(&l);
}
