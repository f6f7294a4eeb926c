/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

struct item {
	int id;
	char tag[12];
};

/* finds socket_kept: 775 772 404 */
int socket_kept(const struct sockaddr *to, socklen_t len)
{
	int s = socket(AF_INET, SOCK_STREAM, 0);
	if (s < 0)
		return -1;
	if (connect(s, to, len) != 0)
		return -1;
	return close(s);
}
/* allows socket_kept */
int socket_closed(const struct sockaddr *to, socklen_t len)
{
	int s = socket(AF_INET, SOCK_STREAM, 0);
	if (s < 0)
		return -1;
	if (connect(s, to, len) != 0) {
		close(s);
		return -1;
	}
	return close(s);
}

/* finds reopened: 775 772 404 773 */
int reopened(void)
{
	int fd = open("/etc/hostname", O_RDONLY);
	fd = open("/etc/hosts", O_RDONLY);
	if (fd >= 0)
		close(fd);
	return fd;
}
/* allows reopened */
int reopened_closed(void)
{
	int fd = open("/etc/hostname", O_RDONLY);
	if (fd >= 0)
		close(fd);
	fd = open("/etc/hosts", O_RDONLY);
	if (fd >= 0)
		close(fd);
	return fd;
}

/* finds asked_memory: 789 400 770 */
void *asked_memory(int s)
{
	uint32_t want = 0;
	if (recv(s, &want, sizeof want, 0) != sizeof want)
		return NULL;
	return calloc(want, 16);
}
/* allows asked_memory */
void *asked_memory_capped(int s)
{
	uint32_t want = 0;
	if (recv(s, &want, sizeof want, 0) != sizeof want || want > 4096)
		return NULL;
	return calloc(want, 16);
}

/* finds random_memory: 789 400 770 */
char *random_memory(void)
{
	size_t n = (size_t)rand();
	return realloc(NULL, n * 64 + 1);
}
/* allows random_memory */
char *random_memory_capped(void)
{
	size_t n = (size_t)rand() % 32;
	return realloc(NULL, n * 64 + 1);
}

/* finds short_as_long: 843 588 */
long short_as_long(void)
{
	short s = 4;
	void *p = &s;
	return *(long *)p;
}
/* allows short_as_long */
long long_as_long(void)
{
	long s = 4;
	void *p = &s;
	return *(long *)p;
}

struct value {
	enum { NUMBER, TEXT } kind;
	union {
		int number;
		char *text;
	} u;
};
/* finds wrong_member: 843 */
void wrong_member(void)
{
	struct value v;
	v.kind = NUMBER;
	v.u.number = 100;
	puts(v.u.text);
}
/* allows wrong_member */
void right_member(void)
{
	struct value v;
	v.kind = TEXT;
	v.u.text = "hundred";
	puts(v.u.text);
}
