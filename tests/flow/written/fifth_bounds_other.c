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

/* finds b5_over_read_send: 126 125 */
int heartbeat(int s)
{
	unsigned char in[64];
	ssize_t n = recv(s, in, sizeof(in), 0);
	if (n < 3)
		return -1;
	unsigned length = (unsigned)in[1] << 8 | in[2];
	return send(s, in + 3, length, 0) < 0;
}
/* allows b5_over_read_send */
int heartbeat_ok(int s)
{
	unsigned char in[64];
	ssize_t n = recv(s, in, sizeof(in), 0);
	if (n < 3)
		return -1;
	unsigned length = (unsigned)in[1] << 8 | in[2];
	if (length > (size_t)n - 3)
		return -1;
	return send(s, in + 3, length, 0) < 0;
}

/* finds b5_over_read_strlen: 126 125 170 */
size_t tag_length(FILE *in)
{
	char tag[4];
	if (fread(tag, 1, sizeof(tag), in) != sizeof(tag))
		return 0;
	return strlen(tag);
}
/* allows b5_over_read_strlen */
size_t tag_length_ok(FILE *in)
{
	char tag[4];
	if (fread(tag, 1, sizeof(tag), in) != sizeof(tag))
		return 0;
	return strnlen(tag, sizeof(tag));
}

/* finds b5_over_read_strncpy: 126 125 170 */
void cut_name(const char *host)
{
	char name[8];
	memset(name, 'x', sizeof(name));
	strncpy(name, "controller-12", sizeof(name));
	printf("%s %s\n", host, name);
}
/* allows b5_over_read_strncpy */
void cut_name_ok(const char *host)
{
	char name[8];
	memset(name, 'x', sizeof(name));
	strncpy(name, "controller-12", sizeof(name));
	name[sizeof(name) - 1] = '\0';
	printf("%s %s\n", host, name);
}

/* finds b5_under_read_pointer: 127 125 786 */
void below(void)
{
	char *data = malloc(100);
	char to[100];
	if (data == NULL)
		return;
	memset(data, 'D', 99);
	data[99] = '\0';
	char *from = data - 8;
	memmove(to, from, 99);
	to[99] = '\0';
	puts(to);
	free(data);
}
/* allows b5_under_read_pointer */
void below_ok(void)
{
	char *data = malloc(100);
	char to[100];
	if (data == NULL)
		return;
	memset(data, 'D', 99);
	data[99] = '\0';
	char *from = data;
	memmove(to, from, 99);
	to[99] = '\0';
	puts(to);
	free(data);
}

/* finds b5_under_read_index: 127 125 786 129 */
int day_name(void)
{
	static const int lengths[12] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	int month = 0;
	if (scanf("%d", &month) != 1 || month > 12)
		return -1;
	return lengths[month - 1];
}
/* allows b5_under_read_index */
int day_name_ok(void)
{
	static const int lengths[12] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	int month = 0;
	if (scanf("%d", &month) != 1 || month > 12)
		return -1;
	return month >= 1 ? lengths[month - 1] : -1;
}

/* finds b5_under_read_goto: 127 125 786 */
void below_goto(void)
{
	int64_t all[10] = {0}, *at = all;
	if (fx_no())
		goto end;
	at -= 3;
	printf("%lld\n", (long long)*at);
end:
	return;
}
/* allows b5_under_read_goto */
void below_goto_ok(void)
{
	int64_t all[10] = {0}, *at = all;
	if (fx_no())
		goto end;
	at += 3;
	printf("%lld\n", (long long)*at);
end:
	return;
}

/* finds b5_under_read_loop: 127 125 786 */
int last_slash(const char *path)
{
	char copy[32];
	snprintf(copy, sizeof(copy), "%s", path);
	char *p = copy + strlen(copy);
	while (*--p != '/')
		;
	return (int)(p - copy);
}
/* allows b5_under_read_loop */
int last_slash_ok(const char *path)
{
	char copy[32];
	snprintf(copy, sizeof(copy), "%s", path);
	char *p = copy + strlen(copy);
	while (p > copy && *--p != '/')
		;
	return (int)(p - copy);
}

/* finds b5_offset_file: 823 787 125 129 */
int field_at(FILE *in, unsigned char *image, size_t size)
{
	uint32_t offset;
	if (fread(&offset, sizeof(offset), 1, in) != 1)
		return -1;
	unsigned char room[256];
	memcpy(room, image, size < 256 ? size : 256);
	return *(room + offset);
}
/* allows b5_offset_file */
int field_at_ok(FILE *in, unsigned char *image, size_t size)
{
	uint32_t offset;
	if (fread(&offset, sizeof(offset), 1, in) != 1)
		return -1;
	if (offset >= size)
		return -1;
	unsigned char room[256];
	memcpy(room, image, size < 256 ? size : 256);
	if (offset >= sizeof(room))
		return -1;
	return *(room + offset);
}

/* finds b5_offset_argv: 823 787 129 122 */
void poke(int argc, char **argv)
{
	unsigned char *mem = calloc(1, 4096);
	if (mem == NULL || argc < 2)
		return free(mem);
	unsigned long off = strtoul(argv[1], NULL, 0);
	*(mem + off) = 1;
	free(mem);
}
/* allows b5_offset_argv */
void poke_ok(int argc, char **argv)
{
	unsigned char *mem = calloc(1, 4096);
	if (mem == NULL || argc < 2)
		return free(mem);
	unsigned long off = strtoul(argv[1], NULL, 0);
	if (off < 4096)
		*(mem + off) = 1;
	free(mem);
}

/* finds b5_static_index: 121 787 129 */
void push_value(int v)
{
	static int stack[16];
	if (fx_slot <= 16)
		stack[fx_slot++] = v;
	printf("%d\n", stack[0]);
}
/* allows b5_static_index */
void push_value_ok(int v)
{
	static int stack[16];
	if (fx_slot < 16)
		stack[fx_slot++] = v;
	printf("%d\n", stack[0]);
}

/* finds b5_two_dims: 121 787 */
void clear_board(void)
{
	char board[8][10];
	for (int y = 0; y < 10; y++)
		for (int x = 0; x < 8; x++)
			board[y][x] = ' ';
	printf("%c\n", board[0][0]);
}
/* allows b5_two_dims */
void clear_board_ok(void)
{
	char board[8][10];
	for (int y = 0; y < 8; y++)
		for (int x = 0; x < 10; x++)
			board[y][x] = ' ';
	printf("%c\n", board[0][0]);
}

/* finds b5_flex: 122 787 131 */
struct fx_bytes {
	size_t n;
	uint16_t v[];
};
struct fx_bytes *bytes_new(size_t n)
{
	struct fx_bytes *b = malloc(sizeof(*b) + 10);
	if (b == NULL)
		return NULL;
	b->n = n;
	for (int i = 0; i < 10; i++)
		b->v[i] = (uint16_t)i;
	return b;
}
/* allows b5_flex */
struct fx_bytes_ok {
	size_t n;
	uint16_t v[];
};
struct fx_bytes_ok *bytes_new_ok(size_t n)
{
	struct fx_bytes_ok *b = malloc(sizeof(*b) + 10 * sizeof(uint16_t));
	if (b == NULL)
		return NULL;
	b->n = n;
	for (int i = 0; i < 10; i++)
		b->v[i] = (uint16_t)i;
	return b;
}

/* finds b5_win_registry_copy: 121 787 120 */
int show_owner(HKEY k)
{
	char value[256];
	char small[32];
	DWORD n = sizeof(value) - 1;
	if (RegQueryValueExA(k, "Owner", NULL, NULL, (unsigned char *)value, &n) != ERROR_SUCCESS)
		return -1;
	value[n] = '\0';
	strcpy(small, value);
	return small[0];
}
/* allows b5_win_registry_copy */
int show_owner_ok(HKEY k)
{
	char value[256];
	char small[32];
	DWORD n = sizeof(value) - 1;
	if (RegQueryValueExA(k, "Owner", NULL, NULL, (unsigned char *)value, &n) != ERROR_SUCCESS)
		return -1;
	value[n] = '\0';
	snprintf(small, sizeof(small), "%s", value);
	return small[0];
}

/* finds b5_win_env_wide: 121 787 120 */
void env_wide(void)
{
	wchar_t value[512], text[40] = L"path=";
	if (GetEnvironmentVariableW(L"TOOLPATH", value, 512) == 0)
		return;
	wcscat(text, value);
	wprintf(L"%ls\n", text);
}
/* allows b5_win_env_wide */
void env_wide_ok(void)
{
	wchar_t value[512], text[40] = L"path=";
	if (GetEnvironmentVariableW(L"TOOLPATH", value, 512) == 0)
		return;
	wcsncat(text, value, 30);
	wprintf(L"%ls\n", text);
}

/* finds b5_sprintf_int: 121 787 */
void serial(int id)
{
	char text[8];
	sprintf(text, "id-%d", id);
	puts(text);
}
/* allows b5_sprintf_int */
void serial_ok(int id)
{
	char text[24];
	sprintf(text, "id-%d", id);
	puts(text);
}

/* finds b5_va_copy_size: 122 787 805 */
int read_packet(int s)
{
	unsigned char head[2];
	unsigned char *body = malloc(256);
	if (body == NULL)
		return -1;
	if (recv(s, head, 2, MSG_WAITALL) != 2) {
		free(body);
		return -1;
	}
	uint16_t length = (uint16_t)(head[0] << 8 | head[1]);
	int r = (int)recv(s, body, length, 0);
	free(body);
	return r;
}
/* allows b5_va_copy_size */
int read_packet_ok(int s)
{
	unsigned char head[2];
	unsigned char *body = malloc(256);
	if (body == NULL)
		return -1;
	if (recv(s, head, 2, MSG_WAITALL) != 2) {
		free(body);
		return -1;
	}
	uint16_t length = (uint16_t)(head[0] << 8 | head[1]);
	if (length > 256)
		length = 256;
	int r = (int)recv(s, body, length, 0);
	free(body);
	return r;
}
