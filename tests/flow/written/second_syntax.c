/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "second_win.h"
#include <assert.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>
#include <wchar.h>

char *gets(char *);

/* finds y2_gets: 242 676 */
void ask(void)
{
	char answer[100];
	puts("name?");
	if (gets(answer) != NULL)
		puts(answer);
}
/* allows y2_gets */
void ask_bounded(void)
{
	char answer[100];
	puts("name?");
	if (fgets(answer, sizeof answer, stdin) != NULL)
		puts(answer);
}

/* finds y2_scan_word: 676 242 120 121 787 */
void ask_word(FILE *f)
{
	wchar_t word[20];
	if (fwscanf(f, L"%ls", word) == 1)
		fputws(word, stdout);
}
/* allows y2_scan_word */
void ask_word_bounded(FILE *f)
{
	wchar_t word[20];
	if (fwscanf(f, L"%19ls", word) == 1)
		fputws(word, stdout);
}

/* finds y2_tokens: 676 */
void print_fields(char *line)
{
	for (char *f = strtok(line, ";"); f != NULL; f = strtok(NULL, ";"))
		puts(f);
}
/* allows y2_tokens */
void print_fields_own(char *line)
{
	char *save = NULL;
	for (char *f = strtok_r(line, ";", &save); f != NULL; f = strtok_r(NULL, ";", &save))
		puts(f);
}

/* finds y2_no_default: 478 */
enum phase { IDLE, STARTING, RUNNING, STOPPED };

int may_write(enum phase p)
{
	int ok = 1;
	switch (p) {
	case IDLE:
		ok = 0;
		break;
	case RUNNING:
		ok = 2;
		break;
	}
	return ok;
}
/* allows y2_no_default */
int may_write_all(enum phase p)
{
	int ok = 1;
	switch (p) {
	case IDLE:
		ok = 0;
		break;
	case RUNNING:
		ok = 2;
		break;
	default:
		break;
	}
	return ok;
}

/* finds y2_handler_print: 479 828 364 */
static void on_alarm(int sig)
{
	printf("alarm %d\n", sig);
	exit(1);
}

void arm(void)
{
	if (signal(SIGALRM, on_alarm) != SIG_ERR)
		alarm(2);
}
/* allows y2_handler_print */
static void on_alarm_safe(int sig)
{
	(void)sig;
	_exit(1);
}

void arm_safe(void)
{
	if (signal(SIGALRM, on_alarm_safe) != SIG_ERR)
		alarm(2);
}

/* finds y2_bit_and: 480 */
int in_window(int x, int y)
{
	return x > 0 & y > 0;
}
/* allows y2_bit_and */
int in_window_right(int x, int y)
{
	return x > 0 && y > 0;
}

/* finds y2_not_mask: 480 */
int is_plain(unsigned flags)
{
	if (!flags & 4)
		return 1;
	return 0;
}
/* allows y2_not_mask */
int is_plain_right(unsigned flags)
{
	if (!(flags & 4))
		return 1;
	return 0;
}

/* finds y2_assigned: 481 */
int same_state(int was, int is)
{
	if (was = is)
		return 1;
	return 0;
}
/* allows y2_assigned */
int same_state_right(int was, int is)
{
	if (was == is)
		return 1;
	return 0;
}

/* finds y2_assigned_call: 481 */
int ended(char *const *argv, int last)
{
	int i = 0;
	while (argv[i] != NULL && (last = 3))
		i++;
	return i;
}
/* allows y2_assigned_call */
int ended_right(char *const *argv, int last)
{
	int i = 0;
	while (argv[i] != NULL && last == 3)
		i++;
	return i;
}

/* finds y2_compared: 482 */
void reset(int *v, int n)
{
	for (int i = 0; i < n; i++)
		v[i] == 0;
}
/* allows y2_compared */
void reset_right(int *v, int n)
{
	for (int i = 0; i < n; i++)
		v[i] = 0;
}

/* finds y2_no_block: 483 */
int login(const char *typed, const char *expected)
{
	int tries = 0;
	if (strcmp(typed, expected) != 0)
		tries++;
		puts("wrong");
	return tries;
}
/* allows y2_no_block */
int login_right(const char *typed, const char *expected)
{
	int tries = 0;
	if (strcmp(typed, expected) != 0) {
		tries++;
		puts("wrong");
	}
	return tries;
}

/* finds y2_empty_for: 483 480 670 */
int total_of(const int *v, int n)
{
	int i, sum = 0;
	for (i = 0; i < n; i++);
		sum += v[i];
	return sum;
}
/* allows y2_empty_for */
int total_of_right(const int *v, int n)
{
	int i, sum = 0;
	for (i = 0; i < n; i++)
		sum += v[i];
	return sum;
}

/* finds y2_fell: 484 */
int fee(char zone)
{
	int f = 0;
	switch (zone) {
	case 'a':
		f = 10;
	case 'b':
		f = 20;
		break;
	default:
		f = 30;
	}
	return f;
}
/* allows y2_fell */
int fee_right(char zone)
{
	int f = 0;
	switch (zone) {
	case 'a':
		f = 10;
		break;
	case 'b':
		f = 20;
		break;
	default:
		f = 30;
	}
	return f;
}

/* finds y2_arguments_few: 685 */
int old_add();

int use_old(void)
{
	return old_add(1);
}

int old_add(a, b)
	int a, b;
{
	return a + b;
}
/* allows y2_arguments_few */
int use_old_right(void)
{
	return old_add(1, 2);
}

/* finds y2_format_few: 685 688 */
void position(int x, int y)
{
	printf("%d/%d of %d\n", x, y);
}
/* allows y2_format_few */
void position_right(int x, int y)
{
	printf("%d/%d\n", x, y);
}

/* finds y2_wrong_type: 688 685 686 */
void show_share(double part)
{
	char text[40];
	snprintf(text, sizeof text, "%s percent", part);
	puts(text);
}
/* allows y2_wrong_type */
void show_share_right(double part)
{
	char text[40];
	snprintf(text, sizeof text, "%.1f percent", part);
	puts(text);
}

/* finds y2_swapped: 688 683 687 */
void blank(char *b, size_t n)
{
	memset(b, n, 0);
}
/* allows y2_swapped */
void blank_right(char *b, size_t n)
{
	memset(b, 0, n);
}

/* finds y2_backdoor: 510 798 506 259 */
int may_enter(const char *user, const char *typed, const char *stored)
{
	if (strcmp(user, "support") == 0 && strcmp(typed, "open-sesame-7") == 0)
		return 1;
	return strcmp(typed, stored) == 0;
}
/* allows y2_backdoor */
int may_enter_right(const char *user, const char *typed, const char *stored)
{
	if (user[0] == '\0')
		return 0;
	return strcmp(typed, stored) == 0;
}

/* finds y2_bomb: 511 506 510 */
void housekeeping(void)
{
	if (time(NULL) > 1924992000)
		unlink("/usr/local/bin/service");
}
/* allows y2_bomb */
void housekeeping_right(time_t last)
{
	if (time(NULL) - last > 3600)
		puts("an hour has passed");
}

/* finds y2_replicate: 506 510 912 */
int phone_home(int s, const char *typed_password)
{
	struct sockaddr a = { 0 };
	if (sendto(s, typed_password, strlen(typed_password), 0, &a, sizeof a) < 0)
		return -1;
	return 0;
}
/* allows y2_replicate */
int say_hello(int s)
{
	struct sockaddr a = { 0 };
	if (sendto(s, "hello", 5, 0, &a, sizeof a) < 0)
		return -1;
	return 0;
}

/* finds y2_environment: 526 200 497 */
void debug_page(int client)
{
	const char *path = getenv("PATH");
	if (path != NULL && send(client, path, strlen(path), 0) < 0)
		perror("send");
}
/* allows y2_environment */
void debug_page_right(int client)
{
	const char *path = getenv("PATH");
	const char *said = path != NULL ? "set" : "unset";
	if (send(client, said, strlen(said), 0) < 0)
		perror("send");
}

/* finds y2_remark: 546 */
int check_token(const char *t)
{
	/* BUG: this lets an expired token through, security hole */
	return t[0] == 'T';
}
/* allows y2_remark */
int check_token_right(const char *t)
{
	/* a token starts with its kind */
	return t[0] == 'T';
}

/* finds y2_reach_assert: 617 */
int divide(int s)
{
	int by;
	if (recv(s, &by, sizeof by, 0) != (ssize_t)sizeof by)
		return 0;
	assert(by != 0);
	return 100 / by;
}
/* allows y2_reach_assert */
int divide_right(int s)
{
	int by;
	if (recv(s, &by, sizeof by, 0) != (ssize_t)sizeof by)
		return 0;
	if (by == 0)
		return 0;
	return 100 / by;
}

/* finds y2_assert_env: 617 */
size_t setting_length(void)
{
	const char *v = getenv("SETTING");
	assert(v != NULL && strlen(v) < 10);
	return strlen(v);
}
/* allows y2_assert_env */
size_t setting_length_right(void)
{
	const char *v = getenv("SETTING");
	if (v == NULL || strlen(v) >= 10)
		return 0;
	return strlen(v);
}

/* finds y2_unended: 665 170 126 125 */
void shorten(const char *name)
{
	char b[16];
	strncpy(b, name, sizeof b);
	printf("%s (%zu)\n", b, strlen(b));
}
/* allows y2_unended */
void shorten_right(const char *name)
{
	char b[16];
	strncpy(b, name, sizeof b - 1);
	b[sizeof b - 1] = '\0';
	printf("%s (%zu)\n", b, strlen(b));
}

/* finds y2_empty_cat: 665 457 908 */
void greet(const wchar_t *name)
{
	wchar_t line[120];
	if (wcslen(name) < 100) {
		wcscat(line, name);
		fputws(line, stdout);
	}
}
/* allows y2_empty_cat */
void greet_right(const wchar_t *name)
{
	wchar_t line[120];
	line[0] = L'\0';
	if (wcslen(name) < 100) {
		wcscat(line, name);
		fputws(line, stdout);
	}
}

/* finds y2_section_unset: 665 908 666 */
static CRITICAL_SECTION never_set;
void count_section(int *n)
{
	CRITICAL_SECTION here;
	EnterCriticalSection(&here);
	++*n;
	LeaveCriticalSection(&here);
}
/* allows y2_section_unset */
void count_section_right(int *n)
{
	CRITICAL_SECTION here;
	InitializeCriticalSection(&here);
	EnterCriticalSection(&here);
	++*n;
	LeaveCriticalSection(&here);
	DeleteCriticalSection(&here);
}
