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
#include <sys/un.h>
#include <unistd.h>
#include <wchar.h>

/* shared */
char *gets(char *);
struct sx_frame {
	unsigned char head[4];
	char body[24];
	int (*done)(void);
};
struct sx_ring {
	int at;
	int slots[8];
};
static int sx_on = 1;
static int sx_off;
static int sx_mode = 6;
static int sx_from_env(const char *name)
{
	const char *v = getenv(name);
	return v != NULL ? (int)strtol(v, NULL, 10) : 0;
}
struct sx_target { char *at; size_t n; };
struct sx_link { struct sx_link *next, *prev; };
union sx_mix { char text[8]; int number; };

/* finds b6_write_where_linked: 123 787 121 */
void unlink_node(int s)
{
	struct sx_link head = {0, 0}, node;
	if (recv(s, &node, sizeof(node), 0) != (ssize_t)sizeof(node))
		return;
	node.next->prev = node.prev;
	node.prev->next = node.next;
	printf("%p\n", (void *)head.prev);
}
/* allows b6_write_where_linked */
void unlink_node_ok(int s)
{
	struct sx_link head = {0, 0}, node;
	if (recv(s, &node, sizeof(node), 0) != (ssize_t)sizeof(node))
		return;
	node.next = &head;
	node.next->prev = &head;
	printf("%p\n", (void *)head.prev);
}

/* finds b6_multibyte_twice: 176 121 787 */
void to_wide(const char *text)
{
	wchar_t wide[64];
	if (MultiByteToWideChar(CP_UTF8, 0, text, -1, wide, sizeof(wide)) == 0)
		return;
	wprintf(L"%ls\n", wide);
}
/* allows b6_multibyte_twice */
void to_wide_ok(const char *text)
{
	wchar_t wide[64];
	if (MultiByteToWideChar(CP_UTF8, 0, text, -1, wide, 64) == 0)
		return;
	wprintf(L"%ls\n", wide);
}

/* finds b6_path_resolve: 785 121 120 */
void resolve(const char *name)
{
	char whole[100];
	if (realpath(name, whole) != NULL)
		puts(whole);
}
/* allows b6_path_resolve */
void resolve_ok(const char *name)
{
	char whole[PATH_MAX];
	if (realpath(name, whole) != NULL)
		puts(whole);
}

/* finds b6_path_getwd: 785 121 120 242 676 */
void where(void)
{
	char whole[128];
	if (getwd(whole) != NULL)
		puts(whole);
}
/* allows b6_path_getwd */
void where_ok(void)
{
	char whole[PATH_MAX];
	if (getcwd(whole, sizeof(whole)) != NULL)
		puts(whole);
}

/* finds b6_sun_path: 121 120 787 */
int local_socket(void)
{
	struct sockaddr_un a = {.sun_family = AF_UNIX};
	const char *p = getenv("SOCKET");
	if (p == NULL)
		return -1;
	strcpy(a.sun_path, p);
	puts(a.sun_path);
	return 0;
}
/* allows b6_sun_path */
int local_socket_ok(void)
{
	struct sockaddr_un a = {.sun_family = AF_UNIX};
	const char *p = getenv("SOCKET");
	if (p == NULL)
		return -1;
	if (strlen(p) >= sizeof(a.sun_path))
		return -1;
	strcpy(a.sun_path, p);
	puts(a.sun_path);
	return 0;
}

/* finds b6_two_dims: 121 787 129 */
int plane(void)
{
	int v[4][6] = {{0}};
	for (int y = 0; y < 6; y++)
		for (int x = 0; x < 4; x++)
			v[y][x] = x + y;
	return v[3][3];
}
/* allows b6_two_dims */
int plane_ok(void)
{
	int v[4][6] = {{0}};
	for (int y = 0; y < 4; y++)
		for (int x = 0; x < 6; x++)
			v[y][x] = x + y;
	return v[3][3];
}

/* finds b6_flag_size: 122 787 */
void flag_size(void)
{
	size_t n = 0;
	char *p;
	if (sx_on)
		n = 10;
	if (sx_off)
		n = 100;
	p = malloc(n);
	if (p == NULL)
		return;
	memset(p, 'm', 50);
	printf("%c\n", p[3]);
	free(p);
}
/* allows b6_flag_size */
void flag_size_ok(void)
{
	size_t n = 0;
	char *p;
	if (sx_on)
		n = 50;
	if (sx_off)
		n = 100;
	p = malloc(n);
	if (p == NULL)
		return;
	memset(p, 'm', 50);
	printf("%c\n", p[3]);
	free(p);
}

/* finds b6_goto_size: 121 787 */
void jump_size(void)
{
	char room[24];
	int n = 24;
	goto more;
	memset(room, 0, n);
	return;
more:
	n *= 2;
	memset(room, 0, n);
	puts(room);
}
/* allows b6_goto_size */
void jump_size_ok(void)
{
	char room[24];
	int n = 24;
	memset(room, 0, n);
	return;
more:
	n *= 2;
	memset(room, 0, n / 2);
	puts(room);
}

/* finds b6_union_overrun: 121 787 */
void union_fill(void)
{
	union sx_mix m;
	snprintf(m.text, 16, "%s", "twelve chars");
	puts(m.text);
}
/* allows b6_union_overrun */
void union_fill_ok(void)
{
	union sx_mix m;
	snprintf(m.text, sizeof(m.text), "%s", "twelve chars");
	puts(m.text);
}

/* finds b6_inet_ntop_size: 121 787 805 */
void peer(const void *address)
{
	char text[16];
	if (inet_ntop(AF_INET6, address, text, INET6_ADDRSTRLEN) != NULL)
		puts(text);
}
/* allows b6_inet_ntop_size */
void peer_ok(const void *address)
{
	char text[INET6_ADDRSTRLEN];
	if (inet_ntop(AF_INET6, address, text, INET6_ADDRSTRLEN) != NULL)
		puts(text);
}

/* finds b6_snprintf_sum: 121 787 */
void listing(int n, const char *const *names)
{
	char all[100];
	size_t at = 0;
	for (int i = 0; i < n ; i++)
		at += (size_t)snprintf(all + at, sizeof(all) - at, "%s,", names[i]);
	all[at] = 0;
	puts(all);
}
/* allows b6_snprintf_sum */
void listing_ok(int n, const char *const *names)
{
	char all[100];
	size_t at = 0;
	for (int i = 0; i < n && at < sizeof(all); i++)
		at += (size_t)snprintf(all + at, sizeof(all) - at, "%s,", names[i]);
	all[sizeof(all) - 1] = 0;
	puts(all);
}

/* finds b6_hex_out: 121 787 */
void hex(const unsigned char *id)
{
	char text[32];
	for (int i = 0; i < 16; i++)
		sprintf(text + 2 * i, "%02x", id[i]);
	puts(text);
}
/* allows b6_hex_out */
void hex_ok(const unsigned char *id)
{
	char text[33];
	for (int i = 0; i < 16; i++)
		sprintf(text + 2 * i, "%02x", id[i]);
	puts(text);
}

/* finds b6_windows_path: 121 787 120 */
void temp_name(const char *name)
{
	char path[MAX_PATH];
	DWORD n = GetTempPathA(MAX_PATH, path);
	if (n == 0 || n > MAX_PATH)
		return;
	strcat(path, name);
	puts(path);
}
void temp_asked(void)
{
	char asked[512];
	if (fgets(asked, sizeof(asked), stdin) != NULL)
		temp_name(asked);
}
/* allows b6_windows_path */
void temp_name_ok(const char *name)
{
	char path[MAX_PATH];
	DWORD n = GetTempPathA(MAX_PATH, path);
	if (n == 0 || n > MAX_PATH)
		return;
	strncat(path, name, MAX_PATH - n - 1);
	puts(path);
}
void temp_asked_ok(void)
{
	char asked[512];
	if (fgets(asked, sizeof(asked), stdin) != NULL)
		temp_name_ok(asked);
}
