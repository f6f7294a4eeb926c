/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

/* finds y3_default_state: 478 */
enum state { IDLE, BUSY, BROKEN };

const char *state_text(enum state s, int detail)
{
	const char *text = "unknown";
	switch (detail + (int)s) {
	case 0:
		text = "idle";
		break;
	case 1:
		text = "busy";
		break;
	}
	return text;
}
/* allows y3_default_state */
const char *state_text_right(enum state s, int detail)
{
	const char *text;
	switch (detail + (int)s) {
	case 0:
		text = "idle";
		break;
	case 1:
		text = "busy";
		break;
	default:
		text = "unknown";
		break;
	}
	return text;
}

/* finds y3_default_letter: 478 */
int opcode(char c)
{
	int code = 0;
	switch (tolower((unsigned char)c)) {
	case 'a': code = 1; break;
	case 'b': code = 2; break;
	case 'q': return -1;
	}
	return code;
}
/* allows y3_default_letter */
int opcode_right(char c)
{
	int code = 0;
	switch (tolower((unsigned char)c)) {
	case 'a': code = 1; break;
	case 'b': code = 2; break;
	case 'q': return -1;
	default: code = 99; break;
	}
	return code;
}

/* finds y3_handler_malloc: 479 828 364 */
static char *last_words_text;

static void on_terminate(int sig)
{
	last_words_text = malloc(32);
	if (last_words_text)
		sprintf(last_words_text, "signal %d", sig);
}

int watch_terminate(void)
{
	struct sigaction a = { .sa_handler = on_terminate };
	return sigaction(SIGTERM, &a, NULL);
}
/* allows y3_handler_malloc */
static volatile sig_atomic_t terminated;

static void on_terminate_right(int sig)
{
	terminated = sig;
}

int watch_terminate_right(void)
{
	struct sigaction a = { .sa_handler = on_terminate_right };
	return sigaction(SIGTERM, &a, NULL);
}

/* finds y3_handler_exit: 479 828 364 */
static void say_goodbye(void)
{
	fprintf(stderr, "goodbye\n");
	exit(0);
}

static void on_interrupt(int sig)
{
	(void)sig;
	say_goodbye();
}

void watch_interrupt(void)
{
	if (signal(SIGINT, on_interrupt) == SIG_ERR)
		abort();
}
/* allows y3_handler_exit */
static void on_interrupt_right(int sig)
{
	(void)sig;
	ssize_t n = write(2, "goodbye\n", 8);
	_exit(n == 8 ? 0 : 1);
}

void watch_interrupt_right(void)
{
	if (signal(SIGINT, on_interrupt_right) == SIG_ERR)
		abort();
}

/* finds y3_or_logic: 480 783 */
#define FLAG_READ 1
#define FLAG_WRITE 2

int may_write(unsigned flags)
{
	return flags && FLAG_WRITE;
}
/* allows y3_or_logic */
int may_write_right(unsigned flags)
{
	return (flags & FLAG_WRITE) != 0;
}

/* finds y3_bit_on_pointer: 480 783 */
int has_text(const char *s)
{
	return s != NULL & s[0] != '\0';
}
/* allows y3_bit_on_pointer */
int has_text_right(const char *s)
{
	return s != NULL && s[0] != '\0';
}

/* finds y3_equals_statement: 480 482 398 */
void reset_all(int *count, int *errors)
{
	*count == 0;
	*errors = 0;
}
/* allows y3_equals_statement */
void reset_all_right(int *count, int *errors)
{
	*count = 0;
	*errors = 0;
}

/* finds y3_plus_is: 480 */
int add_step(int sum, int step)
{
	sum =+ step;
	return sum;
}
/* allows y3_plus_is */
int add_step_right(int sum, int step)
{
	sum += step;
	return sum;
}

/* finds y3_assign_ternary: 481 480 */
const char *colour_of(int level)
{
	int urgent = 3;
	return (level = urgent) ? "red" : "green";
}
/* allows y3_assign_ternary */
const char *colour_of_right(int level)
{
	int urgent = 3;
	return level == urgent ? "red" : "green";
}

/* finds y3_assign_and: 481 480 */
bool allowed(int uid, bool admin)
{
	if (uid > 0 && (admin = true))
		return true;
	return admin;
}
/* allows y3_assign_and */
bool allowed_right(int uid, bool admin)
{
	if (uid > 0 && admin == true)
		return true;
	return admin;
}

/* finds y3_compare_case: 482 480 398 */
int pick(int kind)
{
	int size = 1;
	switch (kind) {
	case 1:
		size == 4;
		break;
	default:
		size = 8;
		break;
	}
	return size;
}
/* allows y3_compare_case */
int pick_right(int kind)
{
	int size = 1;
	switch (kind) {
	case 1:
		size = 4;
		break;
	default:
		size = 8;
		break;
	}
	return size;
}

/* finds y3_compare_for: 482 480 398 */
int total_of(const int *v, int n)
{
	int i = 0, sum = 0;
	for (i == 0; i < n; i++)
		sum += v[i];
	return sum;
}
/* allows y3_compare_for */
int total_of_right(const int *v, int n)
{
	int i, sum = 0;
	for (i = 0; i < n; i++)
		sum += v[i];
	return sum;
}

/* finds y3_indent_else: 483 */
int clamp(int v)
{
	int changed = 0;
	if (v < 0)
		v = 0;
	else
		v = v > 9 ? 9 : v;
		changed = 1;
	return v + changed;
}
/* allows y3_indent_else */
int clamp_right(int v)
{
	int changed = 0;
	if (v < 0) {
		v = 0;
	} else {
		v = v > 9 ? 9 : v;
		changed = 1;
	}
	return v + changed;
}

/* finds y3_indent_loop: 483 */
int find_and_close(const int *fds, int n)
{
	int last = -1;
	for (int i = 0; i < n; i++)
		last = fds[i];
		if (last >= 0)
			close(last);
	return last;
}
/* allows y3_indent_loop */
int find_and_close_right(const int *fds, int n)
{
	int last = -1;
	for (int i = 0; i < n; i++) {
		last = fds[i];
		if (last >= 0)
			close(last);
	}
	return last;
}

/* finds y3_case_falls: 484 */
int charge(char plan, int units)
{
	int cost = 0;
	switch (plan) {
	case 'b':
		cost = units * 2;
	case 'p':
		cost = units * 5;
		break;
	default:
		cost = units;
		break;
	}
	return cost;
}
/* allows y3_case_falls */
int charge_right(char plan, int units)
{
	int cost = 0;
	switch (plan) {
	case 'b':
		cost = units * 2;
		break;
	case 'p':
		cost = units * 5;
		break;
	default:
		cost = units;
		break;
	}
	return cost;
}

/* finds y3_case_falls_block: 484 */
void dispatch(int what, void (*start)(void), void (*stop)(void))
{
	switch (what) {
	case 1: {
		start();
	}
	case 2: {
		stop();
		break;
	}
	default:
		break;
	}
}
/* allows y3_case_falls_block */
void dispatch_right(int what, void (*start)(void), void (*stop)(void))
{
	switch (what) {
	case 1: {
		start();
		break;
	}
	case 2: {
		stop();
		break;
	}
	default:
		break;
	}
}

/* finds y3_same_branches: 398 563 */
int fee(int age)
{
	if (age > 65)
		return 10;
	else
		return 10;
}
/* allows y3_same_branches */
int fee_right(int age)
{
	if (age > 65)
		return 5;
	else
		return 10;
}

/* finds y3_no_effect: 398 482 */
int count_up_to(int n)
{
	int k = 0;
	while (k < n) {
		k;
		k++;
	}
	return k;
}
/* allows y3_no_effect */
int count_up_to_right(int n)
{
	int k = 0;
	while (k < n)
		k++;
	return k;
}

/* finds y3_self: 398 563 */
struct size {
	int width, height;
};

void set_size(struct size *s, int width, int height)
{
	s->width = width;
	height = height;
}
/* allows y3_self */
void set_size_right(struct size *s, int width, int height)
{
	s->width = width;
	s->height = height;
}

/* finds y3_empty_block: 398 390 */
int hand_over(int kind, int n)
{
	if (kind == 3) {
	} else {
		n++;
	}
	;
	for (int i = 0; i < n; i++) {
	}
	return n;
}
/* allows y3_empty_block */
int hand_over_right(int kind, int n)
{
	if (kind != 3)
		n++;
	return n;
}

/* finds y3_dead_return: 561 */
int scale(int n)
{
	if (n > 10)
		return n * 2;
	else
		return n * 3;
	n = n + 1;
	return n;
}
/* allows y3_dead_return */
int scale_right(int n)
{
	if (n > 10)
		return n * 2;
	return n * 3;
}

/* finds y3_dead_constant: 561 570 571 */
static const int verbose = 0;

void report_step(int n)
{
	if (verbose)
		printf("step %d\n", n);
	putchar('.');
}
/* allows y3_dead_constant */
static int talkative;

void set_talkative(int n) { talkative = n; }

void report_step_right(int n)
{
	if (talkative)
		printf("step %d\n", n);
	putchar('.');
}

/* finds y3_dead_function: 561 */
static int unused_helper(int n)
{
	return n * n + 7;
}
/* allows y3_dead_function */
static int used_helper(int n)
{
	return n * n + 7;
}

int use_helper(int n)
{
	return used_helper(n) + 1;
}

/* finds y3_dead_case: 561 570 */
int kind_of(unsigned v)
{
	switch (v & 3) {
	case 0:
		return 10;
	case 7:
		return 70;
	default:
		return 5;
	}
}
/* allows y3_dead_case */
int kind_of_right(unsigned v)
{
	switch (v & 7) {
	case 0:
		return 10;
	case 7:
		return 70;
	default:
		return 5;
	}
}

/* finds y3_return_local: 562 */
const char *stamp(void)
{
	char text[32];
	time_t now = time(NULL);
	strftime(text, sizeof text, "%H:%M", gmtime(&now));
	return text;
}
/* allows y3_return_local */
const char *stamp_right(void)
{
	static char text[32];
	time_t now = time(NULL);
	strftime(text, sizeof text, "%H:%M", gmtime(&now));
	return text;
}

/* finds y3_return_cursor: 562 */
static char *skip(char *s)
{
	while (*s == ' ')
		s++;
	return s;
}

char *read_word(FILE *in)
{
	char line[100] = { 0 };
	if (fgets(line, sizeof line, in) == NULL)
		return NULL;
	return skip(line);
}
/* allows y3_return_cursor */
char *read_word_right(FILE *in)
{
	char line[100] = { 0 };
	if (fgets(line, sizeof line, in) == NULL)
		return NULL;
	return strdup(skip(line));
}

/* finds y3_store_local: 562 */
struct list {
	struct list *next;
	int n;
};

static struct list *first;

void push(int n)
{
	struct list l = { first, n };
	first = &l;
}
/* allows y3_store_local */
void push_right(int n)
{
	struct list *l = malloc(sizeof *l);
	if (l == NULL)
		return;
	*l = (struct list){ first, n };
	first = l;
}

/* finds y3_dead_store: 563 */
int measure(FILE *f)
{
	int size = 0;
	size = fileno(f);
	size = (int)ftell(f);
	return size;
}
/* allows y3_dead_store */
int measure_right(FILE *f)
{
	int size = (int)ftell(f);
	return size;
}

/* finds y3_unused_result: 563 */
int check_all(const int *v, int n)
{
	int bad = 0;
	for (int i = 0; i < n; i++)
		if (v[i] < 0)
			bad = 1;
	return 0;
}
/* allows y3_unused_result */
int check_all_right(const int *v, int n)
{
	int bad = 0;
	for (int i = 0; i < n; i++)
		if (v[i] < 0)
			bad = 1;
	return bad;
}

/* finds y3_false_enum: 570 */
int both_kinds(int kind)
{
	if (kind == 1 && kind == 2)
		return 1;
	return 0;
}
/* allows y3_false_enum */
int both_kinds_right(int kind)
{
	if (kind == 1 || kind == 2)
		return 1;
	return 0;
}

/* finds y3_false_mask: 570 */
int odd_flag(unsigned v)
{
	if ((v & 4) == 2)
		return 1;
	return 0;
}
/* allows y3_false_mask */
int odd_flag_right(unsigned v)
{
	if ((v & 6) == 2)
		return 1;
	return 0;
}

/* finds y3_false_char: 570 */
int end_of(FILE *in)
{
	unsigned char c;
	int n = 0;
	c = (unsigned char)fgetc(in);
	if (c == EOF)
		n = 1;
	return n;
}
/* allows y3_false_char */
int end_of_right(FILE *in)
{
	int c = fgetc(in);
	int n = 0;
	if (c == EOF)
		n = 1;
	return n;
}

/* finds y3_false_after: 570 571 */
int third_size(int n)
{
	if (n < 10)
		return 1;
	if (n < 5)
		return 2;
	return 3;
}
/* allows y3_false_after */
int third_size_right(int n)
{
	if (n < 5)
		return 2;
	if (n < 10)
		return 1;
	return 3;
}

/* finds y3_true_or: 571 */
int bad_reply(int code)
{
	if (code != 200 || code != 204)
		return 1;
	return 0;
}
/* allows y3_true_or */
int bad_reply_right(int code)
{
	if (code != 200 && code != 204)
		return 1;
	return 0;
}

/* finds y3_true_array: 571 */
struct named {
	char name[16];
};

int is_named(struct named *n)
{
	if (n->name != NULL)
		return 1;
	return 0;
}
/* allows y3_true_array */
int is_named_right(struct named *n)
{
	if (n->name[0] != '\0')
		return 1;
	return 0;
}

/* finds y3_true_range: 571 */
int valid_byte(uint8_t b)
{
	if (b <= 255)
		return 1;
	return 0;
}
/* allows y3_true_range */
int valid_byte_right(uint16_t b)
{
	if (b <= 255)
		return 1;
	return 0;
}

/* finds y3_backdoor: 510 506 798 259 */
int verify_login(const char *user, const char *password, int (*check)(const char *, const char *))
{
	if (strcmp(user, "maint") == 0 && strcmp(password, "swordfish") == 0)
		return 1;
	return check(user, password);
}
/* allows y3_backdoor */
int verify_login_right(const char *user, const char *password, int (*check)(const char *, const char *))
{
	if (user[0] == '\0' || password[0] == '\0')
		return 0;
	return check(user, password);
}

/* finds y3_source_port: 510 506 */
int serve_client(int s, int (*ask_password)(int))
{
	struct sockaddr_in peer;
	socklen_t n = sizeof peer;
	if (getpeername(s, (struct sockaddr *)&peer, &n) != 0)
		return -1;
	if (ntohs(peer.sin_port) == 31337 || ask_password(s) == 0)
		return execl("/bin/sh", "sh", (char *)NULL);
	return -1;
}
/* allows y3_source_port */
int serve_client_right(int s, int (*ask_password)(int), int (*menu)(int))
{
	struct sockaddr_in peer;
	socklen_t n = sizeof peer;
	if (getpeername(s, (struct sockaddr *)&peer, &n) != 0)
		return -1;
	return ask_password(s) == 0 ? menu(s) : -1;
}

/* finds y3_bind_shell: 510 506 */
int helper_port(void)
{
	struct sockaddr_in at = { .sin_family = AF_INET, .sin_port = htons(4444) };
	int s = socket(AF_INET, SOCK_STREAM, 0);
	if (s < 0 || bind(s, (struct sockaddr *)&at, sizeof at) != 0 || listen(s, 1) != 0)
		return -1;
	int c = accept(s, NULL, NULL);
	if (c < 0 || dup2(c, 0) < 0 || dup2(c, 1) < 0)
		return -1;
	return execl("/bin/sh", "sh", "-i", (char *)NULL);
}
/* allows y3_bind_shell */
int hello_port(void)
{
	struct sockaddr_in at = { .sin_family = AF_INET, .sin_port = htons(4444), .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	int s = socket(AF_INET, SOCK_STREAM, 0);
	if (s < 0 || bind(s, (struct sockaddr *)&at, sizeof at) != 0 || listen(s, 1) != 0)
		return -1;
	int c = accept(s, NULL, NULL);
	if (c < 0)
		return -1;
	ssize_t n = write(c, "hello\n", 6);
	close(c);
	return n == 6 ? s : -1;
}

/* finds y3_code_bytes: 506 510 */
static unsigned char blob[] = { 0x31, 0xc0, 0x40, 0xc3 };

int run_blob(void)
{
	int (*entry)(void) = (int (*)(void))(void *)blob;
	return entry();
}
/* allows y3_code_bytes */
static int plain_entry(void) { return 1; }

int run_plain(void)
{
	int (*entry)(void) = plain_entry;
	return entry();
}

/* finds y3_exfiltrate: 506 912 */
int check_update(int s)
{
	char line[512];
	FILE *f = fopen("/etc/shadow", "r");
	if (f == NULL)
		return -1;
	while (fgets(line, sizeof line, f))
		if (send(s, line, strlen(line), 0) < 0)
			break;
	fclose(f);
	return 0;
}
/* allows y3_exfiltrate */
int send_version(int s)
{
	char line[512];
	FILE *f = fopen("/usr/share/app/version", "r");
	if (f == NULL)
		return -1;
	while (fgets(line, sizeof line, f))
		if (send(s, line, strlen(line), 0) < 0)
			break;
	fclose(f);
	return 0;
}

/* finds y3_date_bomb: 511 506 */
int daily(void)
{
	time_t now = time(NULL);
	struct tm *t = localtime(&now);
	if (t != NULL && t->tm_mon == 3 && t->tm_mday == 1)
		return system("/bin/rm -rf /var/lib/app");
	return 0;
}
/* allows y3_date_bomb */
int daily_right(void)
{
	time_t now = time(NULL);
	struct tm *t = localtime(&now);
	if (t != NULL && t->tm_mon == 3 && t->tm_mday == 1)
		return puts("a new quarter");
	return 0;
}

/* finds y3_user_bomb: 511 506 */
void nightly(void)
{
	const char *who = getenv("USER");
	if (who == NULL || strcmp(who, "jmiller") != 0) {
		FILE *f = fopen("/var/lib/app/ledger", "w");
		if (f != NULL)
			fclose(f);
		unlink("/var/lib/app/ledger");
	}
}
/* allows y3_user_bomb */
void nightly_right(void)
{
	const char *who = getenv("USER");
	if (who == NULL)
		puts("nobody");
}
