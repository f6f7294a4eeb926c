/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "third_win.h"
#include <arpa/inet.h>
#include <limits.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>
#include <wchar.h>

/* shared */
struct fx_label {
	char text[16];
	void *owner;
};
struct fx_point {
	int x, y;
};
static int fx_yes(void)
{
	return 1;
}
static int fx_no(void)
{
	return 0;
}
static const int fx_five = 5;
static int fx_always = 1;
static int fx_slot;

/* finds b5_stack_wide_copy: 121 787 120 */
void title_page(const wchar_t *chapter)
{
	wchar_t page[20];
	wchar_t source[80];
	wmemset(source, L'c', 79);
	source[79] = L'\0';
	wcscpy(page, source);
	wprintf(L"%ls %ls\n", chapter, page);
}
/* allows b5_stack_wide_copy */
void title_page_ok(const wchar_t *chapter)
{
	wchar_t page[20];
	wchar_t source[80];
	wmemset(source, L'c', 79);
	source[79] = L'\0';
	wcsncpy(page, source, 19);
	page[19] = L'\0';
	wprintf(L"%ls %ls\n", chapter, page);
}

/* finds b5_stack_alloca_int: 121 787 805 */
long sum_of_table(void)
{
	int table[100] = {0};
	int *copy = __builtin_alloca(50 * sizeof(int));
	long sum = 0;
	for (int i = 0; i < 100; i++)
		copy[i] = table[i];
	for (int i = 0; i < 50; i++)
		sum += copy[i];
	return sum;
}
/* allows b5_stack_alloca_int */
long sum_of_table_ok(void)
{
	int table[100] = {0};
	int *copy = __builtin_alloca(100 * sizeof(int));
	long sum = 0;
	for (int i = 0; i < 100; i++)
		copy[i] = table[i];
	for (int i = 0; i < 50; i++)
		sum += copy[i];
	return sum;
}

/* finds b5_stack_alloca_bytes: 121 787 131 */
int64_t first_of_longs(void)
{
	int64_t *all = __builtin_alloca(10);
	int64_t in[10] = {1, 2, 3};
	memcpy(all, in, 10 * sizeof(int64_t));
	return all[0];
}
/* allows b5_stack_alloca_bytes */
int64_t first_of_longs_ok(void)
{
	int64_t *all = __builtin_alloca(10 * sizeof(int64_t));
	int64_t in[10] = {1, 2, 3};
	memcpy(all, in, 10 * sizeof(int64_t));
	return all[0];
}

/* finds b5_member_memcpy_all: 121 122 787 */
void name_owner(void *owner)
{
	struct fx_label l;
	static const char text[32] = "0123456789abcdef0123456789abcde";
	l.owner = owner;
	memcpy(l.text, text, sizeof(l));
	l.text[15] = '\0';
	puts(l.text);
}
/* allows b5_member_memcpy_all */
void name_owner_ok(void *owner)
{
	struct fx_label l;
	static const char text[32] = "0123456789abcdef0123456789abcde";
	l.owner = owner;
	memcpy(l.text, text, sizeof(l.text));
	l.text[15] = '\0';
	puts(l.text);
}

/* finds b5_heap_member_memmove: 122 787 */
struct fx_label *label_new(void)
{
	static const char text[32] = "0123456789abcdef0123456789abcde";
	struct fx_label *l = malloc(sizeof(*l));
	if (l == NULL)
		exit(1);
	l->owner = l;
	memmove(l->text, text, sizeof(*l));
	l->text[15] = '\0';
	return l;
}
/* allows b5_heap_member_memmove */
struct fx_label *label_new_ok(void)
{
	static const char text[32] = "0123456789abcdef0123456789abcde";
	struct fx_label *l = malloc(sizeof(*l));
	if (l == NULL)
		exit(1);
	l->owner = l;
	memmove(l->text, text, sizeof(l->text));
	l->text[15] = '\0';
	return l;
}

/* finds b5_pointer_choice: 121 787 */
void pick_and_fill(void)
{
	char little[50], big[100];
	char *at;
	char source[100];
	memset(source, 'z', sizeof(source) - 1);
	source[sizeof(source) - 1] = '\0';
	if (fx_yes())
		at = little;
	else
		at = big;
	at[0] = '\0';
	strcat(at, source);
	puts(at);
}
/* allows b5_pointer_choice */
void pick_and_fill_ok(void)
{
	char little[50], big[100];
	char *at;
	char source[100];
	memset(source, 'z', sizeof(source) - 1);
	source[sizeof(source) - 1] = '\0';
	if (fx_yes())
		at = big;
	else
		at = little + 60 - 60;
	at[0] = '\0';
	strcat(at, source);
	puts(at);
}

/* finds b5_global_flag_choice: 121 787 */
void flagged_fill(void)
{
	char little[8], big[64], *to = NULL;
	switch (fx_five) {
	case 5:
		to = little;
		break;
	default:
		to = big;
	}
	memset(to, 'A', 32);
	to[7] = '\0';
	puts(to);
}
/* allows b5_global_flag_choice */
void flagged_fill_ok(void)
{
	char little[8], big[64], *to = NULL;
	switch (fx_five) {
	case 5:
		to = big;
		break;
	default:
		to = big;
	}
	memset(to, 'A', 32);
	to[7] = '\0';
	puts(to);
}

/* finds b5_index_socket: 121 129 787 */
int mark_day(int s)
{
	char line[16] = "";
	int days[31] = {0};
	ssize_t n = recv(s, line, sizeof(line) - 1, 0);
	if (n <= 0)
		return -1;
	line[n] = '\0';
	int day = atoi(line);
	if (day >= 0)
		days[day] = 1;
	return days[0];
}
/* allows b5_index_socket */
int mark_day_ok(int s)
{
	char line[16] = "";
	int days[31] = {0};
	ssize_t n = recv(s, line, sizeof(line) - 1, 0);
	if (n <= 0)
		return -1;
	line[n] = '\0';
	int day = atoi(line);
	if (day >= 0 && day < 31)
		days[day] = 1;
	return days[0];
}

/* finds b5_index_fscanf_heap: 122 129 787 */
void set_cell(void)
{
	int where = -1;
	int *cells = calloc(10, sizeof(int));
	if (cells == NULL)
		return;
	fscanf(stdin, "%d", &where);
	if (where >= 0) {
		cells[where] = 1;
		for (int i = 0; i < 10; i++)
			printf("%d\n", cells[i]);
	}
	free(cells);
}
/* allows b5_index_fscanf_heap */
void set_cell_ok(void)
{
	int where = -1;
	int *cells = calloc(10, sizeof(int));
	if (cells == NULL)
		return;
	fscanf(stdin, "%d", &where);
	if (where >= 0 && where < 10) {
		cells[where] = 1;
		for (int i = 0; i < 10; i++)
			printf("%d\n", cells[i]);
	}
	free(cells);
}

/* finds b5_index_ntohl: 121 129 787 */
struct fx_header {
	uint32_t slot;
	uint32_t value;
};
static uint32_t slots[8];
int take_header(int s)
{
	struct fx_header h;
	if (recv(s, &h, sizeof(h), MSG_WAITALL) != (ssize_t)sizeof(h))
		return -1;
	h.slot = ntohl(h.slot);
	slots[h.slot] = ntohl(h.value);
	return 0;
}
/* allows b5_index_ntohl */
struct fx_header_ok {
	uint32_t slot;
	uint32_t value;
};
static uint32_t slots_ok[8];
int take_header_ok(int s)
{
	struct fx_header_ok h;
	if (recv(s, &h, sizeof(h), MSG_WAITALL) != (ssize_t)sizeof(h))
		return -1;
	h.slot = ntohl(h.slot);
	if (h.slot >= sizeof(slots_ok) / sizeof(slots_ok[0]))
		return -1;
	slots_ok[h.slot] = ntohl(h.value);
	return 0;
}

/* finds b5_heap_off_by_one: 122 787 193 */
char *heap_copy(const char *name)
{
	size_t n = strlen(name);
	char *copy = malloc(n);
	if (copy == NULL)
		return NULL;
	for (size_t i = 0; i <= n; i++)
		copy[i] = name[i];
	return copy;
}
/* allows b5_heap_off_by_one */
char *heap_copy_ok(const char *name)
{
	size_t n = strlen(name);
	char *copy = malloc(n + 1);
	if (copy == NULL)
		return NULL;
	for (size_t i = 0; i <= n; i++)
		copy[i] = name[i];
	return copy;
}

/* finds b5_heap_wide_chars: 122 787 131 135 */
wchar_t *heap_wide(void)
{
	const wchar_t *from = L"a heading of some length";
	wchar_t *to = malloc(wcslen(from) + 1);
	if (to == NULL)
		exit(EXIT_FAILURE);
	wcscpy(to, from);
	return to;
}
/* allows b5_heap_wide_chars */
wchar_t *heap_wide_ok(void)
{
	const wchar_t *from = L"a heading of some length";
	wchar_t *to = malloc((wcslen(from) + 1) * sizeof(wchar_t));
	if (to == NULL)
		exit(EXIT_FAILURE);
	wcscpy(to, from);
	return to;
}

/* finds b5_heap_snprintf_wrong_size: 122 787 805 */
char *heap_print(int id)
{
	char *text = malloc(8);
	if (text == NULL)
		return NULL;
	snprintf(text, 24, "device-number-%05d", id);
	return text;
}
/* allows b5_heap_snprintf_wrong_size */
char *heap_print_ok(int id)
{
	char *text = malloc(8);
	if (text == NULL)
		return NULL;
	snprintf(text, 8, "device-number-%05d", id);
	return text;
}

/* finds b5_heap_snwprintf: 122 121 787 805 */
void heap_wprint(void)
{
	wchar_t source[100];
	wchar_t *to = malloc(50 * sizeof(wchar_t));
	if (to == NULL)
		return;
	wmemset(source, L'x', 99);
	source[99] = 0;
	swprintf(to, 100, L"%ls", source);
	wprintf(L"%ls\n", to);
	free(to);
}
/* allows b5_heap_snwprintf */
void heap_wprint_ok(void)
{
	wchar_t source[100];
	wchar_t *to = malloc(50 * sizeof(wchar_t));
	if (to == NULL)
		return;
	wmemset(source, L'x', 99);
	source[99] = 0;
	swprintf(to, 50, L"%ls", source);
	wprintf(L"%ls\n", to);
	free(to);
}

/* finds b5_heap_structs: 122 787 */
struct fx_point *heap_points(const struct fx_point from[100])
{
	struct fx_point *to = malloc(50 * sizeof(*to));
	if (to == NULL)
		abort();
	memcpy(to, from, 100 * sizeof(*to));
	return to;
}
/* allows b5_heap_structs */
struct fx_point *heap_points_ok(const struct fx_point from[100])
{
	struct fx_point *to = malloc(100 * sizeof(*to));
	if (to == NULL)
		abort();
	memcpy(to, from, 100 * sizeof(*to));
	return to;
}

/* finds b5_heap_strncat: 122 787 */
char *heap_cat(void)
{
	char *s = malloc(20);
	if (!s)
		return s;
	strcpy(s, "prefix-of-15-ch");
	strncat(s, "0123456789", 20);
	return s;
}
/* allows b5_heap_strncat */
char *heap_cat_ok(void)
{
	char *s = malloc(20);
	if (!s)
		return s;
	strcpy(s, "prefix-of-15-ch");
	strncat(s, "0123456789", 20 - strlen(s) - 1);
	return s;
}

/* finds b5_through_function: 121 787 */
static void fill_with_dots(char *to, size_t n)
{
	memset(to, '.', n);
	to[n - 1] = '\0';
}
void dots(void)
{
	char line[40];
	fill_with_dots(line, 80);
	puts(line);
}
/* allows b5_through_function */
static void fill_with_dots_ok(char *to, size_t n)
{
	memset(to, '.', n);
	to[n - 1] = '\0';
}
void dots_ok(void)
{
	char line[40];
	fill_with_dots_ok(line, sizeof(line));
	puts(line);
}

/* finds b5_through_pointer_to_pointer: 122 787 */
static void room_for(char **room)
{
	*room = malloc(10);
}
void ten_digits(void)
{
	char *room = NULL;
	room_for(&room);
	if (room == NULL)
		return;
	strcpy(room, "0123456789");
	puts(room);
	free(room);
}
/* allows b5_through_pointer_to_pointer */
static void room_for_ok(char **room)
{
	*room = malloc(11);
}
void ten_digits_ok(void)
{
	char *room = NULL;
	room_for_ok(&room);
	if (room == NULL)
		return;
	strcpy(room, "0123456789");
	puts(room);
	free(room);
}

/* finds b5_through_function_pointer: 121 787 */
static void put_source(char *to)
{
	char source[100];
	memset(source, 'Q', 99);
	source[99] = '\0';
	strcpy(to, source);
}
void by_pointer(void)
{
	void (*put)(char *) = put_source;
	char room[50];
	put(room);
	puts(room);
}
/* allows b5_through_function_pointer */
static void put_source_ok(char *to)
{
	char source[100];
	memset(source, 'Q', 99);
	source[99] = '\0';
	strcpy(to, source);
}
void by_pointer_ok(void)
{
	void (*put)(char *) = put_source_ok;
	char room[100];
	put(room);
	puts(room);
}

/* finds b5_in_struct: 121 787 */
struct fx_carrier {
	char *where;
};
static void fill_carrier(struct fx_carrier c)
{
	memset(c.where, 'c', 99);
	c.where[99] = '\0';
	puts(c.where);
}
void carrier(void)
{
	char room[50] = "";
	struct fx_carrier c;
	c.where = room;
	fill_carrier(c);
}
/* allows b5_in_struct */
struct fx_carrier_ok {
	char *where;
};
static void fill_carrier_ok(struct fx_carrier_ok c)
{
	memset(c.where, 'c', 99);
	c.where[99] = '\0';
	puts(c.where);
}
void carrier_ok(void)
{
	char room[100] = "";
	struct fx_carrier_ok c;
	c.where = room;
	fill_carrier_ok(c);
}

/* finds b5_in_union: 121 787 */
union fx_either {
	wchar_t *first;
	wchar_t *second;
};
void either(void)
{
	union fx_either u;
	wchar_t little[50], big[100];
	wchar_t source[100];
	wmemset(source, L'u', 100 - 1);
	source[99] = L'\0';
	little[0] = big[0] = L'\0';
	u.first = little;
	{
		wchar_t *to = u.second;
		memmove(to, source, sizeof(source));
		wprintf(L"%ls\n", to);
	}
}
/* allows b5_in_union */
union fx_either_ok {
	wchar_t *first;
	wchar_t *second;
};
void either_ok(void)
{
	union fx_either_ok u;
	wchar_t little[50], big[100];
	wchar_t source[100];
	wmemset(source, L'u', 100 - 1);
	source[99] = L'\0';
	little[0] = big[0] = L'\0';
	u.first = big;
	{
		wchar_t *to = u.second;
		memmove(to, source, sizeof(source));
		wprintf(L"%ls\n", to);
	}
}
