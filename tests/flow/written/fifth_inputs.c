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

/* finds p5_open_recv: 23 22 36 73 99 */
int serve(int s)
{
	char path[256] = "/srv/www/";
	size_t n = strlen(path);
	ssize_t got = recv(s, path + n, sizeof(path) - n - 1, 0);
	if (got <= 0)
		return -1;
	path[n + (size_t)got] = '\0';
	return open(path, O_RDONLY);
}
/* allows p5_open_recv */
int serve_ok(int s)
{
	char path[256] = "/srv/www/";
	size_t n = strlen(path);
	ssize_t got = recv(s, path + n, sizeof(path) - n - 1, 0);
	if (got <= 0)
		return -1;
	path[n + (size_t)got] = '\0';
	if (strstr(path, "..") != NULL || strchr(path + n, '/') != NULL)
		return -1;
	return open(path, O_RDONLY);
}

/* finds p5_fopen_env_relative: 23 22 36 73 */
FILE *settings(void)
{
	char path[300];
	const char *which = getenv("PROFILE");
	if (which == NULL)
		return NULL;
	snprintf(path, sizeof(path), "profiles/%s", which);
	return fopen(path, "r");
}
/* allows p5_fopen_env_relative */
FILE *settings_ok(void)
{
	char path[300];
	const char *which = getenv("PROFILE");
	if (which == NULL || strpbrk(which, "./\\") != NULL)
		return NULL;
	snprintf(path, sizeof(path), "profiles/%s", which);
	return fopen(path, "r");
}

/* finds p5_fopen_console_wide: 23 22 36 73 */
FILE *wide_file(void)
{
	wchar_t path[200] = L"reports\\";
	size_t n = wcslen(path);
	if (fgetws(path + n, (int)(200 - n), stdin) == NULL)
		return NULL;
	return _wfopen(path, L"r");
}
/* allows p5_fopen_console_wide */
FILE *wide_file_ok(void)
{
	wchar_t path[200] = L"reports\\";
	size_t n = wcslen(path);
	wcscat(path, L"today.txt");
	return _wfopen(path, L"r");
}

/* finds p5_absolute_argv: 36 22 23 73 */
int main_show(int argc, char **argv)
{
	if (argc < 2)
		return 1;
	FILE *f = fopen(argv[1], "r");
	if (f == NULL)
		return 1;
	int c = fgetc(f);
	fclose(f);
	return c;
}
/* allows p5_absolute_argv */
int main_show_ok(int argc, char **argv)
{
	if (argc < 2)
		return 1;
	FILE *f = fopen("/etc/motd", "r");
	if (f == NULL)
		return 1;
	int c = fgetc(f);
	fclose(f);
	return c;
}

/* finds p5_absolute_file: 36 22 23 73 */
static char *line_of(FILE *in, char *to, int n)
{
	return fgets(to, n, in);
}
int open_listed(FILE *list)
{
	char name[128] = "";
	if (line_of(list, name, sizeof(name)) == NULL)
		return -1;
	name[strcspn(name, "\n")] = '\0';
	return open(name, O_RDWR);
}
/* allows p5_absolute_file */
static char *line_of_ok(FILE *in, char *to, int n)
{
	return fgets(to, n, in);
}
int open_listed_ok(FILE *list)
{
	char name[128] = "";
	if (line_of_ok(list, name, sizeof(name)) == NULL)
		return -1;
	name[strcspn(name, "\n")] = '\0';
	return open(strcmp(name, "a") == 0 ? "/var/lib/a" : "/var/lib/b", O_RDWR);
}

/* finds p5_absolute_win: 36 22 23 73 */
HANDLE open_registry(HKEY k)
{
	char name[300];
	DWORD n = sizeof(name) - 1;
	if (RegQueryValueExA(k, "LogFile", NULL, NULL, (unsigned char *)name, &n) != ERROR_SUCCESS)
		return INVALID_HANDLE_VALUE;
	name[n] = '\0';
	return CreateFileA(name, GENERIC_READ, 0, NULL, OPEN_EXISTING, 0, NULL);
}
/* allows p5_absolute_win */
HANDLE open_registry_ok(HKEY k)
{
	char name[300];
	DWORD n = sizeof(name) - 1;
	if (RegQueryValueExA(k, "LogFile", NULL, NULL, (unsigned char *)name, &n) != ERROR_SUCCESS)
		return INVALID_HANDLE_VALUE;
	name[n] = '\0';
	return CreateFileA("C:\\logs\\app.log", GENERIC_READ, 0, NULL, OPEN_EXISTING, 0, NULL);
}

/* finds p5_unlink_socket: 22 23 36 73 */
int remove_named(int s)
{
	char name[100];
	ssize_t n = read(s, name, sizeof(name) - 1);
	if (n <= 0)
		return -1;
	name[n] = '\0';
	return unlink(name);
}
/* allows p5_unlink_socket */
int remove_named_ok(int s)
{
	char name[100];
	ssize_t n = read(s, name, sizeof(name) - 1);
	if (n <= 0)
		return -1;
	name[n] = '\0';
	if (strcmp(name, "cache") != 0)
		return -1;
	return unlink(name);
}

/* finds p5_path_switch: 23 22 36 73 */
void switch_path(void)
{
	char data[250] = "/tmp/";
	switch (6) {
	case 6: {
		const char *e = getenv("ADD");
		if (e)
			strncat(data, e, 100);
		break;
	}
	default:
		puts("never");
	}
	FILE *f = fopen(data, "wb+");
	if (f)
		fclose(f);
}
/* allows p5_path_switch */
void switch_path_ok(void)
{
	char data[250] = "/tmp/";
	switch (6) {
	case 6: {
		strcat(data, "file.txt");
		break;
	}
	default:
		puts("never");
	}
	FILE *f = fopen(data, "wb+");
	if (f)
		fclose(f);
}

/* finds p5_system_fgets: 78 77 88 */
void list_dir(void)
{
	char command[200] = "ls -la ";
	size_t n = strlen(command);
	if (fgets(command + n, (int)(sizeof(command) - n), stdin) == NULL)
		return;
	if (system(command) != 0)
		puts("failed");
}
/* allows p5_system_fgets */
void list_dir_ok(void)
{
	char command[200] = "ls -la ";
	size_t n = strlen(command);
	strcat(command, "/var");
	if (system(command) != 0)
		puts("failed");
}

/* finds p5_popen_socket: 78 77 88 */
FILE *run_remote(int s)
{
	char text[128] = "";
	if (recvfrom(s, text, sizeof(text) - 1, 0, NULL, NULL) < 1)
		return NULL;
	return popen(text, "r");
}
/* allows p5_popen_socket */
FILE *run_remote_ok(int s)
{
	char text[128] = "";
	if (recvfrom(s, text, sizeof(text) - 1, 0, NULL, NULL) < 1)
		return NULL;
	memcpy(text, "uptime", 7);
	return popen(text, "r");
}

/* finds p5_execl_sh: 78 77 88 */
void exec_shell(void)
{
	char *data = getenv("MAINT");
	execl("/bin/sh", "sh", "-c", data, (char *)NULL);
	_exit(127);
}
/* allows p5_execl_sh */
void exec_shell_ok(void)
{
	char *data = getenv("MAINT");
	data = "date";
	execl("/bin/sh", "sh", "-c", data, (char *)NULL);
	_exit(127);
}

/* finds p5_execv_array: 78 77 88 */
void exec_list(FILE *in)
{
	char word[100];
	char *args[4] = {"/bin/sh", "-c", NULL, NULL};
	if (fscanf(in, "%99s", word) != 1)
		return;
	args[2] = word;
	execv("/bin/sh", args);
}
/* allows p5_execv_array */
void exec_list_ok(FILE *in)
{
	char word[100];
	char *args[4] = {"/bin/sh", "-c", NULL, NULL};
	if (fscanf(in, "%99s", word) != 1)
		return;
	args[2] = "id";
	execv("/bin/sh", args);
}

/* finds p5_spawn_win: 78 77 88 */
intptr_t spawn_it(void)
{
	char value[100];
	if (GetEnvironmentVariableA("CHECKER", value, sizeof(value)) == 0)
		return -1;
	return _spawnl(0, "C:\\windows\\cmd.exe", "cmd.exe", "/c", value, NULL);
}
/* allows p5_spawn_win */
intptr_t spawn_it_ok(void)
{
	char value[100];
	if (GetEnvironmentVariableA("CHECKER", value, sizeof(value)) == 0)
		return -1;
	return _spawnl(0, "C:\\windows\\cmd.exe", "cmd.exe", "/c", "ver", NULL);
}

/* finds p5_wexec: 78 77 88 */
intptr_t wexec_it(SOCKET s)
{
	wchar_t what[64] = L"";
	if (recv((int)s, what, sizeof(what) - sizeof(wchar_t), 0) < 1)
		return -1;
	return _wexeclp(L"sh", L"sh", L"-c", what, NULL);
}
/* allows p5_wexec */
intptr_t wexec_it_ok(SOCKET s)
{
	wchar_t what[64] = L"";
	if (recv((int)s, what, sizeof(what) - sizeof(wchar_t), 0) < 1)
		return -1;
	return _wexeclp(L"sh", L"sh", L"-c", L"id", NULL);
}

/* finds p5_command_struct: 78 77 88 */
struct fp_job {
	int when;
	char line[100];
};
static void do_job(const struct fp_job *j)
{
	if (j->when == 0)
		system(j->line);
}
void queue_job(int s)
{
	struct fp_job j;
	if (recv(s, &j, sizeof(j), 0) != sizeof(j))
		return;
	j.line[sizeof(j.line) - 1] = '\0';
	do_job(&j);
}
/* allows p5_command_struct */
struct fp_job_ok {
	int when;
	char line[100];
};
static void do_job_ok(const struct fp_job_ok *j)
{
	if (j->when == 0)
		system(j->line);
}
void queue_job_ok(int s)
{
	struct fp_job_ok j;
	if (recv(s, &j, sizeof(j), 0) != sizeof(j))
		return;
	j.line[sizeof(j.line) - 1] = '\0';
	strcpy(j.line, "/usr/bin/sync");
	do_job_ok(&j);
}

/* finds p5_command_static_function: 78 77 88 */
static char *bad_text(char *to)
{
	char *e = getenv("RUN");
	if (e != NULL)
		strncat(to, e, 50);
	return to;
}
void run_env(void)
{
	char buffer[100] = "ping ";
	char *data = buffer;
	data = bad_text(data);
	system(data);
}
/* allows p5_command_static_function */
static char *bad_text_ok(char *to)
{
	char *e = getenv("RUN");
	if (e != NULL)
		strncat(to, e, 50);
	return to;
}
void run_env_ok(void)
{
	char buffer[100] = "ping ";
	char *data = buffer;
	strcat(data, "localhost");
	system(data);
}

/* finds p5_library_env: 114 426 427 */
void *load(void)
{
	const char *lib = getenv("PLUGIN");
	return lib ? dlopen(lib, RTLD_NOW) : NULL;
}
/* allows p5_library_env */
void *load_ok(void)
{
	const char *lib = getenv("PLUGIN");
	lib = "/usr/lib/app/plugin.so";
	return lib ? dlopen(lib, RTLD_NOW) : NULL;
}

/* finds p5_library_fgets: 114 */
HMODULE load_asked(void)
{
	char name[100] = "";
	if (fgets(name, sizeof(name), stdin) == NULL)
		return NULL;
	name[strcspn(name, "\n")] = '\0';
	return LoadLibraryA(name);
}
/* allows p5_library_fgets */
HMODULE load_asked_ok(void)
{
	char name[100] = "";
	if (fgets(name, sizeof(name), stdin) == NULL)
		return NULL;
	name[strcspn(name, "\n")] = '\0';
	return LoadLibraryA("C:\\Program Files\\App\\codec.dll");
}

/* finds p5_library_wide: 114 */
HMODULE load_wide(SOCKET s)
{
	wchar_t name[100] = L"";
	int got = (int)recv((int)s, name, sizeof(name) - sizeof(wchar_t), 0);
	if (got <= 0)
		return NULL;
	return LoadLibraryW(name);
}
/* allows p5_library_wide */
HMODULE load_wide_ok(SOCKET s)
{
	wchar_t name[100] = L"";
	int got = (int)recv((int)s, name, sizeof(name) - sizeof(wchar_t), 0);
	if (got <= 0)
		return NULL;
	return LoadLibraryW(L"C:\\Windows\\System32\\winhttp.dll");
}

/* finds p5_format_recv: 134 */
void greet(int s)
{
	char text[100] = "";
	if (recv(s, text, sizeof(text) - 1, 0) < 1)
		return;
	fprintf(stdout, text);
}
/* allows p5_format_recv */
void greet_ok(int s)
{
	char text[100] = "";
	if (recv(s, text, sizeof(text) - 1, 0) < 1)
		return;
	fprintf(stdout, "%s", text);
}

/* finds p5_format_env: 134 */
void log_env(void)
{
	char *data = getenv("BANNER");
	if (data == NULL)
		data = "none";
	syslog(LOG_INFO, data);
}
/* allows p5_format_env */
void log_env_ok(void)
{
	char *data = getenv("BANNER");
	if (data == NULL)
		data = "none";
	syslog(LOG_INFO, "%s", data);
}

/* finds p5_format_vprintf: 134 */
static void say(const char *format, ...)
{
	va_list ap;
	va_start(ap, format);
	vprintf(format, ap);
	va_end(ap);
}
void say_line(void)
{
	char line[80] = "";
	if (fgets(line, sizeof(line), stdin) == NULL)
		return;
	say(line);
}
/* allows p5_format_vprintf */
static void say_ok(const char *format, ...)
{
	va_list ap;
	va_start(ap, format);
	vprintf(format, ap);
	va_end(ap);
}
void say_line_ok(void)
{
	char line[80] = "";
	if (fgets(line, sizeof(line), stdin) == NULL)
		return;
	say_ok("%s", line);
}

/* finds p5_format_vfprintf_arg: 134 */
static void say_to(FILE *f, char *data, ...)
{
	va_list ap;
	va_start(ap, data);
	vfprintf(f, data, ap);
	va_end(ap);
}
void say_file(FILE *in)
{
	char line[80] = "";
	if (fgets(line, sizeof(line), in) != NULL)
		say_to(stdout, line, line);
}
/* allows p5_format_vfprintf_arg */
static void say_to_ok(FILE *f, char *data, ...)
{
	va_list ap;
	va_start(ap, data);
	vfprintf(f, "%s", ap);
	va_end(ap);
}
void say_file_ok(FILE *in)
{
	char line[80] = "";
	if (fgets(line, sizeof(line), in) != NULL)
		say_to_ok(stdout, line, line);
}

/* finds p5_format_wide: 134 */
void say_wide(void)
{
	wchar_t line[80] = L"";
	if (fgetws(line, 80, stdin) == NULL)
		return;
	fwprintf(stdout, line);
}
/* allows p5_format_wide */
void say_wide_ok(void)
{
	wchar_t line[80] = L"";
	if (fgetws(line, 80, stdin) == NULL)
		return;
	fwprintf(stdout, L"%ls", line);
}

/* finds p5_format_snprintf: 134 */
void make(int argc, char **argv)
{
	char out[100];
	if (argc > 1) {
		snprintf(out, sizeof(out), argv[1]);
		puts(out);
	}
}
/* allows p5_format_snprintf */
void make_ok(int argc, char **argv)
{
	char out[100];
	if (argc > 1) {
		snprintf(out, sizeof(out), "%s", argv[1]);
		puts(out);
	}
}
