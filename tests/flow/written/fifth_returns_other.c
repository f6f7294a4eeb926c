/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "third_win.h"
#include <arpa/inet.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <semaphore.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

/* shared */
static pthread_mutex_t fr_lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_mutex_t fr_second = PTHREAD_MUTEX_INITIALIZER;
static int fr_shared;
static int fr_yes(void)
{
	return 1;
}

/* finds r5_signal_printf: 364 479 */
static void on_term(int sig)
{
	printf("got %d\n", sig);
	exit(1);
}
void install_term(void)
{
	signal(SIGTERM, on_term);
}
/* allows r5_signal_printf */
static void on_term_ok(int sig)
{
	_exit(1);
}
void install_term_ok(void)
{
	signal(SIGTERM, on_term_ok);
}

/* finds r5_signal_global: 364 479 */
struct fr_state {
	int a;
	char *text;
};
static struct fr_state *state;
static void on_usr(int sig)
{
	free(state);
	state = NULL;
}
int work(void)
{
	struct sigaction sa = {.sa_handler = on_usr};
	state = calloc(1, sizeof(*state));
	if (state == NULL || sigaction(SIGUSR1, &sa, NULL) != 0)
		return -1;
	state->a = 5;
	int r = state->a;
	free(state);
	return r;
}
/* allows r5_signal_global */
struct fr_state_ok {
	int a;
	char *text;
};
static struct fr_state_ok *state_ok;
static volatile sig_atomic_t stop_ok;
static void on_usr_ok(int sig)
{
	stop_ok = 1;
}
int work_ok(void)
{
	struct sigaction sa = {.sa_handler = on_usr_ok};
	state_ok = calloc(1, sizeof(*state_ok));
	if (state_ok == NULL || sigaction(SIGUSR1, &sa, NULL) != 0)
		return -1;
	state_ok->a = 5;
	int r = state_ok->a;
	free(state_ok);
	return r;
}

/* finds r5_signal_flag: 364 */
static int seen;
static void on_hup(int sig)
{
	seen = 1;
}
int wait_hup(void)
{
	signal(SIGHUP, on_hup);
	while (!seen)
		pause();
	return 0;
}
/* allows r5_signal_flag */
static volatile sig_atomic_t seen_ok;
static void on_hup_ok(int sig)
{
	seen_ok = 1;
}
int wait_hup_ok(void)
{
	signal(SIGHUP, on_hup_ok);
	while (!seen_ok)
		pause();
	return 0;
}

/* finds r5_signal_malloc: 479 364 */
static void on_alarm(int sig)
{
	char *p = malloc(10);
	free(p);
}
void install_alarm(void)
{
	signal(SIGALRM, on_alarm);
	alarm(1);
}
/* allows r5_signal_malloc */
static void on_alarm_ok(int sig)
{
	(void)sig;
}
void install_alarm_ok(void)
{
	signal(SIGALRM, on_alarm_ok);
	alarm(1);
}

/* finds r5_unlock_missing: 667 764 */
int unlock_missing(int n)
{
	if (pthread_mutex_lock(&fr_lock) != 0)
		return -1;
	if (n < 0)
		return -1;
	fr_shared = n;
	pthread_mutex_unlock(&fr_lock);
	return 0;
}
/* allows r5_unlock_missing */
int unlock_missing_ok(int n)
{
	if (pthread_mutex_lock(&fr_lock) != 0)
		return -1;
	if (n < 0) {
		pthread_mutex_unlock(&fr_lock);
		return -1;
	}
	fr_shared = n;
	pthread_mutex_unlock(&fr_lock);
	return 0;
}

/* finds r5_unlock_only: 832 667 765 */
void unlock_only(void)
{
	fr_shared++;
	pthread_mutex_unlock(&fr_second);
}
/* allows r5_unlock_only */
void unlock_only_ok(void)
{
	pthread_mutex_lock(&fr_second);
	fr_shared++;
	pthread_mutex_unlock(&fr_second);
}

/* finds r5_unlock_twice: 832 667 765 */
void unlock_twice(int n)
{
	pthread_mutex_lock(&fr_second);
	if (n > 0) {
		fr_shared = n;
		pthread_mutex_unlock(&fr_second);
	}
	pthread_mutex_unlock(&fr_second);
}
/* allows r5_unlock_twice */
void unlock_twice_ok(int n)
{
	pthread_mutex_lock(&fr_second);
	if (n > 0) {
		fr_shared = n;
	}
	pthread_mutex_unlock(&fr_second);
}

/* finds r5_lock_twice: 764 667 833 */
static int add_locked(int n)
{
	pthread_mutex_lock(&fr_lock);
	fr_shared += n;
	pthread_mutex_unlock(&fr_lock);
	return fr_shared;
}
int lock_twice(void)
{
	pthread_mutex_lock(&fr_lock);
	int r = add_locked(2);
	pthread_mutex_unlock(&fr_lock);
	return r;
}
/* allows r5_lock_twice */
static int add_locked_ok(int n)
{
	fr_shared += n;
	return fr_shared;
}
int lock_twice_ok(void)
{
	pthread_mutex_lock(&fr_lock);
	int r = add_locked_ok(2);
	pthread_mutex_unlock(&fr_lock);
	return r;
}

/* finds r5_lock_semaphore: 667 832 */
int take_sem(sem_t *s, int n)
{
	if (sem_wait(s) != 0)
		return -1;
	if (n == 0)
		return -1;
	fr_shared = n;
	sem_post(s);
	return 0;
}
/* allows r5_lock_semaphore */
int take_sem_ok(sem_t *s, int n)
{
	if (sem_wait(s) != 0)
		return -1;
	fr_shared = n;
	sem_post(s);
	return 0;
}

/* finds r5_lock_win: 667 764 */
int critical(CRITICAL_SECTION *c, int n)
{
	EnterCriticalSection(c);
	if (n > 5) {
		fr_shared = n;
		return 1;
	}
	LeaveCriticalSection(c);
	return 0;
}
/* allows r5_lock_win */
int critical_ok(CRITICAL_SECTION *c, int n)
{
	EnterCriticalSection(c);
	if (n > 5) {
		fr_shared = n;
		LeaveCriticalSection(c);
		return 1;
	}
	LeaveCriticalSection(c);
	return 0;
}

/* finds r5_lock_order: 833 */
static void *one_way(void *p)
{
	pthread_mutex_lock(&fr_lock);
	pthread_mutex_lock(&fr_second);
	fr_shared++;
	pthread_mutex_unlock(&fr_second);
	pthread_mutex_unlock(&fr_lock);
	return p;
}
void *other_way(void *p)
{
	pthread_mutex_lock(&fr_second);
	pthread_mutex_lock(&fr_lock);
	fr_shared--;
	pthread_mutex_unlock(&fr_second);
	pthread_mutex_unlock(&fr_lock);
	return one_way(p);
}
/* allows r5_lock_order */
static void *one_way_ok(void *p)
{
	pthread_mutex_lock(&fr_lock);
	pthread_mutex_lock(&fr_second);
	fr_shared++;
	pthread_mutex_unlock(&fr_second);
	pthread_mutex_unlock(&fr_lock);
	return p;
}
void *other_way_ok(void *p)
{
	pthread_mutex_lock(&fr_lock);
	pthread_mutex_lock(&fr_second);
	fr_shared--;
	pthread_mutex_unlock(&fr_second);
	pthread_mutex_unlock(&fr_lock);
	return one_way_ok(p);
}

/* finds r5_umask: 252 391 */
int read_exact(int fd, char *to, size_t n)
{
	read(fd, to, n);
	return to[0];
}
/* allows r5_umask */
int read_exact_ok(int fd, char *to, size_t n)
{
	if (read(fd, to, n) != (ssize_t)n)
		return -1;
	return to[0];
}

/* finds r5_partial_realloc: 252 391 */
int chdir_first(const char *dir)
{
	chdir(dir);
	return unlink("lock");
}
/* allows r5_partial_realloc */
int chdir_first_ok(const char *dir)
{
	if (chdir(dir) != 0)
		return -1;
	return unlink("lock");
}
