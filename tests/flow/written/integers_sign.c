/* SPDX-License-Identifier: Apache-2.0 */
#include <errno.h>
#include <limits.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

/* finds short_length: 194 195 */
void short_length(FILE *f)
{
	short len = 0;
	char out[64];
	if (fscanf(f, "%hd", &len) != 1 || len > 64)
		return;
	memset(out, 0, len);
	puts(out);
}
/* allows short_length */
void short_length_positive(FILE *f)
{
	short len = 0;
	char out[64];
	if (fscanf(f, "%hd", &len) != 1 || len > 64 || len < 1)
		return;
	memset(out, 0, len);
	out[len - 1] = 0;
	puts(out);
}

/* finds char_length: 194 195 */
char *char_length(int s)
{
	signed char n = 0;
	if (recv(s, &n, 1, 0) != 1)
		return NULL;
	return malloc(n);
}
/* allows char_length */
char *uchar_length(int s)
{
	unsigned char n = 0;
	if (recv(s, &n, 1, 0) != 1)
		return NULL;
	return malloc(n + 1u);
}

/* finds negative_copy: 195 194 */
void negative_copy(const char *from)
{
	char to[128];
	int n = -2;
	if (n < (int)sizeof(to))
		strncpy(to, from, n);
	to[127] = 0;
	puts(to);
}
/* allows negative_copy */
void positive_copy(const char *from)
{
	char to[128];
	int n = 100;
	if (n < (int)sizeof(to))
		strncpy(to, from, n);
	to[127] = 0;
	puts(to);
}

/* finds read_result: 195 194 */
void read_result(FILE *f, int s)
{
	char buf[256];
	int n = (int)recv(s, buf, sizeof buf, 0);
	fwrite(buf, 1, n, f);
}
/* allows read_result */
void read_result_checked(FILE *f, int s)
{
	char buf[256];
	int n = (int)recv(s, buf, sizeof buf, 0);
	if (n > 0)
		fwrite(buf, 1, n, f);
}

/* finds as_unsigned: 195 194 */
unsigned as_unsigned(int argc, char **argv)
{
	int given = argc > 1 ? atoi(argv[1]) : 1;
	unsigned times = given;
	return times;
}
/* allows as_unsigned */
unsigned as_unsigned_checked(int argc, char **argv)
{
	int given = argc > 1 ? atoi(argv[1]) : 1;
	if (given < 0)
		return 0;
	unsigned times = given;
	return times;
}

/* finds large_as_signed: 196 */
int large_as_signed(const char *text)
{
	unsigned long n = strtoul(text, NULL, 10);
	unsigned small = (unsigned)(n & 0xffffffffu);
	int v = small;
	return v;
}
/* allows large_as_signed */
int small_as_signed(const char *text)
{
	unsigned long n = strtoul(text, NULL, 10);
	unsigned small = (unsigned)(n & 0x7fffffffu);
	int v = (int)small;
	return v;
}

/* finds size_as_int: 196 197 681 */
int size_as_int(int s)
{
	size_t n = 0;
	if (recv(s, &n, sizeof n, 0) != sizeof n)
		return -1;
	int have = n;
	return have;
}
/* allows size_as_int */
int size_as_int_checked(int s)
{
	size_t n = 0;
	if (recv(s, &n, sizeof n, 0) != sizeof n || n > INT_MAX)
		return -1;
	int have = (int)n;
	return have;
}
