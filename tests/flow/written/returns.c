/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>
#include <wchar.h>

/* finds drop_root: 252 273 */
void drop_root(uid_t user)
{
	setuid(user);
	execl("/usr/bin/id", "id", (char *)0);
}
/* allows drop_root */
void drop_root_checked(uid_t user)
{
	if (setuid(user) != 0)
		_exit(1);
	execl("/usr/bin/id", "id", (char *)0);
}

/* finds line_unchecked: 252 */
void line_unchecked(void)
{
	char line[100] = "";
	fgets(line, sizeof line, stdin);
	puts(line);
}
/* allows line_unchecked */
void line_checked(void)
{
	char line[100] = "";
	if (!fgets(line, sizeof line, stdin))
		return;
	puts(line);
}

/* finds wide_line: 252 */
void wide_line(FILE *f)
{
	wchar_t line[100] = L"";
	fgetws(line, 100, f);
	wprintf(L"%ls\n", line);
}
/* allows wide_line */
void wide_line_checked(FILE *f)
{
	wchar_t line[100] = L"";
	if (fgetws(line, 100, f) == NULL)
		return;
	wprintf(L"%ls\n", line);
}

/* finds write_lost: 252 */
void write_lost(int fd, const char *rec)
{
	write(fd, rec, strlen(rec));
	fsync(fd);
}
/* allows write_lost */
int write_kept(int fd, const char *rec)
{
	if (write(fd, rec, strlen(rec)) != (ssize_t)strlen(rec))
		return -1;
	return fsync(fd);
}

/* finds renamed: 252 */
void renamed(const char *a, const char *b)
{
	rename(a, b);
	chmod(b, 0600);
}
/* allows renamed */
int renamed_checked(const char *a, const char *b)
{
	if (rename(a, b) == -1)
		return -1;
	return chmod(b, 0600);
}

/* finds seek_lost: 252 */
int seek_lost(FILE *f)
{
	int c;
	fseek(f, 16, SEEK_SET);
	c = fgetc(f);
	return c;
}
/* allows seek_lost */
int seek_kept(FILE *f)
{
	int c;
	if (fseek(f, 16, SEEK_SET))
		return EOF;
	c = fgetc(f);
	return c;
}

/* finds print_negative: 253 */
int print_negative(const char *s)
{
	if (fputs(s, stdout) == 0)
		return -1;
	return 0;
}
/* allows print_negative */
int print_eof(const char *s)
{
	if (fputs(s, stdout) == EOF)
		return -1;
	return 0;
}

/* finds short_read: 253 */
int short_read(FILE *f, char *rec)
{
	if (fread(rec, 1, 100, f) < 0)
		return -1;
	rec[0] ^= 1;
	return 0;
}
/* allows short_read */
int whole_read(FILE *f, char *rec)
{
	if (fread(rec, 1, 100, f) != 100)
		return -1;
	rec[0] ^= 1;
	return 0;
}

/* finds open_zero: 253 */
int open_zero(const char *path)
{
	int fd = open(path, O_RDONLY);
	if (!fd)
		return -1;
	return fd;
}
/* allows open_zero */
int open_negative(const char *path)
{
	int fd = open(path, O_RDONLY);
	if (fd < 0)
		return -1;
	return fd;
}

/* finds print_length: 253 */
int print_length(const char *name)
{
	char out[16];
	if (snprintf(out, sizeof out, "<%s>", name) < 0)
		return -1;
	return out[0];
}
/* allows print_length */
int print_length_both(const char *name)
{
	char out[16];
	int n = snprintf(out, sizeof out, "<%s>", name);
	if (n < 0 || n >= (int)sizeof out)
		return -1;
	return out[0];
}

/* finds thread_negative: 253 */
int thread_negative(pthread_t *t, void *(*run)(void *))
{
	if (pthread_create(t, NULL, run, NULL) < 0)
		return -1;
	return 0;
}
/* allows thread_negative */
int thread_nonzero(pthread_t *t, void *(*run)(void *))
{
	if (pthread_create(t, NULL, run, NULL) != 0)
		return -1;
	return 0;
}

/* finds empty_branch: 390 391 */
void empty_branch(const char *from, const char *to)
{
	if (rename(from, to) != 0) {
		/* nothing can be done */
	}
	puts("renamed");
}
/* allows empty_branch */
void full_branch(const char *from, const char *to)
{
	if (rename(from, to) != 0) {
		perror("rename");
		exit(1);
	}
	puts("renamed");
}

/* finds empty_file: 390 391 */
void empty_file(FILE *f)
{
	char b[10];
	size_t n = fread(b, 1, sizeof b, f);
	if (ferror(f)) {
	}
	printf("%zu\n", n);
}
/* allows empty_file */
void full_file(FILE *f)
{
	char b[10];
	size_t n = fread(b, 1, sizeof b, f);
	if (ferror(f)) {
		fprintf(stderr, "read failed\n");
		exit(1);
	}
	printf("%zu\n", n);
}

/* finds empty_errno: 390 391 */
int empty_errno(const char *d)
{
	int r = mkdir(d, 0700);
	if (r == -1 && errno != EEXIST)
		;
	return access(d, W_OK);
}
/* allows empty_errno */
int full_errno(const char *d)
{
	int r = mkdir(d, 0700);
	if (r == -1 && errno != EEXIST)
		return -1;
	return access(d, W_OK);
}

/* finds root_errno: 391 */
double root_errno(double v)
{
	errno = 0;
	double r = sqrt(v);
	return r;
}
/* allows root_errno */
double root_errno_read(double v)
{
	errno = 0;
	double r = sqrt(v);
	if (errno == EDOM)
		return 0.0;
	return r;
}

/* finds parse_errno: 391 */
long parse_errno(const char *s)
{
	char *end;
	errno = 0;
	long v = strtol(s, &end, 10);
	if (end == s)
		return -1;
	return v;
}
/* allows parse_errno */
long parse_errno_read(const char *s)
{
	char *end;
	errno = 0;
	long v = strtol(s, &end, 10);
	if (end == s || errno)
		return -1;
	return v;
}
