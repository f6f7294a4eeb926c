/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "third_win.h"
#include <arpa/inet.h>
#include <errno.h>
#include <limits.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>
#include <wchar.h>

/* finds n3_score: 190 */
struct player {
	int score;
	struct player *next;
};

int bonus(FILE *in, struct player *all)
{
	int by;
	if (fscanf(in, "%d", &by) != 1)
		return -1;
	for (struct player *p = all; p; p = p->next)
		p->score = by * 100;
	return 0;
}
/* allows n3_score */
int bonus_right(FILE *in, struct player *all)
{
	int by;
	if (fscanf(in, "%d", &by) != 1 || by < -1000 || by > 1000)
		return -1;
	for (struct player *p = all; p; p = p->next)
		p->score = by * 100;
	return 0;
}

/* finds n3_seconds: 190 */
long deadline(const char *days)
{
	int n = atoi(days);
	int seconds = n * 24 * 60 * 60;
	return seconds;
}
/* allows n3_seconds */
long deadline_right(const char *days)
{
	long n = strtol(days, NULL, 10);
	if (n < 0 || n > 3650)
		return -1;
	return n * 24 * 60 * 60;
}

/* finds n3_short_step: 190 */
short next_port(int s)
{
	short port;
	if (read(s, &port, sizeof port) != (ssize_t)sizeof port)
		return 0;
	port++;
	return port;
}
/* allows n3_short_step */
short next_port_right(int s)
{
	short port;
	if (read(s, &port, sizeof port) != (ssize_t)sizeof port || port == SHRT_MAX)
		return 0;
	port++;
	return port;
}

/* finds n3_square_env: 190 */
int64_t area(void)
{
	const char *side = getenv("SIDE");
	int64_t n = side ? strtoll(side, NULL, 0) : 1;
	return n * n;
}
/* allows n3_square_env */
int64_t area_right(void)
{
	const char *side = getenv("SIDE");
	int64_t n = side ? strtoll(side, NULL, 0) : 1;
	if (n > 3000000 || n < -3000000)
		return 0;
	return n * n;
}

/* finds n3_add_before_check: 190 680 */
int store_at(unsigned char *area, unsigned room, int s)
{
	uint32_t offset, length;
	if (recv(s, &offset, 4, 0) != 4 || recv(s, &length, 4, 0) != 4)
		return -1;
	offset = ntohl(offset);
	length = ntohl(length);
	if (offset + length > room)
		return -1;
	return recv(s, area + offset, length, 0) < 0 ? -1 : 0;
}
/* allows n3_add_before_check */
int store_at_right(unsigned char *area, unsigned room, int s)
{
	uint32_t offset, length;
	if (recv(s, &offset, 4, 0) != 4 || recv(s, &length, 4, 0) != 4)
		return -1;
	offset = ntohl(offset);
	length = ntohl(length);
	if (offset > room || length > room - offset)
		return -1;
	return recv(s, area + offset, length, 0) < 0 ? -1 : 0;
}

/* finds n3_trim_header: 191 */
size_t payload_length(int s)
{
	uint16_t total;
	if (read(s, &total, sizeof total) != (ssize_t)sizeof total)
		return 0;
	size_t body = (size_t)ntohs(total) - 20;
	return body;
}
/* allows n3_trim_header */
size_t payload_length_right(int s)
{
	uint16_t total;
	if (read(s, &total, sizeof total) != (ssize_t)sizeof total || ntohs(total) < 20)
		return 0;
	size_t body = (size_t)ntohs(total) - 20;
	return body;
}

/* finds n3_lives: 191 */
unsigned take_lives(FILE *in)
{
	unsigned lives;
	if (fscanf(in, "%u", &lives) != 1)
		return 0;
	--lives;
	return lives;
}
/* allows n3_lives */
unsigned take_lives_right(FILE *in)
{
	unsigned lives;
	if (fscanf(in, "%u", &lives) != 1)
		return 0;
	if (lives > 0)
		--lives;
	return lives;
}

/* finds n3_balance: 191 */
int withdraw(int balance, int argc, char **argv)
{
	if (argc != 2)
		return balance;
	int amount = (int)strtol(argv[1], NULL, 10);
	return INT_MIN + 10 - amount + balance;
}
/* allows n3_balance */
int withdraw_right(int balance, int argc, char **argv)
{
	if (argc != 2)
		return balance;
	long amount = strtol(argv[1], NULL, 10);
	if (amount < 0 || amount > 1000 || balance < 1000)
		return balance;
	return balance - (int)amount;
}

/* finds n3_sign_char: 194 125 129 */
static const char class_of[256] = { ['a'] = 1 };

int classify(FILE *in)
{
	char c;
	if (fread(&c, 1, 1, in) != 1)
		return 0;
	unsigned index = c;
	return class_of[index];
}
/* allows n3_sign_char */
int classify_right(FILE *in)
{
	char c;
	if (fread(&c, 1, 1, in) != 1)
		return 0;
	unsigned index = (unsigned char)c;
	return class_of[index];
}

/* finds n3_short_size: 194 195 */
void *load_block(FILE *in)
{
	short length;
	if (fscanf(in, "%hd", &length) != 1)
		return NULL;
	void *block = malloc(100);
	if (block && length < 100)
		memset(block, 0, length);
	return block;
}
/* allows n3_short_size */
void *load_block_right(FILE *in)
{
	short length;
	if (fscanf(in, "%hd", &length) != 1)
		return NULL;
	void *block = malloc(100);
	if (block && length >= 0 && length < 100)
		memset(block, 0, length);
	return block;
}

/* finds n3_minus_length: 195 */
void copy_title(char out[64], const char *config)
{
	int n = atoi(config);
	if (n > 63)
		n = 63;
	strncpy(out, config, n);
	out[63] = '\0';
}
/* allows n3_minus_length */
void copy_title_right(char out[64], const char *config)
{
	int n = atoi(config);
	if (n > 63 || n < 0)
		n = 63;
	strncpy(out, config, n);
	out[63] = '\0';
}

/* finds n3_read_result: 195 */
int relay(int from, int to)
{
	char part[256];
	int n = (int)read(from, part, sizeof part);
	return write(to, part, n) == n ? 0 : -1;
}
/* allows n3_read_result */
int relay_right(int from, int to)
{
	char part[256];
	int n = (int)read(from, part, sizeof part);
	if (n < 0)
		return -1;
	return write(to, part, n) == n ? 0 : -1;
}

/* finds n3_size_int: 196 195 197 681 */
int words_in(FILE *in)
{
	unsigned count;
	if (fscanf(in, "%u", &count) != 1)
		return 0;
	int shown = (int)count;
	if (shown > 100)
		return 0;
	return shown;
}
/* allows n3_size_int */
int words_in_right(FILE *in)
{
	unsigned count;
	if (fscanf(in, "%u", &count) != 1 || count > 100)
		return 0;
	int shown = (int)count;
	return shown;
}

/* finds n3_uid: 196 195 681 197 */
int peer_balance(int s)
{
	uint32_t wire;
	if (recv(s, &wire, sizeof wire, MSG_WAITALL) != (ssize_t)sizeof wire)
		return 0;
	int balance = ntohl(wire);
	return balance / 2;
}
/* allows n3_uid */
int peer_balance_right(int s)
{
	uint32_t wire;
	if (recv(s, &wire, sizeof wire, MSG_WAITALL) != (ssize_t)sizeof wire)
		return 0;
	uint32_t balance = ntohl(wire);
	return balance > INT_MAX ? 0 : (int)(balance / 2);
}

/* finds n3_port_short: 197 681 195 */
int bind_asked(int s, const char *port)
{
	struct sockaddr_in a = { .sin_family = AF_INET };
	a.sin_port = htons((uint16_t)atoi(port));
	return bind(s, (struct sockaddr *)&a, sizeof a);
}
/* allows n3_port_short */
int bind_asked_right(int s, const char *port)
{
	struct sockaddr_in a = { .sin_family = AF_INET };
	int n = atoi(port);
	if (n < 1 || n > 65535)
		return -1;
	a.sin_port = htons((uint16_t)n);
	return bind(s, (struct sockaddr *)&a, sizeof a);
}

/* finds n3_length_byte: 197 681 */
struct tlv {
	uint8_t tag, length;
	unsigned char value[255];
};

void pack(struct tlv *out, const char *text)
{
	size_t n = strlen(text);
	out->tag = 4;
	out->length = n;
	memcpy(out->value, text, out->length);
}
/* allows n3_length_byte */
void pack_right(struct tlv *out, const char *text)
{
	size_t n = strlen(text);
	if (n > 255)
		n = 255;
	out->tag = 4;
	out->length = n;
	memcpy(out->value, text, out->length);
}

/* finds n3_file_size: 197 681 */
unsigned char *map_small(int fd, int *size)
{
	struct stat st;
	if (fstat(fd, &st) != 0)
		return NULL;
	*size = st.st_size;
	void *p = mmap(NULL, *size, PROT_READ, MAP_PRIVATE, fd, 0);
	return p == MAP_FAILED ? NULL : p;
}
/* allows n3_file_size */
unsigned char *map_small_right(int fd, int *size)
{
	struct stat st;
	if (fstat(fd, &st) != 0 || st.st_size > 1 << 20)
		return NULL;
	*size = st.st_size;
	void *p = mmap(NULL, *size, PROT_READ, MAP_PRIVATE, fd, 0);
	return p == MAP_FAILED ? NULL : p;
}

/* finds n3_float_cents: 681 197 190 */
int cents(const char *typed)
{
	double amount = strtod(typed, NULL);
	return (int)(amount * 100);
}
/* allows n3_float_cents */
int cents_right(const char *typed)
{
	double amount = strtod(typed, NULL);
	if (!(amount > -10000 && amount < 10000))
		return 0;
	return (int)(amount * 100);
}

/* finds n3_long_float: 681 */
float position(long long ticks)
{
	float where = ticks;
	return where;
}
/* allows n3_long_float */
double position_right(int ticks)
{
	double where = ticks;
	return where;
}

/* finds n3_average: 369 */
int average_of(FILE *in)
{
	int n, sum = 0, v;
	if (fscanf(in, "%d", &n) != 1)
		return 0;
	for (int i = 0; i < n; i++)
		if (fscanf(in, "%d", &v) == 1)
			sum |= v;
	return sum / n;
}
/* allows n3_average */
int average_of_right(FILE *in)
{
	int n, sum = 0, v;
	if (fscanf(in, "%d", &n) != 1)
		return 0;
	for (int i = 0; i < n; i++)
		if (fscanf(in, "%d", &v) == 1)
			sum |= v;
	return n > 0 ? sum / n : 0;
}

/* finds n3_bucket: 369 */
struct index {
	unsigned buckets;
	unsigned seed;
};

static struct index shared_index;

unsigned bucket_for(unsigned hash)
{
	return hash % shared_index.buckets;
}

void drop_index(void)
{
	shared_index.buckets = 0;
}

unsigned after_drop(unsigned h)
{
	drop_index();
	return bucket_for(h);
}
/* allows n3_bucket */
static struct index kept_index = { 8, 1 };

unsigned kept_bucket_for(unsigned hash)
{
	return kept_index.buckets ? hash % kept_index.buckets : 0;
}

unsigned after_kept(unsigned h)
{
	kept_index.buckets = 0;
	return kept_bucket_for(h);
}

/* finds n3_float_zero: 369 */
double speed(const char *metres, const char *seconds)
{
	float t = (float)atof(seconds);
	return atof(metres) / t;
}
/* allows n3_float_zero */
double speed_right(const char *metres, const char *seconds)
{
	float t = (float)atof(seconds);
	return fabsf(t) > 1e-6f ? atof(metres) / t : 0;
}

/* finds n3_records: 680 190 122 787 */
struct record {
	char body[64];
};

struct record *read_records(FILE *in)
{
	unsigned n;
	if (fread(&n, sizeof n, 1, in) != 1)
		return NULL;
	unsigned bytes = n * (unsigned)sizeof(struct record);
	struct record *all = malloc(bytes);
	for (unsigned i = 0; all && i < n; i++)
		if (fread(&all[i], sizeof *all, 1, in) != 1)
			break;
	return all;
}
/* allows n3_records */
struct record *read_records_right(FILE *in)
{
	unsigned n;
	if (fread(&n, sizeof n, 1, in) != 1 || n > 4096)
		return NULL;
	unsigned bytes = n * (unsigned)sizeof(struct record);
	struct record *all = malloc(bytes);
	for (unsigned i = 0; all && i < n; i++)
		if (fread(&all[i], sizeof *all, 1, in) != 1)
			break;
	return all;
}

/* finds n3_plus_one: 680 190 122 787 */
char *read_text(int s)
{
	uint32_t n;
	if (recv(s, &n, sizeof n, MSG_WAITALL) != (ssize_t)sizeof n)
		return NULL;
	n = ntohl(n);
	char *text = malloc(n + 1);
	if (text == NULL)
		return NULL;
	ssize_t got = recv(s, text, n, MSG_WAITALL);
	text[got < 0 ? 0 : got] = '\0';
	return text;
}
/* allows n3_plus_one */
char *read_text_right(int s)
{
	uint32_t n;
	if (recv(s, &n, sizeof n, MSG_WAITALL) != (ssize_t)sizeof n)
		return NULL;
	n = ntohl(n);
	if (n > 65536)
		return NULL;
	char *text = malloc((size_t)n + 1);
	if (text == NULL)
		return NULL;
	ssize_t got = recv(s, text, n, MSG_WAITALL);
	text[got < 0 ? 0 : got] = '\0';
	return text;
}

/* finds n3_window: 789 400 770 */
void *make_window(SOCKET s, int (*get)(SOCKET, char *, int, int))
{
	char digits[16] = { 0 };
	(void)get;
	if (recv((int)s, digits, sizeof digits - 1, 0) <= 0)
		return NULL;
	size_t n = strtoul(digits, NULL, 16);
	return HeapAlloc(GetProcessHeap(), 0, n);
}
/* allows n3_window */
void *make_window_right(SOCKET s)
{
	char digits[16] = { 0 };
	if (recv((int)s, digits, sizeof digits - 1, 0) <= 0)
		return NULL;
	size_t n = strtoul(digits, NULL, 16);
	return n <= 65536 ? HeapAlloc(GetProcessHeap(), 0, n) : NULL;
}

/* finds n3_grow_asked: 789 400 770 */
static int *slots;
static unsigned slot_count;

int resize_slots(FILE *in)
{
	unsigned want;
	if (fscanf(in, "slots %u", &want) != 1 || want <= slot_count)
		return -1;
	int *more = realloc(slots, sizeof(int) * (size_t)want);
	if (more == NULL)
		return -1;
	slots = more;
	slot_count = want;
	return 0;
}
/* allows n3_grow_asked */
int resize_slots_right(FILE *in)
{
	unsigned want;
	if (fscanf(in, "slots %u", &want) != 1 || want <= slot_count || want > 1024)
		return -1;
	int *more = realloc(slots, sizeof(int) * (size_t)want);
	if (more == NULL)
		return -1;
	slots = more;
	slot_count = want;
	return 0;
}
