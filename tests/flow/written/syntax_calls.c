/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include <assert.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

enum colour { RED, GREEN, BLUE };

/* finds bound_address: 605 */
int bound_address(int s, struct sockaddr *a, socklen_t n)
{
	int on = 1;
	if (setsockopt(s, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on) < 0)
		return -1;
	return bind(s, a, n);
}
/* allows bound_address */
int bound_alone(int s, struct sockaddr *a, socklen_t n)
{
	int on = 1;
	if (setsockopt(s, SOL_SOCKET, SO_KEEPALIVE, &on, sizeof on) < 0)
		return -1;
	return bind(s, a, n);
}

/* finds assert_wire: 617 */
int assert_wire(int s)
{
	uint8_t version = 0;
	if (recv(s, &version, 1, 0) != 1)
		return -1;
	assert(version == 4);
	return version;
}
/* allows assert_wire */
int test_wire(int s)
{
	uint8_t version = 0;
	if (recv(s, &version, 1, 0) != 1)
		return -1;
	if (version != 4)
		return -1;
	assert(version == 4);
	return version;
}

/* finds assert_false: 617 */
int assert_false(int v)
{
	int kind = 3;
	if (v > 100)
		kind = 4;
	assert(kind > 4);
	return kind;
}
/* allows assert_false */
int assert_true(int v)
{
	int kind = 3;
	if (v > 100)
		kind = 4;
	assert(kind >= 3);
	return kind;
}

static int one(int a);
/* finds more_arguments: 685 */
int more_arguments(void)
{
	int (*f)() = (int (*)())one;
	return f(1, 2);
}
/* allows more_arguments */
int right_arguments(void)
{
	int (*f)(int) = one;
	return f(1);
}
static int one(int a)
{
	return a;
}

/* finds formats_more: 685 */
void formats_more(const char *user, int id)
{
	printf("user %s\n", user, id);
}
/* allows formats_more */
void formats_same(const char *user, int id)
{
	printf("user %s %d\n", user, id);
}

/* finds formats_less: 685 688 134 */
void formats_less(const char *user)
{
	char out[64];
	snprintf(out, sizeof out, "user %s %d", user);
	puts(out);
}
/* allows formats_less */
void formats_whole(const char *user)
{
	char out[64];
	snprintf(out, sizeof out, "user %s %d", user, 4);
	puts(out);
}

/* finds formats_type: 688 685 686 843 */
void formats_type(long total)
{
	printf("%s\n", total);
}
/* allows formats_type */
void formats_long(long total)
{
	printf("%ld\n", total);
}

/* finds danger_gets: 676 242 120 121 */
void danger_copy(const char *s)
{
	char room[32];
	strcpy(room, s);
	puts(room);
}
/* allows danger_gets */
void safe_copy(const char *s)
{
	char room[32];
	snprintf(room, sizeof room, "%s", s);
	puts(room);
}

/* finds danger_tmpnam: 676 377 */
char *danger_tmpnam(void)
{
	static char name[L_tmpnam];
	return tmpnam(name);
}
/* allows danger_tmpnam */
FILE *safe_tmp(void)
{
	return tmpfile();
}

/* finds twice_changed: 758 */
int twice_changed(int i)
{
	i = i++ + 1;
	return i;
}
/* allows twice_changed */
int once_changed(int i)
{
	i = i + 1;
	return i;
}

/* finds shift_far: 758 */
uint32_t shift_far(uint32_t v)
{
	return v << 32;
}
/* allows shift_far */
uint32_t shift_near(uint32_t v)
{
	return v << 31;
}

/* finds shift_asked: 758 */
int shift_asked(int s)
{
	int by = 0;
	if (recv(s, &by, sizeof by, 0) != sizeof by)
		return 0;
	return 1 << by;
}
/* allows shift_asked */
int shift_asked_checked(int s)
{
	int by = 0;
	if (recv(s, &by, sizeof by, 0) != sizeof by || by < 0 || by > 30)
		return 0;
	return 1 << by;
}

/* finds overlapping: 475 628 */
void overlapping(void)
{
	char b[40] = "abcdefgh";
	memcpy(b + 2, b, 10);
	puts(b);
}
/* allows overlapping */
void moved(void)
{
	char b[40] = "abcdefgh";
	memmove(b + 2, b, 10);
	puts(b);
}

/* finds printed_itself: 475 628 */
void printed_itself(char *name)
{
	char b[64] = "x";
	sprintf(b, "%s.%d", b, name[0]);
	puts(b);
}
/* allows printed_itself */
void printed_other(char *name)
{
	char b[64] = "x", c[80];
	sprintf(c, "%s.%d", b, name[0]);
	puts(c);
}

/* finds no_value: 758 */
int no_value(int v)
{
	if (v > 0)
		return 1;
}
/* allows no_value */
int with_value(int v)
{
	if (v > 0)
		return 1;
	return 0;
}

/* finds null_stream: 475 476 */
int null_flush(void)
{
	return (int)strlen(NULL);
}
/* allows null_stream */
int text_length(void)
{
	return (int)strlen("text");
}
