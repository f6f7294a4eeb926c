/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "third_win.h"
#include <arpa/inet.h>
#include <limits.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

/* shared */
static const int fi_true = 1;
static const int fi_six = 6;
static int fi_is_on(void)
{
	return 1;
}
static void fi_show(long long n)
{
	printf("%lld\n", n);
}

/* finds i5_char_add_fscanf: 190 */
void next_char(void)
{
	char data = ' ';
	fscanf(stdin, "%c", &data);
	{
		char result = data + 1;
		fi_show(result);
	}
}
/* allows i5_char_add_fscanf */
void next_char_ok(void)
{
	char data = ' ';
	fscanf(stdin, "%c", &data);
	if (data < CHAR_MAX) {
		char result = data + 1;
		fi_show(result);
	}
}

/* finds i5_char_max_add: 190 */
void after_max(void)
{
	char data;
	if (fi_true)
		data = CHAR_MAX;
	else
		data = 0;
	data = data + 1;
	fi_show(data);
}
/* allows i5_char_max_add */
void after_max_ok(void)
{
	char data;
	if (fi_true)
		data = 2;
	else
		data = 0;
	data = data + 1;
	fi_show(data);
}

/* finds i5_short_square: 190 */
void area(FILE *in)
{
	short side = 0;
	if (fscanf(in, "%hd", &side) != 1)
		return;
	short whole = side * side;
	fi_show(whole);
}
/* allows i5_short_square */
void area_ok(FILE *in)
{
	short side = 0;
	if (fscanf(in, "%hd", &side) != 1)
		return;
	if (side > 181 || side < -181)
		return;
	short whole = side * side;
	fi_show(whole);
}

/* finds i5_int_mul_getenv: 190 */
int minutes_to_seconds(void)
{
	const char *text = getenv("TIMEOUT_MIN");
	int minutes = text ? atoi(text) : 5;
	return minutes * 60;
}
/* allows i5_int_mul_getenv */
int minutes_to_seconds_ok(void)
{
	const char *text = getenv("TIMEOUT_MIN");
	int minutes = text ? atoi(text) : 5;
	if (minutes < 0 || minutes > 24 * 60)
		minutes = 5;
	return minutes * 60;
}

/* finds i5_int_max_plus: 190 */
void top(void)
{
	int data = 0;
	switch (fi_six) {
	case 6:
		data = INT_MAX;
		break;
	default:
		break;
	}
	int result = data + 1;
	fi_show(result);
}
/* allows i5_int_max_plus */
void top_ok(void)
{
	int data = 0;
	switch (fi_six) {
	case 6:
		data = 2;
		break;
	default:
		break;
	}
	int result = data + 1;
	fi_show(result);
}

/* finds i5_int64_max_mul: 190 */
void big(void)
{
	int64_t data = 0;
	for (int i = 0; i < 1; i++)
		data = LLONG_MAX;
	if (data > 0)
		fi_show(data * 2);
}
/* allows i5_int64_max_mul */
void big_ok(void)
{
	int64_t data = 0;
	for (int i = 0; i < 1; i++)
		data = 2;
	if (data > 0)
		fi_show(data * 2);
}

/* finds i5_int64_fscanf_square: 190 */
void big_square(void)
{
	int64_t data = 0;
	fscanf(stdin, "%ld", &data);
	int64_t result = data * data;
	fi_show(result);
}
/* allows i5_int64_fscanf_square */
void big_square_ok(void)
{
	int64_t data = 0;
	fscanf(stdin, "%ld", &data);
	if (labs(data) > 1000000)
		return;
	int64_t result = data * data;
	fi_show(result);
}

/* finds i5_unsigned_rand_add: 190 */
void next_id(void)
{
	unsigned data = (unsigned)rand() << 1;
	data ^= (unsigned)rand() << 17;
	unsigned id = data + 100;
	fi_show(id);
}
/* allows i5_unsigned_rand_add */
void next_id_ok(void)
{
	unsigned data = (unsigned)rand() << 1;
	data ^= (unsigned)rand() << 17;
	unsigned id = data < UINT_MAX - 100 ? data + 100 : data;
	fi_show(id);
}

/* finds i5_rand_mul: 190 */
int spread(void)
{
	int r = rand();
	return r * 16;
}
/* allows i5_rand_mul */
int spread_ok(void)
{
	int r = rand();
	return r % 1000 * 16;
}

/* finds i5_post_inc: 190 */
int count_up(int s)
{
	char text[16] = "";
	if (recv(s, text, sizeof(text) - 1, 0) <= 0)
		return 0;
	int data = atoi(text);
	data++;
	return data;
}
/* allows i5_post_inc */
int count_up_ok(int s)
{
	char text[16] = "";
	if (recv(s, text, sizeof(text) - 1, 0) <= 0)
		return 0;
	int data = atoi(text);
	if (data < INT_MAX)
		data++;
	return data;
}

/* finds i5_pre_inc_uchar: 190 */
void byte_up(void)
{
	unsigned char data;
	data = UCHAR_MAX;
	++data;
	fi_show(data);
}
/* allows i5_pre_inc_uchar */
void byte_up_ok(void)
{
	unsigned char data;
	data = 5;
	++data;
	fi_show(data);
}

/* finds i5_add_returned: 190 */
static int ask(void)
{
	char line[14] = "";
	if (fgets(line, sizeof(line), stdin) == NULL)
		return 0;
	return atoi(line);
}
void add_asked(void)
{
	int n = ask();
	fi_show(n + 10);
}
/* allows i5_add_returned */
static int ask_ok(void)
{
	char line[14] = "";
	if (fgets(line, sizeof(line), stdin) == NULL)
		return 0;
	return atoi(line);
}
void add_asked_ok(void)
{
	int n = ask_ok();
	fi_show(n < INT_MAX - 10 ? n + 10 : n);
}

/* finds i5_add_through_pointer: 190 */
void add_out(int *out)
{
	int data, *at = &data;
	if (scanf("%d", at) != 1)
		return;
	{
		int *again = at;
		*out = *again + 1;
	}
}
/* allows i5_add_through_pointer */
void add_out_ok(int *out)
{
	int data, *at = &data;
	if (scanf("%d", at) != 1)
		return;
	{
		int *again = at;
		*out = *again != INT_MAX ? *again + 1 : 0;
	}
}

/* finds i5_size_from_wire: 190 680 122 */
uint32_t *read_table(int s)
{
	uint32_t count;
	if (recv(s, &count, sizeof(count), 0) != sizeof(count))
		return NULL;
	count = ntohl(count);
	uint32_t bytes = count * 4;
	uint32_t *table = malloc(bytes);
	if (table == NULL)
		return NULL;
	for (uint32_t i = 0; i < count; i++)
		table[i] = 0;
	return table;
}
/* allows i5_size_from_wire */
uint32_t *read_table_ok(int s)
{
	uint32_t count;
	if (recv(s, &count, sizeof(count), 0) != sizeof(count))
		return NULL;
	count = ntohl(count);
	if (count > 1024)
		return NULL;
	uint32_t bytes = count * 4;
	uint32_t *table = malloc(bytes);
	if (table == NULL)
		return NULL;
	for (uint32_t i = 0; i < count; i++)
		table[i] = 0;
	return table;
}

/* finds i5_size_int_atoi: 680 190 122 */
int *vector(const char **argv)
{
	int n = atoi(argv[1]);
	int *v = malloc(n * (int)sizeof(int));
	if (v == NULL)
		return NULL;
	for (int i = 0; i < n; i++)
		v[i] = 0;
	return v;
}
/* allows i5_size_int_atoi */
int *vector_ok(const char **argv)
{
	int n = atoi(argv[1]);
	int *v = n > 0 && n < 100000 ? malloc((size_t)n * sizeof(int)) : NULL;
	if (v == NULL)
		return NULL;
	for (int i = 0; i < n; i++)
		v[i] = 0;
	return v;
}

/* finds i5_size_short: 680 190 122 */
char *pad(unsigned short n)
{
	unsigned short whole = n;
	scanf("%hu", &whole);
	unsigned short room = whole + 16;
	char *p = malloc(room);
	if (p)
		memset(p, 0, whole);
	return p;
}
/* allows i5_size_short */
char *pad_ok(unsigned short n)
{
	unsigned short whole = n;
	scanf("%hu", &whole);
	size_t room = (size_t)whole + 16;
	char *p = malloc(room);
	if (p)
		memset(p, 0, whole);
	return p;
}

/* finds i5_char_min_sub: 191 */
void under_char(void)
{
	signed char data = 0;
	data = SCHAR_MIN;
	if (fi_is_on()) {
		signed char result = data - 1;
		fi_show(result);
	}
}
/* allows i5_char_min_sub */
void under_char_ok(void)
{
	signed char data = 0;
	data = -5;
	if (fi_is_on()) {
		signed char result = data - 1;
		fi_show(result);
	}
}

/* finds i5_int_min_dec: 191 */
void under_int(void)
{
	int data = -1;
	while (1) {
		data = INT_MIN;
		break;
	}
	--data;
	fi_show(data);
}
/* allows i5_int_min_dec */
void under_int_ok(void)
{
	int data = -1;
	while (1) {
		data = -2;
		break;
	}
	--data;
	fi_show(data);
}

/* finds i5_int_socket_sub: 191 */
int rest(int s)
{
	char text[16] = {0};
	if (recv(s, text, 15, 0) < 1)
		return 0;
	int given = (int)strtol(text, NULL, 10);
	return given - 100;
}
/* allows i5_int_socket_sub */
int rest_ok(int s)
{
	char text[16] = {0};
	if (recv(s, text, 15, 0) < 1)
		return 0;
	int given = (int)strtol(text, NULL, 10);
	return given >= 0 ? given - 100 : 0;
}

/* finds i5_short_mul_negative: 191 */
void under_short(void)
{
	short data = 0;
	fscanf(stdin, "%hd", &data);
	if (data < 0) {
		short result = data * 2;
		fi_show(result);
	}
}
/* allows i5_short_mul_negative */
void under_short_ok(void)
{
	short data = 0;
	fscanf(stdin, "%hd", &data);
	if (data < 0) {
		short result = data > SHRT_MIN / 2 ? data * 2 : 0;
		fi_show(result);
	}
}

/* finds i5_size_minus_header: 191 */
int payload(int s)
{
	unsigned char p[512], body[512];
	ssize_t n = recv(s, p, sizeof(p), 0);
	if (n < 4)
		return -1;
	size_t length = (size_t)p[2] << 8 | p[3];
	size_t rest = length - 4;
	if (rest > 0)
		memcpy(body, p + 4, rest);
	return body[0];
}
/* allows i5_size_minus_header */
int payload_ok(int s)
{
	unsigned char p[512], body[512];
	ssize_t n = recv(s, p, sizeof(p), 0);
	if (n < 4)
		return -1;
	size_t length = (size_t)p[2] << 8 | p[3];
	if (length < 4 || length > (size_t)n)
		return -1;
	size_t rest = length - 4;
	if (rest > 0 && rest <= sizeof(body))
		memcpy(body, p + 4, rest);
	return body[0];
}

/* finds i5_unsigned_minus_one: 191 */
void from_zero(void)
{
	unsigned data;
	data = 0;
	data = data - 1;
	fi_show(data);
}
/* allows i5_unsigned_minus_one */
void from_zero_ok(void)
{
	unsigned data;
	data = 9;
	data = data - 1;
	fi_show(data);
}

/* finds i5_int64_min: 191 */
void under_long(void)
{
	int64_t data = 0;
	goto source;
source:
	data = INT64_MIN;
	int64_t less = data - 1;
	fi_show(less);
}
/* allows i5_int64_min */
void under_long_ok(void)
{
	int64_t data = 0;
	goto source;
source:
	data = -100;
	int64_t less = data - 1;
	fi_show(less);
}

/* finds i5_rand_minus: 191 */
void below_zero_rand(void)
{
	int data = 0;
	data = -(rand() | rand() << 1);
	fi_show(data - 20);
}
/* allows i5_rand_minus */
void below_zero_rand_ok(void)
{
	int data = 0;
	data = -(rand() | rand() << 1);
	fi_show(data > INT_MIN + 20 ? data - 20 : data);
}

/* finds i5_sign_short_memcpy: 194 195 */
void copy_short(const char *from)
{
	char to[100] = "";
	short n = 0;
	fscanf(stdin, "%hd", &n);
	if (n < 100) {
		memcpy(to, from, n);
		to[99] = '\0';
	}
	puts(to);
}
/* allows i5_sign_short_memcpy */
void copy_short_ok(const char *from)
{
	char to[100] = "";
	short n = 0;
	fscanf(stdin, "%hd", &n);
	if (n < 100 && n >= 0) {
		memcpy(to, from, n);
		to[99] = '\0';
	}
	puts(to);
}

/* finds i5_sign_short_negative: 194 195 */
void alloc_short(void)
{
	short n;
	if (fi_true == 1)
		n = -1;
	char *p = malloc(n);
	if (p)
		strcpy(p, "");
	free(p);
}
/* allows i5_sign_short_negative */
void alloc_short_ok(void)
{
	short n;
	if (fi_true == 1)
		n = 40;
	char *p = malloc(n);
	if (p)
		strcpy(p, "");
	free(p);
}
