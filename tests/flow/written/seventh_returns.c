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

/* finds r7_unread_fgets: 252 */
void r7_unread_fgets(FILE *f)
{
	char line[80] = "";
	fgets(line, sizeof(line), f);
	puts(line);
}
/* allows r7_unread_fgets */
void r7_unread_fgets_ok(FILE *f)
{
	char line[80];
	if (fgets(line, sizeof(line), f) == NULL)
		return;
	puts(line);
}

/* finds r7_unread_fwrite: 252 */
int r7_unread_fwrite(FILE *f, const int *v, size_t n)
{
	fwrite(v, sizeof(*v), n, f);
	return 0;
}
/* allows r7_unread_fwrite */
int r7_unread_fwrite_ok(FILE *f, const int *v, size_t n)
{
	if (fwrite(v, sizeof(*v), n, f) != n)
		return -1;
	return 0;
}

/* finds r7_unread_remove: 252 */
int r7_unread_remove(const char *name)
{
	remove(name);
	return 0;
}
/* allows r7_unread_remove */
int r7_unread_remove_ok(const char *name)
{
	return remove(name) == 0 ? 0 : -1;
}

/* finds r7_unread_rename: 252 */
void r7_unread_rename(const char *from, const char *to)
{
	rename(from, to);
}
/* allows r7_unread_rename */
void r7_unread_rename_ok(const char *from, const char *to)
{
	if (rename(from, to) != 0)
		perror(from);
}

/* finds r7_unread_chdir: 252 */
void r7_unread_chdir(void)
{
	chdir("/var/empty");
}
/* allows r7_unread_chdir */
void r7_unread_chdir_ok(void)
{
	if (chdir("/var/empty") != 0)
		_exit(1);
}

/* finds r7_unread_setuid: 252 273 */
void r7_unread_setuid(uid_t u)
{
	setuid(u);
}
/* allows r7_unread_setuid */
void r7_unread_setuid_ok(uid_t u)
{
	if (setuid(u) != 0)
		_exit(1);
}

/* finds r7_unread_seek: 252 */
int r7_unread_seek(FILE *f)
{
	fseek(f, 10, SEEK_SET);
	return getc(f);
}
/* allows r7_unread_seek */
int r7_unread_seek_ok(FILE *f)
{
	if (fseek(f, 10, SEEK_SET) != 0)
		return EOF;
	return getc(f);
}

/* finds r7_unread_win: 252 */
BOOL r7_unread_win(HANDLE h, const BYTE *p, DWORD n)
{
	DWORD done = 0;
	WriteFile(h, p, n, &done, NULL);
	return TRUE;
}
/* allows r7_unread_win */
BOOL r7_unread_win_ok(HANDLE h, const BYTE *p, DWORD n)
{
	DWORD done = 0;
	if (!WriteFile(h, p, n, &done, NULL) || done != n)
		return FALSE;
	return TRUE;
}

/* finds r7_unread_impersonate: 252 273 */
void r7_unread_impersonate(HANDLE pipe, const char *name)
{
	ImpersonateNamedPipeClient(pipe);
	if (!DeleteFileA(name))
		puts("kept");
	RevertToSelf();
}
/* allows r7_unread_impersonate */
void r7_unread_impersonate_ok(HANDLE pipe, const char *name)
{
	if (!ImpersonateNamedPipeClient(pipe))
		return;
	if (!DeleteFileA(name))
		puts("kept");
	RevertToSelf();
}

/* finds r7_unread_snprintf_wide: 252 */
void r7_unread_snprintf_wide(const wchar_t *name)
{
	wchar_t path[20];
	swprintf(path, 20, L"/dev/%ls", name);
	wprintf(L"%ls\n", path);
}
/* allows r7_unread_snprintf_wide */
void r7_unread_snprintf_wide_ok(const wchar_t *name)
{
	wchar_t path[20];
	if (swprintf(path, 20, L"/dev/%ls", name) < 0)
		return;
	wprintf(L"%ls\n", path);
}

/* finds r7_wrong_fopen: 253 */
FILE *r7_wrong_fopen(const char *name)
{
	FILE *f = fopen(name, "r");
	if ((intptr_t)f < 0)
		return NULL;
	(void)getc(f);
	return f;
}
/* allows r7_wrong_fopen */
FILE *r7_wrong_fopen_ok(const char *name)
{
	FILE *f = fopen(name, "r");
	if (f == NULL)
		return NULL;
	(void)getc(f);
	return f;
}

/* finds r7_wrong_fread: 253 */
int r7_wrong_fread(FILE *f)
{
	char head[16];
	if (fread(head, 1, sizeof(head), f) < 0)
		return -1;
	return head[0];
}
/* allows r7_wrong_fread */
int r7_wrong_fread_ok(FILE *f)
{
	char head[16];
	if (fread(head, 1, sizeof(head), f) < sizeof(head))
		return -1;
	return head[0];
}

/* finds r7_wrong_open: 253 */
int r7_wrong_open(const char *name)
{
	int fd = open(name, O_RDONLY);
	if (!fd)
		return -1;
	return close(fd);
}
/* allows r7_wrong_open */
int r7_wrong_open_ok(const char *name)
{
	int fd = open(name, O_RDONLY);
	if (fd < 0)
		return -1;
	return close(fd);
}

/* finds r7_wrong_mmap: 253 690 */
char r7_wrong_mmap(int fd)
{
	char *p = mmap(NULL, 4096, PROT_READ, MAP_SHARED, fd, 0);
	if (p == NULL)
		return 0;
	char c = *p;
	munmap(p, 4096);
	return c;
}
/* allows r7_wrong_mmap */
char r7_wrong_mmap_ok(int fd)
{
	char *p = mmap(NULL, 4096, PROT_READ, MAP_SHARED, fd, 0);
	if (p == MAP_FAILED)
		return 0;
	char c = *p;
	munmap(p, 4096);
	return c;
}

/* finds r7_wrong_handle: 253 */
DWORD r7_wrong_handle(LPCSTR name)
{
	HANDLE h = CreateFileA(name, GENERIC_READ, 0, NULL, OPEN_EXISTING, FILE_ATTRIBUTE_NORMAL, NULL);
	char c;
	DWORD n = 0;
	if (h == NULL)
		return 0;
	if (!ReadFile(h, &c, 1, &n, NULL))
		n = 0;
	CloseHandle(h);
	return n;
}
/* allows r7_wrong_handle */
DWORD r7_wrong_handle_ok(LPCSTR name)
{
	HANDLE h = CreateFileA(name, GENERIC_READ, 0, NULL, OPEN_EXISTING, FILE_ATTRIBUTE_NORMAL, NULL);
	char c;
	DWORD n = 0;
	if (h == INVALID_HANDLE_VALUE)
		return 0;
	if (!ReadFile(h, &c, 1, &n, NULL))
		n = 0;
	CloseHandle(h);
	return n;
}

/* finds r7_wrong_recv: 253 */
int r7_wrong_recv(int s)
{
	unsigned char length;
	if (recv(s, &length, 1, 0) == -1)
		return -1;
	return length;
}
/* allows r7_wrong_recv */
int r7_wrong_recv_ok(int s)
{
	unsigned char length;
	if (recv(s, &length, 1, 0) != 1)
		return -1;
	return length;
}

/* finds r7_wrong_mutex: 253 */
int r7_wrong_mutex(void)
{
	if (pthread_mutex_lock(&vr_lock) < 0)
		return -1;
	vr_total++;
	pthread_mutex_unlock(&vr_lock);
	return 0;
}
/* allows r7_wrong_mutex */
int r7_wrong_mutex_ok(void)
{
	if (pthread_mutex_lock(&vr_lock) != 0)
		return -1;
	vr_total++;
	pthread_mutex_unlock(&vr_lock);
	return 0;
}

/* finds r7_wrong_fputs: 253 */
int r7_wrong_fputs(FILE *f)
{
	if (fputs("line\n", f) == 0)
		return -1;
	return 0;
}
/* allows r7_wrong_fputs */
int r7_wrong_fputs_ok(FILE *f)
{
	if (fputs("line\n", f) == EOF)
		return -1;
	return 0;
}

/* finds r7_wrong_scanf: 253 */
int r7_wrong_scanf(FILE *f)
{
	int n = 0;
	if (fscanf(f, "%d", &n) == 0)
		return -1;
	return n + 1 > n ? n : 0;
}
/* allows r7_wrong_scanf */
int r7_wrong_scanf_ok(FILE *f)
{
	int n = 0;
	if (fscanf(f, "%d", &n) != 1)
		return -1;
	return n + 1 > n ? n : 0;
}

/* finds r7_wrong_inet: 253 */
int r7_wrong_inet(const char *text, struct in_addr *a)
{
	if (inet_pton(AF_INET, text, a) < 0)
		return -1;
	return 0;
}
/* allows r7_wrong_inet */
int r7_wrong_inet_ok(const char *text, struct in_addr *a)
{
	if (inet_pton(AF_INET, text, a) != 1)
		return -1;
	return 0;
}

/* finds r7_wrong_getc_wide: 253 197 */
int r7_wrong_getc_wide(FILE *f)
{
	wchar_t c = fgetwc(f);
	if (c == (wchar_t)EOF)
		return -1;
	return (int)c;
}
/* allows r7_wrong_getc_wide */
int r7_wrong_getc_wide_ok(FILE *f)
{
	wint_t c = fgetwc(f);
	if (c == WEOF)
		return -1;
	return (int)c;
}

/* finds r7_wrong_verify: 253 */
int r7_wrong_verify(const unsigned char *in, unsigned char *out, RSA *k)
{
	if (!RSA_private_decrypt(256, in, out, k, RSA_PKCS1_OAEP_PADDING))
		return 0;
	return 1;
}
/* allows r7_wrong_verify */
int r7_wrong_verify_ok(const unsigned char *in, unsigned char *out, RSA *k)
{
	if (RSA_private_decrypt(256, in, out, k, RSA_PKCS1_OAEP_PADDING) < 0)
		return 0;
	return 1;
}

/* finds r7_no_check_rand: 252 253 */
int r7_no_check_rand(unsigned char *key)
{
	if (RAND_bytes(key, 32) == -1)
		return -1;
	return 0;
}
/* allows r7_no_check_rand */
int r7_no_check_rand_ok(unsigned char *key)
{
	if (RAND_bytes(key, 32) != 1)
		return -1;
	return 0;
}

/* finds r7_empty_check: 390 */
int r7_empty_check(const char *from, const char *to)
{
	if (link(from, to) != 0) {
	}
	return 0;
}
/* allows r7_empty_check */
int r7_empty_check_ok(const char *from, const char *to)
{
	if (link(from, to) != 0) {
		return -1;
	}
	return 0;
}

/* finds r7_empty_open: 390 */
int r7_empty_open(const char *name)
{
	int fd = open(name, O_WRONLY);
	if (fd == -1) {
		/* it cannot happen */
	}
	return write(fd, "x", 1) == 1;
}
/* allows r7_empty_open */
int r7_empty_open_ok(const char *name)
{
	int fd = open(name, O_WRONLY);
	if (fd == -1) {
		/* it cannot happen */
		return -1;
	}
	return write(fd, "x", 1) == 1;
}

/* finds r7_empty_errno: 390 */
long r7_empty_errno(const char *t)
{
	errno = 0;
	long n = strtol(t, NULL, 10);
	if (errno == ERANGE) {
	}
	return n;
}
/* allows r7_empty_errno */
long r7_empty_errno_ok(const char *t)
{
	errno = 0;
	long n = strtol(t, NULL, 10);
	if (errno == ERANGE) {
		return 0;
	}
	return n;
}

/* finds r7_empty_chmod: 390 */
void r7_empty_chmod(const char *name)
{
	if (chmod(name, 0600) < 0)
		;
	puts(name);
}
/* allows r7_empty_chmod */
void r7_empty_chmod_ok(const char *name)
{
	if (chmod(name, 0600) < 0)
		perror(name);
	puts(name);
}

/* finds r7_unchecked_close: 391 252 */
int r7_unchecked_close(FILE *f, const char *t)
{
	if (fputs(t, f) == EOF)
		return -1;
	fclose(f);
	return 0;
}
/* allows r7_unchecked_close */
int r7_unchecked_close_ok(FILE *f, const char *t)
{
	if (fputs(t, f) == EOF)
		return -1;
	return fclose(f) == 0 ? 0 : -1;
}

/* finds r7_unchecked_sem: 391 252 */
int r7_unchecked_sem(pthread_t *t, void *(*run)(void *))
{
	pthread_create(t, NULL, run, NULL);
	return 0;
}
/* allows r7_unchecked_sem */
int r7_unchecked_sem_ok(pthread_t *t, void *(*run)(void *))
{
	return pthread_create(t, NULL, run, NULL);
}

/* finds r7_unchecked_errno: 391 */
double r7_unchecked_errno(const char *t)
{
	errno = 0;
	double d = strtod(t, NULL);
	return d;
}
/* allows r7_unchecked_errno */
double r7_unchecked_errno_ok(const char *t)
{
	char *end;
	errno = 0;
	double d = strtod(t, &end);
	if (errno != 0 || end == t)
		return 0.0;
	return d;
}

/* finds r7_unchecked_sqrt: 391 */
#include <math.h>
double r7_unchecked_sqrt(double d)
{
	errno = 0;
	double r = log(d);
	return r;
}
/* allows r7_unchecked_sqrt */
#include <math.h>
double r7_unchecked_sqrt_ok(double d)
{
	errno = 0;
	double r = log(d);
	if (errno != 0)
		return 0.0;
	return r;
}

/* finds r7_null_malloc: 690 476 */
int *r7_null_malloc(void)
{
	int *v = malloc(10 * sizeof(*v));
	v[0] = 1;
	return v;
}
/* allows r7_null_malloc */
int *r7_null_malloc_ok(void)
{
	int *v = malloc(10 * sizeof(*v));
	if (v == NULL)
		return NULL;
	v[0] = 1;
	return v;
}

/* finds r7_null_function: 690 476 */
char *r7_null_function(const char *t)
{
	char *p = vr_make(strlen(t) + 1);
	strcpy(p, t);
	return p;
}
/* allows r7_null_function */
char *r7_null_function_ok(const char *t)
{
	char *p = vr_make(strlen(t) + 1);
	if (p == NULL)
		return NULL;
	strcpy(p, t);
	return p;
}
