/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char *last_message;
static int counter;
static pthread_mutex_t first = PTHREAD_MUTEX_INITIALIZER;
static pthread_mutex_t second = PTHREAD_MUTEX_INITIALIZER;

/* finds name_made: 377 */
FILE *name_made(void)
{
	char *n = tempnam("/tmp", "app");
	FILE *f = n ? fopen(n, "w+") : NULL;
	free(n);
	return f;
}
/* allows name_made */
FILE *file_made(void)
{
	return tmpfile();
}

/* finds mktemp_open: 377 */
int mktemp_open(void)
{
	char name[] = "/var/tmp/job-XXXXXX";
	if (mktemp(name)[0] == '\0')
		return -1;
	return open(name, O_CREAT | O_WRONLY, 0600);
}
/* allows mktemp_open */
int mkstemp_open(void)
{
	char name[] = "/var/tmp/job-XXXXXX";
	return mkstemp(name);
}

/* finds pid_name: 377 379 */
FILE *pid_name(void)
{
	char name[64];
	snprintf(name, sizeof name, "/tmp/app.%d", (int)getpid());
	return fopen(name, "w");
}
/* allows pid_name */
FILE *run_name(void)
{
	char name[64];
	snprintf(name, sizeof name, "/run/app/%d", (int)getpid());
	return fopen(name, "w");
}

/* finds lock_returned: 667 764 */
int lock_returned(int v)
{
	if (pthread_mutex_lock(&first) != 0)
		return -1;
	if (v < 0)
		return -2;
	counter += v;
	pthread_mutex_unlock(&first);
	return 0;
}
/* allows lock_returned */
int lock_released(int v)
{
	if (pthread_mutex_lock(&first) != 0)
		return -1;
	if (v < 0) {
		pthread_mutex_unlock(&first);
		return -2;
	}
	counter += v;
	pthread_mutex_unlock(&first);
	return 0;
}

/* finds locked_twice: 667 764 833 */
void locked_twice(void)
{
	pthread_mutex_lock(&first);
	counter++;
	pthread_mutex_lock(&first);
	counter--;
	pthread_mutex_unlock(&first);
}
/* allows locked_twice */
void locked_again(void)
{
	pthread_mutex_lock(&first);
	counter++;
	pthread_mutex_unlock(&first);
	pthread_mutex_lock(&first);
	counter--;
	pthread_mutex_unlock(&first);
}

struct account {
	pthread_mutex_t lock;
	long money;
};
/* finds member_lock_kept: 667 764 */
int member_lock_kept(struct account *a, long v)
{
	pthread_mutex_lock(&a->lock);
	switch (v) {
	case 0:
		return 0;
	default:
		a->money += v;
		break;
	}
	pthread_mutex_unlock(&a->lock);
	return 1;
}
/* allows member_lock_kept */
int member_lock_released(struct account *a, long v)
{
	pthread_mutex_lock(&a->lock);
	switch (v) {
	case 0:
		break;
	default:
		a->money += v;
		break;
	}
	pthread_mutex_unlock(&a->lock);
	return 1;
}

/* finds unlocked_unheld: 832 */
void unlocked_unheld(int v)
{
	if (v > 3)
		pthread_mutex_lock(&second);
	counter += v;
	pthread_mutex_unlock(&second);
}
/* allows unlocked_unheld */
void unlocked_held(int v)
{
	pthread_mutex_lock(&second);
	counter += v;
	pthread_mutex_unlock(&second);
}

/* finds unlocked_twice: 832 675 */
void unlocked_twice(void)
{
	pthread_rwlock_t l;
	if (pthread_rwlock_init(&l, NULL))
		return;
	pthread_rwlock_wrlock(&l);
	counter = 2;
	pthread_rwlock_unlock(&l);
	pthread_rwlock_unlock(&l);
	pthread_rwlock_destroy(&l);
}
/* allows unlocked_twice */
void unlocked_once(void)
{
	pthread_rwlock_t l;
	if (pthread_rwlock_init(&l, NULL))
		return;
	pthread_rwlock_wrlock(&l);
	counter = 2;
	pthread_rwlock_unlock(&l);
	pthread_rwlock_destroy(&l);
}
