/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "third_chain.h"
#include <arpa/inet.h>
#include <ctype.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

struct request *current_request;
const char *shared_folder = "/srv/files";

int ch_read_request(struct request *r, int fd)
{
	memset(r, 0, sizeof *r);
	r->fd = fd;
	if (recv(fd, &r->length, sizeof r->length, MSG_WAITALL) != (ssize_t)sizeof r->length)
		return -1;
	r->length = ntohl(r->length);
	return recv(fd, r->body, sizeof r->body - 1, 0) > 0 ? 0 : -1;
}

int ch_route(struct request *r, int (*handler)(const struct request *))
{
	return handler(r);
}

char *ch_make(size_t n)
{
	return malloc(n);
}

char *ch_maybe(int n)
{
	static char letters[] = "abc";
	return n >= 0 && n < 3 ? &letters[n] : NULL;
}

char *ch_never_null(int n)
{
	static char letters[] = "abc";
	return &letters[n > 0 ? 1 : 0];
}

void ch_drop(char *p)
{
	puts(p);
	free(p);
}

void ch_keep(char *p)
{
	puts(p);
}

int ch_index(void)
{
	const char *e = getenv("INDEX");
	return e ? atoi(e) : 0;
}

int ch_index_in_range(void)
{
	const char *e = getenv("INDEX");
	int n = e ? atoi(e) : 0;
	return n >= 0 && n < 10 ? n : 0;
}

FILE *ch_open_file(const char *name)
{
	return fopen(name, "r");
}

void ch_done(FILE *f)
{
	fclose(f);
}

void ch_flush(FILE *f)
{
	fflush(f);
}

int ch_ratio(int a, int b)
{
	return a * 10 / b;
}

int ch_zero_sometimes(int n)
{
	return n > 100 ? 0 : 4;
}
/* finds h3_route */
int ch_run(const struct request *r)
{
	return system(r->body);
}
/* allows h3_route */
int ch_run_fixed(const struct request *r)
{
	return system(r->length > 4 ? "/usr/bin/sync" : "/usr/bin/true");
}
/* finds h3_folder */
int ch_open(const struct request *r)
{
	char path[300];
	snprintf(path, sizeof path, "%s/%s", shared_folder, r->body);
	return open(path, O_RDONLY);
}
/* allows h3_folder */
int ch_open_checked(const struct request *r)
{
	char path[300];
	for (const char *p = r->body; *p; p++)
		if (!isalpha((unsigned char)*p))
			return -1;
	snprintf(path, sizeof path, "%s/%s", shared_folder, r->body);
	return open(path, O_RDONLY);
}
