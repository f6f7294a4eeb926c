/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "third_win.h"
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <limits.h>
#include <netdb.h>
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <syslog.h>
#include <unistd.h>

extern char **environ;

/* finds v3_log_cut: 222 */
void audit_failure(const char *user, const char *address)
{
	char line[16];
	snprintf(line, sizeof line, "failed login of %s from %s", user, address);
	syslog(LOG_AUTH | LOG_WARNING, "%s", line);
}
/* allows v3_log_cut */
void audit_failure_right(const char *user, const char *address)
{
	syslog(LOG_AUTH | LOG_WARNING, "failed login of %s from %s", user, address);
}

/* finds v3_log_precision: 222 */
void audit_denied(const char *user)
{
	syslog(LOG_AUTHPRIV | LOG_NOTICE, "access denied to user %.4s", user);
}
/* allows v3_log_precision */
void audit_denied_right(const char *user)
{
	syslog(LOG_AUTHPRIV | LOG_NOTICE, "access denied to user %s", user);
}

/* finds v3_silent_failure: 223 778 */
int sign_in(const char *user, const char *hash, const char *expected)
{
	if (strcmp(hash, expected) != 0)
		return -1;
	syslog(LOG_AUTH | LOG_INFO, "user %s signed in", user);
	return 0;
}
/* allows v3_silent_failure */
int sign_in_right(const char *user, const char *hash, const char *expected)
{
	if (strcmp(hash, expected) != 0) {
		syslog(LOG_AUTH | LOG_WARNING, "user %s failed to sign in", user);
		return -1;
	}
	syslog(LOG_AUTH | LOG_INFO, "user %s signed in", user);
	return 0;
}

/* finds v3_silent_logon: 223 778 */
HANDLE logon_or_not(const char *user, const char *password, FILE *log)
{
	HANDLE token = NULL;
	if (LogonUserA(user, NULL, password, LOGON32_LOGON_INTERACTIVE, LOGON32_PROVIDER_DEFAULT, &token))
		fprintf(log, "logon of %s\n", user);
	else
		token = NULL;
	return token;
}
/* allows v3_silent_logon */
HANDLE logon_or_logged(const char *user, const char *password, FILE *log)
{
	HANDLE token = NULL;
	if (LogonUserA(user, NULL, password, LOGON32_LOGON_INTERACTIVE, LOGON32_PROVIDER_DEFAULT, &token)) {
		fprintf(log, "logon of %s\n", user);
	} else {
		fprintf(log, "failed logon of %s\n", user);
		token = NULL;
	}
	return token;
}

/* finds v3_trust_name: 247 350 290 */
int trusted_peer(const struct sockaddr_in *peer)
{
	struct hostent *h = gethostbyaddr(&peer->sin_addr, sizeof peer->sin_addr, AF_INET);
	return h != NULL && strcmp(h->h_name, "admin.corp.example") == 0;
}
/* allows v3_trust_name */
int trusted_peer_right(const struct sockaddr_in *peer)
{
	return peer->sin_addr.s_addr == htonl(0x7f000001);
}

/* finds v3_trust_nameinfo: 247 350 290 */
int may_relay(int s)
{
	struct sockaddr_storage who;
	socklen_t n = sizeof who;
	char host[NI_MAXHOST];
	if (getpeername(s, (struct sockaddr *)&who, &n) != 0)
		return 0;
	if (getnameinfo((struct sockaddr *)&who, n, host, sizeof host, NULL, 0, 0) != 0)
		return 0;
	size_t length = strlen(host);
	return length > 8 && strcasecmp(host + length - 8, ".example") == 0;
}
/* allows v3_trust_nameinfo */
int may_relay_right(int s)
{
	struct sockaddr_storage who;
	socklen_t n = sizeof who;
	char host[NI_MAXHOST];
	if (getpeername(s, (struct sockaddr *)&who, &n) != 0)
		return 0;
	if (getnameinfo((struct sockaddr *)&who, n, host, sizeof host, NULL, 0, NI_NUMERICHOST) != 0)
		return 0;
	return strcmp(host, "127.0.0.1") == 0;
}

/* finds v3_keep_root: 272 250 */
int open_port_and_serve(int (*serve)(int))
{
	struct sockaddr_in a = { .sin_family = AF_INET, .sin_port = htons(80) };
	int s = socket(AF_INET, SOCK_STREAM, 0);
	if (s < 0 || seteuid(0) != 0)
		return -1;
	if (bind(s, (struct sockaddr *)&a, sizeof a) != 0 || listen(s, 8) != 0) {
		close(s);
		return -1;
	}
	return serve(s);
}
/* allows v3_keep_root */
int open_port_and_serve_right(int (*serve)(int), uid_t worker)
{
	struct sockaddr_in a = { .sin_family = AF_INET, .sin_port = htons(80) };
	int s = socket(AF_INET, SOCK_STREAM, 0);
	if (s < 0 || seteuid(0) != 0)
		return -1;
	if (bind(s, (struct sockaddr *)&a, sizeof a) != 0 || listen(s, 8) != 0 || setuid(worker) != 0) {
		close(s);
		return -1;
	}
	return serve(s);
}

/* finds v3_chroot: 272 243 250 */
FILE *jail_and_open(const char *name)
{
	if (chroot("/srv/jail") != 0)
		return NULL;
	return fopen(name, "r");
}
/* allows v3_chroot */
FILE *jail_and_open_right(const char *name, uid_t worker)
{
	if (chroot("/srv/jail") != 0 || chdir("/") != 0 || setuid(worker) != 0)
		return NULL;
	return fopen(name, "r");
}

/* finds v3_all_access: 272 250 284 */
LONG read_setting(HKEY *key)
{
	return RegOpenKeyExA(HKEY_LOCAL_MACHINE, "SOFTWARE\\App", 0, KEY_ALL_ACCESS, key);
}
/* allows v3_all_access */
LONG read_setting_right(HKEY *key)
{
	return RegOpenKeyExA(HKEY_CURRENT_USER, "SOFTWARE\\App", 0, KEY_READ, key);
}

/* finds v3_setuid_ignored: 273 252 */
void become(const char *name)
{
	struct passwd *pw = getpwnam(name);
	if (pw == NULL)
		exit(1);
	initgroups(name, pw->pw_gid);
	setresgid(pw->pw_gid, pw->pw_gid, pw->pw_gid);
	setresuid(pw->pw_uid, pw->pw_uid, pw->pw_uid);
}
/* allows v3_setuid_ignored */
void become_right(const char *name)
{
	struct passwd *pw = getpwnam(name);
	if (pw == NULL || initgroups(name, pw->pw_gid) != 0)
		exit(1);
	if (setresgid(pw->pw_gid, pw->pw_gid, pw->pw_gid) != 0)
		exit(1);
	if (setresuid(pw->pw_uid, pw->pw_uid, pw->pw_uid) != 0)
		exit(1);
}

/* finds v3_revert: 273 252 */
BOOL read_as_client(HANDLE pipe, const char *file)
{
	ImpersonateNamedPipeClient(pipe);
	HANDLE h = CreateFileA(file, GENERIC_READ, 0, NULL, OPEN_EXISTING, FILE_ATTRIBUTE_NORMAL, NULL);
	if (h == INVALID_HANDLE_VALUE)
		return FALSE;
	CloseHandle(h);
	return RevertToSelf();
}
/* allows v3_revert */
BOOL read_as_client_right(HANDLE pipe, const char *file)
{
	if (!ImpersonateNamedPipeClient(pipe))
		return FALSE;
	HANDLE h = CreateFileA(file, GENERIC_READ, 0, NULL, OPEN_EXISTING, FILE_ATTRIBUTE_NORMAL, NULL);
	if (!RevertToSelf())
		abort();
	if (h == INVALID_HANDLE_VALUE)
		return FALSE;
	CloseHandle(h);
	return TRUE;
}

/* finds v3_null_dacl: 284 732 */
HANDLE make_control_pipe(void)
{
	SECURITY_DESCRIPTOR everyone;
	SECURITY_ATTRIBUTES who = { sizeof who, &everyone, FALSE };
	if (!InitializeSecurityDescriptor(&everyone, 1) || !SetSecurityDescriptorDacl(&everyone, TRUE, NULL, FALSE))
		return INVALID_HANDLE_VALUE;
	return CreateNamedPipeA("\\\\.\\pipe\\control", 3, 0, 1, 512, 512, 0, &who);
}
/* allows v3_null_dacl */
HANDLE make_control_pipe_right(void *acl)
{
	SECURITY_DESCRIPTOR some;
	SECURITY_ATTRIBUTES who = { sizeof who, &some, FALSE };
	if (acl == NULL || !InitializeSecurityDescriptor(&some, 1) || !SetSecurityDescriptorDacl(&some, TRUE, acl, FALSE))
		return INVALID_HANDLE_VALUE;
	return CreateNamedPipeA("\\\\.\\pipe\\control", 3, 0, 1, 512, 512, 0, &who);
}

/* finds v3_generic_all: 284 272 732 */
HANDLE open_report(void)
{
	return CreateFileA("C:\\app\\report", GENERIC_ALL, 7, NULL, CREATE_ALWAYS, FILE_ATTRIBUTE_NORMAL, NULL);
}
/* allows v3_generic_all */
HANDLE open_report_right(void)
{
	return CreateFileA("C:\\app\\report", GENERIC_READ, 0, NULL, OPEN_EXISTING, FILE_ATTRIBUTE_NORMAL, NULL);
}

/* finds v3_open_socket: 284 732 276 */
int control_socket(void)
{
	struct sockaddr_un at = { .sun_family = AF_UNIX, .sun_path = "/run/app/control" };
	int s = socket(AF_UNIX, SOCK_STREAM, 0);
	if (s < 0)
		return -1;
	if (bind(s, (struct sockaddr *)&at, sizeof at) != 0 || chmod(at.sun_path, 0777) != 0) {
		close(s);
		return -1;
	}
	return s;
}
/* allows v3_open_socket */
int control_socket_right(void)
{
	struct sockaddr_un at = { .sun_family = AF_UNIX, .sun_path = "/run/app/control" };
	int s = socket(AF_UNIX, SOCK_STREAM, 0);
	if (s < 0)
		return -1;
	if (bind(s, (struct sockaddr *)&at, sizeof at) != 0 || chmod(at.sun_path, 0700) != 0) {
		close(s);
		return -1;
	}
	return s;
}

/* finds v3_umask: 284 732 276 */
int save_state(const char *text)
{
	umask(0);
	int fd = open("/var/lib/app/state", O_WRONLY | O_CREAT | O_TRUNC, S_IRUSR | S_IWUSR | S_IRGRP | S_IWGRP | S_IROTH | S_IWOTH);
	if (fd < 0)
		return -1;
	ssize_t n = write(fd, text, strlen(text));
	return close(fd) == 0 && n >= 0 ? 0 : -1;
}
/* allows v3_umask */
int save_state_right(const char *text)
{
	umask(077);
	int fd = open("/var/lib/app/state", O_WRONLY | O_CREAT | O_TRUNC, S_IRUSR | S_IWUSR);
	if (fd < 0)
		return -1;
	ssize_t n = write(fd, text, strlen(text));
	return close(fd) == 0 && n >= 0 ? 0 : -1;
}

/* finds v3_tempnam: 377 */
FILE *scratch_file(void)
{
	char *name = tempnam("/tmp", "app");
	FILE *f = name ? fopen(name, "w+") : NULL;
	free(name);
	return f;
}
/* allows v3_tempnam */
FILE *scratch_file_right(void)
{
	return tmpfile();
}

/* finds v3_tmp_fixed: 377 379 59 */
int lock_instance(void)
{
	char name[64];
	snprintf(name, sizeof name, "/tmp/app.%d", (int)getpid());
	return open(name, O_RDWR | O_CREAT, 0600);
}
/* allows v3_tmp_fixed */
int lock_instance_right(char name[PATH_MAX])
{
	strcpy(name, "/tmp/app.XXXXXX");
	return mkstemp(name);
}

/* finds v3_win_temp: 377 379 */
HANDLE scratch_handle(void)
{
	char *name = _tempnam("C:\\temp", "app");
	if (name == NULL)
		return INVALID_HANDLE_VALUE;
	HANDLE h = CreateFileA(name, GENERIC_WRITE, 0, NULL, CREATE_ALWAYS, FILE_ATTRIBUTE_NORMAL, NULL);
	free(name);
	return h;
}
/* allows v3_win_temp */
HANDLE scratch_handle_right(void)
{
	char folder[MAX_PATH + 1], name[MAX_PATH];
	if (GetTempPathA(sizeof folder, folder) == 0 || GetTempFileNameA(folder, "app", 0, name) == 0)
		return INVALID_HANDLE_VALUE;
	return CreateFileA(name, GENERIC_WRITE, 0, NULL, OPEN_EXISTING, FILE_FLAG_DELETE_ON_CLOSE, NULL);
}

/* finds v3_kept_temp: 459 377 */
int sort_through(int (*sort)(int))
{
	char name[] = "/var/tmp/sortXXXXXX";
	int fd = mkstemp(name);
	if (fd < 0)
		return -1;
	int rc = sort(fd);
	close(fd);
	return rc;
}
/* allows v3_kept_temp */
int sort_through_right(int (*sort)(int))
{
	char name[] = "/var/tmp/sortXXXXXX";
	int fd = mkstemp(name);
	if (fd < 0)
		return -1;
	int rc = sort(fd);
	close(fd);
	unlink(name);
	return rc;
}

/* finds v3_kept_on_error: 459 */
int export_list(const char *target, const char *const *rows, int n)
{
	char part[PATH_MAX];
	snprintf(part, sizeof part, "%s.part.XXXXXX", target);
	int fd = mkstemp(part);
	if (fd < 0)
		return -1;
	for (int i = 0; i < n; i++)
		if (dprintf(fd, "%s\n", rows[i]) < 0) {
			close(fd);
			return -1;
		}
	return close(fd) == 0 && rename(part, target) == 0 ? 0 : -1;
}
/* allows v3_kept_on_error */
int export_list_right(const char *target, const char *const *rows, int n)
{
	char part[PATH_MAX];
	snprintf(part, sizeof part, "%s.part.XXXXXX", target);
	int fd = mkstemp(part);
	if (fd < 0)
		return -1;
	for (int i = 0; i < n; i++)
		if (dprintf(fd, "%s\n", rows[i]) < 0) {
			close(fd);
			unlink(part);
			return -1;
		}
	if (close(fd) == 0 && rename(part, target) == 0)
		return 0;
	unlink(part);
	return -1;
}

/* finds v3_environ: 526 497 200 */
void crash_page(int client)
{
	for (char **e = environ; *e != NULL; e++)
		dprintf(client, "<li>%s</li>\n", *e);
}
/* allows v3_environ */
void crash_page_right(int client)
{
	dprintf(client, "<p>something went wrong</p>\n");
}

/* finds v3_env_error: 526 497 535 209 */
void find_tool(const char *tool)
{
	if (access(tool, X_OK) != 0)
		fprintf(stderr, "%s: not found in %s\n", tool, getenv("PATH"));
}
/* allows v3_env_error */
void find_tool_right(const char *tool)
{
	if (access(tool, X_OK) != 0)
		fprintf(stderr, "%s: not found\n", tool);
}

/* finds v3_debug_log: 534 532 312 */
int check_login(const char *user, const char *password, FILE *debug)
{
	if (debug)
		fprintf(debug, "check_login(%s, %s)\n", user, password);
	return user[0] != '\0' && password[0] != '\0';
}
/* allows v3_debug_log */
int check_login_right(const char *user, const char *password, FILE *debug)
{
	if (debug)
		fprintf(debug, "check_login(%s)\n", user);
	return user[0] != '\0' && password[0] != '\0';
}

/* finds v3_debug_string: 534 532 312 */
void trace_logon(const char *password)
{
	char line[200];
	snprintf(line, sizeof line, "logging on with %s", password);
	OutputDebugStringA(line);
}
/* allows v3_debug_string */
void trace_logon_right(const char *password)
{
	char line[200];
	snprintf(line, sizeof line, "logging on with %zu letters", strlen(password));
	OutputDebugStringA(line);
}

/* finds v3_stderr_password: 535 209 532 200 */
BOOL connect_share(const char *user, const char *password)
{
	HANDLE token;
	if (!LogonUserA(user, NULL, password, LOGON32_LOGON_INTERACTIVE, LOGON32_PROVIDER_DEFAULT, &token)) {
		fprintf(stderr, "cannot log %s on with password %s\n", user, password);
		return FALSE;
	}
	return CloseHandle(token);
}
/* allows v3_stderr_password */
BOOL connect_share_right(const char *user, const char *password)
{
	HANDLE token;
	if (!LogonUserA(user, NULL, password, LOGON32_LOGON_INTERACTIVE, LOGON32_PROVIDER_DEFAULT, &token)) {
		fprintf(stderr, "cannot log %s on\n", user);
		return FALSE;
	}
	return CloseHandle(token);
}

/* finds v3_perror_secret: 535 209 532 200 */
struct session {
	char user[32], passphrase[64];
};

int open_vault(const struct session *s, int (*unlock)(const char *))
{
	if (unlock(s->passphrase) != 0) {
		dprintf(STDERR_FILENO, "vault: wrong passphrase '%s'\n", s->passphrase);
		return -1;
	}
	return 0;
}
/* allows v3_perror_secret */
int open_vault_right(const struct session *s, int (*unlock)(const char *))
{
	if (unlock(s->passphrase) != 0) {
		dprintf(STDERR_FILENO, "vault: wrong passphrase of %s\n", s->user);
		return -1;
	}
	return 0;
}

/* finds v3_comment_account: 615 540 546 */
/* for maintenance log in as user "service" with password "winter" until the console is done */
int console(int s)
{
	return s > 0;
}
/* allows v3_comment_account */
/* the maintenance account is described in the handbook of the installation */
int console_right(int s)
{
	return s > 0;
}

/* finds v3_comment_pin: 615 540 546 */
int door(int n)
{
	// master PIN of the doors: 4711
	return n > 9;
}
/* allows v3_comment_pin */
int door_right(int n)
{
	// the doors have a master PIN that the owner sets
	return n > 9;
}

/* finds v3_hack: 546 */
int parse_flags(int n)
{
	/* BUG: does not check the sign, negative numbers break the table */
	return n & 7;
}
/* allows v3_hack */
int parse_flags_right(int n)
{
	/* the lowest three bits are the flags */
	return n & 7;
}

/* finds v3_fixme: 546 */
int authorised(int uid)
{
	/* BUG: anybody gets in for now, the uid is not verified */
	return uid >= 0;
}
/* allows v3_fixme */
int authorised_right(int uid)
{
	/* a user whose number the kernel gave */
	return uid >= 0;
}
