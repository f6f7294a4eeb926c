/* SPDX-License-Identifier: Apache-2.0 */
typedef union {
	char room[40];
	long align;
} pthread_mutex_t;
int pthread_mutex_init(pthread_mutex_t *m, const void *attributes);
int pthread_mutex_destroy(pthread_mutex_t *m);
int pthread_mutex_lock(pthread_mutex_t *m);
int pthread_mutex_trylock(pthread_mutex_t *m);
int pthread_mutex_unlock(pthread_mutex_t *m);

static pthread_mutex_t in_header;
static inline void finds_in_a_header(void)
{
	pthread_mutex_lock(&in_header);
	pthread_mutex_unlock(&in_header);
	pthread_mutex_unlock(&in_header); /* expect: concurrency/lock-not-held */
}
