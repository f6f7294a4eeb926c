/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>
#include <wchar.h>

/* shared */
struct ring {
	int slots[16];
	unsigned head;
	unsigned count;
};

struct label {
	char text[24];
	int colour;
};

struct packet {
	uint8_t kind;
	uint8_t body[60];
	size_t used;
};

static int levels[8];
static const int *cursor;

/* finds b4_ring_head: 121 787 129 */
void ring_fill(int seed)
{
	struct ring r;
	memset(&r, 0, sizeof(r));
	r.head = 16;
	r.slots[r.head] = seed;
	r.count++;
	printf("%u %d\n", r.count, r.slots[0]);
}
/* allows b4_ring_head */
void ring_fill_ok(int seed)
{
	struct ring r;
	memset(&r, 0, sizeof(r));
	r.head = 16;
	r.slots[r.head % 16] = seed;
	r.count++;
	printf("%u %d\n", r.count, r.slots[0]);
}

/* finds b4_struct_tail: 121 787 120 */
void paint(struct label *out)
{
	struct label l;
	const char *title = "a title that is longer than the field";
	l.colour = 3;
	memcpy(l.text, title, strlen(title) + 1);
	*out = l;
}
/* allows b4_struct_tail */
void paint_ok(struct label *out)
{
	struct label l;
	const char *title = "a short title";
	l.colour = 3;
	memcpy(l.text, title, strlen(title) + 1);
	*out = l;
}

/* finds b4_whole_struct: 121 122 787 805 */
void load_label(struct label *l, const char *from)
{
	char raw[32];
	memset(raw, 0, sizeof(raw));
	strncpy(raw, from, sizeof(raw) - 1);
	memcpy(l->text, raw, sizeof(*l) + 4);
}
/* allows b4_whole_struct */
void load_label_ok(struct label *l, const char *from)
{
	char raw[32];
	memset(raw, 0, sizeof(raw));
	strncpy(raw, from, sizeof(raw) - 1);
	memcpy(l->text, raw, sizeof(l->text));
}

/* finds b4_strcat_path: 121 787 120 */
int spool(void)
{
	char where[16] = "/var/spool/";
	strcat(where, "outgoing");
	return access(where, R_OK);
}
/* allows b4_strcat_path */
int spool_ok(void)
{
	char where[32] = "/var/spool/";
	strcat(where, "outgoing");
	return access(where, R_OK);
}

/* finds b4_wide_units: 121 787 131 806 */
void greet_wide(const wchar_t *who)
{
	wchar_t line[40];
	swprintf(line, sizeof(line), L"hello %ls", who);
	fputws(line, stdout);
}
/* allows b4_wide_units */
void greet_wide_ok(const wchar_t *who)
{
	wchar_t line[40];
	swprintf(line, sizeof(line) / sizeof(line[0]), L"hello %ls", who);
	fputws(line, stdout);
}

/* finds b4_pointer_walk: 121 787 */
void stamp(void)
{
	char tag[10];
	char *p = tag;
	while (p <= tag + sizeof(tag)) {
		*p = '-';
		p++;
	}
	fwrite(tag, 1, sizeof(tag), stdout);
}
/* allows b4_pointer_walk */
void stamp_ok(void)
{
	char tag[10];
	char *p = tag;
	while (p < tag + sizeof(tag)) {
		*p = '-';
		p++;
	}
	fwrite(tag, 1, sizeof(tag), stdout);
}

/* finds b4_argv_index: 121 787 129 */
int set_level(int argc, char **argv)
{
	int at = 0;
	if (argc > 2)
		at = atoi(argv[1]);
	if (at < 8) {
		levels[at] = 1;
		return 0;
	}
	return 1;
}
/* allows b4_argv_index */
int set_level_ok(int argc, char **argv)
{
	int at = 0;
	if (argc > 2)
		at = atoi(argv[1]);
	if (at >= 0 && at < 8) {
		levels[at] = 1;
		return 0;
	}
	return 1;
}

/* finds b4_recv_index: 121 787 129 */
int histogram(int fd)
{
	int seen[32] = {0};
	uint16_t which;
	if (recv(fd, &which, sizeof(which), MSG_WAITALL) != (ssize_t)sizeof(which))
		return -1;
	seen[ntohs(which)]++;
	return seen[0];
}
/* allows b4_recv_index */
int histogram_ok(int fd)
{
	int seen[32] = {0};
	uint16_t which;
	if (recv(fd, &which, sizeof(which), MSG_WAITALL) != (ssize_t)sizeof(which))
		return -1;
	if (ntohs(which) >= 32)
		return -1;
	seen[ntohs(which)]++;
	return seen[0];
}

/* finds b4_heap_strlen: 122 787 131 193 */
char *join_host(const char *host, const char *port)
{
	char *s = malloc(strlen(host) + strlen(port));
	if (!s)
		return NULL;
	strcpy(s, host);
	strcat(s, ":");
	strcat(s, port);
	return s;
}
/* allows b4_heap_strlen */
char *join_host_ok(const char *host, const char *port)
{
	char *s = malloc(strlen(host) + strlen(port) + 2);
	if (!s)
		return NULL;
	strcpy(s, host);
	strcat(s, ":");
	strcat(s, port);
	return s;
}

/* finds b4_heap_rows: 122 787 */
int *triangle(void)
{
	int *t = calloc(10, sizeof(*t));
	int row, column, n = 0;
	if (t == NULL)
		return NULL;
	for (row = 0; row < 5; row++)
		for (column = 0; column <= row; column++)
			t[n++] = row * column;
	return t;
}
/* allows b4_heap_rows */
int *triangle_ok(void)
{
	int *t = calloc(15, sizeof(*t));
	int row, column, n = 0;
	if (t == NULL)
		return NULL;
	for (row = 0; row < 5; row++)
		for (column = 0; column <= row; column++)
			t[n++] = row * column;
	return t;
}

/* finds b4_heap_realloc: 122 787 */
char *regrow(void)
{
	char *small, *p = malloc(64);
	if (!p)
		return NULL;
	memset(p, ' ', 64);
	small = realloc(p, 16);
	if (!small) {
		free(p);
		return NULL;
	}
	small[40] = '\0';
	return small;
}
/* allows b4_heap_realloc */
char *regrow_ok(void)
{
	char *small, *p = malloc(64);
	if (!p)
		return NULL;
	memset(p, ' ', 64);
	small = realloc(p, 16);
	if (!small) {
		free(p);
		return NULL;
	}
	small[15] = '\0';
	return small;
}

/* finds b4_heap_wide: 122 787 131 467 */
wchar_t *copy_name(void)
{
	wchar_t *w = malloc(12);
	if (w == NULL)
		return NULL;
	wcscpy(w, L"main window");
	return w;
}
/* allows b4_heap_wide */
wchar_t *copy_name_ok(void)
{
	wchar_t *w = malloc(12 * sizeof(*w));
	if (w == NULL)
		return NULL;
	wcscpy(w, L"main window");
	return w;
}

/* finds b4_heap_struct_field: 122 787 */
struct table {
	int *cells;
	size_t room;
};

static int table_make(struct table *t, size_t n)
{
	t->cells = malloc(n * sizeof(int));
	t->room = n;
	return t->cells ? 0 : -1;
}

void table_use(void)
{
	struct table t;
	size_t i;
	if (table_make(&t, 20) != 0)
		return;
	for (i = 0; i <= t.room; i++)
		t.cells[i] = (int)i;
	printf("%d\n", t.cells[3]);
	free(t.cells);
}
/* allows b4_heap_struct_field */
void table_use_ok(void)
{
	struct table t;
	size_t i;
	if (table_make(&t, 20) != 0)
		return;
	for (i = 0; i < t.room; i++)
		t.cells[i] = (int)i;
	printf("%d\n", t.cells[3]);
	free(t.cells);
}

/* finds b4_before_trim: 124 127 786 787 */
void chomp(char *line)
{
	char copy[80];
	size_t n;
	(void)snprintf(copy, sizeof(copy), "%s", line);
	n = strlen(copy);
	copy[n - 1] = '\0';
	puts(copy);
}
/* allows b4_before_trim */
void chomp_ok(char *line)
{
	char copy[80];
	size_t n;
	(void)snprintf(copy, sizeof(copy), "%s", line);
	n = strlen(copy);
	if (n > 0)
		copy[n - 1] = '\0';
	puts(copy);
}

/* finds b4_before_find: 124 787 786 129 */
static int position(const char *set, char c)
{
	const char *hit = strchr(set, c);
	return hit ? (int)(hit - set) : -1;
}

void mark(char c)
{
	int marks[27] = {0};
	marks[position("abcdefghijklmnopqrstuvwxyz", c)] = 1;
	printf("%d\n", marks[4]);
}
/* allows b4_before_find */
void mark_ok(char c)
{
	int marks[27] = {0};
	int at = position("abcdefghijklmnopqrstuvwxyz", c);
	if (at >= 0)
		marks[at] = 1;
	printf("%d\n", marks[4]);
}

/* finds b4_before_backward: 124 786 787 */
void reverse_digits(unsigned n)
{
	char digits[8];
	char *p = digits + sizeof(digits);
	int i;
	*--p = '\0';
	for (i = 0; i < 8; i++) {
		*--p = (char)('0' + n % 10);
		n /= 10;
	}
	puts(p);
}
/* allows b4_before_backward */
void reverse_digits_ok(unsigned n)
{
	char digits[9];
	char *p = digits + sizeof(digits);
	int i;
	*--p = '\0';
	for (i = 0; i < 8; i++) {
		*--p = (char)('0' + n % 10);
		n /= 10;
	}
	puts(p);
}

/* finds b4_before_heap: 124 786 787 */
struct block {
	size_t size;
	char data[];
};

void *wrap(size_t n)
{
	char *p = malloc(n + 16);
	size_t *header;
	if (!p)
		return NULL;
	header = (size_t *)(void *)p - 1;
	*header = n;
	return p;
}
/* allows b4_before_heap */
void *wrap_ok(size_t n)
{
	char *p = malloc(n + 16);
	size_t *header;
	if (!p)
		return NULL;
	header = (size_t *)(void *)(p + 16) - 1;
	*header = n;
	return p + 16;
}

/* finds b4_over_send: 126 125 200 */
ssize_t reply(int fd)
{
	char ok[] = "200 OK\r\n";
	return send(fd, ok, 64, 0);
}
/* allows b4_over_send */
ssize_t reply_ok(int fd)
{
	char ok[] = "200 OK\r\n";
	return send(fd, ok, sizeof(ok) - 1, 0);
}

/* finds b4_over_length_field: 126 125 130 805 */
int echo_record(int fd, struct packet *out)
{
	uint8_t in[64];
	ssize_t got = recv(fd, in, sizeof(in), 0);
	if (got < 2)
		return -1;
	out->used = in[1];
	memcpy(out->body, in + 2, out->used);
	return 0;
}
/* allows b4_over_length_field */
int echo_record_ok(int fd, struct packet *out)
{
	uint8_t in[64];
	ssize_t got = recv(fd, in, sizeof(in), 0);
	if (got < 2)
		return -1;
	out->used = in[1];
	if (out->used > (size_t)got - 2 || out->used > sizeof(out->body))
		return -1;
	memcpy(out->body, in + 2, out->used);
	return 0;
}

/* finds b4_over_literal: 126 125 */
int same_prefix(const char *s)
{
	return memcmp("GET", s, 8) == 0;
}
/* allows b4_over_literal */
int same_prefix_ok(const char *s)
{
	return strncmp("GET", s, 3) == 0;
}

/* finds b4_over_months: 126 125 129 */
static const char *const months[12] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
	"Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

const char *month_of(const char *date)
{
	long m = strtol(date, NULL, 10);
	if (m < 1 || m > 12)
		m = 12;
	return months[m];
}
/* allows b4_over_months */
const char *month_of_ok(const char *date)
{
	long m = strtol(date, NULL, 10);
	if (m < 1 || m > 12)
		m = 12;
	return months[m - 1];
}

/* finds b4_over_unterminated: 126 125 170 */
size_t measure(void)
{
	char code[4] = {'A', 'B', 'C', 'D'};
	return strlen(code);
}
/* allows b4_over_unterminated */
size_t measure_ok(void)
{
	char code[5] = {'A', 'B', 'C', 'D'};
	return strlen(code);
}

/* finds b4_over_global: 126 125 */
static const int primes[5] = {2, 3, 5, 7, 11};

int sum_primes(void)
{
	int sum = 0, i;
	cursor = primes;
	for (i = 0; i < 6; i++)
		sum += *cursor++;
	return sum;
}
/* allows b4_over_global */
int sum_primes_ok(void)
{
	int sum = 0, i;
	cursor = primes;
	for (i = 0; i < 5; i++)
		sum += *cursor++;
	return sum;
}

/* finds b4_under_parse: 127 125 786 129 */
int previous(FILE *in)
{
	static const int steps[6] = {1, 2, 5, 10, 20, 50};
	int which = 0;
	if (fscanf(in, "%d", &which) != 1)
		return -1;
	if (which > 5)
		return -1;
	return steps[which];
}
/* allows b4_under_parse */
int previous_ok(FILE *in)
{
	static const int steps[6] = {1, 2, 5, 10, 20, 50};
	int which = 0;
	if (fscanf(in, "%d", &which) != 1)
		return -1;
	if (which < 0 || which > 5)
		return -1;
	return steps[which];
}

/* finds b4_under_scan: 127 125 786 */
int trailing_blanks(void)
{
	char text[8] = "      ";
	int n = 0;
	const char *p = text + 5;
	while (*p == ' ' && n < 20) {
		p--;
		n++;
	}
	return n;
}
/* allows b4_under_scan */
int trailing_blanks_ok(void)
{
	char text[8] = "      ";
	int n = 0;
	const char *p = text + 5;
	while (p > text && *p == ' ' && n < 20) {
		p--;
		n++;
	}
	return n;
}

/* finds b4_under_memmove: 127 125 786 */
void shift_left(char *out)
{
	char window[16] = "0123456789";
	const char *from = window - 2;
	memmove(out, from, 8);
}
/* allows b4_under_memmove */
void shift_left_ok(char *out)
{
	char window[16] = "0123456789";
	const char *from = window + 2;
	memmove(out, from, 8);
}
