/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "third_sec.h"
#include "third_win.h"
#include <assert.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <limits.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>
#include <wchar.h>

/* shared */
struct si_job {
	char name[64];
	char *argument;
	int count;
};
static int si_remote = 1;
static char si_line[256];
static char *si_ask(char *to, size_t n)
{
	char *end;
	if (fgets(to, (int)n, stdin) == NULL)
		return NULL;
	end = strchr(to, '\n');
	if (end != NULL)
		*end = '\0';
	return to;
}
static int si_number(int s)
{
	char text[16] = "";
	ssize_t n = recv(s, text, sizeof(text) - 1, 0);
	return n > 0 ? atoi(text) : 0;
}
struct si_note { const char *text; int level; };

/* finds p6_host_name: 15 */
int rename_host(int s)
{
	char name[65] = "";
	if (recv(s, name, 64, 0) < 1)
		return -1;
	return sethostname(name, strlen(name));
}
/* allows p6_host_name */
int rename_host_ok(int s)
{
	char name[65] = "";
	if (recv(s, name, 64, 0) < 1)
		return -1;
	return sethostname("gateway", 7);
}

/* finds p6_setenv_wire: 15 427 */
int adopt(int s)
{
	char pair[2][80] = {"", ""};
	if (recv(s, pair[0], 79, 0) < 1 || recv(s, pair[1], 79, 0) < 1)
		return -1;
	return setenv(pair[0], pair[1], 1);
}
/* allows p6_setenv_wire */
int adopt_ok(int s)
{
	char pair[2][80] = {"", ""};
	if (recv(s, pair[0], 79, 0) < 1 || recv(s, pair[1], 79, 0) < 1)
		return -1;
	return setenv("CLIENT_NAME", pair[1], 1);
}

/* finds p6_computer_name: 15 */
BOOL computer(void)
{
	char name[64] = "";
	if (si_ask(name, sizeof(name)) == NULL)
		return FALSE;
	return SetComputerNameA(name);
}
/* allows p6_computer_name */
BOOL computer_ok(void)
{
	char name[64] = "";
	if (si_ask(name, sizeof(name)) == NULL)
		return FALSE;
	return SetComputerNameA("controller");
}

/* finds p6_relative_snprintf: 23 22 36 73 */
FILE *page(int s)
{
	char name[64] = "", path[128];
	if (recv(s, name, sizeof(name) - 1, 0) < 1)
		return NULL;
	snprintf(path, sizeof(path), "/srv/pages/%s", name);
	return fopen(path, "r");
}
/* allows p6_relative_snprintf */
FILE *page_ok(int s)
{
	char name[64] = "", path[128];
	if (recv(s, name, sizeof(name) - 1, 0) < 1)
		return NULL;
	if (strchr(name, '/') != NULL || strstr(name, "..") != NULL)
		return NULL;
	snprintf(path, sizeof(path), "/srv/pages/%s", name);
	return fopen(path, "r");
}

/* finds p6_relative_member: 23 22 36 73 */
static int job_open(const struct si_job *j)
{
	char path[128] = "/var/spool/jobs/";
	strncat(path, j->name, 64);
	return open(path, O_RDONLY);
}
int job_asked(void)
{
	struct si_job j = {.name = ""};
	if (si_ask(j.name, sizeof(j.name)) == NULL)
		return -1;
	return job_open(&j);
}
/* allows p6_relative_member */
static int job_open_ok(const struct si_job *j)
{
	char path[128] = "/var/spool/jobs/";
	strncat(path, j->name, 64);
	return open(path, O_RDONLY);
}
int job_asked_ok(void)
{
	struct si_job j = {.name = "first"};
	return job_open_ok(&j);
}

/* finds p6_relative_wide: 23 22 36 73 */
FILE *wide_page(void)
{
	wchar_t path[128] = L"c:\\pages\\";
	size_t n = wcslen(path);
	if (fgetws(path + n, (int)(128 - n), stdin) == NULL)
		return NULL;
	return _wfopen(path, L"r");
}
/* allows p6_relative_wide */
FILE *wide_page_ok(void)
{
	wchar_t path[128] = L"c:\\pages\\";
	wcscat(path, L"index.txt");
	return _wfopen(path, L"r");
}

/* finds p6_relative_goto: 23 22 36 73 */
FILE *late_page(void)
{
	char path[300] = "pages/";
	const char *e = getenv("PAGE");
	if (e == NULL)
		goto none;
	strncat(path, e, 200);
	return fopen(path, "r");
none:
	return NULL;
}
/* allows p6_relative_goto */
FILE *late_page_ok(void)
{
	char path[300] = "pages/";
	const char *e = getenv("PAGE");
	if (e == NULL)
		goto none;
	strncat(path, "index", 200);
	return fopen(path, "r");
none:
	return NULL;
}

/* finds p6_absolute_fscanf: 36 22 23 73 */
FILE *listed(FILE *list)
{
	char path[256];
	if (fscanf(list, "%255s", path) != 1)
		return NULL;
	return fopen(path, "rb");
}
/* allows p6_absolute_fscanf */
FILE *listed_ok(FILE *list)
{
	char path[256];
	if (fscanf(list, "%255s", path) != 1)
		return NULL;
	return fopen("/etc/gateway/list", "rb");
}

/* finds p6_absolute_win: 36 22 23 73 */
HANDLE opened(SOCKET s)
{
	char path[MAX_PATH] = "";
	if (recv((int)s, path, MAX_PATH - 1, 0) < 1)
		return INVALID_HANDLE_VALUE;
	return CreateFileA(path, GENERIC_READ, 0, NULL, OPEN_EXISTING, FILE_ATTRIBUTE_NORMAL, NULL);
}
/* allows p6_absolute_win */
HANDLE opened_ok(SOCKET s)
{
	char path[MAX_PATH] = "";
	if (recv((int)s, path, MAX_PATH - 1, 0) < 1)
		return INVALID_HANDLE_VALUE;
	return CreateFileA("c:\\device\\log.txt", GENERIC_READ, 0, NULL, OPEN_EXISTING, FILE_ATTRIBUTE_NORMAL, NULL);
}

/* finds p6_absolute_unlink: 22 23 36 73 */
int dropped(int s)
{
	static char path[200];
	ssize_t n = read(s, path, sizeof(path) - 1);
	if (n < 1)
		return -1;
	path[n] = 0;
	return unlink(path);
}
/* allows p6_absolute_unlink */
int dropped_ok(int s)
{
	static char path[200];
	ssize_t n = read(s, path, sizeof(path) - 1);
	if (n < 1)
		return -1;
	path[n] = 0;
	return unlink("/run/gateway/drop");
}

/* finds p6_mkdir_env: 22 23 36 73 */
int folder(void)
{
	char all[PATH_MAX];
	const char *base = getenv("CLIENT");
	if (base == NULL)
		return -1;
	snprintf(all, sizeof(all), "/var/clients/%s", base);
	return mkdir(all, 0700);
}
/* allows p6_mkdir_env */
int folder_ok(void)
{
	char all[PATH_MAX];
	const char *base = getenv("CLIENT");
	if (base == NULL || strchr(base, '/') || base[0] == '.')
		return -1;
	snprintf(all, sizeof(all), "/var/clients/%s", base);
	return mkdir(all, 0700);
}

/* finds p6_system_recv: 78 77 88 */
int ping(int s)
{
	char line[128] = "ping -c 1 ";
	size_t n = strlen(line);
	ssize_t got = recv(s, line + n, sizeof(line) - n - 1, 0);
	if (got < 1)
		return -1;
	line[n + (size_t)got] = 0;
	return system(line);
}
/* allows p6_system_recv */
int ping_ok(int s)
{
	char line[128] = "ping -c 1 ";
	size_t n = strlen(line);
	ssize_t got = recv(s, line + n, sizeof(line) - n - 1, 0);
	if (got < 1)
		return -1;
	line[n + (size_t)got] = 0;
	for (char *p = line + n; *p != 0; p++)
		if ((*p < '0' || *p > '9') && *p != '.')
			return -1;
	return system(line);
}

/* finds p6_system_wide: 78 77 88 */
int wide_run(void)
{
	wchar_t line[100] = L"dir ";
	if (fgetws(line + 4, 96, stdin) == NULL)
		return -1;
	return _wsystem(line);
}
/* allows p6_system_wide */
int wide_run_ok(void)
{
	wchar_t line[100] = L"dir ";
	wcscat(line, L"*.*");
	return _wsystem(line);
}

/* finds p6_popen_argv: 78 77 88 */
int main_grep(int argc, char **argv)
{
	char line[256];
	FILE *p;
	if (argc < 2)
		return 1;
	snprintf(line, sizeof(line), "grep %s /var/log/messages", argv[1]);
	p = popen(line, "r");
	if (p == NULL)
		return 1;
	return pclose(p);
}
/* allows p6_popen_argv */
int main_grep_ok(int argc, char **argv)
{
	char line[256];
	FILE *p;
	if (argc < 2)
		return 1;
	snprintf(line, sizeof(line), "grep %s /var/log/messages", "error");
	p = popen(line, "r");
	if (p == NULL)
		return 1;
	return pclose(p);
}

/* finds p6_execlp_shell: 78 77 88 */
int run_shell(void)
{
	char line[80];
	if (si_ask(line, sizeof(line)) == NULL)
		return -1;
	return execlp("sh", "sh", "-c", line, (char *)NULL);
}
/* allows p6_execlp_shell */
int run_shell_ok(void)
{
	char line[80];
	if (si_ask(line, sizeof(line)) == NULL)
		return -1;
	return execl("/bin/echo", "echo", line, (char *)NULL);
}

/* finds p6_create_process: 78 77 88 */
BOOL start(SOCKET s)
{
	STARTUPINFOA in = {sizeof(in)};
	PROCESS_INFORMATION out;
	char line[200] = "c:\\tools\\show.exe ";
	size_t n = strlen(line);
	int got = recv((int)s, line + n, (int)(199 - n), 0);
	if (got < 0)
		return FALSE;
	line[n + (size_t)got] = 0;
	(void)s;
	return CreateProcessA(NULL, line, NULL, NULL, FALSE, 0, NULL, NULL, &in, &out);
}
/* allows p6_create_process */
BOOL start_ok(SOCKET s)
{
	STARTUPINFOA in = {sizeof(in)};
	PROCESS_INFORMATION out;
	char line[200] = "c:\\tools\\show.exe ";
	size_t n = strlen(line);
	int got = 0;
	if (got < 0)
		return FALSE;
	line[n + (size_t)got] = 0;
	(void)s;
	return CreateProcessA(NULL, line, NULL, NULL, FALSE, 0, NULL, NULL, &in, &out);
}

/* finds p6_system_static_flag: 78 77 88 */
int flagged(void)
{
	const char *what = "date";
	if (si_remote && si_ask(si_line, sizeof(si_line)) != NULL)
		what = si_line;
	return system(what);
}
/* allows p6_system_static_flag */
int flagged_ok(void)
{
	const char *what = "date";
	if (si_remote && si_ask(si_line, sizeof(si_line)) != NULL)
		what = "uptime";
	return system(what);
}

/* finds p6_system_pointer: 78 77 88 */
static int do_job(struct si_job *j)
{
	return system(j->argument);
}
int through_pointer(void)
{
	int (*run)(struct si_job *) = do_job;
	struct si_job j = {.argument = "sync"};
	j.argument = getenv("JOB");
	return j.argument != NULL ? run(&j) : 0;
}
/* allows p6_system_pointer */
static int do_job_ok(struct si_job *j)
{
	return system(j->argument);
}
int through_pointer_ok(void)
{
	int (*run)(struct si_job *) = do_job_ok;
	struct si_job j = {.argument = "sync"};
	return j.argument != NULL ? run(&j) : 0;
}

/* finds p6_ldap_search: 90 */
int find_user(LDAP *l, int s)
{
	char name[64] = "", filter[128];
	LDAPMessage *m;
	if (recv(s, name, 63, 0) < 1)
		return -1;
	snprintf(filter, sizeof(filter), "(&(objectClass=person)(uid=%s))", name);
	return ldap_search_s(l, "dc=plant", LDAP_SCOPE_SUBTREE, filter, NULL, 0, &m);
}
/* allows p6_ldap_search */
int find_user_ok(LDAP *l, int s)
{
	char name[64] = "", filter[128];
	LDAPMessage *m;
	if (recv(s, name, 63, 0) < 1)
		return -1;
	if (strspn(name, "abcdefghijklmnopqrstuvwxyz") != strlen(name))
		return -1;
	snprintf(filter, sizeof(filter), "(&(objectClass=person)(uid=%s))", name);
	return ldap_search_s(l, "dc=plant", LDAP_SCOPE_SUBTREE, filter, NULL, 0, &m);
}

/* finds p6_ldap_base: 90 */
int under_base(LDAP *l)
{
	char base[200] = "ou=people,", *e = getenv("BASE");
	LDAPMessage *m;
	if (e == NULL)
		return -1;
	strncat(base, e, 180);
	return ldap_search_ext_s(l, base, LDAP_SCOPE_SUBTREE, "(uid=root)", NULL, 0, NULL, NULL, NULL, 10, &m);
}
/* allows p6_ldap_base */
int under_base_ok(LDAP *l)
{
	char base[200] = "ou=people,", *e = getenv("BASE");
	LDAPMessage *m;
	if (e == NULL)
		return -1;
	strncat(base, "dc=plant", 180);
	return ldap_search_ext_s(l, base, LDAP_SCOPE_SUBTREE, "(uid=root)", NULL, 0, NULL, NULL, NULL, 10, &m);
}

/* finds p6_dlopen_file: 114 */
void *plugin(FILE *f)
{
	char name[128];
	if (fgets(name, sizeof(name), f) == NULL)
		return NULL;
	name[strcspn(name, "\n")] = 0;
	return dlopen(name, RTLD_NOW);
}
/* allows p6_dlopen_file */
void *plugin_ok(FILE *f)
{
	char name[128];
	if (fgets(name, sizeof(name), f) == NULL)
		return NULL;
	name[strcspn(name, "\n")] = 0;
	return dlopen("/usr/lib/gateway/plugin.so", RTLD_NOW);
}

/* finds p6_load_recv: 114 */
HMODULE driver(SOCKET s)
{
	char name[100] = "";
	if (recv((int)s, name, 99, 0) < 1)
		return NULL;
	return LoadLibraryA(name);
}
/* allows p6_load_recv */
HMODULE driver_ok(SOCKET s)
{
	char name[100] = "";
	if (recv((int)s, name, 99, 0) < 1)
		return NULL;
	return LoadLibraryA("c:\\device\\driver.dll");
}

/* finds p6_search_dll: 426 427 114 */
HMODULE relative_dll(void)
{
	return LoadLibraryW(L"codec.dll");
}
/* allows p6_search_dll */
HMODULE relative_dll_ok(void)
{
	return LoadLibraryW(L"c:\\\\device\\\\codec.dll");
}

/* finds p6_search_execvp: 426 427 428 78 */
int sync_clock(void)
{
	char *const args[] = {"ntpdate", "-u", NULL};
	return execvp("ntpdate", args);
}
/* allows p6_search_execvp */
int sync_clock_ok(void)
{
	char *const args[] = {"ntpdate", "-u", NULL};
	return execv("/usr/sbin/ntpdate", args);
}

/* finds p6_search_system: 426 427 78 */
int list_disks(void)
{
	return system("lsblk -n");
}
/* allows p6_search_system */
int list_disks_ok(void)
{
	return system("/usr/bin/lsblk -n");
}

/* finds p6_path_putenv: 427 426 */
int extend_path(void)
{
	return putenv("PATH=.:/tmp/tools:/usr/bin");
}
/* allows p6_path_putenv */
int extend_path_ok(void)
{
	return putenv("PATH=/usr/bin");
}

/* finds p6_path_env_prefix: 427 426 15 */
int from_home(void)
{
	char all[400];
	const char *home = getenv("TOOLS");
	if (home == NULL)
		return -1;
	snprintf(all, sizeof(all), "%s/bin:/usr/bin", home);
	return setenv("PATH", all, 1);
}
/* allows p6_path_env_prefix */
int from_home_ok(void)
{
	char all[400];
	const char *home = getenv("TOOLS");
	if (home == NULL)
		return -1;
	snprintf(all, sizeof(all), "%s/bin:/usr/bin", "/opt/gateway");
	return setenv("PATH", all, 1);
}

/* finds p6_format_fgets: 134 */
void echo(FILE *f)
{
	char line[120];
	while (fgets(line, sizeof(line), f) != NULL)
		printf(line);
}
/* allows p6_format_fgets */
void echo_ok(FILE *f)
{
	char line[120];
	while (fgets(line, sizeof(line), f) != NULL)
		printf("%s", line);
}
