/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "third_win.h"
#include <arpa/inet.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>
#include <wchar.h>

/* shared */
static pthread_mutex_t sr_lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_mutex_t sr_second = PTHREAD_MUTEX_INITIALIZER;
static CRITICAL_SECTION sr_section;
static int sr_count;
static char *sr_text;
struct sr_user {
	char name[32];
	int level;
};

/* finds r6_section_left: 667 764 */
int section(void)
{
	EnterCriticalSection(&sr_section);
	while (sr_count < 10) {
		sr_count++;
		if (sr_count == 7)
			return -1;
	}
	LeaveCriticalSection(&sr_section);
	return sr_count;
}
/* allows r6_section_left */
int section_ok(void)
{
	EnterCriticalSection(&sr_section);
	while (sr_count < 10) {
		sr_count++;
		if (sr_count == 7)
			break;
	}
	LeaveCriticalSection(&sr_section);
	return sr_count;
}

/* finds r6_unlock_other: 832 667 765 */
int other(void)
{
	pthread_mutex_lock(&sr_lock);
	sr_count++;
	pthread_mutex_unlock(&sr_second);
	return sr_count;
}
/* allows r6_unlock_other */
int other_ok(void)
{
	pthread_mutex_lock(&sr_lock);
	sr_count++;
	pthread_mutex_unlock(&sr_lock);
	return sr_count;
}

/* finds r6_unlock_two_times: 832 667 765 */
int loosened(int n)
{
	pthread_mutex_lock(&sr_lock);
	if (n > 3) {
		sr_count = 0;
		pthread_mutex_unlock(&sr_lock);
	}
	sr_count++;
	pthread_mutex_unlock(&sr_lock);
	return sr_count;
}
/* allows r6_unlock_two_times */
int loosened_ok(int n)
{
	pthread_mutex_lock(&sr_lock);
	if (n > 3) {
		sr_count = 0;
	}
	sr_count++;
	pthread_mutex_unlock(&sr_lock);
	return sr_count;
}

/* finds r6_unlock_unlocked: 832 667 765 */
int never_locked(void)
{
	pthread_mutex_t m;
	if (pthread_mutex_init(&m, NULL) != 0)
		return -1;
	sr_count++;
	pthread_mutex_unlock(&m);
	return pthread_mutex_destroy(&m);
}
/* allows r6_unlock_unlocked */
int never_locked_ok(void)
{
	pthread_mutex_t m;
	if (pthread_mutex_init(&m, NULL) != 0)
		return -1;
	pthread_mutex_lock(&m);
	sr_count++;
	pthread_mutex_unlock(&m);
	return pthread_mutex_destroy(&m);
}

/* finds r6_lock_again: 764 667 833 */
static int inner(void)
{
	int r;
	pthread_mutex_lock(&sr_lock);
	r = ++sr_count;
	pthread_mutex_unlock(&sr_lock);
	return r;
}
int outer(void)
{
	int r;
	pthread_mutex_lock(&sr_lock);
	r = inner();
	pthread_mutex_unlock(&sr_lock);
	return r;
}
/* allows r6_lock_again */
static int inner_ok(void)
{
	int r;
	pthread_mutex_lock(&sr_second);
	r = ++sr_count;
	pthread_mutex_unlock(&sr_second);
	return r;
}
int outer_ok(void)
{
	int r;
	pthread_mutex_lock(&sr_lock);
	r = inner_ok();
	pthread_mutex_unlock(&sr_lock);
	return r;
}

/* finds r6_seen_state: 672 666 */
void freed_list(void)
{
	struct sr_user *u = malloc(sizeof(*u));
	if (u == NULL)
		return;
	u->level = 1;
	free(u);
	if (u->level > 0)
		puts("high");
}
/* allows r6_seen_state */
void freed_list_ok(void)
{
	struct sr_user *u = malloc(sizeof(*u));
	if (u == NULL)
		return;
	u->level = 1;
	if (u->level > 0)
		puts("high");
	free(u);
}

/* finds r6_alarm_lost: 390 391 */
int kept_error(const char *name)
{
	FILE *f = fopen(name, "w");
	if (f == NULL)
		return -1;
	if (fflush(f) != 0) {
		errno = 0;
	}
	return fclose(f);
}
/* allows r6_alarm_lost */
int kept_error_ok(const char *name)
{
	FILE *f = fopen(name, "w");
	if (f == NULL)
		return -1;
	if (fflush(f) != 0) {
		fclose(f);
		return -1;
	}
	return fclose(f);
}
