/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <netdb.h>
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
struct job {
	char name[64];
	char command[200];
	int (*run)(struct job *);
};

struct options {
	const char *editor;
	const char *config;
	int verbose;
};

static struct options options;
static char request_line[512];

static int read_line(int fd, char *to, size_t room)
{
	ssize_t n = recv(fd, to, room - 1, 0);
	if (n <= 0)
		return -1;
	to[n] = '\0';
	to[strcspn(to, "\r\n")] = '\0';
	return 0;
}

static int safe_word(const char *s)
{
	size_t i;
	for (i = 0; s[i]; i++)
		if (!((s[i] >= 'a' && s[i] <= 'z') || (s[i] >= '0' && s[i] <= '9')))
			return 0;
	return i > 0;
}

/* finds n4_path_cgi: 23 22 73 36 */
FILE *serve_file(void)
{
	const char *query = getenv("QUERY_STRING");
	char path[256];
	if (query == NULL)
		return NULL;
	if (snprintf(path, sizeof(path), "/srv/www/%s", query) >= (int)sizeof(path))
		return NULL;
	return fopen(path, "rb");
}
/* allows n4_path_cgi */
FILE *serve_file_ok(void)
{
	const char *query = getenv("QUERY_STRING");
	char path[256];
	if (query == NULL || !safe_word(query))
		return NULL;
	if (snprintf(path, sizeof(path), "/srv/www/%s", query) >= (int)sizeof(path))
		return NULL;
	return fopen(path, "rb");
}

/* finds n4_path_global: 23 22 73 36 */
int drop_upload(int fd)
{
	char path[600] = "uploads/";
	if (read_line(fd, request_line, sizeof(request_line)) != 0)
		return -1;
	strcat(path, request_line);
	return unlink(path);
}
/* allows n4_path_global */
int drop_upload_ok(int fd)
{
	char path[600] = "uploads/";
	if (read_line(fd, request_line, sizeof(request_line)) != 0)
		return -1;
	if (strchr(request_line, '/') || strstr(request_line, ".."))
		return -1;
	strcat(path, request_line);
	return unlink(path);
}

/* finds n4_path_absolute: 36 22 73 23 */
int print_report(int fd)
{
	char name[128];
	int f;
	if (read_line(fd, name, sizeof(name)) != 0)
		return -1;
	f = open(name, O_RDONLY);
	if (f < 0)
		return -1;
	close(f);
	return 0;
}
/* allows n4_path_absolute */
int print_report_ok(int fd)
{
	char name[128];
	int f;
	if (read_line(fd, name, sizeof(name)) != 0)
		return -1;
	if (strcmp(name, "daily") != 0 && strcmp(name, "weekly") != 0)
		return -1;
	f = open(name, O_RDONLY);
	if (f < 0)
		return -1;
	close(f);
	return 0;
}

/* finds n4_path_wide: 36 22 73 23 */
int touch_wide(FILE *in)
{
	wchar_t name[100];
	char narrow[400];
	FILE *f;
	if (!fgetws(name, 100, in))
		return -1;
	if (wcstombs(narrow, name, sizeof(narrow)) == (size_t)-1)
		return -1;
	narrow[sizeof(narrow) - 1] = '\0';
	f = fopen(narrow, "w");
	if (!f)
		return -1;
	return fclose(f);
}
/* allows n4_path_wide */
int touch_wide_ok(FILE *in)
{
	wchar_t name[100];
	const char *narrow = "touched";
	FILE *f;
	if (!fgetws(name, 100, in))
		return -1;
	f = fopen(narrow, "w");
	if (!f)
		return -1;
	return fclose(f);
}

/* finds n4_command_ping: 78 77 88 */
int ping(int fd)
{
	char host[64], line[128];
	if (read_line(fd, host, sizeof(host)) != 0)
		return -1;
	(void)snprintf(line, sizeof(line), "ping -c1 %s", host);
	return system(line);
}
/* allows n4_command_ping */
int ping_ok(int fd)
{
	char host[64], line[128];
	struct in_addr address;
	if (read_line(fd, host, sizeof(host)) != 0)
		return -1;
	if (inet_pton(AF_INET, host, &address) != 1)
		return -1;
	if (!inet_ntop(AF_INET, &address, host, sizeof(host)))
		return -1;
	(void)snprintf(line, sizeof(line), "ping -c1 %s", host);
	return system(line);
}

/* finds n4_command_pipe: 78 77 88 */
static FILE *mailer(const struct job *j)
{
	char line[300] = "mail -s job ";
	strncat(line, j->name, sizeof(line) - strlen(line) - 1);
	return popen(line, "w");
}

int notify(FILE *in)
{
	struct job j = {.name = "", .command = ""};
	FILE *m;
	if (!fgets(j.name, sizeof(j.name), in))
		return -1;
	m = mailer(&j);
	if (!m)
		return -1;
	fputs("done\n", m);
	return pclose(m);
}
/* allows n4_command_pipe */
static FILE *mailer_ok(const struct job *j)
{
	char line[300] = "mail -s job ";
	if (!safe_word(j->name))
		return NULL;
	strncat(line, j->name, sizeof(line) - strlen(line) - 1);
	return popen(line, "w");
}

int notify_ok(FILE *in)
{
	struct job j = {.name = "", .command = ""};
	FILE *m;
	if (!fgets(j.name, sizeof(j.name), in))
		return -1;
	m = mailer_ok(&j);
	if (!m)
		return -1;
	fputs("done\n", m);
	return pclose(m);
}

/* finds n4_command_table: 78 77 88 */
static int run_job(struct job *j)
{
	return system(j->command);
}

int worker(int fd)
{
	struct job j;
	memset(&j, 0, sizeof(j));
	j.run = run_job;
	if (recv(fd, j.command, sizeof(j.command) - 1, 0) <= 0)
		return -1;
	return j.run(&j);
}
/* allows n4_command_table */
static int list_job(struct job *j)
{
	return printf("%s\n", j->command);
}

int worker_ok(int fd)
{
	struct job j;
	memset(&j, 0, sizeof(j));
	j.run = list_job;
	if (recv(fd, j.command, sizeof(j.command) - 1, 0) <= 0)
		return -1;
	return j.run(&j);
}

/* finds n4_command_argv: 78 77 88 */
int edit(const char *file)
{
	char line[512];
	options.editor = getenv("EDITOR");
	if (!options.editor)
		options.editor = "vi";
	(void)snprintf(line, sizeof(line), "%s '%s'", options.editor, file);
	return system(line);
}
/* allows n4_command_argv */
int edit_ok(const char *file)
{
	char line[512];
	options.editor = "vi";
	(void)snprintf(line, sizeof(line), "%s readme", options.editor);
	(void)file;
	return system(line);
}

/* finds n4_command_exec: 78 77 88 */
int shell_exec(FILE *in)
{
	char buf[200];
	char *args[4] = {"sh", "-c", NULL, NULL};
	if (!fgets(buf, sizeof(buf), in))
		return -1;
	args[2] = buf;
	execv("/bin/sh", args);
	return -1;
}
/* allows n4_command_exec */
int shell_exec_ok(FILE *in)
{
	char buf[200];
	char *args[4] = {"sh", "-c", NULL, NULL};
	if (!fgets(buf, sizeof(buf), in))
		return -1;
	args[2] = "uptime";
	execv("/bin/sh", args);
	return -1;
}

/* finds n4_format_syslog: 134 */
void audit(int fd)
{
	char line[200];
	if (read_line(fd, line, sizeof(line)) == 0)
		syslog(LOG_INFO, line);
}
/* allows n4_format_syslog */
void audit_ok(int fd)
{
	char line[200];
	if (read_line(fd, line, sizeof(line)) == 0)
		syslog(LOG_INFO, "%s", line);
}

/* finds n4_format_va: 134 */
static void say(const char *format, ...)
{
	va_list ap;
	va_start(ap, format);
	vfprintf(stderr, format, ap);
	va_end(ap);
}

void complain(int argc, char **argv)
{
	if (argc > 1)
		say(argv[1]);
}
/* allows n4_format_va */
static void say_ok(const char *format, ...)
{
	va_list ap;
	va_start(ap, format);
	vfprintf(stderr, format, ap);
	va_end(ap);
}

void complain_ok(int argc, char **argv)
{
	if (argc > 1)
		say_ok("%s", argv[1]);
}

/* finds n4_format_stored: 134 */
int prompt(FILE *in, char *out, size_t room)
{
	char *format = NULL;
	size_t n = 0;
	int written;
	if (getline(&format, &n, in) < 0) {
		free(format);
		return -1;
	}
	written = snprintf(out, room, format, 1);
	free(format);
	return written;
}
/* allows n4_format_stored */
int prompt_ok(FILE *in, char *out, size_t room)
{
	char *format = NULL;
	size_t n = 0;
	int written;
	if (getline(&format, &n, in) < 0) {
		free(format);
		return -1;
	}
	written = snprintf(out, room, "%s %d", format, 1);
	free(format);
	return written;
}

/* finds n4_format_wide: 134 */
void wide_echo(void)
{
	wchar_t line[80];
	if (fgetws(line, 80, stdin))
		wprintf(line);
}
/* allows n4_format_wide */
void wide_echo_ok(void)
{
	wchar_t line[80];
	if (fgetws(line, 80, stdin))
		wprintf(L"%ls", line);
}

/* finds n4_search_popen: 426 427 */
int list_users(void)
{
	FILE *p = popen("who -q", "r");
	if (!p)
		return -1;
	return pclose(p);
}
/* allows n4_search_popen */
int list_users_ok(void)
{
	FILE *p = popen("/usr/bin/who -q", "r");
	if (!p)
		return -1;
	return pclose(p);
}

/* finds n4_search_plugin: 426 427 114 */
void *load_codec(void)
{
	return dlopen("./codecs/mp3.so", RTLD_NOW);
}
/* allows n4_search_plugin */
void *load_codec_ok(void)
{
	return dlopen("/usr/lib/player/mp3.so", RTLD_NOW);
}

/* finds n4_search_path: 427 426 15 */
int add_to_path(int fd)
{
	char dir[100], path[300];
	if (read_line(fd, dir, sizeof(dir)) != 0)
		return -1;
	(void)snprintf(path, sizeof(path), "%s:/usr/bin", dir);
	return setenv("PATH", path, 1);
}
/* allows n4_search_path */
int add_to_path_ok(int fd)
{
	char dir[100];
	if (read_line(fd, dir, sizeof(dir)) != 0)
		return -1;
	return setenv("PATH", "/usr/bin:/bin", 1);
}

/* finds n4_search_preload: 427 426 114 */
int with_library(char *name)
{
	static char set[200] = "LD_LIBRARY_PATH=";
	strncat(set, ".:", 3);
	(void)name;
	return putenv(set);
}
/* allows n4_search_preload */
int with_library_ok(char *name)
{
	static char set[200] = "LD_LIBRARY_PATH=";
	strncat(set, "/usr/lib/own", 20);
	(void)name;
	return putenv(set);
}

/* finds n4_loop_network: 606 400 834 */
unsigned checksum(int fd)
{
	uint32_t n, i;
	unsigned sum = 0;
	if (recv(fd, &n, sizeof(n), 0) != (ssize_t)sizeof(n))
		return 0;
	for (i = 0; i < n; i++)
		sum += i * 31;
	return sum;
}
/* allows n4_loop_network */
unsigned checksum_ok(int fd)
{
	uint32_t n, i;
	unsigned sum = 0;
	if (recv(fd, &n, sizeof(n), 0) != (ssize_t)sizeof(n))
		return 0;
	if (n > 1500)
		return 0;
	for (i = 0; i < n; i++)
		sum += i * 31;
	return sum;
}

/* finds n4_loop_env: 606 400 834 */
void repeat(void)
{
	const char *times = getenv("REPEAT");
	int n = times ? atoi(times) : 0;
	while (n-- > 0)
		puts("again");
}
/* allows n4_loop_env */
void repeat_ok(void)
{
	const char *times = getenv("REPEAT");
	int n = times ? atoi(times) : 0;
	if (n > 100)
		n = 100;
	while (n-- > 0)
		puts("again");
}

/* finds n4_sleep: 400 */
void nap(int argc, char **argv)
{
	unsigned s = 1;
	if (argc > 1)
		s = (unsigned)strtoul(argv[1], NULL, 10);
	sleep(s);
}
/* allows n4_sleep */
void nap_ok(int argc, char **argv)
{
	unsigned s = 1;
	if (argc > 1)
		s = (unsigned)strtoul(argv[1], NULL, 10);
	if (s > 60)
		s = 60;
	sleep(s);
}

/* finds n4_fill_disk: 400 */
int grow_file(int fd, FILE *out)
{
	int n = 0, i;
	if (read(fd, &n, sizeof(n)) != (ssize_t)sizeof(n))
		return -1;
	for (i = 0; i < n; i++)
		if (fputs("record\n", out) == EOF)
			return -1;
	return 0;
}
/* allows n4_fill_disk */
int grow_file_ok(int fd, FILE *out)
{
	int n = 0, i;
	if (read(fd, &n, sizeof(n)) != (ssize_t)sizeof(n))
		return -1;
	if (n < 0 || n > 500)
		return -1;
	for (i = 0; i < n; i++)
		if (fputs("record\n", out) == EOF)
			return -1;
	return 0;
}

/* finds n4_host_name: 15 */
int rename_host(int fd)
{
	char name[64];
	if (read_line(fd, name, sizeof(name)) != 0)
		return -1;
	return sethostname(name, strlen(name));
}
/* allows n4_host_name */
int rename_host_ok(int fd)
{
	char name[64];
	if (read_line(fd, name, sizeof(name)) != 0)
		return -1;
	return sethostname("gateway", 7);
}

/* finds n4_resolver: 247 350 807 */
int trusted_peer(struct sockaddr *peer, socklen_t n)
{
	char host[256];
	if (getnameinfo(peer, n, host, sizeof(host), NULL, 0, NI_NAMEREQD) != 0)
		return 0;
	return strcmp(host, "admin.internal") == 0;
}
/* allows n4_resolver */
int trusted_peer_ok(struct sockaddr *peer, socklen_t n)
{
	const struct sockaddr_in *in = (const struct sockaddr_in *)(const void *)peer;
	(void)n;
	return in->sin_addr.s_addr == htonl(INADDR_LOOPBACK);
}
