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

/* finds r5_close_error_path: 772 773 775 404 */
int copy_head(const char *a, const char *b)
{
	char c[16];
	int in = open(a, O_RDONLY);
	if (in < 0)
		return -1;
	int out = open(b, O_WRONLY);
	if (out < 0)
		return -1;
	ssize_t n = read(in, c, sizeof(c));
	if (n > 0 && write(out, c, (size_t)n) != n)
		n = -1;
	close(out);
	close(in);
	return (int)n;
}
/* allows r5_close_error_path */
int copy_head_ok(const char *a, const char *b)
{
	char c[16];
	int in = open(a, O_RDONLY);
	if (in < 0)
		return -1;
	int out = open(b, O_WRONLY);
	if (out < 0) {
		close(in);
		return -1;
	}
	ssize_t n = read(in, c, sizeof(c));
	if (n > 0 && write(out, c, (size_t)n) != n)
		n = -1;
	close(out);
	close(in);
	return (int)n;
}

/* finds r5_handle_overwritten: 773 772 775 404 */
int reopen(const char *a, const char *b)
{
	FILE *f = fopen(a, "r");
	if (f == NULL)
		return -1;
	f = fopen(b, "r");
	if (f == NULL)
		return -1;
	int c = getc(f);
	fclose(f);
	return c;
}
/* allows r5_handle_overwritten */
int reopen_ok(const char *a, const char *b)
{
	FILE *f = fopen(a, "r");
	if (f == NULL)
		return -1;
	fclose(f);
	f = fopen(b, "r");
	if (f == NULL)
		return -1;
	int c = getc(f);
	fclose(f);
	return c;
}

/* finds r5_handle_socket: 775 772 773 404 */
int probe(const struct sockaddr *a, socklen_t n)
{
	int s = socket(AF_INET, SOCK_STREAM, 0);
	if (s == -1)
		return -1;
	int r = connect(s, a, n);
	return r;
}
/* allows r5_handle_socket */
int probe_ok(const struct sockaddr *a, socklen_t n)
{
	int s = socket(AF_INET, SOCK_STREAM, 0);
	if (s == -1)
		return -1;
	int r = connect(s, a, n);
	close(s);
	return r;
}

/* finds r5_handle_registry: 772 773 404 775 */
int registry_open(void)
{
	HKEY k;
	char v[20];
	DWORD n = sizeof(v);
	if (RegOpenKeyExA(HKEY_LOCAL_MACHINE, "Software\\App", 0, KEY_READ, &k) != ERROR_SUCCESS)
		return -1;
	return RegQueryValueExA(k, "On", NULL, NULL, (unsigned char *)v, &n) == ERROR_SUCCESS;
}
/* allows r5_handle_registry */
int registry_open_ok(void)
{
	HKEY k;
	char v[20];
	DWORD n = sizeof(v);
	if (RegOpenKeyExA(HKEY_LOCAL_MACHINE, "Software\\App", 0, KEY_READ, &k) != ERROR_SUCCESS)
		return -1;
	int r = RegQueryValueExA(k, "On", NULL, NULL, (unsigned char *)v, &n) == ERROR_SUCCESS;
	RegCloseKey(k);
	return r;
}

/* finds r5_handle_find: 404 772 773 775 */
int any_file(void)
{
	char data[600];
	HANDLE h = FindFirstFileA("*.cfg", data);
	if (h == INVALID_HANDLE_VALUE)
		return 0;
	return 1;
}
/* allows r5_handle_find */
int any_file_ok(void)
{
	char data[600];
	HANDLE h = FindFirstFileA("*.cfg", data);
	if (h == INVALID_HANDLE_VALUE)
		return 0;
	FindClose(h);
	return 1;
}

/* finds r5_closed_used: 672 666 416 */
void closed_used(const char *name)
{
	FILE *f = fopen(name, "a");
	if (f == NULL)
		return;
	fputs("one\n", f);
	fclose(f);
	fputs("two\n", f);
}
/* allows r5_closed_used */
void closed_used_ok(const char *name)
{
	FILE *f = fopen(name, "a");
	if (f == NULL)
		return;
	fputs("one\n", f);
	fputs("two\n", f);
	fclose(f);
}

/* finds r5_closed_fd: 672 666 */
ssize_t closed_fd(const char *name)
{
	int fd = open(name, O_RDWR);
	char c;
	if (fd == -1)
		return -1;
	close(fd);
	ssize_t n = read(fd, &c, 1);
	return n;
}
/* allows r5_closed_fd */
ssize_t closed_fd_ok(const char *name)
{
	int fd = open(name, O_RDWR);
	char c;
	if (fd == -1)
		return -1;
	ssize_t n = read(fd, &c, 1);
	close(fd);
	return n;
}

/* finds r5_closed_freed_list: 672 416 */
char *fr_name;
char *after_release(void)
{
	fr_name = strdup("n");
	if (fr_name == NULL)
		return NULL;
	free(fr_name);
	puts(fr_name);
	return NULL;
}
/* allows r5_closed_freed_list */
char *fr_name_ok;
char *after_release_ok(void)
{
	fr_name_ok = strdup("n");
	if (fr_name_ok == NULL)
		return NULL;
	free(fr_name_ok);
	fr_name_ok = "";
	puts(fr_name_ok);
	return NULL;
}

/* finds r5_closed_twice: 675 415 666 672 */
void closed_twice(const char *name)
{
	FILE *f = fopen(name, "w+");
	if (f == NULL)
		return;
	fclose(f);
	fclose(f);
}
/* allows r5_closed_twice */
void closed_twice_ok(const char *name)
{
	FILE *f = fopen(name, "w+");
	if (f == NULL)
		return;
	fclose(f);
}

/* finds r5_closed_twice_fd: 675 666 672 1341 */
int open_close(const char *name)
{
	int fd = open(name, O_CREAT | O_RDWR, 0600);
	if (fd < 0)
		return -1;
	close(fd);
	return close(fd);
}
/* allows r5_closed_twice_fd */
int open_close_ok(const char *name)
{
	int fd = open(name, O_CREAT | O_RDWR, 0600);
	if (fd < 0)
		return -1;
	close(fd);
	return 0;
}

/* finds r5_closed_twice_win: 675 666 672 */
void handle_twice(void)
{
	HANDLE h = CreateFileW(L"x.txt", GENERIC_READ, 0, NULL, OPEN_EXISTING, 0, NULL);
	if (h == INVALID_HANDLE_VALUE)
		return;
	CloseHandle(h);
	CloseHandle(h);
}
/* allows r5_closed_twice_win */
void handle_twice_ok(void)
{
	HANDLE h = CreateFileW(L"x.txt", GENERIC_READ, 0, NULL, OPEN_EXISTING, 0, NULL);
	if (h == INVALID_HANDLE_VALUE)
		return;
	CloseHandle(h);
}

/* finds r5_socket_order: 666 */
int serve_order(const struct sockaddr *a, socklen_t n)
{
	int s = socket(AF_INET, SOCK_STREAM, 0);
	if (s < 0)
		return -1;
	int c = accept(s, NULL, NULL);
	if (bind(s, a, n) != 0 || listen(s, 5) != 0) {
		close(s);
		return -1;
	}
	close(s);
	return c;
}
/* allows r5_socket_order */
int serve_order_ok(const struct sockaddr *a, socklen_t n)
{
	int s = socket(AF_INET, SOCK_STREAM, 0);
	if (s < 0)
		return -1;
	if (bind(s, a, n) != 0 || listen(s, 5) != 0) {
		close(s);
		return -1;
	}
	int c = accept(s, NULL, NULL);
	close(s);
	return c;
}

/* finds r5_bind_twice: 605 */
int two_servers(int port)
{
	struct sockaddr_in a = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port)};
	int one = 1;
	int s = socket(AF_INET, SOCK_STREAM, 0), t = socket(AF_INET, SOCK_STREAM, 0);
	if (s < 0 || t < 0)
		return -1;
	setsockopt(s, SOL_SOCKET, SO_REUSEADDR, &one, sizeof(one));
	setsockopt(t, SOL_SOCKET, SO_REUSEADDR, &one, sizeof(one));
	if (bind(s, (struct sockaddr *)&a, sizeof(a)) != 0)
		return -1;
	if (bind(t, (struct sockaddr *)&a, sizeof(a)) != 0)
		return -1;
	return s + t;
}
/* allows r5_bind_twice */
int two_servers_ok(int port)
{
	struct sockaddr_in a = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port)};
	int one = 1;
	int s = socket(AF_INET, SOCK_STREAM, 0), t = socket(AF_INET, SOCK_STREAM, 0);
	if (s < 0 || t < 0)
		return -1;
	setsockopt(s, SOL_SOCKET, SO_REUSEADDR, &one, sizeof(one));
	setsockopt(t, SOL_SOCKET, SO_REUSEADDR, &one, sizeof(one));
	if (bind(s, (struct sockaddr *)&a, sizeof(a)) != 0)
		return -1;
	a.sin_port = htons((uint16_t)(port + 1));
	if (connect(t, (struct sockaddr *)&a, sizeof(a)) != 0)
		return -1;
	return s + t;
}

/* finds r5_cleanup_temp: 459 */
int use_temp(const char *text)
{
	char name[] = "/tmp/appXXXXXX";
	int fd = mkstemp(name);
	if (fd < 0)
		return -1;
	int r = write(fd, text, strlen(text)) > 0;
	close(fd);
	return r;
}
/* allows r5_cleanup_temp */
int use_temp_ok(const char *text)
{
	char name[] = "/tmp/appXXXXXX";
	int fd = mkstemp(name);
	if (fd < 0)
		return -1;
	int r = write(fd, text, strlen(text)) > 0;
	close(fd);
	unlink(name);
	return r;
}

/* finds r5_cleanup_tempnam: 459 */
int temp_win(const char *text)
{
	char name[MAX_PATH];
	if (GetTempFileNameA("C:\\tmp", "app", 0, name) == 0)
		return -1;
	HANDLE h = CreateFileA(name, GENERIC_WRITE, 0, NULL, CREATE_ALWAYS, 0, NULL);
	DWORD n = 0;
	if (h == INVALID_HANDLE_VALUE)
		return -1;
	BOOL ok = WriteFile(h, text, (DWORD)strlen(text), &n, NULL);
	CloseHandle(h);
	return ok;
}
/* allows r5_cleanup_tempnam */
int temp_win_ok(const char *text)
{
	char name[MAX_PATH];
	if (GetTempFileNameA("C:\\tmp", "app", 0, name) == 0)
		return -1;
	HANDLE h = CreateFileA(name, GENERIC_WRITE, 0, NULL, CREATE_ALWAYS, 0, NULL);
	DWORD n = 0;
	if (h == INVALID_HANDLE_VALUE)
		return -1;
	BOOL ok = WriteFile(h, text, (DWORD)strlen(text), &n, NULL);
	CloseHandle(h);
	DeleteFileA(name);
	return ok;
}

/* finds r5_temp_name: 377 367 */
FILE *temp_named(void)
{
	char *name = tmpnam(NULL);
	return name ? fopen(name, "w") : NULL;
}
/* allows r5_temp_name */
FILE *temp_named_ok(void)
{
	return tmpfile();
}

/* finds r5_temp_mktemp: 377 */
int temp_made(void)
{
	char name[] = "/tmp/xXXXXXX";
	if (mktemp(name)[0] == '\0')
		return -1;
	int fd = open(name, O_CREAT | O_RDWR, 0600);
	if (fd >= 0)
		unlink(name);
	return fd;
}
/* allows r5_temp_mktemp */
int temp_made_ok(void)
{
	char name[] = "/tmp/xXXXXXX";
	int fd = mkstemp(name);
	if (fd >= 0)
		unlink(name);
	return fd;
}

/* finds r5_temp_tempnam: 377 */
FILE *temp_tempnam(void)
{
	char *name = _tempnam("C:\\tmp", "out");
	FILE *f = name ? fopen(name, "w+") : NULL;
	free(name);
	return f;
}
/* allows r5_temp_tempnam */
FILE *temp_tempnam_ok(void)
{
	FILE *f = tmpfile();
	return f;
}

/* finds r5_race_access: 367 */
int race_access(const char *name)
{
	if (access(name, W_OK) != 0)
		return -1;
	return open(name, O_WRONLY | O_CREAT, 0600);
}
/* allows r5_race_access */
int race_access_ok(const char *name)
{
	if (name[0] == '\0')
		return -1;
	return open(name, O_WRONLY | O_CREAT, 0600);
}

/* finds r5_race_stat: 367 */
FILE *race_stat(const char *name)
{
	struct stat st;
	if (stat(name, &st) != 0 || !S_ISREG(st.st_mode))
		return NULL;
	return fopen(name, "r");
}
/* allows r5_race_stat */
FILE *race_stat_ok(const char *name)
{
	struct stat st;
	FILE *f = fopen(name, "r");
	if (f == NULL)
		return NULL;
	if (fstat(fileno(f), &st) != 0 || !S_ISREG(st.st_mode)) {
		fclose(f);
		return NULL;
	}
	return f;
}

/* finds r5_race_asked: 367 */
void race_delete(FILE *in)
{
	char name[100];
	struct stat st;
	if (fscanf(in, "%99s", name) != 1)
		return;
	if (lstat(name, &st) == 0 && st.st_size == 0)
		unlink(name);
}
/* allows r5_race_asked */
void race_delete_ok(FILE *in)
{
	char name[100];
	struct stat st;
	if (fscanf(in, "%99s", name) != 1)
		return;
	if (name[0] != '/')
		unlink(name);
}

/* finds r5_race_thread: 366 362 */
static int count_all;
static void *count_up(void *arg)
{
	for (int i = 0; i < 100000; i++) {
		count_all = count_all + 1;
	}
	return arg;
}
int race_threads(void)
{
	pthread_t a, b;
	if (pthread_create(&a, NULL, count_up, NULL) != 0)
		return -1;
	if (pthread_create(&b, NULL, count_up, NULL) != 0) {
		pthread_join(a, NULL);
		return -1;
	}
	pthread_join(a, NULL);
	pthread_join(b, NULL);
	return count_all;
}
/* allows r5_race_thread */
static int count_all_ok;
static void *count_up_ok(void *arg)
{
	for (int i = 0; i < 100000; i++) {
		pthread_mutex_lock(&fr_lock);
		count_all_ok = count_all_ok + 1;
		pthread_mutex_unlock(&fr_lock);
	}
	return arg;
}
int race_threads_ok(void)
{
	pthread_t a, b;
	if (pthread_create(&a, NULL, count_up_ok, NULL) != 0)
		return -1;
	if (pthread_create(&b, NULL, count_up_ok, NULL) != 0) {
		pthread_join(a, NULL);
		return -1;
	}
	pthread_join(a, NULL);
	pthread_join(b, NULL);
	return count_all_ok;
}

/* finds r5_race_argument: 366 362 */
static void *add_to(void *arg)
{
	int *n = arg;
	*n += 1;
	return NULL;
}
int race_local(void)
{
	pthread_t t[2];
	int n = 0;
	for (int i = 0; i < 2; i++)
		if (pthread_create(&t[i], NULL, add_to, &n) != 0)
			exit(1);
	pthread_join(t[0], NULL);
	pthread_join(t[1], NULL);
	return n;
}
/* allows r5_race_argument */
static void *add_to_ok(void *arg)
{
	int *n = arg;
	pthread_mutex_lock(&fr_lock);
	*n += 1;
	pthread_mutex_unlock(&fr_lock);
	return NULL;
}
int race_local_ok(void)
{
	pthread_t t[2];
	int n = 0;
	for (int i = 0; i < 2; i++)
		if (pthread_create(&t[i], NULL, add_to_ok, &n) != 0)
			exit(1);
	pthread_join(t[0], NULL);
	pthread_join(t[1], NULL);
	return n;
}
