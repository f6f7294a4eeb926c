/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "third_win.h"
#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

/* shared */
struct header {
	uint32_t magic;
	uint32_t size;
};

/* finds e4_ignored_fread: 252 457 */
uint32_t header_size(FILE *f)
{
	struct header h;
	fread(&h, sizeof(h), 1, f);
	return h.size;
}
/* allows e4_ignored_fread */
uint32_t header_size_ok(FILE *f)
{
	struct header h;
	if (fread(&h, sizeof(h), 1, f) != 1)
		return 0;
	return h.size;
}

/* finds e4_ignored_scanf: 252 457 */
int area_of(const char *text)
{
	int w = 0, h = 0;
	sscanf(text, "%dx%d", &w, &h);
	if (w < 0 || w > 1000 || h < 0 || h > 1000)
		return 0;
	return w * h;
}
/* allows e4_ignored_scanf */
int area_of_ok(const char *text)
{
	int w = 0, h = 0;
	if (sscanf(text, "%dx%d", &w, &h) != 2)
		return -1;
	if (w < 0 || w > 1000 || h < 0 || h > 1000)
		return 0;
	return w * h;
}

/* finds e4_ignored_chdir: 252 */
int enter_jail(const char *dir)
{
	if (chroot(dir) != 0)
		return -1;
	chdir("/");
	return 0;
}
/* allows e4_ignored_chdir */
int enter_jail_ok(const char *dir)
{
	if (chroot(dir) != 0)
		return -1;
	if (chdir("/") != 0)
		return -1;
	return 0;
}

/* finds e4_ignored_rename: 252 */
void commit(const char *tmp, const char *name)
{
	rename(tmp, name);
	puts("saved");
}
/* allows e4_ignored_rename */
void commit_ok(const char *tmp, const char *name)
{
	if (rename(tmp, name) != 0) {
		perror(name);
		return;
	}
	puts("saved");
}

/* finds e4_ignored_fgets: 252 */
int yes(void)
{
	char answer[10] = "";
	fgets(answer, sizeof(answer), stdin);
	return answer[0] == 'y';
}
/* allows e4_ignored_fgets */
int yes_ok(void)
{
	char answer[10] = "";
	if (!fgets(answer, sizeof(answer), stdin))
		return 0;
	return answer[0] == 'y';
}

/* finds e4_ignored_readfile: 252 */
DWORD read_block(HANDLE h, char *to, DWORD room)
{
	DWORD got = 0;
	ReadFile(h, to, room, &got, NULL);
	return got;
}
/* allows e4_ignored_readfile */
DWORD read_block_ok(HANDLE h, char *to, DWORD room)
{
	DWORD got = 0;
	if (!ReadFile(h, to, room, &got, NULL))
		return 0;
	return got;
}

/* finds e4_wrong_malloc: 253 */
int *squares(int n)
{
	int *v = calloc((size_t)n, sizeof(*v)), i;
	if (v < 0)
		return NULL;
	for (i = 0; i < n; i++)
		v[i] = 1;
	return v;
}
/* allows e4_wrong_malloc */
int *squares_ok(int n)
{
	int *v = calloc((size_t)n, sizeof(*v)), i;
	if (v == NULL)
		return NULL;
	for (i = 0; i < n; i++)
		v[i] = 1;
	return v;
}

/* finds e4_wrong_fork: 253 */
int spawn(void)
{
	pid_t p = fork();
	if (p == 0)
		_exit(0);
	if (!p)
		return -1;
	return waitpid(p, NULL, 0) == p ? 0 : -1;
}
/* allows e4_wrong_fork */
int spawn_ok(void)
{
	pid_t p = fork();
	if (p == 0)
		_exit(0);
	if (p < 0)
		return -1;
	return waitpid(p, NULL, 0) == p ? 0 : -1;
}

/* finds e4_wrong_pthread: 253 252 */
int start(void *(*work)(void *))
{
	pthread_t t;
	if (pthread_create(&t, NULL, work, NULL) < 0)
		return -1;
	return pthread_join(t, NULL);
}
/* allows e4_wrong_pthread */
int start_ok(void *(*work)(void *))
{
	pthread_t t;
	if (pthread_create(&t, NULL, work, NULL) != 0)
		return -1;
	return pthread_join(t, NULL);
}

/* finds e4_wrong_fread: 253 */
int load(FILE *f, char *to, size_t n)
{
	if (fread(to, 1, n, f) < 0)
		return -1;
	return 0;
}
/* allows e4_wrong_fread */
int load_ok(FILE *f, char *to, size_t n)
{
	if (fread(to, 1, n, f) < n)
		return -1;
	return 0;
}

/* finds e4_wrong_snprintf: 253 252 */
int build_name(char *to, size_t room, const char *a, const char *b)
{
	int n = snprintf(to, room, "%s-%s", a, b);
	if (n == -1)
		return -1;
	return n;
}
/* allows e4_wrong_snprintf */
int build_name_ok(char *to, size_t room, const char *a, const char *b)
{
	int n = snprintf(to, room, "%s-%s", a, b);
	if (n < 0 || (size_t)n >= room)
		return -1;
	return n;
}

/* finds e4_wrong_setenv: 253 */
int quiet(void)
{
	if (setenv("QUIET", "1", 1) == 1)
		return -1;
	return 0;
}
/* allows e4_wrong_setenv */
int quiet_ok(void)
{
	if (setenv("QUIET", "1", 1) != 0)
		return -1;
	return 0;
}

/* finds e4_wrong_handle: 253 */
HANDLE open_config(void)
{
	HANDLE h = CreateFileA("C:\\app\\config.ini", GENERIC_READ, 0, NULL, OPEN_EXISTING,
			       FILE_ATTRIBUTE_NORMAL, NULL);
	if (h == NULL)
		return INVALID_HANDLE_VALUE;
	return h;
}
/* allows e4_wrong_handle */
HANDLE open_config_ok(void)
{
	HANDLE h = CreateFileA("C:\\app\\config.ini", GENERIC_READ, 0, NULL, OPEN_EXISTING,
			       FILE_ATTRIBUTE_NORMAL, NULL);
	if (h == INVALID_HANDLE_VALUE)
		return NULL;
	return h;
}

/* finds e4_wrong_registry: 253 */
int has_key(void)
{
	HKEY k;
	if (!RegOpenKeyExA(HKEY_LOCAL_MACHINE, "Software\\App", 0, KEY_READ, &k))
		return 0;
	RegCloseKey(k);
	return 1;
}
/* allows e4_wrong_registry */
int has_key_ok(void)
{
	HKEY k;
	if (RegOpenKeyExA(HKEY_LOCAL_MACHINE, "Software\\App", 0, KEY_READ, &k) != ERROR_SUCCESS)
		return 0;
	RegCloseKey(k);
	return 1;
}

/* finds e4_empty_if: 390 391 */
void save(const char *name, const char *text)
{
	FILE *f = fopen(name, "w");
	if (f == NULL) {
	}
	if (f != NULL) {
		fputs(text, f);
		if (fclose(f) != 0) {
			/* nothing */
		}
	}
}
/* allows e4_empty_if */
void save_ok(const char *name, const char *text)
{
	FILE *f = fopen(name, "w");
	if (f == NULL) {
		perror(name);
		return;
	}
	fputs(text, f);
	if (fclose(f) != 0)
		perror(name);
}

/* finds e4_empty_errno: 391 390 */
long number(const char *text)
{
	long n;
	errno = 0;
	n = strtol(text, NULL, 10);
	if (errno == ERANGE) {
	}
	return n;
}
/* allows e4_empty_errno */
long number_ok(const char *text)
{
	long n;
	errno = 0;
	n = strtol(text, NULL, 10);
	if (errno == ERANGE)
		return 0;
	return n;
}

/* finds e4_empty_switch: 390 391 */
int make_folder(const char *name)
{
	if (mkdir(name, 0700) == -1)
		switch (errno) {
		case EEXIST:
		case EACCES:
		default:
			break;
		}
	return 0;
}
/* allows e4_empty_switch */
int make_folder_ok(const char *name)
{
	if (mkdir(name, 0700) == -1)
		switch (errno) {
		case EEXIST:
			break;
		case EACCES:
		default:
			return -1;
		}
	return 0;
}

/* finds e4_empty_else: 390 391 */
int bound(int s, const struct sockaddr *a, socklen_t n)
{
	int r = bind(s, a, n);
	if (r != 0) {
		;
	} else {
		puts("bound");
	}
	return s;
}
/* allows e4_empty_else */
int bound_ok(int s, const struct sockaddr *a, socklen_t n)
{
	int r = bind(s, a, n);
	if (r != 0) {
		perror("bind");
		return -1;
	} else {
		puts("bound");
	}
	return s;
}

/* finds e4_errno_late: 391 */
double parse_double(const char *t)
{
	char *end;
	double d = strtod(t, &end);
	return d;
}
/* allows e4_errno_late */
double parse_double_ok(const char *t)
{
	char *end;
	double d = strtod(t, &end);
	if (end == t)
		return 0;
	return d;
}

/* finds e4_drop_setgid: 273 252 */
int drop(uid_t u, gid_t g)
{
	setgid(g);
	if (setuid(u) != 0)
		return -1;
	return 0;
}
/* allows e4_drop_setgid */
int drop_ok(uid_t u, gid_t g)
{
	if (setgroups(0, NULL) != 0 || setgid(g) != 0)
		return -1;
	if (setuid(u) != 0)
		return -1;
	return 0;
}

/* finds e4_drop_seteuid: 273 252 */
void as_user(uid_t u, void (*work)(void))
{
	uid_t before = geteuid();
	seteuid(u);
	work();
	if (seteuid(before) != 0)
		abort();
}
/* allows e4_drop_seteuid */
void as_user_ok(uid_t u, void (*work)(void))
{
	uid_t before = geteuid();
	if (seteuid(u) != 0)
		return;
	work();
	if (seteuid(before) != 0)
		abort();
}

/* finds e4_drop_impersonate: 273 252 */
void serve_pipe(HANDLE pipe)
{
	ImpersonateNamedPipeClient(pipe);
	(void)DeleteFileA("C:\\data\\old.dat");
	(void)RevertToSelf();
}
/* allows e4_drop_impersonate */
void serve_pipe_ok(HANDLE pipe)
{
	if (!ImpersonateNamedPipeClient(pipe))
		return;
	(void)DeleteFileA("C:\\data\\old.dat");
	if (!RevertToSelf())
		abort();
}

/* finds e4_kept_root: 272 250 */
int bind_low(int s, const struct sockaddr *a, socklen_t n, void (*serve)(int))
{
	if (seteuid(0) != 0)
		return -1;
	if (bind(s, a, n) != 0)
		return -1;
	serve(s);
	return 0;
}
/* allows e4_kept_root */
int bind_low_ok(int s, const struct sockaddr *a, socklen_t n, void (*serve)(int))
{
	int r;
	if (seteuid(0) != 0)
		return -1;
	r = bind(s, a, n);
	if (seteuid(getuid()) != 0)
		abort();
	if (r != 0)
		return -1;
	serve(s);
	return 0;
}

/* finds e4_kept_impersonation: 272 */
int user_file(HANDLE token)
{
	HANDLE f;
	if (!ImpersonateLoggedOnUser(token))
		return -1;
	f = CreateFileA("C:\\data\\in.txt", GENERIC_READ, 0, NULL, OPEN_EXISTING,
			FILE_ATTRIBUTE_NORMAL, NULL);
	if (f == INVALID_HANDLE_VALUE)
		return -1;
	CloseHandle(f);
	if (!RevertToSelf())
		abort();
	return 0;
}
/* allows e4_kept_impersonation */
int user_file_ok(HANDLE token)
{
	HANDLE f;
	if (!ImpersonateLoggedOnUser(token))
		return -1;
	f = CreateFileA("C:\\data\\in.txt", GENERIC_READ, 0, NULL, OPEN_EXISTING,
			FILE_ATTRIBUTE_NORMAL, NULL);
	if (!RevertToSelf())
		abort();
	if (f == INVALID_HANDLE_VALUE)
		return -1;
	CloseHandle(f);
	return 0;
}

/* finds e4_umask: 732 276 */
int make_private(const char *name)
{
	umask(0);
	return open(name, O_WRONLY | O_CREAT | O_CLOEXEC, 0666);
}
/* allows e4_umask */
int make_private_ok(const char *name)
{
	umask(077);
	return open(name, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
}
