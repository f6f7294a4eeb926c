/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "third_sec.h"
#include "third_win.h"
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <syslog.h>
#include <unistd.h>
#include <wchar.h>

/* shared */
static int fp_on = 1;
static char fp_base[200];
intptr_t _spawnl(int, const char *, const char *, ...);
intptr_t _execvp(const char *, const char *const *);
intptr_t _wexeclp(const wchar_t *, const wchar_t *, ...);
intptr_t _wspawnv(int, const wchar_t *, const wchar_t *const *);
SC_HANDLE WINAPI OpenSCManagerA(LPCSTR, LPCSTR, DWORD);
SC_HANDLE WINAPI CreateServiceA(SC_HANDLE, LPCSTR, LPCSTR, DWORD, DWORD, DWORD, DWORD, LPCSTR, LPCSTR, DWORD *, LPCSTR, LPCSTR, LPCSTR);

/* finds p5_format_global: 134 */
static char *format_global;
static void print_global(void)
{
	char *data = format_global;
	printf(data);
}
void ask_global(FILE *in)
{
	static char word[50];
	if (fscanf(in, "%49s", word) != 1)
		return;
	format_global = word;
	print_global();
}
/* allows p5_format_global */
static char *format_global_ok;
static void print_global_ok(void)
{
	char *data = format_global_ok;
	printf("%s", data);
}
void ask_global_ok(FILE *in)
{
	static char word[50];
	if (fscanf(in, "%49s", word) != 1)
		return;
	format_global_ok = word;
	print_global_ok();
}

/* finds p5_service_path: 428 426 427 */
SC_HANDLE install(SC_HANDLE m)
{
	const char *path = "C:\\Program Files\\Some App\\service.exe";
	return CreateServiceA(m, "svc", "Some service", 0xF01FF, 0x10, 2, 1, path, NULL, NULL, NULL, NULL, NULL);
}
/* allows p5_service_path */
SC_HANDLE install_ok(SC_HANDLE m)
{
	const char *path = "\"C:\\Program Files\\Some App\\service.exe\"";
	return CreateServiceA(m, "svc", "Some service", 0xF01FF, 0x10, 2, 1, path, NULL, NULL, NULL, NULL, NULL);
}

/* finds p5_search_exec: 426 427 428 */
void run_bare(void)
{
	execlp("backup", "backup", (char *)NULL);
	perror("backup");
}
/* allows p5_search_exec */
void run_bare_ok(void)
{
	execl("/usr/sbin/backup", "backup", (char *)NULL);
	perror("backup");
}

/* finds p5_search_dlopen: 426 427 114 */
void *bare_library(void)
{
	return dlopen("./plugins/filter.so", RTLD_LAZY);
}
/* allows p5_search_dlopen */
void *bare_library_ok(void)
{
	return dlopen("/usr/lib/app/filter.so", RTLD_LAZY);
}

/* finds p5_path_set: 427 426 */
int extend_path(void)
{
	setenv("PATH", ".:/usr/bin:/bin", 1);
	return execlp("make", "make", (char *)NULL);
}
/* allows p5_path_set */
int extend_path_ok(void)
{
	setenv("PATH", "/usr/bin:/bin", 1);
	return execlp("make", "make", (char *)NULL);
}

/* finds p5_path_data: 427 426 15 */
int path_from(int s)
{
	char value[250] = "PATH=";
	size_t n = strlen(value);
	ssize_t got = recv(s, value + n, sizeof(value) - n - 1, 0);
	if (got < 1)
		return -1;
	value[n + (size_t)got] = '\0';
	return putenv(strdup(value));
}
/* allows p5_path_data */
int path_from_ok(int s)
{
	char value[250] = "PATH=";
	size_t n = strlen(value);
	ssize_t got = recv(s, value + n, sizeof(value) - n - 1, 0);
	if (got < 1)
		return -1;
	value[n + (size_t)got] = '\0';
	strcpy(value, "PATH=/bin");
	return putenv(strdup(value));
}

/* finds p5_win_env_set: 427 426 15 */
BOOL path_asked(void)
{
	char dirs[200] = "";
	if (fgets(dirs, sizeof(dirs), stdin) == NULL)
		return FALSE;
	return SetEnvironmentVariableA("PATH", dirs);
}
/* allows p5_win_env_set */
BOOL path_asked_ok(void)
{
	char dirs[200] = "";
	if (fgets(dirs, sizeof(dirs), stdin) == NULL)
		return FALSE;
	return SetEnvironmentVariableA("PATH", "C:\\Windows\\System32");
}

/* finds p5_host_name: 15 */
BOOL rename_host(SOCKET s)
{
	char name[64] = "";
	if (recv((int)s, name, sizeof(name) - 1, 0) < 1)
		return FALSE;
	return SetComputerNameA(name);
}
/* allows p5_host_name */
BOOL rename_host_ok(SOCKET s)
{
	char name[64] = "";
	if (recv((int)s, name, sizeof(name) - 1, 0) < 1)
		return FALSE;
	return SetComputerNameA("station-1");
}

/* finds p5_ldap_filter: 90 */
int find_user(LDAP *ld, FILE *in)
{
	char user[50] = "", filter[128];
	LDAPMessage *found;
	if (fgets(user, sizeof(user), in) == NULL)
		return -1;
	snprintf(filter, sizeof(filter), "(cn=%s)", user);
	return ldap_search_ext_s(ld, "ou=people", LDAP_SCOPE_SUBTREE, filter, NULL, 0, NULL, NULL, NULL, 50, &found);
}
/* allows p5_ldap_filter */
int find_user_ok(LDAP *ld, FILE *in)
{
	char user[50] = "", filter[128];
	LDAPMessage *found;
	if (fgets(user, sizeof(user), in) == NULL)
		return -1;
	snprintf(filter, sizeof(filter), "(cn=operator)");
	return ldap_search_ext_s(ld, "ou=people", LDAP_SCOPE_SUBTREE, filter, NULL, 0, NULL, NULL, NULL, 50, &found);
}

/* finds p5_loop_count: 606 400 834 */
void beep_many(void)
{
	int n = 0;
	fscanf(stdin, "%d", &n);
	for (int i = 0; i < n; i++)
		puts("beep");
}
/* allows p5_loop_count */
void beep_many_ok(void)
{
	int n = 0;
	fscanf(stdin, "%d", &n);
	for (int i = 0; i < n && i < 100; i++)
		puts("beep");
}

/* finds p5_loop_while_wire: 606 400 834 */
int drain(int s)
{
	char text[12] = "";
	if (recv(s, text, sizeof(text) - 1, 0) < 1)
		return -1;
	int left = atoi(text);
	while (left > 0) {
		usleep(10);
		left--;
	}
	return 0;
}
/* allows p5_loop_while_wire */
int drain_ok(int s)
{
	char text[12] = "";
	if (recv(s, text, sizeof(text) - 1, 0) < 1)
		return -1;
	int left = atoi(text);
	if (left > 64)
		return -1;
	while (left > 0) {
		usleep(10);
		left--;
	}
	return 0;
}

/* finds p5_sleep_env: 400 606 */
void wait_env(void)
{
	const char *text = getenv("DELAY");
	if (text == NULL)
		return;
	int n = atoi(text);
	sleep((unsigned)n);
}
/* allows p5_sleep_env */
void wait_env_ok(void)
{
	const char *text = getenv("DELAY");
	if (text == NULL)
		return;
	int n = atoi(text);
	sleep(n > 0 && n < 60 ? (unsigned)n : 1);
}

/* finds p5_sleep_win: 400 */
void wait_win(SOCKET s)
{
	DWORD ms;
	if (recv((int)s, &ms, sizeof(ms), 0) != sizeof(ms))
		return;
	Sleep(ms);
}
/* allows p5_sleep_win */
void wait_win_ok(SOCKET s)
{
	DWORD ms;
	if (recv((int)s, &ms, sizeof(ms), 0) != sizeof(ms))
		return;
	Sleep(ms < 1000 ? ms : 1000);
}

/* finds p5_fill_disk: 400 */
int store_times(int s, FILE *out)
{
	unsigned times;
	if (recv(s, &times, sizeof(times), 0) != sizeof(times))
		return -1;
	for (unsigned i = 0; i < times; i++)
		fputs("again and again\n", out);
	return 0;
}
/* allows p5_fill_disk */
int store_times_ok(int s, FILE *out)
{
	unsigned times;
	if (recv(s, &times, sizeof(times), 0) != sizeof(times))
		return -1;
	if (times > 10)
		times = 10;
	for (unsigned i = 0; i < times; i++)
		fputs("again and again\n", out);
	return 0;
}

/* finds p5_alloc_wire: 789 400 770 */
void *block_for(int s)
{
	uint64_t n;
	if (recv(s, &n, sizeof(n), 0) != (ssize_t)sizeof(n))
		return NULL;
	return malloc(n);
}
/* allows p5_alloc_wire */
void *block_for_ok(int s)
{
	uint64_t n;
	if (recv(s, &n, sizeof(n), 0) != (ssize_t)sizeof(n))
		return NULL;
	if (n > 4096)
		return NULL;
	return malloc(n);
}

/* finds p5_alloc_strtoul: 789 400 770 */
wchar_t *wide_room(void)
{
	char line[30];
	if (fgets(line, sizeof(line), stdin) == NULL)
		return NULL;
	size_t n = strtoul(line, NULL, 0);
	if (n > wcslen(L"hello")) {
		wchar_t *w = malloc(n * sizeof(wchar_t));
		if (w != NULL)
			wcscpy(w, L"hello");
		return w;
	}
	return NULL;
}
/* allows p5_alloc_strtoul */
wchar_t *wide_room_ok(void)
{
	char line[30];
	if (fgets(line, sizeof(line), stdin) == NULL)
		return NULL;
	size_t n = strtoul(line, NULL, 0);
	if (n > wcslen(L"hello") && n < 100) {
		wchar_t *w = malloc(n * sizeof(wchar_t));
		if (w != NULL)
			wcscpy(w, L"hello");
		return w;
	}
	return NULL;
}

/* finds p5_alloc_vla: 789 121 770 */
int local_room(int argc, char **argv)
{
	if (argc != 2)
		return 1;
	int n = atoi(argv[1]);
	if (n < 1)
		return 1;
	char room[n];
	memset(room, 0, (size_t)n);
	return room[0];
}
/* allows p5_alloc_vla */
int local_room_ok(int argc, char **argv)
{
	if (argc != 2)
		return 1;
	int n = atoi(argv[1]);
	if (n < 1 || n > 256)
		return 1;
	char room[n];
	memset(room, 0, (size_t)n);
	return room[0];
}

/* finds p5_alloc_rand: 789 770 */
char *rand_room(void)
{
	int n = rand();
	if (n > 10) {
		char *p = malloc((size_t)n);
		if (p)
			p[0] = 0;
		return p;
	}
	return NULL;
}
/* allows p5_alloc_rand */
char *rand_room_ok(void)
{
	int n = rand();
	if (n > 10 && n < 1000) {
		char *p = malloc((size_t)n);
		if (p)
			p[0] = 0;
		return p;
	}
	return NULL;
}

/* finds p5_env_secret: 526 532 200 */
void debug_env(void)
{
	printf("path is %s\n", getenv("PATH"));
}
/* allows p5_env_secret */
void debug_env_ok(void)
{
	puts("path is set");
}

/* finds p5_assert_input: 617 */
#include <assert.h>
int parse_length(void)
{
	char line[16];
	if (fgets(line, sizeof(line), stdin) == NULL)
		return 0;
	int n = atoi(line);
	assert(n > 0);
	return n;
}
/* allows p5_assert_input */
#include <assert.h>
int parse_length_ok(void)
{
	char line[16];
	if (fgets(line, sizeof(line), stdin) == NULL)
		return 0;
	int n = atoi(line);
	if (n <= 0)
		return 0;
	return n;
}

/* finds p5_assert_false: 617 */
int assert_constant(void)
{
	int data;
	data = 4;
	assert(data > 5);
	return data;
}
/* allows p5_assert_false */
int assert_constant_ok(void)
{
	int data;
	data = 6;
	assert(data > 5);
	return data;
}
