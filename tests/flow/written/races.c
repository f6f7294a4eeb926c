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

/* finds handler_prints: 364 479 828 */
static void on_int(int n)
{
	printf("signal %d\n", n);
	free(last_message);
	last_message = NULL;
}
int install_int(void)
{
	return signal(SIGINT, on_int) == SIG_ERR ? -1 : 0;
}
/* allows handler_prints */
static volatile sig_atomic_t stop;
static void on_int_flag(int n)
{
	stop = n;
}
int install_int_flag(void)
{
	return signal(SIGINT, on_int_flag) == SIG_ERR ? -1 : 0;
}

/* finds handler_shared: 364 479 828 662 */
static int pending;
static void on_alarm(int n)
{
	(void)n;
	pending++;
}
int install_alarm(void)
{
	struct sigaction sa;
	memset(&sa, 0, sizeof sa);
	sa.sa_handler = on_alarm;
	if (sigaction(SIGALRM, &sa, NULL))
		return -1;
	pending = 0;
	return pending;
}
/* allows handler_shared */
static volatile sig_atomic_t arrived;
static void on_alarm_flag(int n)
{
	(void)n;
	arrived = 1;
}
int install_alarm_flag(void)
{
	struct sigaction sa;
	memset(&sa, 0, sizeof sa);
	sa.sa_handler = on_alarm_flag;
	if (sigaction(SIGALRM, &sa, NULL))
		return -1;
	arrived = 0;
	return arrived;
}

/* finds two_threads: 366 362 820 */
static int hits;
static void *count_hits(void *arg)
{
	(void)arg;
	for (int i = 0; i < 1000; i++)
		hits = hits + 1;
	return NULL;
}
int run_two(void)
{
	pthread_t a, b;
	if (pthread_create(&a, NULL, count_hits, NULL))
		return -1;
	if (pthread_create(&b, NULL, count_hits, NULL) == 0)
		pthread_join(b, NULL);
	pthread_join(a, NULL);
	return hits;
}
/* allows two_threads */
static int safe_hits;
static pthread_mutex_t hits_lock = PTHREAD_MUTEX_INITIALIZER;
static void *count_safe(void *arg)
{
	(void)arg;
	for (int i = 0; i < 1000; i++) {
		pthread_mutex_lock(&hits_lock);
		safe_hits = safe_hits + 1;
		pthread_mutex_unlock(&hits_lock);
	}
	return NULL;
}
int run_safe(void)
{
	pthread_t a, b;
	if (pthread_create(&a, NULL, count_safe, NULL))
		return -1;
	if (pthread_create(&b, NULL, count_safe, NULL) == 0)
		pthread_join(b, NULL);
	pthread_join(a, NULL);
	return safe_hits;
}

/* finds stat_open: 367 362 */
int stat_open(const char *path)
{
	struct stat st;
	if (stat(path, &st) != 0 || !S_ISREG(st.st_mode))
		return -1;
	return open(path, O_RDWR);
}
/* allows stat_open */
int open_fstat(const char *path)
{
	struct stat st;
	int fd = open(path, O_RDWR);
	if (fd < 0)
		return -1;
	if (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode)) {
		close(fd);
		return -1;
	}
	return fd;
}

/* finds access_remove: 367 362 */
int access_remove(const char *path)
{
	if (access(path, W_OK) == -1)
		return errno;
	return remove(path);
}
/* allows access_remove */
int only_remove(const char *path)
{
	return remove(path);
}

/* finds lstat_chmod: 367 362 */
int lstat_chmod(const char *path)
{
	struct stat st;
	int r = lstat(path, &st);
	if (r != 0)
		return -1;
	if (S_ISLNK(st.st_mode))
		return -1;
	return chmod(path, 0600);
}
/* allows lstat_chmod */
int fd_chmod(const char *path)
{
	int fd = open(path, O_RDONLY | O_NOFOLLOW), r;
	if (fd < 0)
		return -1;
	r = fchmod(fd, 0600);
	close(fd);
	return r;
}
