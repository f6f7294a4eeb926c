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

/* finds r6_ignored_fread: 252 */
int header(FILE *f)
{
	char head[8] = "";
	fread(head, 1, sizeof(head), f);
	return head[0];
}
/* allows r6_ignored_fread */
int header_ok(FILE *f)
{
	char head[8] = "";
	if (fread(head, 1, sizeof(head), f) != sizeof(head))
		return -1;
	return head[0];
}

/* finds r6_ignored_fgetws: 252 */
void wide_line(FILE *f)
{
	wchar_t line[80] = L"";
	fgetws(line, 80, f);
	wprintf(L"%ls\n", line);
}
/* allows r6_ignored_fgetws */
void wide_line_ok(FILE *f)
{
	wchar_t line[80] = L"";
	if (fgetws(line, 80, f) == NULL)
		return;
	wprintf(L"%ls\n", line);
}

/* finds r6_ignored_putc: 252 */
void mark(FILE *f)
{
	fputs("mark\n", f);
}
/* allows r6_ignored_putc */
void mark_ok(FILE *f)
{
	if (fputs("mark\n", f) == EOF)
		exit(1);
}

/* finds r6_ignored_chdir: 252 */
int enter(const char *jail)
{
	if (chroot(jail) != 0)
		return -1;
	chdir("/");
	return 0;
}
/* allows r6_ignored_chdir */
int enter_ok(const char *jail)
{
	if (chroot(jail) != 0)
		return -1;
	if (chdir("/") != 0)
		return -1;
	return 0;
}

/* finds r6_ignored_send: 252 */
void answer(int s)
{
	send(s, "ok\n", 3, 0);
}
/* allows r6_ignored_send */
void answer_ok(int s)
{
	if (send(s, "ok\n", 3, 0) != 3)
		exit(1);
}

/* finds r6_ignored_read_file: 252 */
void read_in(HANDLE h)
{
	char room[20] = "";
	DWORD n = 0;
	ReadFile(h, room, 19, &n, NULL);
	sr_count += room[0];
}
/* allows r6_ignored_read_file */
void read_in_ok(HANDLE h)
{
	char room[20] = "";
	DWORD n = 0;
	if (!ReadFile(h, room, 19, &n, NULL))
		return;
	sr_count += room[0];
}

/* finds r6_ignored_impersonate: 252 273 */
void as_client(HANDLE pipe)
{
	ImpersonateNamedPipeClient(pipe);
	(void)DeleteFileA("c:\\device\\queue.txt");
	(void)RevertToSelf();
}
/* allows r6_ignored_impersonate */
void as_client_ok(HANDLE pipe)
{
	if (!ImpersonateNamedPipeClient(pipe))
		return;
	(void)DeleteFileA("c:\\device\\queue.txt");
	(void)RevertToSelf();
}

/* finds r6_ignored_pthread_create: 252 */
static void *worker(void *p)
{
	return p;
}
void start(void)
{
	pthread_t t;
	pthread_create(&t, NULL, worker, NULL);
	pthread_join(t, NULL);
}
/* allows r6_ignored_pthread_create */
static void *worker_ok(void *p)
{
	return p;
}
void start_ok(void)
{
	pthread_t t;
	if (pthread_create(&t, NULL, worker_ok, NULL) != 0)
		return;
	pthread_join(t, NULL);
}

/* finds r6_ignored_unlink: 252 */
void forget(const char *state)
{
	unlink(state);
}
/* allows r6_ignored_unlink */
void forget_ok(const char *state)
{
	if (unlink(state) != 0)
		perror(state);
}

/* finds r6_wrong_fread: 253 */
int block(FILE *f, char *to)
{
	if (fread(to, 1, 100, f) < 0)
		return -1;
	return 0;
}
/* allows r6_wrong_fread */
int block_ok(FILE *f, char *to)
{
	if (fread(to, 1, 100, f) != 100)
		return -1;
	return 0;
}

/* finds r6_wrong_fputs: 253 */
void put(const char *t)
{
	if (fputs(t, stdout) == 0)
		exit(1);
}
/* allows r6_wrong_fputs */
void put_ok(const char *t)
{
	if (fputs(t, stdout) == EOF)
		exit(1);
}

/* finds r6_wrong_remove: 253 */
int gone(const char *name)
{
	if (remove(name) == 1)
		return -1;
	return 0;
}
/* allows r6_wrong_remove */
int gone_ok(const char *name)
{
	if (remove(name) == -1)
		return -1;
	return 0;
}

/* finds r6_wrong_fopen: 253 */
int opened(const char *name)
{
	int fd = open(name, O_RDONLY);
	if (!fd)
		return -1;
	return close(fd);
}
/* allows r6_wrong_fopen */
int opened_ok(const char *name)
{
	int fd = open(name, O_RDONLY);
	if (fd == -1)
		return -1;
	return close(fd);
}

/* finds r6_wrong_snprintf: 253 */
int joined(char *to, size_t n, const char *a)
{
	if (snprintf(to, n, "%s/%s", a, a) == 0)
		return -1;
	return 0;
}
/* allows r6_wrong_snprintf */
int joined_ok(char *to, size_t n, const char *a)
{
	if (snprintf(to, n, "%s/%s", a, a) < 0)
		return -1;
	return 0;
}

/* finds r6_wrong_malloc: 253 252 */
char *room(void)
{
	char *p = malloc(10);
	if ((long)p < 0)
		return NULL;
	p[0] = 0;
	return p;
}
/* allows r6_wrong_malloc */
char *room_ok(void)
{
	char *p = malloc(10);
	if (p == NULL)
		return NULL;
	p[0] = 0;
	return p;
}

/* finds r6_wrong_fscanf: 253 */
int one(FILE *f)
{
	int n = 0;
	if (fscanf(f, "%d", &n) == EOF ? 1 : 0)
		return -1;
	return n;
}
/* allows r6_wrong_fscanf */
int one_ok(FILE *f)
{
	int n = 0;
	if (fscanf(f, "%d", &n) == 1 ? 0 : 1)
		return -1;
	return n;
}

/* finds r6_wrong_recv_unsigned: 253 195 */
int amount(int s, char *to)
{
	size_t n = recv(s, to, 100, 0);
	if (n < 0)
		return -1;
	return (int)n;
}
/* allows r6_wrong_recv_unsigned */
int amount_ok(int s, char *to)
{
	ssize_t n = recv(s, to, 100, 0);
	if (n < 0)
		return -1;
	return (int)n;
}

/* finds r6_wrong_reg: 253 */
int key(HKEY *k)
{
	if (!RegOpenKeyExA(HKEY_LOCAL_MACHINE, "Software\\Plant", 0, KEY_READ, k))
		return -1;
	return 0;
}
/* allows r6_wrong_reg */
int key_ok(HKEY *k)
{
	if (RegOpenKeyExA(HKEY_LOCAL_MACHINE, "Software\\Plant", 0, KEY_READ, k) != ERROR_SUCCESS)
		return -1;
	return 0;
}

/* finds r6_wrong_getchar: 253 197 */
int copied(FILE *f)
{
	char c;
	int n = 0;
	while ((c = getc(f)) != EOF)
		n++;
	return n;
}
/* allows r6_wrong_getchar */
int copied_ok(FILE *f)
{
	int c;
	int n = 0;
	while ((c = getc(f)) != EOF)
		n++;
	return n;
}

/* finds r6_empty_open: 390 */
int settings(void)
{
	FILE *f = fopen("/etc/gateway.conf", "r");
	if (f == NULL) {
	}
	return f != NULL ? fclose(f) : 0;
}
/* allows r6_empty_open */
int settings_ok(void)
{
	FILE *f = fopen("/etc/gateway.conf", "r");
	if (f == NULL) {
		return -1;
	}
	return f != NULL ? fclose(f) : 0;
}

/* finds r6_empty_errno: 390 */
void stamp(const char *name, time_t *t)
{
	struct stat st = {0};
	if (stat(name, &st) != 0)
		;
	*t = st.st_mtime;
}
/* allows r6_empty_errno */
void stamp_ok(const char *name, time_t *t)
{
	struct stat st = {0};
	if (stat(name, &st) != 0)
		exit(1);
	*t = st.st_mtime;
}

/* finds r6_empty_signal: 390 */
void quiet(void)
{
	if (signal(SIGPIPE, SIG_IGN) == SIG_ERR) {
		/* goes on */
	}
	puts("runs");
}
/* allows r6_empty_signal */
void quiet_ok(void)
{
	if (signal(SIGPIPE, SIG_IGN) == SIG_ERR) {
		perror("signal");
	}
	puts("runs");
}

/* finds r6_empty_win: 390 */
HANDLE made(void)
{
	HANDLE m = CreateMutexA(NULL, FALSE, "plant");
	if (m == NULL) {
	}
	(void)WaitForSingleObject(m, INFINITE);
	return m;
}
/* allows r6_empty_win */
HANDLE made_ok(void)
{
	HANDLE m = CreateMutexA(NULL, FALSE, "plant");
	if (m == NULL) {
		exit(1);
	}
	(void)WaitForSingleObject(m, INFINITE);
	return m;
}

/* finds r6_errno_strtol: 391 */
long limit(const char *t)
{
	long v;
	errno = 0;
	v = strtol(t, NULL, 10);
	return v;
}
/* allows r6_errno_strtol */
long limit_ok(const char *t)
{
	long v;
	errno = 0;
	v = strtol(t, NULL, 10);
	if (errno == ERANGE)
		return -1;
	return v;
}

/* finds r6_errno_printed: 391 */
double root(double v)
{
	double r;
	errno = 0;
	r = strtod("1e999", NULL) + v;
	printf("%f\n", r);
	return r;
}
/* allows r6_errno_printed */
double root_ok(double v)
{
	double r;
	errno = 0;
	r = strtod("1e999", NULL) + v;
	if (errno != 0)
		return -1;
	printf("%f\n", r);
	return r;
}

/* finds r6_not_closed: 404 772 773 775 */
int first_line(const char *name, char *to)
{
	FILE *f = fopen(name, "r");
	if (f == NULL)
		return -1;
	if (fgets(to, 80, f) == NULL)
		to[0] = 0;
	return 0;
}
/* allows r6_not_closed */
int first_line_ok(const char *name, char *to)
{
	FILE *f = fopen(name, "r");
	if (f == NULL)
		return -1;
	if (fgets(to, 80, f) == NULL)
		to[0] = 0;
	fclose(f);
	return 0;
}

/* finds r6_not_closed_error: 775 404 772 773 */
int dial(const struct sockaddr *a, socklen_t n)
{
	int s = socket(AF_INET, SOCK_STREAM, 0);
	if (s < 0)
		return -1;
	if (connect(s, a, n) != 0)
		return -1;
	return s;
}
/* allows r6_not_closed_error */
int dial_ok(const struct sockaddr *a, socklen_t n)
{
	int s = socket(AF_INET, SOCK_STREAM, 0);
	if (s < 0)
		return -1;
	if (connect(s, a, n) != 0) {
		close(s);
		return -1;
	}
	return s;
}

/* finds r6_not_closed_dir: 404 772 773 775 */
int entries(const char *name)
{
	DIR *d = opendir(name);
	int n = 0;
	if (d == NULL)
		return -1;
	while (readdir(d) != NULL)
		if (++n > 1000)
			return -1;
	closedir(d);
	return n;
}
/* allows r6_not_closed_dir */
int entries_ok(const char *name)
{
	DIR *d = opendir(name);
	int n = 0;
	if (d == NULL)
		return -1;
	while (readdir(d) != NULL)
		if (++n > 1000)
			break;
	closedir(d);
	return n;
}

/* finds r6_not_unmapped: 404 772 401 */
int map_first(int fd)
{
	char *p = mmap(NULL, 100, PROT_READ, MAP_SHARED, fd, 0);
	int c;
	if (p == MAP_FAILED)
		return -1;
	c = p[0];
	return c;
}
/* allows r6_not_unmapped */
int map_first_ok(int fd)
{
	char *p = mmap(NULL, 100, PROT_READ, MAP_SHARED, fd, 0);
	int c;
	if (p == MAP_FAILED)
		return -1;
	c = p[0];
	munmap(p, 100);
	return c;
}

/* finds r6_fd_overwritten: 773 775 772 404 */
int two_files(void)
{
	int fd = open("/tmp/one", O_RDONLY);
	fd = open("/tmp/two", O_RDONLY);
	if (fd < 0)
		return -1;
	return close(fd);
}
/* allows r6_fd_overwritten */
int two_files_ok(void)
{
	int fd = open("/tmp/one", O_RDONLY);
	if (fd >= 0)
		close(fd);
	fd = open("/tmp/two", O_RDONLY);
	if (fd < 0)
		return -1;
	return close(fd);
}

/* finds r6_loop_of_sockets: 775 773 772 404 */
int scan(const struct sockaddr *a, socklen_t n)
{
	int open_ports = 0;
	for (int i = 0; i < 1000; i++) {
		int s = socket(AF_INET, SOCK_STREAM, 0);
		if (s < 0)
			break;
		if (connect(s, a, n) == 0)
			open_ports++;
	}
	return open_ports;
}
/* allows r6_loop_of_sockets */
int scan_ok(const struct sockaddr *a, socklen_t n)
{
	int open_ports = 0;
	for (int i = 0; i < 1000; i++) {
		int s = socket(AF_INET, SOCK_STREAM, 0);
		if (s < 0)
			break;
		if (connect(s, a, n) == 0)
			open_ports++;
		close(s);
	}
	return open_ports;
}
