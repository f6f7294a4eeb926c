/* SPDX-License-Identifier: Apache-2.0 */
#include <errno.h>
#include <limits.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

/* finds port_cut: 197 681 */
uint16_t port_cut(const char *text)
{
	long port = strtol(text, NULL, 10);
	uint16_t p = (uint16_t)port;
	return p;
}
/* allows port_cut */
uint16_t port_checked(const char *text)
{
	long port = strtol(text, NULL, 10);
	if (port < 1 || port > 65535)
		return 0;
	uint16_t p = (uint16_t)port;
	return p;
}

/* finds int_to_short: 197 681 */
void int_to_short(void)
{
	int v = rand();
	short s = v;
	printf("%hd\n", s);
}
/* allows int_to_short */
void int_to_short_small(void)
{
	int v = rand() % 1000;
	short s = v;
	printf("%hd\n", s);
}

/* finds big_constant: 197 681 */
void big_constant(void)
{
	int limit = 70000;
	char c;
	short narrow = (short)limit;
	c = (char)narrow;
	printf("%d\n", c);
}
/* allows big_constant */
void small_constant(void)
{
	int limit = 70;
	char c;
	short narrow = (short)limit;
	c = (char)narrow;
	printf("%d\n", c);
}

/* finds getchar_char: 197 681 */
void getchar_char(void)
{
	char c;
	while ((c = getchar()) != EOF)
		putchar(c);
}
/* allows getchar_char */
void getchar_int(void)
{
	int c;
	while ((c = getchar()) != EOF)
		putchar(c);
}

/* finds average: 369 */
void average(FILE *f)
{
	int n = 0, sum = 0, v;
	while (fscanf(f, "%d", &v) == 1) {
		if (v < 1000 && v > 0 && sum < 100000)
			sum += v;
		if (n < 1000)
			n++;
	}
	printf("%d\n", sum / n);
}
/* allows average */
void average_some(FILE *f)
{
	int n = 0, sum = 0, v;
	while (fscanf(f, "%d", &v) == 1) {
		if (v < 1000 && v > 0 && sum < 100000)
			sum += v;
		if (n < 1000)
			n++;
	}
	if (n > 0)
		printf("%d\n", sum / n);
}

/* finds rate: 369 */
void rate(int s)
{
	float seconds = 0;
	char in[16] = "";
	if (recv(s, in, sizeof in - 1, 0) > 0)
		seconds = (float)atof(in);
	int per = (int)(100.0f / seconds);
	printf("%d\n", per);
}
/* allows rate */
void rate_some(int s)
{
	float seconds = 0;
	char in[16] = "";
	if (recv(s, in, sizeof in - 1, 0) > 0)
		seconds = (float)atof(in);
	if (fabsf(seconds) > 0.001f) {
		int per = (int)(100.0f / seconds);
		printf("%d\n", per);
	}
}

/* finds random_modulo: 369 */
int random_modulo(int v)
{
	int m = rand();
	return v % m;
}
/* allows random_modulo */
int random_modulo_some(int v)
{
	int m = rand();
	return m ? v % m : 0;
}

/* finds bucket: 369 */
unsigned bucket(unsigned key, const char *conf)
{
	unsigned buckets = (unsigned)strtoul(conf, NULL, 10);
	key %= buckets;
	return key;
}
/* allows bucket */
unsigned bucket_default(unsigned key, const char *conf)
{
	unsigned buckets = (unsigned)strtoul(conf, NULL, 10);
	if (!buckets)
		buckets = 16;
	key %= buckets;
	return key;
}

/* finds real_to_int: 681 197 */
void real_to_int(void)
{
	char *t = getenv("SCALE");
	double v = t ? strtod(t, NULL) : 1.0;
	int n = (int)v;
	printf("%d\n", n);
}
/* allows real_to_int */
void real_to_int_checked(void)
{
	char *t = getenv("SCALE");
	double v = t ? strtod(t, NULL) : 1.0;
	if (!(v >= INT_MIN && v <= INT_MAX))
		return;
	int n = (int)v;
	printf("%d\n", n);
}

/* finds huge_float: 681 197 */
int huge_float(void)
{
	float f = 1e20f;
	short n = f;
	return n;
}
/* allows huge_float */
int usual_float(void)
{
	float f = 1e2f;
	short n = f;
	return n;
}
