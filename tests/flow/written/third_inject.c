/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "third_sec.h"
#include <arpa/inet.h>
#include <ctype.h>
#include <dlfcn.h>
#include <errno.h>
#include <netdb.h>
#include <signal.h>
#include <spawn.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <syslog.h>
#include <unistd.h>

extern char **environ;

/* finds i3_hostname: 15 */
int name_from_peer(int peer)
{
	char name[65];
	ssize_t got = read(peer, name, sizeof name - 1);
	if (got <= 0)
		return -1;
	name[got] = '\0';
	return sethostname(name, strlen(name));
}
/* allows i3_hostname */
int name_from_peer_known(int peer)
{
	char name[65];
	ssize_t got = read(peer, name, sizeof name - 1);
	if (got <= 0)
		return -1;
	name[got] = '\0';
	const char *known = strcmp(name, "left") == 0 ? "left" : "right";
	return sethostname(known, strlen(known));
}

/* finds i3_setenv: 15 454 */
struct setting {
	char key[32], value[96];
};

void apply_setting(int peer)
{
	struct setting s;
	if (recv(peer, &s, sizeof s, MSG_WAITALL) != (ssize_t)sizeof s)
		return;
	s.key[31] = s.value[95] = '\0';
	if (setenv(s.key, s.value, 1) != 0)
		perror("setenv");
}
/* allows i3_setenv */
void apply_setting_known(int peer)
{
	struct setting s;
	if (recv(peer, &s, sizeof s, MSG_WAITALL) != (ssize_t)sizeof s)
		return;
	s.value[95] = '\0';
	if (setenv("TZ", strcmp(s.value, "utc") == 0 ? "UTC" : "CET", 1) != 0)
		perror("setenv");
}

/* finds i3_limit: 15 400 770 */
int limit_files(int argc, char **argv)
{
	struct rlimit most;
	if (argc < 2)
		return 1;
	most.rlim_cur = most.rlim_max = strtoul(argv[1], NULL, 10);
	return setrlimit(RLIMIT_NOFILE, &most);
}
/* allows i3_limit */
int limit_files_known(int argc, char **argv)
{
	struct rlimit most;
	if (argc < 2)
		return 1;
	most.rlim_cur = most.rlim_max = strcmp(argv[1], "many") == 0 ? 1024 : 64;
	return setrlimit(RLIMIT_NOFILE, &most);
}

/* finds i3_open_env: 22 23 36 73 */
FILE *open_page(void)
{
	const char *page = getenv("PATH_INFO");
	char *full = NULL;
	if (page == NULL || asprintf(&full, "/srv/www%s", page) < 0)
		return NULL;
	FILE *f = fopen(full, "r");
	free(full);
	return f;
}
/* allows i3_open_env */
FILE *open_page_inside(void)
{
	const char *page = getenv("PATH_INFO");
	char *full = NULL;
	if (page == NULL || strstr(page, "..") != NULL || strspn(page, "/abcdefghijklmnopqrstuvwxyz.") != strlen(page))
		return NULL;
	if (asprintf(&full, "/srv/www%s", page) < 0)
		return NULL;
	FILE *f = fopen(full, "r");
	free(full);
	return f;
}

/* finds i3_stpcpy: 22 23 73 */
static char spool[256] = "/var/spool/jobs/";

int drop_job(int peer)
{
	char id[64];
	ssize_t n = recv(peer, id, sizeof id - 1, 0);
	if (n < 1)
		return -1;
	id[n] = '\0';
	strcpy(stpcpy(spool, "/var/spool/jobs/"), id);
	return unlink(spool);
}
/* allows i3_stpcpy */
int drop_job_digits(int peer)
{
	char id[64];
	ssize_t n = recv(peer, id, sizeof id - 1, 0);
	if (n < 1)
		return -1;
	id[n] = '\0';
	for (const char *p = id; *p; p++)
		if (!isdigit((unsigned char)*p))
			return -1;
	strcpy(stpcpy(spool, "/var/spool/jobs/"), id);
	return unlink(spool);
}

/* finds i3_include: 36 73 22 */
int read_include(FILE *config)
{
	char line[512], target[400];
	while (fgets(line, sizeof line, config))
		if (sscanf(line, "include %399s", target) == 1) {
			FILE *more = fopen(target, "r");
			if (more == NULL)
				return -1;
			fclose(more);
		}
	return 0;
}
/* allows i3_include */
int read_include_known(FILE *config)
{
	char line[512], target[400];
	while (fgets(line, sizeof line, config))
		if (sscanf(line, "include %399s", target) == 1) {
			FILE *more = fopen(strcmp(target, "local") == 0 ? "/etc/app/local" : "/etc/app/site", "r");
			if (more == NULL)
				return -1;
			fclose(more);
		}
	return 0;
}

/* finds i3_rename_table: 22 73 23 36 */
typedef int (*verb_fn)(const char *);
static int do_remove(const char *what) { return remove(what); }
static int do_list(const char *what) { return access(what, R_OK); }
static const struct verb {
	const char *word;
	verb_fn run;
} verbs[] = { { "rm", do_remove }, { "ls", do_list } };

int serve_verbs(FILE *in)
{
	char word[8], what[128];
	if (fscanf(in, "%7s %127s", word, what) != 2)
		return -1;
	for (size_t i = 0; i < sizeof verbs / sizeof verbs[0]; i++)
		if (strcmp(word, verbs[i].word) == 0)
			return verbs[i].run(what);
	return -1;
}
/* allows i3_rename_table */
static int do_print(const char *what) { return puts(what); }
static const struct verb quiet_verbs[] = { { "echo", do_print } };

int serve_quiet_verbs(FILE *in)
{
	char word[8], what[128];
	if (fscanf(in, "%7s %127s", word, what) != 2)
		return -1;
	for (size_t i = 0; i < sizeof quiet_verbs / sizeof quiet_verbs[0]; i++)
		if (strcmp(word, quiet_verbs[i].word) == 0)
			return quiet_verbs[i].run(what);
	return -1;
}

/* finds i3_mail: 78 88 77 */
int notify(const char *subject_file)
{
	char subject[80] = "";
	FILE *f = fopen(subject_file, "r");
	if (f == NULL)
		return -1;
	if (fgets(subject, sizeof subject, f) == NULL)
		subject[0] = '\0';
	fclose(f);
	char *cmd;
	if (asprintf(&cmd, "/usr/bin/mail -s '%s' root < /dev/null", subject) < 0)
		return -1;
	int rc = system(cmd);
	free(cmd);
	return rc;
}
/* allows i3_mail */
int notify_fixed(const char *subject_file)
{
	char subject[80] = "";
	FILE *f = fopen(subject_file, "r");
	if (f == NULL)
		return -1;
	if (fgets(subject, sizeof subject, f) == NULL)
		subject[0] = '\0';
	fclose(f);
	char *cmd;
	if (asprintf(&cmd, "/usr/bin/mail -s '%s' root < /dev/null", subject[0] ? "some" : "none") < 0)
		return -1;
	int rc = system(cmd);
	free(cmd);
	return rc;
}

/* finds i3_list_commands: 78 88 77 */
struct job {
	struct job *next;
	char line[120];
};
static struct job *jobs;

void queue_job(int peer)
{
	struct job *j = calloc(1, sizeof *j);
	if (j == NULL)
		return;
	if (recv(peer, j->line, sizeof j->line - 1, 0) <= 0) {
		free(j);
		return;
	}
	j->next = jobs;
	jobs = j;
}

int run_jobs(void)
{
	int bad = 0;
	for (struct job *j = jobs; j != NULL; j = j->next)
		bad |= system(j->line);
	return bad;
}
/* allows i3_list_commands */
struct task {
	struct task *next;
	char line[120];
};
static struct task *tasks;

void queue_task(int which)
{
	struct task *j = calloc(1, sizeof *j);
	if (j == NULL)
		return;
	strcpy(j->line, which ? "/usr/sbin/rotate" : "/usr/sbin/sweep");
	j->next = tasks;
	tasks = j;
}

int run_tasks(void)
{
	int bad = 0;
	for (struct task *j = tasks; j != NULL; j = j->next)
		bad |= system(j->line);
	return bad;
}

/* finds i3_spawn: 78 88 77 */
int convert(const char *env_name)
{
	pid_t pid;
	char *filter = getenv(env_name);
	char *args[] = { "/bin/sh", "-c", filter, NULL };
	if (filter == NULL || posix_spawn(&pid, "/bin/sh", NULL, NULL, args, environ) != 0)
		return -1;
	return waitpid(pid, NULL, 0) == pid ? 0 : -1;
}
/* allows i3_spawn */
int convert_fixed(const char *env_name)
{
	pid_t pid;
	char *args[] = { "/usr/bin/convert", "-o", getenv(env_name) ? "fast" : "slow", NULL };
	if (posix_spawn(&pid, "/usr/bin/convert", NULL, NULL, args, environ) != 0)
		return -1;
	return waitpid(pid, NULL, 0) == pid ? 0 : -1;
}

/* finds i3_ldap: 90 */
int find_mail(LDAP *dir, int peer, LDAPMessage **out)
{
	char uid[64], filter[128];
	ssize_t n = read(peer, uid, sizeof uid - 1);
	if (n < 0)
		return -1;
	uid[n] = '\0';
	snprintf(filter, sizeof filter, "(&(objectClass=person)(uid=%s))", uid);
	return ldap_search_ext_s(dir, "ou=people,dc=corp", LDAP_SCOPE_SUBTREE, filter, NULL, 0, NULL, NULL, NULL, 10, out);
}
/* allows i3_ldap */
int find_mail_alnum(LDAP *dir, int peer, LDAPMessage **out)
{
	char uid[64], filter[128];
	ssize_t n = read(peer, uid, sizeof uid - 1);
	if (n < 0)
		return -1;
	uid[n] = '\0';
	for (char *p = uid; *p != '\0'; p++)
		if (!isalnum((unsigned char)*p))
			return -1;
	snprintf(filter, sizeof filter, "(&(objectClass=person)(uid=%s))", uid);
	return ldap_search_ext_s(dir, "ou=people,dc=corp", LDAP_SCOPE_SUBTREE, filter, NULL, 0, NULL, NULL, NULL, 10, out);
}

/* finds i3_ldap_base: 90 */
static char group[40];

static void ask_group(void)
{
	if (scanf("%39s", group) != 1)
		group[0] = '\0';
}

int group_members(LDAP *dir, LDAPMessage **out)
{
	char base[100] = "cn=";
	ask_group();
	strcat(base, group);
	strcat(base, ",ou=groups,dc=corp");
	return ldap_search_s(dir, base, LDAP_SCOPE_SUBTREE, "(objectClass=*)", NULL, 0, out);
}
/* allows i3_ldap_base */
static char team[40];

static void choose_team(int which)
{
	strcpy(team, which ? "day" : "night");
}

int team_members(LDAP *dir, int which, LDAPMessage **out)
{
	char base[100] = "cn=";
	choose_team(which);
	strcat(base, team);
	strcat(base, ",ou=groups,dc=corp");
	return ldap_search_s(dir, base, LDAP_SCOPE_SUBTREE, "(objectClass=*)", NULL, 0, out);
}

/* finds i3_plugin: 114 426 427 73 22 */
void *load_codec(FILE *config)
{
	char line[200];
	if (fgets(line, sizeof line, config) == NULL)
		return NULL;
	line[strcspn(line, "\n")] = '\0';
	return dlopen(line, RTLD_NOW | RTLD_LOCAL);
}
/* allows i3_plugin */
void *load_codec_known(FILE *config)
{
	char line[200];
	if (fgets(line, sizeof line, config) == NULL)
		return NULL;
	line[strcspn(line, "\n")] = '\0';
	return dlopen(strcmp(line, "opus") == 0 ? "/usr/lib/app/opus.so" : "/usr/lib/app/flac.so", RTLD_NOW | RTLD_LOCAL);
}

/* finds i3_symbol: 114 470 */
int call_named(void *library, int argc, char **argv)
{
	int (*entry)(void);
	if (argc < 3)
		return -1;
	entry = (int (*)(void))dlsym(library, argv[2]);
	return entry ? entry() : -1;
}
/* allows i3_symbol */
int call_fixed(void *library, int argc)
{
	int (*entry)(void) = (int (*)(void))dlsym(library, argc > 2 ? "start_full" : "start");
	return entry ? entry() : -1;
}

/* finds i3_log_va: 134 */
static void note(int level, const char *format, ...)
{
	va_list ap;
	va_start(ap, format);
	vsyslog(level, format, ap);
	va_end(ap);
}

void greet_peer(int peer)
{
	char banner[128] = { 0 };
	if (recv(peer, banner, sizeof banner - 1, 0) > 0)
		note(LOG_INFO, banner);
}
/* allows i3_log_va */
static void note_right(int level, const char *format, ...)
{
	va_list ap;
	va_start(ap, format);
	vsyslog(level, format, ap);
	va_end(ap);
}

void greet_peer_right(int peer)
{
	char banner[128] = { 0 };
	if (recv(peer, banner, sizeof banner - 1, 0) > 0)
		note_right(LOG_INFO, "%s", banner);
}

/* finds i3_format_struct: 134 */
struct theme {
	const char *title, *row;
};
static struct theme theme = { "%s\n", "%d %s\n" };

void take_theme(void)
{
	const char *row = getenv("APP_ROW");
	if (row)
		theme.row = row;
}

void print_row(int n, const char *what)
{
	printf(theme.row, n, what);
}
/* allows i3_format_struct */
static struct theme plain = { "%s\n", "%d %s\n" };

void take_plain(void)
{
	plain.row = getenv("APP_ROW") ? "%d\t%s\n" : "%d %s\n";
}

void print_plain_row(int n, const char *what)
{
	printf(plain.row, n, what);
}

/* finds i3_format_gettext: 134 */
int print_table(FILE *catalogue, int n)
{
	static char *messages[4];
	size_t room = 0;
	for (int i = 0; i < 4; i++)
		if (getline(&messages[i], &room, catalogue) < 0)
			return -1;
		else
			room = 0;
	return fprintf(stdout, messages[2], n);
}
/* allows i3_format_gettext */
int print_table_right(FILE *catalogue, int n)
{
	static char *messages[4];
	size_t room = 0;
	for (int i = 0; i < 4; i++)
		if (getline(&messages[i], &room, catalogue) < 0)
			return -1;
		else
			room = 0;
	return fprintf(stdout, "%s %d", messages[2], n);
}

/* finds i3_popen_name: 426 427 78 */
int count_users(void)
{
	int n = 0;
	FILE *p = popen("who | wc -l", "r");
	if (p == NULL)
		return -1;
	if (fscanf(p, "%d", &n) != 1)
		n = -1;
	pclose(p);
	return n;
}
/* allows i3_popen_name */
int count_users_right(void)
{
	int n = 0;
	FILE *p = popen("/usr/bin/who | /usr/bin/wc -l", "r");
	if (p == NULL)
		return -1;
	if (fscanf(p, "%d", &n) != 1)
		n = -1;
	pclose(p);
	return n;
}

/* finds i3_execvp: 426 427 78 */
int compress(const char *file)
{
	char *args[] = { "gzip", "-9", (char *)file, NULL };
	pid_t child = fork();
	if (child == 0) {
		execvp(args[0], args);
		_exit(127);
	}
	return child < 0 || waitpid(child, NULL, 0) < 0 ? -1 : 0;
}
/* allows i3_execvp */
int compress_right(const char *file)
{
	char *args[] = { "/usr/bin/gzip", "-9", (char *)file, NULL };
	pid_t child = fork();
	if (child == 0) {
		execv(args[0], args);
		_exit(127);
	}
	return child < 0 || waitpid(child, NULL, 0) < 0 ? -1 : 0;
}

/* finds i3_path_dot: 427 426 */
int prepare_path(void)
{
	const char *old = getenv("PATH");
	char now[1024];
	snprintf(now, sizeof now, ".:%s", old ? old : "/bin");
	return setenv("PATH", now, 1);
}
/* allows i3_path_dot */
int prepare_path_right(void)
{
	return setenv("PATH", "/usr/bin:/bin", 1);
}

/* finds i3_path_tmp: 427 426 */
static char search[] = "PATH=/tmp/build/bin:/usr/bin";

int set_search(void)
{
	return putenv(search);
}
/* allows i3_path_tmp */
static char search_right[] = "PATH=/usr/local/bin:/usr/bin";

int set_search_right(void)
{
	return putenv(search_right);
}

/* finds i3_preload: 427 426 114 */
int with_helpers(const char *program)
{
	if (setenv("LD_LIBRARY_PATH", "/tmp/helpers", 1) != 0)
		return -1;
	return execl(program, program, (char *)NULL);
}
/* allows i3_preload */
int without_helpers(const char *program)
{
	if (unsetenv("LD_LIBRARY_PATH") != 0)
		return -1;
	return execl(program, program, (char *)NULL);
}
