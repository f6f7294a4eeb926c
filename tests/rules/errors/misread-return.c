/* SPDX-License-Identifier: Apache-2.0 */
/* errors/misread-return: what it finds, then what it must leave alone. */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include "misread-return.h"

typedef void *HANDLE;
typedef int BOOL;
HANDLE CreateFileA(const char *name, unsigned access, unsigned share, void *s, unsigned c,
		   unsigned f, HANDLE t);
BOOL ImpersonateNamedPipeClient(HANDLE pipe);

int finds_a_pointer_below_null(FILE *f, char *data)
{
	if (fgets(data, 8, f) < (char *)0) /* expect: errors/misread-return null pointer */
		return -1;
	return 0;
}

int finds_a_positive_number(const char *name)
{
	if (mkdir(name, 0700) > 0) /* expect: errors/misread-return -1 */
		return -1;
	return 0;
}

int finds_a_negative_thread(pthread_t *t, void *(*run)(void *))
{
	if (pthread_create(t, NULL, run, NULL) < 0) /* expect: errors/misread-return positive */
		return -1;
	return 0;
}

char *finds_a_map_that_is_null(int fd)
{
	char *map = mmap(NULL, 4096, PROT_READ, MAP_SHARED, fd, 0);
	if (map == NULL) /* expect: errors/misread-return MAP_FAILED */
		return NULL;
	return map;
}

int allows_every_other_number(const char *name)
{
	if (mkdir(name, 0700) != 0)
		return -1;
	return rmdir(name) == 0;
}

int finds_eof_as_zero(FILE *f)
{
	if (fputs("x", f) == 0) /* expect: errors/misread-return EOF */
		return -1;
	return 0;
}

int finds_a_negative_count(FILE *f, char *data)
{
	if (fread(data, 1, 8, f) == (size_t)-1) /* expect: errors/misread-return */
		return -1;
	return 0;
}

int finds_an_invalid_handle(const char *name)
{
	HANDLE h = CreateFileA(name, 0, 0, NULL, 0, 0, NULL);
	if (h == NULL) /* expect: errors/misread-return INVALID_HANDLE_VALUE */
		return -1;
	return 0;
}

int finds_a_negative_truth(HANDLE pipe)
{
	if (ImpersonateNamedPipeClient(pipe) == -1) /* expect: errors/misread-return */
		return -1;
	return 0;
}

int finds_the_wrong_way_round(const char *name)
{
	if (remove(name) == 0) /* expect: errors/misread-return success */
		puts("remove failed");
	return 0;
}

#define FAILED(x) ((x) == -1)
int finds_through_a_macro(FILE *f, char *data)
{
	if (FAILED(fread(data, 1, 8, f))) /* expect: errors/misread-return */
		return -1;
	return 0;
}

int allows_the_right_one(FILE *f, char *data)
{
	if (fgets(data, 8, f) == NULL)
		return -1;
	if (fputs(data, f) == EOF || fputs(data, f) < 0)
		return -1;
	return fread(data, 1, 8, f) < 8;
}

int allows_the_right_handle(const char *name)
{
	HANDLE h = CreateFileA(name, 0, 0, NULL, 0, 0, NULL);
	if (h == (HANDLE)-1)
		return -1;
	return 0;
}

int allows_the_right_way_round(const char *name)
{
	if (remove(name) != 0)
		puts("remove failed");
	return 0;
}

int allows_a_scan_that_counts(const char *text)
{
	int n;
	if (sscanf(text, "%d", &n) != 1)
		return -1;
	return n;
}

int finds_a_variable_that_is_not_set(void)
{
	if (setenv("QUIET", "1", 1) == 1) /* expect: errors/misread-return */
		return -1;
	return 0;
}

int inet_pton(int family, const char *text, void *address);

int finds_an_address_that_is_none(const char *text, void *address)
{
	if (inet_pton(2, text, address) < 0) /* expect: errors/misread-return 0 */
		return -1;
	return 0;
}

int finds_a_variable_that_is_still_set(void)
{
	if (unsetenv("QUIET") > 0) /* expect: errors/misread-return -1 */
		return -1;
	return 0;
}

int allows_one_address(const char *text, void *address)
{
	return inet_pton(2, text, address) == 1 ? 0 : -1;
}

int finds_a_length_without_a_sign(int s, char *to)
{
	size_t n = recv(s, to, 100, 0);
	if (n <= 0) /* expect: errors/misread-return without a sign */
		return -1;
	return to[n - 1];
}

int allows_a_length_with_a_sign(int s, char *to)
{
	ssize_t n = recv(s, to, 100, 0);
	if (n <= 0)
		return -1;
	return to[n - 1];
}

void *finds_a_map_in_a_choice(size_t n)
{
	void *p = mmap(NULL, n, PROT_READ, MAP_SHARED, 3, 0);
	return p == NULL ? NULL : p; /* expect: errors/misread-return MAP_FAILED */
}

int finds_a_name_in_parentheses(const char *name)
{
	if ((mkdir)(name, 0700) > 0) /* expect: errors/misread-return -1 */
		return -1;
	return 0;
}

int allows_a_variable_that_is_asked_for(void)
{
	if (setenv("QUIET", "1", 1) != 0 || unsetenv("LOUD") < 0)
		return -1;
	return 0;
}

int finds_a_test_behind_declarations(const char *name)
{
	void *p = fopen(name, "r");
	char c;
	int n = 0;
	if ((long)p < 0) /* expect: errors/misread-return null */
		return -1;
	return n + (c = 0);
}

int RAND_bytes(unsigned char *to, int n);
int finds_random_bytes(unsigned char *key)
{
	if (RAND_bytes(key, 32) == -1) /* expect: errors/misread-return RAND_bytes() */
		return -1;
	return 0;
}
int allows_random_bytes(unsigned char *key)
{
	return RAND_bytes(key, 32) == 1 ? 0 : -1;
}

int RSA_private_decrypt(int n, const unsigned char *from, unsigned char *to, void *rsa, int padding);
int finds_a_decryption(const unsigned char *from, unsigned char *to, void *rsa)
{
	if (!RSA_private_decrypt(256, from, to, rsa, 4)) /* expect: errors/misread-return negative */
		return -1;
	return 0;
}
