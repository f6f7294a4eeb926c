/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "third_win.h"
#include <errno.h>
#include <pthread.h>
#include <semaphore.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

/* shared */
struct link {
	struct link *next;
	int value;
};

struct account {
	pthread_mutex_t lock;
	long balance;
	int open;
};

static pthread_mutex_t first = PTHREAD_MUTEX_INITIALIZER, second = PTHREAD_MUTEX_INITIALIZER;
static int shared_total;
static int stopping;
static CRITICAL_SECTION section;

/* finds l4_forever_for: 835 */
int drain_all(int fd)
{
	char c;
	int n = 0;
	for (;;) {
		if (read(fd, &c, 1) == 1)
			n++;
	}
	return n;
}
/* allows l4_forever_for */
int drain_all_ok(int fd)
{
	char c;
	int n = 0;
	for (;;) {
		if (read(fd, &c, 1) != 1)
			break;
		n++;
	}
	return n;
}

/* finds l4_forever_unsigned: 835 */
void count_down(const int *v)
{
	unsigned i;
	for (i = 7; i >= 0; i--)
		printf("%d\n", v[i & 7]);
}
/* allows l4_forever_unsigned */
void count_down_ok(const int *v)
{
	int i;
	for (i = 7; i >= 0; i--)
		printf("%d\n", v[i & 7]);
}

/* finds l4_forever_step: 835 */
int halve(int n)
{
	int steps = 0;
	while (n > 1) {
		if (n % 2)
			steps++;
		steps += 2;
	}
	return steps;
}
/* allows l4_forever_step */
int halve_ok(int n)
{
	int steps = 0;
	while (n > 1) {
		if (n % 2)
			steps++;
		steps += 2;
		n /= 2;
	}
	return steps;
}

/* finds l4_forever_list: 835 */
int links(const struct link *l)
{
	int n = 0;
	const struct link *at = l;
	while (at != NULL) {
		n += at->value;
	}
	return n;
}
/* allows l4_forever_list */
int links_ok(const struct link *l)
{
	int n = 0;
	const struct link *at = l;
	while (at != NULL) {
		n += at->value;
		at = at->next;
	}
	return n;
}

/* finds l4_forever_byte: 835 */
int table_sum(const int *v)
{
	int sum = 0;
	unsigned char i;
	for (i = 0; i < 256; i++)
		sum += v[i];
	return sum;
}
/* allows l4_forever_byte */
int table_sum_ok(const int *v)
{
	int sum = 0;
	unsigned i;
	for (i = 0; i < 256; i++)
		sum += v[i];
	return sum;
}

/* finds l4_forever_goto: 835 */
void again(int n)
{
	int i = 0;
top:
	printf("%d\n", i);
	if (i >= 0 && n != 0)
		goto top;
}
/* allows l4_forever_goto */
void again_ok(int n)
{
	int i = 0;
top:
	printf("%d\n", i);
	if (++i < 10 && n != 0)
		goto top;
}

/* finds l4_forever_wrong_way: 835 */
int up(int limit)
{
	int i, n = 0;
	for (i = 0; i != 9; i += 2)
		n += limit;
	return n;
}
/* allows l4_forever_wrong_way */
int up_ok(int limit)
{
	int i, n = 0;
	for (i = 0; i < 9; i += 2)
		n += limit;
	return n;
}

/* finds l4_deep: 674 835 */
int depth_of(const struct link *l)
{
	return 1 + depth_of(l->next);
}
/* allows l4_deep */
int depth_of_ok(const struct link *l)
{
	if (l == NULL)
		return 0;
	return 1 + depth_of_ok(l->next);
}

/* finds l4_kept_return: 667 764 832 */
int withdraw(struct account *a, long sum)
{
	pthread_mutex_lock(&a->lock);
	if (a->balance < sum)
		return -1;
	a->balance -= sum;
	pthread_mutex_unlock(&a->lock);
	return 0;
}
/* allows l4_kept_return */
int withdraw_ok(struct account *a, long sum)
{
	int r = -1;
	pthread_mutex_lock(&a->lock);
	if (a->balance >= sum) {
		a->balance -= sum;
		r = 0;
	}
	pthread_mutex_unlock(&a->lock);
	return r;
}

/* finds l4_twice: 667 764 833 */
static void add(long n)
{
	pthread_mutex_lock(&first);
	shared_total += (int)n;
	pthread_mutex_unlock(&first);
}

void add_all(const long *v, int n)
{
	int i;
	pthread_mutex_lock(&first);
	for (i = 0; i < n; i++)
		add(v[i]);
	pthread_mutex_unlock(&first);
}
/* allows l4_twice */
static void add_ok(long n)
{
	shared_total += (int)n;
}

void add_all_ok(const long *v, int n)
{
	int i;
	pthread_mutex_lock(&first);
	for (i = 0; i < n; i++)
		add_ok(v[i]);
	pthread_mutex_unlock(&first);
}

/* finds l4_not_held: 667 832 765 */
void finish_account(struct account *a)
{
	pthread_mutex_lock(&a->lock);
	a->open = 0;
	pthread_mutex_unlock(&a->lock);
	if (a->balance > 0)
		pthread_mutex_unlock(&a->lock);
}
/* allows l4_not_held */
void finish_account_ok(struct account *a)
{
	pthread_mutex_lock(&a->lock);
	a->open = 0;
	if (a->balance > 0)
		a->balance = 0;
	pthread_mutex_unlock(&a->lock);
}

/* finds l4_order: 833 667 */
void one_way(void)
{
	pthread_mutex_lock(&first);
	pthread_mutex_lock(&second);
	shared_total++;
	pthread_mutex_unlock(&second);
	pthread_mutex_unlock(&first);
}

void other_way(void)
{
	pthread_mutex_lock(&second);
	pthread_mutex_lock(&first);
	shared_total--;
	pthread_mutex_unlock(&first);
	pthread_mutex_unlock(&second);
}
/* allows l4_order */
static pthread_mutex_t third = PTHREAD_MUTEX_INITIALIZER, fourth = PTHREAD_MUTEX_INITIALIZER;

void one_way_ok(void)
{
	pthread_mutex_lock(&third);
	pthread_mutex_lock(&fourth);
	shared_total++;
	pthread_mutex_unlock(&fourth);
	pthread_mutex_unlock(&third);
}

void other_way_ok(void)
{
	pthread_mutex_lock(&third);
	pthread_mutex_lock(&fourth);
	shared_total--;
	pthread_mutex_unlock(&fourth);
	pthread_mutex_unlock(&third);
}

/* finds l4_section: 667 764 832 */
int guarded(int n)
{
	EnterCriticalSection(&section);
	if (n < 0)
		return 0;
	shared_total += n;
	LeaveCriticalSection(&section);
	return 1;
}
/* allows l4_section */
int guarded_ok(int n)
{
	EnterCriticalSection(&section);
	if (n > 0)
		shared_total += n;
	LeaveCriticalSection(&section);
	return n >= 0;
}

/* finds l4_shared_counter: 366 362 */
static int hits;

static void *hit(void *unused)
{
	int i;
	(void)unused;
	for (i = 0; i < 1000; i++)
		hits++;
	return NULL;
}

int run_hits(void)
{
	pthread_t a, b;
	if (pthread_create(&a, NULL, hit, NULL) != 0 || pthread_create(&b, NULL, hit, NULL) != 0)
		return -1;
	(void)pthread_join(a, NULL);
	(void)pthread_join(b, NULL);
	return hits;
}
/* allows l4_shared_counter */
static int hits_ok;
static pthread_mutex_t hits_lock = PTHREAD_MUTEX_INITIALIZER;

static void *hit_ok(void *unused)
{
	int i;
	(void)unused;
	for (i = 0; i < 1000; i++) {
		pthread_mutex_lock(&hits_lock);
		hits_ok++;
		pthread_mutex_unlock(&hits_lock);
	}
	return NULL;
}

int run_hits_ok(void)
{
	pthread_t a, b;
	if (pthread_create(&a, NULL, hit_ok, NULL) != 0 || pthread_create(&b, NULL, hit_ok, NULL) != 0)
		return -1;
	(void)pthread_join(a, NULL);
	(void)pthread_join(b, NULL);
	return hits_ok;
}

/* finds l4_shared_argument: 366 362 */
static void *deposit(void *p)
{
	struct account *a = p;
	a->balance += 10;
	return NULL;
}

long deposits(void)
{
	struct account a = {.balance = 0};
	pthread_t t[2];
	int i;
	for (i = 0; i < 2; i++)
		if (pthread_create(&t[i], NULL, deposit, &a) != 0)
			return -1;
	for (i = 0; i < 2; i++)
		(void)pthread_join(t[i], NULL);
	return a.balance;
}
/* allows l4_shared_argument */
static void *deposit_ok(void *p)
{
	struct account *a = p;
	pthread_mutex_lock(&a->lock);
	a->balance += 10;
	pthread_mutex_unlock(&a->lock);
	return NULL;
}

long deposits_ok(void)
{
	struct account a = {.lock = PTHREAD_MUTEX_INITIALIZER};
	pthread_t t[2];
	int i;
	for (i = 0; i < 2; i++)
		if (pthread_create(&t[i], NULL, deposit_ok, &a) != 0)
			return -1;
	for (i = 0; i < 2; i++)
		(void)pthread_join(t[i], NULL);
	return a.balance;
}

/* finds l4_signal_shared: 364 366 479 */
static void on_term(int s)
{
	(void)s;
	stopping = 1;
	shared_total = 0;
}

int install(void)
{
	if (signal(SIGTERM, on_term) == SIG_ERR)
		return -1;
	while (!stopping)
		shared_total++;
	return shared_total;
}
/* allows l4_signal_shared */
static volatile sig_atomic_t stopping_ok;

static void on_term_ok(int s)
{
	(void)s;
	stopping_ok = 1;
}

int install_ok(void)
{
	int total = 0;
	if (signal(SIGTERM, on_term_ok) == SIG_ERR)
		return -1;
	while (!stopping_ok && total < 1000)
		total++;
	return total;
}

/* finds l4_signal_two: 364 479 366 */
static char *buffer_of_signals;

static void on_both(int s)
{
	if (s == SIGINT)
		buffer_of_signals = realloc(buffer_of_signals, 64);
	else
		free(buffer_of_signals);
}

int install_both(void)
{
	return signal(SIGINT, on_both) == SIG_ERR || signal(SIGQUIT, on_both) == SIG_ERR;
}
/* allows l4_signal_two */
static volatile sig_atomic_t last_signal;

static void on_both_ok(int s)
{
	last_signal = s;
}

int install_both_ok(void)
{
	return signal(SIGINT, on_both_ok) == SIG_ERR || signal(SIGQUIT, on_both_ok) == SIG_ERR;
}

/* finds l4_handler_exit: 364 479 */
static void on_alarm(int s)
{
	(void)s;
	exit(3);
}

int arm(void)
{
	if (signal(SIGALRM, on_alarm) == SIG_ERR)
		return -1;
	return (int)alarm(3);
}
/* allows l4_handler_exit */
static void on_alarm_ok(int s)
{
	(void)s;
	_exit(3);
}

int arm_ok(void)
{
	if (signal(SIGALRM, on_alarm_ok) == SIG_ERR)
		return -1;
	return (int)alarm(3);
}
