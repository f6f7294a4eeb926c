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

/* finds r7_check_win: 367 */
BOOL r7_check_win(LPCSTR name)
{
	if (GetFileAttributesA(name) != INVALID_FILE_ATTRIBUTES)
		return DeleteFileA(name);
	return FALSE;
}
/* allows r7_check_win */
BOOL r7_check_win_ok(LPCSTR name)
{
	return DeleteFileA(name);
}

/* finds r7_check_chown: 367 */
int r7_check_chown(const char *name, uid_t u)
{
	struct stat s;
	if (lstat(name, &s) != 0 || s.st_uid != getuid())
		return -1;
	return chown(name, u, (gid_t)-1);
}
/* allows r7_check_chown */
int r7_check_chown_ok(const char *name, uid_t u)
{
	int fd = open(name, O_RDONLY | O_NOFOLLOW), r = -1;
	struct stat s;
	if (fd < 0)
		return -1;
	if (fstat(fd, &s) == 0 && s.st_uid == getuid())
		r = fchown(fd, u, (gid_t)-1);
	close(fd);
	return r;
}

/* finds r7_temp_name: 377 */
FILE *r7_temp_name(void)
{
	char name[L_tmpnam];
	return tmpnam(name) != NULL ? fopen(name, "w+") : NULL;
}
/* allows r7_temp_name */
FILE *r7_temp_name_ok(void)
{
	return tmpfile();
}

/* finds r7_temp_fixed: 377 */
int r7_temp_fixed(void)
{
	return open("/tmp/gateway.pid", O_CREAT | O_WRONLY | O_TRUNC, 0644);
}
/* allows r7_temp_fixed */
int r7_temp_fixed_ok(void)
{
	return open("/run/gateway/gateway.pid", O_CREAT | O_WRONLY | O_TRUNC, 0644);
}

/* finds r7_temp_pid: 377 */
FILE *r7_temp_pid(void)
{
	char name[64];
	snprintf(name, sizeof(name), "/tmp/job.%d", (int)getpid());
	return fopen(name, "w");
}
/* allows r7_temp_pid */
FILE *r7_temp_pid_ok(void)
{
	char name[64];
	strcpy(name, "/tmp/job.XXXXXX");
	int fd = mkstemp(name);
	return fd >= 0 ? fdopen(fd, "w") : NULL;
}

/* finds r7_temp_mktemp: 377 */
int r7_temp_mktemp(void)
{
	char name[] = "/tmp/stage.XXXXXX";
	return *mktemp(name) != 0 ? open(name, O_RDWR | O_CREAT, 0600) : -1;
}
/* allows r7_temp_mktemp */
int r7_temp_mktemp_ok(void)
{
	char name[] = "/tmp/stage.XXXXXX";
	return mkstemp(name);
}

/* finds r7_temp_tempnam: 377 */
FILE *r7_temp_tempnam(void)
{
	char *name = tempnam("/var/tmp", "tg");
	FILE *f = name != NULL ? fopen(name, "wb+") : NULL;
	free(name);
	return f;
}
/* allows r7_temp_tempnam */
FILE *r7_temp_tempnam_ok(void)
{
	return tmpfile();
}

/* finds r7_privilege_order: 273 272 250 696 */
int r7_privilege_order(uid_t u, gid_t g)
{
	if (setuid(u) != 0 || setgid(g) != 0)
		return -1;
	return 0;
}
/* allows r7_privilege_order */
int r7_privilege_order_ok(uid_t u, gid_t g)
{
	if (setgroups(0, NULL) != 0 || setgid(g) != 0 || setuid(u) != 0)
		return -1;
	return 0;
}

/* finds r7_privilege_token: 273 272 */
BOOL r7_privilege_token(HANDLE token, LPCSTR name)
{
	ImpersonateLoggedOnUser(token);
	BOOL done = DeleteFileA(name);
	RevertToSelf();
	return done;
}
/* allows r7_privilege_token */
BOOL r7_privilege_token_ok(HANDLE token, LPCSTR name)
{
	if (!ImpersonateLoggedOnUser(token))
		return FALSE;
	BOOL done = DeleteFileA(name);
	RevertToSelf();
	return done;
}

/* finds r7_privilege_seteuid: 273 252 */
FILE *r7_privilege_seteuid(const char *name)
{
	FILE *f;
	seteuid(getuid());
	f = fopen(name, "r");
	return f;
}
/* allows r7_privilege_seteuid */
FILE *r7_privilege_seteuid_ok(const char *name)
{
	FILE *f;
	if (seteuid(getuid()) != 0)
		return NULL;
	f = fopen(name, "r");
	return f;
}

/* finds r7_privilege_system: 272 250 269 */
LONG r7_privilege_system(void)
{
	HKEY k;
	LONG r = RegCreateKeyExA(HKEY_LOCAL_MACHINE, "Software\\Device", 0, NULL, 0, KEY_ALL_ACCESS, NULL, &k, NULL);
	if (r == 0)
		r = RegCloseKey(k);
	return r;
}
/* allows r7_privilege_system */
LONG r7_privilege_system_ok(void)
{
	HKEY k;
	LONG r = RegCreateKeyExA(HKEY_CURRENT_USER, "Software\\Device", 0, NULL, 0, 0x20006, NULL, &k, NULL);
	if (r == 0)
		r = RegCloseKey(k);
	return r;
}

/* finds r7_privilege_dacl: 284 */
BOOL r7_privilege_dacl(SECURITY_DESCRIPTOR *d, void *acl)
{
	if (!InitializeSecurityDescriptor(d, 1))
		return FALSE;
	return SetSecurityDescriptorDacl(d, TRUE, NULL, FALSE);
}
/* allows r7_privilege_dacl */
BOOL r7_privilege_dacl_ok(SECURITY_DESCRIPTOR *d, void *acl)
{
	if (!InitializeSecurityDescriptor(d, 1))
		return FALSE;
	return SetSecurityDescriptorDacl(d, TRUE, acl, FALSE);
}

/* finds r7_access_pipe: 284 */
HANDLE r7_access_pipe(SECURITY_ATTRIBUTES *a)
{
	SECURITY_DESCRIPTOR d;
	memset(&d, 0, sizeof(d));
	a->lpSecurityDescriptor = NULL;
	return CreateNamedPipeA("\\\\.\\pipe\\device", 3, 0, 1, 512, 512, 0, NULL);
}
/* allows r7_access_pipe */
HANDLE r7_access_pipe_ok(SECURITY_ATTRIBUTES *a)
{
	SECURITY_DESCRIPTOR d;
	memset(&d, 0, sizeof(d));
	return CreateNamedPipeA("\\\\.\\pipe\\device", 3, 0, 1, 512, 512, 0, a);
}

/* finds r7_access_mode: 284 732 276 */
int r7_access_mode(void)
{
	return open("/etc/gateway.conf", O_CREAT | O_WRONLY, 0666);
}
/* allows r7_access_mode */
int r7_access_mode_ok(void)
{
	return open("/etc/gateway.conf", O_CREAT | O_WRONLY, 0600);
}

/* finds r7_longjmp_twice: 666 675 672 */
int r7_longjmp_twice(const char *name)
{
	int fd = open(name, O_RDONLY);
	char c = 0;
	if (fd < 0)
		return -1;
	close(fd);
	if (read(fd, &c, 1) != 1)
		c = 0;
	return c;
}
/* allows r7_longjmp_twice */
int r7_longjmp_twice_ok(const char *name)
{
	int fd = open(name, O_RDONLY);
	char c = 0;
	if (fd < 0)
		return -1;
	if (read(fd, &c, 1) != 1)
		c = 0;
	close(fd);
	return c;
}

/* finds r7_use_closed_file: 672 666 416 910 */
int r7_use_closed_file(const char *name)
{
	FILE *f = fopen(name, "w");
	if (f == NULL)
		return -1;
	fclose(f);
	return fputs("late", f);
}
/* allows r7_use_closed_file */
int r7_use_closed_file_ok(const char *name)
{
	FILE *f = fopen(name, "w");
	if (f == NULL)
		return -1;
	int r = fputs("late", f);
	fclose(f);
	return r;
}

/* finds r7_use_closed_socket: 672 666 */
ssize_t r7_use_closed_socket(int s)
{
	shutdown(s, SHUT_RDWR);
	close(s);
	return send(s, "bye", 3, 0);
}
/* allows r7_use_closed_socket */
ssize_t r7_use_closed_socket_ok(int s)
{
	ssize_t n = send(s, "bye", 3, 0);
	close(s);
	return n;
}

/* finds r7_close_twice: 675 672 */
void r7_close_twice(int fd, int keep)
{
	if (!keep)
		close(fd);
	close(fd);
}
/* allows r7_close_twice */
void r7_close_twice_ok(int fd, int keep)
{
	if (!keep)
		close(fd);
	else
		close(fd);
}

/* finds r7_close_twice_handle: 675 672 */
void r7_close_twice_handle(HANDLE h, struct vr_box *b)
{
	if (b->count == 0)
		CloseHandle(h);
	b->count = 1;
	if (b->text == NULL)
		CloseHandle(h);
}
/* allows r7_close_twice_handle */
void r7_close_twice_handle_ok(HANDLE h, struct vr_box *b)
{
	if (b->count == 0)
		CloseHandle(h);
	b->count = 1;
	if (b->text == NULL)
		b->count = 2;
}

/* finds r7_bind_twice: 605 */
#include <netinet/in.h>
int r7_bind_twice(int s)
{
	struct sockaddr_in a;
	int on = 1;
	memset(&a, 0, sizeof(a));
	a.sin_family = AF_INET;
	a.sin_port = htons(502);
	a.sin_addr.s_addr = INADDR_ANY;
	if (setsockopt(s, SOL_SOCKET, SO_REUSEPORT, &on, sizeof(on)) != 0)
		return -1;
	return bind(s, (struct sockaddr *)&a, sizeof(a));
}
/* allows r7_bind_twice */
#include <netinet/in.h>
int r7_bind_twice_ok(int s)
{
	struct sockaddr_in a;
	int on = 1;
	memset(&a, 0, sizeof(a));
	a.sin_family = AF_INET;
	a.sin_port = htons(502);
	a.sin_addr.s_addr = INADDR_ANY;
	if (setsockopt(s, SOL_SOCKET, SO_KEEPALIVE, &on, sizeof(on)) != 0)
		return -1;
	return bind(s, (struct sockaddr *)&a, sizeof(a));
}

/* finds r7_init_seq: 666 */
int r7_init_seq(int s, char *to)
{
	struct sockaddr a;
	socklen_t n = sizeof(a);
	memset(&a, 0, n);
	a.sa_family = AF_INET;
	if (listen(s, 4) != 0 || bind(s, &a, n) != 0)
		return -1;
	to[0] = 0;
	return 0;
}
/* allows r7_init_seq */
int r7_init_seq_ok(int s, char *to)
{
	struct sockaddr a;
	socklen_t n = sizeof(a);
	memset(&a, 0, n);
	a.sa_family = AF_INET;
	if (bind(s, &a, n) != 0 || listen(s, 4) != 0)
		return -1;
	to[0] = 0;
	return 0;
}

/* finds r7_env_core: 526 */
void r7_env_core(void)
{
	const char *home = getenv("PATH");
	if (home != NULL)
		printf("path %s\n", home);
}
/* allows r7_env_core */
void r7_env_core_ok(void)
{
	const char *home = getenv("PATH");
	if (home != NULL)
		printf("path is set\n");
}

/* finds r7_env_errno_peer: 526 497 209 */
void r7_env_errno_peer(int s, const char *name)
{
	char text[100];
	int n = snprintf(text, sizeof(text), "cannot open %s: %s\n", name, strerror(errno));
	(void)name;
	if (n > 0 && n < 100)
		send(s, text, (size_t)n, 0);
}
/* allows r7_env_errno_peer */
void r7_env_errno_peer_ok(int s, const char *name)
{
	char text[100];
	int n = snprintf(text, sizeof(text), "cannot open a file\n");
	(void)name;
	if (n > 0 && n < 100)
		send(s, text, (size_t)n, 0);
}

/* finds r7_debug_secret: 534 */
void r7_debug_secret(LPCSTR user, LPCSTR password)
{
	char line[200];
	snprintf(line, sizeof(line), "user %s, %s\n", user, password);
	OutputDebugStringA(line);
	(void)password;
}
/* allows r7_debug_secret */
void r7_debug_secret_ok(LPCSTR user, LPCSTR password)
{
	char line[200];
	snprintf(line, sizeof(line), "user %s, %s\n", user, "***");
	OutputDebugStringA(line);
	(void)password;
}

/* finds r7_log_secret: 534 532 */
#include <syslog.h>
void r7_log_secret(const char *user, const char *token)
{
	syslog(LOG_INFO, "login %s %s", user, token);
	(void)token;
}
/* allows r7_log_secret */
#include <syslog.h>
void r7_log_secret_ok(const char *user, const char *token)
{
	syslog(LOG_INFO, "login %s", user);
	(void)token;
}

/* finds r7_query_secret: 535 598 */
void r7_query_secret(int s, const char *user, const char *password)
{
	char line[256];
	int n = snprintf(line, sizeof(line), "GET /login?user=%s&password=%s HTTP/1.1\r\n\r\n", user, password);
	(void)password;
	if (n > 0 && n < (int)sizeof(line))
		send(s, line, (size_t)n, 0);
}
/* allows r7_query_secret */
void r7_query_secret_ok(int s, const char *user, const char *password)
{
	char line[256];
	int n = snprintf(line, sizeof(line), "GET /login?user=%s HTTP/1.1\r\n\r\n", user);
	(void)password;
	if (n > 0 && n < (int)sizeof(line))
		send(s, line, (size_t)n, 0);
}

/* finds r7_shell_debug: 535 526 534 */
void r7_shell_debug(FILE *log, const char *error)
{
	char *const *e = environ;
	while (*e != NULL)
		fprintf(log, "%s\n", *e++);
}
/* allows r7_shell_debug */
void r7_shell_debug_ok(FILE *log, const char *error)
{
	fprintf(log, "%s\n", error);
}
