/* SPDX-License-Identifier: Apache-2.0 */
/* credentials/unlimited-attempts: what it finds, then what it must leave alone. */
#include <fcntl.h>
#include <stdio.h>
#include <sys/socket.h>
#include <unistd.h>

#include "unlimited-attempts.h"

int crypto_pwhash_str_verify(const char *hash, const char *password, unsigned long long n);
int answer(int fd, const char *text);

struct user {
	char name[32], password[32];
	unsigned failures;
};

int finds_a_loop_without_end(int fd, const struct user *user)
{
	char line[64] = "";

	while (recv(fd, line, sizeof(line) - 1, 0) > 0) {
		if (strcmp(line, user->password) == 0) /* expect: credentials/unlimited-attempts */
			return 1;
		answer(fd, "no");
	}
	return 0;
}

int finds_a_hash(const char *hash)
{
	char line[64] = "";

	if (!fgets(line, sizeof(line), stdin))
		return -1;
	return crypto_pwhash_str_verify(hash, line, strlen(line)); /* expect: credentials/unlimited-attempts */
}

static int is_right(const struct user *user, const char *password)
{
	return memcmp(user->password, password, 32) == 0; /* expect: credentials/unlimited-attempts 'is_right' */
}

int finds_across_functions(int fd, const struct user *user)
{
	char line[64] = "";

	if (read(fd, line, sizeof(line)) <= 0)
		return -1;
	return is_right(user, line);
}

#define SAME(a, b) (strcmp(a, b) == 0)
int finds_through_a_macro(int fd, const char *passwd)
{
	char line[64] = "";

	recv(fd, line, sizeof(line) - 1, 0);
	return SAME(line, passwd); /* expect: credentials/unlimited-attempts */
}

int allows_who_counts(int fd, struct user *user)
{
	char line[64] = "";

	while (recv(fd, line, sizeof(line) - 1, 0) > 0) {
		if (strcmp(line, user->password) == 0)
			return 1;
		user->failures++;
	}
	return 0;
}

int allows_who_waits(int fd, const struct user *user)
{
	char line[64] = "";

	while (recv(fd, line, sizeof(line) - 1, 0) > 0) {
		if (strcmp(line, user->password) == 0)
			return 1;
		sleep(2);
	}
	return 0;
}

int allows_three_of_them(int fd, const struct user *user)
{
	char line[64] = "";
	int i;

	for (i = 0; i < 3; i++) {
		recv(fd, line, sizeof(line) - 1, 0);
		if (strcmp(line, user->password) == 0)
			return 1;
	}
	return 0;
}

static int matches(const struct user *user, const char *typed)
{
	return strcmp(user->password, typed) == 0;
}

int allows_a_caller_that_counts(int fd, struct user *user)
{
	char line[64] = "";

	recv(fd, line, sizeof(line) - 1, 0);
	if (matches(user, line))
		return 1;
	user->failures++;
	return 0;
}

int allows_a_file_of_passwords(const char *path, const char *password)
{
	char line[64] = "";
	int fd = open(path, O_RDONLY);

	if (read(fd, line, sizeof(line)) <= 0)
		return -1;
	return strcmp(line, password) == 0;
}

int allows_what_nobody_sends(const struct user *a, const struct user *b)
{
	return strcmp(a->password, b->password) == 0;
}

int allows_a_command(int fd)
{
	char line[64] = "";

	recv(fd, line, sizeof(line) - 1, 0);
	return strcmp(line, "password") == 0;
}
