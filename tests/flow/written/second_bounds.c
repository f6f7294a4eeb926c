/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include <alloca.h>
#include <ctype.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>
#include <wchar.h>

/* finds b2_wide_copy: 121 787 120 */
void wide_title(const wchar_t *from)
{
	wchar_t title[8];
	wcscpy(title, L"untitled");
	if (from != NULL)
		wprintf(L"%ls %ls\n", from, title);
}
/* allows b2_wide_copy */
void wide_title_fits(const wchar_t *from)
{
	wchar_t title[9];
	wcscpy(title, L"untitled");
	if (from != NULL)
		wprintf(L"%ls %ls\n", from, title);
}

/* finds b2_record: 121 787 120 */
struct packet {
	uint8_t kind;
	uint8_t length;
	uint8_t body[32];
};

static void copy_body(const uint8_t *in, uint8_t length, uint8_t *out)
{
	for (uint8_t i = 0; i < length; i++)
		out[i] = in[i];
}

int take_packet(int s)
{
	uint8_t raw[258], body[32];
	ssize_t n = recv(s, raw, sizeof raw, 0);
	if (n < 2 || n < 2 + raw[1])
		return -1;
	copy_body(raw + 2, raw[1], body);
	return body[0];
}
/* allows b2_record */
int take_packet_checked(int s)
{
	uint8_t raw[258], body[32];
	ssize_t n = recv(s, raw, sizeof raw, 0);
	if (n < 2 || n < 2 + raw[1] || raw[1] == 0 || raw[1] > sizeof body)
		return -1;
	copy_body(raw + 2, raw[1], body);
	return body[0];
}

/* finds b2_vla: 121 787 120 */
void mirror(const char *word)
{
	size_t n = strlen(word);
	char back[n];
	for (size_t i = 0; i < n; i++)
		back[i] = word[n - 1 - i];
	back[n] = '\0';
	puts(back);
}
/* allows b2_vla */
void mirror_with_end(const char *word)
{
	size_t n = strlen(word);
	char back[n + 1];
	for (size_t i = 0; i < n; i++)
		back[i] = word[n - 1 - i];
	back[n] = '\0';
	puts(back);
}

/* finds b2_alloca: 121 787 120 */
void on_stack(void)
{
	int *v = alloca(10);
	for (int i = 0; i < 10; i++)
		v[i] = i * i;
	printf("%d\n", v[9]);
}
/* allows b2_alloca */
void on_stack_whole(void)
{
	int *v = alloca(10 * sizeof *v);
	for (int i = 0; i < 10; i++)
		v[i] = i * i;
	printf("%d\n", v[9]);
}

/* finds b2_struct_over: 121 787 120 */
struct entry {
	char label[16];
	void *first;
	int count;
};

void fill_entry(const char *line)
{
	struct entry e;
	e.first = NULL;
	e.count = 0;
	if (strlen(line) >= sizeof e)
		return;
	memcpy(e.label, line, sizeof e);
	e.label[15] = '\0';
	printf("%s %p %d\n", e.label, e.first, e.count);
}
/* allows b2_struct_over */
void fill_entry_label(const char *line)
{
	struct entry e;
	e.first = NULL;
	e.count = 0;
	if (strlen(line) >= sizeof e.label)
		return;
	memcpy(e.label, line, strlen(line) + 1);
	printf("%s %p %d\n", e.label, e.first, e.count);
}

/* finds b2_heap_cat: 122 787 120 */
char *join(const char *folder, const char *file)
{
	char *p = malloc(strlen(folder) + strlen(file));
	if (p == NULL)
		return NULL;
	strcpy(p, folder);
	strcat(p, "/");
	strcat(p, file);
	return p;
}
/* allows b2_heap_cat */
char *join_whole(const char *folder, const char *file)
{
	char *p = malloc(strlen(folder) + strlen(file) + 2);
	if (p == NULL)
		return NULL;
	strcpy(p, folder);
	strcat(p, "/");
	strcat(p, file);
	return p;
}

/* finds b2_heap_wide: 122 787 120 131 */
wchar_t *wide_again(const wchar_t *w)
{
	size_t n = wcslen(w) + 1;
	wchar_t *c = malloc(n);
	if (c != NULL)
		wmemcpy(c, w, n);
	return c;
}
/* allows b2_heap_wide */
wchar_t *wide_again_whole(const wchar_t *w)
{
	size_t n = wcslen(w) + 1;
	wchar_t *c = malloc(n * sizeof *c);
	if (c != NULL)
		wmemcpy(c, w, n);
	return c;
}

/* finds b2_heap_loop: 122 787 120 */
int *squares(void)
{
	int *v = calloc(20, sizeof *v);
	int i = 0;
	if (v == NULL)
		return NULL;
	do {
		v[i] = i * i;
	} while (i++ < 20);
	return v;
}
/* allows b2_heap_loop */
int *squares_in(void)
{
	int *v = calloc(20, sizeof *v);
	int i = 0;
	if (v == NULL)
		return NULL;
	do {
		v[i] = i * i;
	} while (++i < 20);
	return v;
}

/* finds b2_heap_cursor: 122 787 120 */
char *escape(const char *in)
{
	char *out = malloc(64), *to = out;
	if (out == NULL)
		return NULL;
	while (*in != '\0') {
		if (*in == '"')
			*to++ = '\\';
		*to++ = *in++;
	}
	*to = '\0';
	return out;
}
/* allows b2_heap_cursor */
char *escape_bounded(const char *in)
{
	char *out = malloc(64), *to = out;
	if (out == NULL)
		return NULL;
	while (*in != '\0' && to < out + 61) {
		if (*in == '"')
			*to++ = '\\';
		*to++ = *in++;
	}
	*to = '\0';
	return out;
}

/* finds b2_under_trim: 124 786 787 127 */
void trim_right(char *s)
{
	char *end = s + strlen(s) - 1;
	char keep[8] = "";
	char *k = keep - 1;
	*k = 'x';
	while (end > s && isspace((unsigned char)*end))
		*end-- = '\0';
	puts(keep);
}
/* allows b2_under_trim */
void trim_right_in(char *s)
{
	char *end = s + strlen(s);
	char keep[8] = "";
	char *k = keep;
	*k = 'x';
	while (end > s && isspace((unsigned char)end[-1]))
		*--end = '\0';
	puts(keep);
}

/* finds b2_under_digits: 124 786 787 */
void digits(unsigned n)
{
	char text[4];
	int at = 3;
	text[at] = '\0';
	for (int k = 0; k < 6; k++) {
		text[--at] = (char)('0' + n % 10);
		n /= 10;
	}
	puts(text);
}
/* allows b2_under_digits */
void digits_in(unsigned n)
{
	char text[4];
	int at = 3;
	text[at] = '\0';
	for (int k = 0; k < 3; k++) {
		text[--at] = (char)('0' + n % 10);
		n /= 10;
	}
	puts(text);
}

/* finds b2_over_read: 126 125 */
void show_tail(void)
{
	const int days[12] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	const int *d = days;
	int sum = 0;
	for (int m = 1; m <= 12; m++)
		sum += d[m];
	printf("%d\n", sum);
}
/* allows b2_over_read */
void show_all(void)
{
	const int days[12] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	const int *d = days;
	int sum = 0;
	for (int m = 1; m <= 12; m++)
		sum += d[m - 1];
	printf("%d\n", sum);
}

/* finds b2_over_wide: 126 125 */
void save_wide(int fd)
{
	wchar_t small[10];
	wmemset(small, L'-', 10);
	if (write(fd, small, 12 * sizeof(wchar_t)) < 0)
		perror("write");
}
/* allows b2_over_wide */
void save_wide_whole(int fd)
{
	wchar_t small[10];
	wmemset(small, L'-', 10);
	if (write(fd, small, sizeof small) < 0)
		perror("write");
}

/* finds b2_heartbeat: 126 125 805 */
int beat(int s)
{
	struct {
		uint16_t claimed;
		char data[64];
	} in;
	char answer[65536];
	if (recv(s, &in, sizeof in, 0) < 2)
		return -1;
	memcpy(answer, in.data, in.claimed);
	return (int)send(s, answer, in.claimed, 0);
}
/* allows b2_heartbeat */
int beat_checked(int s)
{
	struct {
		uint16_t claimed;
		char data[64];
	} in;
	char answer[65536];
	ssize_t n = recv(s, &in, sizeof in, 0);
	if (n < 2 || in.claimed > (size_t)n - 2)
		return -1;
	memcpy(answer, in.data, in.claimed);
	return (int)send(s, answer, in.claimed, 0);
}

/* finds b2_under_read: 127 786 125 124 */
int last_before(const char *key)
{
	static const int table[6] = { 2, 3, 5, 7, 11, 13 };
	int at = -1;
	for (int i = 0; i < 6; i++)
		if (table[i] == atoi(key))
			at = i;
	return table[at];
}
/* allows b2_under_read */
int last_found(const char *key)
{
	static const int table[6] = { 2, 3, 5, 7, 11, 13 };
	int at = -1;
	for (int i = 0; i < 6; i++)
		if (table[i] == atoi(key))
			at = i;
	return at < 0 ? 0 : table[at];
}

/* finds b2_under_index: 127 786 125 129 */
const char *month_name(void)
{
	static const char *const names[] = { "jan", "feb", "mar", "apr" };
	char line[16];
	int m;
	if (fgets(line, sizeof line, stdin) == NULL)
		return "";
	m = atoi(line);
	if (m < 4)
		return names[m];
	return "";
}
/* allows b2_under_index */
const char *month_name_in(void)
{
	static const char *const names[] = { "jan", "feb", "mar", "apr" };
	char line[16];
	int m;
	if (fgets(line, sizeof line, stdin) == NULL)
		return "";
	m = atoi(line);
	if (m >= 0 && m < 4)
		return names[m];
	return "";
}
