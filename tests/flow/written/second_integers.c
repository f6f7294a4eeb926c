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

/* finds i2_double: 190 */
int doubled(void)
{
	int v = 0;
	if (scanf("%d", &v) != 1)
		return 0;
	return v * 2;
}
/* allows i2_double */
int doubled_in(void)
{
	int v = 0;
	if (scanf("%d", &v) != 1)
		return 0;
	if (v > INT_MAX / 2 || v < INT_MIN / 2)
		return 0;
	return v * 2;
}

/* finds i2_next_id: 190 */
struct counter {
	short next;
};

static void advance(struct counter *c, short by)
{
	c->next = (short)(by + 1);
}

void resume(FILE *f, struct counter *c)
{
	short v;
	if (fread(&v, sizeof v, 1, f) == 1)
		advance(c, v);
}
/* allows i2_next_id */
void resume_in(FILE *f, struct counter *c)
{
	short v;
	if (fread(&v, sizeof v, 1, f) == 1 && v < SHRT_MAX)
		c->next = (short)(v + 1);
}

/* finds i2_percent: 190 */
uint32_t scaled(int s)
{
	uint32_t amount;
	if (recv(s, &amount, sizeof amount, 0) != sizeof amount)
		return 0;
	return amount * 100 / 7;
}
/* allows i2_percent */
uint32_t scaled_wide(int s)
{
	uint32_t amount;
	if (recv(s, &amount, sizeof amount, 0) != sizeof amount)
		return 0;
	return (uint32_t)((uint64_t)amount * 100 / 700);
}

/* finds i2_char_step: 190 */
char shifted(void)
{
	char c = CHAR_MAX;
	if (time(NULL) % 2)
		c = 'a';
	c++;
	return c;
}
/* allows i2_char_step */
char shifted_in(void)
{
	char c = CHAR_MAX;
	if (time(NULL) % 2)
		c = 'a';
	if (c < CHAR_MAX)
		c++;
	return c;
}

/* finds i2_room: 191 */
size_t room_left(void)
{
	size_t all = 64, used;
	char *v = getenv("USED");
	if (v == NULL)
		return 0;
	used = strtoul(v, NULL, 10);
	return all - used;
}
/* allows i2_room */
size_t room_left_in(void)
{
	size_t all = 64, used;
	char *v = getenv("USED");
	if (v == NULL)
		return 0;
	used = strtoul(v, NULL, 10);
	return used < all ? all - used : 0;
}

/* finds i2_less_one: 191 */
unsigned previous(int fd)
{
	unsigned n;
	if (read(fd, &n, sizeof n) != (ssize_t)sizeof n)
		return 0;
	--n;
	return n;
}
/* allows i2_less_one */
unsigned previous_in(int fd)
{
	unsigned n;
	if (read(fd, &n, sizeof n) != (ssize_t)sizeof n)
		return 0;
	if (n > 0)
		--n;
	return n;
}

/* finds i2_header: 191 */
int strip_header(const uint8_t *in, char *out)
{
	uint16_t total = (uint16_t)(in[0] << 8 | in[1]);
	uint16_t body = total - 4;
	memcpy(out, in + 4, body);
	return body;
}

int strip_received(int s, char out[65536])
{
	static uint8_t frame[70000];
	if (recv(s, frame, sizeof frame, 0) < 4)
		return -1;
	return strip_header(frame, out);
}
/* allows i2_header */
int strip_header_in(int s, char out[65536])
{
	static uint8_t frame[70000];
	uint16_t total;
	if (recv(s, frame, sizeof frame, 0) < 4)
		return -1;
	total = (uint16_t)(frame[0] << 8 | frame[1]);
	if (total < 4)
		return -1;
	memcpy(out, frame + 4, total - 4);
	return total - 4;
}

/* finds i2_most_negative: 191 */
int64_t below(void)
{
	int64_t low = INT64_MIN;
	char *t = getenv("LOW");
	if (t != NULL)
		low = strtoll(t, NULL, 0);
	return low - 1;
}
/* allows i2_most_negative */
int64_t below_in(void)
{
	int64_t low = INT64_MIN;
	char *t = getenv("LOW");
	if (t != NULL)
		low = strtoll(t, NULL, 0);
	return low > INT64_MIN ? low - 1 : low;
}

/* finds i2_extended: 194 195 */
void copy_short(const char *from, char *to)
{
	short n = 0;
	if (fscanf(stdin, "%hd", &n) != 1 || n > 100)
		return;
	memmove(to, from, n);
}
/* allows i2_extended */
void copy_short_in(const char *from, char *to)
{
	short n = 0;
	if (fscanf(stdin, "%hd", &n) != 1 || n > 100 || n < 0)
		return;
	memmove(to, from, n);
}

/* finds i2_char_index: 194 195 */
char *room_for(int fd)
{
	signed char n;
	if (read(fd, &n, 1) != 1)
		return NULL;
	return malloc(n);
}
/* allows i2_char_index */
char *room_for_in(int fd)
{
	unsigned char n;
	if (read(fd, &n, 1) != 1)
		return NULL;
	return malloc((size_t)n + 1);
}

/* finds i2_signed_length: 195 194 */
void read_counted(int s, char *out)
{
	char line[24];
	int n;
	ssize_t got = read(s, line, sizeof line - 1);
	if (got <= 0)
		return;
	line[got] = '\0';
	n = atoi(line);
	if (n < 512)
		strncpy(out, "0123456789", n);
}
/* allows i2_signed_length */
void read_counted_in(int s, char *out)
{
	char line[24];
	int n;
	ssize_t got = read(s, line, sizeof line - 1);
	if (got <= 0)
		return;
	line[got] = '\0';
	n = atoi(line);
	if (n > 0 && n < 512)
		strncpy(out, "0123456789", n);
}

/* finds i2_minus_one_size: 195 */
int forward(int from, int to)
{
	char b[128];
	size_t n = recv(from, b, sizeof b, 0);
	return (int)send(to, b, n, 0);
}
/* allows i2_minus_one_size */
int forward_in(int from, int to)
{
	char b[128];
	ssize_t n = recv(from, b, sizeof b, 0);
	if (n < 0)
		return -1;
	return (int)send(to, b, (size_t)n, 0);
}
