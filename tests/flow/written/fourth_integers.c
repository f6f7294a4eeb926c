/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "fourth_integers.h"

/* finds i4_mul_struct: 190 */
int invoice_total(FILE *in)
{
	struct invoice v;
	if (fscanf(in, "%d %d", &v.quantity, &v.price) != 2)
		return 0;
	return v.quantity * v.price;
}
/* allows i4_mul_struct */
int invoice_total_ok(FILE *in)
{
	struct invoice v;
	if (fscanf(in, "%d %d", &v.quantity, &v.price) != 2)
		return 0;
	if (v.quantity < 0 || v.quantity > 1000 || v.price < 0 || v.price > 100000)
		return 0;
	return v.quantity * v.price;
}

/* finds i4_add_env: 190 */
int next_port(void)
{
	const char *base = getenv("BASE_PORT");
	int port = base ? atoi(base) : 1024;
	port += 10;
	return port;
}
/* allows i4_add_env */
int next_port_ok(void)
{
	const char *base = getenv("BASE_PORT");
	int port = base ? atoi(base) : 1024;
	if (port < 65536)
		port += 10;
	return port;
}

/* finds i4_inc_char: 190 */
unsigned char bump_pages(FILE *in)
{
	struct invoice v;
	int c = fgetc(in);
	v.pages = (unsigned char)c;
	v.pages++;
	return v.pages;
}
/* allows i4_inc_char */
unsigned char bump_pages_ok(FILE *in)
{
	struct invoice v;
	int c = fgetc(in);
	v.pages = (unsigned char)c;
	if (v.pages < UCHAR_MAX)
		v.pages++;
	return v.pages;
}

/* finds i4_square_max: 190 */
long long area(void)
{
	int side = INT_MAX / 2;
	return side * side;
}
/* allows i4_square_max */
long long area_ok(void)
{
	int side = INT_MAX / 2;
	return (long long)side * side;
}

/* finds i4_shift: 190 758 */
int flag_bit(void)
{
	int n = 31;
	return 1 << (n + 1);
}
/* allows i4_shift */
int flag_bit_ok(void)
{
	int n = 30;
	return 1 << n;
}

/* finds i4_negate_min: 190 */
int magnitude(const char *text)
{
	int v = (int)strtol(text, NULL, 10);
	return v < 0 ? -v : v;
}
/* allows i4_negate_min */
int magnitude_ok(const char *text)
{
	int v = (int)strtol(text, NULL, 10);
	if (v == INT_MIN)
		return INT_MAX;
	return v < 0 ? -v : v;
}

/* finds i4_minus_socket: 191 */
unsigned payload(int fd)
{
	uint32_t length;
	if (recv(fd, &length, 4, MSG_WAITALL) != 4)
		return 0;
	length = ntohl(length);
	return length - 8;
}
/* allows i4_minus_socket */
unsigned payload_ok(int fd)
{
	uint32_t length;
	if (recv(fd, &length, 4, MSG_WAITALL) != 4)
		return 0;
	length = ntohl(length);
	if (length < 8)
		return 0;
	return length - 8;
}

/* finds i4_minus_min: 191 */
int temperature(FILE *f)
{
	int t = 0;
	char line[32];
	if (fgets(line, sizeof(line), f))
		t = atoi(line);
	return t - 273;
}
/* allows i4_minus_min */
int temperature_ok(FILE *f)
{
	int t = 0;
	char line[32];
	if (fgets(line, sizeof(line), f))
		t = atoi(line);
	if (t < -1000)
		return -1000;
	return t - 273;
}

/* finds i4_minus_zero: 191 */
size_t last_of(const char *const *names)
{
	size_t n = 0;
	if (names[0] == NULL)
		return n - 1;
	while (names[n])
		n++;
	return n - 1;
}
/* allows i4_minus_zero */
size_t last_of_ok(const char *const *names)
{
	size_t n = 0;
	if (names[0] == NULL)
		return n;
	while (names[n])
		n++;
	return n - 1;
}

/* finds i4_minus_decrement: 191 */
static short countdown;

void tick(void)
{
	countdown = SHRT_MIN;
	countdown--;
	printf("%d\n", countdown);
}
/* allows i4_minus_decrement */
void tick_ok(void)
{
	countdown = SHRT_MIN;
	if (countdown > SHRT_MIN)
		countdown--;
	printf("%d\n", countdown);
}

/* finds i4_signext_char: 194 125 704 */
int class_of(const char *word)
{
	static const unsigned char kinds[256] = {1, 2, 3};
	char c = (char)getchar();
	unsigned at = c;
	(void)word;
	return kinds[at % 256] + (int)at;
}
/* allows i4_signext_char */
int class_of_ok(const char *word)
{
	static const unsigned char kinds[256] = {1, 2, 3};
	char c = (char)getchar();
	unsigned at = (unsigned char)c;
	(void)word;
	return kinds[at % 256] + (int)at;
}

/* finds i4_signext_short: 194 195 120 805 */
void take_short(int fd, char *to, const char *from)
{
	short n = 0;
	if (read(fd, &n, sizeof(n)) != (ssize_t)sizeof(n))
		return;
	if (n > 100)
		return;
	memcpy(to, from, n);
}
/* allows i4_signext_short */
void take_short_ok(int fd, char *to, const char *from)
{
	short n = 0;
	if (read(fd, &n, sizeof(n)) != (ssize_t)sizeof(n))
		return;
	if (n < 0 || n > 100)
		return;
	memcpy(to, from, n);
}

/* finds i4_signed_malloc: 195 789 194 */
void *room_for(const char *text)
{
	int n = atoi(text);
	if (n > 4096)
		return NULL;
	return malloc(n);
}
/* allows i4_signed_malloc */
void *room_for_ok(const char *text)
{
	int n = atoi(text);
	if (n <= 0 || n > 4096)
		return NULL;
	return malloc(n);
}

/* finds i4_read_result: 195 253 */
void put_rest(int fd, int out)
{
	char buf[128];
	size_t n = read(fd, buf, sizeof(buf));
	if (n == 0)
		return;
	if (write(out, buf, n) < 0)
		perror("write");
}
/* allows i4_read_result */
void put_rest_ok(int fd, int out)
{
	char buf[128];
	ssize_t n = read(fd, buf, sizeof(buf));
	if (n <= 0)
		return;
	if (write(out, buf, (size_t)n) < 0)
		perror("write");
}

/* finds i4_minus_one_size: 195 */
static int width_of(const char *s)
{
	if (*s == '\0')
		return -1;
	return (int)strlen(s);
}

void pad(char *to)
{
	memset(to, ' ', width_of(""));
}
/* allows i4_minus_one_size */
void pad_ok(char *to)
{
	int w = width_of("");
	if (w > 0)
		memset(to, ' ', w);
}

/* finds i4_unsigned_to_signed: 196 */
int backlog(int fd)
{
	uint32_t n;
	int count;
	if (read(fd, &n, sizeof(n)) != (ssize_t)sizeof(n))
		return -1;
	count = n;
	if (count > 64)
		count = 64;
	return count;
}
/* allows i4_unsigned_to_signed */
int backlog_ok(int fd)
{
	uint32_t n;
	int count;
	if (read(fd, &n, sizeof(n)) != (ssize_t)sizeof(n))
		return -1;
	count = n > 64 ? 64 : (int)n;
	return count;
}

/* finds i4_sum_to_signed: 196 190 */
int left_over(void)
{
	unsigned limit = UINT_MAX - 5;
	int rest = limit;
	return rest;
}
/* allows i4_sum_to_signed */
int left_over_ok(void)
{
	unsigned limit = 4096;
	int rest = limit;
	return rest;
}

/* finds i4_trunc_length: 197 681 */
unsigned char stored_length(FILE *in)
{
	char text[1000];
	unsigned char n;
	if (!fgets(text, sizeof(text), in))
		return 0;
	n = (unsigned char)strlen(text);
	return n;
}
/* allows i4_trunc_length */
unsigned char stored_length_ok(FILE *in)
{
	char text[200];
	unsigned char n;
	if (!fgets(text, sizeof(text), in))
		return 0;
	n = (unsigned char)strlen(text);
	return n;
}

/* finds i4_trunc_short: 197 681 */
short short_from(int fd)
{
	int32_t v = 0;
	if (recv(fd, &v, sizeof(v), 0) != (ssize_t)sizeof(v))
		return 0;
	return v;
}
/* allows i4_trunc_short */
short short_from_ok(int fd)
{
	int32_t v = 0;
	if (recv(fd, &v, sizeof(v), 0) != (ssize_t)sizeof(v))
		return 0;
	if (v < SHRT_MIN || v > SHRT_MAX)
		return 0;
	return v;
}

/* finds i4_trunc_long: 197 681 */
int whole_seconds(const char *text)
{
	long long ms = strtoll(text, NULL, 10);
	int s = (int)(ms / 10);
	return s;
}
/* allows i4_trunc_long */
int whole_seconds_ok(const char *text)
{
	long long ms = strtoll(text, NULL, 10);
	int s;
	if (ms < 0 || ms > 1000000)
		return -1;
	s = (int)(ms / 10);
	return s;
}

/* finds i4_div_socket: 369 */
int average(int fd, int sum)
{
	int count;
	char text[16] = "";
	if (recv(fd, text, sizeof(text) - 1, 0) <= 0)
		return 0;
	count = atoi(text);
	return sum / count;
}
/* allows i4_div_socket */
int average_ok(int fd, int sum)
{
	int count;
	char text[16] = "";
	if (recv(fd, text, sizeof(text) - 1, 0) <= 0)
		return 0;
	count = atoi(text);
	return count != 0 ? sum / count : 0;
}

/* finds i4_div_mod: 369 */
unsigned bucket(unsigned hash, const char *size)
{
	unsigned n = (unsigned)strtoul(size, NULL, 0);
	return hash % n;
}
/* allows i4_div_mod */
unsigned bucket_ok(unsigned hash, const char *size)
{
	unsigned n = (unsigned)strtoul(size, NULL, 0);
	if (!n)
		n = 1;
	return hash % n;
}

/* finds i4_div_float: 369 */
double speed(FILE *in)
{
	float seconds = 0.0f;
	if (fscanf(in, "%f", &seconds) != 1)
		return 0;
	return 100.0 / seconds;
}
/* allows i4_div_float */
double speed_ok(FILE *in)
{
	float seconds = 0.0f;
	if (fscanf(in, "%f", &seconds) != 1)
		return 0;
	if (seconds < 0.001f)
		return 0;
	return 100.0 / seconds;
}

/* finds i4_div_counted: 369 */
static int positives(const int *v, int n)
{
	int i, k = 0;
	for (i = 0; i < n; i++)
		if (v[i] > 0)
			k++;
	return k;
}

int mean_of_positives(void)
{
	int v[4] = {-1, 0, -3, -9};
	int k = positives(v, 4);
	return 100 / k;
}
/* allows i4_div_counted */
int mean_of_positives_ok(void)
{
	int v[4] = {-1, 0, -3, -9};
	int k = positives(v, 4);
	return k ? 100 / k : 0;
}
