/* SPDX-License-Identifier: Apache-2.0 */
/* errors/unchecked-return: what it finds, then what it must leave alone. */
#include <stdio.h>
#include <sys/socket.h>
#include <unistd.h>

#include "unchecked-return.h"

char finds_a_line(FILE *f)
{
	char line[80];
	fgets(line, sizeof(line), f); /* expect: errors/unchecked-return fgets() */
	return line[0];
}

int finds_a_number(void)
{
	int n = 0;
	scanf("%d", &n); /* expect: errors/unchecked-return */
	return n;
}

char finds_the_network(int s)
{
	char data[16] = "";
	if (s >= 0)
		recv(s, data, sizeof(data), 0); /* expect: errors/unchecked-return recv() */
	return data[0];
}

void finds_a_folder(void)
{
	chdir("/var/empty"); /* expect: errors/unchecked-return */
}

#define READ(f, to) fread(to, 1, sizeof(to), f)
char finds_through_a_macro(FILE *f)
{
	char data[16];
	READ(f, data); /* expect: errors/unchecked-return */
	return data[0];
}

int allows_a_check(FILE *f)
{
	char line[80];
	return fgets(line, sizeof(line), f) ? line[0] : -1;
}

void allows_a_decision(int s)
{
	char data[16];
	(void)recv(s, data, sizeof(data), 0);
}

int allows_the_error_of_the_stream(FILE *f)
{
	char data[16];
	fread(data, 1, sizeof(data), f);
	return ferror(f) ? -1 : data[0];
}

long allows_a_kept_result(int fd)
{
	char data[16];
	long n = read(fd, data, sizeof(data));
	return n;
}

__attribute__((warn_unused_result)) int save_all(const char *text);
void finds_a_result_that_is_to_be_used(const char *text)
{
	save_all(text); /* expect: errors/unchecked-return is declared so */
}
int allows_a_result_that_is_used(const char *text)
{
	(void)save_all("");
	return save_all(text);
}

void allows_what_is_thrown_away(int s)
{
	char rest[64];

	recv(s, rest, sizeof(rest), 0);
}

int ftruncate(int fd, long length);

void allows_what_undoes_a_failed_write(int fd, const char *line, unsigned long n, long before)
{
	if (write(fd, line, n) != (long)n)
		ftruncate(fd, before);
}
