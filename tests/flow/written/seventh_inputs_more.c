/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "third_sec.h"
#include "third_win.h"
#include <ctype.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <syslog.h>
#include <unistd.h>
#include <wchar.h>

/* shared */
struct vi_request {
	char verb[8];
	char target[120];
	const char *text;
};
union vi_name {
	char *first;
	char *second;
};
static int vi_true = 1;
static int vi_false = 0;
static char vi_line[200];
static const char vi_fixed[] = "report.txt";
static char *vi_ask(FILE *f, char *to, size_t n)
{
	if (fgets(to, (int)n, f) == NULL)
		return NULL;
	to[strcspn(to, "\r\n")] = 0;
	return to;
}
static int vi_peer(int s, char *to, size_t n)
{
	ssize_t got = recv(s, to, n - 1, 0);
	if (got < 1)
		return -1;
	to[got] = 0;
	return (int)got;
}
static int vi_plain(const char *name)
{
	for (; *name != 0; name++)
		if (!isalnum((unsigned char)*name) && *name != '_')
			return 0;
	return 1;
}

/* finds i7_command_winexec: 78 77 88 */
UINT i7_command_winexec(void)
{
	char line[300] = "c:\\device\\show.exe ";
	DWORD n = GetEnvironmentVariableA("ARGS", line + 19, 200);
	if (n == 0 || n > 200)
		return 0;
	return WinExec(line, 1);
}
/* allows i7_command_winexec */
UINT i7_command_winexec_ok(void)
{
	char line[300] = "c:\\device\\show.exe ";
	DWORD n = GetEnvironmentVariableA("ARGS", line + 19, 200);
	if (n == 0 || n > 200)
		return 0;
	return WinExec("c:\\device\\show.exe", 1);
}

/* finds i7_ldap_fgets: 90 */
int i7_ldap_fgets(LDAP *l, FILE *f)
{
	char name[64], filter[128];
	LDAPMessage *m;
	if (vi_ask(f, name, sizeof(name)) == NULL)
		return -1;
	snprintf(filter, sizeof(filter), "(cn=%s)", name);
	return ldap_search_ext_s(l, "dc=plant", LDAP_SCOPE_SUBTREE, filter, NULL, 0, NULL, NULL, NULL, 1, &m);
}
/* allows i7_ldap_fgets */
int i7_ldap_fgets_ok(LDAP *l, FILE *f)
{
	char name[64], filter[128];
	LDAPMessage *m;
	if (vi_ask(f, name, sizeof(name)) == NULL)
		return -1;
	if (!vi_plain(name))
		return -1;
	snprintf(filter, sizeof(filter), "(cn=%s)", name);
	return ldap_search_ext_s(l, "dc=plant", LDAP_SCOPE_SUBTREE, filter, NULL, 0, NULL, NULL, NULL, 1, &m);
}

/* finds i7_ldap_argv: 90 */
int i7_ldap_argv(LDAP *l, int argc, char **argv)
{
	char filter[200] = "(uid=";
	LDAPMessage *m;
	if (argc != 2 || strlen(argv[1]) > 100)
		return -1;
	strcat(filter, argv[1]);
	strcat(filter, ")");
	return ldap_search_s(l, "ou=staff", LDAP_SCOPE_SUBTREE, filter, NULL, 0, &m);
}
/* allows i7_ldap_argv */
int i7_ldap_argv_ok(LDAP *l, int argc, char **argv)
{
	char filter[200] = "(uid=";
	LDAPMessage *m;
	if (argc != 2 || strlen(argv[1]) > 100)
		return -1;
	strcat(filter, "operator");
	strcat(filter, ")");
	return ldap_search_s(l, "ou=staff", LDAP_SCOPE_SUBTREE, filter, NULL, 0, &m);
}

/* finds i7_library_env: 114 426 */
void *i7_library_env(void)
{
	const char *e = getenv("CODEC");
	if (e == NULL)
		return NULL;
	return dlopen(e, RTLD_LAZY);
}
/* allows i7_library_env */
void *i7_library_env_ok(void)
{
	const char *e = getenv("CODEC");
	if (e == NULL)
		return NULL;
	return dlopen("/usr/lib/codec.so", RTLD_LAZY);
}

/* finds i7_library_struct: 114 */
static HMODULE i7_library_struct_load(struct vi_request q)
{
	return LoadLibraryA(q.target);
}
HMODULE i7_library_struct(int s)
{
	struct vi_request q = {.target = "c:\\device\\io.dll"};
	if (vi_peer(s, q.target, sizeof(q.target)) < 0)
		return NULL;
	return i7_library_struct_load(q);
}
/* allows i7_library_struct */
static HMODULE i7_library_struct_ok_load(struct vi_request q)
{
	return LoadLibraryA(q.target);
}
HMODULE i7_library_struct_ok(int s)
{
	struct vi_request q = {.target = "c:\\device\\io.dll"};
	if (vi_peer(s, q.verb, sizeof(q.verb)) < 0)
		return NULL;
	return i7_library_struct_ok_load(q);
}

/* finds i7_format_recv: 134 */
void i7_format_recv(int s)
{
	char text[100];
	if (vi_peer(s, text, sizeof(text)) < 0)
		return;
	fprintf(stderr, text);
}
/* allows i7_format_recv */
void i7_format_recv_ok(int s)
{
	char text[100];
	if (vi_peer(s, text, sizeof(text)) < 0)
		return;
	fprintf(stderr, "%s", text);
}

/* finds i7_format_env_syslog: 134 */
void i7_format_env_syslog(void)
{
	const char *e = getenv("BANNER");
	if (e != NULL)
		syslog(LOG_INFO, e);
}
/* allows i7_format_env_syslog */
void i7_format_env_syslog_ok(void)
{
	const char *e = getenv("BANNER");
	if (e != NULL)
		syslog(LOG_INFO, "%s", e);
}

/* finds i7_format_snprintf: 134 */
void i7_format_snprintf(FILE *f)
{
	char line[100], out[200];
	if (vi_ask(f, line, sizeof(line)) == NULL)
		return;
	snprintf(out, sizeof(out), line);
	puts(out);
}
/* allows i7_format_snprintf */
void i7_format_snprintf_ok(FILE *f)
{
	char line[100], out[200];
	if (vi_ask(f, line, sizeof(line)) == NULL)
		return;
	snprintf(out, sizeof(out), "%s", line);
	puts(out);
}

/* finds i7_format_va: 134 */
static void i7_format_va_log(const char *format, ...)
{
	va_list a;
	va_start(a, format);
	vfprintf(stderr, format, a);
	va_end(a);
}
void i7_format_va(int s)
{
	char text[80];
	if (vi_peer(s, text, sizeof(text)) < 0)
		return;
	i7_format_va_log(text);
}
/* allows i7_format_va */
static void i7_format_va_ok_log(const char *format, ...)
{
	va_list a;
	va_start(a, format);
	vfprintf(stderr, format, a);
	va_end(a);
}
void i7_format_va_ok(int s)
{
	char text[80];
	if (vi_peer(s, text, sizeof(text)) < 0)
		return;
	i7_format_va_ok_log("%s\n", text);
}

/* finds i7_format_wide: 134 */
void i7_format_wide(void)
{
	wchar_t line[80];
	if (fgetws(line, 80, stdin) != NULL)
		wprintf(line);
}
/* allows i7_format_wide */
void i7_format_wide_ok(void)
{
	wchar_t line[80];
	if (fgetws(line, 80, stdin) != NULL)
		wprintf(L"%ls", line);
}

/* finds i7_format_pointer: 134 */
static void i7_format_pointer_show(const char **p)
{
	printf(*p);
}
void i7_format_pointer(int argc, char **argv)
{
	const char *t = argc > 1 ? argv[1] : "none";
	i7_format_pointer_show(&t);
}
/* allows i7_format_pointer */
static void i7_format_pointer_ok_show(const char **p)
{
	printf("%s", *p);
}
void i7_format_pointer_ok(int argc, char **argv)
{
	const char *t = argc > 1 ? argv[1] : "none";
	i7_format_pointer_ok_show(&t);
}

/* finds i7_format_table: 134 */
static void i7_format_table_plain(const char *t)
{
	puts(t);
}
static void i7_format_table_form(const char *t)
{
	printf(t);
}
void i7_format_table(FILE *f)
{
	static void (*const ways[2])(const char *) = {i7_format_table_plain, i7_format_table_form};
	char line[64];
	if (vi_ask(f, line, sizeof(line)) != NULL)
		ways[1](line);
}
/* allows i7_format_table */
static void i7_format_table_ok_plain(const char *t)
{
	puts(t);
}
static void i7_format_table_ok_form(const char *t)
{
	printf("%s", t);
}
void i7_format_table_ok(FILE *f)
{
	static void (*const ways[2])(const char *) = {i7_format_table_ok_plain, i7_format_table_ok_form};
	char line[64];
	if (vi_ask(f, line, sizeof(line)) != NULL)
		ways[1](line);
}

/* finds i7_search_exec: 426 427 428 78 */
int i7_search_exec(void)
{
	return execlp("gzip", "gzip", "-9", "log", (char *)NULL);
}
/* allows i7_search_exec */
int i7_search_exec_ok(void)
{
	return execlp("/bin/gzip", "gzip", "-9", "log", (char *)NULL);
}

/* finds i7_search_popen: 426 427 78 */
FILE *i7_search_popen(void)
{
	return popen("netstat -an", "r");
}
/* allows i7_search_popen */
FILE *i7_search_popen_ok(void)
{
	return popen("/bin/netstat -an", "r");
}

/* finds i7_search_env: 426 15 */
int i7_search_env(void)
{
	const char *dir = getenv("TOOL_DIR");
	char path[200];
	if (dir == NULL)
		return -1;
	snprintf(path, sizeof(path), "%s/convert", dir);
	return execl(path, "convert", (char *)NULL);
}
/* allows i7_search_env */
int i7_search_env_ok(void)
{
	const char *dir = "/opt/tools";
	char path[200];
	if (dir == NULL)
		return -1;
	snprintf(path, sizeof(path), "%s/convert", dir);
	return execl(path, "convert", (char *)NULL);
}

/* finds i7_search_dlopen: 426 427 114 */
void *i7_search_dlopen(void)
{
	return dlopen("libextra.so", RTLD_NOW);
}
/* allows i7_search_dlopen */
void *i7_search_dlopen_ok(void)
{
	return dlopen("/usr/lib/libextra.so", RTLD_NOW);
}

/* finds i7_search_create: 426 427 428 */
BOOL i7_search_create(void)
{
	STARTUPINFOA si = {0};
	PROCESS_INFORMATION pi;
	char line[] = "update.exe -q";
	return CreateProcessA(NULL, line, NULL, NULL, FALSE, 0, NULL, NULL, &si, &pi);
}
/* allows i7_search_create */
BOOL i7_search_create_ok(void)
{
	STARTUPINFOA si = {0};
	PROCESS_INFORMATION pi;
	char line[] = "\"c:\\device\\update.exe\" -q";
	return CreateProcessA(NULL, line, NULL, NULL, FALSE, 0, NULL, NULL, &si, &pi);
}

/* finds i7_path_setenv_dot: 427 426 */
int i7_path_setenv_dot(void)
{
	return setenv("PATH", ".:/usr/bin:/bin", 1);
}
/* allows i7_path_setenv_dot */
int i7_path_setenv_dot_ok(void)
{
	return setenv("PATH", "/usr/bin:/bin", 1);
}

/* finds i7_path_asked: 427 426 15 */
int i7_path_asked(FILE *f)
{
	char dir[100], whole[200];
	if (vi_ask(f, dir, sizeof(dir)) == NULL)
		return -1;
	snprintf(whole, sizeof(whole), "PATH=%s:/bin", dir);
	return putenv(strdup(whole));
}
/* allows i7_path_asked */
int i7_path_asked_ok(FILE *f)
{
	char dir[100], whole[200];
	if (vi_ask(f, dir, sizeof(dir)) == NULL)
		return -1;
	snprintf(whole, sizeof(whole), "PATH=%s:/bin", "/usr/bin");
	return putenv(strdup(whole));
}

/* finds i7_library_path: 427 426 15 */
int i7_library_path(int s)
{
	char dir[100];
	if (vi_peer(s, dir, sizeof(dir)) < 0)
		return -1;
	return setenv("LD_LIBRARY_PATH", dir, 1);
}
/* allows i7_library_path */
int i7_library_path_ok(int s)
{
	char dir[100];
	if (vi_peer(s, dir, sizeof(dir)) < 0)
		return -1;
	return setenv("LD_LIBRARY_PATH", "/opt/lib", 1);
}

/* finds i7_dll_directory: 427 426 15 */
BOOL i7_dll_directory(void)
{
	char dir[MAX_PATH];
	if (vi_ask(stdin, dir, sizeof(dir)) == NULL)
		return FALSE;
	return SetDllDirectoryA(dir);
}
/* allows i7_dll_directory */
BOOL i7_dll_directory_ok(void)
{
	char dir[MAX_PATH];
	if (vi_ask(stdin, dir, sizeof(dir)) == NULL)
		return FALSE;
	return SetDllDirectoryA("c:\\device\\lib");
}

/* finds i7_loop_recv: 606 400 834 */
int i7_loop_recv(int s)
{
	uint32_t rounds;
	int sum = 0;
	if (recv(s, &rounds, sizeof(rounds), 0) != (ssize_t)sizeof(rounds))
		return -1;
	for (uint32_t i = 0; i < rounds; i++)
		sum ^= (int)i * 31;
	return sum;
}
/* allows i7_loop_recv */
int i7_loop_recv_ok(int s)
{
	uint32_t rounds;
	int sum = 0;
	if (recv(s, &rounds, sizeof(rounds), 0) != (ssize_t)sizeof(rounds))
		return -1;
	if (rounds > 100)
		return -1;
	for (uint32_t i = 0; i < rounds; i++)
		sum ^= (int)i * 31;
	return sum;
}

/* finds i7_loop_scanf_while: 606 400 834 */
void i7_loop_scanf_while(void)
{
	int n;
	if (scanf("%d", &n) != 1)
		return;
	while (n-- > 0)
		puts("tick");
}
/* allows i7_loop_scanf_while */
void i7_loop_scanf_while_ok(void)
{
	int n;
	if (scanf("%d", &n) != 1 || n > 20)
		return;
	while (n-- > 0)
		puts("tick");
}

/* finds i7_loop_struct: 606 400 834 */
struct i7_loop_struct_ask {
	unsigned count;
	char name[12];
};
static void i7_loop_struct_print(const struct i7_loop_struct_ask *a)
{
	for (unsigned i = 0; i < a->count; i++)
		printf("%u %.12s\n", i, a->name);
}
void i7_loop_struct(int s)
{
	struct i7_loop_struct_ask a;
	if (recv(s, &a, sizeof(a), MSG_WAITALL) != (ssize_t)sizeof(a))
		return;
	i7_loop_struct_print(&a);
}
/* allows i7_loop_struct */
struct i7_loop_struct_ok_ask {
	unsigned count;
	char name[12];
};
static void i7_loop_struct_ok_print(const struct i7_loop_struct_ok_ask *a)
{
	for (unsigned i = 0; i < a->count; i++)
		printf("%u %.12s\n", i, a->name);
}
void i7_loop_struct_ok(int s)
{
	struct i7_loop_struct_ok_ask a;
	if (recv(s, &a, sizeof(a), MSG_WAITALL) != (ssize_t)sizeof(a))
		return;
	if (a.count > 64)
		a.count = 64;
	i7_loop_struct_ok_print(&a);
}

/* finds i7_sleep_wire: 400 */
void i7_sleep_wire(int s)
{
	unsigned seconds;
	if (recv(s, &seconds, sizeof(seconds), 0) != (ssize_t)sizeof(seconds))
		return;
	sleep(seconds);
}
/* allows i7_sleep_wire */
void i7_sleep_wire_ok(int s)
{
	unsigned seconds;
	if (recv(s, &seconds, sizeof(seconds), 0) != (ssize_t)sizeof(seconds))
		return;
	if (seconds > 30)
		seconds = 30;
	sleep(seconds);
}

/* finds i7_sleep_argv: 400 */
int i7_sleep_argv(int argc, char **argv)
{
	if (argc < 2)
		return 1;
	long n = strtol(argv[1], NULL, 10);
	if (n < 0)
		return 1;
	return (int)sleep((unsigned)n);
}
/* allows i7_sleep_argv */
int i7_sleep_argv_ok(int argc, char **argv)
{
	if (argc < 2)
		return 1;
	long n = strtol(argv[1], NULL, 10);
	if (n < 0 || n > 60)
		return 1;
	return (int)sleep((unsigned)n);
}
