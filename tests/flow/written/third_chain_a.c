/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "third_chain.h"
#include <arpa/inet.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

/* finds h3_route: 78 88 77 */
int serve_run(int fd)
{
	struct request r;
	if (ch_read_request(&r, fd) != 0)
		return -1;
	return ch_route(&r, ch_run);
}
/* allows h3_route */
int serve_run_right(int fd)
{
	struct request r;
	if (ch_read_request(&r, fd) != 0)
		return -1;
	return ch_route(&r, ch_run_fixed);
}

/* finds h3_folder: 22 23 73 36 */
int serve_open(int fd)
{
	struct request r;
	if (ch_read_request(&r, fd) != 0)
		return -1;
	return ch_open(&r);
}
/* allows h3_folder */
int serve_open_right(int fd)
{
	struct request r;
	if (ch_read_request(&r, fd) != 0)
		return -1;
	return ch_open_checked(&r);
}

/* finds h3_global_request: 134 */
int say_current(void)
{
	static struct request r;
	if (ch_read_request(&r, 0) != 0)
		return -1;
	current_request = &r;
	return printf(current_request->body);
}
/* allows h3_global_request */
int say_current_right(void)
{
	static struct request r;
	if (ch_read_request(&r, 0) != 0)
		return -1;
	current_request = &r;
	return printf("%s", current_request->body);
}

/* finds h3_make_short: 122 787 */
char *hold_name(const char *name)
{
	char *p = ch_make(strlen(name));
	if (p != NULL)
		strcpy(p, name);
	return p;
}
/* allows h3_make_short */
char *hold_name_right(const char *name)
{
	char *p = ch_make(strlen(name) + 1);
	if (p != NULL)
		strcpy(p, name);
	return p;
}

/* finds h3_maybe: 690 476 */
char letter_of(int n)
{
	return *ch_maybe(n);
}
/* allows h3_maybe */
char letter_of_right(int n)
{
	return *ch_never_null(n);
}

/* finds h3_drop: 416 825 */
size_t drop_and_measure(const char *name)
{
	char *p = strdup(name);
	if (p == NULL)
		return 0;
	ch_drop(p);
	return strlen(p);
}
/* allows h3_drop */
size_t keep_and_measure(const char *name)
{
	char *p = strdup(name);
	if (p == NULL)
		return 0;
	ch_keep(p);
	return strlen(p);
}

/* finds h3_drop_twice: 415 */
void drop_two(const char *name)
{
	char *p = strdup(name);
	if (p == NULL)
		return;
	ch_drop(p);
	free(p);
}
/* allows h3_drop_twice */
void drop_one(const char *name)
{
	char *p = strdup(name);
	if (p == NULL)
		return;
	ch_keep(p);
	free(p);
}

/* finds h3_index: 121 787 129 124 */
int mark(void)
{
	int seen[10] = { 0 };
	seen[ch_index()] = 1;
	return seen[0];
}
/* allows h3_index */
int mark_right(void)
{
	int seen[10] = { 0 };
	seen[ch_index_in_range()] = 1;
	return seen[0];
}

/* finds h3_stream_left: 775 404 772 */
int first_char(const char *name)
{
	FILE *f = ch_open_file(name);
	if (f == NULL)
		return -1;
	int c = fgetc(f);
	ch_flush(f);
	return c;
}
/* allows h3_stream_left */
int first_char_right(const char *name)
{
	FILE *f = ch_open_file(name);
	if (f == NULL)
		return -1;
	int c = fgetc(f);
	ch_done(f);
	return c;
}

/* finds h3_stream_used: 672 416 910 */
int last_char(const char *name)
{
	FILE *f = ch_open_file(name);
	if (f == NULL)
		return -1;
	ch_done(f);
	return fgetc(f);
}
/* allows h3_stream_used */
int last_char_right(const char *name)
{
	FILE *f = ch_open_file(name);
	if (f == NULL)
		return -1;
	int c = fgetc(f);
	ch_done(f);
	return c;
}

/* finds h3_ratio: 369 */
int percent_of(int a, int n)
{
	return ch_ratio(a, ch_zero_sometimes(n));
}
/* allows h3_ratio */
int percent_of_right(int a, int n)
{
	int by = ch_zero_sometimes(n);
	return by == 0 ? 0 : ch_ratio(a, by);
}

/* finds h3_length: 190 680 122 787 */
char *hold_body(int fd)
{
	struct request r;
	if (ch_read_request(&r, fd) != 0)
		return NULL;
	char *p = ch_make(r.length + 16u);
	if (p != NULL)
		memcpy(p + 16, r.body, r.length < 256 ? r.length : 256);
	return p;
}
/* allows h3_length */
char *hold_body_right(int fd)
{
	struct request r;
	if (ch_read_request(&r, fd) != 0 || r.length > 256)
		return NULL;
	char *p = ch_make(r.length + 16u);
	if (p != NULL)
		memcpy(p + 16, r.body, r.length);
	return p;
}
