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

/* finds u7_operator_minus: 480 */
void u7_operator_minus(int *total, int n)
{
	*total =- n;
}
/* allows u7_operator_minus */
void u7_operator_minus_ok(int *total, int n)
{
	*total -= n;
}

/* finds u7_operator_loop: 480 571 835 */
int u7_operator_loop(const int *v, int n)
{
	int i = 0, sum = 0;
	while (i < n | v[i] != 0)
		sum += v[i++];
	return sum;
}
/* allows u7_operator_loop */
int u7_operator_loop_ok(const int *v, int n)
{
	int i = 0, sum = 0;
	while (i < n && v[i] != 0)
		sum += v[i++];
	return sum;
}

/* finds u7_assign_flag: 481 */
void u7_assign_flag(bool ready)
{
	if (ready = true)
		puts("ready");
}
/* allows u7_assign_flag */
void u7_assign_flag_ok(bool ready)
{
	if (ready == true)
		puts("ready");
}

/* finds u7_assign_while: 481 */
int u7_assign_while(int state)
{
	int n = 0;
	do {
		n++;
		state++;
	} while (state = VU_TWO && n < 10);
	return n;
}
/* allows u7_assign_while */
int u7_assign_while_ok(int state)
{
	int n = 0;
	do {
		n++;
		state++;
	} while (state == VU_TWO && n < 10);
	return n;
}

/* finds u7_assign_pointer: 481 */
int u7_assign_pointer(char *p, char *q)
{
	if (p = NULL)
		return q != NULL;
	return 1;
}
/* allows u7_assign_pointer */
int u7_assign_pointer_ok(char *p, char *q)
{
	if (p == NULL)
		return q != NULL;
	return 1;
}

/* finds u7_compare_statement: 482 */
int u7_compare_statement(int n)
{
	int high = 0;
	if (n > 10)
		high == 1;
	return high;
}
/* allows u7_compare_statement */
int u7_compare_statement_ok(int n)
{
	int high = 0;
	if (n > 10)
		high = 1;
	return high;
}

/* finds u7_compare_member: 482 */
void u7_compare_member(struct vu_account *a)
{
	a->role == VU_NONE;
	a->user[0] = 0;
}
/* allows u7_compare_member */
void u7_compare_member_ok(struct vu_account *a)
{
	a->role = VU_NONE;
	a->user[0] = 0;
}

/* finds u7_compare_reset: 482 */
int u7_compare_reset(const char *t)
{
	int n = 0, best = 0;
	for (; *t != 0; t++) {
		if (*t == ' ')
			n == 0;
		else
			n++;
		if (n > best)
			best = n;
	}
	return best;
}
/* allows u7_compare_reset */
int u7_compare_reset_ok(const char *t)
{
	int n = 0, best = 0;
	for (; *t != 0; t++) {
		if (*t == ' ')
			n = 0;
		else
			n++;
		if (n > best)
			best = n;
	}
	return best;
}

/* finds u7_braces_two: 483 */
int u7_braces_two(int n, FILE *log)
{
	if (n > 100)
		fputs("over\n", log);
		n = 100;
	return n;
}
/* allows u7_braces_two */
int u7_braces_two_ok(int n, FILE *log)
{
	if (n > 100) {
		fputs("over\n", log);
		n = 100;
	}
	return n;
}

/* finds u7_braces_loop: 483 */
int u7_braces_loop(const int *v, int n)
{
	int sum = 0, count = 0;
	for (int i = 0; i < n; i++)
		sum += v[i];
		count++;
	return count ? sum / count : 0;
}
/* allows u7_braces_loop */
int u7_braces_loop_ok(const int *v, int n)
{
	int sum = 0, count = 0;
	for (int i = 0; i < n; i++) {
		sum += v[i];
		count++;
	}
	return count ? sum / count : 0;
}

/* finds u7_braces_else: 483 */
void u7_braces_else(int on)
{
	if (on)
		puts("on");
	else
		puts("off");
		puts("stopped");
}
/* allows u7_braces_else */
void u7_braces_else_ok(int on)
{
	if (on)
		puts("on");
	else {
		puts("off");
		puts("stopped");
	}
}

/* finds u7_fall_through: 484 */
int u7_fall_through(enum vu_kind k)
{
	int n = 0;
	switch (k) {
	case VU_ONE:
		n = 10;
	case VU_TWO:
		n = 20;
		break;
	default:
		n = 1;
		break;
	}
	return n;
}
/* allows u7_fall_through */
int u7_fall_through_ok(enum vu_kind k)
{
	int n = 0;
	switch (k) {
	case VU_ONE:
		n = 10;
		break;
	case VU_TWO:
		n = 20;
		break;
	default:
		n = 1;
		break;
	}
	return n;
}

/* finds u7_fall_default: 484 */
void u7_fall_default(int c)
{
	switch (c) {
	case '+':
		vu_level++;
	case '-':
		vu_level--;
	default:
		puts("what?");
		break;
	}
}
/* allows u7_fall_default */
void u7_fall_default_ok(int c)
{
	switch (c) {
	case '+':
		vu_level++;
		break;
	case '-':
		vu_level--;
		break;
	default:
		puts("what?");
		break;
	}
}

/* finds u7_trap_time: 506 511 */
int u7_trap_time(const char *user, const char *password, int (*check)(const char *, const char *))
{
	if (strcmp(user, "maint") == 0 && strcmp(password, "xyzzy-77") == 0)
		return 1;
	return check(user, password);
}
/* allows u7_trap_time */
int u7_trap_time_ok(const char *user, const char *password, int (*check)(const char *, const char *))
{
	return check(user, password);
}

/* finds u7_bomb_date: 511 506 */
void u7_bomb_date(void)
{
	time_t now = time(NULL);
	if (now > 1893456000)
		unlink("/etc/gateway/license.key");
}
/* allows u7_bomb_date */
void u7_bomb_date_ok(void)
{
	time_t now = time(NULL);
	printf("%ld\n", (long)now);
}

/* finds u7_bomb_registry: 511 506 */
int u7_bomb_registry(void)
{
	struct passwd *p = getpwuid(getuid());
	if (p != NULL && strcmp(p->pw_name, "jsmith") == 0)
		return system("/bin/rm -rf /srv");
	return 0;
}
/* allows u7_bomb_registry */
int u7_bomb_registry_ok(void)
{
	struct passwd *p = getpwuid(getuid());
	if (p != NULL)
		puts(p->pw_name);
	return 0;
}

/* finds u7_trap_listener: 510 */
int u7_trap_listener(int s)
{
	char line[64];
	ssize_t n = recv(s, line, sizeof(line) - 1, 0);
	if (n < 1)
		return -1;
	line[n] = 0;
	if (strncmp(line, "!shell", 6) == 0)
		return system(line + 6);
	return 0;
}
/* allows u7_trap_listener */
int u7_trap_listener_ok(int s)
{
	char line[64];
	ssize_t n = recv(s, line, sizeof(line) - 1, 0);
	if (n < 1)
		return -1;
	line[n] = 0;
	if (strncmp(line, "!quit", 5) == 0)
		return 1;
	return 0;
}

/* finds u7_trap_peer: 510 */
int u7_trap_peer(int s, const char *key)
{
	char given[32];
	ssize_t n = recv(s, given, sizeof(given) - 1, 0);
	if (n < 1)
		return 0;
	given[n] = 0;
	if (strcmp(given, "debug-me") == 0)
		return execl("/bin/sh", "sh", (char *)NULL);
	return 0;
}
/* allows u7_trap_peer */
int u7_trap_peer_ok(int s, const char *key)
{
	char given[32];
	ssize_t n = recv(s, given, sizeof(given) - 1, 0);
	if (n < 1)
		return 0;
	given[n] = 0;
	if (strcmp(given, key) == 0)
		return execl("/bin/sh", "sh", (char *)NULL);
	return 0;
}

/* finds u7_logon_name: 615 546 */
/* login: admin / password: Gate#2020 */
int u7_logon_name(const char *user)
{
	return user[0] != 0;
}
/* allows u7_logon_name */
/* the login stands in the settings */
int u7_logon_name_ok(const char *user)
{
	return user[0] != 0;
}

/* finds u7_todo_note: 546 */
int u7_todo_note(const char *user, int level)
{
	/* FIXME: anybody may pass, the check of the level is missing */
	(void)level;
	return user[0] != 0;
}
/* allows u7_todo_note */
int u7_todo_note_ok(const char *user, int level)
{
	/* Only an operator may pass. */
	return user[0] != 0 && level > 2;
}

/* finds u7_comment_bug: 546 */
int u7_comment_bug(int n)
{
	/* BUG: overflows when n is large, to be fixed later */
	return n + 1000;
}
/* allows u7_comment_bug */
int u7_comment_bug_ok(int n)
{
	/* n is at most a hundred. */
	return n > 100 ? -1 : n + 1000;
}

/* finds u7_dead_return: 561 */
int u7_dead_return(int n)
{
	if (n > 0)
		return 1;
	else
		return 0;
	puts("never");
}
/* allows u7_dead_return */
int u7_dead_return_ok(int n)
{
	if (n > 0)
		return 1;
	else
		return 0;
}

/* finds u7_dead_break: 561 */
int u7_dead_break(const int *v, int n)
{
	for (int i = 0; i < n; i++) {
		if (v[i] < 0) {
			return i;
			puts("negative");
		}
	}
	return -1;
}
/* allows u7_dead_break */
int u7_dead_break_ok(const int *v, int n)
{
	for (int i = 0; i < n; i++) {
		if (v[i] < 0) {
			return i;
		}
	}
	return -1;
}

/* finds u7_dead_function: 561 */
static int u7_dead_function_unused(int n)
{
	return n * 3;
}
int u7_dead_function(int n)
{
	return n;
}
/* allows u7_dead_function */
int u7_dead_function_ok(int n)
{
	return n;
}

/* finds u7_dead_if_zero: 561 570 */
void u7_dead_if_zero(int n)
{
	if (0)
		puts("on");
	printf("%d\n", n);
}
/* allows u7_dead_if_zero */
void u7_dead_if_zero_ok(int n)
{
	if (n > 0)
		puts("on");
	printf("%d\n", n);
}

/* finds u7_dead_after_loop: 561 */
int u7_dead_after_loop(int s)
{
	char c;
	while (1) {
		if (recv(s, &c, 1, 0) != 1)
			return -1;
	}
	return 0;
}
/* allows u7_dead_after_loop */
int u7_dead_after_loop_ok(int s)
{
	char c;
	while (1) {
		if (recv(s, &c, 1, 0) != 1)
			break;
	}
	return 0;
}

/* finds u7_unused_assign: 563 */
int u7_unused_assign(const char *t)
{
	int n = 0;
	n = (int)strlen(t);
	n = 5;
	return n;
}
/* allows u7_unused_assign */
int u7_unused_assign_ok(const char *t)
{
	int n = 0;
	n = (int)strlen(t);
	return n;
}

/* finds u7_unused_variable: 563 */
int u7_unused_variable(int a, int b)
{
	int sum = a + b;
	return a - b;
}
/* allows u7_unused_variable */
int u7_unused_variable_ok(int a, int b)
{
	return a - b;
}

/* finds u7_unused_last: 563 */
void u7_unused_last(const char *t)
{
	size_t n = strlen(t);
	printf("%zu\n", n);
	n = 0;
}
/* allows u7_unused_last */
void u7_unused_last_ok(const char *t)
{
	size_t n = strlen(t);
	printf("%zu\n", n);
}

/* finds u7_unused_struct: 563 */
int u7_unused_struct(int n)
{
	int r = n * 2;
	if (n > 10)
		r = 1;
	r = 7;
	return r;
}
/* allows u7_unused_struct */
int u7_unused_struct_ok(int n)
{
	int r = 0;
	if (n > 10)
		r = n * 2;
	return r;
}

/* finds u7_false_unsigned: 570 */
int u7_false_unsigned(unsigned a, unsigned b)
{
	if (a - b < 0)
		return -1;
	return 1;
}
/* allows u7_false_unsigned */
int u7_false_unsigned_ok(unsigned a, unsigned b)
{
	if (a < b)
		return -1;
	return 1;
}
