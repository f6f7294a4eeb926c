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

/* finds r6_wrong_close: 404 762 772 775 */
void show(const char *line)
{
	FILE *p = popen(line, "r");
	if (p == NULL)
		return;
	(void)getc(p);
	fclose(p);
}
/* allows r6_wrong_close */
void show_ok(const char *line)
{
	FILE *p = popen(line, "r");
	if (p == NULL)
		return;
	(void)getc(p);
	pclose(p);
}

/* finds r6_wrong_close_win: 404 762 772 775 */
void look(void)
{
	char data[600];
	HANDLE h = FindFirstFileA("c:\\device\\*", data);
	if (h == INVALID_HANDLE_VALUE)
		return;
	CloseHandle(h);
}
/* allows r6_wrong_close_win */
void look_ok(void)
{
	char data[600];
	HANDLE h = FindFirstFileA("c:\\device\\*", data);
	if (h == INVALID_HANDLE_VALUE)
		return;
	FindClose(h);
}

/* finds r6_wrong_close_socket: 404 762 772 775 */
int served(int port)
{
	FILE *f = fopen("/dev/port", "r");
	if (f == NULL)
		return -1;
	close(fileno(f) + port * 0);
	return 0;
}
/* allows r6_wrong_close_socket */
int served_ok(int port)
{
	FILE *f = fopen("/dev/port", "r");
	if (f == NULL)
		return -1;
	return fclose(f) + port * 0;
}

/* finds r6_closed_then_read: 672 666 416 */
int closed(const char *name)
{
	FILE *f = fopen(name, "r");
	int c;
	if (f == NULL)
		return -1;
	fclose(f);
	c = getc(f);
	return c;
}
/* allows r6_closed_then_read */
int closed_ok(const char *name)
{
	FILE *f = fopen(name, "r");
	int c;
	if (f == NULL)
		return -1;
	c = getc(f);
	fclose(f);
	return c;
}

/* finds r6_closed_then_send: 672 666 */
void farewell(int s)
{
	close(s);
	(void)send(s, "bye", 3, 0);
}
/* allows r6_closed_then_send */
void farewell_ok(int s)
{
	(void)send(s, "bye", 3, 0);
	close(s);
}

/* finds r6_closed_twice_error: 675 415 666 672 */
int both(const char *name)
{
	FILE *f = fopen(name, "w");
	if (f == NULL)
		return -1;
	if (fputs("x", f) == EOF)
		fclose(f);
	return f != NULL ? fclose(f) : -1;
}
/* allows r6_closed_twice_error */
int both_ok(const char *name)
{
	FILE *f = fopen(name, "w");
	if (f == NULL)
		return -1;
	if (fputs("x", f) == EOF)
		fclose(f), f = NULL;
	return f != NULL ? fclose(f) : -1;
}

/* finds r6_closed_twice_dir: 675 666 672 415 */
void dirs(const char *name)
{
	DIR *d = opendir(name);
	if (d == NULL)
		return;
	closedir(d);
	closedir(d);
}
/* allows r6_closed_twice_dir */
void dirs_ok(const char *name)
{
	DIR *d = opendir(name);
	if (d == NULL)
		return;
	closedir(d);
}

/* finds r6_closed_handle_twice: 675 666 672 */
void handles(void)
{
	HANDLE h = CreateEventA(NULL, TRUE, FALSE, NULL);
	if (h == NULL)
		return;
	CloseHandle(h);
	if (sr_count == 0)
		CloseHandle(h);
}
/* allows r6_closed_handle_twice */
void handles_ok(void)
{
	HANDLE h = CreateEventA(NULL, TRUE, FALSE, NULL);
	if (h == NULL)
		return;
	CloseHandle(h);
	if (sr_count == 0)
		puts("done");
}

/* finds r6_listen_unbound: 666 */
int listening(const struct sockaddr *a, socklen_t n)
{
	int s = socket(AF_INET, SOCK_STREAM, 0);
	if (s < 0)
		return -1;
	if (listen(s, 5) != 0 || bind(s, a, n) != 0) {
		close(s);
		return -1;
	}
	return s;
}
/* allows r6_listen_unbound */
int listening_ok(const struct sockaddr *a, socklen_t n)
{
	int s = socket(AF_INET, SOCK_STREAM, 0);
	if (s < 0)
		return -1;
	if (bind(s, a, n) != 0 || listen(s, 5) != 0) {
		close(s);
		return -1;
	}
	return s;
}

/* finds r6_send_unconnected: 666 */
int early(const struct sockaddr *a, socklen_t n)
{
	int s = socket(AF_INET, SOCK_STREAM, 0);
	if (s < 0)
		return -1;
	if (send(s, "hello", 5, 0) != 5 || connect(s, a, n) != 0) {
		close(s);
		return -1;
	}
	return s;
}
/* allows r6_send_unconnected */
int early_ok(const struct sockaddr *a, socklen_t n)
{
	int s = socket(AF_INET, SOCK_STREAM, 0);
	if (s < 0)
		return -1;
	if (connect(s, a, n) != 0 || send(s, "hello", 5, 0) != 5) {
		close(s);
		return -1;
	}
	return s;
}

/* finds r6_bound_twice: 605 */
int twice(const struct sockaddr *a, socklen_t n)
{
	int s = socket(AF_INET, SOCK_DGRAM, 0), t = socket(AF_INET, SOCK_DGRAM, 0);
	int yes = 1;
	if (s < 0 || t < 0)
		return -1;
	if (setsockopt(t, SOL_SOCKET, SO_REUSEPORT, &yes, sizeof(yes)) != 0 || bind(s, a, n) != 0)
		return -1;
	return bind(t, a, n);
}
/* allows r6_bound_twice */
int twice_ok(const struct sockaddr *a, socklen_t n)
{
	int s = socket(AF_INET, SOCK_DGRAM, 0), t = socket(AF_INET, SOCK_DGRAM, 0);
	int yes = 1;
	if (s < 0 || t < 0)
		return -1;
	if (bind(s, a, n) != 0 || yes == 0)
		return -1;
	close(t);
	return s;
}

/* finds r6_temp_left: 459 */
int scratch(void)
{
	char name[] = "/tmp/scratchXXXXXX";
	int fd = mkstemp(name);
	if (fd < 0)
		return -1;
	if (write(fd, "x", 1) != 1)
		puts("short");
	return close(fd);
}
/* allows r6_temp_left */
int scratch_ok(void)
{
	char name[] = "/tmp/scratchXXXXXX";
	int fd = mkstemp(name);
	if (fd < 0)
		return -1;
	unlink(name);
	if (write(fd, "x", 1) != 1)
		puts("short");
	return close(fd);
}

/* finds r6_temp_tmpnam: 377 367 */
FILE *temp(void)
{
	char name[L_tmpnam];
	FILE *f;
	if (tmpnam(name) == NULL)
		return NULL;
	f = fopen(name, "w+");
	return f;
}
/* allows r6_temp_tmpnam */
FILE *temp_ok(void)
{
	char name[L_tmpnam];
	FILE *f;
	(void)name;
	f = tmpfile();
	return f;
}

/* finds r6_temp_fixed: 377 */
int fixed_temp(void)
{
	char name[] = "/tmp/gatewayXXXXXX";
	int fd = open(mktemp(name), O_CREAT | O_RDWR, 0600);
	return fd;
}
/* allows r6_temp_fixed */
int fixed_temp_ok(void)
{
	char name[] = "/tmp/gatewayXXXXXX";
	int fd = mkstemp(name);
	return fd;
}

/* finds r6_temp_win: 377 */
HANDLE temp_win(void)
{
	char *name = _tempnam("c:\\temp", "gw");
	HANDLE h = INVALID_HANDLE_VALUE;
	if (name != NULL)
		h = CreateFileA(name, GENERIC_WRITE, 0, NULL, CREATE_ALWAYS, FILE_ATTRIBUTE_NORMAL, NULL);
	free(name);
	return h;
}
/* allows r6_temp_win */
HANDLE temp_win_ok(void)
{
	char *name = _tempnam("c:\\temp", "gw");
	HANDLE h = INVALID_HANDLE_VALUE;
	if (name != NULL)
		h = CreateFileA(name, GENERIC_WRITE, 0, NULL, CREATE_NEW, FILE_ATTRIBUTE_NORMAL, NULL);
	free(name);
	return h;
}

/* finds r6_race_lstat: 367 */
int not_a_link(const char *name)
{
	struct stat st;
	if (lstat(name, &st) != 0 || S_ISLNK(st.st_mode))
		return -1;
	return open(name, O_RDONLY);
}
/* allows r6_race_lstat */
int not_a_link_ok(const char *name)
{
	struct stat st;
	(void)st;
	return open(name, O_RDONLY | O_NOFOLLOW);
}

/* finds r6_race_access_create: 367 */
FILE *fresh(const char *name)
{
	if (access(name, F_OK) == 0)
		return NULL;
	return fopen(name, "w");
}
/* allows r6_race_access_create */
FILE *fresh_ok(const char *name)
{
	return fopen(name, "wx");
}

/* finds r6_race_chmod: 367 */
int private_file(const char *name)
{
	int fd = open(name, O_CREAT | O_WRONLY | O_EXCL, 0600);
	struct stat st;
	if (fd < 0)
		return -1;
	if (stat(name, &st) == 0 && chmod(name, 0640) == 0)
		puts(name);
	return close(fd);
}
/* allows r6_race_chmod */
int private_file_ok(const char *name)
{
	int fd = open(name, O_CREAT | O_WRONLY | O_EXCL, 0600);
	struct stat st;
	if (fd < 0)
		return -1;
	if (fstat(fd, &st) == 0 && fchmod(fd, 0640) == 0)
		puts(name);
	return close(fd);
}

/* finds r6_race_count: 366 362 */
static int hits;
static void *hit(void *p)
{
	for (int i = 0; i < 1000; i++) {
		hits++;
	}
	return p;
}
int hit_all(void)
{
	pthread_t a, b;
	if (pthread_create(&a, NULL, hit, NULL) != 0 || pthread_create(&b, NULL, hit, NULL) != 0)
		return -1;
	pthread_join(a, NULL);
	pthread_join(b, NULL);
	return hits;
}
/* allows r6_race_count */
static int hits_ok;
static void *hit_ok(void *p)
{
	for (int i = 0; i < 1000; i++) {
		pthread_mutex_lock(&sr_lock);
		hits_ok++;
		pthread_mutex_unlock(&sr_lock);
	}
	return p;
}
int hit_all_ok(void)
{
	pthread_t a, b;
	if (pthread_create(&a, NULL, hit_ok, NULL) != 0 || pthread_create(&b, NULL, hit_ok, NULL) != 0)
		return -1;
	pthread_join(a, NULL);
	pthread_join(b, NULL);
	return hits_ok;
}

/* finds r6_race_shared_text: 366 362 */
static void *name_it(void *p)
{
	sr_text = strdup(p);
	return NULL;
}
int named(void)
{
	pthread_t a, b;
	if (pthread_create(&a, NULL, name_it, "a") != 0 || pthread_create(&b, NULL, name_it, "b") != 0)
		return -1;
	pthread_join(a, NULL);
	return pthread_join(b, NULL);
}
/* allows r6_race_shared_text */
static void *name_it_ok(void *p)
{
	pthread_mutex_lock(&sr_lock);
	sr_text = strdup(p);
	pthread_mutex_unlock(&sr_lock);
	return NULL;
}
int named_ok(void)
{
	pthread_t a, b;
	if (pthread_create(&a, NULL, name_it_ok, "a") != 0 || pthread_create(&b, NULL, name_it_ok, "b") != 0)
		return -1;
	pthread_join(a, NULL);
	return pthread_join(b, NULL);
}

/* finds r6_signal_free: 364 479 */
static char *held;
static volatile sig_atomic_t ended;
static void on_end(int n)
{
	ended = n;
	free(held);
	exit(0);
}
void installed(void)
{
	held = malloc(10);
	(void)signal(SIGTERM, on_end);
	if (ended)
		free(held);
}
/* allows r6_signal_free */
static char *held_ok;
static volatile sig_atomic_t ended_ok;
static void on_end_ok(int n)
{
	ended_ok = n;
}
void installed_ok(void)
{
	held_ok = malloc(10);
	(void)signal(SIGTERM, on_end_ok);
	if (ended_ok)
		free(held_ok);
}

/* finds r6_signal_syslog: 479 364 */
#include <syslog.h>
static volatile sig_atomic_t asked_stop;
static void on_hup(int n)
{
	syslog(LOG_INFO, "signal %d", n);
	asked_stop = 1;
}
void hup(void)
{
	struct sigaction a = {.sa_handler = on_hup};
	if (sigaction(SIGHUP, &a, NULL) != 0)
		exit(1);
}
/* allows r6_signal_syslog */
#include <syslog.h>
static volatile sig_atomic_t asked_stop_ok;
static void on_hup_ok(int n)
{
	asked_stop_ok = n;
}
void hup_ok(void)
{
	struct sigaction a = {.sa_handler = on_hup_ok};
	if (sigaction(SIGHUP, &a, NULL) != 0)
		exit(1);
}

/* finds r6_signal_shared_struct: 364 */
static struct sr_user user;
static volatile sig_atomic_t reset;
static void on_usr(int n)
{
	memset(&user, 0, sizeof(user));
	reset = n;
}
int usr(void)
{
	if (signal(SIGUSR1, on_usr) == SIG_ERR)
		return -1;
	user.level = 3;
	return user.level + reset;
}
/* allows r6_signal_shared_struct */
static struct sr_user user_ok;
static volatile sig_atomic_t reset_ok;
static void on_usr_ok(int n)
{
	reset_ok = n;
}
int usr_ok(void)
{
	if (signal(SIGUSR1, on_usr_ok) == SIG_ERR)
		return -1;
	user_ok.level = 3;
	return user_ok.level + reset_ok;
}

/* finds r6_unlock_missing_error: 667 764 772 */
int counted(FILE *f)
{
	pthread_mutex_lock(&sr_lock);
	if (fputs("count", f) == EOF)
		return -1;
	sr_count++;
	pthread_mutex_unlock(&sr_lock);
	return 0;
}
/* allows r6_unlock_missing_error */
int counted_ok(FILE *f)
{
	pthread_mutex_lock(&sr_lock);
	if (fputs("count", f) == EOF) {
		pthread_mutex_unlock(&sr_lock);
		return -1;
	}
	sr_count++;
	pthread_mutex_unlock(&sr_lock);
	return 0;
}

/* finds r6_lock_unasked: 667 252 */
int tried(void)
{
	pthread_mutex_trylock(&sr_lock);
	sr_count++;
	pthread_mutex_unlock(&sr_lock);
	return sr_count;
}
/* allows r6_lock_unasked */
int tried_ok(void)
{
	if (pthread_mutex_trylock(&sr_lock) != 0)
		return -1;
	sr_count++;
	pthread_mutex_unlock(&sr_lock);
	return sr_count;
}
