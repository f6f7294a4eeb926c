/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "second_win.h"
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <semaphore.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/socket.h>
#include <netinet/in.h>
#include <unistd.h>

/* finds l2_handler_free: 364 479 828 */
static char *pending;

static void on_term(int sig)
{
	(void)sig;
	free(pending);
	pending = NULL;
}

void install_term(void)
{
	pending = strdup("nothing");
	signal(SIGTERM, on_term);
}
/* allows l2_handler_free */
static volatile sig_atomic_t asked;

static void on_term_flag(int sig)
{
	(void)sig;
	asked = 1;
}

void install_term_flag(void)
{
	signal(SIGTERM, on_term_flag);
}

/* finds l2_handler_shared: 364 479 828 */
static struct {
	int count;
	char last[32];
} state;

static void on_usr(int sig)
{
	snprintf(state.last, sizeof state.last, "%d", sig);
	state.count++;
}

void install_usr(void)
{
	struct sigaction a;
	memset(&a, 0, sizeof a);
	a.sa_handler = on_usr;
	sigaction(SIGUSR1, &a, NULL);
	sigaction(SIGUSR2, &a, NULL);
}
/* allows l2_handler_shared */
static volatile sig_atomic_t last_signal;

static void on_usr_flag(int sig)
{
	last_signal = sig;
}

void install_usr_flag(void)
{
	struct sigaction a;
	memset(&a, 0, sizeof a);
	a.sa_handler = on_usr_flag;
	sigaction(SIGUSR1, &a, NULL);
	sigaction(SIGUSR2, &a, NULL);
}

/* finds l2_thread_count: 366 362 */
static long hits;

static void *worker(void *arg)
{
	for (int i = 0; i < 1000; i++)
		hits++;
	return arg;
}

long run_two(void)
{
	pthread_t a, b;
	if (pthread_create(&a, NULL, worker, NULL) != 0)
		return -1;
	if (pthread_create(&b, NULL, worker, NULL) != 0)
		return -1;
	pthread_join(a, NULL);
	pthread_join(b, NULL);
	return hits;
}
/* allows l2_thread_count */
static long safe_hits;
static pthread_mutex_t safe_lock = PTHREAD_MUTEX_INITIALIZER;

static void *safe_worker(void *arg)
{
	for (int i = 0; i < 1000; i++) {
		pthread_mutex_lock(&safe_lock);
		safe_hits++;
		pthread_mutex_unlock(&safe_lock);
	}
	return arg;
}

long run_two_safe(void)
{
	pthread_t a, b;
	if (pthread_create(&a, NULL, safe_worker, NULL) != 0)
		return -1;
	if (pthread_create(&b, NULL, safe_worker, NULL) != 0)
		return -1;
	pthread_join(a, NULL);
	pthread_join(b, NULL);
	return safe_hits;
}

/* finds l2_half_locked: 366 362 667 */
static int balance;
static pthread_mutex_t balance_lock = PTHREAD_MUTEX_INITIALIZER;

void deposit(int v)
{
	pthread_mutex_lock(&balance_lock);
	balance += v;
	pthread_mutex_unlock(&balance_lock);
}

void withdraw(int v)
{
	pthread_mutex_lock(&balance_lock);
	balance -= v;
	pthread_mutex_unlock(&balance_lock);
}

void charge(int fee)
{
	if (balance >= fee)
		balance -= fee;
}
/* allows l2_half_locked */
void charge_locked(int fee)
{
	pthread_mutex_lock(&balance_lock);
	if (balance >= fee)
		balance -= fee;
	pthread_mutex_unlock(&balance_lock);
}

/* finds l2_win_thread: 366 362 */
static int jobs_done;

static DWORD job(void *arg)
{
	(void)arg;
	jobs_done = jobs_done + 1;
	return 0;
}

int run_jobs(void)
{
	HANDLE t[2];
	for (int i = 0; i < 2; i++)
		t[i] = CreateThread(NULL, 0, job, NULL, 0, NULL);
	for (int i = 0; i < 2; i++) {
		WaitForSingleObject(t[i], INFINITE);
		CloseHandle(t[i]);
	}
	return jobs_done;
}
/* allows l2_win_thread */
static int jobs_locked;
static CRITICAL_SECTION jobs_section;

static DWORD locked_job(void *arg)
{
	(void)arg;
	EnterCriticalSection(&jobs_section);
	jobs_locked = jobs_locked + 1;
	LeaveCriticalSection(&jobs_section);
	return 0;
}

int run_locked_jobs(void)
{
	HANDLE t[2];
	InitializeCriticalSection(&jobs_section);
	for (int i = 0; i < 2; i++)
		t[i] = CreateThread(NULL, 0, locked_job, NULL, 0, NULL);
	for (int i = 0; i < 2; i++) {
		WaitForSingleObject(t[i], INFINITE);
		CloseHandle(t[i]);
	}
	return jobs_locked;
}

/* finds l2_early_return: 667 764 */
struct cache {
	pthread_rwlock_t lock;
	char *value;
};

const char *cache_get(struct cache *c)
{
	pthread_rwlock_rdlock(&c->lock);
	if (c->value == NULL)
		return NULL;
	const char *v = c->value;
	pthread_rwlock_unlock(&c->lock);
	return v;
}
/* allows l2_early_return */
const char *cache_get_right(struct cache *c)
{
	const char *v;
	pthread_rwlock_rdlock(&c->lock);
	v = c->value;
	pthread_rwlock_unlock(&c->lock);
	return v;
}

/* finds l2_section_left: 667 764 */
int add_item(CRITICAL_SECTION *s, int *count, int most)
{
	EnterCriticalSection(s);
	if (*count == most)
		return 0;
	++*count;
	LeaveCriticalSection(s);
	return 1;
}
/* allows l2_section_left */
int add_item_right(CRITICAL_SECTION *s, int *count, int most)
{
	int ok = 0;
	EnterCriticalSection(s);
	if (*count != most) {
		++*count;
		ok = 1;
	}
	LeaveCriticalSection(s);
	return ok;
}

/* finds l2_unlock_free: 832 667 765 */
void publish(pthread_mutex_t *m, int *to, int v)
{
	if (v > 0)
		pthread_mutex_lock(m);
	*to = v;
	if (v <= 0)
		pthread_mutex_unlock(m);
	else
		pthread_mutex_unlock(m);
}
/* allows l2_unlock_free */
void publish_right(pthread_mutex_t *m, int *to, int v)
{
	pthread_mutex_lock(m);
	*to = v;
	pthread_mutex_unlock(m);
}

/* finds l2_unlock_twice: 832 667 765 */
int step_once(pthread_mutex_t *m, int *v)
{
	pthread_mutex_lock(m);
	if (*v < 0)
		goto out;
	++*v;
	pthread_mutex_unlock(m);
out:
	pthread_mutex_unlock(m);
	return *v;
}
/* allows l2_unlock_twice */
int step_right(pthread_mutex_t *m, int *v)
{
	pthread_mutex_lock(m);
	if (*v < 0)
		goto out;
	++*v;
out:
	pthread_mutex_unlock(m);
	return *v;
}

/* finds l2_mutex_release: 832 667 765 */
void release_only(HANDLE m)
{
	DWORD r = WaitForSingleObject(m, 0);
	if (r == WAIT_OBJECT_0)
		ReleaseMutex(m);
	ReleaseMutex(m);
}
/* allows l2_mutex_release */
void release_held(HANDLE m)
{
	DWORD r = WaitForSingleObject(m, 0);
	if (r == WAIT_OBJECT_0)
		ReleaseMutex(m);
}

/* finds l2_bind_twice: 605 */
int bind_shared(int s, unsigned short port)
{
	struct sockaddr_in a = { 0 };
	int yes = 1;
	a.sin_family = AF_INET;
	a.sin_port = htons(port);
	if (setsockopt(s, SOL_SOCKET, SO_REUSEPORT, &yes, sizeof yes) != 0)
		return -1;
	if (bind(s, (struct sockaddr *)&a, sizeof a) != 0)
		return -1;
	return listen(s, 5);
}
/* allows l2_bind_twice */
int bind_alone(int s, unsigned short port)
{
	struct sockaddr_in a = { 0 };
	a.sin_family = AF_INET;
	a.sin_port = htons(port);
	a.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	if (bind(s, (struct sockaddr *)&a, sizeof a) != 0)
		return -1;
	return listen(s, 5);
}

/* finds l2_bind_two: 605 */
int two_listeners(int a, int b)
{
	struct sockaddr_in at;
	memset(&at, 0, sizeof at);
	at.sin_family = AF_INET;
	at.sin_port = htons(8080);
	at.sin_addr.s_addr = INADDR_ANY;
	if (bind(a, (struct sockaddr *)&at, sizeof at) != 0)
		return -1;
	if (bind(b, (struct sockaddr *)&at, sizeof at) != 0)
		return -1;
	return listen(a, 1) | listen(b, 1);
}
/* allows l2_bind_two */
int two_ports(int a, int b)
{
	struct sockaddr_in at;
	memset(&at, 0, sizeof at);
	at.sin_family = AF_INET;
	at.sin_port = htons(8080);
	at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	if (bind(a, (struct sockaddr *)&at, sizeof at) != 0)
		return -1;
	at.sin_port = htons(8081);
	if (bind(b, (struct sockaddr *)&at, sizeof at) != 0)
		return -1;
	return listen(a, 1) | listen(b, 1);
}

/* finds l2_accept_first: 666 */
int accept_unready(void)
{
	int s = socket(AF_INET, SOCK_STREAM, 0), c;
	struct sockaddr_in a = { 0 };
	if (s < 0)
		return -1;
	a.sin_family = AF_INET;
	a.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	c = accept(s, NULL, NULL);
	if (bind(s, (struct sockaddr *)&a, sizeof a) != 0 || listen(s, 3) != 0)
		c = -1;
	close(s);
	return c;
}
/* allows l2_accept_first */
int accept_ready(void)
{
	int s = socket(AF_INET, SOCK_STREAM, 0), c;
	struct sockaddr_in a = { 0 };
	if (s < 0)
		return -1;
	a.sin_family = AF_INET;
	a.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	if (bind(s, (struct sockaddr *)&a, sizeof a) != 0 || listen(s, 3) != 0) {
		close(s);
		return -1;
	}
	c = accept(s, NULL, NULL);
	close(s);
	return c;
}

/* finds l2_listen_unbound: 666 */
int listen_unbound(void)
{
	int s = socket(AF_INET, SOCK_STREAM, 0);
	struct sockaddr_in a = { 0 };
	if (s < 0)
		return -1;
	a.sin_family = AF_INET;
	if (listen(s, 3) != 0 || bind(s, (struct sockaddr *)&a, sizeof a) != 0) {
		close(s);
		return -1;
	}
	return s;
}
/* allows l2_listen_unbound */
int listen_bound(void)
{
	int s = socket(AF_INET, SOCK_STREAM, 0);
	struct sockaddr_in a = { 0 };
	if (s < 0)
		return -1;
	a.sin_family = AF_INET;
	a.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	if (bind(s, (struct sockaddr *)&a, sizeof a) != 0 || listen(s, 3) != 0) {
		close(s);
		return -1;
	}
	return s;
}
