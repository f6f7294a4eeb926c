/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "third_sec.h"
#include "third_win.h"
#include <arpa/inet.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <netdb.h>
#include <pthread.h>
#include <pwd.h>
#include <setjmp.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdint.h>
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
struct vr_box {
	char *text;
	FILE *file;
	int count;
};
static int vr_total;
static pthread_mutex_t vr_lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_mutex_t vr_other = PTHREAD_MUTEX_INITIALIZER;
static char *vr_make(size_t n)
{
	return malloc(n);
}
static const char *vr_setting(const char *name)
{
	return getenv(name);
}

/* finds r7_null_struct: 690 476 */
struct vr_box *r7_null_struct(const char *t)
{
	struct vr_box *b = malloc(sizeof(*b));
	if (b == NULL)
		return NULL;
	b->file = NULL;
	b->count = 1;
	b->text = malloc(strlen(t) + 1);
	strcpy(b->text, t);
	return b;
}
/* allows r7_null_struct */
struct vr_box *r7_null_struct_ok(const char *t)
{
	struct vr_box *b = malloc(sizeof(*b));
	if (b == NULL)
		return NULL;
	b->file = NULL;
	b->count = 1;
	b->text = malloc(strlen(t) + 1);
	if (b->text == NULL) {
		free(b);
		return NULL;
	}
	strcpy(b->text, t);
	return b;
}

/* finds r7_null_getenv: 690 476 */
size_t r7_null_getenv(void)
{
	const char *home = vr_setting("HOME");
	return strlen(home);
}
/* allows r7_null_getenv */
size_t r7_null_getenv_ok(void)
{
	const char *home = vr_setting("HOME");
	if (home == NULL)
		return 0;
	return strlen(home);
}

/* finds r7_null_fopen: 690 476 */
int r7_null_fopen(const char *name)
{
	FILE *f = fopen(name, "r");
	int c = fgetc(f);
	fclose(f);
	return c;
}
/* allows r7_null_fopen */
int r7_null_fopen_ok(const char *name)
{
	FILE *f = fopen(name, "r");
	if (f == NULL)
		return -1;
	int c = fgetc(f);
	fclose(f);
	return c;
}

/* finds r7_null_strchr: 690 476 */
void r7_null_strchr(char *line)
{
	char *end = strrchr(line, '\n');
	*end = 0;
	puts(line);
}
/* allows r7_null_strchr */
void r7_null_strchr_ok(char *line)
{
	char *end = strrchr(line, '\n');
	if (end != NULL)
	*end = 0;
	puts(line);
}

/* finds r7_null_getpwnam: 690 476 */
uid_t r7_null_getpwnam(const char *name)
{
	struct passwd *p = getpwnam(name);
	return p->pw_uid;
}
/* allows r7_null_getpwnam */
uid_t r7_null_getpwnam_ok(const char *name)
{
	struct passwd *p = getpwnam(name);
	return p != NULL ? p->pw_uid : (uid_t)-1;
}

/* finds r7_null_localtime: 690 476 */
int r7_null_localtime(time_t t)
{
	struct tm *b = localtime(&t);
	return b->tm_year + 1900;
}
/* allows r7_null_localtime */
int r7_null_localtime_ok(time_t t)
{
	struct tm *b = localtime(&t);
	if (b == NULL)
		return 0;
	return b->tm_year + 1900;
}

/* finds r7_null_loop_calloc: 690 476 */
char **r7_null_loop_calloc(int n)
{
	char **rows = calloc((size_t)n, sizeof(*rows));
	if (rows == NULL)
		return NULL;
	for (int i = 0; i < n; i++) {
		rows[i] = malloc(16);
		rows[i][0] = 0;
	}
	return rows;
}
/* allows r7_null_loop_calloc */
char **r7_null_loop_calloc_ok(int n)
{
	char **rows = calloc((size_t)n, sizeof(*rows));
	if (rows == NULL)
		return NULL;
	for (int i = 0; i < n; i++) {
		rows[i] = malloc(16);
		if (rows[i] != NULL)
			rows[i][0] = 0;
	}
	return rows;
}

/* finds r7_null_ternary: 690 476 */
void r7_null_ternary(int wide)
{
	wchar_t *p = wide ? calloc(20, sizeof(*p)) : calloc(10, sizeof(*p));
	wmemset(p, L'c', 5);
	free(p);
}
/* allows r7_null_ternary */
void r7_null_ternary_ok(int wide)
{
	wchar_t *p = wide ? calloc(20, sizeof(*p)) : calloc(10, sizeof(*p));
	if (!p)
		return;
	wmemset(p, L'c', 5);
	free(p);
}

/* finds r7_null_void: 690 476 */
static void r7_null_void_fill(void *p)
{
	memset(p, 0, 64);
}
void r7_null_void(void)
{
	void *p = malloc(64);
	r7_null_void_fill(p);
	free(p);
}
/* allows r7_null_void */
static void r7_null_void_ok_fill(void *p)
{
	memset(p, 0, 64);
}
void r7_null_void_ok(void)
{
	void *p = malloc(64);
	if (p != NULL)
		r7_null_void_ok_fill(p);
	free(p);
}

/* finds r7_null_global: 690 476 */
static struct vr_box *r7_null_global_box;
int r7_null_global(void)
{
	r7_null_global_box = calloc(1, sizeof(*r7_null_global_box));
	r7_null_global_box->count = 3;
	return 0;
}
/* allows r7_null_global */
static struct vr_box *r7_null_global_ok_box;
int r7_null_global_ok(void)
{
	r7_null_global_ok_box = calloc(1, sizeof(*r7_null_global_ok_box));
	if (r7_null_global_ok_box == NULL)
		return -1;
	r7_null_global_ok_box->count = 3;
	return 0;
}

/* finds r7_lock_kept: 667 764 833 */
int r7_lock_kept(int n)
{
	pthread_mutex_lock(&vr_lock);
	if (n < 0)
		return -1;
	vr_total += n % 10;
	pthread_mutex_unlock(&vr_lock);
	return 0;
}
/* allows r7_lock_kept */
int r7_lock_kept_ok(int n)
{
	pthread_mutex_lock(&vr_lock);
	if (n < 0) {
		pthread_mutex_unlock(&vr_lock);
		return -1;
	}
	vr_total += n % 10;
	pthread_mutex_unlock(&vr_lock);
	return 0;
}

/* finds r7_lock_missing: 667 366 */
static void *r7_lock_missing_run(void *a)
{
	vr_total = vr_total % 1000 + 1;
	return a;
}
int r7_lock_missing(void)
{
	pthread_t a, b;
	if (pthread_create(&a, NULL, r7_lock_missing_run, NULL) != 0)
		return -1;
	if (pthread_create(&b, NULL, r7_lock_missing_run, NULL) != 0)
		return -1;
	pthread_join(a, NULL);
	return pthread_join(b, NULL);
}
/* allows r7_lock_missing */
static void *r7_lock_missing_ok_run(void *a)
{
	pthread_mutex_lock(&vr_lock);
	vr_total = vr_total % 1000 + 1;
	pthread_mutex_unlock(&vr_lock);
	return a;
}
int r7_lock_missing_ok(void)
{
	pthread_t a, b;
	if (pthread_create(&a, NULL, r7_lock_missing_ok_run, NULL) != 0)
		return -1;
	if (pthread_create(&b, NULL, r7_lock_missing_ok_run, NULL) != 0)
		return -1;
	pthread_join(a, NULL);
	return pthread_join(b, NULL);
}

/* finds r7_lock_twice: 667 764 */
void r7_lock_twice(void)
{
	pthread_mutex_lock(&vr_lock);
	vr_total = 0;
	pthread_mutex_lock(&vr_lock);
	vr_total = 1;
	pthread_mutex_unlock(&vr_lock);
}
/* allows r7_lock_twice */
void r7_lock_twice_ok(void)
{
	pthread_mutex_lock(&vr_lock);
	vr_total = 0;
	pthread_mutex_unlock(&vr_lock);
	pthread_mutex_lock(&vr_lock);
	vr_total = 1;
	pthread_mutex_unlock(&vr_lock);
}

/* finds r7_lock_wrong: 667 832 */
void r7_lock_wrong(void)
{
	pthread_mutex_lock(&vr_lock);
	vr_total = 2;
	pthread_mutex_unlock(&vr_other);
}
/* allows r7_lock_wrong */
void r7_lock_wrong_ok(void)
{
	pthread_mutex_lock(&vr_lock);
	vr_total = 2;
	pthread_mutex_unlock(&vr_lock);
}

/* finds r7_unlock_first: 832 */
void r7_unlock_first(int n)
{
	vr_total = n;
	pthread_mutex_unlock(&vr_lock);
}
/* allows r7_unlock_first */
void r7_unlock_first_ok(int n)
{
	pthread_mutex_lock(&vr_lock);
	vr_total = n;
	pthread_mutex_unlock(&vr_lock);
}

/* finds r7_unlock_twice: 832 */
void r7_unlock_twice(void)
{
	pthread_mutex_lock(&vr_lock);
	vr_total = 5;
	pthread_mutex_unlock(&vr_lock);
	pthread_mutex_unlock(&vr_lock);
}
/* allows r7_unlock_twice */
void r7_unlock_twice_ok(void)
{
	pthread_mutex_lock(&vr_lock);
	vr_total = 5;
	pthread_mutex_unlock(&vr_lock);
}

/* finds r7_unlock_leave: 832 */
static CRITICAL_SECTION r7_unlock_leave_section;
void r7_unlock_leave(int n)
{
	if (n > 0)
		EnterCriticalSection(&r7_unlock_leave_section);
	vr_total = n;
	LeaveCriticalSection(&r7_unlock_leave_section);
}
/* allows r7_unlock_leave */
static CRITICAL_SECTION r7_unlock_leave_ok_section;
void r7_unlock_leave_ok(int n)
{
	if (n > 0)
		EnterCriticalSection(&r7_unlock_leave_ok_section);
	vr_total = n;
	if (n > 0)
	LeaveCriticalSection(&r7_unlock_leave_ok_section);
}

/* finds r7_race_counter: 366 667 */
static int r7_race_counter_hits;
static void *r7_race_counter_run(void *a)
{
	for (int i = 0; i < 1000; i++)
		r7_race_counter_hits++;
	return a;
}
int r7_race_counter(void)
{
	pthread_t t[2];
	for (int i = 0; i < 2; i++)
		if (pthread_create(&t[i], NULL, r7_race_counter_run, NULL) != 0)
			return -1;
	for (int i = 0; i < 2; i++)
		pthread_join(t[i], NULL);
	return r7_race_counter_hits;
}
/* allows r7_race_counter */
static int r7_race_counter_ok_hits;
static void *r7_race_counter_ok_run(void *a)
{
	for (int i = 0; i < 1000; i++)
		__atomic_fetch_add(&r7_race_counter_ok_hits, 1, __ATOMIC_SEQ_CST);
	return a;
}
int r7_race_counter_ok(void)
{
	pthread_t t[2];
	for (int i = 0; i < 2; i++)
		if (pthread_create(&t[i], NULL, r7_race_counter_ok_run, NULL) != 0)
			return -1;
	for (int i = 0; i < 2; i++)
		pthread_join(t[i], NULL);
	return r7_race_counter_ok_hits;
}

/* finds r7_race_lazy: 366 667 362 */
static int *r7_race_lazy_table;
static void *r7_race_lazy_run(void *a)
{
	if (r7_race_lazy_table == NULL)
		r7_race_lazy_table = calloc(10, sizeof(int));
	return a;
}
int r7_race_lazy(void)
{
	pthread_t a, b;
	if (pthread_create(&a, NULL, r7_race_lazy_run, NULL) != 0 || pthread_create(&b, NULL, r7_race_lazy_run, NULL) != 0)
		return -1;
	pthread_join(a, NULL);
	return pthread_join(b, NULL);
}
/* allows r7_race_lazy */
static int *r7_race_lazy_ok_table;
static void *r7_race_lazy_ok_run(void *a)
{
	pthread_mutex_lock(&vr_lock);
	if (r7_race_lazy_ok_table == NULL)
		r7_race_lazy_ok_table = calloc(10, sizeof(int));
	pthread_mutex_unlock(&vr_lock);
	return a;
}
int r7_race_lazy_ok(void)
{
	pthread_t a, b;
	if (pthread_create(&a, NULL, r7_race_lazy_ok_run, NULL) != 0 || pthread_create(&b, NULL, r7_race_lazy_ok_run, NULL) != 0)
		return -1;
	pthread_join(a, NULL);
	return pthread_join(b, NULL);
}

/* finds r7_signal_printf: 364 479 */
static int r7_signal_printf_stop;
static void r7_signal_printf_on(int n)
{
	printf("signal %d\n", n);
	r7_signal_printf_stop = 1;
}
int r7_signal_printf(void)
{
	return signal(SIGTERM, r7_signal_printf_on) == SIG_ERR ? -1 : 0;
}
/* allows r7_signal_printf */
static volatile sig_atomic_t r7_signal_printf_ok_stop;
static void r7_signal_printf_ok_on(int n)
{
	(void)n;
	r7_signal_printf_ok_stop = 1;
}
int r7_signal_printf_ok(void)
{
	return signal(SIGTERM, r7_signal_printf_ok_on) == SIG_ERR ? -1 : 0;
}

/* finds r7_signal_malloc: 364 479 */
static char *r7_signal_malloc_note;
static volatile sig_atomic_t r7_signal_malloc_seen;
static void r7_signal_malloc_on(int n)
{
	(void)n;
	free(r7_signal_malloc_note);
	r7_signal_malloc_note = NULL;
}
int r7_signal_malloc(void)
{
	struct sigaction a = {.sa_handler = r7_signal_malloc_on};
	r7_signal_malloc_note = malloc(10);
	return sigaction(SIGINT, &a, NULL);
}
/* allows r7_signal_malloc */
static char *r7_signal_malloc_ok_note;
static volatile sig_atomic_t r7_signal_malloc_ok_seen;
static void r7_signal_malloc_ok_on(int n)
{
	(void)n;
	r7_signal_malloc_ok_seen = 1;
}
int r7_signal_malloc_ok(void)
{
	struct sigaction a = {.sa_handler = r7_signal_malloc_ok_on};
	r7_signal_malloc_ok_note = malloc(10);
	return sigaction(SIGINT, &a, NULL);
}

/* finds r7_signal_exit: 479 364 */
static void r7_signal_exit_on(int n)
{
	(void)n;
	exit(1);
}
int r7_signal_exit(void)
{
	return signal(SIGHUP, r7_signal_exit_on) == SIG_ERR;
}
/* allows r7_signal_exit */
static void r7_signal_exit_ok_on(int n)
{
	(void)n;
	_exit(1);
}
int r7_signal_exit_ok(void)
{
	return signal(SIGHUP, r7_signal_exit_ok_on) == SIG_ERR;
}

/* finds r7_signal_syslog: 479 364 */
#include <syslog.h>
static volatile sig_atomic_t r7_signal_syslog_flag;
static void r7_signal_syslog_on(int n)
{
	syslog(LOG_ERR, "signal %d", n);
	r7_signal_syslog_flag = 1;
}
int r7_signal_syslog(void)
{
	struct sigaction a;
	memset(&a, 0, sizeof(a));
	a.sa_handler = r7_signal_syslog_on;
	return sigaction(SIGUSR1, &a, NULL);
}
/* allows r7_signal_syslog */
#include <syslog.h>
static volatile sig_atomic_t r7_signal_syslog_ok_flag;
static void r7_signal_syslog_ok_on(int n)
{
	(void)n;
	r7_signal_syslog_ok_flag = 1;
}
int r7_signal_syslog_ok(void)
{
	struct sigaction a;
	memset(&a, 0, sizeof(a));
	a.sa_handler = r7_signal_syslog_ok_on;
	return sigaction(SIGUSR1, &a, NULL);
}

/* finds r7_check_access: 367 */
int r7_check_access(const char *name)
{
	if (access(name, W_OK) != 0)
		return -1;
	return open(name, O_WRONLY | O_TRUNC);
}
/* allows r7_check_access */
int r7_check_access_ok(const char *name)
{
	return open(name, O_WRONLY | O_TRUNC | O_NOFOLLOW);
}

/* finds r7_check_stat: 367 */
FILE *r7_check_stat(const char *name)
{
	struct stat s;
	if (stat(name, &s) != 0 || !S_ISREG(s.st_mode))
		return NULL;
	return fopen(name, "r");
}
/* allows r7_check_stat */
FILE *r7_check_stat_ok(const char *name)
{
	FILE *f = fopen(name, "r");
	struct stat s;
	if (f != NULL && (fstat(fileno(f), &s) != 0 || !S_ISREG(s.st_mode))) {
		fclose(f);
		f = NULL;
	}
	return f;
}
