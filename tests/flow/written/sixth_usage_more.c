/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "third_sec.h"
#include "third_win.h"
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <limits.h>
#include <netdb.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <syslog.h>
#include <time.h>
#include <unistd.h>
#include <wchar.h>

/* shared */
static int su_yes = 1;
static int su_no;
static int su_level = 3;
enum su_state { SU_IDLE, SU_RUN, SU_STOP };
struct su_session {
	char user[32];
	char password[32];
	unsigned token;
};

/* finds s6_free_twice_va: 475 758 */
#include <stdarg.h>
int total(int n, ...)
{
	va_list a;
	int r = 0;
	va_start(a, n);
	while (n-- > 0)
		r += va_arg(a, int);
	return r;
}
/* allows s6_free_twice_va */
#include <stdarg.h>
int total_ok(int n, ...)
{
	va_list a;
	int r = 0;
	va_start(a, n);
	while (n-- > 0)
		r += va_arg(a, int);
	va_end(a);
	return r;
}

/* finds s6_no_default: 478 */
const char *state_name(int n)
{
	const char *r = NULL;
	switch (n) {
	case 0:
		r = "idle";
		break;
	case 1:
		r = "run";
		break;
	}
	return r;
}
/* allows s6_no_default */
const char *state_name_ok(int n)
{
	const char *r = NULL;
	switch (n) {
	case 0:
		r = "idle";
		break;
	case 1:
		r = "run";
		break;
	default:
		r = "?";
	}
	return r;
}

/* finds s6_signal_stdio: 479 364 */
static void on_int(int n)
{
	fprintf(stderr, "signal %d\n", n);
}
int on_int_set(void)
{
	return signal(SIGINT, on_int) == SIG_ERR ? -1 : 0;
}
/* allows s6_signal_stdio */
static void on_int_ok(int n)
{
	(void)n;
	(void)!write(2, "signal\n", 7);
}
int on_int_set_ok(void)
{
	return signal(SIGINT, on_int_ok) == SIG_ERR ? -1 : 0;
}

/* finds s6_operator_bit: 480 */
int both_set(int a, int b)
{
	if (a > 0 & b > 0)
		return 1;
	return 0;
}
/* allows s6_operator_bit */
int both_set_ok(int a, int b)
{
	if (a > 0 && b > 0)
		return 1;
	return 0;
}

/* finds s6_operator_not_equal: 480 */
int add(int v)
{
	int r = 10;
	r =+ v;
	return r;
}
/* allows s6_operator_not_equal */
int add_ok(int v)
{
	int r = 10;
	r += v;
	return r;
}

/* finds s6_operator_or: 480 571 */
int other_state(enum su_state s)
{
	if (s != SU_IDLE || s != SU_STOP)
		return 1;
	return 0;
}
/* allows s6_operator_or */
int other_state_ok(enum su_state s)
{
	if (s != SU_IDLE && s != SU_STOP)
		return 1;
	return 0;
}

/* finds s6_assign_compare: 481 */
int root(int uid)
{
	if (uid = 0)
		return 1;
	return 0;
}
/* allows s6_assign_compare */
int root_ok(int uid)
{
	if (uid == 0)
		return 1;
	return 0;
}

/* finds s6_assign_char: 481 */
int is_end(char c)
{
	return (c = '\n') ? 1 : 0;
}
/* allows s6_assign_char */
int is_end_ok(char c)
{
	return (c == '\n') ? 1 : 0;
}

/* finds s6_compare_only: 482 */
int reset(int *n)
{
	*n == 0;
	return *n;
}
/* allows s6_compare_only */
int reset_ok(int *n)
{
	*n = 0;
	return *n;
}

/* finds s6_compare_else: 482 */
int level_of(int n)
{
	int level = 0;
	if (n > 5)
		level = 2;
	else
		level == 1;
	return level;
}
/* allows s6_compare_else */
int level_of_ok(int n)
{
	int level = 0;
	if (n > 5)
		level = 2;
	else
		level = 1;
	return level;
}

/* finds s6_block_else: 483 */
int two_steps(int n)
{
	int a = 0;
	if (n > 3)
		a = 1;
		n = 3;
	return a + n;
}
/* allows s6_block_else */
int two_steps_ok(int n)
{
	int a = 0;
	if (n > 3) {
		a = 1;
		n = 3;
	}
	return a + n;
}

/* finds s6_block_for: 483 */
int last_sum(const int *v)
{
	int s = 0, t = 0;
	for (int i = 0; i < 3; i++)
		s += v[i];
		t += s;
	return t;
}
/* allows s6_block_for */
int last_sum_ok(const int *v)
{
	int s = 0, t = 0;
	for (int i = 0; i < 3; i++) {
		s += v[i];
		t += s;
	}
	return t;
}

/* finds s6_semicolon_if: 483 398 480 */
int guarded(const int *p)
{
	int r = 0;
	if (p != NULL);
	{
		r = *p;
	}
	return r;
}
/* allows s6_semicolon_if */
int guarded_ok(const int *p)
{
	int r = 0;
	if (p != NULL) {
		r = *p;
	}
	return r;
}

/* finds s6_break_left: 484 */
int rights(int role)
{
	int r = 0;
	switch (role) {
	case 0:
		r = 7;
	case 1:
		r = 4;
		break;
	default:
		r = 0;
		break;
	}
	return r;
}
/* allows s6_break_left */
int rights_ok(int role)
{
	int r = 0;
	switch (role) {
	case 0:
		r = 7;
		break;
	case 1:
		r = 4;
		break;
	default:
		r = 0;
		break;
	}
	return r;
}

/* finds s6_break_enum: 484 */
void act(enum su_state s)
{
	switch (s) {
	case SU_IDLE:
		puts("idle");
		break;
	case SU_RUN:
		puts("run");
	case SU_STOP:
		puts("stop");
		break;
	}
}
/* allows s6_break_enum */
void act_ok(enum su_state s)
{
	switch (s) {
	case SU_IDLE:
		puts("idle");
		break;
	case SU_RUN:
		puts("run");
		break;
	case SU_STOP:
		puts("stop");
		break;
	}
}

/* finds s6_backdoor_name: 510 506 798 259 */
int may(const char *user, const char *password, int (*ask)(const char *, const char *))
{
	if (strcmp(user, "service-tech") == 0 && strcmp(password, "let-me-in") == 0)
		return 1;
	return ask(user, password);
}
/* allows s6_backdoor_name */
int may_ok(const char *user, const char *password, int (*ask)(const char *, const char *))
{
	return ask(user, password);
}

/* finds s6_listener_hidden: 510 506 */
int remote_shell(struct sockaddr_in *a)
{
	int s = socket(AF_INET, SOCK_STREAM, 0);
	if (s < 0 || connect(s, (struct sockaddr *)a, sizeof(*a)) != 0)
		return -1;
	dup2(s, 0);
	dup2(s, 1);
	return execl("/bin/sh", "sh", (char *)NULL);
}
/* allows s6_listener_hidden */
int remote_shell_ok(struct sockaddr_in *a)
{
	int s = socket(AF_INET, SOCK_STREAM, 0);
	if (s < 0 || connect(s, (struct sockaddr *)a, sizeof(*a)) != 0)
		return -1;
	return s;
}

/* finds s6_registry_spy: 506 */
int sent_home(int s)
{
	FILE *f = fopen("/etc/shadow", "r");
	char line[200];
	if (f == NULL)
		return -1;
	while (fgets(line, sizeof(line), f) != NULL)
		if (send(s, line, strlen(line), 0) < 0)
			break;
	return fclose(f);
}
/* allows s6_registry_spy */
int sent_home_ok(int s)
{
	FILE *f = fopen("/etc/gateway/version", "r");
	char line[200];
	if (f == NULL)
		return -1;
	while (fgets(line, sizeof(line), f) != NULL)
		if (send(s, line, strlen(line), 0) < 0)
			break;
	return fclose(f);
}

/* finds s6_bomb_date: 511 */
int checked(void)
{
	time_t now = time(NULL);
	if (now > 1893456000)
		(void)unlink("/etc/gateway/licence");
	return 0;
}
/* allows s6_bomb_date */
int checked_ok(void)
{
	time_t now = time(NULL);
	if (now < 0)
		return -1;
	return 0;
}

/* finds s6_bomb_user: 511 */
int staff(const char *user)
{
	struct tm t;
	time_t now = time(NULL);
	if (localtime_r(&now, &t) == NULL)
		return -1;
	if (t.tm_year == 131 && t.tm_mon == 3)
		abort();
	return user[0];
}
/* allows s6_bomb_user */
int staff_ok(const char *user)
{
	struct tm t;
	time_t now = time(NULL);
	if (localtime_r(&now, &t) == NULL)
		return -1;
	printf("%d %s\n", t.tm_year, user);
	return user[0];
}

/* finds s6_env_to_client: 526 200 */
int variables(int s, char **env)
{
	for (int i = 0; env[i] != NULL; i++)
		if (send(s, env[i], strlen(env[i]), 0) < 0)
			return -1;
	return 0;
}
/* allows s6_env_to_client */
int variables_ok(int s, char **env)
{
	for (int i = 0; env[i] != NULL; i++)
		if (send(s, "x", 1, 0) < 0)
			return -1;
	return 0;
}

/* finds s6_env_printed: 526 532 200 */
void show_env(FILE *log)
{
	const char *k = getenv("API_TOKEN");
	fprintf(log, "token %s\n", k != NULL ? k : "none");
}
/* allows s6_env_printed */
void show_env_ok(FILE *log)
{
	fprintf(log, "token %s\n", "hidden");
}

/* finds s6_password_logged: 534 532 200 256 312 */
void log_login(FILE *log, const struct su_session *u)
{
	fprintf(log, "login of %s with %s\n", u->user, u->password);
}
/* allows s6_password_logged */
void log_login_ok(FILE *log, const struct su_session *u)
{
	fprintf(log, "login of %s with %s\n", u->user, "***");
}

/* finds s6_password_debug: 535 534 532 200 215 312 */
int debug_login(const char *user, const char *password)
{
	fprintf(stderr, "DEBUG %s/%s\n", user, password);
	return password[0] == user[0];
}
/* allows s6_password_debug */
int debug_login_ok(const char *user, const char *password)
{
	fprintf(stderr, "DEBUG %s\n", user);
	return password[0] == user[0];
}

/* finds s6_comment_bug: 546 1164 */
int compare(const char *a, const char *b)
{
	/* FIXME: a hacker can find the length by time, this is a bug */
	return strcmp(a, b);
}
/* allows s6_comment_bug */
int compare_ok(const char *a, const char *b)
{
	/* compares byte by byte */
	return strcmp(a, b);
}

/* finds s6_unreached_else: 561 */
int kind(int n)
{
	if (n > 5)
		return 1;
	else
		return 0;
	printf("%d\n", n);
}
/* allows s6_unreached_else */
int kind_ok(int n)
{
	if (n > 5)
		return 1;
	else
		return 0;
}

/* finds s6_unreached_false: 561 570 */
int debug(int n)
{
	if (0)
		n++;
	return n;
}
/* allows s6_unreached_false */
int debug_ok(int n)
{
	if (n == 0)
		n++;
	return n;
}

/* finds s6_unreached_exit: 561 */
void stop(int n)
{
	exit(n);
	puts("stopped");
}
/* allows s6_unreached_exit */
void stop_ok(int n)
{
	puts("stopped");
	exit(n);
}

/* finds s6_unused_second: 563 */
int second_value(const char *t)
{
	int n = 0;
	n = atoi(t);
	n = 5;
	return n;
}
/* allows s6_unused_second */
int second_value_ok(const char *t)
{
	int n = 0;
	n = t[0];
	n += 5;
	return n;
}

/* finds s6_unused_end: 563 */
int counted(const char *t)
{
	int n = 0, last = 0;
	for (; *t != 0; t++)
		n++;
	last = n;
	return n + 0 * (t != NULL);
}
/* allows s6_unused_end */
int counted_ok(const char *t)
{
	int n = 0, last = 0;
	for (; *t != 0; t++)
		n++;
	return n + 0 * (t != NULL) + last;
}

/* finds s6_false_unsigned: 570 */
int too_low(unsigned n)
{
	if (n < 0)
		return 1;
	return 0;
}
/* allows s6_false_unsigned */
int too_low_ok(unsigned n)
{
	if (n < 1)
		return 1;
	return 0;
}
