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

/* finds i7_hostname_console: 15 */
int i7_hostname_console(void)
{
	char name[64];
	if (vi_ask(stdin, name, sizeof(name)) == NULL)
		return -1;
	return sethostname(name, strlen(name));
}
/* allows i7_hostname_console */
int i7_hostname_console_ok(void)
{
	char name[64];
	if (vi_ask(stdin, name, sizeof(name)) == NULL)
		return -1;
	return sethostname("controller", 10);
}

/* finds i7_hostid_wire: 15 */
int i7_hostid_wire(int s)
{
	long id = 0;
	if (recv(s, &id, sizeof(id), 0) != (ssize_t)sizeof(id))
		return -1;
	return sethostid(id);
}
/* allows i7_hostid_wire */
int i7_hostid_wire_ok(int s)
{
	long id = 0;
	if (recv(s, &id, sizeof(id), 0) != (ssize_t)sizeof(id))
		return -1;
	return sethostid(0x7f0100L);
}

/* finds i7_env_name: 15 427 */
int i7_env_name(FILE *f)
{
	char pair[128];
	if (vi_ask(f, pair, sizeof(pair)) == NULL)
		return -1;
	char *value = strchr(pair, '=');
	if (value == NULL)
		return -1;
	*value++ = 0;
	return setenv(pair, value, 1);
}
/* allows i7_env_name */
int i7_env_name_ok(FILE *f)
{
	char pair[128];
	if (vi_ask(f, pair, sizeof(pair)) == NULL)
		return -1;
	char *value = strchr(pair, '=');
	if (value == NULL)
		return -1;
	*value++ = 0;
	if (strcmp(pair, "LANG") != 0 && strcmp(pair, "TZ") != 0)
		return -1;
	return setenv(pair, value, 1);
}

/* finds i7_registry_value: 15 */
LONG i7_registry_value(HKEY key, int s)
{
	char name[64];
	DWORD on = 1;
	if (vi_peer(s, name, sizeof(name)) < 0)
		return -1;
	return RegSetValueExA(key, name, 0, 4, (const BYTE *)&on, sizeof(on));
}
/* allows i7_registry_value */
LONG i7_registry_value_ok(HKEY key, int s)
{
	char name[64];
	DWORD on = 1;
	if (vi_peer(s, name, sizeof(name)) < 0)
		return -1;
	return RegSetValueExA(key, "Enabled", 0, 4, (const BYTE *)&on, sizeof(on));
}

/* finds i7_path_recv_struct: 23 22 36 73 */
static FILE *i7_path_recv_struct_open(const struct vi_request *q)
{
	char path[256];
	snprintf(path, sizeof(path), "/srv/www/%s", q->target);
	return fopen(path, "r");
}
FILE *i7_path_recv_struct(int s)
{
	struct vi_request q;
	memset(&q, 0, sizeof(q));
	if (vi_peer(s, q.target, sizeof(q.target)) < 0)
		return NULL;
	return i7_path_recv_struct_open(&q);
}
/* allows i7_path_recv_struct */
static FILE *i7_path_recv_struct_ok_open(const struct vi_request *q)
{
	char path[256];
	snprintf(path, sizeof(path), "/srv/www/%s", q->target);
	return fopen(path, "r");
}
FILE *i7_path_recv_struct_ok(int s)
{
	struct vi_request q;
	memset(&q, 0, sizeof(q));
	if (vi_peer(s, q.target, sizeof(q.target)) < 0)
		return NULL;
	if (!vi_plain(q.target))
		return NULL;
	return i7_path_recv_struct_ok_open(&q);
}

/* finds i7_path_fgets_cat: 23 22 36 73 */
int i7_path_fgets_cat(void)
{
	char path[200] = "/var/lib/store/", name[100];
	if (vi_ask(stdin, name, sizeof(name)) == NULL)
		return -1;
	strncat(path, name, 100);
	return open(path, O_WRONLY | O_CREAT, 0600);
}
/* allows i7_path_fgets_cat */
int i7_path_fgets_cat_ok(void)
{
	char path[200] = "/var/lib/store/", name[100];
	if (vi_ask(stdin, name, sizeof(name)) == NULL)
		return -1;
	strncat(path, vi_fixed, 100);
	return open(path, O_WRONLY | O_CREAT, 0600);
}

/* finds i7_path_getenv_wide: 23 22 36 73 */
FILE *i7_path_getenv_wide(void)
{
	wchar_t path[200] = L"c:\\reports\\";
	const wchar_t *e = _wgetenv(L"REPORT");
	if (e == NULL)
		return NULL;
	wcsncat(path, e, 150);
	return _wfopen(path, L"wb");
}
/* allows i7_path_getenv_wide */
FILE *i7_path_getenv_wide_ok(void)
{
	wchar_t path[200] = L"c:\\reports\\";
	const wchar_t *e = _wgetenv(L"REPORT");
	if (e == NULL)
		return NULL;
	wcsncat(path, L"monthly.txt", 150);
	return _wfopen(path, L"wb");
}

/* finds i7_path_global: 23 22 36 73 */
static char *i7_path_global_name;
static FILE *i7_path_global_open(void)
{
	char path[300];
	snprintf(path, sizeof(path), "logs/%s", i7_path_global_name);
	return fopen(path, "a");
}
FILE *i7_path_global(FILE *f)
{
	if (vi_ask(f, vi_line, sizeof(vi_line)) == NULL)
		return NULL;
	i7_path_global_name = vi_line;
	return i7_path_global_open();
}
/* allows i7_path_global */
static char *i7_path_global_ok_name;
static FILE *i7_path_global_ok_open(void)
{
	char path[300];
	snprintf(path, sizeof(path), "logs/%s", i7_path_global_ok_name);
	return fopen(path, "a");
}
FILE *i7_path_global_ok(FILE *f)
{
	if (vi_ask(f, vi_line, sizeof(vi_line)) == NULL)
		return NULL;
	i7_path_global_ok_name = (char *)vi_fixed;
	return i7_path_global_ok_open();
}

/* finds i7_path_once_loop: 23 22 36 73 */
int i7_path_once_loop(int s)
{
	char name[64], path[128];
	int fd = -1;
	for (int k = 0; k < 1; k++) {
		if (vi_peer(s, name, sizeof(name)) < 0)
			break;
		snprintf(path, sizeof(path), "/tmp/work/%s", name);
		fd = open(path, O_RDONLY);
	}
	return fd;
}
/* allows i7_path_once_loop */
int i7_path_once_loop_ok(int s)
{
	char name[64], path[128];
	int fd = -1;
	for (int k = 0; k < 1; k++) {
		if (vi_peer(s, name, sizeof(name)) < 0)
			break;
		if (strchr(name, '/') != NULL)
			break;
		snprintf(path, sizeof(path), "/tmp/work/%s", name);
		fd = open(path, O_RDONLY);
	}
	return fd;
}

/* finds i7_path_member_pick: 36 22 23 73 */
FILE *i7_path_member_pick(int argc, char **argv)
{
	struct vi_request q = {.verb = "get", .text = vi_fixed};
	if (argc > 1 && vi_true)
		q.text = argv[1];
	return fopen(q.text, "rb");
}
/* allows i7_path_member_pick */
FILE *i7_path_member_pick_ok(int argc, char **argv)
{
	struct vi_request q = {.verb = "get", .text = vi_fixed};
	if (argc > 1 && vi_false)
		q.text = argv[1];
	return fopen(q.text, "rb");
}

/* finds i7_path_absolute_env: 36 22 23 73 */
int i7_path_absolute_env(void)
{
	const char *e = getenv("STATE_FILE");
	if (e == NULL)
		return -1;
	return open(e, O_RDWR | O_CREAT, 0600);
}
/* allows i7_path_absolute_env */
int i7_path_absolute_env_ok(void)
{
	const char *e = getenv("STATE_FILE");
	if (e == NULL)
		return -1;
	return open("/var/lib/state", O_RDWR | O_CREAT, 0600);
}

/* finds i7_path_union: 36 22 23 73 */
FILE *i7_path_union(int s)
{
	char name[128] = "";
	union vi_name u;
	if (vi_peer(s, name, sizeof(name)) < 0)
		return NULL;
	u.first = name;
	return fopen(u.second, "r");
}
/* allows i7_path_union */
FILE *i7_path_union_ok(int s)
{
	char name[128] = "";
	union vi_name u;
	if (vi_peer(s, name, sizeof(name)) < 0)
		return NULL;
	u.first = (char *)vi_fixed;
	return fopen(u.second, "r");
}

/* finds i7_path_rename: 22 23 36 73 */
int i7_path_rename(FILE *f)
{
	char from[64], to[64];
	if (vi_ask(f, from, sizeof(from)) == NULL || vi_ask(f, to, sizeof(to)) == NULL)
		return -1;
	return rename(from, to);
}
/* allows i7_path_rename */
int i7_path_rename_ok(FILE *f)
{
	char from[64], to[64];
	if (vi_ask(f, from, sizeof(from)) == NULL || vi_ask(f, to, sizeof(to)) == NULL)
		return -1;
	if (!vi_plain(from) || !vi_plain(to))
		return -1;
	return rename(from, to);
}

/* finds i7_path_mkdir: 22 23 36 73 */
int i7_path_mkdir(int s)
{
	char name[64], path[100];
	if (vi_peer(s, name, sizeof(name)) < 0)
		return -1;
	snprintf(path, sizeof(path), "/home/%s", name);
	return mkdir(path, 0700);
}
/* allows i7_path_mkdir */
int i7_path_mkdir_ok(int s)
{
	char name[64], path[100];
	if (vi_peer(s, name, sizeof(name)) < 0)
		return -1;
	snprintf(path, sizeof(path), "/home/%s", vi_plain(name) ? name : "guest");
	return mkdir(path, 0700);
}

/* finds i7_path_win_delete: 36 22 23 73 */
BOOL i7_path_win_delete(void)
{
	char name[MAX_PATH];
	if (fscanf(stdin, "%259s", name) != 1)
		return FALSE;
	return DeleteFileA(name);
}
/* allows i7_path_win_delete */
BOOL i7_path_win_delete_ok(void)
{
	char name[MAX_PATH];
	if (fscanf(stdin, "%259s", name) != 1)
		return FALSE;
	return DeleteFileA("c:\\temp\\old.txt");
}

/* finds i7_path_switch: 36 22 23 73 */
FILE *i7_path_switch(void)
{
	const char *name = vi_fixed;
	switch (6) {
	case 6:
		name = getenv("SCRIPT");
		break;
	default:
		break;
	}
	return name != NULL ? fopen(name, "r") : NULL;
}
/* allows i7_path_switch */
FILE *i7_path_switch_ok(void)
{
	const char *name = vi_fixed;
	switch (5) {
	case 6:
		name = getenv("SCRIPT");
		break;
	default:
		break;
	}
	return name != NULL ? fopen(name, "r") : NULL;
}

/* finds i7_command_recv: 78 77 88 */
int i7_command_recv(int s)
{
	char command[160] = "/bin/ping -c 1 ", host[100];
	if (vi_peer(s, host, sizeof(host)) < 0)
		return -1;
	strncat(command, host, 100);
	return system(command);
}
/* allows i7_command_recv */
int i7_command_recv_ok(int s)
{
	char command[160] = "/bin/ping -c 1 ", host[100];
	if (vi_peer(s, host, sizeof(host)) < 0)
		return -1;
	if (!vi_plain(host))
		return -1;
	strncat(command, host, 100);
	return system(command);
}

/* finds i7_command_fgets_popen: 78 77 88 */
FILE *i7_command_fgets_popen(void)
{
	char command[300], name[100];
	if (vi_ask(stdin, name, sizeof(name)) == NULL)
		return NULL;
	snprintf(command, sizeof(command), "/bin/ls -l %s", name);
	return popen(command, "r");
}
/* allows i7_command_fgets_popen */
FILE *i7_command_fgets_popen_ok(void)
{
	char command[300], name[100];
	if (vi_ask(stdin, name, sizeof(name)) == NULL)
		return NULL;
	snprintf(command, sizeof(command), "/bin/ls -l %s", "/srv");
	return popen(command, "r");
}

/* finds i7_command_array: 78 77 88 */
static int i7_command_array_second(char *all[2])
{
	return system(all[1]);
}
int i7_command_array(void)
{
	char fixed[] = "/bin/sync";
	char *all[2] = {fixed, fixed};
	char *e = getenv("AFTER");
	if (e != NULL)
		all[1] = e;
	return i7_command_array_second(all);
}
/* allows i7_command_array */
static int i7_command_array_ok_second(char *all[2])
{
	return system(all[1]);
}
int i7_command_array_ok(void)
{
	char fixed[] = "/bin/sync";
	char *all[2] = {fixed, fixed};
	return i7_command_array_ok_second(all);
}

/* finds i7_command_execl: 78 77 88 */
int i7_command_execl(int s)
{
	char line[100];
	if (vi_peer(s, line, sizeof(line)) < 0)
		return -1;
	return execl("/bin/sh", "sh", "-c", line, (char *)NULL);
}
/* allows i7_command_execl */
int i7_command_execl_ok(int s)
{
	char line[100];
	if (vi_peer(s, line, sizeof(line)) < 0)
		return -1;
	return execl("/bin/sh", "sh", "-c", "/usr/bin/uptime", (char *)NULL);
}

/* finds i7_command_execv_args: 78 88 */
int i7_command_execv_args(FILE *f)
{
	char line[100], *args[4] = {"/bin/sh", "-c", NULL, NULL};
	if (vi_ask(f, line, sizeof(line)) == NULL)
		return -1;
	args[2] = line;
	return execv("/bin/sh", args);
}
/* allows i7_command_execv_args */
int i7_command_execv_args_ok(FILE *f)
{
	char line[100], *args[4] = {"/bin/sh", "-c", NULL, NULL};
	if (vi_ask(f, line, sizeof(line)) == NULL)
		return -1;
	args[2] = "/usr/bin/id";
	return execv("/bin/sh", args);
}

/* finds i7_command_callback: 78 77 88 */
static int i7_command_callback_each(const char *const *names, int (*each)(const char *))
{
	int r = 0;
	while (*names != NULL)
		r |= each(*names++);
	return r;
}
int i7_command_callback(int argc, char **argv)
{
	static const char *const fixed[] = {"/bin/true", "/bin/date", NULL};
	return argc > 1 ? i7_command_callback_each((const char *const *)argv + 1, system) : 0;
}
/* allows i7_command_callback */
static int i7_command_callback_ok_each(const char *const *names, int (*each)(const char *))
{
	int r = 0;
	while (*names != NULL)
		r |= each(*names++);
	return r;
}
int i7_command_callback_ok(int argc, char **argv)
{
	static const char *const fixed[] = {"/bin/true", "/bin/date", NULL};
	return argc > 1 ? i7_command_callback_ok_each(fixed, system) : 0;
}

/* finds i7_command_wide_process: 78 77 88 */
BOOL i7_command_wide_process(SOCKET s)
{
	wchar_t line[200] = L"";
	STARTUPINFOA si = {0};
	PROCESS_INFORMATION pi;
	if (recv((int)s, line, sizeof(line) - sizeof(wchar_t), 0) < 1)
		return FALSE;
	return CreateProcessW(NULL, line, NULL, NULL, FALSE, 0, NULL, NULL, &si, &pi);
}
/* allows i7_command_wide_process */
BOOL i7_command_wide_process_ok(SOCKET s)
{
	wchar_t line[200] = L"";
	STARTUPINFOA si = {0};
	PROCESS_INFORMATION pi;
	if (recv((int)s, line, sizeof(line) - sizeof(wchar_t), 0) < 1)
		return FALSE;
	return CreateProcessW(NULL, (wchar_t *)L"\"c:\\device\\update.exe\"", NULL, NULL, FALSE, 0, NULL, NULL, &si, &pi);
}

/* finds i7_command_static_flag: 78 77 88 */
static int i7_command_static_flag_from_user;
static const char *i7_command_static_flag_source(char *room, size_t n)
{
	if (i7_command_static_flag_from_user)
		return vi_ask(stdin, room, n);
	return "/bin/df";
}
int i7_command_static_flag(void)
{
	char room[100];
	const char *what;
	i7_command_static_flag_from_user = 1;
	what = i7_command_static_flag_source(room, sizeof(room));
	return what != NULL ? system(what) : -1;
}
/* allows i7_command_static_flag */
static int i7_command_static_flag_ok_from_user;
static const char *i7_command_static_flag_ok_source(char *room, size_t n)
{
	if (i7_command_static_flag_ok_from_user)
		return vi_ask(stdin, room, n);
	return "/bin/df";
}
int i7_command_static_flag_ok(void)
{
	char room[100];
	const char *what;
	i7_command_static_flag_ok_from_user = 0;
	what = i7_command_static_flag_ok_source(room, sizeof(room));
	return what != NULL ? system(what) : -1;
}
