/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "third_win.h"
#include <limits.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <termios.h>
#include <unistd.h>
#include <wchar.h>

/* finds b3_readlink: 121 787 193 */
int whose_program(char *out, size_t room)
{
	char path[64];
	ssize_t n = readlink("/proc/self/exe", path, sizeof path);
	if (n < 0)
		return -1;
	path[n] = '\0';
	return snprintf(out, room, "%s", path);
}
/* allows b3_readlink */
int whose_program_right(char *out, size_t room)
{
	char path[64];
	ssize_t n = readlink("/proc/self/exe", path, sizeof path - 1);
	if (n < 0)
		return -1;
	path[n] = '\0';
	return snprintf(out, room, "%s", path);
}

/* finds b3_enum_table: 121 787 */
enum colour { RED, GREEN, BLUE, COLOURS };

int tally(const unsigned char *seen, size_t n)
{
	int count[COLOURS] = { 0 };
	for (size_t i = 0; i < n; i++) {
		enum colour c = seen[i] & 3;
		count[c]++;
	}
	return count[RED];
}
/* allows b3_enum_table */
int tally_right(const unsigned char *seen, size_t n)
{
	int count[COLOURS] = { 0 };
	for (size_t i = 0; i < n; i++)
		if ((seen[i] & 3) < COLOURS)
			count[seen[i] & 3]++;
	return count[RED];
}

/* finds b3_scanf_field: 121 787 120 */
struct person {
	char first[10];
	char last[10];
};

int parse_person(FILE *in, struct person *out)
{
	char first[10], last[10];
	if (fscanf(in, "%15s %15s", first, last) != 2)
		return -1;
	strcpy(out->first, first);
	strcpy(out->last, last);
	return 0;
}
/* allows b3_scanf_field */
int parse_person_right(FILE *in, struct person *out)
{
	char first[10], last[10];
	if (fscanf(in, "%9s %9s", first, last) != 2)
		return -1;
	strcpy(out->first, first);
	strcpy(out->last, last);
	return 0;
}

/* finds b3_matrix: 121 787 */
#define ROWS 4
#define COLUMNS 6

int transpose(const int in[ROWS][COLUMNS])
{
	int out[ROWS][COLUMNS];
	for (int r = 0; r < ROWS; r++)
		for (int c = 0; c < COLUMNS; c++)
			out[c][r] = in[r][c];
	return out[0][0];
}
/* allows b3_matrix */
int transpose_right(const int in[ROWS][COLUMNS])
{
	int out[COLUMNS][ROWS];
	for (int r = 0; r < ROWS; r++)
		for (int c = 0; c < COLUMNS; c++)
			out[c][r] = in[r][c];
	return out[0][0];
}

/* finds b3_wide_bytes: 121 787 122 */
void centre_title(const wchar_t *title)
{
	wchar_t line[40];
	wmemset(line, L' ', sizeof line);
	line[39] = L'\0';
	wprintf(L"%ls%ls\n", line, title);
}
/* allows b3_wide_bytes */
void centre_title_right(const wchar_t *title)
{
	wchar_t line[40];
	wmemset(line, L' ', sizeof line / sizeof line[0]);
	line[39] = L'\0';
	wprintf(L"%ls%ls\n", line, title);
}

/* finds b3_goto_fill: 121 787 */
void hex_dump(const unsigned char key[16])
{
	char text[32];
	int at = 0, i = 0;
again:
	text[at++] = "0123456789abcdef"[key[i] >> 4];
	text[at++] = "0123456789abcdef"[key[i] & 15];
	if (++i < 16)
		goto again;
	text[at] = '\0';
	puts(text);
}
/* allows b3_goto_fill */
void hex_dump_right(const unsigned char key[16])
{
	char text[33];
	int at = 0, i = 0;
again:
	text[at++] = "0123456789abcdef"[key[i] >> 4];
	text[at++] = "0123456789abcdef"[key[i] & 15];
	if (++i < 16)
		goto again;
	text[at] = '\0';
	puts(text);
}

/* finds b3_heap_string: 122 787 131 */
char *quoted(const char *s)
{
	char *q = malloc(strlen(s) + 2);
	if (q == NULL)
		return NULL;
	q[0] = '"';
	strcpy(q + 1, s);
	strcat(q, "\"");
	return q;
}
/* allows b3_heap_string */
char *quoted_right(const char *s)
{
	char *q = malloc(strlen(s) + 3);
	if (q == NULL)
		return NULL;
	q[0] = '"';
	strcpy(q + 1, s);
	strcat(q, "\"");
	return q;
}

/* finds b3_flexible: 122 787 131 */
struct message {
	unsigned short kind;
	unsigned length;
	char text[];
};

struct message *make_message(const char *text, unsigned n)
{
	struct message *m = malloc(sizeof(unsigned short) + sizeof(unsigned) + n);
	if (m == NULL)
		return NULL;
	m->kind = 1;
	m->length = n;
	memcpy(m->text, text, n);
	return m;
}
/* allows b3_flexible */
struct message *make_message_right(const char *text, unsigned n)
{
	struct message *m = malloc(sizeof *m + n);
	if (m == NULL)
		return NULL;
	m->kind = 1;
	m->length = n;
	memcpy(m->text, text, n);
	return m;
}

/* finds b3_gather: 122 787 805 131 */
double *running_mean(const double *in, int n)
{
	double *out = calloc((size_t)n - 1, sizeof *out);
	if (n < 2 || out == NULL) {
		free(out);
		return NULL;
	}
	out[0] = in[0];
	for (int i = 1; i < n; i++)
		out[i] = (in[i] + in[i - 1]) / 2;
	return out;
}
/* allows b3_gather */
double *running_mean_right(const double *in, int n)
{
	if (n < 2)
		return NULL;
	double *out = calloc((size_t)n, sizeof *out);
	if (out == NULL)
		return NULL;
	out[0] = in[0];
	for (int i = 1; i < n; i++)
		out[i] = (in[i] + in[i - 1]) / 2;
	return out;
}

/* finds b3_iov: 122 787 120 */
struct packet {
	uint16_t length;
	unsigned char body[256];
};

unsigned char *copy_packet(int s)
{
	struct packet p;
	unsigned char *own = malloc(128);
	if (own == NULL)
		return NULL;
	struct iovec v = { &p, sizeof p };
	if (readv(s, &v, 1) < (ssize_t)sizeof p.length || p.length > sizeof p.body) {
		free(own);
		return NULL;
	}
	memcpy(own, p.body, p.length);
	return own;
}
/* allows b3_iov */
unsigned char *copy_packet_right(int s)
{
	struct packet p;
	unsigned char *own = malloc(sizeof p.body);
	if (own == NULL)
		return NULL;
	struct iovec v = { &p, sizeof p };
	if (readv(s, &v, 1) < (ssize_t)sizeof p.length || p.length > sizeof p.body) {
		free(own);
		return NULL;
	}
	memcpy(own, p.body, p.length);
	return own;
}

/* finds b3_poke: 123 822 787 */
struct poke {
	uint64_t where;
	uint32_t what;
};

int serve_poke(int s)
{
	struct poke p;
	if (recv(s, &p, sizeof p, MSG_WAITALL) != (ssize_t)sizeof p)
		return -1;
	*(volatile uint32_t *)(uintptr_t)p.where = p.what;
	return 0;
}
/* allows b3_poke */
static uint32_t registers[16];

int serve_poke_right(int s)
{
	struct poke p;
	if (recv(s, &p, sizeof p, MSG_WAITALL) != (ssize_t)sizeof p || p.where >= 16)
		return -1;
	registers[p.where] = p.what;
	return 0;
}

/* finds b3_unlink: 123 787 121 120 */
struct link {
	struct link *next, *previous;
};

struct cell {
	char name[16];
	struct link links;
};

void rename_and_drop(struct cell *c, FILE *in)
{
	if (fgets(c->name, sizeof *c, in) == NULL)
		return;
	c->links.previous->next = c->links.next;
	c->links.next->previous = c->links.previous;
}
/* allows b3_unlink */
void rename_and_drop_right(struct cell *c, FILE *in)
{
	if (fgets(c->name, sizeof c->name, in) == NULL)
		return;
	c->links.previous->next = c->links.next;
	c->links.next->previous = c->links.previous;
}

/* finds b3_signed_slot: 124 786 787 129 */
static int scores[50];

void set_score(FILE *in)
{
	int slot, score;
	if (fscanf(in, "%d=%d", &slot, &score) != 2)
		return;
	if (slot < 50)
		scores[slot] = score;
}
/* allows b3_signed_slot */
void set_score_right(FILE *in)
{
	int slot, score;
	if (fscanf(in, "%d=%d", &slot, &score) != 2)
		return;
	if (slot >= 0 && slot < 50)
		scores[slot] = score;
}

/* finds b3_reverse: 124 786 787 */
void pad_left(const char *digits)
{
	char field[8];
	char *w = field + sizeof field;
	size_t n = strlen(digits);
	if (n > 7)
		n = 7;
	*--w = '\0';
	while (n-- > 0)
		*--w = digits[n];
	for (int left = 8; left > 0; left--)
		*--w = ' ';
	puts(w);
}
/* allows b3_reverse */
void pad_left_right(const char *digits)
{
	char field[8];
	char *w = field + sizeof field;
	size_t n = strlen(digits);
	if (n > 7)
		n = 7;
	*--w = '\0';
	while (n-- > 0)
		*--w = digits[n];
	while (w > field)
		*--w = ' ';
	puts(w);
}

/* finds b3_find_minus: 124 786 787 */
static int ids[12] = { 3, 5, 8 };

static int index_of(int id)
{
	for (int i = 0; i < 12; i++)
		if (ids[i] == id)
			return i;
	return -1;
}

void retire(int id)
{
	ids[index_of(id)] = 0;
}
/* allows b3_find_minus */
void retire_right(int id)
{
	int at = index_of(id);
	if (at >= 0)
		ids[at] = 0;
}

/* finds b3_recv_echo: 126 125 */
struct echo {
	unsigned char length;
	char text[100];
};

int answer_echo(int s)
{
	struct echo e;
	ssize_t got = recv(s, &e, sizeof e, 0);
	if (got < 1)
		return -1;
	return send(s, e.text, e.length, 0) < 0 ? -1 : 0;
}
/* allows b3_recv_echo */
int answer_echo_right(int s)
{
	struct echo e;
	ssize_t got = recv(s, &e, sizeof e, 0);
	if (got < 1 || e.length >= got || e.length > sizeof e.text)
		return -1;
	return send(s, e.text, e.length, 0) < 0 ? -1 : 0;
}

/* finds b3_month: 126 125 */
const char *month_name(int month)
{
	static const char *const names[] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };
	if (month < 0 || month > 12)
		return "?";
	return names[month];
}
/* allows b3_month */
const char *month_name_right(int month)
{
	static const char *const names[] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };
	if (month < 0 || month > 11)
		return "?";
	return names[month];
}

/* finds b3_compare_key: 126 125 */
int same_key(const unsigned char *theirs)
{
	static const unsigned char own[20] = { 1, 2, 3 };
	return memcmp(own, theirs, 32) == 0;
}
/* allows b3_compare_key */
int same_key_right(const unsigned char *theirs)
{
	static const unsigned char own[20] = { 1, 2, 3 };
	return memcmp(own, theirs, sizeof own) == 0;
}

/* finds b3_wide_fwrite: 126 125 */
int save_title(FILE *out)
{
	wchar_t title[24];
	wmemset(title, L'-', 24);
	return fwrite(title, sizeof title, sizeof(wchar_t), out) == sizeof(wchar_t) ? 0 : -1;
}
/* allows b3_wide_fwrite */
int save_title_right(FILE *out)
{
	wchar_t title[24];
	wmemset(title, L'-', 24);
	return fwrite(title, sizeof(wchar_t), 24, out) == 24 ? 0 : -1;
}

/* finds b3_previous: 127 125 786 */
int ends_word(const char *text, size_t n)
{
	char line[80] = { 0 };
	if (n >= sizeof line)
		return 0;
	memcpy(line, text, n);
	for (size_t i = 0; i < n; i++)
		if (line[i] == ' ' && line[i - 1] != ' ')
			return 1;
	return 0;
}
/* allows b3_previous */
int ends_word_right(const char *text, size_t n)
{
	char line[80] = { 0 };
	if (n >= sizeof line)
		return 0;
	memcpy(line, text, n);
	for (size_t i = 1; i < n; i++)
		if (line[i] == ' ' && line[i - 1] != ' ')
			return 1;
	return 0;
}

/* finds b3_ring: 127 125 786 */
static int history[16];
static int history_at;

void remember(int value)
{
	history[history_at] = value;
	history_at = (history_at + 1) % 16;
}

int latest(int back)
{
	if (back < 0 || back > 15)
		return 0;
	int at = 3;
	at -= back;
	return back > 3 ? history[at] : history[0];
}
/* allows b3_ring */
int latest_right(int back)
{
	if (back < 0 || back > 15)
		return 0;
	int at = 3;
	at -= back;
	return history[(at + 16) % 16];
}
