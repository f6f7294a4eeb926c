/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <syslog.h>
#include <unistd.h>
#include <wchar.h>

/* finds argument_path: 23 36 22 73 */
FILE *argument_path(int argc, char **argv)
{
	char path[256];
	if (argc < 2)
		return NULL;
	snprintf(path, sizeof path, "/srv/files/%s", argv[1]);
	return fopen(path, "r");
}
/* allows argument_path */
FILE *argument_name(int argc, char **argv)
{
	char path[256];
	if (argc < 2 || strchr(argv[1], '/') || strstr(argv[1], ".."))
		return NULL;
	snprintf(path, sizeof path, "/srv/files/%s", argv[1]);
	return fopen(path, "r");
}

/* finds socket_unlink: 23 36 22 73 */
int socket_unlink(int s)
{
	char name[100];
	ssize_t n = recv(s, name, sizeof name - 1, 0);
	if (n <= 0)
		return -1;
	name[n] = 0;
	return unlink(name);
}
/* allows socket_unlink */
int socket_known(int s)
{
	char name[100];
	ssize_t n = recv(s, name, sizeof name - 1, 0);
	if (n <= 0)
		return -1;
	name[n] = 0;
	return unlink(strcmp(name, "a") == 0 ? "/srv/a" : "/srv/b");
}

/* finds wide_path: 23 36 22 73 */
int wide_path(FILE *in)
{
	wchar_t line[100] = L"";
	char path[400];
	if (!fgetws(line, 100, in))
		return -1;
	if (wcstombs(path, line, sizeof path) == (size_t)-1)
		return -1;
	return open(path, O_RDONLY);
}
/* allows wide_path */
int wide_fixed(FILE *in)
{
	wchar_t line[100] = L"/etc/motd";
	char path[400];
	if (in == NULL)
		return -1;
	if (wcstombs(path, line, sizeof path) == (size_t)-1)
		return -1;
	return open(path, O_RDONLY);
}

/* finds shell_argument: 78 77 88 */
int shell_argument(int argc, char *argv[])
{
	char *command = NULL;
	int rc;
	if (argc < 2 || asprintf(&command, "tar tf %s", argv[1]) < 0)
		return -1;
	rc = system(command);
	free(command);
	return rc;
}
/* allows shell_argument */
int shell_fixed(int argc, char *argv[])
{
	char *command = NULL;
	int rc;
	if (argc < 2 || asprintf(&command, "tar tf %s", strlen(argv[1]) > 3 ? "a.tar" : "b.tar") < 0)
		return -1;
	rc = system(command);
	free(command);
	return rc;
}

/* finds exec_shell: 78 77 88 */
void exec_shell(FILE *conf)
{
	char line[120];
	if (fgets(line, sizeof line, conf) == NULL)
		return;
	execl("/bin/sh", "sh", "-c", line, (char *)NULL);
}
/* allows exec_shell */
void exec_fixed(FILE *conf)
{
	char line[120];
	if (fgets(line, sizeof line, conf) == NULL)
		return;
	execl("/bin/sh", "sh", "-c", "date", (char *)NULL);
}

/* finds exec_vector: 78 77 88 73 */
int exec_vector(int s)
{
	char program[64] = {0};
	char *args[3] = {program, "-v", NULL};
	if (read(s, program, sizeof program - 1) <= 0)
		return -1;
	return execvp(args[0], args);
}
/* allows exec_vector */
int exec_vector_fixed(int s)
{
	char program[64] = {0};
	char *args[3] = {"/usr/bin/env", "-v", NULL};
	if (read(s, program, sizeof program - 1) <= 0)
		return -1;
	return execv(args[0], args);
}

/* finds pipe_environment: 78 77 88 */
FILE *pipe_environment(void)
{
	char line[200] = "sort ";
	const char *options = getenv("SORTOPTS");
	if (options)
		strncat(line, options, sizeof line - strlen(line) - 1);
	return popen(line, "r");
}
/* allows pipe_environment */
FILE *pipe_constant(void)
{
	char line[200] = "sort ";
	const char *options = getenv("SORTOPTS");
	if (options)
		strncat(line, "-r", sizeof line - strlen(line) - 1);
	return popen(line, "r");
}

/* finds format_argument: 134 */
void format_argument(int argc, char **argv)
{
	for (int i = 1; i < argc; i++)
		fprintf(stderr, argv[i]);
}
/* allows format_argument */
void format_text(int argc, char **argv)
{
	for (int i = 1; i < argc; i++)
		fprintf(stderr, "%s", argv[i]);
}

/* finds format_helper: 134 */
static void say(const char *format, ...)
{
	va_list ap;
	va_start(ap, format);
	vfprintf(stdout, format, ap);
	va_end(ap);
}
void format_helper(FILE *in)
{
	char line[100];
	while (fgets(line, sizeof line, in))
		say(line);
}
/* allows format_helper */
void format_helper_text(FILE *in)
{
	char line[100];
	while (fgets(line, sizeof line, in))
		say("%s", line);
}

/* finds format_wide: 134 */
void format_wide(FILE *in)
{
	wchar_t line[100];
	if (fgetws(line, 100, in))
		wprintf(line);
}
/* allows format_wide */
void format_wide_text(FILE *in)
{
	wchar_t line[100];
	if (fgetws(line, 100, in))
		wprintf(L"%ls", line);
}

/* finds format_log: 134 */
void format_log(void)
{
	const char *user = getenv("USER");
	if (user)
		syslog(LOG_INFO, user);
}
/* allows format_log */
void format_log_text(void)
{
	const char *user = getenv("USER");
	if (user)
		syslog(LOG_INFO, "%s", user);
}

/* finds relative_program: 426 427 */
int relative_program(void)
{
	return execlp("helper", "helper", "--all", (char *)NULL);
}
/* allows relative_program */
int absolute_program(void)
{
	return execl("/usr/libexec/helper", "helper", "--all", (char *)NULL);
}

/* finds library_environment: 426 427 114 */
void *library_environment(void)
{
	char path[300];
	const char *dir = getenv("PLUGINS");
	snprintf(path, sizeof path, "%s/codec.so", dir ? dir : "/usr/lib");
	return dlopen(path, RTLD_LAZY);
}
/* allows library_environment */
void *library_fixed(void)
{
	char path[300];
	const char *dir = getenv("PLUGINS");
	snprintf(path, sizeof path, "%s/codec.so", dir ? "/opt/lib" : "/usr/lib");
	return dlopen(path, RTLD_LAZY);
}

/* finds shell_relative: 426 427 78 */
int shell_relative(void)
{
	return system("make clean");
}
/* allows shell_relative */
int shell_absolute(void)
{
	return system("/usr/bin/make clean");
}

/* finds path_variable: 427 426 */
int path_variable(int s)
{
	char dir[128] = {0};
	if (recv(s, dir, sizeof dir - 1, 0) <= 0)
		return -1;
	return setenv("PATH", dir, 1);
}
/* allows path_variable */
int path_constant(int s)
{
	char dir[128] = {0};
	if (recv(s, dir, sizeof dir - 1, 0) <= 0)
		return -1;
	return setenv("PATH", "/usr/bin:/bin", 1);
}

/* finds path_put: 427 426 */
int path_put(FILE *conf)
{
	static char line[256];
	char dir[128];
	if (fscanf(conf, "%127s", dir) != 1)
		return -1;
	sprintf(line, "PATH=%s", dir);
	return putenv(line);
}
/* allows path_put */
int path_put_constant(FILE *conf)
{
	static char line[256];
	char dir[128];
	if (fscanf(conf, "%127s", dir) != 1)
		return -1;
	sprintf(line, "PATH=%s", "/bin");
	return putenv(line);
}
