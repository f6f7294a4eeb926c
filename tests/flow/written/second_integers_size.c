/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include <limits.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

/* finds i2_cut_count: 197 681 */
struct table {
	unsigned char rows;
	int *cells;
};

int load_rows(struct table *t, const char *text)
{
	int n = atoi(text);
	t->rows = n;
	return t->rows;
}

int load_from_env(struct table *t)
{
	const char *rows = getenv("ROWS");
	return rows ? load_rows(t, rows) : 0;
}
/* allows i2_cut_count */
int load_from_env_in(struct table *t)
{
	const char *rows = getenv("ROWS");
	int n = rows ? atoi(rows) : 0;
	if (n < 0 || n > UCHAR_MAX)
		return -1;
	t->rows = (unsigned char)n;
	return t->rows;
}

/* finds i2_cut_long: 197 681 */
short port_number(void)
{
	char line[32];
	long v;
	if (fgets(line, sizeof line, stdin) == NULL)
		return -1;
	v = strtol(line, NULL, 10);
	return (short)v;
}
/* allows i2_cut_long */
short port_number_in(void)
{
	char line[32];
	long v;
	if (fgets(line, sizeof line, stdin) == NULL)
		return -1;
	v = strtol(line, NULL, 10);
	if (v < 0 || v > SHRT_MAX)
		return -1;
	return (short)v;
}

/* finds i2_cut_float: 681 197 */
int whole(void)
{
	double d = 0;
	if (scanf("%lf", &d) != 1)
		return 0;
	return (int)d;
}
/* allows i2_cut_float */
int whole_in(void)
{
	double d = 0;
	if (scanf("%lf", &d) != 1)
		return 0;
	if (!(d > -1e9 && d < 1e9))
		return 0;
	return (int)d;
}

/* finds i2_ftell: 681 197 */
int file_length(FILE *f)
{
	int n;
	if (fseek(f, 0, SEEK_END) != 0)
		return -1;
	n = ftell(f);
	return n;
}
/* allows i2_ftell */
long file_length_long(FILE *f)
{
	if (fseek(f, 0, SEEK_END) != 0)
		return -1;
	return ftell(f);
}

/* finds i2_product: 680 190 122 */
struct point {
	double x, y, z;
};

struct point *load_points(FILE *f)
{
	uint32_t n;
	struct point *p;
	if (fread(&n, 4, 1, f) != 1)
		return NULL;
	p = malloc(n * (uint32_t)sizeof *p);
	if (p == NULL)
		return NULL;
	for (uint32_t i = 0; i < n; i++)
		p[i].x = p[i].y = p[i].z = 0;
	return p;
}
/* allows i2_product */
struct point *load_points_in(FILE *f)
{
	uint32_t n;
	struct point *p;
	if (fread(&n, 4, 1, f) != 1 || n > 10000)
		return NULL;
	p = malloc((n + 1) * sizeof *p);
	if (p == NULL)
		return NULL;
	for (uint32_t i = 0; i < n; i++)
		p[i].x = p[i].y = p[i].z = 0;
	return p;
}

/* finds i2_plus_header: 680 190 122 */
char *with_header(int s)
{
	unsigned short n, all;
	char *p;
	if (recv(s, &n, sizeof n, 0) != (ssize_t)sizeof n)
		return NULL;
	all = n + 16;
	p = malloc(all);
	if (p == NULL)
		return NULL;
	memset(p, 0, 16);
	if (recv(s, p + 16, n, MSG_WAITALL) != n)
		p[0] = 1;
	return p;
}
/* allows i2_plus_header */
char *with_header_wide(int s)
{
	unsigned short n;
	size_t all;
	char *p;
	if (recv(s, &n, sizeof n, 0) != (ssize_t)sizeof n)
		return NULL;
	all = (size_t)n + 16;
	p = malloc(all);
	if (p == NULL)
		return NULL;
	memset(p, 0, 16);
	if (recv(s, p + 16, n, MSG_WAITALL) != n)
		p[0] = 1;
	return p;
}

/* finds i2_large: 789 400 770 */
char **make_rows(void)
{
	char text[20];
	unsigned long n;
	char **rows;
	if (fgets(text, sizeof text, stdin) == NULL)
		return NULL;
	n = strtoul(text, NULL, 0);
	rows = calloc(n, sizeof *rows);
	return rows;
}
/* allows i2_large */
char **make_rows_in(void)
{
	char text[20];
	unsigned long n;
	char **rows;
	if (fgets(text, sizeof text, stdin) == NULL)
		return NULL;
	n = strtoul(text, NULL, 0);
	if (n == 0 || n > 500)
		return NULL;
	rows = calloc(n, sizeof *rows);
	return rows;
}

/* finds i2_zero: 369 */
int average(int s)
{
	struct {
		int32_t sum;
		int32_t count;
	} m;
	if (recv(s, &m, sizeof m, MSG_WAITALL) != (ssize_t)sizeof m)
		return 0;
	return m.sum / m.count;
}
/* allows i2_zero */
int average_in(int s)
{
	struct {
		int32_t sum;
		int32_t count;
	} m;
	if (recv(s, &m, sizeof m, MSG_WAITALL) != (ssize_t)sizeof m)
		return 0;
	if (m.count <= 0)
		return 0;
	return m.sum / m.count;
}

/* finds i2_zero_count: 369 */
static int total, seen;

int mean_of(const int *v, int n)
{
	total = 0;
	seen = 0;
	for (int i = 0; i < n; i++) {
		if (v[i] < 0)
			continue;
		total += v[i];
		seen++;
	}
	return total % seen;
}
/* allows i2_zero_count */
int mean_of_in(const int *v, int n)
{
	int sum = 0, count = 0;
	for (int i = 0; i < n; i++) {
		if (v[i] < 0)
			continue;
		sum += v[i];
		count++;
	}
	return count ? sum % count : 0;
}

/* finds i2_zero_float: 369 */
float ratio(void)
{
	float f = 0.0F;
	char *v = getenv("RATE");
	if (v != NULL)
		f = strtof(v, NULL);
	return 100 / (int)f;
}
/* allows i2_zero_float */
float ratio_in(void)
{
	float f = 1.0F;
	char *v = getenv("RATE");
	if (v != NULL)
		f = strtof(v, NULL);
	if (f < 1.0F || f > 100.0F)
		return 0;
	return 100 / (int)f;
}
