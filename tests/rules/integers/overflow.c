/* SPDX-License-Identifier: Apache-2.0 */
/* integers/overflow: what it finds, then what it must leave alone. */
#include <limits.h>
#include <stdio.h>

#include "overflow.h"

long recv(int s, void *data, unsigned long size, int flags);

int finds_a_product(void)
{
	return 100000 * 100000; /* expect: integers/overflow */
}

long long finds_a_late_conversion(void)
{
	return 1000 * 1000 * 1000 * 10; /* expect: integers/overflow */
}

int finds_a_sum(void)
{
	return 2147483647 + 1; /* expect: integers/overflow */
}

int finds_the_network(int s)
{
	int n = 0;
	if (recv(s, &n, sizeof(n), 0) != sizeof(n))
		return 0;
	return n * 2; /* expect: integers/overflow network */
}

int finds_the_greatest(void)
{
	int n = INT_MAX;
	return n + 1; /* expect: integers/overflow */
}

char finds_a_character(FILE *f)
{
	char c = 0;
	if (fscanf(f, "%c", &c) != 1)
		return 0;
	c = c + 1; /* expect: integers/overflow */
	return c;
}

static int more(int n)
{
	return n + 5; /* expect: integers/overflow */
}
int finds_across_functions(FILE *f)
{
	int n = 0;
	if (fscanf(f, "%d", &n) != 1)
		return 0;
	return more(n);
}

int overflow_more(int n);
int finds_across_files(FILE *f)
{
	int n = 0;

	if (fscanf(f, "%d", &n) != 1)
		return 0;
	return overflow_more(n);
}

int allows_a_check(int s)
{
	int n = 0;
	if (recv(s, &n, sizeof(n), 0) != sizeof(n) || n > 1000 || n < 0)
		return 0;
	return n * 2;
}

int allows_the_check_of_the_limit(FILE *f)
{
	int n = 0;
	if (fscanf(f, "%d", &n) != 1)
		return 0;
	return n < INT_MAX ? n + 1 : n;
}

int allows_a_parameter(int n)
{
	return n + 1;
}

#define DAY (24 * 60 * 60)
int finds_through_a_macro(void)
{
	return DAY * 1000 * 1000; /* expect: integers/overflow */
}

long long allows_a_wide_type(void)
{
	return 100000ll * 100000;
}

unsigned allows_unsigned_constants(void)
{
	return 0u - 1u;
}

int allows_what_fits(void)
{
	return 1000 * 1000;
}

/* What is mixed, folded or multiplied by a large odd number is meant to wrap. */
unsigned allows_a_hash(int s)
{
	unsigned word[4] = {0}, hash = 17;
	int i;
	if (recv(s, word, sizeof(word), 0) != sizeof(word))
		return 0;
	for (i = 0; i < 4; i++) {
		hash += word[i];
		hash ^= hash >> 7;
	}
	return hash * 2654435761u;
}

unsigned allows_a_folded_sum(int s)
{
	unsigned short word[4] = {0};
	unsigned sum = 0xffffff00u;
	int i;
	if (recv(s, word, sizeof(word), 0) != sizeof(word))
		return 0;
	for (i = 0; i < 4; i++)
		sum += word[i];
	return (sum >> 16) + (sum & 0xffff);
}

unsigned allows_a_generator(void)
{
	unsigned seed = 4000000000u;
	seed = seed * 1103515245u + 12345u;
	return seed;
}

unsigned allows_a_cipher_round(unsigned v, const unsigned key[4])
{
	unsigned delta = 0x9e3779b9u, sum = 0;
	int i;
	for (i = 0; i < 32; i++) {
		v += (v << 4 ^ v >> 5) ^ (sum + key[sum & 3]);
		sum += delta;
	}
	return v;
}

/* Only the bytes that were received are somebody else's. */
struct message {
	int count;
	char text[32];
};
int allows_the_neighbour_of_what_was_received(int s, struct message *m)
{
	if (recv(s, m->text, sizeof(m->text), 0) < 0)
		return 0;
	return m->count + 1;
}
int finds_what_was_received(int s, struct message *m)
{
	if (recv(s, m, sizeof(*m), 0) < 0)
		return 0;
	return m->count + 1; /* expect: integers/overflow */
}

/* Sixteen bits beside a number that nobody knows. */
int allows_a_small_part(int s, int start)
{
	unsigned char in[2];
	if (recv(s, in, sizeof(in), 0) != sizeof(in))
		return 0;
	return (((in[0] << 8) + in[1]) - start) + 1;
}

long finds_the_greatest_number(int twice)
{
	long n = 0x7fffffffffffffff;
	if (twice)
		return n * 2; /* expect: integers/overflow */
	return n + 1; /* expect: integers/overflow */
}

long allows_one_less(void)
{
	long n = 0x7ffffffffffffffe;
	return n + 1;
}

short finds_a_square_in_a_narrow_type(FILE *f)
{
	short n;
	if (fread(&n, sizeof(n), 1, f) != 1)
		return 0;
	return (short)(n * n); /* expect: integers/overflow */
}

short allows_a_small_square(FILE *f)
{
	short n;
	if (fread(&n, sizeof(n), 1, f) != 1 || n > 180 || n < -180)
		return 0;
	return (short)(n * n);
}

int finds_a_shift_of_a_number(int s)
{
	int n;
	if (recv(s, &n, sizeof(n), 0) != sizeof(n))
		return 0;
	return n << 12; /* expect: integers/overflow */
}

int allows_a_shift_of_a_byte(int s)
{
	unsigned char n;
	if (recv(s, &n, 1, 0) != 1)
		return 0;
	return n << 12;
}

int allows_a_shift_of_a_bounded_number(int s)
{
	int n;
	if (recv(s, &n, sizeof(n), 0) != sizeof(n) || n < 0 || n > 0xffff)
		return 0;
	return n << 12;
}
