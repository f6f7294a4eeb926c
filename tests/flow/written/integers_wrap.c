/* SPDX-License-Identifier: Apache-2.0 */
#include <errno.h>
#include <limits.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

/* finds count_up: 190 */
void count_up(void)
{
	unsigned char level = 0;
	char line[20];
	if (fgets(line, 20, stdin))
		level = (unsigned char)strtoul(line, NULL, 0);
	++level;
	printf("%u\n", level);
}
/* allows count_up */
void count_up_checked(void)
{
	unsigned char level = 0;
	char line[20];
	if (fgets(line, 20, stdin))
		level = (unsigned char)strtoul(line, NULL, 0);
	if (level < UCHAR_MAX)
		++level;
	printf("%u\n", level);
}

/* finds times_itself: 190 */
void times_itself(void)
{
	int side = rand();
	int area = side * side;
	printf("%d\n", area);
}
/* allows times_itself */
void times_itself_small(void)
{
	int side = rand();
	if (side > 46340)
		return;
	int area = side * side;
	printf("%d\n", area);
}

/* finds sum_long: 190 */
int64_t sum_long(FILE *f)
{
	int64_t a = 0;
	if (fscanf(f, "%ld", &a) != 1)
		return -1;
	a = a + 100;
	return a;
}
/* allows sum_long */
int64_t sum_long_checked(FILE *f)
{
	int64_t a = 0;
	if (fscanf(f, "%ld", &a) != 1)
		return -1;
	if (a > INT64_MAX - 100)
		return -1;
	a = a + 100;
	return a;
}

/* finds price: 190 */
int price(int argc, char **argv)
{
	int count = argc > 1 ? atoi(argv[1]) : 0;
	int each = 1999;
	return count * each;
}
/* allows price */
int price_wide(int argc, char **argv)
{
	int count = argc > 1 ? atoi(argv[1]) : 0;
	int each = 1999;
	long long all = (long long)count * each;
	return all > INT_MAX || all < INT_MIN ? -1 : (int)all;
}

/* finds short_max: 190 */
void short_max(void)
{
	short big = SHRT_MAX;
	short next = (short)(big + 1);
	printf("%d\n", next);
}
/* allows short_max */
void short_less(void)
{
	short big = SHRT_MAX - 1;
	short next = (short)(big + 1);
	printf("%d\n", next);
}

/* finds shift_size: 190 */
void shift_size(int s)
{
	unsigned order = 0;
	size_t pages;
	if (recv(s, &order, sizeof order, 0) != sizeof order)
		return;
	pages = order + UINT_MAX;
	printf("%zu\n", pages);
}
/* allows shift_size */
void shift_size_wide(int s)
{
	unsigned order = 0;
	size_t pages;
	if (recv(s, &order, sizeof order, 0) != sizeof order)
		return;
	pages = (size_t)order + UINT_MAX;
	printf("%zu\n", pages);
}

/* finds room_left: 191 */
size_t room_left(int s)
{
	size_t used = 0;
	const size_t size = 512;
	if (recv(s, &used, sizeof used, 0) != sizeof used)
		return 0;
	return size - used;
}
/* allows room_left */
size_t room_left_checked(int s)
{
	size_t used = 0;
	const size_t size = 512;
	if (recv(s, &used, sizeof used, 0) != sizeof used)
		return 0;
	return used < size ? size - used : 0;
}

/* finds lowest: 191 */
void lowest(void)
{
	int64_t v = LLONG_MIN;
	v -= 1;
	printf("%lld\n", (long long)v);
}
/* allows lowest */
void lowest_but_one(void)
{
	int64_t v = LLONG_MIN + 1;
	v -= 1;
	printf("%lld\n", (long long)v);
}

/* finds count_down: 191 */
void count_down(FILE *in)
{
	unsigned int left = 0;
	if (fscanf(in, "%u", &left) == 1) {
		--left;
		printf("%u left\n", left);
	}
}
/* allows count_down */
void count_down_some(FILE *in)
{
	unsigned int left = 0;
	if (fscanf(in, "%u", &left) == 1 && left != 0) {
		--left;
		printf("%u left\n", left);
	}
}

/* finds negative_twice: 191 190 */
void negative_twice(void)
{
	char *t = getenv("OFFSET");
	int off = t ? atoi(t) : 0;
	if (off < 0) {
		int twice = off * 2;
		printf("%d\n", twice);
	}
}
/* allows negative_twice */
void negative_twice_checked(void)
{
	char *t = getenv("OFFSET");
	int off = t ? atoi(t) : 0;
	if (off < 0 && off > INT_MIN / 2) {
		int twice = off * 2;
		printf("%d\n", twice);
	}
}
