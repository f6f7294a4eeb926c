/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "third_win.h"
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <pwd.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <wchar.h>

/* finds q3_fread_short: 252 */
struct header {
	int version, size;
};

int header_size(FILE *in)
{
	struct header h = { 0, 0 };
	fread(&h, sizeof h, 1, in);
	return h.size;
}
/* allows q3_fread_short */
int header_size_right(FILE *in)
{
	struct header h = { 0, 0 };
	if (fread(&h, sizeof h, 1, in) != 1)
		return -1;
	return h.size;
}

/* finds q3_seek: 252 */
int patch_byte(FILE *f, long at, int byte)
{
	fseek(f, at, SEEK_SET);
	return fputc(byte, f);
}
/* allows q3_seek */
int patch_byte_right(FILE *f, long at, int byte)
{
	if (fseek(f, at, SEEK_SET) != 0)
		return EOF;
	return fputc(byte, f);
}

/* finds q3_truncate: 252 */
void reset_journal(int fd, const char *head, size_t n)
{
	ftruncate(fd, 0);
	pwrite(fd, head, n, 0);
}
/* allows q3_truncate */
int reset_journal_right(int fd, const char *head, size_t n)
{
	if (ftruncate(fd, 0) != 0)
		return -1;
	return pwrite(fd, head, n, 0) == (ssize_t)n ? 0 : -1;
}

/* finds q3_win_read: 252 */
DWORD first_word(HANDLE h)
{
	DWORD word = 0, got = 0;
	ReadFile(h, &word, sizeof word, &got, NULL);
	return word;
}
/* allows q3_win_read */
DWORD first_word_right(HANDLE h)
{
	DWORD word = 0, got = 0;
	if (!ReadFile(h, &word, sizeof word, &got, NULL) || got != sizeof word)
		return 0;
	return word;
}

/* finds q3_sscanf_drop: 252 */
int sum_line(const char *line)
{
	int a = 0, b = 0;
	sscanf(line, "%d+%d", &a, &b);
	return a + b;
}
/* allows q3_sscanf_drop */
int sum_line_right(const char *line)
{
	int a = 0, b = 0;
	if (sscanf(line, "%d+%d", &a, &b) != 2)
		return -1;
	return a + b;
}

/* finds q3_own_status: 252 */
__attribute__((warn_unused_result)) static int save_all(FILE *f, const char *t)
{
	return fputs(t, f) < 0 ? -1 : 0;
}

void close_document(FILE *f)
{
	save_all(f, "end\n");
	if (fclose(f) != 0)
		abort();
}
/* allows q3_own_status */
void close_document_right(FILE *f)
{
	if (save_all(f, "end\n") != 0)
		abort();
	if (fclose(f) != 0)
		abort();
}

/* finds q3_fputs_zero: 253 */
int put_lines(FILE *out, const char *text)
{
	if (fputs(text, out) == 0)
		return -1;
	return 0;
}
/* allows q3_fputs_zero */
int put_lines_right(FILE *out, const char *text)
{
	if (fputs(text, out) == EOF)
		return -1;
	return 0;
}

/* finds q3_pthread_negative: 253 */
int start_worker(pthread_t *t, void *(*run)(void *))
{
	if (pthread_create(t, NULL, run, NULL) < 0)
		return -1;
	return 0;
}
/* allows q3_pthread_negative */
int start_worker_right(pthread_t *t, void *(*run)(void *))
{
	if (pthread_create(t, NULL, run, NULL) != 0)
		return -1;
	return 0;
}

/* finds q3_signal_null: 253 */
int ignore_pipe(void)
{
	if (signal(SIGPIPE, SIG_IGN) == NULL)
		return -1;
	return 0;
}
/* allows q3_signal_null */
int ignore_pipe_right(void)
{
	if (signal(SIGPIPE, SIG_IGN) == SIG_ERR)
		return -1;
	return 0;
}

/* finds q3_snprintf_cut: 253 252 */
int build_name(char *out, size_t room, const char *a, const char *b)
{
	if (snprintf(out, room, "%s-%s", a, b) < -1)
		return -1;
	return 0;
}
/* allows q3_snprintf_cut */
int build_name_right(char *out, size_t room, const char *a, const char *b)
{
	int n = snprintf(out, room, "%s-%s", a, b);
	if (n < 0 || (size_t)n >= room)
		return -1;
	return 0;
}

/* finds q3_fread_negative: 253 */
int read_block(FILE *in, char block[512])
{
	size_t got = fread(block, 1, 512, in);
	if (got < 0)
		return -1;
	return (int)got;
}
/* allows q3_fread_negative */
int read_block_right(FILE *in, char block[512])
{
	size_t got = fread(block, 1, 512, in);
	if (got == 0 && ferror(in))
		return -1;
	return (int)got;
}

/* finds q3_mutex_win: 253 */
int with_mutex(HANDLE m, int *shared)
{
	if (WaitForSingleObject(m, 1000) == TRUE)
		return -1;
	++*shared;
	return ReleaseMutex(m) ? 0 : -1;
}
/* allows q3_mutex_win */
int with_mutex_right(HANDLE m, int *shared)
{
	if (WaitForSingleObject(m, 1000) != WAIT_OBJECT_0)
		return -1;
	++*shared;
	return ReleaseMutex(m) ? 0 : -1;
}

/* finds q3_empty_open: 390 391 */
int load_rules(const char *file, char *out, int room)
{
	FILE *f = fopen(file, "r");
	if (f == NULL) {
		/* use what is there */
	}
	return fgets(out, room, f) ? 0 : -1;
}
/* allows q3_empty_open */
int load_rules_right(const char *file, char *out, int room)
{
	FILE *f = fopen(file, "r");
	if (f == NULL)
		return -1;
	int rc = fgets(out, room, f) ? 0 : -1;
	fclose(f);
	return rc;
}

/* finds q3_errno_empty: 390 391 */
double root(double of)
{
	extern double sqrt(double);
	errno = 0;
	double r = sqrt(of);
	if (errno == EDOM)
		;
	return r;
}
/* allows q3_errno_empty */
double root_right(double of, int *bad)
{
	extern double sqrt(double);
	errno = 0;
	double r = sqrt(of);
	*bad = errno == EDOM;
	return r;
}

/* finds q3_rename_empty: 390 391 */
void publish(const char *part, const char *whole)
{
	if (rename(part, whole) != 0) {
	}
	puts(whole);
}
/* allows q3_rename_empty */
void publish_right(const char *part, const char *whole)
{
	if (rename(part, whole) != 0) {
		perror(whole);
		return;
	}
	puts(whole);
}

/* finds q3_strtol_unasked: 391 252 */
long wanted(const char *text)
{
	errno = 0;
	long n = strtol(text, NULL, 10);
	return n + 1;
}
/* allows q3_strtol_unasked */
long wanted_right(const char *text)
{
	char *end;
	errno = 0;
	long n = strtol(text, &end, 10);
	if (errno != 0 || end == text || n == 0x7fffffffffffffffL)
		return -1;
	return n + 1;
}

/* finds q3_readdir_errno: 391 */
int count_entries(DIR *d)
{
	int n = 0;
	errno = 0;
	while (readdir(d) != NULL)
		n++;
	return n;
}
/* allows q3_readdir_errno */
int count_entries_right(DIR *d)
{
	int n = 0;
	errno = 0;
	while (readdir(d) != NULL)
		n++;
	return errno == 0 ? n : -1;
}

/* finds q3_chain: 690 476 */
struct tree {
	struct tree *left, *right;
	int key;
};

static struct tree *new_tree(int key)
{
	struct tree *t = malloc(sizeof *t);
	if (t != NULL)
		*t = (struct tree){ .key = key };
	return t;
}

struct tree *pair_of(int a, int b)
{
	struct tree *top = new_tree(a);
	top->left = new_tree(b);
	return top;
}
/* allows q3_chain */
struct tree *pair_of_right(int a, int b)
{
	struct tree *top = new_tree(a);
	if (top != NULL)
		top->left = new_tree(b);
	return top;
}

/* finds q3_strchr_field: 690 476 */
int value_length(const char *line)
{
	const char *equals = strchr(line, '=');
	return (int)strlen(equals + 1);
}
/* allows q3_strchr_field */
int value_length_right(const char *line)
{
	const char *equals = strchr(line, '=');
	return equals ? (int)strlen(equals + 1) : -1;
}

/* finds q3_localtime: 690 476 */
int year_of(time_t when)
{
	struct tm *t = localtime(&when);
	return t->tm_year + 1900;
}
/* allows q3_localtime */
int year_of_right(time_t when)
{
	struct tm *t = localtime(&when);
	return t != NULL ? t->tm_year + 1900 : 0;
}

/* finds q3_getpwuid: 690 476 */
void print_home(void)
{
	printf("%s\n", getpwuid(getuid())->pw_dir);
}
/* allows q3_getpwuid */
void print_home_right(void)
{
	const struct passwd *me = getpwuid(getuid());
	if (me != NULL)
		printf("%s\n", me->pw_dir);
}

/* finds q3_wide_null: 690 476 */
wchar_t *upper_copy(const wchar_t *s)
{
	wchar_t *own = wcsdup(s);
	own[0] = own[0] == L'a' ? L'A' : own[0];
	return own;
}
/* allows q3_wide_null */
wchar_t *upper_copy_right(const wchar_t *s)
{
	wchar_t *own = wcsdup(s);
	if (own)
		own[0] = own[0] == L'a' ? L'A' : own[0];
	return own;
}

/* finds q3_opposite: 476 */
size_t label_length(const char *label)
{
	if (label == NULL && *label == '\0')
		return 0;
	return strlen(label);
}
/* allows q3_opposite */
size_t label_length_right(const char *label)
{
	if (label == NULL || *label == '\0')
		return 0;
	return strlen(label);
}

/* finds q3_list_end: 476 */
struct node {
	struct node *next;
	int id;
};

int last_id(struct node *head)
{
	struct node *n = head;
	while (n != NULL)
		n = n->next;
	return n->id;
}
/* allows q3_list_end */
int last_id_right(struct node *head)
{
	if (head == NULL)
		return -1;
	struct node *n = head;
	while (n->next != NULL)
		n = n->next;
	return n->id;
}

/* finds q3_optional_out: 476 */
static int look(const char *key, int *found)
{
	*found = key[0] == 'k';
	return *found ? 0 : -1;
}

int has_key(const char *key)
{
	return look(key, NULL) == 0;
}
/* allows q3_optional_out */
static int look_right(const char *key, int *found)
{
	int is = key[0] == 'k';
	if (found)
		*found = is;
	return is ? 0 : -1;
}

int has_key_right(const char *key)
{
	return look_right(key, NULL) == 0;
}

/* finds q3_global_null: 476 */
struct config {
	const char *home;
};

static struct config *current;

void drop_config(void)
{
	free(current);
	current = NULL;
}

char first_of_home(void)
{
	drop_config();
	return current->home[0];
}
/* allows q3_global_null */
static struct config *active;

char first_of_active(void)
{
	free(active);
	active = NULL;
	return active ? active->home[0] : '\0';
}

/* finds q3_late_check: 476 */
int sum_all(const int *values, int n)
{
	int sum = values[0];
	if (values == NULL || n < 1)
		return 0;
	for (int i = 1; i < n; i++)
		sum += values[i];
	return sum;
}
/* allows q3_late_check */
int sum_all_right(const int *values, int n)
{
	if (values == NULL || n < 1)
		return 0;
	int sum = values[0];
	for (int i = 1; i < n; i++)
		sum += values[i];
	return sum;
}
