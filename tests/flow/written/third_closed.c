/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "third_win.h"
#include <arpa/inet.h>
#include <assert.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <pthread.h>
#include <semaphore.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <syslog.h>
#include <time.h>
#include <unistd.h>

/* finds e3_bind_again: 605 */
int two_listeners(uint16_t port, struct in_addr near)
{
	int on = 1;
	struct sockaddr_in any = { .sin_family = AF_INET, .sin_port = htons(port), .sin_addr.s_addr = INADDR_ANY };
	struct sockaddr_in one = any;
	one.sin_addr = near;
	int a = socket(AF_INET, SOCK_DGRAM, 0), b = socket(AF_INET, SOCK_DGRAM, 0);
	if (a < 0 || b < 0 || setsockopt(a, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on) != 0 ||
	    setsockopt(b, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on) != 0)
		return -1;
	if (bind(a, (struct sockaddr *)&any, sizeof any) != 0)
		return -1;
	return bind(b, (struct sockaddr *)&one, sizeof one);
}
/* allows e3_bind_again */
int two_ports(uint16_t port)
{
	struct sockaddr_in first = { .sin_family = AF_INET, .sin_port = htons(port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	struct sockaddr_in second = first;
	second.sin_port = htons(port + 1);
	int a = socket(AF_INET, SOCK_DGRAM, 0), b = socket(AF_INET, SOCK_DGRAM, 0);
	if (a < 0 || b < 0 || bind(a, (struct sockaddr *)&first, sizeof first) != 0)
		return -1;
	return bind(b, (struct sockaddr *)&second, sizeof second);
}

/* finds e3_reuse_port: 605 */
int shared_port(uint16_t port)
{
	int on = 1, s = socket(AF_INET, SOCK_STREAM, 0);
	struct sockaddr_in any = { .sin_family = AF_INET, .sin_port = htons(port), .sin_addr.s_addr = htonl(INADDR_ANY) };
	if (s < 0)
		return -1;
	if (setsockopt(s, SOL_SOCKET, SO_REUSEPORT, &on, sizeof on) != 0 || bind(s, (struct sockaddr *)&any, sizeof any) != 0) {
		close(s);
		return -1;
	}
	return s;
}
/* allows e3_reuse_port */
int own_port(uint16_t port)
{
	int s = socket(AF_INET, SOCK_STREAM, 0);
	struct sockaddr_in any = { .sin_family = AF_INET, .sin_port = htons(port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	if (s < 0)
		return -1;
	if (bind(s, (struct sockaddr *)&any, sizeof any) != 0) {
		close(s);
		return -1;
	}
	return s;
}

/* finds e3_mutex_raw: 665 667 457 908 */
int guarded_step(int *n)
{
	pthread_mutex_t m;
	if (pthread_mutex_lock(&m) != 0)
		return -1;
	++*n;
	return pthread_mutex_unlock(&m);
}
/* allows e3_mutex_raw */
int guarded_step_right(int *n)
{
	static pthread_mutex_t m = PTHREAD_MUTEX_INITIALIZER;
	if (pthread_mutex_lock(&m) != 0)
		return -1;
	++*n;
	return pthread_mutex_unlock(&m);
}

/* finds e3_accept_order: 666 */
int one_client(struct sockaddr_in *at)
{
	int s = socket(AF_INET, SOCK_STREAM, 0);
	if (s < 0)
		return -1;
	if (bind(s, (struct sockaddr *)at, sizeof *at) != 0) {
		close(s);
		return -1;
	}
	int c = accept(s, NULL, NULL);
	if (listen(s, 1) != 0) {
		close(s);
		return -1;
	}
	close(s);
	return c;
}
/* allows e3_accept_order */
int one_client_right(struct sockaddr_in *at)
{
	int s = socket(AF_INET, SOCK_STREAM, 0);
	if (s < 0)
		return -1;
	if (bind(s, (struct sockaddr *)at, sizeof *at) != 0 || listen(s, 1) != 0) {
		close(s);
		return -1;
	}
	int c = accept(s, NULL, NULL);
	close(s);
	return c;
}

/* finds e3_listen_first: 666 */
int start_service(struct sockaddr_in *at)
{
	int s = socket(AF_INET, SOCK_STREAM, 0);
	if (s < 0)
		return -1;
	if (listen(s, 5) != 0 || bind(s, (struct sockaddr *)at, sizeof *at) != 0) {
		close(s);
		return -1;
	}
	return s;
}
/* allows e3_listen_first */
int start_service_right(struct sockaddr_in *at)
{
	int s = socket(AF_INET, SOCK_STREAM, 0);
	if (s < 0)
		return -1;
	if (bind(s, (struct sockaddr *)at, sizeof *at) != 0 || listen(s, 5) != 0) {
		close(s);
		return -1;
	}
	return s;
}

/* finds e3_closed_handle: 672 */
BOOL write_twice(const char *name, const char *text)
{
	DWORD done;
	HANDLE h = CreateFileA(name, GENERIC_WRITE, 0, NULL, CREATE_ALWAYS, FILE_ATTRIBUTE_NORMAL, NULL);
	if (h == INVALID_HANDLE_VALUE)
		return FALSE;
	BOOL ok = WriteFile(h, text, (DWORD)strlen(text), &done, NULL);
	CloseHandle(h);
	return ok && WriteFile(h, "\n", 1, &done, NULL);
}
/* allows e3_closed_handle */
BOOL write_twice_right(const char *name, const char *text)
{
	DWORD done;
	HANDLE h = CreateFileA(name, GENERIC_WRITE, 0, NULL, CREATE_ALWAYS, FILE_ATTRIBUTE_NORMAL, NULL);
	if (h == INVALID_HANDLE_VALUE)
		return FALSE;
	BOOL ok = WriteFile(h, text, (DWORD)strlen(text), &done, NULL) && WriteFile(h, "\n", 1, &done, NULL);
	CloseHandle(h);
	return ok;
}

/* finds e3_closed_member: 672 */
struct channel {
	int fd;
	int open;
};

static void end_channel(struct channel *c)
{
	close(c->fd);
	c->open = 0;
}

int last_words(struct channel *c)
{
	end_channel(c);
	return write(c->fd, "bye", 3) == 3 ? 0 : -1;
}
/* allows e3_closed_member */
int last_words_right(struct channel *c)
{
	int rc = write(c->fd, "bye", 3) == 3 ? 0 : -1;
	end_channel(c);
	return rc;
}

/* finds e3_closed_dir: 672 416 */
int second_entry(const char *folder, char *out)
{
	DIR *d = opendir(folder);
	if (d == NULL)
		return -1;
	struct dirent *e = readdir(d);
	closedir(d);
	e = readdir(d);
	if (e == NULL)
		return -1;
	strcpy(out, e->d_name);
	return 0;
}
/* allows e3_closed_dir */
int second_entry_right(const char *folder, char out[256])
{
	DIR *d = opendir(folder);
	if (d == NULL)
		return -1;
	struct dirent *e = readdir(d);
	if (e != NULL)
		e = readdir(d);
	if (e != NULL)
		snprintf(out, 256, "%s", e->d_name);
	closedir(d);
	return e ? 0 : -1;
}

/* finds e3_close_both: 675 1341 */
int finish(int fd, int error)
{
	int rc = 0;
	if (error) {
		close(fd);
		rc = -1;
	}
	if (close(fd) != 0)
		rc = -1;
	return rc;
}
/* allows e3_close_both */
int finish_right(int fd, int error)
{
	int rc = error ? -1 : 0;
	if (close(fd) != 0)
		rc = -1;
	return rc;
}

/* finds e3_fdopen_twice: 675 1341 */
int dump_numbers(int fd)
{
	FILE *f = fdopen(fd, "w");
	if (f == NULL)
		return -1;
	fprintf(f, "%d\n", 1);
	fclose(f);
	return close(fd);
}
/* allows e3_fdopen_twice */
int dump_numbers_right(int fd)
{
	FILE *f = fdopen(fd, "w");
	if (f == NULL)
		return -1;
	fprintf(f, "%d\n", 1);
	return fclose(f);
}

/* finds e3_close_handle_twice: 675 1341 */
void stop_thread(HANDLE thread)
{
	if (WaitForSingleObject(thread, 1000) != WAIT_OBJECT_0) {
		TerminateThread(thread, 1);
		CloseHandle(thread);
	}
	CloseHandle(thread);
}
/* allows e3_close_handle_twice */
void stop_thread_right(HANDLE thread)
{
	if (WaitForSingleObject(thread, 1000) != WAIT_OBJECT_0)
		TerminateThread(thread, 1);
	CloseHandle(thread);
}

/* finds e3_grow_reference: 773 401 772 */
int build_index(const char *const *names, int n)
{
	int *order = malloc(sizeof *order * (size_t)n);
	if (order == NULL)
		return -1;
	for (int i = 0; i < n; i++)
		order[i] = names[i] != NULL;
	order = malloc(sizeof *order);
	if (order == NULL)
		return -1;
	*order = n;
	free(order);
	return 0;
}
/* allows e3_grow_reference */
int build_index_right(const char *const *names, int n)
{
	int *order = malloc(sizeof *order * (size_t)n);
	if (order == NULL)
		return -1;
	for (int i = 0; i < n; i++)
		order[i] = names[i] != NULL;
	free(order);
	order = malloc(sizeof *order);
	if (order == NULL)
		return -1;
	*order = n;
	free(order);
	return 0;
}

/* finds e3_handle_overwritten: 773 775 772 404 */
HANDLE open_newer(const char *a, const char *b)
{
	HANDLE h = CreateFileA(a, GENERIC_READ, 0, NULL, OPEN_EXISTING, FILE_ATTRIBUTE_NORMAL, NULL);
	if (h != INVALID_HANDLE_VALUE)
		h = CreateFileA(b, GENERIC_READ, 0, NULL, OPEN_EXISTING, FILE_ATTRIBUTE_NORMAL, NULL);
	return h;
}
/* allows e3_handle_overwritten */
HANDLE open_newer_right(const char *a, const char *b)
{
	HANDLE h = CreateFileA(a, GENERIC_READ, 0, NULL, OPEN_EXISTING, FILE_ATTRIBUTE_NORMAL, NULL);
	if (h != INVALID_HANDLE_VALUE) {
		CloseHandle(h);
		h = CreateFileA(b, GENERIC_READ, 0, NULL, OPEN_EXISTING, FILE_ATTRIBUTE_NORMAL, NULL);
	}
	return h;
}

/* finds e3_freopen_lost: 775 772 404 773 */
int first_bytes(const char *const *files, int n, unsigned char *out)
{
	for (int i = 0; i < n; i++) {
		FILE *f = fopen(files[i], "rb");
		if (f == NULL)
			return -1;
		int c = fgetc(f);
		if (c == EOF)
			continue;
		out[i] = (unsigned char)c;
		fclose(f);
	}
	return 0;
}
/* allows e3_freopen_lost */
int first_bytes_right(const char *const *files, int n, unsigned char *out)
{
	for (int i = 0; i < n; i++) {
		FILE *f = fopen(files[i], "rb");
		if (f == NULL)
			return -1;
		int c = fgetc(f);
		if (c != EOF)
			out[i] = (unsigned char)c;
		fclose(f);
	}
	return 0;
}

/* finds e3_dup_kept: 775 772 404 */
int quiet_call(int (*call)(void))
{
	int saved = dup(STDOUT_FILENO);
	int null = open("/dev/null", O_WRONLY);
	if (saved < 0 || null < 0)
		return -1;
	dup2(null, STDOUT_FILENO);
	close(null);
	int rc = call();
	dup2(saved, STDOUT_FILENO);
	return rc;
}
/* allows e3_dup_kept */
int quiet_call_right(int (*call)(void))
{
	int saved = dup(STDOUT_FILENO);
	if (saved < 0)
		return -1;
	int null = open("/dev/null", O_WRONLY);
	if (null < 0) {
		close(saved);
		return -1;
	}
	dup2(null, STDOUT_FILENO);
	close(null);
	int rc = call();
	dup2(saved, STDOUT_FILENO);
	close(saved);
	return rc;
}
