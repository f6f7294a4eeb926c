/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "fourth_integers.h"

/* finds i4_alloc_product: 680 190 122 */
int *matrix_from(int fd)
{
	unsigned rows = 0, columns = 0, i;
	int *m;
	if (read(fd, &rows, 4) != 4 || read(fd, &columns, 4) != 4)
		return NULL;
	m = malloc(rows * columns * sizeof(int));
	if (!m)
		return NULL;
	for (i = 0; i < rows; i++)
		m[i * columns] = 0;
	return m;
}
/* allows i4_alloc_product */
int *matrix_from_ok(int fd)
{
	unsigned rows = 0, columns = 0, i;
	int *m;
	if (read(fd, &rows, 4) != 4 || read(fd, &columns, 4) != 4)
		return NULL;
	if (rows == 0 || columns == 0 || rows > 1000 || columns > 1000)
		return NULL;
	m = malloc(rows * columns * sizeof(int));
	if (!m)
		return NULL;
	for (i = 0; i < rows; i++)
		m[i * columns] = 0;
	return m;
}

/* finds i4_alloc_plus: 680 190 122 131 */
char *read_string(int fd)
{
	uint32_t n;
	char *s;
	if (read(fd, &n, sizeof(n)) != (ssize_t)sizeof(n))
		return NULL;
	s = malloc(n + 1);
	if (s == NULL)
		return NULL;
	if (read(fd, s, n) != (ssize_t)n) {
		free(s);
		return NULL;
	}
	s[n] = '\0';
	return s;
}
/* allows i4_alloc_plus */
char *read_string_ok(int fd)
{
	uint32_t n;
	char *s;
	if (read(fd, &n, sizeof(n)) != (ssize_t)sizeof(n))
		return NULL;
	if (n > 65535)
		return NULL;
	s = malloc(n + 1);
	if (s == NULL)
		return NULL;
	if (read(fd, s, n) != (ssize_t)n) {
		free(s);
		return NULL;
	}
	s[n] = '\0';
	return s;
}

/* finds i4_float_int: 681 197 */
int cents(FILE *in)
{
	double amount = 0;
	if (fscanf(in, "%lf", &amount) != 1)
		return 0;
	return (int)(amount * 100);
}
/* allows i4_float_int */
int cents_ok(FILE *in)
{
	double amount = 0;
	if (fscanf(in, "%lf", &amount) != 1)
		return 0;
	if (!(amount >= 0 && amount < 1000000))
		return 0;
	return (int)(amount * 100);
}

/* finds i4_double_char: 681 197 */
unsigned char gain(void)
{
	double g = 1e6;
	unsigned char byte = (unsigned char)g;
	return byte;
}
/* allows i4_double_char */
unsigned char gain_ok(void)
{
	double g = 100.5;
	unsigned char byte = (unsigned char)g;
	return byte;
}

/* finds i4_huge_alloc: 789 400 770 */
char *buffer_for(int fd)
{
	size_t n = 0;
	if (read(fd, &n, sizeof(n)) != (ssize_t)sizeof(n))
		return NULL;
	return calloc(n, 1);
}
/* allows i4_huge_alloc */
char *buffer_for_ok(int fd)
{
	size_t n = 0;
	if (read(fd, &n, sizeof(n)) != (ssize_t)sizeof(n))
		return NULL;
	if (n > 1u << 20)
		return NULL;
	return calloc(n, 1);
}

/* finds i4_huge_env: 789 400 770 190 */
int history_init(char ***out)
{
	const char *size = getenv("HISTORY");
	unsigned long n = size ? strtoul(size, NULL, 10) : 100;
	char **lines = malloc(n * sizeof(*lines));
	if (!lines)
		return -1;
	total_bytes = 0;
	*out = lines;
	return 0;
}
/* allows i4_huge_env */
int history_init_ok(char ***out)
{
	const char *size = getenv("HISTORY");
	unsigned long n = size ? strtoul(size, NULL, 10) : 100;
	char **lines;
	if (n == 0 || n > 10000)
		n = 100;
	lines = malloc(n * sizeof(*lines));
	if (!lines)
		return -1;
	total_bytes = 0;
	*out = lines;
	return 0;
}
