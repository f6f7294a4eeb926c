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

/* finds r5_unchecked_fgets: 252 */
int first_char(void)
{
	char line[30] = "";
	fgets(line, sizeof(line), stdin);
	return line[0];
}
/* allows r5_unchecked_fgets */
int first_char_ok(void)
{
	char line[30] = "";
	if (fgets(line, sizeof(line), stdin) == NULL)
		return -1;
	return line[0];
}

/* finds r5_unchecked_fwrite: 252 */
void save(FILE *out, const char *text)
{
	fwrite(text, 1, strlen(text), out);
}
/* allows r5_unchecked_fwrite */
void save_ok(FILE *out, const char *text)
{
	if (fwrite(text, 1, strlen(text), out) != strlen(text))
		perror("save");
}

/* finds r5_unchecked_remove: 252 */
void clean(void)
{
	remove("removeme.txt");
}
/* allows r5_unchecked_remove */
void clean_ok(void)
{
	if (remove("removeme.txt") != 0)
		perror("remove");
}

/* finds r5_unchecked_rename: 252 */
void rotate(void)
{
	(rename)("a.log", "b.log");
}
/* allows r5_unchecked_rename */
void rotate_ok(void)
{
	if (rename("a.log", "b.log") == -1)
		exit(1);
}

/* finds r5_unchecked_fscanf: 252 */
int number_of(FILE *in)
{
	int n = 0;
	fscanf(in, "%d", &n);
	return n;
}
/* allows r5_unchecked_fscanf */
int number_of_ok(FILE *in)
{
	int n = 0;
	if (fscanf(in, "%d", &n) != 1)
		return -1;
	return n;
}

/* finds r5_unchecked_write: 252 */
void answer(int fd)
{
	write(fd, "ok\n", 3);
}
/* allows r5_unchecked_write */
void answer_ok(int fd)
{
	if (write(fd, "ok\n", 3) != 3)
		close(fd);
}

/* finds r5_unchecked_thread: 252 */
pthread_t start_it(void *(*run)(void *))
{
	pthread_t t = 0;
	pthread_create(&t, NULL, run, NULL);
	return t;
}
/* allows r5_unchecked_thread */
pthread_t start_it_ok(void *(*run)(void *))
{
	pthread_t t = 0;
	if (pthread_create(&t, NULL, run, NULL) != 0)
		abort();
	return t;
}

/* finds r5_unchecked_snprintf_win: 252 */
void impersonate(HANDLE pipe)
{
	ImpersonateNamedPipeClient(pipe);
	puts("as client");
	if (!RevertToSelf())
		exit(1);
}
/* allows r5_unchecked_snprintf_win */
void impersonate_ok(HANDLE pipe)
{
	if (!ImpersonateNamedPipeClient(pipe))
		return;
	puts("as client");
	if (!RevertToSelf())
		exit(1);
}

/* finds r5_unchecked_random: 252 */
int token_of(unsigned char *to)
{
	int fd = open("/dev/urandom", O_RDONLY);
	if (fd < 0)
		return -1;
	read(fd, to, 16);
	close(fd);
	return 0;
}
/* allows r5_unchecked_random */
int token_of_ok(unsigned char *to)
{
	int fd = open("/dev/urandom", O_RDONLY);
	if (fd < 0)
		return -1;
	if (read(fd, to, 16) != 16) {
		close(fd);
		return -1;
	}
	close(fd);
	return 0;
}

/* finds r5_unchecked_setuid: 252 273 */
void become(void)
{
	setuid(1000);
	execl("/bin/true", "true", (char *)NULL);
	exit(1);
}
/* allows r5_unchecked_setuid */
void become_ok(void)
{
	if (setuid(1000) != 0)
		exit(1);
	execl("/bin/true", "true", (char *)NULL);
	exit(1);
}

/* finds r5_wrong_fgets: 253 */
int wrong_fgets(char *line, int n)
{
	if (fgets(line, n, stdin) < 0)
		return -1;
	return 0;
}
/* allows r5_wrong_fgets */
int wrong_fgets_ok(char *line, int n)
{
	if (fgets(line, n, stdin) == NULL)
		return -1;
	return 0;
}

/* finds r5_wrong_fwrite: 253 */
int wrong_fwrite(const char *data, FILE *out)
{
	if (fwrite(data, sizeof(char), 10, out) < 0)
		return -1;
	return 0;
}
/* allows r5_wrong_fwrite */
int wrong_fwrite_ok(const char *data, FILE *out)
{
	if (fwrite(data, sizeof(char), 10, out) != 10)
		return -1;
	return 0;
}

/* finds r5_wrong_putchar: 253 */
void wrong_putchar(char c)
{
	if (putchar(c) == 0)
		exit(1);
}
/* allows r5_wrong_putchar */
void wrong_putchar_ok(char c)
{
	if (putchar(c) == EOF)
		exit(1);
}

/* finds r5_wrong_rename: 253 */
int wrong_rename(const char *a, const char *b)
{
	if (rename(a, b) == 0)
		return -1;
	return 0;
}
/* allows r5_wrong_rename */
int wrong_rename_ok(const char *a, const char *b)
{
	if (rename(a, b) != 0)
		return -1;
	return 0;
}

/* finds r5_wrong_sprintf: 253 */
int wrong_snprintf(char *to, size_t n, int v)
{
	if (snprintf(to, n, "%d", v) == 0)
		return -1;
	return 0;
}
/* allows r5_wrong_sprintf */
int wrong_snprintf_ok(char *to, size_t n, int v)
{
	int r = snprintf(to, n, "%d", v);
	if (r < 0 || (size_t)r >= n)
		return -1;
	return 0;
}

/* finds r5_wrong_pthread: 253 */
int wrong_pthread(pthread_t *t, void *(*run)(void *))
{
	if (pthread_create(t, NULL, run, NULL) < 0)
		return -1;
	return 0;
}
/* allows r5_wrong_pthread */
int wrong_pthread_ok(pthread_t *t, void *(*run)(void *))
{
	if (pthread_create(t, NULL, run, NULL) != 0)
		return -1;
	return 0;
}

/* finds r5_wrong_open_zero: 253 */
int wrong_open(const char *name)
{
	int fd = open(name, O_RDONLY);
	if (!fd)
		return -1;
	char c;
	int r = read(fd, &c, 1) == 1 ? c : -1;
	close(fd);
	return r;
}
/* allows r5_wrong_open_zero */
int wrong_open_ok(const char *name)
{
	int fd = open(name, O_RDONLY);
	if (fd < 0)
		return -1;
	char c;
	int r = read(fd, &c, 1) == 1 ? c : -1;
	close(fd);
	return r;
}

/* finds r5_wrong_mmap: 253 */
void *wrong_mmap(size_t n)
{
	void *p = mmap(NULL, n, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	return p == NULL ? NULL : memset(p, 1, n);
}
/* allows r5_wrong_mmap */
void *wrong_mmap_ok(size_t n)
{
	void *p = mmap(NULL, n, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	return p == MAP_FAILED ? NULL : memset(p, 1, n);
}

/* finds r5_wrong_create_file: 253 252 */
int wrong_create(void)
{
	HANDLE h = CreateFileA("C:\\a", GENERIC_READ, 0, NULL, OPEN_EXISTING, 0, NULL);
	if (h == NULL)
		return -1;
	CloseHandle(h);
	return 0;
}
/* allows r5_wrong_create_file */
int wrong_create_ok(void)
{
	HANDLE h = CreateFileA("C:\\a", GENERIC_READ, 0, NULL, OPEN_EXISTING, 0, NULL);
	if (h == INVALID_HANDLE_VALUE)
		return -1;
	CloseHandle(h);
	return 0;
}

/* finds r5_wrong_unsigned_recv: 253 195 194 */
int wrong_recv(int s, char *to)
{
	size_t n = recv(s, to, 100, 0);
	if (n <= 0)
		return -1;
	return to[n - 1];
}
/* allows r5_wrong_unsigned_recv */
int wrong_recv_ok(int s, char *to)
{
	ssize_t n = recv(s, to, 100, 0);
	if (n <= 0)
		return -1;
	return to[n - 1];
}

/* finds r5_wrong_inet: 253 */
int wrong_inet(const char *text, struct in_addr *a)
{
	if (inet_pton(AF_INET, text, a) == -1)
		return -1;
	return 0;
}
/* allows r5_wrong_inet */
int wrong_inet_ok(const char *text, struct in_addr *a)
{
	if (inet_pton(AF_INET, text, a) != 1)
		return -1;
	return 0;
}

/* finds r5_error_empty: 390 */
void error_empty(const char *name)
{
	FILE *f = fopen(name, "r");
	if (f == NULL) {
	}
	int c = fgetc(f);
	printf("%c\n", c);
	fclose(f);
}
/* allows r5_error_empty */
void error_empty_ok(const char *name)
{
	FILE *f = fopen(name, "r");
	if (f == NULL) {
		perror(name);
		return;
	}
	int c = fgetc(f);
	printf("%c\n", c);
	fclose(f);
}

/* finds r5_error_continue: 390 */
int error_strtol(const char *text)
{
	errno = 0;
	long n = strtol(text, NULL, 10);
	if (errno == ERANGE) {
		;
	}
	return (int)(n % 100);
}
/* allows r5_error_continue */
int error_strtol_ok(const char *text)
{
	errno = 0;
	long n = strtol(text, NULL, 10);
	if (errno == ERANGE) {
		return -1;
	}
	return (int)(n % 100);
}

/* finds r5_error_mutex: 390 */
void error_lock(void)
{
	if (pthread_mutex_lock(&fr_lock) != 0) {
		/* should not happen */
	}
	fr_shared++;
	pthread_mutex_unlock(&fr_lock);
}
/* allows r5_error_mutex */
void error_lock_ok(void)
{
	if (pthread_mutex_lock(&fr_lock) != 0) {
		abort();
	}
	fr_shared++;
	pthread_mutex_unlock(&fr_lock);
}

/* finds r5_error_win: 390 */
void error_named(void)
{
	HANDLE m = CreateMutexA(NULL, TRUE, "app");
	if (m == NULL)
		{}
	ReleaseMutex(m);
	CloseHandle(m);
}
/* allows r5_error_win */
void error_named_ok(void)
{
	HANDLE m = CreateMutexA(NULL, TRUE, "app");
	if (m == NULL)
		exit(1);
	ReleaseMutex(m);
	CloseHandle(m);
}

/* finds r5_errno_unread: 391 */
double errno_unread(const char *text)
{
	errno = 0;
	double d = strtod(text, NULL);
	return d;
}
/* allows r5_errno_unread */
double errno_unread_ok(const char *text)
{
	errno = 0;
	double d = strtod(text, NULL);
	if (errno == ERANGE)
		return 0;
	return d;
}

/* finds r5_errno_unread_long: 391 */
int errno_long(void)
{
	char line[40];
	if (!fgets(line, sizeof(line), stdin))
		return -1;
	errno = 0;
	unsigned long n = strtoul(line, NULL, 10);
	return n > 80;
}
/* allows r5_errno_unread_long */
int errno_long_ok(void)
{
	char line[40];
	if (!fgets(line, sizeof(line), stdin))
		return -1;
	errno = 0;
	unsigned long n = strtoul(line, NULL, 10);
	if (errno != 0)
		return -1;
	return n > 80;
}

/* finds r5_close_none: 404 772 773 775 */
int lines_in(const char *name)
{
	FILE *f = fopen(name, "r");
	int n = 0, c;
	if (f == NULL)
		return -1;
	while ((c = fgetc(f)) != EOF)
		n += c == '\n';
	return n;
}
/* allows r5_close_none */
int lines_in_ok(const char *name)
{
	FILE *f = fopen(name, "r");
	int n = 0, c;
	if (f == NULL)
		return -1;
	while ((c = fgetc(f)) != EOF)
		n += c == '\n';
	fclose(f);
	return n;
}

/* finds r5_close_wrong: 404 762 772 775 */
void wrong_close(const char *name)
{
	FILE *f = freopen(name, "w", stdout);
	if (f != NULL)
		_close((int)(intptr_t)f);
}
/* allows r5_close_wrong */
void wrong_close_ok(const char *name)
{
	FILE *f = freopen(name, "w", stdout);
	if (f != NULL)
		fclose(f);
}

/* finds r5_close_wrong_win: 404 762 772 775 */
void wrong_close_win(void)
{
	HANDLE h = CreateFileA("C:\\data.txt", GENERIC_WRITE, 0, NULL, CREATE_ALWAYS, FILE_ATTRIBUTE_NORMAL, NULL);
	if (h != INVALID_HANDLE_VALUE)
		fclose((FILE *)h);
}
/* allows r5_close_wrong_win */
void wrong_close_win_ok(void)
{
	HANDLE h = CreateFileA("C:\\data.txt", GENERIC_WRITE, 0, NULL, CREATE_ALWAYS, FILE_ATTRIBUTE_NORMAL, NULL);
	if (h != INVALID_HANDLE_VALUE)
		CloseHandle(h);
}

/* finds r5_close_popen: 404 762 772 */
int uptime(char *to)
{
	FILE *p = popen("/usr/bin/uptime", "r");
	if (p == NULL)
		return -1;
	int r = fgets(to, 80, p) != NULL;
	fclose(p);
	return r;
}
/* allows r5_close_popen */
int uptime_ok(char *to)
{
	FILE *p = popen("/usr/bin/uptime", "r");
	if (p == NULL)
		return -1;
	int r = fgets(to, 80, p) != NULL;
	pclose(p);
	return r;
}

/* finds r5_close_dir: 404 772 775 */
int entries(const char *dir)
{
	DIR *d = opendir(dir);
	int n = 0;
	if (d == NULL)
		return -1;
	while (readdir(d) != NULL)
		n++;
	;
	return n;
}
/* allows r5_close_dir */
int entries_ok(const char *dir)
{
	DIR *d = opendir(dir);
	int n = 0;
	if (d == NULL)
		return -1;
	while (readdir(d) != NULL)
		n++;
	closedir(d);
	return n;
}
