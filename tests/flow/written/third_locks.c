/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "third_win.h"
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <pwd.h>
#include <semaphore.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <threads.h>
#include <unistd.h>

/* finds k3_handler_twice: 364 828 479 415 */
static char *shared_text;

static void on_hangup(int sig)
{
	(void)sig;
	free(shared_text);
	shared_text = NULL;
}

int run_with_text(void)
{
	shared_text = malloc(64);
	if (shared_text == NULL || signal(SIGHUP, on_hangup) == SIG_ERR)
		return -1;
	strcpy(shared_text, "working");
	puts(shared_text);
	free(shared_text);
	return 0;
}
/* allows k3_handler_twice */
static volatile sig_atomic_t hung_up;

static void on_hangup_right(int sig)
{
	(void)sig;
	hung_up = 1;
}

int run_with_text_right(void)
{
	char *text = malloc(64);
	if (text == NULL)
		return -1;
	if (signal(SIGHUP, on_hangup_right) == SIG_ERR) {
		free(text);
		return -1;
	}
	strcpy(text, hung_up ? "ending" : "working");
	puts(text);
	free(text);
	return 0;
}

/* finds k3_handler_struct: 364 828 */
static struct progress {
	int done, all;
} progress;

static void on_alarm(int sig)
{
	(void)sig;
	progress.done = 0;
	progress.all = 0;
}

int share_done(int n)
{
	struct sigaction a;
	memset(&a, 0, sizeof a);
	a.sa_handler = on_alarm;
	if (sigaction(SIGALRM, &a, NULL) != 0)
		return -1;
	progress.all = n;
	if (progress.all != 0)
		return 100 * progress.done / progress.all;
	return 0;
}
/* allows k3_handler_struct */
static volatile sig_atomic_t alarmed;

static void on_alarm_right(int sig)
{
	(void)sig;
	alarmed = 1;
}

int share_done_right(int n)
{
	struct sigaction a;
	memset(&a, 0, sizeof a);
	a.sa_handler = on_alarm_right;
	if (sigaction(SIGALRM, &a, NULL) != 0)
		return -1;
	return alarmed ? 0 : n;
}

/* finds k3_counter: 366 362 667 */
static long served;

static void *serve_one(void *arg)
{
	(void)arg;
	for (int i = 0; i < 1000; i++)
		served = served + 1;
	return NULL;
}

long serve_many(void)
{
	pthread_t t[4];
	for (int i = 0; i < 4; i++)
		if (pthread_create(&t[i], NULL, serve_one, NULL) != 0)
			return -1;
	for (int i = 0; i < 4; i++)
		pthread_join(t[i], NULL);
	return served;
}
/* allows k3_counter */
static long counted;
static pthread_mutex_t counted_lock = PTHREAD_MUTEX_INITIALIZER;

static void *count_one(void *arg)
{
	(void)arg;
	for (int i = 0; i < 1000; i++) {
		pthread_mutex_lock(&counted_lock);
		counted = counted + 1;
		pthread_mutex_unlock(&counted_lock);
	}
	return NULL;
}

long count_many(void)
{
	pthread_t t[4];
	for (int i = 0; i < 4; i++)
		if (pthread_create(&t[i], NULL, count_one, NULL) != 0)
			return -1;
	for (int i = 0; i < 4; i++)
		pthread_join(t[i], NULL);
	return counted;
}

/* finds k3_c11_thread: 366 362 667 */
static struct stats {
	int hits, misses;
} stats;

static int look_up(void *key)
{
	if (key != NULL)
		stats.hits++;
	else
		stats.misses++;
	return 0;
}

int look_up_both(void *a, void *b)
{
	thrd_t x, y;
	if (thrd_create(&x, look_up, a) != thrd_success || thrd_create(&y, look_up, b) != thrd_success)
		return -1;
	thrd_join(x, NULL);
	thrd_join(y, NULL);
	return stats.hits;
}
/* allows k3_c11_thread */
static struct safe_stats {
	atomic_int hits, misses;
} safe_stats;

static int look_up_right(void *key)
{
	if (key != NULL)
		atomic_fetch_add(&safe_stats.hits, 1);
	else
		atomic_fetch_add(&safe_stats.misses, 1);
	return 0;
}

int look_up_both_right(void *a, void *b)
{
	thrd_t x, y;
	if (thrd_create(&x, look_up_right, a) != thrd_success || thrd_create(&y, look_up_right, b) != thrd_success)
		return -1;
	thrd_join(x, NULL);
	thrd_join(y, NULL);
	return atomic_load(&safe_stats.hits);
}

/* finds k3_win_thread: 366 362 667 */
static volatile LONG tickets;

static DWORD sell(void *arg)
{
	(void)arg;
	for (int i = 0; i < 100; i++)
		tickets++;
	return 0;
}

LONG sell_two(void)
{
	HANDLE both[2] = { CreateThread(NULL, 0, sell, NULL, 0, NULL), CreateThread(NULL, 0, sell, NULL, 0, NULL) };
	if (both[0] == NULL || both[1] == NULL)
		return -1;
	WaitForMultipleObjects(2, both, TRUE, INFINITE);
	CloseHandle(both[0]);
	CloseHandle(both[1]);
	return tickets;
}
/* allows k3_win_thread */
static volatile LONG sold;

static DWORD sell_right(void *arg)
{
	(void)arg;
	for (int i = 0; i < 100; i++)
		InterlockedIncrement(&sold);
	return 0;
}

LONG sell_two_right(void)
{
	HANDLE both[2] = { CreateThread(NULL, 0, sell_right, NULL, 0, NULL), CreateThread(NULL, 0, sell_right, NULL, 0, NULL) };
	if (both[0] == NULL || both[1] == NULL)
		return -1;
	WaitForMultipleObjects(2, both, TRUE, INFINITE);
	CloseHandle(both[0]);
	CloseHandle(both[1]);
	return sold;
}

/* finds k3_access_open: 367 */
int append_note(const char *file, const char *note)
{
	if (access(file, W_OK) != 0)
		return -1;
	int fd = open(file, O_WRONLY | O_APPEND);
	if (fd < 0)
		return -1;
	ssize_t n = write(fd, note, strlen(note));
	return close(fd) == 0 && n >= 0 ? 0 : -1;
}
/* allows k3_access_open */
int append_note_right(const char *file, const char *note)
{
	int fd = open(file, O_WRONLY | O_APPEND | O_NOFOLLOW);
	if (fd < 0)
		return -1;
	ssize_t n = write(fd, note, strlen(note));
	return close(fd) == 0 && n >= 0 ? 0 : -1;
}

/* finds k3_lstat_chown: 367 */
static int is_plain(const char *path)
{
	struct stat st;
	return lstat(path, &st) == 0 && S_ISREG(st.st_mode);
}

int give_away(const char *path, uid_t to)
{
	if (!is_plain(path))
		return -1;
	return chown(path, to, (gid_t)-1);
}
/* allows k3_lstat_chown */
int give_away_right(const char *path, uid_t to)
{
	struct stat st;
	int fd = open(path, O_RDONLY | O_NOFOLLOW);
	if (fd < 0)
		return -1;
	int rc = fstat(fd, &st) == 0 && S_ISREG(st.st_mode) ? fchown(fd, to, (gid_t)-1) : -1;
	close(fd);
	return rc;
}

/* finds k3_mkdir_asked: 367 */
int need_folder(const char *path)
{
	struct stat st;
	if (stat(path, &st) == 0)
		return 0;
	return mkdir(path, 0700);
}
/* allows k3_mkdir_asked */
int need_folder_right(const char *path)
{
	if (mkdir(path, 0700) == 0 || errno == EEXIST)
		return 0;
	return -1;
}

/* finds k3_win_asked: 367 */
HANDLE open_if_there(const char *path)
{
	if (GetFileAttributesA(path) == INVALID_FILE_ATTRIBUTES)
		return INVALID_HANDLE_VALUE;
	return CreateFileA(path, GENERIC_WRITE, 0, NULL, CREATE_ALWAYS, FILE_ATTRIBUTE_NORMAL, NULL);
}
/* allows k3_win_asked */
HANDLE open_if_there_right(const char *path)
{
	return CreateFileA(path, GENERIC_WRITE, 0, NULL, OPEN_EXISTING, FILE_ATTRIBUTE_NORMAL, NULL);
}

/* finds k3_left_locked: 667 764 833 */
struct queue {
	pthread_mutex_t lock;
	int items[32], used;
};

int queue_put(struct queue *q, int item)
{
	pthread_mutex_lock(&q->lock);
	if (q->used == 32)
		return -1;
	q->items[q->used++] = item;
	pthread_mutex_unlock(&q->lock);
	return 0;
}
/* allows k3_left_locked */
int queue_put_right(struct queue *q, int item)
{
	int rc = -1;
	pthread_mutex_lock(&q->lock);
	if (q->used < 32) {
		q->items[q->used++] = item;
		rc = 0;
	}
	pthread_mutex_unlock(&q->lock);
	return rc;
}

/* finds k3_c11_lock: 667 764 833 */
static mtx_t journal_lock;
static FILE *journal;

int journal_line(const char *text)
{
	if (mtx_lock(&journal_lock) != thrd_success)
		return -1;
	if (fputs(text, journal) < 0)
		goto failed;
	mtx_unlock(&journal_lock);
	return 0;
failed:
	perror("journal");
	return -1;
}
/* allows k3_c11_lock */
int journal_line_right(const char *text)
{
	int rc = 0;
	if (mtx_lock(&journal_lock) != thrd_success)
		return -1;
	if (fputs(text, journal) < 0) {
		perror("journal");
		rc = -1;
	}
	mtx_unlock(&journal_lock);
	return rc;
}

/* finds k3_break_out: 667 764 833 */
static pthread_rwlock_t table_lock = PTHREAD_RWLOCK_INITIALIZER;
static int table[64];

int table_find(int key)
{
	for (int i = 0; i < 64; i++) {
		pthread_rwlock_rdlock(&table_lock);
		if (table[i] == key)
			return i;
		pthread_rwlock_unlock(&table_lock);
	}
	return -1;
}
/* allows k3_break_out */
int table_find_right(int key)
{
	int at = -1;
	pthread_rwlock_rdlock(&table_lock);
	for (int i = 0; i < 64 && at < 0; i++)
		if (table[i] == key)
			at = i;
	pthread_rwlock_unlock(&table_lock);
	return at;
}

/* finds k3_section: 667 764 833 */
static CRITICAL_SECTION gate;

BOOL pass_gate(HANDLE h, const char *text)
{
	DWORD n;
	EnterCriticalSection(&gate);
	if (!WriteFile(h, text, (DWORD)strlen(text), &n, NULL))
		return FALSE;
	LeaveCriticalSection(&gate);
	return TRUE;
}
/* allows k3_section */
BOOL pass_gate_right(HANDLE h, const char *text)
{
	DWORD n;
	EnterCriticalSection(&gate);
	BOOL ok = WriteFile(h, text, (DWORD)strlen(text), &n, NULL);
	LeaveCriticalSection(&gate);
	return ok;
}

/* finds k3_unlock_unheld: 832 667 */
static pthread_mutex_t box_lock = PTHREAD_MUTEX_INITIALIZER;
static int box;

int open_box(int really)
{
	int got = 0;
	if (really) {
		pthread_mutex_lock(&box_lock);
		got = box;
	}
	pthread_mutex_unlock(&box_lock);
	return got;
}
/* allows k3_unlock_unheld */
int open_box_right(int really)
{
	int got = 0;
	if (really) {
		pthread_mutex_lock(&box_lock);
		got = box;
		pthread_mutex_unlock(&box_lock);
	}
	return got;
}

/* finds k3_unlock_again: 832 667 765 */
int empty_box(void)
{
	pthread_mutex_lock(&box_lock);
	if (box == 0) {
		pthread_mutex_unlock(&box_lock);
	} else {
		box = 0;
	}
	pthread_mutex_unlock(&box_lock);
	return 0;
}
/* allows k3_unlock_again */
int empty_box_right(void)
{
	pthread_mutex_lock(&box_lock);
	if (box == 0) {
		pthread_mutex_unlock(&box_lock);
		return 1;
	}
	box = 0;
	pthread_mutex_unlock(&box_lock);
	return 0;
}

/* finds k3_leave_twice: 832 667 765 */
void pass_twice(int *n)
{
	EnterCriticalSection(&gate);
	++*n;
	LeaveCriticalSection(&gate);
	if (*n > 9)
		*n = 0;
	LeaveCriticalSection(&gate);
}
/* allows k3_leave_twice */
void pass_once(int *n)
{
	EnterCriticalSection(&gate);
	++*n;
	if (*n > 9)
		*n = 0;
	LeaveCriticalSection(&gate);
}

/* finds k3_endless_do: 835 */
int wait_ready(const int *status)
{
	int tries = 0;
	do {
		if (*status == 2)
			tries = 0;
	} while (tries < 10);
	return tries;
}
/* allows k3_endless_do */
int wait_ready_right(const int *status)
{
	int tries = 0;
	do {
		if (*status == 2)
			break;
		tries++;
	} while (tries < 10);
	return tries;
}

/* finds k3_endless_byte: 835 190 571 */
void print_codes(void)
{
	for (unsigned char c = 0; c < 256; c++)
		printf("%d\n", c);
}
/* allows k3_endless_byte */
void print_codes_right(void)
{
	for (unsigned c = 0; c < 256; c++)
		printf("%u\n", c);
}

/* finds k3_endless_list: 835 */
struct knot {
	struct knot *next;
	int weight;
};

int weigh(const struct knot *k)
{
	int sum = 0;
	while (k != NULL)
		sum += k->weight;
	return sum;
}
/* allows k3_endless_list */
int weigh_right(const struct knot *k)
{
	int sum = 0;
	while (k != NULL) {
		sum += k->weight;
		k = k->next;
	}
	return sum;
}

/* finds k3_endless_eof: 835 */
int skip_line(FILE *in)
{
	int c;
	do
		c = getc(in);
	while (c != '\n');
	return c;
}
/* allows k3_endless_eof */
int skip_line_right(FILE *in)
{
	int c;
	do
		c = getc(in);
	while (c != '\n' && c != EOF);
	return c;
}

/* finds k3_down_unsigned: 835 571 190 191 */
void countdown(void)
{
	for (size_t i = 10; i >= 0; i--)
		printf("%zu\n", i);
}
/* allows k3_down_unsigned */
void countdown_right(void)
{
	for (size_t i = 11; i-- > 0;)
		printf("%zu\n", i);
}
